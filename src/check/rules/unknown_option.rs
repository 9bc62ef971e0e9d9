//! `unknown-option`: an option that the function does not have.

use super::unknown_function::calls;
use crate::check::{Context, Rule, Severity, told};

pub(super) static RULE: Rule = Rule {
    code: "unknown-option",
    severity: Severity::Warning,
    summary: "An option that the function does not have.",
    explanation: told(
        "\
An option nobody knows changes nothing, and a typing error in one goes unnoticed.

    size = { NUMBER($size, maximumFractionDigit: 1) }    # maximumFractionDigits",
    ),
    run,
};

fn run(context: &mut Context<'_, '_>) {
    for (file, id, arguments) in calls(context) {
        let Some(options) = crate::message::options_of(id) else { continue };
        for (name, _) in &arguments.named {
            if !options.contains(name) && crate::message::refusal_of(name).is_none() {
                let message = ["`", id, "` has no option `", *name, "`"];
                context.report(file, name, &message, &["one of ", &options.join(", ")]);
            }
        }
    }
}
