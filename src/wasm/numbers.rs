//! Number formats for JavaScript.

use super::border::{request, with};
use super::memory::State;
use crate::format::{Marked, NumberFormat, NumberFormatOptions};
use crate::locale::Locale;
use alloc::vec::Vec;
use wasm_bindgen::prelude::wasm_bindgen;

pub(super) struct Entry {
    pub(super) format: NumberFormat,
    options: NumberFormatOptions,
    locale: Locale,
}

static FORMATS: State<Vec<Entry>> = State::new(Vec::new());

#[inline(always)]
pub(super) fn format<R>(handle: u32, work: impl FnOnce(&Entry) -> R) -> Option<R> {
    FORMATS.with_borrow(|formats| formats.get(handle as usize).map(work))
}

/// Resolves a format from a request of this many units; its handle, or -1.
#[wasm_bindgen]
pub fn number_open(length: u32) -> i32 {
    with(|border| {
        let mut options = NumberFormatOptions::default();
        let built = request(&border.text(length), &mut |name, value| options.set(name, value))
            .and_then(|locale| Ok(Entry { format: NumberFormat::new(&locale, &options)?, locale, options }));
        border.keep(&FORMATS, built)
    })
}

/// Writes a double into the window: where it starts there, or -1 where its text is needed.
#[wasm_bindgen]
pub fn number_double(handle: u32, value: f64) -> i32 {
    with(|border| {
        let scratch = &mut border.scratch;
        let written = format(handle, |entry| entry.format.write_double(value, scratch)).unwrap_or(false);
        if written { border.scratch.window.start() as i32 } else { -1 }
    })
}

/// Writes `value × 10^-scale`.
#[wasm_bindgen]
pub fn number_minor(handle: u32, value: i64, scale: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let scratch = &mut border.scratch;
        format(handle, |entry| entry.format.write_minor(value, scale, scratch));
        border.answer()
    })
}

/// Writes the number whose text of this many units stands in the input.
#[wasm_bindgen]
pub fn number_text(handle: u32, length: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let text = border.text(length);
        let result = format(handle, |entry| entry.format.write_text(&text, &mut border.scratch)).unwrap_or(Ok(()));
        border.answer_result(result)
    })
}

/// Writes the doubles of the input one after the other, and over each where its text ends, or -1
/// where its own text is needed.
#[wasm_bindgen]
pub fn number_doubles(handle: u32, count: u32) -> i32 {
    with(|border| {
        let scratch = &mut border.scratch;
        scratch.clear();
        let doubles = border.doubles.get_mut(..count as usize).unwrap_or_default();
        format(handle, |entry| {
            for value in doubles {
                *value = if entry.format.write_double(*value, scratch) {
                    scratch.push_window();
                    scratch.len() as f64
                } else {
                    -1.0
                };
            }
        });
        border.answer()
    })
}

/// Tells the pieces of a number whose text stands in the input: kinds and values in turn.
#[wasm_bindgen]
pub fn number_parts(handle: u32, length: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let text = border.text(length);
        let marked = format(handle, |entry| entry.format.mark_text(&text));
        let result = marked.unwrap_or_else(|| Ok(Marked::default())).map(|marked| {
            marked.tell(&mut |kind, units| {
                border.tell(&[kind.as_str()]);
                border.scratch.push_units(units);
                border.scratch.push_unit(0);
            });
        });
        border.answer_result(result)
    })
}

/// Tells the options in use: names and values in turn.
#[wasm_bindgen]
pub fn number_resolved(handle: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        format(handle, |entry| {
            entry.format.resolved_options(&entry.locale, &entry.options, |name, value| border.tell(&[name, value]));
        });
        border.answer()
    })
}
