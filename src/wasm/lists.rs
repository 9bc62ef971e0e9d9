//! Lists for JavaScript.

use super::border::{request, with};
use super::memory::State;
use crate::format::{ListFormat, ListFormatOptions};
use crate::text::fields;
use alloc::vec::Vec;
use wasm_bindgen::prelude::wasm_bindgen;

static FORMATS: State<Vec<ListFormat>> = State::new(Vec::new());

/// Resolves a format from a request of this many units; its handle, or -1.
#[wasm_bindgen]
pub fn list_open(length: u32) -> i32 {
    with(|border| {
        let mut options = ListFormatOptions::default();
        let locale = request(&border.text(length), &mut |name, value| options.set(name, value));
        border.keep(&FORMATS, locale.map(|locale| ListFormat::new(&locale, &options)))
    })
}

/// Joins the elements in the input, which are separated by U+0000; so many of them.
#[wasm_bindgen]
pub fn list_format(handle: u32, length: u32, count: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let text = border.text(length);
        let elements: Vec<&str> = fields(&text, 0).take(count as usize).collect();
        FORMATS.with_borrow(|formats| {
            if let Some(format) = formats.get(handle as usize) {
                format.write(&elements, &mut border.scratch);
            }
        });
        border.answer()
    })
}

/// Tells the pieces of the joined elements: kinds and values in turn.
#[wasm_bindgen]
pub fn list_parts(handle: u32, length: u32, count: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let text = border.text(length);
        let elements: Vec<&str> = fields(&text, 0).take(count as usize).collect();
        let parts = FORMATS.with_borrow(|formats| formats.get(handle as usize).map(|f| f.format_to_parts(&elements)));
        for part in parts.unwrap_or_default() {
            border.tell(&[part.kind.as_str(), &part.value]);
        }
        border.answer()
    })
}
