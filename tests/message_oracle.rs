//! Our resolver beside fluent-bundle's, on generated resources.
//!
//! The two differ where fluent-bundle is known to be wrong or plain, and the generated resources
//! keep clear of it:
//! - it formats numbers without a locale and through `f64`, so numbers here are small integers;
//! - a nested term erases the outer term's parameters, so terms here refer to no other terms;
//! - it holds 3 and 3.0 for different keys, so keys here have no fractions;
//! - it isolates selections, so nothing is isolated here;
//! - it prints `{NUMBER()}` for a missing argument where we print `{NUMBER($n)}`, so functions here
//!   get arguments that exist;
//! - a message that refers to itself prints what stood before twice, so there are no cycles here.
#![cfg(feature = "parser")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use coinage::decimal::Digits;
use coinage::message::{Argument, Arguments, format_source};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use proptest::prelude::*;

fn leaf(variables: &'static [&'static str], references: &'static [&'static str]) -> BoxedStrategy<String> {
    prop_oneof![
        prop::sample::select(vec!["text ", "Für é ", "x\n    y ", "  z"]).prop_map(str::to_owned),
        prop::sample::select(vec!["{ \"lit\" }", "{ \"\\u00e9{\" }", "{ 7 }", "{ -3 }"]).prop_map(str::to_owned),
        prop::sample::select(variables).prop_map(|name| format!("{{ ${name} }}")),
        prop::sample::select(references).prop_map(|id| format!("{{ {id} }}")),
    ]
    .boxed()
}

fn pattern(variables: &'static [&'static str], references: &'static [&'static str]) -> BoxedStrategy<String> {
    let piece = leaf(variables, references).prop_recursive(2, 12, 4, move |inner| {
        let selector = prop_oneof![
            prop::sample::select(variables).prop_map(|name| format!("${name}")),
            Just("3".to_owned()),
            Just("\"word\"".to_owned()),
            Just("NUMBER($n)".to_owned()),
        ];
        let key = prop::sample::select(vec!["one", "other", "word", "0", "1", "3"]);
        let variants = prop::collection::vec((key, inner), 1..4);
        (selector, variants, any::<prop::sample::Index>()).prop_map(|(selector, variants, default)| {
            let default = default.index(variants.len());
            let mut text = format!("{{ {selector} ->");
            for (index, (key, value)) in variants.iter().enumerate() {
                let star = if index == default { "*" } else { "" };
                text.push_str(&format!("\n    {star}[{key}] v{value}"));
            }
            text.push_str("\n    }");
            text
        })
    });
    prop::collection::vec(piece, 1..5).prop_map(|pieces| format!("p{}", pieces.concat())).boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn both_resolvers_say_the_same(
        term in pattern(&["case", "n"], &["leaf"]),
        leaf in pattern(&["n", "word", "missing"], &["none", "leaf.none"]),
        message in pattern(&["n", "word", "missing"], &[
            "leaf", "leaf.a", "-t", "-t(case: \"word\")", "-t(n: 1, case: 3)", "-none", "NUMBER($n)", "NONE($n)",
        ]),
        n in 0_i32..30,
        word in prop::sample::select(vec!["word", "one", "", "é"]),
    ) {
        let source = format!("-t = {term}\nleaf = {leaf}\n    .a = attribute\nm = {message}\n");
        let numbers = i64::from(n);
        let given = [("n", Argument::Number(Digits::from(numbers))), ("word", Argument::Text(word))];
        let locale = coinage::Locale::parse("en").unwrap();
        let ours = format_source(&locale, &source, "m", None, &Arguments::Named(&given), false).unwrap();

        let mut bundle: FluentBundle<FluentResource> = FluentBundle::new(vec!["en".parse().unwrap()]);
        bundle.set_use_isolating(false);
        bundle.add_builtins().unwrap();
        bundle.add_resource(FluentResource::try_new(source.clone()).unwrap()).unwrap();
        let mut arguments = FluentArgs::new();
        arguments.set("n", FluentValue::from(n));
        arguments.set("word", word);
        let mut errors = Vec::new();
        let pattern = bundle.get_message("m").unwrap().value().unwrap();
        let theirs = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        prop_assert_eq!(ours.value.unwrap(), theirs.into_owned(), "{}", source);
    }
}
