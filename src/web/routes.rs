//! Owns which page or form a path is.

use std::rc::Rc;

use hyper::body::Incoming;
use hyper::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};

use super::answers::{Refused, close, file, refusal, see};
use super::asked::{Asked, cookie, cookie_name};
use super::body::{self, Answered};
use super::connection::Connection;
use super::door;
use super::stage;
use super::state::State;
use super::stream;
use super::views::Views;
use crate::pages::{self, Fields, Language, Notice, Sheet};
use crate::room::Key;
use crate::workshop::text::clean;
use crate::workshop::{OwnHand, Participant};

/// Answers a request.
pub(super) async fn answer(connection: &Connection, request: Request<Incoming>) -> Response<Answered> {
    let head = request.method() == Method::HEAD;
    let mut response = match door::refused(&request, &connection.state.hosts, connection.state.is_secure()) {
        Some(status) => refusal(status),
        None => routed(connection, request).await,
    };
    if head {
        *response.body_mut() = Answered::Whole(None);
    }
    door::guard(&mut response);
    response
}

async fn routed(connection: &Connection, request: Request<Incoming>) -> Response<Answered> {
    let state = &connection.state;
    let headers = request.headers().clone();
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).unwrap_or_default();
    let key = cookie(text(COOKIE), &cookie_name(state));
    let known = key.as_ref().is_some_and(|key| state.keys.borrow().phone(key).is_some());
    let path = request.uri().path().to_owned();
    let from = connection.sender(&headers);
    let mut counted = None;
    if known {
        connection.know();
    } else if connection.is_proxy {
        counted = connection.count_request(from);
    }
    let is_one_too_many = connection.is_one_too_many || (connection.is_proxy && counted.is_none());
    let by_link = token(&path).or_else(|| slip(&path)).is_some() || path.contains("/stage/");
    if !known && is_one_too_many && !by_link {
        return refusal(StatusCode::SERVICE_UNAVAILABLE);
    }
    let language = language(state, key.as_ref(), text(ACCEPT_LANGUAGE));
    let asked = Asked { connection, state, language, key: key.filter(|_| known), headers, from };
    let query = request.uri().query().map(str::to_owned);
    let post = request.method() == Method::POST;
    let session = format!("/s/{}/", state.keys.borrow().session());
    match (post, path.strip_prefix(&session)) {
        (false, Some("")) => asked.main_page(),
        (false, Some("events")) => events(&asked, query.as_deref() == Some("questions")),
        (false, Some(path)) if stage::is_at(path) => asked.stage(path, query.as_deref().unwrap_or_default()),
        (false, Some("join")) => asked.home(),
        (false, Some(path)) if Sheet::at(path).is_some() => asked.sheet(Sheet::at(path).unwrap_or_default()),
        // A page that came in answer to a form, and is loaded anew.
        (false, Some("language")) => asked.home(),
        (false, Some(form)) if pages::sheet_of(form, &Fields::default()).is_some() => {
            see(&format!("{session}{}", pages::sheet_of(form, &Fields::default()).unwrap_or_default().path()))
        }
        (true, Some(form)) => {
            let fields = match fields(&asked, request).await {
                Ok(fields) => fields,
                Err(response) => return *response,
            };
            match form {
                "join" => asked.join(fields).await,
                "language" => asked.choose_language(fields).await,
                "message" => asked.message(fields).await,
                form => asked.say(form, fields).await,
            }
        }
        (false, None) if path == "/" => asked.code_page(None, StatusCode::OK),
        (true, None) if path == "/code" => match fields(&asked, request).await {
            Ok(fields) => asked.code(fields).await,
            Err(response) => *response,
        },
        (true, None) if path == "/invited" => match fields(&asked, request).await {
            Ok(fields) => asked.use_slip(fields.get("code")).await,
            Err(response) => *response,
        },
        // A page that came in answer to a form, and is loaded anew.
        (false, None) if path == "/code" || path == "/invited" => asked.home(),
        (false, None) if slip(&path).is_some() => asked.slip(slip(&path).unwrap_or_default()),
        (false, _) => match (token(&path), pages::asset(&path)) {
            (Some(token), _) => asked.link(token).await,
            (None, Some(asset)) => file(asset),
            (None, None) => asked.notice(Notice::NotFound, StatusCode::NOT_FOUND),
        },
        (true, None) => {
            let mut response = asked.notice(Notice::NotFound, StatusCode::NOT_FOUND);
            close(&mut response);
            response
        }
    }
}

/// Returns the language of what this phone gets: the one chosen on it, one that its browser asks for, the one of the plan,
/// or English.
fn language(state: &State, key: Option<&Key>, asked: &str) -> Language {
    let keys = state.keys.borrow();
    let chosen = key.and_then(|key| keys.phone(key)?.language()).and_then(Language::of);
    let planned = || Language::of_room(state.views().session().plan.room.language.as_deref());
    chosen.or_else(|| Language::asked(asked)).unwrap_or_else(planned)
}

/// Returns the secret part of a link; in a QR code all of it is in capitals.
fn token(path: &str) -> Option<&str> {
    path.strip_prefix("/j/").or_else(|| path.strip_prefix("/J/"))
}

/// Returns the secret part of the link on a slip.
fn slip(path: &str) -> Option<&str> {
    path.strip_prefix("/i/").or_else(|| path.strip_prefix("/I/"))
}

/// Reads the fields of a form, unless they are none, or another site's.
async fn fields(asked: &Asked<'_>, request: Request<Incoming>) -> Result<Fields, Refused> {
    let bytes = body::read(request).await.map_err(|status| Box::new(refusal(status)))?;
    if let Some(status) = door::post_refused(&asked.headers, &asked.state.hosts, asked.state.is_secure()) {
        return Err(Box::new(refusal(status)));
    }
    let decoded = form_urlencoded::parse(&bytes).map(|(name, value)| (name.into_owned(), clean(&value)));
    Fields::new(decoded).ok_or_else(|| Box::new(asked.notice(Notice::WrongForm, StatusCode::UNPROCESSABLE_ENTITY)))
}

/// Opens the stream of updates; for the sheet of questions with how they stand.
fn events(asked: &Asked<'_>, questions: bool) -> Response<Answered> {
    let (key, who) = match asked.joined() {
        Ok(joined) => joined,
        Err(response) => return *response,
    };
    let language = asked.language;
    let show = Box::new(move |views: &Views| update(views, &who, language, questions));
    let unread = Rc::clone(&asked.connection.unread);
    let mut response = Response::new(stream::open(asked.state, key.hash(), show, unread));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    response
}

/// Returns the update for one phone: its own key, and what it shares with others.
fn update(views: &Views, who: &Participant, language: Language, questions: bool) -> String {
    let me = views.of(who);
    let look = views.look(&me, language);
    let sees = me.poll.as_ref().is_some_and(|poll| poll.tally.is_some());
    // On a canvas everybody sees what others wrote, without their own; in a result, their own answer.
    let alone = (me.canvas.is_some() || me.answered.is_some()).then(|| who.label());
    let what = format!("{} {:?} {sees} {alone:?}", language.tag(), me.group);
    let shared = views.piece(&what, || pages::update(&look));
    let hand = serde_json::Value::from(pages::hand(&look));
    let speaks = me.hand == OwnHand::Speaks;
    let standing = if questions {
        let asked = views.piece(&format!("{} questions", language.tag()), || pages::standing_questions(&look));
        format!(",\"asked\":{asked}")
    } else {
        String::new()
    };
    let key = pages::page_key(&look);
    format!("{{\"key\":\"{key}\",\"hand\":{hand},\"speaks\":{speaks}{standing},\"page\":{shared}}}")
}
