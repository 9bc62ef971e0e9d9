//! How far away in time something is, as ECMA-402's `RelativeTimeFormat`: `in 3 days`,
//! `yesterday` (feature `quantities`).
//!
//! Patterns and words stand in the locale's set in [`crate::pack`], from ICU4X: compiled in
//! natively, a pack elsewhere. A newcomer would look for a clock or for the difference of two
//! dates: the caller says how many of which unit, below zero for the past. Minus zero is past
//! too, as in Intl.

use super::options::{OptionValue, not_allowed, numbering_system, option_enum};
use super::plural::{PluralCategory, PluralRules, PluralType};
use super::{NumberFormat, NumberFormatOptions, Part, PartKind, Scratch};
use crate::data::names::{Kind, Names};
use crate::data::pack::PackTopic;
use crate::decimal::Digits;
use crate::error::Result;
use crate::locale::Locale;
use crate::text::concat;
use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::vec::Vec;

option_enum! {
    /// How long the text is.
    RelativeTimeStyle("style") {
        /// `in 3 months`.
        #[default]
        Long = "long",
        /// `in 3 mo.`.
        Short = "short",
        /// As short as it can be: `in 3mo`.
        Narrow = "narrow",
    }
}

option_enum! {
    /// Whether a word may stand for a number.
    RelativeTimeNumeric("numeric") {
        /// Never: `1 day ago`.
        #[default]
        Always = "always",
        /// Where the language has one: `yesterday`.
        Auto = "auto",
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RelativeTimeUnit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Quarters of a year.
    Quarter,
    /// Years.
    Year,
}

impl RelativeTimeUnit {
    /// All units, the shortest first.
    pub const ALL: &'static [Self] = &[
        Self::Second,
        Self::Minute,
        Self::Hour,
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Year,
    ];
    /// Their names, in the same order.
    pub const NAMES: &'static [&'static str] =
        &["second", "minute", "hour", "day", "week", "month", "quarter", "year"];

    /// The ECMA-402 name, in the singular.
    pub fn as_str(self) -> &'static str {
        Self::NAMES.get(self as usize).copied().unwrap_or_default()
    }

    /// Reads an ECMA-402 name in the singular or plural.
    ///
    /// # Errors
    /// `invalid-option` with the list of names.
    ///
    /// ```
    /// use coinage::format::RelativeTimeUnit;
    /// assert_eq!(RelativeTimeUnit::parse("days")?, RelativeTimeUnit::parse("day")?);
    /// let error = RelativeTimeUnit::parse("fortnight").unwrap_err();
    /// assert_eq!(error.hint(), Some("one of second, minute, hour, day, week, month, quarter, year"));
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn parse(name: &str) -> Result<Self> {
        let singular = name.strip_suffix('s').unwrap_or(name);
        let place = Self::NAMES.iter().position(|known| *known == singular);
        place.and_then(|place| Self::ALL.get(place).copied()).ok_or_else(|| not_allowed("unit", name, Self::NAMES))
    }
}

/// What a relative time format is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RelativeTimeFormatOptions {
    /// How long the text is.
    pub style: RelativeTimeStyle,
    /// Whether a word may stand for a number.
    pub numeric: RelativeTimeNumeric,
    /// The digits, the locale's own where it is left out or not known.
    pub numbering_system: Option<String>,
}

impl RelativeTimeFormatOptions {
    /// Sets an option by its ECMA-402 name (`style`, `numeric`, `numberingSystem`); names that are
    /// not known are ignored.
    ///
    /// # Errors
    /// `invalid-option` for a value that is not allowed, `bad-request` for one of a wrong type.
    ///
    /// ```
    /// use coinage::format::{OptionValue, RelativeTimeFormatOptions};
    /// let mut options = RelativeTimeFormatOptions::default();
    /// let error = options.set("numeric", OptionValue::Text("never")).unwrap_err();
    /// assert_eq!(error.to_string(), "`never` is not allowed for numeric; one of always, auto");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn set(&mut self, name: &str, value: OptionValue<'_>) -> Result<()> {
        match name {
            "style" => self.style = RelativeTimeStyle::parse(value.text(name)?)?,
            "numeric" => self.numeric = RelativeTimeNumeric::parse(value.text(name)?)?,
            "numberingSystem" => self.numbering_system = Some(numbering_system(value)?),
            "localeMatcher" => match value.text(name)? {
                "lookup" | "best fit" => {}
                other => return Err(not_allowed(name, other, &["lookup", "best fit"])),
            },
            _ => {}
        }
        Ok(())
    }
}

/// A piece of a relative time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelativeTimePart {
    /// The piece.
    pub part: Part,
    /// What is counted, where the piece is one of the number.
    pub unit: Option<RelativeTimeUnit>,
}

/// A text with the place of the number in it: where it starts and ends among all texts, and where
/// the number goes.
#[derive(Clone, Copy, Debug, Default)]
struct Pattern {
    start: usize,
    number: Option<usize>,
    end: usize,
}

/// The largest offset that may have a word.
const FARTHEST: u8 = 3;
const WORDS: usize = 7;
/// What stands in a pattern for the number.
const NUMBER: u16 = 0x10;

/// What a unit's relative times are written from, by category and by offset.
#[derive(Clone, Debug)]
struct Patterns {
    past: [Pattern; 6],
    future: [Pattern; 6],
    words: [Option<Pattern>; WORDS],
}

/// A locale's way of saying how far away in time something is, built once.
///
/// ```
/// # #[cfg(feature = "embedded")] {
/// use coinage::{Locale, decimal::Digits};
/// use coinage::format::{OptionValue, RelativeTimeFormat, RelativeTimeFormatOptions, RelativeTimeUnit};
/// let mut options = RelativeTimeFormatOptions::default();
/// let format = RelativeTimeFormat::new(&Locale::parse("en")?, &options)?;
/// assert_eq!(format.format(&Digits::parse("-1.5")?, RelativeTimeUnit::Hour), "1.5 hours ago");
/// options.set("numeric", OptionValue::Text("auto"))?;
/// let format = RelativeTimeFormat::new(&Locale::parse("de")?, &options)?;
/// assert_eq!(format.format(&Digits::parse("2")?, RelativeTimeUnit::Day), "übermorgen");
/// assert_eq!(format.format(&Digits::parse("3")?, RelativeTimeUnit::Day), "in 3 Tagen");
/// # }
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct RelativeTimeFormat {
    texts: Vec<u16>,
    /// By unit, in the order of [`RelativeTimeUnit::ALL`].
    units: Vec<Patterns>,
    number: NumberFormat,
    rules: PluralRules,
    options: RelativeTimeFormatOptions,
    locale: String,
}

impl RelativeTimeFormat {
    /// Resolves a format.
    ///
    /// # Errors
    /// `invalid-option` where the relative times of the locale are not
    /// [loaded](crate::pack::install).
    pub fn new(locale: &Locale, options: &RelativeTimeFormatOptions) -> Result<Self> {
        let mut digits = NumberFormatOptions::default();
        digits.numbering_system.clone_from(&options.numbering_system);
        let names = Names::of_row(PackTopic::Relative, locale.row())?;
        let mut texts = Texts { names: &names, style: options.style, units: Vec::new() };
        let units = RelativeTimeUnit::NAMES.iter().map(|unit| texts.patterns(unit)).collect();
        Ok(Self {
            texts: texts.units,
            units,
            number: NumberFormat::new(locale, &digits)?,
            rules: PluralRules::new(locale, PluralType::Cardinal),
            options: options.clone(),
            locale: locale.id().to_owned(),
        })
    }

    /// So many units from now as text; below zero, and for minus zero, ago.
    pub fn format(&self, value: &Digits, unit: RelativeTimeUnit) -> String {
        let mut scratch = Scratch::with_capacity(32);
        self.write(value, unit, &mut scratch);
        scratch.text_from(0)
    }

    /// Appends the text to the scratch.
    pub fn write(&self, value: &Digits, unit: RelativeTimeUnit, scratch: &mut Scratch) {
        let (pattern, number) = self.pattern(value, unit);
        let (before, after) = self.around(pattern);
        scratch.push_units(before);
        if pattern.number.is_some() {
            self.number.write(&number, scratch);
        }
        scratch.push_units(after);
    }

    /// The pieces of the text; joined they are what [`format`](Self::format) gives.
    ///
    /// ```
    /// # #[cfg(feature = "embedded")] {
    /// use coinage::{Locale, decimal::Digits, format::{RelativeTimeFormat, RelativeTimeUnit}};
    /// let format = RelativeTimeFormat::new(&Locale::parse("fr")?, &Default::default())?;
    /// let parts = format.format_to_parts(&Digits::parse("-2")?, RelativeTimeUnit::Week);
    /// let told: Vec<_> = parts.iter().map(|p| (p.part.value.as_str(), p.unit)).collect();
    /// assert_eq!(told, [("il y a ", None), ("2", Some(RelativeTimeUnit::Week)), (" semaines", None)]);
    /// # }
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn format_to_parts(&self, value: &Digits, unit: RelativeTimeUnit) -> Vec<RelativeTimePart> {
        let (pattern, number) = self.pattern(value, unit);
        let (before, after) = self.around(pattern);
        let mut parts = Vec::with_capacity(3);
        let literal = |units: &[u16]| {
            let part = Part { kind: PartKind::Literal, value: String::from_utf16_lossy(units) };
            (!units.is_empty()).then_some(RelativeTimePart { part, unit: None })
        };
        parts.extend(literal(before));
        if pattern.number.is_some() {
            let pieces = self.number.format_to_parts(&number).into_iter();
            parts.extend(pieces.map(|part| RelativeTimePart { part, unit: Some(unit) }));
        }
        parts.extend(literal(after));
        parts
    }

    /// Tells the options in use one by one, in ECMA-402's order.
    pub fn resolved_options(&self, mut tell: impl FnMut(&str, &str)) {
        tell("locale", &self.locale);
        tell("style", self.options.style.as_str());
        tell("numeric", self.options.numeric.as_str());
        tell("numberingSystem", self.number.numbering_system());
    }

    /// What a value is written with, and the number without its sign.
    fn pattern(&self, value: &Digits, unit: RelativeTimeUnit) -> (Pattern, Digits) {
        let number = value.clone().with_sign(false);
        let Some(patterns) = self.units.get(unit as usize) else { return (Pattern::default(), number) };
        if self.options.numeric == RelativeTimeNumeric::Auto
            && let Some(word) = place_of_word(value).and_then(|place| *patterns.words.get(place)?)
        {
            return (word, number);
        }
        let category = self.number.category(&self.rules, &number);
        let forms = if value.is_negative() { &patterns.past } else { &patterns.future };
        (forms.get(category as usize).copied().unwrap_or_default(), number)
    }

    /// What stands before the number and behind it.
    fn around(&self, pattern: Pattern) -> (&[u16], &[u16]) {
        let number = pattern.number.unwrap_or(pattern.end);
        let before = self.texts.get(pattern.start..number);
        let after = self.texts.get(number.saturating_add(1)..pattern.end);
        (before.unwrap_or_default(), after.unwrap_or_default())
    }
}

/// Where the word for a value would stand among a unit's.
fn place_of_word(value: &Digits) -> Option<usize> {
    let offset = match value.significant() {
        [] => 0,
        [offset @ ..=FARTHEST, rest @ ..] if value.point() == 1 && rest.iter().all(|digit| *digit == 0) => *offset,
        _ => return None,
    };
    let place = if value.is_negative() { FARTHEST.wrapping_sub(offset) } else { FARTHEST.wrapping_add(offset) };
    Some(usize::from(place))
}

/// The texts of a locale in a style, as they are gathered.
struct Texts<'a> {
    names: &'a Names,
    style: RelativeTimeStyle,
    units: Vec<u16>,
}

impl Texts<'_> {
    fn patterns(&mut self, unit: &str) -> Patterns {
        let mut words = [None; WORDS];
        for (offset, word) in ["-3", "-2", "-1", "0", "1", "2", "3"].into_iter().zip(&mut words) {
            *word = self.find(Kind::TimeWord, unit, offset, PluralCategory::Other).map(|text| self.keep(text));
        }
        Patterns { past: self.forms(Kind::Past, unit), future: self.forms(Kind::Future, unit), words }
    }

    fn forms(&mut self, kind: Kind, unit: &str) -> [Pattern; 6] {
        let mut kept: Option<(&str, Pattern)> = None;
        PluralCategory::ALL.map(|category| {
            let text = self.find(kind, unit, "", category).unwrap_or_default();
            match kept {
                // Most categories share their text with the one before.
                Some((known, pattern)) if known == text => pattern,
                _ => {
                    let pattern = self.keep(text);
                    kept = Some((text, pattern));
                    pattern
                }
            }
        })
    }

    fn keep(&mut self, text: &str) -> Pattern {
        let start = self.units.len();
        self.units.extend(text.encode_utf16());
        let number = self.units.iter().skip(start).position(|unit| *unit == NUMBER);
        Pattern { start, number: number.map(|at| start.saturating_add(at)), end: self.units.len() }
    }
}

impl<'a> Texts<'a> {
    /// A text in the style, or in the next longer one that has it.
    fn find(&self, kind: Kind, unit: &str, offset: &str, category: PluralCategory) -> Option<&'a str> {
        let names = self.names;
        let widths: &[&str] = match self.style {
            RelativeTimeStyle::Long => &["/l"],
            RelativeTimeStyle::Short => &["/s", "/l"],
            RelativeTimeStyle::Narrow => &["/n", "/s", "/l"],
        };
        let found = widths.iter().find_map(|width| names.find(kind, unit, &concat(&[width, offset])));
        found.map(|value| value.form(category as u8))
    }
}

#[cfg(all(test, feature = "embedded"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn format(locale: &str, style: &str, numeric: &str) -> RelativeTimeFormat {
        let mut options = RelativeTimeFormatOptions::default();
        options.set("style", OptionValue::Text(style)).unwrap();
        options.set("numeric", OptionValue::Text(numeric)).unwrap();
        RelativeTimeFormat::new(&Locale::parse(locale).unwrap(), &options).unwrap()
    }

    fn said(locale: &str, style: &str, numeric: &str, value: &str, unit: &str) -> String {
        format(locale, style, numeric)
            .format(&Digits::parse(value).unwrap(), RelativeTimeUnit::parse(unit).unwrap())
    }

    #[test]
    fn the_category_is_that_of_the_number_as_it_is_shown() {
        for (locale, value, unit, expected) in [
            ("en", "1", "day", "in 1 day"),
            ("en", "1.0", "day", "in 1 day"),
            ("en", "0.9999", "day", "in 1 day"),
            ("en", "1.5", "day", "in 1.5 days"),
            ("en", "-1234567.8915", "years", "1,234,567.892 years ago"),
            ("pl", "-3", "month", "3 miesiące temu"),
            ("pl", "5", "month", "za 5 miesięcy"),
            ("fr", "-1.5", "year", "il y a 1,5 an"),
            ("ar-EG", "-3", "day", "قبل ٣ أيام"),
        ] {
            assert_eq!(said(locale, "long", "always", value, unit), expected, "{locale} {value} {unit}");
        }
    }

    #[test]
    fn minus_zero_is_past() {
        assert_eq!(said("en", "long", "always", "0", "second"), "in 0 seconds");
        assert_eq!(said("en", "long", "always", "-0", "second"), "0 seconds ago");
        assert_eq!(said("en", "long", "always", "-0.0001", "second"), "0 seconds ago");
        assert_eq!(said("en", "long", "auto", "-0", "second"), "now");
        assert_eq!(said("en", "long", "auto", "-0.0001", "second"), "0 seconds ago");
    }

    #[test]
    fn words_stand_for_exact_numbers_only() {
        for (locale, value, unit, expected) in [
            ("en", "-1", "day", "yesterday"),
            ("en", "-1.00", "day", "yesterday"),
            ("en", "-1.5", "day", "1.5 days ago"),
            ("en", "-0.9999", "day", "1 day ago"),
            ("en", "-11", "day", "11 days ago"),
            ("en", "1e-1000", "day", "in 0 days"),
            ("en", "0.000", "day", "today"),
            ("en", "10e-1", "day", "tomorrow"),
            ("en", "2", "day", "in 2 days"),
            ("de", "-2", "day", "vorgestern"),
            ("ja", "0", "hour", "1 時間以内"),
            ("es", "1", "week", "la próxima semana"),
        ] {
            assert_eq!(said(locale, "long", "auto", value, unit), expected, "{locale} {value} {unit}");
        }
    }

    #[test]
    fn a_shorter_style_takes_what_it_lacks_from_the_longer() {
        assert_eq!(said("en", "short", "always", "3", "month"), "in 3 mo.");
        assert_eq!(said("en", "narrow", "always", "3", "month"), "in 3mo");
        assert_eq!(said("en", "narrow", "auto", "1", "day"), "tomorrow");
        assert_eq!(said("en", "narrow", "auto", "-1", "quarter"), "last qtr.");
    }

    #[test]
    fn every_locale_has_every_pattern() {
        for id in crate::pack::all_locales() {
            for style in RelativeTimeStyle::NAMES {
                let format = format(&id, style, "always");
                for unit in RelativeTimeUnit::ALL {
                    for value in ["-5", "5"] {
                        let parts = format.format_to_parts(&Digits::parse(value).unwrap(), *unit);
                        let number = parts.iter().filter(|part| part.unit == Some(*unit));
                        assert!(number.count() == 1 && parts.len() > 1, "{id} {style} {value} {unit:?}: {parts:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn digits_are_those_asked_for() {
        let mut options = RelativeTimeFormatOptions::default();
        options.set("numberingSystem", OptionValue::Text("deva")).unwrap();
        let format = RelativeTimeFormat::new(&Locale::parse("en").unwrap(), &options).unwrap();
        assert_eq!(format.format(&Digits::parse("12").unwrap(), RelativeTimeUnit::Week), "in १२ weeks");
        let mut told = Vec::new();
        format.resolved_options(|name, value| told.push([name, value].join("=")));
        assert_eq!(told, ["locale=en", "style=long", "numeric=always", "numberingSystem=deva"]);
    }

    #[test]
    fn a_category_may_need_no_number() {
        let format = format("ar", "long", "always");
        let parts = format.format_to_parts(&Digits::parse("-2").unwrap(), RelativeTimeUnit::Year);
        assert_eq!(parts.len(), 1);
        assert_eq!(parts.first().map(|part| part.part.value.as_str()), Some("قبل سنتين"));
    }
}
