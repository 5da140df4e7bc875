//! `roundtable invite`.

use std::path::PathBuf;
use std::str::FromStr;

use super::fault::Fault;
#[cfg(feature = "room")]
use super::{open, output, stdio};
use crate::shell::{PublicUrl, is_host};
use crate::store::AppFolders;
#[cfg(feature = "room")]
use crate::{
    pages::{self, Slip, SlipsLook},
    room::slip_link,
    shell::{Invitation, Invited, give_id, invite, take_back},
    workshop::text::{nearest, same},
    workshop::{Session, count_of},
};

/// Print an invitation to the room for each person
///
/// For a vote that must be by the right people: a page of slips to print, cut and
/// hand out, one for each person of the session. A slip has a name, a code and,
/// with --at, a QR code. Whoever has it opens the address, presses Join, and is
/// that person, on one phone or computer.
///
/// Run it before the session or while it runs. Run again, it prints slips for
/// people who have none yet. --again makes a new one for somebody; the old one
/// stops working, and whoever came by it is out. Only hashes are kept, in a
/// private file: what is printed cannot be printed again.
///
/// With names = "invited" in the plan's [room], nobody else takes part.
///
/// Examples:
///
///   roundtable invite my-session.toml -o slips.html
///   roundtable invite my-session.toml --at 192.168.17.24:4710 -o slips.html
///   roundtable invite my-session.toml --again "Ana Lima" -o ana.html
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, hide = cfg!(not(feature = "room")))]
pub(super) struct Args {
    /// The session file.
    file: PathBuf,
    /// Put a QR code on each slip: the room will be at this address.
    #[arg(long, value_name = "ADDR:PORT|URL")]
    at: Option<At>,
    /// Make a new invitation for this person; can be given several times.
    #[arg(long, value_name = "NAME", conflicts_with = "all")]
    again: Vec<String>,
    /// Make new invitations for everybody; all old ones stop working.
    #[arg(long)]
    all: bool,
    /// Print one JSON object instead of the page.
    #[arg(long)]
    json: bool,
    /// Write to this file or folder; - is standard output [default: -].
    #[arg(short, long, value_name = "OUT", default_value = "-", hide_default_value = true)]
    out: PathBuf,
    /// Not here: the people are those of the session.
    #[arg(long, value_name = "FILE", hide = true)]
    people: Option<PathBuf>,
}

/// Where the room will be, as people see it.
#[derive(Debug, Clone)]
#[cfg_attr(not(feature = "room"), expect(dead_code, reason = "it says that there is no room"))]
struct At {
    /// The beginning of links: `http://192.168.17.24:4710`.
    origin: String,
}

impl FromStr for At {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let example = "write it as 192.168.17.24:4710, or as https://room.example.org";
        let plain = text.trim().to_ascii_lowercase();
        if plain.starts_with("https://") {
            let url: PublicUrl = plain.parse()?;
            return Ok(Self { origin: url.origin().to_owned() });
        }
        let host = plain.strip_prefix("http://").unwrap_or(&plain);
        let host = host.strip_suffix('/').unwrap_or(host);
        let has_port = host.rsplit_once(':').is_some_and(|(name, _)| !name.is_empty() && !host.ends_with(']'));
        if !is_host(host) {
            return Err(example.to_owned());
        }
        if !has_port {
            return Err(format!("the port is missing: {example}"));
        }
        Ok(Self { origin: format!("http://{host}") })
    }
}

/// Says that there is no room.
#[cfg(not(feature = "room"))]
pub(super) fn run(_: &AppFolders, _: &Args) -> Result<(), Fault> {
    Err(Fault::Usage(crate::shell::Failure::new(crate::app::room::NO_ROOM)))
}

/// What programs get.
#[cfg(feature = "room")]
#[derive(serde::Serialize)]
struct Printed<'a> {
    format: u8,
    title: &'a str,
    address: Option<&'a str>,
    invitations: Vec<One<'a>>,
}

#[cfg(feature = "room")]
#[derive(serde::Serialize)]
struct One<'a> {
    name: &'a str,
    code: String,
    link: Option<String>,
}

/// Prints invitations.
#[cfg(feature = "room")]
pub(super) fn run(folders: &AppFolders, args: &Args) -> Result<(), Fault> {
    if args.people.is_some() {
        return Err(Fault::usage(
            "--people: the people who are invited are those in the session file",
            "add them there: in the file, or with n on the screen of people",
        ));
    }
    if args.file == std::path::Path::new("-") {
        return Err(Fault::usage("invitations need a session file, not standard input", "give its name"));
    }
    let mut session = open::session(&args.file)?;
    let name = open::name(&args.file);
    if session.record.ended.is_some() {
        return Err(Fault::input(
            format!("{name}: this session has ended"),
            "go back into it with ← on its last screen, or make a new one",
        ));
    }
    let people: Vec<String> = session.everybody().iter().map(|person| person.name.clone()).collect();
    if people.is_empty() {
        return Err(Fault::input(
            format!("{name}: nobody is on the list of people"),
            "add them to the file, or with n on the screen of people, then run the command again",
        ));
    }
    let who = who(args, &people)?;
    let title = session.plan.title.clone();
    let file = output::FileName { date: session.plan.date, title: &title, what: "invitations", table: None };
    let ending = if args.json { "json" } else { "html" };
    let out = output::check(&args.out, &file, ending, &[&args.file])?;
    if give_id(&args.file, &mut session)? {
        stdio::error(&format!("{name}: `id` added, so that the room knows its invitations\n"));
    }
    let (invitations, before) = invite(folders, &session, &people, &who)?;
    if invitations.is_empty() {
        return Err(Fault::input(
            format!("{name}: everybody has an invitation, and what was printed cannot be printed again"),
            "make a new one for somebody with --again NAME, or for everybody with --all",
        ));
    }
    let text = text(args, &session, &invitations);
    if let Err(fault) = output::write_pieces(&out, |sink| {
        // What is refused is told at the end.
        let _ = sink.write_str(&text);
        Ok(())
    }) {
        take_back(folders, &session, before);
        return Err(fault);
    }
    if !args.json {
        let count = count_of(invitations.len(), "invitation");
        let help = "print the page, cut it along the lines, and hand out the slips; the codes are kept nowhere else";
        stdio::error(&format!("{count}: {help}\n"));
    }
    Ok(())
}

/// Returns who gets a new invitation.
#[cfg(feature = "room")]
fn who(args: &Args, people: &[String]) -> Result<Invited, Fault> {
    if args.all {
        return Ok(Invited::All);
    }
    let known = |typed: &String| {
        people.iter().find(|name| same(name, typed)).cloned().ok_or_else(|| {
            let help = match nearest(typed, people.iter().map(String::as_str)) {
                Some(near) => format!("did you mean “{near}”?"),
                None => "write the name as it stands in the session file".to_owned(),
            };
            Fault::input(format!("--again: nobody on the list is called “{typed}”"), help)
        })
    };
    let names = args.again.iter().map(known).collect::<Result<Vec<_>, _>>()?;
    Ok(if names.is_empty() { Invited::New } else { Invited::Again(names) })
}

/// Returns what is printed.
#[cfg(feature = "room")]
fn text(args: &Args, session: &Session, invitations: &[Invitation]) -> String {
    let origin = args.at.as_ref().map(|at| at.origin.as_str());
    let link = |one: &Invitation| origin.map(|origin| slip_link(origin, &one.code));
    if args.json {
        let all = invitations.iter().map(|one| One { name: &one.name, code: one.code.to_string(), link: link(one) });
        let all = Printed { format: 1, title: &session.plan.title, address: origin, invitations: all.collect() };
        return format!("{}\n", serde_json::to_string(&all).unwrap_or_default());
    }
    let slips = invitations.iter().map(|one| Slip { name: &one.name, code: one.code.to_string(), link: link(one) });
    pages::slips(&SlipsLook {
        plan: &session.plan,
        address: origin.map(|origin| origin.trim_start_matches("http://").trim_start_matches("https://")),
        slips: slips.collect(),
    })
}
