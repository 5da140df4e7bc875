//! Owns the secrets of a room: the token of the link, the short code that people type, the key that a phone keeps. Of a
//! key only the hash is ever stored.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::workshop::text::{base32, hex};

/// Random bits of the operating system, as many as a secret needs.
pub type Chance = [u8; 16];

/// What a short code is made of: letters and digits that nobody mistakes for others.
const PLAIN: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// How many letters a short code has.
const CODE: usize = 6;

/// Returns 128 bits as 26 letters and digits, for the path of a link: in capitals, which are shorter in a QR code.
pub fn token(chance: Chance) -> String {
    base32(u128::from_be_bytes(chance)).to_ascii_uppercase()
}

/// Returns a short code that people can type: six letters and digits, without those that look alike.
pub fn code(chance: Chance) -> Code {
    Code(letters(chance, CODE))
}

/// Returns so many plain letters and digits.
fn letters(chance: Chance, many: usize) -> String {
    let mut bits = u128::from_be_bytes(chance);
    let mut letter = || {
        let at = (bits % PLAIN.len() as u128) as usize;
        bits /= PLAIN.len() as u128;
        char::from(PLAIN[at])
    };
    (0..many).map(|_| letter()).collect()
}

/// A short code. It is shown with a blank in the middle and read with or without it, in any case.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Code(String);

impl Code {
    /// Returns whether somebody typed this code; it takes as long for every text, so that time tells nothing.
    pub fn is(&self, typed: &str) -> bool {
        let typed: Vec<u8> = typed
            .bytes()
            .filter(|b| !matches!(b, b' ' | b'-'))
            .map(|b| b.to_ascii_uppercase())
            .take(CODE + 1)
            .collect();
        same_bytes(&typed, self.0.as_bytes())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = self.0.split_at(self.0.len().min(CODE / 2));
        write!(f, "{first} {second}")
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

/// The code on the slip of one person: twelve letters and digits, shown in groups of four and read in any case. Nobody
/// guesses one, for wrong ones are counted; only its hash is ever stored.
#[derive(Clone, PartialEq, Eq)]
pub struct SlipCode(String);

/// How many letters the code on a slip has.
const SLIP: usize = 12;

impl SlipCode {
    /// Makes one.
    pub fn new(chance: Chance) -> Self {
        Self(letters(chance, SLIP))
    }

    /// Takes what somebody typed, or what a link holds; nothing where it can be none.
    pub fn read(typed: &str) -> Option<Self> {
        let plain = |c: char| c.is_ascii_alphanumeric();
        let letters: String =
            typed.chars().filter(|c| plain(*c)).map(|c| c.to_ascii_uppercase()).take(SLIP + 1).collect();
        let fits = letters.len() == SLIP
            && letters.bytes().all(|b| PLAIN.contains(&b))
            && typed.chars().all(|c| plain(c) || matches!(c, ' ' | '-'));
        fits.then_some(Self(letters))
    }

    /// Returns it without blanks, for the path of a link.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Returns what is stored of it.
    pub fn hash(&self) -> KeyHash {
        KeyHash(digest("slip", &self.0))
    }
}

impl fmt::Display for SlipCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, rest) = self.0.split_at(SLIP / 3);
        let (second, third) = rest.split_at(SLIP / 3);
        write!(f, "{first} {second} {third}")
    }
}

impl fmt::Debug for SlipCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SlipCode(…)")
    }
}

/// What a phone keeps in its cookie.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    /// Makes a key.
    pub fn new(chance: Chance) -> Self {
        Self(token(chance))
    }

    /// Takes what a phone sent as its key; nothing where it can be none.
    pub fn read(sent: &str) -> Option<Self> {
        let fits = sent.len() == 26 && sent.bytes().all(|b| matches!(b, b'A'..=b'Z' | b'2'..=b'7'));
        fits.then(|| Self(sent.to_owned()))
    }

    /// Returns the text that the phone keeps.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Returns what is stored of it.
    pub fn hash(&self) -> KeyHash {
        KeyHash(digest("key", &self.0))
    }

    /// Returns the token that goes with every form of this phone, so that no page of another site can send one.
    pub fn form_token(&self) -> String {
        digest("form", &self.0)[..26].to_owned()
    }

    /// Returns whether a form came with the token of this phone.
    pub fn is_form_token(&self, sent: &str) -> bool {
        same_bytes(sent.as_bytes(), self.form_token().as_bytes())
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// What is stored of a key: nobody can make the key of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KeyHash(String);

impl KeyHash {
    /// Returns its digits.
    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

/// Returns the digits of a hash over a text, for one purpose.
pub(super) fn digest(purpose: &str, text: &str) -> String {
    hex(&Sha256::new().chain_update(purpose).chain_update([0]).chain_update(text).finalize())
}

/// Returns what stands for a session in paths, cookies and file names: its id, unless somebody wrote one into the file that
/// would mean something there.
pub fn session_name(id: &str) -> String {
    let plain = (8..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if plain { id.to_owned() } else { digest("session", id)[..26].to_owned() }
}

/// Compares in a time that does not tell where two texts differ.
pub(super) fn same_bytes(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_has_all_bits_and_a_code_only_plain_letters() {
        assert_eq!(token([0; 16]), "A".repeat(26));
        assert_eq!(token([255; 16]), format!("H{}", "7".repeat(25)));
        for n in 0..=255_u8 {
            let shown = code([n; 16]).to_string();
            assert_eq!((shown.len(), &shown[3..4]), (7, " "), "{shown}");
            assert!(!shown.contains(['0', 'O', '1', 'I', 'L']), "{shown}");
        }
    }

    #[test]
    fn an_id_that_would_mean_something_in_a_path_does_not_get_into_it() {
        assert_eq!(session_name("abcdefghijklmnopqrstuvwxyz"), "abcdefghijklmnopqrstuvwxyz");
        for id in ["", "../../etc/passwd", "a/b", "A;B=c", &"a".repeat(300), "abc\r\ndef", "éééééééé"] {
            let name = session_name(id);
            assert!(name.len() == 26 && name.bytes().all(|b| b.is_ascii_hexdigit()), "{id}: {name}");
        }
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = code([7; 16]);
        let shown = code.to_string();
        for typed in [shown.clone(), shown.to_lowercase(), shown.replace(' ', ""), shown.replace(' ', "-")] {
            assert!(code.is(&typed), "{typed}");
        }
        for typed in ["", &shown[..6], &format!("{shown}A"), "222 222"] {
            assert!(!code.is(typed), "{typed}");
        }
    }

    #[test]
    fn the_code_of_a_slip_is_read_as_people_type_it() {
        let code = SlipCode::new([7; 16]);
        let shown = code.to_string();
        assert_eq!((shown.len(), code.text().len()), (14, 12));
        for typed in [shown.clone(), shown.to_lowercase(), shown.replace(' ', ""), shown.replace(' ', "-")] {
            assert_eq!(SlipCode::read(&typed), Some(code.clone()), "{typed}");
        }
        for typed in ["", &shown[1..], &format!("{shown}A"), "0000 0000 0000", "7QKM/X2HD9ABC", "7QKMX2HD9ÄBC"] {
            assert_eq!(SlipCode::read(typed), None, "{typed}");
        }
        assert!(!format!("{code:?}").contains(code.text()));
    }

    #[test]
    fn a_key_is_read_back_and_nothing_else_is_one() {
        let key = Key::new([9; 16]);
        assert_eq!(Key::read(key.text()), Some(key.clone()));
        assert!(key.is_form_token(&key.form_token()) && !key.is_form_token(key.text()));
        for sent in ["", "A", &"a".repeat(26), &"A".repeat(27), &"é".repeat(13)] {
            assert_eq!(Key::read(sent), None, "{sent}");
        }
        assert!(!format!("{key:?}{:?}", code([1; 16])).contains(key.text()));
    }
}
