//! Writing compact topics, the counterpart of the library's `format::compact`: the texts of one
//! record share a page of 128 code points and take a byte a character in it, and records that
//! resemble each other can stand side by side, where compression sees it.

use crate::writer::{Record, row_map};
use anyhow::{Context as _, bail};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The escape before a character of another page.
const OTHER_PAGE: u8 = 0x1e;

/// A file of several topics over the same rows.
#[derive(Default)]
pub struct CompactFile {
    pages: Vec<u16>,
    topics: Record,
}

/// What a topic is written with.
pub struct Layout {
    /// How many records there are from one mark to the next.
    pub step: u8,
    /// Whether records that resemble each other stand side by side.
    pub by_likeness: bool,
}

impl CompactFile {
    /// Adds a topic: the texts of each row, as many in all of them; equal rows are stored once.
    pub fn topic(&mut self, rows: &[Vec<String>], parents: &[usize], layout: &Layout) -> anyhow::Result<()> {
        let (map, records) = row_map(rows, parents)?;
        let order = if layout.by_likeness { likeness(&records) } else { (0..records.len()).collect() };
        let (mut pages, mut marks, mut texts) = (Record::new(), Record::new(), Record::new());
        for (at, number) in order.iter().enumerate() {
            if at % usize::from(layout.step) == 0 {
                marks.u16(u16::try_from(texts.0.len()).context("a mark")?);
            }
            let record = &records[*number];
            let page = page(record);
            pages.u8(self.page_number(page)?);
            for text in record {
                self.text(text, page, &mut texts)?;
            }
        }
        let count = rows.first().map_or(0, Vec::len);
        let mut topic = Record::new();
        topic.u8(u8::try_from(records.len())?).u8(u8::try_from(count)?).u8(layout.step).u8(layout.by_likeness.into());
        topic.bytes(&map);
        if layout.by_likeness {
            for number in 0..records.len() {
                let place = order.iter().position(|other| *other == number).context("every record has a place")?;
                topic.u8(u8::try_from(place)?);
            }
        }
        topic.bytes(&pages.0).bytes(&marks.0).bytes(&texts.0);
        self.topics.u32(u32::try_from(topic.0.len())?).bytes(&topic.0);
        Ok(())
    }

    /// The file of so many rows.
    pub fn finish(self, rows: usize) -> anyhow::Result<Vec<u8>> {
        let mut file = Record::new();
        file.u16(u16::try_from(rows)?).u8(u8::try_from(self.pages.len())?);
        for page in &self.pages {
            file.u16(*page);
        }
        file.bytes(&self.topics.0);
        Ok(file.0)
    }

    /// The number of a page in the file's list, from 1 on: a text holds no zero.
    fn page_number(&mut self, page: u16) -> anyhow::Result<u8> {
        let at = self.pages.iter().position(|known| *known == page).unwrap_or_else(|| {
            self.pages.push(page);
            self.pages.len() - 1
        });
        Ok(u8::try_from(at + 1)?)
    }

    fn text(&mut self, text: &str, page: u16, texts: &mut Record) -> anyhow::Result<()> {
        for character in text.chars() {
            let low = 0x80 | (u32::from(character) & 0x7f) as u8;
            match u8::try_from(character) {
                Ok(0 | OTHER_PAGE) => bail!("a reserved character in {text:?}"),
                Ok(ascii @ ..0x80) => texts.u8(ascii),
                _ if page_of(character) == page => texts.u8(low),
                _ => texts.u8(OTHER_PAGE).u8(self.page_number(page_of(character))?).u8(low),
            };
        }
        texts.u8(0);
        Ok(())
    }
}

fn page_of(character: char) -> u16 {
    (u32::from(character) >> 7) as u16
}

/// The page most used; of equal ones the first, so that the bytes do not vary.
fn page(record: &[String]) -> u16 {
    let mut pages: BTreeMap<u16, usize> = BTreeMap::new();
    for character in record.iter().flat_map(|text| text.chars()).filter(|character| !character.is_ascii()) {
        *pages.entry(page_of(character)).or_default() += 1;
    }
    pages.iter().rev().max_by_key(|(_, count)| **count).map_or(1, |(page, _)| *page)
}

/// An order in which each record is followed by the one most like it, by the letters three in
/// a row that they share.
fn likeness(records: &[Vec<String>]) -> Vec<usize> {
    let grams: Vec<BTreeMap<[char; 3], usize>> = records
        .iter()
        .map(|record| {
            let letters: Vec<char> = record.join("\n").to_lowercase().chars().collect();
            let mut grams = BTreeMap::new();
            for window in letters.windows(3) {
                *grams.entry([window[0], window[1], window[2]]).or_default() += 1;
            }
            grams
        })
        .collect();
    let pages: Vec<u16> = records.iter().map(|record| page(record)).collect();
    let sizes: Vec<usize> = grams.iter().map(|grams| grams.values().sum()).collect();
    let shared = |a: usize, b: usize| -> usize {
        grams[a].iter().filter_map(|(gram, count)| Some(*count.min(grams[b].get(gram)?))).sum()
    };
    // In ten thousandths; five hundred of them for the same page.
    let likeness = |a: usize, b: usize| {
        20_000 * shared(a, b) / (sizes[a] + sizes[b]).max(1) + if pages[a] == pages[b] { 500 } else { 0 }
    };
    let mut left: Vec<usize> = (1..records.len()).collect();
    let mut order = vec![0];
    let mut last = 0;
    while let Some(next) = left.iter().copied().max_by_key(|other| (likeness(last, *other), Reverse(*other))) {
        left.retain(|other| *other != next);
        order.push(next);
        last = next;
    }
    order
}
