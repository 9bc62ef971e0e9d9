//! The names against ICU4X's own: every locale of the table, every code it has a name for.
//!
//! Names that ICU4X lacks come from CLDR's JSON and are not compared. Currencies are compared
//! by amounts below a thousand, so that grouping plays no part, and without their pattern.

#![allow(clippy::unwrap_used)]

use coinage::Locale;
use coinage::decimal::Digits;
use coinage::format::{DisplayNames, DisplayNamesOptions, NumberFormat, NumberFormatOptions, OptionValue};
use icu::experimental::dimension::currency::formatter::CurrencyFormatter;
use icu::locale::Locale as Identifier;
use icu::locale::names::{LanguageIdentifierDisplayName, RegionDisplayName, ScriptDisplayName};
use icu::locale::preferences::extensions::unicode::keywords::CurrencyType;
use icu::locale::subtags::{Region, Script};
use writeable::TryWriteable as _;

/// The rows of the table but the root.
fn rows() -> impl Iterator<Item = (&'static str, Locale, Identifier)> {
    let ids = include_str!("../../../data/cldr/locales.txt").lines().filter(|id| *id != "und");
    ids.map(|id| (id, Locale::parse(id).unwrap(), id.parse().unwrap()))
}

fn names(locale: &Locale, kind: &str) -> DisplayNames {
    let mut options = DisplayNamesOptions::default();
    options.set("type", OptionValue::Text(kind)).unwrap();
    DisplayNames::new(locale, &options).unwrap()
}

fn codes(letters: usize) -> Vec<String> {
    let mut codes = vec![String::new()];
    for _ in 0..letters {
        codes = codes.iter().flat_map(|code| ('a'..='z').map(move |letter| format!("{code}{letter}"))).collect();
    }
    codes
}

/// Panics with the first few of the differences.
fn settle(what: &str, compared: usize, different: &[String]) {
    let shown = different.get(..different.len().min(20)).unwrap_or_default();
    assert!(different.is_empty(), "{what}: {} of {compared} differ, as {shown:#?}", different.len());
    assert!(compared > 10_000, "{what}: only {compared} were compared");
}

#[test]
fn regions_are_named_as_icu4x_names_them() {
    let (mut compared, mut different) = (0, Vec::new());
    let codes: Vec<Region> = codes(2).iter().map(|code| code.parse().unwrap()).collect();
    for (id, locale, identifier) in rows() {
        let ours = names(&locale, "region");
        for region in &codes {
            let Ok(theirs) = RegionDisplayName::try_new_light((&identifier).into(), *region) else { continue };
            compared += 1;
            let (ours, theirs) = (ours.of(region.as_str()).unwrap(), theirs.to_string());
            if ours != theirs {
                different.push(format!("{id} {region}: {ours}, not {theirs}"));
            }
        }
    }
    settle("regions", compared, &different);
}

#[test]
fn scripts_are_named_as_icu4x_names_them() {
    let (mut compared, mut different) = (0, Vec::new());
    // Read when the test runs: the package is installed by then, but not yet when lints look at this file.
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/node_modules/cldr-localenames-full/main/en/scripts.json");
    let listed = std::fs::read_to_string(path).unwrap();
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let scripts = listed["main"]["en"]["localeDisplayNames"]["scripts"].as_object().unwrap();
    let codes: Vec<Script> = scripts.keys().filter_map(|code| code.parse().ok()).collect();
    for (id, locale, identifier) in rows() {
        let ours = names(&locale, "script");
        for script in &codes {
            let Ok(theirs) = ScriptDisplayName::try_new_heavy((&identifier).into(), *script) else { continue };
            compared += 1;
            let (ours, theirs) = (ours.of(script.as_str()).unwrap(), theirs.to_string());
            if ours != theirs {
                different.push(format!("{id} {script}: {ours}, not {theirs}"));
            }
        }
    }
    settle("scripts", compared, &different);
}

#[test]
fn languages_are_named_as_icu4x_names_them() {
    let (mut compared, mut different) = (0, Vec::new());
    let subjects: Vec<_> = rows().map(|(_, _, identifier)| identifier.id).collect();
    for (id, locale, identifier) in rows() {
        let ours = names(&locale, "language");
        for subject in &subjects {
            // With three subtags ICU4X also takes names that cover two of them; Intl does not.
            if subject.script.is_some() && subject.region.is_some() {
                continue;
            }
            let options = Default::default();
            let preferences = (&identifier).into();
            let theirs = LanguageIdentifierDisplayName::try_new_heavy(preferences, subject.clone(), options);
            // Where ICU4X has no name it says so; CLDR's JSON may have one.
            let theirs = theirs.unwrap();
            let theirs = theirs.as_borrowed();
            let Ok(theirs) = theirs.try_write_to_string() else { continue };
            let ours = ours.of(&subject.to_string()).unwrap();
            compared += 1;
            // Brackets in brackets take another form, which ICU4X leaves out.
            let flat = |text: &str| text.replace(['[', '［', '（'], "(").replace([']', '］', '）'], ")");
            // A name of its own that CLDR 48 has and 49 has not; two of them hold brackets.
            let own = |text: &str| !flat(text).contains('(') || matches!(id, "jv" | "to");
            if flat(&ours) != flat(&theirs) && !(own(&ours) && flat(&theirs).contains('(')) {
                different.push(format!("{id} {subject}: {ours}, not {theirs}"));
            }
        }
    }
    settle("languages", compared, &different);
}

#[test]
fn amounts_are_named_as_icu4x_names_them() {
    let (mut compared, mut different) = (0, Vec::new());
    for (id, locale, identifier) in rows() {
        // Plural rules go by language here, as in Intl; ICU4X takes those of scripts and regions.
        if id.contains('-') {
            continue;
        }
        for code in ["USD", "EUR", "JPY", "GBP", "PLN", "INR", "KWD", "CZK", "ILS"] {
            let lower = code.to_ascii_lowercase();
            let value = icu::locale::extensions::unicode::Value::try_from_str(&lower).unwrap();
            let Ok(theirs) =
                CurrencyFormatter::try_new_name((&identifier).into(), CurrencyType::try_from(&value).unwrap())
            else {
                continue;
            };
            let mut options = NumberFormatOptions::default();
            for (name, text) in [("style", "currency"), ("currency", code), ("currencyDisplay", "name")] {
                options.set(name, OptionValue::Text(text)).unwrap();
            }
            let ours = NumberFormat::new(&locale, &options).unwrap();
            for amount in ["0", "1", "2", "3", "5", "11", "21", "100", "1.5", "-2"] {
                compared += 1;
                let ours = ours.format(&Digits::parse(amount).unwrap());
                let theirs = theirs.format_fixed_decimal(&amount.parse().unwrap()).to_string();
                // ICU4X puts number and name by the root's pattern, whatever the locale.
                let (number, name) = theirs.split_once(' ').unwrap();
                if !(ours.contains(number) && ours.contains(name)) {
                    different.push(format!("{id} {code} {amount}: {ours}, not {theirs}"));
                }
            }
        }
    }
    settle("amounts", compared, &different);
}
