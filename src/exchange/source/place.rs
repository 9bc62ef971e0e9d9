//! Where a piece of a text stands: line and column of a slice of it.

use crate::error::Error;
use crate::text::at_offset;

/// A text whose pieces know their place.
pub(super) struct Text<'a>(&'a str);

impl<'a> Text<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self(text.strip_prefix('\u{feff}').unwrap_or(text))
    }

    pub(super) fn text(&self) -> &'a str {
        self.0
    }

    /// How far from the beginning a slice of this text lies; the beginning for any other.
    pub(super) fn offset(&self, piece: &[u8]) -> usize {
        let offset = (piece.as_ptr() as usize).wrapping_sub(self.0.as_ptr() as usize);
        if offset <= self.0.len() { offset } else { 0 }
    }

    pub(super) fn at(&self, error: Error, offset: usize) -> Error {
        at_offset(error, self.0, offset)
    }

    pub(super) fn at_piece(&self, error: Error, piece: &str) -> Error {
        self.at(error, self.offset(piece.as_bytes()))
    }

    pub(super) fn at_end(&self, error: Error) -> Error {
        self.at(error, self.0.len())
    }

    /// Where a line and a column (in bytes, both from 1) of a piece lie in the whole.
    pub(super) fn offset_in(&self, piece: &str, line: usize, column: usize) -> usize {
        let start: usize = piece.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        self.offset(piece.as_bytes()).saturating_add(start).saturating_add(column.saturating_sub(1))
    }
}
