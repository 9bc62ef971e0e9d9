//! An amount on its way through rates: a fraction that is rounded once, at the end.

use super::wide::{Quotient, Wide};
use crate::decimal::{self, Decimal, RoundingMode};
use crate::error::Result;
use crate::money::overflow;

/// An exact fraction: products above and below the line, and a power of ten.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Product {
    negative: bool,
    /// Whether a product did not fit: nothing but `overflow` comes of it.
    lost: bool,
    above: Wide,
    below: Wide,
    ten: i32,
}

impl Product {
    pub(crate) fn new(amount: Decimal) -> Self {
        let mut product = Self { negative: false, lost: false, above: Wide::ONE, below: Wide::ONE, ten: 0 };
        product.take(amount, false);
        product
    }

    /// Multiplies by a number or divides by it.
    pub(crate) fn take(&mut self, factor: Decimal, divides: bool) {
        self.take_parts(decimal::magnitude(factor), factor.scale(), divides);
        self.negative ^= factor.is_sign_negative();
    }

    /// As [`Product::take`], with the number as digits and places.
    pub(crate) fn take_parts(&mut self, magnitude: u128, scale: u32, divides: bool) {
        let side = if divides { &mut self.below } else { &mut self.above };
        self.lost |= side.multiply(magnitude).is_none();
        let ten = if divides { scale as i32 } else { (scale as i32).wrapping_neg() };
        self.ten = self.ten.saturating_add(ten);
    }

    /// Says that a factor did not fit.
    #[cfg(feature = "policies")]
    pub(super) fn lose(&mut self) {
        self.lost = true;
    }

    /// What stands above and below the line, in units of `10^-scale`.
    pub(super) fn sides(&self, scale: u32) -> Option<(Wide, Wide)> {
        let (mut above, mut below) = (self.above, self.below);
        let ten = self.ten.saturating_add_unsigned(scale);
        if ten < 0 { &mut below } else { &mut above }.shift(ten.unsigned_abs())?;
        if self.lost { None } else { Some((above, below)) }
    }

    /// The quotient in units of `step × 10^-scale`.
    fn quotient(&self, scale: u32, step: u8) -> Option<Quotient> {
        let (above, mut below) = self.sides(scale)?;
        below.multiply(u128::from(step))?;
        above.divide(below)
    }

    /// The multiple of `step × 10^-scale` that the mode chooses, with all its places, and
    /// whether it is the exact value.
    pub(crate) fn round(&self, scale: u32, step: u8, mode: RoundingMode) -> Result<(Decimal, bool)> {
        self.rounded(scale, step.max(1), mode).ok_or_else(overflow)
    }

    fn rounded(&self, scale: u32, step: u8, mode: RoundingMode) -> Option<(Decimal, bool)> {
        let found = self.quotient(scale, step)?;
        let mut whole = found.whole;
        if !found.exact && mode.grows(self.negative, found.against_half, whole & 1 == 1) {
            whole = whole.checked_add(1)?;
        }
        // Past 96 bits it is refused anyway, and so many bits are left that nothing wraps.
        let whole = if whole >> 96 == 0 { whole.wrapping_mul(u128::from(step)) } else { whole };
        Some((decimal::of_parts(self.negative, whole, scale)?, found.exact))
    }

    /// The exact value without needless zeros; where it does not end within 28 significant
    /// digits (at most 28 after the point), rounded to them by the mode.
    pub(crate) fn unrounded(&self, mode: RoundingMode) -> Result<(Decimal, bool)> {
        let mut whole = self.quotient(0, 1).ok_or_else(overflow)?.whole;
        let mut places = 28_u32;
        while whole != 0 && places > 0 {
            whole = decimal::tenth(whole).0;
            places = places.saturating_sub(1);
        }
        let (amount, exact) = self.round(places, 1, mode)?;
        Ok((if exact { decimal::without_zeros(amount) } else { amount }, exact))
    }
}

#[cfg(feature = "pricing")]
impl Product {
    /// Adds an amount; neither it nor the fraction is negative.
    pub(crate) fn add(&mut self, amount: Decimal) {
        // The fraction is above ÷ below × 10^ten: both sides are brought to the amount's places.
        let sides = self.sides(amount.scale()).and_then(|(mut above, below)| {
            let mut added = below;
            added.multiply(decimal::magnitude(amount))?;
            above.add_to(&added)?;
            Some((above, below))
        });
        match sides {
            Some((above, below)) => {
                (self.above, self.below) = (above, below);
                self.ten = (amount.scale() as i32).wrapping_neg();
            }
            None => self.lost = true,
        }
    }

    /// One divided by the fraction.
    #[must_use]
    pub(crate) fn inverse(mut self) -> Self {
        core::mem::swap(&mut self.above, &mut self.below);
        self.ten = self.ten.saturating_neg();
        self
    }

    /// The whole units of `10^-scale` in the magnitude, how what is cut off stands against half a
    /// unit, and whether nothing is.
    pub(crate) fn units(&self, scale: u32) -> Result<(u128, core::cmp::Ordering, bool)> {
        let found = self.quotient(scale, 1).ok_or_else(overflow)?;
        Ok((found.whole, found.against_half, found.exact))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::decimal::parse;
    use num_bigint::BigInt;
    use proptest::prelude::*;

    fn through(amount: &str, rate: &str, scale: u32, mode: RoundingMode) -> String {
        let mut product = Product::new(parse(amount).unwrap());
        product.take(parse(rate).unwrap(), true);
        product.round(scale, 1, mode).unwrap().0.to_string()
    }

    #[test]
    fn ties_that_doubles_get_wrong_are_exact() {
        use RoundingMode::{HalfEven, HalfExpand};
        // Amounts and rates of the ECB file whose quotient lies exactly half-way.
        for (amount, rate, even, expand) in [
            ("4867.83", "261.36", "18.62", "18.63"),
            ("307.09", "8.56", "35.88", "35.88"),
            ("33.15", "1.04", "31.88", "31.88"),
            ("65.57", "1.328", "49.38", "49.38"),
            ("76.86", "0.672", "114.38", "114.38"),
        ] {
            assert_eq!(through(amount, rate, 2, HalfEven), even, "{amount}");
            assert_eq!(through(amount, rate, 2, HalfExpand), expand, "{amount}");
        }
    }

    #[test]
    fn what_does_not_end_has_28_significant_digits() {
        let plain = |amount: &str, rate: &str| {
            let mut product = Product::new(parse(amount).unwrap());
            product.take(parse(rate).unwrap(), true);
            let (amount, exact) = product.unrounded(RoundingMode::HalfEven).unwrap();
            (amount.to_string(), exact)
        };
        assert_eq!(plain("100.00", "1.25"), ("80".to_owned(), true));
        assert_eq!(plain("100", "3"), ("33.33333333333333333333333333".to_owned(), false));
        assert_eq!(plain("-2", "3"), ("-0.6666666666666666666666666667".to_owned(), false));
        assert_eq!(plain("0", "3"), ("0".to_owned(), true));
    }

    proptest! {
        #[test]
        fn rounding_agrees_with_big_integers(
            amount in -1_000_000_000_000_i64..1_000_000_000_000, amount_scale in 0_u32..6,
            up in 1_i64..10_000_000, up_scale in 0_u32..7,
            down in 1_i64..10_000_000, down_scale in 0_u32..7,
            scale in 0_u32..9, mode in 0_usize..9, step in prop_oneof![Just(1_u8), Just(5), Just(50)],
        ) {
            let mode = RoundingMode::ALL[mode];
            let mut product = Product::new(Decimal::new(amount, amount_scale));
            product.take(Decimal::new(up, up_scale), false);
            product.take(Decimal::new(down, down_scale), true);
            let (found, exact) = product.round(scale, step, mode).unwrap();
            // All modes by definition: of the two neighbours on the grid, which one is chosen.
            let power = |exponent: u32| BigInt::from(10).pow(exponent);
            let numerator = BigInt::from(amount) * up * power(scale + down_scale);
            let denominator = BigInt::from(down) * power(amount_scale + up_scale) * step;
            let floor = {
                let (quotient, rest) = (&numerator / &denominator, &numerator % &denominator);
                if rest < BigInt::ZERO { quotient - 1 } else { quotient }
            };
            let above = &numerator - &floor * &denominator;
            prop_assert_eq!(exact, above == BigInt::ZERO);
            let twice: BigInt = &above * 2;
            let half = twice.cmp(&denominator);
            let even_floor = (&floor % 2) == BigInt::ZERO;
            let negative = numerator < BigInt::ZERO;
            use core::cmp::Ordering::{Equal, Greater};
            let up = !exact && match mode {
                RoundingMode::Ceil => true,
                RoundingMode::Floor => false,
                RoundingMode::Expand => !negative,
                RoundingMode::Trunc => negative,
                RoundingMode::HalfCeil => half != core::cmp::Ordering::Less,
                RoundingMode::HalfFloor => half == Greater,
                RoundingMode::HalfExpand => half == Greater || half == Equal && !negative,
                RoundingMode::HalfTrunc => half == Greater || half == Equal && negative,
                RoundingMode::HalfEven => half == Greater || half == Equal && !even_floor,
            };
            let expected = (floor + i32::from(up)) * step;
            prop_assert_eq!(BigInt::from(found.mantissa()), expected);
            prop_assert_eq!(found.scale(), scale);
        }
    }
}
