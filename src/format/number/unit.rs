//! Units by their ECMA-402 names, and the patterns numbers stand in with them.
//!
//! A unit is one of the list that ECMA-402 sanctions, or one of them per another. A newcomer
//! would look for conversion between units: a number is written with the unit it has.

use super::options::UnitDisplay;
use crate::data::names::{Kind, Names, Value};
use crate::error::{Error, ErrorCode, Result};
use crate::format::plural::PluralCategory;
use alloc::string::String;

/// A unit of measurement: one that ECMA-402 sanctions, or one of them per another.
///
/// ```
/// use coinage::format::Unit;
/// assert_eq!(Unit::parse("kilometer-per-hour")?.name(), "kilometer-per-hour");
/// assert_eq!(Unit::parse("furlong").unwrap_err().code(), "invalid-option");
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Unit {
    counted: &'static str,
    per: Option<&'static str>,
}

impl Unit {
    /// The units that ECMA-402 sanctions.
    pub const SANCTIONED: [&str; 45] = [
        "acre",
        "bit",
        "byte",
        "celsius",
        "centimeter",
        "day",
        "degree",
        "fahrenheit",
        "fluid-ounce",
        "foot",
        "gallon",
        "gigabit",
        "gigabyte",
        "gram",
        "hectare",
        "hour",
        "inch",
        "kilobit",
        "kilobyte",
        "kilogram",
        "kilometer",
        "liter",
        "megabit",
        "megabyte",
        "meter",
        "microsecond",
        "mile",
        "mile-scandinavian",
        "milliliter",
        "millimeter",
        "millisecond",
        "minute",
        "month",
        "nanosecond",
        "ounce",
        "percent",
        "petabyte",
        "pound",
        "second",
        "stone",
        "terabit",
        "terabyte",
        "week",
        "yard",
        "year",
    ];

    /// Reads a name: `liter`, `kilometer-per-hour`.
    ///
    /// # Errors
    /// `invalid-option` for any other text.
    pub fn parse(name: &str) -> Result<Self> {
        Self::find(name).ok_or_else(|| unknown(name))
    }

    /// Whether a text names a unit.
    pub fn is_named(name: &str) -> bool {
        Self::find(name).is_some()
    }

    fn find(name: &str) -> Option<Self> {
        let sanctioned = |name: &[u8]| Self::SANCTIONED.iter().find(|known| known.as_bytes() == name).copied();
        let name = name.as_bytes();
        if let Some(counted) = sanctioned(name) {
            return Some(Self { counted, per: None });
        }
        let at = name.windows(PER.len()).position(|window| window == PER.as_bytes())?;
        let (counted, per) = name.split_at_checked(at)?;
        Some(Self { counted: sanctioned(counted)?, per: Some(sanctioned(per.get(PER.len()..)?)?) })
    }

    /// The ECMA-402 name.
    pub fn name(self) -> String {
        match self.per {
            Some(per) => crate::text::concat(&[self.counted, PER, per]),
            None => String::from(self.counted),
        }
    }

    /// Its sign stands as with ratios, unless it is spelled out.
    pub(super) const PERCENT: Self = Self { counted: "percent", per: None };

    /// The patterns of all categories, with `{0}` for the number.
    pub(super) fn patterns(self, texts: &Names, display: UnitDisplay) -> [String; 6] {
        PluralCategory::ALL.map(|category| self.pattern(texts, display, category))
    }

    fn pattern(self, texts: &Names, display: UnitDisplay, category: PluralCategory) -> String {
        let width = match display {
            UnitDisplay::Short => "/s",
            UnitDisplay::Narrow => "/n",
            UnitDisplay::Long => "/l",
        };
        let form = |value: Value<'_>| String::from(value.form(category as u8));
        let find = |kind, name: &str| texts.find(kind, name, width);
        // Some compounds have a pattern of their own: miles per hour.
        let Some(per) = self.per else { return find(Kind::Unit, self.counted).map_or_else(number_only, form) };
        if let Some(whole) = find(Kind::Unit, &self.name()) {
            return form(whole);
        }
        let counted = find(Kind::Unit, self.counted).map_or_else(number_only, form);
        if let Some(pattern) = find(Kind::PerUnit, per) {
            return filled(pattern.plain(), &counted, "");
        }
        let per = find(Kind::Unit, per).map_or_else(String::new, |value| {
            filled(value.form(PluralCategory::One as u8), "", "").trim_matches(is_space).into()
        });
        filled(find(Kind::Pattern, "per").map_or("{0}/{1}", Value::plain), &counted, &per)
    }
}

const PER: &str = "-per-";

fn number_only() -> String {
    String::from("{0}")
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}' | '\u{202f}')
}

/// A pattern with texts in the place of `{0}` and `{1}`.
fn filled(pattern: &str, first: &str, second: &str) -> String {
    let mut text = String::with_capacity(pattern.len().wrapping_add(first.len()));
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        match character {
            '{' => text.push_str(if characters.next() == Some('0') { first } else { second }),
            '}' => {}
            other => text.push(other),
        }
    }
    text
}

#[cold]
fn unknown(name: &str) -> Error {
    Error::new(ErrorCode::InvalidOption, &["`", name, "` is not allowed for unit"]).with_hint(&[
        "one of ",
        &crate::text::joined(&Unit::SANCTIONED, ", "),
        ", or one of them -per- another",
    ])
}
