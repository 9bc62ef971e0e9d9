//! Texts by key in every locale, the counterpart of the library's `data::names`: names, compact
//! forms and units.
//!
//! A row holds what differs from its parent. Layout: length and raw length of the key list (u32
//! each), the key list (deflated, keys ended by a zero byte, sorted); then a topic whose records
//! are: raw length and length (varint each), and deflated: the number of entries (varint), for
//! each the distance of its key from the one after the last (varint), then all values, each
//! ended by a zero byte.
//!
//! An empty value takes away what would be inherited. A value may be followed by plural forms, each led by U+0001 (zero) to U+0006 (other), where
//! they are not what `other`, or else the value itself, gives.

use crate::cldr;
use crate::writer::{Record, TopicWriter};
use anyhow::anyhow;
use icu::plurals::PluralElements;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What a row says itself, or with what it inherits: values by key.
pub type Entries = BTreeMap<String, String>;
/// CLDR's categories in order; a form of category `n` is led by U+0001 + n.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Takes away what a row would inherit and does not have, by empty values.
pub fn close(joined: &mut [Entries], parents: &[usize]) {
    for at in parents_first(parents) {
        let inherited: Vec<String> = joined[parents[at]].keys().cloned().collect();
        for key in inherited {
            joined[at].entry(key).or_default();
        }
    }
}

/// The file of what all rows say, inherited values included. `parents` gives each row's parent.
pub fn file(joined: &[Entries], parents: &[usize]) -> anyhow::Result<Vec<u8>> {
    let keys: BTreeSet<&str> = joined.iter().flat_map(|entries| entries.keys().map(String::as_str)).collect();
    let keys: Vec<&str> = keys.into_iter().collect();

    let mut topic = TopicWriter::new();
    for (at, entries) in joined.iter().enumerate() {
        let inherited = (at != 0).then(|| &joined[parents[at]]);
        let added: Vec<_> = entries
            .iter()
            .filter(|(key, value)| inherited.and_then(|parent| parent.get(*key)) != Some(value))
            .collect();
        let mut raw = Record::new();
        raw.varint(u32::try_from(added.len())?);
        let mut next = 0;
        for (key, _) in &added {
            let number = keys.binary_search(&key.as_str()).map_err(|_| anyhow!("the key {key} is listed"))?;
            raw.varint(u32::try_from(number - next)?);
            next = number + 1;
        }
        for (_, value) in &added {
            raw.bytes(value.as_bytes()).u8(0);
        }
        let mut record = Record::new();
        let deflated = deflate(&raw.0);
        record.varint(u32::try_from(raw.0.len())?).varint(u32::try_from(deflated.len())?).bytes(&deflated);
        topic.push(record)?;
    }
    let list: String = keys.iter().map(|key| format!("{key}\0")).collect();
    let deflated = deflate(list.as_bytes());
    let mut file = Record::new();
    file.u32(u32::try_from(deflated.len())?).u32(u32::try_from(list.len())?).bytes(&deflated);
    file.bytes(&topic.finish()?);
    Ok(file.0)
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec(bytes, 10)
}

/// Rows in an order in which a parent comes before its children.
pub fn parents_first(parents: &[usize]) -> Vec<usize> {
    let depth = |mut at: usize| {
        let mut steps = 0;
        while at != 0 {
            at = parents[at];
            steps += 1;
        }
        steps
    };
    let mut order: Vec<usize> = (0..parents.len()).collect();
    order.sort_by_key(|&at| depth(at));
    order
}

/// All forms, each led by its mark.
pub fn marked<T>(forms: &PluralElements<T>, text: impl Fn(&T) -> String) -> String {
    let forms = [forms.zero(), forms.one(), forms.two(), forms.few(), forms.many(), forms.other()];
    (1_u8..).zip(forms).map(|(mark, form)| format!("{}{}", char::from(mark), text(form))).collect()
}

/// A value and its marked forms, without those that the reader's fallback gives anyway.
pub fn simplified(value: &str, forms: &str) -> String {
    let mut found: BTreeMap<char, &str> = BTreeMap::new();
    let mut rest = forms;
    while let Some(mark) = rest.chars().next() {
        let end = rest[1..].find(|letter: char| letter <= '\u{6}').map_or(rest.len(), |at| at + 1);
        found.insert(mark, &rest[1..end]);
        rest = &rest[end..];
    }
    let other = found.get(&'\u{6}').copied().unwrap_or(value);
    // A pattern has no value of its own: `other` is it.
    let value = if value.is_empty() { other } else { value };
    let mut text = value.to_owned();
    for (mark, form) in found {
        if form != (if mark == '\u{6}' { value } else { other }) {
            text.push(mark);
            text.push_str(form);
        }
    }
    text
}

/// The forms of an object whose keys end in a category, each led by its mark.
pub fn counted(object: &Value, prefix: &str) -> String {
    let form = |(mark, category): (u8, &str)| {
        let text = cldr::text(object, &format!("{prefix}{category}"));
        if text.is_empty() { String::new() } else { format!("{}{text}", char::from(mark)) }
    };
    (1_u8..).zip(CATEGORIES).map(form).collect()
}
