//! `data/cldr/{cardinals,ordinals}.bin`: plural rules as bytecode, one record a locale; and
//! `plural-languages.bin`, the languages CLDR has nothing but plural rules for.
//!
//! ICU4X's data holds the locales of basic coverage and above. The rules of the other languages
//! come from CLDR's JSON; their records follow those of the rows, and the list of languages
//! (count u16, then three letters, the cardinal and the ordinal record u16 each) says where.
//!
//! A record: how many categories have a rule (u8); for each its number (u8, ICU4X's order) and
//! how many relations (varint); for each relation a byte (bit 7: starts an `or`, bit 6:
//! negated, bits 0–2: operand), the modulus (varint, 0 for none), how many ranges (varint) and
//! each range's two ends (varint).

use crate::Files;
use crate::baked::{self, Baked};
use crate::cldr;
use crate::index::Row;
use crate::writer::{Record, TopicWriter};
use anyhow::{Context as _, bail};
use icu::plurals::provider::{PluralRulesData, PluralsCardinalV1, PluralsOrdinalV1};
use icu_locale_core::DataLocale;
use icu_provider::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

/// The three files.
pub fn make(rows: &[Row]) -> anyhow::Result<Files> {
    let json = &cldr::supplemental("plurals")?["plurals-type-cardinal"];
    let json_ordinals = &cldr::supplemental("ordinals")?["plurals-type-ordinal"];
    let mut cardinals = topic::<PluralsCardinalV1>(rows, json)?;
    let mut ordinals = topic::<PluralsOrdinalV1>(rows, json_ordinals)?;
    let listed = json.as_object().context("cardinal rules")?;
    let known: BTreeSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let mut languages = Vec::new();
    for (language, rules) in listed {
        // Old names are answered by the language's row.
        if known.contains(language.as_str())
            || language.contains('-')
            || ["jw", "mo", "sh", "tl"].contains(&language.as_str())
        {
            continue;
        }
        let cardinal = cardinals.push_unlisted(from_json(rules)?)?;
        let ordinal = ordinals.push_unlisted(from_json(&json_ordinals[language.as_str()])?)?;
        // Two of one row: as the root.
        if (cardinal, ordinal) != (cardinals.number(0)?, ordinals.number(0)?) {
            languages.push((language.as_str(), cardinal, ordinal));
        }
    }
    let mut list = Record::new();
    list.u16(u16::try_from(languages.len())?);
    for (language, cardinal, ordinal) in languages {
        let mut letters = [0; 3];
        letters.get_mut(..language.len()).context("three letters")?.copy_from_slice(language.as_bytes());
        list.bytes(&letters).u16(cardinal).u16(ordinal);
    }
    Ok(vec![
        ("data/cldr/cardinals.bin".into(), cardinals.finish()?),
        ("data/cldr/ordinals.bin".into(), ordinals.finish()?),
        ("data/cldr/plural-languages.bin".into(), list.0),
    ])
}

fn topic<M>(rows: &[Row], json: &Value) -> anyhow::Result<TopicWriter>
where
    M: DataMarker<DataStruct = PluralRulesData<'static>>,
    Baked: IterableDataProvider<M> + DataProvider<M>,
{
    let listed = baked::locales::<M>()?;
    let mut topic = TopicWriter::new();
    for row in rows {
        // Plural rules are inherited by cutting off region and script: CLDR's `plurals` component
        // has no explicit parents. ICU4X goes from `sr-Latn` to the root and from `pt-AO` to
        // `pt-PT`, as for other topics.
        let language = row.locale.language.to_string();
        let Some(id) = [&row.id, &language].into_iter().find(|id| listed.contains(*id)) else {
            topic.push(from_json(&json[language])?)?;
            continue;
        };
        let locale: DataLocale = id.parse().map_err(|error| anyhow::anyhow!("{id}: {error}"))?;
        let data = baked::load::<M>(&locale, "").with_context(|| format!("plural rules of {}", row.id))?;
        let data = data.get();
        let rules = [(0, &data.zero), (1, &data.one), (2, &data.two), (3, &data.few), (4, &data.many)];
        let present = rules.iter().filter_map(|(number, rule)| Some((*number, rule.as_ref()?.to_string()))).collect();
        topic.push(record(present).with_context(|| format!("plural rules of {}", row.id))?)?;
    }
    Ok(topic)
}

/// The record of rules as CLDR's JSON has them: with samples after the rule.
fn from_json(rules: &Value) -> anyhow::Result<Record> {
    let categories = ["zero", "one", "two", "few", "many"];
    let rule = |name: &str| {
        let text = cldr::text(rules, &format!("pluralRule-count-{name}"));
        text.split('@').next().unwrap_or_default().trim().to_owned()
    };
    let present = (0..).zip(categories.map(rule)).filter(|(_, rule)| !rule.is_empty()).collect();
    record(present)
}

fn record(present: Vec<(u8, String)>) -> anyhow::Result<Record> {
    let mut record = Record::new();
    record.u8(u8::try_from(present.len())?);
    for (number, rule) in present {
        record.u8(number);
        compile(&rule, &mut record).with_context(|| format!("the rule `{rule}`"))?;
    }
    Ok(record)
}

/// Compiles the text of a rule, such as `n % 10 = 2..4 and n % 100 != 12..14`.
fn compile(rule: &str, record: &mut Record) -> anyhow::Result<()> {
    let mut relations = Vec::new();
    for (or_index, conjunction) in rule.split(" or ").enumerate() {
        for (and_index, relation) in conjunction.split(" and ").enumerate() {
            relations.push((or_index > 0 && and_index == 0, relation.trim()));
        }
    }
    record.varint(u32::try_from(relations.len())?);
    for (starts_or, relation) in relations {
        let (expression, negated, ranges) = match relation.split_once("!=") {
            Some((expression, ranges)) => (expression, true, ranges),
            None => {
                let (expression, ranges) = relation.split_once('=').context("a relation has `=` or `!=`")?;
                (expression, false, ranges)
            }
        };
        let (operand, modulus) = match expression.split_once('%') {
            Some((operand, modulus)) => (operand.trim(), modulus.trim().parse::<u32>()?),
            None => (expression.trim(), 0),
        };
        let operand = match operand {
            "n" => 0,
            "i" => 1,
            "v" => 2,
            "w" => 3,
            "f" => 4,
            "t" => 5,
            "c" | "e" => 6,
            other => bail!("operand `{other}` is unknown"),
        };
        record.u8(u8::from(starts_or) << 7 | u8::from(negated) << 6 | operand);
        record.varint(modulus);
        let ranges: Vec<&str> = ranges.split(',').map(str::trim).collect();
        record.varint(u32::try_from(ranges.len())?);
        for range in ranges {
            let (low, high) = range.split_once("..").unwrap_or((range, range));
            record.varint(low.trim().parse()?).varint(high.trim().parse()?);
        }
    }
    Ok(())
}
