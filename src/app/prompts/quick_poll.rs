//! Owns the prompt for a quick poll: one line with the question and its options.

use crate::app::model::{About, Entered, Model, Prompt};
use crate::app::perform::perform;
use crate::app::preview::{Preview, Tone};
use crate::workshop::poll::{Rules, method};
use crate::workshop::{Command, LineOf, PollPlan};

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "quick-poll",
    label: |_, _, _, _| "poll".to_owned(),
    preview: |_, _, text, _| preview(text),
    hints: [
        &[
            "question? a / b / c · no options: yes / no · 1-5: a scale     Enter opens it",
            "question? a / b / c     Enter opens it",
            "Enter opens it",
        ],
        &["Enter opens it · Esc closes"],
    ],
    enter: |m, _, text, now| {
        if text.trim().is_empty() {
            return Entered::Taken;
        }
        let (question, plan) = quick_poll(text);
        if perform(m, Command::QuickPoll { question, plan: Box::new(plan) }, now).is_none() {
            return Entered::Refused;
        }
        m.cursor.option = 0;
        m.cursor.put_away = None;
        Entered::Taken
    },
    leave: |m, purpose, text| purpose.keep(m, text),
    draft: |_| Some(LineOf::Poll),
    restore: |_: &mut Model, of| (of == LineOf::Poll).then_some((About::Nothing, "P")),
    ..Prompt::DEFAULT
};

/// Returns what Enter would open: how it is answered, and every option by its name.
fn preview(text: &str) -> Preview {
    let mut preview = Preview::default();
    let (_, plan) = quick_poll(text);
    preview.push("Poll", Tone::Strong);
    preview.push(method(&plan.method).map_or("", |m| if m.one_each { "one vote each" } else { m.about }), Tone::Text);
    let options = match (&plan.options[..], plan.rules.bounds) {
        ([], Some((from, to))) => format!("{from} to {to}"),
        ([], None) if plan.method == "yes-no" => "yes / no".to_owned(),
        (options, _) => options.join(" / "),
    };
    preview.push(options, Tone::Text);
    match &plan.options[..] {
        [_] => preview.push("one option only: write a second after a /", Tone::Doubt),
        _ => preview.push("opens at once", Tone::Quiet),
    }
    preview
}

/// Reads a poll in one line: the question up to its mark, then the options with `/` between them. Where a `/` with
/// blanks around it is there, only such a one parts options; `\\/` is always a sign. No options ask for yes or no,
/// `1-5` for a step of that scale, `0-5` for fist to five, `…` for words of one's own.
pub fn quick_poll(text: &str) -> (String, PollPlan) {
    let text = text.trim();
    // Without a mark the options begin behind a colon.
    let (question, rest) = match text.find('?') {
        Some(mark) => text.split_at(mark + 1),
        None => text.split_once(':').unwrap_or((text, "")),
    };
    let rest = rest.trim();
    let options = parted(rest);
    let bounds = rest.split_once(['-', '–']).and_then(|(a, b)| Some((a.trim().parse().ok()?, b.trim().parse().ok()?)));
    let (name, options, bounds) = match (rest, bounds) {
        ("", _) => ("yes-no", Vec::new(), None),
        ("…" | "...", _) => ("open", Vec::new(), None),
        (_, Some((0, 5))) => ("fist-to-five", Vec::new(), None),
        (_, Some((from, to))) if from < to && to - from < 100 => ("scale", Vec::new(), Some((from, to))),
        _ => ("single", options, None),
    };
    let rules = Rules { bounds, ..Rules::default() };
    (unescaped(question.trim()), PollPlan { method: name.to_owned(), options, rules })
}

/// Returns the options of a text.
fn parted(text: &str) -> Vec<String> {
    let signs: Vec<usize> =
        text.match_indices('/').map(|(at, _)| at).filter(|at| !text[..*at].ends_with('\\')).collect();
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let apart = |at: &usize| blank(text[..*at].chars().next_back()) && blank(text[at + 1..].chars().next());
    let wide = signs.iter().any(apart);
    let mut options = Vec::new();
    let mut from = 0;
    for at in signs.into_iter().filter(|at| !wide || apart(at)).chain([text.len()]) {
        let option = unescaped(text[from..at].trim());
        if !option.is_empty() {
            options.push(option);
        }
        from = (at + 1).min(text.len());
    }
    options
}

fn unescaped(text: &str) -> String {
    text.replace("\\/", "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quick_poll_is_one_line() {
        for (text, question, name, options) in [
            ("Lunch now? yes / no / later", "Lunch now?", "single", "yes|no|later"),
            ("Lunch now? a/b", "Lunch now?", "single", "a|b"),
            ("  Shall we go on?  ", "Shall we go on?", "yes-no", ""),
            ("Shall we go on", "Shall we go on", "yes-no", ""),
            ("Which one: red / blue", "Which one", "single", "red|blue"),
            ("How sure? 1-5", "How sure?", "scale", ""),
            ("How sure? 0-10", "How sure?", "scale", ""),
            ("Ready? 0-5", "Ready?", "fist-to-five", ""),
            ("One word? …", "One word?", "open", ""),
            ("Which? only", "Which?", "single", "only"),
            ("Drink? tea and/or coffee / water / none", "Drink?", "single", "tea and/or coffee|water|none"),
            (r"Drink? tea and\/or coffee / water", "Drink?", "single", "tea and/or coffee|water"),
            (r"Drink? tea and\/or coffee/water", "Drink?", "single", "tea and/or coffee|water"),
            ("When? 24/12 / 31/12", "When?", "single", "24/12|31/12"),
            ("Who? HR/IT / Sales", "Who?", "single", "HR/IT|Sales"),
            ("Who? HR/IT /Sales", "Who?", "single", "HR|IT|Sales"),
            ("Who? a /", "Who?", "single", "a"),
            (r"Go \/ stay? yes / no", "Go / stay?", "single", "yes|no"),
            ("", "", "yes-no", ""),
        ] {
            let (asked, plan) = quick_poll(text);
            assert_eq!(
                (asked.as_str(), plan.method.as_str(), plan.options.join("|").as_str()),
                (question, name, options),
                "{text}"
            );
        }
        assert_eq!(quick_poll("How? 0-10").1.rules.bounds, Some((0, 10)));
    }
}
