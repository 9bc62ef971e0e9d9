//! What `data/cldr/dates.bin` holds for a row of the locale index.

use crate::format::compact::{self, CompactRecord};
use alloc::vec::Vec;

static DATES: &[u8] = include_bytes!("../../../data/cldr/dates.bin");

/// The topics of the file, in its order.
#[derive(Clone, Copy)]
enum Topic {
    Dates,
    Times,
    Glues,
    Names,
}

fn record(topic: Topic, row: u16) -> CompactRecord {
    compact::record(DATES, topic as usize, row)
}

/// The number of a style: full, long, medium, short; for dates the default follows.
pub(super) type Style = usize;

/// A date pattern.
pub(super) fn date_pattern(row: u16, style: Style) -> Vec<u16> {
    let mut record = record(Topic::Dates, row);
    record.skip_texts(style);
    record.units()
}

/// A time pattern, and the same time of day in 12 and in 24 hours: empty for the cycle that
/// the locale's patterns are in.
pub(super) fn time_patterns(row: u16, style: Style) -> [Vec<u16>; 3] {
    let mut own = record(Topic::Times, row);
    let mut twelve = own.clone();
    own.skip_texts(style);
    // Behind the four styles: hours, minutes and seconds, then without seconds, in 12 hours;
    // both again in 24.
    twelve.skip_texts(if style == 3 { 5 } else { 4 });
    let mut twenty_four = twelve.clone();
    twenty_four.skip_texts(2);
    [own.units(), twelve.units(), twenty_four.units()]
}

/// The pattern that joins a date and a time.
pub(super) fn glue(row: u16, style: Style) -> Vec<u16> {
    let mut record = record(Topic::Glues, row);
    record.skip_texts(style);
    record.units()
}

/// The first text of each kind in a record of names.
const WIDE_MONTHS: usize = 0;
const ABBREVIATED_MONTHS: usize = 12;
const WEEKDAYS: usize = 24;
const DAY_PERIODS: usize = 31;
const ERAS: usize = 33;
const FLEXIBLE_DAY_PERIODS: usize = 35;
const ZONE: usize = 36;

/// The names of a row from a text on.
fn names(row: u16, first: usize) -> CompactRecord {
    let mut record = record(Topic::Names, row);
    record.skip_texts(first);
    record
}

/// Names in a row, behind what `units` holds; calls `each` after each.
fn list(row: u16, first: usize, count: usize, units: &mut Vec<u16>, each: &mut dyn FnMut(usize)) {
    let mut record = names(row, first);
    for _ in 0..count {
        record.text(units);
        each(units.len());
    }
}

/// The twelve months.
pub(super) fn months(row: u16, wide: bool, units: &mut Vec<u16>, each: &mut dyn FnMut(usize)) {
    if wide {
        return list(row, WIDE_MONTHS, 12, units, each);
    }
    let mut wide = names(row, WIDE_MONTHS);
    let mut abbreviated = names(row, ABBREVIATED_MONTHS);
    for _ in 0..12 {
        // An abbreviated name starts with so many units of the wide one.
        let same = usize::from(abbreviated.control());
        let start = units.len();
        wide.text(units);
        units.truncate(start.wrapping_add(same));
        abbreviated.text(units);
        each(units.len());
    }
}

/// The seven days from Sunday on, in the width the row's patterns have.
pub(super) fn weekdays(row: u16, units: &mut Vec<u16>, each: &mut dyn FnMut(usize)) {
    list(row, WEEKDAYS, 7, units, each);
}

/// The names for before and after the common era.
pub(super) fn eras(row: u16, units: &mut Vec<u16>, each: &mut dyn FnMut(usize)) {
    list(row, ERAS, 2, units, each);
}

/// The names of the two halves of the day, before noon first.
pub(super) fn day_periods(row: u16, units: &mut Vec<u16>, each: &mut dyn FnMut(usize)) {
    list(row, DAY_PERIODS, 2, units, each);
}

/// The name of the part of the day for each of the 24 hours: one text, in which 24 letters
/// give the number of each hour's name, and U+0001 stands before each name.
pub(super) fn flexible_day_periods(row: u16, units: &mut Vec<u16>, each: &mut dyn FnMut(usize)) {
    let text = names(row, FLEXIBLE_DAY_PERIODS).units();
    for hour in 0..24 {
        let letter = text.get(hour).copied().unwrap_or_default();
        let number = usize::from(letter.wrapping_sub(u16::from(b'a')));
        let name = text.split(|unit| *unit == 1).nth(number.wrapping_add(1));
        units.extend_from_slice(name.unwrap_or_default());
        each(units.len());
    }
}

/// How offsets and UTC are written.
#[derive(Debug)]
pub(super) struct ZoneTexts {
    /// Around an offset.
    pub(super) before: Vec<u16>,
    pub(super) after: Vec<u16>,
    /// Before the hours and after the minutes, east of UTC.
    pub(super) plus: [Vec<u16>; 2],
    /// The same, west of UTC.
    pub(super) minus: [Vec<u16>; 2],
    /// Between hours and minutes.
    pub(super) separator: Vec<u16>,
    pub(super) utc_short: Vec<u16>,
    /// Empty where UTC has no name: it is written as an offset then.
    pub(super) utc_long: Vec<u16>,
}

pub(super) fn zone_texts(row: u16) -> ZoneTexts {
    let mut record = names(row, ZONE);
    ZoneTexts {
        before: record.units(),
        after: record.units(),
        plus: [record.units(), record.units()],
        minus: [record.units(), record.units()],
        separator: record.units(),
        utc_short: record.units(),
        utc_long: record.units(),
    }
}
