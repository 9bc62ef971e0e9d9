//! Where the parts of a program stand in the text it was compiled from (feature `parser`).
//!
//! Kept beside the program, not in it: bytes of a program have no places, and two programs that
//! say the same are equal wherever they stand. What has a place is what can fail: placeables,
//! arguments of functions, selectors.

use crate::error::Error;
use crate::message::syntax::{Expression, Lines, Tree};
use alloc::string::String;
use alloc::vec::Vec;

#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    /// The file of the source, where it has one.
    pub(super) file: String,
    /// Sorted by word.
    parts: Vec<Part>,
    /// The messages, terms and attributes in the order they were compiled in: where the code of
    /// each ends, and its name.
    owners: Vec<(u32, String)>,
}

/// An expression: its word, the bytes it takes in the source, and where the first is.
#[derive(Clone, Copy, Debug)]
struct Part {
    word: u32,
    span: (u32, u32),
    line: u32,
    column: u32,
}

impl Places {
    /// Says where an expression stands, in a program whose expressions are added block by block.
    pub(super) fn add(&mut self, word: u32, expression: &Expression<'_>, tree: &Tree<'_>, lines: &Lines<'_>) {
        let Some((start, end)) = span(expression, tree) else { return };
        let (line, column) = lines.place(start);
        if let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) {
            self.parts.push(Part { word, span: (start, end), line, column });
        }
    }

    /// Ends a message, a term or an attribute.
    pub(super) fn end(&mut self, word: u32, owner: String) {
        self.owners.push((word, owner));
    }

    /// An error with the place of the expression at a word, where it is known.
    pub(crate) fn told(&self, word: u32, error: Error) -> Error {
        let owner = self.owners.get(self.owners.partition_point(|(end, _)| *end <= word));
        let error = match owner {
            Some((_, owner)) if self.file.is_empty() => error.in_subject(owner),
            Some((_, owner)) => error.in_subject(&[&*self.file, ": ", owner].concat()),
            None => error,
        };
        match self.parts.binary_search_by_key(&word, |part| part.word).ok().and_then(|at| self.parts.get(at)) {
            Some(part) => error.at_line(part.line, part.column).at_span(part.span.0, part.span.1),
            None => error,
        }
    }
}

/// The bytes an expression takes: of a call its name, of a selection its selector.
fn span(expression: &Expression<'_>, tree: &Tree<'_>) -> Option<(usize, usize)> {
    let (first, last, before, after) = match expression {
        Expression::String(raw) => (raw, raw, 1, 1),
        Expression::Number(literal) => (literal, literal, 0, 0),
        Expression::Variable(name) => (name, name, 1, 0),
        Expression::Message { id, attribute } => (id, attribute.as_ref().unwrap_or(id), 0, 0),
        Expression::Term { id, attribute, .. } => (id, attribute.as_ref().unwrap_or(id), 1, 0),
        Expression::Function { id, .. } => (id, id, 0, 0),
        Expression::Placeable(inner) | Expression::Select { selector: inner, .. } => return span(inner, tree),
    };
    let start = tree.offset(first)?.checked_sub(before)?;
    let end = tree.offset(last)?.checked_add(last.len())?.checked_add(after)?;
    Some((start, end))
}
