//! What an `eval` answer owes: every line one answer, exact numbers, named errors.
#![cfg(all(feature = "eval", feature = "embedded"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use coinage::eval::{Context, evaluate};
use serde_json::Value;

fn answer(line: &str) -> Value {
    let text = evaluate(line.as_bytes(), &mut Context::new());
    assert!(!text.contains('\n') && !text.contains('\r'), "{text}");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The `ok` member.
fn ok(line: &str) -> Value {
    let mut answer = answer(line);
    assert!(answer.get("error").is_none(), "{line}: {answer}");
    answer["ok"].take()
}

/// The error's code; the other members have to be there too.
fn code(line: &str) -> String {
    let answer = answer(line);
    assert!(answer.get("ok").is_none(), "{line}: {answer}");
    let error = &answer["error"];
    assert!(!error["message"].as_str().unwrap().is_empty(), "{answer}");
    assert!(!error["hint"].as_str().unwrap().is_empty(), "{answer}");
    error["code"].as_str().unwrap().to_owned()
}

fn message_of(line: &str) -> String {
    answer(line)["error"]["message"].as_str().unwrap().to_owned()
}

mod lines {
    use super::*;

    #[test]
    fn whatever_a_line_holds_it_gets_one_answer() {
        for line in [
            "",
            " ",
            "\t",
            "\r",
            "{",
            "}",
            "[]",
            "[1,2]",
            "null",
            "true",
            "17",
            "\"op\"",
            "{}",
            "{}{}",
            "{\"op\":\"number\"",
            "{\"op\":\"number\",}",
            "{'op':'number'}",
            "{\"op\":1}",
            "{\"op\":null}",
            "{\"op\":[]}",
            "{\"op\":\"\"}",
            "{\"op\":\"numbers\"}",
            "{\"op\":\"\\ud800\"}",
            "NaN",
            "\u{feff}{}",
            "{\"op\":\"number\",\"locale\":\"de\",\"value\":01}",
            "{\"op\":\"number\",\"locale\":\"de\",\"value\":1.}",
            "{\"op\":\"number\",\"locale\":\"de\",\"value\":NaN}",
        ] {
            assert_eq!(code(line), "bad-request", "{line}");
        }
    }

    #[test]
    fn invalid_utf8_is_answered() {
        for line in [&b"\xff"[..], b"{\"op\":\"number\xc3\"}", b"\xed\xa0\x80", b"\0"] {
            let text = evaluate(line, &mut Context::new());
            assert!(text.starts_with(r#"{"error":{"code":"bad-request","#), "{text}");
        }
    }

    #[test]
    fn deep_nesting_neither_overflows_the_stack_nor_gets_through() {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let deep = open.repeat(200_000);
            assert_eq!(code(&deep), "bad-request");
            let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
            assert_eq!(code(&format!(r#"{{"op":"number","locale":"de","value":1,"ref":{deep}}}"#)), "bad-request");
        }
        let shallow = format!("{}{}", "[".repeat(100), "]".repeat(100));
        let answer = evaluate(
            format!(r#"{{"op":"number","locale":"de","value":1,"ref":{shallow}}}"#).as_bytes(),
            &mut Context::new(),
        );
        assert_eq!(answer, format!(r#"{{"ok":"1","ref":{shallow}}}"#));
    }

    #[test]
    fn a_reference_comes_back_as_it_was_given() {
        for (given, back) in [
            ("1", "1"),
            ("1.50", "1.50"),
            ("12345678901234567890.10", "12345678901234567890.10"),
            ("1e400", "1e400"),
            ("null", "null"),
            ("\"a \\\" b\"", "\"a \\\" b\""),
            ("{ \"b\" : [ 1 , 2 ], \"a\":\"x y\" }", "{\"b\":[1,2],\"a\":\"x y\"}"),
            ("{\"$serde_json::private::Number\":\"1\"}", "{\"$serde_json::private::Number\":\"1\"}"),
        ] {
            let mut context = Context::new();
            let line = format!(r#"{{"ref":{given},"op":"number","locale":"en","value":1}}"#);
            assert_eq!(evaluate(line.as_bytes(), &mut context), format!(r#"{{"ok":"1","ref":{back}}}"#));
            let line = format!(r#"{{"ref":{given},"op":"nothing"}}"#);
            assert!(evaluate(line.as_bytes(), &mut context).ends_with(&format!(r#","ref":{back}}}"#)));
        }
    }

    #[test]
    fn objects_that_pretend_to_be_numbers_are_objects() {
        for value in [
            r#"{"$serde_json::private::Number":"1"}"#,
            r#"{"$serde_json::private::Number":"x"}"#,
            r#"{"$serde_json::private::RawValue":"1"}"#,
        ] {
            assert_eq!(code(&format!(r#"{{"op":"number","locale":"de","value":{value}}}"#)), "bad-request");
            assert_eq!(code(value), "bad-request");
        }
    }

    #[test]
    fn a_field_that_is_given_twice_is_refused_by_name() {
        let line = r#"{"op":"number","op":"plural","locale":"de","value":1}"#;
        assert_eq!(message_of(line), "field `op` is given twice");
        let line = r#"{"op":"number","locale":"de","value":1,"options":{"style":"percent","style":"decimal"}}"#;
        assert_eq!(message_of(line), "field `options.style` is given twice");
    }

    #[test]
    fn an_unknown_or_missing_op_lists_the_ops() {
        for line in [r#"{"op":"cost"}"#, "{}"] {
            let answer = answer(line);
            let hint = answer["error"]["hint"].as_str().unwrap();
            assert_eq!(
                hint,
                "one of number, numberRange, numberRangeParts, parts, parse, plural, pluralRange, datetime, relativeTime, relativeTimeParts, list, displayName, negotiate, ast, message, check, convert, allocate, price, refund, provider, cash, currency, split, percent, lineTotal, discount"
            );
            for operation in hint.trim_start_matches("one of ").split(", ") {
                // Known: it is missing its fields, not its name.
                assert!(message_of(&format!(r#"{{"op":"{operation}"}}"#)).starts_with("field `"), "{operation}");
            }
        }
    }

    #[test]
    fn the_same_line_has_the_same_answer_however_full_the_context_is() {
        let mut context = Context::new();
        for digits in 0..=20 {
            for locale in ["de", "fr", "ar-EG", "hi", "en-IN", "de-CH", "bn", "my", "ja", "und", "sv", "pl", "ks", "uz"]
            {
                let line = format!(
                    r#"{{"op":"number","locale":"{locale}","value":"1234.5","options":{{"minimumFractionDigits":{digits}}}}}"#
                );
                assert_eq!(evaluate(line.as_bytes(), &mut context), evaluate(line.as_bytes(), &mut Context::new()));
                let long = line.replace("\"options\":{", &format!("\"options\":{{\"{}\":1,", "x".repeat(2000)));
                assert_eq!(evaluate(long.as_bytes(), &mut context), evaluate(line.as_bytes(), &mut context));
            }
        }
    }
}

mod noise {
    use super::*;
    use proptest::prelude::*;

    /// Requests that are right, to be damaged.
    const REQUESTS: [&str; 10] = [
        r#"{"op":"number","locale":"hi","value":"-1234567.891","options":{"style":"currency","currency":"INR","minimumFractionDigits":3}}"#,
        r#"{"op":"parts","locale":"ar-EG","value":1e5,"options":{"signDisplay":"always","roundingIncrement":5,"minimumFractionDigits":2,"maximumFractionDigits":2}}"#,
        r#"{"op":"plural","locale":"cy","value":"6.0","type":"ordinal","options":{"maximumSignificantDigits":2}}"#,
        r#"{"op":"datetime","locale":"ja","value":"2026-11-22T10:00:00.5+09:30","options":{"dateStyle":"full","timeStyle":"long","timeZone":"-03:30"}}"#,
        r#"{"op":"list","locale":"es","value":["uno","hielo","\u0130"],"options":{"type":"disjunction","style":"short"}}"#,
        r#"{"op":"displayName","locale":"zh-Hant","value":"sr-Latn-RS","options":{"type":"language","style":"short"}}"#,
        r#"{"op":"negotiate","requested":["fr-CA","zh-HK"],"available":["fr","zh-TW","en"],"default":"en","strategy":"matching"}"#,
        r#"{"op":"message","locale":"pl","source":"a = { $n ->\n  [one] x\n *[other] { $n }\n }\nb = { a } { -t }","id":"b","args":{"n":{"number":"1.50"}}}"#,
        r#"{"op":"convert","amount":"100","from":"IEP","to":"DEM","on":"2001-06-01","options":{"maxAge":"3d","units":"4","rounding":"floor"},"ref":{"a":[1]}}"#,
        r#"{"op":"allocate","amount":"-100.01","currency":"USD","ratios":["1","2.5",0]}"#,
    ];

    /// One line of JSON with either an `ok` or an `error` of a code, a message and a hint.
    fn is_answer(text: &str) -> bool {
        let Ok(Value::Object(answer)) = serde_json::from_str::<Value>(text) else { return false };
        let sound = |error: &Value| ["code", "message", "hint"].iter().all(|name| error[name].is_string());
        !text.contains(['\n', '\r']) && (answer.contains_key("ok") != answer.get("error").is_some_and(sound))
    }

    #[test]
    fn the_requests_to_be_damaged_are_right() {
        for request in REQUESTS {
            assert!(evaluate(request.as_bytes(), &mut Context::new()).starts_with("{\"ok\":"), "{request}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn any_bytes_get_an_answer(line in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(is_answer(&evaluate(&line, &mut Context::new())));
        }

        #[test]
        fn damaged_requests_get_an_answer(
            request in 0..REQUESTS.len(),
            cuts in proptest::collection::vec((any::<prop::sample::Index>(), 0_usize..12, "[ -~]{0,6}|\\PC{0,4}"), 1..4),
        ) {
            let mut line = REQUESTS[request].as_bytes().to_vec();
            for (at, length, replacement) in cuts {
                let start = at.index(line.len() + 1);
                let end = (start + length).min(line.len());
                line.splice(start..end, replacement.into_bytes());
            }
            let answer = evaluate(&line, &mut Context::new());
            prop_assert!(is_answer(&answer), "{}\n{answer}", String::from_utf8_lossy(&line));
        }
    }
}

mod numbers {
    use super::*;

    #[test]
    fn numbers_are_taken_as_they_are_written() {
        for (value, expected) in [
            (r#""1234567.891""#, "1.234.567,891"),
            ("1234567.891", "1.234.567,891"),
            ("9007199254740993", "9.007.199.254.740.993"),
            ("0.1", "0,1"),
            ("1.5e3", "1.500"),
            (r#""1E+3""#, "1.000"),
            ("-0", "-0"),
            (r#""00012.50""#, "12,5"),
            (
                r#""123456789012345678901234567890123456789.125""#,
                "123.456.789.012.345.678.901.234.567.890.123.456.789,125",
            ),
        ] {
            assert_eq!(ok(&format!(r#"{{"op":"number","locale":"de","value":{value}}}"#)), expected, "{value}");
        }
    }

    #[test]
    fn what_is_no_number_by_the_grammar_is_refused() {
        for value in [
            "",
            " 1",
            "1 ",
            "+1",
            ".5",
            "1.",
            "1,5",
            "1e",
            "1e+",
            "--1",
            "NaN",
            "Infinity",
            "-Infinity",
            "0x10",
            "١",
            "1_000",
        ] {
            assert_eq!(
                code(&format!(r#"{{"op":"number","locale":"de","value":"{value}"}}"#)),
                "invalid-number",
                "{value}"
            );
        }
        for value in ["1e10001", "-1e99999999999999999999", "1e-10001"] {
            assert_eq!(code(&format!(r#"{{"op":"number","locale":"de","value":"{value}"}}"#)), "overflow", "{value}");
        }
        for value in ["true", "[]", "[1]", "{}", "null"] {
            assert_eq!(code(&format!(r#"{{"op":"number","locale":"de","value":{value}}}"#)), "bad-request", "{value}");
        }
    }

    #[test]
    fn options_are_those_of_ecma_402() {
        let formatted = |value: &str, locale: &str, options: &str| {
            ok(&format!(r#"{{"op":"number","locale":"{locale}","value":"{value}","options":{options}}}"#))
        };
        assert_eq!(formatted("1299.5", "fr", r#"{"style":"currency","currency":"EUR"}"#), "1\u{202f}299,50\u{a0}€");
        assert_eq!(formatted("0.256", "de", r#"{"style":"percent","maximumFractionDigits":1}"#), "25,6\u{a0}%");
        assert_eq!(formatted("1234", "en", r#"{"useGrouping":false}"#), "1234");
        assert_eq!(formatted("2.5", "en", r#"{"maximumFractionDigits":0,"roundingMode":"halfEven"}"#), "2");
        assert_eq!(formatted("1", "en", r#"{"minimumFractionDigits":2.0}"#), "1.00");
        assert_eq!(formatted("1", "en", r#"{"minimumFractionDigits":"2"}"#), "1.00");
        // Unknown names are ignored whatever they hold.
        assert_eq!(formatted("1", "en", r#"{"colour":"red","size":[1],"deep":{"style":"percent"},"no":null}"#), "1");
        assert_eq!(formatted("1", "en", "null"), "1");
    }

    #[test]
    fn wrong_options_are_told_apart() {
        let refused =
            |options: &str| code(&format!(r#"{{"op":"number","locale":"en","value":"1","options":{options}}}"#));
        for options in [
            r#"{"style":"currency"}"#,
            r#"{"style":"bold"}"#,
            r#"{"style":"currency","currency":"EURO"}"#,
            r#"{"maximumFractionDigits":101}"#,
            r#"{"maximumFractionDigits":-1}"#,
            r#"{"maximumFractionDigits":1.5}"#,
            r#"{"minimumFractionDigits":5,"maximumFractionDigits":2}"#,
            r#"{"roundingIncrement":3}"#,
        ] {
            assert_eq!(refused(options), "invalid-option", "{options}");
        }
        for options in [
            r#"{"style":5}"#,
            r#"{"style":null}"#,
            r#"{"style":["percent"]}"#,
            r#"{"maximumFractionDigits":true}"#,
            r#"{"maximumFractionDigits":{}}"#,
            r#"{"useGrouping":[]}"#,
            r#"{"currency":{"code":"EUR"}}"#,
            r#""style=percent""#,
            "[]",
            "1",
        ] {
            assert_eq!(refused(options), "bad-request", "{options}");
        }
        let answer = answer(r#"{"op":"number","locale":"en","value":"1","options":{"style":"bold"}}"#);
        assert_eq!(answer["error"]["place"]["in"], "options.style");
    }

    #[test]
    fn locales_are_refused_only_where_they_are_ill_formed() {
        for locale in ["", "not a locale", "d", "de_", "abcdefghi", "de--DE"] {
            assert_eq!(
                code(&format!(r#"{{"op":"number","locale":"{locale}","value":"1"}}"#)),
                "unknown-locale",
                "{locale}"
            );
        }
        assert_eq!(ok(r#"{"op":"number","locale":"tlh","value":"1234.5"}"#), "1,234.5");
        assert_eq!(code(r#"{"op":"number","value":"1"}"#), "bad-request");
        assert_eq!(code(r#"{"op":"number","locale":7,"value":"1"}"#), "bad-request");
        assert_eq!(message_of(r#"{"op":"number","locale":"de"}"#), "field `value` is missing");
    }

    #[test]
    fn parts_join_to_what_number_answers() {
        let request = r#""locale":"hi","value":"-1234567.5","options":{"style":"currency","currency":"INR"}}"#;
        let whole = ok(&format!(r#"{{"op":"number",{request}"#));
        let parts = ok(&format!(r#"{{"op":"parts",{request}"#));
        let joined: String = parts.as_array().unwrap().iter().map(|part| part["value"].as_str().unwrap()).collect();
        assert_eq!(joined, whole);
        let kinds: Vec<&str> = parts.as_array().unwrap().iter().map(|part| part["type"].as_str().unwrap()).collect();
        assert!(kinds.contains(&"currency") && kinds.contains(&"minusSign") && kinds.contains(&"group"), "{kinds:?}");
    }

    #[test]
    fn plural_categories_follow_the_visible_digits() {
        let category = |rest: &str| ok(&format!(r#"{{"op":"plural",{rest}}}"#));
        assert_eq!(category(r#""locale":"fr","value":"1000000","type":"cardinal""#), "many");
        assert_eq!(category(r#""locale":"en","value":"1""#), "one");
        assert_eq!(category(r#""locale":"en","value":"1.0""#), "other");
        assert_eq!(category(r#""locale":"en","value":1.0"#), "other");
        assert_eq!(category(r#""locale":"en","value":"1","options":{"minimumFractionDigits":1}"#), "other");
        assert_eq!(category(r#""locale":"en","value":"1.4","options":{"maximumFractionDigits":0}"#), "one");
        assert_eq!(category(r#""locale":"en","value":"22","type":"ordinal""#), "two");
        assert_eq!(category(r#""locale":"en","value":"22","options":{"type":"ordinal"}"#), "two");
        assert_eq!(code(r#"{"op":"plural","locale":"en","value":"22","type":"ordinals"}"#), "invalid-option");
        assert_eq!(code(r#"{"op":"plural","locale":"en","value":"22","type":1}"#), "bad-request");
        assert_eq!(code(r#"{"op":"plural","locale":"en","value":"22","notation":"tiny"}"#), "invalid-option");
        assert_eq!(code(r#"{"op":"plural","locale":"en","value":"many"}"#), "invalid-number");
    }
}

mod texts {
    use super::*;

    #[test]
    fn dates_lists_and_names_are_written() {
        let line = r#"{"op":"datetime","locale":"de","value":"2026-11-22T10:00:00Z","options":{"dateStyle":"medium","timeStyle":"short","timeZone":"+01:00"}}"#;
        assert_eq!(ok(line), "22.11.2026, 11:00");
        assert_eq!(
            ok(r#"{"op":"list","locale":"en","value":["a","b","c"],"options":{"type":"conjunction"}}"#),
            "a, b, and c"
        );
        assert_eq!(ok(r#"{"op":"list","locale":"en","value":[]}"#), "");
        assert_eq!(ok(r#"{"op":"displayName","locale":"de","value":"JP","options":{"type":"region"}}"#), "Japan");
        assert_eq!(ok(r#"{"op":"displayName","locale":"de","value":"QX","options":{"type":"region"}}"#), "QX");
    }

    #[test]
    fn relative_times_are_written_and_wrong_ones_refused() {
        let asked = |rest: &str| format!(r#"{{"op":"relativeTime","locale":"en",{rest}}}"#);
        assert_eq!(ok(&asked(r#""value":"-1","unit":"day","options":{"numeric":"auto"}"#)), "yesterday");
        assert_eq!(ok(&asked(r#""value":-1,"unit":"days""#)), "1 day ago");
        assert_eq!(ok(&asked(r#""value":"1e2","unit":"week","options":{"style":"narrow"}"#)), "in 100w");
        let parts = ok(r#"{"op":"relativeTimeParts","locale":"en","value":"1234","unit":"quarter"}"#);
        assert_eq!(parts[1]["unit"], "quarter");
        assert_eq!(parts[0], serde_json::json!({ "type": "literal", "value": "in " }));
        for (rest, expected) in [
            (r#""value":"1""#, "bad-request"),
            (r#""unit":"day""#, "bad-request"),
            (r#""value":"1","unit":"fortnight""#, "invalid-option"),
            (r#""value":"Infinity","unit":"day""#, "invalid-number"),
            (r#""value":"1","unit":"day","options":{"numeric":"never"}"#, "invalid-option"),
            (r#""value":"1","unit":"day","options":{"style":1}"#, "bad-request"),
        ] {
            assert_eq!(code(&asked(rest)), expected, "{rest}");
        }
    }

    #[test]
    fn wrong_dates_lists_and_names_are_refused() {
        for value in ["2026-11-22", "2026-11-22T10:00:00", "2026-02-30T10:00:00Z", "yesterday", ""] {
            assert_eq!(
                code(&format!(r#"{{"op":"datetime","locale":"de","value":"{value}"}}"#)),
                "date-out-of-range",
                "{value}"
            );
        }
        assert_eq!(code(r#"{"op":"datetime","locale":"de","value":1700000000}"#), "bad-request");
        assert_eq!(
            code(r#"{"op":"datetime","locale":"de","value":"2026-11-22T10:00:00Z","options":{"dateStyle":"tiny"}}"#),
            "invalid-option"
        );
        for value in [r#""a""#, "[1]", r#"["a",null]"#, r#"{"0":"a"}"#] {
            assert_eq!(code(&format!(r#"{{"op":"list","locale":"en","value":{value}}}"#)), "bad-request", "{value}");
        }
        assert_eq!(code(r#"{"op":"list","locale":"en","value":["a"],"options":{"type":"sum"}}"#), "invalid-option");
        assert_eq!(code(r#"{"op":"displayName","locale":"de","value":"JP"}"#), "invalid-option");
        assert_eq!(
            code(r#"{"op":"displayName","locale":"de","value":"JP","options":{"type":"planet"}}"#),
            "invalid-option"
        );
    }

    #[test]
    fn negotiation_answers_available_identifiers_as_they_were_given() {
        let chosen = |rest: &str| ok(&format!(r#"{{"op":"negotiate",{rest}}}"#)).to_string();
        assert_eq!(chosen(r#""requested":["fr-CA"],"available":["fr","en"],"default":"en""#), r#"["fr","en"]"#);
        assert_eq!(chosen(r#""requested":["EN-us"],"available":["en_US","en"],"strategy":"lookup""#), r#"["en_US"]"#);
        assert_eq!(chosen(r#""requested":["ja","???"],"available":["fr","???"]"#), "[]");
        assert_eq!(chosen(r#""requested":[],"available":[],"default":null,"strategy":"lookup""#), "[]");
        assert_eq!(
            code(r#"{"op":"negotiate","requested":["fr"],"available":["fr"],"strategy":"best"}"#),
            "invalid-option"
        );
        assert_eq!(code(r#"{"op":"negotiate","requested":"fr","available":["fr"]}"#), "bad-request");
        assert_eq!(code(r#"{"op":"negotiate","requested":["fr"],"available":[1]}"#), "bad-request");
        assert_eq!(code(r#"{"op":"negotiate","requested":["fr"]}"#), "bad-request");
    }
}

mod messages {
    use super::*;

    #[test]
    fn the_tree_is_the_fluent_projects() {
        assert_eq!(
            ok(r##"{"op":"ast","source":"# note"}"##).to_string(),
            r#"{"body":[{"content":"note","type":"Comment"}],"type":"Resource"}"#
        );
        let junk = ok(r#"{"op":"ast","source":"= wrong"}"#);
        assert_eq!(junk["body"][0]["annotations"].to_string(), "[]");
        assert_eq!(code(r#"{"op":"ast"}"#), "bad-request");
    }

    #[test]
    fn arguments_are_what_their_json_says() {
        let line = |argument: &str| {
            format!(
                r#"{{"op":"message","locale":"fr","source":"a = {{ $x }} !","id":"a","args":{{"x":{argument}}},"useIsolating":false}}"#
            )
        };
        for (argument, expected) in [
            (r#""12.50""#, "12.50 !"),
            ("12.50", "12,5 !"),
            (r#"{"number":"1234.5"}"#, "1\u{202f}234,5 !"),
            (r#"{"amount":"12.50","currency":"EUR"}"#, "12,50\u{a0}€ !"),
        ] {
            assert_eq!(ok(&line(argument))["value"], expected, "{argument}");
        }
        for (argument, expected) in [
            ("true", "bad-request"),
            ("[]", "bad-request"),
            ("{}", "bad-request"),
            ("null", "bad-request"),
            (r#"{"number":"x"}"#, "invalid-number"),
            (r#"{"datetime":"soon"}"#, "date-out-of-range"),
            (r#"{"amount":"1"}"#, "bad-request"),
            (r#"{"amount":"1","currency":"EURO"}"#, "unknown-currency"),
        ] {
            assert_eq!(code(&line(argument)), expected, "{argument}");
        }
    }

    #[test]
    fn a_message_answers_its_value_and_what_went_wrong() {
        let source = r#"cart = { $n ->\n    [one] One\n   *[other] { $n }\n } { $total }\n    .title = T\nonly =\n    .title = T\nself = { self }"#;
        let ask = |rest: &str| format!(r#"{{"op":"message","locale":"en","source":"{source}",{rest}}}"#);
        let answer = ok(&ask(r#""id":"cart","attribute":null,"args":{"n":3},"useIsolating":false"#));
        assert_eq!(answer["value"], "3 {$total}");
        assert_eq!(answer["errors"][0]["code"], "unknown-variable");
        assert_eq!(ok(&ask(r#""id":"cart","args":{"n":1,"total":"x"}"#))["value"], "One \u{2068}x\u{2069}");
        assert_eq!(ok(&ask(r#""id":"cart","attribute":"title""#))["value"], "T");
        assert_eq!(ok(&ask(r#""id":"only""#)).to_string(), r#"{"errors":[],"value":null}"#);
        let cycle = ok(&ask(r#""id":"self""#));
        assert_eq!((&cycle["value"], &cycle["errors"][0]["code"]), (&"{self}".into(), &"cyclic-reference".into()));
        assert_eq!(code(&ask(r#""id":"nothing""#)), "unknown-message");
        assert_eq!(code(&ask(r#""id":"cart","attribute":"nothing""#)), "unknown-message");
        assert_eq!(code(&ask(r#""id":"cart","useIsolating":"no""#)), "bad-request");
        assert_eq!(code(r#"{"op":"message","locale":"??","source":"","id":"a"}"#), "unknown-locale");
    }
}

mod money {
    use super::*;

    #[test]
    fn a_conversion_says_everything_about_its_rate() {
        let answer = ok(r#"{"op":"convert","amount":"100","from":"USD","to":"EUR","on":"2024-12-25"}"#);
        assert_eq!(answer["amount"], "96.20");
        assert_eq!(answer["currency"], "EUR");
        assert_eq!(answer["rate"], "1.0395");
        assert_eq!(answer["quoted"], "EUR/USD");
        assert_eq!(answer["date"], "2024-12-24");
        assert_eq!(answer["asked"], "2024-12-25");
        assert_eq!(answer["age"], 1);
        assert_eq!(answer["source"], "European Central Bank, euro foreign exchange reference rates");
        assert_eq!(answer["path"].to_string(), r#"["USD","EUR"]"#);
        assert_eq!(answer["rounding"], "halfEven");
    }

    #[test]
    fn several_legs_list_their_rates_and_have_none_of_their_own() {
        let answer = ok(r#"{"op":"convert","amount":100,"from":"usd","to":"jpy","on":"2024-12-24"}"#);
        assert_eq!(answer["path"].to_string(), r#"["USD","EUR","JPY"]"#);
        assert!(answer["rate"].is_null() && answer["quoted"].is_null());
        let quoted: Vec<&str> =
            answer["legs"].as_array().unwrap().iter().map(|leg| leg["quoted"].as_str().unwrap()).collect();
        assert_eq!(quoted, ["EUR/USD", "EUR/JPY"]);
    }

    #[test]
    fn euro_law_rounds_half_up_and_through_three_decimals() {
        let answer = ok(r#"{"op":"convert","amount":"100","from":"IEP","to":"DEM","on":"2001-06-01"}"#);
        assert_eq!((&answer["amount"], &answer["rounding"]), (&"248.34".into(), &"halfExpand".into()));
        let line =
            r#"{"op":"convert","amount":"100","from":"IEP","to":"DEM","on":"2001-06-01","options":{"units":"none"}}"#;
        assert_eq!(ok(line)["amount"], "248.33955842");
        let line = r#"{"op":"convert","amount":"1000000","from":"TRL","to":"TRY","on":"2006-01-02"}"#;
        assert_eq!(ok(line)["amount"], "1.00");
    }

    #[test]
    fn options_change_units_rounding_and_age() {
        let convert = |options: &str| {
            format!(r#"{{"op":"convert","amount":"10","from":"EUR","to":"CHF","on":"2024-12-26","options":{options}}}"#)
        };
        let amount = |options: &str| ok(&convert(options))["amount"].as_str().unwrap().to_owned();
        assert_eq!(amount(r#"{"units":4}"#).split('.').nth(1).unwrap().len(), 4);
        assert_eq!(amount(r#"{"units":"4"}"#), amount(r#"{"units":4}"#));
        let cash = amount(r#"{"units":"cash"}"#);
        assert!(cash.ends_with('0') || cash.ends_with('5'), "{cash}");
        assert_ne!(amount(r#"{"rounding":"ceil"}"#), amount(r#"{"rounding":"floor"}"#));
        assert_eq!(code(&convert(r#"{"maxAge":"0d"}"#)), "stale-rate");
        assert_eq!(code(&convert(r#"{"maxAge":"long"}"#)), "invalid-option");
        assert_eq!(code(&convert(r#"{"rounding":"bankers"}"#)), "invalid-option");
        assert_eq!(code(&convert(r#"{"units":"cents"}"#)), "invalid-option");
        assert_eq!(code(&convert(r#"{"units":[]}"#)), "bad-request");
        assert_eq!(code(&convert(r#"{"rounding":5}"#)), "bad-request");
    }

    #[test]
    fn every_failure_of_a_conversion_has_its_code() {
        let convert = |rest: &str| code(&format!(r#"{{"op":"convert",{rest}}}"#));
        assert_eq!(convert(r#""amount":"1","from":"EURO","to":"USD""#), "unknown-currency");
        assert_eq!(convert(r#""amount":"1","from":"EUR","to":"ZZZ""#), "unknown-currency");
        assert_eq!(convert(r#""amount":"1,5","from":"EUR","to":"USD""#), "invalid-number");
        assert_eq!(convert(r#""amount":"1e40","from":"EUR","to":"USD""#), "overflow");
        assert_eq!(convert(r#""amount":"1","from":"EUR","to":"USD","on":"2024-02-30""#), "date-out-of-range");
        assert_eq!(convert(r#""amount":"1","from":"EUR","to":"USD","on":"1998-01-01""#), "missing-rate");
        assert_eq!(convert(r#""amount":"1","from":"EUR","to":"RUB""#), "stale-rate");
        assert_eq!(convert(r#""amount":"1","from":"EUR","to":"AFN""#), "missing-rate");
        assert_eq!(convert(r#""amount":"1","from":"EUR""#), "bad-request");
        assert_eq!(convert(r#""amount":true,"from":"EUR","to":"USD""#), "bad-request");
        assert_eq!(convert(r#""amount":"1","from":"EUR","to":["USD"]"#), "bad-request");
    }

    #[test]
    fn shares_add_up_and_carry_minor_digits() {
        let shared = |rest: &str| ok(&format!(r#"{{"op":"allocate",{rest}}}"#)).to_string();
        assert_eq!(
            shared(r#""amount":"100.00","currency":"USD","ratios":["1","1","1"]"#),
            r#"["33.34","33.33","33.33"]"#
        );
        assert_eq!(shared(r#""amount":100,"currency":"jpy","ratios":[1,2.5]"#), r#"["29","71"]"#);
        let refused = |rest: &str| code(&format!(r#"{{"op":"allocate",{rest}}}"#));
        for ratios in ["[]", "[0]", "[1,-1]"] {
            assert_eq!(refused(&format!(r#""amount":"1","currency":"USD","ratios":{ratios}"#)), "invalid-option");
        }
        assert_eq!(refused(r#""amount":"0.001","currency":"USD","ratios":[1]"#), "invalid-number");
        assert_eq!(refused(r#""amount":"1","currency":"USD","ratios":1"#), "bad-request");
        assert_eq!(refused(r#""amount":"1","currency":"USD","ratios":["x"]"#), "invalid-number");
        for option in ["mode", "step"] {
            let given = |value: &str| {
                refused(&format!(r#""amount":"1","currency":"USD","ratios":[1],"options":{{"{option}":{value}}}"#))
            };
            assert_eq!(given("3"), "bad-request");
            assert_eq!(given(r#""3""#), "invalid-option");
        }
    }
}
