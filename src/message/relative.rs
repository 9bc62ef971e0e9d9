//! What `RELATIVE` writes: a number of time units as a distance from now, `in 3 days` (feature
//! `quantities`).
//!
//! The unit is the message's to say, unlike that of `UNIT`: whoever passes days writes `day`. The
//! format is made at its first use, as its pack may come after the catalog.

use crate::decimal::Digits;
use crate::error::{Error, ErrorCode, Result};
use crate::format::{OptionValue, RelativeTimeFormat, RelativeTimeFormatOptions, RelativeTimeUnit};
use crate::locale::Locale;
use crate::shelf::Shelf;
use alloc::string::String;

/// The options of a call and, once it was needed, its format.
#[derive(Debug, Default)]
pub(super) struct Relative {
    options: RelativeTimeFormatOptions,
    unit: Option<RelativeTimeUnit>,
    names_unit: bool,
    format: Shelf<RelativeTimeFormat>,
}

impl Relative {
    /// Sets an option.
    pub(super) fn set(&mut self, name: &str, value: OptionValue<'_>) -> Result<()> {
        if name != "unit" {
            return self.options.set(name, value);
        }
        self.names_unit = true;
        self.unit = Some(RelativeTimeUnit::parse(value.text(name)?)?);
        Ok(())
    }

    /// What is wrong with the options together: they have to name a unit.
    pub(super) fn fault(&self) -> Option<Error> {
        let hint = ["one of ", &crate::text::joined(RelativeTimeUnit::NAMES, ", "), ", like unit: \"day\""];
        (!self.names_unit)
            .then(|| Error::new(ErrorCode::InvalidOption, &["the option unit is missing"]).with_hint(&hint))
    }

    /// What is counted; `None` where the options did not say it, which is their fault.
    pub(super) fn unit(&self) -> Option<RelativeTimeUnit> {
        self.unit
    }

    /// So many units from now.
    pub(super) fn format(&self, locale: &Locale, value: &Digits, unit: RelativeTimeUnit) -> Result<String> {
        let known = self.format.iter().next();
        let format = match known {
            Some(format) => format,
            None => self.format.keep(RelativeTimeFormat::new(locale, &self.options)?),
        };
        Ok(format.format(value, unit))
    }
}
