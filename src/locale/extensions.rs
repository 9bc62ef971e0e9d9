//! The extensions behind a language identifier: checked, put into canonical form, asked for
//! keywords.
//!
//! ICU4X's parser reads language, script, region and variants; its extension types would bring
//! a parser of their own for each kind, four times the size of what is needed here: one
//! keyword now and then (`-u-nu-arab`), and the canonical text of the rest.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use icu::locale::LanguageIdentifier;

/// Reads an identifier with its extensions: the language identifier and the extensions'
/// canonical text, which is empty or begins with `-`. `None` where it is not well-formed.
pub(super) fn parse(text: &str) -> Option<(LanguageIdentifier, String)> {
    let separated = text.to_ascii_lowercase();
    let mut at = 0_usize;
    let mut first = None;
    for subtag in separated.split('-') {
        if subtag.len() == 1 {
            first = Some(at);
            break;
        }
        at = at.wrapping_add(subtag.len()).wrapping_add(1);
    }
    let Some(first) = first.filter(|first| *first > 0) else {
        return Some((LanguageIdentifier::try_from_str(text).ok()?, String::new()));
    };
    let (language, extensions) = separated.split_at_checked(first)?;
    let language = LanguageIdentifier::try_from_str(language.strip_suffix('-')?).ok()?;
    Some((language, canonical(extensions)?))
}

/// The extensions in the order of their singletons, private use last.
fn canonical(extensions: &str) -> Option<String> {
    let mut sections: Vec<(&str, Vec<&str>)> = Vec::new();
    for subtag in extensions.split('-') {
        let sized = (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !sized {
            return None;
        }
        let private = sections.last().is_some_and(|(singleton, _)| *singleton == "x");
        if subtag.len() == 1 && !private {
            if sections.iter().any(|(singleton, _)| *singleton == subtag) {
                return None;
            }
            sections.push((subtag, Vec::new()));
        } else {
            sections.last_mut()?.1.push(subtag);
        }
    }
    if sections.iter().any(|(_, subtags)| subtags.is_empty()) {
        return None;
    }
    sections.sort_by_key(|(singleton, _)| (*singleton == "x", *singleton));
    let mut text = String::new();
    for (singleton, mut subtags) in sections {
        if singleton == "u" {
            subtags = unicode(&subtags)?;
        }
        for subtag in core::iter::once(singleton).chain(subtags) {
            text.push('-');
            text.push_str(subtag);
        }
    }
    Some(text)
}

/// A Unicode extension: attributes and then keywords, both sorted, of equal keys the first;
/// the value `true` is left out.
fn unicode<'a>(subtags: &[&'a str]) -> Option<Vec<&'a str>> {
    let mut attributes = Vec::new();
    let mut keywords: Vec<Vec<&str>> = Vec::new();
    for &subtag in subtags {
        if subtag.len() == 2 {
            if !subtag.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic) {
                return None;
            }
            keywords.push(vec![subtag]);
        } else {
            keywords.last_mut().unwrap_or(&mut attributes).push(subtag);
        }
    }
    attributes.sort_unstable();
    attributes.dedup();
    keywords.sort_by_key(|keyword| keyword.first().copied());
    keywords.dedup_by_key(|keyword| keyword.first().copied());
    let values = keywords.into_iter().flatten().filter(|subtag| *subtag != "true");
    Some(attributes.into_iter().chain(values).collect())
}

/// The value of a Unicode keyword in extensions of canonical form.
pub(super) fn keyword(extensions: &str, key: &str) -> Option<String> {
    let mut subtags =
        extensions.split('-').skip_while(|subtag| *subtag != "u").skip(1).take_while(|subtag| subtag.len() > 1);
    subtags.find(|subtag| *subtag == key)?;
    let value: Vec<&str> = subtags.take_while(|subtag| subtag.len() > 2).collect();
    Some(value.join("-"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn extensions_come_out_in_canonical_order() {
        let text = |id: &str| parse(id).map(|(language, rest)| [language.to_string(), rest].concat());
        for (id, expected) in [
            ("ar-EG-U-nu-Latn", Some("ar-EG-u-nu-latn")),
            ("de-x-foo-u-nu-arab-t-fr", Some("de-x-foo-u-nu-arab-t-fr")),
            ("de-u-nu-arab-t-fr", Some("de-t-fr-u-nu-arab")),
            ("de-u-nu-arab-ca-gregory-nu-latn", Some("de-u-ca-gregory-nu-arab")),
            ("de-u-kn-true-attr", Some("de-u-kn-attr")),
            ("de-u", None),
            ("de-u-nu-arab-u-ca-roc", None),
            ("de-u-n1", None),
            ("de-a-b", None),
            ("u-nu-arab", None),
            ("ar_EG", None),
            ("de-", None),
            ("-de", None),
            ("de--u-nu-arab", None),
            ("de-u-nu-arabarabarab", None),
            ("", None),
        ] {
            assert_eq!(text(id).as_deref(), expected, "{id}");
        }
    }

    #[test]
    fn what_icu4x_reads_comes_out_alike() {
        for id in [
            "th-u-nu-thai-hc-h12",
            "sl-rozaj-biske-u-co-phonebk",
            "en-US-u-sd-usca",
            "de-DE-1996-x-a-bc",
            "zh-Hant-TW-a-foo-u-kn",
        ] {
            let (language, rest) = parse(id).unwrap();
            assert_eq!(
                [language.to_string(), rest].concat(),
                icu::locale::Locale::try_from_str(id).unwrap().to_string()
            );
        }
        assert_eq!(keyword(&parse("de-u-nu-arab-hc-h12").unwrap().1, "nu").as_deref(), Some("arab"));
        assert_eq!(keyword("", "nu"), None);
    }
}
