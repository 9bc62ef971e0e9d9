//! `convert` and `allocate`.

use super::Context;
use super::answer::{self, Object};
use super::request::{Fields, InField as _, Value};
use crate::calendar::Date;
use crate::decimal::RoundingMode;
use crate::error::Result;
use crate::exchange::{Conversion, ConvertOptions, Leg, LegKind, MissingDay, Observation, Units, parse_max_age};
use crate::money::text::decimal_text;
use crate::money::{AllocationMode, AllocationStep, Currency, Money};
use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::string::ToString as _;
use alloc::vec::Vec;

/// A currency by its code.
pub(super) fn currency(value: &Value<'_>) -> Result<Currency> {
    Currency::parse(&value.text()?).map_err(|error| error.in_field(value.path()))
}

/// An amount with its currency, out of the members `amount` and `currency`.
pub(super) fn money(fields: &Fields<'_>) -> Result<Money> {
    Ok(Money::new(fields.get("amount")?.decimal()?, currency(&fields.get("currency")?)?))
}

pub(super) fn convert(request: &Fields<'_>, context: &mut Context) -> Result<String> {
    let money = Money::new(request.get("amount")?.decimal()?, currency(&request.get("from")?)?);
    let to = currency(&request.get("to")?)?;
    let mut options = ConvertOptions::default();
    if let Some(on) = request.optional_text("on")? {
        options.on = Some(Date::parse(&on).map_err(|error| error.in_field("on"))?);
    }
    let given = request.object("options")?;
    if let Some(value) = given.find("maxAge") {
        options.max_age_days = named(&value, parse_max_age)?;
    }
    if let Some(value) = given.find("missing") {
        options.missing = MissingDay::parse(&value.text()?).map_err(|error| error.in_field(value.path()))?;
    }
    if let Some(value) = given.find("rounding") {
        let mode = RoundingMode::parse(&value.text()?).map_err(|error| error.in_field(value.path()))?;
        options.rounding = Some(mode);
    }
    if let Some(value) = given.find("units") {
        options.units = named(&value, Units::parse)?;
    }
    Ok(conversion_json(&context.exchange()?.convert(&money, to, &options)?))
}

/// An option that is a word or a number.
pub(super) fn named<T>(value: &Value<'_>, parse: impl Fn(&str) -> Result<T>) -> Result<T> {
    let text = if value.is_number() { value.raw().to_owned() } else { value.text()? };
    parse(&text).map_err(|error| error.in_field(value.path()))
}

/// A conversion as JSON: what `convert` answers, and the command line's `--format json`.
///
/// `amount`, `currency`, `rate`, `quoted` (`"BASE/QUOTE"`), `date` (observed), `source`, `path`,
/// `asked`, `age` in days, `rounding`, `units`, `exact`, `from`, `legs`; `euroAmount` between two
/// national units of the euro and `markup` where there is one; `notes`. Several legs have no rate
/// of their own that was ever quoted: `rate` and `quoted` are `null` then, and from a currency
/// to itself, where `source` is `null` as well. A leg that lies on the line between two
/// observations has both in `between`; its `rate` is cut to 28 digits where it has no end.
///
/// ```
/// use coinage::{Currency, Money, eval::conversion_json, exchange::{ConvertOptions, Exchange}};
/// let exchange = Exchange::from_csv("Date,USD\n2026-10-30,1.25\n", "house rates")?;
/// let found = exchange.convert(&Money::parse("1", "USD")?, Currency::EUR, &ConvertOptions::default())?;
/// assert!(conversion_json(&found).starts_with(
///     r#"{"amount":"0.80","currency":"EUR","rate":"1.25","quoted":"EUR/USD","date":"2026-10-30","source":"house rates","#
/// ));
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn conversion_json(found: &Conversion) -> String {
    let single = found.single();
    let from = Object::new()
        .text("amount", &decimal_text(found.from.amount()))
        .text("currency", found.from.currency().code())
        .close();
    let or_null = |value: Option<String>| value.map_or_else(|| "null".to_owned(), |value| answer::text(&value));
    let object = Object::new()
        .text("amount", &decimal_text(found.amount.amount()))
        .text("currency", found.amount.currency().code())
        .json("rate", &or_null(single.map(|leg| decimal_text(leg.rate.value()))))
        .json("quoted", &or_null(single.map(|leg| leg.rate.quoted())))
        .text("date", &found.date.to_string())
        .json("source", &or_null(found.source()))
        .json("path", &answer::texts(found.path.iter().map(|currency| currency.code())))
        .json("asked", &or_null(found.asked.map(|date| date.to_string())))
        .json("age", &found.age_days.to_string())
        .text("rounding", found.rounding.as_str())
        .text("units", &units(found.units))
        .json("exact", if found.exact { "true" } else { "false" })
        .json("from", &from)
        .json("legs", &answer::list(found.legs.iter().map(leg)));
    let object = match found.euro_amount {
        Some(euro) => object.text("euroAmount", &decimal_text(euro)),
        None => object,
    };
    let object = if found.markup_percent.is_zero() {
        object
    } else {
        object.text("markup", &decimal_text(found.markup_percent))
    };
    let notes = found
        .warnings
        .iter()
        .map(|warning| Object::new().text("code", warning.code).text("message", &warning.message).close());
    object.json("notes", &answer::list(notes)).close()
}

pub(super) fn leg(leg: &Leg) -> String {
    let kind = match leg.kind {
        LegKind::Market => "market",
        LegKind::Irrevocable => "irrevocable",
        LegKind::Redenomination => "redenomination",
    };
    let object = Object::new()
        .text("rate", &decimal_text(leg.rate.value()))
        .text("quoted", &leg.rate.quoted())
        .text("date", &leg.date.to_string())
        .text("source", &leg.source)
        .text("kind", kind);
    let seen = |seen: &Observation| {
        Object::new().text("date", &seen.date.to_string()).text("rate", &decimal_text(seen.value)).close()
    };
    match &leg.between {
        Some(between) => object.json("between", &answer::list([seen(&between.before), seen(&between.after)])),
        None => object,
    }
    .close()
}

/// Units under the name they are asked for with.
fn units(units: Units) -> String {
    match units {
        Units::Minor => "minor".to_owned(),
        Units::Cash => "cash".to_owned(),
        Units::None => "none".to_owned(),
        Units::Decimals(places) => places.to_string(),
    }
}

pub(super) fn allocate(request: &Fields<'_>) -> Result<String> {
    let money = Money::new(request.get("amount")?.decimal()?, currency(&request.get("currency")?)?);
    let ratios = request.get("ratios")?.list()?.iter().map(Value::decimal).collect::<Result<Vec<_>>>()?;
    let (mut mode, mut step) = (AllocationMode::default(), AllocationStep::default());
    let given = request.object("options")?;
    if let Some(value) = given.find("mode") {
        mode = AllocationMode::parse(&value.text()?).map_err(|error| error.in_field(value.path()))?;
    }
    if let Some(value) = given.find("step") {
        step = AllocationStep::parse(&value.text()?).map_err(|error| error.in_field(value.path()))?;
    }
    let shared = money.allocate_with(&ratios, mode, step)?;
    let parts = answer::list(shared.parts.iter().map(|part| answer::text(&decimal_text(part.amount()))));
    if mode.keeps_remainder() {
        let remainder = decimal_text(shared.remainder.amount());
        return Ok(Object::new().json("parts", &parts).text("remainder", &remainder).close());
    }
    Ok(parts)
}
