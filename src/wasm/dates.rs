//! Dates and times for JavaScript.

use super::border::{request, with};
use super::memory::State;
use crate::calendar::Instant;
use crate::format::{DateTimeFormat, DateTimeFormatOptions};
use alloc::vec::Vec;
use wasm_bindgen::prelude::wasm_bindgen;

static FORMATS: State<Vec<DateTimeFormat>> = State::new(Vec::new());

/// Resolves a format from a request of this many units; its handle, or -1.
#[wasm_bindgen]
pub fn date_open(length: u32) -> i32 {
    with(|border| {
        let mut options = DateTimeFormatOptions::default();
        let built = request(&border.text(length), &mut |name, value| options.set(name, value))
            .and_then(|locale| DateTimeFormat::new(&locale, &options));
        border.keep(&FORMATS, built)
    })
}

/// Writes the moment so many milliseconds after 1970 began in UTC.
#[wasm_bindgen]
pub fn date_format(handle: u32, milliseconds: f64) -> i32 {
    with(|border| {
        border.scratch.clear();
        let result = Instant::from_milliseconds(milliseconds as i64).map(|moment| {
            FORMATS.with_borrow(|formats| {
                if let Some(format) = formats.get(handle as usize) {
                    format.write(moment, &mut border.scratch);
                }
            });
        });
        border.answer_result(result)
    })
}

/// Tells the pieces of a moment: kinds and values in turn.
#[wasm_bindgen]
pub fn date_parts(handle: u32, milliseconds: f64) -> i32 {
    with(|border| {
        border.scratch.clear();
        let result = Instant::from_milliseconds(milliseconds as i64).map(|moment| {
            let parts = FORMATS.with_borrow(|formats| formats.get(handle as usize).map(|f| f.format_to_parts(moment)));
            for part in parts.unwrap_or_default() {
                border.tell(&[part.kind.as_str(), &part.value]);
            }
        });
        border.answer_result(result)
    })
}

/// Tells the options in use: names and values in turn.
#[wasm_bindgen]
pub fn date_resolved(handle: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        FORMATS.with_borrow(|formats| {
            if let Some(format) = formats.get(handle as usize) {
                let resolved = format.resolved_options();
                border.tell(&["locale", &resolved.locale, "calendar", resolved.calendar]);
                border.tell(&["numberingSystem", resolved.numbering_system, "timeZone", &resolved.time_zone]);
                if let (Some(cycle), Some(twelve)) = (resolved.hour_cycle, resolved.hour12()) {
                    border.tell(&["hourCycle", cycle.as_str(), "hour12", if twelve { "true" } else { "false" }]);
                }
                if let Some(style) = resolved.date_style {
                    border.tell(&["dateStyle", style.as_str()]);
                }
                if let Some(style) = resolved.time_style {
                    border.tell(&["timeStyle", style.as_str()]);
                }
            }
        });
        border.answer()
    })
}
