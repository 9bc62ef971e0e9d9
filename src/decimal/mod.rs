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

/// The digits of a decimal as a whole number, without its sign and point.
pub(crate) fn magnitude(value: Decimal) -> u128 {
    value.mantissa().unsigned_abs()
}

/// A decimal of its parts, zero without a sign; `None` past 96 bits or 28 places.
pub(crate) fn of_parts(negative: bool, magnitude: u128, scale: u32) -> Option<Decimal> {
    let fits = magnitude >> 96 == 0 && scale <= 28;
    let (low, middle, high) = (magnitude as u32, (magnitude >> 32) as u32, (magnitude >> 64) as u32);
    fits.then(|| Decimal::from_parts(low, middle, high, negative && magnitude != 0, scale))
}

/// A tenth of a whole number and its last digit. By limbs of 32 bits: division of 128 bits at
/// once is a kilobyte in WebAssembly.
pub(crate) fn tenth(mut value: u128) -> (u128, u8) {
    let (mut quotient, mut rest) = (0_u128, 0_u64);
    for _ in 0..4 {
        rest = rest << 32 | (value >> 96) as u64;
        quotient = quotient << 32 | u128::from(rest / 10);
        rest %= 10;
        value <<= 32;
    }
    (quotient, rest as u8)
}

/// The same value without zeros at the end of its places.
pub(crate) fn without_zeros(value: Decimal) -> Decimal {
    let (mut digits, mut scale) = (magnitude(value), value.scale());
    while scale > 0 {
        let (shorter, last) = tenth(digits);
        if last != 0 {
            break;
        }
        (digits, scale) = (shorter, scale.saturating_sub(1));
    }
    of_parts(value.is_sign_negative(), digits, scale).unwrap_or(value)
}

pub(crate) fn invalid_number(text: &str) -> Error {
    Error::new(ErrorCode::InvalidNumber, &["`", text, "` is not a number"])
        .with_hint(&["write digits with at most one point and an optional exponent, like -1234.56 or 1.5e3"])
}
