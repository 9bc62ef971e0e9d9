//! Ranges for JavaScript: of numbers, and of plural categories.

use super::border::with;
use super::{numbers, plurals};
use crate::format::PluralCategory;
use wasm_bindgen::prelude::wasm_bindgen;

/// Writes the range between the two numbers whose texts stand in the input, U+0000 between them.
#[wasm_bindgen]
pub fn number_range(handle: u32, length: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let text = border.text(length);
        let (start, end) = ends(&text);
        let result = numbers::format(handle, |entry| entry.format.write_text_range(start, end, &mut border.scratch));
        border.answer_result(result.unwrap_or(Ok(())))
    })
}

/// Tells the pieces of such a range: sources, kinds and values in turn.
#[wasm_bindgen]
pub fn number_range_parts(handle: u32, length: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let text = border.text(length);
        let (start, end) = ends(&text);
        let result = numbers::format(handle, |entry| {
            entry.format.tell_text_range(start, end, &mut |source, kind, units| {
                border.tell(&[source.as_str(), kind.as_str()]);
                border.scratch.push_units(units);
                border.scratch.push_unit(0);
            })
        });
        border.answer_result(result.unwrap_or(Ok(())))
    })
}

fn ends(text: &str) -> (&str, &str) {
    text.split_once('\0').unwrap_or((text, ""))
}

/// The category of a range by the places of its ends' categories.
#[wasm_bindgen]
pub fn plural_range(handle: u32, start: u32, end: u32) -> u32 {
    let category = |place: u32| PluralCategory::ALL.get(place as usize).copied().unwrap_or(PluralCategory::Other);
    plurals::RULES.with_borrow(|rules| {
        rules.get(handle as usize).map_or(5, |entry| entry.rules.select_range(category(start), category(end)) as u32)
    })
}
