//! A conversion told field by field, for surfaces without JSON.

use super::Conversion;
use crate::money::text::date_text;
use alloc::string::String;
use alloc::string::ToString as _;
use alloc::vec::Vec;
use core::fmt::Write as _;

impl Conversion {
    /// Tells each field by its name at every surface, as text: `amount`, `currency`, `rate` and
    /// `quoted` (of a single leg), `date`, `asked` (where a day was asked for), `age` in days,
    /// `source`, `path` with commas, `legs` (of several: quoted, rate and date of each, with
    /// spaces and semicolons), `rounding`, `exact`, and `warning` for each one.
    pub fn describe(&self, mut tell: impl FnMut(&str, &str)) {
        tell("amount", &self.amount.amount().to_string());
        tell("currency", self.amount.currency().code());
        if let Some(leg) = self.single() {
            tell("rate", &leg.rate.value().to_string());
            tell("quoted", &leg.rate.quoted());
        }
        tell("date", &date_text(self.date));
        if let Some(asked) = self.asked {
            tell("asked", &date_text(asked));
        }
        tell("age", &self.age_days.to_string());
        if let Some(source) = self.source() {
            tell("source", &source);
        }
        let codes: Vec<&str> = self.path.iter().map(|currency| currency.code()).collect();
        tell("path", &codes.join(","));
        if self.legs.len() > 1 {
            let mut legs = String::new();
            for leg in &self.legs {
                if !legs.is_empty() {
                    legs.push(';');
                }
                // Writing to a String cannot fail.
                let _ = write!(legs, "{} {} {}", leg.rate.quoted(), leg.rate.value(), leg.date);
            }
            tell("legs", &legs);
        }
        tell("rounding", self.rounding.as_str());
        tell("exact", if self.exact { "true" } else { "false" });
        for warning in &self.warnings {
            tell("warning", &warning.message);
        }
    }
}
