//! The options in use, as ECMA-402's `resolvedOptions` tells them.

use super::{Notation, NumberFormat, NumberFormatOptions, Style};
use crate::format::options::decimal_text;
use crate::locale::Locale;

impl NumberFormat {
    /// Tells the options in use one by one, in ECMA-402's order. `options` and `locale` are
    /// those the format was made with.
    pub fn resolved_options(&self, locale: &Locale, options: &NumberFormatOptions, mut tell: impl FnMut(&str, &str)) {
        self.tell_options(locale, options, &mut tell);
    }

    fn tell_options(&self, locale: &Locale, options: &NumberFormatOptions, tell: &mut dyn FnMut(&str, &str)) {
        let number = |name: &str, value: u16, tell: &mut dyn FnMut(&str, &str)| {
            tell(name, decimal_text(value, &mut [0; 5]));
        };
        let rounding = &self.plan.rounding;
        tell("locale", locale.id());
        tell("numberingSystem", self.numbering_system());
        tell("style", options.style.as_str());
        if options.style == Style::Currency {
            tell("currency", options.currency_text());
            tell("currencyDisplay", options.currency_display.as_str());
            tell("currencySign", options.currency_sign.as_str());
        }
        if let (Style::Unit, Some(unit)) = (options.style, options.unit) {
            tell("unit", &unit.name());
            tell("unitDisplay", options.unit_display.as_str());
        }
        number("minimumIntegerDigits", u16::from(self.plan.minimum_integer), tell);
        let by_significant = rounding.significant.is_some();
        if !by_significant || rounding.priority != super::RoundingPriority::Auto {
            number("minimumFractionDigits", u16::from(rounding.minimum_fraction), tell);
            number("maximumFractionDigits", u16::from(rounding.maximum_fraction), tell);
        }
        if let Some((least, most)) = rounding.significant {
            number("minimumSignificantDigits", u16::from(least), tell);
            number("maximumSignificantDigits", u16::from(most), tell);
        }
        tell("useGrouping", options.grouping().as_str());
        tell("notation", options.notation.as_str());
        if options.notation == Notation::Compact {
            tell("compactDisplay", options.compact_display.as_str());
        }
        tell("signDisplay", options.sign_display.as_str());
        number("roundingIncrement", rounding.increment, tell);
        tell("roundingMode", rounding.mode.as_str());
        tell("roundingPriority", rounding.priority.as_str());
        tell("trailingZeroDisplay", options.trailing_zero_display.as_str());
    }
}
