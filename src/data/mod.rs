//! The CLDR table and packs: reading them, nothing about what they are used for.
//!
//! The table is a handful of generated files under `data/cldr/`, one a topic, compiled into
//! every build; `cargo xtask data` makes them from ICU4X's compiled data and they are never
//! edited by hand. All topics share one list of locales, the index: a locale becomes a row
//! number once ([`crate::Locale::parse`]), and every topic maps that row to its record.
//! A newcomer would look for fallback here at reading time: it happened when the table was
//! made, every row already has its inherited values.

pub(crate) mod index;
pub(crate) mod likely;
pub(crate) mod names;
pub mod pack;
pub(crate) mod reader;
#[cfg(any(feature = "parsing", feature = "pricing"))]
pub(crate) mod territories;
#[cfg(feature = "facts")]
pub(crate) mod territory_history;

pub(crate) use reader::{Cursor, Pool, Topic, record_of_row};

/// Of which CLDR the table is.
pub const CLDR_VERSION: &str = "49";

/// Of which CLDR the parts are that ICU4X's data leaves out: compact forms, units, ranges.
pub const CLDR_JSON_VERSION: &str = "48.2";
