//! `data/cldr/{compact,units}.bin`: compact forms and unit patterns in every locale, as texts by
//! [key](crate::keyed); `ranges.bin` and `plural-ranges.bin`: how ranges are joined and counted.
//!
//! Compact forms of plain numbers are ICU4X's (CLDR 49); the rest is CLDR's JSON (48.2), as ICU4X's
//! data has no compact forms of amounts nor of other digits than the locale's own, units of five
//! categories only, and no ranges of numbers.
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
use crate::baked::{self, Baked};
use crate::cldr;
use crate::index::Row;
use crate::keyed::{self, Entries, counted, marked, parents_first, simplified};
use crate::writer::{Record, TopicWriter};
use anyhow::Context as _;
use coinage::format::Unit;
use icu::decimal::provider::{CompactPatterns, DecimalCompactLongV1, DecimalCompactShortV1};
use icu_pattern::{Pattern, SinglePlaceholder};
use icu_provider::prelude::*;
use serde_json::{Map, Value};

/// The powers of ten for which CLDR has forms.
const POWERS: core::ops::RangeInclusive<usize> = 3..=19;
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
        compact_decimals::<DecimalCompactShortV1>(&rows[at], "ds", &mut forms[at])?;
        compact_decimals::<DecimalCompactLongV1>(&rows[at], "dl", &mut forms[at])?;
        units[at] = match cldr::main("cldr-units-full", &rows[at].locale, "units")? {
            Some(json) => unit_patterns(&json["units"])?,
            None => units[parents[at]].clone(),
        };
    }
    keyed::close(&mut forms, parents);
    keyed::close(&mut units, parents);
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
        // Digits without forms of their own take those of Latin ones.
        let forms = |name: &str, width: &str, kind: &str| {
            let found = |system: &str| numbers[format!("{name}-numberSystem-{system}")][width][kind].as_object();
            found(system).or_else(|| found("latn")).context("compact forms")
        };
        for (width, name) in [("s", "short"), ("l", "long")] {
            add(&mut entries, &format!("{}{width}", kind('d')), forms("decimalFormats", name, "decimalFormat")?)?;
        }
        add(&mut entries, &format!("{}s", kind('c')), forms("currencyFormats", "short", "standard")?)?;
    }
    Ok(entries)
}

/// Puts ICU4X's forms in the place of the JSON's.
fn compact_decimals<M>(row: &Row, key: &str, entries: &mut Entries) -> anyhow::Result<()>
where
    M: DataMarker<DataStruct = CompactPatterns<'static, SinglePlaceholder>>,
    Baked: DataProvider<M>,
{
    // ICU4X leaves out where Swahili has the sign.
    if POWERS.map(|power| entries.get(&format!("{key}{power}"))).any(|form| form.is_some_and(|form| form.contains(';')))
    {
        return Ok(());
    }
    let patterns = baked::load::<M>(&row.locale, "").with_context(|| format!("compact forms of {}", row.id))?;
    let text = |pattern: &Pattern<SinglePlaceholder>| pattern.interpolate(["\u{10}"]).to_string();
    for power in POWERS {
        let found = patterns.get().0.iter().filter(|entry| usize::from(entry.sized) <= power).last();
        let (number, exact) = (format!("{key}{power}"), format!("{key}{power}1"));
        entries.remove(&exact);
        let Some(found) = found else {
            entries.insert(number, "a".into());
            continue;
        };
        let shift = letter(usize::from(found.sized - found.variable.get_default().0.get()));
        let forms = found.variable.decode();
        let form = |pattern: &Pattern<SinglePlaceholder>| match text(pattern) {
            text if text == "\u{10}" => "a".to_owned(),
            text => format!("{shift}{text}"),
        };
        let marked = marked(&forms, |(_, pattern)| form(pattern));
        entries.insert(number, simplified("", &marked));
        if let Some((_, one)) = forms.explicit_one() {
            entries.insert(exact, form(one));
        }
    }
    Ok(())
}

/// Adds the forms of all powers of ten under keys that begin alike.
fn add(entries: &mut Entries, key: &str, forms: &Map<String, Value>) -> anyhow::Result<()> {
    for power in POWERS {
        let name = format!("1{}", "0".repeat(power));
        let zeros =
            |pattern: &str| pattern.bytes().take_while(|byte| *byte != b';').filter(|byte| *byte == b'0').count();
        let count = CATEGORIES.iter().filter_map(|category| forms.get(&format!("{name}-count-{category}")));
        let count = count.filter_map(Value::as_str).map(zeros).max().unwrap_or(0);
        let shift = (power + 1).saturating_sub(count);
        let form = |suffix: &str| -> anyhow::Result<Option<String>> {
            let Some(pattern) = forms.get(&format!("{name}-count-{suffix}")).and_then(Value::as_str) else {
                return Ok(None);
            };
            Ok(Some(if pattern == "0" || count == 0 {
                "a".into()
            } else {
                format!("{}{}", letter(shift), rewritten(pattern)?)
            }))
        };
        for (suffix, mark) in [("", ""), ("-alt-alphaNextToNumber", "+")] {
            let mut forms = String::new();
            for (lead, category) in ('\u{1}'..).zip(CATEGORIES) {
                if let Some(pattern) = form(&format!("{category}{suffix}"))? {
                    forms.push(lead);
                    forms.push_str(&pattern);
                }
            }
            // The largest form goes on.
            let before = entries.get(&format!("{key}{}{mark}", power - 1)).cloned();
            let form = if forms.is_empty() { before } else { Some(simplified("", &forms)) };
            if let Some(form) = form {
                entries.insert(format!("{key}{power}{mark}"), form);
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
        let patterns =
            json.map(|json| &json[format!("miscPatterns-numberSystem-{}", cldr::text(json, "defaultNumberingSystem"))]);
        let pattern = |key: &str, otherwise: &str| {
            let found = patterns.map(|patterns| cldr::text(patterns, key)).unwrap_or_default();
            if found.is_empty() { otherwise.to_owned() } else { found.to_owned() }
        };
        let range = pattern("range", "{0}–{1}");
        let between = range.strip_prefix("{0}").and_then(|rest| rest.strip_suffix("{1}")).context("a range")?;
        let mark = json.map(|json| {
            let system = cldr::text(json, "defaultNumberingSystem");
            cldr::text(&json[format!("symbols-numberSystem-{system}")], "approximatelySign")
        });
        let mark = mark.filter(|mark| !mark.is_empty()).unwrap_or("~");
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
