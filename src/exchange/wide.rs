//! Whole numbers wider than the machine's, for one exact division.
//!
//! An amount on its way is one such number above the line and one below. 512 bits hold five
//! factors of 96 bits, or four and a power of ten; beyond, `overflow` is the answer. Limbs of 32
//! bits, because WebAssembly multiplies and divides 64 at most.

use core::cmp::Ordering;

/// 512 bits, one limb for the shift before a division, and one that stays zero: the division's
/// highest digit.
const LIMBS: usize = 18;

/// An unsigned number, low limb first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wide([u32; LIMBS]);

/// A whole quotient and what was cut off from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quotient {
    pub(super) whole: u128,
    /// The part cut off against one half.
    pub(super) against_half: Ordering,
    /// Whether nothing was cut off.
    pub(super) exact: bool,
}

impl Wide {
    pub(super) const ONE: Self = {
        let mut limbs = [0; LIMBS];
        limbs[0] = 1;
        Self(limbs)
    };

    /// Multiplies in place; `None` where the room doesn't hold the product.
    #[inline(never)]
    pub(super) fn multiply(&mut self, factor: u128) -> Option<()> {
        let (_, room) = self.0.split_last_mut()?;
        // From the highest limb down: each has been read before products are added to it.
        for start in (0..room.len()).rev() {
            let slots = room.get_mut(start..)?;
            let limb = core::mem::take(slots.first_mut()?);
            if limb == 0 {
                continue;
            }
            let (mut rest, mut carry) = (factor, 0_u64);
            for slot in slots {
                if rest == 0 && carry == 0 {
                    break;
                }
                let product = u64::from(limb).wrapping_mul(u64::from(rest as u32));
                let sum = product.wrapping_add(carry).wrapping_add(u64::from(*slot));
                *slot = sum as u32;
                carry = sum >> 32;
                rest >>= 32;
            }
            if rest != 0 || carry != 0 {
                return None;
            }
        }
        Some(())
    }

    /// Multiplies by ten so many times.
    pub(super) fn shift(&mut self, mut power: u32) -> Option<()> {
        while power > 0 {
            let step = power.min(9);
            self.multiply(u128::from(10_u32.pow(step)))?;
            power = power.saturating_sub(step);
        }
        Some(())
    }

    /// The number, where 128 bits hold it.
    pub(super) fn narrow(self) -> Option<u128> {
        self.divide(Self::ONE).map(|found| found.whole)
    }

    /// Takes a multiple of another number away, and tells whether that that went below zero and around.
    fn subtract(limbs: &mut [u32], other: &[u32], factor: u32) -> bool {
        let (mut carry, mut others) = (0_u64, other.iter());
        let mut borrowed = false;
        for limb in limbs {
            let other = others.next().copied().unwrap_or(0);
            let product = u64::from(other).wrapping_mul(u64::from(factor)).wrapping_add(carry);
            (*limb, borrowed) = limb.overflowing_sub(product as u32);
            carry = (product >> 32).wrapping_add(u64::from(borrowed));
        }
        borrowed || carry > 0
    }

    fn add(limbs: &mut [u32], other: &[u32]) -> bool {
        let (mut carry, mut others) = (0_u64, other.iter());
        for limb in limbs {
            let sum = u64::from(*limb).wrapping_add(u64::from(others.next().copied().unwrap_or(0))).wrapping_add(carry);
            *limb = sum as u32;
            carry = sum >> 32;
        }
        carry > 0
    }

    /// Adds in place; `None` where the room doesn't hold the sum.
    #[cfg(feature = "pricing")]
    pub(super) fn add_to(&mut self, other: &Self) -> Option<()> {
        let (_, room) = self.0.split_last_mut()?;
        let (last, others) = other.0.split_last()?;
        if Self::add(room, others) || *last != 0 { None } else { Some(()) }
    }

    fn compare(&self, other: &Self) -> Ordering {
        for (limb, other) in self.0.iter().zip(&other.0).rev() {
            if limb != other {
                return limb.cmp(other);
            }
        }
        Ordering::Equal
    }

    /// The quotient; `None` where its whole part passes 128 bits, or the divisor is zero.
    ///
    /// Knuth's algorithm D: with the divisor's highest bit set, a digit estimated from the
    /// highest limbs is at most two too large.
    #[inline(never)]
    pub(super) fn divide(mut self, mut divisor: Self) -> Option<Quotient> {
        let length = divisor.0.iter().rposition(|limb| *limb != 0)?.wrapping_add(1);
        let shift = divisor.0.get(length.wrapping_sub(1))?.leading_zeros();
        self.multiply(1_u128 << shift)?;
        divisor.multiply(1_u128 << shift)?;
        let divisor_limbs = divisor.0.get(..length)?;
        let first = u64::from(*divisor_limbs.last()?);
        let mut whole = 0_u128;
        for place in (0..LIMBS.wrapping_sub(length)).rev() {
            let window = self.0.get_mut(place..place.wrapping_add(length).wrapping_add(1))?;
            let &mut [.., next, top] = window else { return None };
            let mut digit =
                (u64::from(top) << 32 | u64::from(next)).checked_div(first)?.min(u64::from(u32::MAX)) as u32;
            if Self::subtract(window, divisor_limbs, digit) {
                loop {
                    digit = digit.wrapping_sub(1);
                    if Self::add(window, divisor_limbs) {
                        break;
                    }
                }
            }
            if whole >> 96 != 0 {
                return None;
            }
            whole = whole << 32 | u128::from(digit);
        }
        let exact = self.0.iter().all(|limb| *limb == 0);
        // Comparing with what is missing to the next unit needs no doubling.
        Self::subtract(&mut divisor.0, &self.0, 1);
        Some(Quotient { whole, against_half: self.compare(&divisor), exact })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use num_bigint::BigUint;
    use proptest::prelude::*;

    fn quotient(numerators: &[u128], denominators: &[u128], ten: i32) -> Option<Quotient> {
        let (mut above, mut below) = (Wide::ONE, Wide::ONE);
        numerators.iter().try_for_each(|factor| above.multiply(*factor))?;
        denominators.iter().try_for_each(|factor| below.multiply(*factor))?;
        above.shift(u32::try_from(ten).unwrap_or(0))?;
        below.shift(u32::try_from(-ten).unwrap_or(0))?;
        above.divide(below)
    }

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
        fn narrow_quotients_are_those_of_machine_integers(a in any::<u64>(), b in any::<u64>(), c in 1_u128.., down in 0_u32..128) {
            let (c, product) = ((c >> down).max(1), u128::from(a) * u128::from(b));
            let found = quotient(&[a.into(), b.into()], &[c], 0).unwrap();
            let rest = product % c;
            prop_assert_eq!((found.whole, found.exact), (product / c, rest == 0));
            prop_assert_eq!(found.against_half, rest.cmp(&(c - rest)));
        }

        #[test]
        fn digits_estimated_too_large_are_mended(high in 0_u32..4, low in any::<u32>(), limbs in proptest::collection::vec(prop_oneof![Just(0_u32), Just(1), Just(u32::MAX), Just(1 << 31), any::<u32>()], 3)) {
            let wide = |limbs: &[u32]| limbs.iter().rev().fold(0_u128, |value, limb| value << 32 | u128::from(*limb));
            let (above, below) = (wide(&[low, limbs[0], limbs[1], limbs[2]]), wide(&[limbs[0], limbs[1], u32::MAX - high]));
            let found = quotient(&[above, below], &[below, below], 0).unwrap();
            prop_assert_eq!((found.whole, found.exact), (above / below, above % below == 0));
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
