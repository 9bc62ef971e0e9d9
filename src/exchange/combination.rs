//! Several sources beside each other: which of them counts for a pair, and when they contradict.
//!
//! Without a word all sources are one: of a pair's observations the one closest to the day counts,
//! of equally close ones that of the source added first. [`Preference::First`] makes a chain of
//! them, [`Exchange::overlay`] gives currencies a source of their own, and
//! [`Exchange::allow_difference`] makes a contradiction an error. A newcomer would compare
//! directions as they come: a source that quotes `USD/EUR` contradicts one that quotes `EUR/USD`
//! where the product of both is not about one.

use super::Exchange;
use super::history::History;
use super::rate::{Observation, Rate};
use super::route::{Hop, LegKind};
use crate::calendar::Date;
use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode, Result};
use crate::money::Currency;
use crate::money::text::{beginning, date_text, decimal_text};
use alloc::vec::Vec;

/// Whose observation counts where several sources quote a pair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preference {
    /// The one closest to the day; of equally close ones that of the source added first.
    #[default]
    Closest,
    /// That of the source added first, as long as it is not too far from the day; then the next
    /// one's: a chain.
    First,
}

impl Preference {
    /// The names at every surface: `closest`, `first`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Closest => "closest",
            Self::First => "first",
        }
    }

    /// Reads `closest` or `first`.
    ///
    /// # Errors
    /// `invalid-option` for anything else.
    pub fn parse(text: &str) -> Result<Self> {
        [Self::Closest, Self::First].into_iter().find(|one| one.as_str() == text).ok_or_else(|| {
            Error::new(ErrorCode::InvalidOption, &["`", beginning(text), "` prefers no source"])
                .with_hint(&["closest or first"])
        })
    }
}

/// How an exchange's sources stand to each other.
#[derive(Clone, Debug, Default)]
pub(super) struct Combination {
    preference: Preference,
    /// In percent of the rate that counts.
    tolerance: Option<Decimal>,
    /// A currency, and the number of a source that has it to itself.
    overlays: Vec<(Currency, usize)>,
}

impl Combination {
    pub(super) const NONE: Self = Self { preference: Preference::Closest, tolerance: None, overlays: Vec::new() };

    /// Whether all sources are one.
    pub(super) fn is_usual(&self) -> bool {
        self.preference == Preference::Closest && self.tolerance.is_none() && self.overlays.is_empty()
    }

    /// Whether a source counts for a pair.
    pub(super) fn sees(&self, source: usize, one: Currency, other: Currency) -> bool {
        let mut claims = self.overlays.iter().filter(|(currency, _)| *currency == one || *currency == other).peekable();
        match claims.peek() {
            Some(_) => claims.any(|(_, number)| *number == source),
            // A source that is laid over others has its currencies and no more.
            None => self.overlays.iter().all(|(_, number)| *number != source),
        }
    }
}

impl Exchange {
    /// Says whose observation counts where several sources quote a pair.
    ///
    /// ```
    /// use coinage::{Currency, Money, exchange::{ConvertOptions, Exchange, History, Preference}};
    /// let mut exchange = Exchange::from_csv("Date,USD\n2026-10-29,1.10\n", "house rates")?;
    /// exchange.add(History::from_csv("Date,USD\n2026-10-30,1.12\n", "bank")?);
    /// let convert = |exchange: &Exchange| {
    ///     exchange.convert(&Money::parse("100", "EUR")?, Currency::parse("USD")?, &ConvertOptions::default())
    /// };
    /// assert_eq!(convert(&exchange)?.amount.to_string(), "112.00 USD");
    /// exchange.prefer(Preference::First);
    /// let found = convert(&exchange)?;
    /// assert_eq!((found.amount.to_string().as_str(), found.source().as_deref()), ("110.00 USD", Some("house rates")));
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn prefer(&mut self, preference: Preference) {
        self.combination.preference = preference;
    }

    /// Adds a source that alone counts for pairs with one of these currencies, and for no others.
    /// A pair of two currencies that were given to different sources may come from either.
    ///
    /// ```
    /// use coinage::{Currency, Money, exchange::{ConvertOptions, Exchange, History}};
    /// let mut exchange = Exchange::from_csv("Date,USD,JPY\n2026-10-30,1.10,170\n", "bank")?;
    /// let dollar = Currency::parse("USD")?;
    /// exchange.overlay(History::from_csv("Date,USD,JPY\n2026-10-29,1.20,99\n", "treasury")?, &[dollar]);
    /// let found = exchange.convert(&Money::parse("100", "USD")?, Currency::parse("JPY")?, &ConvertOptions::default())?;
    /// // 100 ÷ 1.20 × 170
    /// assert_eq!(found.amount.to_string(), "14167 JPY");
    /// assert_eq!(found.source().as_deref(), Some("treasury; bank"));
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn overlay(&mut self, history: History, currencies: &[Currency]) {
        let number = self.histories.len();
        self.add(history);
        self.combination.overlays.extend(currencies.iter().map(|currency| (*currency, number)));
    }

    /// Makes it an error where two sources give a pair rates on the day that counts that are
    /// further apart than so many percent of the rate that counts; `None` lets them differ.
    ///
    /// ```
    /// use coinage::{Currency, Decimal, exchange::{ConvertOptions, Exchange, History}};
    /// let mut exchange = Exchange::from_csv("Date,USD\n2026-10-30,1.10\n", "house rates")?;
    /// exchange.add(History::from_csv("Date,USD\n2026-10-30,1.20\n", "bank")?);
    /// exchange.allow_difference(Some(Decimal::ONE));
    /// let error = exchange.route(Currency::EUR, Currency::parse("USD")?, &ConvertOptions::default()).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "on 2026-10-30 house rates has EUR/USD 1.10, bank EUR/USD 1.20: more than 1 % apart"
    /// );
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn allow_difference(&mut self, percent: Option<Decimal>) {
        self.combination.tolerance = percent;
    }

    /// Whether the source of this number, as in [`Exchange::histories`], counts for a pair.
    pub fn counts(&self, source: usize, one: Currency, other: Currency) -> bool {
        self.combination.sees(source, one, other)
    }

    /// Whether the sources are a chain.
    pub(super) fn asks_in_turn(&self) -> bool {
        self.combination.preference == Preference::First
    }

    /// Holds the rates of a way against what other sources say of the same pair and day.
    pub(super) fn agree(&self, hops: &[Hop]) -> Result<()> {
        let Some(tolerance) = self.combination.tolerance else { return Ok(()) };
        for hop in hops.iter().filter(|hop| hop.kind == LegKind::Market) {
            let own = Observation { date: hop.date, value: hop.rate.value() };
            for seen in [Some(own), hop.after].into_iter().flatten() {
                self.agree_on(hop, seen, tolerance)?;
            }
        }
        Ok(())
    }

    fn agree_on(&self, hop: &Hop, seen: Observation, tolerance: Decimal) -> Result<()> {
        let (base, quote) = (hop.rate.base(), hop.rate.quote());
        for (number, history) in self.histories.iter().enumerate() {
            if !self.combination.sees(number, base, quote) {
                continue;
            }
            for (one, other) in [(base, quote), (quote, base)] {
                let other_value = history.latest(one, other, seen.date).filter(|found| found.date == seen.date);
                let Some(found) = other_value else { continue };
                let close = if one == base {
                    apart(found.value, seen.value, tolerance)
                } else {
                    // Both directions together lead back to where they started.
                    found.value.checked_mul(seen.value).and_then(|both| apart(both, Decimal::ONE, tolerance))
                };
                if close != Some(true) {
                    let own = self.histories.get(hop.history).map(History::source).unwrap_or_default();
                    return Err(contradiction(
                        seen.date,
                        (own, hop.rate, seen.value),
                        (history.source(), one, other, found.value),
                        tolerance,
                    ));
                }
            }
        }
        Ok(())
    }
}

/// Whether a value is no further from another than so many percent of that; `None` for values too
/// large to compare.
fn apart(value: Decimal, from: Decimal, percent: Decimal) -> Option<bool> {
    let difference = value.checked_sub(from)?.abs().checked_mul(Decimal::ONE_HUNDRED)?;
    Some(difference <= from.checked_mul(percent)?)
}

#[cold]
fn contradiction(
    date: Date,
    (own, rate, value): (&str, Rate, Decimal),
    (name, base, quote, found): (&str, Currency, Currency, Decimal),
    tolerance: Decimal,
) -> Error {
    let (date, value, found) = (date_text(date), decimal_text(value), decimal_text(found));
    let (own_pair, pair) = (rate.quoted(), [base.code(), "/", quote.code()].concat());
    let percent = decimal_text(tolerance);
    let pieces = [
        "on ",
        &date,
        " ",
        own,
        " has ",
        &own_pair,
        " ",
        &value,
        ", ",
        name,
        " ",
        &pair,
        " ",
        &found,
        ": more than ",
        &percent,
        " % apart",
    ];
    Error::new(ErrorCode::InvalidOption, &pieces).with_hint(&["leave one of the two out, or let them differ more"])
}
