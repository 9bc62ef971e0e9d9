//! Money: the currencies of ISO 4217, amounts in them, and their arithmetic.
//!
//! Here stand the registry ([`Currency`]: what the lists say, nothing locales say), amounts
//! ([`Money`]: an exact decimal and a currency, checked everywhere) and sharing an amount out
//! without losing a cent ([`allocate`]). Exchange rates stand a floor higher, symbols and
//! patterns in `format`. A newcomer would take the two decimal places shown for a currency for
//! those it is counted in: ISO 4217's minor units ([`Currency::minor_units`]) are what amounts
//! round to, and they differ from CLDR's display digits for more than twenty currencies.

mod allocation;
mod amount;
#[cfg(feature = "std")]
mod arithmetic;
#[cfg(feature = "std")]
mod bag;
#[cfg(feature = "facts")]
mod cash;
mod currency;
#[cfg(feature = "serde")]
mod json;
#[cfg(feature = "facts")]
mod provider;
#[cfg(feature = "std")]
mod reading;
#[cfg(feature = "facts")]
mod registry;
#[cfg(feature = "std")]
mod sharing;
#[cfg(feature = "std")]
mod tax;
#[cfg(feature = "facts")]
mod territory;

pub(crate) mod text;

pub use allocation::allocate;
pub use amount::Money;
pub(crate) use amount::{minor_units, no_minor_unit, overflow};
#[cfg(feature = "std")]
pub use arithmetic::{Discount, DiscountLimit, Discounted, LineRounding};
#[cfg(feature = "std")]
pub use bag::MoneyBag;
#[cfg(feature = "facts")]
pub use cash::{CashRule, SmallAmounts};
pub(crate) use currency::constant;
pub use currency::{CashUnit, Currency};
#[cfg(feature = "serde")]
pub use json::{as_minor, as_text};
#[cfg(feature = "facts")]
pub use provider::{PaymentProvider, PaymentPurpose};
#[cfg(feature = "facts")]
pub(crate) use registry::of_letters as registered_currency;
#[cfg(feature = "std")]
pub use sharing::{Allocation, AllocationMode, AllocationStep};
#[cfg(feature = "std")]
pub use tax::{TaxBasis, TaxRounding, TaxSplit};
#[cfg(feature = "facts")]
pub use territory::{Territory, TerritoryCurrency};
