//! `placeholder-type`: a comment that gives a variable another type than coinage.toml.

use crate::catalog;
use crate::check::{Context, Rule, Severity, told};
use alloc::vec::Vec;

pub(super) static RULE: Rule = Rule {
    code: "placeholder-type",
    severity: Severity::Warning,
    summary: "A comment that gives a variable another type than coinage.toml.",
    explanation: told(
        "\
Translators read the comment, and programs are held to coinage.toml's [placeholders]: one of the two is wrong.

    [placeholders]
    total = \"Money\"

    # $total (Number) - the sum
    due = { $total }",
    ),
    run,
};

fn run(context: &mut Context<'_, '_>) {
    let placeholders = context.translation.placeholders();
    if placeholders.is_empty() {
        return;
    }
    let entries: Vec<_> = context.translation.entries().collect();
    for entry in entries {
        for (name, kind) in entry.message.comment.as_deref().map(catalog::told).unwrap_or_default() {
            let Some(wanted) = placeholders.get(&name).filter(|wanted| **wanted != kind) else { continue };
            let message =
                ["the comment says that `$", &name, "` is ", kind.as_str(), ", coinage.toml ", wanted.as_str()];
            let hint = ["write `$", &name, " (", wanted.as_str(), ")`, or change coinage.toml"];
            context.report(entry.file, entry.message.id, &message, &hint);
        }
    }
}
