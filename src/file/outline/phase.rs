//! Owns the line of a phase: `- The who, 8, write: Who`. Here it is read and written.

use super::length::number;
use super::line::OutlineContext;
use super::misread::PartError;
use super::parts::{Given, after, cut, minutes, named};
use super::signs::{self, Signs, escaped, option_text, range, text_of, title_text};
use super::suggest;
use crate::workshop::text::{nearest, same, search_key, tidy};
use crate::workshop::{Activity, Axes, Choice as _, Column, DOTS, Each, Phase, PhaseKind, SCALE, With, slug};

/// How long a phase takes where its line does not say it, in minutes.
const USUAL_MINUTES: u32 = 5;

/// Returns where the words of a line begin that has the mark of a phase.
pub(super) fn mark(line: &str) -> Option<usize> {
    let at = line.len() - line.trim_start().len();
    let c = line[at..].chars().next().filter(|c| matches!(c, '-' | '–' | '—' | '•' | '‣' | '◦'))?;
    let after = at + c.len_utf8();
    line[after..].starts_with(char::is_whitespace).then_some(after)
}

/// Reads the line of a phase whose words begin at this place.
pub(super) fn read(line: &str, from: usize, context: OutlineContext<'_>) -> Result<Phase, PartError> {
    let columns = context.before.last().map(|a| &a.columns[..]);
    read_words(&line[from..], columns).map_err(|wrong| wrong.behind(from))
}

/// Reads the words of a phase of an activity with these columns; of any where it is not known.
pub(super) fn read_words(words: &str, columns: Option<&[Column]>) -> Result<Phase, PartError> {
    let (line, tail) = cut(words)?;
    let mut phase = of_parts(words, &signs::parts(&line.signs), columns)?;
    match tail {
        Some(("ask", words)) if !words.is_empty() => phase.prompt = Some(words.to_owned()),
        Some(("say", _)) => {
            let place = line.tail.unwrap_or_default()..words.len();
            return Err(PartError::new(place, "A phase has no script: write say: in the line of its activity."));
        }
        _ => {}
    }
    Ok(phase)
}

/// Reads the parts of a phase.
pub(super) fn of_parts(line: &str, parts: &[Signs<'_>], columns: Option<&[Column]>) -> Result<Phase, PartError> {
    let title = tidy(&text_of(parts[0]));
    named(&title, &range(parts[0]), "- Share back, 5")?;
    let mut draft = Draft { phase: Phase { title, ..Phase::default() }, ..Draft::default() };
    for (i, part) in parts.iter().enumerate().skip(1) {
        if signs::trimmed(part).is_empty() {
            continue;
        }
        if !draft.part(part, columns)? {
            let understands = |put: &str| {
                let Ok(line) = signs::signs(put, |_| false) else { return false };
                signs::parts(&line.signs).len() == 1 && Draft::default().part(&line.signs, columns) == Ok(true)
            };
            return Err(suggest::unread(line, parts, i, understands));
        }
    }
    draft.finish()
}

/// What the line of a phase says so far.
#[derive(Default)]
struct Draft {
    phase: Phase,
    minutes: Option<u32>,
    does: Option<PhaseKind>,
    given: Given,
}

impl Draft {
    fn part(&mut self, part: Signs<'_>, columns: Option<&[Column]>) -> Result<bool, PartError> {
        if self.turns(part)? {
            return Ok(true);
        }
        if let Some(n) = minutes(part)? {
            self.given.add("the minutes", part)?;
            self.minutes = Some(n);
            return Ok(true);
        }
        let text = text_of(part);
        let key = search_key(&text);
        for kind in PhaseKind::ALL {
            let Some(rest) = after(part, kind.word()) else { continue };
            let list = signs::named(part, true).map(|(_, list)| list);
            if list.is_none() && !rest.is_empty() {
                continue;
            }
            self.given.add("what people do", part)?;
            self.does = Some(kind);
            if let Some(list) = list {
                self.phase.columns = ids(list, columns)?;
            }
            return Ok(true);
        }
        let phase = &mut self.phase;
        let what = match key.strip_prefix("in ").unwrap_or(&key) {
            "hidden" => {
                phase.hidden = true;
                "hidden"
            }
            "alone" | "by themselves" | "individually" => {
                phase.with = Some(With::Alone);
                "with whom they work"
            }
            "pairs" | "fours" => {
                phase.with = With::of(key.strip_prefix("in ").unwrap_or(&key));
                "with whom they work"
            }
            "all" | "all together" | "everybody" | "plenary" => {
                phase.with = Some(With::All);
                "with whom they work"
            }
            _ => return self.counted(part, &key),
        };
        self.given.add(what, part)?;
        Ok(true)
    }

    /// Takes who gets a turn, and how many turns there are: `2 each group`, `at most 5 turns`.
    fn turns(&mut self, part: Signs<'_>) -> Result<bool, PartError> {
        let text = text_of(part);
        let key = search_key(&text);
        if let Some((before, who)) = key.split_once("each ").or_else(|| key.split_once("per ")) {
            let who = match who.trim() {
                "groups" => "group",
                "people" | "participant" => "person",
                who => who,
            };
            let Some(each) = Each::of(who) else { return Ok(false) };
            let before = before.trim().trim_end_matches("for").trim();
            if !before.is_empty() {
                let length = signs::signs(before, |_| false).ok().and_then(|line| minutes(&line.signs).ok().flatten());
                let Some(length) = length else { return Ok(false) };
                self.given.add("the minutes", part)?;
                self.minutes = Some(length);
            }
            self.given.add("who gets a turn", part)?;
            self.phase.each = Some(each);
            return Ok(true);
        }
        let most = key.strip_prefix("at most ").unwrap_or(&key);
        let count = ["turns", "turn", "entries"].iter().find_map(|word| most.strip_suffix(word));
        let Some(count) = count.and_then(|count| number(count.trim())).filter(|n| (1..=100).contains(n)) else {
            return Ok(false);
        };
        self.given.add("the number of turns", part)?;
        self.phase.turns = Some(count);
        Ok(true)
    }

    /// Takes dots, caps, axes and what thumbs may add.
    fn counted(&mut self, part: Signs<'_>, key: &str) -> Result<bool, PartError> {
        let number = |text: &str| number(text.trim()).filter(|n| (1..=100).contains(n));
        let dots = key.strip_suffix("dots").or_else(|| key.strip_suffix("dot")).and_then(number);
        let cap = key.strip_prefix("cap ").and_then(number);
        if let Some(dots) = dots {
            self.given.add("the dots", part)?;
            self.phase.dots = Some(dots);
        } else if let Some(cap) = cap {
            self.given.add("the cap", part)?;
            self.phase.cap = Some(cap);
        } else if let Some(scale) = key.strip_prefix("scale ").and_then(number) {
            self.given.add("the scale", part)?;
            let scale = Some(scale).filter(|n| (2..=9).contains(n));
            let wrong = || PartError::new(range(part), "The highest score on an axis is from 2 to 9.");
            self.axes().scale = scale.ok_or_else(wrong)?;
        } else if let Some(list) = after(part, "axes") {
            self.given.add("the axes", part)?;
            let names: Vec<String> = signs::list(list).into_iter().map(|o| tidy(&text_of(o))).collect();
            let two = <[String; 2]>::try_from(names).ok().filter(|[a, b]| !same(a, b));
            let wrong = || PartError::new(range(part), "Type two axes: axes: Impact / Effort");
            self.axes().names = two.ok_or_else(wrong)?;
        } else if let Some(list) = after(part, "thumbs") {
            self.given.add("what thumbs add", part)?;
            let list = signs::list(list);
            let minutes: Option<Vec<u32>> = list.iter().map(|o| super::length::number(&text_of(o))).collect();
            let fine = |n: &u32| (1..=super::length::MOST_MINUTES).contains(n);
            match minutes.filter(|m| !m.is_empty() && m.iter().all(fine)) {
                Some(minutes) => self.phase.extend = minutes,
                None => return Err(PartError::new(range(part), "Type the minutes that thumbs add: thumbs 3 / 2")),
            }
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn axes(&mut self) -> &mut Axes {
        self.phase.axes.get_or_insert_with(|| Axes { names: [String::new(), String::new()], scale: SCALE })
    }

    /// Returns the phase, or what does not fit together in it.
    fn finish(self) -> Result<Phase, PartError> {
        let Self { mut phase, minutes, does, given } = self;
        phase.minutes = minutes.unwrap_or(USUAL_MINUTES);
        // A title that is the word for what people do says it; who gets a turn shares.
        let titled = || PhaseKind::of(&search_key(&phase.title));
        let turns = || matches!(phase.each, Some(Each::Group | Each::Person)).then_some(PhaseKind::Share);
        phase.does = does.or_else(titled).or_else(turns).unwrap_or_default();
        let wrong = |what: &str, sentence: String| Err(PartError::new(given.place(what).unwrap_or_default(), sentence));
        for what in ["the dots", "the cap", "the axes", "the scale"] {
            if let Some(words) = given.words(what).filter(|_| phase.does != PhaseKind::Vote) {
                return wrong(what, format!("“{words}” is for a phase that votes: vote, {words}"));
            }
        }
        if phase.axes.as_ref().is_some_and(|axes| axes.names[0].is_empty()) {
            return wrong("the scale", "A scale is for axes: axes: Impact / Effort".to_owned());
        }
        if phase.axes.is_some() && (phase.dots.is_some() || phase.cap.is_some()) {
            return wrong("the axes", "A phase has either dots or axes, not both.".to_owned());
        }
        let dots = phase.dots.unwrap_or(DOTS);
        if phase.cap.is_some_and(|cap| cap > dots) {
            return wrong("the cap", format!("Everybody has {dots} dots, so an entry cannot get more."));
        }
        match (phase.each, phase.turns) {
            (Some(Each::Entry), None) => {
                let words = given.words("who gets a turn").unwrap_or_default();
                let put = format!("{words}, at most 5 turns");
                let place = given.place("who gets a turn").unwrap_or_default();
                Err(PartError::new(place, format!("Say how many entries get a turn. {put}?")).put(put))
            }
            (each, Some(_)) if each != Some(Each::Entry) => wrong(
                "the number of turns",
                "A number of turns is for entries: 5 each entry, at most 5 turns".to_owned(),
            ),
            _ => Ok(phase),
        }
    }
}

/// Returns the ids of the columns that a list names.
fn ids(list: Signs<'_>, columns: Option<&[Column]>) -> Result<Vec<String>, PartError> {
    let id = |name: &Signs<'_>| {
        let text = tidy(&text_of(name));
        let Some(columns) = columns else { return Ok(slug(&text)) };
        if let Some(column) =
            columns.iter().find(|c| same(&c.title, &text)).or_else(|| columns.iter().find(|c| c.id == text))
        {
            return Ok(column.id.clone());
        }
        let near = nearest(&text, columns.iter().map(|c| c.title.as_str()));
        Err(match near {
            Some(near) => PartError::new(range(name), format!("“{text}” is not a column. {near}?")).put(escaped(near)),
            None => PartError::new(range(name), format!("“{text}” is not a column of the activity above.")),
        })
    };
    let ids: Vec<String> = signs::list(list).iter().map(id).collect::<Result<_, _>>()?;
    Ok(ids)
}

/// Returns a phase as it is typed, without its mark and its prompt.
pub(super) fn text(phase: &Phase, of: &Activity) -> String {
    parts(title_text(&phase.title), phase, of).join(", ")
}

/// Returns the same for a list of phases with ` / ` between them.
pub(super) fn text_in_list(phase: &Phase, of: &Activity) -> String {
    parts(option_text(&phase.title), phase, of).join(", ")
}

fn parts(title: String, phase: &Phase, of: &Activity) -> Vec<String> {
    let mut parts = vec![title];
    parts.push(match phase.each {
        Some(each) => format!("{} each {}", phase.minutes, each.word()),
        None => phase.minutes.to_string(),
    });
    let column = |id: &String| of.column(id).map_or_else(|| escaped(id), |c| escaped(&c.title));
    let columns: Vec<String> = phase.columns.iter().map(column).collect();
    let usual = match phase.each {
        Some(Each::Group | Each::Person) => PhaseKind::Share,
        _ => PhaseKind::default(),
    };
    if !columns.is_empty() {
        parts.push(format!("{}: {}", phase.does.word(), columns.join(" + ")));
    } else if phase.does != usual || PhaseKind::of(&search_key(&phase.title)).is_some() {
        parts.push(phase.does.word().to_owned());
    }
    parts.extend(phase.turns.map(|n| format!("at most {n} turns")));
    parts.extend(phase.with.map(|with| with.word().to_owned()));
    parts.extend(phase.dots.map(|n| format!("{n} dots")));
    parts.extend(phase.cap.map(|n| format!("cap {n}")));
    if let Some(axes) = &phase.axes {
        parts.push(format!("axes: {} + {}", escaped(&axes.names[0]), escaped(&axes.names[1])));
        parts.extend((axes.scale != SCALE).then(|| format!("scale {}", axes.scale)));
    }
    if !phase.extend.is_empty() {
        let minutes: Vec<String> = phase.extend.iter().map(u32::to_string).collect();
        parts.push(format!("thumbs {}", minutes.join(" + ")));
    }
    parts.extend(phase.hidden.then(|| "hidden".to_owned()));
    parts
}
