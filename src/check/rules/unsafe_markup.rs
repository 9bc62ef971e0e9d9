//! `unsafe-markup`: markup that could run code or load something.

use crate::check::leaf::leaves;
use crate::check::patterns;
use crate::check::{Context, Rule, Severity, told};
use crate::message::syntax::Element;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

pub(super) static RULE: Rule = Rule {
    code: "unsafe-markup",
    severity: Severity::Error,
    summary: "Markup that could run code or load something.",
    explanation: told("\
Translations are text of strangers: elements that run or load, handlers of events and addresses like javascript: have no place in them. A page drops them.

    hello = Hello <img src=x onerror=alert(1)>"),
    run,
};

/// Elements of text; others run, load, style or hide.
const TEXT: [&str; 32] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "label",
    "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// A tag in a text.
pub(super) struct Tag<'s> {
    pub(super) name: String,
    pub(super) is_end: bool,
    pub(super) closes_itself: bool,
    /// The tag as it stands in the source, where the text is the source's own.
    pub(super) text: Option<&'s str>,
    attributes: String,
}

/// The tags of a piece of a pattern.
pub(super) fn tags<'s>(element: &Element<'s>) -> Vec<Tag<'s>> {
    let Element::Text(text) = element else { return Vec::new() };
    let borrowed: Option<&'s str> = match text {
        Cow::Borrowed(text) => Some(text),
        Cow::Owned(_) => None,
    };
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find('<')).map(|at| from.saturating_add(at)) {
        let rest = text.get(start.saturating_add(1)..).unwrap_or_default();
        let is_end = rest.starts_with('/');
        let name: String = rest
            .trim_start_matches('/')
            .chars()
            .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '-')
            .collect();
        from = start.saturating_add(1);
        if !name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            continue;
        }
        // An attribute with a placeable in it ends in another piece.
        let length = rest.find('>').unwrap_or(rest.len());
        let inside = rest.get(..length).unwrap_or_default();
        let end = start.saturating_add(length).saturating_add(2).min(text.len());
        found.push(Tag {
            name: name.to_ascii_lowercase(),
            is_end,
            closes_itself: inside.ends_with('/'),
            text: borrowed.and_then(|text| text.get(start..end)),
            attributes: inside.to_ascii_lowercase(),
        });
        from = end.max(from);
    }
    found
}

fn run(context: &mut Context<'_, '_>) {
    for entry in context.translation.entries() {
        for (_, pattern) in patterns(entry.message) {
            for leaf in leaves(pattern) {
                for tag in leaf.elements.iter().flat_map(|element| tags(element)) {
                    let at = tag.text.or(leaf.key).unwrap_or(entry.message.id);
                    if !TEXT.contains(&tag.name.as_str()) && !tag.is_end {
                        let message = ["<", tag.name.as_str(), "> is no element of text"];
                        context.report(entry.file, at, &message, &["take it out"]);
                    } else if let Some(fault) = fault(&tag.attributes) {
                        context.report(entry.file, at, &["<", &tag.name, "> has ", fault], &["take it out"]);
                    }
                }
            }
        }
    }
}

/// What of a tag's attributes could run.
fn fault(attributes: &str) -> Option<&'static str> {
    let plain: String = attributes.chars().filter(|letter| !letter.is_whitespace()).collect();
    let mut words = attributes.split(|letter: char| letter.is_whitespace() || matches!(letter, '/' | '"' | '\''));
    if words.any(|word| word.len() > 2 && word.starts_with("on") && attributes.contains('=') && word.contains('=')) {
        return Some("a handler of events");
    }
    if ["javascript:", "vbscript:", "data:"].iter().any(|scheme| plain.contains(scheme)) {
        return Some("an address that runs");
    }
    ["style=", "srcdoc=", "formaction="]
        .iter()
        .any(|name| plain.contains(name))
        .then_some("an attribute that is not for texts")
}
