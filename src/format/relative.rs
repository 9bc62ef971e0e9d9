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
use crate::data::names::{Kind, Names, Value};
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
    pub const ALL: &'static [Self] =
        &[Self::Second, Self::Minute, Self::Hour, Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Year];
    /// Their names, in the same order.
    pub const NAMES: &'static [&'static str] = &["second", "minute", "hour", "day", "week", "month", "quarter", "year"];

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
    /// assert_eq!(error.to_string(), "`never` is not allowed for numeric");
    /// assert_eq!(error.hint(), Some("one of always, auto"));
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

/// Where a pattern or word stands among a format's texts.
#[derive(Clone, Copy, Debug, Default)]
struct Pattern {
    start: u32,
    end: u32,
}

/// The largest offset that may have a word.
const FARTHEST: u8 = 3;
/// How many patterns a unit has: six categories of the past, six of the future, a word for each
/// offset.
const PATTERNS: usize = 19;
const FUTURE: usize = 6;
const WORDS: usize = 12;
const OFFSETS: [&str; 7] = ["-3", "-2", "-1", "0", "1", "2", "3"];
/// What stands in a pattern for the number.
const NUMBER: u16 = 0x10;

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
    texts: Scratch,
    /// Those of all units, in the order of [`RelativeTimeUnit::ALL`].
    patterns: Vec<Pattern>,
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
        let mut format = Self {
            texts: Scratch::new(),
            patterns: Vec::with_capacity(RelativeTimeUnit::NAMES.len().saturating_mul(PATTERNS)),
            number: NumberFormat::new(locale, &digits)?,
            rules: PluralRules::new(locale, PluralType::Cardinal),
            options: options.clone(),
            locale: locale.id().to_owned(),
        };
        for unit in RelativeTimeUnit::NAMES {
            format.add(find(&names, options.style, Kind::Past, unit, ""));
            format.add(find(&names, options.style, Kind::Future, unit, ""));
            for offset in OFFSETS {
                let word = find(&names, options.style, Kind::TimeWord, unit, offset);
                let pattern = format.keep(word.map_or("", Value::plain));
                format.patterns.push(pattern);
            }
        }
        Ok(format)
    }

    /// Adds the patterns of all categories.
    #[inline(never)]
    fn add(&mut self, forms: Option<Value<'_>>) {
        let (mut last, mut pattern) = ("", Pattern::default());
        for category in PluralCategory::ALL {
            let text = forms.map_or("", |forms| forms.form(category as u8));
            // Most categories share their text with the one before.
            if text != last {
                (last, pattern) = (text, self.keep(text));
            }
            self.patterns.push(pattern);
        }
    }

    #[inline(never)]
    fn keep(&mut self, text: &str) -> Pattern {
        let start = self.texts.len() as u32;
        self.texts.push_str(text);
        Pattern { start, end: self.texts.len() as u32 }
    }

    /// So many units from now as text; below zero, and for minus zero, ago.
    pub fn format(&self, value: &Digits, unit: RelativeTimeUnit) -> String {
        let mut scratch = Scratch::with_capacity(32);
        self.write(value, unit, &mut scratch);
        scratch.text_from(0)
    }

    /// Appends the text to the scratch.
    pub fn write(&self, value: &Digits, unit: RelativeTimeUnit, scratch: &mut Scratch) {
        let number = value.clone().with_sign(false);
        for piece in self.text(value, &number, unit).split_inclusive(|unit| *unit == NUMBER) {
            let (text, has_number) = piece.strip_suffix(&[NUMBER]).map_or((piece, false), |text| (text, true));
            scratch.push_units(text);
            if has_number {
                self.number.write(&number, scratch);
            }
        }
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
        let number = value.clone().with_sign(false);
        let mut parts = Vec::new();
        for piece in self.text(value, &number, unit).split_inclusive(|unit| *unit == NUMBER) {
            let (text, has_number) = piece.strip_suffix(&[NUMBER]).map_or((piece, false), |text| (text, true));
            if !text.is_empty() {
                let part = Part { kind: PartKind::Literal, value: String::from_utf16_lossy(text) };
                parts.push(RelativeTimePart { part, unit: None });
            }
            if has_number {
                for part in self.number.format_to_parts(&number) {
                    parts.push(RelativeTimePart { part, unit: Some(unit) });
                }
            }
        }
        parts
    }

    /// Tells the options in use one by one, in ECMA-402's order.
    pub fn resolved_options(&self, mut tell: impl FnMut(&str, &str)) {
        tell("locale", &self.locale);
        tell("style", self.options.style.as_str());
        tell("numeric", self.options.numeric.as_str());
        tell("numberingSystem", self.number.numbering_system());
    }

    /// What a value is written with; `number` is the value without its sign.
    #[inline(never)]
    fn text(&self, value: &Digits, number: &Digits, unit: RelativeTimeUnit) -> &[u16] {
        let first = (unit as usize).wrapping_mul(PATTERNS);
        let get = |place: usize| {
            let pattern = self.patterns.get(first.wrapping_add(place)).copied().unwrap_or_default();
            self.texts.units().get(pattern.start as usize..pattern.end as usize).unwrap_or_default()
        };
        if self.options.numeric == RelativeTimeNumeric::Auto
            && let Some(place) = place_of_word(value)
        {
            let word = get(WORDS.wrapping_add(place));
            if !word.is_empty() {
                return word;
            }
        }
        let category = self.number.category(&self.rules, number) as usize;
        get(if value.is_negative() { category } else { FUTURE.wrapping_add(category) })
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

/// A text in the style, or in the next longer one that has it.
#[inline(never)]
fn find<'n>(names: &'n Names, style: RelativeTimeStyle, kind: Kind, unit: &str, offset: &str) -> Option<Value<'n>> {
    for (width, of_style) in ["/n", "/s", "/l"].into_iter().zip(RelativeTimeStyle::ALL.iter().rev()) {
        // Styles stand from the longest to the shortest.
        if (*of_style as u8) <= style as u8
            && let Some(value) = names.find(kind, unit, &concat(&[width, offset]))
        {
            return Some(value);
        }
    }
    None
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
        format(locale, style, numeric).format(&Digits::parse(value).unwrap(), RelativeTimeUnit::parse(unit).unwrap())
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
