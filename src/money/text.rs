//! Plain text of decimals, days and counts, written without `core::fmt`.

use crate::calendar::{Date, civil_from_days};
use crate::decimal::{Decimal, magnitude, tenth};
use alloc::string::String;

/// Plain ASCII digits with a point and all visible zeros: `-12.50`.
pub(crate) fn push_decimal(out: &mut String, value: Decimal) {
    push_digits(out, value.is_sign_negative(), magnitude(value), value.scale());
}

/// A whole number in ASCII digits.
pub(crate) fn push_count(out: &mut String, value: i64) {
    push_digits(out, value < 0, u128::from(value.unsigned_abs()), 0);
}

fn push_digits(out: &mut String, negative: bool, mut rest: u128, scale: u32) {
    let signed = negative && rest != 0;
    // Found from the last digit on.
    let mut digits = [0_u8; 40];
    let mut length = 0_u32;
    for digit in &mut digits {
        (rest, *digit) = tenth(rest);
        length = length.saturating_add(1);
        if rest == 0 && length > scale {
            break;
        }
    }
    if signed {
        out.push('-');
    }
    while length > 0 {
        if length == scale {
            out.push('.');
        }
        length = length.saturating_sub(1);
        out.push(char::from(b'0'.wrapping_add(digits.get(length as usize).copied().unwrap_or(0))));
    }
}

/// `2024-12-25`.
pub(crate) fn push_date(out: &mut String, date: Date) {
    let (year, month, day) = civil_from_days(date.days());
    for (value, mut unit) in [(year, 1000), (i32::from(month), 10), (i32::from(day), 10)] {
        if unit == 10 {
            out.push('-');
        }
        while unit > 0 {
            out.push(char::from(b'0'.wrapping_add((value / unit % 10) as u8)));
            unit /= 10;
        }
    }
}

/// What an error shows of a text: no more than its first 20 characters.
pub(crate) fn beginning(text: &str) -> &str {
    let mut characters = 0_u32;
    for (index, byte) in text.bytes().enumerate() {
        // A byte that continues a character starts with the bits 10.
        characters = characters.saturating_add(u32::from(byte & 0xc0 != 0x80));
        if characters > 20 {
            return text.get(..index).unwrap_or_default();
        }
    }
    text
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
        assert_eq!(count_text(i64::MIN), i64::MIN.to_string());
    }

    #[test]
    fn beginnings_end_between_characters() {
        let text = "€".repeat(21);
        assert_eq!(beginning(&text), "€".repeat(20));
        assert_eq!((beginning("€uro"), beginning("")), ("€uro", ""));
    }
}
