//! `glossary`: a word that a catalog translates otherwise.

use crate::check::glossary::{ANY_ENDING, GlossaryTerm, NO_ENDING, SOURCE_ENDING, find};
use crate::check::leaf::{Leaf, leaves};
use crate::check::{Context, Rule, Severity, listed, patterns, told};
use crate::message::syntax::Element;
use alloc::borrow::Cow;
use alloc::vec::Vec;

pub(super) static RULE: Rule = Rule {
    code: "glossary",
    severity: Severity::Warning,
    summary: "A word that the catalog's glossary translates otherwise.",
    explanation: told(
        "\
Where a text of the source says a term of coinage.toml's glossary, its translation says none of the forbidden words (a warning) and one of the allowed ones (a note: grammar may ask for another form). Allowed words may have any ending, the source's term one of two letters, forbidden ones none.

    [[glossary]]
    term = \"cart\"
    translations.de = { allowed = [\"Warenkorb\"], forbidden = [\"Wagen\"] }",
    ),
    run,
};

fn run(context: &mut Context<'_, '_>) {
    let locale = context.translation.locale().id();
    for GlossaryTerm { term, note, translations } in context.translation.glossary() {
        let Some(words) = translations.get(locale) else { continue };
        for (entry, source) in context.pairs() {
            for (attribute, pattern) in patterns(entry.message) {
                let Some((_, source)) = patterns(source.message).find(|(name, _)| *name == attribute) else { continue };
                if !leaves(source).iter().any(|leaf| texts(leaf).any(|text| find(text, term, SOURCE_ENDING).is_some()))
                {
                    continue;
                }
                let name = attribute.unwrap_or(entry.message.id);
                let leaves = leaves(pattern);
                let (mut forbidden, mut seen) = (false, Vec::new());
                for leaf in &leaves {
                    for text in texts(leaf) {
                        for word in &words.forbidden {
                            let Some((start, end)) = find(text, word, NO_ENDING) else { continue };
                            forbidden = true;
                            // What stands outside variants belongs to every leaf, and is told once.
                            let place = (core::ptr::from_ref(text).cast::<u8>(), start, word);
                            if seen.contains(&place) {
                                continue;
                            }
                            seen.push(place);
                            // A text that was changed when it was read has no place of its own.
                            let own = leaf.elements.iter().any(
                                |element| matches!(element, Element::Text(Cow::Borrowed(own)) if core::ptr::eq(*own, text)),
                            );
                            let at = if own { text.get(start..end).unwrap_or(name) } else { leaf.key.unwrap_or(name) };
                            let message = ["`", word, "` is no word for `", term, "` in ", locale];
                            let instead = listed(words.allowed.iter().map(String::as_str), "");
                            let hint = if instead.is_empty() { ["say it otherwise", ""] } else { ["say ", &instead] };
                            context.report(entry.file, at, &message, &hint);
                        }
                    }
                }
                let says = |word: &str| {
                    leaves.iter().any(|leaf| texts(leaf).any(|text| find(text, word, ANY_ENDING).is_some()))
                };
                if !forbidden && !words.allowed.is_empty() && !words.allowed.iter().any(|word| says(word)) {
                    let allowed = listed(words.allowed.iter().map(String::as_str), "");
                    let message = ["`", name, "` says `", term, "` otherwise than the glossary"];
                    let lead = note.as_deref().map_or("", |_| ": ");
                    let hint = ["the glossary has ", &allowed, lead, note.as_deref().unwrap_or_default()];
                    context.report_as(Severity::Info, entry.file, name, &message, &hint);
                }
            }
        }
    }
}

/// The texts of a leaf.
fn texts<'a>(leaf: &'a Leaf<'_, '_>) -> impl Iterator<Item = &'a str> {
    leaf.elements.iter().filter_map(|element| match element {
        Element::Text(text) => Some(&**text),
        Element::Placeable(_) => None,
    })
}
