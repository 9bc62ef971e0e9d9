//! Numbers on their way through a message, in the shortest form that holds them.

use crate::decimal::Digits;
use alloc::borrow::ToOwned as _;
use alloc::boxed::Box;
use alloc::string::String;

/// A number, or how much of a currency.
#[derive(Debug)]
pub(crate) enum Amount {
    /// `coefficient × 10^-scale`, at most 38 places: nearly all numbers there are.
    Short(i64, u32),
    /// What is longer, and negative zero.
    Long(Box<Digits>),
}

impl Amount {
    pub(crate) fn new(digits: &Digits) -> Self {
        let significant = digits.significant();
        match u32::try_from(digits.scale()) {
            Ok(scale @ 0..=38) if significant.len() <= 18 && !(digits.is_zero() && digits.is_negative()) => {
                let value =
                    significant.iter().fold(0_i64, |sum, &digit| sum.wrapping_mul(10).wrapping_add(i64::from(digit)));
                Self::Short(if digits.is_negative() { value.wrapping_neg() } else { value }, scale)
            }
            _ => Self::Long(Box::new(digits.to_owned())),
        }
    }

    /// A literal of a program.
    pub(crate) fn literal(units: &[u16]) -> Self {
        match short(units) {
            Some((value, scale)) => Self::Short(value, scale),
            None => Self::new(&Digits::parse(&String::from_utf16_lossy(units)).unwrap_or(Digits::from(0_i64))),
        }
    }

    /// The whole number it is, whatever zeros follow its point.
    #[cfg(feature = "parser")]
    pub(crate) fn integer(&self) -> Option<i32> {
        match Self::new(&self.bare()) {
            Self::Short(value, 0) => i32::try_from(value).ok(),
            _ => None,
        }
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn digits(&self) -> Digits {
        match self {
            Self::Short(value, scale) => Digits::from_parts(*value < 0, u128::from(value.unsigned_abs()), *scale),
            Self::Long(digits) => digits.as_ref().clone(),
        }
    }

    /// Whether two numbers are equal, whatever zeros they show.
    pub(crate) fn equals(&self, other: &Self) -> bool {
        let (&Self::Short(first, scale), &Self::Short(second, other_scale)) = (self, other) else {
            return self.bare() == other.bare();
        };
        let (mut coarse, fine) = if scale < other_scale { (first, second) } else { (second, first) };
        for _ in 0..scale.abs_diff(other_scale) {
            match coarse.checked_mul(10) {
                Some(scaled) => coarse = scaled,
                // The other one would not fit either.
                None => return false,
            }
        }
        coarse == fine
    }

    /// The number without trailing zeros after its point and without the sign of zero.
    #[cold]
    #[inline(never)]
    fn bare(&self) -> Digits {
        let mut digits = self.digits();
        digits.trim_to_scale(0);
        if digits.is_zero() {
            return Digits::from(0_i64);
        }
        // Whoever wrote a power of ten left zeros out.
        digits.pad_to_scale(0);
        digits
    }
}

/// Plain digits with at most one point as a coefficient and its decimal places; nothing for other
/// texts, for long numbers and for negative zero.
pub(crate) fn short(units: &[u16]) -> Option<(i64, u32)> {
    let (is_negative, unsigned) = match units {
        [0x2d, rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    if !matches!(unsigned.first(), Some(0x30..=0x39)) || unsigned.len() > 18 {
        return None;
    }
    let (mut value, mut scale, mut step) = (0_i64, 0_u32, 0_u32);
    for &unit in unsigned {
        match unit {
            0x30..=0x39 => {
                value = value.wrapping_mul(10).wrapping_add(i64::from(unit.wrapping_sub(0x30)));
                scale = scale.wrapping_add(step);
            }
            0x2e if step == 0 => step = 1,
            _ => return None,
        }
    }
    match (is_negative, value) {
        (false, _) => Some((value, scale)),
        (true, 0) => None,
        (true, _) => Some((value.wrapping_neg(), scale)),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Amount, short};
    use crate::decimal::Digits;

    fn amount(text: &str) -> Amount {
        Amount::literal(&text.encode_utf16().collect::<Vec<_>>())
    }

    #[test]
    fn short_numbers_say_what_digits_say() {
        for text in ["0", "7", "-7", "1.50", "-0.05", "0.00", "123456789012345678", "1.", "0012.5"] {
            let units: Vec<u16> = text.encode_utf16().collect();
            let (value, scale) = short(&units).unwrap();
            assert_eq!(Amount::Short(value, scale).digits(), Digits::parse(text).unwrap(), "{text}");
        }
        for text in ["", "-", ".", ".5", "-0", "-0.0", "1e3", "1.2.3", "x", "1234567890123456789"] {
            assert_eq!(short(&text.encode_utf16().collect::<Vec<_>>()), None, "{text}");
        }
    }

    #[test]
    fn equality_sees_values_only() {
        for (a, b) in [("1", "1.0"), ("-0", "0.00"), ("1e3", "1000"), ("1e30", "1000000000000000000000000000000.0")] {
            let parsed = Amount::new(&Digits::parse(a).unwrap());
            assert!(parsed.equals(&amount(b)), "{a} {b}");
        }
        assert!(!amount("1").equals(&amount("-1")));
        assert!(!amount("1234567890123456789").equals(&amount("1234567890123456788")));
        assert!(!amount("0.1").equals(&amount("1")));
    }
}
