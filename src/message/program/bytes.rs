//! Programs as bytes: a header, nine sections, nothing that is believed without being checked.
//!
//! Little-endian. Header of 16 bytes: `CFLP`, format version u16, reserved u16 (0), checksum u32,
//! length of the rest in bytes u32. Then nine section lengths u32 and the sections: pool (u16
//! units, padded to four bytes), code, numbers, names, references, call sites, options,
//! attributes, rows, each of u32 fields.

use super::{
    AttributeRow, CallOption, CallSite, KEY_NUMBER, KEY_WORD, NONE, Program, Reference, Row, Text, block, operation,
};
use crate::data::Cursor;
use crate::decimal::Digits;
use crate::error::{Error, ErrorCode, Result};
use alloc::vec;
use alloc::vec::Vec;

const MAGIC: &[u8; 4] = b"CFLP";
const VERSION: u16 = 1;

fn bad(reason: &str) -> Error {
    Error::new(ErrorCode::BadPack, &["the compiled messages cannot be read: ", reason])
        .with_hint(&["compile them again with this version"])
}

/// FNV-1a over 32-bit words: quick enough to run at every load.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.chunks(4).fold(0x811c_9dc5, |hash, chunk| {
        let word = chunk.iter().rev().fold(0_u32, |word, &byte| word.wrapping_shl(8) | u32::from(byte));
        (hash ^ word).wrapping_mul(0x0100_0193).rotate_left(5)
    })
}

impl Program {
    /// The program as bytes, for [`Program::read`].
    ///
    /// # Errors
    /// `overflow` past 4 GB.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        let lengths = [
            self.pool.len(),
            self.code.len(),
            self.numbers.len(),
            self.names.len(),
            self.references.len(),
            self.call_sites.len(),
            self.options.len(),
            self.attributes.len(),
            self.rows.len(),
        ];
        let too_large = || Error::new(ErrorCode::Overflow, &["the compiled messages are too large for a file"]);
        for length in lengths {
            put(&mut body, &[u32::try_from(length).map_err(|_| too_large())?]);
        }
        for unit in &self.pool {
            body.extend_from_slice(&unit.to_le_bytes());
        }
        if self.pool.len() % 2 == 1 {
            body.extend_from_slice(&[0, 0]);
        }
        put(&mut body, &self.code);
        for (text, _) in &self.numbers {
            put(&mut body, &[text.offset, text.length]);
        }
        for text in &self.names {
            put(&mut body, &[text.offset, text.length]);
        }
        for reference in &self.references {
            let attribute = reference.attribute.unwrap_or(Text { offset: NONE, length: 0 });
            put(&mut body, &[reference.id.offset, reference.id.length, attribute.offset, attribute.length]);
        }
        for site in &self.call_sites {
            put(&mut body, &[site.function.offset, site.function.length, site.options_start, site.options_count]);
        }
        for option in &self.options {
            let kind = u32::from(option.is_number);
            put(&mut body, &[option.name.offset, option.name.length, kind, option.value.offset, option.value.length]);
        }
        for attribute in &self.attributes {
            put(&mut body, &[attribute.name.offset, attribute.name.length, attribute.pattern]);
        }
        for row in &self.rows {
            put(&mut body, &[row.id.offset, row.id.length, row.value, row.attributes_start, row.attributes_count]);
        }
        let mut bytes = Vec::with_capacity(body.len().saturating_add(16));
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&[0, 0]);
        put(&mut bytes, &[checksum(&body), u32::try_from(body.len()).map_err(|_| too_large())?]);
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
        let mut header = Cursor::new(bytes);
        if header.take(4) != MAGIC {
            return Err(bad("they do not begin as compiled messages do"));
        }
        if header.u16() != VERSION || header.u16() != 0 {
            return Err(bad("they are of another version"));
        }
        let (expected, length) = (header.u32(), header.u32() as usize);
        let body = header.rest();
        if body.len() != length {
            return Err(bad("they are cut off or have something after them"));
        }
        if checksum(body) != expected {
            return Err(bad("they are damaged"));
        }
        let mut cursor = Cursor::new(body);
        let mut lengths = [0_usize; 9];
        for length in &mut lengths {
            *length = cursor.u32() as usize;
        }
        let [pool, code, numbers, names, references, sites, options, attributes, rows] = lengths;
        // Each section has its bytes before anything is reserved for it.
        let widths = [code, numbers.saturating_mul(2), names.saturating_mul(2), references.saturating_mul(4)];
        let more = [sites.saturating_mul(4), options.saturating_mul(5), attributes.saturating_mul(3)];
        let words = widths.iter().chain(&more).fold(rows.saturating_mul(5), |sum, &width| sum.saturating_add(width));
        let units = pool.saturating_add(pool % 2);
        if words.saturating_mul(4).saturating_add(units.saturating_mul(2)) != cursor.rest().len() {
            return Err(bad("their sections do not add up"));
        }
        let mut program = Self {
            pool: cursor
                .take(pool.saturating_mul(2))
                .chunks_exact(2)
                .map(|pair| pair.try_into().map_or(0, u16::from_le_bytes))
                .collect(),
            ..Self::default()
        };
        cursor.skip(if pool % 2 == 1 { 2 } else { 0 });
        program.code = cursor
            .take(code.saturating_mul(4))
            .chunks_exact(4)
            .map(|word| word.try_into().map_or(0, u32::from_le_bytes))
            .collect();
        for _ in 0..numbers {
            let text = program.read_text(&mut cursor)?;
            let digits = Digits::parse(&program.string(text)).map_err(|_| bad("a number literal is none"))?;
            program.numbers.push((text, digits));
        }
        program.names = (0..names).map(|_| program.read_text(&mut cursor)).collect::<Result<_>>()?;
        program.references = (0..references)
            .map(|_| {
                let id = program.read_text(&mut cursor)?;
                let mut ahead = cursor;
                let attribute = if ahead.u32() == NONE {
                    cursor.skip(8);
                    None
                } else {
                    Some(program.read_text(&mut cursor)?)
                };
                Ok(Reference { id, attribute })
            })
            .collect::<Result<_>>()?;
        for _ in 0..sites {
            let function = program.read_text(&mut cursor)?;
            let (options_start, options_count) = range(&mut cursor, options)?;
            program.call_sites.push(CallSite { function, options_start, options_count });
        }
        for _ in 0..options {
            let name = program.read_text(&mut cursor)?;
            let is_number = match cursor.u32() {
                0 => false,
                1 => true,
                _ => return Err(bad("an option is neither text nor number")),
            };
            let value = program.read_text(&mut cursor)?;
            program.options.push(CallOption { name, is_number, value });
        }
        let kinds = program.check_code()?;
        let is_pattern = |offset: u32| known(&kinds, block::PATTERN, offset);
        for _ in 0..attributes {
            let name = program.read_text(&mut cursor)?;
            let pattern = cursor.u32();
            is_pattern(pattern)?;
            program.attributes.push(AttributeRow { name, pattern });
        }
        for _ in 0..rows {
            let id = program.read_text(&mut cursor)?;
            let value = cursor.u32();
            if value != NONE {
                is_pattern(value)?;
            }
            let (attributes_start, attributes_count) = range(&mut cursor, attributes)?;
            if program.rows.last().is_some_and(|before| program.units(before.id) >= program.units(id)) {
                return Err(bad("their identifiers are out of order"));
            }
            program.rows.push(Row { id, value, attributes_start, attributes_count });
        }
        Ok(program)
    }

    fn read_text(&self, cursor: &mut Cursor<'_>) -> Result<Text> {
        self.checked_text(cursor.u32(), cursor.u32())
    }

    fn checked_text(&self, offset: u32, length: u32) -> Result<Text> {
        match offset.checked_add(length) {
            Some(end) if end as usize <= self.pool.len() => Ok(Text { offset, length }),
            _ => Err(bad("a text lies outside the pool")),
        }
    }

    /// Walks the blocks in a row and returns for each word the kind of the block that begins
    /// there, or 0. Every block may refer only to blocks already seen, so no chain of them is
    /// endless.
    fn check_code(&self) -> Result<Vec<u8>> {
        let mut seen = vec![0_u8; self.code.len()];
        let mut at = 0_u32;
        while (at as usize) < self.code.len() {
            let kind = self.word(at).wrapping_shr(24);
            let count = self.count(at);
            let (fixed, width) = match kind {
                block::PATTERN => (2, 3),
                block::ARGUMENTS => (1, 4),
                block::CALL => (2, 3),
                block::SELECT => (5, 4),
                _ => return Err(bad("a block is of no known kind")),
            };
            let start = at.saturating_add(fixed);
            let end = start.saturating_add(count.saturating_mul(width));
            if end as usize > self.code.len() {
                return Err(bad("a block is cut off"));
            }
            let second = self.word(at.saturating_add(1));
            match kind {
                block::CALL if second as usize >= self.call_sites.len() => {
                    return Err(bad("a function has no call site"));
                }
                block::SELECT if second >= count => return Err(bad("a selection has no default")),
                block::SELECT => self.check_expression(at.saturating_add(2), &seen)?,
                _ => {}
            }
            for part in 0..count {
                let place = start.saturating_add(part.saturating_mul(width));
                match kind {
                    block::ARGUMENTS => {
                        if self.word(place) as usize >= self.names.len() {
                            return Err(bad("a parameter has no name"));
                        }
                        let value = place.saturating_add(1);
                        if !matches!(self.word(value), operation::TEXT | operation::NUMBER) {
                            return Err(bad("a parameter is no literal"));
                        }
                        self.check_expression(value, &seen)?;
                    }
                    block::SELECT => {
                        let key = self.expression(place);
                        match key.operation {
                            KEY_WORD => {
                                self.checked_text(key.first, key.second)?;
                            }
                            KEY_NUMBER if (key.first as usize) < self.numbers.len() => {}
                            _ => return Err(bad("a variant has no key")),
                        }
                        let pattern = self.word(place.saturating_add(3));
                        known(&seen, block::PATTERN, pattern)?;
                    }
                    _ => self.check_expression(place, &seen)?,
                }
            }
            if let Some(slot) = seen.get_mut(at as usize) {
                *slot = kind as u8;
            }
            at = end;
        }
        Ok(seen)
    }

    fn check_expression(&self, at: u32, seen: &[u8]) -> Result<()> {
        let expression = self.expression(at);
        let index = expression.first as usize;
        let valid = match expression.operation {
            operation::TEXT => return self.checked_text(expression.first, expression.second).map(|_| ()),
            operation::NUMBER => {
                index < self.numbers.len()
                    && (expression.second == NONE || (expression.second as usize) < self.call_sites.len())
            }
            operation::VARIABLE => index < self.names.len(),
            operation::MESSAGE => index < self.references.len(),
            operation::TERM => {
                if expression.second != NONE {
                    known(seen, block::ARGUMENTS, expression.second)?;
                }
                index < self.references.len()
            }
            operation::CALL => return known(seen, block::CALL, expression.first),
            operation::SELECT => return known(seen, block::SELECT, expression.first),
            _ => false,
        };
        if valid { Ok(()) } else { Err(bad("an expression refers to nothing")) }
    }
}

fn known(seen: &[u8], kind: u32, offset: u32) -> Result<()> {
    match seen.get(offset as usize) {
        Some(&found) if u32::from(found) == kind => Ok(()),
        _ => Err(bad("something refers to a block that does not stand before it")),
    }
}

fn range(cursor: &mut Cursor<'_>, length: usize) -> Result<(u32, u32)> {
    let (start, count) = (cursor.u32(), cursor.u32());
    match start.checked_add(count) {
        Some(end) if end as usize <= length => Ok((start, count)),
        _ => Err(bad("a row refers past a section")),
    }
}

fn put(bytes: &mut Vec<u8>, words: &[u32]) {
    for word in words {
        bytes.extend_from_slice(&word.to_le_bytes());
    }
}
