//! The real program in a real terminal: what only a process can show.
#![cfg(unix)]

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const LIMIT: Duration = Duration::from_secs(20);

/// A program running in a terminal of 120 by 40.
struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    screen: Arc<Mutex<vt100::Parser>>,
    master: Option<Box<dyn MasterPty + Send>>,
    closing: Arc<AtomicBool>,
}

impl Terminal {
    fn run(folder: &Path, args: &[&str]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_roundtable"));
        command.args(args);
        Self::start(folder, command)
    }

    /// Runs a line of a shell, in which `roundtable` is the program.
    fn shell(folder: &Path, line: &str) -> Self {
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", &format!("roundtable() {{ '{}' \"$@\"; }}; {line}", env!("CARGO_BIN_EXE_roundtable"))]);
        command.cwd(folder);
        Self::start(folder, command)
    }

    fn start(folder: &Path, mut command: CommandBuilder) -> Self {
        let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        command.env("TERM", "xterm-256color");
        command.env("ROUNDTABLE_DIR", folder);
        command.env("USER", "Dana");
        command.env("VISUAL", "");
        command.env("EDITOR", folder.join("editor"));
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let screen = Arc::new(Mutex::new(vt100::Parser::new(
            NonZero::new(40).expect("rows"),
            NonZero::new(120).expect("columns"),
            0,
        )));
        let (drawn, mut bytes) = (Arc::clone(&screen), pair.master.try_clone_reader().expect("a reader"));
        let closing = Arc::new(AtomicBool::new(false));
        let closes = Arc::clone(&closing);
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = bytes.read(&mut buffer) {
                if closes.load(Ordering::SeqCst) {
                    return;
                }
                drawn.lock().expect("a screen").process(&buffer[..count]);
            }
        });
        let keys = pair.master.take_writer().expect("a keyboard");
        Self { child, keys, screen, master: Some(pair.master), closing }
    }

    /// Runs a session that has not begun, and begins it.
    fn begin(folder: &Path, file: &Path) -> Self {
        let mut terminal = Self::run(folder, &["run", &file.display().to_string()]);
        terminal.shows("space starts");
        terminal.send(" ");
        terminal.shows("1 of 5");
        terminal
    }

    fn send(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("keys are taken");
    }

    fn text(&self) -> String {
        self.screen.lock().expect("a screen").screen().contents()
    }

    #[track_caller]
    fn until(&self, what: &str, is: impl Fn(&str) -> bool) {
        let end = Instant::now() + LIMIT;
        while !is(&self.text()) {
            assert!(Instant::now() < end, "not seen: {what}\n{}", self.text());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    #[track_caller]
    fn shows(&self, words: &str) {
        self.until(words, |text| text.contains(words));
    }

    /// Keeps a note and waits until it is on the disk.
    fn note(&mut self, words: &str) {
        self.send("a");
        self.shows("note ▸");
        self.send(&format!("{words}\r"));
        self.shows(&format!("•          {words}"));
        self.until("saved", |text| text.contains("✓ saved"));
        self.send("\u{1b}");
        self.until("the line is closed", |text| !text.contains("note ▸"));
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().expect("a process").to_string();
        assert!(std::process::Command::new("kill").args([name, &id]).status().expect("kill runs").success());
    }

    /// Closes the window: nobody holds the other end of the terminal any more.
    fn close(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        self.keys = Box::new(std::io::sink());
        // Whoever reads what the program draws lets go at the next frame.
        let master = self.master.take().expect("an open terminal");
        master.resize(PtySize { rows: 30, cols: 100, pixel_width: 0, pixel_height: 0 }).expect("a new size");
    }

    /// The exit status, once the program is gone.
    fn end(&mut self) -> u32 {
        let end = Instant::now() + LIMIT;
        loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                return status.exit_code();
            }
            assert!(Instant::now() < end, "it does not end:\n{}", self.text());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// The terminal is as it was found: its own screen, its cursor, no marked pastes, echo and lines.
    #[track_caller]
    fn is_clean(&self) {
        let left = || {
            let parser = self.screen.lock().expect("a screen");
            let screen = parser.screen();
            (screen.alternate_screen(), screen.hide_cursor(), screen.bracketed_paste())
        };
        let end = Instant::now() + LIMIT;
        while left() != (false, false, false) {
            assert!(Instant::now() < end, "alternate screen, hidden cursor, marked pastes: {:?}", left());
            std::thread::sleep(Duration::from_millis(5));
        }
        let modes = self.master.as_ref().expect("an open terminal").get_termios().expect("modes");
        let modes = format!("{:?}", modes.local_flags);
        assert!(modes.contains("ECHO") && modes.contains("ICANON"), "{modes}");
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A folder with a session of five activities in it.
fn session() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("day.toml");
    let made = std::process::Command::new(env!("CARGO_BIN_EXE_roundtable"))
        .args(["new", "prep-with-peers"])
        .arg(&file)
        .output()
        .expect("the program runs");
    assert!(made.status.success(), "{made:?}");
    (folder, file)
}

/// The session files in the sessions folder.
fn saved_sessions(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder.join("sessions")).into_iter().flatten().flatten().map(|e| e.path());
    let mut files: Vec<PathBuf> = files.filter(|p| p.extension().is_some_and(|e| e == "toml")).collect();
    files.sort();
    files
}

#[test]
fn the_first_command_of_the_readme_runs_groups_and_a_vote() {
    let readme = read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")));
    let first = readme.lines().find_map(|l| l.strip_prefix("cargo run --release -- ")).expect("a command");
    assert_eq!(first, "run prep-with-peers --people sessions/sample-people.csv");
    let people = concat!(env!("CARGO_MANIFEST_DIR"), "/sessions/sample-people.csv");
    let folder = tempfile::tempdir().expect("a folder");
    let mut t = Terminal::run(folder.path(), &["run", "prep-with-peers", "--people", people, "--title", "A first try"]);
    t.shows("A first try");
    t.send(" ");
    t.shows("1 of 5");
    t.send("\u{1b}[C\u{1b}[C");
    t.shows("form groups");
    t.send("g");
    t.shows("Group 4");
    t.send("P");
    t.shows("poll ▸");
    t.send("Longer lunch?\r");
    t.shows("Longer lunch?");
    t.send("1");
    t.until("a vote is counted", |text| text.contains("1 hand") || text.contains("1 vote"));
    t.send("q");
    assert_eq!(t.end(), 0);
    let files = saved_sessions(folder.path());
    assert!(files.len() == 1 && files[0].to_string_lossy().ends_with("-a-first-try.toml"), "{files:?}");
    let text = read(&files[0]);
    assert!(text.contains("Longer lunch?") && text.contains("[[record.breakout]]"), "{text}");
}

#[test]
fn a_session_on_standard_input_is_saved_under_its_title_and_takes_keys_from_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "format = 1\ntitle = \"From a pipe\"\ndate = 2026-11-24\n\n[[agenda]]\ntitle = \"Hello\"\nkind = \"talk\"\n\
        minutes = 5\n\n[[agenda]]\ntitle = \"Bye\"\nkind = \"talk\"\nminutes = 5\n";
    std::fs::write(folder.path().join("in.toml"), text).expect("written");
    for count in 1..=2 {
        let mut t = Terminal::shell(folder.path(), "cat in.toml | roundtable run -");
        t.shows("From a pipe");
        t.send(" ");
        t.shows("1 of 2");
        t.until("saved", |text| text.contains("✓ saved"));
        t.send("q");
        assert_eq!(t.end(), 0);
        t.is_clean();
        let files = saved_sessions(folder.path());
        assert_eq!(files.len(), count, "nothing is overwritten: {files:?}");
        let name = |i: usize| files[i].file_name().expect("a name").to_string_lossy().into_owned();
        assert!((0..count).any(|i| name(i) == "2026-11-24-from-a-pipe.toml"), "{files:?}");
    }
    assert_eq!(read(&folder.path().join("in.toml")), text);
}

#[test]
fn an_agenda_on_standard_input_runs_and_what_is_unclear_is_asked_about_first() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.txt"), "title Leads day\nWelcome, 5, talk\nCoffee, 10\n").expect("written");
    let mut t = Terminal::shell(folder.path(), "roundtable run - --people sample --start 15:00 < a.txt");
    t.shows("Leads day");
    t.send(" ");
    t.shows("1 of 2");
    t.until("saved", |text| text.contains("✓ saved"));
    t.send("q");
    assert_eq!(t.end(), 0);
    t.shows("✓ Coffee · break · 10 min");
    let text = read(&saved_sessions(folder.path())[0]);
    assert!(text.contains("Ana Lima") && text.contains("start = 15:00:00"), "{text}");
    std::fs::write(folder.path().join("b.txt"), "Welcome, 5, talk\nThrees, 5, groups off 3\n").expect("written");
    let mut t = Terminal::shell(folder.path(), "roundtable run - < b.txt");
    t.shows("Enter makes it");
    t.shows("“groups off 3” is not understood");
    t.send("\u{1b}");
    assert_eq!(t.end(), 0);
    t.shows("Nothing was written.");
    assert_eq!(saved_sessions(folder.path()).len(), 1);
    let mut t = Terminal::shell(folder.path(), "roundtable run - < b.txt");
    t.shows("Enter makes it");
    t.send("\r");
    t.shows("✓ saved");
    t.send("q");
    assert_eq!(t.end(), 0);
    assert_eq!(saved_sessions(folder.path()).len(), 2);
}

#[test]
fn nothing_on_standard_input_is_left_out_without_a_look() {
    let folder = tempfile::tempdir().expect("a folder");
    let letter = |n: usize| match n {
        10 | 200 | 399 => format!("Part {n}, 5, talk\n"),
        n => format!("This is sentence {n} of a long letter.\n"),
    };
    std::fs::write(folder.path().join("a.txt"), (0..400).map(letter).collect::<String>()).expect("written");
    let mut t = Terminal::shell(folder.path(), "roundtable run - < a.txt");
    t.shows("3 activities · 397 lines not understood");
    assert!(saved_sessions(folder.path()).is_empty());
    t.send("\r");
    t.shows("✓ saved");
    t.send("q");
    assert_eq!(t.end(), 0);
    assert_eq!(saved_sessions(folder.path()).len(), 1);
}

#[test]
fn a_day_of_a_calendar_on_standard_input_is_chosen_by_its_digit_or_an_option() {
    let folder = tempfile::tempdir().expect("a folder");
    let event = |day: u32| format!("BEGIN:VEVENT\nDTSTART:202712{day:02}T090000\nSUMMARY:Talk {day}\nEND:VEVENT\n");
    let calendar = format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", (1..=30).map(event).collect::<String>());
    std::fs::write(folder.path().join("a.ics"), calendar).expect("written");
    let mut t = Terminal::shell(folder.path(), "roundtable run - < a.ics");
    t.shows("press 2 for Thu 2 Dec 2027");
    t.send("\u{1b}");
    assert_eq!(t.end(), 0);
    t.shows("Nothing was written. Standard input: it has entries on 30 days; choose one with --date: ");
    assert!(!t.text().contains("is left out"), "{}", t.text());
    let mut t = Terminal::shell(folder.path(), "roundtable run - < a.ics");
    t.shows("press 2 for Thu 2 Dec 2027");
    t.send("2\r");
    t.shows("✓ saved");
    t.send("q");
    assert_eq!(t.end(), 0);
    let text = read(&saved_sessions(folder.path())[0]);
    assert!(text.contains("date = 2027-12-02") && text.contains("Talk 2"), "{text}");
    // Whatever else the session is to be is so on the chosen day, too.
    let options = "--start 9:30 --title 'Leads day' --people sample";
    let mut t = Terminal::shell(folder.path(), &format!("roundtable run - {options} < a.ics"));
    t.shows("press 2 for Thu 2 Dec 2027");
    t.send("2\r");
    t.shows("✓ saved");
    t.send("q");
    assert_eq!(t.end(), 0);
    let files = saved_sessions(folder.path());
    let text = files.iter().map(|file| read(file)).find(|text| text.contains("Leads day")).expect("a session");
    for words in ["date = 2027-12-02", "start = 09:30", "Talk 2", "Ana"] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn an_agenda_pasted_on_the_home_screen_becomes_a_session() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut t = Terminal::run(folder.path(), &[]);
    t.shows("New session");
    t.send("\u{1b}[200~title Leads day\nWelcome, 5, talk\nCoffee, 10\n\u{1b}[201~");
    t.shows("Enter makes it");
    assert!(saved_sessions(folder.path()).is_empty());
    t.send("\r");
    t.shows("✓ saved");
    t.send(" ");
    t.shows("1 of 2");
    t.send("q");
    assert_eq!(t.end(), 0);
    let files = saved_sessions(folder.path());
    assert!(files.len() == 1 && files[0].to_string_lossy().ends_with("-leads-day.toml"), "{files:?}");
}

#[test]
fn what_cannot_be_run_from_standard_input_is_told_in_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    for (line, status, words) in [
        ("printf ', ,\\n' | roundtable run -", 1, "no activity is understood"),
        ("printf 'format = 1\\ntitle = 3\\n' | roundtable run -", 1, "standard input: "),
        ("printf '' | roundtable run -", 1, "standard input: "),
        ("yes y | roundtable run -", 1, "standard input is longer than 16 MiB"),
        ("printf 'a' | roundtable run - --people -", 2, "standard input can be read only once"),
    ] {
        let mut t = Terminal::shell(folder.path(), line);
        t.shows(words);
        assert_eq!(t.end(), status, "{line}: {}", t.text());
        assert!(saved_sessions(folder.path()).is_empty(), "{line}");
    }
}

#[test]
fn the_home_screen_knows_what_was_opened_by_its_path() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, file) = session();
    let home: &[&str] = &[];
    let mut t = Terminal::begin(folder.path(), &file);
    t.until("saved", |text| text.contains("✓ saved"));
    t.send("q");
    assert_eq!(t.end(), 0);
    let list = folder.path().join("state/opened.toml");
    assert_eq!(list.metadata().expect("a list").permissions().mode() & 0o777, 0o600);
    let mut t = Terminal::run(folder.path(), home);
    t.shows("Live");
    t.shows("1 of 5");
    t.send("\r");
    t.shows("✓ saved");
    t.send("q");
    assert_eq!(t.end(), 0);
    // Gone, and taken off the list.
    std::fs::rename(&file, folder.path().join("moved")).expect("moved");
    let mut t = Terminal::run(folder.path(), home);
    t.shows("day.toml · not found");
    t.send("X");
    t.until("it is off the list", |text| !text.contains("not found"));
    t.send("q");
    assert_eq!(t.end(), 0);
    assert!(!read(&list).contains("day.toml"), "{}", read(&list));
    // A damaged list does no harm.
    std::fs::write(&list, "[[file]\npath = 3").expect("written");
    let mut t = Terminal::run(folder.path(), home);
    t.shows("New session");
    t.send("t");
    t.shows("Templates");
    t.send("\u{1b}");
    t.until("the templates are closed", |text| !text.contains("Templates"));
    t.send("q");
    assert_eq!(t.end(), 0);
    t.is_clean();
}

#[test]
fn a_session_that_was_only_read_is_on_the_home_screen_and_one_that_was_recounted_is_not() {
    let (folder, file) = session();
    let name = file.display().to_string();
    let list = folder.path().join("state/opened.toml");
    for command in ["verify", "check", "status", "review --plain"] {
        let mut t = Terminal::shell(folder.path(), &format!("roundtable {command} {name}"));
        assert_eq!(t.end(), 0, "{command}");
        assert!(!list.exists(), "{command}");
    }
    let mut t = Terminal::run(folder.path(), &["review", &name]);
    t.shows("next page");
    t.send("q");
    assert_eq!(t.end(), 0);
    assert!(read(&list).contains("day.toml"), "{}", read(&list));
    let home: &[&str] = &[];
    let mut t = Terminal::run(folder.path(), home);
    t.shows("Planned");
    t.shows("day.toml");
    t.send("q");
    assert_eq!(t.end(), 0);
}

#[test]
fn a_session_is_read_reported_and_followed_from_the_home_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let sample = include_str!("../sessions/sample-partner-poll.toml");
    let file = folder.path().join("sessions/poll.toml");
    std::fs::create_dir_all(folder.path().join("sessions")).expect("a folder");
    std::fs::write(&file, sample).expect("written");
    let mut t = Terminal::run(folder.path(), &[]);
    t.shows("Ended");
    t.shows("poll.toml");
    t.send("v");
    t.until("it is read", |text| !text.contains("New session"));
    t.send("q");
    t.shows("New session");
    t.send("r");
    t.shows("Report saved as");
    assert!(folder.path().join("sessions/poll-report.html").is_file());
    t.send("f");
    t.shows("✓ saved");
    t.send("q");
    assert_eq!(t.end(), 0);
    let files = saved_sessions(folder.path());
    assert_eq!(files.len(), 2, "{files:?}");
    assert!(files.iter().any(|f| read(f).contains("date = ") && !read(f).contains("[record]")), "{files:?}");
    assert_eq!(read(&file), sample);
}

#[test]
fn a_blank_session_that_is_left_at_once_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut t = Terminal::run(folder.path(), &[]);
    t.shows("New session");
    t.send("b");
    t.shows("no file yet");
    for _ in 0..3 {
        t.send("\u{1b}");
        std::thread::sleep(Duration::from_millis(100));
    }
    t.send("q");
    assert_eq!(t.end(), 0);
    t.is_clean();
    assert!(saved_sessions(folder.path()).is_empty());
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(file).expect("the file can be read")
}

#[test]
fn what_is_typed_and_pasted_is_kept_and_letters_pasted_elsewhere_do_nothing() {
    let (folder, file) = session();
    let mut t = Terminal::begin(folder.path(), &file);
    t.note("typed at once");
    t.send("\u{1b}[200~lq+\r\n\u{1b}[201~");
    t.shows("Nothing was pasted");
    t.send("a");
    t.shows("note ▸");
    t.send("\u{1b}[200~two\nlines\u{1b}[201~\r");
    t.shows("•          two lines");
    t.send("\u{1b}");
    t.until("the line is closed", |text| !text.contains("note ▸"));
    t.send("q");
    assert_eq!(t.end(), 0);
    t.is_clean();
    let text = read(&file);
    assert!(
        text.contains("\"typed at once\"") && text.contains("\"two lines\"") && !text.contains("added ="),
        "{text}"
    );
}

#[test]
fn esc_and_the_next_key_in_one_write_are_two_keys() {
    let (folder, file) = session();
    let mut t = Terminal::run(folder.path(), &["run", &file.display().to_string()]);
    t.shows("Nobody is here yet: paste a list of people here, press p n to add one");
    t.send(" ");
    t.until("the session runs", |text| text.contains("1 of 5") && !text.contains("Nobody is here yet"));
    for (sent, shown) in [("p", "Paste a list here"), ("p", "1 of 5"), ("]", "groups"), ("é", "“é” is not a key here")]
    {
        t.send("a");
        t.shows("note ▸");
        t.send("half");
        t.shows("half");
        t.send(&format!("\u{1b}{sent}"));
        t.until("the line is closed", |text| !text.contains("note ▸"));
        t.shows(shown);
    }
    t.send("q");
    assert_eq!(t.end(), 0);
}

#[test]
fn a_paste_that_came_while_the_program_was_stopped_is_one_paste() {
    let (folder, file) = session();
    let mut t = Terminal::begin(folder.path(), &file);
    t.send("a");
    t.shows("note ▸");
    t.send("-\u{1b}[200~half");
    t.shows("note ▸ -");
    t.signal("-STOP");
    t.send(" and half\rq\u{1b}[201~");
    // Longer than a paste without an end is waited for.
    std::thread::sleep(Duration::from_millis(4200));
    t.signal("-CONT");
    t.shows("-half and half q");
}

#[test]
fn sigterm_saves_all_that_was_typed_and_leaves_the_terminal_clean() {
    let (folder, file) = session();
    let mut t = Terminal::begin(folder.path(), &file);
    t.note("kept");
    t.send("ahalf a sentence");
    t.shows("half a sentence");
    t.signal("-TERM");
    t.end();
    t.is_clean();
    let text = read(&file);
    assert!(text.contains("\"kept\"") && text.contains("draft = \"half a sentence\""), "{text}");
}

#[test]
fn memory_that_is_refused_leaves_the_terminal_clean_and_everything_saved() {
    let (folder, file) = session();
    let mut t = Terminal::begin(folder.path(), &file);
    t.note("kept");
    t.send("ahalf a sentence");
    t.shows("half a sentence");
    // Rust aborts the process where memory is refused.
    t.signal("-ABRT");
    assert_eq!(t.end(), 134);
    t.is_clean();
    t.shows("it ran out of memory");
    let text = read(&file);
    assert!(text.contains("\"kept\"") && text.contains("draft = \"half a sentence\""), "{text}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_that_needs_more_memory_than_there_is_leaves_the_terminal_clean() {
    let (folder, file) = session();
    long(&file);
    let t = Terminal::shell(folder.path(), "ulimit -v 90000; roundtable run day.toml; echo ended $?");
    t.shows("ended 134");
    t.shows("it ran out of memory");
    t.is_clean();
}

#[test]
fn a_closed_terminal_saves_and_ends_with_129() {
    let (folder, file) = session();
    let home: &[&str] = &[];
    let name = file.display().to_string();
    for args in [&["run", &name][..], &["review", &name], &["review", "--follow", &name], home] {
        let mut t = Terminal::run(folder.path(), args);
        t.until("something", |text| !text.trim().is_empty());
        t.close();
        assert_eq!(t.end(), 129, "{args:?}");
    }
}

#[test]
fn after_kill_9_a_restart_goes_on_at_the_same_place() {
    let (folder, file) = session();
    let mut t = Terminal::begin(folder.path(), &file);
    t.send("l");
    t.shows("2 of 5");
    t.note("before the plug was pulled");
    t.signal("-KILL");
    t.end();
    let t = Terminal::run(folder.path(), &["run", &file.display().to_string()]);
    t.shows("2 of 5");
    t.shows("before the plug was pulled");
    t.shows("✓ saved");
}

/// Everything that lies beside the session file.
fn beside(file: &Path) -> Vec<String> {
    let folder = std::fs::read_dir(file.parent().expect("a folder")).expect("a folder").flatten();
    let mut names: Vec<String> = folder.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Tells whether a draft in this folder of the program holds these words.
fn is_drafted(folder: &Path, words: &str) -> bool {
    let files = std::fs::read_dir(folder.join("state/drafts")).into_iter().flatten().flatten();
    let mut files = files.map(|f| f.path()).filter(|path| path.extension().is_some_and(|e| e == "draft"));
    files.any(|path| std::fs::read_to_string(path).is_ok_and(|text| text.contains(words)))
}

#[test]
fn lines_and_forms_survive_kill_9() {
    for (keys, typed) in [("pn", "Zoe Ad"), ("e\r", "Hello")] {
        let (folder, file) = session();
        let before = read(&file);
        let mut t = Terminal::run(folder.path(), &["run", &file.display().to_string()]);
        t.shows("✓ saved");
        t.send(keys);
        t.send(typed);
        t.until("a draft on the disk", |_| is_drafted(folder.path(), typed));
        t.signal("-KILL");
        t.end();
        assert_eq!(read(&file), before, "the session file was written for a draft");
        let mut t = Terminal::run(folder.path(), &["run", &file.display().to_string()]);
        t.shows("brings it back");
        t.send(keys);
        t.shows(typed);
    }
}

#[test]
fn text_being_typed_survives_kill_9_and_is_in_the_file_after_leaving() {
    let (folder, file) = session();
    let drafts = || std::fs::read_dir(folder.path().join("state/drafts")).map_or(0, Iterator::count);
    let holds = |words: &str| is_drafted(folder.path(), words);
    let mut t = Terminal::begin(folder.path(), &file);
    t.note("kept");
    let before = read(&file);
    t.send("ahalf a sentence");
    t.until("a draft on the disk", |_| holds("half a sentence"));
    t.signal("-KILL");
    t.end();
    assert_eq!(read(&file), before, "the session file was written for a draft");
    let mut t = Terminal::run(folder.path(), &["run", &file.display().to_string()]);
    t.shows("Your draft is still there: a brings it back.");
    t.send("a");
    t.shows("note ▸ half a sentence");
    t.send("\u{1b}");
    t.until("the line is closed", |text| !text.contains("note ▸"));
    t.send("q");
    assert_eq!(t.end(), 0);
    assert_eq!((read(&file).contains("draft = \"half a sentence\""), drafts()), (true, 0));
    // Where nothing but the draft is left to do, leaving does it too.
    let mut t = Terminal::run(folder.path(), &["run", &file.display().to_string()]);
    t.shows("a brings it back");
    t.send("a and");
    t.until("a draft on the disk", |_| holds("half a sentence and"));
    t.signal("-KILL");
    t.end();
    let moved = folder.path().join("moved.toml");
    std::fs::rename(&file, &moved).expect("moved");
    let mut t = Terminal::run(folder.path(), &["run", &moved.display().to_string()]);
    t.shows("a brings it back");
    t.send("q");
    assert_eq!(t.end(), 0);
    assert_eq!((read(&moved).contains("draft = \"half a sentence and\""), drafts()), (true, 0));
}

/// Puts so many notes into a session that it is shown before they are read.
fn long(file: &Path) -> String {
    let note = "[[record.note]]\nat = 2026-11-24T15:00:01Z\nactivity = \"welcome\"\ntext = \"one of many\"\n\n";
    let begun = "\n[record]\nstarted = 2026-11-24T15:00:00Z\n\n[[record.timing]]\nactivity = \"welcome\"\nstarted = 2026-11-24T15:00:00Z\n\n";
    let text = read(file) + begun + &note.repeat(20_000);
    std::fs::write(file, &text).expect("written");
    text
}

#[test]
fn what_is_typed_before_the_notes_are_read_is_done_when_they_are() {
    let (folder, file) = session();
    long(&file);
    let mut t = Terminal::run(folder.path(), &["run", &file.display().to_string()]);
    t.shows("reading notes …");
    t.send("aanother one\r\u{1b}");
    t.shows("•          another one");
    t.until("saved", |text| text.contains("✓ saved"));
    t.send("q");
    assert_eq!(t.end(), 0);
    t.is_clean();
    let text = read(&file);
    assert_eq!((text.matches("\"one of many\"").count(), text.matches("\"another one\"").count()), (20_000, 1));
}

#[test]
fn what_is_wrong_among_the_notes_is_said_with_its_place_and_nothing_is_written() {
    let (folder, file) = session();
    let text = long(&file) + "[[record.note]]\nat = yesterday\ntext = \"wrong\"\n";
    std::fs::write(&file, &text).expect("written");
    let mut t = Terminal::run(folder.path(), &["run", &file.display().to_string()]);
    assert_eq!(t.end(), 1);
    t.is_clean();
    t.shows("this text is not in quotes: yesterday");
    assert_eq!(read(&file), text);
    assert!(!file.with_extension("toml.lock").exists());
}

#[test]
fn a_second_run_reads_along_and_says_why_it_changes_nothing() {
    let (folder, file) = session();
    let mut first = Terminal::begin(folder.path(), &file);
    first.note("one");
    let before = beside(&file);
    let mut second = Terminal::run(folder.path(), &["run", &file.display().to_string()]);
    second.shows("Opened for reading: Dana is running this session");
    second.shows("•          one");
    second.shows("read-only");
    for key in ["a", "l", "P", "+"] {
        second.send(key);
        second.shows("Read-only: Dana is running this session, and only they can change it.");
        second.send("?");
        second.until("the help", |text| !text.contains("Read-only: Dana"));
        second.send("\u{1b}");
    }
    // What the first one saves is shown, and looking around is free.
    first.note("two");
    second.shows("•          two");
    first.send("l");
    second.shows("2 of 5");
    second.send("p");
    second.shows("Paste a list here");
    second.send("W");
    second.shows("save a copy to ▸");
    let copy = folder.path().join("copy.toml");
    second.send(&format!("\u{15}{}\r", copy.display()));
    second.shows("A copy is in");
    assert!(read(&copy).contains("\"two\""));
    std::fs::remove_file(&copy).expect("removed");
    second.send("q");
    assert_eq!(second.end(), 0);
    second.is_clean();
    assert_eq!(beside(&file), before);
    first.note("three");
    assert!(read(&file).contains("\"three\""));
}

#[test]
fn the_stage_in_a_second_terminal_follows_the_file_and_knows_whether_the_program_lives() {
    let (folder, file) = session();
    std::fs::write(folder.path().join("config.toml"), "large = \"off\"\n").expect("a file");
    let mut runs = Terminal::begin(folder.path(), &file);
    let path = file.display().to_string();
    let mut stage = Terminal::run(folder.path(), &["stage", &path]);
    stage.shows("Welcome");
    let before = beside(&file);
    // It follows every step; its own keys do nothing, and nobody's clock or file changes with them.
    stage.send("  →ngu+\u{1b}\u{3}");
    runs.send("\u{1b}[C");
    stage.shows("Use cases");
    runs.note("only for me");
    runs.send(" ");
    stage.shows("Paused");
    runs.send(" ");
    stage.until("it goes on", |text| !text.contains("Paused"));
    assert!(!stage.text().contains("only for me"), "{}", stage.text());
    // A save that replaces the file is no gap, and neither is a short absence.
    let away = folder.path().join("away.toml");
    std::fs::rename(&file, &away).expect("it can be moved");
    std::thread::sleep(Duration::from_millis(1200));
    assert!(stage.text().contains("Use cases"), "{}", stage.text());
    std::fs::rename(&away, &file).expect("it can be moved back");
    assert_eq!(beside(&file), before, "looking on leaves nothing behind");
    // The program is killed: the stage says so, and stops saying so when it is there again.
    let mark = "The program has stopped; the clock runs on";
    runs.signal("-KILL");
    stage.shows(mark);
    let again = Terminal::run(folder.path(), &["run", &path]);
    again.shows("2 of 5");
    stage.until("it lives again", |text| !text.contains(mark));
    stage.send("q");
    assert_eq!(stage.end(), 0);
    stage.is_clean();
    again.shows("2 of 5");
}

#[test]
fn looking_at_a_session_leaves_nothing_beside_it() {
    let (folder, file) = session();
    let name = file.display().to_string();
    // The program remembers for itself what was opened.
    let beside = |file: &Path| beside(file).into_iter().filter(|name| name != "state").collect::<Vec<_>>();
    let before = beside(&file);
    let leave = |args: &[&str]| {
        let mut t = Terminal::run(folder.path(), args);
        t.until("something", |text| text.contains("? help"));
        t.send("q");
        assert_eq!(t.end(), 0, "{args:?}");
        beside(&file)
    };
    for args in [&["run", &name][..], &["review", &name]] {
        assert_eq!(leave(args), before, "{args:?}");
    }
    // One that is under way keeps its clock beside it, and a copy of it without one gets none for being looked at.
    let mut t = Terminal::begin(folder.path(), &file);
    t.note("kept");
    t.signal("-KILL");
    t.end();
    let lock = format!("{name}.lock");
    assert!(Path::new(&lock).exists());
    let _ = leave(&["run", &name]);
    assert!(Path::new(&lock).exists());
    std::fs::remove_file(&lock).expect("removed");
    let before = beside(&file);
    assert_eq!(leave(&["run", &name]), before);
    // What a crash left is gone once the session is over.
    let mut t = Terminal::run(folder.path(), &["run", &name]);
    t.shows("kept");
    t.send("lllllll");
    t.shows("The session is over");
    t.until("saved", |text| text.contains("✓ saved"));
    t.signal("-KILL");
    t.end();
    let after = leave(&["run", &name]);
    assert!(!after.contains(&"day.toml.lock".to_owned()), "{after:?}");
}

#[test]
fn a_copy_is_saved_at_any_time_and_never_over_a_file() {
    let (folder, file) = session();
    let mut t = Terminal::begin(folder.path(), &file);
    t.note("in both");
    t.send("W");
    t.shows("day-copy.toml");
    t.send(&format!("\u{15}{}\r", file.display()));
    t.shows("already exists: choose another name");
    t.send("W");
    t.shows("save a copy to ▸");
    t.send("\r");
    t.shows("A copy is in");
    t.shows("This session is still saved in");
    let copy = folder.path().join("day-copy.toml");
    assert_eq!(read(&copy), read(&file));
    t.note("in one");
    assert!(!read(&copy).contains("in one") && read(&file).contains("in one"));
    t.send("q");
    assert_eq!(t.end(), 0);
}

#[test]
fn every_template_runs_to_its_end() {
    for starter in roundtable::library::STARTERS {
        let folder = tempfile::tempdir().expect("a folder");
        let plan = roundtable::file::read(starter.text.as_bytes()).expect(starter.name).session.plan;
        let steps: usize = plan.agenda.iter().map(|a| a.phases.len().max(1)).sum();
        let mut terminal = Terminal::run(folder.path(), &["run", starter.name]);
        terminal.shows("space starts");
        terminal.send(&format!(" {}", "\u{1b}[C".repeat(steps)));
        terminal.shows("The session is over");
        terminal.until("saved", |text| text.contains("✓ saved"));
        terminal.send("q");
        assert_eq!(terminal.end(), 0, "{}", starter.name);
        terminal.is_clean();
        let made = std::fs::read_dir(folder.path().join("sessions")).expect("sessions").flatten();
        let files: Vec<_> = made.filter(|f| f.path().extension().is_some_and(|e| e == "toml")).collect();
        assert_eq!(files.len(), 1, "{}", starter.name);
        assert!(read(&files[0].path()).contains("\nended = "), "{}", starter.name);
    }
}

#[test]
fn what_comes_along_is_chosen_before_the_new_file_is_written() {
    let (folder, file) = session();
    let mut t = Terminal::begin(folder.path(), &file);
    t.note("not carried");
    t.send("i");
    t.shows("notes ▸");
    t.send("@Dana call the venue\r?who pays\r\u{1b}");
    t.until("the line is closed", |text| !text.contains("notes ▸"));
    t.send("q");
    assert_eq!(t.end(), 0);
    let next = folder.path().join("next.toml");
    let args = ["new", "partner-poll", &next.display().to_string(), "--from", &file.display().to_string()];
    let mut t = Terminal::run(folder.path(), &args);
    t.shows("✓ Dana: call the venue");
    t.send("\u{1b}");
    assert_eq!(t.end(), 0);
    t.shows("nothing was written");
    assert!(!next.exists());
    let mut t = Terminal::run(folder.path(), &args);
    t.shows("✓ who pays");
    t.send(" ");
    t.shows("· Dana: call the venue");
    t.send("\r");
    assert_eq!(t.end(), 0);
    t.is_clean();
    t.shows("from earlier sessions: 1 question");
    let text = read(&next);
    assert!(text.contains("text = \"who pays\"") && !text.contains("call the venue"), "{text}");
}

#[test]
fn a_prompt_is_written_in_an_editor_of_ones_own() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, file) = session();
    let editor = folder.path().join("editor");
    std::fs::write(
        &editor,
        "#!/bin/sh\ntrap 'echo interrupted' INT QUIT\necho asked by the editor\n\
         until read line; do :; done\nprintf '%s\\nand a second\\n' \"$line\" >> \"$1\"\n",
    )
    .expect("written");
    std::fs::set_permissions(&editor, std::fs::Permissions::from_mode(0o755)).expect("can be run");
    let mut t = Terminal::run(folder.path(), &["run", &file.display().to_string()]);
    t.shows("space starts");
    t.send("e");
    t.shows("start  min   activity");
    t.send("E");
    t.shows("asked by the editor");
    // Keys pressed there are not meant for the session.
    t.send("\x03");
    t.until("interrupted", |text| text.contains("interrupted"));
    t.send("\x1c");
    t.until("interrupted twice", |text| text.matches("interrupted").count() == 2);
    t.send("typed elsewhere\n");
    t.shows("Changed the script of");
    t.until("saved", |text| text.contains("✓ saved"));
    // An editor that is not there is named, and nothing changes.
    std::fs::remove_file(&editor).expect("removed");
    t.send("E");
    t.shows("Cannot start the editor");
    t.send("q");
    assert_eq!(t.end(), 0);
    t.is_clean();
    let text = read(&file);
    // It was written below the script.
    assert!(text.contains("\ntyped elsewhere\nand a second\"\"\"") && text.contains("how to reach them.\""), "{text}");
    let left: Vec<_> = std::fs::read_dir(folder.path()).expect("a folder").flatten().map(|e| e.file_name()).collect();
    assert!(!left.iter().any(|n| n.to_string_lossy().contains("roundtable-")), "{left:?}");
}

/// What `roundtable status --json` says of the room.
#[cfg(feature = "room")]
fn room_of(folder: &Path, file: &Path) -> serde_json::Value {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_roundtable"));
    let out = command.args(["status", "--json"]).arg(file).env("ROUNDTABLE_DIR", folder).output().expect("it runs");
    let status: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap_or_else(|e| panic!("{e}: {out:?}"));
    status["room"].clone()
}

/// The address and the short code on the stage before the start.
#[cfg(feature = "room")]
fn joins(text: &str) -> Option<(String, String)> {
    let line = text.split("Join with your phone: ").nth(1)?.lines().next()?;
    let (address, code) = line.split_once("   code ")?;
    Some((address.to_owned(), code.trim().to_owned()))
}

#[cfg(feature = "room")]
#[test]
fn a_room_is_known_to_those_who_look_on_and_is_the_same_after_kill_9() {
    let closed = serde_json::json!({ "open": false, "people": 0, "address": null });
    // A file that somebody wrote has no id yet.
    let (folder, written) = session();
    let text = std::fs::read_to_string(&written).expect("a file");
    let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("id = ")).collect();
    let text = kept.join("\n") + "\n";
    let other = folder.path().join("other.toml");
    std::fs::write(&other, text).expect("a file");
    for file in [written, other] {
        let (folder, path) = (folder.path(), file.display().to_string());
        assert_eq!(room_of(folder, &file), closed);
        let mut stage = Terminal::run(folder, &["stage", &path]);
        stage.shows("Guidelines");
        let mut runs = Terminal::run(folder, &["run", &path, "--room=127.0.0.1:0"]);
        stage.shows("Join with your phone: 127.0.0.1:");
        let (address, code) = joins(&stage.text()).expect("how to join");
        assert_eq!(room_of(folder, &file), serde_json::json!({ "open": true, "people": 0, "address": address }));
        runs.send("Q");
        runs.shows("1  Scan the code, or open");
        runs.shows("This address is for this computer only");
        runs.send("C");
        runs.shows("Copied: whoever opens this link can join.");
        runs.send("O");
        runs.shows("The room is closed.");
        stage.until("it is closed", |text| joins(text).is_none());
        assert_eq!(room_of(folder, &file), closed);
        // Closed and opened at once, it has its port.
        runs.send("OOO");
        runs.shows("1  Scan the code, or open");
        stage.until("the same room", |text| joins(text) == Some((address.clone(), code.clone())));
        runs.signal("-KILL");
        stage.until("nobody runs it", |text| joins(text).is_none());
        assert_eq!(room_of(folder, &file), closed);
        let mut again = Terminal::run(folder, &["run", &path, "--room"]);
        stage.until("the same room again", |text| joins(text) == Some((address.clone(), code.clone())));
        again.send("q");
        assert_eq!(again.end(), 0);
        stage.until("it is left", |text| joins(text).is_none());
        stage.send("q");
        assert_eq!(stage.end(), 0);
    }
}

/// Asks a room for a path with what else stands in the head of the request; returns the whole answer.
#[cfg(feature = "room")]
fn ask(address: &str, request: &str, head: &str, body: &str) -> String {
    let mut stream = std::net::TcpStream::connect(address).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
    let length = body.len();
    write!(
        stream,
        "{request} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\n{head}Content-Type: \
         application/x-www-form-urlencoded\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )
    .expect("it is sent");
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[cfg(feature = "room")]
#[test]
fn phones_are_told_when_the_room_closes_and_when_the_program_ends() {
    let (folder, file) = session();
    for (end, how) in [("O", "closed"), ("qq", "left")] {
        let mut runs = Terminal::run(folder.path(), &["run", &file.display().to_string(), "--room=127.0.0.1:0"]);
        runs.shows("on phones   r");
        runs.send("Q");
        runs.shows("1  Scan the code, or open");
        let kept = std::fs::read_dir(folder.path().join("state/rooms")).expect("a folder").flatten().next();
        let text = std::fs::read_to_string(kept.expect("the private file").path()).expect("a file");
        let room: serde_json::Value = serde_json::from_str(&text).expect("it is read");
        let [token, name, address] = ["token", "session", "address"].map(|key| room[key].as_str().unwrap_or_default());
        let entered = ask(address, &format!("GET /j/{token}"), "", "");
        let cookie = entered.split("set-cookie: ").nth(1).and_then(|rest| rest.split(';').next()).expect("a cookie");
        let cookie = format!("Cookie: {cookie}\r\n");
        assert!(
            ask(address, &format!("POST /s/{name}/join"), &cookie, &format!("typed={how}")).contains(" 303 "),
            "{how}"
        );
        let (asked, path) = (address.to_owned(), format!("GET /s/{name}/events"));
        let listener = std::thread::spawn(move || ask(&asked, &path, &cookie, ""));
        std::thread::sleep(Duration::from_millis(500));
        runs.send(end);
        let heard = listener.join().expect("it listened");
        assert!(heard.contains("event: closed"), "{how}: {heard}");
        runs.signal("-TERM");
    }
}

#[cfg(feature = "room")]
#[test]
fn a_room_that_cannot_be_saved_says_so_to_the_facilitator() {
    let (folder, file) = session();
    std::fs::create_dir_all(folder.path().join("state")).expect("a folder");
    std::fs::write(folder.path().join("state/rooms"), "no folder").expect("a file");
    let runs = Terminal::run(folder.path(), &["run", &file.display().to_string(), "--room=127.0.0.1:0"]);
    runs.shows("Phones cannot join: the room cannot be saved in");
    runs.signal("-TERM");
}

#[cfg(feature = "room")]
#[test]
fn the_private_file_of_a_room_goes_with_a_session_that_is_over() {
    let (folder, file) = session();
    let path = file.display().to_string();
    let rooms = folder.path().join("state/rooms");
    let kept = || -> Vec<String> {
        let files = std::fs::read_dir(&rooms).into_iter().flatten().flatten();
        files.map(|file| std::fs::read_to_string(file.path()).expect("a file")).collect()
    };
    let mut runs = Terminal::run(folder.path(), &["run", &path, "--room=127.0.0.1:0"]);
    runs.shows("space starts");
    runs.send(" ");
    runs.shows("1 of 5");
    runs.shows("0 on phones   r");
    assert!(kept().iter().all(|text| text.contains("\"open\":true")), "{:?}", kept());
    runs.send("q");
    assert_eq!(runs.end(), 0);
    // It was left and goes on: the same room waits for it.
    assert!(kept().len() == 1 && kept()[0].contains("\"open\":false"), "{:?}", kept());
    let text = std::fs::read_to_string(&file).expect("a session");
    let secrets: serde_json::Value = serde_json::from_str(&kept()[0]).expect("a private file");
    let token = secrets["token"].as_str().expect("a token");
    assert!(!text.contains(token), "{text}");
    let mut runs = Terminal::run(folder.path(), &["run", &path, "--room"]);
    runs.shows("0 on phones   r");
    assert!(kept()[0].contains(token), "{:?}", kept());
    runs.send(":end the session\r");
    runs.shows("The session is over");
    runs.send("q");
    assert_eq!(runs.end(), 0);
    assert_eq!(kept(), Vec::<String>::new());
}

#[cfg(feature = "room")]
#[test]
fn what_phones_want_reaches_the_facilitator_and_outlives_a_kill() {
    let (folder, file) = session();
    let path = file.display().to_string();
    let mut runs = Terminal::run(folder.path(), &["run", &path, "--room=127.0.0.1:0"]);
    runs.shows("0 on phones   r");
    runs.send(" ");
    runs.shows("1 of 5");
    let kept = || {
        let kept = std::fs::read_dir(folder.path().join("state/rooms")).expect("a folder").flatten().next();
        std::fs::read_to_string(kept.expect("the private file").path()).expect("a file")
    };
    let room: serde_json::Value = serde_json::from_str(&kept()).expect("it is read");
    let [token, name, address] = ["token", "session", "address"].map(|key| room[key].as_str().unwrap_or_default());
    let entered = ask(address, &format!("GET /j/{token}"), "", "");
    let cookie = entered.split("set-cookie: ").nth(1).and_then(|rest| rest.split(';').next()).expect("a cookie");
    let cookie = format!("Cookie: {cookie}\r\n");
    let post = |form: &str, body: &str| ask(address, &format!("POST /s/{name}/{form}"), &cookie, body);
    assert!(post("join", "typed=Zoe+Adler").contains(" 303 "));
    for (form, body) in [("hand", "up=yes"), ("ask", "text=Who+pays%3F"), ("message", "text=I+leave+at+four.")] {
        assert!(post(form, body).starts_with("HTTP/1.1 200 "), "{form}");
    }
    // It was said to be there, so it is on the disk by now, each where it belongs.
    let text = std::fs::read_to_string(&file).expect("a session");
    runs.signal("-KILL");
    assert!(text.contains("[[record.hand]]\nby = \"Zoe Adler\"") && text.contains("text = \"Who pays?\""), "{text}");
    assert!(!text.contains("at four") && kept().contains("I leave at four."), "{text}");
    let mut runs = Terminal::run(folder.path(), &["run", &path, "--room"]);
    runs.shows("1 hand up · 1 question · 1 message");
    runs.send("r");
    runs.shows("I leave at four.");
    let page = ask(address, &format!("GET /s/{name}/questions"), &cookie, "");
    assert!(page.contains("Your hand is up.") && page.contains("Who pays?"), "{page}");
    runs.send("\r");
    runs.shows("Speaking   Zoe Adler");
    runs.send("jjd");
    runs.shows("read");
    runs.send("\u{1b}");
    runs.shows("1 question · 1 of");
    runs.send("qq");
    assert_eq!(runs.end(), 0);
    assert!(kept().contains("\"read\":true"), "{}", kept());
}

#[cfg(feature = "room")]
#[test]
fn a_copy_that_is_opened_later_opens_no_room_and_says_so() {
    let (folder, file) = session();
    let path = file.display().to_string();
    let first = Terminal::run(folder.path(), &["run", &path, "--room=127.0.0.1:0"]);
    first.shows("0 on phones   r");
    let (beside, elsewhere) = (file.with_file_name("copy.toml"), folder.path().join("elsewhere/copy.toml"));
    std::fs::create_dir_all(elsewhere.parent().expect("a folder")).expect("a folder");
    // The id is in the file as soon as the room is open.
    let text = (0..100)
        .find_map(|_| {
            std::thread::sleep(Duration::from_millis(20));
            std::fs::read_to_string(&file).ok().filter(|text| text.contains("\nid = "))
        })
        .expect("an id");
    for copy in [&beside, &elsewhere] {
        std::fs::write(copy, &text).expect("a copy");
    }
    let name = file.file_name().expect("a name").to_string_lossy().into_owned();
    for (copy, said) in [
        (&beside, format!("No room here: {name} has the same id and is running.")),
        (&elsewhere, "No room here: a session with the same id has its room open.".to_owned()),
    ] {
        let second = Terminal::run(folder.path(), &["run", &copy.display().to_string(), "--room=127.0.0.1:0"]);
        second.shows(&said);
        second.signal("-TERM");
    }
    first.signal("-TERM");
}

#[cfg(feature = "room")]
#[test]
fn an_invitation_that_is_printed_while_the_room_is_open_works_at_once() {
    let (folder, file) = session();
    let path = file.display().to_string();
    let print = |more: &[&str]| -> Vec<(String, String)> {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_roundtable"))
            .args(["invite", &path, "--json"])
            .args(more)
            .env("ROUNDTABLE_DIR", folder.path())
            .output()
            .expect("it runs");
        let all: serde_json::Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
        let part = |one: &serde_json::Value, key: &str| one[key].as_str().unwrap_or_default().replace(' ', "");
        let all = all["invitations"].as_array().expect("a list");
        all.iter().map(|one| (one["name"].as_str().unwrap_or_default().to_owned(), part(one, "code"))).collect()
    };
    let text = std::fs::read_to_string(&file).expect("a session");
    std::fs::write(&file, format!("people = [{{ name = \"Ana Lima\" }}, {{ name = \"Ben Osei\" }}]\n{text}"))
        .expect("a file");
    // Before the room was ever open.
    let before = print(&[]);
    let runs = Terminal::run(folder.path(), &["run", &path, "--room=127.0.0.1:0"]);
    runs.shows("on phones   r");
    let rooms = folder.path().join("state/rooms");
    let room = || -> serde_json::Value {
        let files = std::fs::read_dir(&rooms).expect("a folder").flatten().map(|file| file.path());
        let text = files
            .filter(|path| path.extension().is_some_and(|e| e == "json"))
            .filter_map(|path| std::fs::read_to_string(path).ok())
            .find(|text| text.contains("\"token\""));
        serde_json::from_str(&text.expect("the private file")).expect("it is read")
    };
    let address = room()["address"].as_str().expect("an address").to_owned();
    let join = |code: &str| ask(&address, "POST /invited", "", &format!("code={code}"));
    let (name, code) = &before[0];
    assert!(ask(&address, &format!("GET /i/{code}"), "", "").contains(name.as_str()));
    assert!(join(code).contains(" 303 "));
    runs.shows("1 of 2 on phones");
    let again = print(&["--again", name]);
    assert!(join(code).contains(" 404 "));
    assert!(join(&again[0].1).contains(" 303 "));
    let text = room().to_string();
    assert!(before.iter().chain(&again).all(|(_, code)| !text.contains(code.as_str())), "{text}");
    runs.signal("-TERM");
}

#[cfg(all(feature = "room", unix))]
#[test]
fn a_room_with_few_files_goes_on_after_a_crowd_at_the_door() {
    let (folder, file) = session();
    let line = format!("ulimit -n 90; roundtable run '{}' --room=127.0.0.1:0", file.display());
    let mut runs = Terminal::shell(folder.path(), &line);
    runs.shows("on phones   r");
    let kept = std::fs::read_dir(folder.path().join("state/rooms")).expect("a folder").flatten().next();
    let text = std::fs::read_to_string(kept.expect("the private file").path()).expect("a file");
    let room: serde_json::Value = serde_json::from_str(&text).expect("it is read");
    let address = room["address"].as_str().expect("an address");
    let crowd: Vec<_> = (0..300).filter_map(|_| std::net::TcpStream::connect(address).ok()).collect();
    std::thread::sleep(Duration::from_millis(300));
    // The session is led, and saved, all the same.
    runs.send(" ");
    runs.shows("1 of 5");
    runs.shows("saved");
    drop(crowd);
    let answers = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        ask(address, "GET /", "", "").starts_with("HTTP/1.1")
    });
    assert!(answers, "it never answered again");
    runs.signal("-TERM");
}

#[cfg(feature = "room")]
#[test]
fn what_is_left_in_the_terminal_lets_nobody_in() {
    let (folder, file) = session();
    let mut runs = Terminal::run(folder.path(), &["run", &file.display().to_string(), "--room=127.0.0.1:0"]);
    runs.shows("on phones   r");
    runs.send("Q");
    runs.shows("1  Scan the code, or open");
    let kept = std::fs::read_dir(folder.path().join("state/rooms")).expect("a folder").flatten().next();
    let text = std::fs::read_to_string(kept.expect("the private file").path()).expect("a file");
    let room: serde_json::Value = serde_json::from_str(&text).expect("it is read");
    runs.send("Q");
    runs.send("q");
    assert_eq!(runs.end(), 0);
    let left = runs.screen.lock().expect("a screen").screen().contents();
    let code = room["code"].as_str().expect("a code");
    for secret in [room["token"].as_str().expect("a token"), code, &code[..3]] {
        assert!(!left.contains(secret), "{left}");
    }
}

#[cfg(feature = "room")]
#[test]
fn a_running_session_without_an_id_gets_it_from_its_program() {
    let (folder, file) = session();
    let path = file.display().to_string();
    let text = std::fs::read_to_string(&file).expect("a session");
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("id = ")).collect();
    let text = lines.join("\n") + "\n";
    std::fs::write(&file, format!("people = [{{ name = \"Ana Lima\" }}]\n{text}")).expect("a file");
    let invite = || {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_roundtable"));
        let output = command.args(["invite", &path, "--json"]).env("ROUNDTABLE_DIR", folder.path()).output();
        let output = output.expect("it runs");
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let mut runs = Terminal::run(folder.path(), &["run", &path]);
    runs.shows("space starts");
    let (done, said) = invite();
    assert!(!done && said.contains("Invitations need a session with an id.") && said.contains("press Q"), "{said}");
    // Any change is saved with it.
    runs.send(" ");
    let done = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        invite().0
    });
    assert!(done, "{:?}", invite());
    runs.signal("-TERM");
}
