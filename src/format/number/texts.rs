//! The texts of a plan in one row of code units, each beside the kind of part it belongs to, and
//! what of a pattern's text is no part of its kind: spaces and marks of direction at the edges.

use super::parts::PartKind;
use alloc::vec::Vec;

/// The texts of a plan.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts {
    units: Vec<u16>,
    /// As many as units.
    kinds: Vec<PartKind>,
}

/// A stretch of the texts.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Stretch {
    pub(super) start: u16,
    pub(super) end: u16,
}

impl Texts {
    pub(super) fn len(&self) -> u16 {
        self.units.len() as u16
    }

    pub(super) fn push(&mut self, kind: PartKind, character: char) {
        let mut buffer = [0; 2];
        for unit in character.encode_utf16(&mut buffer) {
            self.units.push(*unit);
            self.kinds.push(kind);
        }
    }

    pub(super) fn push_str(&mut self, kind: PartKind, text: &str) {
        for character in text.chars() {
            self.push(kind, character);
        }
    }

    /// Adds a text whose spaces and bidi marks at either end are no part of the kind.
    pub(super) fn push_trimmed(&mut self, kind: PartKind, text: &str) {
        let edge = |character: char| is_space(character) || is_bidi_mark(character);
        let (start, end) = (text.trim_start_matches(edge), text.trim_end_matches(edge));
        let lead = text.len().wrapping_sub(start.len());
        for (at, character) in text.char_indices() {
            self.push(if at < lead || at >= end.len() { PartKind::Literal } else { kind }, character);
        }
    }

    /// Adds a sign with its bidi marks, which are no part of the sign.
    pub(super) fn push_sign(&mut self, kind: PartKind, text: &str) {
        for character in text.chars() {
            self.push(if is_bidi_mark(character) { PartKind::Literal } else { kind }, character);
        }
    }

    #[inline(always)]
    pub(crate) fn units(&self, stretch: Stretch) -> &[u16] {
        self.units.get(usize::from(stretch.start)..usize::from(stretch.end)).unwrap_or_default()
    }

    /// The units of a stretch with their kinds.
    pub(crate) fn pieces(&self, stretch: Stretch) -> impl Iterator<Item = (PartKind, u16)> {
        let kinds = self.kinds.get(usize::from(stretch.start)..usize::from(stretch.end)).unwrap_or_default();
        kinds.iter().copied().zip(self.units(stretch).iter().copied())
    }
}

/// The spaces CLDR writes beside a sign, a symbol or a unit.
pub(super) const fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}' | '\u{202f}')
}

/// Marks of direction: left-to-right, right-to-left, Arabic letter.
pub(super) const fn is_bidi_mark(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{61c}')
}
