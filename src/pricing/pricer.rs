//! The steps from a base price to a local one.

use super::grid::{Grid, PriceRounding};
use super::market::{Market, MarketRates};
use super::price::{Price, PriceStep};
use super::tax::{TaxTreatment, factor, times_percent};
use crate::calendar::Date;
use crate::decimal::{Decimal, RoundingMode, magnitude, without_zeros};
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::{Conversion, ConvertOptions, Exchange, Product, Route, Units};
use crate::money::text::decimal_text;
use crate::money::{Currency, Money, TaxBasis, minor_units};
use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::vec::Vec;

/// What is to be priced.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// The base price.
    pub base: Money,
    /// The article number, for markets with fixed prices.
    pub sku: Option<&'a str>,
    /// The price in the market until now, for markets that keep one until it moves.
    pub previous: Option<Money>,
}

impl Item<'_> {
    /// A base price of no article in particular.
    pub const fn new(base: Money) -> Self {
        Self { base, sku: None, previous: None }
    }
}

/// A market made ready for base prices of one currency: the way between the currencies is found
/// once for any number of prices.
#[derive(Clone, Debug)]
pub struct Pricer<'m> {
    market: &'m Market,
    base: Currency,
    scale: u32,
    /// An article with a fixed price needs no rate, so that a missing one is told when it is missed.
    route: Result<Route>,
    options: ConvertOptions,
}

impl Market {
    /// Makes the market ready for base prices of a currency.
    ///
    /// # Errors
    /// `invalid-option` as [`Market::check`]; a missing rate is an error of the first price that
    /// needs it.
    pub fn pricer(&self, base: Currency, exchange: &Exchange) -> Result<Pricer<'_>> {
        self.pricer_on(base, exchange, None)
    }

    /// As [`Market::pricer`], with the rates of a day for a market that pins none itself.
    ///
    /// # Errors
    /// As [`Market::pricer`].
    pub fn pricer_on(&self, base: Currency, exchange: &Exchange, on: Option<Date>) -> Result<Pricer<'_>> {
        self.check()?;
        let mut options = ConvertOptions { on, units: Units::None, ..ConvertOptions::default() };
        let route = match &self.rates {
            MarketRates::Newest => exchange.route(base, self.currency, &options),
            MarketRates::Day { on, max_age_days } => {
                options.on = Some(*on);
                options.max_age_days = *max_age_days;
                exchange.route(base, self.currency, &options)
            }
            MarketRates::Snapshot(snapshot) => {
                options.on = Some(snapshot.date);
                snapshot.exchange()?.route(base, self.currency, &options)
            }
        };
        Ok(Pricer { market: self, base, scale: minor_units(self.currency)?, route, options })
    }
}

impl Pricer<'_> {
    /// The market.
    pub fn market(&self) -> &Market {
        self.market
    }

    /// Prices an item, and tells every step.
    ///
    /// # Errors
    /// `mixed-currencies` for a base or a previous price of another currency, `invalid-number` for
    /// a negative one, `missing-rate` and `stale-rate` as of a conversion, `overflow`.
    ///
    /// ```
    /// use coinage::{Money, exchange::Exchange, pricing::{Item, Market, MarketDraft}};
    /// use coinage::format::OptionValue::Text;
    /// let exchange = Exchange::from_csv("Date,USD\n2026-10-30,1.25\n", "European Central Bank")?;
    /// let mut draft = MarketDraft::default();
    /// for (name, value) in [
    ///     ("territory", "DE"), ("markup", "4"), ("tax.treatment", "included"), ("tax.rate", "19"),
    ///     ("tax.base", "net"), ("charm", ".99"), ("charmRounding", "up"),
    /// ] {
    ///     draft.set(name, Text(value))?;
    /// }
    /// let market = draft.build()?;
    /// let base = Money::parse("19.99", "USD")?;
    /// let price = market.pricer(base.currency(), &exchange)?.price(&Item::new(base))?;
    /// let lines: Vec<String> = price.steps.iter().map(|step| step.text()).collect();
    /// assert_eq!(lines, [
    ///     "convert: 19.99 USD → 15.992 EUR (EUR/USD 1.25, observed on 2026-10-30, European Central Bank; 19.99 USD ÷ 1.25 = 15.992 EUR)",
    ///     "markup: 15.992 EUR → 16.63168 EUR (× 1.04, a markup of 4 %)",
    ///     "tax: 16.63168 EUR → 19.7916992 EUR (× 1.19, 19 % included)",
    ///     "charm: 19.7916992 EUR → 19.99 EUR (rounded up to a price that ends in .99)",
    ///     "split: 16.80 EUR net + 3.19 EUR tax at 19 % = 19.99 EUR gross",
    /// ]);
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn price(&self, item: &Item<'_>) -> Result<Price> {
        Walk { pricer: self, steps: Some(Vec::new()) }.price(item)
    }

    /// As [`Pricer::price`], without the steps.
    ///
    /// # Errors
    /// As [`Pricer::price`].
    pub fn bare(&self, item: &Item<'_>) -> Result<Price> {
        Walk { pricer: self, steps: None }.price(item)
    }

    /// A base price at the market's rates alone, as a fraction.
    pub(super) fn at_mid_rate(&self, base: &Money) -> Result<Product> {
        let route = self.route.as_ref().map_err(Clone::clone)?;
        Ok(route.product(base.amount(), &self.options)?.0)
    }

    /// A base price has to be what the market converts.
    fn check(&self, item: &Item<'_>) -> Result<()> {
        let (base, code) = (&item.base, self.market.currency.code());
        if base.currency() != self.base {
            return Err(Error::new(
                ErrorCode::MixedCurrencies,
                &["base prices are in ", self.base.code(), ", this one is in ", base.currency().code()],
            ));
        }
        if base.is_negative() {
            return Err(Error::new(ErrorCode::InvalidNumber, &["the base price ", &base.to_text(), " is below zero"])
                .with_hint(&["a price is zero or more; refunds go by quotes"]));
        }
        let Some(previous) = &item.previous else { return Ok(()) };
        if previous.currency() != self.market.currency {
            return Err(Error::new(
                ErrorCode::MixedCurrencies,
                &["the previous price is in ", previous.currency().code(), ", the market's prices are in ", code],
            ));
        }
        if previous.is_negative() || previous.to_minor().is_err() {
            return Err(Error::new(
                ErrorCode::InvalidNumber,
                &["the previous price ", &previous.to_text(), " is none in ", code],
            )
            .with_hint(&["give it with no more decimal places than the currency has"]));
        }
        Ok(())
    }
}

/// One item on its way through the steps.
struct Walk<'p, 'm> {
    pricer: &'p Pricer<'m>,
    /// What was done; `None` where nobody asks.
    steps: Option<Vec<PriceStep>>,
}

/// A price on its way: the exact fraction, and how it is written.
#[derive(Clone, Copy)]
struct Running {
    price: Product,
    shown: Money,
    exact: bool,
}

impl Running {
    fn of(shown: Money) -> Self {
        Self { price: Product::new(shown.amount()), shown, exact: true }
    }
}

impl Walk<'_, '_> {
    fn price(mut self, item: &Item<'_>) -> Result<Price> {
        let market = self.pricer.market;
        self.pricer.check(item)?;
        let fixed = item.sku.and_then(|sku| market.prices.get(sku).map(|price| (sku, *price)));
        let mut price = Price {
            amount: item.base,
            base: item.base,
            split: None,
            tax_rate: None,
            overridden: fixed.is_some(),
            conversion: None,
            rate_id: None,
            steps: Vec::new(),
        };
        price.amount = match fixed {
            Some((sku, amount)) => {
                let amount = self.in_minor_units(Money::new(amount, market.currency))?;
                self.tell("override", Running::of(item.base), Running::of(amount), true, || {
                    ["the market's own price of ", sku].concat()
                });
                amount
            }
            None => {
                let conversion = self.convert(&item.base)?;
                let (running, told) = self.exact_steps(item, &conversion)?;
                price.rate_id = told;
                price.conversion = Some(conversion);
                self.rounding_steps(running, item)?
            }
        };
        self.split(&mut price)?;
        price.steps = self.steps.unwrap_or_default();
        Ok(price)
    }

    fn convert(&self, base: &Money) -> Result<Conversion> {
        let route = self.pricer.route.as_ref().map_err(Clone::clone)?;
        route.convert(base, &self.pricer.options)
    }

    /// Everything that multiplies: nothing here is rounded.
    fn exact_steps(&mut self, item: &Item<'_>, conversion: &Conversion) -> Result<(Running, Option<String>)> {
        let market = self.pricer.market;
        let start = Running::of(item.base);
        let mut price = self.pricer.at_mid_rate(&item.base)?;
        let mut now = self.running(&price)?;
        let mut rate_id = None;
        if !conversion.legs.is_empty() {
            rate_id = Some(market.rate_id(&conversion.source().unwrap_or_default(), conversion.date));
            let lines = if self.steps.is_some() { conversion.explain()? } else { Vec::new() };
            self.tell("convert", start, now, conversion.euro_amount.is_some(), || {
                let kinds = ["rate", "divide", "multiply", "euro"];
                let lines = lines.iter().filter(|step| kinds.contains(&step.kind)).map(|step| step.text.as_str());
                lines.collect::<Vec<_>>().join("; ")
            });
        }
        let percentages = [
            ("markup", "a markup of ", market.markup_percent),
            ("conversionFee", "a conversion fee of ", market.conversion_fee_percent),
        ];
        for (name, words, percent) in percentages {
            if percent.is_zero() {
                continue;
            }
            times_percent(&mut price, percent, false);
            now = self.step(name, now, &price, || {
                ["× ", &factor(percent), ", ", words, &decimal_text(percent), " %"].concat()
            })?;
        }
        if !market.fee.is_zero() && !item.base.is_zero() {
            price.add(market.fee);
            let fee = Money::new(market.fee, market.currency);
            now = self.step("fee", now, &price, || ["+ ", &fee.to_text()].concat())?;
        }
        let discount = market.discount_percent;
        if !discount.is_zero() {
            times_percent(&mut price, -discount, false);
            now = self.step("discount", now, &price, || {
                ["× ", &factor(-discount), ", a discount of ", &decimal_text(discount), " %"].concat()
            })?;
        }
        if let Some(told) = market.tax.apply(&mut price) {
            now = self.step("tax", now, &price, || told)?;
        }
        Ok((now, rate_id))
    }

    /// Everything that chooses a price: the first of these rounds the fraction.
    fn rounding_steps(&mut self, exact: Running, item: &Item<'_>) -> Result<Money> {
        let market = self.pricer.market;
        let scale = self.pricer.scale;
        // What is free stays free.
        if item.base.is_zero() {
            return self.in_minor_units(Money::new(Decimal::ZERO, market.currency));
        }
        let mut now = exact;
        if let Some(increment) = market.increment {
            let step = in_units(increment, scale)?;
            let words = || [&decimal_text(increment), " ", market.currency.code()].concat();
            now = self.on_grid("increment", now, Grid { first: 0, step, scale }, market.rounding, || {
                ["to a multiple of ", &words()].concat()
            })?;
        } else if market.charm.is_none() {
            now = self.on_grid("round", now, Grid::units(scale), market.rounding, || {
                ["to ", &decimal_text(Decimal::from(scale)), " decimal places"].concat()
            })?;
        }
        if let Some(charm) = &market.charm {
            now = self.on_grid("charm", now, charm.grid(market.currency)?, market.charm_rounding, || {
                ["to a price that ends in ", charm.as_str()].concat()
            })?;
        }
        if let Some(minimum) = market.minimum.filter(|minimum| *minimum > now.shown.amount()) {
            let (lifted, words) = match &market.charm {
                Some(charm) => (charm.at_least(minimum, market.currency)?, ", the lowest of that ending from "),
                None => (minimum, ", no lower than "),
            };
            let lifted = self.in_minor_units(Money::new(lifted, market.currency))?;
            let bound = Money::new(minimum, market.currency).to_text();
            now = self.chosen("minimum", now, lifted, || ["the market's minimum", words, &bound].concat());
        }
        if let (Some(percent), Some(previous)) = (market.hysteresis_percent, item.previous) {
            let previous = self.in_minor_units(previous)?;
            let moved = now.shown.subtract(&previous)?.absolute();
            let little = moved.multiply(Decimal::ONE_HUNDRED)?.amount() <= previous.multiply(percent)?.amount();
            let allowed = market.minimum.is_none_or(|minimum| previous.amount() >= minimum);
            if little && allowed && !moved.is_zero() {
                now = self.chosen("hysteresis", now, previous, || {
                    let percent = decimal_text(percent);
                    [
                        "the price until now is kept: it would move by ",
                        &moved.to_text(),
                        ", no more than ",
                        &percent,
                        " %",
                    ]
                    .concat()
                });
            }
        }
        if market.cash {
            let mut cash = now.shown.round_to_cash(RoundingMode::HalfExpand)?;
            let low = market.minimum.is_some_and(|minimum| cash.amount() < minimum);
            if low || cash.is_zero() {
                cash = now.shown.round_to_cash(RoundingMode::Ceil)?;
            }
            let cash = self.in_minor_units(cash)?;
            if cash != now.shown {
                now = self.chosen("cash", now, cash, || "to what can be paid in cash".to_owned());
            }
        }
        Ok(now.shown)
    }

    /// Takes the price apart, where there is tax.
    fn split(&mut self, price: &mut Price) -> Result<()> {
        let tax = &self.pricer.market.tax;
        let basis = match tax.treatment {
            TaxTreatment::None => return Ok(()),
            TaxTreatment::Added => TaxBasis::Exclusive,
            TaxTreatment::Included => TaxBasis::Inclusive,
        };
        let split = price.amount.split_tax(tax.rate, basis, RoundingMode::HalfExpand)?;
        (price.split, price.tax_rate) = (Some(split), Some(tax.rate));
        let shown = Running::of(price.amount);
        self.tell("split", shown, shown, true, || {
            let (net, tax_text, gross) = (split.net.to_text(), split.tax.to_text(), split.gross.to_text());
            [&net, " net + ", &tax_text, " tax at ", &decimal_text(tax.rate), " % = ", &gross, " gross"].concat()
        });
        Ok(())
    }

    /// A step that chooses from a grid; not told where it changes nothing.
    fn on_grid(
        &mut self,
        name: &'static str,
        before: Running,
        grid: Grid,
        direction: PriceRounding,
        words: impl FnOnce() -> String,
    ) -> Result<Running> {
        let (amount, exact) = grid.round(&before.price, direction)?;
        let after = Running::of(Money::new(amount, self.pricer.market.currency));
        if !exact {
            self.tell(name, before, after, true, || ["rounded ", verb(direction), &words()].concat());
        }
        Ok(after)
    }

    /// A step that takes another price.
    fn chosen(&mut self, name: &'static str, before: Running, price: Money, words: impl FnOnce() -> String) -> Running {
        let after = Running::of(price);
        self.tell(name, before, after, true, words);
        after
    }

    /// A step that keeps the fraction.
    fn step(
        &mut self,
        name: &'static str,
        before: Running,
        price: &Product,
        words: impl FnOnce() -> String,
    ) -> Result<Running> {
        let after = self.running(price)?;
        self.tell(name, before, after, false, words);
        Ok(after)
    }

    fn tell(
        &mut self,
        name: &'static str,
        before: Running,
        after: Running,
        rounds: bool,
        applied: impl FnOnce() -> String,
    ) {
        if let Some(steps) = &mut self.steps {
            steps.push(PriceStep {
                name,
                before: before.shown,
                before_exact: before.exact,
                after: after.shown,
                after_exact: after.exact,
                rounds,
                applied: applied(),
            });
        }
    }

    /// A fraction and how it is written; without steps nobody reads it.
    fn running(&self, price: &Product) -> Result<Running> {
        let (amount, exact) = match self.steps {
            Some(_) => price.unrounded(RoundingMode::Trunc)?,
            None => (Decimal::ZERO, true),
        };
        Ok(Running { price: *price, shown: Money::new(amount, self.pricer.market.currency), exact })
    }

    fn in_minor_units(&self, money: Money) -> Result<Money> {
        money.round_to_scale(self.pricer.scale, RoundingMode::HalfExpand)
    }
}

const fn verb(direction: PriceRounding) -> &'static str {
    match direction {
        PriceRounding::Nearest => "",
        PriceRounding::Up => "up ",
        PriceRounding::Down => "down ",
    }
}

/// An amount no finer than the currency's units, in them.
fn in_units(amount: Decimal, scale: u32) -> Result<u128> {
    let short = without_zeros(amount);
    let power = scale.checked_sub(short.scale()).and_then(|missing| 10_u128.checked_pow(missing));
    power.and_then(|power| magnitude(short).checked_mul(power)).ok_or_else(crate::money::overflow)
}
