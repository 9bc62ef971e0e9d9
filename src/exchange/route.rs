//! The way from one currency to another on a day: which rates, in which order.

use super::euro::irrevocable;
#[cfg(feature = "policies")]
use super::missing::Interpolation;
use super::options::ConvertOptions;
#[cfg(feature = "policies")]
use super::rate::Observation;
use super::rate::Rate;
use super::redenomination::{predecessor, redenomination};
use super::{Exchange, History};
use crate::calendar::Date;
use crate::error::{Error, ErrorCode, Result};
use crate::money::Currency;
use crate::money::text::{count_text, date_text};
use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

/// The way between two currencies: found once for a day, then used for any number of amounts.
///
/// Whatever the euro or a new unit has replaced by that day goes through its fixed rate. What is
/// left is bridged by rates that are recent enough, and the shortest way wins: the pair itself, in
/// either direction, before two rates through a third currency. Of several third currencies the
/// freshest wins, which is the one whose older rate is newer; of equally fresh ones the euro,
/// then the first by alphabet. Any currency that two others are quoted with may be the third:
/// the Canadian dollar in the Bank of Canada's rates, the special drawing right in the IMF's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    pub(super) from: Currency,
    pub(super) to: Currency,
    pub(super) asked: Option<Date>,
    pub(super) measured: Date,
    pub(super) legs: Vec<Leg>,
    /// Before which leg the euro amount is rounded to three decimals: between two national
    /// units of the euro.
    pub(super) euro_step: Option<usize>,
}

/// One rate on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// The rate as quoted.
    pub rate: Rate,
    /// What kind of rate it is.
    pub kind: LegKind,
    /// The currency this leg starts from.
    pub from: Currency,
    /// The currency it leads to.
    pub to: Currency,
    /// The day the rate was observed; for a fixed rate the first day it holds.
    pub date: Date,
    /// Who published it.
    pub source: Arc<String>,
    /// What the rate was drawn between, where it was not observed itself. Only with the feature
    /// `policies`.
    #[cfg(feature = "policies")]
    pub between: Option<Interpolation>,
}

/// What kind of rate a leg goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegKind {
    /// Observed on a day.
    Market,
    /// Fixed for good when the euro replaced the currency.
    Irrevocable,
    /// Fixed when a new unit replaced an old one.
    Redenomination,
}

impl Leg {
    /// Whether the amount is divided by the rate: the leg goes from its quote to its base.
    pub fn divides(&self) -> bool {
        self.from == self.rate.quote()
    }
}

/// A leg while ways are still compared: nothing on the heap.
#[derive(Clone, Copy)]
pub(super) struct Hop {
    pub(super) rate: Rate,
    pub(super) kind: LegKind,
    /// From the rate's quote to its base.
    pub(super) divides: bool,
    pub(super) date: Date,
    /// Which history a market rate is from.
    pub(super) history: usize,
    /// The next observation, where the rate lies between the two.
    #[cfg(feature = "policies")]
    pub(super) after: Option<Observation>,
}

impl Hop {
    const fn fixed(rate: Rate, kind: LegKind, date: Date) -> Self {
        Self {
            rate,
            kind,
            divides: true,
            date,
            history: 0,
            #[cfg(feature = "policies")]
            after: None,
        }
    }

    /// The day of what was observed, the one farther from a day of two.
    fn observed_on(&self, day: Date) -> Date {
        #[cfg(feature = "policies")]
        if let Some(after) = &self.after
            && after.date.days_since(day) > day.days_since(self.date)
        {
            return after.date;
        }
        let _ = day;
        self.date
    }

    /// Days from what was observed to a day.
    pub(super) fn distance(&self, day: Date) -> u32 {
        self.observed_on(day).days().abs_diff(day.days())
    }

    const fn reversed(mut self) -> Self {
        self.divides = !self.divides;
        self
    }

    /// A currency the euro replaced, other than the ECU: national money.
    fn is_national(&self) -> bool {
        self.kind == LegKind::Irrevocable && self.rate.quote() != Currency::XEU
    }
}

impl Route {
    /// The currency it starts from.
    pub fn from(&self) -> Currency {
        self.from
    }

    /// The currency it leads to.
    pub fn to(&self) -> Currency {
        self.to
    }

    /// The rates in order; none from a currency to itself.
    pub fn legs(&self) -> &[Leg] {
        &self.legs
    }

    /// All currencies on the way, the first and the last among them; one where both are the same.
    pub fn path(&self) -> Vec<Currency> {
        let mut path = Vec::with_capacity(self.legs.len().saturating_add(1));
        path.push(self.from);
        for leg in &self.legs {
            path.push(leg.to);
        }
        path
    }

    /// The day observed: the oldest of the market rates, the latest where the next ones after a
    /// day were wanted. Fixed rates have no age: where there are no others, it is the day asked for.
    pub fn date(&self) -> Date {
        let market = self.legs.iter().filter(|leg| leg.kind == LegKind::Market);
        #[cfg(feature = "policies")]
        if let Some(next) = self.farthest_next() {
            return next;
        }
        market.map(|leg| leg.date).min().unwrap_or(self.measured)
    }

    /// The day asked for; `None` where the newest was wanted.
    pub fn asked(&self) -> Option<Date> {
        self.asked
    }

    /// Whether one of the euro's irrevocable rates is on the way.
    pub fn is_under_euro_law(&self) -> bool {
        self.legs.iter().any(|leg| leg.kind == LegKind::Irrevocable)
    }
}

/// From a currency to one that markets quote on a day, by the first so many of some hops.
#[derive(Clone, Copy)]
struct Way {
    hops: usize,
    end: Currency,
}

impl Exchange {
    /// Finds the way between two currencies on a day.
    ///
    /// # Errors
    /// `missing-rate` where no way has a rate on that day or before it; `stale-rate` where one
    /// has, but older than the options allow; `invalid-option` where sources contradict each
    /// other more than allowed.
    ///
    /// ```
    /// use coinage::{Currency, Date, exchange::{ConvertOptions, Exchange}};
    /// let lira = Currency::parse("ITL")?;
    /// let options = ConvertOptions { on: Some(Date::parse("2001-06-01")?), ..ConvertOptions::default() };
    /// let route = Exchange::default().route(lira, Currency::parse("DEM")?, &options)?;
    /// assert_eq!(route.path().iter().map(|currency| currency.code()).collect::<Vec<_>>(), ["ITL", "EUR", "DEM"]);
    /// let error = Exchange::default().route(lira, Currency::parse("USD")?, &options).unwrap_err();
    /// assert_eq!(error.to_string(), "no rate leads from ITL to USD on 2001-06-01 or before");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn route(&self, from: Currency, to: Currency, options: &ConvertOptions) -> Result<Route> {
        let day = options.on.or(self.newest).or(options.today).ok_or_else(|| {
            Error::new(ErrorCode::MissingRate, &["there are no rates, and no day is given"])
                .with_hint(&["give a day, or a file of rates"])
        })?;
        let (hops, euro_step) = self.hops(from, to, day, options)?;
        #[cfg(feature = "sources")]
        self.agree(&hops)?;
        let mut legs = Vec::with_capacity(hops.len());
        for hop in &hops {
            let (mut from, mut to) = (hop.rate.base(), hop.rate.quote());
            if hop.divides {
                core::mem::swap(&mut from, &mut to);
            }
            #[cfg(feature = "policies")]
            let drawn = hop.after.map(|after| Interpolation::of(hop, after, day)).transpose()?;
            legs.push(Leg {
                #[cfg(feature = "policies")]
                rate: drawn.map_or(hop.rate, |drawn| drawn.0),
                #[cfg(not(feature = "policies"))]
                rate: hop.rate,
                kind: hop.kind,
                from,
                to,
                date: hop.date,
                source: self.source(hop),
                #[cfg(feature = "policies")]
                between: drawn.map(|drawn| drawn.1),
            });
        }
        Ok(Route { from, to, asked: options.on, measured: day, legs, euro_step })
    }

    fn source(&self, hop: &Hop) -> Arc<String> {
        let fixed = match hop.kind {
            LegKind::Market => {
                return self.histories.get(hop.history).map(History::shared_source).cloned().unwrap_or_default();
            }
            LegKind::Redenomination => "redenomination",
            LegKind::Irrevocable if hop.is_national() => "Council Regulation (EC) No 2866/98 as amended",
            LegKind::Irrevocable => "Council Regulation (EC) No 1103/97, article 2",
        };
        Arc::new(fixed.to_owned())
    }

    /// The hops in order, and before which of them the euro amount is rounded.
    fn hops(
        &self,
        from: Currency,
        to: Currency,
        day: Date,
        options: &ConvertOptions,
    ) -> Result<(Vec<Hop>, Option<usize>)> {
        let mut hops = Vec::new();
        if from == to || by_ratios_alone(from, to, &mut hops) {
            return Ok((hops, None));
        }
        let mut stale: Option<Hop> = None;
        let (mut front, mut back) = (Vec::new(), Vec::new());
        let (starts, ends) = (ways(from, day, &mut front), ways(to, day, &mut back));
        for start in starts.into_iter().flatten() {
            for end in ends.into_iter().flatten() {
                hops.clear();
                hops.extend_from_slice(front.get(..start.hops).unwrap_or_default());
                if !self.bridge((start.end, end.end), day, options, &mut hops, &mut stale) {
                    continue;
                }
                let back = back.get(..end.hops).unwrap_or_default();
                let national =
                    hops.len() == start.hops && hops.iter().any(Hop::is_national) && back.iter().any(Hop::is_national);
                for hop in back.iter().rev() {
                    hops.push(hop.reversed());
                }
                return Ok((hops, national.then_some(start.hops)));
            }
        }
        Err(match stale {
            Some(hop) => stale_rate(&hop, day, options.max_age_days),
            None => {
                let error = self.missing_rate(from, to, day);
                #[cfg(feature = "policies")]
                let error = options.missing.none_found(error, from, to, day);
                error
            }
        })
    }

    /// Adds the market rates that lead from one quoted currency to another, by the rule of
    /// [`Route`]; whether there are such. The first that are only too old go to `stale`.
    fn bridge(
        &self,
        (from, to): (Currency, Currency),
        day: Date,
        options: &ConvertOptions,
        hops: &mut Vec<Hop>,
        stale: &mut Option<Hop>,
    ) -> bool {
        if from == to {
            return true;
        }
        let start = hops.len();
        let mut best: Option<(u32, Currency)> = None;
        if let Some(hop) = self.market(from, to, day, options) {
            if hop.distance(day) <= options.max_age_days {
                hops.push(hop);
                return true;
            }
            *stale = stale.or(Some(hop));
        }
        // What lies between is quoted with where it starts.
        for (base, quote) in self.histories.iter().flat_map(History::pairs) {
            let pivot = if base == from { quote } else { base };
            if pivot == to || base != from && quote != from {
                continue;
            }
            let Some(first) = self.market(from, pivot, day, options) else { continue };
            let Some(second) = self.market(pivot, to, day, options) else { continue };
            let old = if second.distance(day) > first.distance(day) { &second } else { &first };
            let days = old.distance(day);
            if days > options.max_age_days {
                *stale = stale.or(Some(*old));
                continue;
            }
            let better = best.is_none_or(|(known, other)| {
                days < known || days == known && other != Currency::EUR && (pivot == Currency::EUR || pivot < other)
            });
            if better {
                best = Some((days, pivot));
                hops.truncate(start);
                hops.push(first);
                hops.push(second);
            }
        }
        best.is_some()
    }

    #[cfg(not(feature = "policies"))]
    fn market(&self, from: Currency, to: Currency, day: Date, _: &ConvertOptions) -> Option<Hop> {
        let (history, rate, date) = self.newest_quote(from, to, day)?;
        Some(Hop { rate, kind: LegKind::Market, divides: from == rate.quote(), date, history })
    }

    /// The history, rate and day of [`Exchange::quote`].
    #[inline(never)]
    pub(super) fn newest_quote(&self, one: Currency, other: Currency, on: Date) -> Option<(usize, Rate, Date)> {
        let mut found: Option<(usize, Rate, Date)> = None;
        for (number, history) in self.histories.iter().enumerate() {
            #[cfg(feature = "sources")]
            if !self.counts(number, one, other) {
                continue;
            }
            for (base, quote) in [(one, other), (other, one)] {
                let Some(seen) = history.latest(base, quote, on) else { continue };
                if found.is_none_or(|found| seen.date > found.2) {
                    found = Some((number, Rate::known(base, quote, seen.value), seen.date));
                }
            }
        }
        found
    }

    #[cold]
    #[inline(never)]
    fn missing_rate(&self, from: Currency, to: Currency, day: Date) -> Error {
        let error = Error::new(
            ErrorCode::MissingRate,
            &["no rate leads from ", from.code(), " to ", to.code(), " on ", &date_text(day), " or before"],
        );
        for currency in [from, to] {
            let begin = self.begin(currency);
            let fixed = irrevocable(currency).map(|fixed| fixed.from).filter(|from| *from > day);
            let hint = match (fixed, begin) {
                _ if currency == Currency::EUR => continue,
                (Some(from), _) => {
                    ["the euro's fixed rate of ", currency.code(), " holds from ", &date_text(from), " on"]
                }
                (None, Some(first)) if first > day => {
                    ["the rates of ", currency.code(), " begin on ", &date_text(first), ""]
                }
                (None, Some(_)) => continue,
                (None, None) => {
                    if ways(currency, day, &mut Vec::new()).iter().flatten().any(|way| way.end == Currency::EUR) {
                        continue;
                    }
                    ["no source has a rate of ", currency.code(), "; give a file of rates", "", ""]
                }
            };
            return error.with_hint(&hint);
        }
        error
    }

    /// The first day with any rate of a currency.
    fn begin(&self, currency: Currency) -> Option<Date> {
        let mut begin: Option<Date> = None;
        for history in &self.histories {
            for (base, quote) in history.pairs() {
                if (base == currency || quote == currency)
                    && let Some((first, _)) = history.range_of(base, quote)
                {
                    begin = Some(begin.map_or(first, |begin| begin.min(first)));
                }
            }
        }
        begin
    }
}

/// From an old unit to what replaced it, step by step: up to the day given or without end, and
/// no further than to a currency looked for. Tells where it ended.
fn replacements(currency: Currency, until: Option<Date>, target: Option<Currency>, hops: &mut Vec<Hop>) -> Currency {
    let mut end = currency;
    while target != Some(end)
        && let Some(step) = redenomination(end)
        && until.is_none_or(|day| step.from <= day)
    {
        hops.push(Hop::fixed(step.rate, LegKind::Redenomination, step.from));
        end = step.rate.base();
    }
    end
}

/// Two units of one currency's line: the ratios of their redenominations, on whatever day.
fn by_ratios_alone(from: Currency, to: Currency, hops: &mut Vec<Hop>) -> bool {
    if replacements(from, None, Some(to), hops) == to {
        return true;
    }
    hops.clear();
    if replacements(to, None, Some(from), hops) == from {
        hops.reverse();
        for hop in hops {
            *hop = hop.reversed();
        }
        return true;
    }
    hops.clear();
    false
}

/// The ways by fixed rates from a currency to one that may be quoted, best first.
#[inline(never)]
fn ways(currency: Currency, day: Date, hops: &mut Vec<Hop>) -> [Option<Way>; 2] {
    let end = replacements(currency, Some(day), None, hops);
    if let Some(fixed) = irrevocable(end).filter(|fixed| fixed.from <= day) {
        hops.push(Hop::fixed(fixed.rate, LegKind::Irrevocable, fixed.from));
        // The law leaves no other way.
        return [Some(Way { hops: hops.len(), end: Currency::EUR }), None];
    }
    let first = Way { hops: hops.len(), end };
    let second = if !hops.is_empty() {
        // In the first days of a new unit only the old one may have been quoted yet.
        Some(Way { hops: 0, end: currency })
    } else if let Some(step) = predecessor(currency).filter(|step| step.from <= day) {
        hops.push(Hop::fixed(step.rate, LegKind::Redenomination, step.from).reversed());
        Some(Way { hops: 1, end: step.rate.quote() })
    } else {
        None
    };
    [Some(first), second]
}

/// The days on which the ways by fixed rates between two currencies may change.
#[cfg(feature = "std")]
pub(super) fn turning_days(from: Currency, to: Currency) -> Vec<i32> {
    let mut days = Vec::new();
    for currency in [from, to] {
        days.extend(predecessor(currency).map(|step| step.from.days()));
        let mut unit = Some(currency);
        while let Some(current) = unit {
            days.extend(irrevocable(current).map(|fixed| fixed.from.days()));
            let step = redenomination(current);
            days.extend(step.map(|step| step.from.days()));
            unit = step.map(|step| step.rate.base());
        }
    }
    days
}

/// Whether on a day market rates come first on the way from one currency to another: neither
/// is replaced by anything, and no ratio leads from one to the other.
#[cfg(feature = "std")]
pub(super) fn is_plain(from: Currency, to: Currency, day: Date) -> bool {
    let untouched = |currency: Currency| {
        let [first, _] = ways(currency, day, &mut Vec::new());
        first.is_some_and(|way| way.hops == 0)
    };
    from == to || untouched(from) && untouched(to) && !by_ratios_alone(from, to, &mut Vec::new())
}

#[cold]
fn stale_rate(hop: &Hop, day: Date, allowed: u32) -> Error {
    let seen = hop.observed_on(day);
    let old = count_text(i64::from(hop.distance(day)));
    let allowed = count_text(i64::from(allowed));
    Error::new(
        ErrorCode::StaleRate,
        &[
            if seen > day { "the next rate of " } else { "the last rate of " },
            &hop.rate.quoted(),
            " is of ",
            &date_text(seen),
            ", ",
            &old,
            if seen > day { " days after " } else { " days before " },
            &date_text(day),
            "; ",
            &allowed,
            " are allowed",
        ],
    )
    .with_hint(&["allow a higher age, choose a day with a rate, or give newer rates"])
}
