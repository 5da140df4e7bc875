//! Owns the tally of one run: counts, percentages and the standing in words.
//! It never decides who may see it: that is `public`.

use super::{PollRun, Reading, method, percents, share};

/// What a run comes to, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// One for each option, in the order of the options.
    pub rows: Vec<Row>,
    /// Marks counted: hands, dots.
    pub n: u64,
    /// What the percentages are of: `of 16 hands`.
    pub base: String,
    /// What the counts say: `Operations leads by 5`, with every tie.
    pub standing: String,
    /// What to say beside percentages that do not add to 100.
    pub note: Option<String>,
}

/// One option of a tally.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The option.
    pub option: String,
    /// Its marks.
    pub count: u64,
    /// Its percentage without the sign; empty where the method has none.
    pub percent: String,
    /// Marks more (or, negative, fewer) than in the run before, where that had the same option.
    pub change: Option<i64>,
}

/// The tally of a run, compared with the run before where there is one.
pub fn tally(run: &PollRun, before: Option<&PollRun>) -> Tally {
    let method = method(&run.method);
    let reading = method.map_or(Reading::Leader, |m| m.reading);
    let counts: Vec<u64> = (0..run.options.len()).map(|i| count(run, i)).collect();
    let n = counts.iter().sum();
    let marks = method.map_or("hands", |m| m.marks);
    let (percents, base, note) = if reading == Reading::Objections {
        (vec![String::new(); counts.len()], format!("of {}", number(n, marks)), None)
    } else if method.is_none_or(|m| m.exclusive) {
        let all = percents(&counts);
        (all.texts, format!("of {}", number(n, marks)), all.note)
    } else {
        let people = if run.present == 1 { "person" } else { "people" };
        let of_people = counts.iter().map(|&c| share(c, run.present.into())).collect();
        (of_people, format!("of {} {people} · several answers possible", run.present), None)
    };
    let rows: Vec<Row> = (run.options.iter().zip(&counts).zip(percents))
        .map(|((option, &count), percent)| Row {
            option: option.clone(),
            count,
            percent,
            change: before.and_then(|b| change(option, count, b)),
        })
        .collect();
    let standing = match reading {
        _ if n == 0 => "nobody has voted yet".to_owned(),
        Reading::Leader => places(&rows, n, marks),
        Reading::Middle => middle(&rows, n),
        Reading::Objections => consent(&rows, run.closed.is_some()),
    };
    Tally { rows, n, base, standing, note }
}

fn count(run: &PollRun, option: usize) -> u64 {
    run.hands.get(option).copied().unwrap_or(0).into()
}

fn change(option: &str, count: u64, before: &PollRun) -> Option<i64> {
    let then = before.options.iter().position(|o| o == option)?;
    // Both come from 32 bits.
    Some(count as i64 - self::count(before, then) as i64)
}

/// Who leads, and every place that several share; options nobody chose share none.
fn places(rows: &[Row], n: u64, marks: &str) -> String {
    let mut order: Vec<&Row> = rows.iter().filter(|r| r.count > 0).collect();
    order.sort_by_key(|r| std::cmp::Reverse(r.count));
    if let [only] = order[..] {
        return match n {
            1 => format!("the only {} is for {}", one_of(marks), only.option),
            _ => format!("all {n} for {}", only.option),
        };
    }
    let mut said = Vec::new();
    let mut place = 1;
    for sharing in order.chunk_by(|a, b| a.count == b.count) {
        let count = sharing[0].count;
        match (place, sharing.len()) {
            (1, 1) => said.push(format!("{} leads by {}", sharing[0].option, count - order[1].count)),
            (1, all) if all == rows.len() && all > 2 => said.push(format!("tie: all {all}, {count} each")),
            (1, _) => said.push(format!("tie: {}, {count} each", listed(sharing))),
            (_, 1) => {}
            _ => said.push(format!("tie for {}: {}", ordinal(place), listed(sharing))),
        }
        place += sharing.len();
    }
    said.join(" · ")
}

/// The median of options in order and, where they are numbers, the mean to one decimal, rounded half up.
fn middle(rows: &[Row], n: u64) -> String {
    let at = |nth: u64| {
        let mut seen = 0;
        rows.iter().find(|r| {
            seen += r.count;
            seen > nth
        })
    };
    // There are marks, so both middle ones exist.
    let (Some(low), Some(high)) = (at((n - 1) / 2), at(n / 2)) else { return String::new() };
    let median = if low.option == high.option {
        format!("median {}", low.option)
    } else {
        format!("median between {} and {}", low.option, high.option)
    };
    let values: Option<Vec<i64>> = rows.iter().map(|r| r.option.trim().parse::<i32>().ok().map(i64::from)).collect();
    let Some(values) = values else { return median };
    let sum: i128 = values.iter().zip(rows).map(|(&v, r)| i128::from(v) * i128::from(r.count)).sum();
    let tenths = (sum * 20 + i128::from(n)).div_euclid(i128::from(n) * 2);
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{median} · mean {sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

/// Whether anybody objects; the options are consent, concern and, last, objection.
fn consent(rows: &[Row], closed: bool) -> String {
    let objections = rows.last().map_or(0, |r| r.count);
    let concerns = if rows.len() > 2 { rows[1].count } else { 0 };
    let verdict = match objections {
        0 if closed => "no objections: consented".to_owned(),
        0 => "no objections so far".to_owned(),
        some => format!("{}: not consented yet", number(some, "objections")),
    };
    if concerns == 0 { verdict } else { format!("{verdict} · {}", number(concerns, "concerns")) }
}

/// `A`, `A and B`, `A, B and C`.
fn listed(rows: &[&Row]) -> String {
    let names: Vec<&str> = rows.iter().map(|r| r.option.as_str()).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// `1 hand`, `2 hands`.
fn number(count: u64, things: &str) -> String {
    if count == 1 { format!("1 {}", one_of(things)) } else { format!("{count} {things}") }
}

fn one_of(things: &str) -> &str {
    things.strip_suffix('s').unwrap_or(things)
}

fn ordinal(place: usize) -> String {
    const WORDS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    if let Some(word) = WORDS.get(place.wrapping_sub(1)) {
        return (*word).to_owned();
    }
    let end = match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{place}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Moment;

    fn run(method: &str, options: &[&str], hands: &[u32]) -> PollRun {
        PollRun {
            activity: "partner".to_owned(),
            question: "Whom?".to_owned(),
            options: options.iter().map(|&o| o.to_owned()).collect(),
            method: method.to_owned(),
            opened: "2026-11-24T15:50:00-05:00".parse::<Moment>().unwrap(),
            closed: None,
            revealed: None,
            present: 16,
            hands: hands.to_vec(),
        }
    }

    #[test]
    fn a_whole_tally() {
        let options = ["L&D / KM", "Product & Engineering", "Operations", "Customer Support", "Other"];
        let t = tally(&run("single", &options, &[8, 3, 2, 2, 1]), Some(&run("single", &options[..4], &[6, 5, 2, 2])));
        assert_eq!((t.n, t.base.as_str(), t.note), (16, "of 16 hands", None));
        assert_eq!(t.standing, "L&D / KM leads by 5 · tie for third: Operations and Customer Support");
        assert_eq!(
            t.rows.iter().map(|r| r.percent.as_str()).collect::<Vec<_>>(),
            ["50.0", "18.8", "12.5", "12.5", "6.2"]
        );
        assert_eq!(t.rows.iter().map(|r| r.change).collect::<Vec<_>>(), [Some(2), Some(-2), Some(0), Some(0), None]);
    }

    #[test]
    fn the_standing_is_said() {
        for (method, hands, standing) in [
            ("single", &[0, 0, 0, 0][..], "nobody has voted yet"),
            ("single", &[], "nobody has voted yet"),
            ("single", &[9, 2, 9, 0], "tie: A and C, 9 each"),
            ("single", &[9, 2, 9, 2], "tie: A and C, 9 each · tie for third: B and D"),
            ("single", &[3, 3, 3, 1], "tie: A, B and C, 3 each"),
            ("single", &[3, 3, 3, 3], "tie: all 4, 3 each"),
            ("single", &[1, 1, 0, 0], "tie: A and B, 1 each"),
            ("single", &[5, 2, 2, 2], "A leads by 3 · tie for second: B, C and D"),
            ("single", &[4, 3, 2, 1], "A leads by 1"),
            ("single", &[0, 3, 2, 0], "B leads by 1"),
            ("single", &[0, 7, 0, 0], "all 7 for B"),
            ("single", &[0, 1, 0, 0], "the only hand is for B"),
            ("dots", &[0, 1, 0, 0], "the only dot is for B"),
            ("made up", &[4, 3, 2, 1], "A leads by 1"),
        ] {
            assert_eq!(tally(&run(method, &["A", "B", "C", "D"], hands), None).standing, standing, "{hands:?}");
        }
    }

    #[test]
    fn several_answers_are_of_people() {
        let t = tally(&run("multiple", &["A", "B"], &[14, 10]), None);
        assert_eq!((t.base.as_str(), t.n, t.note), ("of 16 people · several answers possible", 24, None));
        assert_eq!((t.rows[0].percent.as_str(), t.rows[1].percent.as_str()), ("88", "63"));
        let alone = PollRun { present: 1, ..run("multiple", &["A"], &[1]) };
        assert_eq!(tally(&alone, None).base, "of 1 person · several answers possible");
        assert_eq!(tally(&run("single", &["A"], &[1]), None).base, "of 1 hand");
        assert_eq!(tally(&run("dots", &["A"], &[3]), None).base, "of 3 dots");
    }

    #[test]
    fn consent_is_no_vote() {
        for (hands, closed, standing) in [
            ([14, 0, 2], true, "2 objections: not consented yet"),
            ([14, 1, 1], false, "1 objection: not consented yet · 1 concern"),
            ([16, 0, 0], true, "no objections: consented"),
            ([14, 2, 0], true, "no objections: consented · 2 concerns"),
            ([3, 0, 0], false, "no objections so far"),
            ([0, 0, 0], true, "nobody has voted yet"),
        ] {
            let mut run = run("consent", &["consent", "concern", "objection"], &hands);
            run.closed = closed.then_some(run.opened);
            let t = tally(&run, None);
            assert_eq!(t.standing, standing);
            assert!(t.rows.iter().all(|r| r.percent.is_empty()) && t.note.is_none());
        }
    }

    #[test]
    fn a_scale_has_a_middle() {
        let five = ["1", "2", "3", "4", "5"];
        for (options, hands, standing) in [
            (&five[..], &[0, 1, 4, 8, 3][..], "median 4 · mean 3.8"),
            (&five, &[0, 0, 2, 2, 0], "median between 3 and 4 · mean 3.5"),
            (&five, &[4, 0, 0, 0, 4], "median between 1 and 5 · mean 3.0"),
            (&five, &[0, 0, 0, 0, 1], "median 5 · mean 5.0"),
            (&["-1", "0", "1"], &[3, 1, 0], "median -1 · mean -0.7"),
            (&["low", "high"], &[3, 1], "median low"),
        ] {
            assert_eq!(tally(&run("scale", options, hands), None).standing, standing);
        }
    }

    #[test]
    fn places_have_words() {
        for (place, word) in
            [(2, "second"), (10, "tenth"), (11, "11th"), (12, "12th"), (21, "21st"), (22, "22nd"), (113, "113th")]
        {
            assert_eq!(ordinal(place), word);
        }
    }
}
