//! `unknown-function`: a call of a function that does not exist.

use crate::check::patterns;
use crate::check::{Context, Rule, Severity, told};
use crate::message::syntax::each_in;
use crate::message::syntax::{Arguments, Expression};
use alloc::vec::Vec;

pub(super) static RULE: Rule = Rule {
    code: "unknown-function",
    severity: Severity::Error,
    summary: "A call of a function that does not exist.",
    explanation: told(
        "\
The functions are NUMBER, DATETIME, MONEY, LIST, UNIT, NAME and RELATIVE, in capitals; any other prints
its name in braces: {FUNCTION()}.

    price = { CURRENCY($total) }        # write MONEY($total)

Functions that a program adds are named in coinage.toml: functions = [\"SHOUT\"].",
    ),
    run,
};

/// The calls of a locale's messages: file, function, arguments.
pub(super) fn calls<'a, 's>(context: &Context<'a, 's>) -> Vec<(usize, &'s str, &'a Arguments<'s>)> {
    let mut found = Vec::new();
    for entry in context.translation.entries() {
        for (_, pattern) in patterns(entry.message) {
            each_in(pattern, &mut |expression| {
                if let Expression::Function { id, arguments } = expression {
                    found.push((entry.file, *id, arguments));
                }
            });
        }
    }
    found
}

fn run(context: &mut Context<'_, '_>) {
    let own = context.translation.functions();
    for (file, id, _) in calls(context) {
        if !crate::message::FUNCTIONS.contains(&id) && !own.iter().any(|known| known == id) {
            let known = crate::message::FUNCTIONS.join(", ");
            context.report(file, id, &["there is no function `", id, "`"], &["one of ", &known]);
        }
    }
}
