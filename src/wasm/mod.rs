//! The JavaScript surface: bindings over the rooms below, and no logic of their own.
//!
//! Two modules are built from it, `core` (feature `wasm`) and `full` (with `eval` besides);
//! `cargo xtask wasm` makes both. Numbers and handles cross as wasm numbers; text crosses in
//! UTF-16 through two buffers in wasm memory, one each way, described in `border`. A newcomer
//! would return a `String`: that costs three times the formatting itself. Conveniences belong
//! into a room below, where the command line can reach them too.

#![expect(unreachable_pub, reason = "public to JavaScript, which reaches them by name")]

mod border;
mod browser;
#[cfg(feature = "dates")]
mod dates;
mod exchange;
#[cfg(feature = "dates")]
mod lists;
mod locales;
mod memory;
mod messages;
mod numbers;
mod plurals;

#[cfg(feature = "eval")]
mod evaluation;
