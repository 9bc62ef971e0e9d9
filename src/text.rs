//! Small tools over texts and rows, where the standard library's own cost more than they do.
//!
//! A text split by `str::split`, pieces joined by `concat` and a row that grows in its middle by
//! `Vec::insert` all can panic as far as the compiler knows, with a message that is formatted:
//! two kilobytes of `core::fmt` in a module that prints nothing. These cannot. A newcomer would
//! look for patterns and characters: separators are single ASCII bytes.

use alloc::string::String;
use alloc::vec::Vec;

/// Pieces one after the other, with something between them.
pub(crate) fn joined(pieces: &[&str], between: &str) -> String {
    let mut text = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        if index > 0 {
            text.push_str(between);
        }
        text.push_str(piece);
    }
    text
}

/// Pieces one after the other.
pub(crate) fn concat(pieces: &[&str]) -> String {
    joined(pieces, "")
}

/// The fields of a text, between separators; one for an empty text.
pub(crate) struct Fields<'a> {
    rest: Option<&'a str>,
    separator: u8,
}

/// Splits a text at an ASCII character.
pub(crate) const fn fields(text: &str, separator: u8) -> Fields<'_> {
    Fields { rest: Some(text), separator }
}

impl<'a> Iterator for Fields<'a> {
    type Item = &'a str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest?;
        let end = text.bytes().position(|byte| byte == self.separator);
        self.rest = end.and_then(|end| text.get(end.wrapping_add(1)..));
        text.get(..end.unwrap_or(text.len()))
    }
}

/// Puts a value before that at a place, or at the end.
pub(crate) fn insert<T>(row: &mut Vec<T>, place: usize, mut value: T) {
    for slot in row.iter_mut().skip(place) {
        core::mem::swap(slot, &mut value);
    }
    row.push(value);
}

/// An error at a place of a text, in bytes; at its end for places behind it.
#[cfg(any(feature = "settings", feature = "sources"))]
pub(crate) fn at_offset(error: crate::error::Error, text: &str, start: usize) -> crate::error::Error {
    let mut end = start.min(text.len());
    while !text.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    let before = text.get(..end).unwrap_or_default();
    let line = before.matches('\n').count().saturating_add(1);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count().saturating_add(1);
    error.at_line(u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_those_of_the_standard_library() {
        for text in ["", "-", "a", "a-b", "-ä--b-", "ü"] {
            assert_eq!(fields(text, b'-').collect::<Vec<_>>(), text.split('-').collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn pieces_and_rows_grow_in_order() {
        assert_eq!(joined(&["a", "b", ""], ", "), "a, b, ");
        assert_eq!(concat(&["a", "b"]), "ab");
        for place in 0..5 {
            let (mut ours, mut theirs) = (vec![1, 2, 3, 4], vec![1, 2, 3, 4]);
            insert(&mut ours, place, 9);
            theirs.insert(place, 9);
            assert_eq!(ours, theirs);
        }
    }
}
