//! Formatting: every formatter is built once into a flat plan and then writes into a sink.
//!
//! The plans stand on the CLDR table alone; ICU4X's formatters are what they are tested
//! against. All formatters write UTF-16 units into a [`Scratch`]; returning a `String` is a
//! convenience on top. A newcomer would look for floating point: values are exact
//! [`Digits`](crate::decimal::Digits) throughout.

#[cfg(feature = "dates")]
mod compact;
#[cfg(feature = "dates")]
mod date;
#[cfg(feature = "facts")]
mod display_digits;
mod list;
#[cfg(feature = "std")]
mod money;
mod names;
pub(crate) mod number;
pub(crate) mod options;
#[cfg(feature = "parsing")]
mod parse;
mod plural;
#[cfg(feature = "quantities")]
mod relative;
mod scratch;

#[cfg(feature = "dates")]
pub use date::{DateStyle, DateTimeFormat, DateTimeFormatOptions, HourCycle, ResolvedDateTimeFormatOptions, TimeStyle};
pub use list::{ListFormat, ListFormatOptions, ListStyle, ListType};
#[cfg(feature = "std")]
pub use money::LocalizedMoney;
pub use names::{
    DisplayNames, DisplayNamesFallback, DisplayNamesOptions, DisplayNamesStyle, DisplayNamesType, LanguageDisplay,
};
#[cfg(feature = "wasm")]
pub(crate) use number::Marked;
pub use number::{
    CompactDisplay, CurrencyDigits, CurrencyDisplay, CurrencySign, Notation, NumberFormat, NumberFormatOptions, Part,
    PartKind, RoundingPriority, SignDisplay, Style, TrailingZeroDisplay, Unit, UnitDisplay, UseGrouping,
    numbering_systems,
};
#[cfg(feature = "quantities")]
pub use number::{RangePart, RangeSource};
pub use options::OptionValue;
#[cfg(feature = "parsing")]
pub use parse::{NumberParser, ParsedNumber};
pub use plural::{PluralCategory, PluralRules, PluralType};
#[cfg(feature = "quantities")]
pub use relative::{
    RelativeTimeFormat, RelativeTimeFormatOptions, RelativeTimeNumeric, RelativeTimePart, RelativeTimeStyle,
    RelativeTimeUnit,
};
pub use scratch::Scratch;
