//! Which messages a program asks for: ids in its sources, and what is missing or unused.
//!
//! Sources are searched, not parsed: an id counts where it stands in quotes at a place that asks
//! for a message. Ids that are put together at run time can't be found; name them in a comment
//! that a pattern finds. A message counts as used where a used one refers to it.

use crate::message::syntax::{Entry, Expression, each_in, parse};
use alloc::borrow::ToOwned as _;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

/// An id in a source, and its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// The id, with its attribute where one is asked for.
    pub id: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in code points, from 1.
    pub column: u32,
}

/// What stands before an id in quotes, in HTML, JavaScript, TypeScript and Rust.
const BEFORE: [&str; 6] = ["data-l10n-id=", "message(", "format(", "l10n(", "renderMarkup(", "setAttributes("];

/// The ids a source asks for. `patterns` are places of a program's own, with `{id}` for the id and
/// `*` for one argument, whatever it is: `t("{id}"`, `label(*, "{id}"`. A space stands for any
/// number of them.
///
/// ```
/// use coinage::catalog::used_ids;
/// let found = used_ids("<p data-l10n-id=\"hello\"></p>\n<script>coinage.message('bye')</script>", &[]);
/// assert_eq!((found[0].id.as_str(), found[0].line, found[0].column), ("hello", 1, 18));
/// assert_eq!((found[1].id.as_str(), found[1].line), ("bye", 2));
/// let found = used_ids("t(\"hello\")", &["t(\"{id}\")"]);
/// assert_eq!(found[0].id, "hello");
/// let found = used_ids("label(\n  row(1, 2),\n  'hello', args)", &["label(*, '{id}'"]);
/// assert_eq!(found[0].id, "hello");
/// ```
pub fn used_ids(source: &str, patterns: &[&str]) -> Vec<Use> {
    let mut places: BTreeSet<(usize, usize)> = BTreeSet::new();
    let calls = |name: &'static str| {
        source.match_indices(name).filter(|(at, _)| {
            // Not the end of a longer name, as in `date_format(`.
            !source.get(..*at).unwrap_or_default().ends_with(|before: char| before.is_alphanumeric() || before == '_')
        })
    };
    for before in BEFORE {
        places.extend(calls(before).filter_map(|(at, _)| quoted(source, at.saturating_add(before.len()))));
    }
    for (at, call) in calls("messages(") {
        requests(source, at.saturating_add(call.len()), &mut places);
    }
    for pattern in patterns {
        let Some((before, after)) = pattern.split_once("{id}") else { continue };
        let mut pieces = before.split('*');
        let first = pieces.next().filter(|first| !first.is_empty());
        for (at, first) in first.into_iter().flat_map(|first| source.match_indices(first)) {
            let start = pieces.clone().try_fold(at.saturating_add(first.len()), |at, piece| {
                followed(source, after_argument(source, at), piece)
            });
            let Some(start) = start else { continue };
            let rest = source.get(start..).unwrap_or_default();
            let length = rest.find(|letter: char| !is_of_id(letter)).unwrap_or(rest.len());
            let end = start.saturating_add(length);
            if length > 0 && followed(source, end, after).is_some() {
                places.insert((start, end));
            }
        }
    }
    let (mut line, mut line_start, mut counted) = (1_u32, 0, 0);
    let mut found = Vec::new();
    for (start, end) in places {
        for (at, _) in source.get(counted..start).unwrap_or_default().match_indices('\n') {
            line = line.saturating_add(1);
            line_start = counted.saturating_add(at).saturating_add(1);
        }
        counted = start;
        let column = source.get(line_start..start).unwrap_or_default().chars().count().saturating_add(1);
        let id = source.get(start..end).unwrap_or_default().to_owned();
        found.push(Use { id, line, column: u32::try_from(column).unwrap_or(u32::MAX) });
    }
    found
}

/// The ids of a list of requests, `[["a"], ["b", { names: ["Ana"] }]]`: each is the first of a list
/// directly in the outer one.
fn requests(source: &str, at: usize, places: &mut BTreeSet<(usize, usize)>) {
    let mut next = followed(source, at, " [");
    while let Some(at) = next {
        places.extend(followed(source, at, " [").and_then(|inside| quoted(source, inside)));
        next = followed(source, after_argument(source, at), ",");
    }
}

/// The place after a piece of code that stands at a place; a space in it is any number of them.
fn followed(source: &str, at: usize, piece: &str) -> Option<usize> {
    let mut rest = source.get(at..)?;
    for letter in piece.chars() {
        rest = if letter == ' ' { rest.trim_start() } else { rest.strip_prefix(letter)? };
    }
    Some(source.len().saturating_sub(rest.len()))
}

/// No argument that is written beside an id is longer, in characters; a torn source is no reason
/// to read all of it for each call.
const LONGEST_ARGUMENT: usize = 4096;

/// Where an argument or element that begins at a place ends: at the comma or bracket behind it.
fn after_argument(source: &str, at: usize) -> usize {
    let rest = source.get(at..).unwrap_or_default();
    let mut depth = 0_u32;
    let mut quote = None;
    let mut escaped = false;
    let end = rest.char_indices().take(LONGEST_ARGUMENT).find(|(_, letter)| {
        let letter = *letter;
        if let Some(end) = quote {
            if !escaped && letter == end {
                quote = None;
            }
            escaped = !escaped && letter == '\\';
            return false;
        }
        match letter {
            '"' | '\'' | '`' => quote = Some(letter),
            '[' | '(' | '{' => depth = depth.saturating_add(1),
            ',' | ']' | ')' | '}' if depth == 0 => return true,
            ']' | ')' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        false
    });
    at.saturating_add(end.map_or(rest.len(), |(end, _)| end))
}

/// The id in quotes at a place, spaces aside.
fn quoted(source: &str, at: usize) -> Option<(usize, usize)> {
    let rest = source.get(at..)?;
    let trimmed = rest.trim_start();
    let quote = trimmed.chars().next().filter(|quote| matches!(quote, '"' | '\'' | '`'))?;
    let start = at.saturating_add(rest.len().saturating_sub(trimmed.len())).saturating_add(1);
    let inner = source.get(start..)?;
    let length = inner.find(quote)?;
    let id = inner.get(..length)?;
    let is_id = id.starts_with(|letter: char| letter.is_ascii_alphabetic()) && id.chars().all(is_of_id);
    is_id.then_some((start, start.saturating_add(length)))
}

fn is_of_id(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.')
}

/// The messages of a catalog, to hold against the ids that a program uses.
///
/// ```
/// use coinage::catalog::KnownMessages;
/// let known = KnownMessages::of(&["cart = Cart of { shop }\nshop = Shop\nold = Old\nfield =\n    .label = L\n"]);
/// assert!(known.has("cart") && known.has("field.label") && known.has("field") && !known.has("basket"));
/// assert_eq!(known.unused(["cart"]), ["field.label", "old"]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct KnownMessages {
    /// By id, `id.attribute` or `-term`: what its text refers to.
    references: BTreeMap<String, Vec<String>>,
    /// All entries of a message or term by its name.
    entries: BTreeMap<String, Vec<String>>,
}

impl KnownMessages {
    /// The messages of some sources of one locale.
    pub fn of(sources: &[&str]) -> Self {
        let mut known = Self::default();
        for source in sources {
            for entry in parse(source).body {
                let (message, lead) = match entry {
                    Entry::Message(message) => (message, ""),
                    Entry::Term(term) => (term, "-"),
                    Entry::Comment(..) | Entry::Junk(_) => continue,
                };
                let name = [lead, message.id].concat();
                let entries = known.entries.entry(name.clone()).or_default();
                let values = message.value.iter().map(|value| (name.clone(), value));
                let attributes = message.attributes.iter().map(|own| ([&name, ".", own.id].concat(), &own.value));
                for (id, pattern) in values.chain(attributes) {
                    let references = known.references.entry(id.clone()).or_default();
                    each_in(pattern, &mut |expression| match expression {
                        Expression::Message { id, attribute } => references.push(reference("", id, *attribute)),
                        Expression::Term { id, attribute, .. } => references.push(reference("-", id, *attribute)),
                        _ => {}
                    });
                    entries.push(id);
                }
            }
        }
        known
    }

    /// Whether there is such a message or `message.attribute`.
    pub fn has(&self, id: &str) -> bool {
        !id.starts_with('-') && (self.references.contains_key(id) || self.entries.contains_key(id))
    }

    /// The messages and attributes that nobody asks for and no used message refers to, by id.
    pub fn unused<'i>(&self, used: impl IntoIterator<Item = &'i str>) -> Vec<&str> {
        let mut reached = BTreeSet::new();
        let mut waiting: Vec<&str> = Vec::new();
        for id in used {
            // Whoever asks for a message may take its attributes, as an element of a page does.
            waiting.extend(self.entries.get(id).into_iter().flatten().map(String::as_str));
            waiting.extend(self.references.get_key_value(id).map(|(id, _)| id.as_str()));
        }
        while let Some(id) = waiting.pop() {
            if reached.insert(id) {
                waiting.extend(self.references.get(id).into_iter().flatten().map(String::as_str));
            }
        }
        self.references.keys().map(String::as_str).filter(|id| !id.starts_with('-') && !reached.contains(id)).collect()
    }
}

fn reference(lead: &str, id: &str, attribute: Option<&str>) -> String {
    match attribute {
        Some(attribute) => [lead, id, ".", attribute].concat(),
        None => [lead, id].concat(),
    }
}
