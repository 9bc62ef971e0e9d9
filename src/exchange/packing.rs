//! Making a rate pack; its layout is described where it is read, in `pack`.

use super::history::History;
use super::pack::{BLOCK, ESCAPE, HEADER, MAGIC, VERSION, checksum};
use super::rate::Observation;
use crate::error::{Error, ErrorCode, Result};
use crate::money::Currency;
use alloc::vec;
use alloc::vec::Vec;

pub(super) fn pack(history: &History) -> Result<Vec<u8>> {
    let pairs: Vec<_> = history.pairs().collect();
    let series: Vec<Vec<Observation>> = pairs.iter().map(|pair| history.observations(pair.0, pair.1)).collect();
    let mut days: Vec<i32> = series.iter().flatten().map(|observation| observation.date.days()).collect();
    days.sort_unstable();
    days.dedup();

    let mut payload = Vec::new();
    push_varint(&mut payload, history.source().len() as u64);
    payload.extend_from_slice(history.source().as_bytes());
    let first_day = days.first().copied().unwrap_or(0);
    payload.extend_from_slice(&first_day.to_le_bytes());
    let after = |day: i32| usize::try_from(day.saturating_sub(first_day)).unwrap_or(0);
    let mut bitmap = vec![0_u8; days.last().map_or(0, |day| (after(*day) / 8).saturating_add(1))];
    for day in &days {
        if let Some(byte) = bitmap.get_mut(after(*day) / 8) {
            *byte |= 1 << (after(*day) % 8);
        }
    }
    push_varint(&mut payload, bitmap.len() as u64);
    payload.extend_from_slice(&bitmap);
    push_varint(&mut payload, pairs.len() as u64);
    let mut blocks = Vec::new();
    for (pair, observations) in pairs.iter().zip(&series) {
        payload.extend_from_slice(&letters(pair.0)?);
        payload.extend_from_slice(&letters(pair.1)?);
        let runs = runs(&days, observations);
        push_varint(&mut payload, runs.len() as u64);
        for (skipped, taken) in runs {
            push_varint(&mut payload, skipped);
            push_varint(&mut payload, taken);
        }
        for part in observations.chunks(BLOCK) {
            let start = blocks.len();
            push_block(&mut blocks, part)?;
            push_varint(&mut payload, blocks.len().saturating_sub(start) as u64);
        }
    }
    payload.extend_from_slice(&blocks);

    let length = u32::try_from(payload.len()).map_err(|_| too_large("the pack would be larger than 4 GiB"))?;
    let mut pack = Vec::with_capacity(payload.len().saturating_add(HEADER));
    pack.extend_from_slice(MAGIC);
    pack.extend_from_slice(&VERSION.to_le_bytes());
    pack.extend_from_slice(&(BLOCK as u16).to_le_bytes());
    pack.extend_from_slice(&length.to_le_bytes());
    let sum = checksum(&[&pack, &payload]);
    pack.extend_from_slice(&sum.to_le_bytes());
    pack.extend_from_slice(&payload);
    Ok(pack)
}

/// A code of three letters, which is all that a pack has room for.
fn letters(currency: Currency) -> Result<[u8; 3]> {
    currency.code().as_bytes().try_into().map_err(|_| {
        Error::new(ErrorCode::InvalidOption, &["a rate pack cannot hold ", currency.code()])
            .with_hint(&["packs hold codes of three letters; register the currency under such a code"])
    })
}

/// The stretches of calendar days a pair was observed on: days skipped, days taken.
fn runs(days: &[i32], observations: &[Observation]) -> Vec<(u64, u64)> {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    let mut next = observations.iter().map(|observation| observation.date.days()).peekable();
    let (mut skipped, mut taken) = (0_u64, 0_u64);
    for day in days {
        if next.next_if_eq(day).is_some() {
            taken = taken.saturating_add(1);
        } else {
            if taken > 0 {
                runs.push((skipped, taken));
                (skipped, taken) = (0, 0);
            }
            skipped = skipped.saturating_add(1);
        }
    }
    if taken > 0 {
        runs.push((skipped, taken));
    }
    runs
}

fn push_block(out: &mut Vec<u8>, observations: &[Observation]) -> Result<()> {
    let scale = observations.iter().map(|observation| observation.value.normalize().scale()).max().unwrap_or(0);
    let too_fine = || too_large("a rate has more than 18 digits, which a pack does not hold");
    let mut values = Vec::with_capacity(observations.len());
    for observation in observations {
        let value = observation.value.normalize();
        let power = 10_i128.checked_pow(scale.saturating_sub(value.scale())).ok_or_else(too_fine)?;
        let mantissa = value.mantissa().checked_mul(power).and_then(|mantissa| i64::try_from(mantissa).ok());
        values.push(mantissa.filter(|mantissa| *mantissa < 1 << 62).ok_or_else(too_fine)?);
    }
    let coded: Vec<u64> = values
        .iter()
        .zip(values.iter().skip(1))
        .map(|(before, value)| {
            let difference = value.wrapping_sub(*before);
            (difference.wrapping_shl(1) ^ (difference >> 63)).cast_unsigned()
        })
        .collect();
    let cost =
        |parameter: u32| -> u64 { coded.iter().map(|code| rice_length(*code, parameter)).fold(0, u64::saturating_add) };
    let parameter = (0..32_u32).min_by_key(|parameter| cost(*parameter)).unwrap_or(0);
    out.push(scale as u8);
    out.push(parameter as u8);
    push_varint(out, values.first().map_or(0, |value| value.cast_unsigned()));
    let mut bits = BitWriter { out, held: 0, count: 0 };
    for code in coded {
        let quotient = code >> parameter;
        if quotient < u64::from(ESCAPE) {
            bits.push((1_u64 << quotient).wrapping_sub(1), (quotient as u32).saturating_add(1));
            bits.push(code & (1_u64 << parameter).wrapping_sub(1), parameter);
        } else {
            bits.push((1_u64 << ESCAPE).wrapping_sub(1), ESCAPE);
            bits.push(code & 0xffff_ffff, 32);
            bits.push(code >> 32, 32);
        }
    }
    bits.finish();
    Ok(())
}

fn rice_length(code: u64, parameter: u32) -> u64 {
    match code >> parameter {
        quotient if quotient < u64::from(ESCAPE) => quotient.saturating_add(1).saturating_add(u64::from(parameter)),
        _ => u64::from(ESCAPE).saturating_add(64),
    }
}

struct BitWriter<'a> {
    out: &'a mut Vec<u8>,
    held: u128,
    count: u32,
}

impl BitWriter<'_> {
    fn push(&mut self, bits: u64, count: u32) {
        self.held |= u128::from(bits) << self.count;
        self.count = self.count.saturating_add(count);
        while self.count >= 8 {
            self.out.push(self.held as u8);
            self.held >>= 8;
            self.count = self.count.saturating_sub(8);
        }
    }

    fn finish(self) {
        if self.count > 0 {
            self.out.push(self.held as u8);
        }
    }
}

fn push_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

#[cold]
fn too_large(message: &str) -> Error {
    Error::new(ErrorCode::Overflow, &[message])
}
