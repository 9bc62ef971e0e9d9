//! `cyclic-reference`: a message that needs itself to be written.

use crate::check::patterns;
use crate::check::translation::Found;
use crate::check::{Context, Rule, Severity, told};
use crate::message::syntax::each_in;
use crate::message::syntax::{Expression, Pattern};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

pub(super) static RULE: Rule = Rule {
    code: "cyclic-reference",
    severity: Severity::Error,
    summary: "A message that needs itself to be written.",
    explanation: told(
        "\
A reference leads back to where it came from, so the text would never end; readers see {id}.

    greeting = Hello, { name }
    name = { greeting }

Write one of them without the other.",
    ),
    run,
};

/// What is written: a message or term and one of its attributes.
type Node<'s> = (bool, &'s str, Option<&'s str>);

fn run(context: &mut Context<'_, '_>) {
    let mut done: BTreeSet<Node<'_>> = BTreeSet::new();
    let entries: Vec<Found<'_, '_>> = context.translation.entries().collect();
    for entry in entries {
        for (attribute, _) in patterns(entry.message) {
            let start = (entry.is_term, entry.message.id, attribute);
            let mut path = Vec::new();
            if !done.contains(&start) {
                walk(context, start, &mut path, &mut done);
            }
        }
    }
}

/// Follows references depth first; one that leads into the path closes a cycle.
fn walk<'s>(context: &mut Context<'_, 's>, node: Node<'s>, path: &mut Vec<Node<'s>>, done: &mut BTreeSet<Node<'s>>) {
    // Deeper than any message is written; the resolver has a limit of its own.
    if path.len() > 200 {
        return;
    }
    path.push(node);
    let (is_term, id, attribute) = node;
    if let Some(found) = context.translation.find(is_term, id) {
        let pattern = patterns(found.message).find(|(name, _)| *name == attribute).map(|(_, pattern)| pattern);
        for (slice, next) in pattern.map(references).unwrap_or_default() {
            if path.contains(&next) {
                let shown = |(is_term, id, _): &Node<'s>| [if *is_term { "-" } else { "" }, *id].concat();
                let start = path.iter().position(|step| *step == next).unwrap_or(0);
                let mut names: Vec<_> = path.iter().skip(start).map(shown).collect();
                names.push(shown(&next));
                let name = shown(&node);
                let message = ["`", &name, "` comes back to itself: ", &names.join(" -> ")];
                context.report(found.file, slice, &message, &["write one of them without the other"]);
            } else if !done.contains(&next) {
                walk(context, next, path, done);
            }
        }
    }
    path.pop();
    done.insert(node);
}

fn references<'s>(pattern: &Pattern<'s>) -> Vec<(&'s str, Node<'s>)> {
    let mut found = Vec::new();
    each_in(pattern, &mut |expression| match expression {
        Expression::Message { id, attribute } => found.push((*id, (false, *id, *attribute))),
        Expression::Term { id, attribute, .. } => found.push((*id, (true, *id, *attribute))),
        _ => {}
    });
    found
}
