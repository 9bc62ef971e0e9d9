//! How far prices have drifted from mid rates.

use super::pricer::{Item, Pricer};
use super::tax::TaxTreatment;
use crate::decimal::{Decimal, RoundingMode};
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::Product;
use crate::money::text::decimal_text;
use crate::money::{Money, TaxBasis, minor_units, overflow};

/// What a current price brings in against what its base price is worth at mid rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// The price that is shown now.
    pub current: Money,
    /// What it leaves without tax.
    pub net: Money,
    /// What the base price, without the tax it may hold, is worth in the market's currency at mid
    /// rates: rounded to minor units for the eye.
    pub mid: Money,
    /// How much more or less than that `net` is, in percent: computed exactly, rounded once to
    /// four places.
    pub margin_percent: Decimal,
    /// The price that the market would show today.
    pub today: Money,
    /// How much more or less than the current price that is, in percent, rounded likewise.
    pub change_percent: Decimal,
}

impl Pricer<'_> {
    /// Compares a current price with mid rates and with the price of today, both at the rates of
    /// this pricer's market; see [`Market::at_newest_rates`](super::Market::at_newest_rates). The
    /// previous price of the item is the current one where it has no other.
    ///
    /// # Errors
    /// As [`Pricer::price`]; `invalid-number` where a price is zero, which nothing is in percent of.
    ///
    /// ```
    /// use coinage::{Money, exchange::Exchange, pricing::{Item, Market}};
    /// let exchange = Exchange::from_csv("Date,USD\n2026-10-30,1.25\n", "European Central Bank")?;
    /// let market = Market::of_territory("DE")?;
    /// let base = Money::parse("100", "USD")?;
    /// let pricer = market.pricer(base.currency(), &exchange)?;
    /// // Set when a euro was 1.20 dollars: 83.33; now 100 dollars are 80 euros.
    /// let drift = pricer.drift(&Item::new(base), &Money::parse("83.33", "EUR")?)?;
    /// assert_eq!(drift.margin_percent.to_string(), "4.1625");
    /// assert_eq!((drift.today.to_string(), drift.change_percent.to_string()), ("80.00 EUR".into(), "-3.9962".into()));
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn drift(&self, item: &Item<'_>, current: &Money) -> Result<Drift> {
        let market = self.market();
        let item = Item { previous: Some(item.previous.unwrap_or(*current)), ..*item };
        let today = self.bare(&item)?.amount;
        let scale = minor_units(market.currency)?;
        let current = current.round_to_scale(scale, RoundingMode::HalfExpand)?;
        let net = match market.tax.treatment {
            TaxTreatment::Included => {
                current.split_tax(market.tax.rate, TaxBasis::Inclusive, RoundingMode::HalfExpand)?.net
            }
            TaxTreatment::None | TaxTreatment::Added => current,
        };
        if current.is_zero() || item.base.is_zero() {
            let shown = if current.is_zero() { &current } else { &item.base };
            return Err(Error::new(
                ErrorCode::InvalidNumber,
                &["a price of ", &decimal_text(shown.amount()), " drifts from nothing"],
            )
            .with_hint(&["leave free articles out"]));
        }
        let mut mid = self.at_mid_rate(&item.base)?;
        market.tax.take_base_tax_out(&mut mid);
        let mut ratio = mid.inverse();
        ratio.take(net.amount(), false);
        let mut change = Product::new(today.amount());
        change.take(current.amount(), true);
        let (amount, _) = mid.round(scale, 1, RoundingMode::HalfExpand)?;
        Ok(Drift {
            current,
            net,
            mid: Money::new(amount, market.currency),
            margin_percent: percent_above(&ratio)?,
            today,
            change_percent: percent_above(&change)?,
        })
    }
}

/// What a ratio is above one, in percent to four places.
fn percent_above(ratio: &Product) -> Result<Decimal> {
    let mut hundredfold = *ratio;
    hundredfold.take_parts(100, 0, false);
    let (percent, _) = hundredfold.round(4, 1, RoundingMode::HalfEven)?;
    percent.checked_sub(Decimal::ONE_HUNDRED).ok_or_else(overflow)
}
