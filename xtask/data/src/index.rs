//! `data/cldr/index.bin`: the list of locales all topics share, and how any locale finds its row.
//!
//! Rows are the locales for which any topic differs from its parent, and those whose parent is
//! not what cutting off subtags would give. What ICU4X's fallback does with likely subtags is
//! written out as two small tables, so that the library needs no data of its own for it.

use crate::baked::{self, Baked};
use crate::writer::Record;
use anyhow::{Context as _, anyhow};
use icu::locale::provider::LocaleScriptDirectionV1;
use icu_locale_core::DataLocale;
use icu_locale_fallback::provider::{LocaleLikelySubtagsLanguageV1, LocaleParentsV1};
use icu_provider::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A locale of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its identifier as ICU4X normalises it: the script left out where it is implied.
    pub id: String,
    /// The same as a key of ICU4X's data.
    pub locale: DataLocale,
}

/// The rows in the table's order; the root first.
pub fn rows() -> anyhow::Result<Vec<Row>> {
    use icu::datetime::provider::{
        names::DatetimeNamesMonthGregorianV1,
        semantic_skeletons::{DatetimePatternsDateGregorianV1, DatetimePatternsTimeV1},
    };
    use icu::decimal::provider::DecimalSymbolsV1;
    use icu::experimental::dimension::provider::{
        currency::{
            essentials::CurrencyEssentialsV1, extended::CurrencyExtendedDataV1, patterns::CurrencyPatternsDataV1,
            symbols::CurrencySymbolsV1,
        },
        percent::DecimalPercentV1,
    };
    use icu::list::provider::ListAndV1;
    use icu::plurals::provider::{PluralsCardinalV1, PluralsOrdinalV1};

    let mut ids = BTreeSet::new();
    ids.extend(baked::locales::<DecimalSymbolsV1>()?);
    ids.extend(baked::locales::<DecimalPercentV1>()?);
    ids.extend(baked::locales::<CurrencyEssentialsV1>()?);
    ids.extend(baked::locales::<CurrencySymbolsV1>()?);
    ids.extend(baked::locales::<CurrencyPatternsDataV1>()?);
    ids.extend(baked::locales::<CurrencyExtendedDataV1>()?);
    ids.extend(baked::locales::<PluralsCardinalV1>()?);
    ids.extend(baked::locales::<PluralsOrdinalV1>()?);
    ids.extend(baked::locales::<ListAndV1>()?);
    ids.extend(baked::locales::<DatetimeNamesMonthGregorianV1>()?);
    ids.extend(baked::locales::<DatetimePatternsDateGregorianV1>()?);
    ids.extend(baked::locales::<DatetimePatternsTimeV1>()?);
    let parents: DataPayload<LocaleParentsV1> =
        icu_locale_fallback::provider::Baked.load(Default::default()).map_err(|error| anyhow!("{error}"))?.payload;
    for (id, _) in parents.get().parents.iter() {
        ids.insert(String::from_utf8_lossy(id.as_bytes()).into_owned());
    }
    ids.remove("und");
    let mut rows = vec![Row { id: "und".into(), locale: DataLocale::default() }];
    for id in ids {
        // Variants (such as `ca-valencia`) and `und-…` rows have no data of their own worth a row.
        let locale: DataLocale = id.parse().map_err(|error| anyhow!("{id}: {error}"))?;
        if locale.variant.is_some() || locale.language.is_unknown() {
            continue;
        }
        rows.push(Row { id, locale });
    }
    Ok(rows)
}

fn subtag<const N: usize>(text: Result<tinystr::TinyAsciiStr<N>, tinystr::ParseError>) -> String {
    text.map(|text| text.to_string()).unwrap_or_default()
}

fn pack(text: &str, letters: usize) -> u32 {
    text.bytes().chain(std::iter::repeat(0)).take(letters).fold(0, |key, byte| key << 8 | u32::from(byte))
}

/// The index file of these rows.
pub fn make(rows: &[Row]) -> anyhow::Result<Vec<u8>> {
    let likely: DataPayload<LocaleLikelySubtagsLanguageV1> =
        icu_locale_fallback::provider::Baked.load(Default::default()).map_err(|error| anyhow!("{error}"))?.payload;
    let parents: DataPayload<LocaleParentsV1> =
        icu_locale_fallback::provider::Baked.load(Default::default()).map_err(|error| anyhow!("{error}"))?.payload;
    let likely = likely.get();
    let number = |id: &str| rows.iter().position(|row| row.id == id).map(|at| at as u16);

    // Scripts that occur, by number.
    let mut scripts: BTreeSet<String> = BTreeSet::new();
    let languages: BTreeSet<String> = rows.iter().map(|row| row.locale.language.to_string()).collect();
    let mut defaults = BTreeMap::new();
    for (language, (script, _)) in likely.language.iter_copied_values() {
        let language = subtag(language.try_into_tinystr());
        if languages.contains(&language) {
            scripts.insert(script.to_string());
            defaults.insert(language, script.to_string());
        }
    }
    // Only regions whose script is not the language's usual one matter.
    let mut regional = BTreeMap::new();
    for (key, script) in likely.language_region.iter_copied_values() {
        let language = subtag(key.0.try_into_tinystr());
        let region = subtag(key.1.try_into_tinystr());
        if languages.contains(&language) && defaults.get(&language) != Some(&script.to_string()) {
            scripts.insert(script.to_string());
            regional.insert((language, region), script.to_string());
        }
    }
    for row in rows {
        scripts.extend(row.locale.script.map(|script| script.to_string()));
    }
    let scripts: Vec<String> = scripts.into_iter().collect();
    let script_number = |script: &str| -> anyhow::Result<u8> {
        let at = scripts.iter().position(|known| known == script).with_context(|| format!("script {script}"))?;
        Ok(u8::try_from(at + 1)?)
    };

    let directions: DataPayload<LocaleScriptDirectionV1> =
        icu::locale::provider::Baked.load(Default::default()).map_err(|error| anyhow!("{error}"))?.payload;
    let right_to_left: BTreeSet<String> =
        directions.get().rtl.iter().map(|script| subtag(script.try_into_tinystr())).collect();

    let mut file = Record::new();
    file.u8(u8::try_from(scripts.len())?);
    for script in &scripts {
        file.bytes(script.as_bytes());
        file.u8(u8::from(right_to_left.contains(script)));
    }
    // Rows: language (3 bytes), script number, region (3 bytes), parent row.
    file.u16(u16::try_from(rows.len())?);
    for row in rows {
        let language = if row.id == "und" { String::new() } else { row.locale.language.to_string() };
        let key = pack(&language, 3);
        file.bytes(&key.to_be_bytes()[1..]);
    }
    for row in rows {
        file.u8(row.locale.script.map(|script| script_number(script.as_str())).transpose()?.unwrap_or(0));
    }
    for row in rows {
        let region = row.locale.region.map(|region| region.to_string()).unwrap_or_default();
        file.bytes(&pack(&region, 3).to_be_bytes()[1..]);
    }
    for row in rows {
        // The script a row is written in.
        let language = row.locale.language.to_string();
        let script = match (row.locale.script, row.locale.region) {
            (Some(script), _) => Some(script.to_string()),
            (None, Some(region)) => {
                regional.get(&(language.clone(), region.to_string())).or_else(|| defaults.get(&language)).cloned()
            }
            (None, None) => defaults.get(&language).cloned(),
        };
        file.u8(script.map(|script| script_number(&script)).transpose()?.unwrap_or(0));
    }
    for row in rows {
        let explicit = parents.get().parents.get_copied_by(|id| row.locale.strict_cmp(id.as_bytes()).reverse());
        let parent = match explicit {
            Some((language, script, region)) => {
                let mut locale = DataLocale::default();
                locale.language = language;
                locale.script = script;
                locale.region = region;
                number(&locale.to_string())
            }
            None => None,
        };
        file.u16(parent.unwrap_or(u16::MAX));
    }
    // Regions that change the script.
    file.u16(u16::try_from(regional.len())?);
    for ((language, region), script) in &regional {
        file.bytes(&pack(language, 3).to_be_bytes()[1..]);
        file.bytes(&pack(region, 3).to_be_bytes()[1..]);
        file.u8(script_number(script)?);
    }
    // Old names of languages that have rows.
    let aliases = aliases(rows)?;
    file.u16(u16::try_from(aliases.len())?);
    for (old, new) in &aliases {
        file.bytes(&pack(old, 3).to_be_bytes()[1..]);
        file.u16(*new);
    }
    Ok(file.0)
}

/// The row each row inherits from; the root's is itself.
pub fn parents(rows: &[Row]) -> Vec<usize> {
    let fallbacker = icu_locale_fallback::LocaleFallbacker::new();
    let fallbacker = fallbacker.for_config(Default::default());
    rows.iter()
        .map(|row| {
            let mut iterator = fallbacker.fallback_for(row.locale);
            while !iterator.get().is_unknown() {
                iterator.step();
                if let Some(parent) = rows.iter().position(|other| other.locale == *iterator.get()) {
                    return parent;
                }
            }
            0
        })
        .collect()
}

/// Languages without a row whose canonical form has one: `iw` is `he`, `sh` is `sr-Latn`.
fn aliases(rows: &[Row]) -> anyhow::Result<BTreeMap<String, u16>> {
    let canonicalizer = icu::locale::LocaleCanonicalizer::new_extended();
    let mut aliases = BTreeMap::new();
    let letters = "abcdefghijklmnopqrstuvwxyz";
    let two = letters.chars().flat_map(|a| letters.chars().map(move |b| format!("{a}{b}")));
    let three = two.clone().flat_map(|ab| letters.chars().map(move |c| format!("{ab}{c}")));
    for old in two.clone().chain(three) {
        let Ok(mut locale) = old.parse::<icu::locale::Locale>() else { continue };
        if rows.iter().any(|row| row.id == old) {
            continue;
        }
        canonicalizer.canonicalize(&mut locale);
        let canonical = locale.id.to_string();
        if canonical == old {
            continue;
        }
        let found = rows.iter().position(|row| row.id == canonical).or_else(|| {
            let language = locale.id.language.to_string();
            rows.iter().position(|row| row.id == language)
        });
        if let Some(row) = found {
            aliases.insert(old, u16::try_from(row)?);
        }
    }
    let _ = Baked;
    Ok(aliases)
}
