//! Owns what phones send: the link or the code that lets them in, the name that they take, and everything they say. What
//! was said is shown once it is on the disk.

use hyper::header::{HeaderValue, SET_COOKIE};
use hyper::{Response, StatusCode};

use super::answers::{Refused, later, page};
use super::asked::{Asked, cookie_name};
use super::body::Answered;
use super::waist::{Answer, ToOwner};
use crate::pages::{self, CodeFault, Fields, FormVoice, JoinFault, Language, Notice, Said, Sheet};
use crate::room::{Claim, Key, MessageFault, Wait};
use crate::workshop::text::tidy;
use crate::workshop::{Names, Participant, Refusal, Voice};

/// How long a phone keeps its cookie, in seconds.
const KEPT: u32 = 24 * 60 * 60;
/// The most characters of a name from a phone.
const NAME: usize = 80;

impl Asked<'_> {
    /// Takes the short code.
    pub(super) async fn code(&self, fields: Fields) -> Response<Answered> {
        if let Err(wait) = self.may_try_codes() {
            let fault = CodeFault::TooOften(wait.seconds());
            return later(self.code_page(Some(fault), StatusCode::TOO_MANY_REQUESTS), wait);
        }
        if let Some(page) = self.slip_page(fields.get("code")) {
            return page;
        }
        let right = self.state.keys.borrow().code().is(fields.get("code"));
        if right {
            return self.enter().await;
        }
        self.note_wrong_code();
        self.code_page(Some(CodeFault::Wrong), StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// Takes the link.
    pub(super) async fn link(&self, token: &str) -> Response<Answered> {
        if !self.state.keys.borrow().is_token(token) {
            return self.notice(Notice::NotFound, StatusCode::NOT_FOUND);
        }
        self.enter().await
    }

    /// Lets a phone in, with the key that it has or a new one.
    pub(super) async fn enter(&self) -> Response<Answered> {
        match self.admit().await {
            Ok(key) => self.with_cookie(self.home(), &key),
            Err(response) => *response,
        }
    }

    /// Returns the key of a phone that comes in: the one that it has, or a new one that is on the disk already.
    pub(super) async fn admit(&self) -> Result<Key, Refused> {
        let is_known = self.key.is_some();
        if self.state.keys.borrow().refuses_new() && !is_known {
            return Err(Box::new(self.notice(Notice::JoiningClosed, StatusCode::FORBIDDEN)));
        }
        let now = (self.state.waist.now)().timestamp();
        let chance = (self.state.waist.chance)();
        let entered = self.state.keys.borrow_mut().enter(self.key.as_ref(), chance, self.state.limits.max_people, now);
        let Some(entered) = entered else {
            return Err(Box::new(self.notice(Notice::Full, StatusCode::SERVICE_UNAVAILABLE)));
        };
        self.connection.know();
        if entered.fresh && !self.state.keep().await {
            return Err(Box::new(self.notice(Notice::NotSaved, StatusCode::SERVICE_UNAVAILABLE)));
        }
        Ok(entered.key)
    }

    /// Lets a phone keep its key.
    pub(super) fn with_cookie(&self, mut response: Response<Answered>, key: &Key) -> Response<Answered> {
        let secure = if self.state.is_secure() { "; Secure" } else { "" };
        let kept = format!(
            "{}={}; Max-Age={KEPT}; Path=/; HttpOnly; SameSite=Lax{secure}",
            cookie_name(self.state),
            key.text()
        );
        if let Ok(kept) = HeaderValue::from_str(&kept) {
            response.headers_mut().insert(SET_COOKIE, kept);
        }
        response
    }

    /// Returns the answer for a phone that is nobody yet, where nobody new joins.
    pub(super) fn joining_closed(&self, key: &Key) -> Option<Response<Answered>> {
        let is_closed = self.state.keys.borrow().refuses_new() && self.state.who(key).is_none();
        is_closed.then(|| self.notice(Notice::JoiningClosed, StatusCode::FORBIDDEN))
    }

    /// Takes a name.
    pub(super) async fn join(&self, fields: Fields) -> Response<Answered> {
        let Some(key) = &self.key else { return self.notice(Notice::NotJoined, StatusCode::UNAUTHORIZED) };
        if !self.is_own(key, &fields) {
            return self.notice(Notice::WrongForm, StatusCode::FORBIDDEN);
        }
        if let Some(refused) = self.joining_closed(key) {
            return refused;
        }
        if let Err(wait) = self.may_write(key) {
            return later(self.join_page(Some(JoinFault::TooFast), StatusCode::TOO_MANY_REQUESTS), wait);
        }
        if fields.get("other") == "yes" {
            self.state.keys.borrow_mut().stop_waiting(key);
            self.state.keep().await;
            return self.home();
        }
        let typed = [fields.get("typed"), fields.get("name")].map(tidy);
        let typed = typed.iter().map(String::as_str).find(|name| !name.is_empty());
        let rules = self.state.views().session().plan.room.names;
        let nobody = rules == Names::None || (rules == Names::Optional && fields.get("nobody") == "yes");
        let waits = self.state.keys.borrow().phone(key).is_some_and(|phone| phone.waits().is_some());
        // Whoever has a slip that another phone has used takes the code on that one.
        if rules == Names::Invited && !waits {
            return self.join_page(Some(JoinFault::NotInvited), StatusCode::FORBIDDEN);
        }
        let name = match typed.filter(|_| !nobody) {
            None if !nobody => return self.join_page(Some(JoinFault::NoName), StatusCode::UNPROCESSABLE_ENTITY),
            Some(name) if name.chars().count() > NAME => {
                return self.join_page(Some(JoinFault::LongName), StatusCode::UNPROCESSABLE_ENTITY);
            }
            name => name.map(|name| self.state.views().session().name_to_keep(name)),
        };
        if let Some(code) = Some(fields.get("second")).filter(|code| !code.is_empty()) {
            if let Err(wait) = self.may_try_codes() {
                return later(self.join_page(Some(JoinFault::TooFast), StatusCode::TOO_MANY_REQUESTS), wait);
            }
            if name.as_ref().is_some_and(|name| !self.state.keys.borrow().second_code(name).is(code)) {
                self.note_wrong_code();
            }
        } else if let Some(name) = name.as_deref().filter(|_| rules == Names::Invited) {
            return self.join_page(Some(JoinFault::InUse(name)), StatusCode::CONFLICT);
        }
        let claim = self.state.keys.borrow_mut().claim(key, name.as_deref(), fields.get("second"));
        match claim {
            None => self.notice(Notice::Removed, StatusCode::FORBIDDEN),
            Some(Claim::InUse(name)) => {
                self.state.keep().await;
                self.join_page(Some(JoinFault::InUse(&name)), StatusCode::CONFLICT)
            }
            Some(Claim::Is(who)) => {
                let wrong = match self.state.say(who, Voice::Join).await {
                    Answer::Recorded if self.state.keep().await => return self.home(),
                    Answer::Recorded | Answer::NotSaved => JoinFault::NotSaved,
                    Answer::Refused(Refusal::TooLong { .. }) => JoinFault::LongName,
                    Answer::Refused(_) => JoinFault::Refused,
                };
                self.state.keys.borrow_mut().unclaim(key);
                self.state.tell_summary();
                self.join_page(Some(wrong), StatusCode::UNPROCESSABLE_ENTITY)
            }
        }
    }

    /// Takes the language of the pages of this phone.
    pub(super) async fn choose_language(&self, fields: Fields) -> Response<Answered> {
        let Some(key) = &self.key else { return self.notice(Notice::NotJoined, StatusCode::UNAUTHORIZED) };
        if !self.is_own(key, &fields) {
            return self.notice(Notice::WrongForm, StatusCode::FORBIDDEN);
        }
        if let Err(wait) = self.may_write(key) {
            return later(self.notice(Notice::TooFast, StatusCode::TOO_MANY_REQUESTS), wait);
        }
        let Some(language) = Language::of(fields.get("language")) else {
            return self.notice(Notice::WrongForm, StatusCode::UNPROCESSABLE_ENTITY);
        };
        self.state.keys.borrow_mut().choose_language(key, language.tag());
        // Kept or not, the pages have it from now on: it is nothing that could be lost.
        self.state.keep().await;
        self.home()
    }

    /// Takes what somebody who has joined says with a form of this name.
    pub(super) async fn say(&self, form: &str, fields: Fields) -> Response<Answered> {
        let (key, who) = match self.joined() {
            Ok(joined) => joined,
            Err(response) => return *response,
        };
        if !self.is_own(&key, &fields) {
            return self.notice(Notice::WrongForm, StatusCode::FORBIDDEN);
        }
        if let Err(wait) = self.may_write(&key) {
            let sheet = pages::sheet_of(form, &fields).unwrap_or_default();
            return later(self.said((&key, &who), sheet, &Said::TooFast, &fields), wait);
        }
        let Some(sheet) = pages::sheet_of(form, &fields) else {
            return self.notice(Notice::NotFound, StatusCode::NOT_FOUND);
        };
        let said = self.hear(form, &who, &fields).await;
        self.said((&key, &who), sheet, &said, &fields)
    }

    /// Takes a private word to the facilitator: it goes into the private file of the room, and nowhere else.
    pub(super) async fn message(&self, fields: Fields) -> Response<Answered> {
        let (key, who) = match self.joined() {
            Ok(joined) => joined,
            Err(response) => return *response,
        };
        if !self.is_own(&key, &fields) {
            return self.notice(Notice::WrongForm, StatusCode::FORBIDDEN);
        }
        let me = (&key, &who);
        if let Err(wait) = self.may_write(&key) {
            return later(self.said(me, Sheet::Message, &Said::TooFast, &fields), wait);
        }
        let now = (self.state.waist.now)().timestamp();
        let added = self.state.keys.borrow_mut().add_message(&who, fields.get("text"), now);
        let said = match added {
            Ok(_) if self.state.keep().await => Said::Sent,
            Ok(message) => {
                // Nobody was told that it is there; sent once more it is there once.
                self.state.keys.borrow_mut().take_message_back(message);
                Said::NotSaved
            }
            Err(MessageFault::Empty) => Said::Refused(Refusal::NoWords),
            Err(MessageFault::Long(most)) => Said::Refused(Refusal::LongEntry(most)),
            Err(MessageFault::Enough) => Said::EnoughMessages,
        };
        self.state.tell_messages();
        self.said(me, Sheet::Message, &said, &fields)
    }

    /// Shows what came of what was sent, on the sheet that it was sent from.
    fn said(&self, me: (&Key, &Participant), sheet: Sheet, said: &Said, fields: &Fields) -> Response<Answered> {
        let status = match said {
            Said::Recorded | Said::Sent | Said::Nothing | Said::Moved => StatusCode::OK,
            Said::EnoughMessages | Said::NoBallot(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Said::Refused(refusal) => status_of(refusal),
            Said::NotSaved => StatusCode::SERVICE_UNAVAILABLE,
            Said::TooFast => StatusCode::TOO_MANY_REQUESTS,
        };
        page(status, self.participant(me, sheet, said, fields))
    }

    /// Lets the session hear what somebody says with a form.
    async fn hear(&self, form: &str, who: &Participant, fields: &Fields) -> Said {
        let read = {
            let me = self.state.views().of(who);
            pages::read_voice(form, &me, fields)
        };
        match read {
            Some(FormVoice { voice: Ok(voice), done }) => match self.state.say(who.clone(), voice).await {
                Answer::Recorded => done,
                Answer::Refused(refusal) => Said::Refused(refusal),
                Answer::NotSaved => Said::NotSaved,
            },
            Some(FormVoice { voice: Err(said), .. }) => said,
            None => Said::Nothing,
        }
    }

    /// Returns whether codes from this address may be tried.
    pub(super) fn may_try_codes(&self) -> Result<(), Wait> {
        self.state.guard.borrow().may_try(self.from, self.state.joined_from(self.from), self.state.age())
    }

    /// Notes a wrong code; the facilitator is told where that pauses all of them.
    pub(super) fn note_wrong_code(&self) {
        if self.state.guard.borrow_mut().note_wrong(self.from, self.state.age()) {
            let words = "Somebody is guessing codes: no code works for 30 s. The QR code and the link still do.";
            (self.state.waist.tell)(ToOwner::Notice(words.to_owned()));
        }
    }

    /// Counts what a phone sends; asks it to wait where that is too much.
    pub(super) fn may_write(&self, key: &Key) -> Result<(), Wait> {
        self.state.guard.borrow_mut().write(&key.hash(), self.state.age())
    }
}

/// Returns the status of a refusal: what no form of ours sends, what somebody may not do, or what is too late now.
fn status_of(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Misfit(_)
        | Refusal::OffScale(_)
        | Refusal::TooLong { .. }
        | Refusal::LongEntry(_)
        | Refusal::EnoughEntries(_)
        | Refusal::LongQuestion(_)
        | Refusal::EnoughQuestions(_)
        | Refusal::NoWords
        | Refusal::NoRow => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::NotHere(_) | Refusal::NoPerson(_) | Refusal::NeedsName | Refusal::NotYours => StatusCode::FORBIDDEN,
        _ => StatusCode::CONFLICT,
    }
}
