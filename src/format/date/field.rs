//! The fields of a pattern, one control character each: the numbers the table is written with.

/// A field of a date or time pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Year,
    YearTwoDigits,
    Month,
    MonthTwoDigits,
    MonthAbbreviated,
    MonthWide,
    Day,
    DayTwoDigits,
    Weekday,
    Era,
    Hour { cycle: u8, two_digits: bool },
    Minute,
    MinuteTwoDigits,
    Second,
    SecondTwoDigits,
    DayPeriod,
    FlexibleDayPeriod,
    ZoneShort,
    ZoneLong,
    Date,
    Time,
}

/// The number of the first hour field; eight follow each other: h, hh, H, HH, K, KK, k, kk.
pub(super) const FIRST_HOUR: u16 = 11;
/// The number of the last hour field.
pub(super) const LAST_HOUR: u16 = 18;
const LAST_TIME: u16 = 24;

impl Field {
    /// The field of a control character; none for other units.
    pub(super) fn of(unit: u16) -> Option<Self> {
        Some(match unit {
            1 => Self::Year,
            2 => Self::YearTwoDigits,
            3 => Self::Month,
            4 => Self::MonthTwoDigits,
            5 => Self::MonthAbbreviated,
            6 => Self::MonthWide,
            7 => Self::Day,
            8 => Self::DayTwoDigits,
            9 => Self::Weekday,
            10 => Self::Era,
            FIRST_HOUR..=LAST_HOUR => {
                let number = unit.wrapping_sub(FIRST_HOUR);
                Self::Hour { cycle: (number / 2) as u8, two_digits: number % 2 == 1 }
            }
            19 => Self::Minute,
            20 => Self::MinuteTwoDigits,
            21 => Self::Second,
            22 => Self::SecondTwoDigits,
            23 => Self::DayPeriod,
            24 => Self::FlexibleDayPeriod,
            25 => Self::ZoneShort,
            26 => Self::ZoneLong,
            27 => Self::Date,
            28 => Self::Time,
            _ => return None,
        })
    }
}

/// Whether a unit is a field of the time of day, the zone not counted.
pub(super) fn is_time_of_day(unit: u16) -> bool {
    (FIRST_HOUR..=LAST_TIME).contains(&unit)
}
