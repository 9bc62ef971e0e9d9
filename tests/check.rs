//! What each rule of `coinage check` finds, by fixtures, and what the commands make of it.
//!
//! `tests/check/<code>.txt` holds one rule's texts: `--- settings` (a coinage.toml, where the rule
//! needs one), `--- reference` (the source language, where
//! the rule needs one), `--- <locale>` and `--- found`, the findings as they are printed, those
//! of other rules included. With `UPDATE_FIXTURES=1` the findings are written anew, to be read
//! before they are committed.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use coinage::Locale;
use coinage::check::{RULES, Translation, check};
use coinage::settings::Settings;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use support::{catalog, coinage};

mod support;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check")
}

/// The sections of a fixture: name and text.
fn sections(text: &str) -> Vec<(&str, &str)> {
    let parts = text.split("--- ").skip(1);
    parts.map(|part| part.split_once('\n').unwrap()).collect()
}

#[test]
fn every_rule_finds_what_its_fixture_says() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let path = folder().join(format!("{}.txt", rule.code));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} has no fixture", rule.code));
        let sections = sections(&text);
        let reference = sections.iter().find(|(name, _)| *name == "reference");
        let (locale, source) =
            sections.iter().find(|(name, _)| !matches!(*name, "settings" | "reference" | "found")).unwrap();
        let settings = sections.iter().find(|(name, _)| *name == "settings").map_or("", |(_, text)| *text);
        let settings = Settings::parse(settings).unwrap();
        let translation = Translation::of_source(Locale::parse(locale).unwrap(), "translation", source)
            .with_placeholders(&settings.placeholders)
            .with_glossary(&settings.glossary);
        let reference =
            reference.map(|(_, source)| Translation::of_source(Locale::parse("en").unwrap(), "reference", source));
        let mut found = String::new();
        let mut own = 0;
        for diagnostic in check(&translation, reference.as_ref()) {
            writeln!(found, "{diagnostic}\n    {}", diagnostic.hint).unwrap();
            own += usize::from(diagnostic.code == rule.code);
        }
        assert!(own > 0, "{} does not find its own fault:\n{found}", rule.code);
        let (before, expected) = text.split_once("--- found\n").unwrap();
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            std::fs::write(&path, format!("{before}--- found\n{found}")).unwrap();
        } else if expected != found {
            wrong.push(format!("{}\nexpected\n{expected}\nfound\n{found}", rule.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_text_makes_a_rule_panic_and_every_place_is_within_it() {
    let pieces = [
        "a = ",
        "-t = ",
        "{ $n ->\n",
        "[one] ",
        "*[other] ",
        "}",
        "{ ",
        " }",
        "\"",
        "\\u",
        "<b",
        "<",
        ">",
        "\n",
        " .x = ",
        "é",
        "\u{1f600}",
        "->",
        "a",
        "{ a }",
        "{ -t }",
        "NUMBER($n, style: \"x\")",
    ];
    let mut state = 20_261_125_u64;
    for _ in 0..5_000 {
        let mut source = String::new();
        for _ in 0..12 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            source.push_str(pieces[(state >> 33) as usize % pieces.len()]);
        }
        let translation = Translation::of_source(Locale::parse("ru").unwrap(), "x.ftl", &source);
        let reference = Translation::of_source(Locale::parse("en").unwrap(), "y.ftl", "a = { $n } <b>x</b>\n .x = y\n");
        let lines = source.split('\n').count().max(1);
        for diagnostic in check(&translation, Some(&reference)) {
            if !diagnostic.in_reference {
                assert!(
                    diagnostic.line as usize <= lines && diagnostic.line > 0 && diagnostic.column > 0,
                    "{source:?} {diagnostic}"
                );
            }
        }
    }
}

#[test]
fn a_catalog_is_held_against_its_source_language_with_lines_and_carets() {
    let folder = catalog(&[
        ("locales/en/shop.ftl", "hello = Hello, { $name }!\n"),
        ("locales/fr/shop.ftl", "# Salut\nhello = Bonjour, { $nom } et { $name } !\n"),
    ]);
    let (code, stdout, stderr) = coinage(folder.path(), &["check"]);
    assert_eq!((code, stderr.as_str()), (1, ""));
    assert_eq!(
        stdout,
        "locales/fr/shop.ftl:2:20: error[extra-variable]: `$nom` is not among the variables of the source: $name\n  \
         |\n2 | hello = Bonjour, { $nom } et { $name } !\n  |                    ^^^^\n  \
         = use a variable of the source, or take it out\n\n1 error, 0 warnings and 0 notes in 2 locales\n"
    );
    let (_, json, _) = coinage(folder.path(), &["check", "--format", "json"]);
    let finding: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!(
        (finding["code"].as_str(), finding["line"].as_u64(), finding["path"].as_str()),
        (Some("extra-variable"), Some(2), Some("locales/fr/shop.ftl"))
    );
    let (_, sarif, _) = coinage(folder.path(), &["check", "locales", "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    assert_eq!(log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"], 20);
    assert_eq!(log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap().len(), RULES.len());
    let (_, github, _) = coinage(folder.path(), &["check", "--format", "github"]);
    assert!(github.starts_with("::error file=locales/fr/shop.ftl,line=2,col=20,title=extra-variable::"), "{github}");
}

#[test]
fn the_settings_file_names_the_source_required_locales_functions_and_severities() {
    let files = [
        ("coinage.toml", "source = \"de\"\nrequired = [\"fr\"]\nfunctions = [\"SHOUT\"]\n[rules]\nempty = \"off\"\n"),
        ("locales/de/a.ftl", "a = A\nb = { SHOUT($x) }\n"),
        ("locales/en/a.ftl", "a = { \"\" }\n"),
    ];
    let folder = catalog(&files);
    let (code, stdout, _) = coinage(folder.path(), &["check"]);
    assert_eq!(code, 0, "{stdout}");
    assert!(stdout.starts_with("locales/de/a.ftl:2:1: warning[missing-message]: `b` is missing in en\n"), "{stdout}");
    assert_eq!(coinage(folder.path(), &["check", "--strict"]).0, 1);
    let (code, stdout, _) = coinage(folder.path(), &["coverage", "--files", "--csv"]);
    assert_eq!(
        (code, stdout.as_str()),
        (
            0,
            "locale,file,translated,of,share,missing,fallback,obsolete\nen,all,1,2,50 %,1,0,0\nen,a.ftl,1,2,50 %,1,,\n"
        )
    );
    for (wrong, told) in [
        ("sauce = \"en\"", "error[parse-error]: ./coinage.toml: line 1, column 1: unknown field `sauce`"),
        (
            "[rules]\nnothing = \"off\"",
            "error[invalid-option]: ./coinage.toml: line 2, column 1: there is no rule `nothing`",
        ),
        (
            "[rules]\nempty = \"loud\"",
            "error[invalid-option]: ./coinage.toml: line 2, column 9: `loud` is no severity of empty",
        ),
    ] {
        std::fs::write(folder.path().join("coinage.toml"), wrong).unwrap();
        let (code, _, stderr) = coinage(folder.path(), &["check"]);
        assert_eq!(code, 3, "{stderr}");
        assert!(stderr.starts_with(told), "{stderr}");
    }
}

#[test]
fn a_folder_that_is_no_catalog_is_told_apart_from_one_with_faults() {
    let folder = catalog(&[("locales/readme.txt", "")]);
    let (code, _, stderr) = coinage(folder.path(), &["check"]);
    assert_eq!(code, 5);
    assert!(stderr.starts_with("error[io]: locales: there is no locale in the folder"), "{stderr}");
    assert_eq!(coinage(folder.path(), &["check", "nowhere"]).0, 5);
}

#[test]
fn codes_are_explained() {
    let (code, stdout, _) = coinage(Path::new("."), &["explain", "missing-plural"]);
    assert_eq!(code, 0);
    assert!(stdout.starts_with("missing-plural (warning)\n"), "{stdout}");
    let (_, all, _) = coinage(Path::new("."), &["explain"]);
    assert_eq!(all.lines().count(), RULES.len());
    assert_eq!(coinage(Path::new("."), &["explain", "stale-rate"]).0, 0);
    assert_eq!(coinage(Path::new("."), &["explain", "nothing"]).0, 3);
}
