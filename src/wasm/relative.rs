//! Relative times for JavaScript.

use super::border::{request, with};
use super::memory::State;
use crate::decimal::Digits;
use crate::error::Result;
use crate::format::{RelativeTimeFormat, RelativeTimeFormatOptions, RelativeTimeUnit};
use alloc::vec::Vec;
use wasm_bindgen::prelude::wasm_bindgen;

static FORMATS: State<Vec<RelativeTimeFormat>> = State::new(Vec::new());

/// Resolves a format from a request of this many units; its handle, or -1.
#[wasm_bindgen]
pub fn relative_open(length: u32) -> i32 {
    with(|border| {
        let mut options = RelativeTimeFormatOptions::default();
        let built = request(&border.text(length), &mut |name, value| options.set(name, value))
            .and_then(|locale| RelativeTimeFormat::new(&locale, &options));
        border.keep(&FORMATS, built)
    })
}

/// Writes the number and the unit whose texts stand in the input, U+0000 between them.
#[wasm_bindgen]
pub fn relative_format(handle: u32, length: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let result = distance(&border.text(length)).map(|(value, unit)| {
            FORMATS.with_borrow(|formats| {
                if let Some(format) = formats.get(handle as usize) {
                    format.write(&value, unit, &mut border.scratch);
                }
            });
        });
        border.answer_result(result)
    })
}

/// Tells the pieces of such a text: kinds, values and units in turn, no unit for what is not the
/// number's.
#[wasm_bindgen]
pub fn relative_parts(handle: u32, length: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let result = distance(&border.text(length)).map(|(value, unit)| {
            let told = |formats: &Vec<RelativeTimeFormat>| {
                formats.get(handle as usize).map(|format| format.format_to_parts(&value, unit))
            };
            for piece in FORMATS.with_borrow(told).unwrap_or_default() {
                let unit = piece.unit.map_or("", RelativeTimeUnit::as_str);
                border.tell(&[piece.part.kind.as_str(), &piece.part.value, unit]);
            }
        });
        border.answer_result(result)
    })
}

/// Tells the options in use: names and values in turn.
#[wasm_bindgen]
pub fn relative_resolved(handle: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        FORMATS.with_borrow(|formats| {
            if let Some(format) = formats.get(handle as usize) {
                format.resolved_options(|name, value| border.tell(&[name, value]));
            }
        });
        border.answer()
    })
}

fn distance(text: &str) -> Result<(Digits, RelativeTimeUnit)> {
    let (value, unit) = text.split_once('\0').unwrap_or((text, ""));
    let unit = RelativeTimeUnit::parse(unit)?;
    Ok((Digits::parse(value)?, unit))
}
