//! `data/cldr/{cardinals,ordinals}.bin`: plural rules as bytecode, one record a locale.
//!
//! A record: how many categories have a rule (u8); for each its number (u8, ICU4X's order) and
//! how many relations (varint); for each relation a byte (bit 7: starts an `or`, bit 6:
//! negated, bits 0–2: operand), the modulus (varint, 0 for none), how many ranges (varint) and
//! each range's two ends (varint).

use crate::Files;
use crate::baked::{self, Baked};
use crate::index::Row;
use crate::writer::{Record, TopicWriter};
use anyhow::{Context as _, bail};
use icu::plurals::provider::{PluralRulesData, PluralsCardinalV1, PluralsOrdinalV1};
use icu_provider::prelude::*;

/// The two files.
pub fn make(rows: &[Row]) -> anyhow::Result<Files> {
    Ok(vec![
        ("data/cldr/cardinals.bin".into(), topic::<PluralsCardinalV1>(rows)?),
        ("data/cldr/ordinals.bin".into(), topic::<PluralsOrdinalV1>(rows)?),
    ])
}

fn topic<M>(rows: &[Row]) -> anyhow::Result<Vec<u8>>
where
    M: DataMarker<DataStruct = PluralRulesData<'static>>,
    Baked: DataProvider<M>,
{
    let mut topic = TopicWriter::new();
    for row in rows {
        let data = baked::load::<M>(&row.locale, "").with_context(|| format!("plural rules of {}", row.id))?;
        let data = data.get();
        let rules = [(0, &data.zero), (1, &data.one), (2, &data.two), (3, &data.few), (4, &data.many)];
        let present: Vec<_> = rules.iter().filter_map(|(number, rule)| Some((*number, rule.as_ref()?))).collect();
        let mut record = Record::new();
        record.u8(u8::try_from(present.len())?);
        for (number, rule) in present {
            record.u8(number);
            compile(&rule.to_string(), &mut record).with_context(|| format!("{}: {rule}", row.id))?;
        }
        topic.push(record)?;
    }
    topic.finish()
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
