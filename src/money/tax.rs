//! Tax in a price and on top of it: net and tax always add up to the gross amount.
//!
//! Rates are the caller's: nothing here knows what a country takes. A newcomer would compute tax
//! and net each by a multiplication and round both: then they miss the price by a cent now and
//! then. Here one of the three is given, one is rounded, and the third is the difference. Lines of
//! a document may be rounded each for itself or together, as the law or the invoice wants it;
//! together, no line's tax is further from its exact one than a minor unit.

use super::amount::{Money, overflow};
use super::text::beginning;
use crate::decimal::{Decimal, RoundingMode, magnitude, without_zeros};
use crate::error::{Error, ErrorCode, Result};
use alloc::vec::Vec;
use core::cmp::Ordering;

/// Whether an amount holds its tax already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TaxBasis {
    /// The amount is gross: tax is taken out of it.
    #[default]
    Inclusive,
    /// The amount is net: tax comes on top.
    Exclusive,
}

impl TaxBasis {
    /// Reads `inclusive` or `exclusive`.
    ///
    /// # Errors
    /// `invalid-option`.
    pub fn parse(text: &str) -> Result<Self> {
        match text {
            "inclusive" => Ok(Self::Inclusive),
            "exclusive" => Ok(Self::Exclusive),
            _ => Err(Error::new(ErrorCode::InvalidOption, &["unknown tax basis `", beginning(text), "`"])
                .with_hint(&["use inclusive or exclusive"])),
        }
    }
}

/// What a tax on several lines is rounded by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TaxRounding {
    /// Each line for itself; the document's tax is their sum.
    #[default]
    Line,
    /// The document's tax is rounded once, and the lines share it by largest remainders.
    Document,
}

impl TaxRounding {
    /// Reads `line` or `document`.
    ///
    /// # Errors
    /// `invalid-option`.
    pub fn parse(text: &str) -> Result<Self> {
        match text {
            "line" => Ok(Self::Line),
            "document" => Ok(Self::Document),
            _ => Err(Error::new(ErrorCode::InvalidOption, &["tax is not rounded by `", beginning(text), "`"])
                .with_hint(&["use line or document"])),
        }
    }
}

/// An amount taken apart: `net` + `tax` = `gross`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaxSplit {
    /// Without tax.
    pub net: Money,
    /// The tax.
    pub tax: Money,
    /// With tax.
    pub gross: Money,
}

impl Money {
    /// Takes tax out of an amount or puts it on top, rounded once to minor units. `rate` is in
    /// percent: 19 for 19 %.
    ///
    /// # Errors
    /// `invalid-number` for an amount finer than the minor unit, `invalid-option` for a negative
    /// rate or a currency without minor units, `overflow` past 96 bits.
    ///
    /// ```
    /// use coinage::{Money, RoundingMode, decimal, money::TaxBasis};
    /// let nineteen = decimal::parse("19")?;
    /// let split = Money::parse("9.99", "EUR")?.split_tax(nineteen, TaxBasis::Inclusive, RoundingMode::HalfExpand)?;
    /// assert_eq!((split.net.to_string(), split.tax.to_string()), ("8.39 EUR".into(), "1.60 EUR".into()));
    /// let split = Money::parse("8.39", "EUR")?.split_tax(nineteen, TaxBasis::Exclusive, RoundingMode::HalfExpand)?;
    /// assert_eq!(split.gross.to_string(), "9.98 EUR");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn split_tax(&self, rate: Decimal, basis: TaxBasis, mode: RoundingMode) -> Result<TaxSplit> {
        let share = Share::of(rate, basis)?;
        let units = self.to_minor()?;
        self.with_tax(share.of_units(units)?.rounded(mode, share.divisor)?, basis)
    }

    /// The same for the lines of a document, all in one currency and at one rate, in their order.
    ///
    /// # Errors
    /// As [`split_tax`](Money::split_tax), and `mixed-currencies`.
    ///
    /// ```
    /// use coinage::{Money, RoundingMode, decimal};
    /// use coinage::money::{TaxBasis, TaxRounding};
    /// let lines = vec![Money::parse("0.03", "EUR")?; 3];
    /// let tax = |rounding| {
    ///     let rate = decimal::parse("20")?;
    ///     let splits = Money::split_tax_of(&lines, rate, TaxBasis::Exclusive, rounding, RoundingMode::HalfExpand)?;
    ///     splits.iter().map(|split| split.tax.to_minor()).collect::<Result<Vec<_>, _>>()
    /// };
    /// // 0.006 a line: rounded each it is three cents, together it is two.
    /// assert_eq!(tax(TaxRounding::Line)?, [1, 1, 1]);
    /// assert_eq!(tax(TaxRounding::Document)?, [1, 1, 0]);
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn split_tax_of(
        lines: &[Self],
        rate: Decimal,
        basis: TaxBasis,
        rounding: TaxRounding,
        mode: RoundingMode,
    ) -> Result<Vec<TaxSplit>> {
        let Some(first) = lines.first() else { return Ok(Vec::new()) };
        for line in lines {
            // Refuses a second currency.
            first.compare(line)?;
        }
        if rounding == TaxRounding::Line {
            return lines.iter().map(|line| line.split_tax(rate, basis, mode)).collect();
        }
        let share = Share::of(rate, basis)?;
        let mut total = 0_i128;
        let mut parts = Vec::with_capacity(lines.len());
        for line in lines {
            let units = line.to_minor()?;
            total = total.checked_add(units).ok_or_else(overflow)?;
            parts.push(share.of_units(units)?);
        }
        let whole = share.of_units(total)?.rounded(mode, share.divisor)?;
        // What the whole has beyond the lines' floors goes, a unit each, where most was cut off.
        let floors = parts.iter().try_fold(0_i128, |sum, part| sum.checked_add(part.floor)).ok_or_else(overflow)?;
        let mut order: Vec<usize> = (0..parts.len()).collect();
        order.sort_by_key(|at| core::cmp::Reverse(parts.get(*at).map_or(0, |part| part.rest)));
        let more = usize::try_from(whole.checked_sub(floors).ok_or_else(overflow)?).unwrap_or(0);
        for at in order.into_iter().take(more) {
            if let Some(part) = parts.get_mut(at) {
                part.floor = part.floor.checked_add(1).ok_or_else(overflow)?;
            }
        }
        lines.iter().zip(parts).map(|(line, part)| line.with_tax(part.floor, basis)).collect()
    }

    fn with_tax(&self, units: i128, basis: TaxBasis) -> Result<TaxSplit> {
        let tax = Self::from_minor(units, self.currency())?;
        Ok(match basis {
            TaxBasis::Inclusive => TaxSplit { net: self.subtract(&tax)?, tax, gross: *self },
            TaxBasis::Exclusive => TaxSplit { net: *self, tax, gross: self.add(&tax)? },
        })
    }
}

/// What part of an amount is tax, as a fraction.
#[derive(Clone, Copy)]
struct Share {
    numerator: i128,
    divisor: i128,
}

/// Exact tax in minor units: a whole number downwards, and what is left of the divisor.
#[derive(Clone, Copy)]
struct Part {
    floor: i128,
    rest: i128,
}

impl Share {
    fn of(rate: Decimal, basis: TaxBasis) -> Result<Self> {
        let rate = without_zeros(rate);
        if rate.is_sign_negative() && !rate.is_zero() {
            return Err(Error::new(ErrorCode::InvalidOption, &["a tax rate is not negative"])
                .with_hint(&["give the rate in percent, 19 for 19 %; a credit has a negative amount"]));
        }
        let numerator = i128::try_from(magnitude(rate)).map_err(|_| overflow())?;
        let hundred = 10_i128.checked_pow(rate.scale().saturating_add(2)).ok_or_else(overflow)?;
        let divisor = match basis {
            TaxBasis::Exclusive => Some(hundred),
            TaxBasis::Inclusive => hundred.checked_add(numerator),
        };
        Ok(Self { numerator, divisor: divisor.ok_or_else(overflow)? })
    }

    fn of_units(self, units: i128) -> Result<Part> {
        let product = units.checked_mul(self.numerator).ok_or_else(overflow)?;
        let floor = product.checked_div_euclid(self.divisor).ok_or_else(overflow)?;
        Ok(Part { floor, rest: product.checked_rem_euclid(self.divisor).ok_or_else(overflow)? })
    }
}

impl Part {
    /// The nearest whole number by a mode.
    fn rounded(self, mode: RoundingMode, divisor: i128) -> Result<i128> {
        if self.rest == 0 {
            return Ok(self.floor);
        }
        let above = self.floor.checked_add(1).ok_or_else(overflow)?;
        // A negative number's magnitude is cut off at the number above it.
        let negative = self.floor < 0;
        let (kept, grown, cut) = match negative {
            false => (self.floor, above, self.rest),
            true => (above, self.floor, divisor.checked_sub(self.rest).ok_or_else(overflow)?),
        };
        let against_half = match cut.checked_sub(divisor.checked_sub(cut).ok_or_else(overflow)?) {
            Some(difference) => difference.cmp(&0),
            None => Ordering::Less,
        };
        Ok(if mode.grows(negative, against_half, kept % 2 != 0) { grown } else { kept })
    }
}
