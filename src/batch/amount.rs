//! The three fields of a row as bytes: what most rows hold is read by arithmetic alone.
//!
//! Each reader here answers `None` for whatever it doesn't know for sure; the room's slow way
//! then reads the text by the library's rules and says what is wrong with it.

use crate::calendar::Date;
use crate::exchange::QUICK_SCALE;

/// An amount of up to 15 digits, at most [`QUICK_SCALE`] of them after the point: whether it is
/// negative, and its units of the last place.
#[inline(always)]
pub(super) fn quick_amount(text: &[u8]) -> Option<(bool, u64)> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if digits.is_empty() || digits.len() > 16 {
        return None;
    }
    let (mut value, mut places, mut point) = (0_u64, 0_u32, false);
    for byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit <= 9 {
            value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
            places = places.wrapping_add(u32::from(point));
        } else if *byte == b'.' && !point {
            point = true;
        } else {
            return None;
        }
    }
    // A point needs a digit on either side.
    if point && (places == 0 || digits.first() == Some(&b'.')) {
        return None;
    }
    const POWERS: [u64; QUICK_SCALE as usize + 1] = [10_000, 1_000, 100, 10, 1];
    // 16 digits by 10,000 is below 2^67: the check is needed.
    value.checked_mul(*POWERS.get(places as usize)?).map(|units| (negative, units))
}

/// A day written `2024-12-25`.
#[inline(always)]
pub(super) fn quick_date(text: &[u8]) -> Option<Date> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return None };
    let mut wrong = false;
    let mut digit = |byte: u8| {
        let digit = byte.wrapping_sub(b'0');
        wrong |= digit > 9;
        i32::from(digit)
    };
    let mut number = |tens: u8, ones: u8| digit(tens).wrapping_mul(10).wrapping_add(digit(ones));
    let year = number(y1, y2).wrapping_mul(100).wrapping_add(number(y3, y4));
    let (month, day) = (number(m1, m2), number(d1, d2));
    if wrong {
        return None;
    }
    Date::of_numbers(year, month as u8, day as u8)
}

/// Writes units of `10^-scale` as a decimal text.
#[inline(always)]
pub(super) fn push_units(out: &mut Vec<u8>, negative: bool, value: u64, scale: u32) {
    // Digits end here; behind them is room for copying more than there are.
    const END: usize = 56;
    const CHUNK: usize = 24;
    let mut room = [0_u8; END + CHUNK];
    let mut at = END;
    let mut rest = value;
    let mut put = |byte: u8| {
        at = at.wrapping_sub(1);
        if let Some(slot) = room.get_mut(at) {
            *slot = byte;
        }
    };
    if scale == 2 {
        // Cents, of nearly all currencies.
        put(b'0'.wrapping_add((rest % 10) as u8));
        put(b'0'.wrapping_add((rest / 10 % 10) as u8));
        put(b'.');
        rest /= 100;
    } else if scale > 0 {
        for _ in 0..scale.min(28) {
            put(b'0'.wrapping_add((rest % 10) as u8));
            rest /= 10;
        }
        put(b'.');
    }
    // Small numbers divide faster.
    while rest > u64::from(u32::MAX) {
        put(b'0'.wrapping_add((rest % 10) as u8));
        rest /= 10;
    }
    let mut rest = rest as u32;
    loop {
        put(b'0'.wrapping_add((rest % 10) as u8));
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if negative && value != 0 {
        put(b'-');
    }
    let length = END.wrapping_sub(at);
    match room.get(at..).and_then(<[u8]>::first_chunk::<CHUNK>) {
        Some(chunk) if length <= CHUNK => {
            let end = out.len().wrapping_add(length);
            out.extend_from_slice(chunk);
            out.truncate(end);
        }
        _ => out.extend_from_slice(room.get(at..END).unwrap_or_default()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn quick_amounts_are_those_of_decimals(text in "-?[0-9]{0,9}[.]?[0-9]{0,6}") {
            if let Some((negative, units)) = quick_amount(text.as_bytes()) {
                let exact = crate::decimal::parse(&text).unwrap();
                prop_assert_eq!(exact.is_sign_negative() && units > 0, negative && units > 0);
                let scaled = exact * crate::Decimal::from(10_000);
                prop_assert_eq!(scaled.normalize().to_string().trim_start_matches('-').to_owned(), units.to_string());
            }
        }

        #[test]
        fn what_the_library_refuses_is_not_read_quickly(text in "[-+0-9.e ]{0,12}") {
            if crate::decimal::parse(&text).is_err() {
                prop_assert_eq!(quick_amount(text.as_bytes()), None);
            }
        }

        #[test]
        fn units_are_written_like_decimals(value in any::<u64>(), scale in 0_u32..=20, negative in any::<bool>()) {
            let mut out = Vec::new();
            push_units(&mut out, negative, value, scale);
            let exact = crate::decimal::of_parts(negative, value.into(), scale).unwrap();
            prop_assert_eq!(String::from_utf8(out).unwrap(), exact.to_string());
        }

        #[test]
        fn quick_days_are_those_of_the_calendar(text in "[0-9]{4}-[0-9]{2}-[0-9]{2}") {
            prop_assert_eq!(quick_date(text.as_bytes()), Date::parse(&text).ok());
        }
    }
}
