//! An amount of money: an exact decimal and its currency.

use super::currency::Currency;
use super::text::push_decimal;
use crate::decimal::{self, Decimal, Digits, RoundingMode};
use crate::error::{Error, ErrorCode, Result};
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::fmt;

/// An exact amount in a currency. It may be finer than the currency's minor unit until it is
/// rounded on purpose; visible zeros are kept.
///
/// Equality and hashing look at the value: `1.5 EUR` equals `1.50 EUR`. There is no order
/// across currencies, so amounts compare through [`Money::compare`].
///
/// ```
/// use coinage::Money;
/// let price = Money::parse("12.50", "EUR")?;
/// let fee = Money::parse("0.99", "EUR")?;
/// assert_eq!(price.add(&fee)?.to_string(), "13.49 EUR");
/// assert_eq!(price.add(&Money::parse("1", "USD")?).unwrap_err().code(), "mixed-currencies");
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    amount: Decimal,
    currency: Currency,
}

impl Money {
    /// An amount as it is, finer than the minor unit or not.
    pub const fn new(amount: Decimal, currency: Currency) -> Self {
        Self { amount, currency }
    }

    /// Reads a plain decimal (`12.50`, `-1.5e3`) and a currency code.
    ///
    /// # Errors
    /// `invalid-number`, `overflow`, `unknown-currency`.
    pub fn parse(amount: &str, currency: &str) -> Result<Self> {
        Ok(Self::new(decimal::parse(amount)?, Currency::parse(currency)?))
    }

    /// So many minor units: 1250 of EUR are `12.50 EUR`.
    ///
    /// # Errors
    /// `invalid-option` where the currency has no minor unit; `overflow` past 96 bits.
    ///
    /// ```
    /// use coinage::{Currency, Money};
    /// assert_eq!(Money::from_minor(1250, Currency::EUR)?.to_string(), "12.50 EUR");
    /// assert_eq!(Money::from_minor(1250, Currency::parse("JPY")?)?.to_string(), "1250 JPY");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn from_minor(units: i128, currency: Currency) -> Result<Self> {
        let scale = minor_units(currency)?;
        let amount = decimal::of_parts(units < 0, units.unsigned_abs(), scale).ok_or_else(overflow)?;
        Ok(Self::new(amount, currency))
    }

    /// The amount in minor units.
    ///
    /// # Errors
    /// `invalid-option` where the currency has no minor unit, `invalid-number` where the amount
    /// is finer than it.
    ///
    /// ```
    /// use coinage::Money;
    /// assert_eq!(Money::parse("-12.5", "EUR")?.to_minor()?, -1250);
    /// assert_eq!(Money::parse("0.005", "EUR")?.to_minor().unwrap_err().code(), "invalid-number");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn to_minor(&self) -> Result<i128> {
        let scale = minor_units(self.currency)?;
        let amount = decimal::without_zeros(self.amount);
        let missing = scale.checked_sub(amount.scale()).ok_or_else(|| {
            Error::new(ErrorCode::InvalidNumber, &[&self.to_text(), " is finer than the currency's minor unit"])
                .with_hint(&["round it first, with a rounding mode of your choice"])
        })?;
        10_i128.checked_pow(missing).and_then(|power| amount.mantissa().checked_mul(power)).ok_or_else(overflow)
    }

    /// The exact amount.
    pub const fn amount(&self) -> Decimal {
        self.amount
    }

    /// The currency.
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// The amount as digits, for formatting.
    pub fn digits(&self) -> Digits {
        Digits::from(self.amount)
    }

    /// Whether the amount is zero.
    pub fn is_zero(&self) -> bool {
        self.amount.is_zero()
    }

    /// Whether the amount is below zero.
    pub fn is_negative(&self) -> bool {
        self.amount.is_sign_negative() && !self.amount.is_zero()
    }

    /// The sum.
    ///
    /// # Errors
    /// `mixed-currencies`; `overflow` where 96 bits do not hold the exact sum.
    #[allow(clippy::should_implement_trait)]
    pub fn add(&self, other: &Self) -> Result<Self> {
        self.same_currency(other)?;
        exact_sum(self.amount, other.amount).map(|amount| Self::new(amount, self.currency)).ok_or_else(overflow)
    }

    /// The difference.
    ///
    /// # Errors
    /// `mixed-currencies`; `overflow` where 96 bits do not hold the exact difference.
    pub fn subtract(&self, other: &Self) -> Result<Self> {
        self.add(&other.negate())
    }

    /// The product with a plain number, exact: 19.99 EUR times 0.075 is 1.49925 EUR.
    ///
    /// # Errors
    /// `overflow` where 96 bits and 28 places do not hold the exact product.
    ///
    /// ```
    /// use coinage::{Money, decimal};
    /// let tax = Money::parse("19.99", "EUR")?.multiply(decimal::parse("0.075")?)?;
    /// assert_eq!(tax.to_string(), "1.49925 EUR");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn multiply(&self, factor: Decimal) -> Result<Self> {
        exact_product(self.amount, factor).map(|amount| Self::new(amount, self.currency)).ok_or_else(overflow)
    }

    /// The amount with the other sign.
    #[must_use]
    pub fn negate(&self) -> Self {
        Self::new(if self.amount.is_zero() { self.amount } else { -self.amount }, self.currency)
    }

    /// The amount without its sign.
    #[must_use]
    pub fn absolute(&self) -> Self {
        Self::new(self.amount.abs(), self.currency)
    }

    /// Which of two amounts is larger.
    ///
    /// # Errors
    /// `mixed-currencies`.
    ///
    /// ```
    /// use coinage::Money;
    /// use core::cmp::Ordering;
    /// let (a, b) = (Money::parse("2", "EUR")?, Money::parse("10.0", "EUR")?);
    /// assert_eq!(a.compare(&b)?, Ordering::Less);
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn compare(&self, other: &Self) -> Result<Ordering> {
        self.same_currency(other)?;
        Ok(self.amount.cmp(&other.amount))
    }

    /// Rounds to the currency's minor unit and shows all its places.
    ///
    /// # Errors
    /// `invalid-option` where the currency has no minor unit; `overflow` where the padded
    /// amount does not fit.
    ///
    /// ```
    /// use coinage::{Money, RoundingMode};
    /// let tax = Money::parse("1.49925", "EUR")?;
    /// assert_eq!(tax.round_to_minor(RoundingMode::HalfEven)?.to_string(), "1.50 EUR");
    /// assert_eq!(Money::parse("7", "EUR")?.round_to_minor(RoundingMode::HalfEven)?.to_string(), "7.00 EUR");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn round_to_minor(&self, mode: RoundingMode) -> Result<Self> {
        self.round_to_scale(minor_units(self.currency)?, mode)
    }

    /// Rounds to the smallest amount paid in cash: 0.05 for CHF, 0.50 for DKK, 5 for HUF.
    ///
    /// # Errors
    /// `invalid-option` where the currency has no minor unit; `overflow`.
    ///
    /// ```
    /// use coinage::{Money, RoundingMode};
    /// let bill = Money::parse("17.43", "CHF")?;
    /// assert_eq!(bill.round_to_cash(RoundingMode::HalfExpand)?.to_string(), "17.45 CHF");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn round_to_cash(&self, mode: RoundingMode) -> Result<Self> {
        let unit = self.currency.cash_unit().ok_or_else(|| no_minor_unit(self.currency))?;
        let mut digits = self.digits();
        digits.round_to_increment(u16::from(unit.step), i32::from(unit.digits), mode);
        digits.pad_to_scale(i32::from(unit.digits));
        without_negative_zero(&digits, self.currency)
    }

    /// Rounds to so many decimal places, 0 to 28, and shows them all.
    ///
    /// # Errors
    /// `overflow` where the padded amount does not fit.
    pub fn round_to_scale(&self, scale: u32, mode: RoundingMode) -> Result<Self> {
        let scale = i32::try_from(scale).map_err(|_| overflow())?;
        let mut digits = self.digits();
        digits.round_to_scale(scale, mode);
        digits.pad_to_scale(scale);
        without_negative_zero(&digits, self.currency)
    }

    /// Shares the amount out in proportion to ratios; see [`super::allocate`].
    ///
    /// # Errors
    /// `invalid-option`, `invalid-number`, `overflow`.
    pub fn allocate(&self, ratios: &[Decimal]) -> Result<Vec<Self>> {
        super::allocate(self, ratios)
    }

    fn same_currency(&self, other: &Self) -> Result<()> {
        if self.currency == other.currency {
            return Ok(());
        }
        Err(Error::new(
            ErrorCode::MixedCurrencies,
            &["an amount in ", self.currency.code(), " and one in ", other.currency.code(), " do not go together"],
        )
        .with_hint(&["convert one of them first"]))
    }

    /// `12.50 EUR`.
    pub(crate) fn to_text(self) -> String {
        let mut out = String::new();
        push_decimal(&mut out, self.amount);
        out.push(' ');
        out.push_str(self.currency.code());
        out
    }
}

/// Rounding -0.004 gives zero, and money knows one zero only.
pub(super) fn without_negative_zero(digits: &Digits, currency: Currency) -> Result<Money> {
    let amount = digits.to_decimal()?;
    Ok(Money::new(if amount.is_zero() { amount.abs() } else { amount }, currency))
}

/// The sum without rounding: rust_decimal's own drops digits where 96 bits are full.
fn exact_sum(a: Decimal, b: Decimal) -> Option<Decimal> {
    let scale = a.scale().max(b.scale());
    let aligned = |value: Decimal| {
        let power = 10_i128.checked_pow(scale.checked_sub(value.scale())?)?;
        value.mantissa().checked_mul(power)
    };
    if let Some(sum) = aligned(a).zip(aligned(b)).and_then(|(a, b)| a.checked_add(b))
        && let Some(sum) = decimal::of_parts(sum < 0, sum.unsigned_abs(), scale)
    {
        return Some(sum);
    }
    // Visible zeros may be what does not fit.
    let (short_a, short_b) = (decimal::without_zeros(a), decimal::without_zeros(b));
    if short_a.scale() == a.scale() && short_b.scale() == b.scale() {
        return None;
    }
    exact_sum(short_a, short_b)
}

/// The product without rounding. Two full factors have 192 bits, more than are held here:
/// without the zeros at their ends, whatever overflows has no exact [`Decimal`] either.
fn exact_product(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (a, b) = match a.mantissa().checked_mul(b.mantissa()) {
        Some(_) => (a, b),
        None => (decimal::without_zeros(a), decimal::without_zeros(b)),
    };
    let mut product = a.mantissa().checked_mul(b.mantissa())?;
    let mut scale = a.scale().checked_add(b.scale())?;
    loop {
        match Decimal::try_from_i128_with_scale(product, scale) {
            Ok(exact) => return Some(exact),
            Err(_) if product % 10 == 0 && scale > 0 => {
                product /= 10;
                scale = scale.saturating_sub(1);
            }
            Err(_) => return None,
        }
    }
}

pub(crate) fn minor_units(currency: Currency) -> Result<u32> {
    currency.minor_units().map(u32::from).ok_or_else(|| no_minor_unit(currency))
}

pub(crate) fn no_minor_unit(currency: Currency) -> Error {
    Error::new(ErrorCode::InvalidOption, &[currency.code(), " has no minor unit to round to"])
        .with_hint(&["ask for a number of decimal places, or for no rounding (none)"])
}

#[cold]
pub(crate) fn overflow() -> Error {
    Error::new(ErrorCode::Overflow, &["the amount is too large or too fine to hold exactly"])
        .with_hint(&["amounts hold 28 digits, of which at most 28 after the point"])
}

impl fmt::Display for Money {
    /// Plain digits, a space, the code: for logs and files. For readers there is `format`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.to_text())
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn euro(amount: &str) -> Money {
        Money::parse(amount, "EUR").unwrap()
    }

    #[test]
    fn sums_are_exact_or_refused() {
        let large = "79228162514264337593543950335";
        assert_eq!(euro(large).add(&euro("0.00")).unwrap(), euro(large));
        assert_eq!(euro(large).add(&euro("1")).unwrap_err().code(), "overflow");
        // rust_decimal's own addition would drop the cent.
        assert_eq!(euro(large).add(&euro("0.01")).unwrap_err().code(), "overflow");
        assert_eq!(euro("1.10").subtract(&euro("1.1")).unwrap().to_string(), "0.00 EUR");
    }

    #[test]
    fn products_are_exact_or_refused() {
        let third = decimal::parse("0.3333333333333333333333333333").unwrap();
        assert_eq!(euro("0.5").multiply(third).unwrap_err().code(), "overflow");
        assert_eq!(euro("100").multiply(third).unwrap(), euro("33.33333333333333333333333333"));
    }

    #[test]
    fn rounding_knows_cash_and_signs() {
        use RoundingMode::*;
        let cash = |amount: &str, code: &str, mode| {
            Money::parse(amount, code).unwrap().round_to_cash(mode).unwrap().to_string()
        };
        assert_eq!(cash("17.43", "CAD", HalfEven), "17.45 CAD");
        assert_eq!(cash("-17.42", "CAD", HalfEven), "-17.40 CAD");
        assert_eq!(cash("10.25", "DKK", HalfExpand), "10.50 DKK");
        assert_eq!(cash("1232.5", "HUF", HalfEven), "1230 HUF");
        assert_eq!(cash("12.50", "EUR", HalfEven), "12.50 EUR");
        assert_eq!(euro("-0.004").round_to_minor(HalfEven).unwrap().to_string(), "0.00 EUR");
        assert_eq!(euro("-0.005").round_to_minor(HalfExpand).unwrap().to_string(), "-0.01 EUR");
        assert_eq!(Money::parse("1", "XAU").unwrap().round_to_minor(HalfEven).unwrap_err().code(), "invalid-option");
    }

    #[test]
    fn minor_units_go_there_and_back() {
        for units in [0, 1, -1, 99, 123_456_789_012_345_678_901_i128] {
            assert_eq!(Money::from_minor(units, Currency::EUR).unwrap().to_minor().unwrap(), units);
        }
        assert_eq!(Money::from_minor(i128::MAX, Currency::EUR).unwrap_err().code(), "overflow");
    }
}
