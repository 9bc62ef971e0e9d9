//! What counts on a day without a rate: the last one before it, the next one after it, that day
//! alone, or a value on the line between two.
//!
//! None of these looks further than the age allowed, and every answer says what it took. A newcomer
//! would interpolate in decimals: a third of a way has no end there, so the sum of both values,
//! each times the days to the other, stays a whole number with the days below the line. What is
//! between two observations was never quoted by anyone: it is only done where it is asked for.

use super::Exchange;
use super::history::History;
use super::options::ConvertOptions;
use super::product::Product;
use super::rate::{Observation, Rate};
use super::route::{Hop, LegKind, Route};
use crate::calendar::Date;
use crate::decimal::{Decimal, RoundingMode, magnitude};
use crate::error::{Error, ErrorCode, Result};
use crate::money::text::{beginning, date_text};
use crate::money::{Currency, overflow};

/// Which observation counts for a day that has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MissingDay {
    /// The last one before the day.
    #[default]
    Last,
    /// The first one after the day.
    Next,
    /// None: the day has its own, or there is no rate.
    Exact,
    /// The value on the straight line between the last one before and the first one after.
    Interpolate,
}

impl MissingDay {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Last, Self::Next, Self::Exact, Self::Interpolate];

    /// The names at every surface: `last`, `next`, `exact`, `interpolate`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Last => "last",
            Self::Next => "next",
            Self::Exact => "exact",
            Self::Interpolate => "interpolate",
        }
    }

    /// Reads `last`, `next`, `exact` or `interpolate`.
    ///
    /// # Errors
    /// `invalid-option` for anything else.
    ///
    /// ```
    /// use coinage::exchange::MissingDay;
    /// assert_eq!(MissingDay::parse("next")?, MissingDay::Next);
    /// assert_eq!(MissingDay::parse("nearest").unwrap_err().hint(), Some("last, next, exact or interpolate"));
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|mode| mode.as_str() == text).ok_or_else(|| {
            Error::new(ErrorCode::InvalidOption, &["`", beginning(text), "` says nothing about a missing day"])
                .with_hint(&["last, next, exact or interpolate"])
        })
    }
}

impl MissingDay {
    /// What a source has for a day; between two observations both.
    fn observed(
        self,
        history: &History,
        base: Currency,
        quote: Currency,
        day: Date,
    ) -> Option<(Observation, Option<Observation>)> {
        let last = history.latest(base, quote, day);
        if self == Self::Last {
            return Some((last?, None));
        }
        if let Some(own) = last.filter(|seen| seen.date == day) {
            return Some((own, None));
        }
        if self == Self::Exact {
            return None;
        }
        let next = history.earliest(base, quote, day)?;
        if self == Self::Next { Some((next, None)) } else { Some((last?, Some(next))) }
    }

    /// The error where no way was found, in the words of the policy; its hint stays.
    pub(super) fn none_found(self, error: Error, from: Currency, to: Currency, day: Date) -> Error {
        let around = match self {
            Self::Last => return error,
            Self::Next => [" on ", &date_text(day), " or after"].concat(),
            Self::Exact => [" on ", &date_text(day), " itself"].concat(),
            Self::Interpolate => [" on ", &date_text(day), ", or before and after it"].concat(),
        };
        let message = ["no rate leads from ", from.code(), " to ", to.code(), &around];
        let hint = error.hint().unwrap_or("choose a day with a rate, or let the last one before count");
        Error::new(ErrorCode::MissingRate, &message).with_hint(&[hint])
    }
}

/// The two observations that a rate was drawn between, and the day it was drawn for.
///
/// ```
/// use coinage::{Currency, Date, Money, exchange::{ConvertOptions, Exchange, MissingDay}};
/// let exchange = Exchange::from_csv("Date,USD\n2026-10-30,1.10\n2026-11-02,1.13\n", "house rates")?;
/// let options = ConvertOptions {
///     on: Some(Date::parse("2026-10-31")?),
///     missing: MissingDay::Interpolate,
///     ..ConvertOptions::default()
/// };
/// let found = exchange.convert(&Money::parse("100", "EUR")?, Currency::parse("USD")?, &options)?;
/// assert_eq!(found.amount.to_string(), "111.00 USD");
/// let between = found.legs[0].between.unwrap();
/// assert_eq!((between.before.date.day(), between.after.date.day()), (30, 2));
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interpolation {
    /// The last one before the day.
    pub before: Observation,
    /// The first one after it.
    pub after: Observation,
    /// The day between.
    pub on: Date,
}

impl Interpolation {
    /// The days from the first observation to the day, and from the day to the second.
    pub fn days(&self) -> (u32, u32) {
        let to = |date: Date| date.days().abs_diff(self.on.days());
        (to(self.before.date), to(self.after.date))
    }

    /// The rate as a sum of whole numbers in units of `10^-scale`, over a number of days.
    fn parts(&self) -> Option<(u128, u32, u128)> {
        let scale = self.before.value.scale().max(self.after.value.scale());
        let (since, until) = self.days();
        let share = |value: Decimal, days: u32| {
            let power = 10_u128.checked_pow(scale.checked_sub(value.scale())?)?;
            magnitude(value).checked_mul(power)?.checked_mul(u128::from(days))
        };
        let sum = share(self.before.value, until)?.checked_add(share(self.after.value, since)?)?;
        Some((sum, scale, u128::from(since).checked_add(u128::from(until))?))
    }

    /// The sum over the days, to be divided by them: what a bookkeeper writes down.
    pub(super) fn sum(&self) -> Option<(Decimal, u32)> {
        let (sum, scale, days) = self.parts()?;
        Some((crate::decimal::of_parts(false, sum, scale)?, u32::try_from(days).ok()?))
    }

    /// The rate that lies between a hop's observation and the one after, and both.
    pub(super) fn of(hop: &Hop, after: Observation, day: Date) -> Result<(Rate, Self)> {
        let between = Self { before: Observation { date: hop.date, value: hop.rate.value() }, after, on: day };
        let value = between.value().ok_or_else(overflow)?;
        Ok((Rate::known(hop.rate.base(), hop.rate.quote(), value), between))
    }

    /// The value as a decimal, of 28 significant digits where it has no end.
    fn value(&self) -> Option<Decimal> {
        let mut product = Product::new(Decimal::ONE);
        self.pass(&mut product, false);
        product.unrounded(RoundingMode::HalfEven).ok().map(|(value, _)| value)
    }

    /// Goes along the rate, exactly.
    pub(super) fn pass(&self, product: &mut Product, divides: bool) {
        match self.parts() {
            Some((sum, scale, days)) => {
                product.take_parts(sum, scale, divides);
                product.take_parts(days, 0, !divides);
            }
            None => product.lose(),
        }
    }
}

impl History {
    /// The first observation of a pair on a day or after it, however far off it is.
    ///
    /// ```
    /// use coinage::{Currency, Date, exchange::History};
    /// let history = History::from_csv("Date,USD\n2026-10-30,1.1172\n2026-11-02,1.12\n", "house rates")?;
    /// let found = history.earliest(Currency::EUR, Currency::parse("USD")?, Date::parse("2026-10-31")?).unwrap();
    /// assert_eq!(found.date.to_string(), "2026-11-02");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn earliest(&self, base: Currency, quote: Currency, on: Date) -> Option<Observation> {
        let (first, last) = self.range_of(base, quote)?;
        if on <= first {
            return self.latest(base, quote, first);
        }
        // The earliest day whose latest observation is not before the day asked for.
        let (mut low, mut high) = (on.days(), last.days());
        if low > high {
            return None;
        }
        while low < high {
            let middle = low.checked_add(high.checked_sub(low)?.checked_div(2)?)?;
            if self.latest(base, quote, Date::from_days(middle).ok()?)?.date >= on {
                high = middle;
            } else {
                low = middle.checked_add(1)?;
            }
        }
        self.latest(base, quote, Date::from_days(low).ok()?).filter(|seen| seen.date >= on)
    }
}

impl Exchange {
    /// The rate of a pair for a day as the options want it, of the source that counts: the one
    /// closest to the day, of equally close ones that of the source added first.
    pub(super) fn market(&self, from: Currency, to: Currency, day: Date, options: &ConvertOptions) -> Option<Hop> {
        let mut best: Option<Hop> = None;
        for (number, history) in self.histories.iter().enumerate() {
            #[cfg(feature = "sources")]
            if !self.counts(number, from, to) {
                continue;
            }
            for (base, quote) in [(from, to), (to, from)] {
                let Some((seen, after)) = options.missing.observed(history, base, quote, day) else { continue };
                let hop = Hop {
                    rate: Rate::known(base, quote, seen.value),
                    kind: LegKind::Market,
                    divides: from == quote,
                    date: seen.date,
                    history: number,
                    after,
                };
                if best.is_none_or(|best| hop.distance(day) < best.distance(day)) {
                    best = Some(hop);
                }
            }
            #[cfg(feature = "sources")]
            if best.is_some_and(|best| best.distance(day) <= options.max_age_days) && self.asks_in_turn() {
                break;
            }
        }
        best
    }
}

impl Route {
    /// Whether any of its rates lies between two observations.
    pub fn is_interpolated(&self) -> bool {
        self.legs.iter().any(|leg| leg.between.is_some())
    }

    /// The latest of its rates that are of a day after the one asked for.
    pub(super) fn farthest_next(&self) -> Option<Date> {
        let market = self.legs.iter().filter(|leg| leg.kind == LegKind::Market);
        market.map(|leg| leg.date).max().filter(|date| *date > self.measured)
    }

    pub(super) fn say_what_counted(&self, warn: &mut dyn FnMut(&'static str, [&str; 4])) {
        let day = date_text(self.measured);
        for leg in &self.legs {
            if let Some(between) = &leg.between {
                let (before, after) = (date_text(between.before.date), date_text(between.after.date));
                let pair = [&leg.rate.quoted(), " of ", &day].concat();
                let days = [&before, " and ", &after].concat();
                let between = ", it is drawn on the line between those of ";
                warn("interpolated", ["there is no rate of ", &pair, between, &days]);
            }
        }
        if let Some(next) = self.farthest_next() {
            warn(
                "next-observation",
                ["there is no rate of ", &day, "; the next one after it is of ", &date_text(next)],
            );
        }
    }
}
