//! What `coinage.toml` changes in the commands, and its schema.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
use support::{catalog, coinage};

mod support;

#[test]
fn the_schema_in_the_documentation_is_the_one_that_the_command_prints() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/coinage.schema.json");
    let (code, stdout, stderr) = coinage(Path::new("."), &["schema"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(&path, &stdout).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap();
    assert_eq!(committed, stdout, "run `coinage schema > docs/coinage.schema.json`");
    let schema: serde_json::Value = serde_json::from_str(&committed).unwrap();
    let keys: Vec<&str> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
    for key in ["source", "required", "functions", "fallback", "placeholders", "glossary", "rules", "rates"] {
        assert!(keys.contains(&key), "{key} is not among {keys:?}");
    }
    assert_eq!(schema["additionalProperties"], false);
}

/// English, German, and Swiss German with one message; Low German falls back to Swiss German.
fn chained() -> tempfile::TempDir {
    catalog(&[
        ("coinage.toml", "[fallback]\nnds = [\"de-CH\", \"fr\"]\n"),
        ("locales/en/a.ftl", "cart = Cart\nhelp = Help\nlast = Last\nfew = Few\n"),
        ("locales/fr/a.ftl", "few = Peu\nhelp = Aide\ncart = Panier\n"),
        ("locales/de/a.ftl", "cart = Warenkorb\nhelp = Hilfe\n"),
        ("locales/de-CH/a.ftl", "cart = Warechorb\n"),
        ("locales/nds/a.ftl", "# nothing yet\n"),
    ])
}

#[test]
fn messages_come_from_the_locales_that_stand_in() {
    let folder = chained();
    for (locale, id, text, from) in [
        ("nds", "cart", "Warechorb", Some("de-CH")),
        ("nds", "help", "Hilfe", Some("de")),
        ("nds", "few", "Peu", Some("fr")),
        ("nds", "last", "Last", Some("en")),
        ("de-CH", "cart", "Warechorb", None),
        ("de-CH", "help", "Hilfe", Some("de")),
    ] {
        let (code, stdout, stderr) = coinage(folder.path(), &["message", id, "--locale", locale]);
        assert_eq!((code, stdout.trim_end()), (0, text), "{locale} {id}: {stderr}");
        match from {
            Some(from) => assert!(stderr.contains(&format!("this is {from}")), "{locale} {id}: {stderr}"),
            None => assert_eq!(stderr, ""),
        }
    }
}

#[test]
fn what_another_locale_stands_in_for_is_no_fault_and_is_counted() {
    let folder = chained();
    let (_, stdout, _) = coinage(folder.path(), &["check"]);
    assert!(stdout.contains("info[missing-message]: `help` is missing in de-CH; de stands in"), "{stdout}");
    assert!(stdout.contains("info[missing-message]: `few` is missing in nds; fr stands in"), "{stdout}");
    assert!(stdout.contains("error[missing-message]: `last` is missing in nds\n"), "{stdout}");
    let (code, stdout, _) = coinage(folder.path(), &["coverage", "--csv"]);
    assert_eq!(
        (code, stdout.as_str()),
        (
            0,
            "locale,file,translated,of,share,missing,fallback,obsolete\nde,all,2,4,50 %,2,0,0\n\
             de-CH,all,1,4,25 %,3,1,0\nfr,all,3,4,75 %,1,0,0\nnds,all,0,4,0 %,4,3,0\n"
        )
    );
}

#[test]
fn packs_come_with_those_of_the_locales_that_stand_in() {
    let folder = chained();
    let (code, stdout, _) =
        coinage(folder.path(), &["pack", "--topics", "messages", "--locales", "nds", "--out", "out"]);
    let names: Vec<&str> = stdout.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let expected = ["out/nds.messages.pack", "out/de-CH.messages.pack", "out/de.messages.pack", "out/fr.messages.pack"];
    assert_eq!((code, names.as_slice()), (0, expected.as_slice()));
}

#[test]
fn types_and_findings_follow_placeholders_and_glossary() {
    let folder = catalog(&[
        (
            "locales/coinage.toml",
            "[placeholders]\ntotal = \"Money\"\n[[glossary]]\nterm = \"cart\"\ntranslations.de = { forbidden = [\"Wagen\"] }\n",
        ),
        ("locales/en/a.ftl", "# $total (Number) - the sum\ndue = { $total } for the cart\n"),
        ("locales/de/a.ftl", "due = { $total } für den Wagen\n"),
    ]);
    assert_eq!(coinage(folder.path(), &["types", "--out", "m.rs"]).0, 0);
    let made = std::fs::read_to_string(folder.path().join("m.rs")).unwrap();
    assert!(made.contains("total: coinage::Money"), "{made}");
    let (code, stdout, _) = coinage(folder.path(), &["check"]);
    assert_eq!(code, 0);
    assert!(
        stdout.contains(
            "en/a.ftl:2:1: warning[placeholder-type]: the comment says that `$total` is Number, coinage.toml Money\n"
        ),
        "{stdout}"
    );
    assert!(stdout.contains("de/a.ftl:1:26: warning[glossary]: `Wagen` is no word for `cart` in de\n"), "{stdout}");
}
