//! stand-in
use super::Keymap;
/// Settings.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Theme
    pub theme: Option<String>,
    /// Bell
    pub bell: bool,
    /// Keys
    pub keys: Keymap,
}
