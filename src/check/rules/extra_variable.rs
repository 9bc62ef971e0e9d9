//! `extra-variable`: a variable that the source does not have.

use crate::check::{Context, Rule, Severity, told};
use crate::check::{listed, patterns};
use crate::message::syntax::each_in;
use crate::message::syntax::{Expression, Message};
use alloc::collections::BTreeSet;
use alloc::string::String;

pub(super) static RULE: Rule = Rule {
    code: "extra-variable",
    severity: Severity::Error,
    summary: "A variable that the source does not have.",
    explanation: told(
        "\
The program gives what the source names; any other variable prints {$name}.

    # source: hello = Hello, { $name }!
    hello = Bonjour, { $nom } !",
    ),
    run,
};

/// All variables of a message.
pub(super) fn of_message<'s>(message: &Message<'s>) -> BTreeSet<&'s str> {
    let mut found = BTreeSet::new();
    for (_, pattern) in patterns(message) {
        each_in(pattern, &mut |expression| {
            if let Expression::Variable(name) = expression {
                found.insert(*name);
            }
        });
    }
    found
}

fn run(context: &mut Context<'_, '_>) {
    for (entry, source) in context.pairs() {
        if entry.is_term {
            continue;
        }
        let known = of_message(source.message);
        let mut told = BTreeSet::new();
        for (_, pattern) in patterns(entry.message) {
            each_in(pattern, &mut |expression| {
                let Expression::Variable(name) = expression else { return };
                if known.contains(name) || !told.insert(*name) {
                    return;
                }
                let names = match known.is_empty() {
                    true => String::from("the source has none"),
                    false => {
                        ["is not among the variables of the source: ", &listed(known.iter().copied(), "$")].concat()
                    }
                };
                let at = context.translation.widened(entry.file, name);
                let message = if known.is_empty() {
                    ["`$", name, "` is a variable, and ", &names]
                } else {
                    ["`$", name, "` ", &names]
                };
                context.report(entry.file, at, &message, &["use a variable of the source, or take it out"]);
            });
        }
    }
}
