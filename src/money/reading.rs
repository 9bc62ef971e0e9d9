//! Money and currencies of plain text through Rust's own traits, and totals of any iterator.

use super::amount::Money;
use super::currency::Currency;
use super::text::beginning;
use crate::error::{Error, ErrorCode, Result};
use core::str::FromStr;

impl FromStr for Currency {
    type Err = Error;

    /// As [`Currency::parse`].
    fn from_str(text: &str) -> Result<Self> {
        Self::parse(text)
    }
}

impl FromStr for Money {
    type Err = Error;

    /// Reads what [`Display`](core::fmt::Display) writes: a plain decimal, a space, a code.
    ///
    /// For what people write there is `NumberParser`.
    ///
    /// # Errors
    /// `unknown-currency` where the text names none or an unknown one, `invalid-number`,
    /// `overflow`.
    ///
    /// ```
    /// use coinage::Money;
    /// let price: Money = "12.50 EUR".parse()?;
    /// assert_eq!(price, Money::parse("12.50", "EUR")?);
    /// assert_eq!("12.50".parse::<Money>().unwrap_err().to_string(), "`12.50` names no currency");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    fn from_str(text: &str) -> Result<Self> {
        let (amount, code) = text.trim_ascii().split_once(' ').ok_or_else(|| {
            Error::new(ErrorCode::UnknownCurrency, &["`", beginning(text), "` names no currency"])
                .with_hint(&["write it like 12.50 EUR"])
        })?;
        Self::parse(amount, code.trim_ascii_start())
    }
}

impl Money {
    /// The checked sum of whatever amounts there are; `None` for none, whose currency nobody knows.
    ///
    /// `Sum` of the standard library has no place for an error, so amounts are summed here, and
    /// by [`Money::sum`] where the currency is known.
    ///
    /// # Errors
    /// `mixed-currencies`, `overflow`.
    ///
    /// ```
    /// use coinage::Money;
    /// let basket = [Money::parse("12.50", "EUR")?, Money::parse("0.99", "EUR")?];
    /// assert_eq!(Money::total(basket)?, Some(Money::parse("13.49", "EUR")?));
    /// assert_eq!(Money::total([])?, None);
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn total(amounts: impl IntoIterator<Item = Self>) -> Result<Option<Self>> {
        let mut amounts = amounts.into_iter();
        let Some(first) = amounts.next() else { return Ok(None) };
        amounts.try_fold(first, |sum, amount| sum.add(&amount)).map(Some)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use alloc::string::ToString as _;

    #[test]
    fn what_is_written_is_read() {
        for text in ["12.50 EUR", "-0.001 KWD", "0 JPY", "79228162514264337593543950335 USD"] {
            assert_eq!(text.parse::<Money>().unwrap().to_string(), text);
        }
        assert_eq!(" 1   eur ".parse::<Money>().unwrap().to_string(), "1 EUR");
        for (text, code) in [
            ("", "unknown-currency"),
            ("12.50", "unknown-currency"),
            ("12.50EUR", "unknown-currency"),
            ("EUR 12.50", "invalid-number"),
            ("12,50 EUR", "invalid-number"),
            ("1 EUR USD", "unknown-currency"),
            ("1 ZZZ", "unknown-currency"),
        ] {
            assert_eq!(text.parse::<Money>().unwrap_err().code(), code, "{text}");
        }
        assert_eq!("eur".parse::<Currency>().unwrap(), Currency::EUR);
    }

    #[test]
    fn totals_refuse_a_second_currency() {
        let amounts = ["1 EUR", "2 USD"].map(|text| text.parse::<Money>().unwrap());
        assert_eq!(Money::total(amounts).unwrap_err().code(), "mixed-currencies");
    }
}
