//! Owns the shapes of an answer: a page, a file, another place to go, a refusal.

use hyper::body::Bytes;
use hyper::header::{CACHE_CONTROL, CONNECTION, CONTENT_TYPE, HeaderValue, LOCATION, RETRY_AFTER};
use hyper::{Response, StatusCode};

use super::body::Answered;
use crate::pages::Asset;
use crate::room::Wait;

/// The answer to somebody who does not get what they asked for.
pub(super) type Refused = Box<Response<Answered>>;

/// Returns a page.
pub(super) fn page(status: StatusCode, html: String) -> Response<Answered> {
    let mut response = Response::new(Answered::Whole(Some(Bytes::from(html))));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response
}

/// Returns a file that browsers keep for good.
pub(super) fn file(asset: Asset) -> Response<Answered> {
    let mut response = Response::new(Answered::Whole(Some(Bytes::from_static(asset.text.as_bytes()))));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    response
}

/// Goes to another page, with a GET.
pub(super) fn see(path: &str) -> Response<Answered> {
    let mut response = Response::new(Answered::Whole(None));
    *response.status_mut() = StatusCode::SEE_OTHER;
    if let Ok(path) = HeaderValue::from_str(path) {
        response.headers_mut().insert(LOCATION, path);
    }
    response
}

/// Says for how long to wait.
pub(super) fn later(mut response: Response<Answered>, wait: Wait) -> Response<Answered> {
    response.headers_mut().insert(RETRY_AFTER, wait.seconds().into());
    response
}

/// Refuses a request that no page of ours sends, in as few words as HTTP has, and closes the connection.
pub(super) fn refusal(status: StatusCode) -> Response<Answered> {
    let words = status.canonical_reason().unwrap_or("Refused");
    let mut response = Response::new(Answered::Whole(Some(Bytes::from_static(words.as_bytes()))));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    close(&mut response);
    response
}

/// Closes the connection behind an answer.
pub(super) fn close(response: &mut Response<Answered>) {
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
}
