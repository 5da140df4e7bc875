//! Owns the opening of a session: its lock, its clock, and the text that was being typed when it was last left.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::local_zone::in_zone;
use super::session::{self, OpenedFile};
use crate::app::prompts::new_activity;
use crate::app::views::VIEWS;
use crate::app::{self, Action, Model, Trouble, say_nobody_yet};
use crate::clock::Clock;
use crate::store::{self, AppFolders, DraftFile, Lock};
use crate::workshop::{Drafts, Zone};

/// How a session is opened.
#[derive(Debug, Clone, Copy, Default)]
pub struct RunOptions {
    /// A key that makes the program fail, to try its emergency exit.
    pub panic_on: Option<char>,
    /// Whether the plan is shown first.
    pub in_plan: bool,
    /// Whether the room for phones is opened at once, and where.
    pub room: Option<RoomAddress>,
}

/// Where a room is opened: at this address and port, as far as it was said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RoomAddress {
    /// The address of this computer in the network of the phones.
    pub ip: Option<IpAddr>,
    /// The port.
    pub port: Option<u16>,
}

impl RoomAddress {
    /// Returns it as it is asked for; nothing where it may be anywhere.
    pub(super) fn asked(self) -> Option<String> {
        match (self.ip?, self.port) {
            (ip, Some(port)) => Some(SocketAddr::from((ip, port)).to_string()),
            (ip, None) => Some(ip.to_string()),
        }
    }
}

impl FromStr for RoomAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        let at: Option<SocketAddr> = text.parse().ok();
        let ip = at.map(|at| at.ip()).or_else(|| text.parse().ok());
        let ip = ip.ok_or("write an address, and a port behind it if you like: 192.168.1.20:4710")?;
        Ok(Self { ip: Some(ip), port: at.map(|at| at.port()) })
    }
}

/// A session that was opened and is about to be shown.
pub(super) struct OpenedSession {
    pub(super) model: Model,
    pub(super) clock: Clock,
    pub(super) zone: Option<Zone>,
    pub(super) how: RunOptions,
    pub(super) lock: Option<Lock>,
    /// It is opened for reading, because somebody else runs it.
    pub(super) reading: bool,
    /// The file as it was named.
    pub(super) path: PathBuf,
    /// What is needed to save.
    pub(super) source: (crate::file::Document, Vec<u8>, PathBuf),
    /// Where text being typed is kept, and what the session file itself holds of such text if that is older.
    pub(super) draft: (Option<DraftFile>, Option<Drafts>),
}

impl OpenedSession {
    /// Takes the lock and brings back what was being typed; for reading, if somebody else has the lock.
    pub(super) fn open(folders: &AppFolders, path: &Path, opened: OpenedFile, how: RunOptions) -> Self {
        let OpenedFile { mut opened, bytes, real_path } = opened;
        let zone = opened.session.plan.timezone.clone();
        let held = match session::hold(path, &real_path, zone.as_ref(), opened.session.is_under_way()) {
            Ok(held) => held,
            Err(other) => {
                let clock = Clock::start(None);
                let now = in_zone(zone.as_ref(), clock.now());
                let mut model = Model::new(opened.session, Drafts::default(), now);
                model.saving.place = path.display().to_string();
                model.saving.read_only = Some(other.refusal());
                model.messages.notice = Some(other.notice());
                let (path, source) = (path.to_path_buf(), (opened.document, bytes, real_path));
                let (lock, draft) = (None, (None, None));
                return Self { model, clock, zone, how, lock, reading: true, path, source, draft };
            }
        };
        opened.identify(store::new_id);
        let now = in_zone(zone.as_ref(), held.clock.now());
        let left = held.lock.as_ref().map(|_| session::left_text(folders, &real_path, &bytes, &opened.session));
        let (mut file, typed, told) =
            left.map_or((None, None, None), |left| (Some(left.file), left.drafts, left.notice));
        let in_file = typed.as_ref().filter(|typed| **typed != opened.draft).map(|_| opened.draft.clone());
        if in_file.is_none() {
            file.iter_mut().for_each(DraftFile::remove);
        }
        let mut model = Model::new(opened.session, typed.unwrap_or(opened.draft), now);
        model.saving.bytes = bytes.len();
        model.saving.place = path.display().to_string();
        model.messages.notice = held.notice.or(told);
        say_nobody_yet(&mut model);
        model.saving.fixed_agenda = !opened.document.can_replan();
        model.saving.trouble = held.read_only.map(|sentence| Trouble { sentence });
        let plan = VIEWS.iter().find(|view| view.edits_plan && how.in_plan);
        if let Some(plan) = plan.filter(|plan| model.cursor.view != **plan) {
            app::update(&mut model, Action::Show(plan), now);
        }
        let activities = model.session.plan.agenda.len();
        if how.in_plan && activities > 0 {
            // Whoever added the first activity goes on with the next one.
            app::update(&mut model, new_activity::at(activities), now);
        }
        let source = (opened.document, bytes, real_path);
        let (lock, path, draft) = (held.lock, path.to_path_buf(), (file, in_file));
        Self { model, clock: held.clock, zone, how, lock, reading: false, path, source, draft }
    }
}
