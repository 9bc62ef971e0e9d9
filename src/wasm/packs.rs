//! Packs of a locale for JavaScript: names, compact forms, units, relative times.

use super::border::with;
use wasm_bindgen::prelude::wasm_bindgen;

/// Takes the pack in the byte input into use: what is built from then on reads it.
#[wasm_bindgen]
pub fn pack_add() -> i32 {
    with(|border| {
        border.scratch.clear();
        let bytes = core::mem::take(&mut border.bytes);
        border.answer_result(crate::data::pack::install(&bytes))
    })
}
