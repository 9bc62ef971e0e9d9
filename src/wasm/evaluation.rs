//! `eval` for JavaScript: plain strings, off the hot path.

use crate::error::Error;
use crate::eval::Context;
use core::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static CONTEXT: RefCell<Context> = RefCell::new(Context::new());
}

/// Answers one line of `coinage eval`.
#[wasm_bindgen]
pub fn evaluate(line: &str) -> String {
    CONTEXT.with_borrow_mut(|context| crate::eval::evaluate(line.as_bytes(), context))
}

/// Gives [`evaluate`] what the command line has compiled in: a pack of rates or of names.
#[wasm_bindgen]
pub fn load_pack(bytes: &[u8]) -> Result<(), String> {
    let told = |error: Error| [error.code(), ": ", error.message()].concat();
    CONTEXT.with_borrow_mut(|context| context.load_pack(bytes).map_err(told))
}
