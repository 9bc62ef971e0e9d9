//! A locale identifier in canonical form, with the row of the table that answers for it.

use super::canonical::Identifier;
use crate::data::index;
use crate::error::{Error, ErrorCode, Result};
use crate::text::fields;
use alloc::string::String;
use core::fmt;

/// The direction a locale's script is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// As Latin.
    LeftToRight,
    /// As Arabic and Hebrew.
    RightToLeft,
}

impl Direction {
    /// HTML's word for it: `ltr` or `rtl`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// A well-formed locale identifier in canonical form.
///
/// ```
/// use coinage::Locale;
/// let locale = Locale::parse("PT-br")?;
/// assert_eq!(locale.id(), "pt-BR");
/// assert_eq!(Locale::parse("ar-EG")?.direction().as_str(), "rtl");
/// assert_eq!(Locale::parse("not a locale").unwrap_err().code(), "unknown-locale");
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Locale {
    identifier: Identifier,
    row: u16,
}

impl Locale {
    /// Reads a BCP 47 identifier: `de`, `pt-BR`, `zh-Hant-TW`, `ar-u-nu-latn`.
    ///
    /// # Errors
    /// `unknown-locale` where the text is not well-formed. A well-formed identifier without
    /// data is no error: it falls back through CLDR's parents and aliases.
    pub fn parse(text: &str) -> Result<Self> {
        match Identifier::read(text.into()) {
            Some(identifier) => Ok(Self { row: index::row(identifier.subtags), identifier }),
            None => Err(unknown(text)),
        }
    }

    /// The identifier in canonical form.
    pub fn id(&self) -> &str {
        &self.identifier.text
    }

    /// The direction of its script.
    pub fn direction(&self) -> Direction {
        if index::is_right_to_left(self.row) { Direction::RightToLeft } else { Direction::LeftToRight }
    }

    /// Whether the table has data of its language, so that more than the root answers for it.
    pub const fn is_supported(&self) -> bool {
        self.row != 0
    }

    /// The value of a Unicode extension keyword, such as `nu` in `ar-u-nu-latn`.
    pub(crate) fn keyword(&self, key: &str) -> Option<String> {
        self.identifier.keyword(key)
    }

    /// The language alone, `und` where there is none.
    pub(crate) fn language(&self) -> &str {
        fields(self.id(), b'-').next().unwrap_or_default()
    }

    /// The region it names, or else the one where its language is most likely spoken; packed.
    #[cfg(feature = "parsing")]
    pub(crate) fn territory(&self) -> u32 {
        let mut subtags = self.identifier.subtags;
        crate::data::likely::maximize(&mut subtags);
        subtags.region
    }

    /// The row of the table.
    pub(crate) const fn row(&self) -> u16 {
        self.row
    }
}

#[cold]
#[inline(never)]
fn unknown(text: &str) -> Error {
    Error::new(ErrorCode::UnknownLocale, &["`", text, "` is not a locale identifier"])
        .with_hint(&["write a language and, where needed, script and region, like de, pt-BR or zh-Hant-TW"])
}

impl fmt::Display for Locale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id())
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id())
    }
}
