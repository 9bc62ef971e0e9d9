//! Texts by key that do not fit in the table: names of regions, languages, scripts and
//! currencies, compact forms of numbers, unit patterns, relative times; which locales have them
//! here, and finding one.
//!
//! Natively they are compiled in (feature `embedded`): a row is inflated and joined with what
//! it inherits when it is first asked for, and kept. Elsewhere they come as packs, one a
//! locale, that [`install`] adds to the same process-wide shelf; an installed pack takes the
//! place of compiled-in names. [`Names`] is one locale's set, cheap to clone and never changed,
//! so a formatter keeps what it was built with. A newcomer would expect German names for
//! `de-AT` from the pack of `de`: only the row's own pack answers, so that a page and a server
//! never name things differently in silence.
//!
//! Body of a pack: number of entries (varint), then key and value (a text each) of every entry
//! in the order of keys. Keys: a letter for the kind, the code, and a mark for a form: `rGB`,
//! `rGB+` (short), `len-GB`, `sHans`, `cEUR`, `plocale`, `aiw` (an old code); of compact forms
//! `ds3` (short, a thousand), `dl31` (exactly one thousand), of units `ukilometer/l` (long), of
//! relative times `pday/l`, `fday/l` (past and future) and `wday/l-1` (yesterday). A value may be
//! followed by plural forms, each led by U+0001 (zero) to U+0006 (other): only those that
//! are not what `other`, or else the value itself, gives.

use super::pack::{Pack, PackTopic, bad};
use super::{Cursor, index};
use crate::error::{Error, ErrorCode, Result};
use crate::locale::Locale;
use crate::shelf::Shelf;
use alloc::sync::Arc;
use alloc::vec::Vec;

const BODY_VERSION: u16 = 1;

/// The names of one locale, with everything inherited.
#[derive(Clone, Debug)]
pub struct Names(Arc<Table>);

#[derive(Debug)]
struct Table {
    body: Vec<u8>,
    /// Where each entry starts in the body.
    entries: Vec<u32>,
}

/// The sets in use, by topic and row; of two of one row the later counts.
static SHELF: Shelf<(PackTopic, u16, Names)> = Shelf::new();

/// What a name is a name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Region,
    Language,
    Script,
    Currency,
    Pattern,
    /// The language meant by an old code.
    Alias,
    /// The compact form of a number, in the locale's own digits and in Latin ones.
    Compact,
    CompactLatin,
    /// The compact form of an amount.
    CompactMoney,
    CompactMoneyLatin,
    Unit,
    /// The pattern of something counted per a unit.
    PerUnit,
    /// How long ago something was, how long it is until something, and the word for that.
    #[cfg(feature = "quantities")]
    Past,
    #[cfg(feature = "quantities")]
    Future,
    #[cfg(feature = "quantities")]
    TimeWord,
}

impl Kind {
    const fn letter(self) -> u8 {
        match self {
            Self::Region => b'r',
            Self::Language => b'l',
            Self::Script => b's',
            Self::Currency => b'c',
            Self::Pattern => b'p',
            Self::Alias => b'a',
            // In topics of their own.
            Self::Compact => b'd',
            Self::CompactLatin => b'D',
            Self::CompactMoney => b'c',
            Self::CompactMoneyLatin => b'C',
            Self::Unit => b'u',
            Self::PerUnit => b'v',
            #[cfg(feature = "quantities")]
            Self::Past => b'p',
            #[cfg(feature = "quantities")]
            Self::Future => b'f',
            #[cfg(feature = "quantities")]
            Self::TimeWord => b'w',
        }
    }
}

/// The first byte that is no mark of a plural form.
const PAST_MARKS: u8 = 7;
const OTHER: u8 = 5;

/// A value with the plural forms that follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Value<'a>(&'a str);

impl<'a> Value<'a> {
    /// The value itself, without plural forms.
    pub(crate) fn plain(self) -> &'a str {
        let end = self.0.bytes().position(|byte| byte < PAST_MARKS);
        end.and_then(|end| self.0.get(..end)).unwrap_or(self.0)
    }

    /// The form of a category, numbered in CLDR's order from zero to other.
    pub(crate) fn form(self, category: u8) -> &'a str {
        for category in [category, OTHER] {
            let mark = self.0.bytes().position(|byte| byte == category.saturating_add(1));
            if let Some(form) = mark.and_then(|mark| self.0.get(mark.saturating_add(1)..)) {
                return Value(form).plain();
            }
        }
        self.plain()
    }
}

impl Names {
    /// The texts of a topic for a row: installed ones, or else those compiled in.
    ///
    /// # Errors
    /// `invalid-option` where there are none.
    pub(crate) fn of_row(topic: PackTopic, row: u16) -> Result<Self> {
        if let Some((.., names)) = SHELF.iter().filter(|(kept, known, _)| (*kept, *known) == (topic, row)).last() {
            return Ok(names.clone());
        }
        #[cfg(feature = "embedded")]
        if let Some(body) = embedded::body(topic, row) {
            let names = Self::read(body)?;
            return Ok(SHELF.keep((topic, row, names)).2.clone());
        }
        Err(missing(topic, row))
    }

    /// Reads a body; every entry is looked at once.
    fn read(body: Vec<u8>) -> Result<Self> {
        let mut cursor = Cursor::new(&body);
        let count = cursor.varint() as usize;
        // An entry takes two bytes at least.
        let mut entries = Vec::with_capacity(count.min(body.len() / 2));
        let mut last = "";
        for _ in 0..count {
            let start = body.len().saturating_sub(cursor.rest().len());
            let key = cursor.text();
            cursor.text();
            if cursor.overrun() || key <= last {
                break;
            }
            entries.push(u32::try_from(start).unwrap_or(u32::MAX));
            last = key;
        }
        if entries.len() != count || cursor.overrun() || !cursor.rest().is_empty() {
            return Err(bad(&["the pack of names has entries that make no sense"]));
        }
        Ok(Self(Arc::new(Table { body, entries })))
    }

    fn entry(&self, start: u32) -> (&str, &str) {
        let mut cursor = Cursor::new(self.0.body.get(start as usize..).unwrap_or_default());
        (cursor.text(), cursor.text())
    }

    /// The value of a code in a form: `""`, or `"+"` for the short one.
    pub(crate) fn find(&self, kind: Kind, code: &str, form: &str) -> Option<Value<'_>> {
        let wanted = || core::iter::once(kind.letter()).chain(code.bytes()).chain(form.bytes());
        let at = self.0.entries.binary_search_by(|start| self.entry(*start).0.bytes().cmp(wanted())).ok()?;
        let (_, value) = self.entry(*self.0.entries.get(at)?);
        Some(Value(value))
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.0.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.entries.is_empty()
    }
}

#[cold]
fn missing(topic: PackTopic, row: u16) -> Error {
    Error::new(ErrorCode::InvalidOption, &["the ", topic.title(), " of ", &index::id(row), " are not loaded"])
        .with_hint(&[
            "load the ",
            topic.as_str(),
            " pack of the locale, made by `coinage pack --locales ",
            &index::id(row),
            "`",
        ])
}

/// Adds a pack of names to the shelf.
pub(super) fn install(pack: &Pack<'_>) -> Result<()> {
    let row = Locale::parse(pack.subject).ok().map(|locale| locale.row());
    let row = row.filter(|row| index::id(*row) == pack.subject);
    let Some(row) = row else {
        return Err(bad(&["the pack is for `", pack.subject, "`, which is no locale of the table"]));
    };
    let names = Names::read(pack.body.to_vec())?;
    SHELF.keep((pack.topic, row, names));
    Ok(())
}

/// Opens a pack of texts, whatever its locale.
pub(super) fn open<'a>(bytes: &'a [u8], topic: PackTopic) -> Result<Pack<'a>> {
    Pack::open_as(bytes, topic, BODY_VERSION)
}

/// The texts of a row as a pack.
pub(super) fn packed(topic: PackTopic, row: u16) -> Result<Vec<u8>> {
    let names = Names::of_row(topic, row)?;
    let subject = index::id(row);
    let pack = Pack {
        topic,
        body_version: BODY_VERSION,
        source_version: topic.source_version(),
        subject: &subject,
        body: &names.0.body,
    };
    pack.to_bytes()
}

/// The compiled-in texts of all locales; their layout is told where they are made.
#[cfg(feature = "embedded")]
mod embedded {
    use crate::data::pack::{PackTopic, put_text, put_varint};
    use crate::data::{Cursor, Topic, index};
    use miniz_oxide::inflate::decompress_to_vec_with_limit;

    static NAMES: &[u8] = include_bytes!("../../data/cldr/names.bin");
    static COMPACT: &[u8] = include_bytes!("../../data/cldr/compact.bin");
    static UNITS: &[u8] = include_bytes!("../../data/cldr/units.bin");
    static RELATIVE: &[u8] = include_bytes!("../../data/cldr/relative.bin");

    /// The body of a row with everything inherited.
    pub(super) fn body(topic: PackTopic, row: u16) -> Option<Vec<u8>> {
        let mut file = Cursor::new(match topic {
            PackTopic::Names => NAMES,
            PackTopic::Compact => COMPACT,
            PackTopic::Units => UNITS,
            PackTopic::Relative => RELATIVE,
        });
        let (packed, length) = (file.u32() as usize, file.u32() as usize);
        let list = decompress_to_vec_with_limit(file.take(packed), length).ok()?;
        let keys: Vec<&str> = core::str::from_utf8(&list).ok()?.split_terminator('\0').collect();
        let topic = Topic::new(file.rest());

        // From the root down, each row writes over what it inherits.
        let mut rows = vec![row];
        while let Some(&last) = rows.last().filter(|last| **last != 0) {
            rows.push(index::parent(last));
        }
        let records: Vec<Vec<u8>> = rows.iter().rev().map(|row| inflated(topic.record(*row))).collect::<Option<_>>()?;
        let mut values: Vec<Option<&str>> = vec![None; keys.len()];
        for record in &records {
            let mut cursor = Cursor::new(record);
            let count = cursor.varint();
            let mut numbers = Vec::with_capacity(count as usize);
            let mut next = 0_usize;
            for _ in 0..count {
                next = next.checked_add(cursor.varint() as usize)?;
                numbers.push(next);
                next = next.checked_add(1)?;
            }
            let texts = core::str::from_utf8(cursor.rest()).ok()?.split_terminator('\0');
            for (number, text) in numbers.into_iter().zip(texts) {
                *values.get_mut(number)? = Some(text);
            }
        }
        let count = values.iter().flatten().filter(|value| !value.is_empty()).count();
        let mut body = Vec::with_capacity(records.iter().map(Vec::len).sum::<usize>().saturating_mul(2));
        put_varint(&mut body, u32::try_from(count).ok()?);
        for (key, value) in keys.iter().zip(values) {
            // An empty text takes away what would be inherited.
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                put_text(&mut body, key);
                put_text(&mut body, value);
            }
        }
        Some(body)
    }

    fn inflated(mut record: Cursor<'static>) -> Option<Vec<u8>> {
        let (length, packed) = (record.varint() as usize, record.varint() as usize);
        decompress_to_vec_with_limit(record.take(packed), length).ok()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn body(entries: &[(&str, &str)]) -> Vec<u8> {
        let mut body = vec![entries.len() as u8];
        for text in entries.iter().flat_map(|(key, value)| [key, value]) {
            body.push(text.len() as u8);
            body.extend(text.bytes());
        }
        body
    }

    fn row(locale: &str) -> u16 {
        Locale::parse(locale).unwrap().row()
    }

    fn pack(subject: &str, body: &[u8]) -> Vec<u8> {
        let topic = PackTopic::Names;
        Pack { topic, body_version: BODY_VERSION, source_version: "49", subject, body }.to_bytes().unwrap()
    }

    const ENTRIES: &[(&str, &str)] =
        &[("cEUR", "Euro\u{2}\u{20ac}uro\u{6}Euros"), ("cUSD", "Dollar\u{3}two"), ("rDE", "Deutschland")];

    #[test]
    fn a_form_falls_back_to_other_and_then_to_the_name() {
        let names = Names::read(body(ENTRIES)).unwrap();
        let value = |code| names.find(Kind::Currency, code, "").unwrap();
        assert_eq!(value("EUR").plain(), "Euro");
        assert_eq!((value("EUR").form(1), value("EUR").form(5), value("EUR").form(3)), ("€uro", "Euros", "Euros"));
        assert_eq!((value("USD").form(2), value("USD").form(5), value("USD").form(0)), ("two", "Dollar", "Dollar"));
        assert_eq!(names.find(Kind::Region, "DE", "+"), None);
        assert_eq!(names.find(Kind::Region, "D", "E").unwrap().plain(), "Deutschland");
    }

    #[test]
    fn a_body_that_makes_no_sense_is_refused() {
        let good = body(ENTRIES);
        for length in 0..good.len() {
            assert_eq!(Names::read(good[..length].to_vec()).unwrap_err().code(), "bad-pack");
        }
        let mut longer = good;
        longer.push(0);
        assert!(Names::read(longer).is_err(), "something after the last entry");
        assert!(Names::read(body(&[("rDE", "a"), ("rDE", "b")])).is_err(), "a key twice");
        assert!(Names::read(body(&[("rUS", "a"), ("rDE", "b")])).is_err(), "keys out of order");
        assert!(Names::read(vec![1, 1, 0xff, 0]).is_err(), "no UTF-8");
        assert!(Names::read(vec![0xff, 0xff, 0xff, 0xff, 0x0f]).is_err(), "more entries than bytes");
    }

    #[test]
    fn an_installed_pack_answers_for_its_row_and_no_other() {
        // No other test looks at this locale.
        let row = row("fo");
        super::super::pack::install(&pack("fo", &body(ENTRIES))).unwrap();
        assert_eq!(Names::of_row(PackTopic::Names, row).unwrap().len(), ENTRIES.len());
        super::super::pack::install(&pack("fo", &body(&ENTRIES[1..]))).unwrap();
        assert_eq!(Names::of_row(PackTopic::Names, row).unwrap().len(), ENTRIES.len() - 1);
        for subject in ["fo-FO", "qqq", "", "not a locale"] {
            let error = super::super::pack::install(&pack(subject, &body(ENTRIES))).unwrap_err();
            assert_eq!(error.code(), "bad-pack", "{subject}");
        }
    }

    #[cfg(not(feature = "embedded"))]
    #[test]
    fn names_that_are_not_loaded_are_an_error_with_a_hint() {
        let error = Names::of_row(PackTopic::Names, row("fr")).unwrap_err();
        assert_eq!(error.code(), "invalid-option");
        assert_eq!(error.message(), "the names of fr are not loaded");
        assert_eq!(error.hint(), Some("load the names pack of the locale, made by `coinage pack --locales fr`"));
    }

    #[cfg(feature = "embedded")]
    #[test]
    fn every_locale_has_names_and_packs_them_whole() {
        for row in (1..index::rows()).filter(|row| index::id(*row) != "fo") {
            let bytes = packed(PackTopic::Names, row).unwrap();
            let pack = open(&bytes, PackTopic::Names).unwrap();
            assert_eq!(pack.subject, index::id(row));
            assert!(!Names::read(pack.body.to_vec()).unwrap().is_empty(), "{}", pack.subject);
        }
        let german = Names::of_row(PackTopic::Names, row("de")).unwrap();
        assert!(german.len() > 1000, "{}", german.len());
    }

    #[cfg(feature = "embedded")]
    #[test]
    fn every_changed_byte_of_a_real_pack_is_noticed() {
        let bytes = packed(PackTopic::Names, row("de")).unwrap();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1 << (at % 8);
            assert_eq!(open(&changed, PackTopic::Names).unwrap_err().code(), "bad-pack", "byte {at}");
        }
    }
}
