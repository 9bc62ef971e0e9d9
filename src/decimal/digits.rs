//! A number as a row of decimal digits of any length.

use super::{Decimal, RoundingMode, invalid_number, of_parts, tenth};
use crate::error::{Error, ErrorCode, Result, excerpt};
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// Numbers of 10¹⁰⁰⁰⁰ and more, or with more decimal places than this, are `overflow`:
/// the bound ECMA-402 sets for decimal strings.
pub const MAGNITUDE_LIMIT: i32 = 10_000;

/// An exact decimal number as sign, digits and the place of its point.
///
/// Leading zeros are dropped, trailing zeros after the point are kept: `1.50` shows two
/// fraction digits. Negative zero is kept too, as in Intl.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digits {
    negative: bool,
    /// Digits 0–9, most significant first, the first one not zero; empty for zero.
    digits: Vec<u8>,
    /// How many digits stand before the point: 3 for 123.4, -1 for 0.01, 5 for 12e3.
    point: i32,
}

impl Digits {
    /// Reads `-?digits[.digits][e±digits]`, also with a leading `+` or a leading point.
    ///
    /// # Errors
    /// `invalid-number` for any other text, `overflow` past [`MAGNITUDE_LIMIT`].
    ///
    /// ```
    /// use coinage::decimal::Digits;
    /// assert_eq!(Digits::parse("0012.50")?.to_string(), "12.50");
    /// assert_eq!(Digits::parse("-1.5e-3")?.to_string(), "-0.0015");
    /// assert_eq!(Digits::parse("1e10001").unwrap_err().code(), "overflow");
    /// assert_eq!(Digits::parse("NaN").unwrap_err().code(), "invalid-number");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self> {
        let (negative, unsigned) = match text.as_bytes() {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] => (false, rest),
            rest => (false, rest),
        };
        let split = unsigned.iter().position(|byte| matches!(byte, b'e' | b'E'));
        let (mantissa, exponent) = match split.and_then(|at| unsigned.split_at_checked(at)) {
            Some((mantissa, marked)) => {
                (mantissa, parse_exponent(marked.get(1..).unwrap_or_default()).ok_or_else(|| invalid_number(text))?)
            }
            None => (unsigned, 0),
        };
        let mut digits = Vec::new();
        let mut point = 0_i32;
        let (mut seen_digit, mut seen_point) = (false, false);
        for &byte in mantissa {
            match byte {
                b'0'..=b'9' => {
                    seen_digit = true;
                    let significant = byte != b'0' || !digits.is_empty();
                    if significant {
                        digits.push(byte.wrapping_sub(b'0'));
                    }
                    match (seen_point, significant) {
                        (false, true) => point = point.wrapping_add(1),
                        (true, false) => point = point.wrapping_sub(1),
                        _ => {}
                    }
                }
                b'.' if !seen_point => seen_point = true,
                _ => return Err(invalid_number(text)),
            }
        }
        if !seen_digit {
            return Err(invalid_number(text));
        }
        let number = Self { negative, digits, point: point.wrapping_add(exponent) };
        if number.point > MAGNITUDE_LIMIT && !number.digits.is_empty() || number.scale() > MAGNITUDE_LIMIT {
            return Err(overflow(text));
        }
        if number.digits.is_empty() && number.point > 0 {
            return Ok(Self { point: 0, ..number });
        }
        Ok(number)
    }

    /// The number `coefficient × 10^-scale`.
    pub fn from_parts(negative: bool, coefficient: u128, scale: u32) -> Self {
        let mut reversed = [0_u8; 40];
        let mut length = 0_usize;
        let mut rest = coefficient;
        for slot in &mut reversed {
            if rest == 0 {
                break;
            }
            (rest, *slot) = tenth(rest);
            length = length.wrapping_add(1);
        }
        let digits: Vec<u8> = reversed.iter().take(length).rev().copied().collect();
        let point = (length as i32).saturating_sub_unsigned(scale.min(1 << 30));
        Self { negative, digits, point }
    }

    /// Whether the number carries a minus sign; negative zero does.
    pub fn is_negative(&self) -> bool {
        self.negative
    }

    /// The same number with or without a minus sign.
    #[must_use]
    pub fn with_sign(mut self, negative: bool) -> Self {
        self.negative = negative;
        self
    }

    /// Whether the number is zero, whatever its sign.
    pub fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// The significant digits 0–9, most significant first; empty for zero. Trailing zeros that
    /// were written are among them.
    pub fn significant(&self) -> &[u8] {
        &self.digits
    }

    /// How many digits stand before the point; negative when zeros follow it first.
    pub fn point(&self) -> i32 {
        self.point
    }

    /// How many digits stand after the point; negative when the number ends in unwritten zeros.
    pub fn scale(&self) -> i32 {
        (self.digits.len() as i32).wrapping_sub(self.point)
    }

    /// Multiplies by a power of ten, exactly.
    pub fn shift(&mut self, power: i32) {
        let power = within(power);
        self.point = self.point.wrapping_add(power);
        if self.digits.is_empty() && self.point > 0 {
            self.point = 0;
        }
    }

    /// The digit worth `10^place`; zero outside the written ones.
    pub fn digit_at(&self, place: i32) -> u8 {
        let place = within(place);
        let index = self.point.wrapping_sub(1).wrapping_sub(place);
        usize::try_from(index).ok().and_then(|index| self.digits.get(index)).copied().unwrap_or(0)
    }

    /// Rounds to at most `scale` decimal places (negative: to tens, hundreds, …), leaving a
    /// number that is already as coarse unchanged.
    pub fn round_to_scale(&mut self, scale: i32, mode: RoundingMode) {
        let scale = within(scale);
        let kept = self.point.wrapping_add(scale);
        if kept >= self.digits.len() as i32 {
            return;
        }
        let against_half = match usize::try_from(kept) {
            Ok(kept) => compare_with_half(self.digits.get(kept..).unwrap_or_default()),
            Err(_) if self.digits.iter().any(|&digit| digit != 0) => Some(Ordering::Less),
            Err(_) => None,
        };
        let kept = usize::try_from(kept).unwrap_or(0);
        self.digits.truncate(kept);
        let grows = against_half.is_some_and(|order| {
            let odd = self.digits.last().is_some_and(|digit| digit % 2 == 1);
            mode.grows(self.negative, order, odd)
        });
        if self.digits.is_empty() {
            self.point = scale.wrapping_neg();
        }
        if grows {
            self.increment(scale);
        }
        if self.digits.is_empty() && self.point > 0 {
            self.point = 0;
        }
    }

    /// Rounds to at most `count` significant digits; zero stays as it is.
    pub fn round_to_significant(&mut self, count: i32, mode: RoundingMode) {
        let count = within(count);
        self.round_to_scale(count.wrapping_sub(self.point), mode);
        // 9.99 rounds to 10.0 where three digits were asked for: one digit too many.
        if self.digits.len() as i32 > count && self.digits.last() == Some(&0) {
            self.digits.pop();
        }
    }

    /// Rounds to a multiple of `increment × 10^-scale`, as ECMA-402's `roundingIncrement`.
    pub fn round_to_increment(&mut self, increment: u16, scale: i32, mode: RoundingMode) {
        // Dividing by 25 is multiplying by 4 and moving the point by two; what is kept of that is
        // the multiple, and 25 times it the result. Tens of the increment move the point, too.
        let mut step = increment.max(1);
        let mut places = scale;
        while step.is_multiple_of(10) {
            step /= 10;
            places = places.wrapping_sub(1);
        }
        let (factor, moved) = match step {
            2 => (5, 1),
            5 => (2, 1),
            25 => (4, 2),
            _ => (1, 0),
        };
        self.multiply(factor);
        self.round_to_scale(places.wrapping_sub(moved), mode);
        if moved > 0 {
            self.pad_to_scale(places.wrapping_sub(moved));
            self.multiply(u8::try_from(step).unwrap_or(1));
            self.shift(moved.wrapping_neg());
            self.pad_to_scale(scale);
        }
    }

    /// Multiplies by a small number, exactly.
    fn multiply(&mut self, factor: u8) {
        let mut carry = 0_u8;
        for digit in self.digits.iter_mut().rev() {
            let product = digit.wrapping_mul(factor).wrapping_add(carry);
            *digit = product % 10;
            carry = product / 10;
        }
        while carry > 0 {
            self.lead(carry % 10);
            carry /= 10;
        }
    }

    /// Puts a digit before all others.
    fn lead(&mut self, digit: u8) {
        crate::text::insert(&mut self.digits, 0, digit);
        self.point = self.point.wrapping_add(1);
    }

    /// Drops trailing zeros after the point until at most `minimum` decimal places are left.
    pub fn trim_to_scale(&mut self, minimum: i32) {
        let minimum = within(minimum);
        if self.digits.is_empty() {
            self.point = self.point.max(minimum.wrapping_neg()).min(0);
            return;
        }
        while self.scale() > minimum && self.digits.last() == Some(&0) {
            self.digits.pop();
        }
    }

    /// Writes zeros after the point until at least `minimum` decimal places are there.
    pub fn pad_to_scale(&mut self, minimum: i32) {
        let minimum = within(minimum);
        if self.digits.is_empty() {
            self.point = self.point.min(minimum.wrapping_neg());
            return;
        }
        while self.scale() < minimum {
            self.digits.push(0);
        }
    }

    fn increment(&mut self, scale: i32) {
        if self.digits.is_empty() {
            self.digits.push(1);
            self.point = 1_i32.wrapping_sub(scale);
            return;
        }
        for digit in self.digits.iter_mut().rev() {
            if *digit < 9 {
                *digit = digit.wrapping_add(1);
                return;
            }
            *digit = 0;
        }
        self.lead(1);
    }

    /// Plain ASCII digits with a point, as [`Digits::parse`] reads them.
    pub(crate) fn plain(&self) -> String {
        let mut text = String::new();
        if self.negative {
            text.push('-');
        }
        let bottom = self.scale().max(0).wrapping_neg();
        let mut place = self.point.max(1);
        while place > bottom {
            if place == 0 {
                text.push('.');
            }
            place = place.wrapping_sub(1);
            text.push(char::from(b'0'.wrapping_add(self.digit_at(place))));
        }
        text
    }

    /// The number as a [`Decimal`], exactly, with its visible zeros.
    ///
    /// # Errors
    /// `overflow` where 96 bits or 28 decimal places do not hold it.
    pub fn to_decimal(&self) -> Result<Decimal> {
        self.decimal().ok_or_else(|| overflow(&self.plain()))
    }

    fn decimal(&self) -> Option<Decimal> {
        let mut scale = self.scale();
        // Some zeros stand unwritten before the point.
        let zeros = usize::try_from(scale.wrapping_neg()).unwrap_or(0);
        let mut coefficient = 0_u128;
        for &digit in self.digits.iter().chain(core::iter::repeat_n(&0, zeros)) {
            // Ten times 96 bits fit in 128.
            coefficient = (coefficient << 3).wrapping_add(coefficient << 1).wrapping_add(u128::from(digit));
            if coefficient >> 96 != 0 {
                return None;
            }
        }
        while scale > 28 {
            let (shorter, last) = tenth(coefficient);
            if last != 0 {
                return None;
            }
            (coefficient, scale) = (shorter, if shorter == 0 { 28 } else { scale.wrapping_sub(1) });
        }
        of_parts(self.negative, coefficient, scale.max(0).unsigned_abs())
    }
}

/// A place within twice the limits: sums of a few of them stay far from the ends of `i32`.
fn within(place: i32) -> i32 {
    place.clamp(-2 * MAGNITUDE_LIMIT, 2 * MAGNITUDE_LIMIT)
}

fn parse_exponent(bytes: &[u8]) -> Option<i32> {
    let (negative, digits) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    if digits.is_empty() {
        return None;
    }
    let mut value = 0_i32;
    for byte in digits {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value.saturating_mul(10).saturating_add(i32::from(byte.wrapping_sub(b'0'))).min(1_000_000_000);
    }
    Some(if negative { value.wrapping_neg() } else { value })
}

/// Where discarded digits stand against one half; `None` when they are all zero.
fn compare_with_half(discarded: &[u8]) -> Option<Ordering> {
    let (&first, rest) = discarded.split_first()?;
    let rest_is_zero = rest.iter().all(|&digit| digit == 0);
    match first.cmp(&5) {
        Ordering::Equal if !rest_is_zero => Some(Ordering::Greater),
        Ordering::Less if first == 0 && rest_is_zero => None,
        order => Some(order),
    }
}

#[cold]
fn overflow(text: &str) -> Error {
    let shown = excerpt(text, 60);
    let dots = if shown.len() < text.len() { "…" } else { "" };
    Error::new(ErrorCode::Overflow, &["the number ", shown, dots, " is too large or too fine to hold exactly"])
}

impl From<i64> for Digits {
    fn from(value: i64) -> Self {
        Self::from_parts(value < 0, u128::from(value.unsigned_abs()), 0)
    }
}

impl From<u64> for Digits {
    fn from(value: u64) -> Self {
        Self::from_parts(false, u128::from(value), 0)
    }
}

impl From<Decimal> for Digits {
    fn from(value: Decimal) -> Self {
        Self::from_parts(value.is_sign_negative(), value.mantissa().unsigned_abs(), value.scale())
    }
}

impl core::fmt::Display for Digits {
    /// Plain ASCII digits with a point, as [`Digits::parse`] reads them.
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str(&self.plain())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn rounded(text: &str, scale: i32, mode: RoundingMode) -> String {
        let mut number = Digits::parse(text).unwrap();
        number.round_to_scale(scale, mode);
        number.to_string()
    }

    #[test]
    fn rounding_follows_the_mode_on_ties_and_signs() {
        use RoundingMode::*;
        let row = |text: &str| RoundingMode::ALL.map(|mode| rounded(text, 0, mode)).join(" ");
        assert_eq!(row("2.5"), "3 2 3 2 3 2 3 2 2");
        assert_eq!(row("-2.5"), "-2 -3 -3 -2 -2 -3 -3 -2 -2");
        assert_eq!(row("0.4"), "1 0 1 0 0 0 0 0 0");
        assert_eq!(row("-0.6"), "-0 -1 -1 -0 -1 -1 -1 -1 -1");
        assert_eq!(rounded("9.995", 2, HalfExpand), "10.00");
        assert_eq!(rounded("0.05", 1, HalfEven), "0.0");
        assert_eq!(rounded("0.006", 1, Ceil), "0.1");
        assert_eq!(rounded("1234", -2, HalfEven), "1200");
        assert_eq!(rounded("49", -2, Ceil), "100");
    }

    #[test]
    fn increments_round_to_their_multiples() {
        let round = |text: &str, increment, scale, mode| {
            let mut number = Digits::parse(text).unwrap();
            number.round_to_increment(increment, scale, mode);
            number.to_string()
        };
        assert_eq!(round("1.23", 5, 2, RoundingMode::HalfExpand), "1.25");
        assert_eq!(round("1.225", 5, 2, RoundingMode::HalfEven), "1.20");
        assert_eq!(round("1.2250001", 5, 2, RoundingMode::HalfTrunc), "1.25");
        assert_eq!(round("0.02", 5, 2, RoundingMode::HalfExpand), "0.00");
        assert_eq!(round("1234", 50, 0, RoundingMode::HalfExpand), "1250");
        assert_eq!(round("-7", 5, 0, RoundingMode::Floor), "-10");
        assert_eq!(round("0.0001", 5, 2, RoundingMode::Ceil), "0.05");
    }

    #[test]
    fn significant_digits_carry_into_a_new_place() {
        let mut number = Digits::parse("9.996").unwrap();
        number.round_to_significant(3, RoundingMode::HalfExpand);
        assert_eq!(number.to_string(), "10.0");
        let mut number = Digits::parse("0.00012345").unwrap();
        number.round_to_significant(2, RoundingMode::HalfExpand);
        assert_eq!(number.to_string(), "0.00012");
    }

    #[test]
    fn decimals_come_back_with_their_zeros() {
        for text in ["0", "-1.50", "79228162514264337593543950335", "0.0000000000000000000000000001", "0.00"] {
            assert_eq!(Digits::from(Digits::parse(text).unwrap().to_decimal().unwrap()).to_string(), text);
        }
        assert_eq!(
            Digits::parse("79228162514264337593543950336").unwrap().to_decimal().unwrap_err().code(),
            "overflow"
        );
    }
}
