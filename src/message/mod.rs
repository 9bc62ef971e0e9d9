//! Fluent messages: parsing, compiling and resolving them.
//!
//! Source text becomes a syntax tree ([`syntax`], feature `parser`), the tree a flat [`Program`],
//! programs a [`Bundle`] for one locale, and the bundle writes messages into a sink. Files,
//! folders and the choice of a locale are the catalog's. What a newcomer would get wrong: a
//! message that lacks an argument is not a failure, it is text with a hole in it and an error
//! beside it.

mod amount;
mod argument;
mod bundle;
mod function;
mod isolation;
#[cfg(feature = "dates")]
mod markup;
#[cfg(feature = "quantities")]
mod phrase;
mod program;
#[cfg(feature = "quantities")]
mod range;
#[cfg(feature = "quantities")]
mod relative;
mod resolve;
#[cfg(feature = "parser")]
mod resource;
#[cfg(feature = "eval")]
mod swap;
#[cfg(feature = "parser")]
pub mod syntax;

#[cfg(target_arch = "wasm32")]
pub(crate) use amount::short;
pub use argument::{Argument, Arguments};
#[cfg(feature = "quantities")]
pub use bundle::MessageFunction;
pub use bundle::{Bundle, MessageHandle, PatternHandle, Piece};
#[cfg(any(feature = "eval", all(feature = "wasm", feature = "quantities")))]
pub(crate) use function::FUNCTIONS;
#[cfg(feature = "eval")]
pub(crate) use function::{options_of, refusal_of};
pub use isolation::Isolation;
#[cfg(all(feature = "wasm", feature = "dates"))]
pub(crate) use markup::is_of_text;
#[cfg(feature = "dates")]
pub use markup::{MarkupPiece, MarkupSlot, markup, render_markup};
pub use program::Program;
#[cfg(feature = "parser")]
pub use program::compile;
#[cfg(feature = "quantities")]
pub use range::ValueRange;
#[cfg(feature = "parser")]
pub use resource::{Formatted, Resource, format_source};
