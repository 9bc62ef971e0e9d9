//! A catalog cut down to the messages that a page asks for, with all that these refer to.

use crate::error::Result;
use crate::message::syntax::{Entry, Expression, Message, Tree, each_in, parse};
use crate::message::{Program, compile};
use alloc::borrow::ToOwned as _;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

/// The program of a locale's sources with no other messages than those asked for, by id or
/// `id.attribute`, and what they refer to. An id that the locale lacks is left out: another locale
/// stands in for it.
///
/// # Errors
/// `overflow` for sources past 4 GB.
///
/// ```
/// use coinage::catalog::cut;
/// let source = "-brand = Shop\ncart = Cart of { -brand }\nhelp = Help\nwelcome = { cart }\nunused = -\n";
/// let program = cut(source, &["welcome.title", "gone"])?;
/// assert_eq!(program.len(), 3);
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn cut(source: &str, ids: &[&str]) -> Result<Program> {
    let mut tree = parse(source);
    let kept = needed(&tree, ids);
    tree.body.retain(|entry| match entry {
        Entry::Message(message) => kept.contains(&(false, message.id.to_owned())),
        Entry::Term(term) => kept.contains(&(true, term.id.to_owned())),
        _ => false,
    });
    compile(&tree)
}

/// The messages (`false`) and terms (`true`) that are asked for or referred to from there.
fn needed(tree: &Tree<'_>, ids: &[&str]) -> BTreeSet<(bool, String)> {
    let mut known: BTreeMap<(bool, &str), &Message<'_>> = BTreeMap::new();
    for entry in &tree.body {
        match entry {
            Entry::Message(message) => known.entry((false, message.id)).or_insert(message),
            Entry::Term(term) => known.entry((true, term.id)).or_insert(term),
            _ => continue,
        };
    }
    let mut waiting: Vec<(bool, String)> =
        ids.iter().map(|id| (false, id.split('.').next().unwrap_or_default().to_owned())).collect();
    let mut kept = BTreeSet::new();
    while let Some(next) = waiting.pop() {
        let Some(message) = known.get(&(next.0, next.1.as_str())).filter(|_| !kept.contains(&next)) else { continue };
        let patterns = message.value.iter().chain(message.attributes.iter().map(|attribute| &attribute.value));
        for pattern in patterns {
            each_in(pattern, &mut |expression| match expression {
                Expression::Message { id, .. } => waiting.push((false, (*id).to_owned())),
                Expression::Term { id, .. } => waiting.push((true, (*id).to_owned())),
                _ => {}
            });
        }
        kept.insert(next);
    }
    kept
}
