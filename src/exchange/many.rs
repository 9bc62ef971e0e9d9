//! Many amounts along one route: whole minor units in, whole minor units out.
//!
//! The rates of a route, the powers of ten and the markup are one fraction in lowest terms. As
//! long as an amount times its numerator stays within 64 bits, an amount is one multiplication,
//! one division and a look at the remainder; every other amount goes the long way of
//! [`Route::amount`] and comes out the same.

use super::options::{ConvertOptions, Units};
use super::route::Route;
use crate::decimal::{Decimal, RoundingMode};
use crate::error::Result;
use crate::money::{exact_sum, minor_units, overflow};
use rust_decimal::prelude::ToPrimitive as _;

/// A route as one fraction of minor units.
struct Fraction {
    above: u64,
    below: u64,
    mode: RoundingMode,
}

impl Route {
    /// Converts whole minor units of the route's first currency into whole minor units of its
    /// last, each rounded once as [`Route::amount`] does; as many as both slices hold.
    ///
    /// # Errors
    /// `invalid-option` for other units than minor, and where a currency has none; `overflow`
    /// where a result passes 64 bits. What was written until then is not to be used.
    ///
    /// ```
    /// use coinage::{Currency, exchange::{ConvertOptions, Exchange}};
    /// let exchange = Exchange::from_csv("Date,USD\n2026-10-30,1.1172\n", "European Central Bank")?;
    /// let options = ConvertOptions::default();
    /// let route = exchange.route(Currency::parse("USD")?, Currency::EUR, &options)?;
    /// let mut euros = [0; 2];
    /// route.convert_minor(&[1999, -1999], &mut euros, &options)?;
    /// assert_eq!(euros, [1789, -1789]);
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn convert_minor(&self, amounts: &[i64], results: &mut [i64], options: &ConvertOptions) -> Result<()> {
        let options = ConvertOptions { units: Units::Minor, ..*options };
        let (from, to) = (minor_units(self.from())?, minor_units(self.to())?);
        let fraction = self.fraction(from, to, &options);
        for (amount, result) in amounts.iter().zip(results) {
            let short = fraction.as_ref().and_then(|fraction| fraction.of(*amount));
            *result = match short {
                Some(converted) => converted,
                None => {
                    let mut converted =
                        self.amount(Decimal::from_i128_with_scale(i128::from(*amount), from), &options)?;
                    converted.rescale(to);
                    converted.mantissa().to_i64().ok_or_else(overflow)?
                }
            };
        }
        Ok(())
    }

    /// The route as a fraction, where it is one and fits.
    fn fraction(&self, from: u32, to: u32, options: &ConvertOptions) -> Option<Fraction> {
        if self.euro_step.is_some() {
            return None;
        }
        let (mut above, mut below) = (1_u128, 1_u128);
        let mut ten = i64::from(to).checked_sub(i64::from(from))?;
        let mut take = |factor: Decimal, divides: bool| {
            let mantissa = u128::try_from(factor.mantissa()).ok()?;
            let side = if divides { &mut below } else { &mut above };
            *side = side.checked_mul(mantissa)?;
            let scale = i64::from(factor.scale());
            ten = if divides { ten.checked_add(scale)? } else { ten.checked_sub(scale)? };
            Some(())
        };
        for leg in self.legs() {
            take(leg.rate.value(), leg.divides())?;
        }
        if !options.markup_percent.is_zero() {
            take(exact_sum(options.markup_percent, Decimal::ONE_HUNDRED)?, false)?;
            take(Decimal::ONE_HUNDRED, true)?;
        }
        let power = 10_u128.checked_pow(u32::try_from(ten.unsigned_abs()).ok()?)?;
        if ten >= 0 {
            above = above.checked_mul(power)?;
        } else {
            below = below.checked_mul(power)?;
        }
        let divisor = greatest_common_divisor(above, below);
        Some(Fraction {
            above: u64::try_from(above.checked_div(divisor)?).ok()?,
            below: u64::try_from(below.checked_div(divisor)?).ok().filter(|below| *below != 0)?,
            mode: self.rounding(options),
        })
    }
}

impl Fraction {
    #[inline]
    fn of(&self, amount: i64) -> Option<i64> {
        let product = amount.unsigned_abs().checked_mul(self.above)?;
        let quotient = product.checked_div(self.below)?;
        let rest = product.wrapping_sub(quotient.wrapping_mul(self.below));
        let negative = amount < 0;
        let grows = rest != 0 && {
            let against_half = rest.cmp(&self.below.wrapping_sub(rest));
            self.mode.grows(negative, against_half, quotient & 1 == 1)
        };
        let magnitude = i64::try_from(quotient.wrapping_add(u64::from(grows))).ok()?;
        Some(if negative { magnitude.wrapping_neg() } else { magnitude })
    }
}

fn greatest_common_divisor(mut one: u128, mut other: u128) -> u128 {
    while let Some(rest) = one.checked_rem(other) {
        (one, other) = (other, rest);
    }
    one
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use crate::exchange::{ConvertOptions, Exchange};
    use crate::money::Currency;
    use crate::{Decimal, RoundingMode};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn many_at_once_give_what_one_by_one_gives(
            amount in prop_oneof![any::<i64>(), -1_000_000_i64..1_000_000],
            mode in 0_usize..9,
            pair in prop_oneof![Just(("USD", "EUR")), Just(("USD", "JPY")), Just(("JPY", "EUR")), Just(("EUR", "USD")), Just(("DEM", "FRF")), Just(("USD", "DEM"))],
        ) {
            let exchange = Exchange::from_csv("Date,USD,JPY\n2026-10-30,1.1172,175.68\n", "European Central Bank").unwrap();
            let options = ConvertOptions { rounding: Some(RoundingMode::ALL[mode]), ..ConvertOptions::default() };
            let (from, to) = (Currency::parse(pair.0).unwrap(), Currency::parse(pair.1).unwrap());
            let route = exchange.route(from, to, &options).unwrap();
            let mut results = [0];
            let many = route.convert_minor(&[amount], &mut results, &options).map(|()| results[0]);
            let scale = u32::from(from.minor_units().unwrap());
            let one = route.amount(Decimal::from_i128_with_scale(i128::from(amount), scale), &options);
            match (many, one) {
                (Ok(many), Ok(mut one)) => {
                    one.rescale(u32::from(to.minor_units().unwrap()));
                    prop_assert_eq!(i128::from(many), one.mantissa());
                }
                (Err(error), one) => {
                    prop_assert_eq!(error.code(), "overflow");
                    prop_assert!(one.is_err() || i64::try_from(one.unwrap().mantissa()).is_err());
                }
                (many, one) => prop_assert!(false, "{many:?} against {one:?}"),
            }
        }
    }
}
