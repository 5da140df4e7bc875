//! Owns the sessions that come with the program: the starters to work from, finished samples to look at, and people to try them with.
//! They are text here; what the text means is read elsewhere.

/// A session file that comes with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Starter {
    /// The name it is asked for by: its file's name without the ending.
    pub name: &'static str,
    /// The file.
    pub text: &'static str,
}

// STARTERS and SAMPLES: whatever lies in `sessions/`, listed when the program is built.
include!(concat!(env!("OUT_DIR"), "/sessions.rs"));

/// The name by which a command asks for [`SAMPLE_PEOPLE`].
pub const SAMPLE: &str = "sample";

/// A table of sixteen invented people, to try the program with.
pub const SAMPLE_PEOPLE: &str = include_str!("../sessions/sample-people.csv");

/// Returns the session to start from with this name.
pub fn starter(name: &str) -> Option<&'static Starter> {
    STARTERS.iter().find(|s| s.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::text::nearest;

    fn table(session: &Starter) -> toml::Table {
        session.text.parse().unwrap_or_else(|e| panic!("{}: {e}", session.name))
    }

    fn list<'a>(of: &'a toml::Table, key: &str) -> Vec<&'a toml::Table> {
        of.get(key).map_or_else(Vec::new, |v| v.as_array().unwrap().iter().map(|v| v.as_table().unwrap()).collect())
    }

    #[test]
    fn whatever_lies_in_the_folder_is_in_the_catalogue() {
        let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/sessions")).unwrap();
        let mut files: Vec<String> = folder
            .map(|f| f.unwrap().file_name().into_string().unwrap())
            .filter(|f| f != "sample-people.csv")
            .map(|f| f.strip_suffix(".toml").expect("only sessions are here").to_owned())
            .collect();
        files.sort();
        let mut known: Vec<&str> = STARTERS.iter().chain(SAMPLES).map(|s| s.name).collect();
        known.sort_unstable();
        assert_eq!(files, known);
        assert!(SAMPLES.iter().all(|s| s.name.starts_with("sample-")));
    }

    #[test]
    fn a_starter_is_a_complete_plan_for_any_day_and_anybody() {
        for starter in STARTERS {
            let plan = table(starter);
            assert_eq!(plan["format"].as_integer(), Some(1), "{}", starter.name);
            for key in ["title", "purpose", "guidelines", "tags", "suits", "agenda"] {
                assert!(plan.contains_key(key), "{} has no {key}", starter.name);
            }
            for key in ["date", "start", "end", "timezone", "facilitators", "id", "calendar", "people", "record"] {
                assert!(!plan.contains_key(key), "{} has {key}", starter.name);
            }
            for activity in list(&plan, "agenda") {
                let title = activity["title"].as_str().unwrap();
                assert!(activity.contains_key("script"), "{}: {title} helps the facilitator", starter.name);
                assert!(activity.contains_key("minutes") != activity.contains_key("phases"), "{title} has a length");
            }
        }
    }

    #[test]
    fn a_file_reads_as_plain_text() {
        for session in STARTERS {
            assert!(session.text.starts_with("# "), "{} says first what it is for", session.name);
            for (i, line) in session.text.lines().enumerate() {
                assert!(line.chars().count() <= 120, "{}:{} is too long", session.name, i + 1);
                assert_eq!(line.trim_end(), line, "{}:{} ends in blanks", session.name, i + 1);
            }
        }
    }

    #[test]
    fn a_sample_is_finished_and_its_numbers_agree() {
        for sample in SAMPLES {
            let session = table(sample);
            let record = session["record"].as_table().unwrap();
            assert!(record.contains_key("started") && record.contains_key("ended"), "{}", sample.name);
            assert_eq!(list(&session, "people").len(), list(record, "attendance").len());
            for poll in list(record, "poll") {
                let hands: Vec<i64> =
                    poll["hands"].as_array().unwrap().iter().map(|n| n.as_integer().unwrap()).collect();
                assert_eq!(hands.len(), poll["options"].as_array().unwrap().len());
                assert_eq!(Some(hands.iter().sum()), poll["present"].as_integer());
            }
        }
    }

    #[test]
    fn a_misspelt_name_finds_what_was_meant() {
        let cases = [
            ("prep-with-peer", Some("prep-with-peers")),
            ("Prep with peers", Some("prep-with-peers")),
            ("skeptic", Some("skeptic-to-advocate")),
            ("sceptic-to-advocate", Some("skeptic-to-advocate")),
            ("parnter-poll", Some("partner-poll")),
            ("poll", Some("partner-poll")),
            ("", None),
            ("retrospective", None),
        ];
        for (typed, meant) in cases {
            assert_eq!(nearest(typed, STARTERS.iter().map(|s| s.name)), meant, "{typed:?}");
        }
        assert!(starter("partner-poll").is_some() && starter("sample-partner-poll").is_none());
    }
}
