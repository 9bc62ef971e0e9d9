//! Programs as bytes: a header, nine sections, nothing that is believed without being checked.
//!
//! Little-endian. Header of 16 bytes: `CFLP`, format version u16, reserved u16 (0), checksum u32,
//! length of the rest in bytes u32. Then nine section lengths u32 and the sections: pool (u16
//! units, padded to four bytes), code, then the [tables](super::table), all of u32 words. Reading
//! is two copies and one walk over the words.

use super::{NONE, Program, block, key, table};
use crate::data::Cursor;
use crate::decimal::Digits;
use crate::error::{Error, ErrorCode, Result};
use alloc::vec;
use alloc::vec::Vec;

const MAGIC: &[u8; 4] = b"CFLP";
/// The version, and the reserved half above it.
const VERSION: u32 = 2;

/// What is wrong with bytes.
type Check<T = ()> = core::result::Result<T, &'static str>;

#[cold]
fn bad(reason: &str) -> Error {
    Error::new(ErrorCode::BadPack, &["the compiled messages cannot be read: ", reason])
        .with_hint(&["compile them again with this version"])
}

/// FNV-1a over 32-bit words: quick enough to run at every load.
fn checksum(bytes: &[u8]) -> u32 {
    let words = bytes.as_chunks::<4>().0;
    words.iter().fold(0x811c_9dc5, |hash: u32, &word| {
        (hash ^ u32::from_le_bytes(word)).wrapping_mul(0x0100_0193).rotate_left(5)
    })
}

/// What a word, or several, must say so that the resolver may follow them.
#[derive(Clone, Copy)]
enum Rule {
    Any,
    /// A place in the pool.
    Text,
    TextOrNone,
    /// A block of this kind that stands before.
    Block(u32),
    BlockOrNone(u32),
    /// A row of a table.
    Row(usize, &'static str),
    RowOrNone(usize, &'static str),
    /// A start and a count of rows of a table.
    Rows(usize),
    /// A part of the block.
    Part(&'static str),
    /// A word that says by which of these rules the next ones go.
    Choice(&'static [&'static [Rule]], &'static str),
}

const NOTHING: &str = "an expression refers to nothing";

/// By operation.
const EXPRESSIONS: &[&[Rule]] = &[
    &[Rule::Text],
    LITERAL_NUMBER,
    &[Rule::Row(table::NAMES, NOTHING), Rule::Any],
    &[Rule::Row(table::REFERENCES, NOTHING), Rule::Any],
    &[Rule::Row(table::REFERENCES, NOTHING), Rule::BlockOrNone(block::ARGUMENTS)],
    &[Rule::Block(block::CALL), Rule::Any],
    &[Rule::Block(block::SELECT), Rule::Any],
];
const LITERAL_NUMBER: &[Rule] = &[Rule::Row(table::NUMBERS, NOTHING), Rule::RowOrNone(table::SITES, NOTHING)];
const EXPRESSION: Rule = Rule::Choice(EXPRESSIONS, NOTHING);
const LITERAL: Rule = Rule::Choice(&[&[Rule::Text], LITERAL_NUMBER], "a parameter is no literal");

const NO_KEY: &str = "a variant has no key";
const KEY_WORD: &[Rule] = &[Rule::Text];
/// By the kind of [`key`].
const KEYS: [&[Rule]; key::LAST as usize + 1] = [
    &[Rule::Any, Rule::Any],
    &[Rule::Row(table::NUMBERS, NO_KEY), Rule::Any],
    KEY_WORD,
    KEY_WORD,
    KEY_WORD,
    KEY_WORD,
    KEY_WORD,
    KEY_WORD,
    KEY_WORD,
];

/// By the kind of [`block`]: how many words its beginning and each part take, and their rules.
const BLOCKS: [(u32, u32, &[Rule], &[Rule]); 4] = [
    (2, 3, &[Rule::Any, Rule::Any], &[EXPRESSION]),
    (1, 4, &[Rule::Any], &[Rule::Row(table::NAMES, "a parameter has no name"), LITERAL]),
    (2, 3, &[Rule::Any, Rule::Row(table::SITES, "a function has no call site")], &[EXPRESSION]),
    (
        5,
        4,
        &[Rule::Any, Rule::Part("a selection has no default"), EXPRESSION],
        &[Rule::Choice(&KEYS, NO_KEY), Rule::Block(block::PATTERN)],
    ),
];

/// By [`table`].
const ROWS: [&[Rule]; 7] = [
    &[Rule::Text],
    &[Rule::Text],
    &[Rule::Text, Rule::TextOrNone],
    &[Rule::Text, Rule::Rows(table::OPTIONS)],
    &[Rule::Text, Rule::Choice(&[&[], &[]], "an option is neither text nor number"), Rule::Text],
    &[Rule::Text, Rule::Block(block::PATTERN)],
    &[Rule::Text, Rule::BlockOrNone(block::PATTERN), Rule::Rows(table::ATTRIBUTES)],
];

impl Program {
    /// The program as bytes, for [`Program::read`].
    ///
    /// # Errors
    /// `overflow` past 4 GB.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        let too_large = || Error::new(ErrorCode::Overflow, &["the compiled messages are too large for a file"]);
        put(&mut body, &[u32::try_from(self.pool.len()).map_err(|_| too_large())?, self.start(0)]);
        for section in 0..table::WIDTHS.len() {
            put(&mut body, &[self.rows(section)]);
        }
        for unit in &self.pool {
            body.extend_from_slice(&unit.to_le_bytes());
        }
        if self.pool.len() % 2 == 1 {
            body.extend_from_slice(&[0, 0]);
        }
        put(&mut body, &self.words);
        let mut bytes = Vec::with_capacity(body.len().saturating_add(16));
        bytes.extend_from_slice(MAGIC);
        put(&mut bytes, &[VERSION, checksum(&body), u32::try_from(body.len()).map_err(|_| too_large())?]);
        bytes.append(&mut body);
        Ok(bytes)
    }

    /// Reads what [`Program::to_bytes`] wrote.
    ///
    /// # Errors
    /// `bad-pack` for bytes that are truncated, damaged, foreign or of another version. No bytes
    /// make it panic, and what it returns is safe to resolve.
    ///
    /// ```
    /// use coinage::message::Program;
    /// assert_eq!(Program::read(b"PK\x03\x04").unwrap_err().code(), "bad-pack");
    /// ```
    pub fn read(bytes: &[u8]) -> Result<Self> {
        Self::decode(bytes).map_err(bad)
    }

    fn decode(bytes: &[u8]) -> Check<Self> {
        let mut cursor = Cursor::new(bytes);
        if cursor.take(4) != MAGIC {
            return Err("they do not begin as compiled messages do");
        }
        if cursor.u32() != VERSION {
            return Err("they are of another version");
        }
        let (expected, length) = (cursor.u32(), cursor.u32() as usize);
        let body = cursor.rest();
        if body.len() != length {
            return Err("they are cut off or have something after them");
        }
        if !length.is_multiple_of(4) || checksum(body) != expected {
            return Err("they are damaged");
        }
        let units = cursor.u32();
        // Nine lengths of 32 bits times five at most: far from the limits of 64 bits.
        let mut end = u64::from(cursor.u32());
        let mut starts = [end as u32; 8];
        for (start, width) in starts.iter_mut().skip(1).zip(table::WIDTHS) {
            end = end.wrapping_add(u64::from(cursor.u32()).wrapping_mul(u64::from(width)));
            *start = end as u32;
        }
        let padded = u64::from(units).next_multiple_of(2);
        if end.wrapping_mul(4).wrapping_add(padded.wrapping_mul(2)) != cursor.rest().len() as u64 {
            return Err("their sections do not add up");
        }
        let pool = cursor.take(padded.wrapping_mul(2) as usize).as_chunks::<2>().0;
        let pool = pool.get(..units as usize).unwrap_or_default();
        let program = Self {
            pool: pool.iter().map(|&unit| u16::from_le_bytes(unit)).collect(),
            words: cursor.rest().as_chunks::<4>().0.iter().map(|&word| u32::from_le_bytes(word)).collect(),
            starts,
            #[cfg(feature = "parser")]
            places: super::places::Places::default(),
        };
        program.check_tables(&program.check_code()?)?;
        Ok(program)
    }

    /// Checks the words from `at` on; where they end. Of a block it needs to know how many parts
    /// it has, and which blocks stand before. A choice leads to rules without a choice, so this is
    /// never more than two calls deep.
    fn check(&self, mut at: u32, rules: &[Rule], seen: &[u8], parts: u32) -> Check<u32> {
        for rule in rules {
            let word = self.word(at);
            at = at.wrapping_add(1);
            let (is_good, reason) = match *rule {
                Rule::Any => continue,
                Rule::BlockOrNone(_) | Rule::RowOrNone(..) if word == NONE => continue,
                Rule::Text | Rule::TextOrNone => {
                    let end = word.checked_add(self.word(at));
                    at = at.wrapping_add(1);
                    let is_none = word == NONE && matches!(rule, Rule::TextOrNone);
                    (is_none || ends_within(end, self.pool.len() as u32), "a text lies outside the pool")
                }
                Rule::Block(kind) | Rule::BlockOrNone(kind) => (
                    seen.get(word as usize).is_some_and(|&found| u32::from(found) == kind),
                    "something refers to a block that does not stand before it",
                ),
                Rule::Row(table, reason) | Rule::RowOrNone(table, reason) => (word < self.rows(table), reason),
                Rule::Rows(table) => {
                    let end = word.checked_add(self.word(at));
                    at = at.wrapping_add(1);
                    (ends_within(end, self.rows(table)), "a row refers past a section")
                }
                Rule::Part(reason) => (word < parts, reason),
                Rule::Choice(list, reason) => {
                    at = self.check(at, list.get(word as usize).ok_or(reason)?, seen, parts)?;
                    continue;
                }
            };
            if !is_good {
                return Err(reason);
            }
        }
        Ok(at)
    }

    fn check_tables(&self, seen: &[u8]) -> Check {
        for (number, rules) in ROWS.iter().enumerate() {
            let mut at = self.start(number);
            while at < self.start(number.wrapping_add(1)) {
                at = self.check(at, rules, seen, 0)?;
            }
        }
        for number in 0..self.rows(table::NUMBERS) {
            if Digits::parse(&self.string(self.row(table::NUMBERS, number))).is_err() {
                return Err("a number literal is none");
            }
        }
        for row in 1..self.rows(table::ROWS) {
            if self.id(row.wrapping_sub(1)) >= self.id(row) {
                return Err("their identifiers are out of order");
            }
        }
        Ok(())
    }

    /// Walks the blocks in a row and returns for each word the kind of the block that begins
    /// there, or 0. Every block may refer only to blocks already seen, so no chain of them is
    /// endless.
    fn check_code(&self) -> Check<Vec<u8>> {
        let length = self.start(0);
        let mut seen = vec![0_u8; length as usize];
        let mut at = 0_u32;
        while at < length {
            let kind = self.word(at).wrapping_shr(24);
            let parts = self.count(at);
            let Some(&(fixed, width, head, part)) = BLOCKS.get(kind.wrapping_sub(1) as usize) else {
                return Err("a block is of no known kind");
            };
            if at.saturating_add(fixed).saturating_add(parts.saturating_mul(width)) > length {
                return Err("a block is cut off");
            }
            let mut place = self.check(at, head, &seen, parts)?;
            for _ in 0..parts {
                place = self.check(place, part, &seen, parts)?;
            }
            if let Some(slot) = seen.get_mut(at as usize) {
                *slot = kind as u8;
            }
            at = place;
        }
        Ok(seen)
    }
}

fn ends_within(end: Option<u32>, limit: u32) -> bool {
    end.is_some_and(|end| end <= limit)
}

fn put(bytes: &mut Vec<u8>, words: &[u32]) {
    for word in words {
        bytes.extend_from_slice(&word.to_le_bytes());
    }
}
