//! Whole-number products and quotients wider than the machine's, for one exact division.
//!
//! Almost every conversion fits 128 bits and never comes here. What does not (28-digit amounts,
//! user-made rates with 28 places) is computed in 512 bits: five factors of 96 bits, or four and
//! a power of ten, before `overflow` is the answer.

use core::cmp::Ordering;

const LIMBS: usize = 16;

/// An unsigned number of 512 bits, low limb first.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Wide([u32; LIMBS]);

impl Wide {
    fn new(value: u128) -> Self {
        let mut limbs = [0; LIMBS];
        let mut rest = value;
        for limb in &mut limbs {
            *limb = rest as u32;
            rest >>= 32;
        }
        Self(limbs)
    }

    /// `self × factor + carry`; `None` past 512 bits.
    fn multiply(mut self, factor: u32) -> Option<Self> {
        let mut carry = 0_u64;
        for limb in &mut self.0 {
            let product = u64::from(*limb).wrapping_mul(u64::from(factor)).wrapping_add(carry);
            *limb = product as u32;
            carry = product >> 32;
        }
        (carry == 0).then_some(self)
    }

    fn add(mut self, other: &Self) -> Option<Self> {
        let mut carry = 0_u64;
        for (limb, addend) in self.0.iter_mut().zip(&other.0) {
            let sum = u64::from(*limb).wrapping_add(u64::from(*addend)).wrapping_add(carry);
            *limb = sum as u32;
            carry = sum >> 32;
        }
        (carry == 0).then_some(self)
    }

    /// `self - other`, where other is not larger.
    fn subtract(&mut self, other: &Self) {
        let mut borrow = 0_i64;
        for (limb, less) in self.0.iter_mut().zip(&other.0) {
            let difference = i64::from(*limb).wrapping_sub(i64::from(*less)).wrapping_add(borrow);
            *limb = difference as u32;
            borrow = difference >> 32;
        }
    }

    fn multiply_by(self, factor: u128) -> Option<Self> {
        if let Ok(small) = u32::try_from(factor) {
            return self.multiply(small);
        }
        let high = self.multiply_by(factor >> 32)?;
        // Shifting by a limb is a product with 2^32.
        high.multiply(1 << 31)?.multiply(2)?.add(&self.multiply(factor as u32)?)
    }

    /// Doubles in place and takes in one bit from below.
    fn push_bit(&mut self, bit: u32) {
        let mut carry = bit;
        for limb in &mut self.0 {
            let next = *limb >> 31;
            *limb = *limb << 1 | carry;
            carry = next;
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        self.0.iter().rev().cmp(other.0.iter().rev())
    }

    fn is_zero(&self) -> bool {
        self.0.iter().all(|limb| *limb == 0)
    }

    fn to_u128(self) -> Option<u128> {
        let (low, high) = self.0.split_at_checked(4)?;
        let value = low.iter().rev().fold(0_u128, |value, limb| value << 32 | u128::from(*limb));
        high.iter().all(|limb| *limb == 0).then_some(value)
    }
}

/// A whole quotient and what was cut off from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quotient {
    pub(super) whole: u128,
    /// The part cut off against one half.
    pub(super) against_half: Ordering,
    /// Whether nothing was cut off.
    pub(super) exact: bool,
}

/// The product of the numerators over that of the denominators, times a power of ten; `None`
/// where 512 bits or the result's 128 are not enough, or a denominator is zero.
pub(super) fn quotient(numerators: &[u128], denominators: &[u128], ten: i32) -> Option<Quotient> {
    narrow(numerators, denominators, ten).or_else(|| wide(numerators, denominators, ten))
}

/// The way of nearly all conversions: everything in 128 bits.
fn narrow(numerators: &[u128], denominators: &[u128], ten: i32) -> Option<Quotient> {
    let product = |factors: &[u128], power: u32| {
        factors.iter().try_fold(10_u128.checked_pow(power)?, |product, factor| product.checked_mul(*factor))
    };
    let numerator = product(numerators, u32::try_from(ten).unwrap_or(0))?;
    let denominator = product(denominators, u32::try_from(ten.saturating_neg()).unwrap_or(0))?;
    let whole = numerator.checked_div(denominator)?;
    let rest = numerator.checked_rem(denominator)?;
    // Comparing with what is missing to the next unit needs no doubling.
    let against_half = rest.cmp(&denominator.wrapping_sub(rest));
    Some(Quotient { whole, against_half, exact: rest == 0 })
}

#[cold]
fn wide(numerators: &[u128], denominators: &[u128], ten: i32) -> Option<Quotient> {
    let product = |factors: &[u128], mut power: u32| {
        let mut product = Wide::new(1);
        while power > 0 {
            product = product.multiply(10)?;
            power = power.saturating_sub(1);
        }
        factors.iter().try_fold(product, |product, factor| product.multiply_by(*factor))
    };
    let numerator = product(numerators, u32::try_from(ten).unwrap_or(0))?;
    let denominator = product(denominators, u32::try_from(ten.saturating_neg()).unwrap_or(0))?;
    if denominator.is_zero() {
        return None;
    }
    // The remainder is doubled below, which must not lose its highest bit.
    denominator.multiply(2)?;
    let (mut whole, mut rest) = (Wide::new(0), Wide::new(0));
    for limb in numerator.0.iter().rev() {
        for bit in (0..32_u32).rev() {
            rest.push_bit(limb >> bit & 1);
            let fits = rest.compare(&denominator) != Ordering::Less;
            if fits {
                rest.subtract(&denominator);
            }
            whole.push_bit(u32::from(fits));
        }
    }
    let mut doubled = rest;
    doubled.push_bit(0);
    Some(Quotient { whole: whole.to_u128()?, against_half: doubled.compare(&denominator), exact: rest.is_zero() })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use num_bigint::BigUint;
    use proptest::prelude::*;

    fn oracle(numerators: &[u128], denominators: &[u128], ten: i32) -> (BigUint, Ordering, bool) {
        let product = |factors: &[u128], power: u32| -> BigUint {
            factors.iter().map(|factor| BigUint::from(*factor)).product::<BigUint>() * BigUint::from(10_u32).pow(power)
        };
        let numerator = product(numerators, ten.max(0).unsigned_abs());
        let denominator = product(denominators, ten.min(0).unsigned_abs());
        let whole = &numerator / &denominator;
        let rest = &numerator % &denominator;
        (whole, (&rest * 2_u32).cmp(&denominator), rest == BigUint::ZERO)
    }

    proptest! {
        #[test]
        fn quotients_are_those_of_big_integers(
            numerators in proptest::collection::vec(1_u128..1 << 96, 1..4),
            denominators in proptest::collection::vec(1_u128..1 << 96, 0..3),
            ten in -60_i32..57,
        ) {
            let (whole, against_half, exact) = oracle(&numerators, &denominators, ten);
            match quotient(&numerators, &denominators, ten) {
                Some(found) => {
                    prop_assert_eq!(BigUint::from(found.whole), whole);
                    prop_assert_eq!((found.against_half, found.exact), (against_half, exact));
                }
                None => prop_assert!(whole.bits() > 128),
            }
        }

        #[test]
        fn both_widths_agree(a in 1_u128..1 << 60, b in 1_u128..1 << 60, c in 1_u128..1 << 60, ten in -15_i32..2) {
            let narrow = narrow(&[a, b], &[c], ten);
            prop_assert!(narrow.is_some());
            prop_assert_eq!(narrow, wide(&[a, b], &[c], ten));
        }
    }

    #[test]
    fn halves_and_whole_quotients_are_told_apart() {
        let (whole, half) = (quotient(&[10], &[4], 0).unwrap(), quotient(&[12], &[4], 0).unwrap());
        assert_eq!((whole.whole, whole.against_half, whole.exact), (2, Ordering::Equal, false));
        assert_eq!((half.whole, half.exact), (3, true));
        assert_eq!(quotient(&[1], &[0], 0), None);
        assert_eq!(quotient(&[u128::MAX], &[1], 1), None);
    }
}
