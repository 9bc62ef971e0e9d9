//! `duplicate-attribute`: an attribute that a message has twice.

use crate::check::{Context, Rule, Severity, told};
use alloc::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    code: "duplicate-attribute",
    severity: Severity::Warning,
    summary: "An attribute that a message has twice.",
    explanation: told(
        "\
Only one of them is used.

    search = Search
        .title = Search the shop
        .title = Find something",
    ),
    run,
};

fn run(context: &mut Context<'_, '_>) {
    for entry in context.translation.entries() {
        let mut seen = BTreeSet::new();
        for attribute in &entry.message.attributes {
            if !seen.insert(attribute.id) {
                let message = ["`", entry.message.id, "` has the attribute `", attribute.id, "` twice"];
                context.report(entry.file, attribute.id, &message, &["take one of them out"]);
            }
        }
    }
}
