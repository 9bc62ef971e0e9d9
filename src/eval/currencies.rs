//! `currency`: what is known of a currency, and what a territory pays with.

use super::answer::{self, Object};
use super::money::currency;
use super::request::{Fields, InField as _};
use crate::calendar::Date;
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::{LegKind, Successor};
use crate::money::text::decimal_text;
use crate::money::{CashRule, Currency, PaymentProvider, Territory, TerritoryCurrency};
use alloc::borrow::ToOwned as _;
use alloc::format;
use alloc::string::String;
use alloc::string::ToString as _;

pub(super) fn facts(request: &Fields<'_>) -> Result<String> {
    let Some(territory) = request.optional_text("territory")? else {
        return Ok(currency_json(currency(&request.get("currency")?)?));
    };
    if request.find("currency").is_some() {
        return Err(Error::new(ErrorCode::BadRequest, &["both `currency` and `territory` are given"])
            .with_hint(&["ask for one of them"])
            .in_field("territory"));
    }
    let territory = Territory::parse(&territory).map_err(|error| error.in_field("territory"))?;
    Ok(match request.optional_text("on")? {
        Some(on) => {
            let on = Date::parse(&on).map_err(|error| error.in_field("on"))?;
            territory.currency_on(on).map_or_else(|| "null".to_owned(), |found| answer::text(found.code()))
        }
        None => answer::list(territory.currencies().map(|entry| entry_json(&entry))),
    })
}

/// What is known of a currency as JSON: what `currency` answers, and `coinage currency --format
/// json`.
///
/// `currency`, `numeric` (three digits), `name`, `minorUnits`, `minorUnitsAssumed`,
/// `displayDigits`, `cashStep` (CLDR's), `cashChanges`, `historic`, `from`, `until`, `withdrawn`, `successor`,
/// `predecessors`, `territories`, `providers` (decimal places of the integers of each).
///
/// ```
/// use coinage::{Currency, eval::currency_json};
/// let lira = currency_json(Currency::parse("TRL")?);
/// assert!(lira.contains(
///     r#""successor":{"currency":"TRY","rate":"1000000","quoted":"TRY/TRL","from":"2005-01-01","kind":"redenomination"}"#
/// ));
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn currency_json(currency: Currency) -> String {
    let number = |value: Option<u32>| value.map_or_else(|| "null".to_owned(), |value| value.to_string());
    let text = |value: Option<String>| value.map_or_else(|| "null".to_owned(), |value| answer::text(&value));
    let flag = |value: bool| if value { "true" } else { "false" };
    let numeric = Some(currency.numeric()).filter(|numeric| *numeric > 0).map(|numeric| format!("{numeric:03}"));
    let mut providers = Object::new();
    for provider in PaymentProvider::ALL {
        providers = providers.json(provider.as_str(), &number(provider.exponent(currency).ok()));
    }
    let successor = currency.successor();
    Object::new()
        .text("currency", currency.code())
        .json("numeric", &text(numeric))
        .text("name", currency.name())
        .json("minorUnits", &number(currency.minor_units().map(u32::from)))
        .json("minorUnitsAssumed", flag(currency.minor_units_are_assumed()))
        .json("displayDigits", &currency.display_digits().to_string())
        .json("cashStep", &text(currency.cash_unit().map(|unit| decimal_text(unit.amount()))))
        .json("cashChanges", &answer::list(currency.cash_changes().map(|rule| cash_json(&rule))))
        .json("historic", flag(currency.is_historic()))
        .json("from", &day(currency.valid_from()))
        .json("until", &day(currency.valid_until()))
        .json("withdrawn", &text(currency.withdrawn().map(str::to_owned)))
        .json("successor", &successor.map_or_else(|| "null".to_owned(), |step| step_json(&step, step.currency())))
        .json(
            "predecessors",
            &answer::list(currency.predecessors().iter().map(|step| step_json(step, step.predecessor()))),
        )
        .json("territories", &answer::list(currency.territories().map(|entry| entry_json(&entry))))
        .json("providers", &providers.close())
        .close()
}

fn cash_json(rule: &CashRule) -> String {
    let territory = rule.territory.map_or_else(|| "null".to_owned(), |territory| answer::text(territory.code()));
    Object::new()
        .json("territory", &territory)
        .text("step", &decimal_text(rule.unit.amount()))
        .json("from", &day(rule.from))
        .json("until", &day(rule.until))
        .text("source", rule.source)
        .close()
}

fn step_json(step: &Successor, named: Currency) -> String {
    let kind = if step.kind == LegKind::Irrevocable { "irrevocable" } else { "redenomination" };
    Object::new()
        .text("currency", named.code())
        .text("rate", &decimal_text(step.rate.value()))
        .text("quoted", &step.rate.quoted())
        .json("from", &day(Some(step.from)))
        .text("kind", kind)
        .close()
}

fn entry_json(entry: &TerritoryCurrency) -> String {
    Object::new()
        .text("territory", entry.territory.code())
        .text("currency", entry.currency.code())
        .json("from", &day(entry.from))
        .json("until", &day(entry.until))
        .json("tender", if entry.legal_tender { "true" } else { "false" })
        .close()
}

fn day(date: Option<Date>) -> String {
    date.map_or_else(|| "null".to_owned(), |date| answer::text(&date.to_string()))
}
