//! Owns how bytes are spelled in letters and digits.

/// Returns bytes as hexadecimal digits, two for each.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |text, byte| text + &format!("{byte:02x}"))
}

/// Returns 128 bits as 26 letters and digits (base32, RFC 4648, without capitals).
pub fn base32(bits: u128) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    (0..26).rev().map(|i| char::from(LETTERS[(bits >> (5 * i)) as usize & 31])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bit_is_spelled() {
        assert_eq!((hex(&[]), hex(&[0, 10, 255])), (String::new(), "000aff".to_owned()));
        assert_eq!(base32(0), "a".repeat(26));
        assert_eq!(base32(u128::MAX), format!("h{}", "7".repeat(25)));
        assert_eq!(base32(35), format!("{}bd", "a".repeat(24)));
    }
}
