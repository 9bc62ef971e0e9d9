//! Writing compact topics, the counterpart of the library's `format::compact`: texts of one
//! record share a page of 128 code points and take a byte a character in it, records are found
//! by their lengths, and a row says how far back its record is. It takes three quarters of the
//! room of plain topics after compression.

use crate::writer::Record;
use anyhow::Context as _;
use std::collections::BTreeMap;

/// One record: texts and bytes in the order they are read.
#[derive(Default)]
pub struct CompactRecord(Vec<Item>);

enum Item {
    Text(String),
    Bytes(Vec<u8>),
}

impl CompactRecord {
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.0.push(Item::Text(text.to_owned()));
        self
    }

    pub fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a String>) -> &mut Self {
        for text in texts {
            self.text(text);
        }
        self
    }

    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.push(Item::Bytes(bytes.to_owned()));
        self
    }

    /// The record's bytes: the number of its page, then the items. Nothing for an empty record.
    fn finish(&self) -> anyhow::Result<Vec<u8>> {
        if self.0.is_empty() {
            return Ok(Vec::new());
        }
        let mut pages: BTreeMap<u32, usize> = BTreeMap::new();
        for item in &self.0 {
            if let Item::Text(text) = item {
                for character in text.chars().filter(|character| !character.is_ascii()) {
                    *pages.entry(u32::from(character) >> 7).or_default() += 1;
                }
            }
        }
        // The most used page; of equal ones the first, so that the bytes do not vary.
        let page = pages.iter().rev().max_by_key(|(_, count)| **count).map_or(1, |(page, _)| *page);
        let mut record = Record::new();
        record.u16(u16::try_from(page)?);
        for item in &self.0 {
            match item {
                Item::Bytes(bytes) => {
                    record.bytes(bytes);
                }
                Item::Text(text) => {
                    for character in text.chars() {
                        let code = u32::from(character);
                        match u8::try_from(code) {
                            Ok(ascii)
                                if ascii < 0x80 && ascii != 0 && ascii < 0x1e || (0x20..0x80).contains(&ascii) =>
                            {
                                record.u8(ascii);
                            }
                            _ if code >> 7 == page => {
                                record.u8(0x80 | (code & 0x7f) as u8);
                            }
                            _ => match u16::try_from(code) {
                                Ok(unit) => {
                                    record.u8(0x1e).u16(unit);
                                }
                                Err(_) => {
                                    record.u8(0x1f).bytes(&code.to_le_bytes()[..3]);
                                }
                            },
                        }
                    }
                    record.u8(0);
                }
            }
        }
        Ok(record.0)
    }
}

/// A file of several topics, each behind its length.
#[derive(Default)]
pub struct CompactFile(Record);

impl CompactFile {
    /// Adds a topic: one record for each row, equal ones stored once.
    pub fn topic(&mut self, rows: &[CompactRecord]) -> anyhow::Result<()> {
        let mut numbers: BTreeMap<Vec<u8>, u16> = BTreeMap::new();
        let mut records = Vec::new();
        let mut map = Record::new();
        for row in rows {
            let bytes = row.finish()?;
            let next = u16::try_from(records.len())?;
            match numbers.get(&bytes) {
                // A record seen before: how far back from the next new one.
                Some(number) => match u8::try_from(next - number) {
                    Ok(back) if back < 0xff => {
                        map.u8(back);
                    }
                    _ => {
                        map.u8(0xff).u16(next - number);
                    }
                },
                None => {
                    map.u8(0);
                    numbers.insert(bytes.clone(), next);
                    records.push(bytes);
                }
            }
        }
        let mut lengths = Record::new();
        for record in &records {
            lengths.varint(u32::try_from(record.len())?);
        }
        let mut topic = Record::new();
        topic.u16(u16::try_from(map.0.len()).context("map")?).u16(u16::try_from(lengths.0.len()).context("lengths")?);
        topic.bytes(&map.0).bytes(&lengths.0);
        for record in &records {
            topic.bytes(record);
        }
        self.0.u32(u32::try_from(topic.0.len())?).bytes(&topic.0);
        Ok(())
    }

    pub fn finish(self) -> Vec<u8> {
        self.0.0
    }
}
