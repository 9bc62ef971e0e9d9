//! A rate and the day it was observed on.

use crate::calendar::Date;
use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode, Result};
use crate::money::Currency;
use crate::money::text::push_decimal;
use alloc::string::String;
use core::fmt;

/// How many units of the quote currency one unit of the base currency is worth.
///
/// The direction is the source's: the ECB quotes `EUR/USD`, dollars for a euro. A rate is never
/// turned around; going the other way divides by it.
///
/// ```
/// use coinage::{Currency, decimal, exchange::Rate};
/// let rate = Rate::new(Currency::EUR, Currency::parse("USD")?, decimal::parse("1.1172")?)?;
/// assert_eq!(rate.to_string(), "EUR/USD 1.1172");
/// assert_eq!(Rate::new(rate.base(), rate.quote(), decimal::parse("0")?).unwrap_err().code(), "invalid-number");
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    base: Currency,
    quote: Currency,
    value: Decimal,
}

impl Rate {
    /// A rate as quoted.
    ///
    /// # Errors
    /// `invalid-number` for zero and below, `invalid-option` for a currency against itself.
    pub fn new(base: Currency, quote: Currency, value: Decimal) -> Result<Self> {
        if value.is_zero() || value.is_sign_negative() {
            return Err(Error::new(
                ErrorCode::InvalidNumber,
                &["the rate ", base.code(), "/", quote.code(), " is not above zero"],
            ));
        }
        if base == quote {
            return Err(Error::new(ErrorCode::InvalidOption, &["a rate of ", base.code(), " against itself"])
                .with_hint(&["base and quote are two currencies"]));
        }
        Ok(Self { base, quote, value })
    }

    /// A rate out of tables that hold nothing but good ones.
    pub(super) const fn known(base: Currency, quote: Currency, value: Decimal) -> Self {
        Self { base, quote, value }
    }

    /// The currency of which one unit is priced.
    pub const fn base(&self) -> Currency {
        self.base
    }

    /// The currency the price is in.
    pub const fn quote(&self) -> Currency {
        self.quote
    }

    /// The price, above zero, with the digits it was quoted with.
    pub const fn value(&self) -> Decimal {
        self.value
    }

    /// `EUR/USD`: base, then quote.
    pub fn quoted(&self) -> String {
        let mut text = String::new();
        self.push_quoted(&mut text);
        text
    }

    pub(super) fn push_quoted(&self, out: &mut String) {
        out.push_str(self.base.code());
        out.push('/');
        out.push_str(self.quote.code());
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = self.quoted();
        text.push(' ');
        push_decimal(&mut text, self.value);
        formatter.write_str(&text)
    }
}

impl fmt::Debug for Rate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// What a source published for a pair on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observation {
    /// The day it was published for.
    pub date: Date,
    /// Quote units for one base unit.
    pub value: Decimal,
}
