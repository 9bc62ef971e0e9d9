//! The layout of a resource: entries, comments, patterns and their indentation, and junk.
//!
//! This follows the grammar of Fluent 1.0 (`spec/fluent.ebnf`) to the letter, as the project's
//! reference parser does: alternatives are tried in order and nothing is taken back. That is why a
//! bad attribute is junk while its message stands, and why junk ends at the first line that may
//! start an entry. What stands in a placeable is fluent-syntax's to parse.

use super::lexer::Lexer;
use super::placeable;
use super::tree::{Attribute, CommentLevel, Element, Entry, Expression, Message, Pattern, Tree};
use alloc::borrow::Cow;
use alloc::borrow::ToOwned as _;
use alloc::vec::Vec;

pub(super) struct Layout<'s> {
    pub(super) source: &'s str,
    pub(super) lexer: Lexer<'s>,
}

/// Reads the placeable that opens at an offset: its expression and the offset past its brace.
type Placeables<'p, 's> = dyn FnMut(&mut Layout<'s>, usize) -> Option<(Expression<'s>, usize)> + 'p;

/// A piece of a pattern before its indentation is known.
enum Piece<'s> {
    Text(&'s str),
    /// So many line ends, then so many spaces.
    Indent(usize, usize),
    Placeable(Expression<'s>),
}

/// Parses a resource; never fails, what does not parse is junk.
///
/// ```
/// use coinage::message::syntax::{self, Entry};
/// let tree = syntax::parse("hello = Hello\nwrong\n");
/// assert!(matches!(tree.body[0], Entry::Message(_)));
/// assert_eq!(tree.body[1], Entry::Junk("wrong\n"));
/// ```
pub fn parse(source: &str) -> Tree<'_> {
    let mut layout = Layout { source, lexer: Lexer::new(source) };
    let mut body: Vec<Entry<'_>> = Vec::new();
    let mut at = 0_usize;
    // Whether a blank line stands between the last entry and this place.
    let mut apart = true;
    loop {
        let text = layout.lexer.skip_spaces(at);
        if let Some(length) = layout.lexer.newline(text) {
            at = text.saturating_add(length);
            apart = true;
            continue;
        }
        let Some(first) = layout.lexer.byte(text) else { break };
        let entry = match first {
            _ if text != at => None,
            b'#' => layout.comment(at),
            b'-' => layout.message(at.saturating_add(1), true),
            _ => layout.message(at, false),
        };
        let (entry, end) = entry.unwrap_or_else(|| layout.junk(at));
        match (entry, body.last_mut()) {
            (Entry::Comment(level, text), Some(Entry::Comment(above, comment))) if !apart && *above == level => {
                comment.push('\n');
                comment.push_str(&text);
            }
            (
                Entry::Message(mut message) | Entry::Term(mut message),
                Some(Entry::Comment(CommentLevel::Single, comment)),
            ) if !apart => {
                message.comment = Some(core::mem::take(comment));
                body.pop();
                body.push(if first == b'-' { Entry::Term(message) } else { Entry::Message(message) });
            }
            (entry, _) => body.push(entry),
        }
        apart = false;
        at = end;
    }
    Tree { source, body }
}

impl<'s> Layout<'s> {
    fn cut(&self, start: usize, end: usize) -> &'s str {
        self.source.get(start..end).unwrap_or_default()
    }

    /// Past the line end at a place; the end of the text is one too.
    fn line_end(&self, at: usize) -> Option<usize> {
        match self.lexer.newline(at) {
            Some(length) => Some(at.saturating_add(length)),
            None => self.lexer.byte(at).is_none().then_some(at),
        }
    }

    fn junk(&self, start: usize) -> (Entry<'s>, usize) {
        let mut end = start;
        while let Some(byte) = self.lexer.byte(end) {
            let line_start = end == 0 || self.lexer.byte(end.saturating_sub(1)) == Some(b'\n');
            if end > start && line_start && (byte.is_ascii_alphabetic() || matches!(byte, b'#' | b'-')) {
                break;
            }
            end = end.saturating_add(1);
        }
        (Entry::Junk(self.cut(start, end)), end)
    }

    fn comment(&self, at: usize) -> Option<(Entry<'s>, usize)> {
        let mut start = at;
        while self.lexer.byte(start) == Some(b'#') && start.saturating_sub(at) < 3 {
            start = start.saturating_add(1);
        }
        let level = match start.saturating_sub(at) {
            1 => CommentLevel::Single,
            2 => CommentLevel::Group,
            _ => CommentLevel::Resource,
        };
        if self.lexer.byte(start) == Some(b' ') {
            start = start.saturating_add(1);
        } else {
            self.line_end(start)?;
        }
        let mut end = start;
        let past = loop {
            match self.line_end(end) {
                Some(past) => break past,
                None => end = end.saturating_add(1),
            }
        };
        Some((Entry::Comment(level, self.cut(start, end).to_owned()), past))
    }

    /// `id blank? = blank?`: the identifier and the place past the blank.
    fn head(&self, at: usize) -> Option<(&'s str, usize)> {
        let end = self.lexer.identifier(at)?;
        let equals = self.lexer.skip_spaces(end);
        (self.lexer.byte(equals)? == b'=')
            .then(|| (self.cut(at, end), self.lexer.skip_spaces(equals.saturating_add(1))))
    }

    fn message(&mut self, at: usize, is_term: bool) -> Option<(Entry<'s>, usize)> {
        let (id, mut at) = self.head(at)?;
        let value = match self.pattern(at, &mut fresh) {
            Some((pattern, end)) => {
                at = end;
                Some(pattern)
            }
            None => None,
        };
        let mut attributes = Vec::new();
        if value.is_some() || !is_term {
            while let Some((attribute, end)) = self.attribute(at) {
                attributes.push(attribute);
                at = end;
            }
        }
        if value.is_none() && attributes.is_empty() {
            return None;
        }
        let end = self.line_end(at)?;
        let message = Message { id, value, attributes, comment: None };
        Some((if is_term { Entry::Term(message) } else { Entry::Message(message) }, end))
    }

    fn attribute(&mut self, at: usize) -> Option<(Attribute<'s>, usize)> {
        let dot = self.lexer.skip_blank(self.line_end(at)?);
        if self.lexer.byte(dot)? != b'.' {
            return None;
        }
        let (id, start) = self.head(dot.saturating_add(1))?;
        let (value, end) = self.pattern(start, &mut fresh)?;
        Some((Attribute { id, value }, end))
    }

    /// The pattern at a place and where it ends: before a line end, or where it breaks off.
    pub(super) fn pattern(
        &mut self,
        start: usize,
        placeables: &mut Placeables<'_, 's>,
    ) -> Option<(Pattern<'s>, usize)> {
        let mut pieces = Vec::new();
        let mut at = start;
        loop {
            if self.lexer.newline(at).is_some() {
                let Some((lines, line, text)) = self.continuation(at) else { break };
                let indent = Piece::Indent(lines, text.saturating_sub(line));
                if self.lexer.byte(text) == Some(b'{') {
                    let Some((expression, end)) = placeables(self, text) else { break };
                    pieces.push(indent);
                    pieces.push(Piece::Placeable(expression));
                    at = end;
                } else {
                    pieces.push(indent);
                    at = text;
                }
                continue;
            }
            match self.lexer.byte(at) {
                None | Some(b'}') => break,
                Some(b'{') => {
                    let Some((expression, end)) = placeables(self, at) else { break };
                    pieces.push(Piece::Placeable(expression));
                    at = end;
                }
                Some(_) => {
                    let mut end = at;
                    while self.lexer.newline(end).is_none()
                        && self.lexer.byte(end).is_some_and(|byte| !matches!(byte, b'{' | b'}'))
                    {
                        end = end.saturating_add(1);
                    }
                    pieces.push(Piece::Text(self.cut(at, end)));
                    at = end;
                }
            }
        }
        (!pieces.is_empty()).then(|| (join(pieces), at))
    }

    /// Whether the pattern goes on after the line end at a place: how many line ends, the start
    /// of the line that continues it and its first character that is no space.
    fn continuation(&self, at: usize) -> Option<(usize, usize, usize)> {
        let mut lines = 0_usize;
        let mut line = at;
        let mut text = at;
        while let Some(length) = self.lexer.newline(text) {
            line = text.saturating_add(length);
            lines = lines.saturating_add(1);
            text = self.lexer.skip_spaces(line);
        }
        match self.lexer.byte(text)? {
            b'{' => {}
            b'}' | b'.' | b'*' | b'[' => return None,
            _ if text == line => return None,
            _ => {}
        }
        Some((lines, line, text))
    }
}

fn fresh<'s>(layout: &mut Layout<'s>, open: usize) -> Option<(Expression<'s>, usize)> {
    let close = layout.lexer.placeable(open, 0)?;
    Some((placeable::parse(layout, open, close)?, close))
}

/// Takes the common indentation away and joins neighbouring texts.
fn join(pieces: Vec<Piece<'_>>) -> Pattern<'_> {
    let common = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Indent(_, spaces) => Some(*spaces),
            _ => None,
        })
        .min()
        .unwrap_or(0);
    let mut elements: Vec<Element<'_>> = Vec::new();
    for piece in pieces {
        let text = match piece {
            Piece::Placeable(expression) => {
                elements.push(Element::Placeable(expression));
                continue;
            }
            Piece::Text(text) => Cow::Borrowed(text),
            Piece::Indent(lines, spaces) => {
                // Blank lines before the first text are not part of it.
                let lines = if elements.is_empty() { 0 } else { lines };
                let mut blank = "\n".repeat(lines);
                blank.extend(core::iter::repeat_n(' ', spaces.saturating_sub(common)));
                Cow::Owned(blank)
            }
        };
        if text.is_empty() {
            continue;
        }
        match elements.last_mut() {
            Some(Element::Text(before)) => before.to_mut().push_str(&text),
            _ => elements.push(Element::Text(text)),
        }
    }
    if let Some(Element::Text(last)) = elements.last_mut() {
        let length = last.trim_end_matches(' ').len();
        match last {
            Cow::Borrowed(text) => *text = text.get(..length).unwrap_or_default(),
            Cow::Owned(text) => text.truncate(length),
        }
        if length == 0 {
            elements.pop();
        }
    }
    Pattern { elements }
}
