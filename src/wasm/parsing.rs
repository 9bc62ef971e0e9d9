//! Reading numbers and amounts, for JavaScript.

use super::border::{request, with};
use super::memory::State;
use crate::error::{Error, ErrorCode};
use crate::format::{NumberParser, OptionValue};
use crate::money::Currency;
use alloc::vec::Vec;
use wasm_bindgen::prelude::wasm_bindgen;

static PARSERS: State<Vec<NumberParser>> = State::new(Vec::new());

/// Makes a parser from a request of this many units: a locale, and the option `currency` for the
/// one that is expected; its handle, or -1.
#[wasm_bindgen]
pub fn parser_open(length: u32) -> i32 {
    with(|border| {
        let mut expected = None;
        let locale = request(&border.text(length), &mut |name, value| match (name, value) {
            ("currency", OptionValue::Text(code)) => Currency::parse(code).map(|currency| expected = Some(currency)),
            ("currency", _) => Err(Error::new(ErrorCode::BadRequest, &["option currency is of the wrong type"])
                .with_hint(&["give it three letters of ISO 4217, like EUR"])),
            _ => Ok(()),
        });
        let opened = locale.map(|locale| {
            let parser = NumberParser::new(&locale);
            match expected {
                Some(currency) => parser.with_currency(currency),
                None => parser,
            }
        });
        border.keep(&PARSERS, opened)
    })
}

/// Reads the text of this many units: the amount, the currency or nothing, and `percent` where it
/// is a percentage, each with U+0000 after it.
#[wasm_bindgen]
pub fn parser_parse(handle: u32, length: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let text = border.text(length);
        let found = PARSERS.with_borrow(|parsers| parsers.get(handle as usize).map(|parser| parser.parse(&text)));
        let told = found.transpose().map(|found| {
            if let Some(found) = found {
                let style = if found.is_percent { "percent" } else { "" };
                border.tell(&[&found.value.plain(), found.currency.map_or("", Currency::code), style]);
            }
        });
        border.answer_result(told)
    })
}
