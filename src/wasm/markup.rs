//! Markup of translations for JavaScript.

use super::border::with;
use crate::message::{MarkupPiece, markup};
use wasm_bindgen::prelude::wasm_bindgen;

/// Tells the pieces of the text in the input, each behind a letter: `t` and a text; `o`, the
/// element's name, its slot (empty for none), the number of attributes, their names and values;
/// `c` for the end of an element.
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
                    border.tell(&["o", &name, &slot]);
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
