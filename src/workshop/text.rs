//! Makes foreign text safe to show on one line: everything drawn or printed passes `visible`.
//! It never changes what is stored, and never escapes for a format such as HTML or CSV.

mod bar;
mod link;
mod nearest;
mod same;
pub(super) mod sort;
mod spelled;
mod tidy;
pub mod wording;

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

pub use bar::bar;
pub use link::shortest_link;
pub use nearest::nearest;
pub use same::{same, same_key, search_key};
pub use spelled::{base32, hex};
pub use tidy::{clean, heading, some_text, tidy};

/// The most that a name, a title or an option takes, in bytes, by whatever door it comes in.
pub const MOST_NAME: usize = 8 * 1024;
/// The most that any other text takes, in bytes.
pub const MOST_TEXT: usize = 1 << 20;

/// Stands for one character that has no picture of its own.
const SIGN: char = '\u{FFFD}';
/// Carries a combining mark that has nothing to stand on.
const CARRIER: char = '\u{25CC}';
/// Real scripts need four or five marks on one letter; more than this only smears over the neighbours.
const MOST_MARKS: u8 = 8;
/// The longest emoji in use joins four pictures.
const MOST_JOINTS: u8 = 8;

/// Returns text as it may be shown on one line: whatever would act on the terminal, hide, or turn the direction of what
/// follows becomes one visible sign, everything people really write stays. Doing it twice changes nothing.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| matches!(b, 0x20..=0x7E)) {
        return Cow::Borrowed(text);
    }
    let mut line = Line::new(text);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at + c.len_utf8()..];
        if let Some(flag) = region_flag(c, rest) {
            line.keep(flag);
            at += flag.len();
            continue;
        }
        line.read(c, at, rest.chars().next());
        at += c.len_utf8();
    }
    line.out.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// What has been written so far, as far as it decides about the next character.
struct Line<'a> {
    text: &'a str,
    /// Absent as long as everything was kept.
    out: Option<String>,
    /// The last character written.
    last: Option<char>,
    /// The last one that others may stand on.
    base: Option<char>,
    /// Marks on the base.
    marks: u8,
    /// Joiners in the picture that the base is part of.
    joints: u8,
    /// Marks are being dropped: their sign is written.
    flooded: bool,
}

impl<'a> Line<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, out: None, last: None, base: None, marks: 0, joints: 0, flooded: false }
    }

    /// Writes one character, or what stands for it; `at` is its place and `next` its follower in the text.
    fn read(&mut self, c: char, at: usize, next: Option<char>) {
        match c {
            '\u{20}'..='\u{7E}' => self.put_base(c),
            // The control pictures lie in the order of the controls.
            '\0'..='\u{1F}' if c != '\n' => self.replace(char::from_u32(0x2400 + u32::from(c)).unwrap_or(SIGN), at),
            '\n' | '\u{2028}' | '\u{2029}' => self.replace('\u{2424}', at),
            '\u{7F}' => self.replace('\u{2421}', at),
            '\u{80}'..='\u{9F}' => self.replace(SIGN, at),
            '\u{200C}' | '\u{200D}' if self.joins(c, next) => {
                self.joints += 1;
                self.put_mark(c);
            }
            _ if is_selector(c) && self.base.is_some() && self.last == self.base && self.varies(c) => self.put_mark(c),
            _ if is_hidden(c) => self.replace(SIGN, at),
            _ if is_mark(c) => self.mark(c, at),
            _ => self.put_base(c),
        }
    }

    fn mark(&mut self, c: char, at: usize) {
        if self.base.is_none() {
            if is_tone(c) {
                return self.put_base(c);
            }
            self.insert(CARRIER, at);
            self.base = Some(CARRIER);
        }
        if self.flooded {
            self.cut(at);
        } else if self.marks >= MOST_MARKS {
            self.replace(SIGN, at);
            self.flooded = true;
        } else {
            self.put_mark(c);
        }
    }

    /// Returns whether a joiner between the last and the next character does what it is for.
    fn joins(&self, joiner: char, next: Option<char>) -> bool {
        let (Some(base), Some(last)) = (self.base, self.last) else { return false };
        if self.flooded || self.marks >= MOST_MARKS {
            return false;
        }
        if joiner == '\u{200D}' && is_pictograph(base) {
            let whole = last == base || last == '\u{FE0F}' || is_tone(last);
            return whole && self.joints < MOST_JOINTS && next.is_some_and(is_pictograph);
        }
        if matches!(last, '\u{200C}' | '\u{200D}') || !is_shaped(last) {
            return false;
        }
        // A mark that follows must find room, so that what is kept here stays kept when read again.
        is_virama(last) || next.is_some_and(|n| is_shaped(n) && (!is_mark(n) || self.marks + 1 < MOST_MARKS))
    }

    /// Returns whether there are variants of the base that this selector can choose.
    fn varies(&self, selector: char) -> bool {
        let Some(base) = self.base else { return false };
        match selector {
            '\u{FE0E}' | '\u{FE0F}' if matches!(base, '0'..='9' | '#' | '*') || is_pictograph(base) => true,
            '\u{FE00}'..='\u{FE0F}' => {
                is_ideograph(base)
                    || matches!(base, '0' | '\u{1000}'..='\u{109F}' | '\u{2200}'..='\u{22FF}' | '\u{2A00}'..='\u{2AFF}' | '\u{A840}'..='\u{A877}')
            }
            '\u{180B}'..='\u{180F}' => matches!(base, '\u{1820}'..='\u{18AA}'),
            _ => is_ideograph(base),
        }
    }

    fn keep(&mut self, flag: &str) {
        if let Some(out) = &mut self.out {
            out.push_str(flag);
        }
        self.stand(SIGN);
    }

    fn put_base(&mut self, c: char) {
        if let Some(out) = &mut self.out {
            out.push(c);
        }
        if self.last != Some('\u{200D}') {
            self.joints = 0;
        }
        self.stand(c);
    }

    fn put_mark(&mut self, c: char) {
        if let Some(out) = &mut self.out {
            out.push(c);
        }
        self.last = Some(c);
        self.marks += 1;
    }

    fn replace(&mut self, sign: char, at: usize) {
        self.insert(sign, at);
        self.joints = 0;
        self.stand(sign);
    }

    fn insert(&mut self, sign: char, at: usize) {
        self.cut(at);
        if let Some(out) = &mut self.out {
            out.push(sign);
        }
        self.last = Some(sign);
    }

    /// Notes that the text differs from here on.
    fn cut(&mut self, at: usize) {
        self.out.get_or_insert_with(|| self.text[..at].to_owned());
    }

    fn stand(&mut self, base: char) {
        (self.last, self.base, self.marks, self.flooded) = (Some(base), Some(base), 0, false);
    }
}

/// Returns the flag of England, Scotland or Wales at this place: the only tag characters in common use.
fn region_flag(c: char, rest: &str) -> Option<&'static str> {
    const FLAGS: [&str; 3] = [
        "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
        "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
        "\u{1F3F4}\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}",
    ];
    if c != '\u{1F3F4}' {
        return None;
    }
    FLAGS.into_iter().find(|flag| rest.starts_with(&flag[c.len_utf8()..]))
}

/// Draws onto the character before it and has a shape: combining marks but for those that UAX 29 lets stand alone, the
/// vowels and finals of Hangul and of Kirat Rai, and the voicing marks of narrow Katakana.
fn is_mark(c: char) -> bool {
    match c {
        ..'\u{300}'
        | '\u{102B}'
        | '\u{102C}'
        | '\u{1038}'
        | '\u{1062}'..='\u{1064}'
        | '\u{1067}'..='\u{106D}'
        | '\u{1083}'
        | '\u{1087}'..='\u{108C}'
        | '\u{108F}'
        | '\u{109A}'..='\u{109C}'
        | '\u{1A61}'
        | '\u{1A63}'
        | '\u{1A64}'
        | '\u{AA7B}'
        | '\u{AA7D}'
        | '\u{11720}'
        | '\u{11721}' => false,
        '\u{1161}'..='\u{11FF}'
        | '\u{D7B0}'..='\u{D7C6}'
        | '\u{D7CB}'..='\u{D7FB}'
        | '\u{FF9E}'
        | '\u{FF9F}'
        | '\u{16D63}'
        | '\u{16D67}'..='\u{16D6A}' => true,
        _ => is_tone(c) || is_combining_mark(c) && !is_hidden(c),
    }
}

/// Returns what a joiner joins to its like: then it is one letter after the one before it.
fn is_pictograph(c: char) -> bool {
    String::from_iter(['a', c, '\u{200D}', c]).graphemes(true).count() == 2
}

/// Tells a skin tone: a mark after something, a picture of its own otherwise.
fn is_tone(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

/// Tells a variation selector: Mongolian, standardised, or ideographic.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Has no shape: `Default_Ignorable_Code_Point` of Unicode 17, and format controls and noncharacters besides.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}' | '\u{13430}'..='\u{1343F}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Tells a letter or mark of a script in which joiners choose the shape of letters.
fn is_shaped(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{8FF}' | '\u{900}'..='\u{DFF}' | '\u{F40}'..='\u{FBC}' | '\u{1000}'..='\u{109F}'
        | '\u{1780}'..='\u{17D3}' | '\u{1820}'..='\u{18AA}' | '\u{1A20}'..='\u{1AAD}' | '\u{1B00}'..='\u{1BF3}'
        | '\u{A840}'..='\u{A8F3}' | '\u{A980}'..='\u{A9C0}' | '\u{AAE0}'..='\u{AAF6}' | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}' | '\u{11000}'..='\u{11FFF}')
        && (c.is_alphabetic() || is_mark(c))
        && !is_hidden(c)
}

/// Tells the sign that takes a consonant's vowel away; a joiner right after it chooses how that looks, even at the end.
fn is_virama(c: char) -> bool {
    let at = u32::from(c);
    // The Indic blocks of 128 have it at the same place; Sinhala has its own.
    matches!(at, 0x0900..=0x0D7F) && at & 0x7F == 0x4D || at == 0x0DCA
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn plain_text_is_borrowed() {
        for text in ["", "Ana Lima", "a ~ b", "Chloé Ørsted — 陈", "naïve “quotes” …"] {
            assert!(matches!(visible(text), Cow::Borrowed(t) if t == text), "{text}");
        }
    }

    #[test]
    fn what_people_write_stays() {
        for text in [
            "مرحبا بالعالم",
            "السَّلَامُ عَلَيْكُمْ",
            "می\u{200C}خواهم",
            "שָׁלוֹם עוֹלָם",
            "नमस्ते दुनिया",
            "क्\u{200D}ष क्\u{200C}ष",
            "ശ്രീ അവന്\u{200D}",
            "র\u{200D}্য",
            "ශ්\u{200D}රී ලංකා",
            "สวัสดีชาวโลก ที่นี่",
            "ສະບາຍດີ",
            "ខ្ញុំស្រឡាញ់",
            "བཀྲ་ཤིས་བདེ་ལེགས།",
            "Tiếng Việt",
            "e\u{301}\u{323} n\u{303}",
            "한국어 ᄒ\u{1161}\u{11AB}",
            "ｶﾞｷﾞ",
            "葛\u{E0100}城",
            "👨‍👩‍👧‍👦 👩🏽‍💻 🧑🏻‍❤️‍💋‍🧑🏿",
            "🏳️‍🌈 🏴‍☠️ 🤷🏾‍♀️",
            "🇧🇷🇩🇪 1️⃣ #️⃣ ☎︎ ❤️",
            "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}!",
            "private \u{E000}",
        ] {
            assert_eq!(visible(text), text);
        }
    }

    #[test]
    fn what_acts_or_hides_becomes_a_sign() {
        for (text, shown) in [
            ("\u{1b}[2J", "␛[2J"),
            ("\u{1b}]52;c;AAAA\u{7}", "␛]52;c;AAAA␇"),
            ("a\0b\tc\nd\re\u{7f}", "a␀b␉c␤d␍e␡"),
            ("\u{9b}31m\u{85}", "\u{FFFD}31m\u{FFFD}"),
            ("a\u{202E}b\u{2066}c\u{200F}\u{61C}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}\u{FFFD}"),
            ("a\u{2028}b\u{2029}", "a␤b␤"),
            ("\u{FEFF}a\u{FEFF}", "\u{FFFD}a\u{FFFD}"),
            ("a\u{200B}b\u{200D}c\u{200C}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}"),
            ("a\u{AD}b\u{2060}c\u{3164}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}"),
            ("a\u{E0041}\u{E007F}", "a\u{FFFD}\u{FFFD}"),
            ("🏴\u{E0067}\u{E0062}", "🏴\u{FFFD}\u{FFFD}"),
            ("a\u{FE0F}b\u{E0100}", "a\u{FFFD}b\u{FFFD}"),
            ("❤\u{FE0F}\u{FE0F}", "❤\u{FE0F}\u{FFFD}"),
            ("\u{FE0F}", "\u{FFFD}"),
            ("\u{301}a", "◌\u{301}a"),
            ("\u{FFFE}\u{10FFFF}\u{FDD0}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("👨\u{200D}", "👨\u{FFFD}"),
            ("👨\u{200D}a", "👨\u{FFFD}a"),
        ] {
            assert_eq!(visible(text), shown, "{text:?}");
        }
    }

    #[test]
    fn a_flood_of_marks_is_cut() {
        let flood = format!("Z{}algo", "\u{301}".repeat(5000));
        assert_eq!(visible(&flood), format!("Z{}\u{FFFD}algo", "\u{301}".repeat(8)));
        let family = format!("👨{}", "\u{200D}👨".repeat(5000));
        assert!(visible(&family).contains('\u{FFFD}'));
        let tones = format!("👍{}", "🏽".repeat(100));
        assert_eq!(visible(&tones), format!("👍{}\u{FFFD}", "🏽".repeat(8)));
    }

    /// Characters that meet in the rules, so that random text finds their neighbourhoods.
    fn awkward() -> impl Strategy<Value = String> {
        let signs = [
            'a',
            ' ',
            '1',
            '#',
            '\u{1b}',
            '\n',
            '\u{85}',
            '\u{301}',
            '\u{20E3}',
            '\u{200B}',
            '\u{200C}',
            '\u{200D}',
            '\u{202E}',
            '\u{FE00}',
            '\u{FE0E}',
            '\u{FE0F}',
            '\u{E0100}',
            '\u{180B}',
            '\u{1820}',
            '👨',
            '❤',
            '🏽',
            '🏴',
            '\u{E0067}',
            '\u{E007F}',
            '🇩',
            'م',
            '\u{64E}',
            'क',
            '\u{94D}',
            '\u{93E}',
            '\u{DCA}',
            '葛',
            '\u{FFFD}',
            '◌',
            '\u{1160}',
            '\u{1161}',
            '\u{FEFF}',
            '한',
            '\u{FFFF}',
        ];
        let one = prop_oneof![6 => proptest::sample::select(signs.to_vec()), 1 => any::<char>()];
        let run = (one, prop_oneof![8 => Just(1_usize), 1 => 2..14_usize]).prop_map(|(c, n)| c.to_string().repeat(n));
        proptest::collection::vec(run, 0..24).prop_map(|runs| runs.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 4000, ..ProptestConfig::default() })]

        #[test]
        fn twice_is_once(text in awkward()) {
            let once = visible(&text).into_owned();
            prop_assert_eq!(visible(&once), once.as_str());
        }

        #[test]
        fn nothing_acts(text in awkward()) {
            let shown = visible(&text).into_owned();
            let acts = |c: char| c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}');
            prop_assert!(!shown.chars().any(acts));
            let longest = shown.chars().collect::<Vec<_>>().split(|&c| !is_mark(c) || is_tone(c)).map(<[char]>::len).max();
            prop_assert!(longest.unwrap_or(0) <= usize::from(MOST_MARKS));
        }
    }
}
