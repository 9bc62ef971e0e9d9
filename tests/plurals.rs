//! CLDR's own samples of its plural rules, every one of them.
//!
//! The samples are the ones CLDR 48.2 prints beside each rule
//! (`tests/data/cldr-plural-samples.json`); the rules under test are the table's, of CLDR 49 by
//! way of ICU4X. Where 49 changed a language's rules, [`CHANGED`] says so: there and only there
//! samples may fail, and they must.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use coinage::Locale;
use coinage::decimal::Digits;
use coinage::format::{PluralCategory, PluralRules, PluralType};
use serde_json::Value;

/// What CLDR 49 changed: the kind, the language, and the category that is new in it.
const CHANGED: [(&str, &str, &[&str]); 5] = [
    ("cardinal", "gl", &["many"]),
    ("cardinal", "vi", &["one"]),
    ("ordinal", "af", &["few"]),
    ("ordinal", "bg", &["one", "two", "few"]),
    ("ordinal", "es", &["one"]),
];

/// The categories CLDR 49 added to a language.
fn added(kind: PluralType, locale: &str) -> &'static [&'static str] {
    let found = CHANGED.iter().find(|(changed, language, _)| *changed == kind.as_str() && *language == locale);
    found.map_or(&[], |(.., categories)| categories)
}

fn extract() -> Value {
    serde_json::from_str(include_str!("data/cldr-plural-samples.json")).unwrap()
}

/// What came of one kind of rules: samples that hold, compact ones left out, those that fail.
#[derive(Default)]
struct Outcome {
    locales: usize,
    held: usize,
    compact: usize,
    changed: Vec<String>,
    failures: Vec<String>,
}

fn run(kind: PluralType) -> Outcome {
    let extract = extract();
    let mut outcome = Outcome::default();
    for group in extract[kind.as_str()].as_array().unwrap() {
        for locale in group["locales"].as_array().unwrap() {
            let locale = locale.as_str().unwrap();
            let rules = PluralRules::new(&Locale::parse(locale).unwrap(), kind);
            outcome.locales += 1;
            for (category, samples) in group["samples"].as_object().unwrap() {
                for sample in samples.as_array().unwrap() {
                    let sample = sample.as_str().unwrap();
                    // `1c6` is one million in compact notation, which has no formatter yet.
                    if sample.contains(['c', 'e']) {
                        outcome.compact += 1;
                        continue;
                    }
                    let selected = rules.select(&Digits::parse(sample).unwrap()).as_str();
                    if selected == category {
                        outcome.held += 1;
                    } else if category == "other" && added(kind, locale).contains(&selected) {
                        outcome.changed.push(locale.to_owned());
                    } else {
                        outcome.failures.push(format!("{locale} {sample}: {selected}, CLDR says {category}"));
                    }
                }
            }
        }
    }
    outcome
}

#[test]
fn every_cardinal_sample_of_cldr_holds() {
    let mut outcome = run(PluralType::Cardinal);
    assert_eq!(outcome.failures, [""; 0]);
    assert!(outcome.locales >= 220 && outcome.held >= 9_000, "{} in {}", outcome.held, outcome.locales);
    assert!(outcome.compact * 50 < outcome.held, "{} samples are in compact notation", outcome.compact);
    outcome.changed.dedup();
    assert_eq!(outcome.changed, ["gl", "vi"]);
}

#[test]
fn every_ordinal_sample_of_cldr_holds() {
    let mut outcome = run(PluralType::Ordinal);
    assert_eq!(outcome.failures, [""; 0]);
    assert!(outcome.locales >= 100 && outcome.held >= 2_000, "{} in {}", outcome.held, outcome.locales);
    assert_eq!(outcome.compact, 0);
    outcome.changed.dedup();
    assert_eq!(outcome.changed, ["af", "bg", "es"]);
}

#[test]
fn a_whole_number_is_selected_alike_by_value_and_by_digits() {
    for group in extract()["cardinal"].as_array().unwrap() {
        let locale = Locale::parse(group["locales"][0].as_str().unwrap()).unwrap();
        for kind in [PluralType::Cardinal, PluralType::Ordinal] {
            let rules = PluralRules::new(&locale, kind);
            for number in (0..=220).chain([1_000, 1_000_000, 999_999_999_999, u64::MAX]) {
                assert_eq!(
                    rules.select_integer(number),
                    rules.select(&Digits::from(number)),
                    "{} {number}",
                    locale.id()
                );
            }
        }
    }
}

#[test]
fn the_categories_of_a_locale_are_those_cldr_lists() {
    let extract = extract();
    for kind in [PluralType::Cardinal, PluralType::Ordinal] {
        for group in extract[kind.as_str()].as_array().unwrap() {
            let listed: Vec<&str> = group["samples"].as_object().unwrap().keys().map(String::as_str).collect();
            for locale in group["locales"].as_array().unwrap() {
                let locale = locale.as_str().unwrap();
                let names = listed.iter().chain(added(kind, locale));
                let mut expected: Vec<_> = names.map(|name| PluralCategory::parse(name).unwrap()).collect();
                expected.sort();
                expected.dedup();
                let locale = Locale::parse(locale).unwrap();
                assert_eq!(PluralRules::new(&locale, kind).categories(), expected, "{} {}", locale.id(), kind.as_str());
            }
        }
    }
}
