//! Sharing an amount out by a chosen rule, in minor units or in coins.
//!
//! [`allocate`](super::allocate) shares by largest remainder in minor units; here the rule and
//! the step are chosen. A newcomer would look for the remainder in the parts: two of the modes
//! keep it apart, and parts and remainder together are the amount.

use super::allocation::{check_ratios, share, weights};
use super::amount::{Money, minor_units, no_minor_unit, overflow};
use super::currency::Currency;
use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode, Result};
use alloc::vec::Vec;
use core::cmp::Reverse;

/// Who gets the steps left over once every part has its whole ones.
///
/// A ratio of zero gets nothing in any mode, and a negative amount is shared as its mirror image.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AllocationMode {
    /// One each to the parts that were cut the most, the first of equals first.
    #[default]
    LargestRemainder,
    /// One each to the parts in the order given.
    First,
    /// One each to the parts of the largest ratios, the first of equals first.
    LargestRatio,
    /// Nobody: what is left over is kept apart.
    Separate,
    /// Nobody, and every part stays an exact multiple of its ratio: 1.00 EUR by 1, 2 and 4 is
    /// 0.14, 0.28 and 0.56, and 0.02 is kept apart.
    Block,
}

impl AllocationMode {
    /// Reads `largest-remainder`, `first`, `largest-ratio`, `separate` or `block`.
    ///
    /// # Errors
    /// `invalid-option`.
    pub fn parse(text: &str) -> Result<Self> {
        match text {
            "largest-remainder" => Ok(Self::LargestRemainder),
            "first" => Ok(Self::First),
            "largest-ratio" => Ok(Self::LargestRatio),
            "separate" => Ok(Self::Separate),
            "block" => Ok(Self::Block),
            _ => Err(Error::new(ErrorCode::InvalidOption, &["unknown allocation mode `", text, "`"])
                .with_hint(&["use largest-remainder, first, largest-ratio, separate or block"])),
        }
    }

    /// Whether what is left over is kept apart.
    pub const fn keeps_remainder(self) -> bool {
        matches!(self, Self::Separate | Self::Block)
    }
}

/// What parts are whole multiples of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AllocationStep {
    /// ISO 4217's minor unit.
    #[default]
    Minor,
    /// The smallest amount paid in cash by CLDR, [`Currency::cash_unit`].
    Cash,
}

impl AllocationStep {
    /// Reads `minor` or `cash`.
    ///
    /// # Errors
    /// `invalid-option`.
    pub fn parse(text: &str) -> Result<Self> {
        match text {
            "minor" => Ok(Self::Minor),
            "cash" => Ok(Self::Cash),
            _ => Err(Error::new(ErrorCode::InvalidOption, &["unknown allocation step `", text, "`"])
                .with_hint(&["use minor or cash"])),
        }
    }

    /// The step in minor units.
    fn units(self, currency: Currency) -> Result<u128> {
        let minor = minor_units(currency)?;
        if self == Self::Minor {
            return Ok(1);
        }
        let cash = currency.cash_unit().ok_or_else(|| no_minor_unit(currency))?;
        minor
            .checked_sub(u32::from(cash.digits))
            .and_then(|places| 10_u128.checked_pow(places))
            .and_then(|power| power.checked_mul(u128::from(cash.step.max(1))))
            .ok_or_else(overflow)
    }
}

/// An amount shared out: parts and remainder add up to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// A part for every ratio, in their order.
    pub parts: Vec<Money>,
    /// What was kept apart; zero in the modes that give everything away.
    pub remainder: Money,
}

impl Money {
    /// Shares the amount out in proportion to ratios, by a chosen rule and in chosen steps.
    ///
    /// # Errors
    /// As [`allocate`](super::allocate); `invalid-number` as well for an amount that coins do
    /// not add up to, unless the mode keeps what is left over.
    ///
    /// ```
    /// use coinage::money::{AllocationMode, AllocationStep};
    /// use coinage::{Decimal, Money};
    /// let thirds = [Decimal::ONE; 3];
    /// let bill = Money::parse("10.00", "CHF")?;
    /// let shared = bill.allocate_with(&thirds, AllocationMode::First, AllocationStep::Cash)?;
    /// let parts: Vec<String> = shared.parts.iter().map(Money::to_string).collect();
    /// assert_eq!(parts, ["3.35 CHF", "3.35 CHF", "3.30 CHF"]);
    /// let shared = bill.allocate_with(&thirds, AllocationMode::Separate, AllocationStep::Minor)?;
    /// assert_eq!(shared.remainder.to_string(), "0.01 CHF");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn allocate_with(&self, ratios: &[Decimal], mode: AllocationMode, step: AllocationStep) -> Result<Allocation> {
        check_ratios(ratios)?;
        let step = step.units(self.currency())?;
        let units = self.to_minor()?;
        let magnitude = units.unsigned_abs();
        let steps = magnitude.checked_div(step).ok_or_else(overflow)?;
        let too_fine = magnitude.checked_rem(step).ok_or_else(overflow)?;
        if too_fine != 0 && !mode.keeps_remainder() {
            return Err(Error::new(ErrorCode::InvalidNumber, &[&self.to_text(), " is finer than the smallest coin"])
                .with_hint(&["round it to cash first, or keep what is left over with the mode separate"]));
        }
        let weights = weights(ratios).ok_or_else(overflow)?;
        let total = weights.iter().try_fold(0_u128, |sum, weight| sum.checked_add(*weight)).ok_or_else(overflow)?;
        let mut parts = Vec::with_capacity(weights.len());
        let mut order = Vec::with_capacity(weights.len());
        let mut left = steps;
        for (index, weight) in weights.iter().enumerate() {
            let (whole, cut) = if mode == AllocationMode::Block {
                let blocks = steps.checked_div(total).ok_or_else(overflow)?;
                (blocks.checked_mul(*weight).ok_or_else(overflow)?, 0)
            } else {
                share(steps, *weight, total).ok_or_else(overflow)?
            };
            left = left.checked_sub(whole).ok_or_else(overflow)?;
            parts.push(whole);
            if *weight != 0 {
                let rank = match mode {
                    AllocationMode::LargestRemainder => cut,
                    AllocationMode::LargestRatio => *weight,
                    _ => 0,
                };
                order.push((Reverse(rank), index));
            }
        }
        if !mode.keeps_remainder() {
            // Fewer steps are left than there are ratios above zero.
            order.sort_unstable();
            for (_, index) in order {
                if let (Some(part), Some(rest)) = (parts.get_mut(index), left.checked_sub(1)) {
                    *part = part.checked_add(1).ok_or_else(overflow)?;
                    left = rest;
                }
            }
        }
        let signed = |magnitude: u128| {
            let magnitude = i128::try_from(magnitude).map_err(|_| overflow())?;
            Self::from_minor(if units < 0 { magnitude.saturating_neg() } else { magnitude }, self.currency())
        };
        let in_units = |steps: u128| steps.checked_mul(step).ok_or_else(overflow);
        let remainder = in_units(left)?.checked_add(too_fine).ok_or_else(overflow)?;
        let parts = parts.into_iter().map(|part| signed(in_units(part)?)).collect::<Result<Vec<_>>>()?;
        Ok(Allocation { parts, remainder: signed(remainder)? })
    }
}
