//! Where a placeable ends, found without recursion into anything but further placeables.
//!
//! fluent-syntax parses what stands between the braces; this module looks first, because that
//! parser recurses as deep as the text nests, accepts some texts the grammar does not (arguments
//! without commas, `\{` in a string, a blank before `.attribute`, a default marker without a key)
//! and refuses negative named arguments. A placeable that ends here is balanced, at most
//! [`DEEPEST`] levels deep and made of the grammar's tokens; whether they make an expression is
//! still the parser's to say.

/// How deep placeables and calls may nest. The resolver expands no more than a hundred anyway.
pub(super) const DEEPEST: u32 = 100;

/// A look at a source text.
#[derive(Clone, Copy)]
pub(super) struct Lexer<'s> {
    bytes: &'s [u8],
}

impl<'s> Lexer<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self { bytes: source.as_bytes() }
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    /// The length of the line end at a place; `None` inside a line and at the end of the text.
    pub(super) fn newline(&self, at: usize) -> Option<usize> {
        match self.byte(at) {
            Some(b'\n') => Some(1),
            Some(b'\r') if self.byte(at.saturating_add(1)) == Some(b'\n') => Some(2),
            _ => None,
        }
    }

    pub(super) fn skip_spaces(&self, mut at: usize) -> usize {
        while self.byte(at) == Some(b' ') {
            at = at.saturating_add(1);
        }
        at
    }

    pub(super) fn skip_blank(&self, mut at: usize) -> usize {
        loop {
            at = self.skip_spaces(at);
            match self.newline(at) {
                Some(length) => at = at.saturating_add(length),
                None => return at,
            }
        }
    }

    /// Past the identifier at a place.
    pub(super) fn identifier(&self, at: usize) -> Option<usize> {
        if !self.byte(at)?.is_ascii_alphabetic() {
            return None;
        }
        let mut end = at.saturating_add(1);
        while self.byte(end).is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
            end = end.saturating_add(1);
        }
        Some(end)
    }

    /// Past the closing brace of the placeable that opens at a place.
    pub(super) fn placeable(&self, open: usize, depth: u32) -> Option<usize> {
        if depth >= DEEPEST {
            return None;
        }
        let mut at = open.saturating_add(1);
        let mut after_value = false;
        let mut parentheses = 0_u32;
        loop {
            at = self.skip_blank(at);
            let byte = self.byte(at)?;
            let next = at.saturating_add(1);
            match byte {
                b'}' => return Some(next),
                b'(' | b')' | b',' | b':' => {
                    after_value = byte == b')';
                    parentheses = match byte {
                        b'(' => parentheses.saturating_add(1),
                        b')' => parentheses.checked_sub(1)?,
                        _ => parentheses,
                    };
                    if depth.saturating_add(parentheses) > DEEPEST {
                        return None;
                    }
                    at = next;
                    continue;
                }
                b'-' if self.byte(next) == Some(b'>') => return self.variants(next.saturating_add(1), depth),
                // Two values in a row: a comma is missing.
                _ if after_value => return None,
                b'"' => at = self.string(next)?,
                b'{' => at = self.placeable(at, depth.saturating_add(parentheses).saturating_add(1))?,
                b'$' | b'-' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                    at = next;
                    while self
                        .byte(at)
                        .is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
                    {
                        at = at.saturating_add(1);
                    }
                }
                _ => return None,
            }
            after_value = true;
        }
    }

    /// Past the closing quote of a string whose content starts at a place.
    fn string(&self, mut at: usize) -> Option<usize> {
        loop {
            if self.newline(at).is_some() {
                return None;
            }
            let next = at.saturating_add(1);
            match self.byte(at)? {
                b'"' => return Some(next),
                b'\\' => {
                    let digits = match self.byte(next)? {
                        b'\\' | b'"' => 0_usize,
                        b'u' => 4,
                        b'U' => 6,
                        _ => return None,
                    };
                    let start = next.saturating_add(1);
                    at = start.saturating_add(digits);
                    if !self.bytes.get(start..at)?.iter().all(u8::is_ascii_hexdigit) {
                        return None;
                    }
                }
                _ => at = next,
            }
        }
    }

    /// Past the brace that closes a select expression whose arrow ends at a place.
    fn variants(&self, at: usize, depth: u32) -> Option<usize> {
        let mut at = self.skip_spaces(at);
        self.newline(at)?;
        loop {
            at = self.skip_blank(at);
            if self.byte(at)? == b'}' {
                return Some(at.saturating_add(1));
            }
            if self.byte(at)? == b'*' {
                at = at.saturating_add(1);
            }
            if self.byte(at)? != b'[' {
                return None;
            }
            at = self.after_key(at)?;
            at = self.variant_text(at, depth)?;
        }
    }

    /// Past the bracket that closes the key which opens at a place.
    pub(super) fn after_key(&self, open: usize) -> Option<usize> {
        let mut at = self.skip_blank(open.saturating_add(1));
        while self.byte(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')) {
            at = at.saturating_add(1);
        }
        at = self.skip_blank(at);
        (self.byte(at)? == b']').then(|| at.saturating_add(1))
    }

    /// The start of the line that ends a variant's text: the next key or the closing brace.
    fn variant_text(&self, mut at: usize, depth: u32) -> Option<usize> {
        loop {
            match self.byte(at)? {
                b'{' => at = self.placeable(at, depth.saturating_add(1))?,
                b'}' => return None,
                b'\n' => {
                    let line = at.saturating_add(1);
                    at = self.skip_spaces(line);
                    if self.newline(at).is_some() {
                        continue;
                    }
                    match self.byte(at)? {
                        b'{' => {}
                        b'}' | b'[' | b'*' => return Some(line),
                        b'.' => return None,
                        _ if at == line => return None,
                        _ => {}
                    }
                }
                _ => at = at.saturating_add(1),
            }
        }
    }
}
