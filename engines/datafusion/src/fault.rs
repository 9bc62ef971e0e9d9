//! What went wrong with a row, as DataFusion hands it on.
//!
//! Inside one process the error of the library can be had back by its type; from a cluster only
//! the sentence arrives, which is why code and hint stand in it.

use datafusion::error::DataFusionError;
use std::fmt;

/// A row that a function had no answer for.
///
/// ```
/// use coinage_datafusion::{Fault, Kernel, register, session_config};
/// # tokio::runtime::Runtime::new()?.block_on(async {
/// let session = datafusion::prelude::SessionContext::new_with_config(session_config());
/// register(&session, Kernel::embedded()?);
/// let rows = session.sql("SELECT coinage_convert(5.00, 'USD', 'EUR', DATE '1998-01-01')").await?.collect().await;
/// let error = rows.unwrap_err();
/// let fault = Fault::of(&error).unwrap();
/// assert_eq!(fault.error().code(), "missing-rate");
/// assert_eq!(
///     fault.to_string(),
///     "coinage_convert: 5.00 USD to EUR on 1998-01-01: no rate leads from USD to EUR on 1998-01-01 or before \
///      [missing-rate] (the rates of USD begin on 1999-01-04)"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Fault {
    function: &'static str,
    error: coinage::Error,
}

impl Fault {
    pub(crate) fn new(function: &'static str, error: coinage::Error) -> Self {
        Self { function, error }
    }

    /// The fault an error of DataFusion stands for, if it is one.
    pub fn of(error: &DataFusionError) -> Option<&Self> {
        let mut next: Option<&(dyn std::error::Error + 'static)> = Some(error);
        while let Some(error) = next {
            if let Some(fault) = error.downcast_ref() {
                return Some(fault);
            }
            next = match error.downcast_ref() {
                Some(DataFusionError::External(inner)) => Some(&**inner),
                Some(DataFusionError::Shared(inner)) => Some(&**inner),
                _ => error.source(),
            };
        }
        None
    }

    /// The SQL name of the function.
    pub fn function(&self) -> &'static str {
        self.function
    }

    /// The library's error: code, message, hint, and the row's values as its place.
    pub fn error(&self) -> &coinage::Error {
        &self.error
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hint = self.error.hint().unwrap_or_else(|| self.error.kind().usual_hint());
        write!(formatter, "{}: {} [{}] ({hint})", self.function, self.error, self.error.code())
    }
}

/// The sentence again: it is what Ballista sends to the client of a failed query.
impl fmt::Debug for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl std::error::Error for Fault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

impl From<Fault> for DataFusionError {
    fn from(fault: Fault) -> Self {
        Self::External(Box::new(fault))
    }
}
