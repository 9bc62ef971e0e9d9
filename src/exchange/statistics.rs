//! What a series of rates did: its extremes, its mean, how much it moved, and its shape in a line.
//!
//! Extremes and mean are exact decimals. Volatility takes logarithms, so it is a statistic in
//! floating point: nothing is ever converted with it.

use super::rate::Observation;
use crate::decimal::{Decimal, of_parts};
use alloc::string::{String, ToString as _};

/// Trading days of a year, by which volatility is scaled.
const DAYS_A_YEAR: f64 = 252.0;

/// What a series of observations did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Statistics {
    /// How many observations there are.
    pub count: usize,
    /// The first by date.
    pub first: Observation,
    /// The last by date.
    pub last: Observation,
    /// The lowest rate, the earliest of equal ones.
    pub minimum: Observation,
    /// The highest rate, the earliest of equal ones.
    pub maximum: Observation,
    /// The arithmetic mean, two decimals beyond the finest rate, halves to even.
    pub average: Decimal,
    /// The standard deviation of daily logarithmic returns (n - 1), times the square root of 252:
    /// a share of the rate, 0.07 for 7 % a year. `None` below three observations or for what is no rate.
    pub volatility: Option<f64>,
}

impl Statistics {
    /// The statistics of observations in the order of their days; `None` for none, or where their
    /// sum has more digits than are held exactly.
    ///
    /// ```
    /// use coinage::Date;
    /// use coinage::exchange::{Observation, Statistics};
    /// let day = |day, value: &str| Some(Observation { date: Date::new(2026, 1, day).ok()?, value: value.parse().ok()? });
    /// let seen: Vec<Observation> = [day(5, "1.10"), day(6, "1.25"), day(7, "1.0")].into_iter().flatten().collect();
    /// let found = Statistics::of(&seen).unwrap();
    /// assert_eq!((found.minimum.value.to_string(), found.maximum.date.day()), ("1.0".into(), 6));
    /// assert_eq!(found.average.to_string(), "1.1167");
    /// ```
    pub fn of(observations: &[Observation]) -> Option<Self> {
        let (first, last) = (*observations.first()?, *observations.last()?);
        let (mut minimum, mut maximum) = (first, first);
        for seen in observations {
            if seen.value < minimum.value {
                minimum = *seen;
            }
            if seen.value > maximum.value {
                maximum = *seen;
            }
        }
        Some(Self {
            count: observations.len(),
            first,
            last,
            minimum,
            maximum,
            average: average(observations)?,
            volatility: volatility(observations),
        })
    }
}

/// The mean, by whole numbers of the finest rate's hundredths.
fn average(observations: &[Observation]) -> Option<Decimal> {
    let scale = observations.iter().map(|seen| seen.value.scale()).max()?.checked_add(2)?;
    let count = u128::try_from(observations.len()).ok()?;
    let sum = observations.iter().try_fold(0_i128, |sum, seen| {
        let power = 10_i128.checked_pow(scale.checked_sub(seen.value.scale())?)?;
        sum.checked_add(seen.value.mantissa().checked_mul(power)?)
    })?;
    let magnitude = sum.unsigned_abs();
    let (whole, rest) = (magnitude.checked_div(count)?, magnitude.checked_rem(count)?);
    let up = match rest.checked_mul(2)?.cmp(&count) {
        core::cmp::Ordering::Less => false,
        core::cmp::Ordering::Equal => whole % 2 != 0,
        core::cmp::Ordering::Greater => true,
    };
    of_parts(sum < 0, whole.checked_add(u128::from(up))?, scale)
}

fn volatility(observations: &[Observation]) -> Option<f64> {
    let logarithms: Vec<f64> =
        observations.iter().filter_map(|seen| Some(seen.value.to_string().parse::<f64>().ok()?.ln())).collect();
    let returns: Vec<f64> = logarithms.windows(2).filter_map(|pair| Some(pair.last()? - pair.first()?)).collect();
    if returns.len() < 2 {
        return None;
    }
    let count = returns.len() as f64;
    let mean = returns.iter().sum::<f64>() / count;
    let squares = returns.iter().map(|one| (one - mean) * (one - mean)).sum::<f64>();
    // Of what is no rate, zero or less, there is no logarithm.
    Some((squares / (count - 1.0)).sqrt() * DAYS_A_YEAR.sqrt()).filter(|share| share.is_finite())
}

/// The course of a series in a line of blocks, the lowest rate the lowest block: at most `width`
/// of them, each the last observation of its share of days.
///
/// ```
/// use coinage::Date;
/// use coinage::exchange::{Observation, sparkline};
/// let seen: Vec<Observation> = (1..=8)
///     .filter_map(|day| Some(Observation { date: Date::new(2026, 1, day).ok()?, value: day.into() }))
///     .collect();
/// assert_eq!(sparkline(&seen, 8), "▁▂▃▄▅▆▇█");
/// assert_eq!(sparkline(&seen, 4), "▂▄▆█");
/// ```
pub fn sparkline(observations: &[Observation], width: usize) -> String {
    const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let values = || observations.iter().map(|seen| seen.value);
    let (Some(lowest), Some(highest)) = (values().min(), values().max()) else { return String::new() };
    let columns = observations.len().min(width);
    let shown = (1..=columns).filter_map(|column| {
        let place = column.checked_mul(observations.len())?.checked_div(columns)?.checked_sub(1)?;
        let value = observations.get(place)?.value;
        // Which of eight equal bands between the extremes it lies in.
        let above = value.checked_sub(lowest)?.checked_mul(Decimal::from(8))?;
        let range = highest.checked_sub(lowest)?;
        let band =
            (1_usize..8).filter(|band| range.checked_mul(Decimal::from(*band)).is_some_and(|edge| above >= edge));
        BLOCKS.get(if range.is_zero() { 3 } else { band.count() })
    });
    shown.collect()
}
