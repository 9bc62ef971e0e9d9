//! `unknown-message`: a reference to a message that the locale does not have.

use crate::check::patterns;
use crate::check::{Context, Rule, Severity, told};
use crate::message::syntax::Expression;
use crate::message::syntax::each_in;
use alloc::vec::Vec;

pub(super) static RULE: Rule = Rule {
    code: "unknown-message",
    severity: Severity::Error,
    summary: "A reference to a message that the locale does not have.",
    explanation: told(
        "\
References stay within a language; what is missing prints {id}.",
    ),
    run,
};

/// References to messages: file, id, attribute.
pub(super) fn references<'s>(context: &Context<'_, 's>) -> Vec<(usize, &'s str, Option<&'s str>)> {
    let mut found = Vec::new();
    for entry in context.translation.entries() {
        for (_, pattern) in patterns(entry.message) {
            each_in(pattern, &mut |expression| {
                if let Expression::Message { id, attribute } = expression {
                    found.push((entry.file, *id, *attribute));
                }
            });
        }
    }
    found
}

fn run(context: &mut Context<'_, '_>) {
    for (file, id, _) in references(context) {
        if context.translation.find(false, id).is_none() {
            let in_source = context.reference.is_some_and(|reference| reference.find(false, id).is_some());
            let hint = if in_source { "translate that message, too" } else { "mend the id, or add the message" };
            context.report(file, id, &["there is no message `", id, "`"], &[hint]);
        }
    }
}
