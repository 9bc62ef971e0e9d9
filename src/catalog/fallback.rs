//! Which locales stand in for one: those a catalog names for it, and CLDR's parents.
//!
//! What is named comes first and brings its own chain along; parents follow. A newcomer would cut
//! subtags off the end: `es-MX` goes on to `es-419`, and `zh-TW` never to Simplified Chinese.

use crate::data::index;
use crate::locale::{Locale, NegotiationStrategy, negotiate};
use alloc::borrow::ToOwned as _;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// The locales that a catalog names to stand in for others, in order.
pub type Fallbacks = BTreeMap<String, Vec<String>>;

/// A locale and all that stand in for it, the root left out: first those named, each with its own
/// chain, then CLDR's parents. Each comes once; circles end.
///
/// ```
/// use coinage::catalog::{Fallbacks, fallback_chain};
/// assert_eq!(fallback_chain("es-MX", &Fallbacks::new()), ["es-MX", "es-419", "es"]);
/// let named = Fallbacks::from([("gsw".into(), vec!["de-CH".into(), "fr".into()])]);
/// assert_eq!(fallback_chain("gsw", &named), ["gsw", "de-CH", "de", "fr"]);
/// ```
pub fn fallback_chain(locale: &str, named: &Fallbacks) -> Vec<String> {
    let mut chain: Vec<String> = Vec::new();
    // What comes next lies on top.
    let mut waiting = Vec::from([locale.to_owned()]);
    while let Some(next) = waiting.pop() {
        let known = Locale::parse(&next).ok();
        let id = known.as_ref().map_or(next.as_str(), Locale::id);
        if chain.iter().any(|before| before == id) {
            continue;
        }
        if let Some(known) = &known {
            // A locale without data of its own is answered by its nearest ancestor.
            let nearest = index::id(known.row());
            let parent = if nearest == id { index::id(index::parent(known.row())) } else { nearest };
            if parent != "und" {
                waiting.push(parent);
            }
        }
        let own = named.iter().find(|(from, _)| Locale::parse(from).is_ok_and(|from| from.id() == id));
        if let Some((_, others)) = own {
            waiting.extend(others.iter().rev().cloned());
        }
        chain.push(id.to_owned());
    }
    chain
}

/// The locales of a catalog that answer a request, best first: its [`fallback_chain`] where the
/// catalog has it, then what [`negotiate`] finds besides, at last `source`.
///
/// ```
/// use coinage::catalog::{Fallbacks, answering};
/// let named = Fallbacks::from([("fr".into(), vec!["de".into()])]);
/// assert_eq!(answering("fr-CA", &["de", "en", "fr"], &named, "en"), ["fr", "de", "en"]);
/// ```
pub fn answering<'a, A: AsRef<str>>(
    request: &str,
    available: &'a [A],
    named: &Fallbacks,
    source: &str,
) -> Vec<&'a str> {
    let mut chosen: Vec<&'a str> = Vec::new();
    for id in fallback_chain(request, named) {
        let same = |known: &&'a str| Locale::parse(known).is_ok_and(|known| known.id() == id);
        chosen.extend(available.iter().map(AsRef::as_ref).find(same));
    }
    let last = available.iter().map(AsRef::as_ref).find(|known| *known == source);
    for found in negotiate(&[request], available, last, NegotiationStrategy::Filtering) {
        if !chosen.contains(&found) && Some(found) != last {
            chosen.push(found);
        }
    }
    if let Some(last) = last.filter(|last| !chosen.contains(last)) {
        chosen.push(last);
    }
    chosen
}
