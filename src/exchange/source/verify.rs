//! What looks wrong in rates: moves from one observation to the next beyond a bound.

use crate::calendar::Date;
use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::history::History;
use crate::exchange::rate::Rate;
use alloc::vec::Vec;

/// A rate that moved further than allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jump {
    /// The day before the move that has a rate.
    pub before: Date,
    /// The rate of that day.
    pub from: Rate,
    /// The day of the move.
    pub date: Date,
    /// The rate after it.
    pub to: Rate,
}

/// The moves between neighbouring observations of more than so many percent of the earlier one,
/// compared exactly.
///
/// # Errors
/// `overflow` for rates too large to compare.
///
/// ```
/// use coinage::{decimal, exchange::{History, source::jumps}};
/// let history = History::from_csv("Date,USD\n2026-10-29,1.1\n2026-10-30,1.4\n", "house rates")?;
/// assert_eq!(jumps(&history, decimal::parse("20")?)?[0].to.to_string(), "EUR/USD 1.4");
/// assert!(jumps(&history, decimal::parse("30")?)?.is_empty());
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn jumps(history: &History, percent: Decimal) -> Result<Vec<Jump>> {
    let mut found = Vec::new();
    for (base, quote) in history.pairs() {
        let seen = history.observations(base, quote);
        for (one, other) in seen.iter().zip(seen.iter().skip(1)) {
            let moved = other.value.checked_sub(one.value).map(|moved| moved.abs());
            let moved = moved.and_then(|moved| moved.checked_mul(Decimal::ONE_HUNDRED));
            let (Some(moved), Some(bound)) = (moved, one.value.checked_mul(percent)) else {
                let message = ["the rates ", base.code(), "/", quote.code(), " are too large to compare"];
                return Err(Error::new(ErrorCode::Overflow, &message));
            };
            if moved > bound {
                let rate = |value| Rate::new(base, quote, value);
                found.push(Jump { before: one.date, from: rate(one.value)?, date: other.date, to: rate(other.value)? });
            }
        }
    }
    Ok(found)
}
