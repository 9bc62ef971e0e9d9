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

/// Texts closed by a small byte, with a mark for every sixteenth: the library's `Pool`.
#[derive(Default)]
pub struct PoolWriter {
    marks: Record,
    texts: Record,
    count: usize,
}

impl PoolWriter {
    /// Adds a text; `closer` must not be above the bytes that close texts of this pool, and the
    /// text must not hold such a byte.
    pub fn push(&mut self, text: &[u8], closer: u8) -> anyhow::Result<()> {
        if self.count.is_multiple_of(16) {
            self.marks.u16(u16::try_from(self.texts.0.len()).context("a mark")?);
        }
        self.count += 1;
        self.texts.bytes(text).u8(closer);
        Ok(())
    }

    /// The number of marks, the marks, the texts.
    pub fn finish(self) -> anyhow::Result<Record> {
        let mut pool = Record::new();
        pool.u16(u16::try_from(self.marks.0.len() / 2)?).bytes(&self.marks.0).bytes(&self.texts.0);
        Ok(pool)
    }
}

/// The map of `record_of_row` and the records, equal ones once.
pub fn row_map<T: Clone + Ord>(rows: &[T], parents: &[usize]) -> anyhow::Result<(Vec<u8>, Vec<T>)> {
    let mut numbers: BTreeMap<&T, usize> = BTreeMap::new();
    let (mut map, mut records) = (Vec::new(), Vec::new());
    for (at, row) in rows.iter().enumerate() {
        let code = match numbers.get(row) {
            Some(_) if rows[parents[at]] == *row => 0,
            Some(number) => u8::try_from(records.len() - number + 1)?,
            None => {
                numbers.insert(row, records.len());
                records.push(row.clone());
                1
            }
        };
        map.push(code);
    }
    Ok((map, records))
}
