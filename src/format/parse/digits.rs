//! Digits and separators of one number, checked against one way of writing numbers.

use super::text::{Run, Text, digit, is_apostrophe};
use crate::decimal::Digits;
use crate::format::number::symbols::Symbols;
use alloc::string::String;

/// Why a text is not written this way, and at which column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) column: usize,
    pub(super) what: &'static str,
    /// Whether the digits are right, but more than there is room for.
    pub(super) is_overflow: bool,
}

impl Fault {
    /// The one that more of the text led to.
    pub(super) fn later(self, other: Self) -> Self {
        if other.column > self.column { other } else { self }
    }
}

/// Reads a run by these symbols, its groups of these sizes.
pub(super) fn read(text: &Text, run: &Run, symbols: &Symbols, [primary, secondary]: [u8; 2]) -> Result<Digits, Fault> {
    let mut plain = String::new();
    // How many digits stand in the group at hand, and how many groups have ended.
    let (mut length, mut groups, mut is_fraction) = (0_u8, 0_usize, false);
    let mut first = 0_u8;
    let wrong = |place: usize, what| Fault { column: text.column(place), what, is_overflow: false };
    for place in run.start..run.end {
        let character = text.at(place);
        if let Some((_, value)) = digit(character) {
            plain.push(char::from(b'0'.wrapping_add(value)));
            length = length.saturating_add(1);
        } else if is_fraction {
            return Err(wrong(place, "a separator stands behind the point"));
        } else if means(character, symbols.decimal) {
            check_last(groups, length, first, primary, secondary).map_err(|what| wrong(place, what))?;
            plain.push('.');
            is_fraction = true;
        } else if means(character, symbols.group) {
            if primary == 0 {
                return Err(wrong(place, "digits are not grouped here"));
            }
            if groups == 0 {
                first = length;
            } else if length != secondary {
                return Err(wrong(place, "digits are grouped wrongly"));
            }
            groups = groups.wrapping_add(1);
            length = 0;
        } else {
            return Err(wrong(place, "this separator is not the locale's"));
        }
    }
    if !is_fraction {
        let last = run.end.wrapping_sub(1);
        check_last(groups, length, first, primary, secondary).map_err(|what| wrong(last, what))?;
    }
    // What is left has nothing but digits and a point.
    Digits::parse(&plain).map_err(|_| Fault { is_overflow: true, ..wrong(run.start, "it has too many digits") })
}

/// Checks the group before the point, and the first of all now that it is known to be one.
fn check_last(groups: usize, length: u8, first: u8, primary: u8, secondary: u8) -> Result<(), &'static str> {
    let longest = if groups > 1 { secondary } else { secondary.max(1) };
    if groups > 0 && (length != primary || first == 0 || first > longest) {
        return Err("digits are grouped wrongly");
    }
    Ok(())
}

/// Whether a character stands for a separator: spaces for spaces, apostrophes for apostrophes.
fn means(character: char, separator: &str) -> bool {
    let Some(wanted) = separator.chars().next() else { return false };
    character == wanted
        || character == ' ' && wanted.is_whitespace()
        || is_apostrophe(character) && is_apostrophe(wanted)
}
