//! The JavaScript surface: bindings over the rooms below, and no logic of their own.
//!
//! Three modules are built from it, `core` (feature `wasm`), `standard` (with `dates` and `parser`
//! besides) and `full` (with `eval`); `cargo xtask wasm` makes them. Numbers and handles cross as
//! wasm numbers; text crosses in UTF-16 through two buffers in wasm memory, one each way,
//! described in `border`. A newcomer would return a `String`: that costs three times the
//! formatting itself. Conveniences belong into a room below, where the command line can reach
//! them too.

#![expect(unreachable_pub, reason = "public to JavaScript, which reaches them by name")]

mod border;
// Its bindings weigh as much as a quarter of the smallest module's JavaScript, which leaves the page to its caller.
#[cfg(feature = "dates")]
mod browser;
#[cfg(feature = "dates")]
mod dates;
mod exchange;
#[cfg(feature = "quantities")]
mod functions;
#[cfg(feature = "dates")]
mod lists;
mod locales;
#[cfg(feature = "dates")]
mod markup;
mod memory;
mod messages;
mod numbers;
mod packs;
#[cfg(feature = "parsing")]
mod parsing;
mod plurals;
#[cfg(feature = "pricing")]
mod pricing;
#[cfg(feature = "quantities")]
mod ranges;
#[cfg(feature = "quantities")]
mod relative;

#[cfg(feature = "eval")]
mod evaluation;
