//! What was paid with where and when, by CLDR 48.2.
//!
//! Layout of the file, made by `cargo xtask data`: counts of territories and entries (u16); the
//! territories (two letters each, sorted) and the number of entries each has; then the entries in
//! columns, in CLDR's order: currency (three letters), first and last day (i32 since 1970,
//! the least number where CLDR has none), whether it is legal tender.

use super::Cursor;

static HISTORY: Columns = columns(include_bytes!("../../data/cldr/territory-history.bin"));

struct Columns {
    territories: &'static [[u8; 2]],
    counts: &'static [u8],
    codes: &'static [[u8; 3]],
    firsts: &'static [[u8; 4]],
    lasts: &'static [[u8; 4]],
    tender: &'static [u8],
}

const fn columns(bytes: &'static [u8]) -> Columns {
    let mut cursor = Cursor::new(bytes);
    let territories = cursor.u16() as usize;
    let entries = cursor.u16() as usize;
    let names = cursor.take(territories.wrapping_mul(2)).as_chunks().0;
    let counts = cursor.take(territories);
    let codes = cursor.take(entries.wrapping_mul(3)).as_chunks().0;
    let firsts = cursor.take(entries.wrapping_mul(4)).as_chunks().0;
    let lasts = cursor.take(entries.wrapping_mul(4)).as_chunks().0;
    Columns { territories: names, counts, codes, firsts, lasts, tender: cursor.take(entries) }
}

/// One currency of one territory.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) territory: [u8; 2],
    pub(crate) currency: [u8; 3],
    /// Days since 1970, `None` where CLDR has no day.
    pub(crate) first: Option<i32>,
    pub(crate) last: Option<i32>,
    pub(crate) tender: bool,
}

/// The territories, in the order of their codes.
pub(crate) fn territories() -> &'static [[u8; 2]] {
    HISTORY.territories
}

/// All entries, by territory, in CLDR's order.
pub(crate) fn entries() -> impl Iterator<Item = Entry> {
    let owners = HISTORY.territories.iter().zip(HISTORY.counts);
    let owners = owners.flat_map(|(territory, count)| core::iter::repeat_n(*territory, usize::from(*count)));
    let days = HISTORY.firsts.iter().zip(HISTORY.lasts);
    let day = |bytes: &[u8; 4]| Some(i32::from_le_bytes(*bytes)).filter(|days| *days != i32::MIN);
    owners.zip(HISTORY.codes).zip(days).zip(HISTORY.tender).map(move |(((territory, currency), days), tender)| Entry {
        territory,
        currency: *currency,
        first: day(days.0),
        last: day(days.1),
        tender: *tender == 1,
    })
}
