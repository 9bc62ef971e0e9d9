//! The options in use, as ECMA-402's `resolvedOptions` tells them.

use super::{NumberFormat, NumberFormatOptions, Style};
use crate::decimal::Digits;
use crate::error::Result;
use crate::format::number::Part;
use crate::format::number::parts::PartKind;
use crate::format::number::plan::Sign;
use crate::locale::Locale;
use alloc::borrow::ToOwned as _;
use alloc::string::ToString as _;
use alloc::vec::Vec;

impl NumberFormat {
    /// Tells the options in use one by one, in ECMA-402's order. `options` and `locale` are
    /// those the format was made with.
    pub fn resolved_options(&self, locale: &Locale, options: &NumberFormatOptions, mut tell: impl FnMut(&str, &str)) {
        let number = |name: &str, value: u16, tell: &mut dyn FnMut(&str, &str)| {
            tell(name, &Digits::from(u64::from(value)).to_string());
        };
        let rounding = &self.plan.rounding;
        tell("locale", locale.id());
        tell("numberingSystem", self.numbering_system());
        tell("style", options.style.as_str());
        if let (Style::Currency, Some(code)) = (options.style, options.currency) {
            tell("currency", core::str::from_utf8(&code).unwrap_or_default());
            tell("currencyDisplay", options.currency_display.as_str());
            tell("currencySign", options.currency_sign.as_str());
        }
        number("minimumIntegerDigits", u16::from(self.plan.minimum_integer), &mut tell);
        let by_significant = rounding.significant.is_some();
        if !by_significant || options.rounding_priority != super::RoundingPriority::Auto {
            number("minimumFractionDigits", u16::from(rounding.minimum_fraction), &mut tell);
            number("maximumFractionDigits", u16::from(rounding.maximum_fraction), &mut tell);
        }
        if let Some((least, most)) = rounding.significant {
            number("minimumSignificantDigits", u16::from(least), &mut tell);
            number("maximumSignificantDigits", u16::from(most), &mut tell);
        }
        tell("useGrouping", options.use_grouping.as_str());
        tell("notation", "standard");
        tell("signDisplay", options.sign_display.as_str());
        number("roundingIncrement", rounding.increment, &mut tell);
        tell("roundingMode", rounding.mode.as_str());
        tell("roundingPriority", rounding.priority.as_str());
        tell("trailingZeroDisplay", options.trailing_zero_display.as_str());
    }

    /// The pieces of a number given as text; also of `NaN`, `Infinity` and `-Infinity`, as Intl
    /// tells them.
    ///
    /// # Errors
    /// `invalid-number` for any other text.
    pub fn text_to_parts(&self, text: &str) -> Result<Vec<Part>> {
        let (sign, kind, word) = match text {
            "NaN" => (self.plan.sign(false, true), PartKind::Nan, self.plan.symbols.nan),
            "Infinity" => (self.plan.sign(false, false), PartKind::Infinity, self.plan.symbols.infinity),
            "-Infinity" => (self.plan.sign(true, false), PartKind::Infinity, self.plan.symbols.infinity),
            _ => return Digits::parse(text).map(|value| self.format_to_parts(&value)),
        };
        Ok(self.word_to_parts(sign, kind, word))
    }

    fn word_to_parts(&self, sign: Sign, kind: PartKind, word: &str) -> Vec<Part> {
        self.parts_around(&self.plan.layout, sign, |parts| parts.push(Part { kind, value: word.to_owned() }))
    }
}
