//! A Fluent source text, parsed and compiled.

use super::argument::Arguments;
use super::bundle::Bundle;
use super::isolation::Isolation;
use super::program::{Program, compile};
use super::syntax::{Entry, Lines, Tree, parse};
use crate::error::{Error, ErrorCode, Result};
use crate::format::Scratch;
use crate::locale::Locale;
use alloc::string::String;
use alloc::string::ToString as _;
use alloc::vec::Vec;

/// A compiled source text and what in it could not be parsed.
///
/// ```
/// use coinage::message::Resource;
/// let resource = Resource::parse("hello = Hello\nwrong\n")?;
/// assert_eq!(resource.program().len(), 1);
/// assert_eq!(resource.junk()[0].to_string(), "line 2, column 1: `wrong` is not a message");
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Resource {
    program: Program,
    junk: Vec<Error>,
}

impl Resource {
    /// Parses and compiles a source text. Junk does not fail it.
    ///
    /// # Errors
    /// `overflow` for a text past 4 GB.
    pub fn parse(source: &str) -> Result<Self> {
        Self::from_tree(&parse(source))
    }

    /// Compiles a syntax tree; junk is told at its place in the tree's source.
    ///
    /// # Errors
    /// `overflow` for a text past 4 GB.
    pub fn from_tree(tree: &Tree<'_>) -> Result<Self> {
        let program = compile(tree)?;
        let lines = Lines::new(tree.source);
        let junk = tree
            .body
            .iter()
            .filter_map(|entry| match entry {
                Entry::Junk(content) => Some(junk_error(lines.place(tree.offset(content)?).0, content)),
                _ => None,
            })
            .collect();
        Ok(Self { program, junk })
    }

    /// The same as the content of a file, which errors of its messages then name.
    #[must_use]
    pub fn in_file(mut self, path: &str) -> Self {
        self.program.set_file(path);
        self
    }

    /// The compiled messages and terms.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// The compiled messages and terms, without the list of junk.
    pub fn into_program(self) -> Program {
        self.program
    }

    /// One `parse-error` for each piece of junk, in source order.
    pub fn junk(&self) -> &[Error] {
        &self.junk
    }
}

/// A message formatted straight from its source text.
#[derive(Clone, Debug, PartialEq)]
pub struct Formatted {
    /// The text; `None` for a message that has only attributes.
    pub value: Option<String>,
    /// What went wrong while the text was made, in order.
    pub errors: Vec<Error>,
}

/// Parses a source text and formats one of its messages: for previews and for requests that bring
/// their own text. Whoever formats more than once keeps a [`Bundle`].
///
/// # Errors
/// `unknown-message` where the text has no such message or the message no such attribute.
///
/// ```
/// use coinage::message::{Argument, Arguments, format_source};
/// use coinage::{Locale, Money};
/// let total = [("total", Argument::Money(Money::parse("12.50", "EUR")?))];
/// let arguments = Arguments::Named(&total);
/// let source = "cart = Total: { $total }{ $missing }";
/// let formatted = format_source(&Locale::parse("fr")?, source, "cart", None, &arguments, false)?;
/// assert_eq!(formatted.value.as_deref(), Some("Total: 12,50\u{a0}€{$missing}"));
/// assert_eq!(
///     formatted.errors[0].to_string(),
///     "cart: line 1, column 27: the message needs `$missing`, which was not given"
/// );
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn format_source(
    locale: &Locale,
    source: &str,
    id: &str,
    attribute: Option<&str>,
    arguments: &Arguments<'_>,
    isolation: impl Into<Isolation>,
) -> Result<Formatted> {
    let mut bundle = Bundle::new(locale.clone(), isolation);
    bundle.add_program(compile(&parse(source))?);
    let (mut out, mut errors) = (Scratch::new(), Vec::new());
    let has_value = bundle.format(id, attribute, arguments, &mut out, &mut errors)?;
    Ok(Formatted { value: has_value.then(|| out.to_string()), errors })
}

fn junk_error(line: u32, content: &str) -> Error {
    let first = content.lines().next().unwrap_or_default();
    let shown: String = first.chars().take(60).collect();
    let dots = if shown.len() < first.len() { "…" } else { "" };
    Error::new(ErrorCode::ParseError, &["`", shown.trim(), dots, "` is not a message"])
        .with_hint(&["a message is written `id = text`, its attributes below it as `    .name = text`"])
        .at_line(line, 1)
}
