//! Owns ids: texts that no other session has, by chance that the operating system gives.

use std::hash::{BuildHasher, RandomState};

use crate::workshop::text::base32;

/// Returns a new id: 128 random bits as 26 letters and digits (base32, RFC 4648).
pub fn new_id() -> String {
    base32(random())
}

/// Returns 128 random bits of the operating system, for a secret.
pub fn chance() -> [u8; 16] {
    random().to_ne_bytes()
}

/// Returns random bits of the operating system.
fn random() -> u128 {
    #[cfg(unix)]
    {
        use std::io::Read;
        let mut bytes = [0; 16];
        let read = std::fs::File::open("/dev/urandom").and_then(|mut file| file.read_exact(&mut bytes));
        if read.is_ok() {
            return u128::from_ne_bytes(bytes);
        }
    }
    // The standard library seeds its tables from the operating system; nobody sees the seed.
    let half = || u128::from(RandomState::new().hash_one(std::process::id()));
    half() << 64 | half()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_id_comes_twice() {
        let ids: std::collections::HashSet<String> = (0..1000).map(|_| new_id()).collect();
        assert_eq!(ids.len(), 1000);
        let plain = |id: &String| id.len() == 26 && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        assert!(ids.iter().all(plain), "{ids:?}");
    }
}
