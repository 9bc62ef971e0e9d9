//! Which messages a program asks for: ids in its sources, and what is missing or unused.
//!
//! Sources are searched, not parsed: an id counts where it stands in quotes at a place that asks
//! for a message. Ids that are put together at run time can't be found; name them in a comment
//! that a pattern finds.

use alloc::borrow::ToOwned as _;
use alloc::collections::BTreeSet;
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
const BEFORE: [&str; 8] =
    ["data-l10n-id=", "message(", "format(", "l10n(", "renderMarkup(", "setAttributes(", "find(", "messages([["];

/// The ids a source asks for. `patterns` are places of a program's own, with `{id}` for the id:
/// `t("{id}")`.
///
/// ```
/// use coinage::catalog::used_ids;
/// let found = used_ids("<p data-l10n-id=\"hello\"></p>\n<script>coinage.message('bye')</script>", &[]);
/// assert_eq!((found[0].id.as_str(), found[0].line, found[0].column), ("hello", 1, 18));
/// assert_eq!((found[1].id.as_str(), found[1].line), ("bye", 2));
/// let found = used_ids("t(\"hello\")", &["t(\"{id}\")"]);
/// assert_eq!(found[0].id, "hello");
/// ```
pub fn used_ids(source: &str, patterns: &[&str]) -> Vec<Use> {
    let mut places: BTreeSet<(usize, usize)> = BTreeSet::new();
    for before in BEFORE {
        for (at, _) in source.match_indices(before) {
            let start = at.saturating_add(before.len());
            places.extend(quoted(source, start));
            // The others of a list of requests: `messages([["a"], ["b"]])`.
            if before == "messages([[" {
                let end = source
                    .get(start..)
                    .and_then(|rest| rest.find("])"))
                    .map_or(source.len(), |end| start.saturating_add(end));
                let list = source.get(start..end).unwrap_or_default();
                places.extend(
                    list.match_indices('[')
                        .filter_map(|(open, _)| quoted(source, start.saturating_add(open).saturating_add(1))),
                );
            }
        }
    }
    for pattern in patterns {
        let Some((before, after)) = pattern.split_once("{id}").filter(|(before, _)| !before.is_empty()) else {
            continue;
        };
        for (at, _) in source.match_indices(before) {
            let start = at.saturating_add(before.len());
            let rest = source.get(start..).unwrap_or_default();
            let length = rest.find(|letter: char| !is_of_id(letter)).unwrap_or(rest.len());
            if length > 0 && rest.get(length..).is_some_and(|rest| rest.starts_with(after)) {
                places.insert((start, start.saturating_add(length)));
            }
        }
    }
    let mut found = Vec::new();
    for (start, end) in places {
        let before = source.get(..start).unwrap_or_default();
        let line = before.bytes().filter(|byte| *byte == b'\n').count().saturating_add(1);
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count().saturating_add(1);
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        found.push(Use {
            id: source.get(start..end).unwrap_or_default().to_owned(),
            line: number(line),
            column: number(column),
        });
    }
    found
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
