//! Markup of translations for JavaScript.

use super::border::with;
use crate::message::{MarkupPiece, MarkupSlot, is_of_text, markup, render_markup};
use crate::text::fields;
use alloc::vec::Vec;
use wasm_bindgen::prelude::wasm_bindgen;

/// Tells the pieces of the text in the input, each behind a letter: `t` and a text; `e` for an
/// element of text or `s` for one that only the page may have, its name, its slot (empty for
/// none), the number of attributes, their names and values; `c` for the end of an element.
#[wasm_bindgen]
pub fn markup_pieces(length: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        for piece in markup(&border.text(length)) {
            match piece {
                MarkupPiece::Text(text) => border.tell(&["t", &text]),
                MarkupPiece::Close => border.tell(&["c"]),
                MarkupPiece::Open { name, slot, attributes } => {
                    let slot = slot.unwrap_or_default();
                    border.tell(&[if is_of_text(&name) { "e" } else { "s" }, &name, &slot]);
                    border.scratch.push_unit(u16::from(b'0').wrapping_add(attributes.len() as u16));
                    border.tell(&[""]);
                    for (name, value) in &attributes {
                        border.tell(&[name, value]);
                    }
                }
            }
        }
        border.answer()
    })
}

/// Writes a text as HTML. The input has fields, each ended by U+0000: the text, then for each
/// element of the page's own its slot, its name, names and values of its attributes, and two empty
/// ones.
#[wasm_bindgen]
pub fn markup_render(length: u32) -> i32 {
    with(|border| {
        let told = border.text(length);
        let mut told = fields(&told, 0);
        let text = told.next().unwrap_or_default();
        let mut pairs = Vec::new();
        while let (Some(first), Some(second)) = (told.next(), told.next()) {
            pairs.push((first, second));
        }
        let slots: Vec<MarkupSlot<'_>> = pairs
            .split(|(first, _)| first.is_empty())
            .filter_map(|pairs| pairs.split_first().map(|((slot, element), kept)| (*slot, *element, kept)))
            .collect();
        border.scratch.clear();
        border.scratch.push_str(&render_markup(text, &slots));
        border.answer()
    })
}
