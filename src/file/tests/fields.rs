//! One more field in a table is one more row: reader, writer, schema and documentation have it at once.

use toml::de::DeTable;

use super::super::faults::Faults;
use super::super::problem::Source;
use super::super::reader::TableReader;
use super::super::row::Value;
use super::super::schema::table as schema_of;
use super::super::table::{field, table};
use super::docs::documented;

#[derive(Debug, Default, PartialEq)]
struct Snack {
    name: String,
    pieces: u32,
    sweet: bool,
}

table! {
    SNACK: Snack = "", "this snack";
    field!(Snack.name, "what it is").of(Value::Filled).required().like("\"Apples\""),
    field!(Snack.pieces, "how many there are").of(Value::Whole(1, 99)).or("enough").like("12"),
    field!(Snack.sweet, "`true`: it is sweet").like("true"),
}

/// Reads a snack; what was said about it, and what was read.
fn read(text: &str) -> (String, Snack) {
    let source = Source::new(text);
    let faults = Faults::new(&source);
    let root = DeTable::parse(text).expect("it is TOML");
    let snack = SNACK.take(TableReader::new(&faults, root.get_ref(), 0..0, &SNACK));
    let said: Vec<String> = faults.finish().0.iter().map(|p| p.render("s.toml")).collect();
    (said.join("\n"), snack)
}

#[test]
fn a_field_is_one_row() {
    let snack = Snack { name: "Apples".to_owned(), pieces: 12, sweet: true };
    assert_eq!(read("name = \"Apples\"\npieces = 12\nsweet = true\n"), (String::new(), snack));
    for (text, said) in [
        ("pieces = 3\n", "this snack has no name"),
        ("name = \"A\"\npieces = 100\n", "pieces must be a whole number from 1 to 99, not 100"),
        ("name = \"A\"\nsweet = \"yes\"\n", "sweet must be true or false"),
        ("name = \"A\"\npeaces = 3\n", "did you mean pieces?"),
    ] {
        assert!(read(text).0.contains(said), "{}", read(text).0);
    }
    let inline = |snack: &Snack| SNACK.inline(snack);
    assert_eq!(inline(&Snack { pieces: 3, ..Snack::default() }), "{ name = \"\", pieces = 3 }");
    assert_eq!(inline(&Snack { sweet: true, ..Snack::default() }), "{ name = \"\", sweet = true }");
    let schema = schema_of(&SNACK, &mut serde_json::Map::new());
    assert_eq!(schema["properties"]["pieces"]["maximum"], 99);
    assert_eq!(schema["required"], serde_json::json!(["name"]));
    assert!(
        documented(&SNACK)
            .contains("| `pieces` | whole number from 1 to 99 | how many there are | enough | `pieces = 12` |\n")
    );
}
