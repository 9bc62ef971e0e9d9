//! `impossible-plural`: a plural category that the locale does not have.

use super::missing_plural::{Selection, selections};
use crate::check::listed;
use crate::check::{Context, Rule, Severity, told};

pub(super) static RULE: Rule = Rule {
    code: "impossible-plural",
    severity: Severity::Warning,
    summary: "A plural category that the locale does not have.",
    explanation: told(
        "\
A variant for a category that no number of the language falls into is never shown.

    # English has one and other
    items = { $count ->
        [one] one item
        [few] a few items
       *[other] { $count } items
    }",
    ),
    run,
};

fn run(context: &mut Context<'_, '_>) {
    for Selection { file, rules, keys, .. } in selections(context) {
        let has = rules.categories();
        for (category, key) in keys {
            if !has.contains(&category) {
                let names = listed(has.iter().map(|category| category.as_str()), "");
                let message = ["no number is `", key, "` in ", context.translation.locale().id()];
                context.report(file, key, &message, &["the categories there are ", &names]);
            }
        }
    }
}
