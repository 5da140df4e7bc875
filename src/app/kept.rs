//! Owns what was made for the last frame and stays good while nothing but the time passes, so that a second costs the
//! same whoever is in the room and whatever was said. It does not know what it keeps.

use std::any::Any;
use std::cell::RefCell;
use std::fmt;

/// Something of which only the one who kept it knows what it is.
type Something = Box<dyn Any + Send>;

/// What was made for the last frame.
#[derive(Default)]
pub struct Kept(RefCell<Inner>);

#[derive(Default)]
struct Inner {
    of: Option<Something>,
    parts: Vec<(&'static str, Something)>,
}

impl Kept {
    /// Forgets everything unless it was made of the same; `make` tells what it will be made of.
    pub(super) fn follow<K: Send + 'static>(&self, is_same: impl FnOnce(&K) -> bool, make: impl FnOnce() -> K) {
        let mut inner = self.0.borrow_mut();
        if !inner.of.as_ref().and_then(|of| of.downcast_ref()).is_some_and(is_same) {
            inner.of = Some(Box::new(make()));
            inner.parts.clear();
        }
    }

    /// Takes out what is kept of a part of the frame and is wanted.
    pub fn take<T: 'static>(&self, part: &str, is_wanted: impl Fn(&T) -> bool) -> Option<T> {
        let parts = &mut self.0.borrow_mut().parts;
        let wanted = |kept: &Something| kept.downcast_ref().is_some_and(&is_wanted);
        let at = parts.iter().position(|(name, kept)| *name == part && wanted(kept))?;
        parts.swap_remove(at).1.downcast().ok().map(|kept| *kept)
    }

    /// Keeps something of a part of the frame.
    pub fn put<T: Send + 'static>(&self, part: &'static str, what: T) {
        self.0.borrow_mut().parts.push((part, Box::new(what)));
    }
}

impl Clone for Kept {
    /// Keeps nothing: a copy makes its own.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept")
    }
}
