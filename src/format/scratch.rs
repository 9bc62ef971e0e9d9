//! The sink every formatter writes into: UTF-16 code units in a reusable buffer.
//!
//! JavaScript reads it in place; native callers take it as a `String` or write it to a
//! `fmt::Write`. One unit type for both keeps plans, digit tables and message text the same
//! bytes on every target.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// How many code units the window holds; a power of two.
pub(crate) const WINDOW: usize = 128;

/// A small fixed buffer that is filled from its end: where single numbers are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    units: [u16; WINDOW],
    start: usize,
}

impl Window {
    const fn new() -> Self {
        Self { units: [0; WINDOW], start: WINDOW }
    }

    /// Forgets the content.
    #[inline(always)]
    pub(crate) fn reset(&mut self) {
        self.start = WINDOW;
    }

    /// Writes a unit before the others. Callers never write more than fits; the mask keeps a
    /// mistake from reaching past the buffer.
    #[inline(always)]
    #[allow(clippy::indexing_slicing)]
    pub(crate) fn push(&mut self, unit: u16) {
        self.start = self.start.wrapping_sub(1) % WINDOW;
        self.units[self.start] = unit;
    }

    /// Writes two digits before the others, shifted to their numbering system.
    #[inline(always)]
    pub(crate) fn push_pair(&mut self, [first, second]: [u16; 2], offset: u16) {
        self.push(second.wrapping_add(offset));
        self.push(first.wrapping_add(offset));
    }

    /// Writes units before the others.
    #[inline(always)]
    pub(crate) fn push_slice(&mut self, units: &[u16]) {
        for &unit in units.iter().rev() {
            self.push(unit);
        }
    }

    /// The content.
    #[inline]
    pub(crate) fn content(&self) -> &[u16] {
        self.units.get(self.start..).unwrap_or_default()
    }

    /// Where the content starts, in units.
    #[allow(dead_code)]
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    /// Where the buffer lies in memory.
    #[allow(dead_code)]
    pub(crate) fn pointer(&self) -> *const u16 {
        self.units.as_ptr()
    }
}

/// A growable buffer of UTF-16 code units; cleared and reused, it does not allocate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scratch {
    units: Vec<u16>,
    pub(crate) window: Window,
}

impl Default for Scratch {
    fn default() -> Self {
        Self::new()
    }
}

impl Scratch {
    /// An empty buffer.
    pub const fn new() -> Self {
        Self { units: Vec::new(), window: Window::new() }
    }

    /// An empty buffer with room for `units` code units.
    pub fn with_capacity(units: usize) -> Self {
        Self { units: Vec::with_capacity(units), window: Window::new() }
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

    /// Appends what stands in the window.
    #[inline]
    pub(crate) fn push_window(&mut self) {
        self.units.extend_from_slice(self.window.content());
    }

    /// Appends what `write` puts into a room of `most` units, of which it says how many it used.
    #[inline]
    #[cfg(feature = "dates")]
    pub(crate) fn write_into(&mut self, most: usize, write: impl FnOnce(&mut [u16]) -> usize) {
        let start = self.units.len();
        self.units.resize(start.wrapping_add(most), 0);
        let used = write(self.units.get_mut(start..).unwrap_or_default());
        self.units.truncate(start.wrapping_add(used.min(most)));
    }

    /// Appends one code unit.
    #[inline]
    pub fn push_unit(&mut self, unit: u16) {
        self.units.push(unit);
    }

    /// Replaces the unit at an index; nothing happens past the end.
    #[inline]
    pub fn set_unit(&mut self, index: usize, unit: u16) {
        if let Some(slot) = self.units.get_mut(index) {
            *slot = unit;
        }
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
