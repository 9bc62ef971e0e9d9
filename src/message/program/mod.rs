//! A compiled resource: flat instructions over one pool of UTF-16 text.
//!
//! The browser receives programs, not Fluent text. A program is made by [`compile()`] (feature
//! `parser`) or read from bytes ([`Program::read`]), which checks everything once, so that the
//! resolver may follow offsets without doubt. It is two arrays, the text and the words; what it
//! lists stands in tables behind the code and is read where it lies. What a newcomer would get
//! wrong: blocks refer only to blocks before them, the innermost stand first; that is what makes
//! endless programs unreadable instead of unresolvable.

mod bytes;
#[cfg(feature = "parser")]
mod compile;
#[cfg(feature = "parser")]
mod places;

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

#[cfg(feature = "parser")]
pub use compile::compile;

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
    /// The default variant, the selector, then parts of four words: the kind of
    /// [`key`](super::key), two words of it, the pattern's offset.
    pub(crate) const SELECT: u32 = 4;
}

/// What a variant's first word says. [`WORD`](key::WORD) and what is above it is a word of the
/// pool; the difference is the plural category it names, counted from 1 in CLDR's order.
pub(crate) mod key {
    /// A whole number of 32 bits.
    pub(crate) const INTEGER: u32 = 0;
    /// Any other number literal: its index.
    pub(crate) const NUMBER: u32 = 1;
    pub(crate) const WORD: u32 = 2;
    /// The last category.
    pub(crate) const LAST: u32 = 8;
}

pub(crate) const ISOLATES: u32 = 1;

/// The tables behind the code. Texts take two words, offset and length; "or none" is [`NONE`].
pub(crate) mod table {
    /// Number literals: text.
    pub(crate) const NUMBERS: usize = 0;
    /// Names of variables and parameters: text.
    pub(crate) const NAMES: usize = 1;
    /// Messages and terms that patterns refer to: identifier, attribute or none. A term's
    /// identifier begins with `-`.
    pub(crate) const REFERENCES: usize = 2;
    /// Functions with their named arguments; equal ones share a row, and so a formatter: name,
    /// first option, how many.
    pub(crate) const SITES: usize = 3;
    /// Named arguments of functions, literals: name, whether it is a number, value.
    pub(crate) const OPTIONS: usize = 4;
    /// Attributes: name, pattern.
    pub(crate) const ATTRIBUTES: usize = 5;
    /// Messages and terms sorted by identifier: identifier, pattern or none, first attribute, how
    /// many.
    pub(crate) const ROWS: usize = 6;
    /// How many words a row takes.
    pub(crate) const WIDTHS: [u32; 7] = [2, 2, 4, 4, 5, 3, 5];
}

/// One expression: an operation and two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Expression {
    pub(crate) operation: u32,
    pub(crate) first: u32,
    pub(crate) second: u32,
}

/// A compiled Fluent resource.
///
/// Immutable; [`to_bytes`](Program::to_bytes) and [`read`](Program::read) carry it to where no
/// parser is.
#[derive(Clone, Debug, Default)]
pub struct Program {
    pool: Vec<u16>,
    /// The code, then the tables.
    words: Vec<u32>,
    /// Where each table begins, and the end of the last.
    starts: [u32; 8],
    #[cfg(feature = "parser")]
    places: places::Places,
}

/// What they say, wherever it stands.
impl PartialEq for Program {
    fn eq(&self, other: &Self) -> bool {
        self.pool == other.pool && self.words == other.words && self.starts == other.starts
    }
}

impl Program {
    #[inline]
    pub(crate) fn units(&self, offset: u32, length: u32) -> &[u16] {
        let start = offset as usize;
        self.pool.get(start..start.wrapping_add(length as usize)).unwrap_or_default()
    }

    /// The text whose place stands at a word.
    pub(crate) fn text(&self, at: u32) -> &[u16] {
        self.units(self.word(at), self.word(at.wrapping_add(1)))
    }

    pub(crate) fn string(&self, at: u32) -> String {
        String::from_utf16_lossy(self.text(at))
    }

    #[inline]
    pub(crate) fn word(&self, offset: u32) -> u32 {
        self.words.get(offset as usize).copied().unwrap_or(NONE)
    }

    /// The parts of the block at an offset.
    #[inline]
    pub(crate) fn count(&self, offset: u32) -> u32 {
        self.words.get(offset as usize).map_or(0, |word| word & 0xff_ffff)
    }

    #[inline]
    pub(crate) fn expression(&self, offset: u32) -> Expression {
        let start = offset as usize;
        match self.words.get(start..start.wrapping_add(3)) {
            Some(&[operation, first, second]) => Expression { operation, first, second },
            _ => Expression { operation: operation::TEXT, first: 0, second: 0 },
        }
    }

    fn start(&self, table: usize) -> u32 {
        self.starts.get(table).copied().unwrap_or(NONE)
    }

    fn width(table: usize) -> u32 {
        table::WIDTHS.get(table).copied().unwrap_or(1)
    }

    /// The first word of a row.
    pub(crate) fn row(&self, table: usize, index: u32) -> u32 {
        self.start(table).wrapping_add(index.wrapping_mul(Self::width(table)))
    }

    /// How many rows a table has.
    pub(crate) fn rows(&self, table: usize) -> u32 {
        let words = self.start(table.wrapping_add(1)).wrapping_sub(self.start(table));
        words.checked_div(Self::width(table)).unwrap_or(0)
    }

    /// The identifier of a message or a term.
    pub(crate) fn id(&self, row: u32) -> &[u16] {
        self.text(self.row(table::ROWS, row))
    }

    /// A message's value, the word of its first attribute and how many it has.
    pub(crate) fn message(&self, row: u32) -> (u32, u32, u32) {
        let Expression { operation: value, first, second } =
            self.expression(self.row(table::ROWS, row).wrapping_add(2));
        (value, self.row(table::ATTRIBUTES, first), second)
    }

    /// The pattern of a message's attribute.
    pub(crate) fn attribute(&self, row: u32, is_name: &dyn Fn(&[u16]) -> bool) -> Option<u32> {
        let (_, mut at, count) = self.message(row);
        for _ in 0..count {
            if is_name(self.text(at)) {
                return Some(self.word(at.wrapping_add(2)));
            }
            at = at.wrapping_add(3);
        }
        None
    }

    /// An error with the place of the expression at a word, where the program was compiled here.
    #[cfg(feature = "parser")]
    pub(crate) fn placed(&self, word: u32, error: crate::Error) -> crate::Error {
        self.places.told(word, error)
    }

    #[cfg(feature = "parser")]
    pub(crate) fn set_file(&mut self, path: &str) {
        self.places.file = String::from(path);
    }

    /// How many messages and terms it holds.
    pub fn len(&self) -> usize {
        self.rows(table::ROWS) as usize
    }

    /// Whether it holds no message and no term.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Compares UTF-16 with a text that must be ASCII to be equal, as identifiers are.
pub(crate) fn compare(units: &[u16], text: &str) -> Ordering {
    units.iter().copied().cmp(text.encode_utf16())
}
