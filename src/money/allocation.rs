//! Sharing an amount out without losing or making a cent.

use super::amount::{Money, minor_units, overflow};
use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode, Result};
use alloc::vec::Vec;
use core::cmp::{Ordering, Reverse};

/// Shares an amount out in proportion to ratios, by largest remainder: every part gets its
/// whole minor units, and those left over go, one each, to the parts that were cut the most,
/// the first of equals first. The parts add up to the amount, a negative amount is shared out
/// as its mirror image, a ratio of zero gets nothing.
///
/// # Errors
/// `invalid-option` for no ratios, for a negative one, where all are zero, and for a currency
/// without minor units; `invalid-number` for an amount finer than the minor unit; `overflow`
/// where ratios and amount together are too large.
///
/// ```
/// use coinage::{Decimal, Money, allocate};
/// let parts = allocate(&Money::parse("100.00", "USD")?, &[Decimal::ONE, Decimal::ONE, Decimal::ONE])?;
/// let parts: Vec<String> = parts.iter().map(|part| part.amount().to_string()).collect();
/// assert_eq!(parts, ["33.34", "33.33", "33.33"]);
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn allocate(money: &Money, ratios: &[Decimal]) -> Result<Vec<Money>> {
    check_ratios(ratios)?;
    minor_units(money.currency())?;
    let units = money.to_minor()?;
    let weights = weights(ratios).ok_or_else(overflow)?;
    let total = weights.iter().try_fold(0_u128, |sum, weight| sum.checked_add(*weight)).ok_or_else(overflow)?;
    let magnitude = units.unsigned_abs();
    let mut parts = Vec::with_capacity(ratios.len());
    let mut remainders = Vec::with_capacity(ratios.len());
    let mut left = magnitude;
    for (index, weight) in weights.iter().enumerate() {
        let (share, remainder) = share(magnitude, *weight, total).ok_or_else(overflow)?;
        left = left.saturating_sub(share);
        parts.push(share);
        remainders.push((Reverse(remainder), index));
    }
    // Fewer units are left than parts with a remainder, so a zero ratio never gets one.
    remainders.sort_unstable();
    for (_, index) in remainders.iter().take(usize::try_from(left).unwrap_or(usize::MAX)) {
        if let Some(part) = parts.get_mut(*index) {
            *part = part.saturating_add(1);
        }
    }
    parts
        .into_iter()
        .map(|part| {
            let part = i128::try_from(part).map_err(|_| overflow())?;
            Money::from_minor(if units < 0 { part.saturating_neg() } else { part }, money.currency())
        })
        .collect()
}

/// Whether there is something to share by.
pub(super) fn check_ratios(ratios: &[Decimal]) -> Result<()> {
    let refused = |message: &str| {
        Error::new(ErrorCode::InvalidOption, &[message])
            .with_hint(&["give at least one ratio above zero and none below, like 1, 1, 2"])
    };
    if ratios.is_empty() {
        return Err(refused("there are no ratios to share by"));
    }
    if ratios.iter().any(|ratio| ratio.is_sign_negative() && !ratio.is_zero()) {
        return Err(refused("a ratio is below zero"));
    }
    if ratios.iter().all(Decimal::is_zero) {
        return Err(refused("all ratios are zero"));
    }
    Ok(())
}

/// The ratios as whole numbers with nothing in common but their scale.
pub(super) fn weights(ratios: &[Decimal]) -> Option<Vec<u128>> {
    let scale = ratios.iter().map(|ratio| ratio.normalize().scale()).max().unwrap_or(0);
    let mut weights = Vec::with_capacity(ratios.len());
    for ratio in ratios {
        let ratio = ratio.normalize();
        let power = 10_u128.checked_pow(scale.checked_sub(ratio.scale())?)?;
        weights.push(ratio.mantissa().unsigned_abs().checked_mul(power)?);
    }
    let divisor = weights.iter().fold(0, |divisor, weight| greatest_common_divisor(divisor, *weight));
    for weight in &mut weights {
        *weight = weight.checked_div(divisor)?;
    }
    Some(weights)
}

fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while let Some(rest) = a.checked_rem(b) {
        a = b;
        b = rest;
    }
    a
}

/// `magnitude × weight ÷ total`, whole and remainder. The weight is no larger than the total,
/// so the whole part always fits; bit by bit where the product does not.
pub(super) fn share(magnitude: u128, weight: u128, total: u128) -> Option<(u128, u128)> {
    if let Some(product) = magnitude.checked_mul(weight) {
        return Some((product.checked_div(total)?, product.checked_rem(total)?));
    }
    let (mut whole, mut remainder) = (0_u128, 0_u128);
    for bit in (0..128_u32).rev() {
        whole = whole.checked_mul(2)?;
        remainder = remainder.checked_mul(2)?;
        if magnitude.wrapping_shr(bit) & 1 == 1 {
            remainder = remainder.checked_add(weight)?;
        }
        while remainder.cmp(&total) != Ordering::Less {
            remainder = remainder.checked_sub(total)?;
            whole = whole.checked_add(1)?;
        }
    }
    Some((whole, remainder))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(amount: &str, currency: &str, ratios: &[&str]) -> Result<String> {
        let ratios: Vec<Decimal> = ratios.iter().map(|ratio| crate::decimal::parse(ratio).unwrap()).collect();
        let parts = allocate(&Money::parse(amount, currency)?, &ratios)?;
        Ok(parts.iter().map(|part| part.amount().to_string()).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn remainders_go_to_the_parts_cut_most() {
        assert_eq!(parts("100", "USD", &["1", "1", "1"]).unwrap(), "33.34 33.33 33.33");
        assert_eq!(parts("-100", "USD", &["1", "1", "1"]).unwrap(), "-33.34 -33.33 -33.33");
        assert_eq!(parts("0.01", "EUR", &["0", "1", "0"]).unwrap(), "0.00 0.01 0.00");
        assert_eq!(parts("0.02", "EUR", &["1", "1", "1"]).unwrap(), "0.01 0.01 0.00");
        assert_eq!(parts("10", "JPY", &["50", "30", "20.5"]).unwrap(), "5 3 2");
        assert_eq!(parts("1.00", "EUR", &["1", "2", "3"]).unwrap(), "0.17 0.33 0.50");
        assert_eq!(parts("1", "KWD", &["0.1", "0.2"]).unwrap(), "0.333 0.667");
        assert_eq!(parts("0", "EUR", &["3", "0"]).unwrap(), "0.00 0.00");
    }

    #[test]
    fn what_cannot_be_shared_is_refused() {
        let code = |result: Result<String>| result.unwrap_err().code();
        assert_eq!(code(parts("1", "EUR", &[])), "invalid-option");
        assert_eq!(code(parts("1", "EUR", &["0", "0.00"])), "invalid-option");
        assert_eq!(code(parts("1", "EUR", &["1", "-1"])), "invalid-option");
        assert_eq!(code(parts("0.001", "EUR", &["1"])), "invalid-number");
        assert_eq!(code(parts("1", "XAU", &["1"])), "invalid-option");
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_the_mirror_image_agrees(
            units in -10_i128.pow(20)..10_i128.pow(20),
            ratios in proptest::collection::vec(0_i64..1_000_000_000_000, 1..9),
            scale in 0_u32..5,
        ) {
            let ratios: Vec<Decimal> = ratios.iter().map(|ratio| Decimal::new(*ratio, scale)).collect();
            prop_assume!(ratios.iter().any(|ratio| !ratio.is_zero()));
            let total: Decimal = ratios.iter().sum();
            let shared = |units: i128| -> Vec<i128> {
                let money = Money::from_minor(units, crate::Currency::EUR).unwrap();
                allocate(&money, &ratios).unwrap().iter().map(|part| part.to_minor().unwrap()).collect()
            };
            let parts = shared(units);
            prop_assert_eq!(parts.iter().sum::<i128>(), units);
            prop_assert_eq!(shared(-units), parts.iter().map(|part| -part).collect::<Vec<_>>());
            for (part, ratio) in parts.iter().zip(&ratios) {
                if ratio.is_zero() {
                    prop_assert_eq!(*part, 0);
                }
                // Within one unit of the exact share: |part × total − units × ratio| < total.
                let scaled = |value: Decimal| value.mantissa();
                let off = part * scaled(total) - units * scaled(*ratio);
                prop_assert!(off.abs() < scaled(total));
            }
        }
    }
}
