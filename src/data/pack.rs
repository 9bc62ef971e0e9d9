//! The envelope of packs: files that bring data the core does not carry.
//!
//! A pack is one topic of one subject, a locale for most: `de.names.pack`. The envelope says
//! what is inside and proves it whole; the layout of the body belongs to its topic and has a
//! version of its own. A newcomer would check fields one by one while reading: opening a pack
//! checks every byte once, reading afterwards still trusts none of them to make sense.
//!
//! Layout, little-endian: magic `CNGP`, version of the envelope u16, topic u16, version of the
//! body u16, zero u16, length of what follows the header u32, checksum u64 of everything else;
//! then the source's version (text, `49` for CLDR's), the subject (text) and the body.

use super::{Cursor, names};
use crate::error::{Error, ErrorCode, Result};
use crate::locale::Locale;
use alloc::string::String;
use alloc::vec::Vec;

pub use super::names::Names;

const MAGIC: &[u8; 4] = b"CNGP";
const VERSION: u16 = 1;
const HEADER: usize = 24;
/// Where the checksum stands in the header.
const CHECKSUM: usize = 16;

/// What a pack holds. Numbers are never given to another topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PackTopic {
    /// Names of regions, languages, scripts and currencies of a locale.
    Names,
    /// Compact forms of numbers and amounts in a locale: `1.2K`, `1.2 thousand`.
    Compact,
    /// Unit patterns of a locale: `5 km`, `5 kilometers per hour`.
    Units,
    /// Relative times of a locale: `5 days ago`, `yesterday`.
    Relative,
}

impl PackTopic {
    /// All topics.
    pub const ALL: &'static [Self] = &[Self::Names, Self::Compact, Self::Units, Self::Relative];

    const fn number(self) -> u16 {
        match self {
            Self::Names => 1,
            Self::Compact => 2,
            Self::Units => 3,
            Self::Relative => 4,
        }
    }

    /// The topic's word, as it stands in file names.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Names => "names",
            Self::Compact => "compact",
            Self::Units => "units",
            Self::Relative => "relative",
        }
    }

    /// What it holds, in a sentence.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Names => "names",
            Self::Compact => "compact forms",
            Self::Units => "unit patterns",
            Self::Relative => "relative times",
        }
    }

    /// Of which CLDR it is.
    pub const fn source_version(self) -> &'static str {
        match self {
            Self::Names | Self::Relative => super::CLDR_VERSION,
            Self::Compact | Self::Units => super::CLDR_JSON_VERSION,
        }
    }
}

/// A pack whose envelope was found right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pack<'a> {
    /// What it holds.
    pub topic: PackTopic,
    /// The layout of the body.
    pub(crate) body_version: u16,
    /// The version of the data's source: CLDR's for the topics of locales.
    pub source_version: &'a str,
    /// What it is about: the identifier of a locale for most topics.
    pub subject: &'a str,
    /// The content, laid out as its topic says.
    pub(crate) body: &'a [u8],
}

#[cold]
pub(crate) fn bad(what: &[&str]) -> Error {
    Error::new(ErrorCode::BadPack, what)
        .with_hint(&["make it again with `coinage pack` of this version, or fetch it again"])
}

impl<'a> Pack<'a> {
    /// Opens a pack.
    ///
    /// # Errors
    /// `bad-pack` for bytes that are no pack, of another version, of an unknown topic, cut off
    /// or changed in any place.
    ///
    /// ```
    /// # #[cfg(feature = "embedded")] {
    /// use coinage::{Locale, pack::{Pack, pack_names}};
    /// let mut bytes = pack_names(&Locale::parse("de")?)?;
    /// let pack = Pack::open(&bytes)?;
    /// assert_eq!((pack.topic.as_str(), pack.subject), ("names", "de"));
    /// bytes[100] ^= 1;
    /// assert_eq!(Pack::open(&bytes).unwrap_err().message(), "the pack is damaged: its checksum differs");
    /// # }
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn open(bytes: &'a [u8]) -> Result<Self> {
        let mut header = Cursor::new(bytes);
        if header.take(4) != MAGIC {
            return Err(bad(&["the file does not begin like a pack"]));
        }
        if header.u16() != VERSION {
            return Err(bad(&["the pack is of a format version that this program does not read"]));
        }
        let (topic, body_version, zero) = (header.u16(), header.u16(), header.u16());
        let length = header.u32() as usize;
        let sum = u64::from(header.u32()) | u64::from(header.u32()) << 32;
        if header.overrun() || header.rest().len() != length {
            return Err(bad(&["the pack is cut off or has something after it"]));
        }
        if checksum(bytes.get(..CHECKSUM).unwrap_or_default(), header.rest()) != sum || zero != 0 {
            return Err(bad(&["the pack is damaged: its checksum differs"]));
        }
        let topic = PackTopic::ALL.iter().find(|known| known.number() == topic);
        let Some(&topic) = topic else {
            return Err(bad(&["the pack is of a topic that this program does not know"]));
        };
        let mut rest = header;
        let (source_version, subject) = (rest.text(), rest.text());
        if rest.overrun() {
            return Err(bad(&["the pack does not say what it is about"]));
        }
        Ok(Self { topic, body_version, source_version, subject, body: rest.rest() })
    }

    /// Opens a pack that has to be of a topic and of a version of its body.
    pub(crate) fn open_as(bytes: &'a [u8], topic: PackTopic, body_version: u16) -> Result<Self> {
        let pack = Self::open(bytes)?;
        if pack.topic != topic {
            return Err(bad(&["the pack holds ", pack.topic.as_str(), ", not ", topic.as_str()]));
        }
        if pack.body_version != body_version {
            return Err(bad(&["the pack of ", topic.as_str(), " is of a version that this program does not read"]));
        }
        Ok(pack)
    }

    /// The pack as bytes.
    ///
    /// # Errors
    /// `overflow` past 4 GiB.
    pub(crate) fn to_bytes(self) -> Result<Vec<u8>> {
        let mut content = Vec::with_capacity(self.body.len().saturating_add(64));
        put_text(&mut content, self.source_version);
        put_text(&mut content, self.subject);
        content.extend_from_slice(self.body);
        let length = u32::try_from(content.len())
            .map_err(|_| Error::new(ErrorCode::Overflow, &["the pack would be larger than 4 GiB"]))?;
        let mut bytes = Vec::with_capacity(content.len().saturating_add(HEADER));
        bytes.extend_from_slice(MAGIC);
        for field in [VERSION, self.topic.number(), self.body_version, 0] {
            bytes.extend_from_slice(&field.to_le_bytes());
        }
        bytes.extend_from_slice(&length.to_le_bytes());
        let sum = checksum(&bytes, &content);
        bytes.extend_from_slice(&sum.to_le_bytes());
        bytes.append(&mut content);
        Ok(bytes)
    }
}

/// Takes a pack into use for the whole process: what is built from then on reads it.
///
/// # Errors
/// `bad-pack` for bytes that [`Pack::open`] refuses or whose body makes no sense; what was in
/// use before stays.
///
/// ```
/// let error = coinage::pack::install(b"no pack").unwrap_err();
/// assert_eq!(error.to_string(), "the file does not begin like a pack");
/// ```
pub fn install(bytes: &[u8]) -> Result<()> {
    let pack = Pack::open(bytes)?;
    names::install(&names::open(bytes, pack.topic)?)
}

/// The names of a locale as a pack, inherited ones included. The subject is the locale of the
/// table that answers: `de` for `de-BE`.
///
/// # Errors
/// `invalid-option` where the names of the locale are not here.
///
/// ```
/// # #[cfg(feature = "embedded")] {
/// use coinage::{Locale, pack};
/// let german = pack::pack_names(&Locale::parse("de-BE")?)?;
/// assert_eq!(pack::Pack::open(&german)?.subject, "de");
/// pack::install(&german)?;
/// # }
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn pack_names(locale: &Locale) -> Result<Vec<u8>> {
    names::packed(PackTopic::Names, locale.row())
}

/// A topic of a locale as a pack, inherited texts included; the subject is the locale of the
/// table that answers, as in [`pack_names`].
///
/// # Errors
/// `invalid-option` where the topic of the locale is not here.
///
/// ```
/// # #[cfg(feature = "embedded")] {
/// use coinage::{Locale, pack::{Pack, PackTopic, pack_topic}};
/// let compact = pack_topic(PackTopic::Compact, &Locale::parse("de-BE")?)?;
/// let pack = Pack::open(&compact)?;
/// assert_eq!((pack.topic.as_str(), pack.subject, pack.source_version), ("compact", "de", "48.2"));
/// # }
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn pack_topic(topic: PackTopic, locale: &Locale) -> Result<Vec<u8>> {
    names::packed(topic, locale.row())
}

/// The identifiers of all locales of the table, the root first.
pub fn all_locales() -> Vec<String> {
    (0..super::index::rows()).map(super::index::id).collect()
}

/// The name a pack's file goes by: the locale as it was asked for and the topic.
///
/// ```
/// use coinage::{Locale, pack::{PackTopic, file_name}};
/// assert_eq!(file_name(&Locale::parse("pt-br")?, PackTopic::Names), "pt-BR.names.pack");
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn file_name(locale: &Locale, topic: PackTopic) -> String {
    crate::text::concat(&[locale.id(), ".", topic.as_str(), ".pack"])
}

/// Seven bits a byte, low bits first, as [`Cursor::varint`] reads it.
pub(crate) fn put_varint(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// A text as [`Cursor::text`] reads it.
pub(crate) fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put_varint(bytes, u32::try_from(text.len()).unwrap_or(u32::MAX));
    bytes.extend_from_slice(text.as_bytes());
}

/// Mixes word after word; each step is a bijection both of the state and of the word, so a
/// change within one word never goes unnoticed.
fn checksum(header: &[u8], content: &[u8]) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for part in [header, content] {
        let (words, rest) = part.as_chunks::<8>();
        for word in words {
            state = mixed(state, u64::from_le_bytes(*word));
        }
        let last = rest.iter().fold(part.len() as u64, |word, byte| word << 8 | u64::from(*byte));
        state = mixed(state, last);
    }
    state
}

#[inline]
fn mixed(state: u64, word: u64) -> u64 {
    let state = (state ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    state ^ state >> 29
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let body: Vec<u8> = (0..97).collect();
        let pack = Pack { topic: PackTopic::Names, body_version: 3, source_version: "49", subject: "de", body: &body };
        pack.to_bytes().unwrap()
    }

    fn reason(bytes: &[u8]) -> String {
        let error = Pack::open_as(bytes, PackTopic::Names, 3).unwrap_err();
        assert_eq!(error.code(), "bad-pack");
        assert!(error.hint().is_some());
        error.message().to_owned()
    }

    #[test]
    fn what_was_packed_is_read_back() {
        let bytes = sample();
        let pack = Pack::open_as(&bytes, PackTopic::Names, 3).unwrap();
        assert_eq!((pack.source_version, pack.subject, pack.body.len()), ("49", "de", 97));
    }

    #[test]
    fn every_change_of_a_byte_is_noticed() {
        let bytes = sample();
        for at in 0..bytes.len() {
            for change in 1..=255_u8 {
                let mut changed = bytes.clone();
                changed[at] ^= change;
                reason(&changed);
            }
        }
    }

    #[test]
    fn a_pack_cut_off_or_longer_is_refused() {
        let bytes = sample();
        for length in 0..bytes.len() {
            reason(&bytes[..length]);
        }
        let mut longer = bytes;
        longer.push(0);
        assert_eq!(reason(&longer), "the pack is cut off or has something after it");
    }

    #[test]
    fn foreign_files_and_other_versions_are_told_apart() {
        assert_eq!(reason(b"PK\x03\x04 and more"), "the file does not begin like a pack");
        let mut newer = sample();
        newer[4] = 2;
        assert_eq!(reason(&newer), "the pack is of a format version that this program does not read");
        let error = Pack::open_as(&sample(), PackTopic::Names, 4).unwrap_err();
        assert_eq!(error.message(), "the pack of names is of a version that this program does not read");
        // A sound envelope around a topic of the future.
        let mut unknown = sample();
        unknown[6] = 200;
        let sum = checksum(&unknown[..CHECKSUM], &unknown[HEADER..]);
        unknown[CHECKSUM..HEADER].copy_from_slice(&sum.to_le_bytes());
        assert_eq!(reason(&unknown), "the pack is of a topic that this program does not know");
    }
}
