//! `missing-value`: a message without the value that the source has.

use crate::check::{Context, Rule, Severity, told};

pub(super) static RULE: Rule = Rule {
    code: "missing-value",
    severity: Severity::Error,
    summary: "A message without the value that the source has.",
    explanation: told(
        "\
There is an attribute but no text: readers see the source language.",
    ),
    run,
};

fn run(context: &mut Context<'_, '_>) {
    for (entry, source) in context.pairs() {
        if source.message.value.is_some() && entry.message.value.is_none() {
            let message = ["`", entry.message.id, "` has a value in the source and none here"];
            context.report(entry.file, entry.message.id, &message, &["write it after the `=`"]);
        }
    }
}
