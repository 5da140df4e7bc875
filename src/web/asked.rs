//! Owns one request on its way to a page: who sends it, in which language, and the pages that they can get.

use std::net::IpAddr;
use std::rc::Rc;

use hyper::header::HeaderMap;
use hyper::{Response, StatusCode};

use super::answers::{Refused, page, see};
use super::body::Answered;
use super::connection::Connection;
use super::door;
use super::state::State;
use crate::pages::{self, CodeAsks, CodeFault, Fields, Frame, JoinFault, JoinLook, Language, Notice, Said, Sheet};
use crate::room::{Key, Phone};
use crate::workshop::{Names, Participant, Roster};

/// Up to so many people are listed by name.
const ROSTER: usize = 60;

/// One request on its way to a page.
pub(super) struct Asked<'c> {
    pub(super) connection: &'c Connection,
    pub(super) state: &'c Rc<State>,
    pub(super) headers: HeaderMap,
    /// The address of whoever sends it.
    pub(super) from: IpAddr,
    pub(super) language: Language,
    pub(super) key: Option<Key>,
}

impl Asked<'_> {
    pub(super) fn notice(&self, notice: Notice, status: StatusCode) -> Response<Answered> {
        page(status, pages::notice(self.language, notice, self.state.views().leads()))
    }

    /// Goes to the page of the session.
    pub(super) fn home(&self) -> Response<Answered> {
        see(&format!("/s/{}/", self.state.keys.borrow().session()))
    }

    pub(super) fn code_page(&self, wrong: Option<CodeFault>, status: StatusCode) -> Response<Answered> {
        let asks = match self.state.views().session().plan.room.names {
            Names::Invited => CodeAsks::Slip,
            _ if self.state.has_invitations() => CodeAsks::Either,
            _ => CodeAsks::Room,
        };
        page(status, pages::code(self.language, asks, wrong))
    }

    /// Returns who asks, or the answer for somebody who is nobody here.
    pub(super) fn joined(&self) -> Result<(Key, Participant), Refused> {
        let Some(key) = self.key.clone() else {
            return Err(Box::new(self.notice(Notice::NotJoined, StatusCode::UNAUTHORIZED)));
        };
        let removed = self.state.keys.borrow().phone(&key).is_some_and(Phone::is_removed);
        match self.state.who(&key) {
            _ if removed => Err(Box::new(self.notice(Notice::Removed, StatusCode::FORBIDDEN))),
            Some(who) => {
                self.state.see(key.hash(), self.from);
                Ok((key, who))
            }
            None => Err(Box::new(self.home())),
        }
    }

    /// Returns whether a form is this phone's own: the browser said so, or the token in it does.
    pub(super) fn is_own(&self, key: &Key, fields: &Fields) -> bool {
        door::says_origin(&self.headers) || key.is_form_token(fields.get("token"))
    }

    pub(super) fn main_page(&self) -> Response<Answered> {
        match self.joined() {
            Ok((key, who)) => self.shown(&key, &who, Sheet::Now),
            Err(response) if response.status() == StatusCode::SEE_OTHER => self.join_page(None, StatusCode::OK),
            Err(response) if response.status() == StatusCode::UNAUTHORIZED => self.code_page(None, StatusCode::OK),
            Err(response) => *response,
        }
    }

    /// Returns a sheet of the page of somebody who has joined.
    pub(super) fn sheet(&self, sheet: Sheet) -> Response<Answered> {
        let off = sheet == Sheet::Questions && !self.state.views().session().takes_questions();
        match self.joined() {
            Ok(_) if off => self.home(),
            Ok((key, who)) => self.shown(&key, &who, sheet),
            Err(response) => *response,
        }
    }

    fn shown(&self, key: &Key, who: &Participant, sheet: Sheet) -> Response<Answered> {
        page(StatusCode::OK, self.participant((key, who), sheet, &Said::Nothing, &Fields::default()))
    }

    /// Fills a sheet of somebody's page.
    pub(super) fn participant(
        &self,
        (key, who): (&Key, &Participant),
        sheet: Sheet,
        said: &Said,
        typed: &Fields,
    ) -> String {
        let views = self.state.views();
        let me = views.of(who);
        let second = who.name().map(|name| self.state.keys.borrow().second_code(name).to_string());
        let questions = if sheet == Sheet::Questions { views.session().questions_seen_by(who) } else { Vec::new() };
        let frame = Frame {
            sheet,
            questions: &questions,
            leads: views.leads(),
            here: views.session().head_count() as usize,
            second_code: second.as_deref().unwrap_or_default(),
            form_token: &key.form_token(),
            seed: self.state.seed_of(who),
        };
        pages::participant(&views.look(&me, self.language), &frame, said, typed)
    }

    /// Returns the page for joining. A phone that asks for a name which another one has goes on waiting.
    pub(super) fn join_page(&self, wrong: Option<JoinFault<'_>>, status: StatusCode) -> Response<Answered> {
        let Some(key) = &self.key else { return self.code_page(None, StatusCode::OK) };
        let views = self.state.views();
        let waits = self.state.keys.borrow().phone(key).and_then(|phone| phone.waits().map(str::to_owned));
        let wrong = wrong.or(waits.as_deref().map(JoinFault::InUse));
        let rules = &views.session().plan.room;
        let names: Vec<String> = views.session().names().into_iter().map(str::to_owned).collect();
        if rules.names == Names::Invited && !matches!(wrong, Some(JoinFault::InUse(_) | JoinFault::NotInvited)) {
            return self.code_page(None, status);
        }
        let is_listed = rules.roster == Roster::Shown && names.len() <= ROSTER && rules.names != Names::None;
        let roster = if is_listed { &names[..] } else { &[] };
        let look = JoinLook {
            public: &views.public,
            leads: views.leads(),
            roster,
            names: rules.names,
            form_token: &key.form_token(),
            now: views.now(),
            language: self.language,
            secure: self.state.is_secure(),
            wrong,
        };
        page(status, pages::join(&look))
    }
}

/// Returns the name of the cookie: each session has its own, so that two rooms on one computer do not mix.
pub(super) fn cookie_name(state: &State) -> String {
    let keys = state.keys.borrow();
    let id = keys.session();
    let prefix = if state.is_secure() { "__Host-" } else { "" };
    format!("{prefix}rt-{}", id.get(..8).unwrap_or(id))
}

/// Reads a key from the cookies that a phone sent.
pub(super) fn cookie(sent: &str, name: &str) -> Option<Key> {
    let mut pairs = sent.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(known, _)| *known == name).and_then(|(_, value)| Key::read(value))
}
