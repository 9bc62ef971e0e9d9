//! A compiled resource: flat instructions over one pool of UTF-16 text.
//!
//! The browser receives programs, not Fluent text. A program is made by [`compile()`] (feature
//! `parser`) or read from bytes ([`Program::read`]), which checks everything once, so that the
//! resolver may follow offsets without doubt. What a newcomer would get wrong: blocks refer only
//! to blocks before them, the innermost stand first; that is what makes endless programs
//! unreadable instead of unresolvable.

mod bytes;
#[cfg(feature = "parser")]
mod compile;

use crate::decimal::Digits;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

#[cfg(feature = "parser")]
pub use compile::compile;

/// A place in the pool: offset and length in code units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) offset: u32,
    pub(crate) length: u32,
}

/// "There is none", where an offset or an index would stand.
pub(crate) const NONE: u32 = u32::MAX;

/// What an expression's first word says.
pub(crate) mod operation {
    /// Text of the pool: offset, length.
    pub(crate) const TEXT: u32 = 0;
    /// A number literal: its index, the call site that keeps its precision or none.
    pub(crate) const NUMBER: u32 = 1;
    /// A variable: the index of its name.
    pub(crate) const VARIABLE: u32 = 2;
    /// A message or its attribute: the index of the reference.
    pub(crate) const MESSAGE: u32 = 3;
    /// A term or its attribute: the index of the reference, its block of arguments or none.
    pub(crate) const TERM: u32 = 4;
    /// A function: its block.
    pub(crate) const CALL: u32 = 5;
    /// A selection: its block.
    pub(crate) const SELECT: u32 = 6;
}

/// What the upper eight bits of a block's first word say; the lower 24 count its parts.
pub(crate) mod block {
    /// Flags, then expressions. Flag 1: variables and function results are isolated.
    pub(crate) const PATTERN: u32 = 1;
    /// Parts of four words: the index of a parameter's name, an expression.
    pub(crate) const ARGUMENTS: u32 = 2;
    /// The call site, then positional arguments.
    pub(crate) const CALL: u32 = 3;
    /// The default variant, the selector, then parts of four words: [`KEY_WORD`](super::KEY_WORD)
    /// or [`KEY_NUMBER`](super::KEY_NUMBER), two words of the key, the pattern's offset.
    pub(crate) const SELECT: u32 = 4;
}

pub(crate) const KEY_WORD: u32 = 0;
pub(crate) const KEY_NUMBER: u32 = 1;
pub(crate) const ISOLATES: u32 = 1;

/// One expression: an operation and two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Expression {
    pub(crate) operation: u32,
    pub(crate) first: u32,
    pub(crate) second: u32,
}

/// A message or term that a pattern refers to; a term's identifier begins with `-`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    pub(crate) id: Text,
    pub(crate) attribute: Option<Text>,
}

/// A function with its named arguments; equal ones share a row, and so a formatter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CallSite {
    pub(crate) function: Text,
    pub(crate) options_start: u32,
    pub(crate) options_count: u32,
}

/// A named argument of a function, a literal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CallOption {
    pub(crate) name: Text,
    pub(crate) is_number: bool,
    pub(crate) value: Text,
}

/// A message or a term; rows are sorted by identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) id: Text,
    /// The value's pattern or [`NONE`].
    pub(crate) value: u32,
    pub(crate) attributes_start: u32,
    pub(crate) attributes_count: u32,
}

/// An attribute of a message or a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AttributeRow {
    pub(crate) name: Text,
    pub(crate) pattern: u32,
}

/// A compiled Fluent resource.
///
/// Immutable; [`to_bytes`](Program::to_bytes) and [`read`](Program::read) carry it to where no
/// parser is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Program {
    pub(crate) pool: Vec<u16>,
    pub(crate) code: Vec<u32>,
    /// The number literals, as written and as numbers.
    pub(crate) numbers: Vec<(Text, Digits)>,
    pub(crate) names: Vec<Text>,
    pub(crate) references: Vec<Reference>,
    pub(crate) call_sites: Vec<CallSite>,
    pub(crate) options: Vec<CallOption>,
    pub(crate) attributes: Vec<AttributeRow>,
    pub(crate) rows: Vec<Row>,
}

impl Program {
    #[inline]
    pub(crate) fn units(&self, text: Text) -> &[u16] {
        let start = text.offset as usize;
        self.pool.get(start..start.wrapping_add(text.length as usize)).unwrap_or_default()
    }

    pub(crate) fn string(&self, text: Text) -> String {
        String::from_utf16_lossy(self.units(text))
    }

    #[inline]
    pub(crate) fn word(&self, offset: u32) -> u32 {
        self.code.get(offset as usize).copied().unwrap_or(NONE)
    }

    /// The parts of the block at an offset.
    #[inline]
    pub(crate) fn count(&self, offset: u32) -> u32 {
        self.code.get(offset as usize).map_or(0, |word| word & 0xff_ffff)
    }

    #[inline]
    pub(crate) fn expression(&self, offset: u32) -> Expression {
        let start = offset as usize;
        match self.code.get(start..start.wrapping_add(3)) {
            Some(&[operation, first, second]) => Expression { operation, first, second },
            _ => Expression { operation: operation::TEXT, first: 0, second: 0 },
        }
    }

    pub(crate) fn find_attribute(&self, row: &Row, name: &[u16]) -> Option<u32> {
        self.attributes_of(row).iter().find(|attribute| self.units(attribute.name) == name).map(|found| found.pattern)
    }

    pub(crate) fn attributes_of(&self, row: &Row) -> &[AttributeRow] {
        let start = row.attributes_start as usize;
        self.attributes.get(start..start.wrapping_add(row.attributes_count as usize)).unwrap_or_default()
    }

    pub(crate) fn options_of(&self, site: &CallSite) -> &[CallOption] {
        let start = site.options_start as usize;
        self.options.get(start..start.wrapping_add(site.options_count as usize)).unwrap_or_default()
    }

    /// How many messages and terms it holds.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it holds no message and no term.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// Compares UTF-16 with a text that must be ASCII to be equal, as identifiers are.
pub(crate) fn compare(units: &[u16], text: &str) -> Ordering {
    units.iter().copied().cmp(text.encode_utf16())
}
