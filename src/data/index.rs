//! The list of locales all topics share, and the way from any locale to its row.
//!
//! Layout of the file, made by `cargo xtask data`: the scripts (count u8, then four letters and
//! a right-to-left flag each); the rows (count u16, then one column after the other: language
//! as three bytes, script number, region as three bytes, number of the script it is written
//! in, explicit parent u16); regions that change a language's script; old names of languages.
//! Rows are sorted by language, the root first; script numbers count from 1, 0 is none.

use super::Cursor;
use alloc::borrow::ToOwned as _;
use alloc::string::String;

/// Language, script and region in their usual case, each [`packed`]; 0 is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Subtags {
    pub(crate) language: u32,
    pub(crate) script: u32,
    pub(crate) region: u32,
}

/// The columns of the index.
struct Columns {
    scripts: &'static [[u8; 5]],
    languages: &'static [[u8; 3]],
    script_numbers: &'static [u8],
    regions: &'static [[u8; 3]],
    written_in: &'static [u8],
    parents: &'static [[u8; 2]],
    regional: &'static [[u8; 7]],
    aliases: &'static [[u8; 5]],
}

static INDEX: Columns = columns(include_bytes!("../../data/cldr/index.bin"));

/// Cut into columns when the program is compiled.
const fn columns(bytes: &'static [u8]) -> Columns {
    let mut cursor = Cursor::new(bytes);
    let scripts = cursor.u8() as usize;
    let scripts = cursor.take(scripts.wrapping_mul(5)).as_chunks().0;
    let rows = cursor.u16() as usize;
    let languages = cursor.take(rows.wrapping_mul(3)).as_chunks().0;
    let script_numbers = cursor.take(rows);
    let regions = cursor.take(rows.wrapping_mul(3)).as_chunks().0;
    let written_in = cursor.take(rows);
    let parents = cursor.take(rows.wrapping_mul(2)).as_chunks().0;
    let regional = cursor.u16() as usize;
    let regional = cursor.take(regional.wrapping_mul(7)).as_chunks().0;
    let aliases = cursor.u16() as usize;
    let aliases = cursor.take(aliases.wrapping_mul(5)).as_chunks().0;
    Columns { scripts, languages, script_numbers, regions, written_in, parents, regional, aliases }
}

/// A subtag of up to four letters or digits as a number, which orders as the text does.
pub(crate) fn packed(subtag: &[u8]) -> u32 {
    let mut bytes = [0; 4];
    for (slot, byte) in bytes.iter_mut().zip(subtag) {
        *slot = *byte;
    }
    u32::from_be_bytes(bytes)
}

/// A subtag of the file, which has zeros behind it.
fn read([a, b, c]: [u8; 3]) -> u32 {
    u32::from_be_bytes([a, b, c, 0])
}

impl Columns {
    /// The row of exactly this language, script number and region.
    #[inline(never)]
    fn find(&self, language: u32, script: u8, region: u32) -> Option<u16> {
        let mut row = self.languages.partition_point(|other| read(*other) < language);
        while read(*self.languages.get(row)?) == language {
            if self.script_numbers.get(row) == Some(&script) && self.region(row) == region {
                return u16::try_from(row).ok();
            }
            row = row.wrapping_add(1);
        }
        None
    }

    /// The row of a language in its usual script.
    fn base(&self, language: u32) -> Option<u16> {
        self.find(language, 0, 0)
    }

    fn language(&self, row: usize) -> u32 {
        self.languages.get(row).copied().map_or(0, read)
    }

    fn region(&self, row: usize) -> u32 {
        self.regions.get(row).copied().map_or(0, read)
    }

    /// The number of the script a row is written in.
    fn written_in(&self, row: u16) -> u8 {
        self.written_in.get(usize::from(row)).copied().unwrap_or(0)
    }

    /// The number of the script a region changes its language's to.
    fn regional(&self, language: u32, region: u32) -> Option<u8> {
        for &[a, b, c, d, e, f, script] in self.regional {
            if read([a, b, c]) == language && read([d, e, f]) == region {
                return Some(script);
            }
        }
        None
    }

    fn script(&self, number: u8) -> Option<&[u8; 5]> {
        self.scripts.get(usize::from(number).checked_sub(1)?)
    }

    /// A script's number; past the last one for a script without any row, 0 for none.
    fn script_number(&self, script: u32) -> u8 {
        let mut number = 0;
        if script != 0 {
            for known in self.scripts {
                number += 1;
                if packed(known) == script {
                    return number;
                }
            }
            number = u8::MAX;
        }
        number
    }
}

/// The row of the table that answers for a locale: its own, or that of the nearest ancestor by
/// CLDR's parents, likely scripts and language aliases.
pub(crate) fn row(subtags: Subtags) -> u16 {
    let Subtags { mut language, region, .. } = subtags;
    let mut script = INDEX.script_number(subtags.script);
    let mut base = INDEX.base(language);
    if base.is_none() {
        // An old or longer name: `iw`, `sh`, `eng`.
        for &[a, b, c, low, high] in INDEX.aliases {
            if read([a, b, c]) == language {
                let target = usize::from(u16::from_le_bytes([low, high]));
                language = INDEX.language(target);
                if script == 0 {
                    script = INDEX.script_numbers.get(target).copied().unwrap_or(0);
                }
                base = INDEX.base(language);
                break;
            }
        }
    }
    let usual = base.map_or(0, |row| INDEX.written_in(row));
    let implied = INDEX.regional(language, region).unwrap_or(usual);
    let written_in = if script == 0 { implied } else { script };
    let script = if script == implied { 0 } else { script };
    INDEX
        .find(language, script, region)
        .or_else(|| INDEX.find(language, if written_in == usual { 0 } else { written_in }, 0))
        .unwrap_or(0)
}

/// The row of a language in its usual script, whatever else a locale says.
pub(crate) fn language_row(language: &str) -> Option<u16> {
    INDEX.base(packed(language.as_bytes()))
}

/// The script a language is most likely written in, in a region where one is given; `None` for
/// a language without rows.
pub(super) fn likely_script(language: u32, region: u32) -> Option<u32> {
    let row = INDEX.base(language)?;
    let number = INDEX.regional(language, region).unwrap_or(INDEX.written_in(row));
    Some(packed(INDEX.script(number)?))
}

/// Counting only rows without a region: where a language's row in this script stands, where its
/// row in its usual script, and how many there are. `None` for a language without rows.
pub(super) fn regionless(language: u32, script: u32) -> Option<(Option<usize>, usize, usize)> {
    let usual = INDEX.base(language)?;
    let number = INDEX.script_number(script);
    let row = INDEX.find(language, if number == INDEX.written_in(usual) { 0 } else { number }, 0);
    let (mut of_script, mut of_language, mut count) = (None, 0, 0);
    for at in 0..rows() {
        if INDEX.region(usize::from(at)) == 0 {
            if Some(at) == row {
                of_script = Some(count);
            }
            if at == usual {
                of_language = count;
            }
            count += 1;
        }
    }
    Some((of_script, of_language, count))
}

/// Whether the script of a row is written from right to left.
pub(crate) fn is_right_to_left(row: u16) -> bool {
    INDEX.script(INDEX.written_in(row)).is_some_and(|[.., flag]| *flag == 1)
}

/// The identifier of a row, as CLDR writes it without an implied script.
pub(crate) fn id(row: u16) -> String {
    let row = usize::from(row);
    let script = INDEX.script_numbers.get(row).and_then(|number| INDEX.script(*number));
    // The longest is like `yue-Hant-419`.
    let (mut id, mut length) = ([b'-'; 12], 0_usize);
    for subtag in [INDEX.language(row), script.map_or(0, |script| packed(script)), INDEX.region(row)] {
        if subtag != 0 && length > 0 {
            length += 1;
        }
        for byte in subtag.to_be_bytes() {
            if byte != 0
                && let Some(slot) = id.get_mut(length)
            {
                *slot = byte;
                length += 1;
            }
        }
    }
    let id = id.get(..length).and_then(|id| core::str::from_utf8(id).ok()).unwrap_or_default();
    if id.is_empty() { "und" } else { id }.to_owned()
}

/// The row a row inherits from; the root's is itself.
pub(crate) fn parent(row: u16) -> u16 {
    let at = usize::from(row);
    let explicit = INDEX.parents.get(at).copied().map_or(u16::MAX, u16::from_le_bytes);
    if explicit != u16::MAX {
        return explicit;
    }
    if INDEX.region(at) == 0 {
        return 0;
    }
    let language = INDEX.language(at);
    let written_in = INDEX.written_in(row);
    let usual = INDEX.base(language).map_or(0, |row| INDEX.written_in(row));
    INDEX.find(language, if written_in == usual { 0 } else { written_in }, 0).unwrap_or(0)
}

/// How many rows there are.
pub(crate) fn rows() -> u16 {
    INDEX.languages.len() as u16
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn row(text: &str) -> u16 {
        crate::Locale::parse(text).unwrap().row()
    }

    fn answered_by(text: &str) -> String {
        id(row(text))
    }

    #[test]
    fn a_locale_is_answered_by_its_nearest_ancestor() {
        for (asked, answered) in [
            ("de", "de"),
            ("de-BE", "de"),
            ("zh-TW", "zh-Hant"),
            ("zh-Hant-TW", "zh-Hant"),
            ("zh-Hans-CN", "zh"),
            ("zh-Hant-HK", "zh-HK"),
            ("zh-HK", "zh-HK"),
            ("no", "no"),
            ("nb-NO", "nb"),
            ("iw", "he"),
            ("sh", "sr-Latn"),
            ("tl", "fil"),
            ("eng-US", "en"),
            ("en-NZ", "en-NZ"),
            ("en-XX", "en"),
            ("sr-Latn-RS", "sr-Latn"),
            ("sr-Cyrl", "sr"),
            ("uz-AF", "und"),
            ("de-Cyrl", "und"),
            ("und", "und"),
            ("tlh", "und"),
            ("es-MX", "es-MX"),
        ] {
            assert_eq!(answered_by(asked), answered, "{asked}");
        }
        assert_eq!(id(parent(row("es-MX"))), "es-419");
        assert_eq!(id(parent(row("en-GB"))), "en-001");
        assert_eq!(id(parent(row("pt-AO"))), "pt-PT");
        assert_eq!(id(parent(row("de-AT"))), "de");
    }

    #[test]
    fn directions_follow_the_script() {
        for (locale, expected) in [
            ("ar", true),
            ("he", true),
            ("fa-AF", true),
            ("de", false),
            ("ks", true),
            ("ks-Deva", false),
            ("und", false),
            ("ur", true),
            ("dv", false),
        ] {
            assert_eq!(is_right_to_left(row(locale)), expected, "{locale}");
        }
    }
}
