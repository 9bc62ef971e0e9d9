//! The one layout of a source text: that of [`serialize`](super::serialize()), with the blank lines between entries kept.
//!
//! Several blank lines become one. A text with junk is refused: where junk ends depends on what
//! stands around it. What was laid out is read again and held against what was there, so that
//! nothing a text says can be lost. A newcomer would sort entries or wrap lines: their order and
//! their line ends are the translator's.

use super::serialize::serialize_apart;
use super::{Entry, Message, Tree, parse};
use crate::error::{Error, ErrorCode, Result};
use crate::message::Resource;
use alloc::string::String;
use alloc::vec::Vec;

/// A source text in its canonical layout.
///
/// # Errors
/// One `parse-error` for each piece that does not parse, with its line and column; `overflow` for
/// a text past 4 GB.
///
/// ```
/// use coinage::message::syntax::canonical;
/// let source = "### Shop\n\n\n\ncart={$count}  \nhelp =\n  Help\n\n# Of the page\n-brand=  Coinage\n";
/// assert_eq!(
///     canonical(source).unwrap(),
///     "### Shop\n\ncart = { $count }\nhelp = Help\n\n# Of the page\n-brand = Coinage\n"
/// );
/// assert_eq!(canonical("a = A\nb = {\n").unwrap_err()[0].place().unwrap().line, Some(2));
/// ```
pub fn canonical(source: &str) -> core::result::Result<String, Vec<Error>> {
    let tree = parse(source);
    if tree.body.iter().any(|entry| matches!(entry, Entry::Junk(_))) {
        return Err(match faults(&tree) {
            Ok(faults) => faults,
            Err(error) => Vec::from([error]),
        });
    }
    let apart = |at: usize| tree.body.get(at).is_some_and(|entry| stands_apart(&tree, entry));
    let written = serialize_apart(&tree, &apart);
    if parse(&written).body == tree.body {
        return Ok(written);
    }
    // A lone carriage return at the end of a text would become part of the line's end.
    let line = source.split('\n').position(|line| line.strip_suffix('\r').unwrap_or(line).contains('\r'));
    let error = Error::new(ErrorCode::ParseError, &["the text would not say the same in another layout"])
        .with_hint(&["take stray carriage returns out of it"]);
    let line = u32::try_from(line.unwrap_or(0)).unwrap_or(u32::MAX).saturating_add(1);
    Err(Vec::from([error.at_line(line, 1)]))
}

fn faults(tree: &Tree<'_>) -> Result<Vec<Error>> {
    Ok(Resource::from_tree(tree)?.junk().to_vec())
}

/// Whether a blank line stands before an entry; comments that stand alone always have one.
fn stands_apart(tree: &Tree<'_>, entry: &Entry<'_>) -> bool {
    let (Entry::Message(message) | Entry::Term(message)) = entry else { return false };
    let Message { id, comment, .. } = message;
    let before = tree.offset(id).and_then(|offset| tree.source.get(..offset)).unwrap_or_default();
    // From the entry's own line back over its comment; the piece before that is the line above.
    let comment_lines = comment.as_deref().map_or(0, |comment| comment.split('\n').count());
    let mut lines = before.rsplit('\n').skip(comment_lines.saturating_add(1));
    lines.next().is_some_and(|line| line.trim().is_empty())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::canonical;

    #[test]
    fn blank_lines_are_kept_one_at_a_time() {
        let source =
            "\n\n# c\na = A\nb = B\n \n\nc = C\n# d\n# d\nd = D\n\n# e\n#\ne = E\n## g\n-f = F\n    .g = G\n\n\n";
        let expected = "# c\na = A\nb = B\n\nc = C\n# d\n# d\nd = D\n\n# e\n#\ne = E\n\n## g\n\n-f = F\n    .g = G\n";
        assert_eq!(canonical(source).unwrap(), expected);
        assert_eq!(canonical(&source.replace('\n', "\r\n")).unwrap(), expected);
        assert_eq!(canonical(expected).unwrap(), expected);
        assert_eq!(canonical("").unwrap(), "");
    }

    #[test]
    fn what_would_change_is_refused_with_its_line() {
        let error = canonical("a = A\nb = B\r\r\n").unwrap_err().remove(0);
        assert_eq!(error.place().unwrap().line, Some(2));
    }
}
