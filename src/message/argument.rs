//! What callers give to a message.

use crate::calendar::Instant;
use crate::decimal::Digits;
use crate::format::Unit;
use crate::money::{Currency, Money};
#[cfg(feature = "quantities")]
use {super::range::ValueRange, alloc::string::String, alloc::vec::Vec};

/// A value for a variable of a message.
///
/// A money amount carries its currency: a translator may say how it is shown, never which
/// currency it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument<'a> {
    /// Text, put in as it is.
    Text(&'a str),
    /// Text in UTF-16, as JavaScript's strings are.
    Units(&'a [u16]),
    /// An exact number; `{ $n }` shows it as its locale does.
    Number(Digits),
    /// `coefficient × 10^-scale` with at most 38 decimal places: the short way for a number or,
    /// with a currency, for an amount of money.
    Scaled(i64, u32, Option<Currency>),
    /// An amount of money.
    Money(Money),
    /// A moment.
    DateTime(Instant),
    /// Words to be listed; `{ $names }` joins them with the locale's "and".
    List(&'a [&'a str]),
    /// A number of units; a message says how the unit is shown, never which it is.
    Unit(Digits, Unit),
    /// Words to be listed that nobody else keeps.
    #[cfg(feature = "quantities")]
    Words(Vec<String>),
    /// A number or an amount between two; `{ $days }` writes it as `3–5`.
    #[cfg(feature = "quantities")]
    Range(ValueRange),
}

/// The values for one call, found by name or by position.
#[derive(Clone, Copy, Debug)]
pub enum Arguments<'a> {
    /// Pairs of name and value; of equal names the first counts.
    Named(&'a [(&'a str, Argument<'a>)]),
    /// Values in the order of a signature ([`Bundle::signature`](super::Bundle::signature));
    /// `None` where the caller has none.
    Positional(&'a [u32], &'a [Option<Argument<'a>>]),
}

impl<'a> Arguments<'a> {
    /// No arguments at all.
    pub const NONE: Self = Self::Named(&[]);

    /// The value for a variable, by its name and its number in the bundle.
    #[inline]
    pub(crate) fn find<'n>(&self, number: u32, name: impl FnOnce() -> &'n str) -> Option<&'a Argument<'a>> {
        match *self {
            Self::Named(pairs) => {
                let name = name();
                pairs.iter().find(|(given, _)| *given == name).map(|(_, value)| value)
            }
            Self::Positional(signature, values) => {
                let position = signature.iter().position(|&known| known == number)?;
                values.get(position)?.as_ref()
            }
        }
    }
}
