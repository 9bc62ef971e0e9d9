//! Locales for JavaScript.

use super::border::with;
use crate::locale::{Locale, NegotiationStrategy, negotiate};
use crate::text::fields;
use alloc::vec::Vec;
use wasm_bindgen::prelude::wasm_bindgen;

/// Tells of an identifier in the input: its canonical form, its direction, and whether the
/// table has data of its language.
#[wasm_bindgen]
pub fn locale_describe(length: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let result = Locale::parse(&border.text(length)).map(|locale| {
            border.tell(&[locale.id(), locale.direction().as_str()]);
            border.scratch.push_str(if locale.is_supported() { "supported" } else { "" });
        });
        border.answer_result(result)
    })
}

/// Negotiates: strategy, fallback or nothing, and the requested and available identifiers,
/// separated by U+0000; identifiers among each other by U+0001. The chosen ones, as they were
/// given, come with U+0000 between them.
#[wasm_bindgen]
pub fn locale_negotiate(length: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let text = border.text(length);
        let mut asked = fields(&text, 0);
        let mut next = || asked.next().unwrap_or_default();
        let strategy = NegotiationStrategy::parse(next());
        let fallback = next();
        let mut list = || {
            let mut ids = Vec::new();
            for id in fields(next(), 1) {
                if !id.is_empty() {
                    ids.push(id);
                }
            }
            ids
        };
        let (requested, available) = (list(), list());
        let result = strategy.map(|strategy| {
            for (at, id) in negotiate(&requested, &available, Some(fallback), strategy).into_iter().enumerate() {
                if at > 0 {
                    border.scratch.push_unit(0);
                }
                border.scratch.push_str(id);
            }
        });
        border.answer_result(result)
    })
}
