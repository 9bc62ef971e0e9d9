//! Prices of markets for JavaScript.

use super::border::with;
use super::exchange::EXCHANGE;
use crate::decimal;
use crate::error::{Error, Result};
use crate::format::OptionValue;
use crate::money::text::{count_text, decimal_text};
use crate::money::{Currency, Money};
use crate::pricing::{Item, Market, MarketDraft, Quote};
use crate::text::{Fields, fields};
use wasm_bindgen::prelude::wasm_bindgen;

/// The members of a market: names and values in turn, the first letter of a value its type.
fn market(fields: &mut Fields<'_>) -> Result<Market> {
    let mut draft = MarketDraft::default();
    while let (Some(name), Some(value)) = (fields.next(), fields.next()) {
        let text = value.get(1..).unwrap_or_default();
        let value = match value.as_bytes().first() {
            Some(b'n') => OptionValue::Number(text),
            Some(b'b') => OptionValue::Boolean(text == "true"),
            _ => OptionValue::Text(text),
        };
        draft.set(name, value).map_err(|error| told(&error, name))?;
    }
    draft.build().map_err(|error| match error.place() {
        Some(place) => told(&error, &place.subject),
        None => error,
    })
}

/// An error that names the member it is about: its place does not cross.
fn told(error: &Error, member: &str) -> Error {
    Error::new(error.kind(), &[member, ": ", error.message()]).with_hint(&[error.hint().unwrap_or_default()])
}

/// What is priced: amount, article number, previous price with its currency behind a space;
/// nothing stands for what is not given.
fn item<'t>(front: &mut Fields<'t>, base: Currency) -> Result<Item<'t>> {
    let mut next = || front.next().unwrap_or_default();
    let (amount, sku, previous) = (next(), next(), next());
    let mut previous = fields(previous, b' ');
    let before = (previous.next().filter(|amount| !amount.is_empty()), previous.next().unwrap_or_default());
    Ok(Item {
        base: Money::new(decimal::parse(amount)?, base),
        sku: Some(sku).filter(|sku| !sku.is_empty()),
        previous: before.0.map(|amount| Money::parse(amount, before.1)).transpose()?,
    })
}

/// Prices items: how many, their currency, three fields each, then the members of a market,
/// separated by U+0000. With steps, for one item, answers with names and values in turn; without
/// them with seven fields each: amount, currency, whether it is a fixed one, tax rate, net, tax
/// and gross.
#[wasm_bindgen]
pub fn price(steps: bool, length: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let text = border.text(length);
        let result = (|| {
            let mut front = fields(&text, 0);
            let mut next = || front.next().unwrap_or_default();
            let (count, base) = (next().parse::<u32>().unwrap_or_default(), Currency::parse(next())?);
            let mut members = fields(&text, 0);
            for _ in 0..count.wrapping_mul(3).wrapping_add(2) {
                members.next();
            }
            let market = market(&mut members)?;
            let pricer = EXCHANGE.with_borrow(|exchange| market.pricer(base, exchange))?;
            for number in 0..count {
                let item = item(&mut front, base);
                if steps {
                    pricer.price(&item?)?.describe(|name, value| border.tell(&[name, value]));
                    continue;
                }
                let price = item
                    .and_then(|item| pricer.bare(&item))
                    .map_err(|error| told(&error, &["item ", &count_text(i64::from(number))].concat()))?;
                let fixed = if price.overridden { "true" } else { "" };
                border.tell(&[&decimal_text(price.amount.amount()), price.amount.currency().code(), fixed]);
                let rate = price.tax_rate.map(decimal_text).unwrap_or_default();
                let parts = price.split.map(|split| [split.net, split.tax, split.gross]);
                let [net, tax, gross] =
                    parts.map(|parts| parts.map(|part| decimal_text(part.amount()))).unwrap_or_default();
                border.tell(&[&rate, &net, &tax, &gross]);
            }
            Ok(())
        })();
        border.answer_result(result)
    })
}

/// What goes back of a quote: its base price and its price, the amount, and what went back before,
/// each as amount and currency. Answers with what goes to the buyer, then with what comes from the
/// seller.
#[wasm_bindgen]
pub fn refund(length: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let text = border.text(length);
        let result = (|| {
            let mut fields = fields(&text, 0);
            let mut money = || Money::parse(fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
            let (base, price, amount, already) = (money()?, money()?, money()?, money()?);
            let refund = Quote::of(base, price).refund_after(&already, &amount)?;
            for money in [refund.price, refund.base] {
                border.tell(&[&decimal_text(money.amount()), money.currency().code()]);
            }
            Ok(())
        })();
        border.answer_result(result)
    })
}
