//! `obsolete-value`: a value where the source has attributes only.

use crate::check::{Context, Rule, Severity, told};

pub(super) static RULE: Rule = Rule {
    code: "obsolete-value",
    severity: Severity::Error,
    summary: "A value where the source has attributes only.",
    explanation: told(
        "\
Nobody asks for the value of the message.",
    ),
    run,
};

fn run(context: &mut Context<'_, '_>) {
    for (entry, source) in context.pairs() {
        if source.message.value.is_none() && entry.message.value.is_some() {
            let message = ["`", entry.message.id, "` has a value here and none in the source"];
            context.report(entry.file, entry.message.id, &message, &["take it out, and keep the attributes"]);
        }
    }
}
