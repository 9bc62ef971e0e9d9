//! The registry: one rule a file.

mod cyclic_reference;
mod developer_only_option;
mod duplicate_attribute;
mod duplicate_id;
mod duplicate_variant;
mod empty;
mod extra_variable;
mod glossary;
mod impossible_plural;
mod markup_mismatch;
mod missing_attribute;
mod missing_message;
mod missing_plural;
mod missing_value;
mod missing_variable;
mod obsolete_attribute;
mod obsolete_message;
mod obsolete_value;
mod parse_error;
mod placeholder_type;
mod replacement_character;
mod unknown_attribute;
mod unknown_function;
mod unknown_message;
mod unknown_option;
mod unknown_term;
mod unsafe_markup;

use super::Rule;

/// All rules, in the order of their codes.
pub const RULES: &[&Rule] = &[
    &cyclic_reference::RULE,
    &developer_only_option::RULE,
    &duplicate_attribute::RULE,
    &duplicate_id::RULE,
    &duplicate_variant::RULE,
    &empty::RULE,
    &extra_variable::RULE,
    &glossary::RULE,
    &impossible_plural::RULE,
    &markup_mismatch::RULE,
    &missing_attribute::RULE,
    &missing_message::RULE,
    &missing_plural::RULE,
    &missing_value::RULE,
    &missing_variable::RULE,
    &obsolete_attribute::RULE,
    &obsolete_message::RULE,
    &obsolete_value::RULE,
    &parse_error::RULE,
    &placeholder_type::RULE,
    &replacement_character::RULE,
    &unknown_attribute::RULE,
    &unknown_function::RULE,
    &unknown_message::RULE,
    &unknown_option::RULE,
    &unknown_term::RULE,
    &unsafe_markup::RULE,
];
