//! `split`, `percent`, `lineTotal`, `discount`: what invoices are computed with.

use super::answer::{self, Object};
use super::money::{currency, named};
use super::request::{Fields, InField as _, Value};
use crate::decimal::{Decimal, RoundingMode};
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::Units;
use crate::money::text::decimal_text;
use crate::money::{Currency, Discount, DiscountLimit, LineRounding, Money, TaxBasis, TaxRounding, TaxSplit};
use alloc::string::String;
use alloc::vec::Vec;

/// An option that is a word.
fn word<T: Default>(options: &Fields<'_>, name: &str, parse: impl Fn(&str) -> Result<T>) -> Result<T> {
    match options.find(name) {
        Some(value) => parse(&value.text()?).map_err(|error| error.in_field(value.path())),
        None => Ok(T::default()),
    }
}

/// The mode, which every answer repeats: the half away from zero where none is asked for.
fn mode(options: &Fields<'_>) -> Result<RoundingMode> {
    let parse = |text: &str| RoundingMode::parse(text).map(Some);
    Ok(word(options, "rounding", parse)?.unwrap_or(RoundingMode::HalfExpand))
}

/// The currency, which must have a minor unit to round to.
fn countable(request: &Fields<'_>) -> Result<Currency> {
    let currency = currency(&request.get("currency")?)?;
    if currency.minor_units().is_none() {
        return Err(Error::new(ErrorCode::InvalidOption, &[currency.code(), " has no minor unit to round to"])
            .with_hint(&["use a currency that is counted, like EUR; percent takes any, with the option units"])
            .in_field("currency"));
    }
    Ok(currency)
}

fn amount(request: &Fields<'_>, name: &str, currency: Currency) -> Result<Money> {
    Ok(Money::new(request.get(name)?.decimal()?, currency))
}

pub(super) fn split(request: &Fields<'_>) -> Result<String> {
    let currency = countable(request)?;
    let rate = request.get("rate")?.decimal()?;
    let options = request.object("options")?;
    let basis = word(&options, "basis", TaxBasis::parse)?;
    let by = word(&options, "by", TaxRounding::parse)?;
    let mode = mode(&options)?;
    let Some(lines) = request.find("lines") else {
        let split = amount(request, "amount", currency)?.split_tax(rate, basis, mode)?;
        return Ok(members(&split, currency, mode).close());
    };
    if request.find("amount").is_some() {
        return Err(Error::new(ErrorCode::BadRequest, &["both `amount` and `lines` are given"])
            .with_hint(&["give the lines of a document, or one amount"])
            .in_field("lines"));
    }
    let lines = lines.list()?.iter().map(Value::decimal).collect::<Result<Vec<Decimal>>>()?;
    let lines: Vec<Money> = lines.into_iter().map(|line| Money::new(line, currency)).collect();
    let splits = Money::split_tax_of(&lines, rate, basis, by, mode)?;
    let sum = |part: fn(&TaxSplit) -> Money| Money::sum(&splits.iter().map(part).collect::<Vec<_>>(), currency);
    let total =
        TaxSplit { net: sum(|split| split.net)?, tax: sum(|split| split.tax)?, gross: sum(|split| split.gross)? };
    let lines = splits.iter().map(|split| parts(split).close());
    Ok(members(&total, currency, mode).json("lines", &answer::list(lines)).close())
}

fn parts(split: &TaxSplit) -> Object {
    Object::new()
        .text("net", &decimal_text(split.net.amount()))
        .text("tax", &decimal_text(split.tax.amount()))
        .text("gross", &decimal_text(split.gross.amount()))
}

fn members(split: &TaxSplit, currency: Currency, mode: RoundingMode) -> Object {
    parts(split).text("currency", currency.code()).text("rounding", mode.as_str())
}

pub(super) fn percent(request: &Fields<'_>) -> Result<String> {
    let currency = currency(&request.get("currency")?)?;
    let exact = amount(request, "amount", currency)?.percent(request.get("percent")?.decimal()?)?;
    let options = request.object("options")?;
    let mode = mode(&options)?;
    let units = match options.find("units") {
        Some(value) => named(&value, Units::parse)?,
        None => Units::Minor,
    };
    let rounded = match units {
        Units::Minor => exact.round_to_minor(mode),
        Units::Cash => exact.round_to_cash(mode),
        Units::None => Ok(exact),
        Units::Decimals(places) => exact.round_to_scale(u32::from(places), mode),
    };
    Ok(Object::new()
        .text("amount", &decimal_text(rounded?.amount()))
        .text("currency", currency.code())
        .text("exact", &decimal_text(exact.amount()))
        .text("rounding", mode.as_str())
        .close())
}

pub(super) fn line_total(request: &Fields<'_>) -> Result<String> {
    let currency = countable(request)?;
    let price = amount(request, "unit", currency)?;
    let quantity = request.get("quantity")?.decimal()?;
    let options = request.object("options")?;
    let by = word(&options, "by", LineRounding::parse)?;
    let mode = mode(&options)?;
    Ok(Object::new()
        .text("amount", &decimal_text(price.line_total(quantity, by, mode)?.amount()))
        .text("currency", currency.code())
        .text("exact", &decimal_text(price.multiply(quantity)?.amount()))
        .text("rounding", mode.as_str())
        .close())
}

/// Discounts one after the other, each on what the ones before have left.
pub(super) fn discount(request: &Fields<'_>) -> Result<String> {
    let currency = countable(request)?;
    let before = amount(request, "amount", currency)?;
    let options = request.object("options")?;
    let limit = word(&options, "limit", DiscountLimit::parse)?;
    let mode = mode(&options)?;
    let (mut price, mut limited) = (before, false);
    let mut reductions = Vec::new();
    for value in request.get("discounts")?.list()? {
        let given = value.object()?;
        let discount = match (given.find("amount"), given.find("percent")) {
            (Some(amount), None) => Discount::Amount(Money::new(amount.decimal()?, currency)),
            (None, Some(percent)) => Discount::Percent(percent.decimal()?),
            _ => {
                return Err(Error::new(ErrorCode::BadRequest, &["a discount is an amount or a percentage"])
                    .with_hint(&["write {\"amount\":\"5\"} or {\"percent\":\"10\"}"])
                    .in_field(value.path()));
            }
        };
        let found = price.discount(discount, limit, mode).map_err(|error| error.in_field(value.path()))?;
        (price, limited) = (found.price, limited || found.limited);
        reductions.push(answer::text(&decimal_text(found.reduction.amount())));
    }
    Ok(Object::new()
        .text("amount", &decimal_text(price.amount()))
        .text("currency", currency.code())
        .json("reductions", &answer::list(reductions))
        .json("limited", if limited { "true" } else { "false" })
        .text("rounding", mode.as_str())
        .close())
}
