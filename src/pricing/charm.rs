//! Endings of prices: `.99`, `90`, `9,900`.

use super::grid::Grid;
use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode, Result};
use crate::money::text::beginning;
use crate::money::{Currency, minor_units, overflow};
use alloc::string::String;

/// The digits that prices end in, as they are written: `.99` for 4.99 and 12.99, `9.99` for 19.99,
/// `90` for 1,290 and `9,900` for 39,900.
///
/// ```
/// use coinage::pricing::CharmEnding;
/// assert_eq!(CharmEnding::parse("9,900")?.as_str(), "9900");
/// let error = CharmEnding::parse("0.99").unwrap_err();
/// assert_eq!(error.to_string(), "the ending `0.99` means .99 or prices like 10.99");
/// assert_eq!(error.hint(), Some("write .99 for the first"));
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CharmEnding {
    text: String,
}

impl CharmEnding {
    /// Reads digits with at most one point; commas may stand between groups of three.
    ///
    /// # Errors
    /// `invalid-option` for any other text and for one with two readings.
    pub fn parse(text: &str) -> Result<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let refused = |hint: &[&str]| {
            Error::new(ErrorCode::InvalidOption, &["`", beginning(text), "` is no ending of a price"]).with_hint(hint)
        };
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let mut plain = String::new();
        for (index, group) in whole.split(',').enumerate() {
            let right = whole.is_empty() || index == 0 && (1..=3).contains(&group.len()) || group.len() == 3;
            if !digits(group) || !(right || whole.len() == group.len()) {
                return Err(refused(&["write the digits that prices end in, like .99, 90 or 9,900"]));
            }
            plain.push_str(group);
        }
        if !digits(fraction) || plain.len().saturating_add(fraction.len()) == 0 || text.ends_with('.') {
            return Err(refused(&["write the digits that prices end in, like .99, 90 or 9,900"]));
        }
        if plain == "0" && !fraction.is_empty() {
            return Err(Error::new(
                ErrorCode::InvalidOption,
                &[
                    "the ending `",
                    beginning(text),
                    "` means .",
                    beginning(fraction),
                    " or prices like 10.",
                    beginning(fraction),
                ],
            )
            .with_hint(&["write .", beginning(fraction), " for the first"]));
        }
        if plain.len().saturating_add(fraction.len()) > 20 {
            return Err(refused(&["an ending has at most 20 digits"]));
        }
        if !fraction.is_empty() {
            plain.push('.');
            plain.push_str(fraction);
        }
        Ok(Self { text: plain })
    }

    /// The digits, without commas.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether an amount ends so.
    ///
    /// # Errors
    /// `invalid-option` where the currency has no units as fine as the ending.
    ///
    /// ```
    /// use coinage::{Money, pricing::CharmEnding};
    /// let ending = CharmEnding::parse(".99")?;
    /// assert!(ending.ends(&Money::parse("12.99", "EUR")?)?);
    /// assert!(!ending.ends(&Money::parse("12.90", "EUR")?)?);
    /// assert_eq!(ending.ends(&Money::parse("1299", "JPY")?).unwrap_err().code(), "invalid-option");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn ends(&self, money: &crate::Money) -> Result<bool> {
        let grid = self.grid(money.currency())?;
        let units = money.to_minor()?.unsigned_abs();
        Ok(units.checked_rem(grid.step) == Some(grid.first))
    }

    /// The prices of a currency that end so.
    pub(super) fn grid(&self, currency: Currency) -> Result<Grid> {
        let scale = minor_units(currency)?;
        let (whole, fraction) = self.text.split_once('.').unwrap_or((&self.text, ""));
        let places = u32::try_from(fraction.len()).map_err(|_| overflow())?;
        let finer = || {
            Error::new(
                ErrorCode::InvalidOption,
                &["the ending ", &self.text, " is finer than what ", currency.code(), " is counted in"],
            )
            .with_hint(&["give an ending with no more decimal places than the currency has, like 90"])
        };
        let missing = scale.checked_sub(places).ok_or_else(finer)?;
        let all = [whole, fraction].concat();
        let digits = all
            .bytes()
            .fold(0_u128, |value, digit| value.wrapping_mul(10).wrapping_add(u128::from(digit.wrapping_sub(b'0'))));
        let power = |exponent: u32| 10_u128.checked_pow(exponent).ok_or_else(overflow);
        let length = u32::try_from(all.len()).map_err(|_| overflow())?;
        Ok(Grid {
            first: digits.checked_mul(power(missing)?).ok_or_else(overflow)?,
            step: power(length.saturating_add(missing))?,
            scale,
        })
    }

    /// The lowest price that ends so and is no lower than a bound.
    pub(super) fn at_least(&self, bound: Decimal, currency: Currency) -> Result<Decimal> {
        self.grid(currency)?.at_least(bound)
    }
}

impl core::fmt::Display for CharmEnding {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str(&self.text)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_read_as_they_are_written() {
        for (text, currency, first, step) in [
            (".99", "EUR", 99, 100),
            (".9", "EUR", 90, 100),
            ("9.99", "USD", 999, 1000),
            ("90", "JPY", 90, 100),
            ("90", "INR", 9000, 10000),
            ("9,900", "KRW", 9900, 10000),
            ("9900", "KRW", 9900, 10000),
            ("00", "HUF", 0, 10000),
            (".990", "KWD", 990, 1000),
        ] {
            let grid = CharmEnding::parse(text).unwrap().grid(Currency::parse(currency).unwrap()).unwrap();
            assert_eq!((grid.first, grid.step), (first, step), "{text} {currency}");
        }
        for refused in ["", ".", "9.", ",99", "99,", "9,90", "1,2345", "a", "-1", ".9.9", "0.99", "٩٩", "1e2", " 99"]
        {
            assert_eq!(CharmEnding::parse(refused).unwrap_err().code(), "invalid-option", "{refused}");
        }
        assert!(CharmEnding::parse(".999").unwrap().grid(Currency::EUR).is_err());
    }
}
