//! Exact decimals: numbers as people write them, never through binary floating point.
//!
//! Two types stand here, for two uses. [`Decimal`] (rust_decimal's, 96 bits and at most 28
//! decimal places) is what amounts and rates are made of: arithmetic is checked and beyond its
//! range is `overflow`. [`Digits`] is a number as a row of decimal digits of any length, with
//! its visible trailing zeros: what is formatted and what plural rules look at. Nothing here
//! knows locales. A newcomer would expect `1.0` and `1` to be the same: as values they are,
//! as [`Digits`] they differ in their visible fraction, because plural rules ask for it.

mod digits;
mod rounding;

pub use digits::{Digits, MAGNITUDE_LIMIT};
pub use rounding::RoundingMode;
pub use rust_decimal::Decimal;

use crate::error::{Error, ErrorCode, Result};

/// Reads an amount or a rate exactly: `-?digits[.digits][e±digits]`.
///
/// # Errors
/// `invalid-number` for any other text, and for more decimal places than 28;
/// `overflow` beyond 96 bits of digits (7.9 × 10²⁸ without its point).
///
/// ```
/// use coinage::decimal;
/// assert_eq!(decimal::parse("1299.50")?.to_string(), "1299.50");
/// assert_eq!(decimal::parse("1.5e3")?.to_string(), "1500");
/// assert_eq!(decimal::parse("1,5").unwrap_err().code(), "invalid-number");
/// assert_eq!(decimal::parse("1e40").unwrap_err().code(), "overflow");
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn parse(text: &str) -> Result<Decimal> {
    Digits::parse(text)?.to_decimal()
}

pub(crate) fn invalid_number(text: &str) -> Error {
    Error::new(ErrorCode::InvalidNumber, &["`", text, "` is not a number"])
        .with_hint(&["write digits with at most one point and an optional exponent, like -1234.56 or 1.5e3"])
}
