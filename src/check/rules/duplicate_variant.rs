//! `duplicate-variant`: a variant that a select has twice.

use crate::check::leaf::select;
use crate::check::patterns;
use crate::check::{Context, Rule, Severity, told};
use crate::message::syntax::Key;
use crate::message::syntax::each_in;
use alloc::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    code: "duplicate-variant",
    severity: Severity::Warning,
    summary: "A variant that a select has twice.",
    explanation: told(
        "\
Only one of them is used.

    items = { $count ->
        [one] one item
        [one] an item
       *[other] { $count } items
    }",
    ),
    run,
};

fn run(context: &mut Context<'_, '_>) {
    for entry in context.translation.entries() {
        for (_, pattern) in patterns(entry.message) {
            each_in(pattern, &mut |expression| {
                let Some((_, variants)) = select(expression) else { return };
                let mut seen = BTreeSet::new();
                for variant in variants {
                    let (Key::Identifier(key) | Key::Number(key)) = variant.key;
                    if !seen.insert(key) {
                        let message = ["the variant [", key, "] stands here twice"];
                        context.report(entry.file, key, &message, &["take one of them out"]);
                    }
                }
            });
        }
    }
}
