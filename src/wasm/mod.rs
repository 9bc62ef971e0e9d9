//! The JavaScript surface: bindings over the rooms below, and no logic of their own.
//!
//! Two modules are built from it, `core` (feature `wasm`) and `full` (with `eval` besides);
//! `cargo xtask wasm` makes both. A newcomer would add conveniences here: they belong into
//! a room below, where the command line can reach them too.

#![expect(unreachable_pub, reason = "public to JavaScript, which reaches them by name")]

use wasm_bindgen::prelude::wasm_bindgen;

/// The version of this module, as in Cargo.toml.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// Answers one line of `coinage eval`.
#[cfg(feature = "eval")]
#[wasm_bindgen]
pub fn evaluate(line: &str) -> String {
    thread_local! {
        static CONTEXT: core::cell::RefCell<crate::eval::Context> = core::cell::RefCell::default();
    }
    CONTEXT.with_borrow_mut(|context| crate::eval::evaluate(line.as_bytes(), context))
}
