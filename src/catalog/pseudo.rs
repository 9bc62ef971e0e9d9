//! Pseudo-locales: translations nobody has to write, to see what a page does with them.
//!
//! Accented text is longer and shows letters with marks: what stays plain was never translated,
//! what is cut off has no room. Bidi text runs from right to left. Names, placeables, selectors,
//! markup and escapes stay as they are. A newcomer would translate strings at run time: here the
//! source text is changed, so that everything behind it is the real thing.

use crate::error::{Error, ErrorCode, Result};
use crate::message::syntax::{parse, serialize_with};
use alloc::string::String;

/// What the text becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PseudoKind {
    /// Ŀöñĝéŕ, with marks on its letters.
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
/// 400), by vowels said twice.
///
/// ```
/// use coinage::catalog::{PseudoKind, pseudo};
/// let source = "hello = Hello, <b>{ $name }</b>!\n";
/// assert_eq!(pseudo(source, PseudoKind::Accented, 150), "hello = Ĥééļļöö, <b>{ $name }</b>!\n");
/// assert_eq!(pseudo(source, PseudoKind::Bidi, 100), "hello = \u{202e}Hello\u{202c}, <b>{ $name }</b>!\n");
/// ```
pub fn pseudo(source: &str, kind: PseudoKind, percent: u32) -> String {
    let percent = percent.clamp(100, 400);
    serialize_with(&parse(source), &|text| match kind {
        PseudoKind::Accented => accented(text, percent),
        PseudoKind::Bidi => reversed(text),
    })
}

/// Whether each character is a letter of the text, not of a tag or a character reference in it.
fn letters(text: &str) -> impl Iterator<Item = (char, bool)> {
    let mut until = None;
    text.char_indices().map(move |(at, character)| {
        let rest = text.get(at..).unwrap_or_default();
        match until {
            Some(end) if character == end => {
                until = None;
                return (character, false);
            }
            Some(_) => return (character, false),
            None => {}
        }
        let tag = character == '<' && rest.contains('>') && rest.get(1..2).is_some_and(|next| !next.starts_with(' '));
        let end_of_reference = rest.find(';').filter(|end| *end < 12);
        let reference = character == '&'
            && end_of_reference.is_some_and(|end| {
                rest.get(1..end).is_some_and(|name| {
                    !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '#')
                })
            });
        if tag || reference {
            until = Some(if tag { '>' } else { ';' });
            return (character, false);
        }
        (character, character.is_alphabetic())
    })
}

fn accented(text: &str, percent: u32) -> String {
    let mut out = String::with_capacity(text.len().saturating_mul(2));
    // How many hundredths of a letter are still to be added.
    let mut owed = 0_u32;
    for (character, is_letter) in letters(text) {
        if !is_letter {
            out.push(character);
            continue;
        }
        let marked = with_mark(character);
        out.push(marked);
        owed = owed.saturating_add(percent.saturating_sub(100));
        while owed >= 100 && "aeiouyAEIOUY".contains(character) {
            out.push(marked);
            owed = owed.saturating_sub(100);
        }
    }
    out
}

/// A letter like it that English does not have.
fn with_mark(letter: char) -> char {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const MARKED: &str = "áƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÁƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ";
    PLAIN.chars().zip(MARKED.chars()).find(|(plain, _)| *plain == letter).map_or(letter, |(_, marked)| marked)
}

fn reversed(text: &str) -> String {
    let mut out = String::with_capacity(text.len().saturating_mul(2));
    let mut within = false;
    for (character, is_letter) in letters(text) {
        if is_letter != within {
            out.push(if is_letter { '\u{202e}' } else { '\u{202c}' });
            within = is_letter;
        }
        out.push(character);
    }
    if within {
        out.push('\u{202c}');
    }
    out
}
