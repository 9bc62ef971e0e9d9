//! A number or an amount that lies between two, as an argument: `3–5`, `$3.00 – $5.00` (feature
//! `quantities`).
//!
//! It is written with the locale's pattern of ranges and selects by its rule of ranges, never by a
//! number it lies at. A newcomer would expect an error for a start beyond the end: as in Intl, such
//! a range is written as it was asked for.

use crate::decimal::Digits;
use crate::error::{Error, ErrorCode, Result};
use crate::money::{Currency, Money};
use alloc::boxed::Box;

/// From one number or amount to another.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueRange(Box<Ends>);

/// Kept apart, so that no other argument of a message is moved at their size.
#[derive(Clone, Debug, PartialEq)]
struct Ends {
    start: Digits,
    end: Digits,
    currency: Option<Currency>,
}

impl ValueRange {
    /// From one number to another.
    ///
    /// ```
    /// # #[cfg(feature = "parser")] {
    /// use coinage::message::{Argument, Arguments, ValueRange, format_source};
    /// let source = "wait = { $days ->\n    [one] a day\n   *[other] { $days } days\n }";
    /// let days = [("days", Argument::Range(ValueRange::numbers(3_u64.into(), 5_u64.into())))];
    /// let english = coinage::Locale::parse("en")?;
    /// let formatted = format_source(&english, source, "wait", None, &Arguments::Named(&days), false)?;
    /// assert_eq!(formatted.value.as_deref(), Some("3–5 days"));
    /// # }
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn numbers(start: Digits, end: Digits) -> Self {
        Self(Box::new(Ends { start, end, currency: None }))
    }

    /// From one amount to another of the same currency.
    ///
    /// # Errors
    /// `mixed-currencies` where they have different ones.
    ///
    /// ```
    /// use coinage::{Money, message::ValueRange};
    /// let [low, high] = [Money::parse("10", "EUR")?, Money::parse("12", "USD")?];
    /// let error = ValueRange::money(&low, &high).unwrap_err();
    /// assert_eq!(error.to_string(), "a range can't go from EUR to USD");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn money(start: &Money, end: &Money) -> Result<Self> {
        let (currency, other) = (start.currency(), end.currency());
        if currency != other {
            let words = ["a range can't go from ", currency.code(), " to ", other.code()];
            return Err(Error::new(ErrorCode::MixedCurrencies, &words).with_hint(&["convert one of them first"]));
        }
        let [start, end] = [start.amount(), end.amount()].map(Digits::from);
        Ok(Self(Box::new(Ends { start, end, currency: Some(currency) })))
    }

    /// Where it starts.
    pub fn start(&self) -> &Digits {
        &self.0.start
    }

    /// Where it ends.
    pub fn end(&self) -> &Digits {
        &self.0.end
    }

    /// The currency of both ends.
    pub fn currency(&self) -> Option<Currency> {
        self.0.currency
    }
}
