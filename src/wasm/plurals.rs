//! Plural rules for JavaScript.

use super::border::{request, with};
use super::memory::State;
use crate::decimal::Digits;
use crate::error::{Error, ErrorCode, Result};
use crate::format::{NumberFormat, NumberFormatOptions, OptionValue, PluralRules, PluralType};
use alloc::vec::Vec;
use wasm_bindgen::prelude::wasm_bindgen;

pub(super) struct Entry {
    pub(super) rules: PluralRules,
    /// How the number would be shown; `None` where that is ECMA-402's default.
    format: NumberFormat,
    plain: bool,
}

pub(super) static RULES: State<Vec<Entry>> = State::new(Vec::new());

fn open(text: &str) -> Result<Entry> {
    let mut options = NumberFormatOptions::default();
    let (mut kind, mut plain) = (PluralType::Cardinal, true);
    let locale = request(text, &mut |name, value| match (name, value) {
        ("type", OptionValue::Text(text)) => PluralType::parse(text).map(|parsed| kind = parsed),
        ("type", _) => Err(Error::new(ErrorCode::BadRequest, &["option type is of the wrong type"])),
        _ => {
            plain = false;
            options.set(name, value)
        }
    })?;
    Ok(Entry { rules: PluralRules::new(&locale, kind), format: NumberFormat::new(&locale, &options)?, plain })
}

/// Resolves rules from a request of this many units; their handle, or -1.
#[wasm_bindgen]
pub fn plural_open(length: u32) -> i32 {
    with(|border| {
        let opened = open(&border.text(length));
        border.keep(&RULES, opened)
    })
}

/// The category of a whole double, by its place in CLDR's order; -1 where its text is needed.
#[wasm_bindgen]
pub fn plural_double(handle: u32, value: f64) -> i32 {
    RULES.with_borrow(|rules| match rules.get(handle as usize) {
        Some(entry) if entry.plain && value.abs() < 1e15 => {
            let whole = value.abs() as u64;
            if whole as f64 == value.abs() { entry.rules.select_integer(whole) as i32 } else { -1 }
        }
        _ => -1,
    })
}

/// The category of a number whose text stands in the input; -1 where that is none.
#[wasm_bindgen]
pub fn plural_text(handle: u32, length: u32) -> i32 {
    with(|border| match Digits::parse(&border.text(length)) {
        Ok(value) => RULES.with_borrow(|rules| {
            rules.get(handle as usize).map_or(5, |entry| entry.format.category(&entry.rules, &value) as i32)
        }),
        Err(error) => border.fail(error),
    })
}

/// The categories the rules can give, as bits in CLDR's order.
#[wasm_bindgen]
pub fn plural_categories(handle: u32) -> u32 {
    RULES.with_borrow(|rules| {
        let categories = rules.get(handle as usize).map(|entry| entry.rules.categories()).unwrap_or_default();
        categories.into_iter().fold(0, |bits, category| bits | 1_u32.wrapping_shl(category as u32))
    })
}
