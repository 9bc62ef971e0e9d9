//! `unknown-term`: a reference to a term that the locale does not have.

use crate::check::patterns;
use crate::check::{Context, Rule, Severity, told};
use crate::message::syntax::Expression;
use crate::message::syntax::each_in;
use alloc::vec::Vec;

pub(super) static RULE: Rule = Rule {
    code: "unknown-term",
    severity: Severity::Error,
    summary: "A reference to a term that the locale does not have.",
    explanation: told(
        "\
Terms belong to their language; what is missing prints {-id}.",
    ),
    run,
};

fn run(context: &mut Context<'_, '_>) {
    let mut missing: Vec<(usize, &str)> = Vec::new();
    for entry in context.translation.entries() {
        for (_, pattern) in patterns(entry.message) {
            each_in(pattern, &mut |expression| {
                if let Expression::Term { id, .. } = expression
                    && context.translation.find(true, id).is_none()
                {
                    missing.push((entry.file, *id));
                }
            });
        }
    }
    for (file, id) in missing {
        context.report(file, id, &["there is no term `-", id, "`"], &["mend the id, or add a line `-", id, " = …`"]);
    }
}
