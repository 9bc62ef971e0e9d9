//! A locale identifier checked and put into canonical form, and what its keywords say.
//!
//! What ICU4X's types do, in a sixth of the code: its parser has a type for each kind of subtag
//! and of extension, while here a piece of an identifier is a slice of the text up to the next
//! piece. Tests hold the two against each other. A newcomer would expect old subtags to be
//! replaced (`iw` by `he`): canonical are letters' case and the order of pieces, the text stays
//! what was meant.

use crate::data::index::{Subtags, packed};
use crate::text::fields;
use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::vec::Vec;

/// A well-formed identifier in canonical form.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Identifier {
    pub(super) text: String,
    pub(super) subtags: Subtags,
    /// Where in the text variants and extensions begin, each with the hyphen before it.
    variants: usize,
    extensions: usize,
}

impl Identifier {
    /// Reads an identifier; `None` where it is not well-formed.
    pub(super) fn read(mut text: Vec<u8>) -> Option<Self> {
        text.make_ascii_lowercase();
        let mut length = 0_u8;
        for byte in &text {
            match byte {
                b'-' if length > 0 => length = 0,
                b'a'..=b'z' | b'0'..=b'9' if length < 8 => length += 1,
                _ => return None,
            }
        }
        if length == 0 {
            return None;
        }
        let mut rest = text.as_slice();
        let mut canonical = Vec::with_capacity(text.len());
        let (subtags, variants) = language(piece(&mut rest, 1), &mut canonical)?;
        let extensions = canonical.len();
        extend(rest, &mut canonical)?;
        Some(Self { text: String::from_utf8(canonical).ok()?, subtags, variants, extensions })
    }

    /// The variants in canonical order, each with a hyphen before it.
    pub(super) fn variants(&self) -> &str {
        self.text.get(self.variants..self.extensions).unwrap_or_default()
    }

    /// The value of a Unicode keyword, empty for a keyword without one.
    pub(super) fn keyword(&self, key: &str) -> Option<String> {
        let (mut section, mut found, mut start, mut end) = (0, false, 0, 0);
        let mut at = self.extensions;
        for subtag in fields(self.text.get(self.extensions..)?, b'-') {
            if subtag.len() == 1 && section != b'x' {
                section = subtag.bytes().next()?;
            }
            let past = at.wrapping_add(subtag.len());
            if found {
                if subtag.len() < 3 {
                    break;
                }
                end = past;
            } else if section == b'u' && subtag == key {
                found = true;
                start = past.wrapping_add(1);
                end = start;
            }
            at = past.wrapping_add(1);
        }
        found.then(|| self.text.get(start..end).unwrap_or_default().to_owned())
    }
}

/// Takes a piece from the front: its first subtag and all others before one of this length.
#[inline(never)]
fn piece<'a>(rest: &mut &'a [u8], length: usize) -> &'a [u8] {
    let whole = *rest;
    let mut start = 0_usize;
    loop {
        let mut end = start;
        while whole.get(end).is_some_and(|byte| *byte != b'-') {
            end = end.wrapping_add(1);
        }
        if start > 0 && (length == ANY || end.wrapping_sub(start) == length) {
            *rest = whole.get(start..).unwrap_or_default();
            return whole.get(..start.wrapping_sub(1)).unwrap_or_default();
        }
        if end >= whole.len() {
            *rest = &[];
            return whole;
        }
        start = end.wrapping_add(1);
    }
}

/// Before a subtag of any length: a piece is a subtag.
const ANY: usize = 0;

/// Puts a piece among others in the order of their first bytes, as many as make a key; `false`
/// where one with this key is already there.
#[inline(never)]
fn insert<'a>(pieces: &mut Vec<&'a [u8]>, piece: &'a [u8], key: usize) -> bool {
    let new = piece.get(..key).unwrap_or(piece);
    let mut at = 0_usize;
    for other in &*pieces {
        let other = other.get(..key).unwrap_or(other);
        if other >= new {
            if other == new {
                return false;
            }
            break;
        }
        at = at.wrapping_add(1);
    }
    crate::text::insert(pieces, at, piece);
    true
}

#[inline(never)]
fn push(text: &mut Vec<u8>, piece: &[u8]) {
    text.push(b'-');
    text.extend_from_slice(piece);
}

/// Pushes a subtag with so many letters in upper case, and packs it.
#[inline(never)]
fn push_upper(text: &mut Vec<u8>, subtag: &[u8], letters: usize) -> u32 {
    let mut upper = packed(subtag).to_be_bytes();
    for byte in upper.iter_mut().take(letters) {
        byte.make_ascii_uppercase();
    }
    push(text, upper.get(..subtag.len()).unwrap_or_default());
    u32::from_be_bytes(upper)
}

/// Language, script, region and variants, written in this order; with them where the variants
/// begin.
fn language(mut rest: &[u8], text: &mut Vec<u8>) -> Option<(Subtags, usize)> {
    let mut found = Subtags::default();
    let mut variants = Vec::new();
    // What may come next: language, script, region, variants.
    let mut place = 0;
    while !rest.is_empty() {
        let subtag = piece(&mut rest, ANY);
        let letters = subtag.iter().all(u8::is_ascii_alphabetic);
        let digit = |at: usize| subtag.get(at).is_some_and(u8::is_ascii_digit);
        match (place, subtag.len()) {
            (0, 2 | 3) if letters => {
                text.extend_from_slice(subtag);
                found.language = packed(subtag);
                place = 1;
            }
            (0, _) => return None,
            (1, 4) if letters => {
                found.script = push_upper(text, subtag, 1);
                place = 2;
            }
            (1 | 2, length) if length == 2 && letters || length == 3 && digit(0) && digit(1) && digit(2) => {
                found.region = push_upper(text, subtag, 3);
                place = 3;
            }
            (_, length) if length > 4 || length == 4 && digit(0) => {
                if !insert(&mut variants, subtag, 8) {
                    return None;
                }
                place = 3;
            }
            _ => return None,
        }
    }
    let start = text.len();
    for variant in variants {
        push(text, variant);
    }
    Some((found, start))
}

/// The extensions in the order of their singletons, of which none comes twice; private use
/// last, whatever it holds.
fn extend(mut rest: &[u8], text: &mut Vec<u8>) -> Option<()> {
    let mut sections = Vec::new();
    while !rest.is_empty() && !rest.starts_with(b"x") {
        let section = piece(&mut rest, 1);
        if section.len() == 1 || !insert(&mut sections, section, 1) {
            return None;
        }
    }
    for section in sections {
        match section.strip_prefix(b"u-") {
            Some(unicode) => {
                push(text, b"u");
                keywords(unicode, text)?;
            }
            None => push(text, section),
        }
    }
    match rest.len() {
        0 => {}
        1 => return None,
        _ => push(text, rest),
    }
    Some(())
}

/// A Unicode extension: attributes and then keywords, both sorted, of equal keys the first;
/// the value `true` is left out.
fn keywords(mut rest: &[u8], text: &mut Vec<u8>) -> Option<()> {
    let mut attributes = Vec::new();
    let mut keywords = Vec::new();
    while !rest.is_empty() {
        // Attributes, longer than a key, come first.
        if keywords.is_empty() && !matches!(rest, [_, _] | [_, _, b'-', ..]) {
            insert(&mut attributes, piece(&mut rest, ANY), 8);
            continue;
        }
        let keyword = piece(&mut rest, 2);
        if !keyword.get(1)?.is_ascii_alphabetic() {
            return None;
        }
        insert(&mut keywords, keyword, 2);
    }
    for attribute in attributes {
        push(text, attribute);
    }
    for mut keyword in keywords {
        while !keyword.is_empty() {
            let subtag = piece(&mut keyword, ANY);
            if subtag != b"true" {
                push(text, subtag);
            }
        }
    }
    Some(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn canonical(id: &str) -> Option<String> {
        Identifier::read(id.into()).map(|identifier| identifier.text)
    }

    #[test]
    fn extensions_come_out_in_canonical_order() {
        for (id, expected) in [
            ("ar-EG-U-nu-Latn", Some("ar-EG-u-nu-latn")),
            ("de-x-foo-u-nu-arab-t-fr", Some("de-x-foo-u-nu-arab-t-fr")),
            ("de-u-nu-arab-t-fr", Some("de-t-fr-u-nu-arab")),
            ("de-z-zz-u-nu-arab-0-aa-x-x", Some("de-0-aa-u-nu-arab-z-zz-x-x")),
            ("de-u-nu-arab-ca-gregory-nu-latn", Some("de-u-ca-gregory-nu-arab")),
            ("de-u-kn-true-attr", Some("de-u-kn-attr")),
            ("de-u-zz1-attr-zz1-nu", Some("de-u-attr-zz1-nu")),
            ("de-u", None),
            ("de-x", None),
            ("de-u-x-a", None),
            ("de-u-nu-arab-u-ca-roc", None),
            ("de-u-n1", None),
            ("de-a-b", None),
            ("u-nu-arab", None),
            ("x-u-nu-arab", None),
            ("ar_EG", None),
            ("de-", None),
            ("-de", None),
            ("de--u-nu-arab", None),
            ("de-u-nu-arabarabarab", None),
            ("de-u-nu-ärab", None),
            ("", None),
        ] {
            assert_eq!(canonical(id).as_deref(), expected, "{id}");
        }
    }

    #[test]
    fn keywords_are_those_of_the_unicode_extension() {
        let keyword = |id: &str, key: &str| Identifier::read(id.into()).unwrap().keyword(key);
        for (id, key, expected) in [
            ("de-u-nu-arab-hc-h12", "nu", Some("arab")),
            ("de-u-nu-arab-hc-h12", "hc", Some("h12")),
            ("de-u-ca-islamic-civil-hc-h12", "ca", Some("islamic-civil")),
            ("de-u-kn-x-nu", "kn", Some("")),
            ("de-u-kn-nu-latn", "kn", Some("")),
            ("de-t-nu-arab-u-hc-h12", "nu", None),
            ("de-x-u-nu-arab", "nu", None),
            ("de", "nu", None),
        ] {
            assert_eq!(keyword(id, key).as_deref(), expected, "{id}");
        }
    }

    /// Holds an identifier against ICU4X: the whole where it has no extension, else what
    /// stands before the first one.
    fn same_as_icu(id: &str) {
        let own = Identifier::read(id.into());
        let theirs = icu::locale::LanguageIdentifier::try_from_str(id).ok();
        assert_eq!(
            own.as_ref().map(|own| &own.text),
            theirs.as_ref().map(|theirs| theirs.to_string()).as_ref(),
            "{id}"
        );
        let (Some(own), Some(theirs)) = (own, theirs) else { return };
        let subtag = |text: Option<&str>| packed(text.unwrap_or_default().as_bytes());
        assert_eq!(own.subtags.language, subtag(Some(theirs.language.as_str())), "{id}");
        assert_eq!(own.subtags.script, subtag(theirs.script.as_ref().map(|script| script.as_str())), "{id}");
        assert_eq!(own.subtags.region, subtag(theirs.region.as_ref().map(|region| region.as_str())), "{id}");
        let variants: String = theirs.variants.iter().map(|variant| ["-", variant.as_str()].concat()).collect();
        assert_eq!(own.variants(), variants, "{id}");
    }

    #[test]
    fn language_identifiers_come_out_as_from_icu4x() {
        for id in include_str!("../../data/cldr/locales.txt").lines() {
            same_as_icu(id);
        }
        for id in [
            "de",
            "DE",
            "dE-lAtN-dE",
            "und",
            "UND-419",
            "eng-USA",
            "zh-Hant-TW",
            "zh-TW-Hant",
            "zh-hant-419-pinyin",
            "sl-rozaj-biske-1994",
            "sl-biske-rozaj",
            "sl-rozaj-rozaj",
            "de-1996",
            "de-DE-1996",
            "de-199a",
            "de-a996",
            "de-12",
            "de-1234",
            "de-123",
            "de-D1",
            "de-12a",
            "de-1901-1901",
            "de-DE-AT",
            "de-Latn-Cyrl",
            "d",
            "d1",
            "deut",
            "deutsch",
            "deutschland",
            "root",
            "i-klingon",
            "i-default",
            "art-lojban",
            "zh-min-nan",
            "cel-gaulish",
            "en-GB-oed",
            "sgn-BE-FR",
            "no-bok",
            "no-nyn",
            "zh-xiang",
            "x-foo",
            "en-us-posix",
            "en-US-POSIX",
            "C",
            "c.utf-8",
            "de_DE",
            "de-",
            "-",
            "--",
            "-de",
            "de--DE",
            " de",
            "de ",
            "dé",
            "de-Ľatn",
            "123",
            "de-12345678",
            "de-123456789",
        ] {
            same_as_icu(id);
        }
    }

    #[test]
    fn extensions_come_out_as_from_icu4x() {
        for id in [
            "th-u-nu-thai-hc-h12",
            "sl-rozaj-biske-u-co-phonebk",
            "en-US-u-sd-usca",
            "de-DE-1996-x-a-bc",
            "zh-Hant-TW-a-foo-u-kn",
            "EN-u-ATTR-hc-H23-attr-x-U-nu",
            "de-z-foo-b-bar-u-zz-aaa-aa-zzz",
            "und-latn-t-de-t0-und-u-ca-buddhist-true",
        ] {
            let theirs = icu::locale::Locale::try_from_str(id).map(|locale| locale.to_string()).ok();
            assert_eq!(canonical(id), theirs, "{id}");
        }
    }

    proptest! {
        #[test]
        fn any_identifier_comes_out_as_from_icu4x(
            id in "([a-zA-Z]{2,3}|[a-z]{4,5}|und)(-[a-zA-Z]{4})?(-([a-zA-Z]{2}|[0-9]{3}))?(-([a-c]{5}|1[a-b]{3}|[A-Z0-9]{4,8}))?(-([a-c]{5}|1[a-b]{3})){0,2}",
        ) {
            same_as_icu(&id);
        }

        #[test]
        fn any_text_is_refused_or_comes_out_as_from_icu4x(id in "[a-c0-1A_-]{0,12}") {
            // Extensions stand under rules of their own.
            if id.split('-').skip(1).all(|subtag| subtag.len() != 1) {
                same_as_icu(&id);
            }
        }

        #[test]
        fn any_unicode_extension_comes_out_as_from_icu4x(
            id in "[a-z]{2}(-[A-Z]{2})?(-[abt0]-[a-z]{3}){0,1}-u(-[a-zA-Z]{3,8}){0,2}(-[a-c0][a-c](-[a-z0-9]{3,8}){0,2}){0,3}(-x(-[a-z0-9]{1,8}){1,3})?",
        ) {
            if let Ok(theirs) = icu::locale::Locale::try_from_str(&id) {
                let own = canonical(&id).unwrap();
                // What stands under `t` is kept as it is here.
                prop_assert!(id.contains("-t-") || own == theirs.to_string(), "{id}: {own}, not {theirs}");
                prop_assert_eq!(canonical(&own).unwrap(), own);
            }
        }
    }
}
