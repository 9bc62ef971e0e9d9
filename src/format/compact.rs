//! Reading compact topics: files in which names and patterns of many languages stand tightly.
//!
//! A file is topics in a row, each behind its length (u32). A topic is: length of the map and
//! of the lengths (u16 each); the map, for each row 0 where it brings the next new record, else
//! how far back from that one its record is (from 255 on: 255 and a u16); the records' lengths
//! as varints; the records. A record opens with the number of a page of 128 code points; its
//! texts have a byte for each character of ASCII and of that page (from 0x80 on), 0x1E and a
//! u16 or 0x1F and three bytes for others, and end with 0. A newcomer would expect an offset
//! table as in [`Topic`](crate::data::Topic): leaving it out is what makes the files small,
//! and a plan looks up a handful of records once.

use crate::data::Cursor;
use alloc::vec::Vec;

/// The record of a row in the topic of a number; empty where there is none.
pub(crate) fn record(file: &'static [u8], topic: usize, row: u16) -> CompactRecord {
    let mut cursor = Cursor::new(file);
    for _ in 0..topic {
        let length = cursor.u32() as usize;
        cursor.skip(length);
    }
    let length = cursor.u32() as usize;
    let mut topic = Cursor::new(cursor.take(length));
    let (map, lengths) = (usize::from(topic.u16()), usize::from(topic.u16()));
    let mut map = Cursor::new(topic.take(map));
    let mut lengths = Cursor::new(topic.take(lengths));

    let mut next = 0_u16;
    let mut number = 0_u16;
    for _ in 0..=row {
        number = match map.u8() {
            0 => {
                let new = next;
                next = next.wrapping_add(1);
                new
            }
            255 => next.wrapping_sub(map.u16()),
            back => next.wrapping_sub(u16::from(back)),
        };
    }
    for _ in 0..number {
        let length = lengths.varint() as usize;
        topic.skip(length);
    }
    let length = lengths.varint() as usize;
    let mut cursor = Cursor::new(topic.take(length));
    let page = u32::from(cursor.u16()).wrapping_shl(7);
    CompactRecord { cursor, page }
}

/// A record whose items are read in a row.
#[derive(Clone, Debug)]
pub(crate) struct CompactRecord {
    cursor: Cursor<'static>,
    page: u32,
}

impl CompactRecord {
    /// Whether nothing is left.
    #[cfg(feature = "dates")]
    pub(crate) fn is_empty(&self) -> bool {
        self.cursor.rest().is_empty()
    }

    /// The next byte.
    pub(crate) fn byte(&mut self) -> u8 {
        self.cursor.u8()
    }

    /// The next text, appended to `units` as UTF-16.
    pub(crate) fn text(&mut self, units: &mut Vec<u16>) {
        loop {
            let byte = self.cursor.u8();
            let character = match byte {
                0 => return,
                0x1e => u32::from(self.cursor.u16()),
                0x1f => u32::from(self.cursor.u16()) | u32::from(self.cursor.u8()).wrapping_shl(16),
                0x80.. => self.page | u32::from(byte & 0x7f),
                ascii => u32::from(ascii),
            };
            let mut buffer = [0; 2];
            let character = char::from_u32(character).unwrap_or(char::REPLACEMENT_CHARACTER);
            units.extend_from_slice(character.encode_utf16(&mut buffer));
        }
    }

    /// The next text, by itself.
    pub(crate) fn units(&mut self) -> Vec<u16> {
        let mut units = Vec::new();
        self.text(&mut units);
        units
    }

    /// Passes over texts.
    #[cfg(feature = "dates")]
    pub(crate) fn skip_texts(&mut self, count: usize) {
        let mut unused = Vec::new();
        for _ in 0..count {
            self.text(&mut unused);
        }
    }
}
