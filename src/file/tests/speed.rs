//! Large and hostile files: no work that grows with the square of their size.

use std::fmt::Write as _;
use std::time::Instant;

use super::*;

#[test]
fn a_long_record_is_read_and_rendered_at_once() {
    let mut o = opened(SAMPLE);
    let at = note("2026-11-24T15:30:00-05:00", "");
    for i in 0..5_000 {
        let mut n = at.clone();
        n.at += chrono::TimeDelta::milliseconds(i * 700);
        n.activity = Some("who-how".into());
        n.group = Some("Group 1".into());
        n.text = format!("Line {i}: somebody said something worth keeping, \"quoted\"");
        o.session.record.notes.push(Arc::new(n));
        o.session.record.journal.push(format!("15:30:00 captured line {i}").into());
    }
    let fresh = Instant::now();
    let text = o.document.render(&o.session, &Drafts::default());
    let fresh = fresh.elapsed();
    let parsing = Instant::now();
    drop(DeTable::parse(&text).expect("sound"));
    let parsing = parsing.elapsed();
    let reading = Instant::now();
    let mut o = opened(&text);
    let reading = reading.elapsed();
    o.session.record.notes.remove(10);
    o.session.record.notes.push(Arc::new(at));
    o.session.record.journal.push("15:31:00 more".into());
    let again = Instant::now();
    let second = o.document.render(&o.session, &Drafts::default());
    let again = again.elapsed();
    assert_eq!(opened(&second).session, o.session);
    println!("{} kB: fresh {fresh:?}, read {reading:?} (parser alone {parsing:?}), again {again:?}", text.len() / 1000);
    // Far above what it takes, far below what squared work would take.
    assert!(fresh.as_millis() < 2_000 && reading.as_millis() < 5_000 && again.as_millis() < 2_000);
}

#[test]
fn bombs_are_refused_or_read_in_time() {
    let head = "format = 1\ntitle = \"T\"\n";
    let many = 30_000;
    let mut tables = String::from(head);
    let mut people = String::from(head);
    let mut keys = String::from(head);
    for i in 0..many {
        let _ = writeln!(tables, "[[agenda]]\nkind = \"tlk\"");
        let _ = writeln!(people, "[[people]]\nname = \"Ana {i}\"");
        let _ = writeln!(keys, "title = {i}");
    }
    let bombs = [
        format!("{head}x = {}", "[".repeat(many)),
        format!("{head}x = {}", "{a=".repeat(many)),
        format!("{head}{} = 1", "a.".repeat(many)),
        format!("{head}[{}a]", "a.".repeat(many)),
        format!("{head}x = {}", "1".repeat(many)),
        format!("{head}x = \"{}", "\u{1b}".repeat(many)),
        format!("{head}{}", "\"\"\"".repeat(many)),
        format!("{head}{}", "]\n".repeat(many)),
        format!("{head}x = [{}]", "\"a\" ".repeat(many)),
        tables,
        people,
        keys,
    ];
    for bomb in bombs {
        let start = Instant::now();
        let problems = read(bomb.as_bytes()).map_or_else(|p| p, |o| o.warnings);
        let shown: String = problems.iter().take(10).map(|p| p.render("s.toml")).collect();
        println!("{:?}: {} problems in {:?}", &bomb[23..40.min(bomb.len())], problems.len(), start.elapsed());
        assert!(problems.iter().all(|p| p.line > 0) && shown.len() < 20_000);
        assert!(start.elapsed().as_secs() < 60);
    }
}
