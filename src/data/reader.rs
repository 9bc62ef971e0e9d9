//! Reading the table and packs: little-endian fields, never past the end, never a panic.

/// A place in a byte sequence that moves as fields are read. Past the end every field reads as
/// zero or empty; whoever reads foreign bytes checks [`Cursor::overrun`] afterwards.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'a> {
    bytes: &'a [u8],
    overrun: bool,
}

impl<'a> Cursor<'a> {
    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, overrun: false }
    }

    /// Whether a field was asked for that was not there.
    #[allow(dead_code)]
    pub(crate) fn overrun(&self) -> bool {
        self.overrun
    }

    /// What has not been read yet.
    #[allow(dead_code)]
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.bytes
    }

    pub(crate) const fn take(&mut self, length: usize) -> &'a [u8] {
        match self.bytes.split_at_checked(length) {
            Some((taken, rest)) => {
                self.bytes = rest;
                taken
            }
            None => {
                self.overrun = true;
                self.bytes = &[];
                &[]
            }
        }
    }

    pub(crate) fn skip(&mut self, length: usize) {
        self.take(length);
    }

    #[inline(always)]
    pub(crate) const fn u8(&mut self) -> u8 {
        match self.bytes.split_first() {
            Some((byte, rest)) => {
                self.bytes = rest;
                *byte
            }
            None => {
                self.overrun = true;
                0
            }
        }
    }

    pub(crate) const fn u16(&mut self) -> u16 {
        match self.take(2) {
            &[low, high] => u16::from_le_bytes([low, high]),
            _ => 0,
        }
    }

    pub(crate) fn u32(&mut self) -> u32 {
        self.take(4).try_into().map_or(0, u32::from_le_bytes)
    }

    /// A number of seven bits a byte, low bits first; at most five bytes.
    pub(crate) fn varint(&mut self) -> u32 {
        let mut value = 0_u32;
        for shift in [0_u32, 7, 14, 21, 28] {
            let byte = self.u8();
            value |= u32::from(byte & 0x7f).wrapping_shl(shift);
            if byte < 0x80 {
                break;
            }
        }
        value
    }

    /// A text: its length in bytes as a varint, then UTF-8.
    pub(crate) fn text(&mut self) -> &'a str {
        let length = self.varint() as usize;
        match core::str::from_utf8(self.take(length)) {
            Ok(text) => text,
            Err(_) => {
                self.overrun = true;
                ""
            }
        }
    }
}

/// Texts in a row, each behind its predecessor and closed by a small byte, with a mark for every
/// sixteenth: an offset for each would weigh more than what it saves in scanning.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pool {
    marks: &'static [[u8; 2]],
    texts: &'static [u8],
    /// The highest byte that closes a text.
    last_closer: u8,
}

impl Pool {
    /// How many texts there are from one mark to the next.
    const STEP: usize = 16;

    /// The rest of a file is a pool: the number of marks, the marks, the texts.
    pub(crate) fn new(mut cursor: Cursor<'static>, last_closer: u8) -> Self {
        let marks = usize::from(cursor.u16());
        let marks = cursor.take(marks.wrapping_mul(2)).as_chunks().0;
        Self { marks, texts: cursor.rest(), last_closer }
    }

    /// The text of a number and what closes it; empty past the end.
    pub(crate) fn numbered(&self, number: usize) -> (&'static [u8], u8) {
        let mark = self.marks.get(number / Self::STEP).copied().unwrap_or([u8::MAX; 2]);
        let mut rest = self.texts.get(usize::from(u16::from_le_bytes(mark))..).unwrap_or_default();
        let mut skip = number % Self::STEP;
        loop {
            let Some(end) = rest.iter().position(|byte| *byte <= self.last_closer) else { return (&[], 0) };
            let Some((text, [closer, after @ ..])) = rest.split_at_checked(end) else { return (&[], 0) };
            if skip == 0 {
                return (text, *closer);
            }
            skip = skip.wrapping_sub(1);
            rest = after;
        }
    }
}

/// The number of a row's record, by a map of one byte for each row: 0 the record of the row's
/// parent, 1 the next new one, from 2 on one less than how far back it is from the next new one.
pub(crate) fn record_of_row(map: &[u8], row: u16) -> usize {
    let mut at = row;
    loop {
        let Some((before, [code, ..])) = map.split_at_checked(usize::from(at)) else { return 0 };
        if *code != 0 || at == 0 {
            let new = before.iter().filter(|code| **code == 1).count();
            return new.wrapping_sub(usize::from(code.saturating_sub(1)));
        }
        at = super::index::parent(at);
    }
}

/// One topic of the table: for each row of the locale index a record, equal ones shared.
///
/// Layout: rows u16, records u16, one record number u16 for each row, one length u16 for each
/// record, the records. Lengths, not offsets: they compress to half, and records are looked up
/// when something is built, not when it is used.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Topic {
    bytes: &'static [u8],
}

impl Topic {
    pub(crate) const fn new(bytes: &'static [u8]) -> Self {
        Self { bytes }
    }

    /// The record of a row; empty past the end.
    pub(crate) fn record(&self, row: u16) -> Cursor<'static> {
        self.numbered(self.record_number(row))
    }

    /// The record of a number; empty past the end.
    pub(crate) fn numbered(&self, number: u16) -> Cursor<'static> {
        let mut topic = Cursor::new(self.bytes);
        let (rows, records) = (usize::from(topic.u16()), usize::from(topic.u16()));
        topic.skip(rows.wrapping_mul(2));
        let lengths = topic.take(records.wrapping_mul(2)).as_chunks().0;
        for length in lengths.iter().take(usize::from(number)) {
            topic.skip(usize::from(u16::from_le_bytes(*length)));
        }
        topic
    }

    /// The number of a row's record: equal for rows that share it.
    pub(crate) fn record_number(&self, row: u16) -> u16 {
        let mut header = Cursor::new(self.bytes);
        header.skip(usize::from(row).wrapping_mul(2).wrapping_add(4));
        header.u16()
    }
}
