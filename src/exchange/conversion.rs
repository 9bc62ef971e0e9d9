//! An amount along a route, rounded once, with everything that led to it.

use super::options::{ConvertOptions, Units};
use super::product::Product;
use super::route::{Leg, LegKind, Route};
use crate::calendar::Date;
use crate::decimal::{Decimal, RoundingMode};
use crate::error::{Error, ErrorCode, Result};
use crate::money::text::date_text;
use crate::money::{Currency, Money, minor_units, no_minor_unit};
use crate::text::concat;
use alloc::string::String;
use alloc::vec::Vec;

/// A converted amount and how it came about.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Conversion {
    /// What was converted.
    pub from: Money,
    /// The result, with all the places of the units asked for.
    pub amount: Money,
    /// The rates in order, as quoted; none from a currency to itself.
    pub legs: Vec<Leg>,
    /// All currencies on the way.
    pub path: Vec<Currency>,
    /// The day asked for; `None` where the newest was wanted.
    pub asked: Option<Date>,
    /// The day observed: the oldest of the market rates; where only fixed rates or none were
    /// used, the day asked for, or the newest.
    pub date: Date,
    /// Days from the day observed to the day asked for; without one to today, where the options
    /// know it, else to the newest day of the rates.
    pub age_days: i32,
    /// The rounding mode that was used.
    pub rounding: RoundingMode,
    /// What was rounded to.
    pub units: Units,
    /// The percentage put on the result.
    pub markup_percent: Decimal,
    /// The euro amount between two national units, rounded to three decimals by law.
    pub euro_amount: Option<Decimal>,
    /// Whether the result is the exact value: nothing was rounded away.
    pub exact: bool,
    /// What the reader should know beside the amount.
    pub warnings: Vec<Warning>,
}

/// Something to know about a conversion that is no error.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Warning {
    /// A stable kebab-case name: `last-observation`, `next-observation`, `interpolated`,
    /// `rounding-against-euro-law`, `assumed-minor-units`.
    pub code: &'static str,
    /// The sentence for people: lower case, no full stop.
    pub message: String,
}

impl Conversion {
    /// The one rate of a conversion with one leg; several legs have no rate of their own that
    /// was ever quoted.
    pub fn single(&self) -> Option<&Leg> {
        match self.legs.as_slice() {
            [leg] => Some(leg),
            _ => None,
        }
    }

    /// Who published the rates: the market's sources, each once, in the order of the legs; the
    /// law where no market rate was used; `None` from a currency to itself.
    pub fn source(&self) -> Option<String> {
        source(&self.legs)
    }
}

/// As [`Conversion::source`], of legs alone.
pub(crate) fn source(legs: &[Leg]) -> Option<String> {
    let mut sources = String::new();
    for (index, leg) in legs.iter().enumerate() {
        let told = legs.iter().take(index).any(|told| told.kind == leg.kind && told.source == leg.source);
        if leg.kind != LegKind::Market || told {
            continue;
        }
        if !sources.is_empty() {
            sources.push_str("; ");
        }
        sources.push_str(&leg.source);
    }
    if sources.is_empty() {
        sources.push_str(&legs.first()?.source);
    }
    Some(sources)
}

/// What comes out of a route for one amount.
struct Settled {
    amount: Decimal,
    exact: bool,
    euro_amount: Option<Decimal>,
}

impl Route {
    /// The rounding mode where none is asked for.
    pub fn rounding(&self, options: &ConvertOptions) -> RoundingMode {
        let lawful = if self.is_under_euro_law() { RoundingMode::HalfExpand } else { RoundingMode::HalfEven };
        options.rounding.unwrap_or(lawful)
    }

    /// Converts an amount of the route's first currency, and says how. Of the options only
    /// rounding, units, markup and today matter: the day is the route's.
    ///
    /// # Errors
    /// `mixed-currencies` for another currency than the route's first; `invalid-option` for
    /// units that the target doesn't have or a markup of -100 % and less; `overflow`.
    pub fn convert(&self, money: &Money, options: &ConvertOptions) -> Result<Conversion> {
        self.clone().into_conversion(money, options)
    }

    /// As [`Route::convert`], for a route that is not needed any more.
    pub(super) fn into_conversion(self, money: &Money, options: &ConvertOptions) -> Result<Conversion> {
        if money.currency() != self.from {
            return Err(Error::new(
                ErrorCode::MixedCurrencies,
                &["the route starts from ", self.from.code(), ", the amount is in ", money.currency().code()],
            ));
        }
        let settled = self.settle(money.amount(), options)?;
        let date = self.date();
        let until = if self.asked.is_some() { self.measured } else { options.today.unwrap_or(self.measured) };
        Ok(Conversion {
            from: *money,
            amount: Money::new(settled.amount, self.to),
            path: self.path(),
            asked: self.asked,
            date,
            age_days: until.days_since(date),
            rounding: self.rounding(options),
            units: options.units,
            markup_percent: options.markup_percent,
            euro_amount: settled.euro_amount,
            exact: settled.exact,
            warnings: self.warnings(options),
            legs: self.legs,
        })
    }

    /// The bare converted amount, for many amounts along one route.
    ///
    /// # Errors
    /// `invalid-option`, `overflow`.
    ///
    /// ```
    /// use coinage::{Currency, decimal, exchange::{ConvertOptions, Exchange}};
    /// let exchange = Exchange::from_csv("Date,USD\n2026-10-30,1.1172\n", "European Central Bank")?;
    /// let options = ConvertOptions::default();
    /// let route = exchange.route(Currency::parse("USD")?, Currency::EUR, &options)?;
    /// assert_eq!(route.amount(decimal::parse("19.99")?, &options)?.to_string(), "17.89");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn amount(&self, amount: Decimal, options: &ConvertOptions) -> Result<Decimal> {
        self.settle(amount, options).map(|settled| settled.amount)
    }

    /// The amount with all rates and the markup; the euro amount between two national units, and
    /// whether that was exact.
    #[inline(never)]
    pub(crate) fn product(
        &self,
        amount: Decimal,
        options: &ConvertOptions,
    ) -> Result<(Product, Option<Decimal>, bool)> {
        let mut product = Product::new(amount);
        let (mut euro_amount, mut lawful) = (None, true);
        for (index, leg) in self.legs.iter().enumerate() {
            if self.euro_step == Some(index) {
                let (euro, exact) = product.round(3, 1, RoundingMode::HalfExpand)?;
                (euro_amount, lawful) = (Some(euro), exact);
                product = Product::new(euro);
            }
            product.pass(leg);
        }
        if !options.markup_percent.is_zero() {
            product.mark_up(options.markup_percent)?;
        }
        Ok((product, euro_amount, lawful))
    }

    #[inline(never)]
    fn settle(&self, amount: Decimal, options: &ConvertOptions) -> Result<Settled> {
        let (product, euro_amount, lawful) = self.product(amount, options)?;
        let mode = self.rounding(options);
        let (scale, step) = match options.units {
            Units::Minor => (minor_units(self.to)?, 1),
            Units::Cash => {
                let unit = self.to.cash_unit().ok_or_else(|| no_minor_unit(self.to))?;
                (u32::from(unit.digits), unit.step)
            }
            // A step of none: rounded where the digits end.
            Units::None => (0, 0),
            Units::Decimals(places) if places <= 28 => (u32::from(places), 1),
            Units::Decimals(_) => {
                return Err(Error::new(ErrorCode::InvalidOption, &["more than 28 decimal places are not kept"])
                    .with_hint(&["ask for 0 to 28"]));
            }
        };
        let (amount, exact) = if step == 0 { product.unrounded(mode)? } else { product.round(scale, step, mode)? };
        Ok(Settled { amount, exact: exact && lawful, euro_amount })
    }

    fn warnings(&self, options: &ConvertOptions) -> Vec<Warning> {
        let mut warnings = Vec::new();
        let mut warn = |code, pieces: [&str; 4]| warnings.push(Warning { code, message: concat(&pieces) });
        let date = self.date();
        #[cfg(feature = "policies")]
        self.say_what_counted(&mut warn);
        #[cfg(feature = "policies")]
        let date = if self.is_interpolated() { self.measured } else { date };
        if date < self.measured {
            let (asked, found) = (date_text(self.measured), date_text(date));
            let pieces = ["there is no rate of ", &asked, "; the last one before it is of ", &found];
            warn("last-observation", pieces);
        }
        let unlawful = options.rounding.filter(|mode| *mode != RoundingMode::HalfExpand);
        if let Some(mode) = unlawful.filter(|_| self.is_under_euro_law()) {
            let law = "; Regulation 1103/97 rounds amounts half-way up (halfExpand)";
            warn("rounding-against-euro-law", ["rounded ", mode.as_str(), law, ""]);
        }
        if self.to.minor_units_are_assumed() && matches!(options.units, Units::Minor | Units::Cash) {
            let record = ", of which ISO 4217 keeps no record";
            warn("assumed-minor-units", ["two decimal places are assumed for ", self.to.code(), record, ""]);
        }
        warnings
    }
}

impl Product {
    /// Goes along a leg: times the rate, or divided by it.
    pub(super) fn pass(&mut self, leg: &Leg) {
        #[cfg(feature = "policies")]
        if let Some(between) = &leg.between {
            return between.pass(self, leg.divides());
        }
        self.take(leg.rate.value(), leg.divides());
    }

    pub(crate) fn mark_up(&mut self, percent: Decimal) -> Result<()> {
        let factor = hundredths(percent);
        if factor <= 0 {
            return Err(Error::new(ErrorCode::InvalidOption, &["a markup of -100 % or less leaves nothing"])
                .with_hint(&["give a percentage above -100, like 2.5"]));
        }
        self.take_parts(factor.unsigned_abs(), percent.scale().saturating_add(2), false);
        Ok(())
    }
}

/// A hundred and so many percent, in units of the percentage's last place: at most 31 digits.
pub(crate) fn hundredths(percent: Decimal) -> i128 {
    let mut hundred = 100_i128;
    for _ in 0..percent.scale() {
        hundred = hundred.wrapping_mul(10);
    }
    hundred.saturating_add(percent.mantissa())
}
