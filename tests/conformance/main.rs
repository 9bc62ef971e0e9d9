//! ECMA-402's behaviour, after test262's `intl402` folder: what today's features cover.
//!
//! `ecma402.jsonl` has a case a line: the file of test262 it follows (by folder and name), a
//! class, a locale, options, and calls with the text each gives, or the code of the error where
//! the constructor throws. Values and expectations are ours to check, the code is not test262's.

#![cfg(feature = "eval")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use coinage::eval::{Context, evaluate};
use serde_json::{Value, json};

/// The request that asks for what a class answers to a value.
fn request(class: &str, locale: &Value, options: &Value, value: &Value) -> Value {
    let operation = match class {
        "NumberFormat" => "number",
        "PluralRules" => "plural",
        "ListFormat" => "list",
        "DateTimeFormat" => "datetime",
        other => panic!("there is no class {other}"),
    };
    match value.as_array() {
        // Two numbers are a range.
        Some(ends) if class == "NumberFormat" => {
            json!({ "op": "numberRange", "locale": locale, "options": options, "start": ends[0], "end": ends[1] })
        }
        _ => json!({ "op": operation, "locale": locale, "options": options, "value": value }),
    }
}

/// A value that suits a class, for constructors that throw before they see one.
fn any_value(class: &str) -> Value {
    match class {
        "ListFormat" => json!(["a"]),
        "DateTimeFormat" => json!("2026-11-22T10:00:00Z"),
        _ => json!("1"),
    }
}

#[test]
fn formats_behave_as_ecma_402_says() {
    let mut context = Context::new();
    let (mut calls, mut wrong) = (0, Vec::new());
    for line in include_str!("ecma402.jsonl").lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let class = case["class"].as_str().unwrap();
        let mut ask = |value: &Value, member: &dyn Fn(&Value) -> Value, expected: &Value| {
            let request = request(class, &case["locale"], &case["options"], value).to_string();
            let answer: Value = serde_json::from_str(&evaluate(request.as_bytes(), &mut context)).unwrap();
            calls += 1;
            if member(&answer) != *expected {
                wrong.push(format!("{}: {request}\n  expected {expected}\n  given    {answer}", case["test"]));
            }
        };
        match case["calls"].as_array() {
            Some(list) => list.iter().for_each(|call| ask(&call[0], &|answer| answer["ok"].clone(), &call[1])),
            None => ask(&any_value(class), &|answer| answer["error"]["code"].clone(), &case["calls"]),
        }
    }
    assert!(wrong.is_empty(), "{} of {calls} calls differ\n{}", wrong.len(), wrong.join("\n"));
    assert!(calls >= 800, "only {calls} calls were made");
}
