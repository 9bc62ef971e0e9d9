//! A conversion told field by field, for surfaces without JSON.

use super::Conversion;
use crate::money::text::{count_text, date_text, decimal_text, push_date, push_decimal};
use alloc::string::String;

impl Conversion {
    /// Tells each field by its name at every surface, as text: `amount`, `currency`, `rate` and
    /// `quoted` (of a single leg), `date`, `asked` (where a day was asked for), `age` in days,
    /// `source`, `path` with commas, `legs` (of several: quoted, rate and date of each, with
    /// spaces and semicolons), `rounding`, `exact`, and `warning` for each one.
    pub fn describe(&self, mut tell: impl FnMut(&str, &str)) {
        self.describe_to(&mut tell);
    }

    fn describe_to(&self, tell: &mut dyn FnMut(&str, &str)) {
        tell("amount", &decimal_text(self.amount.amount()));
        tell("currency", self.amount.currency().code());
        if let Some(leg) = self.single() {
            tell("rate", &decimal_text(leg.rate.value()));
            tell("quoted", &leg.rate.quoted());
        }
        tell("date", &date_text(self.date));
        if let Some(asked) = self.asked {
            tell("asked", &date_text(asked));
        }
        tell("age", &count_text(i64::from(self.age_days)));
        if let Some(source) = self.source() {
            tell("source", &source);
        }
        let mut path = String::new();
        for currency in &self.path {
            if !path.is_empty() {
                path.push(',');
            }
            path.push_str(currency.code());
        }
        tell("path", &path);
        if self.legs.len() > 1 {
            let mut legs = String::new();
            for leg in &self.legs {
                if !legs.is_empty() {
                    legs.push(';');
                }
                legs.push_str(&leg.rate.quoted());
                legs.push(' ');
                push_decimal(&mut legs, leg.rate.value());
                legs.push(' ');
                push_date(&mut legs, leg.date);
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
