//! Reading compact topics: a file in which names and patterns of many languages stand tightly.
//!
//! A file is the number of rows (u16), the pages (count u8, then a u16 each: code points divided
//! by 128) and topics in a row, each behind its length (u32). A topic is: how many records there
//! are, how many texts each has, how many records stand between two marks, whether they have an
//! order of their own (u8 each); the map of the rows; each record's place, where they have an
//! order; each record's page; the marks (u16 each); the records. A text has a byte for each
//! character of ASCII and of its record's page (from 0x80 on), 0x1E, the number of a page and a
//! byte for others, and ends with 0. A newcomer would expect an offset table as in
//! [`Topic`](crate::data::Topic): leaving it out is what makes the files small, and a plan looks
//! up a handful of records once.

use crate::data::{Cursor, record_of_row};
use alloc::vec::Vec;

/// The record of a row in the topic of a number; empty where there is none.
pub(crate) fn record(file: &'static [u8], topic: usize, row: u16) -> CompactRecord {
    let mut file = Cursor::new(file);
    let rows = usize::from(file.u16());
    let pages = usize::from(file.u8());
    let pages = file.take(pages.wrapping_mul(2)).as_chunks().0;
    for _ in 0..topic {
        let length = file.u32() as usize;
        file.skip(length);
    }
    file.u32();
    let mut length = || usize::from(file.u8());
    let (records, texts, step, ordered) = (length(), length(), length().max(1), length() == 1);
    let mut number = record_of_row(file.take(rows), row);
    if ordered {
        number = file.take(records).get(number).map_or(0, |place| usize::from(*place));
    }
    let page = file.take(records).get(number).copied().unwrap_or(0);
    let marks = file.take(records.div_ceil(step).wrapping_mul(2)).as_chunks::<2>().0;
    let mark = marks.get(number / step).copied().unwrap_or([u8::MAX; 2]);
    file.skip(usize::from(u16::from_le_bytes(mark)));
    let mut record = CompactRecord { texts: file, page: 0, pages };
    record.page = record.page(page);
    record.skip_texts((number % step).wrapping_mul(texts));
    record
}

/// A record whose texts are read in a row.
#[derive(Clone, Debug)]
pub(crate) struct CompactRecord {
    texts: Cursor<'static>,
    page: u32,
    pages: &'static [[u8; 2]],
}

impl CompactRecord {
    /// The first code point of a page.
    fn page(&self, number: u8) -> u32 {
        let page = self.pages.get(usize::from(number).wrapping_sub(1));
        page.map_or(0, |page| u32::from(u16::from_le_bytes(*page)).wrapping_shl(7))
    }

    /// The control character the next text starts with; 0 where there is none.
    pub(crate) fn control(&mut self) -> u8 {
        match self.texts.rest().first() {
            Some(1..0x1e) => self.texts.u8(),
            _ => 0,
        }
    }

    /// The next text, appended to `units` as UTF-16.
    pub(crate) fn text(&mut self, units: &mut Vec<u16>) {
        loop {
            let character = match self.texts.u8() {
                0 => return,
                0x1e => {
                    let page = self.texts.u8();
                    self.page(page) | u32::from(self.texts.u8() & 0x7f)
                }
                byte @ 0x80.. => self.page | u32::from(byte & 0x7f),
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
    pub(crate) fn skip_texts(&mut self, count: usize) {
        for _ in 0..count {
            let end = self.texts.rest().iter().position(|byte| *byte == 0);
            self.texts.skip(end.unwrap_or_default().wrapping_add(1));
        }
    }
}
