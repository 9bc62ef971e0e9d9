//! `missing-message`: a message of the source that the translation lacks.

use crate::check::{Context, Rule, Severity, told};
use alloc::vec::Vec;

pub(super) static RULE: Rule = Rule {
    code: "missing-message",
    severity: Severity::Error,
    summary: "A message of the source that the translation lacks.",
    explanation: told(
        "\
Readers see it in the language that stands in for this one. The place is that of the source; locales that are not listed as required in coinage.toml get a warning, and those for which another than the source language stands in (by [fallback] or CLDR's parents) a note.",
    ),
    run,
};

fn run(context: &mut Context<'_, '_>) {
    let Some(reference) = context.reference else { return };
    let missing: Vec<_> = reference
        .entries()
        .filter(|source| context.translation.find(source.is_term, source.message.id).is_none())
        .filter(|source| {
            // Of an id that stands twice the first counts.
            reference
                .find(source.is_term, source.message.id)
                .is_some_and(|first| core::ptr::eq(first.message, source.message))
        })
        .collect();
    for source in missing {
        let lead = if source.is_term { "-" } else { "" };
        if let Some(other) = context.translation.stand_in(source.is_term, source.message.id) {
            let own = context.translation.locale().id();
            let message = ["`", lead, source.message.id, "` is missing in ", own, "; ", other, " stands in"];
            let hint = ["translate it where ", own, " says it otherwise than ", other];
            context.report_in_reference_as(Severity::Info, source.file, source.message.id, &message, &hint);
            continue;
        }
        let message = ["`", lead, source.message.id, "` is missing in ", context.translation.locale().id()];
        context.report_in_reference(source.file, source.message.id, &message, &["translate it"]);
    }
}
