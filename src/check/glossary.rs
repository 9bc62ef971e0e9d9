//! Words that a catalog translates one way, and finding them in texts.
//!
//! A word begins where no letter or digit stands before it, and letters' case plays no part.
//! Scripts written without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) have no such
//! limits: there a word may stand anywhere.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// A word of the source language and how other languages say it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GlossaryTerm {
    /// The word or words in the source language.
    pub term: String,
    /// What a translator should know of it.
    pub note: Option<String>,
    /// The words of each locale, by its identifier.
    pub translations: BTreeMap<String, GlossaryWords>,
}

/// How a locale says a term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GlossaryWords {
    /// One of these has to be there, with any ending; none where anything may.
    pub allowed: Vec<String>,
    /// None of these may be there, as words of their own.
    pub forbidden: Vec<String>,
}

/// How many letters the ending of a word in the source language may have: `carts` is the cart,
/// `cartoon` is not.
pub(super) const SOURCE_ENDING: usize = 2;
/// Endings of any length: `Warenkorbs`.
pub(super) const ANY_ENDING: usize = usize::MAX;
/// The word as it is and nothing more.
pub(super) const NO_ENDING: usize = 0;

/// Where a word stands in a text, in bytes, its ending left out, which has at most so many letters.
pub(super) fn find(text: &str, word: &str, ending: usize) -> Option<(usize, usize)> {
    let first = word.chars().next()?;
    let last = word.chars().next_back()?;
    let mut before = None;
    for (start, letter) in text.char_indices() {
        let begins = is_free(before) || runs_on(first);
        before = Some(letter);
        if !begins {
            continue;
        }
        let rest = text.get(start..).unwrap_or_default();
        if let Some(length) = begins_with(rest, word) {
            let after = rest.get(length..).unwrap_or_default().chars();
            let more = after.take_while(|letter| !is_free(Some(*letter))).take(ending.saturating_add(1)).count();
            if more <= ending || runs_on(last) {
                return Some((start, start.saturating_add(length)));
            }
        }
    }
    None
}

/// How many bytes at the start of a text are a word, whatever the letters' case.
fn begins_with(text: &str, word: &str) -> Option<usize> {
    let mut wanted = word.chars().flat_map(char::to_lowercase).peekable();
    for (at, letter) in text.char_indices() {
        if wanted.peek().is_none() {
            return Some(at);
        }
        for small in letter.to_lowercase() {
            if wanted.next() != Some(small) {
                return None;
            }
        }
    }
    wanted.peek().is_none().then_some(text.len())
}

/// Whether a word may begin or end beside a character.
fn is_free(beside: Option<char>) -> bool {
    beside.is_none_or(|letter| !letter.is_alphanumeric() || runs_on(letter))
}

/// Whether a character's script sets no spaces between words.
fn runs_on(letter: char) -> bool {
    matches!(letter,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::{ANY_ENDING, NO_ENDING, SOURCE_ENDING, find};

    #[test]
    fn words_begin_where_no_letter_stands_before_them() {
        assert_eq!(find("Ihr Warenkorbs", "warenkorb", ANY_ENDING), Some((4, 13)));
        assert_eq!(find("Ihr Warenkorbs", "warenkorb", NO_ENDING), None);
        assert_eq!(find("Einkaufswagen, Wagen", "wagen", NO_ENDING), Some((15, 20)));
        assert_eq!(find("two carts", "cart", SOURCE_ENDING), Some((4, 8)));
        assert_eq!(find("a cartoon", "cart", SOURCE_ENDING), None);
        assert_eq!(find("cartoon", "art", ANY_ENDING), None);
        assert_eq!(find("İKİ", "i", ANY_ENDING), None, "its small letter is two");
        assert_eq!(find("ショッピングカートへ", "カート", NO_ENDING), Some((18, 27)));
        assert_eq!(find("ÉTÉ", "été", NO_ENDING), Some((0, 5)));
        assert_eq!(find("", "x", NO_ENDING), None);
        assert_eq!(find("x", "", NO_ENDING), None);
    }
}
