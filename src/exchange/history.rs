//! Dated observations of one source, by pair: what was published, and the last of it on a day.

use super::pack::PackedSeries;
use super::rate::{Observation, Rate};
use crate::calendar::Date;
use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode, Result};
use crate::money::Currency;
use crate::money::text::{date_text, decimal_text};
use alloc::borrow::Cow;
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;

/// The rates one source published, day by day.
///
/// Nothing is filled in and nothing turned around: a day without an observation has none. A
/// history out of a pack is read in place: only the block that holds the day asked for is
/// decoded.
#[derive(Clone, Debug)]
pub struct History {
    pub(super) source: Arc<str>,
    /// The days of a pack's calendar, ascending; empty for listed series.
    pub(super) calendar: Vec<i32>,
    /// A pack's bytes.
    pub(super) data: Cow<'static, [u8]>,
    /// Ordered by base, then quote.
    pub(super) series: Vec<Series>,
}

/// The observations of one pair.
#[derive(Clone, Debug)]
pub(super) struct Series {
    pub(super) base: Currency,
    pub(super) quote: Currency,
    pub(super) body: Body,
}

#[derive(Clone, Debug)]
pub(super) enum Body {
    /// Day and value, by ascending days.
    Listed(Vec<(i32, Decimal)>),
    Packed(PackedSeries),
}

impl History {
    /// A history of single rates with their days, in any order.
    ///
    /// # Errors
    /// `invalid-option` where one day has two different rates of the same pair.
    ///
    /// ```
    /// use coinage::{Currency, Date, decimal, exchange::{History, Rate}};
    /// let rate = Rate::new(Currency::EUR, Currency::parse("USD")?, decimal::parse("1.1172")?)?;
    /// let history = History::new("house rates", &[(Date::parse("2026-10-30")?, rate)])?;
    /// let found = history.latest(Currency::EUR, rate.quote(), Date::parse("2026-11-01")?).unwrap();
    /// assert_eq!((found.date.to_string(), found.value), ("2026-10-30".to_owned(), rate.value()));
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn new(source: &str, rates: &[(Date, Rate)]) -> Result<Self> {
        let mut rows: Vec<(Currency, Currency, i32, Decimal)> =
            rates.iter().map(|(date, rate)| (rate.base(), rate.quote(), date.days(), rate.value())).collect();
        rows.sort_unstable_by_key(|row| (row.0, row.1, row.2));
        let mut series: Vec<Series> = Vec::new();
        for (base, quote, day, value) in rows {
            let listed = match series.last_mut() {
                Some(Series { base: b, quote: q, body: Body::Listed(listed) }) if *b == base && *q == quote => listed,
                _ => {
                    series.push(Series { base, quote, body: Body::Listed(vec![(day, value)]) });
                    continue;
                }
            };
            match listed.last() {
                Some((last, same)) if *last == day && *same == value => {}
                Some((last, other)) if *last == day => {
                    return Err(two_rates(base, quote, day, *other, value));
                }
                _ => listed.push((day, value)),
            }
        }
        Ok(Self { source: Arc::from(source), calendar: Vec::new(), data: Cow::Borrowed(&[]), series })
    }

    /// Who published the rates.
    pub fn source(&self) -> &str {
        &self.source
    }

    pub(super) fn shared_source(&self) -> &Arc<str> {
        &self.source
    }

    /// The pairs, base and quote, in alphabetical order.
    pub fn pairs(&self) -> impl Iterator<Item = (Currency, Currency)> + '_ {
        self.series.iter().map(|series| (series.base, series.quote))
    }

    /// How many observations there are.
    pub fn len(&self) -> usize {
        self.series.iter().map(Series::len).sum()
    }

    /// Whether there is no observation at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first and the last day with an observation.
    pub fn range(&self) -> Option<(Date, Date)> {
        let first = self.series.iter().filter_map(|series| self.first_of(series)).min()?;
        let last = self.series.iter().filter_map(|series| self.last_of(series)).max()?;
        Some((first, last))
    }

    /// The first and the last day of a pair, in the direction it was published.
    pub fn range_of(&self, base: Currency, quote: Currency) -> Option<(Date, Date)> {
        let series = self.find(base, quote)?;
        Some((self.first_of(series)?, self.last_of(series)?))
    }

    /// The newest observation of a pair on a day or before it, however old it is.
    pub fn latest(&self, base: Currency, quote: Currency, on: Date) -> Option<Observation> {
        let (day, value) = match &self.find(base, quote)?.body {
            Body::Listed(listed) => {
                let after = listed.partition_point(|(day, _)| *day <= on.days());
                *listed.get(after.checked_sub(1)?)?
            }
            Body::Packed(packed) => packed.latest(&self.data, &self.calendar, on.days())?,
        };
        Some(Observation { date: Date::from_days(day).ok()?, value })
    }

    /// All observations of a pair, by ascending days; empty for a pair that isn't there.
    pub fn observations(&self, base: Currency, quote: Currency) -> Vec<Observation> {
        match self.find(base, quote).map(|series| &series.body) {
            Some(Body::Listed(listed)) => {
                let dated = |(day, value): &(i32, Decimal)| {
                    Some(Observation { date: Date::from_days(*day).ok()?, value: *value })
                };
                listed.iter().filter_map(dated).collect()
            }
            Some(Body::Packed(packed)) => packed.all(&self.data, &self.calendar),
            None => Vec::new(),
        }
    }

    fn find(&self, base: Currency, quote: Currency) -> Option<&Series> {
        let index = self.series.binary_search_by_key(&(base, quote), |series| (series.base, series.quote)).ok()?;
        self.series.get(index)
    }

    fn first_of(&self, series: &Series) -> Option<Date> {
        let day = match &series.body {
            Body::Listed(listed) => listed.first()?.0,
            Body::Packed(packed) => packed.first_day(&self.calendar)?,
        };
        Date::from_days(day).ok()
    }

    fn last_of(&self, series: &Series) -> Option<Date> {
        let day = match &series.body {
            Body::Listed(listed) => listed.last()?.0,
            Body::Packed(packed) => packed.last_day(&self.calendar)?,
        };
        Date::from_days(day).ok()
    }
}

impl Series {
    fn len(&self) -> usize {
        match &self.body {
            Body::Listed(listed) => listed.len(),
            Body::Packed(packed) => packed.len(),
        }
    }
}

#[cold]
fn two_rates(base: Currency, quote: Currency, day: i32, one: Decimal, other: Decimal) -> Error {
    let date = Date::from_days(day).map(date_text).unwrap_or_default();
    Error::new(
        ErrorCode::InvalidOption,
        &[
            base.code(),
            "/",
            quote.code(),
            " has two rates on ",
            &date,
            ": ",
            &decimal_text(one),
            " and ",
            &decimal_text(other),
        ],
    )
    .with_hint(&["keep one of them"])
}
