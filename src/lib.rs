//! Fluent messages, locale-aware formatting and exact multi-currency conversion, one core for
//! the browser, the server and the command line.

#![warn(missing_docs)]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "batch")]
pub mod batch;
mod calendar;
pub mod catalog;
#[cfg(feature = "eval")]
pub mod check;
mod data;
pub mod decimal;
mod error;
#[cfg(feature = "eval")]
pub mod eval;
pub mod exchange;
pub mod format;
#[cfg(any(feature = "eval", feature = "sources"))]
mod json;
mod locale;
pub mod message;
pub mod money;
#[cfg(feature = "settings")]
pub mod settings;
mod shelf;
mod text;
#[cfg(feature = "wasm")]
mod wasm;

pub use calendar::{Date, Instant};
pub use catalog::{Answer, Catalog};
pub use data::{CLDR_JSON_VERSION, CLDR_VERSION, pack};
pub use decimal::{Decimal, RoundingMode};
pub use error::{Error, ErrorCode, Place, Result};
pub use locale::{Direction, Locale, NegotiationStrategy, negotiate};
pub use money::{CashUnit, Currency, Money, allocate};
