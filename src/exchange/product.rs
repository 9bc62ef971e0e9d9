//! An amount on its way through rates: a fraction that is rounded once, at the end.

use super::wide::quotient;
use crate::decimal::{Decimal, RoundingMode};
use crate::error::Result;
use crate::money::overflow;
use smallvec::SmallVec;

/// An exact fraction as factors above and below the line and a power of ten. Factors are only
/// multiplied when the fraction is rounded.
#[derive(Clone, Debug)]
pub(super) struct Product {
    negative: bool,
    above: SmallVec<[u128; 6]>,
    below: SmallVec<[u128; 6]>,
    ten: i32,
}

impl Product {
    pub(super) fn new(amount: Decimal) -> Self {
        let mut product = Self { negative: false, above: SmallVec::new(), below: SmallVec::new(), ten: 0 };
        product.multiply(amount);
        product
    }

    pub(super) fn multiply(&mut self, factor: Decimal) {
        self.negative ^= factor.is_sign_negative();
        self.above.push(factor.mantissa().unsigned_abs());
        self.ten = self.ten.saturating_sub_unsigned(factor.scale());
    }

    pub(super) fn divide(&mut self, divisor: Decimal) {
        self.negative ^= divisor.is_sign_negative();
        self.below.push(divisor.mantissa().unsigned_abs());
        self.ten = self.ten.saturating_add_unsigned(divisor.scale());
    }

    /// The multiple of `step × 10^-scale` that the mode chooses, with all its places, and
    /// whether it is the exact value.
    pub(super) fn round(&self, scale: u32, step: u8, mode: RoundingMode) -> Result<(Decimal, bool)> {
        let mut below = self.below.clone();
        if step > 1 {
            below.push(u128::from(step));
        }
        let found = quotient(&self.above, &below, self.ten.saturating_add_unsigned(scale)).ok_or_else(overflow)?;
        let mut whole = found.whole;
        if !found.exact && mode.grows(self.negative, found.against_half, whole & 1 == 1) {
            whole = whole.checked_add(1).ok_or_else(overflow)?;
        }
        let magnitude = whole.checked_mul(u128::from(step.max(1))).and_then(|whole| i128::try_from(whole).ok());
        let signed = magnitude.map(|value| if self.negative { value.saturating_neg() } else { value });
        let amount = signed.and_then(|value| Decimal::try_from_i128_with_scale(value, scale).ok());
        amount.map(|amount| (amount, found.exact)).ok_or_else(overflow)
    }

    /// The exact value without needless zeros; where it does not end within 28 significant
    /// digits (at most 28 after the point), rounded to them by the mode.
    pub(super) fn unrounded(&self, mode: RoundingMode) -> Result<(Decimal, bool)> {
        let whole = quotient(&self.above, &self.below, self.ten).ok_or_else(overflow)?.whole;
        let digits = whole.checked_ilog10().map_or(0, |power| power.saturating_add(1));
        let (amount, exact) = self.round(28_u32.saturating_sub(digits), 1, mode)?;
        Ok((if exact { amount.normalize() } else { amount }, exact))
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
        product.divide(parse(rate).unwrap());
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
            product.divide(parse(rate).unwrap());
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
            product.multiply(Decimal::new(up, up_scale));
            product.divide(Decimal::new(down, down_scale));
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
