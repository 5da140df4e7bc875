//! People come from where they are: exports of other programs, each read as its file in `tests/rosters/` shows.

use std::fmt::Write as _;
use std::path::Path;

use crate::cli::Desk;
use roundtable::file::{self, Fate, Roster, RosterOptions};

/// Reads a text with the program's own choices.
fn read(text: &str) -> Roster {
    file::roster(text.as_bytes(), &RosterOptions::default()).unwrap_or_else(|p| panic!("{}", p[0].render("r.csv")))
}

fn names(roster: &Roster) -> Vec<String> {
    roster.people().into_iter().map(|p| p.name).collect()
}

/// Reads a text that is refused.
fn refused(text: &str, options: &RosterOptions) -> String {
    let problems = file::roster(text.as_bytes(), options).expect_err("refused");
    problems.iter().map(|p| p.render("r.csv")).collect::<Vec<_>>().join("\n")
}

/// Writes down what was read.
fn in_words(roster: &Roster) -> String {
    let mut out = String::new();
    for entry in &roster.entries {
        let attributes: Vec<String> = entry.person.attributes.iter().map(|(k, v)| format!("{k}: {v}")).collect();
        let what = match &entry.fate {
            Fate::Read => format!("+ {} | {}", entry.person.name, attributes.join(" | ")),
            Fate::LeftOut(why) => format!("- {} | {why}", entry.person.name),
            Fate::Faulty { message, .. } => format!("! {} | {message}", entry.person.name),
        };
        let _ = writeln!(out, "{:>4} {}", entry.line, what.trim_end_matches([' ', '|']));
    }
    for column in &roster.columns_left_out {
        let _ = writeln!(out, "     without {} ({})", column.heading, column.why);
    }
    out
}

#[test]
fn every_export_is_read_as_its_sample_shows() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rosters");
    let mut files: Vec<_> = std::fs::read_dir(&folder).expect("folder").map(|f| f.expect("file").path()).collect();
    files.sort();
    let mut said = String::new();
    for path in files.iter().filter(|p| !p.ends_with("what-is-read.txt")) {
        let name = path.file_name().expect("name").to_string_lossy();
        let bytes = std::fs::read(path).expect("file");
        let roster = file::roster(&bytes, &RosterOptions::default());
        let roster = roster.unwrap_or_else(|p| panic!("{}", p[0].render(&name)));
        assert!(roster.people().len() > 1, "{name}");
        let _ = writeln!(said, "{name}\n{}", in_words(&roster));
    }
    let kept = folder.join("what-is-read.txt");
    if std::env::var_os("UPDATE_SCREENS").is_some() {
        std::fs::write(&kept, &said).expect("written");
    }
    let kept = std::fs::read_to_string(&kept).unwrap_or_default();
    assert!(said == kept, "not as tests/rosters/what-is-read.txt has it:\n{said}");
}

#[test]
fn tables_of_every_country_are_read_as_they_stand() {
    let text = "Department,NAME,Role\nSupport,\"Lima, Ana\",\"Say \"\"hi\"\"\"\n\n , Ben ,Lead\n,Cy\n";
    let wanted = "   2 + Ana Lima | department: Support | role: Say \"hi\"\n   4 + Ben | role: Lead\n   5 + Cy\n";
    assert_eq!(in_words(&read(text)), wanted);
    assert_eq!(in_words(&read(&text.replace('\n', "\r\n"))), wanted);
    assert_eq!(in_words(&read(&text.replace("\n\n", "\n \n").replace('\n', "\r"))), wanted);
    let semicolons = "Department;Full name;Role\nSupport;Lima, Ana;\"Say \"\"hi\"\"\"\n\n;Ben;Lead;\n;Cy;";
    assert_eq!(in_words(&read(semicolons)), wanted);
    assert_eq!(in_words(&read(&semicolons.replace(';', "\t"))), wanted);
    assert_eq!(names(&read("| name | team |\n|------|:----:|\n| Ana | IT |\n| Ben | |\n")), ["Ana", "Ben"]);
    assert_eq!(names(&read("name\nAna\nBen")), ["Ana", "Ben"]);
    assert!(read("name,role\n").entries.is_empty());
    // What is read as it stands needs no word.
    assert_eq!(read(text).left_out(), None);
}

#[test]
fn rows_that_somebody_has_to_mend_are_named_with_their_lines() {
    let options = RosterOptions::default();
    let said = refused("name,role\nAna,Lead\nAna,Host\n,Lead\nBen,a,b\n", &options);
    assert!(said.contains("r.csv:3:1: error: the name \"Ana\" is already on line 2"), "{said}");
    assert!(said.contains("r.csv:4:1: error: this row has no name"));
    assert!(said.contains("r.csv:5:1: error: this row has 3 fields, but there are 2 headings"));
    assert!(refused("name,role,Role\n", &options).contains("two columns \"role\""));
    assert!(refused("", &options).contains("the file is empty"));
    assert!(refused("name,role\nAna,\"Lead\nBen,Host\n", &options).contains("this quote is not closed"));
}

#[test]
fn a_table_without_a_name_says_which_headings_it_has_and_how_to_go_on() {
    let options = RosterOptions::default();
    for text in ["who,role\nAna,Lead\n", "sep=,\nwho,role\nAna,Lead\n"] {
        let said = refused(text, &options);
        assert!(said.contains("error: no column is called \"name\"; line "), "{said}");
        assert!(said.contains("has: who · role") && said.contains("--name COLUMN"), "{said}");
    }
    let mails = (0..9).fold(String::from("Email,Department\n"), |all, n| format!("{all}p{n}@x.org,IT\n"));
    for text in ["Job Title,City Name\nSales Manager,Bonn\nOffice Clerk,Ulm\n", &mails] {
        let said = refused(text, &options);
        assert!(said.contains("error: no column is called \"name\"; line 1 has: "), "{said}");
    }
    let named = |name: &str| RosterOptions { name: Some(name.to_owned()), ..RosterOptions::default() };
    for name in ["who", "WHO ", "1"] {
        let roster = file::roster(b"who,role\nAna,Lead\n", &named(name)).expect("read");
        assert_eq!(in_words(&roster), "   2 + Ana | role: Lead\n", "{name}");
    }
    // Without headings, a number names the column.
    let roster = file::roster(b"17;Ana;Support\n18;Ben;IT\n", &named("2")).expect("read");
    assert_eq!(names(&roster), ["Ana", "Ben"]);
    let said = refused("who,role\nAna,Lead\n", &named("whom"));
    assert!(said.contains("no column is called \"whom\"; line 1 has: who · role"), "{said}");
    let roster = file::roster(b"nick,a,b,name\nal,Ana,Lima,x\n", &named("a+b")).expect("read");
    assert_eq!(names(&roster), ["Ana Lima"]);
}

#[test]
fn columns_and_lines_at_the_top_are_chosen_where_guessing_is_wrong() {
    let text = "Export of 3 March\nname;by;of\nName;Nr.;Bereich;Ort\nAna Lima;7;Support;Bonn\n";
    let options = |columns: &[&str], skip| RosterOptions {
        columns: columns.iter().map(|c| (*c).to_owned()).collect(),
        skip,
        ..RosterOptions::default()
    };
    let roster = file::roster(text.as_bytes(), &options(&["nr.", "Bereich=department"], 2)).expect("read");
    assert_eq!(in_words(&roster), "   4 + Ana Lima | nr.: 7 | department: Support\n     without Ort (not asked for)\n");
    let said = refused(text, &options(&["Berich"], 2));
    assert!(said.contains("r.csv:3:1: error: no column is called \"Berich\""), "{said}");
    assert!(said.contains("Name · Nr. · Bereich · Ort") && said.contains("did you mean \"Bereich\"?"), "{said}");
}

#[test]
fn one_person_in_several_rows_is_one() {
    let roster = read("name,team\nAna Lima,A\nAna Lima,A\nANA  lima,\nBen,B\n");
    assert_eq!(names(&roster), ["Ana Lima", "Ben"]);
    let said = roster.left_out().expect("said");
    assert!(
        said.starts_with("2 people; headings on line 1\nleft out: 2 rows (line 3, Ana Lima: is on line 2 already"),
        "{said}"
    );
    // One address is one person; the later row fills in what is missing.
    let roster =
        read("name,email,team\nAna Lima,ana@x.org,\nA. Lima,ANA@x.org,Support\nJosé,j@x.org,\nJose,k@x.org,\n");
    assert_eq!(names(&roster), ["Ana Lima", "José", "Jose"]);
    assert_eq!(roster.people()[0].attribute("team"), Some("Support"));
    // Two addresses of one name are two people, and the program cannot tell them apart.
    let said = refused("name,email\nAna,a@x.org\nAna,b@x.org\n", &RosterOptions::default());
    assert!(said.contains("is already on line 2") && said.contains("add an initial"), "{said}");
}

#[test]
fn lines_without_headings_are_people_where_they_look_like_it() {
    let roster = read("Ana Lima, Support\nBen Osei, Sales, Lead\nChloé Müller, +49 170 1234567\n");
    let wanted = "   1 + Ana Lima | department: Support\n   2 + Ben Osei | department: Sales | role: Lead\n   \
                  3 + Chloé Müller | phone: +49 170 1234567\n";
    assert_eq!(in_words(&roster), wanted);
    assert_eq!(names(&read("Ana Lima; Ben Osei; Chloé Müller")), ["Ana Lima", "Ben Osei", "Chloé Müller"]);
    assert_eq!(names(&read("To: ana lima <a@x.org>, Ben Osei <b@x.org>")), ["ana lima", "Ben Osei"]);
    assert_eq!(names(&read("Team:\n1. Ana\n2) Ben\n[x] Cy\n• Dev Rao\n")), ["Ana", "Ben", "Cy", "Dev Rao"]);
    assert_eq!(names(&read("who came\nAna\nBen Osei\n")), ["Ana", "Ben Osei"]);
    for text in ["format = 1\ntitle = \"T\"\n", "We met on 3 March and talked.\nIt was good?\n", "1\n2\n3\n"] {
        assert!(refused(text, &RosterOptions::default()).contains("no column is called \"name\""), "{text}");
    }
}

#[test]
fn five_thousand_lines_are_read_at_once_and_more_are_refused() {
    let rows = |n: usize| {
        (0..n).fold(String::new(), |mut all, i| {
            let _ = writeln!(all, "Person {i},Family {i},p{i}@example.org,\"Nov 24, 2026 15:12:09\",Team {}", i % 9);
            all
        })
    };
    let head = "First Name,Last Name,Email,Registration Time,Team\n";
    assert_eq!(read(&format!("{head}{}", rows(5_000))).people().len(), 5_000);
    let said = refused(&format!("{head}{}", rows(5_001)), &RosterOptions::default());
    assert!(said.contains("more than 5000 people"), "{said}");
    // The same few people again and again.
    let joins = format!("{head}{}", rows(3).repeat(3_000));
    assert_eq!(read(&joins).people().len(), 3);
}

#[test]
fn commands_say_what_they_left_out() {
    let sample = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rosters/zoom-registration.csv"));
    let desk = Desk::new().file("zoom.csv", sample.expect("sample")).file("team.csv", "who,dept\nAna,A\nBen,B\n");
    for args in [&["group", "zoom.csv", "--size", "2"][..], &["new", "troika", "t.toml", "--people", "zoom.csv"]] {
        let said = desk.run(args);
        assert_eq!(said.status, 0, "{}", said.err);
        assert!(
            said.err.contains(
                "zoom.csv: 3 people; headings on line 7\nleft out: 1 row (line 11, Ana Lima: cancelled by self) and 2 \
                 columns (Registration Time, Approval Status)\n"
            ),
            "{}",
            said.err
        );
    }
    let said = desk.run(&["group", "team.csv", "--size", "2", "--name", "who"]);
    assert!(said.status == 0 && said.out.contains("Ana") && said.err.is_empty(), "{}{}", said.out, said.err);
    assert!(desk.refusal(&["new", "troika", "--name", "who"], 2).contains("add --people FILE"));
    let said = desk.refusal(&["group", "t.toml", "--skip", "2"], 2);
    assert!(said.contains("this is a session file"), "{said}");
}
