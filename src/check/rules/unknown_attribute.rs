//! `unknown-attribute`: a reference to an attribute that does not exist.

use super::unknown_message::references;
use crate::check::{Context, Rule, Severity, told};

pub(super) static RULE: Rule = Rule {
    code: "unknown-attribute",
    severity: Severity::Error,
    summary: "A reference to an attribute that does not exist.",
    explanation: told(
        "\
The message is there, the attribute is not: {id.attribute} is printed.",
    ),
    run,
};

fn run(context: &mut Context<'_, '_>) {
    for (file, id, attribute) in references(context) {
        let Some(found) = context.translation.find(false, id) else { continue };
        match attribute {
            Some(name) if !found.message.attributes.iter().any(|own| own.id == name) => {
                let message = ["`", id, "` has no attribute `", name, "`"];
                context.report(file, name, &message, &["mend its name, or add it to the message"]);
            }
            None if found.message.value.is_none() => {
                let message = ["`", id, "` has attributes only, no value"];
                context.report(file, id, &message, &["refer to one of them: { ", id, ".attribute }"]);
            }
            _ => {}
        }
    }
}
