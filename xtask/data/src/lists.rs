//! `data/cldr/lists.bin`: how lists are joined, from ICU4X's data.
//!
//! A row has four joiners for each type (and, or, unit) and width (wide, short, narrow), few of
//! them different: each is kept once, and which is which as one of a hundred shapes. ICU4X has
//! the few joiners that look at the next element as automata; each is checked here to be one of the
//! rules the library knows, and only the rule's number is kept.

use crate::index::Row;
use crate::writer::{PoolWriter, Record, row_map};
use anyhow::{anyhow, bail};
use icu::list::provider::{
    Baked, ConditionalListJoinerPattern, ListAndV1, ListFormatterPatterns, ListJoinerPattern, ListOrV1, ListUnitV1,
};
use icu_locale_core::DataLocale;
use icu_provider::prelude::*;
use std::path::PathBuf;

fn load<M>(locale: &DataLocale, width: &str) -> anyhow::Result<DataPayload<ListAndV1>>
where
    M: DataMarker<DataStruct = ListFormatterPatterns<'static>>,
    Baked: DataProvider<M>,
{
    let attributes = DataMarkerAttributes::try_from_str(width).map_err(|error| anyhow!("{error:?}"))?;
    let request = DataRequest {
        id: DataIdentifierBorrowed::for_marker_attributes_and_locale(attributes, locale),
        ..Default::default()
    };
    let response = DataProvider::<M>::load(&Baked, request).map_err(|error| anyhow!("{locale}: {error}"))?;
    let payload: DataPayload<M> = response.payload;
    Ok(payload.cast())
}

/// What closes a row's texts, and what stands between two of them.
const END: u8 = 0;
const NEXT: char = '\u{4}';
/// Before the text after the second element, where there is one.
const AFTER: char = '\u{5}';
/// The character of the first rule, less one.
const RULE: u8 = 5;

/// Text between the elements and after the second.
fn joiner(joiner: &ListJoinerPattern<'_>) -> anyhow::Result<String> {
    let joiner = serde_json::to_value(joiner)?;
    let text = joiner["string"].as_str().ok_or_else(|| anyhow!("no joiner: {joiner}"))?;
    let at = usize::try_from(joiner["index_1"].as_u64().unwrap_or(0))?;
    let (between, after) = text.split_at(at);
    Ok(if after.is_empty() { between.to_owned() } else { format!("{between}{AFTER}{after}") })
}

/// The usual joiner and, where there is a rule, its character and the other one.
fn conditional(pattern: &ConditionalListJoinerPattern<'_>) -> anyhow::Result<String> {
    let usual = joiner(&pattern.default)?;
    let Some(special) = &pattern.special_case else { return Ok(usual) };
    // The joiner tells which automaton stands before it; the tests try its behaviour.
    let other = joiner(&special.pattern)?;
    let rule = match other.replace(AFTER, "").as_str() {
        " e " => 1,
        " u " => 2,
        " \u{5d5}\u{2011}" => 3,
        unknown => bail!("no rule is known for the joiner `{unknown}`"),
    };
    Ok(format!("{usual}{}{other}", char::from(RULE + rule)))
}

/// The four joiners of a row's nine types and widths: start, middle, end, pair.
fn joiners(locale: &DataLocale) -> anyhow::Result<Vec<String>> {
    let mut texts = Vec::new();
    for kind in ["and", "or", "unit"] {
        for width in ["W", "S", "N"] {
            let patterns = match kind {
                "and" => load::<ListAndV1>(locale, width)?,
                "or" => load::<ListOrV1>(locale, width)?,
                _ => load::<ListUnitV1>(locale, width)?,
            };
            let patterns = patterns.get();
            texts.push(joiner(&patterns.start)?);
            texts.push(patterns.middle.to_string());
            texts.push(conditional(&patterns.end)?);
            texts.push(conditional(patterns.pair.as_ref().unwrap_or(&patterns.end))?);
        }
    }
    Ok(texts)
}

/// The file of these rows: the map of the rows, the number of each record's shape, the shapes,
/// the texts. A shape says for each of the 36 joiners which of a record's texts it is.
pub fn make(rows: &[Row], parents: &[usize]) -> anyhow::Result<Vec<(PathBuf, Vec<u8>)>> {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| joiners(&row.locale)).collect::<Result<_, _>>()?;
    let (map, records) = row_map(&rows, parents)?;
    let mut shapes: Vec<Vec<u8>> = Vec::new();
    let mut numbers = Vec::new();
    let mut pool = PoolWriter::default();
    for joiners in &records {
        let mut texts: Vec<&str> = Vec::new();
        let mut shape = Vec::new();
        for joiner in joiners {
            let at = texts.iter().position(|text| text == joiner).unwrap_or_else(|| {
                texts.push(joiner);
                texts.len() - 1
            });
            shape.push(u8::try_from(at)?);
        }
        let number = shapes.iter().position(|known| *known == shape).unwrap_or_else(|| {
            shapes.push(shape);
            shapes.len() - 1
        });
        numbers.push(u8::try_from(number)?);
        pool.push(texts.join(&NEXT.to_string()).as_bytes(), END)?;
    }
    let mut file = Record::new();
    file.u16(u16::try_from(map.len())?).u16(u16::try_from(records.len())?).u16(u16::try_from(shapes.len())?);
    file.bytes(&map).bytes(&numbers).bytes(&shapes.concat()).bytes(&pool.finish()?.0);
    Ok(vec![("data/cldr/lists.bin".into(), file.0)])
}
