//! What a change of the session changes in its text.

use super::*;

/// The text with a change made to its session.
fn changed(text: &str, change: impl FnOnce(&mut Session)) -> String {
    let mut o = opened(text);
    change(&mut o.session);
    let new = o.document.render(&o.session, &o.draft);
    let again = opened(&new);
    assert_eq!(again.session, o.session, "{new}");
    assert_eq!(again.document.render(&again.session, &again.draft), new);
    new
}

/// The lines that are only in the first text, after `-`, and only in the second, after `+`.
fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let minus = old[head..old.len() - tail].iter().map(|l| format!("-{l}\n"));
    minus.chain(new[head..new.len() - tail].iter().map(|l| format!("+{l}\n"))).collect()
}

#[test]
fn the_sample_reads_in_full() {
    let o = opened(SAMPLE);
    assert_eq!(problems(SAMPLE), "");
    let (p, r) = (&o.session.plan, &o.session.record);
    assert_eq!((p.agenda.len(), p.people.len(), p.links.len()), (3, 1, 1));
    assert_eq!(p.people[0].attributes.len(), 2);
    assert_eq!(p.agenda[2].id, "partner");
    assert_eq!(o.session.planned_activity(1).num_minutes(), 18);
    assert!(p.agenda[1].phases[2].each.is_some());
    assert_eq!((r.attendance.len(), r.timing.len(), r.breakouts.len()), (1, 1, 1));
    assert_eq!((r.notes.len(), r.polls.len(), r.journal.len()), (1, 1, 3));
    assert_eq!(r.timing[0].paused, chrono::TimeDelta::seconds(30));
    assert_eq!(o.document.render(&o.session, &Drafts::default()), SAMPLE);
}

#[test]
fn a_note_adds_its_block() {
    let new =
        changed(SAMPLE, |s| s.record.notes.push(Arc::new(note("2026-11-24T15:30:00.250-05:00", "a \"b\"\n\u{1b}"))));
    assert_eq!(
        difference(SAMPLE, &new),
        "+[[record.note]]\n+at = 2026-11-24T15:30:00.250-05:00\n+text = \"a \\\"b\\\"\\n\\u001B\"\n+\n"
    );
}

#[test]
fn a_change_touches_its_keys_only() {
    let text = SAMPLE.replace("added = 1.0 ", "added = 1.00  # two more\nx-mine = [1,  2]\nfuture = 1 ");
    let new = changed(&text, |s| {
        s.record.timing[0].added = chrono::TimeDelta::minutes(3);
        s.record.timing[0].ended = None;
    });
    assert!(difference(&text, &new).contains("+added = 3.0  # two more\n"), "{}", difference(&text, &new));
    assert!(new.contains("future = 1"));
    assert!(!new.contains("15:29:10"));
    let back = changed(&new, |s| s.record.timing[0].ended = Some("2026-11-24T15:29:10-05:00".parse().expect("moment")));
    assert_eq!(difference(&new, &back), "+ended = 2026-11-24T15:29:10-05:00\n");
}

#[test]
fn a_removed_note_takes_its_block_along() {
    let new = changed(SAMPLE, |s| s.record.notes.clear());
    assert!(difference(SAMPLE, &new).lines().all(|l| l.starts_with('-')));
    assert!(!new.contains("record.note"));
}

#[test]
fn a_plan_alone_gets_its_record_at_the_end() {
    let plan = &SAMPLE[..SAMPLE.find("[record]").expect("a record")];
    let plan = plan.trim_end();
    let when = Some("2026-11-24T15:01:12-05:00".parse().expect("moment"));
    let new = changed(plan, |s| {
        s.record.started = when;
        s.record.journal = vec!["15:01:12 started".into()];
        s.record.notes.push(Arc::new(note("2026-11-24T15:30:00-05:00", "a")));
        s.record.attendance.push(crate::workshop::Attendance { name: "Ana Lima".into(), ..Default::default() });
    });
    assert_eq!(
        new.strip_prefix(plan).expect("the plan as it was"),
        "\n\n[record]\nstarted = 2026-11-24T15:01:12-05:00\n\n[[record.attendance]]\nname = \"Ana Lima\"\nabsent = true\n\n\
         [[record.note]]\nat = 2026-11-24T15:30:00-05:00\ntext = \"a\"\n\n\
         [record.journal]\nlines = [\n  \"15:01:12 started\",\n]\n"
    );
    let more = changed(&new, |s| s.record.journal.push("15:02:00 \"more\"".into()));
    assert_eq!(difference(&new, &more), "+  \"15:02:00 \\\"more\\\"\",\n");
}

#[test]
fn windows_line_ends_and_the_byte_order_mark_stay() {
    let text = format!("\u{feff}{}", SAMPLE.replace('\n', "\r\n"));
    let o = opened(&text);
    assert_eq!(o.document.render(&o.session, &Drafts::default()), text);
    let new = changed(&text, |s| {
        s.record.notes.push(Arc::new(note("2026-11-24T15:30:00-05:00", "a")));
        s.record.breakouts[0].groups[0].members.pop();
        Arc::make_mut(&mut s.record.polls[0]).revealed = s.record.ended;
        s.record.journal.push("x".into());
    });
    assert!(new.starts_with('\u{feff}'));
    assert_eq!(new.matches('\n').count(), new.matches("\r\n").count());
}

#[test]
fn a_draft_is_kept_beside_the_record() {
    let mut o = opened(SAMPLE);
    let draft = Drafts { note: "half a \"sentence".to_owned(), ..Drafts::default() };
    let text = o.document.render(&o.session, &draft);
    assert_eq!(opened(&text).draft, draft);
    assert_eq!(difference(SAMPLE, &text), "+draft = \"half a \\\"sentence\"\n");
    o = opened(&text);
    assert_eq!(o.document.render(&o.session, &Drafts::default()), SAMPLE);
}

#[test]
fn remarks_and_strange_tables_stay_where_they_are() {
    let text = "format = 1\ntitle = \"T\"\n[[agenda]]\ntitle = \"A\"\nkind = \"talk\"\nminutes = 5\n\n# what happened\n[record]\n\
        # by hand\nstarted = 2026-11-24T15:01:12-05:00 # late\n\n# first\n[[record.note]]\nat = 2026-11-24T15:02:12-05:00\n\
        text = '''x\n[[record.note]]\n'''\n  # inside\n[record.note.mine]\na = 1\n\n[record.weather]\nsun = true\n\n\
        [[agenda]]\ntitle = \"B\"\nkind = \"talk\"\nminutes = 5\n# the end";
    let o = opened(text);
    assert_eq!(o.document.render(&o.session, &Drafts::default()), text);
    let new = changed(text, |s| {
        s.record.ended = s.record.started;
        Arc::make_mut(&mut s.record.notes[0]).by = Some("Ana".into());
        s.record.notes.push(Arc::new(note("2026-11-24T15:30:00-05:00", "b")));
    });
    for kept in ["# by hand\n", " # late\nended = ", "'''\nby = \"Ana\"\n  # inside\n[record.note.mine]", "# the end"] {
        assert!(new.contains(kept), "{kept}: {new}");
    }
}

#[test]
fn what_equals_the_default_is_not_written_and_stays_where_it_was() {
    let stretch = crate::workshop::StepTiming { activity: "use-cases".into(), ..Default::default() };
    let new = changed(SAMPLE, |s| s.record.timing.push(stretch.clone()));
    let added = "+[[record.timing]]\n+activity = \"use-cases\"\n+started = 1970-01-01T00:00:00+00:00\n+\n";
    assert_eq!(difference(SAMPLE, &new), added);
    // A file of an earlier version that has such values keeps them, though something else beside them changes.
    let old =
        SAMPLE.replace("added = 1.0 ", "added = 0.0 ").replace("kind = \"note\" ", "done = false\nkind = \"note\" ");
    let new = changed(&old, |s| {
        s.record.timing[0].paused = chrono::TimeDelta::zero();
        Arc::make_mut(&mut s.record.notes[0]).by = None;
    });
    for kept in ["added = 0.0 ", "done = false\n", "kind = \"note\" ", "ballots = []"] {
        assert!(new.contains(kept), "{kept}: {new}");
    }
    assert!(!new.contains("paused ="), "{new}");
}

#[test]
fn an_id_is_one_line_in_the_head() {
    for text in [SAMPLE.to_owned(), SAMPLE.replace('\n', "\r\n"), format!("\u{feff}{SAMPLE}")] {
        let mut o = opened(&text);
        o.identify(|| "abcdefgh".to_owned());
        let new = o.document.render(&o.session, &o.draft);
        let eol = if text.contains('\r') { "\r\n" } else { "\n" };
        assert_eq!(new.replacen(&format!("id = \"abcdefgh\"{eol}"), "", 1), text);
        let again = opened(&new);
        assert_eq!(again.session, o.session);
        // Whoever has one keeps it, and it stays with every change.
        o.identify(|| unreachable!("it has an id"));
        o.session.record.notes.clear();
        assert!(o.document.render(&o.session, &o.draft).contains("id = \"abcdefgh\""));
    }
    for text in ["format = 1\ntitle = \"T\"\nagenda = []", "title = \"T\"\nagenda = [\n]\nformat = 1\nlinks = [\n]\n"] {
        let mut o = opened(text);
        o.identify(|| "abcdefgh".to_owned());
        let new = o.document.render(&o.session, &o.draft);
        assert_eq!(opened(&new).session, o.session, "{new}");
        assert_eq!(new.lines().count(), text.lines().count() + 1, "{new}");
    }
}
