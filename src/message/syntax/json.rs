//! The syntax tree as the JSON the Fluent project's fixtures are written in.
//!
//! No spans; `annotations` only on junk and always empty; string literals as written.

use super::layout::parse;
use super::tree::{Arguments, CommentLevel, Element, Entry, Expression, Key, Message, Pattern};
use alloc::string::String;

/// The tree of a Fluent resource as JSON text.
///
/// ```
/// let json = coinage::message::syntax::ast_json("# note");
/// assert_eq!(json, r#"{"type":"Resource","body":[{"type":"Comment","content":"note"}]}"#);
/// ```
pub fn ast_json(source: &str) -> String {
    let mut writer = Writer { json: String::with_capacity(source.len().saturating_mul(4)) };
    writer.raw("{\"type\":\"Resource\",\"body\":[");
    for (index, entry) in parse(source).body.iter().enumerate() {
        writer.separate(index);
        writer.entry(entry);
    }
    writer.raw("]}");
    writer.json
}

struct Writer {
    json: String,
}

impl Writer {
    fn raw(&mut self, json: &str) {
        self.json.push_str(json);
    }

    fn separate(&mut self, index: usize) {
        if index > 0 {
            self.json.push(',');
        }
    }

    fn string(&mut self, text: &str) {
        const HEXADECIMAL: [char; 16] =
            ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
        self.json.push('"');
        for character in text.chars() {
            match character {
                '"' => self.raw("\\\""),
                '\\' => self.raw("\\\\"),
                '\n' => self.raw("\\n"),
                '\r' => self.raw("\\r"),
                '\t' => self.raw("\\t"),
                control if control < ' ' => {
                    self.raw("\\u00");
                    self.json.push(if control < '\u{10}' { '0' } else { '1' });
                    self.json.push(HEXADECIMAL.get(control as usize & 15).copied().unwrap_or('0'));
                }
                other => self.json.push(other),
            }
        }
        self.json.push('"');
    }

    /// `{"type":"…","field":"text"}`.
    fn leaf(&mut self, kind: &str, field: &str, text: &str) {
        self.raw("{\"type\":\"");
        self.raw(kind);
        self.raw("\",\"");
        self.raw(field);
        self.raw("\":");
        self.string(text);
        self.raw("}");
    }

    fn identifier(&mut self, name: &str) {
        self.leaf("Identifier", "name", name);
    }

    fn optional_identifier(&mut self, name: Option<&str>) {
        match name {
            Some(name) => self.identifier(name),
            None => self.raw("null"),
        }
    }

    fn entry(&mut self, entry: &Entry<'_>) {
        match entry {
            Entry::Message(message) => self.message("Message", message),
            Entry::Term(term) => self.message("Term", term),
            Entry::Comment(level, text) => {
                let kind = match level {
                    CommentLevel::Single => "Comment",
                    CommentLevel::Group => "GroupComment",
                    CommentLevel::Resource => "ResourceComment",
                };
                self.leaf(kind, "content", text);
            }
            Entry::Junk(content) => {
                self.raw("{\"type\":\"Junk\",\"annotations\":[],\"content\":");
                self.string(content);
                self.raw("}");
            }
        }
    }

    fn message(&mut self, kind: &str, message: &Message<'_>) {
        self.raw("{\"type\":\"");
        self.raw(kind);
        self.raw("\",\"id\":");
        self.identifier(message.id);
        self.raw(",\"value\":");
        match &message.value {
            Some(pattern) => self.pattern(pattern),
            None => self.raw("null"),
        }
        self.raw(",\"attributes\":[");
        for (index, attribute) in message.attributes.iter().enumerate() {
            self.separate(index);
            self.raw("{\"type\":\"Attribute\",\"id\":");
            self.identifier(attribute.id);
            self.raw(",\"value\":");
            self.pattern(&attribute.value);
            self.raw("}");
        }
        self.raw("],\"comment\":");
        match &message.comment {
            Some(comment) => self.leaf("Comment", "content", comment),
            None => self.raw("null"),
        }
        self.raw("}");
    }

    fn pattern(&mut self, pattern: &Pattern<'_>) {
        self.raw("{\"type\":\"Pattern\",\"elements\":[");
        for (index, element) in pattern.elements.iter().enumerate() {
            self.separate(index);
            match element {
                Element::Text(text) => self.leaf("TextElement", "value", text),
                Element::Placeable(expression) => self.placeable(expression),
            }
        }
        self.raw("]}");
    }

    fn placeable(&mut self, expression: &Expression<'_>) {
        self.raw("{\"type\":\"Placeable\",\"expression\":");
        self.expression(expression);
        self.raw("}");
    }

    fn expression(&mut self, expression: &Expression<'_>) {
        match expression {
            Expression::String(text) => self.leaf("StringLiteral", "value", text),
            Expression::Number(text) => self.leaf("NumberLiteral", "value", text),
            Expression::Variable(name) => {
                self.raw("{\"type\":\"VariableReference\",\"id\":");
                self.identifier(name);
                self.raw("}");
            }
            Expression::Message { id, attribute } => {
                self.raw("{\"type\":\"MessageReference\",\"id\":");
                self.identifier(id);
                self.raw(",\"attribute\":");
                self.optional_identifier(*attribute);
                self.raw("}");
            }
            Expression::Term { id, attribute, arguments } => {
                self.raw("{\"type\":\"TermReference\",\"id\":");
                self.identifier(id);
                self.raw(",\"attribute\":");
                self.optional_identifier(*attribute);
                self.raw(",\"arguments\":");
                match arguments {
                    Some(arguments) => self.arguments(arguments),
                    None => self.raw("null"),
                }
                self.raw("}");
            }
            Expression::Function { id, arguments } => {
                self.raw("{\"type\":\"FunctionReference\",\"id\":");
                self.identifier(id);
                self.raw(",\"arguments\":");
                self.arguments(arguments);
                self.raw("}");
            }
            Expression::Placeable(inner) => self.placeable(inner),
            Expression::Select { selector, variants } => {
                self.raw("{\"type\":\"SelectExpression\",\"selector\":");
                self.expression(selector);
                self.raw(",\"variants\":[");
                for (index, variant) in variants.iter().enumerate() {
                    self.separate(index);
                    self.raw("{\"type\":\"Variant\",\"key\":");
                    match variant.key {
                        Key::Identifier(name) => self.identifier(name),
                        Key::Number(value) => self.leaf("NumberLiteral", "value", value),
                    }
                    self.raw(",\"value\":");
                    self.pattern(&variant.value);
                    self.raw(",\"default\":");
                    self.raw(if variant.default { "true}" } else { "false}" });
                }
                self.raw("]}");
            }
        }
    }

    fn arguments(&mut self, arguments: &Arguments<'_>) {
        self.raw("{\"type\":\"CallArguments\",\"positional\":[");
        for (index, argument) in arguments.positional.iter().enumerate() {
            self.separate(index);
            self.expression(argument);
        }
        self.raw("],\"named\":[");
        for (index, (name, value)) in arguments.named.iter().enumerate() {
            self.separate(index);
            self.raw("{\"type\":\"NamedArgument\",\"name\":");
            self.identifier(name);
            self.raw(",\"value\":");
            self.expression(value);
            self.raw("}");
        }
        self.raw("]}");
    }
}
