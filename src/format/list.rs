//! Lists in a sentence: joined with and, or or nothing, as ECMA-402's `ListFormat`.
//!
//! Joiners stand in `data/cldr/lists.bin`, from ICU4X. Three of them look at the element that
//! follows: Spanish "y" and "o" turn to "e" and "u" before the same sound, Hebrew puts a hyphen
//! before what is not Hebrew. A newcomer would look for a pattern with a place for the first
//! element behind some text: CLDR has none, every list begins with its first element.

use super::options::{OptionValue, not_allowed, option_enum};
use super::{Part, PartKind, Scratch};
use crate::data::{Cursor, Pool, record_of_row};
use crate::error::Result;
use crate::locale::Locale;
use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::RangeInclusive;

static LISTS: &[u8] = include_bytes!("../../data/cldr/lists.bin");

/// Between two of a row's texts.
const NEXT: u8 = 4;
/// Before the text after the second element.
const AFTER: u8 = 5;
/// Before the joiner of a rule: which rule it is.
const FIRST_RULE: u8 = 6;
const LAST_RULE: u8 = 8;

option_enum! {
    /// What joins the last element.
    ListType("type") {
        /// "and".
        #[default]
        Conjunction = "conjunction",
        /// "or".
        Disjunction = "disjunction",
        /// Nothing: measures such as `5 hours, 3 minutes`.
        Unit = "unit",
    }
}

option_enum! {
    /// How long the joiners are.
    ListStyle("style") {
        /// In words.
        #[default]
        Long = "long",
        /// Shorter where the language has it.
        Short = "short",
        /// As short as it can be.
        Narrow = "narrow",
    }
}

/// What a list format is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListFormatOptions {
    /// What joins the last element.
    pub list_type: ListType,
    /// How long the joiners are.
    pub style: ListStyle,
}

impl ListFormatOptions {
    /// Sets an option by its ECMA-402 name (`type`, `style`); names that are not known are
    /// ignored.
    ///
    /// # Errors
    /// `invalid-option` for a value that is not allowed, `bad-request` for one of a wrong type.
    pub fn set(&mut self, name: &str, value: OptionValue<'_>) -> Result<()> {
        match name {
            "type" => self.list_type = ListType::parse(value.text(name)?)?,
            "style" => self.style = ListStyle::parse(value.text(name)?)?,
            "localeMatcher" => match value.text(name)? {
                "lookup" | "best fit" => {}
                other => return Err(not_allowed(name, other, &["lookup", "best fit"])),
            },
            _ => {}
        }
        Ok(())
    }
}

/// What stands between two elements and after the second.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Joiner {
    between: Vec<u16>,
    after: Vec<u16>,
}

impl Joiner {
    fn read(text: &[u8]) -> Self {
        let (between, after) = split(text, AFTER..=AFTER);
        Self { between: units(between), after: units(after) }
    }
}

/// What stands before and behind the first of these bytes; nothing behind where there is none.
fn split(text: &[u8], bytes: RangeInclusive<u8>) -> (&[u8], &[u8]) {
    let at = text.iter().position(|byte| bytes.contains(byte)).unwrap_or(text.len());
    let (before, behind) = text.split_at_checked(at).unwrap_or((text, &[]));
    (before, behind.get(1..).unwrap_or_default())
}

fn units(text: &[u8]) -> Vec<u16> {
    core::str::from_utf8(text).unwrap_or_default().encode_utf16().collect()
}

/// When another joiner takes the place of the usual one: by the start of the element after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    Never,
    /// Spanish: the sound of "i", but not a diphthong as in "hielo".
    SoundOfI,
    /// Spanish: the sound of "o", also in 8 and 11.
    SoundOfO,
    /// Hebrew: anything that is not a Hebrew letter.
    NotHebrew,
}

#[derive(Clone, Debug)]
struct LastJoiner {
    rule: Rule,
    usual: Joiner,
    other: Joiner,
}

impl LastJoiner {
    fn read(text: &[u8]) -> Self {
        let (usual, other) = split(text, FIRST_RULE..=LAST_RULE);
        let rule = match text.get(usual.len()).map(|byte| byte.wrapping_sub(FIRST_RULE)) {
            Some(0) => Rule::SoundOfI,
            Some(1) => Rule::SoundOfO,
            Some(_) => Rule::NotHebrew,
            None => Rule::Never,
        };
        Self { rule, usual: Joiner::read(usual), other: Joiner::read(other) }
    }

    fn before(&self, next: &str) -> &Joiner {
        let other = match self.rule {
            Rule::Never => false,
            Rule::SoundOfI => has_sound_of_i(next),
            Rule::SoundOfO => has_sound_of_o(next),
            Rule::NotHebrew => next.chars().next().is_some_and(|first| !is_hebrew(first)),
        };
        if other { &self.other } else { &self.usual }
    }
}

fn has_sound_of_i(text: &str) -> bool {
    match text.as_bytes() {
        [b'i' | b'I', ..] => true,
        [b'h' | b'H', b'i' | b'I', rest @ ..] => !matches!(rest.first(), Some(b'a' | b'A' | b'e' | b'E')),
        _ => false,
    }
}

/// "o", "ho", numbers that begin with 8, and 11 as a number of its own: alone, with thousands
/// (11.000 is "once mil") or decimals, but not 110.
fn has_sound_of_o(text: &str) -> bool {
    let mut rest = match text.as_bytes() {
        [b'o' | b'O' | b'8', ..] | [b'h' | b'H', b'o' | b'O', ..] => return true,
        [b'1', b'1', rest @ ..] => rest,
        _ => return false,
    };
    loop {
        rest = match rest {
            [b'.', a, b, c, after @ ..] | [a, b, c, after @ ..]
                if a.is_ascii_digit() && b.is_ascii_digit() && c.is_ascii_digit() =>
            {
                after
            }
            _ => break,
        };
    }
    if let [b',', after @ ..] = rest {
        let digits = after.iter().take_while(|byte| byte.is_ascii_digit()).count();
        rest = after.get(digits..).unwrap_or_default();
    }
    !matches!(rest.first(), Some(b'.' | b',' | b'0'..=b'9'))
}

/// Whether a character is of the Hebrew script: the property `Script` of Unicode 18.
fn is_hebrew(character: char) -> bool {
    matches!(u32::from(character),
        0x591..=0x5c9 | 0x5d0..=0x5ea | 0x5ef..=0x5f4 | 0xfb1d..=0xfb36 | 0xfb38..=0xfb3c | 0xfb3e
        | 0xfb40..=0xfb41 | 0xfb43..=0xfb44 | 0xfb46..=0xfb4f)
}

/// The joiners of a row for one of the nine types and styles: start, middle, end and pair.
///
/// Layout of the file: how many rows, records and shapes (u16 each); the map of the rows; the
/// number of each record's shape; the shapes, 36 bytes each, a text's number for each joiner;
/// the pool of the records' texts.
fn joiners(row: u16, kind: usize) -> [&'static [u8]; 4] {
    let mut cursor = Cursor::new(LISTS);
    let (rows, records, shapes) = (cursor.u16(), cursor.u16(), cursor.u16());
    let record = record_of_row(cursor.take(usize::from(rows)), row);
    let shape = cursor.take(usize::from(records)).get(record).copied().unwrap_or(0);
    let shapes = cursor.take(usize::from(shapes).wrapping_mul(36)).as_chunks::<36>().0;
    let shape = shapes.get(usize::from(shape)).map_or(&[][..], |shape| shape.as_chunks::<4>().0);
    let numbers = shape.get(kind).copied().unwrap_or_default();
    let (texts, _) = Pool::new(cursor, 3).numbered(record);
    numbers.map(|number| {
        let mut rest = texts;
        for _ in 0..number {
            rest = split(rest, NEXT..=NEXT).1;
        }
        split(rest, NEXT..=NEXT).0
    })
}

/// A locale's way of joining a list, built once.
///
/// ```
/// use coinage::Locale;
/// use coinage::format::{ListFormat, ListFormatOptions, OptionValue};
/// let list = ListFormat::new(&Locale::parse("en")?, &ListFormatOptions::default());
/// assert_eq!(list.format(&["apples", "pears", "plums"]), "apples, pears, and plums");
/// let mut options = ListFormatOptions::default();
/// options.set("type", OptionValue::Text("disjunction"))?;
/// let list = ListFormat::new(&Locale::parse("es")?, &options);
/// assert_eq!(list.format(&["plata", "oro"]), "plata u oro");
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct ListFormat {
    start: Joiner,
    middle: Vec<u16>,
    end: LastJoiner,
    pair: LastJoiner,
    options: ListFormatOptions,
    locale: String,
}

impl ListFormat {
    /// The joiners of a locale and options.
    pub fn new(locale: &Locale, options: &ListFormatOptions) -> Self {
        let kind = match options.list_type {
            ListType::Conjunction => 0,
            ListType::Disjunction => 3,
            ListType::Unit => 6_usize,
        };
        let width = match options.style {
            ListStyle::Long => 0,
            ListStyle::Short => 1,
            ListStyle::Narrow => 2_usize,
        };
        let [start, middle, end, pair] = joiners(locale.row(), kind.wrapping_add(width));
        Self {
            start: Joiner::read(start),
            middle: units(middle),
            end: LastJoiner::read(end),
            pair: LastJoiner::read(pair),
            options: *options,
            locale: locale.id().to_owned(),
        }
    }

    /// Writes the elements joined; allocates only where the scratch has to grow.
    pub fn write(&self, elements: &[&str], scratch: &mut Scratch) {
        self.run(elements, |_, piece| match piece {
            Piece::Element(text) => scratch.push_str(text),
            Piece::Literal(units) => scratch.push_units(units),
        });
    }

    /// The elements joined, as text.
    pub fn format(&self, elements: &[&str]) -> String {
        let mut scratch = Scratch::with_capacity(64);
        self.write(elements, &mut scratch);
        scratch.text_from(0)
    }

    /// The elements and what joins them; joined they are the text of [`format`](Self::format).
    pub fn format_to_parts(&self, elements: &[&str]) -> Vec<Part> {
        let mut parts = Vec::with_capacity(elements.len().saturating_mul(2));
        self.run(elements, |kind, piece| {
            let value = match piece {
                Piece::Element(text) => text.to_owned(),
                Piece::Literal([]) => return,
                Piece::Literal(units) => String::from_utf16_lossy(units),
            };
            parts.push(Part { kind, value });
        });
        parts
    }

    /// What was asked for.
    pub fn options(&self) -> ListFormatOptions {
        self.options
    }

    /// The locale's identifier.
    pub fn locale(&self) -> &str {
        &self.locale
    }

    fn run(&self, elements: &[&str], mut each: impl FnMut(PartKind, Piece<'_>)) {
        let last = elements.len().saturating_sub(1);
        let mut after: [&[u16]; 2] = [&[]; 2];
        for (at, element) in elements.iter().enumerate() {
            if at > 0 {
                let between = if at == last {
                    let joiner = if at == 1 { &self.pair } else { &self.end }.before(element);
                    after[0] = &joiner.after;
                    &joiner.between
                } else if at == 1 {
                    after[1] = &self.start.after;
                    &self.start.between
                } else {
                    &self.middle
                };
                each(PartKind::Literal, Piece::Literal(between));
            }
            each(PartKind::Element, Piece::Element(element));
        }
        for text in after {
            each(PartKind::Literal, Piece::Literal(text));
        }
    }
}

/// What a list is written from.
enum Piece<'a> {
    Element(&'a str),
    Literal(&'a [u16]),
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn format(locale: &str, list_type: &str, style: &str, elements: &[&str]) -> String {
        let mut options = ListFormatOptions::default();
        options.set("type", OptionValue::Text(list_type)).unwrap();
        options.set("style", OptionValue::Text(style)).unwrap();
        ListFormat::new(&Locale::parse(locale).unwrap(), &options).format(elements)
    }

    #[test]
    fn lists_of_any_length_are_joined() {
        for (elements, expected) in [
            (&[][..], ""),
            (&["a"], "a"),
            (&["a", "b"], "a and b"),
            (&["a", "b", "c"], "a, b, and c"),
            (&["a", "b", "c", "d"], "a, b, c, and d"),
            (&["", "", ""], ", , and "),
        ] {
            assert_eq!(format("en", "conjunction", "long", elements), expected);
        }
    }

    #[test]
    fn types_and_styles_follow_the_language() {
        for (locale, list_type, style, expected) in [
            ("en", "conjunction", "short", "a, b, & c"),
            ("en", "unit", "narrow", "a b c"),
            ("en", "disjunction", "long", "a, b, or c"),
            ("en-GB", "conjunction", "long", "a, b and c"),
            ("de", "disjunction", "long", "a, b oder c"),
            ("ja", "conjunction", "long", "a、b、c"),
            ("ar", "conjunction", "long", "a وb وc"),
            ("mr", "conjunction", "long", "a, b आणि c"),
        ] {
            assert_eq!(format(locale, list_type, style, &["a", "b", "c"]), expected, "{locale} {list_type} {style}");
        }
    }

    #[test]
    fn spanish_and_hebrew_look_at_the_element_that_follows() {
        for (locale, list_type, next, expected) in [
            ("es", "conjunction", "Inés", "x e Inés"),
            ("es", "conjunction", "hielo", "x y hielo"),
            ("es", "conjunction", "hijos", "x e hijos"),
            ("es", "conjunction", "HI", "x e HI"),
            ("es-MX", "conjunction", "iguana", "x e iguana"),
            ("es", "disjunction", "oro", "x u oro"),
            ("es", "disjunction", "80 euros", "x u 80 euros"),
            ("es", "disjunction", "11", "x u 11"),
            ("es", "disjunction", "11.000,5", "x u 11.000,5"),
            ("es", "disjunction", "11000", "x u 11000"),
            ("es", "disjunction", "1100", "x o 1100"),
            ("es", "disjunction", "11.5", "x o 11.5"),
            ("es", "disjunction", "once", "x u once"),
            ("he", "conjunction", "ב", "x וב"),
            ("he", "conjunction", "b", "x ו\u{2011}b"),
            ("he", "conjunction", "", "x ו"),
        ] {
            assert_eq!(format(locale, list_type, "long", &["x", next]), expected, "{locale} {next}");
        }
    }

    #[test]
    fn parts_joined_are_the_text() {
        let list = ListFormat::new(&Locale::parse("en").unwrap(), &ListFormatOptions::default());
        let parts = list.format_to_parts(&["a", "b", "c"]);
        let kinds: Vec<_> = parts.iter().map(|part| part.kind.as_str()).collect();
        assert_eq!(kinds, ["element", "literal", "element", "literal", "element"]);
        let joined: String = parts.iter().map(|part| part.value.as_str()).collect();
        assert_eq!(joined, "a, b, and c");
    }

    #[test]
    fn refused_options_say_what_is_allowed() {
        let mut options = ListFormatOptions::default();
        let error = options.set("type", OptionValue::Text("xor")).unwrap_err();
        assert_eq!((error.code(), error.hint()), ("invalid-option", Some("one of conjunction, disjunction, unit")));
        assert_eq!(options.set("style", OptionValue::Boolean(true)).unwrap_err().code(), "bad-request");
        assert!(options.set("other", OptionValue::Number("1")).is_ok());
    }
}
