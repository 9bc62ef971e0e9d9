//! `eval` for JavaScript: plain strings, off the hot path.

use super::memory::State;
use crate::error::Error;
use crate::eval::Context;
use alloc::string::String;
use wasm_bindgen::prelude::wasm_bindgen;

static CONTEXT: State<Option<Context>> = State::new(None);

/// Answers one line of `coinage eval`.
#[wasm_bindgen]
pub fn evaluate(line: &str) -> String {
    CONTEXT.with_borrow_mut(|context| crate::eval::evaluate(line.as_bytes(), context.get_or_insert_with(Context::new)))
}

/// Gives [`evaluate`] what the command line has compiled in: a pack of rates or of names.
#[wasm_bindgen]
pub fn load_pack(bytes: &[u8]) -> Result<(), String> {
    let told = |error: Error| [error.code(), ": ", error.message()].concat();
    CONTEXT.with_borrow_mut(|context| context.get_or_insert_with(Context::new).load_pack(bytes).map_err(told))
}
