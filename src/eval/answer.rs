//! Answers as JSON text: one line, members in a fixed order, nothing but what is needed escaped.

use crate::error::Error;
use alloc::string::String;
use alloc::string::ToString as _;

/// Appends a JSON string.
pub(super) fn push_text(out: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..='\u{1f}' => {
                let code = character as usize;
                out.push_str("\\u00");
                for digit in [code >> 4, code & 15] {
                    out.push(HEX.get(digit).copied().map_or('0', char::from));
                }
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}

/// A JSON string.
pub(super) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len().saturating_add(2));
    push_text(&mut out, text);
    out
}

/// A JSON array of values that are JSON already.
pub(super) fn list(items: impl IntoIterator<Item = String>) -> String {
    let mut out = String::from("[");
    for item in items {
        if out.len() > 1 {
            out.push(',');
        }
        out.push_str(&item);
    }
    out.push(']');
    out
}

/// A JSON array of strings.
pub(super) fn texts<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    list(items.into_iter().map(text))
}

/// A JSON object that is written member by member.
pub(super) struct Object(String);

impl Object {
    pub(super) fn new() -> Self {
        Self(String::from("{"))
    }

    /// Adds a member whose value is JSON already.
    pub(super) fn json(mut self, name: &str, value: &str) -> Self {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        push_text(&mut self.0, name);
        self.0.push(':');
        self.0.push_str(value);
        self
    }

    pub(super) fn text(self, name: &str, value: &str) -> Self {
        let value = text(value);
        self.json(name, &value)
    }

    pub(super) fn close(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

/// An error as `{"code","message","hint"}`, with `place` behind them where there is one.
pub(super) fn error(error: &Error) -> String {
    let object = Object::new()
        .text("code", error.code())
        .text("message", error.message())
        .text("hint", error.hint().unwrap_or_else(|| error.kind().usual_hint()));
    let Some(place) = error.place() else { return object.close() };
    let mut found = Object::new();
    if !place.subject.is_empty() {
        found = found.text("in", &place.subject);
    }
    for (name, number) in [("line", place.line), ("column", place.column)] {
        if let Some(number) = number {
            found = found.json(name, &number.to_string());
        }
    }
    object.json("place", &found.close()).close()
}

/// A JSON value on one line: the white space between its parts left out.
pub(super) fn on_one_line(json: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    json.chars()
        .filter(|character| {
            match character {
                _ if escaped => escaped = false,
                '\\' if quoted => escaped = true,
                '"' => quoted = !quoted,
                _ => {}
            }
            quoted || !matches!(character, ' ' | '\t' | '\r' | '\n')
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_as_json_asks() {
        assert_eq!(text("a\"b\\c\n\u{1}\u{7f}é\u{2028}"), "\"a\\\"b\\\\c\\n\\u0001\u{7f}é\u{2028}\"");
        assert_eq!(texts(["a", "b"]), r#"["a","b"]"#);
        assert_eq!(list([]), "[]");
    }

    #[test]
    fn white_space_goes_where_it_means_nothing() {
        assert_eq!(on_one_line("{ \"a b\" : [1,\n2, \"\\\" \"] }"), "{\"a b\":[1,2,\"\\\" \"]}");
    }
}
