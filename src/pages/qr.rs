//! Owns QR codes as the path of a picture.

use std::fmt::Write as _;

use qrcode::{EcLevel, QrCode};
use serde_json::{Value, json};

use crate::workshop::text::shortest_link;

/// The modules of light ground around a code.
const QUIET: usize = 4;

/// Returns a QR code as the path of a picture, and how many modules it is wide with the ground around it; nothing where
/// the link is too long for one.
pub(super) fn path(link: &str) -> Option<Value> {
    let code = QrCode::with_error_correction_level(shortest_link(link), EcLevel::M).ok()?;
    let side = code.width();
    let dark: Vec<bool> = code.to_colors().iter().map(|colour| *colour == qrcode::Color::Dark).collect();
    let mut path = String::new();
    for (y, row) in dark.chunks(side).enumerate() {
        let mut x = 0;
        while x < side {
            let run = row[x..].iter().take_while(|dark| **dark).count();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    Some(json!({ "side": side + 2 * QUIET, "path": path }))
}
