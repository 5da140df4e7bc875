//! Owns the templates of the pages. Whatever they put out is escaped.

use std::sync::OnceLock;

use fluent_bundle::FluentValue;
use minijinja::value::{Kwargs, Serde, Value};
use minijinja::{AutoEscape, Environment, Error, State, UndefinedBehavior, context};
use serde::Serialize;

use super::assets;
use super::words::{Language, languages};

const TEMPLATES: &[(&str, &str)] = &[
    ("base", include_str!("base.html.jinja")),
    ("parts", include_str!("parts.html.jinja")),
    ("code", include_str!("code.html.jinja")),
    ("join", include_str!("join.html.jinja")),
    ("slip", include_str!("slip.html.jinja")),
    ("slips", include_str!("slips.html.jinja")),
    ("notice", include_str!("notice.html.jinja")),
    ("language", include_str!("language.html.jinja")),
    ("participant", include_str!("participant.html.jinja")),
    ("canvas", include_str!("canvas.html.jinja")),
    ("others", include_str!("others.html.jinja")),
    ("ballot", include_str!("ballot.html.jinja")),
    ("ranking", include_str!("ranking.html.jinja")),
    ("give", include_str!("give.html.jinja")),
    ("entry_vote", include_str!("entry_vote.html.jinja")),
    ("result", include_str!("result.html.jinja")),
    ("floor", include_str!("floor.html.jinja")),
    ("hand", include_str!("hand.html.jinja")),
    ("questions", include_str!("questions.html.jinja")),
    ("message", include_str!("message.html.jinja")),
    ("stage", include_str!("stage.html.jinja")),
    ("stage_sheet", include_str!("stage-sheet.html.jinja")),
];

/// Fills the template of this name.
pub(super) fn fill(name: &str, language: Language, what: &impl Serialize) -> String {
    let frame = context! {
        lang => language.tag(),
        rtl => language.is_right_to_left(),
        languages => all_languages(),
        css => assets::path("room.css"),
        js => assets::path("room.js"),
        stage_css => assets::path("stage.css"),
        stage_js => assets::path("stage.js"),
        ..Value::from(Serde(what))
    };
    let filled = environment().get_template(name).and_then(|template| template.render(frame));
    // Templates are fixed and each is filled by a test; should one fail all the same, the page is empty, not wrong.
    filled.unwrap_or_default()
}

fn environment() -> &'static Environment<'static> {
    static ENVIRONMENT: OnceLock<Environment<'static>> = OnceLock::new();
    ENVIRONMENT.get_or_init(|| {
        let mut env = Environment::new();
        env.set_auto_escape_callback(|_| AutoEscape::Html);
        env.set_undefined_behavior(UndefinedBehavior::Lenient);
        env.add_function("t", say);
        for (name, text) in TEMPLATES {
            let added = env.add_template(name, text);
            debug_assert!(added.is_ok(), "{name}: {added:?}");
        }
        env
    })
}

/// Returns the languages to choose from, each by its tag and its own name.
fn all_languages() -> Vec<Value> {
    languages().map(|l| context! { tag => l.tag(), name => l.name() }).collect()
}

/// Says something in the language of the page: `t("clock-until", time=until)`.
#[expect(clippy::needless_pass_by_value, reason = "the engine hands arguments over like this")]
fn say(state: &State<'_, '_>, what: &str, with: Kwargs) -> Result<String, Error> {
    let language = state.lookup("lang").and_then(|tag| Language::of(tag.as_str()?)).unwrap_or_default();
    let mut args = Vec::new();
    for name in with.args() {
        let value: Value = with.get(name)?;
        let value = match i64::try_from(value.clone()) {
            Ok(number) => FluentValue::from(number),
            Err(_) => FluentValue::from(value.to_string()),
        };
        args.push((name, value));
    }
    Ok(language.say(what, &args))
}
