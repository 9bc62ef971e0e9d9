//! Numbers, percents and amounts: a format built once, then written any number of times.
//!
//! [`NumberFormat`] takes ECMA-402's options and writes exact numbers ([`Digits`], integers,
//! [`Money`](crate::Money)-sized decimals) into a [`Scratch`]. It reads the CLDR table when it
//! is built and never again. A newcomer would expect the currency's ISO digits: display digits
//! are CLDR's, as in Intl; arithmetic rounds to the ISO minor unit in the money room.

mod forms;
mod options;
mod parts;
mod plan;
#[cfg(feature = "quantities")]
mod range;
mod resolved;
mod rounding;
pub(super) mod symbols;
mod texts;
mod unit;
mod write;

use alloc::string::String;
use alloc::vec::Vec;
pub use options::{
    CompactDisplay, CurrencyDigits, CurrencyDisplay, CurrencySign, Notation, NumberFormatOptions, RoundingPriority,
    SignDisplay, Style, TrailingZeroDisplay, UnitDisplay, UseGrouping,
};
pub use parts::{Part, PartKind};
#[cfg(feature = "quantities")]
pub use range::{RangePart, RangeSource};
#[cfg(feature = "dates")]
pub(crate) use symbols::DigitUnits;
#[allow(unused_imports)]
pub(crate) use symbols::{Fraction, NumberRow, fraction};
pub use unit::Unit;

use crate::decimal::{Decimal, Digits};
use crate::error::Result;
use crate::format::plural::{PluralCategory, PluralRules};
use crate::format::scratch::Scratch;
use crate::locale::Locale;
pub(crate) use parts::Marked;
use plan::{Plan, Sign};
use write::POWERS;

/// A text in the place of digits: its kind, itself, its sign.
type Word = (PartKind, &'static str, Sign);

/// A number format for a locale and options.
///
/// ```
/// use coinage::{Locale, decimal::Digits, format::{NumberFormat, NumberFormatOptions, OptionValue}};
/// let mut options = NumberFormatOptions::default();
/// options.set("style", OptionValue::Text("currency"))?;
/// options.set("currency", OptionValue::Text("EUR"))?;
/// let format = NumberFormat::new(&Locale::parse("de")?, &options)?;
/// assert_eq!(format.format(&Digits::parse("-1299.5")?), "-1.299,50\u{a0}€");
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct NumberFormat {
    plan: Plan,
    simple: bool,
    /// The row of the locale, for its ranges.
    #[cfg_attr(not(feature = "quantities"), allow(dead_code))]
    row: u16,
}

impl NumberFormat {
    /// Resolves a format.
    ///
    /// # Errors
    /// `invalid-option` where options contradict each other, a currency is missing, or its name
    /// is asked for and the names of the locale are not [loaded](crate::pack::install); the same of
    /// units and compact forms.
    pub fn new(locale: &Locale, options: &NumberFormatOptions) -> Result<Self> {
        let plan = Plan::new(locale, options)?;
        let simple = plan.is_simple();
        Ok(Self { plan, simple, row: locale.row() })
    }

    /// The number as text.
    pub fn format(&self, value: &Digits) -> String {
        let mut scratch = Scratch::new();
        self.write(value, &mut scratch);
        scratch.text_from(0)
    }

    /// Appends the number to the scratch.
    pub fn write(&self, value: &Digits, scratch: &mut Scratch) {
        match self.small(value) {
            Some((coefficient, scale))
                if self.plan.write_small(value.is_negative(), coefficient, scale, &mut scratch.window) =>
            {
                scratch.push_window();
            }
            _ => self.plan.write_large(value, scratch),
        }
    }

    /// Appends a decimal to the scratch without an allocation.
    pub fn write_decimal(&self, value: Decimal, scratch: &mut Scratch) {
        let negative = value.is_sign_negative();
        match u64::try_from(value.mantissa().unsigned_abs()) {
            Ok(coefficient) if self.write_scaled(negative, coefficient, value.scale(), scratch) => {}
            _ => self.plan.write_large(&Digits::from(value), scratch),
        }
    }

    /// Appends `coefficient × 10^-scale`, an amount of minor units for example.
    pub fn write_minor(&self, value: i64, scale: u32, scratch: &mut Scratch) {
        let (negative, coefficient) = (value < 0, value.unsigned_abs());
        if !self.write_scaled(negative, coefficient, scale, scratch) {
            self.plan.write_large(&Digits::from_parts(negative, u128::from(coefficient), scale), scratch);
        }
    }

    /// The short way: `false` where it can't take the number.
    fn write_scaled(&self, negative: bool, coefficient: u64, scale: u32, scratch: &mut Scratch) -> bool {
        if !self.simple || scale > 38 {
            return false;
        }
        // Percent multiplies by one hundred first.
        let shift = u32::from(self.plan.shift);
        let (coefficient, scale) = match scale.checked_sub(shift) {
            Some(scale) => (coefficient, scale),
            None => {
                let factor = POWERS.get(shift.wrapping_sub(scale) as usize).copied().unwrap_or(0);
                match coefficient.checked_mul(factor) {
                    Some(coefficient) => (coefficient, 0),
                    None => return false,
                }
            }
        };
        let written = self.plan.write_small(negative, coefficient, scale, &mut scratch.window);
        if written {
            scratch.push_window();
        }
        written
    }

    /// The value as a 64-bit coefficient and a scale, where the short way can take it.
    fn small(&self, value: &Digits) -> Option<(u64, u32)> {
        let digits = value.significant();
        if !self.simple || digits.len() > 18 {
            return None;
        }
        let mut coefficient =
            digits.iter().fold(0_u64, |sum, &digit| sum.wrapping_mul(10).wrapping_add(u64::from(digit)));
        let scale = value.scale().saturating_sub(i32::from(self.plan.shift));
        if let Ok(scale) = u32::try_from(scale) {
            return (scale <= 38).then_some((coefficient, scale));
        }
        let factor = POWERS.get(scale.unsigned_abs() as usize)?;
        coefficient = coefficient.checked_mul(*factor)?;
        Some((coefficient, 0))
    }

    /// Writes a double into the scratch's window as the number its shortest decimal text means;
    /// `false` where only that text can tell, and the caller has to come back with it.
    #[allow(dead_code)]
    pub(crate) fn write_double(&self, value: f64, scratch: &mut Scratch) -> bool {
        self.simple && self.plan.write_double(value, &mut scratch.window)
    }

    /// Infinity, with or without a minus sign, as Intl writes it.
    pub fn write_infinity(&self, negative: bool, scratch: &mut Scratch) {
        self.write_word(self.infinity(negative), scratch);
    }

    /// Not-a-number, as Intl writes it.
    pub fn write_nan(&self, scratch: &mut Scratch) {
        self.write_word(self.nan(), scratch);
    }

    fn infinity(&self, negative: bool) -> Word {
        (PartKind::Infinity, self.plan.infinity, self.plan.sign(negative, false))
    }

    fn nan(&self) -> Word {
        (PartKind::Nan, self.plan.nan, self.plan.sign(false, true))
    }

    fn write_word(&self, (kind, word, sign): Word, scratch: &mut Scratch) {
        let mut marked = Marked::default();
        self.plan.mark_word(kind, word, sign, &mut marked);
        scratch.push_units(marked.text.units());
    }

    /// The number as it is shown, before digits of the locale are put; in scientific and compact
    /// notation the digits before the power of ten.
    pub fn rounded(&self, value: &Digits) -> Digits {
        self.plan.shown(value).number
    }

    /// The plural category of a number as this format shows it: `1.2M` is many in French.
    ///
    /// ```
    /// # #[cfg(feature = "embedded")] {
    /// use coinage::{Locale, decimal::Digits, format::*};
    /// let french = Locale::parse("fr")?;
    /// let mut options = NumberFormatOptions::default();
    /// options.notation = Notation::Compact;
    /// let format = NumberFormat::new(&french, &options)?;
    /// let rules = PluralRules::new(&french, PluralType::Cardinal);
    /// assert_eq!(format.category(&rules, &Digits::parse("1200000")?), PluralCategory::Many);
    /// assert_eq!(rules.select(&Digits::parse("1200000")?), PluralCategory::Other);
    /// # }
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn category(&self, rules: &PluralRules, value: &Digits) -> PluralCategory {
        let shown = self.plan.shown(value);
        rules.select_scaled(&shown.number, shown.exponent)
    }

    /// The pieces of the formatted number; joined they are what [`format`](Self::format) gives.
    pub fn format_to_parts(&self, value: &Digits) -> Vec<Part> {
        let mut marked = Marked::default();
        self.plan.mark_number(value, &mut marked);
        marked.parts()
    }

    /// Appends a number given as text; also `NaN`, `Infinity` and `-Infinity`, as Intl writes
    /// them.
    ///
    /// # Errors
    /// `invalid-number` for any other text.
    pub fn write_text(&self, text: &str, scratch: &mut Scratch) -> Result<()> {
        match self.word(text) {
            Some(word) => self.write_word(word, scratch),
            None => self.write(&Digits::parse(text)?, scratch),
        }
        Ok(())
    }

    /// The pieces of a number given as text; also of `NaN`, `Infinity` and `-Infinity`, as Intl
    /// tells them.
    ///
    /// # Errors
    /// `invalid-number` for any other text.
    pub fn text_to_parts(&self, text: &str) -> Result<Vec<Part>> {
        self.mark_text(text).map(|marked| marked.parts())
    }

    /// [`text_to_parts`](Self::text_to_parts) as one text with its pieces marked.
    pub(crate) fn mark_text(&self, text: &str) -> Result<Marked> {
        let mut marked = Marked::default();
        match self.word(text) {
            Some((kind, word, sign)) => self.plan.mark_word(kind, word, sign, &mut marked),
            None => self.plan.mark_number(&Digits::parse(text)?, &mut marked),
        }
        Ok(marked)
    }

    fn word(&self, text: &str) -> Option<Word> {
        match text {
            "NaN" => Some(self.nan()),
            "Infinity" => Some(self.infinity(false)),
            "-Infinity" => Some(self.infinity(true)),
            _ => None,
        }
    }

    /// The name of the numbering system in use.
    pub fn numbering_system(&self) -> &'static str {
        symbols::digits(self.plan.system).0
    }

    /// The least and the most fraction digits in use.
    pub fn fraction_digits(&self) -> (u8, u8) {
        (self.plan.rounding.minimum_fraction, self.plan.rounding.maximum_fraction)
    }
}

/// The names of all numbering systems of ten digits.
pub fn numbering_systems() -> impl Iterator<Item = &'static str> {
    symbols::numbering_systems()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
