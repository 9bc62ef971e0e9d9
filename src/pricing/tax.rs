//! What a market does about tax; the rates are the caller's.

use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::{Product, hundredths};
use crate::money::text::{beginning, decimal_text};
use alloc::string::String;

/// What tax does to the price that is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TaxTreatment {
    /// There is none: the price shown is what is paid.
    #[default]
    None,
    /// The price shown is net; tax comes on top when it is paid.
    Added,
    /// The price shown holds its tax.
    Included,
}

impl TaxTreatment {
    /// The names of the treatments.
    pub const NAMES: [&str; 3] = ["none", "added", "included"];

    /// The name at every surface.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Added => "added",
            Self::Included => "included",
        }
    }

    /// Reads `none`, `added` or `included`.
    ///
    /// # Errors
    /// `invalid-option`.
    pub fn parse(text: &str) -> Result<Self> {
        match text {
            "none" => Ok(Self::None),
            "added" => Ok(Self::Added),
            "included" => Ok(Self::Included),
            _ => Err(Error::new(ErrorCode::InvalidOption, &["tax can't be `", beginning(text), "`"])
                .with_hint(&["one of none, added, included"])),
        }
    }
}

/// Whether base prices hold tax already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BasePrices {
    /// They don't.
    #[default]
    Net,
    /// They do.
    Gross,
}

impl BasePrices {
    /// The names of both.
    pub const NAMES: [&str; 2] = ["net", "gross"];

    /// The name at every surface.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Net => "net",
            Self::Gross => "gross",
        }
    }

    /// Reads `net` or `gross`.
    ///
    /// # Errors
    /// `invalid-option`.
    pub fn parse(text: &str) -> Result<Self> {
        match text {
            "net" => Ok(Self::Net),
            "gross" => Ok(Self::Gross),
            _ => Err(Error::new(ErrorCode::InvalidOption, &["base prices can't be `", beginning(text), "`"])
                .with_hint(&["net or gross"])),
        }
    }
}

/// Tax of a market. Rates are in percent: 19 for 19 %.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarketTax {
    /// What tax does to the price shown.
    pub treatment: TaxTreatment,
    /// The market's rate.
    pub rate: Decimal,
    /// Whether base prices hold tax.
    pub base: BasePrices,
    /// The rate of the tax that gross base prices hold; the market's own where none is given.
    pub base_rate: Option<Decimal>,
}

impl MarketTax {
    /// The rate that is taken out of a base price, and the one that is put on: none where the two
    /// would undo each other.
    fn rates(&self) -> (Option<Decimal>, Option<Decimal>) {
        let out = match self.base {
            BasePrices::Net => None,
            BasePrices::Gross => Some(self.base_rate.unwrap_or(self.rate)),
        };
        let on = (self.treatment == TaxTreatment::Included).then_some(self.rate);
        if out == on { (None, None) } else { (out.filter(|rate| !rate.is_zero()), on.filter(|rate| !rate.is_zero())) }
    }

    /// Takes the tax of base prices out of one.
    pub(super) fn take_base_tax_out(&self, price: &mut Product) {
        if self.base == BasePrices::Gross {
            times_percent(price, self.base_rate.unwrap_or(self.rate), true);
        }
    }

    /// Turns a price as base prices are given into one as the market shows them; tells what was
    /// done, or nothing where nothing was.
    pub(super) fn apply(&self, price: &mut Product) -> Option<String> {
        let (out, on) = self.rates();
        let mut told = String::new();
        if let Some(rate) = out {
            times_percent(price, rate, true);
            told.push_str(&["÷ ", &factor(rate), ", the ", &decimal_text(rate), " % in the base price"].concat());
        }
        if let Some(rate) = on {
            times_percent(price, rate, false);
            if !told.is_empty() {
                told.push_str("; ");
            }
            told.push_str(&["× ", &factor(rate), ", ", &decimal_text(rate), " % included"].concat());
        }
        (!told.is_empty()).then_some(told)
    }
}

/// Multiplies by `1 + percent ÷ 100`, or divides by it; the factor is above zero.
pub(super) fn times_percent(price: &mut Product, percent: Decimal, divides: bool) {
    let places = percent.scale().saturating_add(2);
    price.take_parts(hundredths(percent).unsigned_abs(), places, divides);
}

/// The factor of a percentage as text: 1.19 for 19.
pub(super) fn factor(percent: Decimal) -> String {
    let exact = crate::decimal::of_parts(false, hundredths(percent).unsigned_abs(), percent.scale().saturating_add(2));
    exact.map_or_else(
        || ["1 + ", &decimal_text(percent), " %"].concat(),
        |factor| decimal_text(crate::decimal::without_zeros(factor)),
    )
}
