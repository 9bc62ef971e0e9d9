//! Fluent source text into a syntax tree (feature `parser`).
//!
//! [`parse`] never fails and never panics: what does not parse is junk in the tree. Expressions
//! are parsed by fluent-syntax; entries, comments, indentation and junk are laid out here, because
//! there the reference grammar and that parser part ways. A newcomer would look for errors as a
//! `Result`: a resource with a mistake still has all its other messages.

#[cfg(feature = "eval")]
mod canonical;
mod json;
mod layout;
mod lexer;
mod lines;
mod placeable;
#[cfg(feature = "eval")]
mod serialize;
mod tree;
#[cfg(feature = "eval")]
mod visit;

#[cfg(feature = "eval")]
pub use canonical::canonical;
pub use json::ast_json;
pub use layout::parse;
pub(crate) use lines::Lines;
#[cfg(feature = "eval")]
pub use serialize::{Rewrite, serialize, serialize_with};
pub use tree::{Arguments, Attribute, CommentLevel, Element, Entry, Expression, Key, Message, Pattern, Tree, Variant};
#[cfg(feature = "eval")]
pub(crate) use visit::{each, each_in};
