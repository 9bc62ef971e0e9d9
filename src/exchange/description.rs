//! A conversion told field by field, for surfaces without JSON.

use super::Conversion;
use crate::money::text::{push_count, push_date, push_decimal};
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
        // One buffer for all texts.
        let mut text = String::new();
        push_decimal(&mut text, self.amount.amount());
        tell("amount", &text);
        tell("currency", self.amount.currency().code());
        if let Some(leg) = self.single() {
            text.clear();
            push_decimal(&mut text, leg.rate.value());
            tell("rate", &text);
            text.clear();
            leg.rate.push_quoted(&mut text);
            tell("quoted", &text);
        }
        for (name, date) in [("date", Some(self.date)), ("asked", self.asked)] {
            if let Some(date) = date {
                text.clear();
                push_date(&mut text, date);
                tell(name, &text);
            }
        }
        text.clear();
        push_count(&mut text, i64::from(self.age_days));
        tell("age", &text);
        if let Some(source) = self.source() {
            tell("source", &source);
        }
        text.clear();
        for currency in &self.path {
            if !text.is_empty() {
                text.push(',');
            }
            text.push_str(currency.code());
        }
        tell("path", &text);
        if self.legs.len() > 1 {
            text.clear();
            for leg in &self.legs {
                if !text.is_empty() {
                    text.push(';');
                }
                leg.rate.push_quoted(&mut text);
                text.push(' ');
                push_decimal(&mut text, leg.rate.value());
                text.push(' ');
                push_date(&mut text, leg.date);
            }
            tell("legs", &text);
        }
        tell("rounding", self.rounding.as_str());
        tell("exact", if self.exact { "true" } else { "false" });
        for warning in &self.warnings {
            tell("warning", &warning.message);
        }
    }
}
