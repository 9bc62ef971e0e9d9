//! `empty`: a text without anything in it.

use crate::check::leaf::leaves;
use crate::check::patterns;
use crate::check::{Context, Rule, Severity, told};
use crate::message::syntax::{Element, Expression, Pattern};

pub(super) static RULE: Rule = Rule {
    code: "empty",
    severity: Severity::Warning,
    summary: "A text without anything in it.",
    explanation: told(
        "\
An empty message shows nothing at all, not even the source language.

    help = { \"\" }

Leave the message out where there is no translation yet.",
    ),
    run,
};

fn run(context: &mut Context<'_, '_>) {
    for (entry, source) in context.pairs() {
        let named = |name| patterns(source.message).find(|(other, _)| *other == name).map(|(_, pattern)| pattern);
        for (attribute, pattern) in patterns(entry.message) {
            for leaf in leaves(pattern) {
                let says = leaf.elements.iter().any(|element| !is_empty(element));
                // A source that is empty has nothing to translate.
                if !says && named(attribute).is_none_or(|source| !all_empty(source)) {
                    let at = leaf.key.or(attribute).unwrap_or(entry.message.id);
                    context.report(
                        entry.file,
                        at,
                        &["`", at, "` says nothing"],
                        &["write it, or leave the message out"],
                    );
                }
            }
        }
    }
}

fn is_empty(element: &Element<'_>) -> bool {
    match element {
        Element::Text(text) => text.trim().is_empty(),
        Element::Placeable(Expression::String(text)) => text.trim().is_empty(),
        Element::Placeable(_) => false,
    }
}

fn all_empty(pattern: &Pattern<'_>) -> bool {
    leaves(pattern).iter().any(|leaf| leaf.elements.iter().all(|element| is_empty(element)))
}
