//! What the pieces of a formatted text are, under ECMA-402's names.

use alloc::string::String;
/// A piece of a formatted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Its text.
    pub value: String,
}

/// The kinds of pieces of a formatted number, date or list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PartKind {
    /// Text of the pattern.
    Literal,
    /// A run of digits before the point.
    Integer,
    /// A grouping separator.
    Group,
    /// The decimal separator.
    Decimal,
    /// The digits after the point.
    Fraction,
    /// The minus sign.
    MinusSign,
    /// The plus sign.
    PlusSign,
    /// The percent sign.
    PercentSign,
    /// The currency.
    Currency,
    /// Infinity.
    Infinity,
    /// Not a number.
    Nan,
    /// An element of a list.
    Element,
    /// The day of the week.
    Weekday,
    /// The era.
    Era,
    /// The year.
    Year,
    /// The month.
    Month,
    /// The day of the month.
    Day,
    /// The part of the day, such as AM.
    DayPeriod,
    /// The hour.
    Hour,
    /// The minute.
    Minute,
    /// The second.
    Second,
    /// The time zone's name or offset.
    TimeZoneName,
}

impl PartKind {
    /// The ECMA-402 name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Literal => "literal",
            Self::Integer => "integer",
            Self::Group => "group",
            Self::Decimal => "decimal",
            Self::Fraction => "fraction",
            Self::MinusSign => "minusSign",
            Self::PlusSign => "plusSign",
            Self::PercentSign => "percentSign",
            Self::Currency => "currency",
            Self::Infinity => "infinity",
            Self::Nan => "nan",
            Self::Element => "element",
            Self::Weekday => "weekday",
            Self::Era => "era",
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
            Self::DayPeriod => "dayPeriod",
            Self::Hour => "hour",
            Self::Minute => "minute",
            Self::Second => "second",
            Self::TimeZoneName => "timeZoneName",
        }
    }
}
