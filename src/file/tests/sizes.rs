//! Sizes that no workshop has: each is read in one pass, or refused with the number and the limit.

use std::fmt::Write as _;

use super::super::{RosterOptions, read, roster};

const HEAD: &str = "format = 1\ntitle = \"T\"\n";
const ACTIVITY: &str = "[[agenda]]\ntitle = \"A\"\nkind = \"exercise\"\nminutes = 5\n";
const RECORD: &str = "[record]\nstarted = 2026-11-24T15:00:00Z\n";

/// Makes so many of a block, each with its number in place of `#`.
fn many(count: usize, block: &str) -> String {
    (0..count).fold(String::new(), |mut text, i| {
        let _ = write!(text, "{}", block.replace('#', &i.to_string()));
        text
    })
}

/// Everything that is said of a file.
fn said(text: &str) -> String {
    let problems = read(text.as_bytes()).map_or_else(|problems| problems, |opened| opened.warnings);
    problems.iter().map(|p| p.render("s.toml")).collect()
}

#[test]
fn more_than_a_session_may_have_is_refused_with_both_numbers() {
    let columns = many(1_001, "[[agenda.columns]]\ntitle = \"C#\"\n");
    let phases = many(1_001, "[[agenda.phases]]\ntitle = \"F#\"\nminutes = 1\n");
    let rows = format!("rows = [{}]\n", many(1_001, "\"R#\", "));
    let carried = many(1_001, "[[carried]]\nkind = \"entry\"\nactivity = \"x\"\ntext = \"t#\"\n");
    let options = format!(
        "[[record.poll]]\nactivity = \"a\"\nmethod = \"single\"\nopened = 2026-11-24T15:00:00Z\noptions = [{}]\n",
        many(1_001, "\"O#\", ")
    );
    let stays = many(5_001, "[[record.attendance]]\nname = \"P#\"\narrived = 2026-11-24T15:00:00Z\n");
    for (text, numbers) in [
        (
            format!("{HEAD}{}{ACTIVITY}", many(5_001, "[[people]]\nname = \"P#\"\n")),
            "5001 people; at most 5000 are allowed",
        ),
        (format!("{HEAD}[[people]]\nname = \"P\"\n{}", many(501, "a# = \"x\"\n")), "at most 500 are allowed"),
        (format!("{HEAD}{}", ACTIVITY.repeat(1_001)), "1001 activities; at most 1000 are allowed"),
        (format!("{HEAD}{ACTIVITY}{columns}"), "1001 columns of one activity"),
        (format!("{HEAD}{ACTIVITY}{phases}"), "1001 phases of one activity"),
        (format!("{HEAD}{ACTIVITY}{rows}"), "1001 rows of one canvas"),
        (format!("{HEAD}{carried}{ACTIVITY}rows_from = {{ activity = \"x\" }}\n"), "1001 rows of one canvas"),
        (format!("{HEAD}{ACTIVITY}{RECORD}{options}"), "1001 options of one poll"),
        (format!("{HEAD}{ACTIVITY}{RECORD}{stays}"), "5001 people"),
        (format!("{HEAD}{ACTIVITY}{RECORD}[record.journal]\nlines = [{}]\n", "1,".repeat(1_000_001)), "1000000 lines"),
    ] {
        let said = said(&text);
        assert!(said.contains(numbers) && said.contains("help: "), "{numbers}: {said:.300}");
        assert!(read(text.as_bytes()).is_err(), "{numbers}");
    }
    let table = format!("name,{}\nAna\n", many(500, "h#,"));
    assert!(
        roster(table.as_bytes(), &RosterOptions::default())
            .is_err_and(|p| p[0].message.contains("502 columns; at most 500 are allowed"))
    );
    let table = format!("name\n{}", many(5_001, "P#\n"));
    assert!(
        roster(table.as_bytes(), &RosterOptions::default())
            .is_err_and(|p| p[0].message.contains("more than 5000 people"))
    );
}

#[test]
fn commas_in_texts_are_no_entries_of_lists() {
    let commas = ",".repeat(600_000);
    let text = format!("{HEAD}guidelines = [\"{commas}\", \"{commas}\"]\n{ACTIVITY}");
    assert!(read(text.as_bytes()).is_ok());
}

#[test]
fn what_is_unknown_thousands_of_times_is_not_guessed_at_each_time() {
    let unknown = many(10_000, "k# = 1\n");
    assert!(said(&format!("{HEAD}{unknown}{ACTIVITY}")).contains("unknown key \"k0\""));
    let groups = many(1_000, "{ name = \"G#\", members = [] }, ");
    let round = format!("[[record.breakout]]\nactivity = \"a\"\nformed = 2026-11-24T15:00:00Z\ngroups = [{groups}]\n");
    let note = "[[record.note]]\nat = 2026-11-24T15:00:00Z\nactivity = \"b#\"\ngroup = \"H#\"\ntext = \"n\"\n";
    let text = format!("{HEAD}{ACTIVITY}{RECORD}{round}{}", many(2_000, note));
    assert!(said(&text).contains("this session has no group \"H0\""));
    let keys = many(3_000, "\"c#\", ");
    let phase = format!("[[agenda.phases]]\ntitle = \"F\"\nminutes = 5\ncolumns = [{keys}]\n");
    let columns = many(1_000, "[[agenda.columns]]\ntitle = \"C#\"\n");
    assert!(said(&format!("{HEAD}{ACTIVITY}{columns}{phase}")).contains("no column \"c1000\""));
}
