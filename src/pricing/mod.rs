//! Pricing: from one base price to the local prices of markets, step by step.
//!
//! Here stand what a market does to a price ([`Market`]), the price it leads to with every step
//! told ([`Pricer`], [`Price`], [`PriceStep`]), offers that keep their rate ([`Quote`]) and how far
//! a price list has drifted from mid rates ([`Drift`]). Rates and their dates are a room below,
//! files and clocks above. A newcomer would round after every step: the price stays one fraction
//! from the conversion to the tax, and the first step that rounds is the one that says so.
//!
//! The order of the steps is fixed: a fixed price of the market's list, where it has one, is the
//! whole answer; else the base price is converted, marked up, charged with fees, discounted, taxed,
//! rounded to the increment, given its ending, lifted to the minimum, held where it moved too
//! little, and made payable in cash.

mod charm;
mod draft;
mod drift;
#[cfg(feature = "settings")]
mod file;
mod grid;
mod market;
mod price;
mod pricer;
mod quote;
#[cfg(feature = "settings")]
mod schema;
mod tax;

pub use charm::CharmEnding;
pub use draft::{MEMBERS, MarketDraft};
pub use drift::Drift;
#[cfg(feature = "settings")]
pub use file::MarketFile;
pub use grid::PriceRounding;
pub use market::{Market, MarketRates, RateSnapshot};
pub use price::{Price, PriceStep};
pub use pricer::{Item, Pricer};
pub use quote::{Quote, Refund};
#[cfg(feature = "settings")]
pub use schema::schema;
pub use tax::{BasePrices, MarketTax, TaxTreatment};
