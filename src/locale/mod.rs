//! Locales: identifiers, direction and negotiation; nothing is formatted here.
//!
//! A [`Locale`] is a well-formed identifier in canonical form together with the row of the
//! CLDR table that answers for it. A newcomer would expect an unknown language to be an error:
//! only an ill-formed identifier is, a well-formed one without data falls back through CLDR's
//! parents and aliases down to the root.

mod canonical;
mod identifier;
mod negotiation;

pub use identifier::{Direction, Locale};
pub use negotiation::{NegotiationStrategy, negotiate};
