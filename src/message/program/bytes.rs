//! Programs as bytes: a header, nine sections, nothing that is believed without being checked.
//!
//! Little-endian. Header of 16 bytes: `CFLP`, format version u16, reserved u16 (0), checksum u32,
//! length of the rest in bytes u32. Then nine section lengths u32 and the sections: pool (u16
//! units, padded to four bytes), code, then the [tables](super::table), all of u32 words. Reading
//! is two copies and one walk over the words.

use super::{NONE, Program, block, key, operation, table};
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

/// What a table's rows are made of.
#[derive(Clone, Copy)]
enum Column {
    Text,
    TextOrNone,
    Flag,
    Pattern,
    PatternOrNone,
    /// A start and a count of rows of another table.
    Rows(usize),
}

const COLUMNS: [&[Column]; 7] = [
    &[Column::Text],
    &[Column::Text],
    &[Column::Text, Column::TextOrNone],
    &[Column::Text, Column::Rows(table::OPTIONS)],
    &[Column::Text, Column::Flag, Column::Text],
    &[Column::Text, Column::Pattern],
    &[Column::Text, Column::PatternOrNone, Column::Rows(table::ATTRIBUTES)],
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
        };
        program.check_tables(&program.check_code()?)?;
        Ok(program)
    }

    fn check_text(&self, at: u32) -> Check {
        match self.word(at).checked_add(self.word(at.wrapping_add(1))) {
            Some(end) if end as usize <= self.pool.len() => Ok(()),
            _ => Err("a text lies outside the pool"),
        }
    }

    fn check_tables(&self, kinds: &[u8]) -> Check {
        for (number, columns) in COLUMNS.iter().enumerate() {
            let mut at = self.start(number);
            while at < self.start(number.wrapping_add(1)) {
                for column in *columns {
                    let word = self.word(at);
                    at = at.wrapping_add(1);
                    match *column {
                        Column::TextOrNone if word == NONE => at = at.wrapping_add(1),
                        Column::Text | Column::TextOrNone => {
                            self.check_text(at.wrapping_sub(1))?;
                            at = at.wrapping_add(1);
                        }
                        Column::Flag if word > 1 => return Err("an option is neither text nor number"),
                        Column::PatternOrNone if word == NONE => {}
                        Column::Pattern | Column::PatternOrNone => known(kinds, block::PATTERN, word)?,
                        Column::Rows(other) => {
                            if word.checked_add(self.word(at)).is_none_or(|end| end > self.rows(other)) {
                                return Err("a row refers past a section");
                            }
                            at = at.wrapping_add(1);
                        }
                        Column::Flag => {}
                    }
                }
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
            let count = self.count(at);
            let (fixed, width) = match kind {
                block::PATTERN | block::CALL => (2, 3),
                block::ARGUMENTS => (1, 4),
                block::SELECT => (5, 4),
                _ => return Err("a block is of no known kind"),
            };
            let mut place = at.saturating_add(fixed);
            let end = place.saturating_add(count.saturating_mul(width));
            if end > length {
                return Err("a block is cut off");
            }
            let second = self.word(at.wrapping_add(1));
            match kind {
                block::CALL if second >= self.rows(table::SITES) => return Err("a function has no call site"),
                block::SELECT if second >= count => return Err("a selection has no default"),
                block::SELECT => self.check_expression(at.wrapping_add(2), &seen)?,
                _ => {}
            }
            while place < end {
                match kind {
                    block::ARGUMENTS => {
                        if self.word(place) >= self.rows(table::NAMES) {
                            return Err("a parameter has no name");
                        }
                        let value = place.wrapping_add(1);
                        if !matches!(self.word(value), operation::TEXT | operation::NUMBER) {
                            return Err("a parameter is no literal");
                        }
                        self.check_expression(value, &seen)?;
                    }
                    block::SELECT => {
                        let first = place.wrapping_add(1);
                        match self.word(place) {
                            key::INTEGER => {}
                            key::NUMBER if self.word(first) < self.rows(table::NUMBERS) => {}
                            key::WORD..=key::LAST => self.check_text(first)?,
                            _ => return Err("a variant has no key"),
                        }
                        known(&seen, block::PATTERN, self.word(place.wrapping_add(3)))?;
                    }
                    _ => self.check_expression(place, &seen)?,
                }
                place = place.wrapping_add(width);
            }
            if let Some(slot) = seen.get_mut(at as usize) {
                *slot = kind as u8;
            }
            at = end;
        }
        Ok(seen)
    }

    fn check_expression(&self, at: u32, seen: &[u8]) -> Check {
        let expression = self.expression(at);
        let (index, second) = (expression.first, expression.second);
        let list = match expression.operation {
            operation::TEXT => return self.check_text(at.wrapping_add(1)),
            operation::CALL => return known(seen, block::CALL, index),
            operation::SELECT => return known(seen, block::SELECT, index),
            operation::NUMBER if second == NONE || second < self.rows(table::SITES) => table::NUMBERS,
            operation::VARIABLE => table::NAMES,
            operation::MESSAGE => table::REFERENCES,
            operation::TERM => {
                if second != NONE {
                    known(seen, block::ARGUMENTS, second)?;
                }
                table::REFERENCES
            }
            _ => return Err("an expression refers to nothing"),
        };
        if index < self.rows(list) { Ok(()) } else { Err("an expression refers to nothing") }
    }
}

fn known(seen: &[u8], kind: u32, offset: u32) -> Check {
    match seen.get(offset as usize) {
        Some(&found) if u32::from(found) == kind => Ok(()),
        _ => Err("something refers to a block that does not stand before it"),
    }
}

fn put(bytes: &mut Vec<u8>, words: &[u32]) {
    for word in words {
        bytes.extend_from_slice(&word.to_le_bytes());
    }
}
