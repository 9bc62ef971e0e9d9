//! Exchange: dated rates, the way from one currency to another, and exact conversion.
//!
//! Here stand rates as they were published ([`Rate`], [`History`]), the law that overrides them
//! ([`irrevocable`], [`redenomination()`]) and conversion with everything a bookkeeper asks about
//! it ([`Exchange::convert`], [`Conversion`]). Files are opened a few floors higher: this room
//! takes text and bytes, and "today" is an argument. A newcomer would turn a rate around to go
//! the other way: 1 ÷ 1.1172 has no end, so conversion divides by the rate as quoted, keeps the
//! fraction exact through all legs, and rounds once.

#[cfg(feature = "std")]
mod chart;
#[cfg(feature = "sources")]
mod combination;
mod conversion;
mod description;
mod euro;
mod explanation;
mod history;
mod many;
#[cfg(feature = "policies")]
mod missing;
mod options;
mod pack;
mod packing;
mod product;
mod rate;
mod reading;
mod redenomination;
mod route;
#[cfg(feature = "sources")]
pub mod source;
#[cfg(feature = "std")]
mod statistics;
#[cfg(feature = "facts")]
mod successor;
#[cfg(feature = "std")]
mod table;
mod wide;

use alloc::vec::Vec;
#[cfg(feature = "std")]
pub use chart::{Line, chart};
#[cfg(feature = "sources")]
pub use combination::Preference;
#[cfg(feature = "pricing")]
pub(crate) use conversion::hundredths;
#[cfg(feature = "batch")]
pub(crate) use conversion::source as source_of;
pub use conversion::{Conversion, Warning};
pub use euro::{Irrevocable, irrevocable, irrevocable_rates};
pub use explanation::Step;
pub use history::History;
#[cfg(feature = "policies")]
pub use missing::{Interpolation, MissingDay};
pub use options::{ConvertOptions, Units, parse_max_age};
#[cfg(feature = "pricing")]
pub(crate) use product::Product;
pub use rate::{Observation, Rate};
pub use redenomination::{Redenomination, redenomination, redenominations};
pub use route::{Leg, LegKind, Route};
#[cfg(feature = "std")]
pub use statistics::{Statistics, sparkline};
#[cfg(feature = "facts")]
pub use successor::Successor;
#[cfg(feature = "batch")]
pub(crate) use table::Found;
#[cfg(feature = "std")]
pub use table::{Describe, QUICK_SCALE, Table, TableCache};

use crate::calendar::Date;
use crate::error::{Error, ErrorCode, Result};
use crate::money::{Currency, Money};
use alloc::string::String;
use alloc::sync::Arc;

/// The European Central Bank's history, made from its published file by `cargo xtask data`.
#[cfg(feature = "embedded")]
static EMBEDDED: &[u8] = include_bytes!("../../data/ecb/history.bin");

/// Rates of one or more sources, and conversion by them.
///
/// ```
/// use coinage::{Currency, Money, exchange::{ConvertOptions, Exchange, History}};
/// let history = History::from_csv("Date,USD,JPY\n2026-10-30,1.1172,175.68\n", "European Central Bank")?;
/// let exchange = Exchange::new(history);
/// let found = exchange.convert(&Money::parse("100", "USD")?, Currency::parse("JPY")?, &ConvertOptions::default())?;
/// // 100 ÷ 1.1172 × 175.68, rounded once.
/// assert_eq!(found.amount.to_string(), "15725 JPY");
/// assert_eq!(found.date.to_string(), "2026-10-30");
/// # Ok::<(), coinage::Error>(())
/// ```
/// An empty one ([`Exchange::default`]) knows the fixed rates only.
#[derive(Clone, Debug, Default)]
pub struct Exchange {
    histories: Vec<History>,
    newest: Option<Date>,
    #[cfg(feature = "sources")]
    combination: combination::Combination,
}

/// The last observation of a pair, and who published it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote<'a> {
    /// The rate as published.
    pub rate: Rate,
    /// The day it was observed.
    pub date: Date,
    /// Who published it.
    pub source: &'a Arc<String>,
}

impl Exchange {
    /// No rates but the fixed ones.
    pub const EMPTY: Self = Self {
        histories: Vec::new(),
        newest: None,
        #[cfg(feature = "sources")]
        combination: combination::Combination::NONE,
    };

    /// Rates of one source.
    pub fn new(history: History) -> Self {
        let mut exchange = Self::default();
        exchange.add(history);
        exchange
    }

    /// The euro reference rates of the European Central Bank since 1999, as compiled in. Only
    /// with the feature `embedded`.
    ///
    /// # Errors
    /// `bad-pack`, were the program itself damaged.
    ///
    /// ```
    /// use coinage::{Currency, Date, Money, exchange::{ConvertOptions, Exchange}};
    /// let exchange = Exchange::embedded()?;
    /// let options = ConvertOptions { on: Some(Date::parse("2024-12-25")?), ..ConvertOptions::default() };
    /// let found = exchange.convert(&Money::parse("100", "USD")?, Currency::EUR, &options)?;
    /// assert_eq!(found.amount.to_string(), "96.20 EUR");
    /// // Christmas has no rate of its own: the answer says which day's it took.
    /// assert_eq!((found.date.to_string(), found.age_days), ("2024-12-24".to_owned(), 1));
    /// # Ok::<(), coinage::Error>(())
    /// ```
    #[cfg(feature = "embedded")]
    pub fn embedded() -> Result<Self> {
        Ok(Self::new(History::from_pack(EMBEDDED)?))
    }

    /// Rates of a pack: a file of `coinage rates`, or what a page has fetched.
    ///
    /// # Errors
    /// `bad-pack`.
    pub fn from_pack(bytes: impl Into<alloc::borrow::Cow<'static, [u8]>>) -> Result<Self> {
        Ok(Self::new(History::from_pack(bytes)?))
    }

    /// Rates of a text; see [`History::from_csv`].
    ///
    /// # Errors
    /// As [`History::from_csv`].
    pub fn from_csv(text: &str, source: &str) -> Result<Self> {
        Ok(Self::new(History::from_csv(text, source)?))
    }

    /// Adds a source. Of two observations of a pair the newer one counts; on the same day that
    /// of the source added first.
    pub fn add(&mut self, history: History) {
        self.newest = self.newest.max(history.range().map(|(_, last)| last));
        self.histories.push(history);
    }

    /// The rates of the first history as a pack, those before a day left out.
    ///
    /// # Errors
    /// `missing-rate` where nothing is left.
    pub fn to_pack(&self, since: Option<Date>) -> Result<Vec<u8>> {
        let missing =
            || Error::new(ErrorCode::MissingRate, &["there are no rates to pack"]).with_hint(&["give an earlier day"]);
        let history = self.histories.first().ok_or_else(missing)?;
        let Some(since) = since else { return history.to_pack() };
        let mut rates = Vec::new();
        for (base, quote) in history.pairs() {
            for seen in history.observations(base, quote) {
                if seen.date >= since {
                    rates.push((seen.date, Rate::new(base, quote, seen.value)?));
                }
            }
        }
        if rates.is_empty() {
            return Err(missing());
        }
        History::new(history.source(), &rates)?.to_pack()
    }

    /// The newest day with any rate at all: what conversions without a date are measured by.
    pub fn newest(&self) -> Option<Date> {
        self.newest
    }

    /// The sources.
    pub fn histories(&self) -> &[History] {
        &self.histories
    }

    /// All currencies with an observation, on either side, in alphabetical order.
    pub fn currencies(&self) -> Vec<Currency> {
        let pairs = self.histories.iter().flat_map(History::pairs);
        let mut currencies: Vec<Currency> = pairs.flat_map(|(base, quote)| [base, quote]).collect();
        currencies.sort_unstable();
        currencies.dedup();
        currencies
    }

    /// The newest observation on a day or before it between two currencies, in the direction
    /// it was published, whichever that is; however old it is.
    pub fn quote(&self, one: Currency, other: Currency, on: Date) -> Option<Quote<'_>> {
        let (history, rate, date) = self.newest_quote(one, other, on)?;
        Some(Quote { rate, date, source: self.histories.get(history)?.shared_source() })
    }

    /// Converts an amount, exactly, and says how. See [`ConvertOptions`] for the rules of days,
    /// ages and rounding and [`Route`] for the way taken.
    ///
    /// # Errors
    /// `missing-rate` where no way between the currencies has a rate on that day or before it,
    /// `stale-rate` where the last one is older than the age allowed, `invalid-option` for units
    /// the target doesn't have, `overflow`.
    pub fn convert(&self, money: &Money, to: Currency, options: &ConvertOptions) -> Result<Conversion> {
        let route = self.route(money.currency(), to, options)?;
        route.into_conversion(money, options)
    }
}
