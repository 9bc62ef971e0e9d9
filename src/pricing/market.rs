//! A market: what it does to a base price.

use super::charm::CharmEnding;
use super::grid::PriceRounding;
use super::tax::{BasePrices, MarketTax, TaxTreatment};
use crate::calendar::Date;
use crate::data::{index, territories};
use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::{Exchange, History, Rate};
use crate::money::text::{beginning, date_text, decimal_text};
use crate::money::{Currency, Money, minor_units, no_minor_unit};
use alloc::borrow::ToOwned as _;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// What a market does to a base price. Everything but the currency may be left as it is: then a
/// price is converted and rounded to the minor unit.
///
/// Percentages are those people write: 2.5 for 2.5 %. Amounts are in the market's currency.
///
/// ```
/// use coinage::{Money, exchange::Exchange, pricing::{CharmEnding, Item, Market}};
/// let exchange = Exchange::from_csv("Date,USD\n2026-10-30,1.25\n", "European Central Bank")?;
/// let mut market = Market::of_territory("DE")?;
/// market.markup_percent = coinage::decimal::parse("4")?;
/// market.charm = Some(CharmEnding::parse(".99")?);
/// let base = Money::parse("100", "USD")?;
/// let price = market.pricer(base.currency(), &exchange)?.price(&Item::new(base))?;
/// // 100 ÷ 1.25 × 1.04 is 83.20.
/// assert_eq!(price.amount.to_string(), "82.99 EUR");
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Market {
    /// What the market is called.
    pub name: Option<String>,
    /// Where it is: two letters of ISO 3166.
    pub territory: Option<String>,
    /// What is paid in.
    pub currency: Currency,
    /// Fixed prices by article number: shown as they are, whatever else the market does.
    pub prices: BTreeMap<String, Decimal>,
    /// The rates that base prices are converted by.
    pub rates: MarketRates,
    /// Percent put on the converted price, or taken off where it is negative.
    pub markup_percent: Decimal,
    /// Percent that conversion costs, put on after the markup.
    pub conversion_fee_percent: Decimal,
    /// An amount put on after both.
    pub fee: Decimal,
    /// Percent taken off after all that: 0 to less than 100.
    pub discount_percent: Decimal,
    /// Tax.
    pub tax: MarketTax,
    /// What prices are multiples of; the minor unit where nothing is said.
    pub increment: Option<Decimal>,
    /// Which way prices are rounded to the increment or the minor unit.
    pub rounding: PriceRounding,
    /// What prices end in.
    pub charm: Option<CharmEnding>,
    /// Which way a price goes to its ending.
    pub charm_rounding: PriceRounding,
    /// The lowest price.
    pub minimum: Option<Decimal>,
    /// How many percent a price has to move before it takes the place of the one before.
    pub hysteresis_percent: Option<Decimal>,
    /// Whether prices have to be payable in cash.
    pub cash: bool,
}

/// The rates a market converts by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum MarketRates {
    /// The newest there are.
    #[default]
    Newest,
    /// Those of a day.
    Day {
        /// The day.
        on: Date,
        /// How many days before it a rate may have been observed.
        max_age_days: u32,
    },
    /// Those pinned in the market itself.
    Snapshot(RateSnapshot),
}

/// Rates pinned under a name: prices stay what they are until others are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateSnapshot {
    /// What the snapshot is called.
    pub id: String,
    /// The day the rates are of.
    pub date: Date,
    /// Who published them.
    pub source: String,
    /// The rates as quoted.
    pub rates: Vec<Rate>,
}

impl RateSnapshot {
    /// The snapshot as rates to convert by.
    ///
    /// # Errors
    /// `invalid-option` where a pair has two rates.
    pub fn exchange(&self) -> Result<Exchange> {
        let rates: Vec<(Date, Rate)> = self.rates.iter().map(|rate| (self.date, *rate)).collect();
        Ok(Exchange::new(History::new(&self.source, &rates)?))
    }
}

/// A fault of a market, and the member it is in.
pub(super) type Fault = (&'static str, Error);

impl Market {
    /// A market that pays in a currency and does nothing else.
    pub fn new(currency: Currency) -> Self {
        Self {
            name: None,
            territory: None,
            currency,
            prices: BTreeMap::new(),
            rates: MarketRates::Newest,
            markup_percent: Decimal::ZERO,
            conversion_fee_percent: Decimal::ZERO,
            fee: Decimal::ZERO,
            discount_percent: Decimal::ZERO,
            tax: MarketTax::default(),
            increment: None,
            rounding: PriceRounding::Nearest,
            charm: None,
            charm_rounding: PriceRounding::Nearest,
            minimum: None,
            hysteresis_percent: None,
            cash: false,
        }
    }

    /// A market in a territory, which pays in the currency that CLDR lists first for it.
    ///
    /// # Errors
    /// `invalid-option` for what is no territory with a currency.
    ///
    /// ```
    /// use coinage::pricing::Market;
    /// assert_eq!(Market::of_territory("jp")?.currency.code(), "JPY");
    /// assert_eq!(Market::of_territory("AQ").unwrap_err().code(), "invalid-option");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn of_territory(territory: &str) -> Result<Self> {
        let territory = territory.to_ascii_uppercase();
        let currency = territory_currency(&territory)?;
        Ok(Self { territory: Some(territory), ..Self::new(currency) })
    }

    /// The market without the rates it pins: what [`Pricer::drift`](super::Pricer::drift) is to be
    /// asked of, for prices that were made by other rates than those of today.
    #[must_use]
    pub fn at_newest_rates(&self) -> Self {
        Self { rates: MarketRates::Newest, ..self.clone() }
    }

    /// Looks for members that don't go together: what [`Market::pricer`] refuses.
    ///
    /// # Errors
    /// `invalid-option`, with the member it is about.
    pub fn check(&self) -> Result<()> {
        self.faultless().map_err(|(member, error)| error.in_subject(member))
    }

    pub(super) fn faultless(&self) -> Result<(), Fault> {
        let refused = |member, message: &[&str], hint: &[&str]| {
            Err((member, Error::new(ErrorCode::InvalidOption, message).with_hint(hint)))
        };
        let code = self.currency.code();
        let hundred = Decimal::ONE_HUNDRED;
        let scale = minor_units(self.currency).map_err(|_| {
            let error = no_minor_unit(self.currency);
            ("currency", error.with_hint(&["give a currency that people pay in"]))
        })?;
        for (member, percent) in [("markup", self.markup_percent), ("conversionFee", self.conversion_fee_percent)] {
            if percent <= -hundred {
                return refused(
                    member,
                    &["a ", member, " of ", &decimal_text(percent), " % leaves nothing"],
                    &["give a percentage above -100, like 2.5"],
                );
            }
        }
        if self.discount_percent.is_sign_negative() || self.discount_percent >= hundred {
            return refused(
                "discount",
                &["a discount of ", &decimal_text(self.discount_percent), " % is none"],
                &["give a percentage from 0 to less than 100, like 10"],
            );
        }
        if self.hysteresis_percent.is_some_and(|percent| percent.is_sign_negative()) {
            return refused("hysteresis", &["prices can't move by less than nothing"], &["give a percentage, like 3"]);
        }
        for (member, amount) in [("fee", Some(self.fee)), ("minimum", self.minimum), ("increment", self.increment)] {
            let Some(amount) = amount else { continue };
            let shown = decimal_text(amount);
            if amount.is_sign_negative() || amount.is_zero() && member == "increment" {
                return refused(member, &["`", &shown, "` is no ", member], &["give an amount above zero"]);
            }
            if member != "fee" && crate::decimal::without_zeros(amount).scale() > scale {
                return refused(
                    member,
                    &["the ", member, " ", &shown, " is finer than what ", code, " is counted in"],
                    &["give one with no more decimal places than the currency has"],
                );
            }
        }
        for (sku, price) in &self.prices {
            let money = Money::new(*price, self.currency);
            if money.is_negative() || money.to_minor().is_err() {
                return refused(
                    "prices",
                    &["`", &decimal_text(*price), "` is no price of ", beginning(sku), " in ", code],
                    &["give an amount of no more decimal places than the currency has"],
                );
            }
        }
        if let Some(charm) = &self.charm {
            charm.grid(self.currency).map_err(|error| ("charm", error))?;
        }
        self.tax_faultless()
    }

    fn tax_faultless(&self) -> Result<(), Fault> {
        let refused = |member, message: &str, hint: &str| {
            Err((member, Error::new(ErrorCode::InvalidOption, &[message]).with_hint(&[hint])))
        };
        let tax = &self.tax;
        for (member, rate) in [("tax.rate", Some(tax.rate)), ("tax.baseRate", tax.base_rate)] {
            if rate.is_some_and(|rate| rate.is_sign_negative() && !rate.is_zero()) {
                return refused(member, "a tax rate is not negative", "give the rate in percent, 19 for 19 %");
            }
        }
        if tax.treatment == TaxTreatment::None && !tax.rate.is_zero() {
            let hint = "say by tax.treatment whether tax is added to the price shown or included in it";
            return refused("tax.rate", "there is a tax rate, but no tax", hint);
        }
        if tax.treatment == TaxTreatment::None && tax.base == BasePrices::Gross && tax.base_rate.is_none() {
            let hint = "give tax.baseRate, the rate of the tax that base prices hold";
            return refused("tax.base", "base prices are gross, but of which tax is not said", hint);
        }
        if tax.base == BasePrices::Net && tax.base_rate.is_some() {
            let hint = "say tax.base = gross, or leave tax.baseRate out";
            return refused("tax.baseRate", "base prices are net and hold no tax", hint);
        }
        if self.cash && tax.treatment == TaxTreatment::Added {
            let hint = "include the tax in the prices, or round what is paid when it is";
            return refused("cash", "the price shown is not what is paid: tax is added to it", hint);
        }
        Ok(())
    }

    /// What the market's rates are called, where they have one name.
    pub(super) fn rate_id(&self, source: &str, date: Date) -> String {
        match &self.rates {
            MarketRates::Snapshot(snapshot) => snapshot.id.clone(),
            _ => [source, " ", &date_text(date)].concat(),
        }
    }
}

/// The currency of a territory in capital letters.
pub(super) fn territory_currency(territory: &str) -> Result<Currency> {
    let known = territory.len() == 2 && territory.bytes().all(|byte| byte.is_ascii_uppercase());
    let letters = if known { territories::currency(index::packed(territory.as_bytes())) } else { None };
    letters.and_then(|letters| Currency::find(core::str::from_utf8(&letters).unwrap_or_default())).ok_or_else(|| {
        let shown = beginning(territory).to_owned();
        Error::new(ErrorCode::InvalidOption, &["`", &shown, "` is no territory with a currency of its own"])
            .with_hint(&["give two letters of ISO 3166, like DE, or the currency"])
    })
}
