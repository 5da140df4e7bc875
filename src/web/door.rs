//! Owns what is looked at before anything else of a request: whether a page of ours, in a browser that means us, can have
//! sent it; and the headers that every answer has.

use hyper::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue, ORIGIN,
    REFERRER_POLICY, TRANSFER_ENCODING, UPGRADE, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use hyper::{Method, Request, Response, StatusCode};

use super::body::{Answered, brings_one};
use super::limits::PATH_BYTES;

/// What a page may load and do: nothing from anywhere else, nothing written into it.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// How a form is sent.
const FORM: &str = "application/x-www-form-urlencoded";

/// Refuses a request that no page of ours can have sent, with its status.
pub(super) fn refused<B>(request: &Request<B>, hosts: &[String], is_secure: bool) -> Option<StatusCode> {
    let headers = request.headers();
    if ![Method::GET, Method::HEAD, Method::POST].contains(request.method()) {
        return Some(StatusCode::METHOD_NOT_ALLOWED);
    }
    // A target with a host of its own, or none that is a path, goes to a proxy.
    if request.uri().authority().is_some() || !request.uri().path().starts_with('/') {
        return Some(StatusCode::BAD_REQUEST);
    }
    if request.uri().path_and_query().is_some_and(|p| p.as_str().len() > PATH_BYTES) {
        return Some(StatusCode::URI_TOO_LONG);
    }
    let mut named = headers.get_all(HOST).iter();
    match (named.next().map(HeaderValue::to_str), named.next()) {
        (Some(Ok(host)), None) => {
            if !hosts.iter().any(|known| known == host) {
                return Some(StatusCode::MISDIRECTED_REQUEST);
            }
        }
        _ => return Some(StatusCode::BAD_REQUEST),
    }
    if headers.contains_key(UPGRADE) || headers.contains_key("http2-settings") {
        return Some(StatusCode::BAD_REQUEST);
    }
    if request.method() != Method::POST {
        return brings_one(request).then_some(StatusCode::BAD_REQUEST);
    }
    if headers.contains_key(TRANSFER_ENCODING) {
        // It is read, so that one without an end is refused for its length.
        return None;
    }
    post_refused(headers, hosts, is_secure)
}

/// Refuses a form that another site sends, and anything that is no form.
pub(super) fn post_refused(headers: &HeaderMap, hosts: &[String], is_secure: bool) -> Option<StatusCode> {
    if !from_us(headers, hosts, is_secure) {
        return Some(StatusCode::FORBIDDEN);
    }
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    (!kind.eq_ignore_ascii_case(FORM)).then_some(StatusCode::UNSUPPORTED_MEDIA_TYPE)
}

/// Returns whether a browser says, as far as it says anything, that a page of ours sends the form. Where it says
/// nothing, the token in the form decides.
fn from_us(headers: &HeaderMap, hosts: &[String], is_secure: bool) -> bool {
    let mut origins = headers.get_all(ORIGIN).iter();
    let origin = origins.next().map(|origin| origin.to_str().unwrap_or("null"));
    if origins.next().is_some() {
        return false;
    }
    let scheme = if is_secure { "https://" } else { "http://" };
    let own = |origin: &str| origin.strip_prefix(scheme).is_some_and(|host| hosts.iter().any(|known| known == host));
    let site = headers.get("sec-fetch-site").map(|site| site.to_str().unwrap_or("cross-site"));
    origin.is_none_or(own) && site.is_none_or(|site| matches!(site, "same-origin" | "none"))
}

/// Returns whether the browser said where the form comes from.
pub(super) fn says_origin(headers: &HeaderMap) -> bool {
    headers.contains_key(ORIGIN) || headers.contains_key("sec-fetch-site")
}

/// Gives an answer the headers that every one has.
pub(super) fn guard(response: &mut Response<Answered>) {
    let headers = response.headers_mut();
    let mut put = |name: HeaderName, value: &'static str| _ = headers.insert(name, HeaderValue::from_static(value));
    put(CONTENT_SECURITY_POLICY, POLICY);
    put(X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(X_FRAME_OPTIONS, "DENY");
    // Not `no-referrer`: with that, browsers send `Origin: null` on forms of our own pages.
    put(REFERRER_POLICY, "same-origin");
    put(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    put(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}
