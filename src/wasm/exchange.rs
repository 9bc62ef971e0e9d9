//! Money and rates for JavaScript.

use super::border::{Border, with};
use super::memory::State;
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::{ConvertOptions, Exchange, History};
use crate::format::OptionValue;
use crate::money::text::decimal_text;
use crate::money::{Currency, Money};
use crate::text::{Fields, fields};
use alloc::vec::Vec;
use wasm_bindgen::prelude::wasm_bindgen;

pub(super) static EXCHANGE: State<Exchange> = State::new(Exchange::EMPTY);
/// Minor units on their way in, and converted on their way out.
static MINOR: State<Vec<i64>> = State::new(Vec::new());

/// Adds the rate history in the byte input.
#[wasm_bindgen]
pub fn rates_add() -> i32 {
    with(|border| {
        border.scratch.clear();
        let bytes = core::mem::take(&mut border.bytes);
        let result =
            History::from_pack(bytes).map(|history| EXCHANGE.with_borrow_mut(|exchange| exchange.add(history)));
        border.answer_result(result)
    })
}

/// Adds the rates of the text in the byte input, published by the source in the input.
#[cfg(feature = "parser")]
#[wasm_bindgen]
pub fn rates_text(length: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let source = border.text(length);
        let text = String::from_utf8_lossy(&border.bytes);
        let result =
            History::from_csv(&text, &source).map(|history| EXCHANGE.with_borrow_mut(|exchange| exchange.add(history)));
        border.answer_result(result)
    })
}

/// Forgets all rates but the fixed ones.
#[wasm_bindgen]
pub fn rates_clear() {
    EXCHANGE.with_borrow_mut(|exchange| *exchange = Exchange::EMPTY);
}

/// Reads an amount and a currency, separated by U+0000: the amount with its digits and the
/// currency's code, each with U+0000 after it.
#[wasm_bindgen]
pub fn money_parse(length: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let text = border.text(length);
        let mut fields = fields(&text, 0);
        let mut next = || fields.next().unwrap_or_default();
        let result = Money::parse(next(), next());
        tell_money(border, result)
    })
}

fn tell_money(border: &mut Border, money: Result<Money>) -> i32 {
    let result = money.map(|money| border.tell(&[&decimal_text(money.amount()), money.currency().code()]));
    border.answer_result(result)
}

/// Reads whole minor units and a currency; the answer is as that of [`money_parse`].
#[wasm_bindgen]
pub fn money_minor(minor: i64, length: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let currency = Currency::parse(&border.text(length));
        let money = currency.and_then(|currency| Money::from_minor(i128::from(minor), currency));
        tell_money(border, money)
    })
}

/// The currencies of a conversion's request, and the options behind them.
fn request(fields: &mut Fields<'_>) -> Result<(Currency, Currency, ConvertOptions)> {
    let from = Currency::parse(fields.next().unwrap_or_default())?;
    let to = Currency::parse(fields.next().unwrap_or_default())?;
    let mut options = ConvertOptions::default();
    while let (Some(name), Some(value)) = (fields.next(), fields.next()) {
        options.set(name, OptionValue::Text(value))?;
    }
    Ok((from, to, options))
}

/// Converts: amount, source and target currency, then names and values of options, separated
/// by U+0000. Answers with names and values in turn.
#[wasm_bindgen]
pub fn convert(length: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let text = border.text(length);
        let mut fields = fields(&text, 0);
        let amount = fields.next().unwrap_or_default();
        let result = (|| {
            let amount = crate::decimal::parse(amount)?;
            let (from, to, options) = request(&mut fields)?;
            EXCHANGE.with_borrow(|exchange| exchange.convert(&Money::new(amount, from), to, &options))
        })();
        let result = result.map(|found| {
            found.describe(|name, value| border.tell(&[name, value]));
        });
        border.answer_result(result)
    })
}

/// Makes room for so many minor units and tells where they go; results come back in place.
#[wasm_bindgen]
pub fn input_minor(length: u32) -> *const i64 {
    MINOR.with_borrow_mut(|minor| {
        minor.clear();
        minor.resize((length as usize).wrapping_mul(2), 0);
        minor.as_ptr()
    })
}

/// Converts so many minor units; the request is as that of [`convert`], without the amount.
/// The results stand behind the amounts.
#[wasm_bindgen]
pub fn convert_many(count: u32, length: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let text = border.text(length);
        let result = (|| {
            let (from, to, options) = request(&mut fields(&text, 0))?;
            let route = EXCHANGE.with_borrow(|exchange| exchange.route(from, to, &options))?;
            MINOR.with_borrow_mut(|minor| {
                let (amounts, results) = minor
                    .split_at_mut_checked(count as usize)
                    .ok_or_else(|| Error::new(ErrorCode::BadRequest, &["there are fewer amounts than announced"]))?;
                route.convert_minor(amounts, results, &options)
            })
        })();
        border.answer_result(result)
    })
}
