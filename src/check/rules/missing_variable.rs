//! `missing-variable`: a variable that a text of the translation leaves out.

use crate::check::leaf::leaves;
use crate::check::patterns;
use crate::check::{Context, Rule, Severity, told};
use crate::message::syntax::Pattern;
use alloc::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    code: "missing-variable",
    severity: Severity::Warning,
    summary: "A variable that a text of the translation leaves out.",
    explanation: told("\
What the source says with a variable is lost to readers. A variable that decides between variants may be left out inside them: [one] one item.

    # source: sent = { $name } sent { $count } pictures
    sent = { $count } Bilder"),
    run,
};

fn run(context: &mut Context<'_, '_>) {
    for (entry, source) in context.pairs() {
        for (attribute, pattern) in patterns(entry.message) {
            let Some((_, source)) = patterns(source.message).find(|(name, _)| *name == attribute) else { continue };
            let wanted = always_said(source);
            for leaf in leaves(pattern) {
                let said = leaf.variables();
                for name in wanted.iter().filter(|name| !said.contains(*name) && !leaf.spoken_for.contains(*name)) {
                    let at = leaf.key.or(attribute).unwrap_or(entry.message.id);
                    let message = match leaf.key {
                        Some(key) => ["the variant [", key, "] leaves out `$", name, "`, which the source says"],
                        None => ["`", at, "` leaves out `$", name, "`, which the source says"],
                    };
                    context.report(entry.file, at, &message, &["say { $", name, " } in it"]);
                }
            }
        }
    }
}

/// The variables that every text of the source says.
fn always_said<'s>(source: &Pattern<'s>) -> BTreeSet<&'s str> {
    let mut leaves = leaves(source).into_iter();
    let Some(first) = leaves.next() else { return BTreeSet::new() };
    let mut always = first.variables();
    for leaf in leaves {
        let said = leaf.variables();
        always.retain(|name| said.contains(name) || leaf.spoken_for.contains(name));
    }
    always
}
