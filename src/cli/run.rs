//! `roundtable run`.

use std::ffi::OsString;
use std::net::IpAddr;
use std::path::Path;

use terminal::Keyboard;

use super::fault::Fault;
use super::open::Named;
use super::session_args::SessionArgs;
use super::{new, open, stdio};
use crate::app::config::Config;
use crate::app::incoming::{Incoming, IncomingOptions};
use crate::app::room::NO_ROOM;
use crate::file::outline::DayPick;
use crate::shell::{self, Failure, PublicUrl, RoomAddress, RunOptions, local_now};
use crate::store::AppFolders;
use crate::workshop::text::wording::join_with_and;

/// Run a session live, or resume one
///
/// Give a session file or the name of a template (see `roundtable templates`).
/// From a template, a session is created in the sessions folder first; its path is
/// printed before and after. --title, --date, --start and --people say what it is
/// to be; --people sample takes sixteen invented people.
///
/// With -, a session or an agenda on standard input is shown as it was understood,
/// saved in the sessions folder under its title, and run; keys come from the
/// terminal.
///
#[cfg_attr(
    feature = "room",
    doc = " With --room, people can take part with their phones from the start: without an
 address in the one private network that this computer is in. The key Q opens the
 room later, and shows the QR code, the address and the short code.
"
)]
/// Every step is saved in the file at once. Leaving with q, a lost connection or
/// a power cut does not end the session: run the file again, and the clock shows
/// the right time. Press ? to see the keys.
///
/// Examples:
///
///   roundtable run prep-with-peers --people sample
///   roundtable run lean-coffee --people team.csv --start 15:00
#[cfg_attr(feature = "room", doc = "   roundtable run my-session.toml --room=192.168.17.24:4710")]
///   roundtable run my-session.toml
///   roundtable run - < agenda.md
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Args {
    /// A session file, the name of a template, or - for standard input.
    #[arg(value_name = "FILE|TEMPLATE")]
    session: OsString,
    #[command(flatten)]
    wanted: SessionArgs,
    /// Open the room for phones; at this address, with a port if you like.
    #[arg(long, value_name = "ADDR:PORT", num_args = 0..=1, require_equals = true, default_missing_value = "", hide = cfg!(not(feature = "room")))]
    room: Option<RoomAddress>,
    /// The address that people see, where a proxy on this computer gives it.
    #[arg(long, value_name = "URL", hide = cfg!(not(feature = "room")))]
    public_url: Option<PublicUrl>,
    /// Believe these proxies for whom they pass requests on.
    #[arg(long, value_name = "ADDR,…", value_delimiter = ',', value_parser = proxy, hide = cfg!(not(feature = "room")))]
    trusted_proxy: Vec<IpAddr>,
    /// The key at which the program breaks down, to see that it does so in good order.
    #[arg(long, value_name = "KEY", hide = true)]
    panic_on: Option<char>,
}

/// Runs the session.
pub(super) fn run(folders: &AppFolders, args: &Args) -> Result<(), Fault> {
    let room = args.room;
    let asks_for_room = room.is_some() || args.public_url.is_some() || !args.trusted_proxy.is_empty();
    if asks_for_room && cfg!(not(feature = "room")) {
        return Err(Fault::Usage(Failure::new(NO_ROOM)));
    }
    let how = RunOptions { panic_on: args.panic_on, room, ..RunOptions::default() };
    if args.session == "-" {
        return incoming(folders, args, how);
    }
    match named(folders, &args.session)? {
        Named::File(path) => {
            let given = args.wanted.given();
            if !given.is_empty() && path.exists() {
                return Err(planned_already(path, &given));
            }
            live(folders, args, path, how)
        }
        Named::Template(template) => {
            let reads_people = args.wanted.people.as_deref() == Some(Path::new("-"));
            let keyboard = if reads_people { Some(open::keyboard()?) } else { open::terminal().map(|()| None)? };
            let config = config(folders, args)?;
            let path = new::create_from_template(folders, &template, &args.wanted)?;
            take_keys_from(keyboard)?;
            stdio::error(&format!("the session is saved in {}\n", path.display()));
            print_last_message(shell::live(folders, &config, &path, how)?);
            Ok(())
        }
    }
}

/// Returns what is meant: a file where there is one, or where it can be nothing else; then a template.
pub(super) fn named<'a>(folders: &AppFolders, name: &'a OsString) -> Result<Named<'a>, Fault> {
    let path = Path::new(name);
    let there = path.symlink_metadata();
    if open::is_path(name) || there.as_ref().is_ok_and(|d| !d.is_dir()) {
        return Ok(Named::File(path));
    }
    match open::template(folders, name)? {
        Some(template) => Ok(Named::Template(template)),
        None if there.is_ok() => Ok(Named::File(path)),
        None => Err(open::unknown(folders, name)),
    }
}

/// Runs the session or the agenda on standard input.
fn incoming(folders: &AppFolders, args: &Args, how: RunOptions) -> Result<(), Fault> {
    let wanted = &args.wanted;
    if wanted.people.as_deref() == Some(Path::new("-")) {
        return Err(Fault::usage("standard input can be read only once", "give the people as a file"));
    }
    let keyboard = open::keyboard()?;
    let config = config(folders, args)?;
    let people = wanted.people()?.unwrap_or_default();
    let bytes = open::standard_input()?;
    let help = "give a session file, or an agenda with one activity a line: Coffee, 10, break";
    let mut incoming = Incoming::read(&bytes, wanted.date.map(DayPick::Date), local_now().date_naive())
        .map_err(|why| Fault::input(format!("standard input: {why}"), help))?;
    if !incoming.is_ready() && incoming.days.is_none() {
        return Err(Fault::input("standard input: no activity is understood", help));
    }
    let given = wanted.given();
    if incoming.has_record && !given.is_empty() {
        let message = format!("{}: only for a session that has not begun", join_with_and(given.iter().copied()));
        return Err(Fault::usage(message, "run it without these options"));
    }
    if !given.is_empty() {
        let options = IncomingOptions { title: wanted.title.clone(), date: wanted.date, start: wanted.start, people };
        incoming.prepare(options).map_err(|problems| open::faulty("the new session", problems))?;
    }
    for line in &incoming.lines {
        stdio::aside(&format!("{} {}", line.fate.sign(), line.text));
    }
    if let Some(days) = &incoming.days {
        stdio::aside(&format!("standard input: {}", days.sentence()));
    }
    take_keys_from(Some(keyboard))?;
    print_last_message(shell::run_incoming(folders, &config, &incoming, how)?);
    Ok(())
}

/// Returns the settings, with what the command line says of the room.
fn config(folders: &AppFolders, args: &Args) -> Result<Config, Fault> {
    let mut config = open::config(folders)?;
    config.room.public_url = args.public_url.as_ref().map(|url| url.origin().to_owned());
    config.room.trusted_proxies = args.trusted_proxy.iter().map(IpAddr::to_string).collect();
    Ok(config)
}

/// Reads the address of a proxy.
fn proxy(text: &str) -> Result<IpAddr, String> {
    let read = text.trim().parse::<IpAddr>();
    read.map(|ip| ip.to_canonical())
        .map_err(|_| "write addresses, with commas between them: 127.0.0.1,10.0.0.9".to_owned())
}

/// Takes keys from this keyboard, where it is not standard input already.
fn take_keys_from(keyboard: Option<Keyboard>) -> Result<(), Fault> {
    let Some(keyboard) = keyboard else { return Ok(()) };
    keyboard.use_as_input().map_err(|error| {
        Fault::input(format!("cannot take keys from the terminal ({error})"), "save the input as a file and run that")
    })
}

/// Returns the fault of options that make a new session, given with a session file that is there.
fn planned_already(path: &Path, given: &[&'static str]) -> Fault {
    let options = join_with_and(given.iter().copied());
    let message = format!("{options}: only for a new session from a template, and {} exists", path.display());
    let help = format!("change them on the plan screen: roundtable run {}, then e", stdio::argument(path));
    Fault::usage(message, help)
}

/// Puts the session of a file on the screen.
fn live(folders: &AppFolders, args: &Args, path: &Path, how: RunOptions) -> Result<(), Fault> {
    // Without a terminal it is still worth knowing that the file is broken: that has to be mended in any case.
    open::terminal().map_err(|fault| open::session(path).map_or_else(|broken| broken, |_| fault))?;
    print_last_message(shell::live(folders, &config(folders, args)?, path, how)?);
    Ok(())
}

/// Says what the screen left to say: where the session is, and how to go on with it.
pub(super) fn print_last_message(said: Option<String>) {
    if let Some(text) = said {
        stdio::error(&format!("{}\n", text.trim_end()));
    }
}
