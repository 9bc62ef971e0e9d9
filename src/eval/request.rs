//! A request taken apart: a JSON object whose values stay text until someone asks for them.
//!
//! Nothing is read into a tree of values: a number is the digits that were written, so it never
//! passes through binary floating point, and what nobody asks for costs nothing. A newcomer would
//! expect the last of two equal names to win, as in JavaScript; here that is refused, because one
//! of the two would be lost without a word.

use crate::decimal::{Decimal, Digits};
use crate::error::{Error, ErrorCode, Result};
use crate::format::OptionValue;
use crate::json::Members;
use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::string::ToString as _;
use alloc::vec::Vec;
use serde_json::value::RawValue;

/// The deepest nesting of lists and objects that is read: serde_json's own limit.
const DEEPEST: u32 = 128;

/// The members of a JSON object, in the order they were written.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    /// What the object is within the request: empty, or a field name and a point.
    path: String,
    members: Vec<(String, &'a str)>,
}

/// The types JSON has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Null,
    Boolean,
    Number,
    Text,
    List,
    Object,
}

impl Kind {
    /// The type of a well-formed value.
    fn of(raw: &str) -> Self {
        match raw.as_bytes().first() {
            Some(b'n') => Self::Null,
            Some(b't' | b'f') => Self::Boolean,
            Some(b'"') => Self::Text,
            Some(b'[') => Self::List,
            Some(b'{') => Self::Object,
            _ => Self::Number,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::Text => "a string",
            Self::List => "an array",
            Self::Object => "an object",
        }
    }
}

impl<'a> Fields<'a> {
    /// Reads a line that should be a JSON object.
    pub(super) fn read(line: &'a [u8]) -> Result<Self> {
        let text = core::str::from_utf8(line).map_err(|_| {
            malformed("the line is not valid UTF-8").with_hint(&["write one JSON object a line, encoded as UTF-8"])
        })?;
        if text.trim_ascii().is_empty() {
            return Err(malformed("the line is empty").with_hint(&["write one JSON object a line"]));
        }
        if nesting(text) > DEEPEST {
            return Err(malformed("the line nests lists and objects too deeply")
                .with_hint(&["128 levels are read; requests need five"]));
        }
        let trimmed = text.trim_ascii_start();
        let value: &RawValue = serde_json::from_str(trimmed).map_err(|error| not_json(&error))?;
        if Kind::of(value.get()) != Kind::Object {
            let found = Kind::of(value.get()).name();
            return Err(Error::new(ErrorCode::BadRequest, &["the request is ", found, " where an object is needed"])
                .with_hint(&["write one such as {\"op\":\"number\",\"locale\":\"de\",\"value\":\"1234.5\"}"]));
        }
        Self::of_object(value.get(), String::new())
    }

    /// Takes a well-formed object apart.
    fn of_object(raw: &'a str, path: String) -> Result<Self> {
        let Members(members) = serde_json::from_str(raw).map_err(|error| not_json(&error))?;
        let mut names: Vec<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        if let Some([name, _]) = names.array_windows().find(|[one, next]| one == next) {
            return Err(Error::new(ErrorCode::BadRequest, &["field `", &path, name, "` is given twice"])
                .with_hint(&["keep one of the two"]));
        }
        Ok(Self { path, members })
    }

    /// The text of a member's value as it was written; `null` counts as absent.
    fn raw(&self, name: &str) -> Option<&'a str> {
        self.members.iter().find(|(known, _)| known == name).map(|(_, raw)| *raw).filter(|raw| *raw != "null")
    }

    /// A member as it was written, whatever it is.
    pub(super) fn verbatim(&self, name: &str) -> Option<&'a str> {
        self.members.iter().find(|(known, _)| known == name).map(|(_, raw)| *raw)
    }

    /// Names and values in the order they were written.
    pub(super) fn members(&self) -> impl Iterator<Item = (&str, Value<'a>)> {
        self.members.iter().map(|(name, raw)| {
            let mut path = self.path.clone();
            path.push_str(name);
            (name.as_str(), Value { path, raw })
        })
    }

    /// A member that may be absent.
    pub(super) fn find(&self, name: &str) -> Option<Value<'a>> {
        let raw = self.raw(name)?;
        Some(Value { path: [self.path.as_str(), name].concat(), raw })
    }

    /// A member that may not.
    pub(super) fn get(&self, name: &str) -> Result<Value<'a>> {
        self.find(name).ok_or_else(|| {
            Error::new(ErrorCode::BadRequest, &["field `", &self.path, name, "` is missing"])
                .with_hint(&["add it to the request"])
                .in_field(name)
        })
    }

    /// A member that is a text.
    pub(super) fn text(&self, name: &str) -> Result<String> {
        self.get(name)?.text()
    }

    /// A member that is a text or absent.
    pub(super) fn optional_text(&self, name: &str) -> Result<Option<String>> {
        self.find(name).map(|value| value.text()).transpose()
    }

    /// A member that is an object; one without members where it is absent.
    pub(super) fn object(&self, name: &str) -> Result<Self> {
        match self.find(name) {
            Some(value) => value.object(),
            None => Ok(Self { path: String::new(), members: Vec::new() }),
        }
    }
}

/// A value within a request, with the way to it.
#[derive(Debug)]
pub(super) struct Value<'a> {
    path: String,
    raw: &'a str,
}

impl<'a> Value<'a> {
    /// As it was written.
    pub(super) fn raw(&self) -> &'a str {
        self.raw
    }

    /// Where it stands in the request.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    pub(super) fn is_number(&self) -> bool {
        Kind::of(self.raw) == Kind::Number
    }

    pub(super) fn is_text(&self) -> bool {
        Kind::of(self.raw) == Kind::Text
    }

    pub(super) fn is_null(&self) -> bool {
        Kind::of(self.raw) == Kind::Null
    }

    pub(super) fn is_list(&self) -> bool {
        Kind::of(self.raw) == Kind::List
    }

    pub(super) fn is_object(&self) -> bool {
        Kind::of(self.raw) == Kind::Object
    }

    pub(super) fn text(&self) -> Result<String> {
        self.expect(Kind::Text)?;
        serde_json::from_str(self.raw).map_err(|error| not_json(&error).in_field(&self.path))
    }

    pub(super) fn boolean(&self) -> Result<bool> {
        self.expect(Kind::Boolean)?;
        Ok(self.raw == "true")
    }

    pub(super) fn object(&self) -> Result<Fields<'a>> {
        self.expect(Kind::Object)?;
        Fields::of_object(self.raw, [self.path.as_str(), "."].concat())
    }

    pub(super) fn list(&self) -> Result<Vec<Self>> {
        self.expect(Kind::List)?;
        let items: Vec<&'a RawValue> = serde_json::from_str(self.raw).map_err(|error| not_json(&error))?;
        let path = |at: usize| [self.path.as_str(), "[", &at.to_string(), "]"].concat();
        Ok(items.into_iter().enumerate().map(|(at, raw)| Self { path: path(at), raw: raw.get() }).collect())
    }

    pub(super) fn texts(&self) -> Result<Vec<String>> {
        self.list()?.iter().map(Self::text).collect()
    }

    /// A number given as a string or as a JSON number: its text, of the contract's grammar.
    pub(super) fn number_text(&self) -> Result<String> {
        let text = match Kind::of(self.raw) {
            Kind::Number => self.raw.to_owned(),
            Kind::Text => self.text()?,
            _ => return Err(self.wrong("a number or a string of digits")),
        };
        if is_number(&text) {
            Ok(text)
        } else {
            Err(crate::decimal::invalid_number(&shortened(&text)).in_field(&self.path))
        }
    }

    pub(super) fn digits(&self) -> Result<Digits> {
        Digits::parse(&self.number_text()?).map_err(|error| error.in_field(&self.path))
    }

    pub(super) fn decimal(&self) -> Result<Decimal> {
        self.digits()?.to_decimal().map_err(|error| error.in_field(&self.path))
    }

    /// Hands an option on, of whatever type it is. Lists, objects and `null` are no option's
    /// value, which matters only where the option is one that is known.
    pub(super) fn set_option(&self, mut set: impl FnMut(OptionValue<'_>) -> Result<()>) -> Result<()> {
        let result = match Kind::of(self.raw) {
            Kind::Text => set(OptionValue::Text(&self.text()?)),
            Kind::Number => set(OptionValue::Number(&whole(self.raw))),
            Kind::Boolean => set(OptionValue::Boolean(self.raw == "true")),
            Kind::Null | Kind::List | Kind::Object => {
                // No known option takes both a boolean and the empty text.
                let known = set(OptionValue::Boolean(true)).is_err() || set(OptionValue::Text("")).is_err();
                if known { Err(self.wrong("a string, a number or a boolean")) } else { Ok(()) }
            }
        };
        result.map_err(|error| error.in_field(&self.path))
    }

    fn expect(&self, kind: Kind) -> Result<()> {
        if Kind::of(self.raw) == kind { Ok(()) } else { Err(self.wrong(kind.name())) }
    }

    /// The error for a value of another type than the one wanted.
    pub(super) fn wrong(&self, wanted: &str) -> Error {
        Error::new(ErrorCode::BadRequest, &["field `", &self.path, "` is ", Kind::of(self.raw).name()])
            .with_hint(&["give it ", wanted])
            .in_field(&self.path)
    }
}

/// Says in which field of the request something was found, unless that is known more exactly.
pub(super) trait InField {
    fn in_field(self, path: &str) -> Self;
}

impl InField for Error {
    fn in_field(self, path: &str) -> Self {
        if self.place().is_some() { self } else { self.in_subject(path) }
    }
}

/// How deep lists and objects stand in each other, without recursion.
fn nesting(text: &str) -> u32 {
    let (mut depth, mut deepest) = (0_u32, 0_u32);
    let (mut quoted, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => {
                depth = depth.saturating_add(1);
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// Whether a text is of the grammar `-?digits[.digits][e±digits]`.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && fraction.is_none_or(digits) && exponent.is_none_or(digits)
}

/// A whole number without a point or exponent, so that `2.0` and `2e0` are the option value 2.
fn whole(raw: &str) -> String {
    let Ok(mut digits) = Digits::parse(raw) else { return raw.to_owned() };
    digits.trim_to_scale(0);
    let negative = digits.is_negative() && !digits.is_zero();
    if digits.scale() <= 0 && digits.point() < 20 { digits.with_sign(negative).to_string() } else { raw.to_owned() }
}

/// The beginning of a text that is too long to repeat in a message.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let mut shown: String = text.chars().take(MOST).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

fn malformed(message: &str) -> Error {
    Error::new(ErrorCode::BadRequest, &[message])
}

#[cold]
fn not_json(error: &serde_json::Error) -> Error {
    let column = error.column().to_string();
    // The parser's own words end in its line and column; the line is always the first.
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or_default();
    Error::new(ErrorCode::BadRequest, &["the line is not JSON: ", words, " at byte ", &column])
        .with_hint(&["write one JSON object a line"])
}
