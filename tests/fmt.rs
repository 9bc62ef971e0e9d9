//! `coinage fmt`: one layout, that says the same and stays what it is.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use coinage::message::syntax::{Entry, canonical, parse};
use proptest::prelude::*;
use std::path::Path;
use support::{catalog, coinage};

mod support;

/// Holds the layout of a text, if it has one, against the text and itself.
fn hold(source: &str) {
    let tree = parse(source);
    let written = match canonical(source) {
        Ok(written) => written,
        Err(faults) => {
            let junk = tree.body.iter().filter(|entry| matches!(entry, Entry::Junk(_))).count();
            assert!(
                junk == faults.len() || junk == 0 && source.replace("\r\n", "").contains('\r'),
                "{source:?}: {faults:?}"
            );
            return;
        }
    };
    assert_eq!(parse(&written).body, tree.body, "{source:?} became {written:?}");
    assert_eq!(canonical(&written).unwrap(), written, "{source:?}");
    // Two blank lines stand only inside a text, where the source has them.
    let plain = source.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    assert!(!written.contains("\n\n\n") || plain.contains("\n\n\n"), "{source:?} became {written:?}");
}

/// A line or piece of Fluent.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "a = A",
        "-t = T",
        "\n",
        "\n\n\n",
        "\r\n",
        "    ",
        "  ",
        "# comment",
        "#",
        "## group",
        "### resource",
        "    .title = T",
        ".x",
        "[x]",
        "*y",
        "{ $name }",
        "{$n}",
        "{ -t(case: \"x\") }",
        "{ NUMBER($n, a: 1) }",
        "{ \"}\\u0041\" }",
        "{{ $n }}",
        "\na = ",
        "\n-b =",
        " text",
        "é",
        "\u{1f600}",
        "{ $n ->\n [one] One\n *[other]\n   Two\n\n   lines\n }",
        "{ -t.x ->\n*[a] { $n ->\n *[b] c }\n}",
        "=",
        "}",
        "\t",
        "\nb =\n      deep\n    less\n",
        "\n# about c\nc = C\n",
        "\r",
    ]);
    fixed.prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_layout_says_the_same_and_is_its_own(pieces in prop::collection::vec(piece(), 0..14)) {
        hold(&pieces.concat());
    }

    #[test]
    fn so_does_that_of_whole_messages(messages in prop::collection::vec((piece(), piece(), piece()), 1..6), apart in any::<bool>()) {
        let mut source = String::new();
        for (place, (first, second, third)) in messages.iter().enumerate() {
            source.push_str(&format!("{}m{place} = x {first}\n    {second}{third}\n", if apart { "\n" } else { "" }));
        }
        hold(&source);
    }
}

#[test]
fn every_text_of_the_repository_keeps_what_it_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in ["ast.jsonl", "messages.jsonl"] {
        for line in std::fs::read_to_string(root.join("tests/corpus").join(file)).unwrap().lines() {
            let request: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
            request["source"].as_str().iter().for_each(|source| hold(source));
        }
    }
    let (code, stdout, stderr) = coinage(root, &["fmt", "locales", "--check"]);
    assert_eq!(code, 0, "the repository's own files are laid out: {stdout}{stderr}");
}

#[test]
fn files_are_laid_out_or_named_and_left_as_they_are() {
    let wrong = "a=A\nb = {\nc\n";
    let folder = catalog(&[
        ("locales/en/a.ftl", "a=A\n\n\n# B\nb   =  B\n"),
        ("locales/en/good.ftl", "a = A\n"),
        ("locales/de/wrong.ftl", wrong),
    ]);
    std::fs::write(folder.path().join("locales/de/bytes.ftl"), b"a = \xff\n").unwrap();
    let read = |path: &str| std::fs::read_to_string(folder.path().join(path)).unwrap();
    let (code, stdout, stderr) = coinage(folder.path(), &["fmt", "--check"]);
    assert_eq!(
        (code, stdout.as_str()),
        (1, "locales/en/a.ftl\n4 files, 1 would change, 2 left as they are\n"),
        "{stderr}"
    );
    assert!(
        stderr.contains("locales/de/wrong.ftl: line 2, column 1: `b = {` is not a message; the file is left"),
        "{stderr}"
    );
    assert!(stderr.contains("locales/de/bytes.ftl: the file is not valid UTF-8; the file is left"), "{stderr}");
    assert_eq!(read("locales/en/a.ftl"), "a=A\n\n\n# B\nb   =  B\n", "nothing was written");
    assert_eq!(coinage(folder.path(), &["fmt"]).0, 1, "two files don't parse");
    assert_eq!(read("locales/en/a.ftl"), "a = A\n\n# B\nb = B\n");
    assert_eq!(read("locales/de/wrong.ftl"), wrong);
    let (code, stdout, _) = coinage(folder.path(), &["fmt", "locales/en"]);
    assert_eq!((code, stdout.as_str()), (0, "2 files, 0 changed, 0 left as they are\n"));
    std::fs::write(folder.path().join("one.ftl"), "a=A").unwrap();
    assert_eq!(coinage(folder.path(), &["fmt", "one.ftl"]).1, "one.ftl\n1 file, 1 changed, 0 left as they are\n");
    assert_eq!(coinage(folder.path(), &["fmt", "nowhere"]).0, 5);
}
