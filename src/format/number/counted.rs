//! The name of a currency in place of its symbol: `1.00 US dollar`, `2.00 US dollars`.
//!
//! Which form of the name stands there depends on the digits that are shown, so a plan holds
//! the affixes of every form the locale tells apart. A newcomer would look for accounting
//! brackets: with a name, amounts follow the pattern of plain numbers.

use super::plan::Pattern;
use crate::data::names::{Kind, Names};
use crate::format::plural::{PluralCategory, PluralRules, PluralType};
use crate::locale::Locale;
use alloc::vec::Vec;

/// Adds the pattern of the category `other`, and those of the categories that differ from it.
/// Where any does, the rules and the place of each category's pattern.
pub(super) fn patterns<'a>(
    locale: &Locale,
    names: &'a Names,
    code: &'a str,
    patterns: &mut Vec<Pattern<'a>>,
) -> Option<(PluralRules, [u8; 6])> {
    let name = names.find(Kind::Currency, code, "");
    let around = names.find(Kind::Pattern, "currency", "");
    let pattern = |category: PluralCategory| {
        let around = around.map_or("{0} {1}", |around| around.form(category as u8));
        let currency = name.map_or(code, |name| name.form(category as u8));
        Pattern { positive: around, negative: around, currency }
    };
    let other = pattern(PluralCategory::Other);
    patterns.push(other);
    let rules = PluralRules::new(locale, PluralType::Cardinal);
    let mut places = [0; 6];
    for (category, place) in PluralCategory::ALL.into_iter().zip(&mut places) {
        if pattern(category) != other && rules.has(category) {
            *place = patterns.len() as u8;
            patterns.push(pattern(category));
        }
    }
    (patterns.len() > 1).then_some((rules, places))
}
