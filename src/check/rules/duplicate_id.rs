//! `duplicate-id`: an id that is given to two messages of a locale.

use crate::check::{Context, Rule, Severity, told};
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString as _};

pub(super) static RULE: Rule = Rule {
    code: "duplicate-id",
    severity: Severity::Error,
    summary: "An id that is given to two messages of a locale.",
    explanation: told(
        "\
The first one is used, the other never seen.

    cart = Cart
    cart = Basket",
    ),
    run,
};

fn run(context: &mut Context<'_, '_>) {
    let mut seen: BTreeMap<(bool, &str), (String, String)> = BTreeMap::new();
    for entry in context.translation.entries() {
        let id = entry.message.id;
        let place = context.translation.place(entry.file, id);
        if let Some((path, line)) = seen.get(&(entry.is_term, id)) {
            let lead = if entry.is_term { "-" } else { "" };
            let message = ["`", lead, id, "` stands in ", path, ", line ", line, " already"];
            context.report(entry.file, id, &message, &["take one of them out, or give it another id"]);
        } else {
            seen.insert((entry.is_term, id), (place.path, place.line.to_string()));
        }
    }
}
