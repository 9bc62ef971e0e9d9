//! Rounding to prices that a market wants to see: every so many units, or those with an ending.

use crate::decimal::{Decimal, of_parts};
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::Product;
use crate::money::overflow;
use crate::money::text::beginning;
use core::cmp::Ordering;

/// Which way a price goes to the increment or to its ending.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PriceRounding {
    /// To the nearest; from half-way to the higher.
    #[default]
    Nearest,
    /// To the next higher.
    Up,
    /// To the next lower.
    Down,
}

impl PriceRounding {
    /// The names of the directions.
    pub const NAMES: [&str; 3] = ["nearest", "up", "down"];

    /// The name at every surface.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nearest => "nearest",
            Self::Up => "up",
            Self::Down => "down",
        }
    }

    /// Reads `nearest`, `up` or `down`.
    ///
    /// # Errors
    /// `invalid-option`.
    pub fn parse(text: &str) -> Result<Self> {
        match text {
            "nearest" => Ok(Self::Nearest),
            "up" => Ok(Self::Up),
            "down" => Ok(Self::Down),
            _ => Err(Error::new(ErrorCode::InvalidOption, &["a price can't be rounded `", beginning(text), "`"])
                .with_hint(&["one of nearest, up, down"])),
        }
    }
}

/// The prices `first + n × step`, in units of `10^-scale`; `first` is below `step`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    pub(super) first: u128,
    pub(super) step: u128,
    pub(super) scale: u32,
}

impl Grid {
    /// Every unit of so many places.
    pub(super) const fn units(scale: u32) -> Self {
        Self { first: 0, step: 1, scale }
    }

    /// The lowest price above zero.
    fn lowest(self) -> u128 {
        if self.first == 0 { self.step } else { self.first }
    }

    /// Goes to the grid in a direction, with all places, and tells whether it was there already.
    /// What is above zero stays there: below the lowest price the lowest is taken.
    pub(super) fn round(self, price: &Product, direction: PriceRounding) -> Result<(Decimal, bool)> {
        let (whole, against_half, exact) = price.units(self.scale)?;
        let price = self.rounded(whole, against_half, exact, direction).ok_or_else(overflow)?;
        Ok((self.decimal(price)?, exact && price == whole))
    }

    /// The lowest price of the grid that is no lower than a bound.
    pub(super) fn at_least(self, bound: Decimal) -> Result<Decimal> {
        self.round(&Product::new(bound), PriceRounding::Up).map(|found| found.0)
    }

    fn decimal(self, units: u128) -> Result<Decimal> {
        of_parts(false, units, self.scale).ok_or_else(overflow)
    }

    fn rounded(self, whole: u128, cut: Ordering, exact: bool, direction: PriceRounding) -> Option<u128> {
        let Some(above_first) = whole.checked_sub(self.first) else { return Some(self.lowest()) };
        // How far the price is above the last one of the grid: whole units, then what was cut off.
        let past = above_first.checked_rem(self.step)?;
        let floor = whole.checked_sub(past)?;
        let missing = self.step.checked_sub(past)?;
        let up = match direction {
            _ if past == 0 && exact => false,
            PriceRounding::Up => true,
            PriceRounding::Down => false,
            // Against the middle: twice the distance, of which the cut part is less than two.
            PriceRounding::Nearest => match past.cmp(&missing) {
                Ordering::Greater => true,
                Ordering::Equal => true,
                Ordering::Less => missing.checked_sub(past)? == 1 && cut != Ordering::Less,
            },
        };
        let price = if up { floor.checked_add(self.step)? } else { floor };
        Some(if price == 0 && !(whole == 0 && exact) { self.lowest() } else { price })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::decimal::parse;

    fn round(grid: Grid, price: &str, divisor: &str, direction: PriceRounding) -> String {
        let mut product = Product::new(parse(price).unwrap());
        product.take(parse(divisor).unwrap(), true);
        grid.round(&product, direction).unwrap().0.to_string()
    }

    #[test]
    fn a_price_goes_where_the_fraction_says_and_not_where_its_rounded_text_would() {
        use PriceRounding::{Down, Nearest, Up};
        let quarters = Grid { first: 0, step: 25, scale: 2 };
        for (price, divisor, nearest, up, down) in [
            ("1.125", "1", "1.25", "1.25", "1.00"),
            ("1.1249", "1", "1.00", "1.25", "1.00"),
            ("1.37", "1", "1.25", "1.50", "1.25"),
            ("1.25", "1", "1.25", "1.25", "1.25"),
            ("3.75001", "3", "1.25", "1.50", "1.25"),
            // Never free.
            ("0.01", "1", "0.25", "0.25", "0.25"),
            ("0.0001", "1", "0.25", "0.25", "0.25"),
        ] {
            assert_eq!(round(quarters, price, divisor, Nearest), nearest, "{price}");
            assert_eq!(round(quarters, price, divisor, Up), up, "{price}");
            assert_eq!(round(quarters, price, divisor, Down), down, "{price}");
        }
        // The middle between 11.99 and 12.99 is 12.49.
        let charm = Grid { first: 99, step: 100, scale: 2 };
        assert_eq!(round(charm, "12.4899999", "1", Nearest), "11.99");
        assert_eq!(round(charm, "12.49", "1", Nearest), "12.99");
        // The middle of an odd step lies between two units.
        let threes = Grid { first: 1, step: 3, scale: 0 };
        assert_eq!(round(threes, "2.4999", "1", Nearest), "1");
        assert_eq!(round(threes, "2.5", "1", Nearest), "4");
        assert_eq!(round(charm, "0.5", "1", Down), "0.99");
    }
}
