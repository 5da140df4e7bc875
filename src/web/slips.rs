//! Owns how somebody comes in by a slip: opening its link, or typing its code, only shows whose it is. It is used by
//! pressing Join, so that a program which opens links uses nothing up.

use hyper::{Response, StatusCode};

use super::answers::{later, page};
use super::asked::Asked;
use super::body::Answered;
use super::waist::Answer;
use crate::pages::{self, CodeFault, Notice, SlipLook};
use crate::room::{Claim, Key, KeyHash, SlipCode};
use crate::workshop::Voice;

impl Asked<'_> {
    /// Shows whose the slip of this link is.
    pub(super) fn slip(&self, code: &str) -> Response<Answered> {
        if let Err(wait) = self.may_try_codes() {
            let fault = CodeFault::TooOften(wait.seconds());
            return later(self.code_page(Some(fault), StatusCode::TOO_MANY_REQUESTS), wait);
        }
        self.slip_page(code).unwrap_or_else(|| {
            self.note_wrong_code();
            self.notice(Notice::NoSlip, StatusCode::NOT_FOUND)
        })
    }

    /// Returns the page on which somebody presses Join; nothing where nobody has a slip with this code.
    pub(super) fn slip_page(&self, code: &str) -> Option<Response<Answered>> {
        let code = SlipCode::read(code)?;
        let name = self.state.invited(&code.hash())?;
        let views = self.state.views();
        let look = SlipLook {
            public: &views.public,
            leads: views.leads(),
            name: &name,
            code: &code.to_string(),
            secure: self.state.is_secure(),
            language: self.language,
        };
        Some(page(StatusCode::OK, pages::slip(&look)))
    }

    /// Takes a slip: Join was pressed.
    pub(super) async fn use_slip(&self, code: &str) -> Response<Answered> {
        if let Err(wait) = self.may_try_codes() {
            let fault = CodeFault::TooOften(wait.seconds());
            return later(self.code_page(Some(fault), StatusCode::TOO_MANY_REQUESTS), wait);
        }
        let slip = SlipCode::read(code).map(|code| code.hash());
        let found = slip.and_then(|slip| Some((self.state.invited(&slip)?, slip)));
        let Some((name, slip)) = found else {
            self.note_wrong_code();
            return self.notice(Notice::NoSlip, StatusCode::NOT_FOUND);
        };
        match &self.key {
            Some(key) => self.join_by_slip(key, &slip, &name).await,
            None => match self.admit().await {
                Ok(key) => {
                    let response = self.join_by_slip(&key, &slip, &name).await;
                    self.with_cookie(response, &key)
                }
                Err(response) => *response,
            },
        }
    }

    async fn join_by_slip(&self, key: &Key, slip: &KeyHash, name: &str) -> Response<Answered> {
        if let Some(refused) = self.joining_closed(key) {
            return refused;
        }
        if let Err(wait) = self.may_write(key) {
            return later(self.notice(Notice::TooFast, StatusCode::TOO_MANY_REQUESTS), wait);
        }
        let name = self.state.views().session().name_to_keep(name);
        let claim = self.state.keys.borrow_mut().use_slip(key, slip, &name);
        match claim {
            None => self.notice(Notice::Removed, StatusCode::FORBIDDEN),
            // The page of a phone that waits asks for the code on the other one.
            Some(Claim::InUse(_)) => {
                self.state.keep().await;
                self.home()
            }
            Some(Claim::Is(who)) => {
                let wrong = match self.state.say(who, Voice::Join).await {
                    Answer::Recorded if self.state.keep().await => return self.home(),
                    Answer::Recorded | Answer::NotSaved => (Notice::NotSaved, StatusCode::SERVICE_UNAVAILABLE),
                    Answer::Refused(_) => (Notice::Refused, StatusCode::CONFLICT),
                };
                self.state.keys.borrow_mut().unclaim(key);
                self.state.tell_summary();
                self.notice(wrong.0, wrong.1)
            }
        }
    }
}
