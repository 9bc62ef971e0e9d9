//! Writing the table: the counterpart of the library's `data::reader`.

use anyhow::Context as _;
use std::collections::BTreeMap;

/// Fields of one record, little-endian.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record(pub Vec<u8>);

impl Record {
    /// An empty record.
    pub fn new() -> Self {
        Self::default()
    }

    pub fn u8(&mut self, value: u8) -> &mut Self {
        self.0.push(value);
        self
    }

    pub fn u16(&mut self, value: u16) -> &mut Self {
        self.0.extend(value.to_le_bytes());
        self
    }

    pub fn u32(&mut self, value: u32) -> &mut Self {
        self.0.extend(value.to_le_bytes());
        self
    }

    /// Seven bits a byte, low bits first.
    pub fn varint(&mut self, mut value: u32) -> &mut Self {
        while value >= 0x80 {
            self.0.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
        self
    }

    /// The length in bytes as a varint, then UTF-8.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.varint(text.len() as u32);
        self.0.extend(text.as_bytes());
        self
    }

    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.extend(bytes);
        self
    }
}

/// A topic: one record for each row of the index, equal ones stored once.
#[derive(Default)]
pub struct TopicWriter {
    rows: Vec<u16>,
    records: Vec<Vec<u8>>,
    numbers: BTreeMap<Vec<u8>, u16>,
}

impl TopicWriter {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the record of the next row.
    pub fn push(&mut self, record: Record) -> anyhow::Result<u16> {
        let number = self.push_unlisted(record)?;
        self.rows.push(number);
        Ok(number)
    }

    /// Adds a record that no row has, reached by the number given back.
    pub fn push_unlisted(&mut self, record: Record) -> anyhow::Result<u16> {
        let next = u16::try_from(self.records.len())?;
        let number = *self.numbers.entry(record.0.clone()).or_insert(next);
        if number == next && usize::from(next) == self.records.len() {
            self.records.push(record.0);
        }
        Ok(number)
    }

    /// The number of a row's record.
    pub fn number(&self, row: usize) -> anyhow::Result<u16> {
        self.rows.get(row).copied().context("a row")
    }

    /// The topic's bytes.
    pub fn finish(&self) -> anyhow::Result<Vec<u8>> {
        self.write(&self.rows)
    }

    /// The bytes of records that are reached by their number alone, as [`push`](Self::push) gave it.
    pub fn finish_pool(&self) -> anyhow::Result<Vec<u8>> {
        self.write(&[])
    }

    fn write(&self, rows: &[u16]) -> anyhow::Result<Vec<u8>> {
        let mut file = Record::new();
        file.u16(u16::try_from(rows.len())?);
        file.u16(u16::try_from(self.records.len())?);
        for &number in rows {
            file.u16(number);
        }
        for record in &self.records {
            file.u16(u16::try_from(record.len())?);
        }
        for record in &self.records {
            file.bytes(record);
        }
        Ok(file.0)
    }
}
