//! Markup in translations: which of it becomes elements, as a pure function of the text.
//!
//! Only elements of text do (`<em>`, `<strong>` and the like), with harmless attributes, and
//! elements that the page has itself, named by `data-l10n-name`. Everything else stays the text it
//! is. Nothing here knows a document: a server writes the pieces as HTML, a page makes nodes of
//! them, and neither hands the text to a parser of HTML. A newcomer would look for a list of
//! what is dangerous: there is only one of what is allowed.

use alloc::string::String;
use alloc::vec::Vec;

/// A piece of a text with markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkupPiece {
    /// Text, character references resolved.
    Text(String),
    /// The start of an element.
    Open {
        /// Its name in lower case.
        name: String,
        /// The element of the page it stands for, by `data-l10n-name`.
        slot: Option<String>,
        /// Names and values; only such as are allowed.
        attributes: Vec<(String, String)>,
    },
    /// The end of the element that was opened last.
    Close,
}

/// Elements of text, as HTML calls them, that hold nothing but text.
const ELEMENTS: [&str; 25] = [
    "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];
/// Those without content, of the page's own too.
const EMPTY: [&str; 4] = ["br", "wbr", "img", "input"];
/// Elements of a page that a translation may name.
const SLOTS: [&str; 5] = ["a", "button", "img", "input", "label"];
const ATTRIBUTES: [&str; 5] = ["title", "lang", "dir", "aria-label", "datetime"];
/// Deeper than any text is.
const DEEPEST: usize = 32;

/// The pieces of a text.
///
/// ```
/// use coinage::message::{MarkupPiece, markup};
/// let pieces = markup("a <em title=\"b\">c</em> <script>d</script>");
/// assert_eq!(pieces[0], MarkupPiece::Text("a ".into()));
/// assert!(matches!(&pieces[1], MarkupPiece::Open { name, .. } if name == "em"));
/// assert_eq!(pieces[4], MarkupPiece::Text(" <script>d</script>".into()));
/// ```
pub fn markup(text: &str) -> Vec<MarkupPiece> {
    let mut pieces = Vec::new();
    let mut words = String::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let tag = if character == '<' { tag(rest) } else { None };
        let flush = |words: &mut String, pieces: &mut Vec<MarkupPiece>| {
            if !words.is_empty() {
                pieces.push(MarkupPiece::Text(core::mem::take(words)));
            }
        };
        match tag {
            Some((Tag::Close(name), length)) if open.last() == Some(&name) => {
                flush(&mut words, &mut pieces);
                open.pop();
                pieces.push(MarkupPiece::Close);
                rest = rest.get(length..).unwrap_or_default();
            }
            // A link within a link is two links to a parser of HTML: the inner one stays text.
            Some((Tag::Open { name, slot, attributes }, length))
                if open.len() < DEEPEST && !(SLOTS.contains(&name.as_str()) && open.contains(&name)) =>
            {
                flush(&mut words, &mut pieces);
                let is_empty = is_empty(&name);
                if !is_empty {
                    open.push(name.clone());
                }
                pieces.push(MarkupPiece::Open { name, slot, attributes });
                if is_empty {
                    pieces.push(MarkupPiece::Close);
                }
                rest = rest.get(length..).unwrap_or_default();
            }
            _ => {
                let (read, length) = reference(rest).unwrap_or((character, character.len_utf8()));
                rest = rest.get(length..).unwrap_or_default();
                push(read, rest, &mut words);
            }
        }
    }
    if !words.is_empty() {
        pieces.push(MarkupPiece::Text(words));
    }
    pieces.extend(open.iter().map(|_| MarkupPiece::Close));
    pieces
}

/// Whether an element is one of text, which a translation may bring itself; of the others only
/// the words are left where the page has no such element.
pub(crate) fn is_of_text(element: &str) -> bool {
    ELEMENTS.contains(&element)
}

/// Whether an element has no content and no end tag.
fn is_empty(element: &str) -> bool {
    EMPTY.contains(&element)
}

enum Tag {
    Open { name: String, slot: Option<String>, attributes: Vec<(String, String)> },
    Close(String),
}

/// An allowed tag at the start of a text, and its length.
fn tag(text: &str) -> Option<(Tag, usize)> {
    let mut rest = text.strip_prefix('<')?;
    let is_end = rest.starts_with('/');
    if is_end {
        rest = rest.get(1..)?;
    }
    let name = taken(&mut rest, |letter| letter.is_ascii_alphanumeric());
    let name = name.to_ascii_lowercase();
    if !is_of_text(&name) && !SLOTS.contains(&name.as_str()) {
        return None;
    }
    let (mut slot, mut attributes) = (None, Vec::new());
    loop {
        let spaced = !taken(&mut rest, is_space).is_empty();
        if let Some(after) = rest.strip_prefix('>').or_else(|| rest.strip_prefix("/>").filter(|_| !is_end)) {
            rest = after;
            break;
        }
        let attribute = taken(&mut rest, |letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | ':'));
        if !spaced || is_end || attribute.is_empty() {
            return None;
        }
        taken(&mut rest, is_space);
        let value = match rest.strip_prefix('=') {
            None => "",
            Some(after) => {
                rest = after;
                taken(&mut rest, is_space);
                match rest.chars().next()? {
                    quote @ ('"' | '\'') => {
                        let (value, after) = rest.get(1..)?.split_once(quote)?;
                        rest = after;
                        value
                    }
                    _ => {
                        let value = taken(&mut rest, |letter| {
                            !is_space(letter) && !matches!(letter, '"' | '\'' | '<' | '>' | '=' | '`')
                        });
                        if value.is_empty() {
                            return None;
                        }
                        value
                    }
                }
            }
        };
        let attribute = attribute.to_ascii_lowercase();
        if attribute == "data-l10n-name" {
            // The first of two counts, as in HTML.
            slot = slot.or_else(|| Some(resolved(value)));
        } else if ATTRIBUTES.contains(&attribute.as_str()) && !attributes.iter().any(|(known, _)| *known == attribute) {
            attributes.push((attribute, resolved(value)));
        }
    }
    // Elements that do something are the page's own or none.
    if !is_end && slot.is_none() && SLOTS.contains(&name.as_str()) {
        return None;
    }
    let length = text.len().checked_sub(rest.len())?;
    Some((if is_end { Tag::Close(name) } else { Tag::Open { name, slot, attributes } }, length))
}

/// Takes characters from the front of a text.
fn taken<'t>(rest: &mut &'t str, wanted: impl Fn(char) -> bool) -> &'t str {
    let length = rest.find(|letter| !wanted(letter)).unwrap_or(rest.len());
    let (taken, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
    *rest = after;
    taken
}

const fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// The character that a reference at the start of a text stands for, and its length.
fn reference(text: &str) -> Option<(char, usize)> {
    let rest = text.strip_prefix('&')?;
    let end = rest.char_indices().take(10).find(|(_, letter)| *letter == ';').map(|(at, _)| at)?;
    let name = rest.get(..end)?;
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "shy" => '\u{ad}',
        _ => {
            let digits = name.strip_prefix('#')?;
            let number = match digits.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => digits.parse(),
            };
            char::from_u32(number.ok()?).filter(|character| *character != '\0')?
        }
    };
    Some((character, end.checked_add(2)?))
}

/// A text with its character references resolved.
fn resolved(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let (read, length) = reference(rest).unwrap_or((character, character.len_utf8()));
        rest = rest.get(length..).unwrap_or_default();
        push(read, rest, &mut out);
    }
    out
}

/// Appends a character as HTML reads it, `rest` being what follows: U+0000 is none, and lines end
/// with a line feed. So a page that was sent has the text that one written in place has, and
/// U+0000 is free to stand between fields at the border to JavaScript.
fn push(character: char, rest: &str, out: &mut String) {
    match character {
        '\0' => out.push(char::REPLACEMENT_CHARACTER),
        '\r' if rest.starts_with('\n') => {}
        '\r' => out.push('\n'),
        other => out.push(other),
    }
}

/// An element of the page that a translation may put words into: its `data-l10n-name`, its name,
/// its attributes.
pub type MarkupSlot<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

/// A text with markup as HTML that is safe to send: what a page makes of it, byte for byte.
///
/// ```
/// use coinage::message::render_markup;
/// let terms = [("terms", "a", [("href", "/terms")].as_slice())];
/// let text = "Read the <a data-l10n-name=\"terms\" onclick=x()>terms</a> & <img src=x>";
/// assert_eq!(
///     render_markup(text, &terms),
///     "Read the <a href=\"/terms\" data-l10n-name=\"terms\">terms</a> &amp; &lt;img src=x&gt;"
/// );
/// ```
pub fn render_markup(text: &str, slots: &[MarkupSlot<'_>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut open: Vec<Option<String>> = Vec::new();
    // Each is in the page once.
    let mut used: Vec<&str> = Vec::new();
    for piece in markup(text) {
        match piece {
            MarkupPiece::Text(text) => escape(&text, &mut out),
            MarkupPiece::Close => {
                if let Some(Some(name)) = open.pop()
                    && !is_empty(&name)
                {
                    out.push_str("</");
                    out.push_str(&name);
                    out.push('>');
                }
            }
            MarkupPiece::Open { name, slot, attributes } => {
                let own = slot.as_deref().and_then(|wanted| {
                    slots
                        .iter()
                        .find(|(known, element, _)| *known == wanted && *element == name && !used.contains(known))
                });
                if own.is_none() && !is_of_text(&name) {
                    // The page has no such element: only its words are left.
                    open.push(None);
                    continue;
                }
                out.push('<');
                out.push_str(&name);
                if let Some((slot, _, kept)) = own {
                    used.push(slot);
                    for (name, value) in *kept {
                        write_attribute(name, value, &mut out);
                    }
                    write_attribute("data-l10n-name", slot, &mut out);
                } else {
                    for (name, value) in &attributes {
                        write_attribute(name, value, &mut out);
                    }
                }
                out.push('>');
                open.push(Some(name));
            }
        }
    }
    out
}

fn write_attribute(name: &str, value: &str, out: &mut String) {
    for piece in [" ", name, "=\""] {
        out.push_str(piece);
    }
    escape(value, out);
    out.push('"');
}

/// A text as HTML, for content and for attributes in double quotes.
fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Random texts of what tags are made of, always the same.
    fn torn_texts() -> impl Iterator<Item = String> {
        const BITS: [&str; 40] = [
            "<",
            ">",
            "/",
            "=",
            "\"",
            "'",
            " ",
            "\n",
            "\r",
            "\0",
            "&",
            ";",
            "&#0;",
            "&#13;",
            "&lt;",
            "&quot;",
            "&#x22;",
            "em",
            "a",
            "br",
            "script",
            "img",
            "svg",
            "style",
            "onclick",
            "href",
            "title",
            "data-l10n-name",
            "own",
            "javascript:x",
            "<em",
            "</em>",
            "<a data-l10n-name=own>",
            "</a>",
            "<em title=\"",
            "<!--",
            "-->",
            "<![CDATA[",
            "\u{2003}",
            "\u{1F600}",
        ];
        let mut state = 0x2545_F491_4F6C_DD1D_u64;
        let mut next = move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        (0..20_000).map(move |_| {
            let length = next() % 24;
            (0..length).filter_map(|_| BITS.get((next() % BITS.len() as u64) as usize).copied()).collect()
        })
    }

    #[test]
    fn whatever_a_text_is_only_what_is_allowed_opens_and_all_of_it_closes() {
        for text in torn_texts() {
            let mut depth = 0_usize;
            for piece in markup(&text) {
                match piece {
                    MarkupPiece::Text(words) => assert!(!words.is_empty() && !words.contains('\0'), "{text:?}"),
                    MarkupPiece::Close => {
                        assert!(depth > 0, "{text:?}: nothing is closed that is not open");
                        depth -= 1;
                    }
                    MarkupPiece::Open { name, slot, attributes } => {
                        depth += 1;
                        let is_slot = slot.is_some() && SLOTS.contains(&name.as_str());
                        assert!(is_slot || ELEMENTS.contains(&name.as_str()), "{text:?}: {name}");
                        assert!(slot.is_none_or(|slot| !slot.contains('\0')), "{text:?}");
                        for (name, value) in attributes {
                            assert!(ATTRIBUTES.contains(&name.as_str()), "{text:?}: {name}");
                            assert!(!value.contains(['\0', '\r']), "{text:?}: {value:?}");
                        }
                    }
                }
            }
            assert_eq!(depth, 0, "{text:?}");
        }
    }

    #[test]
    fn what_is_sent_reads_back_as_the_same_and_opens_no_other_tag() {
        let slots = [("own", "a", [("href", "/own?a&b")].as_slice())];
        for text in torn_texts() {
            let sent = render_markup(&text, &slots);
            // Tags are all that is left unescaped.
            for tail in sent.split('<').skip(1) {
                let name = tail.trim_start_matches('/').split([' ', '>']).next().unwrap_or_default();
                assert!(name == "a" || ELEMENTS.contains(&name), "{text:?}: {sent:?}");
                assert!(tail.contains('>'), "{text:?}: {sent:?}");
            }
            assert_eq!(render_markup(&sent, &slots), sent, "{text:?}");
        }
    }

    #[test]
    fn a_name_of_a_slot_holds_no_separator_and_the_first_counts() {
        let pieces = markup("<em data-l10n-name=\"x\0\u{31}\0onclick\0hit()\" data-l10n-name=y>z</em>");
        let name = "x\u{FFFD}1\u{FFFD}onclick\u{FFFD}hit()";
        let element = MarkupPiece::Open { name: "em".into(), slot: Some(name.into()), attributes: Vec::new() };
        assert_eq!(pieces.first(), Some(&element));
    }
}
