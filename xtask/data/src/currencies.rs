//! `data/cldr/{currencies,fractions}.bin`: symbols of currencies and the digits
//! they are shown with.
//!
//! A row holds what differs from its parent. All rows stand in columns: how many entries each
//! row has; of each entry the step from the code before, for which forms it holds and the
//! number of its symbol: 0 the next one that is used only here, 1 the ISO code itself, from 2 on
//! those used more than once. Then the codes (three letters in five bits each, as steps) and
//! the symbols. ICU4X drops an entry that equals the code and so lets the root's
//! symbol through (`US$` in Polish); CLDR's JSON says where the code is meant.

use crate::Files;
use crate::baked::{self, Baked};
use crate::cldr;
use crate::index::Row;
use crate::writer::{PoolWriter, Record};
use anyhow::{Context as _, anyhow};
use icu::experimental::dimension::provider::currency::fractions::{CurrencyFractionsV1, FractionInfo, Rounding};
use icu::experimental::dimension::provider::currency::symbols::CurrencySymbolsV1;
use icu_provider::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The key of a currency's symbol: narrow in the lowest bit.
fn key(code: &str, narrow: bool) -> u16 {
    code.bytes().fold(0, |key, letter| key << 5 | u16::from(letter - b'A')) << 1 | u16::from(narrow)
}

/// The files of this topic. `parents` gives each row's parent.
pub fn make(rows: &[Row], parents: &[usize]) -> anyhow::Result<Files> {
    let mut codes = BTreeSet::new();
    for id in IterableDataProvider::<CurrencySymbolsV1>::iter_ids(&Baked).map_err(|error| anyhow!("{error}"))? {
        let name = id.marker_attributes.as_str();
        codes.insert(name.get(..3).context("an attribute starts with a code")?.to_owned());
    }
    // All symbols of all rows first: what a row adds to its parent can then be told.
    let mut resolved: Vec<BTreeMap<u16, (String, u8)>> = Vec::new();
    for row in rows {
        let json = cldr::main("cldr-numbers-full", &row.locale, "currencies")?;
        let json = json.as_ref().map(|value| &value["numbers"]["currencies"]);
        let mut own = BTreeMap::new();
        for code in &codes {
            for narrow in [false, true] {
                let attribute = if narrow { format!("{code}n") } else { code.clone() };
                let data = baked::load::<CurrencySymbolsV1>(&row.locale, &attribute);
                let Some(data) = data else { continue };
                let symbol = data.get();
                let flags = u8::from(symbol.starts_with_letter()) << 1 | u8::from(symbol.ends_with_letter());
                let mut value = (symbol.as_str().to_owned(), flags);
                if let Some(entry) = json.map(|json| &json[code.as_str()]).filter(|entry| entry.is_object()) {
                    let short = entry["symbol"].as_str().unwrap_or(code);
                    let meant = if narrow { entry["symbol-alt-narrow"].as_str().unwrap_or(short) } else { short };
                    if meant == code {
                        value = (String::from("\0"), 3);
                    }
                }
                own.insert(key(code, narrow), value);
            }
        }
        resolved.push(own);
    }
    let added = resolved.iter().enumerate().map(|(at, own)| {
        let inherited = (at != 0).then(|| &resolved[parents[at]]);
        own.iter().filter(|(key, value)| inherited.and_then(|parent| parent.get(key)) != Some(value)).collect()
    });
    let rows: Vec<BTreeMap<&u16, &Symbol>> = added.collect();
    Ok(vec![("data/cldr/currencies.bin".into(), symbols(&rows)?), ("data/cldr/fractions.bin".into(), fractions()?)])
}

/// A symbol and its letters: 2 at the start, 1 at the end. The code itself is a zero.
type Symbol = (String, u8);

/// For which forms an entry of a row holds.
const SHORT: u8 = 0;
const NARROW: u8 = 1;
const BOTH: u8 = 2;

fn symbols(rows: &[BTreeMap<&u16, &Symbol>]) -> anyhow::Result<Vec<u8>> {
    let codes: BTreeSet<u16> = rows.iter().flatten().map(|(key, _)| **key >> 1).collect();
    let mut entries: Vec<Vec<(usize, u8, &Symbol)>> = Vec::new();
    for row in rows {
        let mut own = Vec::new();
        for (at, code) in codes.iter().enumerate() {
            match (row.get(&(code << 1)), row.get(&(code << 1 | 1))) {
                (Some(short), Some(narrow)) if short == narrow => own.push((at, BOTH, *short)),
                (short, narrow) => {
                    own.extend(short.map(|symbol| (at, SHORT, *symbol)));
                    own.extend(narrow.map(|symbol| (at, NARROW, *symbol)));
                }
            }
        }
        entries.push(own);
    }
    let code_itself = |symbol: &Symbol| symbol.0 == "\0";
    let mut uses: BTreeMap<&Symbol, usize> = BTreeMap::new();
    for (_, _, symbol) in entries.iter().flatten().filter(|(_, _, symbol)| !code_itself(symbol)) {
        *uses.entry(symbol).or_default() += 1;
    }
    let mut repeated: Vec<(&Symbol, usize)> = uses.into_iter().filter(|(_, count)| *count > 1).collect();
    repeated.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut pool = PoolWriter::default();
    for (symbol, _) in &repeated {
        pool.push(symbol.0.as_bytes(), symbol.1)?;
    }
    let (mut counts, mut steps, mut forms, mut numbers) = (Record::new(), Record::new(), Record::new(), Record::new());
    for own in &entries {
        counts.u8(u8::try_from(own.len())?);
        let mut last = 0;
        for (at, form, symbol) in own {
            steps.u8(u8::try_from(at - last)?);
            last = *at;
            forms.u8(*form);
            let known = repeated.iter().position(|(other, _)| other == symbol);
            match known {
                _ if code_itself(symbol) => {
                    numbers.u8(1);
                }
                Some(at) => {
                    numbers.u8(u8::try_from(at + 2)?);
                }
                None => {
                    numbers.u8(0);
                    pool.push(symbol.0.as_bytes(), symbol.1)?;
                }
            }
        }
    }
    let mut known = Record::new();
    let mut last = 0;
    for code in &codes {
        known.varint(u32::from(code - last));
        last = *code;
    }
    let mut file = Record::new();
    file.u16(u16::try_from(rows.len())?).u16(u16::try_from(steps.0.len())?);
    file.u16(u16::try_from(known.0.len())?).u16(u16::try_from(repeated.len())?);
    file.bytes(&counts.0).bytes(&steps.0).bytes(&forms.0).bytes(&numbers.0).bytes(&known.0);
    file.bytes(&pool.finish()?.0);
    Ok(file.0)
}

/// Sorted codes, then for each: display digits and step, cash digits and step.
fn fractions() -> anyhow::Result<Vec<u8>> {
    let data: DataPayload<CurrencyFractionsV1> =
        icu::experimental::provider::Baked.load(Default::default()).map_err(|error| anyhow!("{error}"))?.payload;
    let data = data.get();
    let step = |rounding: Rounding| match rounding {
        Rounding::R5 => 5,
        Rounding::R20 => 20,
        Rounding::R50 => 50,
        _ => 1,
    };
    let mut record = Record::new();
    let entries: Vec<(String, FractionInfo)> = data
        .fractions
        .iter_copied_values()
        .map(|(code, info)| Ok((code.try_into_tinystr().map_err(|error| anyhow!("{error:?}"))?.to_string(), info)))
        .collect::<anyhow::Result<_>>()?;
    record.u16(u16::try_from(entries.len())?);
    for (code, info) in entries {
        record.u16(key(&code, false));
        record.u8(info.digits).u8(step(info.rounding));
        record.u8(info.cash_digits.unwrap_or(info.digits));
        record.u8(info.cash_rounding.map_or_else(|| step(info.rounding), step));
    }
    Ok(record.0)
}
