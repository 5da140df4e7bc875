//! The languages of the pages: every translation says everything, with the forms of number that its language has; and a
//! phone gets the language that it wants.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::parser::parse;

use crate::phones::{POLL, Phone, Room};

/// The files of a folder with one of these endings.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path.to_string_lossy(), endings));
        } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn text(folder: &str, endings: &[&str]) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = files(&folder.to_string_lossy(), endings);
    files.iter().map(|path| std::fs::read_to_string(path).expect("a text")).collect::<Vec<_>>().join("\n")
}

/// A message as it counts here.
#[derive(Default, Debug)]
struct Message {
    placeables: BTreeSet<String>,
    /// What a number selects, with the keys: forms of number, or numbers.
    selects: BTreeMap<String, BTreeSet<String>>,
    faults: Vec<String>,
}

/// The messages of a language, by name.
fn messages(tag: &str) -> BTreeMap<String, Message> {
    let source = text("languages", &[&format!("/{tag}.ftl")]);
    let resource = parse(source.as_str()).unwrap_or_else(|(_, faults)| panic!("{tag}: {faults:?}"));
    let mut all = BTreeMap::new();
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                let mut read = Message::default();
                match &message.value {
                    Some(pattern) => look(pattern, &mut read),
                    None => read.faults.push("it says nothing".to_owned()),
                }
                if !message.attributes.is_empty() {
                    read.faults.push("pages use no attributes".to_owned());
                }
                assert!(all.insert(message.id.name.to_owned(), read).is_none(), "{tag}: {} twice", message.id.name);
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            other => panic!("{tag}: {other:?}"),
        }
    }
    all
}

fn look(pattern: &Pattern<&str>, read: &mut Message) {
    let mut is_empty = true;
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => is_empty &= value.trim().is_empty(),
            PatternElement::Placeable { expression } => {
                is_empty = false;
                match expression {
                    Expression::Inline(InlineExpression::VariableReference { id }) => {
                        read.placeables.insert(id.name.to_owned());
                    }
                    Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                        select(id.name, variants, read);
                    }
                    other => read.faults.push(format!("it is made of more than its placeables: {other:?}")),
                }
            }
        }
    }
    if is_empty {
        read.faults.push("a text is empty".to_owned());
    }
}

fn select(name: &str, variants: &[Variant<&str>], read: &mut Message) {
    let mut keys = BTreeSet::new();
    for variant in variants {
        let key = match variant.key {
            VariantKey::Identifier { name } => name,
            VariantKey::NumberLiteral { value } => value,
        };
        if !keys.insert(key.to_owned()) {
            read.faults.push(format!("[{key}] twice"));
        }
        look(&variant.value, read);
    }
    read.placeables.insert(name.to_owned());
    read.selects.insert(name.to_owned(), keys);
}

/// The forms of number of a language, as the program tells whole numbers apart; and `other`, for what is none of them.
fn forms(tag: &str) -> BTreeSet<String> {
    const SOURCE: &str = "n = { $n ->\n    [zero] zero\n    [one] one\n    [two] two\n    [few] few\n    [many] many\n   *[other] other\n}\n";
    let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().expect("a tag")]);
    bundle.set_use_isolating(false);
    bundle.add_resource(FluentResource::try_new(SOURCE.to_owned()).expect("a message")).expect("one message");
    let form = |n: u32| {
        let args: FluentArgs<'_> = [("n", FluentValue::from(n))].into_iter().collect();
        let pattern = bundle.get_message("n").and_then(|m| m.value()).expect("a value");
        bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    };
    (0..=200).chain([1_000, 1_000_000]).map(form).chain(["other".to_owned()]).collect()
}

fn tags() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("languages");
    let stem = |path: &PathBuf| path.file_stem().expect("a name").to_string_lossy().into_owned();
    files(&folder.to_string_lossy(), &[".ftl"]).iter().map(stem).collect()
}

#[test]
fn every_language_says_everything() {
    let english = messages("en");
    let mut faults = Vec::new();
    for tag in tags() {
        let (own, forms) = (messages(&tag), forms(&tag));
        let missing: Vec<_> = english.keys().filter(|name| !own.contains_key(*name)).collect();
        let unknown: Vec<_> = own.keys().filter(|name| !english.contains_key(*name)).collect();
        if !missing.is_empty() || !unknown.is_empty() {
            faults.push(format!("{tag}: missing {missing:?}, unknown {unknown:?}"));
        }
        for (name, message) in &own {
            let Some(first) = english.get(name) else { continue };
            let mut fault = |what: String| faults.push(format!("{tag}: {name}: {what}"));
            message.faults.iter().for_each(|what| fault(what.clone()));
            if message.placeables != first.placeables {
                fault(format!("placeables {:?}, in English {:?}", message.placeables, first.placeables));
            }
            for (what, keys) in &first.selects {
                // A list of words by number is as long in every language; forms of number are each language's own.
                let is_number = |key: &&String| key.bytes().all(|b| b.is_ascii_digit());
                let numbers: BTreeSet<&String> = keys.iter().filter(is_number).collect();
                let wanted: BTreeSet<&String> = if numbers.len() == keys.len() {
                    numbers
                } else if forms.len() == 1 && !message.selects.contains_key(what) {
                    continue;
                } else {
                    numbers.into_iter().chain(&forms).collect()
                };
                let has: BTreeSet<&String> = message.selects.get(what).into_iter().flatten().collect();
                if has != wanted {
                    fault(format!("${what} has the forms {has:?}, and needs {wanted:?}"));
                }
            }
            for what in message.selects.keys().filter(|what| !first.selects.contains_key(*what)) {
                let has = &message.selects[what];
                if *has != forms {
                    fault(format!("${what} has the forms {has:?}, and needs {forms:?}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_twelve_languages_have_their_forms_of_number() {
    for (tag, wanted) in [
        ("en", "one other"),
        ("pl", "few many one other"),
        ("uk", "few many one other"),
        ("ar", "few many one other two zero"),
        ("zh", "other"),
    ] {
        assert_eq!(forms(tag).into_iter().collect::<Vec<_>>().join(" "), wanted, "{tag}");
    }
}

/// Words in the code of the pages that look like messages and are none.
const NO_MESSAGES: &[&str] = &["yes-no", "fist-to-five", "amount-0"];

#[test]
fn every_message_is_said_and_every_one_that_is_said_is_there() {
    let known = messages("en");
    let templates = text("src/pages", &[".jinja"]);
    // What tests at the end of a file say is not said.
    let code = |folder: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let of = |path: &PathBuf| std::fs::read_to_string(path).expect("a text");
        let without_tests = |text: String| text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
        files(&folder.to_string_lossy(), &[".rs"]).iter().map(of).map(without_tests).collect::<String>()
    };
    let code = code("src/pages");
    let called = templates.split("t(\"").skip(1).filter_map(|rest| rest.split('"').next());
    let missing: Vec<&str> = called.filter(|name| !name.ends_with('-') && !known.contains_key(*name)).collect();
    assert!(missing.is_empty(), "templates say what is not in languages/en.ftl: {missing:?}");
    let name = regex_lite::Regex::new("\"([a-z]+(?:-[a-z0-9]+)+)\"").expect("a pattern");
    let words = name.captures_iter(&code).filter_map(|found| found.get(1)).map(|word| word.as_str());
    let missing: BTreeSet<&str> = words.filter(|w| !known.contains_key(*w) && !NO_MESSAGES.contains(w)).collect();
    assert!(missing.is_empty(), "the code says what is not in languages/en.ftl: {missing:?}");
    let said_at_once: BTreeSet<&str> = code.split("say(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let missing: Vec<&&str> = said_at_once.iter().filter(|name| !known.contains_key(**name)).collect();
    assert!(missing.is_empty(), "the code says what is not in languages/en.ftl: {missing:?}");
    // The hint on a ballot is named by its form, the name of a language is read without its other words.
    let by_form = ["one", "several", "order", "amounts", "places", "words"].map(|form| format!("ballot-{form}"));
    assert!(by_form.iter().all(|name| known.contains_key(name)), "a form of ballots has no hint");
    let said = |name: &str| {
        let quoted = format!("\"{name}\"");
        let by_rule = name == "language-name" || by_form.iter().any(|n| n == name);
        templates.contains(&quoted) || code.contains(&quoted) || by_rule
    };
    let unused: Vec<&String> = known.keys().filter(|name| !said(name)).collect();
    assert!(unused.is_empty(), "said nowhere: {unused:?}");
}

#[test]
fn a_language_is_chosen_by_whose_phone_it_is_and_only_one_that_there_is() {
    let room = Room::open(POLL);
    let ana = room.scan();
    let language = format!("{}language", room.home());
    for (wrong, status) in [("language=xx", 422), ("", 422), ("language=..%2F..", 422)] {
        assert_eq!(room.post(&ana, &language, wrong).status, status, "{wrong}");
    }
    assert_eq!(room.post(&Phone::default(), &language, "language=de").status, 401);
    assert_eq!(room.post_with(&ana, &language, "language=de", "Origin: http://evil.example\r\n").status, 403);
    assert_eq!(room.get(&ana, &language).status, 303);
    room.get(&ana, &room.home()).shows("<html lang=\"en\">");
}
