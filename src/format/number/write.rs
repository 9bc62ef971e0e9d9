//! Writing a number by its plan.
//!
//! Two ways lead to the same text. Numbers of up to 64 bits without limits on significant
//! digits are rounded as integers and written backwards into the scratch's window, two digits
//! at a time. Everything else is rounded as a row of digits and written forwards.

use super::parts::{Marked, PartKind};
use super::plan::{Affix, Plan, Shown, Sign, Stretch};
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

impl Plan {
    /// Whether numbers of this plan can take the short way.
    pub(super) fn is_simple(&self) -> bool {
        self.is_standard()
            && self.rounding.significant.is_none()
            && self.rounding.increment == 1
            && self.rounding.maximum_fraction <= 18
            && self.digits.offset.is_some()
            && self.texts.units(self.group).len() == 1
            && self.texts.units(self.decimal).len() == 1
            && self.minimum_integer <= 18
            && matches!((self.primary, self.secondary), (0, _) | (3, 2 | 3))
            && self.longest_affix() <= LONGEST_AFFIX
            && !self.has_bare_affix()
    }

    /// Rounds `coefficient × 10^-scale` to at most the plan's places; the new scale with it.
    #[inline(always)]
    fn round_small(&self, negative: bool, coefficient: u64, scale: u32) -> (u64, u32) {
        let maximum = u32::from(self.rounding.maximum_fraction);
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
    /// the scale already shifted for percent and at most 38.
    pub(super) fn write_small(&self, negative: bool, coefficient: u64, scale: u32, window: &mut Window) {
        let (mut coefficient, mut scale) = self.round_small(negative, coefficient, scale);
        let minimum = u32::from(self.rounding.minimum_fraction);
        while scale > minimum && coefficient % 10 == 0 {
            coefficient /= 10;
            scale = scale.wrapping_sub(1);
        }
        let divisor = POWERS.get(scale as usize).copied().unwrap_or(u64::MAX);
        let (mut integer, mut fraction) =
            if scale == 0 { (coefficient, 0) } else { (coefficient / divisor, coefficient % divisor) };
        let strip = self.rounding.strip_if_integer && fraction == 0;
        let zeros = minimum.saturating_sub(scale);
        let affix = self.affix_for(self.sign(negative, coefficient == 0), |rules| {
            rules.select_parts(integer, fraction, scale, if strip { 0 } else { scale.wrapping_add(zeros) })
        });
        let offset = self.digits.offset.unwrap_or(0);
        window.reset();
        window.push_slice(self.texts.units(affix.suffix));
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

// Affixes, twenty digits, their separators, eighteen places and a point.
const _: () = assert!(WINDOW >= LONGEST_AFFIX + 20 + 6 + 18 + 1 + 18);
