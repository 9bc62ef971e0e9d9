//! `markup-mismatch`: markup that differs from the source or does not fit together.

use super::unsafe_markup::{Tag, tags};
use crate::check::leaf::leaves;
use crate::check::patterns;
use crate::check::{Context, Rule, Severity, told};
use crate::message::syntax::Pattern;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

pub(super) static RULE: Rule = Rule {
    code: "markup-mismatch",
    severity: Severity::Warning,
    summary: "Markup that differs from the source or does not fit together.",
    explanation: told(
        "\
A page puts the elements of the source around the same words of the translation; what is left open or missing is lost.

    # source: terms = Read the <a data-l10n-name=\"terms\">terms</a>
    terms = Lisez les <a data-l10n-name=\"terms\">conditions",
    ),
    run,
};

/// Elements that have no end.
const VOID: [&str; 4] = ["br", "wbr", "img", "hr"];

fn run(context: &mut Context<'_, '_>) {
    for entry in context.translation.entries() {
        for (_, pattern) in patterns(entry.message) {
            for leaf in leaves(pattern) {
                let mut open: Vec<Tag<'_>> = Vec::new();
                for tag in leaf.elements.iter().flat_map(|element| tags(element)) {
                    if VOID.contains(&tag.name.as_str()) || tag.closes_itself {
                        continue;
                    }
                    if !tag.is_end {
                        open.push(tag);
                    } else if open.last().is_some_and(|last| last.name == tag.name) {
                        open.pop();
                    } else {
                        let at = tag.text.or(leaf.key).unwrap_or(entry.message.id);
                        context.report(
                            entry.file,
                            at,
                            &["</", &tag.name, "> closes nothing"],
                            &["take it out, or open it before"],
                        );
                    }
                }
                for tag in open {
                    let at = tag.text.or(leaf.key).unwrap_or(entry.message.id);
                    context.report(
                        entry.file,
                        at,
                        &["<", &tag.name, "> is not closed"],
                        &["write </", &tag.name, "> where it ends"],
                    );
                }
            }
        }
    }
    for (entry, source) in context.pairs() {
        for (attribute, pattern) in patterns(entry.message) {
            let Some((_, source)) = patterns(source.message).find(|(name, _)| *name == attribute) else { continue };
            let (ours, theirs) = (names(pattern), names(source));
            let at = attribute.unwrap_or(entry.message.id);
            for name in theirs.difference(&ours) {
                context.report(
                    entry.file,
                    at,
                    &["<", name, "> of the source is missing"],
                    &["put it around the same words"],
                );
            }
            for name in ours.difference(&theirs) {
                context.report(entry.file, at, &["<", name, "> is not in the source"], &["take it out"]);
            }
        }
    }
}

/// The elements of a pattern.
fn names(pattern: &Pattern<'_>) -> BTreeSet<String> {
    let leaves = leaves(pattern);
    leaves.iter().flat_map(|leaf| leaf.elements.iter().flat_map(|element| tags(element))).map(|tag| tag.name).collect()
}
