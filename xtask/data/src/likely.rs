//! `data/cldr/likely.bin`: the region a language is most likely used in, for negotiation.
//!
//! The scripts are in the index already. One region for each row without a region, in the order
//! of the rows, empty where it is that of the language; then the scripts that have no row.

use crate::index::Row;
use crate::writer::Record;
use anyhow::anyhow;
use icu_locale_fallback::provider::LocaleLikelySubtagsLanguageV1;
use icu_provider::prelude::*;
use std::collections::BTreeMap;

/// The file, its regions padded with zeros to three bytes, languages too.
pub fn make(rows: &[Row]) -> anyhow::Result<Vec<u8>> {
    let likely: DataPayload<LocaleLikelySubtagsLanguageV1> =
        icu_locale_fallback::provider::Baked.load(Default::default()).map_err(|error| anyhow!("{error}"))?.payload;
    let likely = likely.get();
    let text = |subtag: Result<tinystr::TinyAsciiStr<3>, tinystr::ParseError>| {
        subtag.map(|subtag| subtag.to_string()).unwrap_or_default()
    };
    let languages: BTreeMap<String, String> = likely
        .language
        .iter_copied_values()
        .map(|(language, (_, region))| (text(language.try_into_tinystr()), region.to_string()))
        .collect();
    let mut scripts: BTreeMap<(String, String), String> = BTreeMap::new();
    for (key, region) in likely.language_script.iter_copied_values() {
        let language = text(key.0.try_into_tinystr());
        let script = key.1.try_into_tinystr().map(|script: tinystr::TinyAsciiStr<4>| script.to_string());
        scripts.insert((language, script.unwrap_or_default()), region.to_string());
    }
    let padded = |text: &str, file: &mut Record| {
        let mut bytes = [0; 3];
        bytes.iter_mut().zip(text.bytes()).for_each(|(slot, byte)| *slot = byte);
        file.bytes(&bytes);
    };
    let mut file = Record::new();
    for row in rows.iter().filter(|row| row.locale.region.is_none()) {
        let language = row.locale.language.to_string();
        let region = match row.locale.script {
            Some(script) => scripts.remove(&(language, script.to_string())),
            None if row.id == "und" => None,
            None => languages.get(&language).cloned(),
        };
        padded(&region.unwrap_or_default(), &mut file);
    }
    scripts.retain(|(language, _), region| {
        rows.iter().any(|row| row.locale.language.as_str() == language) && languages.get(language) != Some(region)
    });
    file.u16(u16::try_from(scripts.len())?);
    for ((language, script), region) in &scripts {
        padded(language, &mut file);
        file.bytes(script.as_bytes());
        padded(region, &mut file);
    }
    Ok(file.0)
}
