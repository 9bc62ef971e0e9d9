//! `data/cldr/{compact,units}.bin`: compact forms and unit patterns in every locale, as texts by
//! [key](crate::keyed); `ranges.bin` and `plural-ranges.bin`: how ranges are joined and counted.
//!
//! All of it is CLDR's JSON (48.2): ICU4X's data has compact forms of plain numbers only, units
//! of five categories, and no ranges of numbers.
//!
//! Keys of compact forms: `d` plain numbers or `c` amounts (in upper case for Latin digits where
//! they are not the locale's own), `s` short or `l` long, the power of ten, and `1` for the form
//! of exactly one, `+` for that of currencies that meet the digits with a letter. A value is the
//! power of ten that one stands for as a letter (`a` none, `d` thousand), then the pattern with
//! U+0010 for the digits, U+0011 for the currency, U+0012 for the sign, and after `;` the negative
//! one where it has its own; just `a` where numbers stand as they are. Keys of units: `u` and the
//! unit, `v` and the unit that another is counted per, `pper` for the pattern that joins two,
//! each with the width `/l`, `/s`, `/n`.

use crate::Files;
use crate::cldr;
use crate::index::Row;
use crate::keyed::{self, Entries, counted, parents_first, simplified};
use crate::writer::{Record, TopicWriter};
use anyhow::Context as _;
use coinage::format::Unit;
use serde_json::{Map, Value};

/// The powers of ten for which CLDR has forms.
const POWERS: core::ops::RangeInclusive<usize> = 3..=14;
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The files of this topic. `parents` gives each row's parent.
pub fn make(rows: &[Row], parents: &[usize]) -> anyhow::Result<Files> {
    let (mut forms, mut units) = (vec![Entries::new(); rows.len()], vec![Entries::new(); rows.len()]);
    for at in parents_first(parents) {
        // Where CLDR's JSON lacks a locale, everything is inherited.
        forms[at] = match cldr::main("cldr-numbers-full", &rows[at].locale, "numbers")? {
            Some(json) => compact_forms(&json["numbers"])?,
            None => forms[parents[at]].clone(),
        };
        units[at] = match cldr::main("cldr-units-full", &rows[at].locale, "units")? {
            Some(json) => unit_patterns(&json["units"])?,
            None => units[parents[at]].clone(),
        };
    }
    Ok(vec![
        ("data/cldr/compact.bin".into(), keyed::file(&forms, parents)?),
        ("data/cldr/units.bin".into(), keyed::file(&units, parents)?),
        ("data/cldr/ranges.bin".into(), ranges(rows)?),
        ("data/cldr/plural-ranges.bin".into(), plural_ranges(rows)?),
    ])
}

fn compact_forms(numbers: &Value) -> anyhow::Result<Entries> {
    let own = cldr::text(numbers, "defaultNumberingSystem");
    let mut entries = Entries::new();
    for (system, latin) in [(own, false), ("latn", true)] {
        if latin && own == "latn" {
            continue;
        }
        let kind = |letter: char| if latin { letter.to_ascii_uppercase() } else { letter };
        let formats = |name: &str| {
            let formats = &numbers[format!("{name}-numberSystem-{system}")];
            if formats.is_null() { &numbers[format!("{name}-numberSystem-latn")] } else { formats }
        };
        let decimal = formats("decimalFormats");
        for (width, name) in [("s", "short"), ("l", "long")] {
            let forms = decimal[name]["decimalFormat"].as_object().context("compact forms")?;
            add(&mut entries, &format!("{}{width}", kind('d')), forms)?;
        }
        if let Some(forms) = formats("currencyFormats")["short"]["standard"].as_object() {
            add(&mut entries, &format!("{}s", kind('c')), forms)?;
        }
    }
    Ok(entries)
}

/// Adds the forms of all powers of ten under keys that begin alike.
fn add(entries: &mut Entries, key: &str, forms: &Map<String, Value>) -> anyhow::Result<()> {
    for power in POWERS {
        let name = format!("1{}", "0".repeat(power));
        let zeros = |pattern: &str| pattern.bytes().take_while(|byte| *byte != b';').filter(|byte| *byte == b'0').count();
        let count = CATEGORIES.iter().filter_map(|category| forms.get(&format!("{name}-count-{category}")));
        let count = count.filter_map(Value::as_str).map(zeros).max().unwrap_or(0);
        let shift = (power + 1).saturating_sub(count);
        let form = |suffix: &str| -> anyhow::Result<Option<String>> {
            let Some(pattern) = forms.get(&format!("{name}-count-{suffix}")).and_then(Value::as_str) else {
                return Ok(None);
            };
            Ok(Some(if pattern == "0" || count == 0 { "a".into() } else { format!("{}{}", letter(shift), rewritten(pattern)?) }))
        };
        for (suffix, mark) in [("", ""), ("-alt-alphaNextToNumber", "+")] {
            let mut forms = String::new();
            for (lead, category) in ('\u{1}'..).zip(CATEGORIES) {
                if let Some(pattern) = form(&format!("{category}{suffix}"))? {
                    forms.push(lead);
                    forms.push_str(&pattern);
                }
            }
            if !forms.is_empty() {
                entries.insert(format!("{key}{power}{mark}"), simplified("", &forms));
            }
        }
        if let Some(exact) = form("1")? {
            entries.insert(format!("{key}{power}1"), exact);
        }
    }
    Ok(())
}

fn letter(shift: usize) -> char {
    char::from(b'a' + shift as u8)
}

/// A pattern without quotes and with the places of the digits, the currency and the sign marked.
fn rewritten(pattern: &str) -> anyhow::Result<String> {
    let mut text = String::new();
    let mut quoted = false;
    for character in pattern.chars() {
        match character {
            '\'' => quoted = !quoted,
            _ if quoted => text.push(character),
            '0' if text.ends_with('\u{10}') => {}
            '0' => text.push('\u{10}'),
            '¤' => text.push('\u{11}'),
            '-' => text.push('\u{12}'),
            _ => text.push(character),
        }
    }
    anyhow::ensure!(!quoted && text.matches('\u{10}').count() <= 2, "the compact form {pattern}");
    Ok(text)
}

fn unit_patterns(units: &Value) -> anyhow::Result<Entries> {
    let mut entries = Entries::new();
    for (width, name) in [("/l", "long"), ("/s", "short"), ("/n", "narrow")] {
        let patterns = units[name].as_object().context("units")?;
        for (key, unit) in patterns {
            // `length-kilometer`: the category is no part of the name.
            let Some((_, id)) = key.split_once('-').filter(|(_, id)| Unit::is_named(id)) else { continue };
            let forms = counted(unit, "unitPattern-count-");
            if !forms.is_empty() {
                entries.insert(format!("u{id}{width}"), simplified("", &forms));
            }
            let per = cldr::text(unit, "perUnitPattern");
            if !per.is_empty() {
                entries.insert(format!("v{id}{width}"), per.into());
            }
        }
        entries.insert(format!("pper{width}"), cldr::text(&units[name]["per"], "compoundUnitPattern").into());
    }
    Ok(entries)
}

/// For each row what stands between the ends of a range, and what marks a number as approximate.
fn ranges(rows: &[Row]) -> anyhow::Result<Vec<u8>> {
    let mut topic = TopicWriter::new();
    for row in rows {
        let json = cldr::main("cldr-numbers-full", &row.locale, "numbers")?;
        let json = json.as_ref().map(|json| &json["numbers"]);
        let patterns = json.map(|json| {
            &json[format!("miscPatterns-numberSystem-{}", cldr::text(json, "defaultNumberingSystem"))]
        });
        let pattern = |key: &str, otherwise: &str| {
            let found = patterns.map(|patterns| cldr::text(patterns, key)).unwrap_or_default();
            if found.is_empty() { otherwise.to_owned() } else { found.to_owned() }
        };
        let (range, approximately) = (pattern("range", "{0}–{1}"), pattern("approximately", "~{0}"));
        let between = range.strip_prefix("{0}").and_then(|rest| rest.strip_suffix("{1}")).context("a range")?;
        let mark = approximately.strip_suffix("{0}").context("an approximate number")?;
        let mut record = Record::new();
        record.text(between).text(mark);
        topic.push(record)?;
    }
    topic.finish()
}

/// For each row the categories of ranges that are not those of their end: how many, then for
/// each the category of the start times six plus that of the end, and the range's.
fn plural_ranges(rows: &[Row]) -> anyhow::Result<Vec<u8>> {
    let json = cldr::supplemental("pluralRanges")?;
    let number = |name: &str| CATEGORIES.iter().position(|category| *category == name).context("a category");
    let mut topic = TopicWriter::new();
    for row in rows {
        let mut entries = Record::new();
        let language = row.locale.language.to_string();
        for (key, category) in json["plurals"][&language].as_object().into_iter().flatten() {
            let (start, end) = key
                .strip_prefix("pluralRange-start-")
                .and_then(|key| key.split_once("-end-"))
                .context("a range of plurals")?;
            let category = category.as_str().context("a category")?;
            if category != end {
                entries.u8(u8::try_from(number(start)? * 6 + number(end)?)?).u8(u8::try_from(number(category)?)?);
            }
        }
        let mut record = Record::new();
        record.u8(u8::try_from(entries.0.len() / 2)?).bytes(&entries.0);
        topic.push(record)?;
    }
    topic.finish()
}
