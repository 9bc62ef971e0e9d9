//! `provider`: amounts as payment providers count them, and back.

use super::answer::Object;
use super::money::currency;
use super::request::{Fields, InField as _, Value};
use crate::decimal::{self, Decimal};
use crate::error::{Error, ErrorCode, Result};
use crate::money::text::decimal_text;
use crate::money::{Money, PaymentProvider, PaymentPurpose};
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
