//! Owns what a closed set of words is: one row for each choice, with the word of the session file and what it means.
//! File, schema, documentation, screens and commands read these rows and keep no list of their own.

/// A choice out of a closed set.
pub trait Choice: Copy + PartialEq + 'static {
    /// Every choice, in the order in which they are shown.
    const ALL: &'static [Self];

    /// Returns the word that the session file uses.
    fn word(self) -> &'static str;

    /// Says in one sentence what the choice means.
    fn about(self) -> &'static str;

    /// Returns the choice of this word.
    fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.word() == word)
    }
}

/// Declares a closed set: each choice with its meaning and its word.
macro_rules! choices {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[doc = $doc:literal])+ $(#[default $($default:tt)?])? $variant:ident = $word:literal,)+
    }) => {
        $(#[$meta])*
        pub enum $name { $($(#[doc = $doc])+ $(#[default $($default)?])? $variant,)+ }

        impl $name {
            /// Every choice, in the order in which they are shown.
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$variant),+];

            /// Returns the word that the session file uses.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl $crate::workshop::Choice for $name {
            const ALL: &'static [Self] = &Self::ALL;

            fn word(self) -> &'static str {
                Self::word(self)
            }

            fn about(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii(),)+ }
            }
        }
    };
}

pub(crate) use choices;
