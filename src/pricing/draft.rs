//! A market while it is read, member by member, under the names every surface uses.

use super::charm::CharmEnding;
use super::grid::PriceRounding;
use super::market::{Fault, Market, MarketRates, RateSnapshot, territory_currency};
use super::tax::{BasePrices, TaxTreatment};
use crate::calendar::Date;
use crate::decimal::{self, Decimal};
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::{Rate, parse_max_age};
use crate::format::OptionValue;
use crate::money::Currency;
use crate::money::text::beginning;
use crate::text::joined;
use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::vec::Vec;

/// The members of a market. Behind `prices.` stands an article number, behind `rates.values.` a
/// pair of currencies like `EUR/USD`.
pub const MEMBERS: [&str; 25] = [
    "name",
    "territory",
    "currency",
    "prices",
    "rates.on",
    "rates.maxAge",
    "rates.id",
    "rates.date",
    "rates.source",
    "rates.values",
    "markup",
    "conversionFee",
    "fee",
    "discount",
    "tax.treatment",
    "tax.rate",
    "tax.base",
    "tax.baseRate",
    "increment",
    "rounding",
    "charm",
    "charmRounding",
    "minimum",
    "hysteresis",
    "cash",
];

/// A market while it is read: its members come in any order, and belong together only in the end.
///
/// Numbers may be texts; percentages may have their sign behind them.
///
/// ```
/// use coinage::format::OptionValue::{Number, Text};
/// use coinage::pricing::MarketDraft;
/// let mut draft = MarketDraft::default();
/// draft.set("territory", Text("CH"))?;
/// draft.set("markup", Number("2.5"))?;
/// let error = draft.set("markdown", Number("2.5")).unwrap_err();
/// assert_eq!(error.to_string(), "a market has no member `markdown`");
/// assert_eq!(error.hint(), Some("do you mean `markup`?"));
/// assert_eq!(draft.build()?.currency.code(), "CHF");
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct MarketDraft {
    market: Market,
    currency: Option<Currency>,
    territory_currency: Option<Currency>,
    day: Option<Date>,
    max_age: Option<u32>,
    id: Option<String>,
    date: Option<Date>,
    source: Option<String>,
    values: Vec<Rate>,
    tax_base: Option<BasePrices>,
    treatment: Option<TaxTreatment>,
    tax_rate: Option<Decimal>,
}

impl Default for MarketDraft {
    fn default() -> Self {
        Self {
            // The currency is set in the end.
            market: Market::new(Currency::EUR),
            currency: None,
            territory_currency: None,
            day: None,
            max_age: None,
            id: None,
            date: None,
            source: None,
            values: Vec::new(),
            tax_base: None,
            treatment: None,
            tax_rate: None,
        }
    }
}

impl MarketDraft {
    /// Sets a member by its name; see [`MEMBERS`].
    ///
    /// # Errors
    /// `invalid-option` for a name that no member has and for values that are not allowed,
    /// `invalid-number`, `unknown-currency`, `date-out-of-range`, `overflow` likewise, `bad-request`
    /// for a value of a wrong type.
    pub fn set(&mut self, name: &str, value: OptionValue<'_>) -> Result<()> {
        let market = &mut self.market;
        if let Some(sku) = name.strip_prefix("prices.") {
            market.prices.insert(sku.to_owned(), number(name, value)?);
            return Ok(());
        }
        if let Some(pair) = name.strip_prefix("rates.values.") {
            let rate = rate(pair, number(name, value)?)?;
            self.values.retain(|known| (known.base(), known.quote()) != (rate.base(), rate.quote()));
            self.values.push(rate);
            return Ok(());
        }
        match name {
            "name" => market.name = Some(text(name, value)?.to_owned()),
            "territory" => {
                let territory = text(name, value)?.to_ascii_uppercase();
                self.territory_currency = Some(territory_currency(&territory)?);
                market.territory = Some(territory);
            }
            "currency" => self.currency = Some(Currency::parse(text(name, value)?)?),
            "rates.on" => self.day = Some(Date::parse(text(name, value)?)?),
            "rates.maxAge" => self.max_age = Some(parse_max_age(text_or_number(name, value)?)?),
            "rates.id" => self.id = Some(text(name, value)?.to_owned()),
            "rates.date" => self.date = Some(Date::parse(text(name, value)?)?),
            "rates.source" => self.source = Some(text(name, value)?.to_owned()),
            "markup" => market.markup_percent = percent(name, value)?,
            "conversionFee" => market.conversion_fee_percent = percent(name, value)?,
            "fee" => market.fee = number(name, value)?,
            "discount" => market.discount_percent = percent(name, value)?,
            "tax.treatment" => self.treatment = Some(TaxTreatment::parse(text(name, value)?)?),
            "tax.rate" => self.tax_rate = Some(percent(name, value)?),
            "tax.base" => self.tax_base = Some(BasePrices::parse(text(name, value)?)?),
            "tax.baseRate" => market.tax.base_rate = Some(percent(name, value)?),
            "increment" => market.increment = Some(number(name, value)?),
            "rounding" => market.rounding = PriceRounding::parse(text(name, value)?)?,
            "charm" => market.charm = Some(CharmEnding::parse(text_or_number(name, value)?)?),
            "charmRounding" => market.charm_rounding = PriceRounding::parse(text(name, value)?)?,
            "minimum" => market.minimum = Some(number(name, value)?),
            "hysteresis" => market.hysteresis_percent = Some(percent(name, value)?),
            "cash" => match value {
                OptionValue::Boolean(cash) => market.cash = cash,
                OptionValue::Text("true") => market.cash = true,
                OptionValue::Text("false") => market.cash = false,
                _ => return Err(wrong_type(name, "true or false")),
            },
            _ if Self::is_group(name) => return Err(wrong_type(name, "members of its own")),
            _ => return Err(unknown(name)),
        }
        Ok(())
    }

    /// Whether a name stands for a group of members and has no value of its own: `prices`, `rates`,
    /// `rates.values`, `tax`.
    pub fn is_group(name: &str) -> bool {
        matches!(name, "prices" | "rates" | "rates.values" | "tax")
    }

    /// Forgets what was set of the groups `rates` or `tax`.
    #[cfg(feature = "settings")]
    pub(super) fn forget(&mut self, group: &str) {
        match group {
            "rates" => {
                (self.day, self.max_age, self.id) = (None, None, None);
                (self.date, self.source, self.values) = (None, None, Vec::new());
            }
            "tax" => {
                (self.tax_base, self.treatment, self.tax_rate) = (None, None, None);
                self.market.tax.base_rate = None;
            }
            _ => {}
        }
    }

    /// The market, once everything is there.
    ///
    /// # Errors
    /// `invalid-option` where a member is missing or two don't go together, with the member it is
    /// about.
    pub fn build(self) -> Result<Market> {
        self.assembled().map_err(|(member, error)| error.in_subject(member))
    }

    pub(super) fn assembled(self) -> Result<Market, Fault> {
        let mut market = self.market;
        let refused = |member, message: &str, hint: &str| {
            (member, Error::new(ErrorCode::InvalidOption, &[message]).with_hint(&[hint]))
        };
        market.currency = self.currency.or(self.territory_currency).ok_or_else(|| {
            refused("currency", "the market has no currency", "give a currency like EUR, or a territory like DE")
        })?;
        market.tax.rate = self.tax_rate.unwrap_or_default();
        market.tax.treatment = match (self.treatment, self.tax_rate) {
            (None, Some(_)) => {
                let hint = "added: prices are shown without it; included: they hold it";
                return Err(refused("tax.treatment", "there is a tax rate, but not what it does", hint));
            }
            (treatment, _) => treatment.unwrap_or_default(),
        };
        if market.tax.treatment != TaxTreatment::None && self.tax_rate.is_none() {
            return Err(refused("tax.rate", "the rate of the tax is missing", "give it in percent, 19 for 19 %"));
        }
        if market.tax.treatment == TaxTreatment::Included && self.tax_base.is_none() {
            let hint = "net: the tax is put on; gross: base prices hold it, by tax.baseRate if that is another";
            return Err(refused("tax.base", "whether base prices hold tax is not said", hint));
        }
        market.tax.base = self.tax_base.unwrap_or_default();
        let pinned = self.id.is_some() || self.date.is_some() || self.source.is_some() || !self.values.is_empty();
        if pinned {
            if self.day.is_some() || self.max_age.is_some() {
                let hint = "leave rates.on and rates.maxAge out: the values are of rates.date";
                return Err(refused("rates.on", "rates are pinned by their values and by a day", hint));
            }
            if self.values.is_empty() {
                let hint = "give rates.values, like EUR/USD = 1.1172; for a day of the rates in use give rates.on";
                return Err(refused("rates.values", "the pinned rates have no values", hint));
            }
            let Some(date) = self.date else {
                let hint = "give rates.date, like 2026-10-30";
                return Err(refused("rates.date", "the day of the pinned rates is missing", hint));
            };
            let source = self.source.unwrap_or_else(|| "the market's own rates".to_owned());
            let id = self.id.unwrap_or_else(|| [&source, " ", &crate::money::text::date_text(date)].concat());
            market.rates = MarketRates::Snapshot(RateSnapshot { id, date, source, rates: self.values });
        } else if let Some(on) = self.day {
            market.rates = MarketRates::Day { on, max_age_days: self.max_age.unwrap_or(7) };
        } else if self.max_age.is_some() {
            return Err(refused("rates.maxAge", "an age is counted from a day", "give rates.on, like 2026-10-30"));
        }
        market.faultless()?;
        Ok(market)
    }
}

fn rate(pair: &str, value: Decimal) -> Result<Rate> {
    let (base, quote) = pair.split_once('/').ok_or_else(|| {
        Error::new(ErrorCode::InvalidOption, &["`", beginning(pair), "` is no pair of currencies"])
            .with_hint(&["write base and quote, like EUR/USD: dollars for a euro"])
    })?;
    Rate::new(Currency::parse(base)?, Currency::parse(quote)?, value)
}

fn wrong_type(name: &str, wanted: &str) -> Error {
    Error::new(ErrorCode::BadRequest, &[name, " is of the wrong type"]).with_hint(&["give it ", wanted])
}

fn text<'v>(name: &str, value: OptionValue<'v>) -> Result<&'v str> {
    match value {
        OptionValue::Text(text) => Ok(text),
        _ => Err(wrong_type(name, "a text")),
    }
}

fn text_or_number<'v>(name: &str, value: OptionValue<'v>) -> Result<&'v str> {
    match value {
        OptionValue::Text(text) | OptionValue::Number(text) => Ok(text),
        OptionValue::Boolean(_) => Err(wrong_type(name, "a number")),
    }
}

fn number(name: &str, value: OptionValue<'_>) -> Result<Decimal> {
    decimal::parse(text_or_number(name, value)?)
}

fn percent(name: &str, value: OptionValue<'_>) -> Result<Decimal> {
    let text = text_or_number(name, value)?;
    decimal::parse(text.strip_suffix('%').unwrap_or(text).trim_end())
}

/// The error for a name that no member has: the nearest one that is close, or all of them.
pub(super) fn unknown(name: &str) -> Error {
    let error = Error::new(ErrorCode::InvalidOption, &["a market has no member `", beginning(name), "`"]);
    match MEMBERS.into_iter().map(|member| (distance(name, member), member)).min() {
        Some((distance, member)) if distance.saturating_mul(2) <= name.len() => {
            error.with_hint(&["do you mean `", member, "`?"])
        }
        _ => error.with_hint(&["it has ", &joined(&MEMBERS, ", ")]),
    }
}

/// How many letters have to be put in, left out or changed; letters of either case are equal.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.bytes().take(40).enumerate() {
        let mut diagonal = index;
        let mut left = index.saturating_add(1);
        for (slot, found) in row.iter_mut().skip(1).zip(other.bytes()) {
            let changed = diagonal.saturating_add(usize::from(!letter.eq_ignore_ascii_case(&found)));
            diagonal = *slot;
            left = changed.min(diagonal.saturating_add(1)).min(left.saturating_add(1));
            *slot = left;
        }
        if let Some(first) = row.first_mut() {
            *first = index.saturating_add(1);
        }
    }
    row.last().copied().unwrap_or_default()
}
