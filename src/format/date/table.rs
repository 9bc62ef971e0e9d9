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
    Months,
    Weekdays,
    DayPeriods,
    Eras,
    Zones,
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

/// The twelve months, one after the other behind what `units` holds; calls `each` after each.
pub(super) fn months(row: u16, wide: bool, units: &mut Vec<u16>, mut each: impl FnMut(usize)) {
    let mut record = record(Topic::Months, row);
    let widths = record.byte();
    let mut wide_names: Vec<Vec<u16>> = Vec::new();
    if widths & 1 != 0 {
        for _ in 0..12 {
            let name = record.units();
            if wide {
                units.extend_from_slice(&name);
                each(units.len());
            }
            wide_names.push(name);
        }
    }
    if !wide && widths & 2 != 0 {
        for month in 0..12 {
            let same = usize::from(record.byte());
            let wide_name = wide_names.get(month).and_then(|name| name.get(..same)).unwrap_or_default();
            units.extend_from_slice(wide_name);
            record.text(units);
            each(units.len());
        }
    }
}

/// The seven days from Sunday on, in the width the row's patterns have.
pub(super) fn weekdays(row: u16, units: &mut Vec<u16>, mut each: impl FnMut(usize)) {
    let mut record = record(Topic::Weekdays, row);
    for _ in 0..7 {
        record.text(units);
        each(units.len());
    }
}

/// The names for before and after the common era.
pub(super) fn eras(row: u16, units: &mut Vec<u16>, mut each: impl FnMut(usize)) {
    let mut record = record(Topic::Eras, row);
    for _ in 0..2 {
        record.text(units);
        each(units.len());
    }
}

/// The names of the two halves of the day, before noon first.
pub(super) fn day_periods(row: u16, units: &mut Vec<u16>, mut each: impl FnMut(usize)) {
    let mut record = record(Topic::DayPeriods, row);
    for _ in 0..2 {
        record.text(units);
        each(units.len());
    }
}

/// The name of the part of the day for each of the 24 hours.
pub(super) fn flexible_day_periods(row: u16) -> Vec<Vec<u16>> {
    let mut record = record(Topic::DayPeriods, row);
    record.skip_texts(2);
    let hours: [u8; 24] = core::array::from_fn(|_| record.byte());
    let mut names = Vec::new();
    while !record.is_empty() {
        names.push(record.units());
    }
    hours.iter().map(|hour| names.get(usize::from(*hour)).cloned().unwrap_or_default()).collect()
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
    let mut record = record(Topic::Zones, row);
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
