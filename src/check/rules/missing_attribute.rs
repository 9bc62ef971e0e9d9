//! `missing-attribute`: an attribute of the source that the translation lacks.

use crate::check::{Context, Rule, Severity, told};

pub(super) static RULE: Rule = Rule {
    code: "missing-attribute",
    severity: Severity::Error,
    summary: "An attribute of the source that the translation lacks.",
    explanation: told(
        "\
The element keeps the attribute of the source language, or has none.

    # source has .title
    search = Suche",
    ),
    run,
};

fn run(context: &mut Context<'_, '_>) {
    for (entry, source) in context.pairs() {
        for attribute in source.message.attributes.iter().filter(|_| !entry.is_term) {
            if !entry.message.attributes.iter().any(|own| own.id == attribute.id) {
                let message = ["`", entry.message.id, "` lacks the attribute `", attribute.id, "` of the source"];
                context.report(
                    entry.file,
                    entry.message.id,
                    &message,
                    &["add a line `    .", attribute.id, " = …` below it"],
                );
            }
        }
    }
}
