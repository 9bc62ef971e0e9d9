//! `developer-only-option`: an option that only the program may set.

use super::unknown_function::calls;
use crate::check::{Context, Rule, Severity, told};

pub(super) static RULE: Rule = Rule {
    code: "developer-only-option",
    severity: Severity::Error,
    summary: "An option that only the program may set.",
    explanation: told("\
Which currency an amount has, which time zone a moment is shown in and what kind of number it is are facts of the program. A translation that changes them changes what is said.

    total = { NUMBER($total, style: \"currency\", currency: \"USD\") }    # write MONEY($total)"),
    run,
};

fn run(context: &mut Context<'_, '_>) {
    for (file, _, arguments) in calls(context) {
        for (name, _) in &arguments.named {
            if let Some(reason) = crate::message::refusal_of(name) {
                let message = ["the option `", *name, "` is not for messages: ", reason];
                context.report(file, name, &message, &["leave it out"]);
            }
        }
    }
}
