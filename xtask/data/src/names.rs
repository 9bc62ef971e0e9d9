//! `data/cldr/names.bin`: names of regions, languages, scripts and currencies in every locale.
//!
//! Values are those of ICU4X's compiled data (CLDR 49); CLDR's JSON (48.2) fills what ICU4X has
//! no entry for: locales it leaves out, and patterns of currencies that vary with the number. [`keyed`] tells the layout.
//!
//! Keys: a letter for the kind (`r` region, `l` language, `s` script, `c` currency, `p`
//! pattern, `a` the language meant by an old code), the code, and `+` for the short form.

use crate::Files;
use crate::baked::{self, Baked};
use crate::cldr;
use crate::index::Row;
use crate::keyed::{self, Entries, counted, marked, parents_first, simplified};
use anyhow::{Context as _, anyhow};
use icu::experimental::dimension::provider::currency::{
    displayname::CurrencyDisplaynameV1, extended::CurrencyExtendedDataV1, patterns::CurrencyPatternsDataV1,
};
use icu::locale::provider::names::*;
use icu_locale_core::DataLocale;
use icu_provider::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use zerovec::VarZeroCow;

const _: () = {
    use icu_locale_data::*;
    impl_locale_names_region_medium_tiny_v1!(Baked, ITER);
    impl_locale_names_region_medium_light_v1!(Baked, ITER);
    impl_locale_names_region_short_tiny_v1!(Baked, ITER);
    impl_locale_names_region_short_light_v1!(Baked, ITER);
    impl_locale_names_language_medium_tiny_v1!(Baked, ITER);
    impl_locale_names_language_medium_light_v1!(Baked, ITER);
    impl_locale_names_language_medium_heavy_v1!(Baked, ITER);
    impl_locale_names_language_short_light_v1!(Baked, ITER);
    impl_locale_names_language_short_heavy_v1!(Baked, ITER);
    impl_locale_names_script_medium_tiny_v1!(Baked, ITER);
    impl_locale_names_script_medium_light_v1!(Baked, ITER);
    impl_locale_names_script_medium_heavy_v1!(Baked, ITER);
    impl_locale_names_script_short_heavy_v1!(Baked, ITER);
    impl_locale_names_essentials_v1!(Baked, ITER);
};

/// The file of this topic. `parents` gives each row's parent.
pub fn make(rows: &[Row], parents: &[usize]) -> anyhow::Result<Files> {
    let own = from_icu4x()?;
    // With everything inherited: names by key, and plural forms by currency.
    let mut resolved: Vec<Entries> = Vec::new();
    let order = parents_first(parents);
    resolved.resize(rows.len(), Entries::new());
    for &at in &order {
        let row = &rows[at];
        let mut entries = if at == 0 { Entries::new() } else { resolved[parents[at]].clone() };
        if at == 0 {
            entries.extend(aliases(&own)?);
        }
        let here = own.get(&row.locale.to_string()).cloned().unwrap_or_default();
        let patterned = here.contains_key("pcurrency");
        entries.extend(here);
        for (key, value) in from_json(&row.locale)? {
            // Plural forms hang on the name: CLDR's JSON may only bring both.
            let named = key.strip_prefix('n').is_some_and(|code| own_currency(&own, rows, parents, at, code));
            if key == "pcurrency" && !patterned {
                // ICU4X lacks those of Swahili and Ewe, which turn around with the plural.
                entries.insert(key, value);
            } else if !named {
                entries.entry(key).or_insert(value);
            }
        }
        resolved[at] = entries;
    }
    let joined: Vec<Entries> = resolved.into_iter().map(join_forms).collect();
    Ok(vec![("data/cldr/names.bin".into(), keyed::file(&joined, parents)?)])
}

/// The languages that old codes mean: `iw` is `he`, `sh` is `sr-Latn`.
fn aliases(own: &BTreeMap<String, Entries>) -> anyhow::Result<Entries> {
    let canonicalizer = icu::locale::LocaleCanonicalizer::new_extended();
    let mut codes: BTreeSet<String> =
        ('a'..='z').flat_map(|first| ('a'..='z').map(move |second| format!("{first}{second}"))).collect();
    let keys = own.values().flat_map(|entries| entries.keys());
    codes.extend(keys.filter_map(|key| key.strip_prefix('l')).map(str::to_owned));
    let mut aliases = Entries::new();
    for code in codes {
        let Ok(mut locale) = code.parse::<icu::locale::Locale>() else { continue };
        canonicalizer.canonicalize(&mut locale);
        let meant = locale.id.to_string();
        if !code.contains('-') && meant != code && meant != "und" {
            aliases.insert(format!("a{code}"), meant);
        }
    }
    Ok(aliases)
}

/// Whether ICU4X names a currency in a row or one it inherits from.
fn own_currency(own: &BTreeMap<String, Entries>, rows: &[Row], parents: &[usize], row: usize, code: &str) -> bool {
    let mut at = row;
    loop {
        let entries = own.get(&rows[at].locale.to_string());
        if entries.is_some_and(|entries| entries.contains_key(&format!("c{code}"))) {
            return true;
        }
        if at == 0 {
            return false;
        }
        at = parents[at];
    }
}

/// Everything ICU4X has, by locale, not inherited.
fn from_icu4x() -> anyhow::Result<BTreeMap<String, Entries>> {
    let mut own = BTreeMap::new();
    names::<LocaleNamesRegionMediumTinyV1>("r", "", &mut own)?;
    names::<LocaleNamesRegionMediumLightV1>("r", "", &mut own)?;
    names::<LocaleNamesRegionShortTinyV1>("r", "+", &mut own)?;
    names::<LocaleNamesRegionShortLightV1>("r", "+", &mut own)?;
    names::<LocaleNamesLanguageMediumTinyV1>("l", "", &mut own)?;
    names::<LocaleNamesLanguageMediumLightV1>("l", "", &mut own)?;
    names::<LocaleNamesLanguageMediumHeavyV1>("l", "", &mut own)?;
    names::<LocaleNamesLanguageShortLightV1>("l", "+", &mut own)?;
    names::<LocaleNamesLanguageShortHeavyV1>("l", "+", &mut own)?;
    names::<LocaleNamesScriptMediumTinyV1>("s", "", &mut own)?;
    names::<LocaleNamesScriptMediumLightV1>("s", "", &mut own)?;
    names::<LocaleNamesScriptMediumHeavyV1>("s", "", &mut own)?;
    names::<LocaleNamesScriptShortHeavyV1>("s", "+", &mut own)?;
    names::<CurrencyDisplaynameV1>("c", "", &mut own)?;
    for_each::<CurrencyExtendedDataV1>(|locale, code, data| {
        let forms = data.elements.decode();
        put(&mut own, locale, format!("n{code}"), marked(&forms, |(_, form)| (*form).to_owned()));
    })?;
    for_each::<CurrencyPatternsDataV1>(|locale, _, data| {
        let forms = data.elements.decode();
        let text = marked(&forms, |(_, pattern)| pattern.interpolate(("{0}", "{1}")).to_string());
        put(&mut own, locale, "pcurrency".into(), simplified("", &text));
    })?;
    for_each::<LocaleNamesEssentialsV1>(|locale, _, data| {
        for (key, pattern) in [("plocale", &data.locale_pattern), ("pseparator", &data.locale_separator)] {
            put(&mut own, locale, key.into(), pattern.interpolate(("{0}", "{1}")).to_string());
        }
    })?;
    Ok(own)
}

fn put(own: &mut BTreeMap<String, Entries>, locale: &DataLocale, key: String, value: String) {
    own.entry(locale.to_string()).or_default().insert(key, value);
}

fn names<M>(kind: &str, form: &str, own: &mut BTreeMap<String, Entries>) -> anyhow::Result<()>
where
    M: DataMarker<DataStruct = VarZeroCow<'static, str>>,
    Baked: IterableDataProvider<M>,
{
    for_each::<M>(|locale, code, data| put(own, locale, format!("{kind}{code}{form}"), data.to_string()))
}

/// Every entry a marker has, with its locale and attribute.
fn for_each<M: DataMarker>(
    mut take: impl FnMut(&DataLocale, &str, &<M::DataStruct as yoke::Yokeable<'_>>::Output),
) -> anyhow::Result<()>
where
    Baked: IterableDataProvider<M>,
{
    for id in IterableDataProvider::<M>::iter_ids(&Baked).map_err(|error| anyhow!("{error}"))? {
        let payload = baked::load::<M>(&id.locale, id.marker_attributes.as_str())
            .with_context(|| format!("{} of {}", id.marker_attributes.as_str(), id.locale))?;
        take(&id.locale, id.marker_attributes.as_str(), payload.get());
    }
    Ok(())
}

/// Joins each currency's plural forms to its name.
fn join_forms(mut entries: Entries) -> Entries {
    let forms: Vec<(String, String)> = entries
        .extract_if(.., |key, _| key.starts_with('n'))
        .map(|(key, value)| (key[1..].to_owned(), value))
        .collect();
    for (code, forms) in forms {
        let name = entries.entry(format!("c{code}")).or_insert_with(|| code.clone());
        *name = simplified(name, &forms);
    }
    entries.retain(|key, value| !value.is_empty() && (key.starts_with('p') || key[1..] != *value));
    entries
}

/// What CLDR's JSON says about a locale, inherited values included.
fn from_json(locale: &DataLocale) -> anyhow::Result<Entries> {
    let mut entries = Entries::new();
    let names = |file: &str, part: &str| -> anyhow::Result<Value> {
        let json = cldr::main("cldr-localenames-full", locale, file)?;
        Ok(json.map(|mut json| json["localeDisplayNames"][part].take()).unwrap_or_default())
    };
    for (file, part, kind) in
        [("languages", "languages", "l"), ("territories", "territories", "r"), ("scripts", "scripts", "s")]
    {
        for (key, value) in names(file, part)?.as_object().into_iter().flatten() {
            let (code, form) = match key.split_once("-alt-") {
                None => (key.as_str(), ""),
                Some((code, "short")) => (code, "+"),
                Some(_) => continue,
            };
            let value = value.as_str().unwrap_or_default();
            if key.contains("-menu-") || value == code {
                continue;
            }
            entries.insert(format!("{kind}{code}{form}"), value.to_owned());
        }
    }
    let patterns = names("localeDisplayNames", "localeDisplayPattern")?;
    entries.insert("plocale".into(), cldr::text(&patterns, "localePattern").into());
    entries.insert("pseparator".into(), cldr::text(&patterns, "localeSeparator").into());
    if let Some(json) = cldr::main("cldr-numbers-full", locale, "currencies")? {
        for (code, currency) in json["numbers"]["currencies"].as_object().into_iter().flatten() {
            let name = cldr::text(currency, "displayName");
            if name.is_empty() || name == code {
                continue;
            }
            entries.insert(format!("c{code}"), name.into());
            entries.insert(format!("n{code}"), counted(currency, "displayName-count-"));
        }
    }
    if let Some(json) = cldr::main("cldr-numbers-full", locale, "numbers")? {
        let formats = &json["numbers"]["currencyFormats-numberSystem-latn"];
        entries.insert("pcurrency".into(), simplified("", &counted(formats, "unitPattern-count-")));
    }
    entries.retain(|_, value| !value.is_empty());
    Ok(entries)
}
