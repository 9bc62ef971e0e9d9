//! Rows of fields between delimiters: CSV as RFC 4180 has it, TSV, any other delimiter.
//!
//! A block without a quotation mark is searched for delimiters and line ends eight bytes at a
//! time. A quotation mark opens a field only where the field begins; anywhere else it is a
//! character like any other. Rows leave as they came, with fields added at their end.

use super::row::{Converter, Failure, Plain, Refused, Worker};
use super::{Batch, no_column};
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::Found;
use memchr::{memchr, memchr2, memrchr};
use std::borrow::Cow;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// How many rows ask the table together.
const AT_ONCE: usize = 16;

/// Plain rows, where they start and end, and what the table says of them.
struct Waiting<'t> {
    rows: Vec<(usize, usize, Plain)>,
    found: Vec<Option<Found<'t>>>,
}

/// What the header tells.
pub(super) struct Layout {
    pub(super) delimiter: u8,
    /// How many fields a row has.
    fields: usize,
    /// Which of them hold amount, currency and day.
    wanted: [Option<usize>; 3],
    /// What ends a line.
    pub(super) ending: &'static [u8],
    /// The header as it goes out.
    pub(super) header: Vec<u8>,
    /// The header as it came in, without its end.
    pub(super) original: Vec<u8>,
}

impl Layout {
    /// Reads the header, a complete first record with its line end, if it has one.
    pub(super) fn new(record: &[u8], delimiter: Option<u8>, batch: &Batch) -> Result<Self> {
        if record.starts_with(b"\xff\xfe") || record.starts_with(b"\xfe\xff") {
            return Err(Error::new(ErrorCode::ParseError, &["the rows are in UTF-16"])
                .with_hint(&["save the file as UTF-8"])
                .at_line(1, 1));
        }
        let ending: &[u8] = if record.ends_with(b"\r\n") { b"\r\n" } else { b"\n" };
        let line = trimmed(record);
        let bare = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line);
        if bare.is_empty() {
            return Err(Error::new(ErrorCode::ParseError, &["there is no header"])
                .with_hint(&["the first line names the columns"])
                .at_line(1, 1));
        }
        let delimiter = match delimiter {
            Some(delimiter) => allowed(delimiter)?,
            None => header_delimiter(bare),
        };
        let mut ends = Vec::new();
        record_end(bare, 0, delimiter, &mut ends);
        let mut start = 0;
        let mut names = Vec::new();
        for end in &ends {
            let field = bare.get(start..*end).unwrap_or_default();
            names.push(String::from_utf8_lossy(&unquoted(field)).trim().to_owned());
            start = end.saturating_add(1);
        }
        let mut wanted = [None; 3];
        for (wanted, name) in wanted.iter_mut().zip(batch.columns()) {
            let Some(name) = name else { continue };
            let mut places = names.iter().zip(0..).filter(|(known, _)| *known == name).map(|(_, place)| place);
            *wanted = Some(places.next().ok_or_else(|| no_column(name, &names).at_line(1, 1))?);
            if places.next().is_some() {
                return Err(Error::new(ErrorCode::InvalidOption, &["two columns are named `", name, "`"])
                    .with_hint(&["give every column its own name"])
                    .at_line(1, 1));
            }
        }
        let mut header = line.to_vec();
        for name in batch.added(|name| names.iter().any(|known| known == name))? {
            header.push(delimiter);
            push_field(&mut header, &name, delimiter);
        }
        header.extend_from_slice(ending);
        Ok(Self { delimiter, fields: names.len(), wanted, ending, header, original: line.to_vec() })
    }

    /// How many bytes of a block are whole records; the rest belongs to the next block.
    pub(super) fn whole(&self, block: &[u8]) -> usize {
        let mut whole = 0;
        let mut at = 0;
        let newline = |from: usize, to: usize| {
            memrchr(b'\n', block.get(from..to)?).map(|found| from.saturating_add(found).saturating_add(1))
        };
        while let Some(quote) = block.get(at..).and_then(|rest| memchr(b'"', rest)) {
            let quote = at.saturating_add(quote);
            whole = newline(at, quote).unwrap_or(whole);
            let before = quote.checked_sub(1).and_then(|before| block.get(before));
            if before.is_none_or(|before| *before == self.delimiter || *before == b'\n') {
                match closing(block, quote) {
                    Some(end) => at = end.saturating_add(1),
                    None => return whole,
                }
            } else {
                at = quote.saturating_add(1);
            }
        }
        newline(at, block.len()).unwrap_or(whole)
    }

    /// Converts a block of whole records.
    pub(super) fn convert<'t>(&self, block: &[u8], converter: &'t Converter<'_>, worker: &mut Worker) {
        if memchr(b'"', block).is_some() || self.fields > 1 << 10 {
            return self.with_quotes(block, converter, worker);
        }
        let mut ends: Vec<usize> = Vec::with_capacity(self.fields.saturating_add(1));
        let mut waiting = Waiting { rows: Vec::with_capacity(AT_ONCE), found: Vec::with_capacity(AT_ONCE) };
        let (words, rest) = block.as_chunks::<8>();
        let (delimiters, newlines) = (repeated(self.delimiter), repeated(b'\n'));
        let (mut start, mut base) = (0, 0_usize);
        let mut hit = |at: usize, ends: &mut Vec<usize>, waiting: &mut Waiting<'t>, worker: &mut Worker| {
            ends.push(at);
            if block.get(at) == Some(&b'\n') {
                self.plain_record(block, start, at, ends, converter, waiting, worker);
                ends.clear();
                start = at.wrapping_add(1);
            }
        };
        for word in words {
            let word = u64::from_le_bytes(*word);
            let mut hits = zeros(word ^ delimiters) | zeros(word ^ newlines);
            while hits != 0 {
                hit(base.wrapping_add(hits.trailing_zeros() as usize >> 3), &mut ends, &mut waiting, worker);
                hits &= hits.wrapping_sub(1);
            }
            base = base.wrapping_add(8);
        }
        for byte in rest {
            if *byte == self.delimiter || *byte == b'\n' {
                hit(base, &mut ends, &mut waiting, worker);
            }
            base = base.wrapping_add(1);
        }
        self.write(block, converter, &mut waiting, worker);
        if start < block.len() {
            ends.push(block.len());
            self.record(block, start, block.len(), &ends, converter, worker);
        }
    }

    /// Takes a record of a block without quotation marks: one that is plain waits for others, so
    /// that the table is asked for many at once.
    #[inline(always)]
    #[expect(clippy::too_many_arguments, reason = "the hot path keeps everything in registers")]
    fn plain_record<'t>(
        &self,
        block: &[u8],
        start: usize,
        end: usize,
        ends: &[usize],
        converter: &'t Converter<'_>,
        waiting: &mut Waiting<'t>,
        worker: &mut Worker,
    ) {
        let field = |wanted: Option<usize>| -> &[u8] {
            let Some(wanted) = wanted else { return &[] };
            let from = self.field_start(start, wanted, ends);
            let text = block.get(from..ends.get(wanted).copied().unwrap_or(from)).unwrap_or_default();
            text.strip_suffix(b"\r").unwrap_or(text)
        };
        let [amount, from, on] = self.wanted;
        let plain =
            if ends.len() == self.fields { converter.plain([field(amount), field(from), field(on)]) } else { None };
        match plain {
            Some(plain) => {
                waiting.rows.push((start, end, plain));
                if waiting.rows.len() == AT_ONCE {
                    self.write(block, converter, waiting, worker);
                }
            }
            None => {
                self.write(block, converter, waiting, worker);
                self.record(block, start, end, ends, converter, worker);
            }
        }
    }

    /// Writes what waits.
    #[inline(never)]
    fn write<'t>(&self, block: &[u8], converter: &'t Converter<'_>, waiting: &mut Waiting<'t>, worker: &mut Worker) {
        waiting.found.clear();
        waiting.found.extend(waiting.rows.iter().map(|(.., plain)| converter.find(plain)));
        for ((start, end, plain), found) in waiting.rows.iter().zip(&waiting.found) {
            let before = worker.out.len();
            let line = block.get(*start..*end).unwrap_or_default();
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            match block.get(*start..).and_then(<[u8]>::first_chunk::<64>) {
                // A copy of a size known beforehand is a few moves; what is too much goes again.
                Some(chunk) if line.len() <= chunk.len() => {
                    worker.out.extend_from_slice(chunk);
                    worker.out.truncate(before.wrapping_add(line.len()));
                }
                _ => worker.out.extend_from_slice(line),
            }
            worker.out.push(self.delimiter);
            if found.as_ref().is_some_and(|found| converter.write(plain, found, worker).is_some()) {
                worker.out.extend_from_slice(self.ending);
            } else {
                worker.out.truncate(before);
                let mut ends = Vec::new();
                record_end(block, *start, self.delimiter, &mut ends);
                self.record(block, *start, *end, &ends, converter, worker);
            }
        }
        waiting.rows.clear();
    }

    fn with_quotes(&self, block: &[u8], converter: &Converter<'_>, worker: &mut Worker) {
        let mut ends = Vec::new();
        let mut start = 0;
        while start < block.len() {
            ends.clear();
            let end = record_end(block, start, self.delimiter, &mut ends);
            self.record(block, start, end, &ends, converter, worker);
            start = end.saturating_add(1);
        }
    }

    /// Converts one record: where it starts and ends (its newline not within), and where each
    /// of its fields ends.
    #[inline]
    fn record(
        &self,
        block: &[u8],
        start: usize,
        end: usize,
        ends: &[usize],
        converter: &Converter<'_>,
        worker: &mut Worker,
    ) {
        let line = block.get(start..end).unwrap_or_default();
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() && self.fields > 0 {
            return;
        }
        let before = worker.out.len();
        worker.out.extend_from_slice(line);
        worker.out.push(self.delimiter);
        let refused = if self.is_open(block, start, ends) {
            Err((None, Error::new(ErrorCode::ParseError, &["a quotation mark is never closed"])))
        } else if ends.len() == self.fields {
            let mut fields: [&[u8]; 3] = [&[]; 3];
            let mut quoted = false;
            for (field, wanted) in fields.iter_mut().zip(self.wanted) {
                let Some(wanted) = wanted else { continue };
                let from = self.field_start(start, wanted, ends);
                let text = block.get(from..ends.get(wanted).copied().unwrap_or(from)).unwrap_or_default();
                *field = text.strip_suffix(b"\r").unwrap_or(text);
                quoted |= text.first() == Some(&b'"');
            }
            if quoted {
                let unquoted = fields.map(unquoted);
                let [amount, from, on] = &unquoted;
                converter.row([amount, from, on], worker)
            } else {
                converter.row(fields, worker)
            }
        } else {
            Err(self.wrong_count(ends.len()))
        };
        match refused {
            Ok(()) => worker.out.extend_from_slice(self.ending),
            Err((field, error)) => {
                worker.out.truncate(before);
                let field =
                    field.and_then(|field| Some((field, self.field_start(start, (*self.wanted.get(field)?)?, ends))));
                let end = start.saturating_add(line.len());
                worker.failures.push(Failure { start, end, field, error });
            }
        }
    }

    /// Whether a quotation mark opens the last field of the block and nothing closes it.
    #[inline(always)]
    fn is_open(&self, block: &[u8], start: usize, ends: &[usize]) -> bool {
        let last = self.field_start(start, ends.len().wrapping_sub(1), ends);
        ends.last() == Some(&block.len()) && block.get(last) == Some(&b'"') && closing(block, last).is_none()
    }

    #[inline(always)]
    fn field_start(&self, start: usize, field: usize, ends: &[usize]) -> usize {
        field.checked_sub(1).and_then(|before| ends.get(before)).map_or(start, |before| before.wrapping_add(1))
    }

    #[cold]
    fn wrong_count(&self, found: usize) -> Refused {
        let (found, wanted) = (found.to_string(), self.fields.to_string());
        let error = Error::new(ErrorCode::ParseError, &["the row has ", &found, " fields, the header ", &wanted]);
        (None, error.with_hint(&["quote fields that hold the delimiter, and double the quotes within"]))
    }
}

/// Writes a field, in quotation marks where it needs them.
pub(super) fn push_field(out: &mut Vec<u8>, text: &str, delimiter: u8) {
    let plain = !text.bytes().any(|byte| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r'));
    if plain {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    out.push(b'"');
    out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
    out.push(b'"');
}

/// A delimiter that no number and no quoted field holds.
fn allowed(delimiter: u8) -> Result<u8> {
    let fits = delimiter.is_ascii() && !delimiter.is_ascii_alphanumeric() && !b"\"\r\n.-+ \0".contains(&delimiter);
    if fits {
        Ok(delimiter)
    } else {
        Err(Error::new(ErrorCode::InvalidOption, &["this character cannot stand between fields"])
            .with_hint(&["a comma, a semicolon, a tab, a bar or another mark that is in no number"]))
    }
}

/// The mark that parts a header into the most fields: a comma, a semicolon, a tab or a bar.
///
/// ```
/// assert_eq!(coinage::batch::header_delimiter("sku;\"price, net\";currency".as_bytes()), b';');
/// ```
pub fn header_delimiter(header: &[u8]) -> u8 {
    let mut best = (0, b',');
    for delimiter in *b",;\t|" {
        let mut ends = Vec::new();
        record_end(header, 0, delimiter, &mut ends);
        if ends.len() > best.0 {
            best = (ends.len(), delimiter);
        }
    }
    best.1
}

/// A record without what ends its line.
pub(super) fn trimmed(record: &[u8]) -> &[u8] {
    let line = record.strip_suffix(b"\n").unwrap_or(record);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// Where the record that starts here ends: its newline, or the end of the text. Tells where its
/// fields end.
pub(super) fn record_end(text: &[u8], start: usize, delimiter: u8, ends: &mut Vec<usize>) -> usize {
    let mut at = start;
    loop {
        if text.get(at) == Some(&b'"') {
            at = closing(text, at).unwrap_or(text.len());
        }
        let next = text.get(at..).and_then(|rest| memchr2(delimiter, b'\n', rest));
        let end = next.map_or(text.len(), |next| at.saturating_add(next));
        ends.push(end);
        if text.get(end) != Some(&delimiter) {
            return end;
        }
        at = end.saturating_add(1);
    }
}

/// The mark that closes what another opens.
fn closing(text: &[u8], open: usize) -> Option<usize> {
    let mut at = open.saturating_add(1);
    loop {
        let found = at.saturating_add(memchr(b'"', text.get(at..)?)?);
        if text.get(found.saturating_add(1)) != Some(&b'"') {
            return Some(found);
        }
        at = found.saturating_add(2);
    }
}

/// What a field holds without its quotation marks.
fn unquoted(field: &[u8]) -> Cow<'_, [u8]> {
    let field = field.strip_suffix(b"\r").unwrap_or(field);
    let Some(inner) = field.strip_prefix(b"\"") else { return Cow::Borrowed(field) };
    let inner = inner.strip_suffix(b"\"").unwrap_or(inner);
    if memchr(b'"', inner).is_none() {
        return Cow::Borrowed(inner);
    }
    let mut plain = Vec::with_capacity(inner.len());
    let mut bytes = inner.iter().peekable();
    while let Some(byte) = bytes.next() {
        plain.push(*byte);
        if *byte == b'"' {
            bytes.next_if(|next| **next == b'"');
        }
    }
    Cow::Owned(plain)
}

const fn repeated(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The highest bit of every byte that is zero.
#[inline(always)]
const fn zeros(word: u64) -> u64 {
    const LOW: u64 = repeated(0x7f);
    !((word & LOW).wrapping_add(LOW) | word | LOW)
}
