//! What is made from a catalog's sources: types, pseudo-locales, usage; and source text from trees.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use coinage::catalog::{PseudoKind, pseudo, signatures, used_ids};
use coinage::message::syntax::{ast_json, parse, serialize};
use std::path::Path;
use support::{catalog, coinage};

mod support;

/// Every Fluent source of the repository: its own messages and the corpus.
fn sources() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for locale in std::fs::read_dir(root.join("locales")).unwrap() {
        for file in std::fs::read_dir(locale.unwrap().path()).unwrap() {
            found.push(std::fs::read_to_string(file.unwrap().path()).unwrap());
        }
    }
    for file in ["ast.jsonl", "messages.jsonl"] {
        for line in std::fs::read_to_string(root.join("tests/corpus").join(file)).unwrap().lines() {
            let request: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
            found.extend(request["source"].as_str().map(str::to_owned));
        }
    }
    found
}

#[test]
fn source_text_that_is_written_anew_says_the_same() {
    let sources = sources();
    assert!(sources.len() > 300);
    for source in sources {
        let written = serialize(&parse(&source));
        // Junk keeps its place, but what stood around it decides where it ends.
        if !ast_json(&source).contains("\"Junk\"") {
            assert_eq!(ast_json(&written), ast_json(&source), "{source:?} became {written:?}");
            assert_eq!(serialize(&parse(&written)), written, "once is enough");
        }
    }
}

#[test]
fn pseudo_locales_keep_all_but_the_words() {
    let source = "# A comment\n-brand = Shop\ncart = <a href=\"/cart\">Cart</a> &amp; { $count ->\n    [one] { $count } item\n   *[other] { NUMBER($count, minimumFractionDigits: 0) } items\n} of { -brand }{ \"\\u0041\" }\n    .title = Open\n";
    let accented = pseudo(source, PseudoKind::Accented, 130);
    for kept in [
        "# A comment",
        "-brand",
        "<a href=\"/cart\">",
        "</a> &amp; ",
        "[one]",
        "*[other]",
        "NUMBER($count, minimumFractionDigits: 0)",
        "\"\\u0041\"",
        ".title",
    ] {
        assert!(accented.contains(kept), "{kept} is in {accented}");
    }
    assert!(!accented.contains("Cart<") && !accented.contains("items"), "{accented}");
    assert_eq!(signatures(&[source]), signatures(&[&accented]));
    for source in sources() {
        let (plain, doubled) = (pseudo(&source, PseudoKind::Accented, 100), pseudo(&source, PseudoKind::Accented, 200));
        assert!(doubled.chars().count() >= plain.chars().count());
        assert_eq!(signatures(&[&source]).len(), signatures(&[&doubled]).len(), "{source:?}");
    }
    assert!(pseudo("a = Hello", PseudoKind::Bidi, 100).contains("\u{202e}Hello\u{202c}"));
}

#[test]
fn types_are_written_and_stale_ones_are_noticed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = std::fs::read_to_string(root.join("tests/types/messages.ftl")).unwrap();
    let folder = catalog(&[("locales/en/messages.ftl", &source)]);
    for (name, committed) in [("m.rs", "tests/types/messages.rs"), ("m.d.ts", "tests/web/types/catalog/messages.d.ts")]
    {
        let (code, stdout, _) = coinage(folder.path(), &["types", "--out", name]);
        assert_eq!((code, stdout), (0, format!("{name}: 6 messages\n")));
        let made = std::fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!(
            made,
            std::fs::read_to_string(root.join(committed)).unwrap(),
            "{committed} is what the command writes"
        );
        assert_eq!(coinage(folder.path(), &["types", "--out", name, "--check"]).0, 0);
        std::fs::write(folder.path().join(name), "stale").unwrap();
        let (code, stdout, _) = coinage(folder.path(), &["types", "--out", name, "--check"]);
        assert_eq!((code, stdout), (1, format!("{name} is stale: run `coinage types` again\n")));
        assert_eq!(std::fs::read_to_string(folder.path().join(name)).unwrap(), "stale", "nothing was written");
    }
}

#[test]
fn a_pseudo_locale_is_written_beside_the_others() {
    let folder = catalog(&[("locales/en/shop/cart.ftl", "cart = Cart\n")]);
    let (code, stdout, _) = coinage(folder.path(), &["pseudo", "--out", "locales/en-XA", "--expand", "200"]);
    assert_eq!((code, stdout.as_str()), (0, "locales/en-XA/shop/cart.ftl\n"));
    assert_eq!(
        std::fs::read_to_string(folder.path().join("locales/en-XA/shop/cart.ftl")).unwrap(),
        "cart = ⟦Çáááŕţ~~⟧\n"
    );
    let (code, _, stderr) = coinage(folder.path(), &["pseudo", "--out", "x", "--kind", "loud"]);
    assert_eq!(code, 3);
    assert!(
        stderr.starts_with("error[invalid-option]: `loud` is no kind of pseudo-locale\nhint: one of accented, bidi"),
        "{stderr}"
    );
}

#[test]
fn missing_and_unused_messages_are_found_in_a_program_s_sources() {
    let folder = catalog(&[
        ("locales/en/a.ftl", "used = U\n    .title = T\nlisted = L\nown = O\nunused = X\nonly =\n    .label = L\n"),
        ("web/page.html", "<p data-l10n-id=\"used\"></p><p data-l10n-id='only'></p>\n"),
        ("web/app.ts", "coinage.message(\"gone\");\ncoinage.messages([[\"used.title\", {}], [\"listed\"]]);\n"),
        ("web/node_modules/x.js", "message(\"not-ours\")"),
        ("web/own.rs", "t!(own)"),
    ]);
    let (code, stdout, _) = coinage(folder.path(), &["usage", "--sources", "web", "--pattern", "t!({id})"]);
    assert_eq!(
        (code, stdout.as_str()),
        (1, "web/app.ts:1:18: missing `gone`\nunused `unused`\n6 used, 1 missing, 1 unused\n")
    );
    let (code, stdout, _) = coinage(folder.path(), &["usage", "--sources", "web/page.html", "--json"]);
    let found: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!((code, found["used"].as_u64(), found["unused"].as_array().unwrap().len()), (0, Some(2), 3));
    for pattern in ["{id}", "*{id}", "own"] {
        let (code, _, stderr) = coinage(folder.path(), &["usage", "--sources", "web", "--pattern", pattern]);
        assert_eq!(code, 3, "{stderr}");
    }
}

#[test]
fn a_pattern_passes_over_the_arguments_before_an_id() {
    let ids = |source: &str, pattern: &str| -> Vec<String> {
        used_ids(source, &[pattern]).into_iter().map(|found| found.id).collect()
    };
    let source =
        "label(row(1, \"a, b\"), \"one\"); label(x, 'two'); label(\n  [y, { z }],\n  \"three\",\n); label(\"four\")";
    assert_eq!(ids(source, "label(*, \"{id}\""), ["one", "three"]);
    assert_eq!(ids(source, "label(*, '{id}'"), ["two"]);
    assert_eq!(ids(source, "label(\"{id}\")"), ["four"]);
    assert_eq!(ids("set(a, b, \"five\") set(a, \"six\")", "set(*, *, \"{id}\""), ["five"]);
    // A call that does not end is none.
    assert!(ids("label(x", "label(*, \"{id}\"").is_empty());
    assert!(ids("label(\"x, \"one\"", "label(*, \"{id}\"").is_empty());
}

#[test]
fn whatever_a_source_holds_searching_it_ends() {
    for text in [
        "message(",
        "message(\"",
        "messages([[",
        "messages([[\"",
        "data-l10n-id=é",
        "message(\"\u{1f600}\")",
        "messages([[\"a\"],[",
        "",
    ] {
        assert!(used_ids(text, &["{id}", "x{id}"]).len() <= 1, "{text}");
    }
}

#[test]
fn a_pack_can_be_cut_to_the_messages_that_a_page_asks_for() {
    let source = "-brand = Shop\ncart = Cart of { -brand }\nhelp = Help\nwelcome = { cart }\n    .title = T\n";
    let folder = catalog(&[("locales/en/a.ftl", source), ("page.html", "<p data-l10n-id=\"welcome\"></p>")]);
    let size = |out: &str, more: &[&str]| {
        let arguments = [&["pack", "-q", "--topics", "messages", "--locales", "en", "--out", out], more].concat();
        let (code, _, stderr) = coinage(folder.path(), &arguments);
        assert_eq!((code, stderr.as_str()), (0, ""));
        std::fs::read(folder.path().join(out).join("en.messages.pack")).unwrap()
    };
    let whole = size("all", &[]);
    let cut = size("used", &["--used-in", "page.html"]);
    assert!(cut.len() < whole.len(), "{} of {}", cut.len(), whole.len());
    assert_eq!(cut, size("named", &["--messages", "welcome.title,nothing"]));
    let program = coinage::message::Program::read(&cut).unwrap();
    assert_eq!(program.len(), 3, "welcome, cart and the brand");
}

#[test]
fn brackets_stand_around_what_speaks_and_nothing_but_words_changes() {
    let accented = |source: &str| pseudo(source, PseudoKind::Accented, 100);
    // A tag that a placeable interrupts stays whole.
    assert_eq!(accented("a = <a href=\"{ $url }\">Go</a>\n"), "a = ⟦<a href=\"{ $url }\">Ĝö</a>⟧\n");
    assert_eq!(accented("a = 3 < 4 and { $b } > c\n"), "a = ⟦3 < 4 áñð { $b } > ç⟧\n");
    // Attributes of terms select; terms are parts of messages.
    assert_eq!(accented("-a = Shop\n    .gender = neuter\n"), "-a = Šĥöþ\n    .gender = neuter\n");
    // Each variant speaks for itself where the message has no words of its own.
    let select = "a =\n    { $n ->\n        [one] One\n       *[other] { $n }\n    }\n";
    assert_eq!(accented(select), select.replace("One", "⟦Öñé⟧"));
    assert_eq!(accented("a = { $n }\n"), "a = { $n }\n");
    // Every letter asked for comes, at the end where no vowel takes it.
    assert_eq!(pseudo("a = Hmmm", PseudoKind::Accented, 150), "a = ⟦Ĥɱɱɱ~~⟧\n");
    // What looks like a variant or an attribute at the start of a line is text beside the `=`.
    for source in ["a = [x]\n    b\n", "a = .x\n    b\n", "a = *x { $n ->\n       *[other] b\n    }\n"] {
        assert_eq!(ast_json(&serialize(&parse(source))), ast_json(source));
    }
    for kind in [PseudoKind::Accented, PseudoKind::Bidi] {
        for source in sources() {
            let made = pseudo(&source, kind, 130);
            if !ast_json(&source).contains("\"Junk\"") {
                assert!(!ast_json(&made).contains("\"Junk\""), "{source:?} became {made:?}");
                let ids = |source: &str| signatures(&[source]).into_iter().map(|found| (found.id, found.variables));
                assert!(ids(&source).eq(ids(&made)), "{source:?} became {made:?}");
            }
        }
    }
}

#[test]
fn expansion_is_per_cent_or_a_ratio() {
    let folder = catalog(&[("locales/en/a.ftl", "a = Banana\n")]);
    let mut made = Vec::new();
    for expand in ["150", "1.5", "1.50"] {
        assert_eq!(coinage(folder.path(), &["pseudo", "--out", "x", "--expand", expand]).0, 0);
        made.push(std::fs::read_to_string(folder.path().join("x/a.ftl")).unwrap());
    }
    assert!(made.iter().all(|text| text == "a = ⟦Ɓááñááñáá⟧\n"), "{made:?}");
    for expand in ["0.9", "99", "401", "4.1", "1.x", "130.5", "", "-1"] {
        assert_eq!(coinage(folder.path(), &["pseudo", "--out", "x", &format!("--expand={expand}")]).0, 2, "{expand}");
    }
}

#[test]
fn ids_are_found_where_a_program_asks_for_them_and_nowhere_else() {
    let ids = |text: &str| used_ids(text, &[]).into_iter().map(|found| found.id).collect::<Vec<_>>();
    let many =
        "messages([\n  [\"a\", { names: [\"Ana\"], note: \"]) [[\" }],\n  ['b', f([1])],\n  [`c`],\n]); [[\"d\"]]";
    assert_eq!(ids(many), ["a", "b", "c"]);
    assert_eq!(ids("catalog.format(\"a\", None); bundle.message( \"b\" )"), ["a", "b"]);
    assert!(ids("text.find(\"a\"); date_format(\"b\"); messages(list); format!(\"c\"); message(id, \"d\")").is_empty());
    let found = used_ids("é message(\"a\")\n\n  message(\"b\") message(\"c\")", &[]);
    let places: Vec<_> = found.iter().map(|found| (found.line, found.column)).collect();
    assert_eq!(places, [(1, 12), (3, 12), (3, 25)]);
}

#[test]
fn what_a_used_message_refers_to_is_used() {
    let source = "a = { -t } { b.title }\n-t = { c }\nb = B\n    .title = T\nc = C\nd = { d }\n";
    let folder = catalog(&[("locales/en/a.ftl", source), ("app.js", "message(\"a\")")]);
    let (code, stdout, _) = coinage(folder.path(), &["usage", "--sources", "app.js"]);
    assert_eq!((code, stdout.as_str()), (0, "unused `b`\nunused `d`\n1 used, 0 missing, 2 unused\n"));
    let json = coinage(folder.path(), &["usage", "--sources", "app.js", "--format", "json"]);
    assert_eq!(json, coinage(folder.path(), &["usage", "--sources", "app.js", "--json"]));
}

#[test]
fn types_follow_the_language_that_is_named() {
    let folder = catalog(&[("locales/de/a.ftl", "continue = { $userName } { $user-name }\n")]);
    let (code, stdout, stderr) = coinage(folder.path(), &["types", "--out", "m.rs", "--locale", "de"]);
    assert_eq!((code, stdout.as_str()), (0, "m.rs: 1 messages\n"), "{stderr}");
    let made = std::fs::read_to_string(folder.path().join("m.rs")).unwrap();
    assert!(
        made.contains("pub fn continue_(") && made.contains(", user_name: ") && made.contains(", user_name_: "),
        "{made}"
    );
    assert_eq!(coinage(folder.path(), &["types", "--out", "m.rs"]).0, 5, "there is no English");
}
