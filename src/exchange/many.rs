//! Many amounts along one route: whole minor units in, whole minor units out.
//!
//! The rates of a route, the powers of ten and the markup are one fraction in lowest terms. For
//! as long as the product with its numerator and the result are not too large, an amount takes
//! no division: a double's guess at the quotient is at most one too high, which the remainder
//! tells in whole numbers. Every other amount goes the long way of [`Route::amount`] and comes
//! out the same.

use super::options::{ConvertOptions, Units};
use super::route::Route;
use super::wide::Wide;
use crate::decimal::{RoundingMode, of_parts};
use crate::error::Result;
use crate::money::{minor_units, overflow};
use core::cmp::Ordering;

/// A route as one fraction of minor units.
struct Fraction {
    above: i64,
    below: i64,
    /// About `1 ÷ below`.
    inverse: f64,
    /// The largest amount that goes this way.
    limit: u64,
    /// The least remainder that makes the magnitude grow: for even and odd quotients of
    /// positive amounts, then of negative ones.
    least: [i64; 4],
}

/// Products stay below this, so that no sum or difference of theirs passes 64 bits.
const MOST_PRODUCT: u64 = 1 << 62;
/// Quotients stay below this: a guess that three roundings of 2^-53 have touched is off by less
/// than half then, so the whole number nearest to it is the quotient or the one above. (A
/// divisor past 2^53 is rounded too, but then the quotient is small.)
const MOST_QUOTIENT: u64 = 1 << 50;
/// From here to twice as much a double holds just the whole numbers, in its low bits.
const WHOLE: f64 = (1_u64 << 52) as f64;

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
        let fraction = self.fraction(from, to, &options).unwrap_or(Fraction::NONE);
        for (amount, result) in amounts.iter().zip(results) {
            *result = match fraction.of(*amount) {
                Some(converted) => converted,
                None => self.long_way(*amount, from, &options)?,
            };
        }
        Ok(())
    }

    #[cold]
    #[inline(never)]
    fn long_way(&self, amount: i64, from: u32, options: &ConvertOptions) -> Result<i64> {
        let exact = of_parts(amount < 0, u128::from(amount.unsigned_abs()), from).ok_or_else(overflow)?;
        i64::try_from(self.amount(exact, options)?.mantissa()).map_err(|_| overflow())
    }

    /// The route as a fraction, where it is one and fits.
    fn fraction(&self, from: u32, to: u32, options: &ConvertOptions) -> Option<Fraction> {
        if self.euro_step.is_some() {
            return None;
        }
        let unit = of_parts(false, 1, from)?;
        let (above, below) = self.product(unit, options).ok()?.0.sides(to)?;
        let divisor = greatest_common_divisor(above.narrow()?, below.narrow()?);
        let shorter = |side: Wide| {
            let mut wide = Wide::ONE;
            wide.multiply(divisor)?;
            u64::try_from(side.divide(wide)?.whole).ok().filter(|side| *side < MOST_PRODUCT)
        };
        Fraction::new(shorter(above)?, shorter(below)?, self.rounding(options))
    }
}

impl Fraction {
    /// Takes no amount.
    const NONE: Self = Self { above: 0, below: 0, inverse: 0.0, limit: 0, least: [0; 4] };

    fn new(above: u64, below: u64, mode: RoundingMode) -> Option<Self> {
        let by_quotient = below.min(MOST_PRODUCT / MOST_QUOTIENT).wrapping_mul(MOST_QUOTIENT);
        let limit = by_quotient.min(MOST_PRODUCT).checked_div(above)?;
        let half = below.div_ceil(2);
        let mut least = [0; 4];
        for (index, least) in least.iter_mut().enumerate() {
            let grows = |against_half| mode.grows(index & 2 != 0, against_half, index & 1 != 0);
            // What is no half of an odd number is more than half of it.
            *least = match (grows(Ordering::Less), grows(Ordering::Equal), grows(Ordering::Greater)) {
                (true, ..) => 1,
                (_, true, _) => half,
                (.., true) => (below / 2).wrapping_add(1),
                _ => below,
            }
            .cast_signed();
        }
        Some(Self { above: above.cast_signed(), below: below.cast_signed(), inverse: 1.0 / below as f64, limit, least })
    }

    #[inline(always)]
    fn of(&self, amount: i64) -> Option<i64> {
        let magnitude = amount.unsigned_abs();
        if magnitude >= self.limit {
            return None;
        }
        let sign = amount >> 63;
        let product = magnitude.cast_signed().wrapping_mul(self.above);
        let guess = (product as f64 * self.inverse + WHOLE).to_bits();
        let mut quotient = guess.wrapping_sub(WHOLE.to_bits()).cast_signed();
        let mut rest = product.wrapping_sub(quotient.wrapping_mul(self.below));
        // All ones where the guess was one too high.
        let excess = rest >> 63;
        quotient = quotient.wrapping_add(excess);
        rest = rest.wrapping_add(self.below & excess);
        let least = self.least.get((quotient & 1 | sign & 2) as usize)?;
        quotient = quotient.wrapping_add(i64::from(rest >= *least));
        Some((quotient ^ sign).wrapping_sub(sign))
    }
}

/// By subtracting and shifting: a division of 128 bits is a kilobyte in WebAssembly.
pub(super) fn greatest_common_divisor(mut one: u128, mut other: u128) -> u128 {
    if one == 0 || other == 0 {
        return one | other;
    }
    let twos = (one | other).trailing_zeros();
    one >>= one.trailing_zeros();
    while other != 0 {
        other >>= other.trailing_zeros();
        if one > other {
            core::mem::swap(&mut one, &mut other);
        }
        other = other.wrapping_sub(one);
    }
    one << twos
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::Decimal;
    use crate::exchange::Exchange;
    use crate::money::Currency;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn guesses_come_out_like_divisions(
            amount in any::<i64>(), less in 0_u32..64, above in 1_u64..1 << 62, above_less in 0_u32..62,
            below in 1_u64..1 << 62, below_less in 0_u32..62, near in -1_i64..=1, mode in 0_usize..9,
        ) {
            let (above, below, mode) = ((above >> above_less).max(1), (below >> below_less).max(1), RoundingMode::ALL[mode]);
            let fraction = Fraction::new(above, below, mode).unwrap();
            // Anywhere, just below the limit, and where the quotient is nearly whole or a half.
            let half = i64::try_from(u128::from(amount.unsigned_abs() >> less) * u128::from(below) / 2 / u128::from(above));
            for amount in [amount >> less, fraction.limit.cast_signed() - 1, half.unwrap_or(0).saturating_add(near)] {
                let Some(found) = fraction.of(amount) else {
                    prop_assert!(amount.unsigned_abs() >= fraction.limit);
                    continue;
                };
                let product = u128::from(amount.unsigned_abs()) * u128::from(above);
                let (whole, rest) = (product / u128::from(below), product % u128::from(below));
                let against_half = (rest * 2).cmp(&u128::from(below));
                let whole = whole + u128::from(rest != 0 && mode.grows(amount < 0, against_half, whole % 2 == 1));
                prop_assert_eq!(u128::from(found.unsigned_abs()), whole);
                prop_assert!(found == 0 || (found < 0) == (amount < 0));
            }
        }

        #[test]
        fn divisors_are_those_of_euclid(one in any::<u128>(), other in any::<u128>(), common in any::<u32>(), less in 32_u32..128) {
            let (one, other) = ((one >> less) * u128::from(common), (other >> less) * u128::from(common));
            let (mut a, mut b) = (one, other);
            while let Some(rest) = a.checked_rem(b) {
                (a, b) = (b, rest);
            }
            prop_assert_eq!(greatest_common_divisor(one, other), a);
        }

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
