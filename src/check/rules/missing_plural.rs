//! `missing-plural`: a plural category of the locale without a variant.

use crate::check::leaf::select;
use crate::check::patterns;
use crate::check::{Context, Rule, Severity, told};
use crate::decimal::Digits;
use crate::format::{PluralCategory, PluralRules, PluralType};
use crate::message::syntax::each_in;
use crate::message::syntax::{Expression, Key, Variant};
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

pub(super) static RULE: Rule = Rule {
    code: "missing-plural",
    severity: Severity::Warning,
    summary: "A plural category of the locale without a variant.",
    explanation: told(
        "\
Numbers of a category without a variant get the default one, which is the wrong form.

    # Polish: 2, 3 and 4 are few, 5 is many
    items = { $count ->
        [one] { $count } produkt
       *[other] { $count } produktu
    }",
    ),
    run,
};

/// A select that goes by plural categories.
pub(super) struct Selection<'s> {
    pub(super) file: usize,
    pub(super) rules: PluralRules,
    /// The categories it names, and where.
    pub(super) keys: Vec<(PluralCategory, &'s str)>,
    /// The key of its default variant.
    default: Option<PluralCategory>,
    /// Numbers it names outright.
    numbers: Vec<&'s str>,
}

/// The selects of a translation that name a plural category besides `other`.
pub(super) fn selections<'s>(context: &Context<'_, 's>) -> Vec<Selection<'s>> {
    let mut found = Vec::new();
    for entry in context.translation.entries() {
        for (_, pattern) in patterns(entry.message) {
            each_in(pattern, &mut |expression| {
                let Some((selector, variants)) = select(expression) else { return };
                let Some(kind) = plural_type(selector) else { return };
                let category = |variant: &Variant<'s>| match variant.key {
                    Key::Identifier(key) => PluralCategory::parse(key).map(|category| (category, key)),
                    Key::Number(_) => None,
                };
                let keys: Vec<_> = variants.iter().filter_map(category).collect();
                let numbers = variants.iter().filter_map(|variant| match variant.key {
                    Key::Number(number) => Some(number),
                    Key::Identifier(_) => None,
                });
                let default = variants.iter().find(|variant| variant.default).and_then(category);
                let others = variants
                    .iter()
                    .any(|variant| matches!(variant.key, Key::Identifier(_)) && category(variant).is_none());
                // Words beside the categories: it selects by something else.
                if !others && keys.iter().any(|(category, _)| *category != PluralCategory::Other) {
                    found.push(Selection {
                        file: entry.file,
                        rules: PluralRules::new(context.translation.locale(), kind),
                        keys,
                        default: default.map(|(category, _)| category),
                        numbers: numbers.collect(),
                    });
                }
            });
        }
    }
    found
}

/// What kind of plural a selector asks for; `None` for one that is no number.
fn plural_type(selector: &Expression<'_>) -> Option<PluralType> {
    match selector {
        Expression::Variable(_) | Expression::Number(_) => Some(PluralType::Cardinal),
        Expression::Placeable(inner) => plural_type(inner),
        Expression::Function { id: "NUMBER", arguments } => {
            let ordinal =
                arguments.named.iter().any(|(name, value)| *name == "type" && *value == Expression::String("ordinal"));
            Some(if ordinal { PluralType::Ordinal } else { PluralType::Cardinal })
        }
        _ => None,
    }
}

fn run(context: &mut Context<'_, '_>) {
    for Selection { file, rules, keys, default, numbers } in selections(context) {
        for category in rules.categories() {
            if keys.iter().any(|(known, _)| *known == category) || default == Some(category) {
                continue;
            }
            let Some((examples, common)) = examples(&rules, category, &numbers) else { continue };
            let Some((_, at)) = keys.first() else { continue };
            let message = ["`", category.as_str(), "` has no variant; it is for ", &examples];
            let hint = ["add [", category.as_str(), "] in the form the language has for these numbers"];
            let severity = if common { Severity::Warning } else { Severity::Info };
            context.report_as(severity, file, at, &message, &hint);
        }
    }
}

/// Some whole numbers of a category, and whether they are such as occur every day; `None` where the
/// select names all of them, or only fractions are of it.
fn examples(rules: &PluralRules, category: PluralCategory, named: &[&str]) -> Option<(String, bool)> {
    let small = (0..=200).map(|number: u64| (number, true));
    let large = [1_000, 10_000, 100_000, 1_000_000, 2_000_000].map(|number| (number, false));
    let mut found: Vec<(String, bool)> = Vec::new();
    for (number, common) in small.chain(large) {
        let text = number.to_string();
        if rules.select(&Digits::from(number)) == category && !named.contains(&text.as_str()) {
            found.push((text, common));
        }
        if found.len() == 4 {
            break;
        }
    }
    let common = found.first()?.1;
    let more = if found.len() == 4 { ", …" } else { "" };
    let shown: Vec<_> = found.into_iter().take(3).map(|(text, _)| text).collect();
    Some(([shown.join(", ").as_str(), more].concat(), common))
}
