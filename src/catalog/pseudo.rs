//! Pseudo-locales: translations nobody has to write, to see what a page does with them.
//!
//! Accented text is longer and shows letters with marks: what stays plain was never translated,
//! what lacks a bracket was cut off, what has several was put together from pieces. Bidi text runs
//! from right to left. Names, placeables, selectors, markup and escapes stay as they are. A
//! newcomer would translate strings at run time: here the source text is changed, so that
//! everything behind it is the real thing.

use crate::error::{Error, ErrorCode, Result};
use crate::message::Resource;
use crate::message::syntax::{Element, Entry, Expression, Pattern, Tree, parse, serialize};
use alloc::borrow::Cow;
use alloc::string::String;

/// What the text becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PseudoKind {
    /// ⟦Ŀööñĝéŕ⟧, with marks on its letters, in brackets.
    #[default]
    Accented,
    /// From right to left.
    Bidi,
}

impl PseudoKind {
    /// The words of the kinds.
    pub const NAMES: [&str; 2] = ["accented", "bidi"];

    /// Reads `accented` or `bidi`.
    ///
    /// # Errors
    /// `invalid-option` for another word.
    pub fn parse(word: &str) -> Result<Self> {
        match word {
            "accented" => Ok(Self::Accented),
            "bidi" => Ok(Self::Bidi),
            _ => Err(Error::new(ErrorCode::InvalidOption, &["`", word, "` is no kind of pseudo-locale"])
                .with_hint(&["one of ", &Self::NAMES.join(", ")])),
        }
    }
}

/// A Fluent source with its texts changed; accented ones take `percent` of their length (100 to
/// 400), by vowels said twice and `~` for the rest, and stand in brackets.
///
/// ```
/// use coinage::catalog::{PseudoKind, pseudo};
/// let source = "hello = Hello, <b>{ $name }</b>!\n";
/// assert_eq!(pseudo(source, PseudoKind::Accented, 150), "hello = ⟦Ĥééļļöö, <b>{ $name }</b>!⟧\n");
/// assert_eq!(pseudo(source, PseudoKind::Bidi, 100), "hello = \u{202e}Hello\u{202c}, <b>{ $name }</b>!\n");
/// ```
pub fn pseudo(source: &str, kind: PseudoKind, percent: u32) -> String {
    let mut tree = parse(source);
    pseudo_tree(&mut tree, kind, percent);
    serialize(&tree)
}

/// The same on a syntax tree. Attributes of terms stay: nothing but selectors reads them.
pub fn pseudo_tree(tree: &mut Tree<'_>, kind: PseudoKind, percent: u32) {
    let percent = percent.clamp(100, 400);
    let rewrite = |pattern: &mut Pattern<'_>, in_brackets: bool| {
        Rewriting { kind, percent, owed: 0, until: None }.pattern(pattern, in_brackets);
    };
    for entry in &mut tree.body {
        match entry {
            Entry::Message(message) => {
                let attributes = message.attributes.iter_mut().map(|own| &mut own.value);
                for pattern in message.value.iter_mut().chain(attributes) {
                    rewrite(pattern, kind == PseudoKind::Accented);
                }
            }
            // A term is a part of messages, which have the brackets.
            Entry::Term(term) => term.value.iter_mut().for_each(|value| rewrite(value, false)),
            Entry::Comment(..) | Entry::Junk(_) => {}
        }
    }
}

impl Resource {
    /// A source text as a pseudo-locale, compiled at once: for a page that is tried out without
    /// files. Junk is told at its place in `source`.
    ///
    /// # Errors
    /// `overflow` for a text past 4 GB.
    ///
    /// ```
    /// use coinage::catalog::PseudoKind;
    /// use coinage::message::{Arguments, Bundle, Resource};
    /// let mut bundle = Bundle::new(coinage::Locale::parse("en-XA")?, false);
    /// bundle.add_program(Resource::pseudo("cart = Cart", PseudoKind::Accented, 150)?.into_program());
    /// let (mut text, mut errors) = (coinage::format::Scratch::new(), Vec::new());
    /// bundle.format("cart", None, &Arguments::NONE, &mut text, &mut errors)?;
    /// assert_eq!(text.to_string(), "⟦Çááŕţ~⟧");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn pseudo(source: &str, kind: PseudoKind, percent: u32) -> Result<Self> {
        let mut tree = parse(source);
        pseudo_tree(&mut tree, kind, percent);
        Self::from_tree(&tree)
    }
}

/// The way through a pattern. A tag may begin in one text and end in another, with placeables
/// between: `<a href="{ $url }">`.
struct Rewriting {
    kind: PseudoKind,
    percent: u32,
    /// How many hundredths of a letter are still to be added.
    owed: u32,
    /// What ends the tag or character reference that the text is in.
    until: Option<char>,
}

impl Rewriting {
    /// Rewrites a pattern; one that says something itself gets brackets, else its variants do.
    fn pattern(&mut self, pattern: &mut Pattern<'_>, in_brackets: bool) {
        let speaks = pattern.elements.iter().any(|element| match element {
            Element::Text(text) => text.contains(char::is_alphabetic),
            Element::Placeable(_) => false,
        });
        let own_brackets = in_brackets && speaks && self.until.is_none();
        let mut texts_with_end: usize = pattern.elements.iter().filter(|element| ends_tag(element)).count();
        for element in &mut pattern.elements {
            texts_with_end = texts_with_end.saturating_sub(usize::from(ends_tag(element)));
            match element {
                Element::Text(text) => *text = Cow::Owned(self.text(text, texts_with_end > 0)),
                Element::Placeable(expression) => self.expression(expression, in_brackets && !own_brackets),
            }
        }
        if own_brackets {
            let mut end = String::new();
            while self.owed >= 100 {
                end.push('~');
                self.owed = self.owed.saturating_sub(100);
            }
            end.push('⟧');
            match pattern.elements.first_mut() {
                Some(Element::Text(text)) => text.to_mut().insert(0, '⟦'),
                _ => pattern.elements.insert(0, Element::Text(Cow::Borrowed("⟦"))),
            }
            match pattern.elements.last_mut() {
                Some(Element::Text(text)) => text.to_mut().push_str(&end),
                _ => pattern.elements.push(Element::Text(Cow::Owned(end))),
            }
        }
    }

    fn expression(&mut self, expression: &mut Expression<'_>, in_brackets: bool) {
        match expression {
            Expression::Placeable(inner) => self.expression(inner, in_brackets),
            Expression::Select { variants, .. } => {
                // Each variant goes on from where the text before stands.
                let (owed, until) = (self.owed, self.until);
                for variant in variants {
                    (self.owed, self.until) = (owed, until);
                    self.pattern(&mut variant.value, in_brackets);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, tag_may_end_later: bool) -> String {
        let mut out = String::with_capacity(text.len().saturating_mul(2));
        let mut within = false;
        for (at, character) in text.char_indices() {
            let rest = text.get(at..).unwrap_or_default();
            let is_letter = self.is_letter(character, rest, tag_may_end_later);
            match self.kind {
                PseudoKind::Accented if is_letter => self.accented(character, &mut out),
                PseudoKind::Bidi if is_letter != within => {
                    out.push(if is_letter { '\u{202e}' } else { '\u{202c}' });
                    out.push(character);
                    within = is_letter;
                }
                _ => out.push(character),
            }
        }
        if within {
            out.push('\u{202c}');
        }
        out
    }

    /// Whether the first character of `rest` is a letter of the text, not of a tag or a character
    /// reference in it.
    fn is_letter(&mut self, character: char, rest: &str, tag_may_end_later: bool) -> bool {
        if let Some(end) = self.until {
            if character == end {
                self.until = None;
            }
            return false;
        }
        let next = rest.chars().nth(1);
        let opens = next.is_some_and(|next| next.is_ascii_alphabetic() || next == '/' || next == '!');
        if character == '<' && opens && (tag_may_end_later || rest.contains('>')) {
            self.until = Some('>');
        } else if character == '&' && is_reference(rest) {
            self.until = Some(';');
        }
        character.is_alphabetic()
    }

    fn accented(&mut self, letter: char, out: &mut String) {
        let marked = with_mark(letter);
        out.push(marked);
        self.owed = self.owed.saturating_add(self.percent.saturating_sub(100));
        while self.owed >= 100 && "aeiouyAEIOUY".contains(letter) {
            out.push(marked);
            self.owed = self.owed.saturating_sub(100);
        }
    }
}

fn ends_tag(element: &Element<'_>) -> bool {
    matches!(element, Element::Text(text) if text.contains('>'))
}

/// Whether a text begins with a character reference: `&amp;`, `&#8239;`.
fn is_reference(text: &str) -> bool {
    let name = text.get(1..).and_then(|rest| rest.split_once(';')).map_or("", |(name, _)| name);
    !name.is_empty() && name.len() < 11 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
}

/// A letter like it that English does not have.
fn with_mark(letter: char) -> char {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const MARKED: &str = "áƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÁƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ";
    PLAIN.chars().zip(MARKED.chars()).find(|(plain, _)| *plain == letter).map_or(letter, |(_, marked)| marked)
}
