//! One test binary: a module for each capability.

mod broken;
