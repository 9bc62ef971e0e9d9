//! Fluent source text and its tree: what parses, what is junk, how text is laid out.
#![cfg(feature = "parser")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use coinage::message::syntax::{self, Element, Entry, Expression};
use coinage::message::{Arguments, Bundle, Program, Resource};
use coinage::{Locale, format::Scratch};
use proptest::prelude::*;
use serde_json::{Value, json};

fn ast(source: &str) -> Value {
    serde_json::from_str(&syntax::ast_json(source)).unwrap()
}

/// The entries in short: `id=text` for messages and terms, `!junk`, `#comment`.
fn outline(source: &str) -> Vec<String> {
    let text = |message: &syntax::Message<'_>| {
        let value = message.value.as_ref().map_or_else(String::new, |pattern| {
            pattern
                .elements
                .iter()
                .map(|element| match element {
                    Element::Text(text) => text.as_ref(),
                    Element::Placeable(_) => "{}",
                })
                .collect()
        });
        let attributes: String = message.attributes.iter().map(|attribute| format!(" .{}", attribute.id)).collect();
        let comment = message.comment.as_ref().map_or_else(String::new, |comment| format!(" #{comment}"));
        format!("{}={value}{attributes}{comment}", message.id)
    };
    syntax::parse(source)
        .body
        .iter()
        .map(|entry| match entry {
            Entry::Message(message) => text(message),
            Entry::Term(term) => format!("-{}", text(term)),
            Entry::Comment(level, content) => format!("{level:?}#{content}"),
            Entry::Junk(content) => format!("!{content}"),
        })
        .collect()
}

#[track_caller]
fn junk(source: &str) {
    assert_eq!(outline(source), [format!("!{source}")]);
}

/// A message of this placeable alone must parse.
#[track_caller]
fn accepts(placeable: &str) {
    let source = format!("m = {placeable}\n");
    let tree = syntax::parse(&source);
    assert!(matches!(&tree.body[..], [Entry::Message(_)]), "{source}: {:?}", tree.body);
}

#[test]
fn the_json_is_that_of_the_fluent_fixtures() {
    assert_eq!(
        ast("## g\n\n-t = { $n ->\n    [-1.50] a\n   *[b] { \"\\\"\" }\n }\nbad\n"),
        json!({"type": "Resource", "body": [
            {"type": "GroupComment", "content": "g"},
            {"type": "Term", "id": {"type": "Identifier", "name": "t"}, "attributes": [], "comment": null,
             "value": {"type": "Pattern", "elements": [{"type": "Placeable", "expression": {
                "type": "SelectExpression",
                "selector": {"type": "VariableReference", "id": {"type": "Identifier", "name": "n"}},
                "variants": [
                    {"type": "Variant", "key": {"type": "NumberLiteral", "value": "-1.50"}, "default": false,
                     "value": {"type": "Pattern", "elements": [{"type": "TextElement", "value": "a"}]}},
                    {"type": "Variant", "key": {"type": "Identifier", "name": "b"}, "default": true,
                     "value": {"type": "Pattern", "elements": [{"type": "Placeable", "expression":
                        {"type": "StringLiteral", "value": "\\\""}}]}}
                ]}}]}},
            {"type": "Junk", "annotations": [], "content": "bad\n"}
        ]})
    );
    assert_eq!(
        ast("m = { F(m.b, -t(x: -1), { 2 }, y: \"z\") }")["body"][0]["value"]["elements"][0]["expression"],
        json!({"type": "FunctionReference", "id": {"type": "Identifier", "name": "F"}, "arguments": {
            "type": "CallArguments",
            "positional": [
                {"type": "MessageReference", "id": {"type": "Identifier", "name": "m"},
                 "attribute": {"type": "Identifier", "name": "b"}},
                {"type": "TermReference", "id": {"type": "Identifier", "name": "t"}, "attribute": null, "arguments":
                    {"type": "CallArguments", "positional": [], "named": [{"type": "NamedArgument",
                     "name": {"type": "Identifier", "name": "x"}, "value": {"type": "NumberLiteral", "value": "-1"}}]}},
                {"type": "Placeable", "expression": {"type": "NumberLiteral", "value": "2"}}
            ],
            "named": [{"type": "NamedArgument", "name": {"type": "Identifier", "name": "y"},
                       "value": {"type": "StringLiteral", "value": "z"}}]
        }})
    );
}

#[test]
fn comments_join_attach_and_stand_alone() {
    assert_eq!(outline("# a\n# b\nm = v\n"), ["m=v #a\nb"]);
    assert_eq!(outline("# a\n\nm = v\n"), ["Single#a", "m=v"]);
    assert_eq!(outline("# a\n## b\n### c\n#\n#"), ["Single#a", "Group#b", "Resource#c", "Single#\n"]);
    assert_eq!(outline("## g\nm = v"), ["Group#g", "m=v"]);
    assert_eq!(outline("# a\n#bad\n"), ["Single#a", "!#bad\n"]);
    assert_eq!(outline("# crlf\r\n# two\r\nm = v\r\n"), ["m=v #crlf\ntwo"]);
    junk("#### four\n");
}

#[test]
fn text_loses_its_common_indentation_only() {
    assert_eq!(outline("m =\n      a\n    b\n"), ["m=  a\nb"]);
    assert_eq!(outline("m = a\n      b\n    c\n"), ["m=a\n  b\nc"]);
    assert_eq!(outline("m =\n    {$x} a\n      b\n"), ["m={} a\n  b"]);
    assert_eq!(outline("m =\n    a\n      {$x}\n{$y}\n"), ["m=    a\n      {}\n{}"]);
    assert_eq!(outline("m =\n    a\n          \n    b   \n\n"), ["m=a\n\nb"]);
    assert_eq!(outline("m =\r\n    a\r\n    b\r\n"), ["m=a\nb"]);
    assert_eq!(outline("m = a   \n    b"), ["m=a   \nb"]);
    assert_eq!(outline("m =   {$x}   \n"), ["m={}"]);
    assert_eq!(outline("m = a\rb\n"), ["m=a\rb"]);
}

#[test]
fn junk_ends_where_an_entry_may_begin() {
    assert_eq!(outline("a = {\nfoo = x\n"), ["!a = {\n", "foo=x"]);
    assert_eq!(outline("err {\n\n   x\n  # y\nb = c"), ["!err {\n\n   x\n  # y\n", "b=c"]);
    assert_eq!(outline("a = v\n    .bad\n    .b = c\nd = e"), ["a=v", "!    .bad\n    .b = c\n", "d=e"]);
    assert_eq!(outline("a = v\n    }\nd = e"), ["a=v", "!    }\n", "d=e"]);
    assert_eq!(outline("a = v\n    {x\n"), ["a=v", "!    {x\n"]);
    assert_eq!(outline("a =\n    .b = {\n"), ["!a =\n    .b = {\n"]);
    assert_eq!(outline("a = v\n    .b = c {\n"), ["!a = v\n    .b = c {\n"]);
    assert_eq!(outline("-t =\n    .a = b\n"), ["!-t =\n    .a = b\n"]);
    assert_eq!(outline("m =\n    .a = b\n\n\n  .c = d\n"), ["m= .a .c"]);
}

#[test]
fn what_the_grammar_does_not_have_is_junk() {
    for placeable in [
        "{ F(1 2) }",
        "{ F(a: 1 b: 2) }",
        "{ F(a: $x) }",
        "{ F(a: 1, 2) }",
        "{ F(a: 1, a: 2) }",
        "{ f() }",
        "{ m .a }",
        "{ -t.a }",
        "{ \"\\{\" }",
        "{ \"\\u00g0\" }",
        "{ \"open }",
        "{ 1. }",
        "{ $x -> }",
        "{ $x ->\n [a] b\n }",
        "{ $x ->\n [a] b\n *}",
        "{ $x ->\n *[a] b }",
        "{ $x ->\n *[a] b\n *[c] d\n }",
        "{ m ->\n *[a] b\n }",
        "{ { $x } ->\n *[a] b\n }",
        "{}",
        "{",
        "}",
    ] {
        let source = format!("m = {placeable}");
        assert!(matches!(&syntax::parse(&source).body[0], Entry::Junk(_)), "{source}");
    }
}

#[test]
fn what_the_grammar_has_is_accepted() {
    for placeable in [
        "{F()}",
        "{ F ( $x , 1 , ) }",
        "{ F(\n$x,\na : -1.5\n) }",
        "{ -t(\"positional\", a: \"b\") }",
        "{ F(-t.a) }",
        "{ \"\\U01F600 é }{\" }",
        "{ -t.a ->\n *[ a ] b\n }",
        "{ $x ->\n\n [one]\n   first\n *[ -1.0 ] \"quoted\" \\u {\"{\"}\n}",
        "{\n$x\n}",
        "{ { { m.a } } }",
        "{ F({ $x ->\n *[a] b\n }) }",
    ] {
        accepts(placeable);
    }
}

#[test]
fn escapes_cut_inside_a_character_are_junk() {
    // fluent-rs#389: fluent-syntax slices these inside a character.
    for source in ["a={\"\\u\u{301}\"}", "a={\"\\u12é\"}", "a={\"\\U0000€\"}", "a={\"\\u", "a={\"\\é\"}"] {
        junk(source);
    }
}

#[test]
fn nesting_has_a_bottom() {
    for (open, close) in [("{", "}"), ("F(", ")"), ("{F(", ")}"), ("{ $x ->\n *[a] ", "\n}")] {
        for depth in [99_usize, 101, 100_000] {
            let source = format!("m = {{{}$x{}}}\n", open.repeat(depth), close.repeat(depth));
            let _ = syntax::parse(&source);
        }
    }
    let nested = format!("m = {}\"x\"{}\n", "{".repeat(100), "}".repeat(100));
    assert_eq!(outline(&nested), ["m={}"]);
    junk(&format!("m = {}\"x\"{}\n", "{".repeat(101), "}".repeat(101)));
}

#[test]
fn names_know_where_they_stand() {
    let tree = syntax::parse("é = 1\nm = é { $name }\n");
    let Entry::Message(message) = &tree.body[1] else { panic!("no message") };
    assert_eq!(tree.offset(message.id), Some(7));
    let Element::Placeable(Expression::Variable(name)) = &message.value.as_ref().unwrap().elements[1] else {
        panic!("no variable")
    };
    assert_eq!(tree.offset(name), Some(17));
    assert_eq!(tree.offset("m"), None);
}

/// Texts made of what the grammar is made of, in no particular order.
fn soup() -> impl Strategy<Value = String> {
    let tokens = prop::sample::select(vec![
        "m",
        "-t",
        "m = ",
        "\n",
        "\r\n",
        "\r",
        "\n    ",
        " ",
        "{",
        "}",
        "{ ",
        " }",
        "$x",
        "\"",
        "\\u",
        "\\U",
        "\\\\",
        "\u{301}",
        "é",
        "😀",
        "0041",
        "F(",
        ")",
        ",",
        ":",
        "->\n",
        "[",
        "]",
        "*[a] ",
        "[one] ",
        "\n  *[b] ",
        ".a = ",
        "\n    .a = ",
        "# ",
        "##",
        "1.5",
        "-",
        "-1",
        "{ $x }",
        "{ $x ->\n   *[other] y\n  }",
        "x",
        "\u{0}",
        "{\"é\"}",
        "NUMBER($x, minimumFractionDigits: 200)",
        "DATETIME($x)",
        "m = { NUMBER($x, type: \"ordinal\") ->\n *[a] b\n }",
    ]);
    prop::collection::vec(tokens, 0..40).prop_map(|tokens| tokens.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn no_text_makes_it_panic(source in prop_oneof![soup(), any::<String>()]) {
        let _ = syntax::ast_json(&source);
        let resource = Resource::parse(&source).unwrap();
        let bytes = resource.program().to_bytes().unwrap();
        let program = Program::read(&bytes).unwrap();
        prop_assert_eq!(&program, resource.program());
        let mut bundle = Bundle::new(Locale::parse("en").unwrap(), true);
        bundle.add_program(program);
        for (_, message) in bundle.messages() {
            if let Some(pattern) = bundle.value(message) {
                let _ = (bundle.signature(pattern), bundle.pieces(pattern), bundle.static_text(pattern));
            }
            let (mut out, mut errors) = (Scratch::new(), Vec::new());
            bundle.write(message, None, &Arguments::NONE, &mut out, &mut errors).unwrap();
        }
    }

    #[test]
    fn everything_written_is_in_some_entry(source in soup()) {
        // Only junk: then it is the whole source but for blank lines between.
        let tree = syntax::parse(&source);
        if tree.body.iter().all(|entry| matches!(entry, Entry::Junk(_))) {
            let blank = |character: &char| !matches!(character, ' ' | '\n' | '\r');
            let junk: String = tree.body.iter().map(|entry| match entry {
                Entry::Junk(content) => *content,
                _ => "",
            }).collect();
            prop_assert_eq!(junk.chars().filter(blank).collect::<String>(), source.chars().filter(blank).collect::<String>());
        }
    }

    #[test]
    fn no_bytes_make_reading_panic(source in soup(), edits in prop::collection::vec((any::<u16>(), any::<u8>()), 1..8)) {
        let mut bytes = Resource::parse(&source).unwrap().program().to_bytes().unwrap();
        for (place, byte) in edits {
            let length = bytes.len();
            bytes[usize::from(place) % length] = byte;
        }
        repair(&mut bytes);
        if let Ok(program) = Program::read(&bytes) {
            let mut bundle = Bundle::new(Locale::parse("en").unwrap(), true);
            bundle.add_program(program);
            for (_, message) in bundle.messages() {
                let _ = bundle.value(message).map(|pattern| bundle.signature(pattern));
                let (mut out, mut errors) = (Scratch::new(), Vec::new());
                let _ = bundle.write(message, None, &Arguments::NONE, &mut out, &mut errors);
            }
        }
    }

    #[test]
    fn cut_off_or_damaged_bytes_are_refused(source in soup(), at in any::<u16>(), flip in 1_u8..) {
        let bytes = Resource::parse(&source).unwrap().program().to_bytes().unwrap();
        let at = usize::from(at) % bytes.len();
        prop_assert_eq!(Program::read(&bytes[..at]).unwrap_err().code(), "bad-pack");
        let mut damaged = bytes;
        damaged[at] ^= flip;
        prop_assert_eq!(Program::read(&damaged).unwrap_err().code(), "bad-pack");
    }
}

/// Puts the right magic, version, length and checksum before edited contents, so that the edits
/// meet the checks behind them.
fn repair(bytes: &mut [u8]) {
    let (header, body) = bytes.split_at_mut(16);
    let checksum = body.chunks(4).fold(0x811c_9dc5_u32, |hash, chunk| {
        let word = chunk.iter().rev().fold(0_u32, |word, &byte| word.wrapping_shl(8) | u32::from(byte));
        (hash ^ word).wrapping_mul(0x0100_0193).rotate_left(5)
    });
    header[..8].copy_from_slice(b"CFLP\x02\0\0\0");
    header[8..12].copy_from_slice(&checksum.to_le_bytes());
    header[12..].copy_from_slice(&u32::try_from(body.len()).unwrap().to_le_bytes());
}
