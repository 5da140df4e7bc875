//! Owns the style sheet and the script of the pages, each under a path that changes with its text, so that browsers keep
//! it for good.

use std::sync::OnceLock;

use sha2::{Digest, Sha256};

use crate::workshop::text::hex;

const FILES: &[(&str, &str, &str)] = &[
    ("room.css", "text/css; charset=utf-8", include_str!("room.css")),
    ("room.js", "text/javascript; charset=utf-8", include_str!("room.js")),
    ("stage.css", "text/css; charset=utf-8", include_str!("stage.css")),
    ("stage.js", "text/javascript; charset=utf-8", include_str!("stage.js")),
];

/// A file that pages load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asset {
    /// What it is, as the header says it.
    pub kind: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// Returns the file at this path of an address.
pub fn asset(path: &str) -> Option<Asset> {
    let at = paths().iter().position(|known| known == path)?;
    let (_, kind, text) = FILES[at];
    Some(Asset { kind, text })
}

/// Returns the path of a file.
pub(super) fn path(name: &str) -> &'static str {
    let at = FILES.iter().position(|(known, ..)| *known == name);
    at.map_or("", |at| &paths()[at])
}

fn paths() -> &'static [String] {
    static PATHS: OnceLock<Vec<String>> = OnceLock::new();
    PATHS.get_or_init(|| {
        let path = |(name, _, text): &(&str, &str, &str)| format!("/assets/{}/{name}", hex(&Sha256::digest(text)[..4]));
        FILES.iter().map(path).collect()
    })
}
