//! A moment taken apart into the numbers a calendar page and a clock show.

use crate::calendar::{Instant, civil_from_days};

/// Year, month, day, weekday and time of day of a moment in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// The year of the era, from 1 on.
    pub(super) year: u32,
    /// Whether the year is one before the common era.
    pub(super) before_common_era: bool,
    /// 1 to 12.
    pub(super) month: u8,
    /// 1 to 31.
    pub(super) day: u8,
    /// Days since 1970-01-01.
    days: i32,
    /// Seconds since midnight.
    seconds: u32,
}

impl Clock {
    /// The clock of a moment, so many milliseconds east of UTC.
    #[inline]
    // An instant is at most 8.64e15 ms and an offset less than a day: days fit 32 bits.
    #[allow(clippy::arithmetic_side_effects)]
    pub(super) fn at(moment: Instant, offset_milliseconds: i32) -> Self {
        const DAY: i64 = 86_400_000;
        let milliseconds = moment.milliseconds() + i64::from(offset_milliseconds);
        let days = milliseconds.div_euclid(DAY);
        let seconds = ((milliseconds - days * DAY) as u32) / 1000;
        let days = days as i32;
        let (year, month, day) = civil_from_days(days);
        Self {
            year: if year > 0 { year as u32 } else { 1_i32.wrapping_sub(year) as u32 },
            before_common_era: year <= 0,
            month,
            day,
            days,
            seconds,
        }
    }

    /// The day of the week; 0 is Sunday. The first of January 1970 was a Thursday.
    #[inline]
    pub(super) fn weekday(&self) -> u8 {
        self.days.wrapping_add(4).rem_euclid(7) as u8
    }

    /// 0 to 23.
    #[inline]
    pub(super) fn hour(&self) -> u8 {
        (self.seconds / 3600) as u8
    }

    /// 0 to 59.
    #[inline]
    pub(super) fn minute(&self) -> u8 {
        (self.seconds / 60 % 60) as u8
    }

    /// 0 to 59.
    #[inline]
    pub(super) fn second(&self) -> u8 {
        (self.seconds % 60) as u8
    }
}
