//! A Fluent source text, parsed and compiled.

use super::program::{Program, compile};
use super::syntax::{Entry, parse};
use crate::error::{Error, ErrorCode, Result};

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
        let tree = parse(source);
        let program = compile(&tree)?;
        let junk = tree
            .body
            .iter()
            .filter_map(|entry| match entry {
                Entry::Junk(content) => Some(junk_error(source, tree.offset(content)?, content)),
                _ => None,
            })
            .collect();
        Ok(Self { program, junk })
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

fn junk_error(source: &str, offset: usize, content: &str) -> Error {
    let before = source.get(..offset).unwrap_or_default();
    let line = before.bytes().filter(|&byte| byte == b'\n').count().saturating_add(1);
    let first = content.lines().next().unwrap_or_default();
    let shown: String = first.chars().take(60).collect();
    let dots = if shown.len() < first.len() { "…" } else { "" };
    Error::new(ErrorCode::ParseError, &["`", shown.trim(), dots, "` is not a message"])
        .with_hint(&["a message is written `id = text`, its attributes below it as `    .name = text`"])
        .at_line(u32::try_from(line).unwrap_or(u32::MAX), 1)
}
