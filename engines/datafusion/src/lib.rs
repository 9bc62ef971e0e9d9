//! Exact currency conversion as scalar functions of Apache DataFusion, and of Ballista's clusters.
//!
//! Here stand the SQL functions over Arrow arrays: [`functions`] makes them from one [`Kernel`],
//! [`register`] gives them to a session, `ballista` (with the feature of that name) to a cluster's
//! scheduler and executors. What a rate is, which one a day takes and how a result is rounded is
//! `coinage`'s alone. A newcomer would write `12.50` into a query: DataFusion reads that as a
//! double unless `datafusion.sql_parser.parse_float_as_decimal` is set, and doubles are refused.
//!
//! ```
//! use coinage_datafusion::{Kernel, register, session_config};
//! use datafusion::prelude::SessionContext;
//!
//! # tokio::runtime::Runtime::new()?.block_on(async {
//! let session = SessionContext::new_with_config(session_config());
//! register(&session, Kernel::embedded()?);
//! let rows = session.sql("SELECT coinage_convert(100.00, 'USD', 'EUR', DATE '2024-12-25') AS euros").await?;
//! let text = datafusion::arrow::util::pretty::pretty_format_batches(&rows.collect().await?)?.to_string();
//! assert!(text.contains("| 96.20 |"), "{text}");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![warn(missing_docs)]

mod agreement;
mod arguments;
#[cfg(feature = "ballista")]
pub mod ballista;
mod convert;
mod fault;
mod format;
mod kernel;
mod rate;

pub use fault::Fault;
pub use kernel::{Kernel, RATE_PLACES};

use datafusion::logical_expr::ScalarUDF;
use datafusion::prelude::{SessionConfig, SessionContext};
use std::sync::Arc;

/// What a function does with a row that it has no answer for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum OnFault {
    /// The query fails and says which row and why.
    Fail,
    /// The row's result is null.
    Null,
}

/// The scalar functions over one kernel: `coinage_convert`, `coinage_try_convert`,
/// `coinage_rate`, `coinage_try_rate`, `coinage_rate_date` and `coinage_format`.
///
/// ```
/// let names: Vec<String> = coinage_datafusion::functions(&coinage_datafusion::Kernel::embedded()?)
///     .iter()
///     .map(|function| function.name().to_owned())
///     .collect();
/// assert!(names.contains(&"coinage_convert".to_owned()));
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn functions(kernel: &Arc<Kernel>) -> Vec<Arc<ScalarUDF>> {
    let kernel = || Arc::clone(kernel);
    vec![
        Arc::new(ScalarUDF::from(convert::Convert::new(kernel(), OnFault::Fail))),
        Arc::new(ScalarUDF::from(convert::Convert::new(kernel(), OnFault::Null))),
        Arc::new(ScalarUDF::from(rate::RateOf::new(kernel(), OnFault::Fail))),
        Arc::new(ScalarUDF::from(rate::RateOf::new(kernel(), OnFault::Null))),
        Arc::new(ScalarUDF::from(rate::RateDate::new(kernel()))),
        Arc::new(ScalarUDF::from(format::Format::new())),
    ]
}

/// Registers all functions with a session; those of the same names are replaced.
pub fn register(session: &SessionContext, kernel: Arc<Kernel>) {
    for function in functions(&kernel) {
        session.register_udf(ScalarUDF::clone(&function));
    }
}

/// DataFusion's configuration with one change: `12.50` in SQL is a decimal, not a double.
pub fn session_config() -> SessionConfig {
    exact_literals(SessionConfig::new())
}

/// The same change to a configuration there is.
pub fn exact_literals(mut config: SessionConfig) -> SessionConfig {
    config.options_mut().sql_parser.parse_float_as_decimal = true;
    config
}
