//! Owns the prompt for a quick poll: one line with the question and its options.

use crate::app::model::{About, Entered, Model, Prompt};
use crate::app::perform::perform;
use crate::workshop::poll::Rules;
use crate::workshop::{Command, LineOf, PollPlan, count_of};

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "quick-poll",
    label: |_, _, text, _| {
        let (_, plan) = quick_poll(text);
        match plan.options.len() {
            0 => format!("quick poll, {}", plan.method),
            n => format!("quick poll, {}", count_of(n, "option")),
        }
    },
    hints: [
        &["question? a / b / c · no options: yes / no · 1-5: a scale     Enter opens it", "question? a / b / c"],
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

/// Reads a poll in one line: the question up to its mark, then the options with `/` between them. No options ask for
/// yes or no, `1-5` for a step of that scale, `0-5` for fist to five, `…` for words of one's own.
pub fn quick_poll(text: &str) -> (String, PollPlan) {
    let text = text.trim();
    // Without a mark the options begin behind a colon.
    let (question, rest) = match text.find('?') {
        Some(mark) => text.split_at(mark + 1),
        None => text.split_once(':').unwrap_or((text, "")),
    };
    let rest = rest.trim();
    let options: Vec<String> = rest.split('/').map(str::trim).filter(|o| !o.is_empty()).map(str::to_owned).collect();
    let bounds = rest.split_once(['-', '–']).and_then(|(a, b)| Some((a.trim().parse().ok()?, b.trim().parse().ok()?)));
    let (name, options, bounds) = match (rest, bounds) {
        ("", _) => ("yes-no", Vec::new(), None),
        ("…" | "...", _) => ("open", Vec::new(), None),
        (_, Some((0, 5))) => ("fist-to-five", Vec::new(), None),
        (_, Some((from, to))) if from < to && to - from < 100 => ("scale", Vec::new(), Some((from, to))),
        _ => ("single", options, None),
    };
    let rules = Rules { bounds, ..Rules::default() };
    (question.trim().to_owned(), PollPlan { method: name.to_owned(), options, rules })
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
