//! `replacement-character`: a character that a program could not read.

use crate::check::leaf::leaves;
use crate::check::patterns;
use crate::check::{Context, Rule, Severity, told};
use crate::message::syntax::Element;

pub(super) static RULE: Rule = Rule {
    code: "replacement-character",
    severity: Severity::Warning,
    summary: "A character that a program could not read.",
    explanation: told(
        "\
U+FFFD stands where a file was saved in another encoding; save it as UTF-8 and write the letter again.",
    ),
    run,
};

fn run(context: &mut Context<'_, '_>) {
    for entry in context.translation.entries() {
        for (attribute, pattern) in patterns(entry.message) {
            for leaf in leaves(pattern) {
                let damaged =
                    |element: &&Element<'_>| matches!(element, Element::Text(text) if text.contains('\u{fffd}'));
                if leaf.elements.iter().any(damaged) {
                    let at = leaf.key.or(attribute).unwrap_or(entry.message.id);
                    context.report(
                        entry.file,
                        at,
                        &["`", at, "` has a damaged character: \u{fffd}"],
                        &["write the letter again, in UTF-8"],
                    );
                }
            }
        }
    }
}
