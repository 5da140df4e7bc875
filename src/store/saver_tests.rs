//! The saver against real folders: every test waits for reports, never for a clock.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::super::draft_file::{Draft, LeftDraft};
use super::*;

const LIMIT: Duration = Duration::from_secs(30);

struct Bench {
    dir: tempfile::TempDir,
    file: PathBuf,
    saver: Saver,
    reports: Receiver<SaveReport>,
    clock: Arc<Mutex<DateTime<FixedOffset>>>,
    revision: u64,
}

impl Bench {
    fn new() -> Self {
        Self::within(tempfile::tempdir().unwrap(), |folder| folder.join("day.toml"))
    }

    /// Types: the session's text must not even be made, unless it is said to be.
    fn letters(&mut self, typed: &str) {
        self.revision += 1;
        let draft = Some(Draft { session: String::from("day"), text: typed.to_owned() });
        let text = format!("first with {typed}");
        self.saver.put(SaveState {
            revision: self.revision,
            text: Arc::new(move || text.clone()),
            urgent: false,
            draft,
            no_copies: false,
        });
    }

    fn drafts(&self) -> PathBuf {
        self.file.with_file_name("state").join("drafts")
    }

    fn left(&self) -> Option<LeftDraft> {
        DraftFile::find(&self.drafts(), "day", &self.file, &fs::read(&self.file).unwrap()).1
    }

    /// A session `day.toml` holding `first`, opened under the path that `open` makes of its folder.
    fn within(dir: tempfile::TempDir, open: impl Fn(&Path) -> PathBuf) -> Self {
        let folder = dir.path().canonicalize().unwrap();
        let file = folder.join("day.toml");
        fs::write(&file, "first").unwrap();
        let clock = Arc::new(Mutex::new(DateTime::parse_from_rfc3339("2026-11-24T10:15:00+01:00").unwrap()));
        let (send, reports) = channel();
        let now = Arc::clone(&clock);
        let target = Target {
            path: open(&folder),
            content: Some(b"first".to_vec()),
            now: Arc::new(move || *now.lock().unwrap()),
            // A file is no folder.
            shelters: vec![file.clone(), folder.join("state")],
            draft: Some(DraftFile::find(&folder.join("state/drafts"), "day", &file, b"first").0),
        };
        let saver = Saver::start(target, move |report| drop(send.send(report))).unwrap();
        Self { dir, file, saver, reports, clock, revision: 0 }
    }

    fn put(&mut self, text: &str) {
        self.put_with(text, false);
    }

    fn put_with(&mut self, text: &str, no_copies: bool) {
        self.revision += 1;
        let (revision, text) = (self.revision, text.to_owned());
        let text = Arc::new(move || text.clone());
        self.saver.put(SaveState { revision, text, urgent: true, draft: None, no_copies });
    }

    /// Waits for the first report of a sort.
    fn wait(&self, is: impl Fn(&SaveReport) -> bool) -> SaveReport {
        loop {
            let report = self.reports.recv_timeout(LIMIT).expect("a report");
            if is(&report) {
                return report;
            }
        }
    }

    fn wait_saved(&self) {
        let wanted = self.revision;
        self.wait(|r| matches!(r, SaveReport::Saved { revision, .. } if *revision == wanted));
    }

    fn save(&mut self, text: &str) {
        self.put(text);
        self.wait_saved();
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.file.parent().unwrap())
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn text(&self) -> String {
        fs::read_to_string(&self.file).unwrap()
    }

    /// Saves over an outside change and gives the two files.
    fn conflict(&mut self, text: &str) -> (PathBuf, PathBuf) {
        self.put(text);
        let SaveReport::Conflict { theirs, ours } = self.wait(|r| matches!(r, SaveReport::Conflict { .. })) else {
            unreachable!()
        };
        self.wait_saved();
        assert_eq!(fs::read_to_string(&ours).unwrap(), text);
        (theirs, ours)
    }
}

#[test]
fn a_hundred_saves_leave_the_session_and_its_backup() {
    let mut bench = Bench::new();
    for turn in 0..100 {
        bench.save(&format!("text {turn}"));
    }
    assert_eq!(bench.names(), ["day.toml", "day.toml.bak"]);
    assert_eq!(bench.text(), "text 99");
    assert_eq!(fs::read_to_string(bench.file.with_file_name("day.toml.bak")).unwrap(), "first");
}

#[test]
fn no_backup_is_made_of_what_two_versions_of_would_give_away() {
    let mut bench = Bench::new();
    let backup = bench.file.with_file_name("day.toml.bak");
    for (text, no_copies) in [("open", true), ("a ballot", true), ("closed", false)] {
        bench.put_with(text, no_copies);
        bench.wait_saved();
        assert!(!backup.exists(), "{text}");
    }
    bench.save("afterwards");
    assert_eq!(fs::read_to_string(&backup).unwrap(), "closed");
}

#[test]
fn the_backup_is_one_generation_of_ten_minutes() {
    let mut bench = Bench::new();
    let backup = bench.file.with_file_name("day.toml.bak");
    bench.save("second");
    *bench.clock.lock().unwrap() += TimeDelta::minutes(9);
    bench.save("third");
    assert_eq!(fs::read_to_string(&backup).unwrap(), "first");
    *bench.clock.lock().unwrap() += TimeDelta::minutes(2);
    bench.save("fourth");
    assert_eq!(fs::read_to_string(&backup).unwrap(), "third");
}

#[test]
fn unchanged_text_is_not_written_but_reported() {
    let mut bench = Bench::new();
    let before = fs::metadata(&bench.file).unwrap().modified().unwrap();
    bench.put("first");
    assert!(matches!(bench.reports.recv_timeout(LIMIT).unwrap(), SaveReport::Saved { revision: 1, .. }));
    assert_eq!(fs::metadata(&bench.file).unwrap().modified().unwrap(), before);
    assert_eq!(bench.names(), ["day.toml"]);
}

#[test]
fn the_newest_of_many_states_is_what_is_saved() {
    let mut bench = Bench::new();
    for turn in 0..500 {
        bench.put(&format!("{turn}"));
    }
    assert_eq!(bench.saver.flush(LIMIT), FlushOutcome::Saved);
    assert_eq!(bench.text(), "499");
}

#[test]
fn typing_writes_the_typed_text_alone_until_a_step_is_saved() {
    let mut bench = Bench::new();
    bench.letters("h");
    bench.letters("ha");
    bench.wait_saved();
    let written: u64 = fs::read_dir(bench.drafts()).unwrap().map(|e| e.unwrap().metadata().unwrap().len()).sum();
    assert!((1..500).contains(&written), "{written} bytes");
    assert_eq!((bench.text().as_str(), bench.names()), ("first", vec!["day.toml".to_owned(), "state".to_owned()]));
    assert_eq!(bench.left(), Some(LeftDraft::Current(String::from("ha"))), "after a kill");
    bench.save("first and a note");
    assert_eq!((bench.text().as_str(), bench.left()), ("first and a note", None));
    assert_eq!(fs::read_dir(bench.drafts()).unwrap().count(), 0);
}

#[test]
fn leaving_puts_the_typed_text_into_the_session_file() {
    let mut bench = Bench::new();
    bench.letters("half");
    bench.wait_saved();
    assert_eq!(bench.saver.flush(LIMIT), FlushOutcome::Saved);
    assert_eq!((bench.text().as_str(), bench.left()), ("first with half", None));
    assert_eq!(fs::read_dir(bench.drafts()).unwrap().count(), 0);
    // Also where nobody had a second to wait.
    bench.letters("half of it");
    assert_eq!(bench.saver.flush(LIMIT), FlushOutcome::Saved);
    assert_eq!(bench.text(), "first with half of it");
}

#[test]
fn where_the_folder_takes_no_draft_the_session_file_does() {
    let mut bench = Bench::new();
    fs::write(bench.file.with_file_name("state"), "a file").unwrap();
    bench.letters("half");
    bench.wait_saved();
    assert_eq!(bench.text(), "first with half");
}

#[test]
fn a_draft_is_saved_without_being_asked_for() {
    let bench = Bench::new();
    bench.saver.put(SaveState {
        revision: 7,
        text: Arc::new(|| String::from("draft")),
        urgent: false,
        draft: None,
        no_copies: false,
    });
    bench.wait(|r| matches!(r, SaveReport::Saved { revision: 7, .. }));
    assert_eq!(bench.text(), "draft");
}

#[test]
fn nobody_waits_for_a_slow_disk() {
    let bench = Bench::new();
    let (go, wait) = channel::<()>();
    let wait = Mutex::new(wait);
    let slow = move || {
        let _ = wait.lock().unwrap().recv_timeout(LIMIT);
        String::from("slow")
    };
    bench.saver.put(SaveState { revision: 1, text: Arc::new(slow), urgent: true, draft: None, no_copies: false });
    assert_eq!(bench.saver.flush(Duration::from_millis(50)), FlushOutcome::NotYet);
    bench.saver.put(SaveState {
        revision: 2,
        text: Arc::new(|| String::from("next")),
        urgent: true,
        draft: None,
        no_copies: false,
    });
    let ExitSave::Copy(copy) = bench.saver.rescue(Duration::from_millis(400)) else { panic!("no copy") };
    assert_eq!(copy, bench.file.with_file_name("state").join("day.emergency-101500.toml"));
    assert_eq!(fs::read_to_string(&copy).unwrap(), "next");
    go.send(()).unwrap();
    bench.wait(|r| matches!(r, SaveReport::Saved { revision: 2, .. }));
    assert_eq!(bench.text(), "next");
    assert_eq!(bench.saver.rescue(Duration::ZERO), ExitSave::Saved);
    // The next one to open the file is told, as long as the copy says something else.
    let told = |content: &str| {
        let (send, reports) = channel();
        let now = bench.clock.lock().unwrap().to_owned();
        let shelters = vec![bench.file.with_file_name("state")];
        let content = Some(content.as_bytes().to_vec());
        let target = Target { path: bench.file.clone(), content, now: Arc::new(move || now), shelters, draft: None };
        let _saver = Saver::start(target, move |report| drop(send.send(report))).unwrap();
        reports.recv_timeout(Duration::from_secs(2)).ok()
    };
    assert!(matches!(told("first"), Some(SaveReport::Told(text)) if text.contains("day.emergency-101500.toml")));
    assert_eq!(told("next"), None);
}

#[test]
fn outside_changes_are_noticed_and_both_versions_kept() {
    for how in ["append", "in place", "replaced", "same size and time"] {
        let mut bench = Bench::new();
        bench.save("second");
        let times = fs::metadata(&bench.file).unwrap().modified().unwrap();
        let theirs = if how == "append" { "second and more" } else { "sec0nd" };
        if how == "replaced" {
            fs::write(bench.file.with_file_name("other"), theirs).unwrap();
            fs::rename(bench.file.with_file_name("other"), &bench.file).unwrap();
        } else {
            fs::write(&bench.file, theirs).unwrap();
        }
        if how == "same size and time" {
            fs::File::options().write(true).open(&bench.file).unwrap().set_modified(times).unwrap();
        }
        let (left, ours) = bench.conflict("third");
        assert_eq!(left, bench.file);
        assert_eq!(bench.text(), theirs, "{how}");
        assert_eq!(ours, bench.file.with_file_name("day.conflict-101500.toml"));
        assert_eq!(bench.saver.path(), ours);
        bench.save("fourth");
        assert_eq!(fs::read_to_string(&ours).unwrap(), "fourth");
        assert_eq!(bench.text(), theirs);
    }
}

#[test]
fn a_conflict_copy_overwrites_nothing() {
    let mut bench = Bench::new();
    fs::write(bench.file.with_file_name("day.conflict-101500.toml"), "older").unwrap();
    fs::write(&bench.file, "theirs").unwrap();
    let (_, ours) = bench.conflict("ours");
    assert_eq!(ours, bench.file.with_file_name("day.conflict-101500-2.toml"));
}

#[test]
fn a_file_that_has_gone_is_written_anew() {
    let mut bench = Bench::new();
    fs::remove_file(&bench.file).unwrap();
    bench.put("second");
    bench.wait(|r| matches!(r, SaveReport::Rewritten { .. }));
    bench.wait_saved();
    assert_eq!(bench.text(), "second");
    fs::remove_file(&bench.file).unwrap();
    bench.save("second");
    assert_eq!(bench.text(), "second");
}

#[test]
fn a_folder_that_has_gone_is_told_and_waited_for() {
    let dir = tempfile::tempdir().unwrap();
    let inner = dir.path().join("inner");
    fs::create_dir(&inner).unwrap();
    let mut bench = Bench::within(dir, |folder| folder.join("day.toml"));
    let file = inner.canonicalize().unwrap().join("day.toml");
    bench.saver.elsewhere(&file);
    bench.wait(|r| matches!(r, SaveReport::Moved { .. }));
    bench.save("second");
    fs::remove_dir_all(&inner).unwrap();
    bench.put("third");
    let SaveReport::Failed { sentence, .. } = bench.wait(|r| matches!(r, SaveReport::Failed { .. })) else {
        unreachable!()
    };
    assert!(sentence.starts_with("The folder ") && sentence.contains("inner is gone"), "{sentence}");
    assert!(matches!(bench.saver.flush(LIMIT), FlushOutcome::Failed(_)));
    fs::create_dir(&inner).unwrap();
    bench.wait_saved();
    assert_eq!(fs::read_to_string(&file).unwrap(), "third");
}

#[test]
fn saving_can_go_on_elsewhere_but_not_over_another_file() {
    let mut bench = Bench::new();
    bench.save("second");
    fs::write(bench.file.with_file_name("taken.toml"), "theirs").unwrap();
    bench.saver.elsewhere(&bench.file.with_file_name("taken.toml"));
    bench.wait(|r| matches!(r, SaveReport::NotMoved(_)));
    let other = bench.file.with_file_name("other.toml");
    bench.saver.elsewhere(&other);
    bench.wait(|r| matches!(r, SaveReport::Moved { path } if *path == other));
    assert_eq!(fs::read_to_string(&other).unwrap(), "second");
    bench.save("third");
    assert_eq!(fs::read_to_string(&other).unwrap(), "third");
    assert_eq!(bench.text(), "second");
    assert_eq!(fs::read_to_string(bench.file.with_file_name("taken.toml")).unwrap(), "theirs");
}

#[test]
fn a_text_that_cannot_be_made_stops_nothing() {
    let mut bench = Bench::new();
    bench.saver.put(SaveState {
        revision: 1,
        text: Arc::new(|| panic!("on purpose")),
        urgent: true,
        draft: None,
        no_copies: false,
    });
    bench.wait(|r| matches!(r, SaveReport::Failed { .. }));
    bench.revision = 1;
    bench.save("second");
    assert_eq!(bench.text(), "second");
}

#[test]
fn the_last_handle_saves_what_waits() {
    let mut bench = Bench::new();
    bench.put("last");
    let Bench { saver, reports, file, dir, .. } = bench;
    drop(saver);
    while reports.recv_timeout(LIMIT).is_ok() {}
    assert_eq!(fs::read_to_string(file).unwrap(), "last");
    drop(dir);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};

    use super::*;

    #[test]
    fn links_are_kept_and_the_file_behind_them_is_written() {
        let mut bench = Bench::within(tempfile::tempdir().unwrap(), |folder| {
            let away = folder.join("away");
            fs::create_dir(&away).unwrap();
            symlink("../day.toml", away.join("one.toml")).unwrap();
            symlink(away.join("one.toml"), away.join("two.toml")).unwrap();
            away.join("two.toml")
        });
        bench.save("second");
        assert_eq!(bench.text(), "second");
        let away = bench.file.with_file_name("away");
        assert!(away.join("one.toml").symlink_metadata().unwrap().is_symlink());
        assert!(away.join("two.toml").symlink_metadata().unwrap().is_symlink());
        assert_eq!(fs::read_dir(away).unwrap().count(), 2);
    }

    #[test]
    fn mode_and_owner_are_kept() {
        for mode in [0o600, 0o640, 0o664] {
            let mut bench = Bench::new();
            fs::set_permissions(&bench.file, fs::Permissions::from_mode(mode)).unwrap();
            let root = rustix::process::geteuid().is_root();
            if root {
                std::os::unix::fs::chown(&bench.file, Some(12345), Some(54321)).unwrap();
            }
            bench.save("second");
            for name in ["day.toml", "day.toml.bak"] {
                let data = fs::metadata(bench.file.with_file_name(name)).unwrap();
                assert_eq!(data.mode() & 0o7777, mode);
                assert!(!root || (data.uid(), data.gid()) == (12345, 54321));
            }
        }
    }

    #[test]
    fn a_second_name_is_told_once() {
        let mut bench = Bench::new();
        fs::hard_link(&bench.file, bench.file.with_file_name("second name")).unwrap();
        bench.put("second");
        bench.wait(|r| matches!(r, SaveReport::Told(text) if text.contains("hard links")));
        bench.wait_saved();
        assert_eq!(fs::read_to_string(bench.file.with_file_name("second name")).unwrap(), "first");
    }

    #[test]
    fn what_is_no_file_any_more_is_left_alone() {
        for what in ["folder", "pipe", "link"] {
            let mut bench = Bench::new();
            fs::remove_file(&bench.file).unwrap();
            match what {
                "folder" => fs::create_dir(&bench.file).unwrap(),
                "link" => symlink("elsewhere", &bench.file).unwrap(),
                _ => rustix::fs::mknodat(
                    rustix::fs::CWD,
                    &bench.file,
                    rustix::fs::FileType::Fifo,
                    rustix::fs::Mode::from_raw_mode(0o600),
                    0,
                )
                .unwrap(),
            }
            bench.conflict("second");
            let sort = bench.file.symlink_metadata().unwrap().file_type();
            assert_eq!(
                (sort.is_dir(), sort.is_fifo(), sort.is_symlink()),
                (what == "folder", what == "pipe", what == "link")
            );
        }
    }

    #[test]
    fn an_emergency_copy_is_private_and_goes_where_it_can() {
        let mut bench = Bench::new();
        assert_eq!(bench.saver.rescue(LIMIT), ExitSave::Saved, "nothing has changed");
        let temporary = bench.file.with_file_name(".day.toml.tmp");
        fs::create_dir(&temporary).unwrap(); // in the way of every save
        bench.put("second");
        let state = bench.file.with_file_name("state");
        let (first, second) = (bench.saver.rescue(LIMIT), bench.saver.rescue(LIMIT));
        assert_eq!(first, ExitSave::Copy(state.join("day.emergency-101500.toml")));
        assert_eq!(second, ExitSave::Copy(state.join("day.emergency-101500-2.toml")));
        let ExitSave::Copy(first) = first else { unreachable!() };
        assert_eq!(fs::read_to_string(&first).unwrap(), "second");
        assert_eq!(fs::metadata(&first).unwrap().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(&state).unwrap().count(), 2);
        fs::remove_dir(&temporary).unwrap();
        assert_eq!(bench.saver.rescue(LIMIT), ExitSave::Saved);
        assert_eq!(fs::read_dir(state).unwrap().count(), 2);
    }

    #[test]
    fn a_full_disk_keeps_the_old_file_and_is_cured_by_room() {
        let dir = tempfile::tempdir().unwrap();
        let disk = dir.path().join("disk");
        fs::create_dir(&disk).unwrap();
        let mount = |args: &[&str]| {
            std::process::Command::new(args[0]).args(&args[1..]).arg(&disk).output().is_ok_and(|o| o.status.success())
        };
        if !mount(&["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs"]) {
            return; // not permitted here
        }
        let mut bench = Bench::within(dir, |folder| folder.join("day.toml"));
        bench.saver.elsewhere(&disk.join("day.toml"));
        bench.wait(|r| matches!(r, SaveReport::Moved { .. }));
        bench.save("small");
        fs::write(disk.join("filler"), vec![b'x'; 40 * 1024]).unwrap();
        let large = "y".repeat(30 * 1024);
        bench.put(&large);
        let SaveReport::Failed { sentence, .. } = bench.wait(|r| matches!(r, SaveReport::Failed { .. })) else {
            unreachable!()
        };
        assert!(sentence.starts_with("The disk is full in ") && sentence.contains("disk"), "{sentence}");
        assert_eq!(fs::read_to_string(disk.join("day.toml")).unwrap(), "small");
        assert!(!disk.join(".day.toml.tmp").exists());
        fs::remove_file(disk.join("filler")).unwrap();
        bench.wait_saved();
        assert_eq!(fs::read_to_string(disk.join("day.toml")).unwrap(), large);
        assert!(super::super::super::create(&disk.join("new.toml"), &"z".repeat(60 * 1024)).is_err());
        assert!(!disk.join("new.toml").exists());
        drop(bench.saver);
        assert!(mount(&["umount", "-l"]));
    }
}

/// What a child of the next test does: saves without end.
#[test]
fn a_child_that_saves() {
    let Some(path) = std::env::var_os("ROUNDTABLE_TEST_SAVES") else { return };
    let path = PathBuf::from(path);
    let now = || DateTime::parse_from_rfc3339("2026-11-24T10:15:00+01:00").unwrap();
    let claim = super::super::Claim { who: String::from("child"), since: now(), clock: None };
    let _lock = super::super::Lock::take(&path, &claim).unwrap();
    let content = Some(fs::read(&path).unwrap());
    let saver = Saver::start(
        Target { path: path.clone(), content, now: Arc::new(now), shelters: Vec::new(), draft: None },
        |_| {},
    )
    .unwrap();
    for turn in 0_u64.. {
        let text = Arc::new(move || format!("{turn} ").repeat(2000) + "end");
        saver.put(SaveState { revision: turn, text, urgent: true, draft: None, no_copies: false });
        assert_eq!(saver.flush(LIMIT), FlushOutcome::Saved);
        fs::write(path.with_file_name("acknowledged"), turn.to_string()).unwrap();
    }
}

#[test]
fn a_kill_at_any_moment_leaves_a_whole_file_and_loses_nothing_acknowledged() {
    let bench = Bench::new();
    fs::write(&bench.file, "0 end").unwrap();
    let acknowledged = bench.file.with_file_name("acknowledged");
    for turn in 0..10 {
        let _ = fs::remove_file(&acknowledged);
        let mut child = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "store::saver::tests::a_child_that_saves"])
            .env("ROUNDTABLE_TEST_SAVES", &bench.file)
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        while fs::read_to_string(&acknowledged).map_or(true, |text| text.is_empty()) {
            assert!(child.try_wait().unwrap().is_none(), "the child ended");
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_micros(turn * 300));
        child.kill().unwrap();
        child.wait().unwrap();
        let text = bench.text();
        let number: u64 = text.split(' ').next().unwrap().parse().unwrap();
        assert_eq!(text, format!("{number} ").repeat(2000) + "end");
        // The note of what was acknowledged is itself not written safely: the kill may have emptied it.
        let known: u64 = fs::read_to_string(&acknowledged).unwrap().parse().unwrap_or(0);
        assert!(number >= known, "{number} is on the disk, {known} was acknowledged");
    }
}

#[cfg(unix)]
#[test]
fn a_write_protected_file_is_not_replaced() {
    use std::os::unix::fs::PermissionsExt;
    let mut bench = Bench::new();
    fs::set_permissions(&bench.file, fs::Permissions::from_mode(0o444)).unwrap();
    if fs::OpenOptions::new().append(true).open(&bench.file).is_ok() {
        return; // whoever may write everything is protected from nothing
    }
    bench.put("second");
    let SaveReport::Failed { sentence, .. } = bench.wait(|r| matches!(r, SaveReport::Failed { .. })) else { return };
    assert!(sentence.contains("write-protected"), "{sentence}");
    assert_eq!(fs::read(&bench.file).unwrap(), b"first");
    fs::set_permissions(&bench.file, fs::Permissions::from_mode(0o644)).unwrap();
    bench.wait_saved();
}
