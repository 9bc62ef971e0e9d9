//! `provider`: amounts as payment providers count them, and back; `cash`: what is paid in coins.

use super::answer::Object;
use super::money::{currency, money};
use super::request::{Fields, InField as _, Value};
use crate::calendar::Date;
use crate::decimal::{self, Decimal, RoundingMode};
use crate::error::{Error, ErrorCode, Result};
use crate::money::text::decimal_text;
use crate::money::{CashRule, Money, PaymentProvider, PaymentPurpose, SmallAmounts, Territory, no_minor_unit};
use alloc::string::String;
use alloc::string::ToString as _;

pub(super) fn provider(request: &Fields<'_>) -> Result<String> {
    let provider = PaymentProvider::parse(&request.text("provider")?).map_err(|error| error.in_field("provider"))?;
    let purpose = match request.optional_text("purpose")? {
        Some(purpose) => PaymentPurpose::parse(&purpose).map_err(|error| error.in_field("purpose"))?,
        None => PaymentPurpose::default(),
    };
    let currency = currency(&request.get("currency")?)?;
    let (money, minor) = match (request.find("amount"), request.find("minor")) {
        (Some(amount), None) => {
            let money = Money::new(amount.decimal()?, currency);
            let minor = provider.to_minor(&money, purpose).map_err(|error| place(error, "amount"))?;
            // With the places of the currency, as the way back has it.
            (provider.from_minor(minor, currency, purpose)?, minor)
        }
        (None, Some(minor)) => {
            let minor = integer(&minor)?;
            (provider.from_minor(minor, currency, purpose).map_err(|error| place(error, "minor"))?, minor)
        }
        (Some(_), Some(_)) => {
            return Err(Error::new(ErrorCode::BadRequest, &["both `amount` and `minor` are given"])
                .with_hint(&["give amount for the provider's integer, or minor for the amount that it stands for"])
                .in_field("minor"));
        }
        (None, None) => {
            return Err(Error::new(ErrorCode::BadRequest, &["field `amount` is missing"])
                .with_hint(&["give amount for the provider's integer, or minor for the amount that it stands for"])
                .in_field("amount"));
        }
    };
    let exponent = provider.exponent(currency)?;
    let step = provider.step(currency, purpose)?;
    let object = Object::new()
        .text("amount", &decimal_text(money.amount()))
        .text("currency", currency.code())
        .text("minor", &minor.to_string())
        .json("exponent", &exponent.to_string())
        .text("step", &decimal_text(step.amount()));
    // What cannot be sent, such as a refund that was read back, has no text to send.
    Ok(match provider.wire_value(&money, purpose) {
        Ok(value) => object.text("value", &value).close(),
        Err(_) => object.json("value", "null").close(),
    })
}

/// A currency that the provider does not have is no fault of the amount.
fn place(error: Error, field: &str) -> Error {
    let field = if error.kind() == ErrorCode::UnknownCurrency { "currency" } else { field };
    error.in_field(field)
}

/// A whole number of 64 bits.
fn integer(value: &Value<'_>) -> Result<i64> {
    let number: Decimal = decimal::without_zeros(value.decimal()?);
    if number.scale() > 0 {
        let text = decimal_text(number);
        return Err(Error::new(ErrorCode::InvalidNumber, &["`", &text, "` is not a whole number"])
            .with_hint(&["the integer that the provider writes has no point"])
            .in_field(value.path()));
    }
    i64::try_from(number.mantissa()).map_err(|_| {
        Error::new(ErrorCode::Overflow, &["the integer is beyond 64 bits"])
            .with_hint(&["providers write integers of at most 18 digits"])
            .in_field(value.path())
    })
}

/// With a region by the rule there on a day, the newest without one; else by CLDR's rule, which
/// knows neither.
pub(super) fn cash(request: &Fields<'_>) -> Result<String> {
    let money = money(request)?;
    let region = request.optional_text("region")?;
    let on = request.optional_text("on")?;
    let options = request.object("options")?;
    let mode = match options.find("rounding") {
        Some(value) => RoundingMode::parse(&value.text()?).map_err(|error| error.in_field(value.path()))?,
        None => RoundingMode::HalfExpand,
    };
    let rule = match region {
        Some(region) => {
            let territory = Territory::parse(&region).map_err(|error| error.in_field("region"))?;
            let on = match on {
                Some(on) => Date::parse(&on).map_err(|error| error.in_field("on"))?,
                None => Date::new(9999, 12, 31)?,
            };
            money.currency().cash_rule(territory, on)
        }
        None if on.is_some() => {
            return Err(Error::new(ErrorCode::BadRequest, &["field `region` is missing"])
                .with_hint(&["cash rules of a day are those of a territory: add one, like FI"])
                .in_field("region"));
        }
        None => money.currency().cash_unit().map(|unit| CashRule {
            territory: None,
            unit,
            small_amounts: SmallAmounts::Rounded,
            from: None,
            until: None,
            source: "Unicode CLDR",
        }),
    };
    let rule = rule.ok_or_else(|| no_minor_unit(money.currency()).in_field("currency"))?;
    let paid = money.by_cash_rule(&rule, mode).map_err(|error| error.in_field("amount"))?;
    let day = |date: Option<Date>| date.map_or_else(|| "null".into(), |date| super::answer::text(&date.to_string()));
    Ok(Object::new()
        .text("amount", &decimal_text(paid.amount()))
        .text("currency", money.currency().code())
        .text("step", &decimal_text(rule.unit.amount()))
        .json("from", &day(rule.from))
        .json("until", &day(rule.until))
        .text("source", rule.source)
        .close())
}
