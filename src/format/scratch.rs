//! The sink every formatter writes into: UTF-16 code units in a reusable buffer.
//!
//! JavaScript reads it in place; native callers take it as a `String` or write it to a
//! `fmt::Write`. One unit type for both keeps plans, digit tables and message text the same
//! bytes on every target.

use core::fmt;

/// A growable buffer of UTF-16 code units; cleared and reused, it does not allocate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scratch {
    units: Vec<u16>,
}

impl Scratch {
    /// An empty buffer.
    pub const fn new() -> Self {
        Self { units: Vec::new() }
    }

    /// An empty buffer with room for `units` code units.
    pub fn with_capacity(units: usize) -> Self {
        Self { units: Vec::with_capacity(units) }
    }

    /// Forgets the content and keeps the room.
    pub fn clear(&mut self) {
        self.units.clear();
    }

    /// The content.
    pub fn units(&self) -> &[u16] {
        &self.units
    }

    /// How many code units it holds.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// Cuts the content back to its first `length` units.
    pub fn truncate(&mut self, length: usize) {
        self.units.truncate(length);
    }

    /// Appends code units.
    #[inline]
    pub fn push_units(&mut self, units: &[u16]) {
        self.units.extend_from_slice(units);
    }

    /// Appends one code unit.
    #[inline]
    pub fn push_unit(&mut self, unit: u16) {
        self.units.push(unit);
    }

    /// Appends a text.
    #[inline]
    pub fn push_str(&mut self, text: &str) {
        self.units.extend(text.encode_utf16());
    }

    /// Appends one character.
    #[inline]
    pub fn push_char(&mut self, character: char) {
        let mut buffer = [0_u16; 2];
        self.units.extend_from_slice(character.encode_utf16(&mut buffer));
    }

    /// The content from unit `start` on as UTF-8; a lone surrogate becomes U+FFFD.
    pub fn text_from(&self, start: usize) -> String {
        let units = self.units.get(start..).unwrap_or_default();
        let mut text = String::with_capacity(units.len());
        // Writing to a String cannot fail.
        let _ = write_units(units, &mut text);
        text
    }

    /// Writes the content as UTF-8.
    ///
    /// # Errors
    /// Only those of the sink.
    pub fn write_to(&self, sink: &mut dyn fmt::Write) -> fmt::Result {
        write_units(&self.units, sink)
    }
}

impl fmt::Display for Scratch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_units(&self.units, formatter)
    }
}

/// Writes code units as UTF-8, runs of ASCII in one piece.
pub(crate) fn write_units(units: &[u16], sink: &mut dyn fmt::Write) -> fmt::Result {
    let mut rest = units;
    let mut buffer = [0_u8; 64];
    while !rest.is_empty() {
        let mut length = 0_usize;
        for (slot, &unit) in buffer.iter_mut().zip(rest) {
            if unit >= 0x80 {
                break;
            }
            *slot = unit as u8;
            length = length.wrapping_add(1);
        }
        if length > 0 {
            let ascii = buffer.get(..length).unwrap_or_default();
            sink.write_str(core::str::from_utf8(ascii).unwrap_or_default())?;
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        let end = rest.iter().position(|&unit| unit < 0x80).unwrap_or(rest.len());
        let (run, after) = rest.split_at_checked(end).unwrap_or((rest, &[]));
        for character in char::decode_utf16(run.iter().copied()) {
            sink.write_char(character.unwrap_or(char::REPLACEMENT_CHARACTER))?;
        }
        rest = after;
    }
    Ok(())
}
