//! How many digits of a number are seen: ECMA-402's digit options resolved once, and applied.

use super::options::{
    CurrencyDigits, Notation, NumberFormatOptions, QUANTITIES, RoundingPriority, TrailingZeroDisplay,
};
use super::symbols;
use crate::decimal::{Digits, RoundingMode};
use crate::error::{Error, ErrorCode, Result};
use crate::money::Currency;

/// How digits are rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rounding {
    pub(crate) mode: RoundingMode,
    pub(crate) minimum_fraction: u8,
    pub(crate) maximum_fraction: u8,
    /// Minimum and maximum significant digits, where they count.
    pub(crate) significant: Option<(u8, u8)>,
    pub(crate) priority: RoundingPriority,
    pub(crate) increment: u16,
    pub(crate) strip_if_integer: bool,
}

impl Rounding {
    /// ECMA-402's rules for the digit options; `step` is the increment of the last digit by default.
    pub(super) fn new(
        options: &NumberFormatOptions,
        (default_minimum, default_maximum): (u8, u8),
        step: u16,
    ) -> Result<Self> {
        let with_fraction = options.minimum_fraction_digits.is_some() || options.maximum_fraction_digits.is_some();
        let asked = options.minimum_significant_digits.is_some() || options.maximum_significant_digits.is_some();
        let with_priority = options.rounding_priority != RoundingPriority::Auto;
        let strip_if_integer = options.trailing_zero_display == TrailingZeroDisplay::StripIfInteger;
        let increment = match options.rounding_increment {
            0 if !(with_fraction || asked || with_priority) => step,
            given => given.max(1),
        };
        if QUANTITIES
            && options.notation == Notation::Compact
            && !(with_fraction || asked || with_priority)
            && increment == 1
        {
            // Two digits, and all of whole numbers.
            return Ok(Self {
                mode: options.rounding_mode,
                minimum_fraction: 0,
                maximum_fraction: 0,
                significant: Some((1, 2)),
                priority: RoundingPriority::MorePrecision,
                increment,
                strip_if_integer,
            });
        }
        let default_maximum = if increment == 1 { default_maximum } else { default_minimum };
        let (minimum, maximum) = match (options.minimum_fraction_digits, options.maximum_fraction_digits) {
            (None, None) => (default_minimum, default_maximum),
            (Some(minimum), None) => (minimum, default_maximum.max(minimum)),
            (None, Some(maximum)) => (default_minimum.min(maximum), maximum),
            (Some(minimum), Some(maximum)) => (minimum, maximum),
        };
        let significant = (asked || with_priority).then(|| {
            let least = options.minimum_significant_digits.unwrap_or(1);
            (least, options.maximum_significant_digits.unwrap_or(21))
        });
        let [fault, hint] = if minimum > maximum {
            ["minimumFractionDigits is larger than maximumFractionDigits", "give a minimum that is at most the maximum"]
        } else if significant.is_some_and(|(least, most)| least > most) {
            [
                "minimumSignificantDigits is larger than maximumSignificantDigits",
                "give a minimum that is at most the maximum",
            ]
        } else if increment != 1 && (significant.is_some() || minimum != maximum) {
            [
                "roundingIncrement needs fraction digits with an equal minimum and maximum",
                "give minimumFractionDigits and maximumFractionDigits the same number",
            ]
        } else {
            return Ok(Self {
                mode: options.rounding_mode,
                minimum_fraction: minimum,
                maximum_fraction: maximum,
                significant,
                priority: options.rounding_priority,
                increment,
                strip_if_integer,
            });
        };
        Err(Error::new(ErrorCode::InvalidOption, &[fault]).with_hint(&[hint]))
    }

    /// The least and the most places after the point of a number with so many digits before it.
    pub(crate) fn places(&self, top: i32) -> (i32, i32) {
        match self.significant_at(top) {
            Some((least, most)) => (least.wrapping_sub(top).max(0), most.wrapping_sub(top)),
            None => (self.minimum_fraction.into(), self.maximum_fraction.into()),
        }
    }

    /// The least and the most significant digits, where they count for a number with so many
    /// digits before the point.
    fn significant_at(&self, top: i32) -> Option<(i32, i32)> {
        let (least, most) = self.significant?;
        let (least, most) = (i32::from(least), i32::from(most));
        let keeps_more = most.wrapping_sub(top) >= i32::from(self.maximum_fraction);
        let counts =
            self.priority == RoundingPriority::Auto || keeps_more == (self.priority == RoundingPriority::MorePrecision);
        counts.then_some((least, most))
    }

    /// Rounds a number and gives it the zeros that are to be seen.
    pub(super) fn apply(&self, number: &mut Digits) {
        let top = |number: &Digits| if number.is_zero() { 1 } else { number.point() };
        let minimum = match self.significant_at(top(number)) {
            Some((least, most)) => {
                number.round_to_significant(most, self.mode);
                least.wrapping_sub(top(number)).max(0)
            }
            None => {
                number.round_to_increment(self.increment.max(1), self.maximum_fraction.into(), self.mode);
                self.minimum_fraction.into()
            }
        };
        number.trim_to_scale(minimum);
        number.pad_to_scale(minimum);
        if self.strip_if_integer && (1..=number.scale()).all(|place| number.digit_at(place.wrapping_neg()) == 0) {
            number.trim_to_scale(0);
        }
    }
}

/// The fraction digits of a currency and the step of the last one.
pub(super) fn currency_digits(code: [u8; 3], options: &NumberFormatOptions) -> (u8, u16) {
    let fraction = symbols::fraction(code);
    match options.currency_digits {
        CurrencyDigits::Cldr => (fraction.digits, 1),
        CurrencyDigits::Cash => (fraction.cash_digits, u16::from(fraction.cash_step)),
        CurrencyDigits::Iso => {
            let minor = Currency::parse(options.currency_text()).ok().and_then(|currency| currency.minor_units());
            (minor.unwrap_or(fraction.digits), 1)
        }
    }
}
