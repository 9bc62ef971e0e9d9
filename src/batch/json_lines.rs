//! Rows of one JSON object a line: numbers are read by their digits, never as doubles.
//!
//! A line is checked whole, but only the three members that matter are looked at. It leaves as
//! it came, with members added at its end; amounts are strings there, so that no reader makes a
//! double of them.

use super::Batch;
use super::row::{Converter, Failure, Refused, Worker};
use crate::error::{Error, ErrorCode, Result};
use memchr::{memchr, memrchr};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// The members looked at and those added.
pub(super) struct Members {
    wanted: [Option<String>; 3],
    added: Vec<String>,
    /// What stands between a row and its converted amount.
    before: Vec<u8>,
}

impl Members {
    pub(super) fn new(batch: &Batch) -> Result<Self> {
        let added = batch.added(|_| false)?;
        let mut before = b",".to_vec();
        if let Some(amount) = added.first() {
            before.extend_from_slice(quoted(amount).as_bytes());
        }
        before.extend_from_slice(b":\"");
        Ok(Self { wanted: batch.columns().map(|name| name.map(str::to_owned)), added, before })
    }

    /// How many bytes of a block are whole lines.
    pub(super) fn whole(block: &[u8]) -> usize {
        memrchr(b'\n', block).map_or(0, |end| end.saturating_add(1))
    }

    /// Converts a block of whole lines.
    pub(super) fn convert(&self, block: &[u8], converter: &Converter<'_>, worker: &mut Worker) {
        let mut start = 0;
        while let Some(rest) = block.get(start..).filter(|rest| !rest.is_empty()) {
            let end = memchr(b'\n', rest).map_or(block.len(), |end| start.saturating_add(end));
            let raw = block.get(start..end).unwrap_or_default();
            // A byte order mark may stand before the first row.
            let line = raw.strip_prefix(b"\xef\xbb\xbf").unwrap_or(raw).trim_ascii();
            if !line.is_empty() {
                let before = worker.out.len();
                match self.row(line, converter, worker) {
                    Ok(()) => worker.out.push(b'\n'),
                    Err((_, error)) => {
                        worker.out.truncate(before);
                        let field = (0, start);
                        worker.failures.push(Failure { start, end, field: Some(field), error });
                    }
                }
            }
            start = end.saturating_add(1);
        }
    }

    fn row(&self, line: &[u8], converter: &Converter<'_>, worker: &mut Worker) -> core::result::Result<(), Refused> {
        let found = self.read(line).map_err(|error| (None, error))?;
        let mut texts: [Cow<'_, str>; 3] = [Cow::Borrowed(""), Cow::Borrowed(""), Cow::Borrowed("")];
        for ((text, value), number) in texts.iter_mut().zip(&found.values).zip(0..) {
            let Some(value) = value else { continue };
            *text = text_of(value.get()).map_err(|error| self.about(number, error))?;
        }
        for (name, value) in self.wanted.iter().zip(&found.values) {
            if let (Some(name), None) = (name, value) {
                let error = Error::new(ErrorCode::ParseError, &["the row has no member `", name, "`"]);
                return Err((None, error));
            }
        }
        worker.out.extend_from_slice(line.strip_suffix(b"}").unwrap_or(line).trim_ascii_end());
        worker.out.extend_from_slice(&self.before);
        let [amount, from, on] = &texts;
        let converted = converter.row([amount.as_bytes(), from.as_bytes(), on.as_bytes()], worker);
        converted.map_err(|(field, error)| field.map_or((None, error.clone()), |field| self.about(field, error)))
    }

    /// An error with the member it is about.
    fn about(&self, field: usize, error: Error) -> Refused {
        let name = self.wanted.get(field).and_then(Option::as_deref).unwrap_or_default();
        (None, error.in_subject(name))
    }

    fn read<'a>(&self, line: &'a [u8]) -> Result<Found<'a>> {
        let mut reader = serde_json::Deserializer::from_slice(line);
        let found = Object(self).deserialize(&mut reader);
        let found = found.and_then(|found| reader.end().map(|()| found)).map_err(|error| {
            // serde_json tells the place at the end of its sentence.
            let text = error.to_string();
            let (reason, _) = text.split_once(" at line").unwrap_or((&text, ""));
            Error::new(ErrorCode::ParseError, &["the row is not a JSON object: ", reason])
                .with_hint(&["write one JSON object on each line"])
        })?;
        let name = |place: usize, names: &[String]| names.get(place).cloned().unwrap_or_default();
        if let Some(place) = found.twice {
            let name = self.wanted.get(place).and_then(Option::as_deref).unwrap_or_default();
            return Err(Error::new(ErrorCode::ParseError, &["the row has the member `", name, "` twice"]));
        }
        match found.taken {
            Some(place) => Err(Error::new(
                ErrorCode::InvalidOption,
                &["the row has a member `", &name(place, &self.added), "` already"],
            )
            .with_hint(&["rename it or leave it out: what is added would bear that name"])),
            None => Ok(found),
        }
    }
}

/// The text of the rates, from behind the amount to the end of the object.
pub(super) fn describe_names(batch: &Batch) -> Result<Vec<String>> {
    let names = batch.added(|_| false)?;
    Ok(names.iter().skip(1).map(|name| format!(",{}:", quoted(name))).collect())
}

/// A JSON string of a text.
pub(super) fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// A member's text: a string's, or a number as it is written.
fn text_of(value: &str) -> Result<Cow<'_, str>> {
    match value.as_bytes() {
        [b'"', ..] if !value.contains('\\') => {
            let inner = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            Ok(Cow::Borrowed(inner.unwrap_or_default()))
        }
        [b'"', ..] => serde_json::from_str(value)
            .map(Cow::Owned)
            .map_err(|_| Error::new(ErrorCode::ParseError, &["the string is malformed"])),
        [b'-' | b'0'..=b'9', ..] => Ok(Cow::Borrowed(value)),
        // As an empty field of a table is.
        b"null" => Ok(Cow::Borrowed("")),
        _ => Err(Error::new(ErrorCode::ParseError, &["the member is neither a string nor a number"])),
    }
}

#[derive(Default)]
struct Found<'a> {
    values: [Option<&'a RawValue>; 3],
    twice: Option<usize>,
    taken: Option<usize>,
}

struct Object<'m>(&'m Members);

impl<'de> DeserializeSeed<'de> for Object<'_> {
    type Value = Found<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> core::result::Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Object<'_> {
    type Value = Found<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> core::result::Result<Self::Value, A::Error> {
        let mut found = Found::default();
        while let Some(key) = map.next_key_seed(Name(self.0))? {
            match key {
                Key::Other => {
                    map.next_value::<IgnoredAny>()?;
                }
                Key::Added(place) => {
                    found.taken = Some(place);
                    map.next_value::<IgnoredAny>()?;
                }
                Key::Wanted(places) => {
                    let value = map.next_value::<&'de RawValue>()?;
                    for ((slot, wanted), place) in found.values.iter_mut().zip(places).zip(0..) {
                        if wanted {
                            found.twice = found.twice.or(slot.map(|_| place));
                            *slot = Some(value);
                        }
                    }
                }
            }
        }
        Ok(found)
    }
}

/// Which member a name is of.
enum Key {
    Other,
    Added(usize),
    Wanted([bool; 3]),
}

struct Name<'m>(&'m Members);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> core::result::Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Key;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> core::result::Result<Key, E> {
        let mut wanted = [false; 3];
        for (wanted, known) in wanted.iter_mut().zip(&self.0.wanted) {
            *wanted = known.as_deref() == Some(name);
        }
        if wanted.contains(&true) {
            return Ok(Key::Wanted(wanted));
        }
        Ok(self.0.added.iter().position(|added| added == name).map_or(Key::Other, Key::Added))
    }
}
