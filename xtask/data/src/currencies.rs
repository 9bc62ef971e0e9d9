//! `data/cldr/{currencies,currency-symbols,fractions}.bin`: symbols of currencies and the digits
//! they are shown with.
//!
//! A row holds what differs from its parent: sorted keys (three letters in five bits each, and
//! the lowest bit for the narrow form), then for each the number of a symbol. Symbol 0 means
//! the ISO code itself. ICU4X drops an entry that equals the code and so lets the root's
//! symbol through (`US$` in Polish); CLDR's JSON says where the code is meant.

use crate::Files;
use crate::baked::{self, Baked};
use crate::cldr;
use crate::index::Row;
use crate::writer::{Record, TopicWriter};
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
    let (mut topic, mut symbols) = (TopicWriter::new(), TopicWriter::new());
    symbols.push(symbol_record("\0", 3))?;
    for (at, own) in resolved.iter().enumerate() {
        let inherited = (at != 0).then(|| &resolved[parents[at]]);
        let added: Vec<_> =
            own.iter().filter(|(key, value)| inherited.and_then(|parent| parent.get(key)) != Some(value)).collect();
        let mut record = Record::new();
        record.u16(u16::try_from(added.len())?);
        for (key, _) in &added {
            record.u16(**key);
        }
        for (_, (text, flags)) in &added {
            record.u16(symbols.push(symbol_record(text, *flags))?);
        }
        topic.push(record)?;
    }
    Ok(vec![
        ("data/cldr/currencies.bin".into(), topic.finish()?),
        ("data/cldr/currency-symbols.bin".into(), symbols.finish_pool()?),
        ("data/cldr/fractions.bin".into(), fractions()?),
    ])
}

fn symbol_record(text: &str, flags: u8) -> Record {
    let mut record = Record::new();
    record.u8(flags);
    record.text(if text == "\0" { "" } else { text });
    // Tells "no symbol at all" from "the code itself".
    record.u8(u8::from(text == "\0"));
    record
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
