//! Percentages, prices times quantities, discounts: each exact until it is rounded, once and by
//! a mode that is named.
//!
//! A newcomer would round a unit price and multiply, or multiply and round, without saying which:
//! 3 pieces at 0.125 EUR are 0.39 one way and 0.38 the other ([`LineRounding`]).

use super::amount::{Money, overflow};
use crate::decimal::{self, Decimal, RoundingMode};
use crate::error::{Error, ErrorCode, Result};
use core::cmp::Ordering;

/// What of a price times a quantity is rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LineRounding {
    /// The product alone.
    #[default]
    Line,
    /// The unit price first, so that the product is what a reader of the invoice computes; the
    /// product as well where the quantity is a fraction.
    Unit,
}

impl LineRounding {
    /// Reads `line` or `unit`.
    ///
    /// # Errors
    /// `invalid-option`.
    pub fn parse(text: &str) -> Result<Self> {
        match text {
            "line" => Ok(Self::Line),
            "unit" => Ok(Self::Unit),
            _ => Err(Error::new(
                ErrorCode::InvalidOption,
                &["lines are not rounded by `", super::text::beginning(text), "`"],
            )
            .with_hint(&["use line or unit"])),
        }
    }
}

/// What is taken off a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Discount {
    /// So much money, in the currency of the price.
    Amount(Money),
    /// So many per cent of the price.
    Percent(Decimal),
}

/// Whether a discount may be more than the price.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DiscountLimit {
    /// No more than the price is taken off.
    #[default]
    Price,
    /// The price may go below zero.
    None,
}

impl DiscountLimit {
    /// Reads `price` or `none`.
    ///
    /// # Errors
    /// `invalid-option`.
    pub fn parse(text: &str) -> Result<Self> {
        match text {
            "price" => Ok(Self::Price),
            "none" => Ok(Self::None),
            _ => Err(Error::new(
                ErrorCode::InvalidOption,
                &["discounts have no limit called `", super::text::beginning(text), "`"],
            )
            .with_hint(&["use price or none"])),
        }
    }
}

/// A price with its discount: `price` + `reduction` is what it was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Discounted {
    /// What is left to pay.
    pub price: Money,
    /// What was taken off.
    pub reduction: Money,
    /// Whether the discount was larger than the price and was cut.
    pub limited: bool,
}

impl Money {
    /// So many per cent of the amount, exact; round it with
    /// [`round_to_minor`](Self::round_to_minor).
    ///
    /// # Errors
    /// `overflow` where 96 bits and 28 places do not hold it.
    ///
    /// ```
    /// use coinage::{Money, RoundingMode, decimal};
    /// let share = Money::parse("19.99", "EUR")?.percent(decimal::parse("7.5")?)?;
    /// assert_eq!(share.to_string(), "1.49925 EUR");
    /// assert_eq!(share.round_to_minor(RoundingMode::HalfEven)?.to_string(), "1.50 EUR");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn percent(&self, percent: Decimal) -> Result<Self> {
        let percent = decimal::without_zeros(percent);
        let scale = percent.scale().checked_add(2).ok_or_else(overflow)?;
        let negative = percent.is_sign_negative();
        let factor = decimal::of_parts(negative, decimal::magnitude(percent), scale).ok_or_else(overflow)?;
        self.multiply(factor)
    }

    /// A unit price times a quantity, in minor units.
    ///
    /// # Errors
    /// `invalid-option` where the currency has no minor unit; `overflow`.
    ///
    /// ```
    /// use coinage::{Money, RoundingMode, decimal, money::LineRounding};
    /// let (price, three) = (Money::parse("0.125", "EUR")?, decimal::parse("3")?);
    /// let line = price.line_total(three, LineRounding::Line, RoundingMode::HalfExpand)?;
    /// let unit = price.line_total(three, LineRounding::Unit, RoundingMode::HalfExpand)?;
    /// assert_eq!((line.to_string(), unit.to_string()), ("0.38 EUR".into(), "0.39 EUR".into()));
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn line_total(&self, quantity: Decimal, rounding: LineRounding, mode: RoundingMode) -> Result<Self> {
        let price = match rounding {
            LineRounding::Line => *self,
            LineRounding::Unit => self.round_to_minor(mode)?,
        };
        price.multiply(quantity)?.round_to_minor(mode)
    }

    /// Takes a discount off a price; its amount is rounded once, to minor units.
    ///
    /// A price below zero, as in a credit note, takes discounts in per cent as its mirror image.
    ///
    /// # Errors
    /// `invalid-option` for a discount below zero and where the currency has no minor unit;
    /// `invalid-number` for a discount of an amount on a price below zero, unless there is no
    /// limit; `mixed-currencies`; `overflow`.
    ///
    /// ```
    /// use coinage::{Money, RoundingMode, decimal};
    /// use coinage::money::{Discount, DiscountLimit};
    /// let price = Money::parse("19.99", "EUR")?;
    /// let off = |discount| price.discount(discount, DiscountLimit::Price, RoundingMode::HalfExpand);
    /// let tenth = off(Discount::Percent(decimal::parse("10")?))?;
    /// assert_eq!((tenth.price.to_string(), tenth.reduction.to_string()), ("17.99 EUR".into(), "2.00 EUR".into()));
    /// let voucher = off(Discount::Amount(Money::parse("25", "EUR")?))?;
    /// assert_eq!((voucher.price.to_string(), voucher.limited), ("0.00 EUR".into(), true));
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn discount(&self, discount: Discount, limit: DiscountLimit, mode: RoundingMode) -> Result<Discounted> {
        let reduction = match discount {
            Discount::Amount(amount) => {
                // Refuses a second currency.
                self.compare(&amount)?;
                if self.is_negative() && limit == DiscountLimit::Price {
                    return Err(Error::new(
                        ErrorCode::InvalidNumber,
                        &["nothing can be taken off ", &self.to_text(), ", which is below zero"],
                    )
                    .with_hint(&["give the discount of a credit in per cent, or allow prices below zero"]));
                }
                not_below_zero(amount.amount())?;
                amount.round_to_minor(mode)?
            }
            Discount::Percent(percent) => {
                not_below_zero(percent)?;
                self.percent(percent)?.round_to_minor(mode)?
            }
        };
        let larger = reduction.absolute().compare(&self.absolute())? == Ordering::Greater;
        let limited = larger && limit == DiscountLimit::Price;
        let reduction = if limited { *self } else { reduction };
        Ok(Discounted { price: self.subtract(&reduction)?, reduction, limited })
    }

    /// The smaller of two amounts.
    ///
    /// # Errors
    /// `mixed-currencies`.
    pub fn minimum(&self, other: &Self) -> Result<Self> {
        Ok(if self.compare(other)? == Ordering::Greater { *other } else { *self })
    }

    /// The larger of two amounts.
    ///
    /// # Errors
    /// `mixed-currencies`.
    ///
    /// ```
    /// use coinage::Money;
    /// let (fee, least) = (Money::parse("0.20", "EUR")?, Money::parse("0.35", "EUR")?);
    /// assert_eq!(fee.maximum(&least)?, least);
    /// assert_eq!(fee.maximum(&Money::parse("1", "USD")?).unwrap_err().code(), "mixed-currencies");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn maximum(&self, other: &Self) -> Result<Self> {
        Ok(if self.compare(other)? == Ordering::Less { *other } else { *self })
    }
}

fn not_below_zero(value: Decimal) -> Result<()> {
    if value.is_sign_negative() && !value.is_zero() {
        return Err(Error::new(ErrorCode::InvalidOption, &["a discount is not below zero"])
            .with_hint(&["a surcharge is added to the price"]));
    }
    Ok(())
}
