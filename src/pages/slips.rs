//! Owns the page of invitations that is printed and cut into slips: a name, a code and, where the address is known, a QR
//! code. It needs nothing from anywhere else.

use serde_json::{Value, json};

use super::context::leads;
use super::qr;
use super::render;
use super::words::Language;
use crate::workshop::Plan;

/// How many slips stand beside each other.
const ACROSS: usize = 2;

/// What the page is made of.
pub struct SlipsLook<'a> {
    /// The plan of the session.
    pub plan: &'a Plan,
    /// What people type into a browser; nothing where it is not known yet.
    pub address: Option<&'a str>,
    /// The slips.
    pub slips: Vec<Slip<'a>>,
}

/// One slip.
pub struct Slip<'a> {
    /// Whose it is.
    pub name: &'a str,
    /// The code on it, in groups.
    pub code: String,
    /// The link in its QR code.
    pub link: Option<String>,
}

/// Returns the page, in the language of the room.
pub fn slips(look: &SlipsLook<'_>) -> String {
    let plan = look.plan;
    let language = Language::of_room(plan.room.language.as_deref());
    let (_, who_first) = leads(plan.facilitators.first().map(String::as_str), language);
    let slip = |slip: &Slip<'_>| {
        json!({
            "name": slip.name,
            "long": slip.name.chars().count() > 20,
            "code": slip.code,
            "qr": slip.link.as_deref().and_then(qr::path),
        })
    };
    let rows: Vec<Vec<Value>> = look.slips.chunks(ACROSS).map(|row| row.iter().map(slip).collect()).collect();
    let when = plan.date.map(|date| {
        let date = date.format("%Y-%m-%d").to_string();
        plan.start.map_or_else(|| date.clone(), |start| format!("{date} · {}", start.format("%H:%M")))
    });
    let what = json!({
        "title": plan.title,
        "when": when,
        "leads_first": who_first,
        "address": look.address,
        "rows": rows,
    });
    render::fill("slips", language, &what)
}
