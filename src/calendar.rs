//! Days and instants of the proleptic Gregorian calendar: exact integers, no clock, no zone data.
//!
//! [`Date`] is a civil day, as rates are dated; [`Instant`] a moment in UTC, as messages and
//! date formats take it. Neither knows a locale or reads the host's time. A newcomer would
//! look for "today" here: it is an argument wherever it is needed.

use crate::error::{Error, ErrorCode, Result};
use core::fmt;

const MILLISECONDS_A_DAY: i64 = 86_400_000;
/// ECMA-262's time range: 100,000,000 days on either side of 1970.
const MOST_MILLISECONDS: i64 = 8_640_000_000_000_000;

/// A civil day of the proleptic Gregorian calendar, years 1 to 9999.
///
/// ```
/// use coinage::Date;
/// let date = Date::parse("2024-12-25")?;
/// assert_eq!((date.year(), date.month(), date.day()), (2024, 12, 25));
/// assert_eq!(Date::parse("2023-02-29").unwrap_err().code(), "date-out-of-range");
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Days since 1970-01-01.
    days: i32,
}

impl Date {
    const FIRST: i32 = -719_162;
    const LAST: i32 = 2_932_896;

    /// The day with these numbers.
    ///
    /// # Errors
    /// `date-out-of-range` where the calendar has no such day or the year is not 1 to 9999.
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self> {
        Self::of_numbers(year, month, day).ok_or_else(|| {
            Error::new(ErrorCode::DateOutOfRange, &["the calendar has no such day"])
                .with_hint(&["years 1 to 9999, written like 2024-12-25"])
        })
    }

    /// As [`Date::new`], without an error to say it.
    #[inline(always)]
    pub(crate) fn of_numbers(year: i32, month: u8, day: u8) -> Option<Self> {
        let valid =
            (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
        valid.then(|| Self { days: days_from_civil(year, month, day) })
    }

    /// Reads `YYYY-MM-DD`.
    ///
    /// # Errors
    /// `date-out-of-range` for a day that does not exist and for any other text.
    pub fn parse(text: &str) -> Result<Self> {
        let refused = || {
            Error::new(ErrorCode::DateOutOfRange, &["`", text, "` is not a day of the calendar"])
                .with_hint(&["write a date like 2024-12-25"])
        };
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return Err(refused()) };
        let year = number(&[y1, y2, y3, y4]).ok_or_else(refused)?;
        let month = number(&[m1, m2]).ok_or_else(refused)?;
        let day = number(&[d1, d2]).ok_or_else(refused)?;
        Self::new(year, month as u8, day as u8).map_err(|_| refused())
    }

    /// The day so many days after 1970-01-01.
    ///
    /// # Errors
    /// `date-out-of-range` outside the years 1 to 9999.
    pub fn from_days(days: i32) -> Result<Self> {
        if (Self::FIRST..=Self::LAST).contains(&days) {
            Ok(Self { days })
        } else {
            Err(Error::new(ErrorCode::DateOutOfRange, &["the day lies outside the years 1 to 9999"]))
        }
    }

    /// Days since 1970-01-01.
    pub const fn days(self) -> i32 {
        self.days
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> i32 {
        civil_from_days(self.days).0
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        civil_from_days(self.days).1
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        civil_from_days(self.days).2
    }

    /// How many days lie between an earlier day and this one; negative the other way.
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.days.saturating_sub(earlier.days)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil_from_days(self.days);
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// A moment in UTC, to the millisecond, in ECMA-262's time range.
///
/// ```
/// use coinage::Instant;
/// assert_eq!(Instant::parse("2026-11-22T10:00:00+01:00")?, Instant::parse("2026-11-22T09:00:00Z")?);
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant {
    milliseconds: i64,
}

impl Instant {
    /// 1970-01-01T00:00:00Z.
    #[cfg(feature = "pricing")]
    pub(crate) const EPOCH: Self = Self { milliseconds: 0 };

    /// The moment so many milliseconds after 1970-01-01T00:00:00Z.
    ///
    /// # Errors
    /// `date-out-of-range` past ±8.64 × 10¹⁵, as in ECMA-262.
    pub fn from_milliseconds(milliseconds: i64) -> Result<Self> {
        if milliseconds.unsigned_abs() > MOST_MILLISECONDS.unsigned_abs() {
            return Err(Error::new(
                ErrorCode::DateOutOfRange,
                &["the instant lies outside ±100,000,000 days around 1970"],
            ));
        }
        Ok(Self { milliseconds })
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub const fn milliseconds(self) -> i64 {
        self.milliseconds
    }

    /// Reads RFC 3339: `2026-11-22T10:00:00Z`, with an optional fraction of a second, `Z` or an
    /// offset like `+01:00`. Seconds may be left out.
    ///
    /// # Errors
    /// `date-out-of-range` for any other text and for days and times that do not exist.
    pub fn parse(text: &str) -> Result<Self> {
        let refused = || {
            Error::new(ErrorCode::DateOutOfRange, &["`", text, "` is not a date and time with an offset"])
                .with_hint(&["write it like 2026-11-22T10:00:00Z or 2026-11-22T10:00:00+01:00"])
        };
        let (day, time) = text.split_at_checked(10).ok_or_else(refused)?;
        let day = Date::parse(day).map_err(|_| refused())?;
        let rest = time.strip_prefix(['T', 't', ' ']).ok_or_else(refused)?.as_bytes();
        let (&[h1, h2, b':', m1, m2], mut rest) = rest.split_first_chunk::<5>().ok_or_else(refused)? else {
            return Err(refused());
        };
        let hour = number(&[h1, h2]).filter(|hour| *hour <= 23).ok_or_else(refused)?;
        let minute = number(&[m1, m2]).filter(|minute| *minute <= 59).ok_or_else(refused)?;
        let mut seconds = 0;
        let mut milliseconds = 0_i64;
        if let [b':', s1, s2, after @ ..] = rest {
            seconds = number(&[*s1, *s2]).filter(|second| *second <= 59).ok_or_else(refused)?;
            rest = after;
            if let [b'.', after @ ..] = rest {
                let digits = after.iter().take_while(|byte| byte.is_ascii_digit()).count();
                let (fraction, after) = after.split_at_checked(digits).ok_or_else(refused)?;
                if fraction.is_empty() {
                    return Err(refused());
                }
                let mut unit = 100_i64;
                for &digit in fraction {
                    milliseconds =
                        milliseconds.saturating_add(i64::from(digit.wrapping_sub(b'0')).saturating_mul(unit));
                    unit /= 10;
                }
                rest = after;
            }
        }
        let offset = match rest {
            [b'Z' | b'z'] => 0,
            _ => parse_offset(rest).ok_or_else(refused)?,
        };
        let minutes = i64::from(hour.saturating_mul(60).saturating_add(minute)).saturating_sub(i64::from(offset));
        Self::from_milliseconds(
            i64::from(day.days())
                .saturating_mul(MILLISECONDS_A_DAY)
                .saturating_add(minutes.saturating_mul(60_000))
                .saturating_add(i64::from(seconds).saturating_mul(1000))
                .saturating_add(milliseconds),
        )
    }
}

impl From<Date> for Instant {
    /// Midnight UTC of the day.
    fn from(date: Date) -> Self {
        Self { milliseconds: i64::from(date.days()).saturating_mul(MILLISECONDS_A_DAY) }
    }
}

/// Reads `+hh:mm`, `+hhmm` or `+hh`, with either sign: minutes east of UTC, less than a day.
pub(crate) fn parse_offset(bytes: &[u8]) -> Option<i32> {
    let (sign, digits) = match bytes {
        [b'+', rest @ ..] => (1, rest),
        [b'-', rest @ ..] => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = match digits {
        &[h1, h2] => (number(&[h1, h2])?, 0),
        &[h1, h2, m1, m2] | &[h1, h2, b':', m1, m2] => (number(&[h1, h2])?, number(&[m1, m2])?),
        _ => return None,
    };
    (hours <= 23 && minutes <= 59).then(|| hours.saturating_mul(60).saturating_add(minutes).saturating_mul(sign))
}

fn number(digits: &[u8]) -> Option<i32> {
    digits.iter().try_fold(0_i32, |value, byte| {
        byte.is_ascii_digit().then(|| value.saturating_mul(10).saturating_add(i32::from(byte.wrapping_sub(b'0'))))
    })
}

const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The number of days of a month, 0 for a month that does not exist.
pub(crate) const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 0,
    }
}

/// Days since 1970-01-01 of a civil day. Years are counted from March, so that the leap day is
/// the last of its year, in eras of 400 years of 146,097 days.
#[allow(clippy::arithmetic_side_effects)]
const fn days_from_civil(year: i32, month: u8, day: u8) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month = month as i32;
    let day_of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day as i32 - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Year, month and day of a day since 1970-01-01; any within ±1.1 × 10⁸ days.
///
/// After Neri and Schneider, "Euclidean affine functions and their application to calendar
/// algorithms" (2022): years from March, as above, with divisions by constants only.
#[allow(clippy::arithmetic_side_effects)]
pub(crate) const fn civil_from_days(days: i32) -> (i32, u8, u8) {
    // Whole eras of 400 years are added so that all numbers are positive.
    const ERAS: i32 = 800;
    let shifted = (days + 719_468 + ERAS * 146_097) as u32;
    let centuries = 4 * shifted + 3;
    let century = centuries / 146_097;
    let quarters = (centuries % 146_097) | 3;
    let product = 2_939_745 * quarters as u64;
    let year_of_century = (product >> 32) as u32;
    let day_of_year = product as u32 / 2_939_745 / 4;
    let month_and_day = 2141 * day_of_year + 197_913;
    let (month, day) = (month_and_day >> 16, (month_and_day & 0xffff) / 2141 + 1);
    let next_year = day_of_year >= 306;
    let year = (100 * century + year_of_century) as i32 - 400 * ERAS + next_year as i32;
    (year, if next_year { month - 12 } else { month } as u8, day as u8)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_the_range_goes_there_and_back() {
        let mut next = (1, 1, 1);
        for days in Date::FIRST..=Date::LAST {
            assert_eq!(civil_from_days(days), next);
            assert_eq!(days_from_civil(next.0, next.1, next.2), days);
            next = match next {
                (year, 12, 31) => (year + 1, 1, 1),
                (year, month, day) if day == days_in_month(year, month) => (year, month + 1, 1),
                (year, month, day) => (year, month, day + 1),
            };
        }
        assert_eq!(next, (10000, 1, 1));
    }

    #[test]
    fn days_far_from_now_go_there_and_back() {
        for days in (-110_000_000..110_000_000).step_by(997) {
            let (year, month, day) = civil_from_days(days);
            assert!(day >= 1 && day <= days_in_month(year, month));
            assert_eq!(days_from_civil(year, month, day), days);
        }
    }

    #[test]
    fn instants_keep_milliseconds_and_honour_offsets() {
        assert_eq!(Instant::parse("1970-01-01T00:00:00.1239Z").unwrap().milliseconds(), 123);
        assert_eq!(Instant::parse("1970-01-01T01:00-0130").unwrap().milliseconds(), 9_000_000);
        for text in [
            "2026-11-22",
            "2026-11-22T10:00:00",
            "2026-11-22T24:00:00Z",
            "2026-11-22T10:00:60Z",
            "2026-11-22T10:00:00.Z",
            "",
        ] {
            assert_eq!(Instant::parse(text).unwrap_err().code(), "date-out-of-range", "{text}");
        }
    }
}
