//! Dated observations of one source, by pair: what was published, and the last of it on a day.

use super::pack::Packed;
use super::rate::{Observation, Rate};
use crate::calendar::Date;
use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode, Result};
use crate::money::Currency;
use crate::money::text::{date_text, decimal_text};
use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

/// The rates one source published, day by day.
///
/// Nothing is filled in and nothing turned around: a day without an observation has none. A
/// history out of a pack is read in place: only the block that holds the day asked for is
/// decoded.
#[derive(Clone, Debug)]
pub struct History {
    pub(super) source: Arc<String>,
    /// Ordered by base, then quote.
    pub(super) series: Vec<Series>,
    /// Day and value of single rates, each series by ascending days; empty for a pack.
    pub(super) listed: Vec<(i32, Decimal)>,
    pub(super) packed: Packed,
}

/// Where the observations of one pair lie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Series {
    pub(super) base: Currency,
    pub(super) quote: Currency,
    pub(super) count: u32,
    /// The first of the listed ones, or where the pack's index tells of them.
    pub(super) index: u32,
    /// Where the pack's blocks of this pair begin.
    pub(super) blocks: u32,
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
        let mut listed: Vec<(i32, Decimal)> = Vec::with_capacity(rows.len());
        for (base, quote, day, value) in rows {
            let index = listed.len() as u32;
            match series.last_mut() {
                Some(last) if (last.base, last.quote) == (base, quote) => match listed.last() {
                    Some((known, same)) if *known == day && *same == value => continue,
                    Some((known, other)) if *known == day => return Err(two_rates(base, quote, day, *other, value)),
                    _ => last.count = last.count.saturating_add(1),
                },
                _ => series.push(Series { base, quote, count: 1, index, blocks: 0 }),
            }
            listed.push((day, value));
        }
        Ok(Self { source: Arc::new(source.to_owned()), series, listed, packed: Packed::default() })
    }

    /// Who published the rates.
    pub fn source(&self) -> &str {
        &self.source
    }

    pub(super) fn shared_source(&self) -> &Arc<String> {
        &self.source
    }

    /// The pairs, base and quote, in alphabetical order.
    pub fn pairs(&self) -> impl Iterator<Item = (Currency, Currency)> + '_ {
        self.series.iter().map(|series| (series.base, series.quote))
    }

    /// How many observations there are.
    pub fn len(&self) -> usize {
        self.series.iter().map(|series| series.count as usize).sum()
    }

    /// Whether there is no observation at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first and the last day with an observation.
    pub fn range(&self) -> Option<(Date, Date)> {
        let mut range: Option<(Date, Date)> = None;
        for series in &self.series {
            let (first, last) = self.ends(series)?;
            range = Some(range.map_or((first, last), |range| (range.0.min(first), range.1.max(last))));
        }
        range
    }

    /// The first and the last day of a pair, in the direction it was published.
    pub fn range_of(&self, base: Currency, quote: Currency) -> Option<(Date, Date)> {
        self.ends(self.find(base, quote)?)
    }

    /// The newest observation of a pair on a day or before it, however old it is.
    pub fn latest(&self, base: Currency, quote: Currency, on: Date) -> Option<Observation> {
        let series = self.find(base, quote)?;
        let (day, value) = if self.listed.is_empty() {
            self.packed.latest(series, on.days())?
        } else {
            let listed = self.listed(series);
            let after = listed.partition_point(|(day, _)| *day <= on.days());
            *listed.get(after.checked_sub(1)?)?
        };
        Some(Observation { date: Date::from_days(day).ok()?, value })
    }

    /// All observations of a pair, by ascending days; empty for a pair that isn't there.
    pub fn observations(&self, base: Currency, quote: Currency) -> Vec<Observation> {
        let Some(series) = self.find(base, quote) else { return Vec::new() };
        if self.listed.is_empty() {
            return self.packed.all(series);
        }
        let dated =
            |(day, value): &(i32, Decimal)| Some(Observation { date: Date::from_days(*day).ok()?, value: *value });
        self.listed(series).iter().filter_map(dated).collect()
    }

    fn listed(&self, series: &Series) -> &[(i32, Decimal)] {
        let start = series.index as usize;
        self.listed.get(start..start.saturating_add(series.count as usize)).unwrap_or_default()
    }

    fn find(&self, base: Currency, quote: Currency) -> Option<&Series> {
        let index = self.series.binary_search_by_key(&(base, quote), |series| (series.base, series.quote)).ok()?;
        self.series.get(index)
    }

    /// The first and the last day of a series.
    fn ends(&self, series: &Series) -> Option<(Date, Date)> {
        let (first, last) = if self.listed.is_empty() {
            self.packed.ends(series)?
        } else {
            let listed = self.listed(series);
            (listed.first()?.0, listed.last()?.0)
        };
        Some((Date::from_days(first).ok()?, Date::from_days(last).ok()?))
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
