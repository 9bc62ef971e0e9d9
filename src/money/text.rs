//! Plain text of decimals, days and counts, written without `core::fmt`.

use crate::calendar::Date;
use crate::decimal::Decimal;
use alloc::string::String;
use smallvec::SmallVec;

/// Plain ASCII digits with a point and all visible zeros: `-12.50`.
pub(crate) fn push_decimal(out: &mut String, value: Decimal) {
    let scale = value.scale();
    let mut rest = value.mantissa().unsigned_abs();
    if value.is_sign_negative() && rest != 0 {
        out.push('-');
    }
    let mut reversed: SmallVec<[u8; 40]> = SmallVec::new();
    let mut place = 0_u32;
    loop {
        if place == scale && place > 0 {
            reversed.push(b'.');
        }
        reversed.push(b'0'.wrapping_add((rest % 10) as u8));
        rest /= 10;
        place = place.saturating_add(1);
        if rest == 0 && place > scale {
            break;
        }
    }
    out.extend(reversed.iter().rev().copied().map(char::from));
}

/// A whole number in ASCII digits.
pub(crate) fn push_count(out: &mut String, value: i64) {
    push_decimal(out, Decimal::from(value));
}

/// `2024-12-25`.
pub(crate) fn push_date(out: &mut String, date: Date) {
    push_padded(out, date.year(), 1000);
    out.push('-');
    push_padded(out, i32::from(date.month()), 10);
    out.push('-');
    push_padded(out, i32::from(date.day()), 10);
}

fn push_padded(out: &mut String, value: i32, mut unit: i32) {
    while unit > 0 {
        out.push(char::from(b'0'.wrapping_add((value / unit % 10) as u8)));
        unit /= 10;
    }
}

pub(crate) fn decimal_text(value: Decimal) -> String {
    let mut out = String::new();
    push_decimal(&mut out, value);
    out
}

pub(crate) fn date_text(date: Date) -> String {
    let mut out = String::new();
    push_date(&mut out, date);
    out
}

pub(crate) fn count_text(value: i64) -> String {
    let mut out = String::new();
    push_count(&mut out, value);
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_those_of_display() {
        for text in [
            "0",
            "0.00",
            "-0.05",
            "12.50",
            "1000000",
            "-79228162514264337593543950335",
            "0.0000000000000000000000000001",
        ] {
            let value = crate::decimal::parse(text).unwrap();
            assert_eq!(decimal_text(value), text);
        }
        for text in ["0001-01-01", "1999-01-04", "9999-12-31"] {
            assert_eq!(date_text(Date::parse(text).unwrap()), text);
        }
        assert_eq!(count_text(-17), "-17");
    }
}
