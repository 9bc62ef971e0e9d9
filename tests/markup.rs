//! What is sent of texts with markup: the same cases that the JavaScript package is held to.
#![cfg(feature = "dates")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use coinage::message::render_markup;
use serde_json::Value;

#[test]
fn texts_with_markup_are_sent_as_the_cases_say() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("web/markup.json")).unwrap();
    assert!(cases.len() >= 15);
    for case in cases {
        let sent = render_markup(case["text"].as_str().unwrap(), &[("own", "a", &[("href", "#own")])]);
        assert_eq!(sent, case["html"].as_str().unwrap(), "{}", case["says"]);
    }
}
