//! The texts a pattern can become: one for each variant, with what is said in it.
//!
//! What stands outside the variants belongs to every text. Where a pattern has several selects,
//! each variant is looked at with all that the other selects say: enough to tell what a text
//! lacks, without multiplying them out.

use crate::message::syntax::{Element, Expression, Key, Pattern, Variant, each};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

/// One text of a pattern.
#[derive(Clone, Debug, Default)]
pub(super) struct Leaf<'a, 's> {
    /// The key of its variant; none where the pattern has no variants.
    pub(super) key: Option<&'s str>,
    /// Its texts and placeables, selects left out.
    pub(super) elements: Vec<&'a Element<'s>>,
    /// The variables that decide on it or stand in other variants beside it: it may leave them out.
    pub(super) spoken_for: BTreeSet<&'s str>,
}

impl<'s> Leaf<'_, 's> {
    /// The variables that are said.
    pub(super) fn variables(&self) -> BTreeSet<&'s str> {
        let mut found = BTreeSet::new();
        for element in &self.elements {
            if let Element::Placeable(expression) = element {
                add_variables(expression, &mut found);
            }
        }
        found
    }
}

/// The texts of a pattern.
pub(super) fn leaves<'a, 's>(pattern: &'a Pattern<'s>) -> Vec<Leaf<'a, 's>> {
    let mut base = Leaf::default();
    let mut selects: Vec<(&'a Expression<'s>, &'a [Variant<'s>])> = Vec::new();
    for element in &pattern.elements {
        match element {
            Element::Placeable(expression) => match select(expression) {
                Some(found) => selects.push(found),
                None => base.elements.push(element),
            },
            Element::Text(_) => base.elements.push(element),
        }
    }
    if selects.is_empty() {
        return Vec::from([base]);
    }
    let mut found = Vec::new();
    for (place, (selector, variants)) in selects.iter().enumerate() {
        let mut beside = base.clone();
        add_variables(selector, &mut beside.spoken_for);
        for (_, (selector, variants)) in selects.iter().enumerate().filter(|(other, _)| *other != place) {
            add_variables(selector, &mut beside.spoken_for);
            for variant in *variants {
                for leaf in leaves(&variant.value) {
                    beside.spoken_for.extend(leaf.variables());
                }
            }
        }
        for variant in *variants {
            let (Key::Identifier(key) | Key::Number(key)) = variant.key;
            for inner in leaves(&variant.value) {
                let mut leaf = beside.clone();
                leaf.key = Some(inner.key.unwrap_or(key));
                leaf.elements.extend(inner.elements);
                leaf.spoken_for.extend(inner.spoken_for);
                found.push(leaf);
            }
        }
    }
    found
}

/// The select in a placeable, however many braces stand around it.
pub(super) fn select<'a, 's>(expression: &'a Expression<'s>) -> Option<(&'a Expression<'s>, &'a [Variant<'s>])> {
    match expression {
        Expression::Select { selector, variants } => Some((selector, variants)),
        Expression::Placeable(inner) => select(inner),
        _ => None,
    }
}

/// Adds the variables of an expression and all in it.
fn add_variables<'s>(expression: &Expression<'s>, found: &mut BTreeSet<&'s str>) {
    each(expression, &mut |expression| {
        if let Expression::Variable(name) = expression {
            found.insert(*name);
        }
    });
}
