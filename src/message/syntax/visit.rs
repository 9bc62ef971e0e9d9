//! Walking through a tree: every expression of a pattern, those inside others included.

use super::tree::{Element, Expression, Pattern};

/// Visits an expression and every one in it.
pub(crate) fn each<'a, 's>(expression: &'a Expression<'s>, visit: &mut dyn FnMut(&'a Expression<'s>)) {
    visit(expression);
    match expression {
        Expression::Placeable(inner) => each(inner, visit),
        Expression::Function { arguments, .. } | Expression::Term { arguments: Some(arguments), .. } => {
            for argument in &arguments.positional {
                each(argument, visit);
            }
            for (_, argument) in &arguments.named {
                each(argument, visit);
            }
        }
        Expression::Select { selector, variants } => {
            each(selector, visit);
            for variant in variants {
                each_in(&variant.value, visit);
            }
        }
        _ => {}
    }
}

/// Visits every expression of a pattern.
pub(crate) fn each_in<'a, 's>(pattern: &'a Pattern<'s>, visit: &mut dyn FnMut(&'a Expression<'s>)) {
    for element in &pattern.elements {
        if let Element::Placeable(expression) = element {
            each(expression, visit);
        }
    }
}
