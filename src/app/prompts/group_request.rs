//! Owns the prompt for groups that no plan has: how large, or how many, in one line.

use crate::app::model::{Entered, Model, Prompt};
use crate::app::perform::perform;
use crate::app::preview::{Preview, Tone};
use crate::file::outline::{OutlineContext, fields::read_groups};
use crate::workshop::sort;
use crate::workshop::text::wording::sits_out;
use crate::workshop::{AskedGroups, Command, Grouping, count_of};

/// The prompt.
pub static PROMPT: Prompt = Prompt {
    id: "groups",
    label: |_, _, _, _| "groups".to_owned(),
    preview: |m, _, text, _| preview(m, text),
    complete: |m, _, text, _| read(m, text).err()?.meant,
    hints: [&["of 3 · 5 groups · pairs · Enter forms · Esc closes", "Enter forms · Esc closes"]; 2],
    enter: |m, _, text, now| match read(m, text) {
        Ok(asked) => {
            let seed = m.session.next_seed();
            let command = Command::FormGroups { seed, stay: Vec::new(), asked: Some(Box::new(asked)) };
            Entered::taken_if(perform(m, command, now).is_some())
        }
        Err(fault) => {
            m.refuse(fault.words, now);
            Entered::Refused
        }
    },
    leave: |m, purpose, text| purpose.keep(m, text),
    back: Some("g"),
    ..Prompt::DEFAULT
};

/// Why a line does not say which groups are wanted.
struct Fault {
    /// What is wrong, as a sentence.
    words: String,
    /// The whole line that was probably meant.
    meant: Option<String>,
}

/// Returns what is asked of the groups: nothing typed means groups of four. They are mixed as other groups of the session
/// are, where the line says nothing of it.
fn read(m: &Model, text: &str) -> Result<Grouping, Fault> {
    let people = m.session.present();
    let mut attributes: Vec<String> = people.into_iter().flat_map(|p| p.attributes).map(|(key, _)| key).collect();
    sort(&mut attributes);
    attributes.dedup();
    let fault = |words: &str, meant: Option<String>| Err(Fault { words: words.to_owned(), meant });
    if let Ok(number) = text.trim().parse::<u32>() {
        return fault(&format!("Groups of {number}, or {number} groups?"), Some(format!("of {number}")));
    }
    let context = OutlineContext { attributes: &attributes, ..OutlineContext::default() };
    let asked = match read_groups(text, context) {
        Ok(None) if text.trim().is_empty() => Grouping::default(),
        Ok(Some(grouping)) if grouping.keep.is_none() => grouping,
        Ok(_) => return fault("This line forms new groups: of 3, 5 groups or pairs.", None),
        Err(misread) => return fault(&misread.sentence, misread.suggestion),
    };
    let mix = if asked.mix.is_empty() && asked.alike.is_empty() { m.session.usual_mix() } else { asked.mix };
    Ok(Grouping { mix, ..asked })
}

/// Returns which groups would be formed, and what they would come to.
fn preview(m: &Model, text: &str) -> Preview {
    let mut preview = Preview::default();
    let asked = match read(m, text) {
        Ok(asked) => asked,
        Err(fault) => {
            preview.hint = fault.meant.map(|meant| format!("Tab: {meant}"));
            preview.push(fault.words, Tone::Doubt);
            return preview;
        }
    };
    let Some(AskedGroups { sizes, sit_out, score }) = m.score_of_asked(&asked).filter(|a| !a.sizes.is_empty()) else {
        preview.push(m.session.nobody_to_group().map(|why| why.to_string()).unwrap_or_default(), Tone::Doubt);
        return preview;
    };
    let people: usize = sizes.iter().sum();
    preview.push(
        format!("{} from {}: {}", count_of(sizes.len(), "group"), count_of(people, "person"), listed(&sizes)),
        Tone::Text,
    );
    preview.push(asked.too_few(people).unwrap_or_default(), Tone::Doubt);
    if !sit_out.is_empty() {
        preview.push(sits_out(sit_out.iter().map(String::as_str)), Tone::Text);
    }
    if !asked.mix.is_empty() {
        preview.push(format!("mixed by {}", asked.mix.join(" and ")), Tone::Text);
    }
    let repeats = match (score.repeats, score.repeats <= score.lower_bound) {
        (0, _) => "no repeat pairings".to_owned(),
        (n, true) => format!("{} met before, unavoidable", have(n)),
        (n, false) => format!("{} met before", have(n)),
    };
    preview.push(repeats, Tone::Text);
    preview.push(score.broken_constraints().unwrap_or_default(), Tone::Doubt);
    preview
}

/// Returns `1 pair has`, `2 pairs have`.
fn have(pairs: u32) -> String {
    if pairs == 1 { "1 pair has".to_owned() } else { format!("{pairs} pairs have") }
}

/// Returns the sizes of groups: `4, 3, 3`; of many groups the largest and the smallest.
fn listed(sizes: &[usize]) -> String {
    const LISTED: usize = 12;
    if sizes.len() <= LISTED {
        return sizes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    }
    let (most, least) = (sizes.iter().max().copied().unwrap_or(0), sizes.iter().min().copied().unwrap_or(0));
    if most == least { format!("{most} in each") } else { format!("{least} or {most} in each") }
}
