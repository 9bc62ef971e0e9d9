//! What a rule found.

use alloc::string::String;
use core::fmt;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Most likely wrong.
    Warning,
    /// Wrong: readers see a hole, the wrong text, or the fallback language.
    Error,
}

impl Severity {
    /// `error`, `warning` or `info`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// Reads a word of [`Severity::as_str`].
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Info, Self::Warning, Self::Error].into_iter().find(|severity| severity.as_str() == word)
    }
}

/// A fault and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's code.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The file, as it was named.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in code points, from 1.
    pub column: u32,
    /// How many code points of the line it is about.
    pub length: u32,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub hint: String,
    /// The place is in the source language's file: something is missing from the translation.
    pub in_reference: bool,
}

/// `path:line:column: severity[code]: message`, as compilers write it.
impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, column, code, message, .. } = self;
        write!(formatter, "{path}:{line}:{column}: {}[{code}]: {message}", self.severity.as_str())
    }
}
