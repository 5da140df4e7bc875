//! Owns the plain words for what a disk can answer; it decides nothing.

use std::io::{Error, ErrorKind};
use std::path::Path;

/// Returns what went wrong in a folder and what to do about it, as one clause without a full stop.
pub(super) fn reason(error: &Error, folder: &Path) -> String {
    let at = show(folder);
    match error.kind() {
        ErrorKind::StorageFull => format!("the disk is full in {at}: free some space there"),
        ErrorKind::QuotaExceeded => format!("your quota is used up in {at}: free some space there"),
        ErrorKind::ReadOnlyFilesystem => format!("{at} is on a read-only disk: save elsewhere"),
        ErrorKind::PermissionDenied => format!("you may not write to {at}: change its permissions or save elsewhere"),
        ErrorKind::NotADirectory => format!("{at} is not a folder: choose a folder"),
        ErrorKind::NotFound | ErrorKind::StaleNetworkFileHandle => {
            format!("the folder {at} is gone: restore it or save elsewhere")
        }
        ErrorKind::AlreadyExists => format!("{at} already has a file with this name: choose another name"),
        ErrorKind::InvalidFilename => format!("the file name is too long for {at}: choose a shorter name"),
        ErrorKind::TimedOut | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => {
            format!("cannot reach {at} over the network: check the connection or save elsewhere")
        }
        _ => format!("cannot write to {at} ({}): check the disk or save elsewhere", cause(error)),
    }
}

/// Returns the system's own words without its number.
pub(super) fn cause(error: &Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::from("unknown cause"),
    }
}

/// Returns a path for a sentence: control characters of a hostile name become visible.
pub(super) fn show(path: &Path) -> String {
    path.to_string_lossy().chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Returns a first letter for the beginning of a sentence.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_folder_and_cause() {
        let folder = Path::new("/mnt/stick");
        let full = reason(&Error::from(ErrorKind::StorageFull), folder);
        assert_eq!(full, "the disk is full in /mnt/stick: free some space there");
        let odd = reason(&Error::from_raw_os_error(5), folder);
        assert!(odd.contains("/mnt/stick") && !odd.contains("os error"), "{odd}");
    }

    #[test]
    fn hostile_names_do_not_drive_the_terminal() {
        assert_eq!(show(Path::new("a\x1b]0;x\x07")), "a\u{fffd}]0;x\u{fffd}");
    }
}
