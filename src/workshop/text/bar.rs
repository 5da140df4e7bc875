//! Owns bars made of text: lengths in eighths of a letter.

/// Returns a bar of `part` of `whole`, at most `columns` wide; anything above nothing shows at least an eighth.
pub fn bar(part: u64, whole: u64, columns: u16) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    if whole == 0 || part == 0 || columns == 0 {
        return String::new();
    }
    let all = u128::from(columns) * 8;
    let eighths = (u128::from(part) * all / u128::from(whole)).clamp(1, all) as usize;
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        assert_eq!(bar(8, 8, 4), "████");
        assert_eq!(bar(1, 8, 4), "▌");
        assert_eq!(bar(0, 8, 4), "");
        assert_eq!(bar(8, 8, 0), "");
        assert_eq!(bar(1, 1_000, 4), "▏");
        assert_eq!(bar(u64::MAX, 1, 4), "████");
    }
}
