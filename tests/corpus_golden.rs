//! Answers that were checked by hand, so that the corpus does not merely agree with itself.
//!
//! Each line of `tests/corpus/expected/golden.jsonl` names where its answer comes from. `ok` is
//! the whole answer; `error` the code of an error; `message` a value and the codes of the errors
//! beside it; `convert` the members of a conversion that the source speaks of.

#![cfg(feature = "eval")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use coinage::eval::{Context, evaluate};
use serde_json::Value;

fn answer(request: &[u8], context: &mut Context) -> Value {
    serde_json::from_str(&evaluate(request, context)).unwrap()
}

/// What of the answer the line speaks of, in the line's own shape.
fn comparable(kind: &str, expected: &Value, answer: &Value) -> Value {
    let ok = &answer["ok"];
    match kind {
        "ok" => ok.clone(),
        "error" => answer["error"]["code"].clone(),
        "message" => {
            let codes =
                ok["errors"].as_array().map(|errors| errors.iter().map(|error| error["code"].clone()).collect());
            serde_json::json!({ "value": ok["value"], "errors": codes.unwrap_or(Value::Null) })
        }
        "convert" => {
            let members = expected.as_object().unwrap().keys().map(|name| (name.clone(), ok[name].clone()));
            Value::Object(members.collect())
        }
        other => panic!("`{other}` is no kind of answer"),
    }
}

#[test]
fn answers_checked_by_hand_are_given() {
    let mut context = Context::new();
    let mut wrong = Vec::new();
    let mut lines = 0;
    for line in include_str!("corpus/expected/golden.jsonl").lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let (kind, expected) = ["ok", "error", "message", "convert"]
            .into_iter()
            .find_map(|kind| Some((kind, line.get(kind)?)))
            .unwrap_or_else(|| panic!("{line} has no answer"));
        let request = line["request"].to_string();
        let given = answer(request.as_bytes(), &mut context);
        if comparable(kind, expected, &given) != *expected {
            wrong.push(format!("{}: {request}\n  expected {expected}\n  given    {given}", line["source"]));
        }
        lines += 1;
    }
    assert!(wrong.is_empty(), "{} of {lines} answers are wrong\n{}", wrong.len(), wrong.join("\n"));
    assert!(lines >= 100, "only {lines} answers were asked for");
}

#[test]
fn lines_that_are_no_text_get_one_answer_each() {
    let mut context = Context::new();
    let bytes = include_bytes!("corpus/expected/broken-bytes.bin");
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let (last, broken) = lines.split_last().unwrap();
    assert!(broken.len() >= 10);
    for line in broken {
        assert_eq!(answer(line, &mut context)["error"]["code"], "bad-request", "{line:?}");
    }
    // The last one is whole, without an end of line: what came before has left no trace.
    assert_eq!(answer(last, &mut context)["ok"], "one");
}
