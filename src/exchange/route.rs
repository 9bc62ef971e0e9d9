//! The way from one currency to another on a day: which rates, in which order.

use super::euro::irrevocable;
use super::options::ConvertOptions;
use super::rate::Rate;
use super::redenomination::{predecessor, redenomination};
use super::{Exchange, History};
use crate::calendar::Date;
use crate::error::{Error, ErrorCode, Result};
use crate::money::Currency;
use crate::money::text::{count_text, date_text};
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;

/// The way between two currencies: found once for a day, then used for any number of amounts.
///
/// Whatever the euro or a new unit has replaced by that day goes through its fixed rate. What is
/// left is bridged by the first of these whose rates are recent enough: the pair itself, in
/// either direction; two rates through the euro; two rates through another base currency, in the order of
/// the sources and of the alphabet.
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
    pub source: Arc<str>,
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

    fn fixed(rate: Rate, kind: LegKind, since: Date) -> Self {
        let source = match kind {
            LegKind::Redenomination => "redenomination",
            _ if rate.quote() == Currency::XEU => "Council Regulation (EC) No 1103/97, article 2",
            _ => "Council Regulation (EC) No 2866/98 as amended",
        };
        Self { rate, kind, from: rate.quote(), to: rate.base(), date: since, source: Arc::from(source) }
    }

    fn reversed(mut self) -> Self {
        core::mem::swap(&mut self.from, &mut self.to);
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
        core::iter::once(self.from).chain(self.legs.iter().map(|leg| leg.to)).collect()
    }

    /// The day observed: the oldest of the market rates. Fixed rates have no age: where there
    /// are no others, it is the day asked for.
    pub fn date(&self) -> Date {
        let market = self.legs.iter().filter(|leg| leg.kind == LegKind::Market);
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

/// From a currency to one that markets quote on a day, by fixed rates.
struct Way {
    legs: Vec<Leg>,
    end: Currency,
}

impl Exchange {
    /// Finds the way between two currencies on a day.
    ///
    /// # Errors
    /// `missing-rate` where no way has a rate on that day or before it; `stale-rate` where one
    /// has, but older than the options allow.
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
        let found = |legs, euro_step| Route { from, to, asked: options.on, measured: day, legs, euro_step };
        if from == to {
            return Ok(found(Vec::new(), None));
        }
        if let Some(legs) = by_ratios_alone(from, to) {
            return Ok(found(legs, None));
        }
        let mut stale: Option<Leg> = None;
        let (starts, ends) = (ways(from, day), ways(to, day));
        for start in &starts {
            for end in &ends {
                for pivot in self.pivots(start.end, end.end) {
                    let Some(middle) = self.bridge(start.end, pivot, end.end, day) else { continue };
                    let oldest = middle.iter().min_by_key(|leg| leg.date);
                    if let Some(old) = oldest.filter(|leg| age(leg.date, day) > options.max_age_days) {
                        stale.get_or_insert_with(|| old.clone());
                        continue;
                    }
                    let national =
                        middle.is_empty() && [start, end].iter().all(|way| way.legs.iter().any(Leg::is_national));
                    let euro_step = national.then_some(start.legs.len());
                    let back = end.legs.iter().rev().cloned().map(Leg::reversed);
                    let legs = start.legs.iter().cloned().chain(middle).chain(back).collect();
                    return Ok(found(legs, euro_step));
                }
            }
        }
        Err(match stale {
            Some(leg) => stale_rate(&leg, day, options.max_age_days),
            None => self.missing_rate(from, to, day),
        })
    }

    /// What to go through between two quoted currencies, best first; `None` is the pair itself.
    fn pivots(&self, from: Currency, to: Currency) -> impl Iterator<Item = Option<Currency>> {
        let mut others: Vec<Currency> = Vec::new();
        for (base, _) in self.histories.iter().flat_map(History::pairs) {
            if base != Currency::EUR && !others.contains(&base) {
                others.push(base);
            }
        }
        let through = core::iter::once(Currency::EUR).chain(others).filter(move |pivot| *pivot != from && *pivot != to);
        core::iter::once(None).chain(through.map(Some))
    }

    /// The last observations that lead from one currency to another, through a third or not.
    fn bridge(&self, from: Currency, pivot: Option<Currency>, to: Currency, day: Date) -> Option<Vec<Leg>> {
        if from == to {
            return pivot.is_none().then(Vec::new);
        }
        match pivot {
            None => Some(vec![self.market(from, to, day)?]),
            Some(pivot) => Some(vec![self.market(from, pivot, day)?, self.market(pivot, to, day)?]),
        }
    }

    fn market(&self, from: Currency, to: Currency, day: Date) -> Option<Leg> {
        let quote = self.quote(from, to, day)?;
        let (rate, date, source) = (quote.rate, quote.date, Arc::clone(quote.source));
        Some(Leg { rate, kind: LegKind::Market, from, to, date, source })
    }

    #[cold]
    fn missing_rate(&self, from: Currency, to: Currency, day: Date) -> Error {
        let error = Error::new(
            ErrorCode::MissingRate,
            &["no rate leads from ", from.code(), " to ", to.code(), " on ", &date_text(day), " or before"],
        );
        for currency in [from, to].into_iter().filter(|currency| *currency != Currency::EUR) {
            if let Some(fixed) = irrevocable(currency).filter(|fixed| fixed.from > day) {
                let since = date_text(fixed.from);
                return error.with_hint(&["the euro's fixed rate of ", currency.code(), " holds from ", &since, " on"]);
            }
            let pairs = self.histories.iter().flat_map(|history| {
                let own = history.pairs().filter(move |(base, quote)| *base == currency || *quote == currency);
                own.filter_map(|(base, quote)| history.range_of(base, quote))
            });
            match pairs.map(|(first, _)| first).min() {
                Some(first) if first > day => {
                    return error.with_hint(&["the rates of ", currency.code(), " begin on ", &date_text(first)]);
                }
                Some(_) => {}
                None if ways(currency, day).iter().any(|way| way.end == Currency::EUR) => {}
                None => {
                    return error.with_hint(&["no source has a rate of ", currency.code(), "; give a file of rates"]);
                }
            }
        }
        error
    }
}

fn age(observed: Date, day: Date) -> u32 {
    u32::try_from(day.days_since(observed)).unwrap_or(0)
}

/// From an old unit to what replaced it, step by step, up to the day given or without end.
fn replacements(currency: Currency, until: Option<Date>) -> Vec<Leg> {
    let mut legs: Vec<Leg> = Vec::new();
    let mut end = currency;
    while let Some(step) = redenomination(end).filter(|step| until.is_none_or(|day| step.from <= day)) {
        legs.push(Leg::fixed(step.rate, LegKind::Redenomination, step.from));
        end = step.rate.base();
    }
    legs
}

/// Two units of one currency's line: the ratios of their redenominations, on whatever day.
fn by_ratios_alone(from: Currency, to: Currency) -> Option<Vec<Leg>> {
    let (up, down) = (replacements(from, None), replacements(to, None));
    if let Some(last) = up.iter().position(|leg| leg.to == to) {
        return Some(up.into_iter().take(last.saturating_add(1)).collect());
    }
    let last = down.iter().position(|leg| leg.to == from)?;
    Some(down.into_iter().take(last.saturating_add(1)).rev().map(Leg::reversed).collect())
}

/// The ways by fixed rates from a currency to one that may be quoted, best first.
fn ways(currency: Currency, day: Date) -> Vec<Way> {
    let mut legs = replacements(currency, Some(day));
    let mut end = legs.last().map_or(currency, |leg| leg.to);
    if let Some(fixed) = irrevocable(end).filter(|fixed| fixed.from <= day) {
        legs.push(Leg::fixed(fixed.rate, LegKind::Irrevocable, fixed.from));
        end = Currency::EUR;
        // The law leaves no other way.
        return vec![Way { legs, end }];
    }
    let replaced = !legs.is_empty();
    let mut ways = vec![Way { legs, end }];
    if replaced {
        // In the first days of a new unit only the old one may have been quoted yet.
        ways.push(Way { legs: Vec::new(), end: currency });
    } else if let Some(step) = predecessor(currency).filter(|step| step.from <= day) {
        let leg = Leg::fixed(step.rate, LegKind::Redenomination, step.from).reversed();
        ways.push(Way { end: leg.to, legs: vec![leg] });
    }
    ways
}

#[cold]
fn stale_rate(leg: &Leg, day: Date, allowed: u32) -> Error {
    let old = count_text(i64::from(age(leg.date, day)));
    let allowed = count_text(i64::from(allowed));
    Error::new(
        ErrorCode::StaleRate,
        &[
            "the last rate of ",
            &leg.rate.quoted(),
            " is of ",
            &date_text(leg.date),
            ", ",
            &old,
            " days before ",
            &date_text(day),
            "; ",
            &allowed,
            " are allowed",
        ],
    )
    .with_hint(&["allow a higher age, choose a day with a rate, or give newer rates"])
}
