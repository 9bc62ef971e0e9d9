//! The one public error.
//!
//! Every failure of the library is an [`Error`]: a stable kebab-case code for programs, a
//! sentence for people, where it happened and what to do. The codes are listed in
//! [`ErrorCode`] and are never reused. Nothing here formats with `core::fmt` machinery on
//! construction: messages are concatenated, which keeps the wasm module small.

use crate::text::concat;
use alloc::borrow::ToOwned as _;
use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

/// What went wrong, as a stable name.
///
/// [`as_str`](ErrorCode::as_str) is the form that leaves the program: in `eval` answers, in
/// `CoinageError.code` and on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ErrorCode {
    /// A currency code that neither ISO 4217's current nor its historic list holds.
    UnknownCurrency,
    /// A locale identifier that is not well-formed.
    UnknownLocale,
    /// A text that is not a number, or a number finer than asked for.
    InvalidNumber,
    /// A number with two readings in its locale.
    AmbiguousNumber,
    /// An option whose value is not allowed.
    InvalidOption,
    /// No rate connects two currencies on a day.
    MissingRate,
    /// The last known rate is older than the age allowed.
    StaleRate,
    /// A date that does not exist or lies outside the supported years.
    DateOutOfRange,
    /// A result too large to hold exactly.
    Overflow,
    /// Two currencies where one is needed.
    MixedCurrencies,
    /// A source text that does not follow its grammar.
    ParseError,
    /// A message or an attribute that the catalog does not hold.
    UnknownMessage,
    /// A variable that the caller did not give.
    UnknownVariable,
    /// A term that the catalog does not hold.
    UnknownTerm,
    /// A function that does not exist.
    UnknownFunction,
    /// A message that needs itself.
    CyclicReference,
    /// A message past the limits against hostile catalogs.
    TooComplex,
    /// A pack that is truncated, damaged, foreign or of another version.
    BadPack,
    /// A request that is not of the form it should have.
    BadRequest,
    /// A file or a stream that could not be read or written.
    Io,
}

impl ErrorCode {
    /// All codes.
    pub const ALL: [Self; 20] = [
        Self::UnknownCurrency,
        Self::UnknownLocale,
        Self::InvalidNumber,
        Self::AmbiguousNumber,
        Self::InvalidOption,
        Self::MissingRate,
        Self::StaleRate,
        Self::DateOutOfRange,
        Self::Overflow,
        Self::MixedCurrencies,
        Self::ParseError,
        Self::UnknownMessage,
        Self::UnknownVariable,
        Self::UnknownTerm,
        Self::UnknownFunction,
        Self::CyclicReference,
        Self::TooComplex,
        Self::BadPack,
        Self::BadRequest,
        Self::Io,
    ];

    /// The stable kebab-case name.
    ///
    /// ```
    /// assert_eq!(coinage::ErrorCode::UnknownCurrency.as_str(), "unknown-currency");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UnknownCurrency => "unknown-currency",
            Self::UnknownLocale => "unknown-locale",
            Self::InvalidNumber => "invalid-number",
            Self::AmbiguousNumber => "ambiguous-number",
            Self::InvalidOption => "invalid-option",
            Self::MissingRate => "missing-rate",
            Self::StaleRate => "stale-rate",
            Self::DateOutOfRange => "date-out-of-range",
            Self::Overflow => "overflow",
            Self::MixedCurrencies => "mixed-currencies",
            Self::ParseError => "parse-error",
            Self::UnknownMessage => "unknown-message",
            Self::UnknownVariable => "unknown-variable",
            Self::UnknownTerm => "unknown-term",
            Self::UnknownFunction => "unknown-function",
            Self::CyclicReference => "cyclic-reference",
            Self::TooComplex => "too-complex",
            Self::BadPack => "bad-pack",
            Self::BadRequest => "bad-request",
            Self::Io => "io",
        }
    }

    /// What can be done about such an error in general, for one that carries no hint of its own.
    ///
    /// ```
    /// assert_eq!(coinage::ErrorCode::Overflow.usual_hint(), "use a number with fewer digits");
    /// ```
    pub const fn usual_hint(self) -> &'static str {
        match self {
            Self::UnknownCurrency => "use a code of ISO 4217, like EUR",
            Self::UnknownLocale => "use an identifier like de, pt-BR or zh-Hant-TW",
            Self::InvalidNumber => "write digits with at most one point, like -1234.56",
            Self::AmbiguousNumber => "write the number without grouping",
            Self::InvalidOption => "see the option's values in the documentation",
            Self::MissingRate => "give a day or a source that has the rate",
            Self::StaleRate => "allow an older rate or give newer ones",
            Self::DateOutOfRange => "write a day like 2024-12-25, a moment like 2024-12-25T10:00:00Z",
            Self::Overflow => "use a number with fewer digits",
            Self::MixedCurrencies => "convert the amounts to one currency first",
            Self::ParseError => "correct the source text at the place given",
            Self::UnknownMessage => "use the identifier of a message in the source",
            Self::UnknownVariable => "give the variable a value",
            Self::UnknownTerm => "define the term in the source",
            Self::UnknownFunction => "use NUMBER, DATETIME or MONEY",
            Self::CyclicReference => "break the circle of references",
            Self::TooComplex => "split the message up",
            Self::BadPack => "make the pack again with the version in use",
            Self::BadRequest => "compare the request with the documentation",
            Self::Io => "check that the file is there and readable",
        }
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// The first characters of a text, for an error that shows what was found.
pub(crate) fn excerpt(text: &str, most: usize) -> &str {
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

/// Where in an input something was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// What the position is in: a file, a field, an option, a message.
    pub subject: String,
    /// The line, counted from 1, where there are lines.
    pub line: Option<u32>,
    /// The column in code points, counted from 1, where there are lines.
    pub column: Option<u32>,
    /// The first byte and the one behind the last, counted from 0, where the source text is known.
    pub span: Option<(u32, u32)>,
}

/// A failure: code, message, place, hint.
///
/// One word wide, so that results stay small on hot paths.
#[derive(Clone, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    code: ErrorCode,
    message: String,
    hint: Option<String>,
    place: Option<Place>,
}

/// A result of this library.
pub type Result<T, E = Error> = core::result::Result<T, E>;

impl Error {
    /// An error whose message is the pieces in a row: lower case, no full stop.
    ///
    /// ```
    /// use coinage::{Error, ErrorCode};
    /// let error = Error::new(ErrorCode::InvalidNumber, &["`", "12x", "` is not a number"])
    ///     .with_hint(&["write digits with at most one point, like 12.50"]);
    /// assert_eq!(error.code(), "invalid-number");
    /// assert_eq!(error.to_string(), "`12x` is not a number");
    /// ```
    #[cold]
    pub fn new(code: ErrorCode, message: &[&str]) -> Self {
        Self(Box::new(Inner { code, message: concat(message), hint: None, place: None }))
    }

    /// Says what the reader can do about it.
    #[must_use]
    #[cold]
    pub fn with_hint(mut self, hint: &[&str]) -> Self {
        self.0.hint = Some(concat(hint));
        self
    }

    /// Says in what it was found: a file, a field, an option.
    #[must_use]
    #[cold]
    pub fn in_subject(mut self, subject: &str) -> Self {
        self.0.place.get_or_insert_default().subject = subject.to_owned();
        self
    }

    /// Says on which line and column it was found, both counted from 1.
    #[must_use]
    #[cold]
    pub fn at_line(mut self, line: u32, column: u32) -> Self {
        let place = self.0.place.get_or_insert_default();
        place.line = Some(line);
        place.column = Some(column);
        self
    }

    /// Says which bytes of its source text it is about.
    #[must_use]
    #[cold]
    #[cfg(feature = "parser")]
    pub fn at_span(mut self, start: u32, end: u32) -> Self {
        self.0.place.get_or_insert_default().span = Some((start, end));
        self
    }

    /// The stable kebab-case code.
    pub fn code(&self) -> &'static str {
        self.0.code.as_str()
    }

    /// The stable code as a value to match on.
    pub fn kind(&self) -> ErrorCode {
        self.0.code
    }

    /// What was being done and what was found.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// What to do about it.
    pub fn hint(&self) -> Option<&str> {
        self.0.hint.as_deref()
    }

    /// Where it was found.
    pub fn place(&self) -> Option<&Place> {
        self.0.place.as_ref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.0.place {
            if !place.subject.is_empty() {
                formatter.write_str(&place.subject)?;
                formatter.write_str(": ")?;
            }
            if let (Some(line), Some(column)) = (place.line, place.column) {
                write!(formatter, "line {line}, column {column}: ")?;
            }
        }
        formatter.write_str(&self.0.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.0.code, self)?;
        match &self.0.hint {
            Some(hint) => write!(formatter, " ({hint})"),
            None => Ok(()),
        }
    }
}

impl core::error::Error for Error {}
