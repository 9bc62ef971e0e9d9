//! Fluent messages.

mod program;
#[cfg(feature = "parser")]
pub mod syntax;

pub use program::Program;
#[cfg(feature = "parser")]
pub use program::compile;
