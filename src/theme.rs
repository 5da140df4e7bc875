//! Owns the colours: what each role looks like in each theme.
//! It never decides where a role is used, and never asks the terminal what it can show.

use ratatui::style::{Color, Modifier, Style};

use crate::workshop::NoteKind;
use crate::workshop::choices::choices;
use crate::workshop::text::nearest;

choices! {
    /// What a piece of the screen means; a theme says what that looks like.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Role {
        /// Everything that can be read; its background is the background of the whole screen.
        Text = "text",
        /// What is past, later or technical.
        Dim = "dim",
        /// What is current.
        Strong = "strong",
        /// Now, and where the focus is.
        Accent = "accent",
        /// The row that is chosen.
        Selected = "selected",
        /// A fifth of the time is left.
        Soon = "soon",
        /// The time is up.
        Over = "over",
        /// Something went well.
        Good = "good",
        /// Something went wrong.
        Bad = "bad",
        /// Rules and frames.
        Line = "line",
        /// Bars of a poll and the day line.
        Bar = "bar",
        /// A key in the hints.
        Key = "key",
        /// The word for an action.
        KindAction = "kind-action",
        /// The word for a decision.
        KindDecision = "kind-decision",
        /// The word for a question.
        KindQuestion = "kind-question",
        /// The word for a takeaway.
        KindTakeaway = "kind-takeaway",
        /// The word for a quote.
        KindQuote = "kind-quote",
        /// The word for what was parked.
        KindParked = "kind-parked",
    }
}

impl Role {
    /// Returns the role of the word for a kind of note.
    pub fn of_kind(kind: NoteKind) -> Self {
        match kind {
            NoteKind::Note => Self::Text,
            NoteKind::Action => Self::KindAction,
            NoteKind::Decision => Self::KindDecision,
            NoteKind::Question => Self::KindQuestion,
            NoteKind::Takeaway => Self::KindTakeaway,
            NoteKind::Quote => Self::KindQuote,
            NoteKind::Parked => Self::KindParked,
        }
    }

    /// Returns the role whose look a theme gives this one where it does not name it: themes of version 0.1.0 do not
    /// know kinds.
    fn otherwise(self) -> Option<Self> {
        match self {
            Self::KindQuote => Some(Self::Text),
            Self::KindParked => Some(Self::Dim),
            Self::KindAction | Self::KindDecision | Self::KindQuestion | Self::KindTakeaway => Some(Self::Strong),
            _ => None,
        }
    }

    /// Returns what is left of the role without colour. States stay told apart.
    fn without_colour(self) -> Modifier {
        match self {
            Self::Text | Self::Good | Self::Bar | Self::KindQuote => Modifier::empty(),
            Self::Dim | Self::Line | Self::KindParked => Modifier::DIM,
            Self::Strong
            | Self::Accent
            | Self::Key
            | Self::KindAction
            | Self::KindDecision
            | Self::KindQuestion
            | Self::KindTakeaway => Modifier::BOLD,
            Self::Selected => Modifier::REVERSED,
            Self::Soon => Modifier::BOLD.union(Modifier::UNDERLINED),
            Self::Over => Modifier::BOLD.union(Modifier::REVERSED),
            Self::Bad => Modifier::UNDERLINED,
        }
    }
}

/// One style for each role.
type Looks = [Style; Role::ALL.len()];

/// A theme: one style for each role, and another one where the stage wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// What it is called.
    pub name: String,
    /// One sentence on what it is for.
    pub about: String,
    styles: Looks,
    /// The look of each role on the stage.
    on_stage: Looks,
    /// Letters may be larger than the terminal's own; a setting, and no part of a theme's file.
    pub large: bool,
}

/// A theme that comes with the program, as text.
#[derive(Debug, Clone, Copy)]
pub struct BuiltIn {
    /// The name it is chosen by: its file's name without the ending.
    pub name: &'static str,
    /// The file.
    pub text: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/themes.rs"));

/// Every key of a theme file.
const KEYS: [&str; 4] = ["name", "about", "roles", "stage"];

/// Reads a theme file; the error is one sentence that names what is wrong and the nearest right spelling.
pub fn parse(text: &str) -> Result<Theme, String> {
    let file: toml::Table = toml::from_str(text).map_err(|e| {
        let line = e.span().map_or(1, |s| 1 + text[..s.start.min(text.len())].matches('\n').count());
        format!("line {line} is not valid TOML: {}.", e.message().trim_end_matches('.'))
    })?;
    if let Some(key) = file.keys().find(|k| !KEYS.contains(&k.as_str())) {
        return Err(format!("themes have no key `{key}`{}.", suggestion(key, KEYS)));
    }
    let word = |key: &str| match file.get(key) {
        Some(toml::Value::String(s)) => Ok(s.clone()),
        Some(_) => Err(format!("`{key}` must be text in quotes.")),
        None => Err(format!("`{key}` is missing.")),
    };
    let (name, about) = (word("name")?, word("about")?);
    let Some(toml::Value::Table(roles)) = file.get("roles") else {
        return Err("`[roles]` is missing.".to_owned());
    };
    let styles = looks(roles, None)?;
    let on_stage = match file.get("stage") {
        Some(toml::Value::Table(roles)) => looks(roles, Some(&styles))?,
        Some(_) => return Err("`stage` must be a table of roles: `[stage]`.".to_owned()),
        None => styles,
    };
    Ok(Theme { name, about, styles, on_stage, large: true })
}

/// Reads the look of each role; what is not named is as in `usual`.
fn looks(roles: &toml::Table, usual: Option<&Looks>) -> Result<Looks, String> {
    if let Some(key) = roles.keys().find(|k| !Role::ALL.iter().any(|r| r.word() == k.as_str())) {
        return Err(format!("there is no role `{key}`{}.", suggestion(key, Role::ALL.map(Role::word))));
    }
    let mut styles = [Style::new(); Role::ALL.len()];
    for role in Role::ALL {
        let key = role.word();
        styles[role as usize] = match roles.get(key) {
            Some(toml::Value::String(words)) => style(words).map_err(|e| format!("role `{key}`: {e}."))?,
            Some(_) => {
                return Err(format!("role `{key}` must be a style in quotes, for example `{key} = \"cyan bold\"`."));
            }
            // A role stands behind the one that it takes after.
            None => match (usual, role.otherwise()) {
                (Some(usual), _) => usual[role as usize],
                (None, Some(other)) => styles[other as usize],
                (None, None) => return Err(format!("role `{key}` is missing.")),
            },
        };
    }
    // Whatever a cell showed before, plain text starts from the terminal's own colours.
    let text = &mut styles[Role::Text as usize];
    text.fg = text.fg.or(Some(Color::Reset));
    text.bg = text.bg.or(Some(Color::Reset));
    Ok(styles)
}

impl Theme {
    /// Returns the default: only the terminal's own colours.
    pub fn terminal() -> Self {
        parse(BUILT_IN[0].text).expect("the built-in themes are parsed by a test")
    }

    /// Returns what this role looks like.
    pub fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }

    /// Returns the same theme as it looks on the stage.
    #[must_use]
    pub fn for_stage(&self) -> Self {
        // Its name is read nowhere on the stage.
        Self { name: String::new(), about: String::new(), styles: self.on_stage, ..*self }
    }

    /// Returns the same theme without any colour, as `NO_COLOR` asks: bold, dim, underlined and reversed stay.
    #[must_use]
    pub fn colourless(mut self) -> Self {
        for role in Role::ALL {
            self.styles[role as usize] = Style::new().add_modifier(role.without_colour());
        }
        self.on_stage = self.styles;
        self
    }
}

const MODIFIERS: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

/// The names offered when a colour is misspelt; more spellings of them are understood.
const COLOURS: &str = "default black red green yellow blue magenta cyan gray darkgray \
    lightred lightgreen lightyellow lightblue lightmagenta lightcyan white";

/// Reads a style in words: a foreground, perhaps `on` and a background, perhaps modifiers.
fn style(words: &str) -> Result<Style, String> {
    let mut words = words.split_whitespace();
    let mut style = Style::new();
    let first = words.next().ok_or("a style starts with a colour or `default`")?;
    style.fg = colour(first)?;
    while let Some(word) = words.next() {
        if word == "on" {
            style.bg = colour(words.next().ok_or("`on` needs a colour after it")?)?;
        } else if let Some((_, modifier)) = MODIFIERS.iter().find(|(name, _)| *name == word) {
            style = style.add_modifier(*modifier);
        } else {
            let known = ["on"].into_iter().chain(MODIFIERS.map(|(name, _)| name));
            return Err(format!("`{word}` is not a modifier{}", suggestion(word, known)));
        }
    }
    Ok(style)
}

/// Returns a colour; `default` leaves what is there.
fn colour(word: &str) -> Result<Option<Color>, String> {
    if word == "default" {
        return Ok(None);
    }
    word.parse().map(Some).map_err(|_| {
        let help = if word.starts_with('#') {
            ": write it as #rrggbb".to_owned()
        } else {
            suggestion(word, COLOURS.split(' '))
        };
        format!("`{word}` is not a colour{help}")
    })
}

/// Returns the nearest known word as the second half of a sentence; nothing where none is near.
fn suggestion(word: &str, known: impl IntoIterator<Item = &'static str>) -> String {
    nearest(word, known).map_or_else(String::new, |k| format!("; the nearest is `{k}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn themes() -> Vec<(&'static str, Theme)> {
        BUILT_IN.iter().map(|b| (b.name, parse(b.text).unwrap())).collect()
    }

    #[test]
    fn the_folder_and_the_catalogue_agree() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/themes");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|f| f.unwrap().file_name().into_string().unwrap())
            .map(|f| f.strip_suffix(".toml").expect("only themes are here").to_owned())
            .collect();
        files.sort();
        let mut known: Vec<&str> = BUILT_IN.iter().map(|b| b.name).collect();
        known.sort_unstable();
        assert_eq!(files, known);
    }

    #[test]
    fn every_theme_has_every_role() {
        for (name, theme) in themes() {
            assert!(theme.about.ends_with('.'), "{name} says what it is for");
            for state in [Role::Dim, Role::Selected, Role::Soon, Role::Over] {
                assert_ne!(theme.style(state), theme.style(Role::Text), "{name}: {}", state.word());
            }
        }
    }

    #[test]
    fn the_default_keeps_to_the_terminals_own_colours() {
        let theme = Theme::terminal();
        for role in Role::ALL {
            let style = theme.style(role);
            let foreign = |c: Option<Color>| {
                matches!(c, Some(Color::Rgb(..) | Color::Indexed(_) | Color::White | Color::Black | Color::DarkGray))
            };
            assert!(!foreign(style.fg) && !foreign(style.bg), "{}", role.word());
        }
    }

    /// Relative luminance as WCAG 2.1 defines it.
    fn luminance(colour: Color) -> f64 {
        let Color::Rgb(r, g, b) = colour else { panic!("{colour} is not #rrggbb") };
        let part = |v: u8| {
            let v = f64::from(v) / 255.0;
            if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
    }

    fn contrast(a: Color, b: Color) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn everything_written_can_be_read() {
        for (name, theme) in themes().into_iter().filter(|(name, _)| *name != "terminal") {
            let ground = theme.style(Role::Text).bg.unwrap();
            let least = if name == "contrast" { 7.0 } else { 4.5 };
            for role in Role::ALL {
                let style = theme.style(role);
                let got = contrast(style.fg.unwrap(), style.bg.unwrap_or(ground));
                let least = match role {
                    Role::Line => 1.9,
                    Role::Bar => 3.0,
                    _ => least,
                };
                assert!(got >= least, "{name}: {} has only {got:.2}", role.word());
            }
            let shade = |role| theme.style(role).bg.filter(|b| *b != ground).or(theme.style(role).fg).unwrap();
            let apart = contrast(shade(Role::Soon), shade(Role::Over));
            assert!(apart >= 1.5, "{name}: soon and over differ only by {apart:.2} in brightness");
        }
    }

    /// What the stage is drawn in, and what of it has to be read from the last row: digits, the question, options.
    const ON_STAGE: [(Role, f64); 8] = [
        (Role::Text, 7.0),
        (Role::Strong, 7.0),
        (Role::Accent, 7.0),
        (Role::Soon, 7.0),
        (Role::Over, 7.0),
        (Role::Dim, 7.0),
        (Role::Bar, 4.5),
        (Role::Bad, 4.5),
    ];

    #[test]
    fn the_last_row_can_read_the_stage() {
        for (name, theme) in themes().into_iter().filter(|(name, _)| *name != "terminal") {
            let stage = theme.for_stage();
            let ground = stage.style(Role::Text).bg.unwrap();
            for (role, least) in ON_STAGE {
                let style = stage.style(role);
                let got = contrast(style.fg.unwrap(), style.bg.unwrap_or(ground));
                assert!(got >= least, "{name}: {} has only {got:.2} on the stage", role.word());
            }
        }
        let plain = |c: Option<Color>| matches!(c, None | Some(Color::Reset));
        for (role, _) in ON_STAGE {
            // A projector's terminal may have any colours: none but its own two are sure to be apart.
            let style = Theme::terminal().for_stage().style(role);
            assert!(plain(style.fg) && plain(style.bg), "{}", role.word());
            assert!(!style.add_modifier.contains(Modifier::DIM), "{}", role.word());
        }
        let (_, strongest) = themes().into_iter().find(|(name, _)| *name == "contrast").unwrap();
        for role in Role::ALL {
            assert!(!strongest.style(role).add_modifier.contains(Modifier::DIM), "{}", role.word());
        }
    }

    #[test]
    fn the_digits_tell_how_the_time_stands_in_every_theme() {
        for (name, theme) in themes().into_iter().flat_map(|(name, t)| [(name, t.clone()), (name, t.colourless())]) {
            let stage = theme.for_stage();
            let looks = [Role::Dim, Role::Accent, Role::Soon, Role::Over].map(|role| stage.style(role));
            for (i, look) in looks.iter().enumerate() {
                assert!(!looks[i + 1..].contains(look), "{name}: {look:?} twice");
            }
        }
    }

    #[test]
    fn without_colour_states_stay_told_apart() {
        for (name, theme) in themes() {
            let plain = theme.colourless();
            for role in Role::ALL {
                let style = plain.style(role);
                assert_eq!((style.fg, style.bg), (None, None), "{name}: {}", role.word());
            }
            let states = [Role::Text, Role::Dim, Role::Strong, Role::Selected, Role::Soon, Role::Over, Role::Bad];
            for (i, a) in states.iter().enumerate() {
                for b in &states[i + 1..] {
                    assert_ne!(plain.style(*a), plain.style(*b), "{name}: {} and {}", a.word(), b.word());
                }
            }
        }
    }

    #[test]
    fn a_mistake_is_named_with_the_nearest_spelling() {
        let theme = BUILT_IN[0].text;
        let cases = [
            ("accent = ", "acent = ", "there is no role `acent`; the nearest is `accent`."),
            ("accent = \"cyan", "accent = \"cyn", "role `accent`: `cyn` is not a colour; the nearest is `cyan`."),
            ("cyan bold", "#12345 bold", "role `accent`: `#12345` is not a colour: write it as #rrggbb."),
            ("cyan bold", "cyan bolt", "role `accent`: `bolt` is not a modifier; the nearest is `bold`."),
            ("cyan bold", "cyan on", "role `accent`: `on` needs a colour after it."),
            ("cyan bold", "", "role `accent`: a style starts with a colour or `default`."),
            ("\"cyan bold\"", "7", "role `accent` must be a style in quotes, for example `accent = \"cyan bold\"`."),
            ("accent = ", "# ", "role `accent` is missing."),
            ("[roles]", "[rolls]", "themes have no key `rolls`; the nearest is `roles`."),
            ("[stage]", "[stag]", "themes have no key `stag`; the nearest is `stage`."),
            ("[stage]\n", "[stage]\nacent = \"red\"\n", "there is no role `acent`; the nearest is `accent`."),
            ("name = ", "# ", "`name` is missing."),
        ];
        for (from, to, said) in cases {
            let text = theme.replacen(from, to, 1);
            assert_ne!(text, theme);
            assert_eq!(parse(&text).unwrap_err(), said);
        }
        assert!(parse("name = \"A\"\nabout =").unwrap_err().starts_with("line 2 is not valid TOML: "));
    }
}
