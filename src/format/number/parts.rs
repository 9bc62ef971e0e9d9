//! What the pieces of a formatted text are, under ECMA-402's names.

use crate::format::scratch::Scratch;
use alloc::string::String;
use alloc::vec::Vec;

/// A piece of a formatted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Its text.
    pub value: String,
}

/// A text whose pieces are told apart.
#[derive(Debug, Default)]
pub(crate) struct Marked {
    pub(crate) text: Scratch,
    /// Where each piece starts.
    starts: Vec<(PartKind, usize)>,
}

impl Marked {
    /// What comes next is of this kind; like what stands before it, it belongs to that.
    pub(crate) fn mark(&mut self, kind: PartKind) {
        if self.starts.last().is_none_or(|(last, _)| *last != kind) {
            self.starts.push((kind, self.text.len()));
        }
    }

    /// Tells the pieces that are not empty, one after the other.
    pub(crate) fn tell(&self, tell: &mut dyn FnMut(PartKind, &[u16])) {
        let mut rest = self.text.units();
        for (place, (kind, start)) in self.starts.iter().enumerate() {
            let end = self.starts.get(place.wrapping_add(1)).map_or(self.text.len(), |(_, next)| *next);
            let (piece, after) = rest.split_at_checked(end.wrapping_sub(*start)).unwrap_or((rest, &[]));
            if !piece.is_empty() {
                tell(*kind, piece);
            }
            rest = after;
        }
    }

    /// The pieces.
    pub(crate) fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::with_capacity(self.starts.len());
        self.tell(&mut |kind, units| parts.push(Part { kind, value: String::from_utf16_lossy(units) }));
        parts
    }
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
    /// The unit.
    Unit,
    /// The word or letter of a compact form.
    Compact,
    /// What stands between a number and its power of ten.
    ExponentSeparator,
    /// The minus sign of a power of ten.
    ExponentMinusSign,
    /// The digits of a power of ten.
    ExponentInteger,
    /// The mark of a number that stands for others near it.
    ApproximatelySign,
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
            Self::Unit => "unit",
            Self::Compact => "compact",
            Self::ExponentSeparator => "exponentSeparator",
            Self::ExponentMinusSign => "exponentMinusSign",
            Self::ExponentInteger => "exponentInteger",
            Self::ApproximatelySign => "approximatelySign",
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
