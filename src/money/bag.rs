//! Amounts of several currencies kept side by side, one total a currency.

use super::amount::Money;
use super::currency::Currency;
use crate::error::Result;
use alloc::vec::Vec;

/// Totals by currency, in the order of their codes. Nothing is converted.
///
/// ```
/// use coinage::{Currency, Money, money::MoneyBag};
/// let mut bag = MoneyBag::new();
/// for (amount, currency) in [("5", "USD"), ("12.50", "EUR"), ("-0.50", "EUR")] {
///     bag.add(&Money::parse(amount, currency)?)?;
/// }
/// let totals: Vec<String> = bag.totals().iter().map(Money::to_string).collect();
/// assert_eq!(totals, ["12.00 EUR", "5 USD"]);
/// assert!(bag.total(Currency::parse("CHF")?).is_none());
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MoneyBag {
    totals: Vec<Money>,
}

impl MoneyBag {
    /// An empty bag.
    pub const fn new() -> Self {
        Self { totals: Vec::new() }
    }

    /// Adds an amount to the total of its currency.
    ///
    /// # Errors
    /// `overflow` where 96 bits do not hold the exact total; the bag is then as it was.
    pub fn add(&mut self, money: &Money) -> Result<()> {
        match self.totals.binary_search_by(|total| total.currency().code().cmp(money.currency().code())) {
            Ok(index) => {
                if let Some(total) = self.totals.get_mut(index) {
                    *total = total.add(money)?;
                }
            }
            Err(index) => self.totals.insert(index, *money),
        }
        Ok(())
    }

    /// The total of a currency that was added, zero or not.
    pub fn total(&self, currency: Currency) -> Option<Money> {
        self.totals.iter().find(|total| total.currency() == currency).copied()
    }

    /// All totals, in the order of their codes.
    pub fn totals(&self) -> &[Money] {
        &self.totals
    }
}

impl Money {
    /// The checked sum of amounts in one currency; zero of that currency for none.
    ///
    /// # Errors
    /// `mixed-currencies`, `overflow`.
    ///
    /// ```
    /// use coinage::{Currency, Money};
    /// let prices = [Money::parse("12.50", "EUR")?, Money::parse("0.99", "EUR")?];
    /// assert_eq!(Money::sum(&prices, Currency::EUR)?.to_string(), "13.49 EUR");
    /// let usd = Currency::parse("USD")?;
    /// assert_eq!(Money::sum(&prices, usd).unwrap_err().code(), "mixed-currencies");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn sum(amounts: &[Self], currency: Currency) -> Result<Self> {
        let zero = Self::new(crate::decimal::Decimal::ZERO, currency);
        amounts.iter().try_fold(zero, |sum, amount| sum.add(amount))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_total_that_does_not_fit_leaves_the_bag_as_it_was() {
        let mut bag = MoneyBag::new();
        let most = Money::new(crate::decimal::Decimal::MAX, Currency::EUR);
        bag.add(&most).unwrap();
        assert_eq!(bag.add(&most).unwrap_err().code(), "overflow");
        assert_eq!(bag.totals(), [most]);
        assert_eq!(bag.total(Currency::EUR), Some(most));
    }
}
