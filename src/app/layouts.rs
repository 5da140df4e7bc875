//! Owns the keyboard layouts: which command key a letter stands for when the keyboard writes another script. It is a
//! table; nothing is translated in a line that is being typed.

use terminal::Key;

/// What is said of a letter that no layout here has.
const OTHER_SCRIPT: &str = "The keys are Latin letters, digits and signs: switch the keyboard layout.";
/// What is said of a letter that stands in the row of the digits.
const DIGITS: &str = "For a digit, hold Shift or use the number pad.";

/// Layouts: what their keys write, and below it what the same keys write on a US keyboard. Where two layouts have one
/// letter on different keys, it stands with the layout that more people use. The Arabic letters of `g`, `h` and `b` are
/// left out: the key of `b` writes the other two.
const LAYOUTS: &[(&str, &str)] = &[
    // Russian, with the letters of Ukrainian and Belarusian.
    ("йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"),
    ("іїєґў", "s]'\\o"),
    // Greek.
    ("ςερτυθιοπασδφγηξκλζχψωβνμ", "wertyuiopasdfghjklzxcvbnm"),
    // Hebrew.
    ("קראטוןםפשדגכעיחלךףזסבהנמצתץ", "ertyuiopasdfghjkl;zxcvbnm,."),
    // Arabic, with the letters of Persian.
    ("ضصثقفغعهخحجدشسيبتنمكطئءؤرﻻىةوز", "qwertyuiop[]asdfjkl;'zxcvbnm,."),
    ("یپچک", "dm];"),
    // Georgian.
    ("ქწერტყუიოპასდფგჰჯკლზხცვბნმ", "qwertyuiopasdfghjklzxcvbnm"),
    // Korean.
    ("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ", "qwertyuiopasdfghjklzxcvbnm"),
    ("ㅃㅉㄸㄲㅆㅒㅖ", "QWERTOP"),
    // Signs of Chinese and Japanese keyboards.
    ("「」【】《》。、", "[][]<>.,"),
];

/// What Shift makes of a sign on a US keyboard.
const SHIFTED: (&str, &str) = ("[];',.`\\", "{}:\"<>~|");
/// Letters in the row of the digits, on French, Czech and Slovak keyboards.
const DIGIT_ROW: &str = "éèçàěščřžýáíľť";

/// Returns the command key that a letter of another layout stands for; `None` for what is on a US keyboard, and for
/// what no layout here has.
fn command_key(c: char) -> Option<char> {
    match c {
        _ if c.is_ascii() => return None,
        // Full-width letters, as input methods write them.
        '\u{ff01}'..='\u{ff5e}' => return char::from_u32(c as u32 - 0xfee0),
        '\u{3000}' => return Some(' '),
        // Digits as Arabic, Persian and Hindi keyboards write them.
        '٠'..='٩' => return char::from_digit(c as u32 - '٠' as u32, 10),
        '۰'..='۹' => return char::from_digit(c as u32 - '۰' as u32, 10),
        '०'..='९' => return char::from_digit(c as u32 - '०' as u32, 10),
        _ => {}
    }
    let find = |c| LAYOUTS.iter().find_map(|(letters, keys)| matching(letters, keys, c));
    find(c).or_else(|| {
        let mut small = c.to_lowercase();
        let key = find(small.next().filter(|s| *s != c && small.len() == 0)?)?;
        Some(matching(SHIFTED.0, SHIFTED.1, key).unwrap_or(key.to_ascii_uppercase()))
    })
}

/// Returns a key as a command is meant by it, whatever the layout.
pub fn translated(key: Key) -> Key {
    match key {
        Key::Char(c) => Key::Char(command_key(c).unwrap_or(c)),
        key => key,
    }
}

/// Returns why a character that no key has does nothing.
pub(super) fn unknown(c: char) -> String {
    match c {
        _ if c.is_ascii() => format!("{c} does nothing here. ? shows the keys."),
        _ if DIGIT_ROW.contains(c) => format!("“{c}” is not a key here. {DIGITS}"),
        _ => format!("“{c}” is not a key here. {OTHER_SCRIPT}"),
    }
}

fn matching(from: &str, to: &str, c: char) -> Option<char> {
    from.chars().position(|known| known == c).and_then(|at| to.chars().nth(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_stands_for_the_key_it_is_on() {
        let pairs = [
            ("фзгЗШуЖХ", "apuPIe:{"),
            ("іІ", "sS"),
            ("απΠγ", "apPg"),
            ("שפע", "apg"),
            ("شح", "ap"),
            ("აპ", "ap"),
            ("ㅁㅔㅖ", "apP"),
            ("ａＰ：？　＋", "aP:? +"),
            ("「】《", "[]<"),
            ("٠٣۷९", "0379"),
        ];
        for (letters, keys) in pairs {
            let found: String = letters.chars().filter_map(command_key).collect();
            assert_eq!(found, keys, "{letters}");
        }
        // What a key means already is no letter of another layout.
        assert!((' '..='~').all(|c| command_key(c).is_none()));
        assert!("éüß日あلا".chars().all(|c| command_key(c).is_none()));
    }

    #[test]
    fn a_layout_has_a_key_for_each_letter_and_no_letter_twice() {
        let mut known = Vec::new();
        for (letters, keys) in LAYOUTS {
            assert_eq!(letters.chars().count(), keys.chars().count(), "{letters}");
            for c in letters.chars() {
                assert!(!known.contains(&c), "{c}");
                known.push(c);
            }
        }
    }
}
