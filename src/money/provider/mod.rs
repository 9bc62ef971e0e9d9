//! The integers that payment providers count amounts in.
//!
//! A provider wants 12.50 EUR as 1250, but its number of places is not always ISO 4217's, and
//! some amounts it turns down: profiles of Stripe, Adyen, Checkout.com and PayPal say which. A
//! newcomer would send [`Money::to_minor`] to the provider: 5 ISK, which have no minor unit,
//! are 500 at Stripe and Adyen and 5 at Checkout.com. Whether an account may charge a currency
//! at all, and the least amount it may charge, is the account's matter and not known here.

mod tables;

use super::amount::{Money, overflow};
use super::currency::Currency;
use super::text::count_text;
use crate::decimal::{self, RoundingMode};
use crate::error::{Error, ErrorCode, Result};
use crate::text::concat;
use alloc::string::String;
use tables::Row;

/// A payment provider, with its way of writing amounts.
///
/// ```
/// use coinage::Money;
/// use coinage::money::{PaymentProvider, PaymentPurpose};
/// let fee = Money::parse("5", "ISK")?;
/// assert_eq!(PaymentProvider::Stripe.to_minor(&fee, PaymentPurpose::Charge)?, 500);
/// assert_eq!(PaymentProvider::Checkout.to_minor(&fee, PaymentPurpose::Charge)?, 5);
///
/// let price = Money::parse("5.124", "KWD")?;
/// let error = PaymentProvider::Stripe.to_minor(&price, PaymentPurpose::Charge).unwrap_err();
/// assert_eq!(error.to_string(), "Stripe charges KWD in steps of 0.010, and 5.124 KWD is no multiple of it");
/// assert_eq!(error.hint(), Some("the nearest amounts are 5.120 KWD (5120) and 5.130 KWD (5130)"));
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PaymentProvider {
    /// Stripe: <https://docs.stripe.com/currencies>, read in a copy of 2026.
    Stripe,
    /// Adyen: <https://docs.adyen.com/development-resources/currency-codes/>, read in a copy of
    /// 2026, and the table of its npm package `@adyen/adyen-platform-experience-web` 1.5.0.
    Adyen,
    /// Checkout.com: <https://www.checkout.com/docs/payments/accept-payments/format-the-amount-value>,
    /// of 2025-12-17.
    Checkout,
    /// PayPal, whose closed list of currencies is read from documentation of others (see the
    /// table in the source): amounts go to it as decimal texts, [`PaymentProvider::wire_value`].
    PayPal,
}

/// What an amount is sent for: some amounts can be charged and not paid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PaymentPurpose {
    /// Money taken from a buyer, and its refund.
    #[default]
    Charge,
    /// Money sent from the provider's balance to a bank account.
    Payout,
}

impl PaymentPurpose {
    /// Reads `charge` or `payout`.
    ///
    /// # Errors
    /// `invalid-option`.
    pub fn parse(text: &str) -> Result<Self> {
        match text {
            "charge" => Ok(Self::Charge),
            "payout" => Ok(Self::Payout),
            _ => Err(Error::new(ErrorCode::InvalidOption, &["unknown purpose `", super::text::beginning(text), "`"])
                .with_hint(&["use charge or payout"])),
        }
    }

    const fn verb(self) -> &'static str {
        match self {
            Self::Charge => "charges",
            Self::Payout => "pays out",
        }
    }
}

impl PaymentProvider {
    /// All providers there is a profile of.
    pub const ALL: [Self; 4] = [Self::Stripe, Self::Adyen, Self::Checkout, Self::PayPal];

    /// Reads `stripe`, `adyen`, `checkout` or `paypal`.
    ///
    /// # Errors
    /// `invalid-option`.
    pub fn parse(text: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|provider| provider.as_str() == text).ok_or_else(|| {
            let text = super::text::beginning(text);
            Error::new(ErrorCode::InvalidOption, &["unknown payment provider `", text, "`"])
                .with_hint(&["use stripe, adyen, checkout or paypal"])
        })
    }

    /// The name it is asked for with.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stripe => "stripe",
            Self::Adyen => "adyen",
            Self::Checkout => "checkout",
            Self::PayPal => "paypal",
        }
    }

    /// The name it goes by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stripe => "Stripe",
            Self::Adyen => "Adyen",
            Self::Checkout => "Checkout.com",
            Self::PayPal => "PayPal",
        }
    }

    /// How many decimal places its integers have: 1250 with two places is 12.50.
    ///
    /// # Errors
    /// `unknown-currency` where neither its table nor ISO 4217's two places say so.
    ///
    /// ```
    /// use coinage::{Currency, money::PaymentProvider};
    /// let escudo = Currency::parse("CVE")?;
    /// assert_eq!(PaymentProvider::Stripe.exponent(escudo)?, 2);
    /// assert_eq!(PaymentProvider::Adyen.exponent(escudo)?, 0);
    /// let error = PaymentProvider::PayPal.exponent(escudo).unwrap_err();
    /// assert_eq!(error.to_string(), "the profile of PayPal does not have the currency CVE");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn exponent(self, currency: Currency) -> Result<u32> {
        self.known(currency).map(|row| u32::from(row.exponent))
    }

    /// The smallest amount that all amounts it takes are multiples of.
    ///
    /// # Errors
    /// `unknown-currency`.
    ///
    /// ```
    /// use coinage::{Currency, money::{PaymentProvider, PaymentPurpose}};
    /// let forint = Currency::parse("HUF")?;
    /// assert_eq!(PaymentProvider::Stripe.step(forint, PaymentPurpose::Charge)?.to_string(), "0.01 HUF");
    /// assert_eq!(PaymentProvider::Stripe.step(forint, PaymentPurpose::Payout)?.to_string(), "1.00 HUF");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn step(self, currency: Currency, purpose: PaymentPurpose) -> Result<Money> {
        let row = self.known(currency)?;
        on_wire(row.step(purpose), &row)
    }

    /// The integer that it wants for an amount.
    ///
    /// # Errors
    /// `unknown-currency`; `invalid-number` for an amount that is no multiple of the
    /// [step](Self::step), is below zero, or is zero where the provider takes none; `overflow`
    /// above the largest amount that it takes.
    ///
    /// ```
    /// use coinage::Money;
    /// use coinage::money::{PaymentProvider, PaymentPurpose};
    /// let to_minor = |amount: &str, currency: &str, purpose| {
    ///     PaymentProvider::Stripe.to_minor(&Money::parse(amount, currency)?, purpose)
    /// };
    /// assert_eq!(to_minor("10.45", "HUF", PaymentPurpose::Charge)?, 1045);
    /// let error = to_minor("10.45", "HUF", PaymentPurpose::Payout).unwrap_err();
    /// assert_eq!(error.hint(), Some("the nearest amounts are 10.00 HUF (1000) and 11.00 HUF (1100)"));
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn to_minor(self, money: &Money, purpose: PaymentPurpose) -> Result<i64> {
        let row = self.known(money.currency())?;
        let (steps, exact) = in_steps(money, &row, purpose)?;
        if money.is_negative() {
            return Err(Error::new(
                ErrorCode::InvalidNumber,
                &[self.name(), " takes no amount below zero, like ", &money.to_text()],
            )
            .with_hint(&["a refund is a request of its own, with the amount above zero"]));
        }
        if !exact {
            return Err(self.between_steps(money, steps, &row, purpose));
        }
        let minor = steps.checked_mul(row.step(purpose)).ok_or_else(overflow)?;
        if minor == 0 && !self.takes_zero() {
            let least = self.step(money.currency(), purpose)?.to_text();
            return Err(Error::new(ErrorCode::InvalidNumber, &[self.name(), " takes no amount of zero"]).with_hint(&[
                "the least amount by its form is ",
                &least,
                "; an account may ask for more",
            ]));
        }
        if let Some(largest) = self.largest(money.currency(), purpose)
            && minor > i128::from(largest)
        {
            let most = on_wire(i128::from(largest), &row)?.to_text();
            return Err(Error::new(
                ErrorCode::Overflow,
                &[&money.to_text(), " is more than ", self.name(), " takes at once"],
            )
            .with_hint(&["the most it takes is ", &most, "; share the amount out over several payments"]));
        }
        i64::try_from(minor).map_err(|_| overflow())
    }

    /// The amount that one of its integers stands for, with the places of ISO 4217's minor unit.
    ///
    /// Integers below zero, as in balances and refunds, are read too.
    ///
    /// # Errors
    /// `unknown-currency`; `invalid-number` for an integer that the provider never writes.
    ///
    /// ```
    /// use coinage::{Currency, Money};
    /// use coinage::money::{PaymentProvider, PaymentPurpose};
    /// let krona = Currency::parse("ISK")?;
    /// let read = |minor| PaymentProvider::Stripe.from_minor(minor, krona, PaymentPurpose::Charge);
    /// assert_eq!(read(500)?.to_string(), "5 ISK");
    /// // Somebody sent 5 for 5 ISK.
    /// assert_eq!(read(5).unwrap_err().code(), "invalid-number");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn from_minor(self, minor: i64, currency: Currency, purpose: PaymentPurpose) -> Result<Money> {
        let row = self.known(currency)?;
        let step = row.step(purpose);
        if i128::from(minor).checked_rem(step) != Some(0) {
            let (minor, step) = (count_text(minor), count_text(i64::try_from(step).unwrap_or(i64::MAX)));
            return Err(Error::new(
                ErrorCode::InvalidNumber,
                &[self.name(), " writes amounts in ", currency.code(), " as multiples of ", &step, ", not as ", &minor],
            )
            .with_hint(&["see whether the number was written with other decimal places, or for another purpose"]));
        }
        let exact = on_wire(i128::from(minor), &row)?;
        // No place that holds anything is lost: the step is no finer than the minor unit.
        if currency.minor_units().is_some() { exact.round_to_minor(RoundingMode::HalfEven) } else { Ok(exact) }
    }

    /// What stands in the request itself: PayPal's decimal text, the integer's digits for others.
    ///
    /// # Errors
    /// As [`to_minor`](Self::to_minor).
    ///
    /// ```
    /// use coinage::Money;
    /// use coinage::money::{PaymentProvider, PaymentPurpose};
    /// let price = Money::parse("12.5", "EUR")?;
    /// assert_eq!(PaymentProvider::PayPal.wire_value(&price, PaymentPurpose::Charge)?, "12.50");
    /// assert_eq!(PaymentProvider::Adyen.wire_value(&price, PaymentPurpose::Charge)?, "1250");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn wire_value(self, money: &Money, purpose: PaymentPurpose) -> Result<String> {
        let minor = self.to_minor(money, purpose)?;
        if self != Self::PayPal {
            return Ok(count_text(minor));
        }
        let row = self.known(money.currency())?;
        Ok(super::text::decimal_text(on_wire(i128::from(minor), &row)?.amount()))
    }

    fn known(self, currency: Currency) -> Result<Row> {
        self.row(currency).ok_or_else(|| {
            let error = Error::new(
                ErrorCode::UnknownCurrency,
                &["the profile of ", self.name(), " does not have the currency ", currency.code()],
            );
            if self == Self::PayPal {
                error.with_hint(&["PayPal takes 25 currencies; convert the amount to one of them, like USD or EUR"])
            } else {
                error.with_hint(&["ask the provider how many decimal places it writes this currency with"])
            }
        })
    }

    /// The error for an amount between two multiples of the step.
    #[cold]
    fn between_steps(self, money: &Money, steps: i128, row: &Row, purpose: PaymentPurpose) -> Error {
        let shown = |steps: i128| {
            let minor = steps.checked_mul(row.step(purpose))?;
            let text = on_wire(minor, row).ok()?.to_text();
            Some(concat(&[&text, " (", &count_text(i64::try_from(minor).ok()?), ")"]))
        };
        let step = on_wire(row.step(purpose), row)
            .map_or_else(|_| String::new(), |step| super::text::decimal_text(step.amount()));
        let error = Error::new(
            ErrorCode::InvalidNumber,
            &[
                self.name(),
                " ",
                purpose.verb(),
                " ",
                money.currency().code(),
                " in steps of ",
                &step,
                ", and ",
                &money.to_text(),
                " is no multiple of it",
            ],
        );
        let below = if steps == 0 && !self.takes_zero() { None } else { shown(steps) };
        match (below, shown(steps.saturating_add(1))) {
            (Some(below), Some(above)) => error.with_hint(&["the nearest amounts are ", &below, " and ", &above]),
            (None, Some(above)) => error.with_hint(&["the nearest amount is ", &above]),
            _ => error.with_hint(&["round the amount first"]),
        }
    }
}

/// An integer of the wire as an amount with the places of the wire.
fn on_wire(minor: i128, row: &Row) -> Result<Money> {
    let amount = decimal::of_parts(minor < 0, minor.unsigned_abs(), u32::from(row.exponent)).ok_or_else(overflow)?;
    Ok(Money::new(amount, row.currency))
}

/// An amount in whole steps downwards, and whether nothing was cut off.
fn in_steps(money: &Money, row: &Row, purpose: PaymentPurpose) -> Result<(i128, bool)> {
    let amount = decimal::without_zeros(money.amount());
    let power = |places: u32| 10_i128.checked_pow(places).ok_or_else(overflow);
    let exponent = u32::from(row.exponent);
    // The amount and the step as whole numbers of the same unit.
    let (value, step) = if amount.scale() > exponent {
        let finer = power(amount.scale().saturating_sub(exponent))?;
        (amount.mantissa(), row.step(purpose).checked_mul(finer).ok_or_else(overflow)?)
    } else {
        let missing = power(exponent.saturating_sub(amount.scale()))?;
        (amount.mantissa().checked_mul(missing).ok_or_else(overflow)?, row.step(purpose))
    };
    let steps = value.checked_div_euclid(step).ok_or_else(overflow)?;
    Ok((steps, value.checked_rem_euclid(step) == Some(0)))
}
