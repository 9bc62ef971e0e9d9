//! `obsolete-attribute`: an attribute that the source does not have.

use crate::check::{Context, Rule, Severity, told};

pub(super) static RULE: Rule = Rule {
    code: "obsolete-attribute",
    severity: Severity::Error,
    summary: "An attribute that the source does not have.",
    explanation: told(
        "\
Nobody asks for it; most often its name is written wrongly.",
    ),
    run,
};

fn run(context: &mut Context<'_, '_>) {
    for (entry, source) in context.pairs() {
        for attribute in entry.message.attributes.iter().filter(|_| !entry.is_term) {
            if !source.message.attributes.iter().any(|own| own.id == attribute.id) {
                let message = ["`", entry.message.id, "` has no attribute `", attribute.id, "` in the source"];
                context.report(entry.file, attribute.id, &message, &["take it out"]);
            }
        }
    }
}
