//! What `LIST`, `UNIT` and `NAME` write: lists of words, numbers of units, names of places,
//! languages, scripts and currencies (feature `quantities`). `RELATIVE` has a room of its own.
//!
//! Their formats are made when they are written: such messages are few, and their packs may come
//! after the catalog. A newcomer would look for the unit in the message: like a currency it comes
//! with the value.

use super::relative::Relative;
use crate::decimal::Digits;
use crate::error::Result;
use crate::format::{
    DisplayNames, DisplayNamesOptions, ListFormat, ListFormatOptions, NumberFormat, NumberFormatOptions, OptionValue,
    Style, Unit,
};
use crate::locale::Locale;
use alloc::borrow::ToOwned as _;
use alloc::string::String;

/// The options of a call, as far as they are not a number's.
#[derive(Debug, Default)]
pub(super) struct Phrase {
    list: ListFormatOptions,
    names: DisplayNamesOptions,
    pub(super) relative: Relative,
}

impl Phrase {
    /// Sets an option of `LIST` or of `NAME`.
    pub(super) fn set(&mut self, is_list: bool, name: &str, value: OptionValue<'_>) -> Result<()> {
        if is_list { self.list.set(name, value) } else { self.names.set(name, value) }
    }

    /// Words as a list.
    pub(super) fn list(&self, locale: &Locale, elements: &[&str]) -> String {
        ListFormat::new(locale, &self.list).format(elements)
    }

    /// The name of a code; the code itself for one that nobody knows.
    pub(super) fn name(&self, locale: &Locale, code: &str) -> Result<String> {
        Ok(DisplayNames::new(locale, &self.names)?.of(code).unwrap_or_else(|| code.to_owned()))
    }
}

/// A number of units.
pub(super) fn unit(locale: &Locale, options: &NumberFormatOptions, number: &Digits, unit: Unit) -> Result<String> {
    let mut options = options.clone();
    (options.style, options.unit) = (Style::Unit, Some(unit));
    Ok(NumberFormat::new(locale, &options)?.format(number))
}
