//! Properties of reading and rendering over random records.

use std::collections::HashSet;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::workshop::poll::LateOption;
use crate::workshop::{
    Asker, Attendance, CarriedKind, Drafts, FormWords, Group, GroupRound, Grouping, Hand, LineOf, LineWords, Moment,
    NoteKind, Origin, OtherWords, Owners, PlanWords, PlannedGroups, PollRun, Record, Settled, Skipped, Split,
    StepTiming, Thumbs,
};

const PLAN: &str = "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"A\"\nkind = \"talk\"\nminutes = 5\n";

fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ]{1,8}",
        any::<String>(),
        Just("\u{0}\u{1b}[31m\r\n\t\u{7f}\u{85}\u{2028}\u{202e}\\\"'''\"\"\"".to_owned()),
        Just("[[record.note]]\nat = 1\n# [record]".to_owned()),
        Just("é\u{feff}𝒳 ={}[],".to_owned()),
    ]
}

fn name() -> impl Strategy<Value = String> {
    hostile().prop_map(|s| if s.trim().is_empty() { "x".to_owned() } else { s })
}

fn moment() -> impl Strategy<Value = Moment> {
    (0_i64..8_000_000_000, 0_i64..1000, prop_oneof![Just(0), -840..840]).prop_map(|(s, ms, offset)| {
        let offset = FixedOffset::east_opt(offset * 60).expect("in bounds");
        let ms = if ms < 500 { 0 } else { ms };
        DateTime::from_timestamp_millis(s * 1000 + ms).expect("in bounds").with_timezone(&offset)
    })
}

/// Few moments, so that many elements share one.
fn shared() -> impl Strategy<Value = Moment> {
    (0_i64..3).prop_map(|s| DateTime::from_timestamp_millis(s * 1000).expect("in bounds").fixed_offset())
}

fn length() -> impl Strategy<Value = TimeDelta> {
    prop_oneof![Just(0), 0..10_000_000_i64].prop_map(TimeDelta::milliseconds)
}

fn attendance() -> impl Strategy<Value = Attendance> {
    let attributes = vec((name(), hostile()), 0..3).prop_map(|mut list| {
        list.retain(|(k, _)| !["name", "arrived", "left", "absent"].contains(&k.as_str()));
        list.sort();
        list.dedup_by(|a, b| a.0 == b.0);
        list
    });
    (name(), option::of(moment()), option::of(moment()), attributes)
        .prop_map(|(name, arrived, left, attributes)| Attendance { name, arrived, left, attributes })
}

fn draft() -> impl Strategy<Value = Drafts> {
    let words = (name(), option::of(hostile()), any::<bool>(), hostile());
    let words = words.prop_map(|(activity, phase, script, text)| PlanWords { activity, phase, script, text });
    let of =
        prop_oneof![(0..99_usize).prop_map(LineOf::Entry), (0..9_usize).prop_map(LineOf::Option), Just(LineOf::Poll)];
    let line = (of, hostile()).prop_map(|(of, text)| LineWords { of, text });
    let other = (name(), option::of(0..99_usize), option::of(name()), hostile());
    let other = other.prop_map(|(line, place, activity, text)| OtherWords { line, place, activity, text });
    let form = (option::of(name()), option::of(hostile()), option::of(0..99_usize), vec((name(), hostile()), 0..3));
    let form = form.prop_map(|(activity, phase, place, fields)| FormWords { activity, phase, place, fields });
    (hostile(), option::of(words), option::of(line), option::of(other), option::of(form))
        .prop_map(|(note, words, line, other, form)| Drafts { note, words, line, other, form })
}

fn stretch() -> impl Strategy<Value = StepTiming> {
    let step = (name(), option::of(hostile()), option::of(hostile()));
    let thumbs = (option::of(any::<u32>()), option::of(any::<u32>()), any::<u32>());
    let thumbs = vec(thumbs.prop_map(|(up, down, more)| Thumbs { up, down, more }), 0..3);
    (step, thumbs, shared(), option::of(moment()), length(), length(), length(), option::of(moment())).prop_map(
        |((activity, phase, turn), thumbs, started, ended, planned, added, paused, held)| StepTiming {
            activity,
            phase,
            turn,
            started,
            ended,
            planned,
            added: TimeDelta::zero() - added,
            paused,
            held,
            mixed: false,
            thumbs_up: Vec::new(),
            thumbs_down: Vec::new(),
            thumbs,
        },
    )
}

fn round() -> impl Strategy<Value = GroupRound> {
    let group = (name(), vec(hostile(), 0..4), option::of(hostile()), option::of(hostile()))
        .prop_map(|(name, members, host, place)| Group { name, members, host, place });
    let origin = select(&[Origin::Formed, Origin::HostsStayed, Origin::Merged][..]);
    let split = prop_oneof![(1..500_u32).prop_map(Split::Size), (1..500_u32).prop_map(Split::Count)];
    let asked = (split, vec(hostile(), 0..2), any::<bool>());
    let asked = asked.prop_map(|(split, mix, hosts)| Grouping { split, mix, hosts, ..Grouping::default() });
    let asked = (asked, any::<bool>()).prop_map(|(asked, exact)| Grouping { exact, ..asked });
    let rest = (origin, (vec(group, 0..3), vec(hostile(), 0..2)), option::of(hostile()), option::of(asked));
    (name(), shared(), 0..=i64::MAX as u64, any::<u32>(), rest).prop_map(
        |(activity, formed, seed, repeats, (origin, (groups, sit_out), phase, asked))| GroupRound {
            activity,
            formed,
            seed,
            repeats,
            phase,
            origin,
            asked,
            groups,
            sit_out,
        },
    )
}

fn notes() -> impl Strategy<Value = Note> {
    (note_alone(), vec((note_alone(), vec(option::of(name()), 3)), 0..3)).prop_map(|(note, parts)| {
        let merged = parts.into_iter().map(|(part, places)| {
            // What was put together is of the same activity, and nobody's action.
            let [group, column, row] = <[Option<String>; 3]>::try_from(places).expect("three");
            Note {
                activity: note.activity.clone(),
                group,
                column,
                row,
                owners: Owners::default(),
                due: None,
                done: false,
                ..part
            }
        });
        Note { merged: merged.collect(), ..note.clone() }
    })
}

fn note_alone() -> impl Strategy<Value = Note> {
    let places = (option::of(hostile()), option::of(hostile()), option::of(hostile()), option::of(hostile()));
    let rest = (option::of(hostile()), option::of(0..9999_i32), any::<bool>(), option::of(any::<u32>()), any::<bool>());
    let rest = (rest, option::of(shared()));
    (prop_oneof![shared(), moment()], places, 0..7_usize, hostile(), rest).prop_map(
        |(at, places, kind, text, (rest, revealed))| Note {
            at,
            activity: places.0,
            group: places.1,
            column: places.2,
            row: places.3,
            kind: NoteKind::ALL[kind],
            text,
            by: rest.0.clone(),
            owners: rest
                .0
                .clone()
                .into_iter()
                .chain(rest.0.as_ref().filter(|_| rest.4).map(|o| format!("{o} too")))
                .collect(),
            due: rest.1.and_then(|y| NaiveDate::from_ymd_opt(y, 2, 28)),
            done: rest.2,
            dots: rest.3,
            voters: rest.3,
            dots_by: rest.3.map_or(Vec::new(), |n| vec![("Ana Lima".to_owned(), n)]),
            headline: rest.4,
            hidden: rest.2,
            revealed,
            withheld: rest.4,
            review: rest.2,
            asked: rest.2,
            votes: rest.0.iter().cloned().collect(),
            asker: Asker::default(),
            scores: rest.3.map_or(Vec::new(), |n| vec![("Impact".to_owned(), n), (rest.0.unwrap_or_default(), 1)]),
            scores_by: Vec::new(),
            merged: Vec::new(),
        },
    )
}

/// Polls of every method with ballots, and hands for methods that nobody knows.
fn run() -> impl Strategy<Value = PollRun> {
    let places = (name(), hostile(), vec(hostile(), 7), shared(), option::of(moment()), any::<bool>());
    let known = (crate::workshop::poll::tests::polls(), places, option::of(hostile()), any::<bool>()).prop_map(
        |(mut run, (activity, question, names, opened, closed, quick), text, blind)| {
            // Options differ from each other, whatever they are called.
            for (i, (option, name)) in run.options.iter_mut().zip(&names).enumerate() {
                *option = format!("{name}{i}");
            }
            if let Some(text) = text {
                run.voters = vec![text.clone()];
                run.reasons = vec![text.clone()];
                run.moved = vec![(text.clone(), String::new())];
                run.late = vec![LateOption { option: format!("x{text}"), after: run.present }];
                run.corrected = vec![(String::new(), text)];
            }
            // A chair chooses among those who share the first place.
            let tied = crate::workshop::poll::tally(&run, None).decision.tie.map_or_else(Vec::new, |tie| tie.rows);
            if let Some(option) = tied.first().and_then(|row| run.options.get(*row)) {
                run.chair = Some(option.clone());
                run.rules.tie = crate::workshop::poll::Tie::Chair;
            }
            run.rules.blind = blind;
            let sealed = closed.map(|_| question.clone());
            PollRun { activity, question, opened, closed, revealed: closed, quick, sealed, resealed: 1, ..run }
        },
    );
    let unknown = (name(), vec(hostile(), 0..4), hostile(), any::<u32>(), vec(any::<u32>(), 0..4)).prop_map(
        |(activity, options, method, present, hands)| {
            let method = if crate::workshop::poll::method(&method).is_some() { String::new() } else { method };
            PollRun { activity, options, method, present, hands, ..PollRun::default() }
        },
    );
    prop_oneof![3 => known, 1 => unknown]
}

fn record() -> impl Strategy<Value = Record> {
    let few = (vec(attendance(), 0..3), vec(stretch(), 0..4), vec(round(), 0..3), vec(run(), 0..3));
    let names = vec(vec(hostile(), 1..3), 0..3);
    let settled = vec((shared(), hostile()), 0..3);
    let rest = (vec(hostile(), 0..4), names, settled);
    (option::of(moment()), option::of(moment()), few, vec(notes(), 0..6), rest).prop_map(
        |(started, ended, (attendance, timing, breakouts, polls), notes, (journal, names, settled))| Record {
            started,
            ended,
            forgets: timing.len() > 2,
            apart: names.clone(),
            no_group: names.first().cloned().unwrap_or_default(),
            in_groups: names.last().cloned().unwrap_or_default(),
            together: names.into_iter().rev().skip(1).collect(),
            attendance,
            timing,
            planned_groups: breakouts
                .iter()
                .rev()
                .skip(1)
                .map(|r| PlannedGroups {
                    activity: r.activity.clone(),
                    groups: r.groups.clone(),
                    sit_out: r.sit_out.clone(),
                })
                .collect(),
            breakouts,
            notes: notes.into_iter().map(Arc::new).collect(),
            last_seal: polls.first().map(|run| run.question.clone()),
            polls: polls.into_iter().map(Arc::new).collect(),
            hands: settled
                .iter()
                .map(|(at, text)| Hand { by: text.clone(), raised: *at, floor: Some(*at), ended: None })
                .filter(|hand| !hand.by.trim().is_empty())
                .collect(),
            skipped: settled
                .iter()
                .map(|(at, text)| Skipped { activity: text.clone(), at: *at })
                .filter(|s| !s.activity.trim().is_empty())
                .collect(),
            settled: settled
                .into_iter()
                .map(|(at, text)| Settled { at, kind: CarriedKind::Action, text, ..Settled::default() })
                .collect(),
            journal: journal.into_iter().map(Arc::from).collect(),
        },
    )
}

/// A second record that shares some elements with the first, by taking elements of both in turn.
fn mixed(a: &Record, b: &Record, picks: &[u8]) -> Record {
    fn mix<T: Clone>(a: &[T], b: &[T], picks: &[u8]) -> Vec<T> {
        let mut out = Vec::new();
        for i in 0..a.len().max(b.len()) {
            match picks[i % picks.len()] % 4 {
                0 => out.extend(a.get(i).cloned()),
                1 => out.extend(b.get(i).cloned()),
                2 => out.extend(a.get(i).cloned().into_iter().chain(b.get(i).cloned())),
                _ => {}
            }
        }
        out
    }
    let mut notes = mix(&a.notes, &b.notes, picks);
    for (i, n) in notes.iter_mut().enumerate() {
        if picks[i % picks.len()] > 200 {
            let n = Arc::make_mut(n);
            n.text.push('!');
            n.by = if n.by.is_some() { None } else { Some("Ana".into()) };
        }
    }
    Record {
        started: b.started,
        ended: a.ended,
        forgets: b.forgets,
        apart: a.apart.clone(),
        no_group: mix(&a.no_group, &b.no_group, picks),
        in_groups: b.in_groups.clone(),
        together: b.together.clone(),
        attendance: mix(&a.attendance, &b.attendance, picks),
        timing: mix(&a.timing, &b.timing, picks),
        breakouts: mix(&a.breakouts, &b.breakouts, picks),
        planned_groups: mix(&b.planned_groups, &a.planned_groups, picks),
        notes,
        polls: mix(&a.polls, &b.polls, picks),
        last_seal: a.last_seal.clone(),
        hands: mix(&a.hands, &b.hands, picks),
        skipped: mix(&a.skipped, &b.skipped, picks),
        settled: mix(&a.settled, &b.settled, picks),
        journal: mix(&a.journal, &b.journal, picks),
    }
}

/// A record in which everybody has one spelling and is in a group or sits out, as in every session that was read.
fn settled(session: &Session, record: Record) -> Record {
    let mut session = Session { record, ..session.clone() };
    session.settle_names();
    let mut record = session.record;
    let once = |sit_out: &mut Vec<String>, groups: &[Group]| {
        let mut known = HashSet::new();
        sit_out.retain(|name| !groups.iter().any(|g| g.members.contains(name)) && known.insert(name.clone()));
    };
    record.breakouts.iter_mut().for_each(|round| once(&mut round.sit_out, &round.groups));
    record.planned_groups.iter_mut().for_each(|planned| once(&mut planned.sit_out, &planned.groups));
    record
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_rendered_is_read_again(a in record(), b in record(), picks in vec(any::<u8>(), 4), draft in draft(), crlf: bool) {
        let plan = if crlf { PLAN.replace('\n', "\r\n") } else { PLAN.to_owned() };
        let mut o = opened(&plan);
        let a = settled(&o.session, a);
        o.session.record = a.clone();
        let first = o.document.render(&o.session, &draft);
        let read = opened(&first);
        prop_assert_eq!(&read.session, &o.session);
        prop_assert_eq!(&read.draft, &draft);
        prop_assert_eq!(read_drafts(&write_drafts(&draft)), Some(draft.clone()));
        prop_assert_eq!(read.document.render(&read.session, &draft), first.clone());

        let mut session = read.session.clone();
        session.record = settled(&read.session, mixed(&a, &b, &picks));
        let second = read.document.render(&session, &Drafts::default());
        let again = opened(&second);
        prop_assert_eq!(&again.session, &session, "{}", second);
        prop_assert_eq!(again.draft, Drafts::default());
        prop_assert!(second.starts_with(&plan));
        // There and back: nothing is lost on the way.
        let mut back = again.session.clone();
        back.record = a;
        prop_assert_eq!(&opened(&again.document.render(&back, &Drafts::default())).session.record, &back.record);
    }

    #[test]
    fn a_note_changes_nothing_else(a in record(), text in hostile()) {
        let mut o = opened(PLAN);
        o.session.record = a;
        let first = o.document.render(&o.session, &Drafts::default());
        let mut o = opened(&first);
        o.session.record.notes.push(Arc::new(note("2026-11-24T15:30:00-05:00", &text)));
        let second = o.document.render(&o.session, &Drafts::default());
        let head = first.bytes().zip(second.bytes()).take_while(|(a, b)| a == b).count();
        let tail = first.bytes().rev().zip(second.bytes().rev()).take_while(|(a, b)| a == b).count();
        prop_assert!(head + tail >= first.len(), "{}", second);
    }

    #[test]
    fn nothing_explodes(text in any::<String>(), bytes in vec(any::<u8>(), 0..64), at in any::<prop::sample::Index>()) {
        let _ = read(text.as_bytes());
        let _ = read(&bytes);
        let _ = roster(text.as_bytes(), &RosterOptions::default());
        let _ = roster(&bytes, &RosterOptions::default());
        let _ = prepare(&text, &Preparation { title: Some(&text), ..Preparation::default() });
        let place = at.index(SAMPLE.len());
        if SAMPLE.is_char_boundary(place) {
            let broken = format!("{}{text}{}", &SAMPLE[..place], &SAMPLE[place..]);
            for p in read(broken.as_bytes()).map_or_else(|p| p, |o| o.warnings) {
                prop_assert!(!p.render("s.toml").chars().any(|c| c.is_control() && c != '\n'));
            }
            if let Ok(o) = read(broken.as_bytes()) {
                prop_assert_eq!(o.document.render(&o.session, &o.draft), broken);
            }
            let _ = read(&SAMPLE.as_bytes()[..place]);
        }
    }
}

#[test]
fn activities_of_one_title_get_an_id_each() {
    let activity = "[[agenda]]\ntitle=\"A\"\nkind=\"talk\"\nminutes=5\n";
    let o = opened(&format!("format = 1\ntitle = \"T\"\n{}", activity.repeat(1_000)));
    assert_eq!(o.session.plan.agenda[2].id, "a-3");
    assert_eq!(o.session.plan.agenda[999].id, "a-1000");
}
