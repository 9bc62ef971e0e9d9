//! The rates of all days towards one currency, prepared for millions of rows.
//!
//! Finding a route takes microseconds, and five million rows meet a quarter of a million
//! different ones. A [`Table`] walks the observations of a currency once, when its first row
//! comes, and keeps for each day what a row needs: the whole conversion as one fraction of
//! 64-bit integers, and the text that tells its rates. What the walk doesn't cover (fixed rates,
//! stale ones, ways through a rare pivot, amounts with many digits) takes the route of
//! [`Exchange::route`], which is the rule for all of them; a test holds the two together.

use super::options::{ConvertOptions, Units};
use super::rate::Rate;
use super::route::{Leg, LegKind, Route, is_plain, turning_days};
use super::{Exchange, History};
use crate::calendar::Date;
use crate::decimal::{Decimal, RoundingMode, magnitude};
use crate::error::{Error, Result};
use crate::money::{Currency, minor_units, no_minor_unit};
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// Decimal places of the amounts that take the short way.
pub const QUICK_SCALE: u32 = 4;

/// A text up to this long is copied by moves of a known size.
const SHORT: usize = 32;

/// Writes what shall be known of a conversion beside its amount: the rates on the way, none from
/// a currency to itself, and the day observed.
pub type Describe<'a> = dyn Fn(&[Leg], Date, &mut Vec<u8>) + Send + Sync + 'a;

/// Conversions into one currency on any day.
///
/// ```
/// use coinage::{Currency, Date, decimal, exchange::{ConvertOptions, Exchange, Table, TableCache}};
/// let exchange = Exchange::from_csv("Date,USD\n2024-12-24,1.0395\n", "European Central Bank")?;
/// let table = Table::new(&exchange, Currency::EUR, &ConvertOptions::default(), &|legs, date, out| {
///     let rates: Vec<String> = legs.iter().map(|leg| leg.rate.to_string()).collect();
///     out.extend_from_slice(format!("{} of {date}", rates.join(", ")).as_bytes());
/// })?;
/// let (amount, text) =
///     table.convert(decimal::parse("100")?, Currency::parse("USD")?, Date::parse("2024-12-25")?, &mut TableCache::default())?;
/// assert_eq!((amount.to_string().as_str(), text.as_slice()), ("96.20", &b"EUR/USD 1.0395 of 2024-12-24"[..]));
/// # Ok::<(), coinage::Error>(())
/// ```
pub struct Table<'a> {
    exchange: &'a Exchange,
    to: Currency,
    options: ConvertOptions,
    /// What results are rounded to; a step of none where they aren't.
    scale: u32,
    step: u64,
    describe: &'a Describe<'a>,
    columns: Vec<OnceLock<Column>>,
}

impl core::fmt::Debug for Table<'_> {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.debug_struct("Table").field("to", &self.to).field("options", &self.options).finish_non_exhaustive()
    }
}

/// The days of one currency. Rows meet days in any order, and memory is slower than division:
/// a row takes one look into a few megabytes for its numbers, and one for its text.
#[derive(Debug)]
struct Column {
    first: i32,
    days: Days,
    /// How results are rounded.
    mode: RoundingMode,
    /// Each text behind its length, all in rooms of the same size.
    texts: Vec<u8>,
    room: usize,
}

/// For each day from the first on what stands above and below the line, and the number of its
/// text: result = amount × above ÷ below. A divisor of zero closes the short way.
#[derive(Debug)]
enum Days {
    Narrow(Vec<(u32, u32, u32)>),
    Wide(Vec<(u64, u64, u32)>),
}

impl Days {
    fn of(wide: Vec<(u64, u64, u32)>) -> Self {
        let narrow = |day: (u64, u64, u32)| Some((u32::try_from(day.0).ok()?, u32::try_from(day.1).ok()?, day.2));
        match wide.iter().map(|day| narrow(*day)).collect() {
            Some(narrow) => Self::Narrow(narrow),
            None => Self::Wide(wide),
        }
    }

    #[inline(always)]
    fn get(&self, index: usize) -> Option<(u64, u64, u32)> {
        match self {
            Self::Narrow(all) => {
                all.get(index).map(|(above, below, text)| (u64::from(*above), u64::from(*below), *text))
            }
            Self::Wide(all) => all.get(index).copied(),
        }
    }
}

impl Column {
    fn new(first: i32, mode: RoundingMode) -> Self {
        Self { first, days: Days::Narrow(Vec::new()), mode, texts: Vec::new(), room: 0 }
    }

    /// Texts of up to 255 bytes in rooms of one size; false where one is longer.
    fn store(&mut self, texts: &[u8], ends: &[usize]) -> bool {
        let mut starts = core::iter::once(&0).chain(ends);
        let lengths: Vec<usize> =
            ends.iter().map(|end| starts.next().map_or(0, |start| end.saturating_sub(*start))).collect();
        let longest = lengths.iter().copied().max().unwrap_or(0);
        self.room = longest.saturating_add(1);
        self.texts.reserve(self.room.saturating_mul(lengths.len()));
        for (length, end) in lengths.iter().zip(ends) {
            let next = self.texts.len().saturating_add(self.room);
            self.texts.push(*length as u8);
            self.texts.extend_from_slice(texts.get(end.saturating_sub(*length)..*end).unwrap_or_default());
            self.texts.resize(next, 0);
        }
        self.texts.resize(self.texts.len().saturating_add(SHORT), 0);
        longest <= usize::from(u8::MAX)
    }

    /// A text with whatever comes behind it, and its length.
    #[inline(always)]
    fn text(&self, number: u32) -> Option<(&[u8], usize)> {
        let start = (number as usize).wrapping_mul(self.room);
        let (length, text) = self.texts.get(start..)?.split_first()?;
        Some((text, usize::from(*length)))
    }
}

/// One day's conversion of a currency, and the text of its rates.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found<'a> {
    above: u64,
    below: u64,
    mode: RoundingMode,
    step: u64,
    /// The text and whatever comes behind it.
    text: &'a [u8],
    length: usize,
}

impl<'a> Found<'a> {
    /// The text of its rates.
    fn text(&self) -> Option<&'a [u8]> {
        self.text.get(..self.length)
    }

    /// Appends the text of its rates.
    #[cfg(feature = "batch")]
    #[inline(always)]
    pub(crate) fn push_text(&self, out: &mut Vec<u8>) {
        match self.text.first_chunk::<SHORT>() {
            Some(chunk) if self.length <= SHORT => {
                let end = out.len().wrapping_add(self.length);
                out.extend_from_slice(chunk);
                out.truncate(end);
            }
            _ => out.extend_from_slice(self.text().unwrap_or_default()),
        }
    }

    /// The result for an amount in units of `10^-4`, where 64 bits do.
    #[inline(always)]
    pub(crate) fn apply(&self, negative: bool, units: u64) -> Option<u64> {
        let product = units.checked_mul(self.above)?;
        let quotient = product.checked_div(self.below)?;
        let rest = product.wrapping_sub(quotient.wrapping_mul(self.below));
        let against_half = rest.cmp(&self.below.wrapping_sub(rest));
        let grows = rest != 0 && self.mode.grows(negative, against_half, quotient & 1 == 1);
        let whole = quotient.wrapping_add(u64::from(grows));
        if self.step == 1 { Some(whole) } else { whole.checked_mul(self.step) }
    }
}

/// Routes that one thread has found beside the table.
#[derive(Debug, Default)]
pub struct TableCache {
    routes: HashMap<(Currency, Option<Date>), core::result::Result<Arc<Described>, Error>>,
}

/// A route and its text.
#[derive(Debug)]
struct Described {
    route: Route,
    text: Vec<u8>,
}

/// How many routes a cache may hold before it begins anew.
const MOST_ROUTES: usize = 1 << 16;

/// The observations of a pair from all sources, of which the first counts on a day.
type Observed = Vec<(i32, Rate, usize)>;

impl<'a> Table<'a> {
    /// Prepares conversions into a currency. Of the options the day is left aside.
    ///
    /// # Errors
    /// `invalid-option` for units that the currency doesn't have.
    pub fn new(
        exchange: &'a Exchange,
        to: Currency,
        options: &ConvertOptions,
        describe: &'a Describe<'a>,
    ) -> Result<Self> {
        let (scale, step) = match options.units {
            Units::Minor => (minor_units(to)?, 1),
            Units::Cash => {
                let unit = to.cash_unit().ok_or_else(|| no_minor_unit(to))?;
                (u32::from(unit.digits), u64::from(unit.step))
            }
            Units::Decimals(places) => (u32::from(places), 1),
            Units::None => (0, 0),
        };
        let columns = Currency::all().map(|_| OnceLock::new()).collect();
        Ok(Self { exchange, to, options: *options, scale, step, describe, columns })
    }

    /// The currency that amounts are converted to.
    pub fn to(&self) -> Currency {
        self.to
    }

    /// Decimal places of the results of [`Table::quick`].
    pub fn scale(&self) -> u32 {
        self.scale
    }

    /// Converts an amount in units of `10^-4` ([`QUICK_SCALE`]): the result in units of
    /// `10^-scale` and the text of its rates. `None` where only [`Table::convert`] can tell.
    #[inline]
    pub fn quick(&self, negative: bool, units: u64, from: Currency, day: Date) -> Option<(u64, &[u8])> {
        let found = self.find(from, day)?;
        Some((found.apply(negative, units)?, found.text()?))
    }

    /// What a day's conversions of a currency go by. Looking many up before applying them lets
    /// memory answer all at once.
    #[inline]
    pub(crate) fn find(&self, from: Currency, day: Date) -> Option<Found<'_>> {
        let column = self.columns.get(from.index())?.get_or_init(|| self.column(from));
        let day = day.days().wrapping_sub(column.first) as usize;
        let (above, below, text) = column.days.get(day)?;
        let (text, length) = column.text(text)?;
        Some(Found { above, below, mode: column.mode, step: self.step, text, length })
    }

    /// Converts any amount on a day, or at the newest rate without one, as
    /// [`Exchange::convert`] does, and gives the text of its rates.
    ///
    /// # Errors
    /// As [`Exchange::convert`].
    pub fn convert(
        &self,
        amount: Decimal,
        from: Currency,
        day: impl Into<Option<Date>>,
        cache: &mut TableCache,
    ) -> Result<(Decimal, Vec<u8>)> {
        let day = day.into();
        if cache.routes.len() >= MOST_ROUTES {
            cache.routes.clear();
        }
        let found = cache.routes.entry((from, day)).or_insert_with(|| {
            let route = self.exchange.route(from, self.to, &ConvertOptions { on: day, ..self.options })?;
            let mut text = Vec::new();
            (self.describe)(route.legs(), route.date(), &mut text);
            Ok(Arc::new(Described { route, text }))
        });
        let described = found.as_ref().map_err(Clone::clone)?;
        let amount = described.route.amount(amount, &self.options)?;
        Ok((amount, described.text.clone()))
    }

    /// Walks the observations that lead from a currency to the target.
    #[cold]
    fn column(&self, from: Currency) -> Column {
        self.walk(from).unwrap_or_else(|| Column::new(0, RoundingMode::HalfEven))
    }

    fn walk(&self, from: Currency) -> Option<Column> {
        if self.step == 0 || !self.is_usual() {
            return None;
        }
        let legs = self.legs(from)?;
        let (first, last) = self.ends(&legs)?;
        let turns = turning_days(from, self.to);
        let mut column = Column::new(first, self.options.rounding.unwrap_or(RoundingMode::HalfEven));
        let mut days = Vec::with_capacity(usize::try_from(last.checked_sub(first)?).ok()?.checked_add(1)?);
        // For each leg the observation that counts, and the legs that the last cell was made of.
        let mut at: Vec<usize> = legs.iter().map(|_| 0).collect();
        let (mut made, mut plain, mut turn) = (None, false, None);
        let (mut texts, mut ends) = (Vec::new(), Vec::new());
        for day in first..=last {
            let date = Date::from_days(day).ok()?;
            let turned = turns.iter().filter(|turn| **turn <= day).count();
            if turn != Some(turned) {
                (plain, turn) = (is_plain(from, self.to, date), Some(turned));
            }
            let mut fresh = plain;
            for (leg, at) in legs.iter().zip(&mut at) {
                while leg.get(at.wrapping_add(1)).is_some_and(|next| next.0 <= day) {
                    *at = at.wrapping_add(1);
                    made = None;
                }
                let age = leg.get(*at).map_or(-1, |seen| day.saturating_sub(seen.0));
                fresh &= u32::try_from(age).is_ok_and(|age| age <= self.options.max_age_days);
            }
            if !fresh {
                days.push((0, 0, 0));
                continue;
            }
            if made.is_none() || legs.is_empty() {
                let mut current = from;
                let mut way = Vec::with_capacity(legs.len());
                for (leg, at) in legs.iter().zip(&at) {
                    let (day, rate, history) = leg.get(*at)?;
                    let to = if rate.base() == current { rate.quote() } else { rate.base() };
                    let source = self.exchange.histories().get(*history).map(History::shared_source).cloned()?;
                    let date = Date::from_days(*day).ok()?;
                    way.push(Leg {
                        rate: *rate,
                        kind: LegKind::Market,
                        from: current,
                        to,
                        date,
                        source,
                        #[cfg(feature = "policies")]
                        between: None,
                    });
                    current = to;
                }
                let observed = way.iter().map(|leg| leg.date).min().unwrap_or(date);
                (self.describe)(&way, observed, &mut texts);
                let (above, below) = self.fraction(&way).unwrap_or((0, 0));
                made = Some((above, below, u32::try_from(ends.len()).ok()?));
                ends.push(texts.len());
            }
            days.push(made?);
        }
        if !column.store(&texts, &ends) {
            return None;
        }
        column.days = Days::of(days);
        Some(column)
    }

    /// Whether days without a rate and several sources go by the rules that hold without a word.
    fn is_usual(&self) -> bool {
        #[cfg(feature = "policies")]
        if self.options.missing != super::MissingDay::Last {
            return false;
        }
        #[cfg(feature = "sources")]
        if !self.exchange.combination.is_usual() {
            return false;
        }
        true
    }

    /// The pairs on the way: none from a currency to itself, the pair itself where any source
    /// has it, else two through the euro, where nothing else may stand between.
    fn legs(&self, from: Currency) -> Option<Vec<Observed>> {
        if from == self.to {
            return Some(Vec::new());
        }
        let direct = self.observed(from, self.to);
        if !direct.is_empty() {
            return Some(vec![direct]);
        }
        // Where another currency may stand between the two, the freshest way wins.
        let pairs = || self.exchange.histories().iter().flat_map(History::pairs);
        let other = |one: Currency, pair: (Currency, Currency)| match pair {
            (base, quote) if base == one => Some(quote),
            (base, quote) if quote == one => Some(base),
            _ => None,
        };
        let euro_alone = pairs()
            .filter_map(|pair| other(from, pair))
            .filter(|pivot| *pivot != Currency::EUR)
            .all(|pivot| !pairs().any(|pair| other(self.to, pair) == Some(pivot)));
        if from == Currency::EUR || self.to == Currency::EUR || !euro_alone {
            return None;
        }
        let legs = vec![self.observed(from, Currency::EUR), self.observed(Currency::EUR, self.to)];
        legs.iter().all(|leg| !leg.is_empty()).then_some(legs)
    }

    /// What all sources say of a pair, in either direction, one observation a day: as
    /// [`Exchange::quote`] chooses.
    fn observed(&self, one: Currency, other: Currency) -> Observed {
        let mut all = Observed::new();
        for (number, history) in self.exchange.histories().iter().enumerate() {
            for (base, quote) in [(one, other), (other, one)] {
                for seen in history.observations(base, quote) {
                    all.push((seen.date.days(), Rate::known(base, quote, seen.value), number));
                }
            }
        }
        // Stable: of one day the first source stays in front.
        all.sort_by_key(|seen| seen.0);
        all.dedup_by_key(|seen| seen.0);
        all
    }

    /// The first and the last day that all legs may serve.
    fn ends(&self, legs: &[Observed]) -> Option<(i32, i32)> {
        let mut range: Option<(i32, i32)> = None;
        for leg in legs {
            let last = leg.last()?.0.saturating_add_unsigned(self.options.max_age_days);
            let (first, last) = (leg.first()?.0, last);
            range = Some(range.map_or((first, last), |range| (range.0.max(first), range.1.min(last))));
        }
        if legs.is_empty() {
            for history in self.exchange.histories() {
                let (first, last) = history.range()?;
                let (first, last) = (first.days(), last.days());
                range = Some(range.map_or((first, last), |range| (range.0.min(first), range.1.max(last))));
            }
        }
        range.filter(|(first, last)| first <= last && last.saturating_sub(*first) < 1_000_000)
    }

    /// From an amount in units of `10^-4` to the result in its own, where 64 bits hold it.
    fn fraction(&self, way: &[Leg]) -> Option<(u64, u64)> {
        let (mut above, mut below) = (1_u128, u128::from(self.step));
        let mut ten = (self.scale as i32).checked_sub(QUICK_SCALE as i32)?;
        for leg in way {
            let (digits, places) = (magnitude(leg.rate.value()), leg.rate.value().scale() as i32);
            let (side, places) = if leg.divides() { (&mut below, places) } else { (&mut above, places.checked_neg()?) };
            *side = side.checked_mul(digits)?;
            ten = ten.checked_add(places)?;
        }
        let markup = self.options.markup_percent;
        if !markup.is_zero() {
            let hundred = 100_i128.checked_mul(10_i128.checked_pow(markup.scale())?)?;
            let factor = hundred.checked_add(markup.mantissa()).filter(|factor| *factor > 0)?;
            above = above.checked_mul(factor.unsigned_abs())?;
            below = below.checked_mul(hundred.unsigned_abs())?;
        }
        let side = if ten < 0 { &mut below } else { &mut above };
        *side = side.checked_mul(10_u128.checked_pow(ten.unsigned_abs())?)?;
        let divisor = common_divisor(above, below);
        let shorter = |side: u128| u64::try_from(side.checked_div(divisor)?).ok();
        Some((shorter(above)?, shorter(below)?))
    }
}

fn common_divisor(one: u128, other: u128) -> u128 {
    let (Ok(mut one), Ok(mut other)) = (u64::try_from(one), u64::try_from(other)) else {
        return super::many::greatest_common_divisor(one, other);
    };
    while let Some(rest) = one.checked_rem(other) {
        (one, other) = (other, rest);
    }
    u128::from(one.max(1))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::decimal::of_parts;
    use proptest::prelude::*;

    fn describe(legs: &[Leg], date: Date, out: &mut Vec<u8>) {
        let rates: Vec<String> = legs.iter().map(|leg| format!("{} {} {}", leg.rate, leg.date, leg.source)).collect();
        out.extend_from_slice(format!("{date} {}", rates.join(", ")).as_bytes());
    }

    /// What the table says of a row, against the route and its rounding.
    fn compare(table: &Table<'_>, from: Currency, day: Date, units: u64, negative: bool) -> bool {
        let amount = of_parts(negative, units.into(), QUICK_SCALE).unwrap();
        let Some((result, text)) = table.quick(negative, units, from, day) else { return false };
        let options = ConvertOptions { on: Some(day), ..table.options };
        let route = table.exchange.route(from, table.to, &options).unwrap();
        let mut told = Vec::new();
        describe(route.legs(), route.date(), &mut told);
        assert_eq!(String::from_utf8_lossy(text), String::from_utf8_lossy(&told), "{from} {day}");
        let exact = route.amount(amount, &options).unwrap();
        assert_eq!(of_parts(negative, result.into(), table.scale()).unwrap(), exact, "{amount} {from} {day}");
        true
    }

    #[cfg(feature = "embedded")]
    mod with_the_banks_rates {
        use super::*;

        fn days() -> impl Strategy<Value = Date> {
            (10_590_i32..20_800).prop_map(|day| Date::from_days(day).unwrap())
        }

        #[test]
        fn a_table_has_what_routes_have_on_every_day() {
            let exchange = Exchange::embedded().unwrap();
            for to in ["EUR", "JPY", "DKK", "BGN"] {
                let to = Currency::parse(to).unwrap();
                let table = Table::new(&exchange, to, &ConvertOptions::default(), &describe).unwrap();
                let mut quick = 0;
                for from in exchange.currencies() {
                    for day in (10_590..20_800).step_by(13) {
                        let day = Date::from_days(day).unwrap();
                        let found = compare(&table, from, day, 1_234_567, false);
                        let route = exchange.route(from, to, &ConvertOptions { on: Some(day), ..table.options });
                        // The short way takes what has market rates or none, and only that.
                        let market = route.is_ok_and(|route| {
                            route.legs().iter().all(|leg| leg.kind == LegKind::Market) && route.from() != route.to()
                        });
                        assert!(found || !market, "{from} {day}");
                        quick += u32::from(found);
                    }
                }
                assert!(quick > 10_000, "{quick}");
            }
        }

        proptest! {
            #[test]
            fn results_are_those_of_routes(
                day in days(), from in 0_usize..45, to in 0_usize..45, units in prop_oneof![0_u64..100_000_000_000, any::<u64>()],
                negative in any::<bool>(), mode in 0_usize..9, age in prop_oneof![Just(7_u32), 0_u32..40],
                units_of in prop_oneof![Just(Units::Minor), Just(Units::Cash), (0_u8..8).prop_map(Units::Decimals), Just(Units::None)],
                markup in prop_oneof![Just(Decimal::ZERO), (-99_999_i64..1_000_000).prop_map(|markup| Decimal::new(markup, 3))],
            ) {
                let exchange = Exchange::embedded().unwrap();
                let currencies = exchange.currencies();
                let (from, to) = (currencies[from % currencies.len()], currencies[to % currencies.len()]);
                let options = ConvertOptions {
                    rounding: RoundingMode::ALL.get(mode).copied(), max_age_days: age, units: units_of, markup_percent: markup,
                    ..ConvertOptions::default()
                };
                let table = Table::new(&exchange, to, &options, &describe).unwrap();
                compare(&table, from, day, units, negative);
            }
        }
    }

    proptest! {
        #[test]
        fn several_sources_count_as_in_routes(
            one in proptest::collection::vec((0_i32..60, 1_i64..100_000, 0_usize..4), 1..40),
            other in proptest::collection::vec((0_i32..60, 1_i64..100_000, 0_usize..4), 1..40),
            day in 0_i32..80, from in 0_usize..3, to in 0_usize..3,
        ) {
            let currencies = [Currency::EUR, Currency::parse("USD").unwrap(), Currency::parse("GBP").unwrap()];
            let pairs = [(0, 1), (1, 0), (0, 2), (2, 1)];
            let mut exchange = Exchange::default();
            for (rows, name) in [(one, "one"), (other, "other")] {
                let mut rates: Vec<(Date, Rate)> = Vec::new();
                for (day, value, pair) in rows {
                    let (base, quote) = (currencies[pairs[pair].0], currencies[pairs[pair].1]);
                    let date = Date::from_days(20_000 + day).unwrap();
                    let known = rates.iter().any(|(known, rate)| *known == date && (rate.base(), rate.quote()) == (base, quote));
                    if !known {
                        rates.push((date, Rate::new(base, quote, Decimal::new(value, 3)).unwrap()));
                    }
                }
                exchange.add(History::new(name, &rates).unwrap());
            }
            let table = Table::new(&exchange, currencies[to], &ConvertOptions::default(), &describe).unwrap();
            compare(&table, currencies[from], Date::from_days(20_000 + day).unwrap(), 12_345_678, false);
        }
    }
}
