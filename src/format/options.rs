//! Options by their ECMA-402 names: one way in for JavaScript, `eval` and the command line.

use crate::error::{Error, ErrorCode, Result};
use alloc::string::String;

/// The value of an option as a caller writes it, before it is known which option it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionValue<'a> {
    /// A text such as `"currency"`.
    Text(&'a str),
    /// A number as it was written, such as `2`.
    Number(&'a str),
    /// `true` or `false`.
    Boolean(bool),
}

impl<'a> OptionValue<'a> {
    /// The text of an option that takes one of a list of names.
    pub(crate) fn text(self, name: &str) -> Result<&'a str> {
        match self {
            Self::Text(text) => Ok(text),
            _ => Err(wrong_type(name, "a string")),
        }
    }

    /// The value of an option that takes a whole number of a range; a numeric text counts.
    pub(crate) fn integer(self, name: &str, low: u16, high: u16) -> Result<u16> {
        let text = match self {
            Self::Number(text) | Self::Text(text) => text,
            Self::Boolean(_) => return Err(wrong_type(name, "a whole number")),
        };
        match small_number(text) {
            Some(number) if (low..=high).contains(&number) => Ok(number),
            _ => Err(out_of_range(name, text, low, high)),
        }
    }
}

/// A whole number of few digits.
pub(crate) fn small_number(text: &str) -> Option<u16> {
    let digits = text.strip_prefix('+').unwrap_or(text);
    let mut number = None;
    for byte in digits.bytes() {
        let digit = u16::from(byte.wrapping_sub(b'0'));
        number = Some(number.unwrap_or(0_u16).checked_mul(10)?.checked_add(digit).filter(|_| digit < 10)?);
    }
    number
}

#[cold]
fn out_of_range(name: &str, text: &str, low: u16, high: u16) -> Error {
    let (mut least, mut most) = ([0; 5], [0; 5]);
    let (least, most) = (decimal_text(low, &mut least), decimal_text(high, &mut most));
    Error::new(ErrorCode::InvalidOption, &["`", text, "` is not allowed for ", name]).with_hint(&[
        "a whole number from ",
        least,
        " to ",
        most,
    ])
}

/// A small number as text, without the formatting machinery.
pub(crate) fn decimal_text(mut number: u16, buffer: &mut [u8; 5]) -> &str {
    let mut start = buffer.len();
    for slot in buffer.iter_mut().rev() {
        *slot = b'0'.wrapping_add((number % 10) as u8);
        number /= 10;
        start = start.wrapping_sub(1);
        if number == 0 {
            break;
        }
    }
    core::str::from_utf8(buffer.get(start..).unwrap_or_default()).unwrap_or_default()
}

#[cold]
pub(crate) fn wrong_type(name: &str, wanted: &str) -> Error {
    Error::new(ErrorCode::BadRequest, &["option ", name, " is of the wrong type"]).with_hint(&["give it ", wanted])
}

/// The value of `numberingSystem`: any well-formed name, since one that is not known is ignored.
pub(crate) fn numbering_system(value: OptionValue<'_>) -> Result<String> {
    let text = value.text("numberingSystem")?;
    let mut letters = 0_usize;
    let mut well_formed = true;
    for byte in text.bytes().chain([b'-']) {
        let ends = byte == b'-';
        well_formed &= if ends { (3..=8).contains(&letters) } else { byte.is_ascii_alphanumeric() };
        letters = if ends { 0 } else { letters.wrapping_add(1) };
    }
    if !well_formed {
        return Err(Error::new(ErrorCode::InvalidOption, &["`", text, "` is not allowed for numberingSystem"])
            .with_hint(&["a name such as latn, arab or deva"]));
    }
    Ok(text.to_ascii_lowercase())
}

/// The value that bears a name; the lists go side by side.
pub(crate) fn choose<T: Copy>(option: &str, text: &str, names: &[&str], values: &[T]) -> Result<T> {
    let value = place_of(text, names).and_then(|place| values.get(place));
    value.copied().ok_or_else(|| not_allowed(option, text, names))
}

/// Where a name stands in a list; kept apart, so that it is compiled once for all options.
#[inline(never)]
fn place_of(text: &str, names: &[&str]) -> Option<usize> {
    names.iter().position(|name| *name == text)
}

/// The error for a value outside an option's list.
#[cold]
pub(crate) fn not_allowed(name: &str, value: &str, allowed: &[&str]) -> Error {
    Error::new(ErrorCode::InvalidOption, &["`", value, "` is not allowed for ", name])
        .with_hint(&["one of ", &crate::text::joined(allowed, ", ")])
}

/// Declares an option's values under their ECMA-402 names.
macro_rules! option_enum {
    ($(#[$meta:meta])* $name:ident($option:literal) { $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$variant_meta])* $variant,)+ }

        impl $name {
            /// All values in ECMA-402's order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// Their names, in the same order.
            pub const NAMES: &'static [&'static str] = &[$($text,)+];

            /// The ECMA-402 name.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// Reads an ECMA-402 name.
            ///
            /// # Errors
            /// `invalid-option` with the list of names.
            pub fn parse(text: &str) -> $crate::error::Result<Self> {
                $crate::format::options::choose($option, text, Self::NAMES, Self::ALL)
            }
        }
    };
}
pub(crate) use option_enum;
