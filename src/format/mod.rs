//! Formatting: every formatter is built once into a flat plan and then writes into a sink.

mod scratch;
pub use scratch::Scratch;
