//! Writing a number by its plan.
//!
//! Two ways lead to the same text. Numbers of up to 64 bits without limits on significant
//! digits are rounded as integers and written backwards into the scratch's window, two digits
//! at a time. Everything else is rounded as a row of digits and written forwards.

use super::parts::{Marked, PartKind};
use super::plan::{Affix, Plan, Shown, Sign};
use super::texts::Stretch;
use crate::decimal::Digits;
use crate::format::scratch::{Scratch, WINDOW, Window};
use core::cmp::Ordering;

/// Powers of ten that fit in 64 bits.
pub(super) const POWERS: [u64; 20] = {
    let mut powers = [1_u64; 20];
    let mut at = 1;
    while at < 20 {
        #[allow(clippy::indexing_slicing)]
        {
            powers[at] = powers[at - 1] * 10;
        }
        at += 1;
    }
    powers
};

/// The two ASCII digits of each number below one hundred, the second in the high half.
const PAIRS: [[u16; 2]; 100] = {
    let mut pairs = [[0_u16; 2]; 100];
    let mut at = 0;
    while at < 100 {
        #[allow(clippy::indexing_slicing)]
        {
            pairs[at] = [b'0' as u16 + at as u16 / 10, b'0' as u16 + at as u16 % 10];
        }
        at += 1;
    }
    pairs
};

/// A number that is rounded and ready to be written: `coefficient × 10^-scale`.
struct Rounded {
    negative: bool,
    coefficient: u64,
    scale: u32,
    /// The least places after the point.
    minimum: u32,
    /// The power of ten of the first digit, and the one that the notation takes out.
    power: i32,
    exponent: i32,
}

/// Powers of ten that doubles have exactly.
const SCALES: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

/// The power of ten of a double's first digit; `None` for very large and very small ones.
fn power_of(magnitude: f64) -> Option<i32> {
    if magnitude >= 1.0 {
        return (magnitude < 1e18).then(|| (magnitude as u64).checked_ilog10().unwrap_or(0) as i32);
    }
    let steps = SCALES.iter().position(|factor| magnitude * factor >= 1.0);
    steps.map(|steps| (steps as i32).wrapping_neg()).or((magnitude == 0.0).then_some(0))
}

impl Plan {
    /// Whether numbers of this plan can take the short way.
    pub(super) fn is_simple(&self) -> bool {
        self.rounding.increment == 1
            && self.rounding.maximum_fraction <= 18
            && self.digits.offset.is_some()
            && self.texts.units(self.group).len() == 1
            && self.texts.units(self.decimal).len() == 1
            && self.minimum_integer <= 18
            && matches!((self.primary, self.secondary), (0, _) | (3, 2 | 3))
            && self.longest_affix() <= LONGEST_AFFIX
            && !self.names_compact_forms()
    }

    /// Whether the digits that are seen don't depend on the size of the number.
    #[inline(always)]
    pub(super) fn is_plain(&self) -> bool {
        self.is_standard() && self.rounding.significant.is_none()
    }

    /// Rounds `coefficient × 10^-scale` to at most so many places; the new scale with it.
    #[inline(always)]
    fn round_small(&self, negative: bool, coefficient: u64, scale: u32, maximum: u32) -> (u64, u32) {
        let Some(excess) = scale.checked_sub(maximum).filter(|excess| *excess > 0) else { return (coefficient, scale) };
        let Some(&divisor) = POWERS.get(excess as usize) else {
            // More than nineteen places go: nothing is left but the direction.
            let grows = coefficient != 0 && self.rounding.mode.grows(negative, Ordering::Less, false);
            return (u64::from(grows), maximum);
        };
        let (quotient, remainder) = (coefficient / divisor, coefficient % divisor);
        let grows = remainder != 0 && {
            let against_half = remainder.cmp(&(divisor / 2));
            self.rounding.mode.grows(negative, against_half, quotient % 2 == 1)
        };
        (quotient.wrapping_add(u64::from(grows)), maximum)
    }

    /// Writes `coefficient × 10^-scale` into the window; the plan [is simple](Self::is_simple),
    /// the scale already shifted for percent and at most 38. `false` where it is too large for
    /// that.
    #[inline(always)]
    pub(super) fn write_small(&self, negative: bool, coefficient: u64, scale: u32, window: &mut Window) -> bool {
        if !self.is_plain() {
            return self.write_at_its_power(negative, coefficient, scale, window);
        }
        let (coefficient, scale) =
            self.round_small(negative, coefficient, scale, u32::from(self.rounding.maximum_fraction));
        let rounded = Rounded {
            negative,
            coefficient,
            scale,
            minimum: self.rounding.minimum_fraction.into(),
            power: 0,
            exponent: 0,
        };
        self.write_rounded(&rounded, window);
        true
    }

    /// The same where the power of ten decides on the digits that are seen.
    #[inline(never)]
    fn write_at_its_power(&self, negative: bool, coefficient: u64, scale: u32, window: &mut Window) -> bool {
        let scale = scale as i32;
        let top = |coefficient: u64| coefficient.checked_ilog10().unwrap_or(0) as i32;
        let mut power = if coefficient == 0 { 0 } else { top(coefficient).wrapping_sub(scale) };
        loop {
            let exponent = self.exponent(power);
            let (minimum, places) = self.rounding.places(power.wrapping_sub(exponent).wrapping_add(1));
            let shifted = scale.wrapping_add(exponent);
            let Some((rounded, scale)) = self.round_to(negative, coefficient, shifted, places) else { return false };
            let carried = top(rounded).wrapping_sub(scale as i32).wrapping_add(exponent);
            if rounded != 0 && carried > power {
                power = carried;
                continue;
            }
            let power = if rounded == 0 { 0 } else { power };
            let minimum = u32::try_from(minimum).unwrap_or(0);
            self.write_rounded(&Rounded { negative, coefficient: rounded, scale, minimum, power, exponent }, window);
            return true;
        }
    }

    /// Rounds to places that may stand before the point.
    fn round_to(&self, negative: bool, coefficient: u64, scale: i32, places: i32) -> Option<(u64, u32)> {
        let Ok(maximum) = u32::try_from(places) else {
            // Above the point: round at a point moved there, and move it back.
            let places = places.unsigned_abs();
            let scale = u32::try_from(scale).ok()?.checked_add(places)?;
            let (rounded, left) = self.round_small(negative, coefficient, scale, 0);
            let factor = POWERS.get(places as usize)?;
            return Some((rounded.checked_mul(*factor)?, left));
        };
        Some(self.round_small(negative, coefficient, u32::try_from(scale).ok()?, maximum))
    }

    /// Writes a double as [`write_small`](Self::write_small) writes its shortest decimal text;
    /// `false` where only that text can tell.
    ///
    /// `r = round(a × 10^k)` is taken where `r / 10^k` gives the double back (then it is its
    /// shortest text), or where it lies clear of a tie by more than the error of one
    /// multiplication.
    pub(super) fn write_double(&self, value: f64, window: &mut Window) -> bool {
        let (negative, magnitude) = (value.is_sign_negative(), value.abs());
        if self.is_plain() {
            let scale = self.rounding.maximum_fraction;
            let Some(coefficient) = self.rounded_double(magnitude, i32::from(scale.wrapping_add(self.shift)), false)
            else {
                return false;
            };
            let minimum = self.rounding.minimum_fraction.into();
            let rounded = Rounded { negative, coefficient, scale: scale.into(), minimum, power: 0, exponent: 0 };
            self.write_rounded(&rounded, window);
            return true;
        }
        let shift = i32::from(self.shift);
        let Some(mut power) =
            power_of(magnitude).map(|power| if magnitude == 0.0 { 0 } else { power.wrapping_add(shift) })
        else {
            return false;
        };
        loop {
            let exponent = self.exponent(power);
            let (minimum, places) = self.rounding.places(power.wrapping_sub(exponent).wrapping_add(1));
            // More places than a double has digits: then all of its digits have to be among them.
            let room = 14_i32.wrapping_sub(power).wrapping_add(exponent).min(18);
            let (places, exactly) = if places > room { (room, true) } else { (places, false) };
            let Some(rounded) =
                self.rounded_double(magnitude, places.wrapping_sub(exponent).wrapping_add(shift), exactly)
            else {
                return false;
            };
            let carried =
                rounded.checked_ilog10().map_or(power, |top| (top as i32).wrapping_sub(places).wrapping_add(exponent));
            if carried > power {
                power = carried;
                continue;
            }
            let factor = POWERS.get(places.min(0).unsigned_abs() as usize).copied().unwrap_or(1);
            let Some(coefficient) = rounded.checked_mul(factor) else { return false };
            let power = if rounded == 0 { 0 } else { power };
            let (scale, minimum) = (places.max(0) as u32, minimum.max(0) as u32);
            self.write_rounded(&Rounded { negative, coefficient, scale, minimum, power, exponent }, window);
            return true;
        }
    }

    /// `magnitude × 10^places` as a whole number, where that is certain; `exactly` where no digit
    /// may be lost.
    #[inline(always)]
    fn rounded_double(&self, magnitude: f64, places: i32, exactly: bool) -> Option<u64> {
        use crate::decimal::RoundingMode::{HalfCeil, HalfEven, HalfExpand, HalfFloor, HalfTrunc};
        let &factor = SCALES.get(places.unsigned_abs() as usize)?;
        let up = places >= 0;
        let scaled = if up { magnitude * factor } else { magnitude / factor };
        if scaled.is_nan() || scaled >= 1e15 {
            return None;
        }
        let rounded = (scaled + 0.5) as u64;
        let whole = rounded as f64;
        let back = if up { whole / factor } else { whole * factor };
        let nearest = matches!(self.rounding.mode, HalfExpand | HalfEven | HalfTrunc | HalfCeil | HalfFloor);
        let clear_of_ties = nearest && !exactly && (scaled - whole).abs() < 0.5 - 1e-15 * scaled;
        (back == magnitude || clear_of_ties).then_some(rounded)
    }

    /// Writes a number that is rounded into the window. One copy of it is enough.
    #[inline(never)]
    fn write_rounded(&self, number: &Rounded, window: &mut Window) {
        let Rounded { negative, mut coefficient, mut scale, minimum, power, exponent } = *number;
        while scale > minimum && coefficient % 10 == 0 {
            coefficient /= 10;
            scale = scale.wrapping_sub(1);
        }
        let divisor = POWERS.get(scale as usize).copied().unwrap_or(u64::MAX);
        let (mut integer, mut fraction) =
            if scale == 0 { (coefficient, 0) } else { (coefficient / divisor, coefficient % divisor) };
        let strip = self.rounding.strip_if_integer && fraction == 0;
        let zeros = minimum.saturating_sub(scale);
        let exactly_one = integer == 1 && fraction == 0;
        let affix = self.affix_for(self.sign(negative, coefficient == 0), power, exactly_one, |rules| {
            rules.select_parts(integer, fraction, scale, if strip { 0 } else { scale.wrapping_add(zeros) })
        });
        let offset = self.digits.offset.unwrap_or(0);
        window.reset();
        window.push_slice(self.texts.units(affix.suffix));
        if affix.bare {
            window.push_slice(self.texts.units(affix.prefix));
            return;
        }
        if !self.exponent_is_empty() {
            let [separator, minus] = self.exponent;
            let mut digits = exponent.unsigned_abs();
            loop {
                window.push(u16::from(b'0').wrapping_add((digits % 10) as u16).wrapping_add(offset));
                digits /= 10;
                if digits == 0 {
                    break;
                }
            }
            if exponent < 0 {
                window.push_slice(self.texts.units(minus));
            }
            window.push_slice(self.texts.units(separator));
        }
        if !strip && (scale > 0 || zeros > 0) {
            for _ in 0..zeros {
                window.push(u16::from(b'0').wrapping_add(offset));
            }
            let mut places = scale;
            while places >= 2 {
                window.push_pair(pair((fraction % 100) as usize), offset);
                fraction /= 100;
                places = places.wrapping_sub(2);
            }
            if places == 1 {
                window.push(u16::from(b'0').wrapping_add(fraction as u16).wrapping_add(offset));
            }
            window.push(self.only(self.decimal));
        }

        let threshold =
            usize::from(self.grouped_from).checked_sub(1).and_then(|at| POWERS.get(at)).copied().unwrap_or(0);
        let grouped = self.primary != 0 && (integer >= threshold || self.minimum_integer >= self.grouped_from);
        let mut written = 0_u32;
        if grouped {
            let separator = self.only(self.group);
            // The lowest group has three digits, in India the others have two.
            let mut limit = 1000;
            while integer >= limit {
                let group = (integer % limit) as usize;
                integer /= limit;
                window.push_pair(pair(group % 100), offset);
                written = written.wrapping_add(2);
                if limit == 1000 {
                    window.push(u16::from(b'0').wrapping_add((group / 100) as u16).wrapping_add(offset));
                    written = written.wrapping_add(1);
                }
                window.push(separator);
                limit = if self.secondary == 2 { 100 } else { 1000 };
            }
        }
        while integer >= 100 {
            window.push_pair(pair((integer % 100) as usize), offset);
            integer /= 100;
            written = written.wrapping_add(2);
        }
        if integer >= 10 {
            window.push_pair(pair(integer as usize), offset);
            written = written.wrapping_add(2);
        } else if integer > 0 || written == 0 {
            window.push(u16::from(b'0').wrapping_add(integer as u16).wrapping_add(offset));
            written = written.wrapping_add(1);
        }
        while written < u32::from(self.minimum_integer) {
            if grouped && written >= 3 && written.wrapping_sub(3).is_multiple_of(u32::from(self.secondary)) {
                window.push(self.only(self.group));
            }
            window.push(u16::from(b'0').wrapping_add(offset));
            written = written.wrapping_add(1);
        }
        window.push_slice(self.texts.units(affix.prefix));
    }

    /// The one unit of a separator.
    #[inline(always)]
    fn only(&self, separator: Stretch) -> u16 {
        self.texts.units(separator).first().copied().unwrap_or_default()
    }

    /// Writes rounded digits forwards, telling before each piece what it is.
    fn write_digits(&self, number: &Digits, tell: &mut dyn FnMut(PartKind, &[u16])) {
        let top = number.point().max(i32::from(self.minimum_integer)).max(1);
        let (primary, secondary) = (i32::from(self.primary), i32::from(self.secondary));
        let grouped = self.primary != 0 && top >= i32::from(self.grouped_from);
        let mut place = top.wrapping_sub(1);
        while place >= 0 {
            tell(PartKind::Integer, self.digits.of(number.digit_at(place)));
            let above = place.wrapping_sub(primary);
            if grouped && place > 0 && above >= 0 && above.checked_rem(secondary) == Some(0) {
                tell(PartKind::Group, self.texts.units(self.group));
            }
            place = place.wrapping_sub(1);
        }
        let scale = number.scale();
        if scale > 0 {
            tell(PartKind::Decimal, self.texts.units(self.decimal));
            for place in 1..=scale {
                tell(PartKind::Fraction, self.digits.of(number.digit_at(place.wrapping_neg())));
            }
        }
    }

    /// Writes a number of any size, telling before each piece what it is.
    fn write_pieces(&self, value: &Digits, tell: &mut dyn FnMut(PartKind, &[u16])) {
        let shown = self.shown(value);
        let affix = self.affix_of_shown(&shown, self.sign_of(&shown), None);
        self.tell_text(affix.prefix, tell);
        if !affix.bare {
            self.write_shown(&shown, tell);
        }
        self.tell_text(affix.suffix, tell);
    }

    /// The sign of a number as it is shown.
    pub(super) fn sign_of(&self, shown: &Shown) -> Sign {
        self.sign(shown.number.is_negative(), shown.number.is_zero())
    }

    /// Writes the digits of a number, and its power of ten where the notation says it.
    pub(super) fn write_shown(&self, shown: &Shown, tell: &mut dyn FnMut(PartKind, &[u16])) {
        self.write_digits(&shown.number, tell);
        if !self.exponent_is_empty() {
            let [separator, minus] = self.exponent;
            self.tell_text(separator, tell);
            if shown.exponent < 0 {
                self.tell_text(minus, tell);
            }
            let exponent = shown.exponent.unsigned_abs();
            let mut power = exponent.checked_ilog10().unwrap_or(0);
            loop {
                let digit = exponent / 10_u32.wrapping_pow(power) % 10;
                tell(PartKind::ExponentInteger, self.digits.of(digit as u8));
                let Some(next) = power.checked_sub(1) else { break };
                power = next;
            }
        }
    }

    pub(super) fn tell_text(&self, stretch: Stretch, tell: &mut dyn FnMut(PartKind, &[u16])) {
        for (kind, unit) in self.texts.pieces(stretch) {
            tell(kind, &[unit]);
        }
    }

    /// Writes a number of any size.
    pub(super) fn write_large(&self, value: &Digits, scratch: &mut Scratch) {
        self.write_pieces(value, &mut |_, units| scratch.push_units(units));
    }

    /// Writes a number of any size and marks its pieces.
    pub(super) fn mark_number(&self, value: &Digits, marked: &mut Marked) {
        self.write_pieces(value, &mut |kind, units| {
            marked.mark(kind);
            marked.text.push_units(units);
        });
    }

    /// Writes a text in the place of the digits, infinity or not-a-number, and marks the pieces.
    pub(super) fn mark_word(&self, kind: PartKind, word: &str, sign: Sign, marked: &mut Marked) {
        let Affix { prefix, suffix, .. } = self.affix_of(sign);
        let mut tell = |kind, units: &[u16]| {
            marked.mark(kind);
            marked.text.push_units(units);
        };
        self.tell_text(prefix, &mut tell);
        let mut buffer = [0; 2];
        for character in word.chars() {
            tell(kind, character.encode_utf16(&mut buffer));
        }
        self.tell_text(suffix, &mut tell);
    }
}

#[inline(always)]
fn pair(number: usize) -> [u16; 2] {
    PAIRS.get(number).copied().unwrap_or_default()
}

/// The most units of affixes that the window takes, the longest names of currencies aside.
const LONGEST_AFFIX: usize = 64;

// Affixes with a power of ten, twenty digits, their separators, eighteen places and a point.
const _: () = assert!(WINDOW >= LONGEST_AFFIX + 20 + 6 + 18 + 1 + 18);
