//! Writes people who were added to the plan into the text of its file, below those who are there. It changes nothing else.

use super::blocks::{Part, Text, blocks, line_end};
use super::encode;
use super::places;
use super::plan::PERSON;
use crate::workshop::Plan;

/// Returns the text with the people whom `new` has more than `old`; as it is where it has other people.
pub(super) fn with_newcomers(text: &str, old: &Plan, new: &Plan) -> String {
    let Some(added) = new.people.strip_prefix(old.people.as_slice()).filter(|added| !added.is_empty()) else {
        return text.to_owned();
    };
    let eol = line_end(text);
    let blocks = blocks(text);
    let top = &text[blocks[0].range.clone()];
    if let Some((list, entries)) = places::list_places(top, &[], "people") {
        let new: Vec<String> = added.iter().map(|p| PERSON.inline(p)).collect();
        let (at, mark) = entries.last().map_or((list.start + 1, ""), |last| (last.end, ", "));
        return format!("{}{mark}{}{}", &text[..at], new.join(", "), &text[at..]);
    }
    let last = blocks.iter().rposition(|b| b.part == Part::People).map(|at| at + 1);
    let place = last
        .or_else(|| blocks.iter().position(|b| b.part == Part::Agenda))
        .or_else(|| blocks.iter().position(|b| b.part >= Part::Head))
        .unwrap_or(blocks.len());
    let mut out = Text { out: String::with_capacity(text.len() + added.len() * 64), eol, fresh: false };
    for i in 0..=blocks.len() {
        if i == place {
            for person in added {
                let block = encode::table("[[people]]", &PERSON.fields(person, "\n"));
                out.fresh(&if eol == "\n" { block } else { block.replace('\n', eol) });
            }
        }
        if let Some(block) = blocks.get(i) {
            out.kept(&text[block.range.clone()]);
        }
    }
    out.out
}

#[cfg(test)]
mod tests {
    use crate::file::read;
    use crate::workshop::{Command, Drafts, Person, Request, apply};

    const AGENDA: &str = "# What we do\n[[agenda]]\ntitle = \"A\"\nkind = \"talk\"\nminutes = 5\n";

    #[test]
    fn people_who_are_added_stand_below_the_others_and_the_rest_stays() {
        let head = "format = 1\n# Mine\ntitle = \"T\"\nown = 3\n";
        for (people, wanted) in [
            ("", "\n[[people]]\nname = \"Zoe\"\nteam = \"IT\"\n\n"),
            (
                "\n# They come\n[[people]]\nname = \"Ana\" # late\n\n",
                "\n# They come\n[[people]]\nname = \"Ana\" # late\n\n[[people]]\nname = \"Zoe\"\nteam = \"IT\"\n\n",
            ),
            (
                "people = [{ name = \"Ana\" }] # us\n\n",
                "people = [{ name = \"Ana\" }, { name = \"Zoe\", team = \"IT\" }] # us\n\n",
            ),
            ("people = []\n", "people = [{ name = \"Zoe\", team = \"IT\" }]\n"),
        ] {
            for eol in ["\n", "\r\n"] {
                let text = format!("{head}{people}{AGENDA}").replace('\n', eol);
                let mut opened = read(text.as_bytes()).expect("read");
                let zoe = Person { name: "Zoe".into(), attributes: vec![("team".into(), "IT".into())] };
                let now = chrono::DateTime::parse_from_rfc3339("2026-11-24T14:00:00Z").expect("moment");
                let request = Request::Facilitator(Command::AddPeople(vec![zoe]));
                let _ = apply(&mut opened.session, &request, now).expect("added");
                let written = opened.document.render(&opened.session, &Drafts::default());
                assert_eq!(written, format!("{head}{wanted}{AGENDA}").replace('\n', eol));
                assert_eq!(read(written.as_bytes()).expect("again").session.plan.people, opened.session.plan.people);
            }
        }
    }
}
