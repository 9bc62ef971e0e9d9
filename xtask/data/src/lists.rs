//! `data/cldr/lists.bin`: how lists are joined, from ICU4X's data.
//!
//! A topic for each type (and, or, unit) and width (narrow, short, wide). ICU4X has the few
//! joiners that look at the next element as automata; each is checked here to be one of the
//! rules the library knows, and only the rule's number is kept.

use crate::compact::{CompactFile, CompactRecord};
use crate::index::Row;
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

/// Text between the elements and after the second.
fn joiner(record: &mut CompactRecord, joiner: &ListJoinerPattern<'_>) -> anyhow::Result<String> {
    let joiner = serde_json::to_value(joiner)?;
    let text = joiner["string"].as_str().ok_or_else(|| anyhow!("no joiner: {joiner}"))?;
    let at = usize::try_from(joiner["index_1"].as_u64().unwrap_or(0))?;
    record.text(&text[..at]);
    record.text(&text[at..]);
    Ok(text.to_owned())
}

/// The rule's number (0 none), the usual joiner and, where there is a rule, the other one.
fn conditional(record: &mut CompactRecord, pattern: &ConditionalListJoinerPattern<'_>) -> anyhow::Result<()> {
    let Some(special) = &pattern.special_case else {
        joiner(record.bytes(&[0]), &pattern.default)?;
        return Ok(());
    };
    let mut other = CompactRecord::default();
    // The joiner tells which automaton stands before it; the tests try its behaviour.
    let rule = match joiner(&mut other, &special.pattern)?.as_str() {
        " e " => 1,
        " u " => 2,
        " \u{5d5}\u{2011}" => 3,
        unknown => bail!("no rule is known for the joiner `{unknown}`"),
    };
    joiner(record.bytes(&[rule]), &pattern.default)?;
    record.append(other);
    Ok(())
}

/// The file of these rows: nine topics, each behind its length.
pub fn make(rows: &[Row]) -> anyhow::Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut file = CompactFile::default();
    for kind in ["and", "or", "unit"] {
        for width in ["W", "S", "N"] {
            let mut topic = Vec::new();
            for row in rows {
                let patterns = match kind {
                    "and" => load::<ListAndV1>(&row.locale, width)?,
                    "or" => load::<ListOrV1>(&row.locale, width)?,
                    _ => load::<ListUnitV1>(&row.locale, width)?,
                };
                let patterns = patterns.get();
                let mut record = CompactRecord::default();
                joiner(&mut record, &patterns.start)?;
                record.text(&patterns.middle);
                conditional(&mut record, &patterns.end)?;
                conditional(&mut record, patterns.pair.as_ref().unwrap_or(&patterns.end))?;
                topic.push(record);
            }
            file.topic(&topic)?;
        }
    }
    Ok(vec![("data/cldr/lists.bin".into(), file.finish())])
}
