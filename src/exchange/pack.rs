//! The binary form of a history: small enough to embed and to send, read in place.
//!
//! Layout, little-endian. Header of 24 bytes: magic `coinrate`, format version u16, observations
//! a block u16, payload length u32, checksum u64 over everything else. Payload: source (text),
//! first day i32 since 1970-01-01, calendar as a bitmap of days (length varint, bytes), number
//! of series varint, then for each series its index (base and quote, three letters each; runs of
//! calendar days: number, then skipped and taken days each as varints; byte length of each block
//! as varint), then all blocks in the same order.
//!
//! A block holds up to so many observations of a pair: decimal places u8, Rice parameter u8, the
//! first value (varint), then a bit stream of the differences, zigzag and Rice coded: quotient
//! in ones ended by a zero, remainder in so many bits; 32 ones announce 64 plain bits. Values
//! are whole numbers of the block's last decimal place; zeros at the end of a rate are not kept.

use super::history::{History, Series};
use super::rate::Observation;
use crate::calendar::Date;
use crate::data::Cursor;
use crate::decimal::{Decimal, of_parts};
use crate::error::{Error, ErrorCode, Result};
use crate::money::Currency;
use alloc::borrow::{Cow, ToOwned as _};
use alloc::sync::Arc;
use alloc::vec::Vec;

pub(super) const MAGIC: &[u8; 8] = b"coinrate";
pub(super) const VERSION: u16 = 1;
pub(super) const HEADER: usize = 24;
/// Chosen by size: fewer make the index larger, more fit their Rice parameter worse.
pub(super) const BLOCK: usize = 128;
pub(super) const ESCAPE: u32 = 32;

/// A pack's bytes, and what its index says of all pairs. The index itself is read again for
/// every question: it is short for one pair, and nothing has to be built up front.
#[derive(Clone, Debug, Default)]
pub(super) struct Packed {
    data: Cow<'static, [u8]>,
    /// Observations a block.
    block: u32,
    first_day: i32,
    /// Where the calendar's bitmap lies, and how many bytes it has.
    bitmap: (usize, usize),
}

/// One unbroken stretch of calendar days.
#[derive(Clone, Copy)]
struct Run {
    /// First day's number in the calendar.
    start: u32,
    length: u32,
    /// Observations before this run.
    before: u32,
}

/// The runs of a pair, in order; [`Runs::rest`] stands behind the last when all are read.
struct Runs<'a> {
    rest: Cursor<'a>,
    left: u32,
    next: u32,
    before: u32,
}

impl<'a> Runs<'a> {
    fn new(mut rest: Cursor<'a>) -> Self {
        let left = rest.varint();
        Self { rest, left, next: 0, before: 0 }
    }
}

impl Iterator for Runs<'_> {
    type Item = Run;

    /// Ends early where numbers pass 32 bits, with some left.
    #[inline(never)]
    fn next(&mut self) -> Option<Run> {
        let left = self.left.checked_sub(1)?;
        let start = self.next.checked_add(self.rest.varint())?;
        let length = self.rest.varint();
        let run = Run { start, length, before: self.before };
        self.next = start.checked_add(length)?;
        self.before = run.before.checked_add(length)?;
        self.left = left;
        Some(run)
    }
}

impl Packed {
    fn runs(&self, series: &Series) -> Runs<'_> {
        Runs::new(Cursor::new(self.data.get(series.index as usize..).unwrap_or_default()))
    }

    fn bitmap(&self) -> &[u8] {
        let (start, length) = self.bitmap;
        self.data.get(start..start.wrapping_add(length)).unwrap_or_default()
    }

    /// How many calendar days lie before a day.
    fn days_before(&self, day: i32) -> u32 {
        let after = u32::try_from(day.saturating_sub(self.first_day)).unwrap_or(0);
        let (whole, bits) = ((after / 8) as usize, after % 8);
        let bitmap = self.bitmap();
        let (words, rest) = bitmap.get(..whole).unwrap_or(bitmap).as_chunks::<8>();
        let mut count = 0_u32;
        for word in words {
            count = count.wrapping_add(u64::from_le_bytes(*word).count_ones());
        }
        for byte in rest {
            count = count.wrapping_add(byte.count_ones());
        }
        let last = bitmap.get(whole).copied().unwrap_or(0) & (1_u8 << bits).wrapping_sub(1);
        count.wrapping_add(last.count_ones())
    }

    /// The calendar day of a number.
    fn day(&self, number: u32) -> Option<i32> {
        let mut left = number;
        for (index, byte) in self.bitmap().iter().enumerate() {
            match left.checked_sub(byte.count_ones()) {
                Some(less) => left = less,
                None => {
                    let mut bits = *byte;
                    for _ in 0..left {
                        bits &= bits.wrapping_sub(1);
                    }
                    let after = i32::try_from(index.wrapping_mul(8)).ok()?.checked_add(bits.trailing_zeros() as i32)?;
                    return self.first_day.checked_add(after);
                }
            }
        }
        None
    }

    pub(super) fn ends(&self, series: &Series) -> Option<(i32, i32)> {
        let (mut first, mut end) = (None, 0);
        for run in self.runs(series) {
            first = first.or(Some(run.start));
            end = run.start.wrapping_add(run.length);
        }
        Some((self.day(first?)?, self.day(end.checked_sub(1)?)?))
    }

    #[inline(never)]
    pub(super) fn latest(&self, series: &Series, day: i32) -> Option<(i32, Decimal)> {
        let number = self.days_before(day.saturating_add(1)).checked_sub(1)?;
        let mut last: Option<Run> = None;
        for run in self.runs(series) {
            if run.start > number {
                break;
            }
            last = Some(run);
        }
        let run = last?;
        let within = number.checked_sub(run.start)?.min(run.length.checked_sub(1)?);
        let place = run.before.checked_add(within)?;
        let mut values = self.block(series, place.checked_div(self.block)?)?;
        let mut mantissa = values.next()?;
        for _ in 0..place.checked_rem(self.block)? {
            mantissa = values.next()?;
        }
        Some((self.day(run.start.checked_add(within)?)?, value(mantissa, values.scale)?))
    }

    pub(super) fn all(&self, series: &Series) -> Vec<Observation> {
        let mut all = Vec::with_capacity(series.count as usize);
        let mut calendar = Vec::new();
        for (number, byte) in self.bitmap().iter().enumerate() {
            for bit in (0..8_usize).filter(|bit| byte >> bit & 1 == 1) {
                let after = i32::try_from(number.wrapping_mul(8).wrapping_add(bit)).unwrap_or(i32::MAX);
                calendar.push(self.first_day.saturating_add(after));
            }
        }
        let days = |run: Run| calendar.iter().skip(run.start as usize).take(run.length as usize).copied();
        let mut days = self.runs(series).flat_map(days);
        for number in 0..series.count.div_ceil(self.block.max(1)) {
            let Some(values) = self.block(series, number) else { break };
            let scale = values.scale;
            for (mantissa, day) in values.take(self.block as usize).zip(&mut days) {
                let (Some(value), Ok(date)) = (value(mantissa, scale), Date::from_days(day)) else { return all };
                all.push(Observation { date, value });
            }
        }
        all
    }

    fn block(&self, series: &Series, number: u32) -> Option<Values<'_>> {
        let mut runs = self.runs(series);
        runs.by_ref().for_each(drop);
        let mut start = series.blocks as usize;
        for _ in 0..number {
            start = start.checked_add(runs.rest.varint() as usize)?;
        }
        let end = start.checked_add(runs.rest.varint() as usize)?;
        Values::new(self.data.get(start..end)?)
    }
}

fn value(mantissa: i64, scale: u32) -> Option<Decimal> {
    // Zeros at the end are dropped by hand: nearly all values have none or few.
    let (mut mantissa, mut scale) = (u64::try_from(mantissa).ok()?, scale);
    while scale > 0 && mantissa.is_multiple_of(10) {
        mantissa /= 10;
        scale = scale.saturating_sub(1);
    }
    of_parts(false, u128::from(mantissa), scale)
}

/// The values of a block, one after the other; what foreign bytes may hold past the last one is
/// garbage but never a panic.
struct Values<'a> {
    scale: u32,
    parameter: u32,
    next: Option<i64>,
    bits: Bits<'a>,
}

impl<'a> Values<'a> {
    fn new(block: &'a [u8]) -> Option<Self> {
        let mut cursor = Cursor::new(block);
        let (scale, parameter) = (u32::from(cursor.u8()), u32::from(cursor.u8()));
        let first = long_varint(&mut cursor);
        let valid = !cursor.overrun() && scale <= 28 && parameter < 32;
        valid.then(|| Self { scale, parameter, next: Some(first), bits: Bits { bytes: cursor.rest(), position: 0 } })
    }
}

impl Iterator for Values<'_> {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        let value = self.next?;
        let coded = self.bits.rice(self.parameter);
        let difference = (coded >> 1).cast_signed() ^ (coded & 1).cast_signed().wrapping_neg();
        self.next = Some(value.wrapping_add(difference));
        Some(value)
    }
}

/// Bits from the low end of each byte upwards; zeros past the end.
struct Bits<'a> {
    bytes: &'a [u8],
    position: usize,
}

impl Bits<'_> {
    /// At least 56 bits from the position on.
    fn peek(&self) -> u64 {
        let start = self.position >> 3;
        let word = match self.bytes.get(start..).and_then(|rest| rest.first_chunk::<8>()) {
            Some(chunk) => u64::from_le_bytes(*chunk),
            None => {
                let rest = self.bytes.get(start..).unwrap_or_default();
                rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte))
            }
        };
        word >> (self.position & 7)
    }

    fn rice(&mut self, parameter: u32) -> u64 {
        let word = self.peek();
        let ones = word.trailing_ones();
        if ones >= ESCAPE {
            self.position = self.position.wrapping_add(ESCAPE as usize);
            let low = self.peek() & 0xffff_ffff;
            self.position = self.position.wrapping_add(32);
            let high = self.peek() & 0xffff_ffff;
            self.position = self.position.wrapping_add(32);
            return high << 32 | low;
        }
        let used = ones.wrapping_add(1);
        // The quotient takes up to 32 bits; where the remainder may lie beyond the word, look again.
        let rest = if used.wrapping_add(parameter) <= 56 {
            word >> used
        } else {
            self.position = self.position.wrapping_add(used as usize);
            let word = self.peek();
            self.position = self.position.wrapping_sub(used as usize);
            word
        };
        self.position = self.position.wrapping_add(used.wrapping_add(parameter) as usize);
        u64::from(ones) << parameter | rest & (1_u64 << parameter).wrapping_sub(1)
    }
}

/// Seven bits a byte, low bits first, 63 bits at most.
fn long_varint(cursor: &mut Cursor<'_>) -> i64 {
    let mut value = 0_i64;
    for shift in (0..63_u32).step_by(7) {
        let byte = cursor.u8();
        value |= i64::from(byte & 0x7f).wrapping_shl(shift);
        if byte < 0x80 {
            break;
        }
    }
    value
}

/// Every step is a bijection of the state and of the word taken in, so no change of one word
/// alone, a single flipped byte among them, goes unnoticed.
pub(super) fn checksum(parts: &[&[u8]]) -> u64 {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut take = |word: u64| {
        state = (state ^ word).wrapping_mul(0xff51_afd7_ed55_8ccd);
        state ^= state >> 32;
    };
    for part in parts {
        let (words, rest) = part.as_chunks::<8>();
        words.iter().for_each(|word| take(u64::from_le_bytes(*word)));
        take(rest.iter().fold(part.len() as u64, |word, byte| word << 8 | u64::from(*byte)));
    }
    state
}

#[cold]
fn damaged(what: &str) -> Error {
    Error::new(ErrorCode::BadPack, &["the rate pack ", what])
        .with_hint(&["make it again from the published rates, or fetch it again"])
}

impl History {
    /// Whether bytes begin as a rate history's pack does.
    pub fn is_pack(bytes: &[u8]) -> bool {
        bytes.starts_with(MAGIC)
    }

    /// Reads a pack that [`History::to_pack`] made. Nothing but its index is decoded.
    ///
    /// # Errors
    /// `bad-pack` for bytes that are no rate pack, of another version, cut off or damaged.
    ///
    /// ```
    /// use coinage::exchange::History;
    /// let error = History::from_pack(b"PK\x03\x04".as_slice()).unwrap_err();
    /// assert_eq!(error.to_string(), "the rate pack does not begin like one");
    /// ```
    pub fn from_pack(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self> {
        let data = bytes.into();
        let mut header = Cursor::new(&data);
        if header.take(8) != MAGIC {
            return Err(damaged("does not begin like one"));
        }
        if header.u16() != VERSION {
            return Err(damaged("has a format version this program does not read"));
        }
        let block = u32::from(header.u16());
        let length = header.u32() as usize;
        let sum = u64::from(header.u32()) | u64::from(header.u32()) << 32;
        if header.overrun() || header.rest().len() != length {
            return Err(damaged("is cut off or too long"));
        }
        if checksum(&[data.get(..16).unwrap_or_default(), header.rest()]) != sum || block == 0 {
            return Err(damaged("is damaged: its checksum differs"));
        }
        index(data, block).ok_or_else(|| damaged("has an index that makes no sense"))
    }

    /// The history as a pack, read back by [`History::from_pack`]. The same history always
    /// gives the same bytes.
    ///
    /// # Errors
    /// `overflow` where a rate has more than 18 digits or the pack would pass 4 GiB.
    ///
    /// ```
    /// use coinage::{Currency, Date, decimal, exchange::{History, Rate}};
    /// let rate = Rate::new(Currency::EUR, Currency::parse("USD")?, decimal::parse("1.1172")?)?;
    /// let history = History::new("house rates", &[(Date::parse("2026-10-30")?, rate)])?;
    /// let again = History::from_pack(history.to_pack()?)?;
    /// assert_eq!(again.observations(rate.base(), rate.quote()), history.observations(rate.base(), rate.quote()));
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn to_pack(&self) -> Result<Vec<u8>> {
        super::packing::pack(self)
    }
}

/// The index of a pack whose checksum was right; `None` where it leads out of the pack.
fn index(data: Cow<'static, [u8]>, block: u32) -> Option<History> {
    let mut cursor = Cursor::new(&data);
    let behind = |cursor: &Cursor<'_>| data.len().wrapping_sub(cursor.rest().len());
    cursor.skip(HEADER);
    let source = Arc::new(cursor.text().to_owned());
    let first_day = cursor.u32().cast_signed();
    let length = cursor.varint() as usize;
    let bitmap = (behind(&cursor), length);
    let mut days = 0_u32;
    for byte in cursor.take(length) {
        days = days.wrapping_add(byte.count_ones());
    }
    first_day.checked_add(i32::try_from(length.checked_mul(8)?).ok()?)?;
    let mut series: Vec<Series> = Vec::new();
    // Counted from the end of the index for now, which is not known yet.
    let mut blocks = 0_u32;
    for _ in 0..cursor.varint() {
        let codes = cursor.take(6);
        let (base, quote) = codes.split_at_checked(3)?;
        let (base, quote) = (Currency::of_bytes(base)?, Currency::of_bytes(quote)?);
        if series.last().is_some_and(|last| (last.base, last.quote) >= (base, quote)) {
            return None;
        }
        let index = behind(&cursor) as u32;
        let mut runs = Runs::new(cursor);
        for run in runs.by_ref() {
            if run.length == 0 || run.start.checked_add(run.length)? > days {
                return None;
            }
        }
        if runs.left > 0 {
            return None;
        }
        cursor = runs.rest;
        series.push(Series { base, quote, count: runs.before, index, blocks });
        for _ in 0..runs.before.checked_add(block.checked_sub(1)?)?.checked_div(block)? {
            blocks = blocks.checked_add(cursor.varint())?;
            if cursor.overrun() {
                return None;
            }
        }
    }
    let start = u32::try_from(behind(&cursor)).ok()?;
    for one in &mut series {
        one.blocks = one.blocks.checked_add(start)?;
    }
    if cursor.overrun() || cursor.rest().len() != blocks as usize {
        return None;
    }
    Some(History { source, series, listed: Vec::new(), packed: Packed { data, block, first_day, bitmap } })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use crate::exchange::{History, Rate};
    use crate::{Currency, Date, Decimal};

    fn sample() -> History {
        let dollar = Currency::parse("USD").unwrap();
        let mut rates = Vec::new();
        for day in 0..300 {
            // Holes, jumps, a change of places, an escape and a second pair.
            if day % 7 < 5 && !(100..140).contains(&day) {
                let date = Date::from_days(20_000 + day).unwrap();
                let value = match day {
                    50 => Decimal::new(i64::from(i32::MAX) * 1_000_000, 3),
                    51 => Decimal::ONE,
                    _ => Decimal::new(11_000 + i64::from(day * day % 97), 4),
                };
                rates.push((date, Rate::new(Currency::EUR, dollar, value).unwrap()));
                if day > 200 {
                    let pound = Currency::parse("GBP").unwrap();
                    rates.push((date, Rate::new(dollar, pound, Decimal::new(i64::from(day), 9)).unwrap()));
                }
            }
        }
        History::new("sample", &rates).unwrap()
    }

    #[test]
    fn a_pack_gives_back_every_observation() {
        let history = sample();
        let again = History::from_pack(history.to_pack().unwrap()).unwrap();
        assert_eq!(again.source(), "sample");
        assert_eq!((again.len(), again.range()), (history.len(), history.range()));
        assert_eq!(again.pairs().collect::<Vec<_>>(), history.pairs().collect::<Vec<_>>());
        for (base, quote) in history.pairs() {
            assert_eq!(again.observations(base, quote), history.observations(base, quote));
            assert_eq!(again.range_of(base, quote), history.range_of(base, quote));
            for day in 19_990..20_310 {
                let date = Date::from_days(day).unwrap();
                assert_eq!(again.latest(base, quote, date), history.latest(base, quote, date), "{date}");
            }
        }
        assert_eq!(again.to_pack().unwrap(), history.to_pack().unwrap());
    }

    #[test]
    fn every_flipped_byte_and_every_cut_is_noticed() {
        let pack = sample().to_pack().unwrap();
        for index in 0..pack.len() {
            for mask in [1, 0x80, 0xff] {
                let mut bytes = pack.clone();
                bytes[index] ^= mask;
                assert_eq!(History::from_pack(bytes).unwrap_err().code(), "bad-pack", "byte {index}");
            }
            assert_eq!(History::from_pack(pack[..index].to_vec()).unwrap_err().code(), "bad-pack");
        }
        let longer = [pack.as_slice(), &[0]].concat();
        assert_eq!(History::from_pack(longer).unwrap_err().code(), "bad-pack");
    }

    #[test]
    fn nonsense_with_a_right_checksum_neither_panics_nor_hangs() {
        use super::checksum;
        let pack = sample().to_pack().unwrap();
        for index in 10..pack.len() {
            for value in [0, 0x7f, 0xff] {
                let mut bytes = pack.clone();
                bytes[index] = value;
                let sum = checksum(&[&bytes[..16], &bytes[24..]]);
                bytes[16..24].copy_from_slice(&sum.to_le_bytes());
                if let Ok(history) = History::from_pack(bytes) {
                    for (base, quote) in history.pairs().collect::<Vec<_>>() {
                        history.observations(base, quote);
                        history.latest(base, quote, Date::from_days(20_150).unwrap());
                    }
                }
            }
        }
    }
}
