//! Owns what pages show of the floor: somebody's own hand, the questions to the room, and how a word to the facilitator
//! stands on its sheet.

use serde_json::{Value, json};

use super::fields::Fields;
use super::look::{Look, Said};
use super::render;
use super::sheet::Sheet;
use super::words::Language;
use crate::workshop::{OwnHand, Public, Refusal, SeenQuestion};

/// So many new questions are counted in words; more are shown as these.
const COUNTED: usize = 20;

/// Returns what the bar at the lower edge is made of; nothing once the session is over.
pub(super) fn bar(look: &Look<'_>, sheet: Sheet) -> Option<Value> {
    let (public, me) = (look.public, look.me);
    public.outcome.is_none().then(|| {
        json!({
            "up": me.hand != OwnHand::Down,
            "questions": public.questions,
            "sheet": sheet.path(),
        })
    })
}

/// Returns somebody's own hand in words, as a piece of the page; nothing where it is down.
pub(super) fn hand(look: &Look<'_>) -> String {
    let before = match look.me.hand {
        OwnHand::Down => return String::new(),
        OwnHand::Up(before) => Some(before),
        OwnHand::Speaks => None,
    };
    render::fill("hand", look.language, &json!({ "speaks": before.is_none(), "before": before }))
}

/// Returns what the sheet of questions is made of.
pub(super) fn questions(look: &Look<'_>, seen: &[SeenQuestion], said: &Said, typed: &Fields) -> Value {
    let language = look.language;
    let question = |q: &SeenQuestion| {
        json!({
            "key": q.key.to_string(), "text": q.text, "by": q.by, "mine": q.mine, "alone": q.alone, "voted": q.voted,
            "votes": q.votes, "answered": q.answered, "label": vote_label(q.votes, language),
        })
    };
    let (answered, open): (Vec<_>, Vec<_>) = seen.iter().partition(|q| q.answered);
    let news = (1..=COUNTED).map(|n| language.say("questions-show-new", &[("count", n.into())]));
    json!({
        "open": open.into_iter().map(question).collect::<Vec<_>>(),
        "answered": answered.into_iter().map(question).collect::<Vec<_>>(),
        "is_named": look.me.name.is_some(),
        "without": typed.get("without") == "yes",
        "typed": if said.is_wrong() { typed.get("text") } else { "" },
        "wrong": said.is_wrong() && has_field(Sheet::Questions, said, typed),
        "recorded": *said == Said::Recorded,
        "news": news.collect::<Vec<_>>().join("|"),
    })
}

/// Returns whether what is said of what was sent stands beside a field of the sheet.
pub(super) fn has_field(sheet: Sheet, said: &Said, typed: &Fields) -> bool {
    match sheet {
        Sheet::Now => false,
        Sheet::Questions => !typed.get("text").is_empty() || matches!(said, Said::Refused(Refusal::NoWords)),
        Sheet::Message => true,
    }
}

/// Returns what a word to the facilitator stands on its sheet as.
pub(super) fn message(said: &Said, typed: &Fields) -> Value {
    json!({
        "typed": if said.is_wrong() { typed.get("text") } else { "" },
        "wrong": said.is_wrong(),
        "sent": *said == Said::Sent,
    })
}

/// Returns how the questions stand that everybody sees, for a sheet that shows them: each by what it is known by, with its
/// votes in digits and in words, unless it has its answer.
pub(super) fn standing(public: &Public, language: Language) -> Value {
    let of = |q: &crate::workshop::PublicQuestion| {
        let votes = (!q.answered).then_some(q.votes);
        json!([q.key.to_string(), votes, votes.map(|votes| vote_label(votes, language))])
    };
    public.asked.iter().map(of).collect()
}

/// Says what a button does that votes for a question.
fn vote_label(votes: usize, language: Language) -> String {
    language.say("question-vote", &[("count", votes.into())])
}
