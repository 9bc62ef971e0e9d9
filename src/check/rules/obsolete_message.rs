//! `obsolete-message`: a message that the source does not have.

use crate::check::{Context, Rule, Severity, told};

pub(super) static RULE: Rule = Rule {
    code: "obsolete-message",
    severity: Severity::Warning,
    summary: "A message that the source does not have.",
    explanation: told(
        "\
Nobody asks for it any more, or its id is written wrongly.",
    ),
    run,
};

fn run(context: &mut Context<'_, '_>) {
    let Some(reference) = context.reference else { return };
    for entry in context.translation.entries() {
        // Terms are a translator's own to have.
        if !entry.is_term && reference.find(false, entry.message.id).is_none() {
            let message = ["`", entry.message.id, "` is not in the source"];
            context.report(entry.file, entry.message.id, &message, &["take it out, or mend its id"]);
        }
    }
}
