//! A syntax tree back into source text, in one layout: four spaces, `{ $name }`, variants below
//! each other.
//!
//! What a tree says is kept, and so are comments and junk; how it was laid out is not. Parsing
//! what is written here gives the same tree.

use super::tree::{Arguments, CommentLevel, Element, Entry, Expression, Key, Message, Pattern, Tree};
use alloc::string::String;

/// Changes a piece of text on its way out.
pub type Rewrite<'f> = &'f dyn Fn(&str) -> String;

/// The source text of a tree.
///
/// ```
/// use coinage::message::syntax::{parse, serialize};
/// let source = "hello=Hello, {$name}!\n  .title = T\n";
/// assert_eq!(serialize(&parse(source)), "hello = Hello, { $name }!\n    .title = T\n");
/// ```
pub fn serialize(tree: &Tree<'_>) -> String {
    serialize_with(tree, &|text| String::from(text))
}

/// The same with every text of a message or term changed on its way: comments, names, literals and
/// junk stay.
pub fn serialize_with(tree: &Tree<'_>, rewrite: Rewrite<'_>) -> String {
    entries(tree, rewrite, &|_| false)
}

/// The same with a blank line before the entries, by their number, that are to stand apart.
pub(super) fn serialize_apart(tree: &Tree<'_>, apart: &dyn Fn(usize) -> bool) -> String {
    entries(tree, &|text| String::from(text), apart)
}

fn entries(tree: &Tree<'_>, rewrite: Rewrite<'_>, apart: &dyn Fn(usize) -> bool) -> String {
    let mut writer = Writer { out: String::new(), rewrite };
    let mut after_comment = false;
    for (number, entry) in tree.body.iter().enumerate() {
        if after_comment || number > 0 && apart(number) {
            writer.out.push('\n');
        }
        after_comment = matches!(entry, Entry::Comment(..));
        match entry {
            Entry::Message(message) => writer.message(message, ""),
            Entry::Term(term) => writer.message(term, "-"),
            Entry::Comment(level, text) => {
                if !writer.out.is_empty() && !writer.out.ends_with("\n\n") {
                    writer.out.push('\n');
                }
                writer.comment(*level, text);
            }
            Entry::Junk(text) => {
                writer.out.push_str(text);
                if !text.ends_with('\n') {
                    writer.out.push('\n');
                }
            }
        }
    }
    writer.out
}

struct Writer<'f> {
    out: String,
    rewrite: Rewrite<'f>,
}

impl Writer<'_> {
    fn comment(&mut self, level: CommentLevel, text: &str) {
        let marks = match level {
            CommentLevel::Single => "#",
            CommentLevel::Group => "##",
            CommentLevel::Resource => "###",
        };
        for line in text.split('\n') {
            self.out.push_str(marks);
            if !line.is_empty() {
                self.out.push(' ');
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
    }

    fn message(&mut self, message: &Message<'_>, lead: &str) {
        if let Some(comment) = &message.comment {
            self.comment(CommentLevel::Single, comment);
        }
        self.out.push_str(lead);
        self.out.push_str(message.id);
        self.out.push_str(" =");
        if let Some(value) = &message.value {
            self.pattern(value, 4);
        }
        for attribute in &message.attributes {
            self.out.push_str("\n    .");
            self.out.push_str(attribute.id);
            self.out.push_str(" =");
            self.pattern(&attribute.value, 8);
        }
        self.out.push('\n');
    }

    fn line(&mut self, indent: usize) {
        self.out.push('\n');
        for _ in 0..indent {
            self.out.push(' ');
        }
    }

    /// A pattern with its continuation lines indented so far.
    fn pattern(&mut self, pattern: &Pattern<'_>, indent: usize) {
        let spans_lines = pattern.elements.iter().any(|element| match element {
            Element::Text(text) => text.contains('\n'),
            Element::Placeable(expression) => matches!(expression, Expression::Select { .. }),
        });
        // What would be an attribute or a variant at the start of a line is none beside its `=`.
        let looks_like_more =
            matches!(pattern.elements.first(), Some(Element::Text(text)) if text.starts_with(['.', '[', '*']));
        if spans_lines && !looks_like_more {
            self.line(indent);
        } else {
            self.out.push(' ');
        }
        for element in &pattern.elements {
            match element {
                Element::Text(text) => {
                    let text = (self.rewrite)(text);
                    for (number, line) in text.split('\n').enumerate() {
                        if number > 0 && line.is_empty() {
                            self.out.push('\n');
                        } else if number > 0 {
                            self.line(indent);
                        }
                        self.out.push_str(line);
                    }
                    // A line that is empty but for a placeable behind it.
                    if text.ends_with('\n') {
                        for _ in 0..indent {
                            self.out.push(' ');
                        }
                    }
                }
                Element::Placeable(expression) => self.placeable(expression, indent),
            }
        }
    }

    fn placeable(&mut self, expression: &Expression<'_>, indent: usize) {
        match expression {
            Expression::Placeable(inner) => {
                self.out.push('{');
                self.placeable(inner, indent);
                self.out.push('}');
            }
            Expression::Select { selector, variants } => {
                self.out.push_str("{ ");
                self.expression(selector, indent);
                self.out.push_str(" ->");
                for variant in variants {
                    self.line(indent.saturating_add(if variant.default { 3 } else { 4 }));
                    if variant.default {
                        self.out.push('*');
                    }
                    let (Key::Identifier(key) | Key::Number(key)) = variant.key;
                    self.out.push('[');
                    self.out.push_str(key);
                    self.out.push(']');
                    self.pattern(&variant.value, indent.saturating_add(8));
                }
                self.line(indent);
                self.out.push('}');
            }
            _ => {
                self.out.push_str("{ ");
                self.expression(expression, indent);
                self.out.push_str(" }");
            }
        }
    }

    fn expression(&mut self, expression: &Expression<'_>, indent: usize) {
        let named = |out: &mut String, id: &str, attribute: Option<&str>| {
            out.push_str(id);
            if let Some(attribute) = attribute {
                out.push('.');
                out.push_str(attribute);
            }
        };
        match expression {
            Expression::String(text) => {
                self.out.push('"');
                self.out.push_str(text);
                self.out.push('"');
            }
            Expression::Number(number) => self.out.push_str(number),
            Expression::Variable(name) => {
                self.out.push('$');
                self.out.push_str(name);
            }
            Expression::Message { id, attribute } => named(&mut self.out, id, *attribute),
            Expression::Term { id, attribute, arguments } => {
                self.out.push('-');
                named(&mut self.out, id, *attribute);
                if let Some(arguments) = arguments {
                    self.arguments(arguments, indent);
                }
            }
            Expression::Function { id, arguments } => {
                self.out.push_str(id);
                self.arguments(arguments, indent);
            }
            Expression::Placeable(_) | Expression::Select { .. } => self.placeable(expression, indent),
        }
    }

    fn arguments(&mut self, arguments: &Arguments<'_>, indent: usize) {
        self.out.push('(');
        let mut first = true;
        let mut separate = |out: &mut String| {
            if !core::mem::take(&mut first) {
                out.push_str(", ");
            }
        };
        for argument in &arguments.positional {
            separate(&mut self.out);
            self.expression(argument, indent);
        }
        for (name, argument) in &arguments.named {
            separate(&mut self.out);
            self.out.push_str(name);
            self.out.push_str(": ");
            self.expression(argument, indent);
        }
        self.out.push(')');
    }
}
