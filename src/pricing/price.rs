//! A local price and the steps that led to it.

use crate::decimal::Decimal;
use crate::exchange::Conversion;
use crate::money::text::{date_text, decimal_text};
use crate::money::{Money, TaxSplit};
use crate::text::joined;
use alloc::string::String;
use alloc::vec::Vec;

/// One step from the base price to the local one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PriceStep {
    /// What is done, as a stable name: `override`, `convert`, `markup`, `conversionFee`, `fee`,
    /// `discount`, `tax`, `increment`, `round`, `charm`, `minimum`, `hysteresis`, `cash`, `split`.
    pub name: &'static str,
    /// The price before. Where it doesn't end it is cut after 28 significant digits, for the eye
    /// only: the fraction goes on whole.
    pub before: Money,
    /// Whether `before` is the whole value, nothing cut.
    pub before_exact: bool,
    /// The price after, cut as `before` is.
    pub after: Money,
    /// Whether `after` is the whole value, nothing cut.
    pub after_exact: bool,
    /// Whether this step left the exact value: it rounded, or chose another price.
    pub rounds: bool,
    /// What was applied, in plain digits and ISO codes.
    pub applied: String,
}

impl PriceStep {
    /// The step on one line: `markup: 80 EUR → 83.2 EUR (× 1.04, a markup of 4 %)`.
    pub fn text(&self) -> String {
        let after = amount(&self.after, self.after_exact);
        if self.name == "split" {
            return [self.name, ": ", &self.applied].concat();
        }
        let before = amount(&self.before, self.before_exact);
        [self.name, ": ", &before, " → ", &after, " (", &self.applied, ")"].concat()
    }
}

/// An amount, with a mark where it was cut.
fn amount(money: &Money, exact: bool) -> String {
    [decimal_text(money.amount()).as_str(), if exact { "" } else { "…" }, " ", money.currency().code()].concat()
}

/// A local price, and how it came about.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Price {
    /// What is shown, with all places of the currency.
    pub amount: Money,
    /// The base price.
    pub base: Money,
    /// The price without and with its tax, where the market has one.
    pub split: Option<TaxSplit>,
    /// The rate of that tax in percent.
    pub tax_rate: Option<Decimal>,
    /// Whether the price is a fixed one of the market.
    pub overridden: bool,
    /// The conversion, not rounded; `None` for a fixed price.
    pub conversion: Option<Conversion>,
    /// What the rates are called: the snapshot's name, else source and day; `None` where no rate
    /// was used.
    pub rate_id: Option<String>,
    /// What was done, in order; empty where nobody asked.
    pub steps: Vec<PriceStep>,
}

impl Price {
    /// What the buyer pays: with tax, where there is one.
    pub fn gross(&self) -> Money {
        self.split.map_or(self.amount, |split| split.gross)
    }

    /// What the seller keeps: without tax, where there is one.
    pub fn net(&self) -> Money {
        self.split.map_or(self.amount, |split| split.net)
    }

    /// Tells each field by its name at every surface, as text: `amount`, `currency`, `net`, `tax`,
    /// `gross` and `taxRate` where there is tax, `overridden`, `rateId`, `rateDate`, `rateSource`
    /// and `path` where a rate was used, and `step` for each one.
    pub fn describe(&self, mut tell: impl FnMut(&str, &str)) {
        self.describe_to(&mut tell);
    }

    fn describe_to(&self, tell: &mut dyn FnMut(&str, &str)) {
        tell("amount", &decimal_text(self.amount.amount()));
        tell("currency", self.amount.currency().code());
        if let Some(split) = &self.split {
            tell("net", &decimal_text(split.net.amount()));
            tell("tax", &decimal_text(split.tax.amount()));
            tell("gross", &decimal_text(split.gross.amount()));
        }
        if let Some(rate) = self.tax_rate {
            tell("taxRate", &decimal_text(rate));
        }
        tell("overridden", if self.overridden { "true" } else { "false" });
        if let (Some(id), Some(found)) = (&self.rate_id, &self.conversion) {
            tell("rateId", id);
            tell("rateDate", &date_text(found.date));
            tell("rateSource", &found.source().unwrap_or_default());
            let codes: Vec<&str> = found.path.iter().map(|currency| currency.code()).collect();
            tell("path", &joined(&codes, ","));
        }
        for step in &self.steps {
            tell("step", &step.text());
        }
    }
}
