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

static INDEX: &[u8] = include_bytes!("../../data/cldr/index.bin");

/// The columns of the index.
struct Columns {
    scripts: &'static [u8],
    languages: &'static [[u8; 3]],
    script_numbers: &'static [u8],
    regions: &'static [[u8; 3]],
    written_in: &'static [u8],
    parents: &'static [[u8; 2]],
    regional: &'static [[u8; 7]],
    aliases: &'static [[u8; 5]],
}

fn columns() -> Columns {
    let mut cursor = Cursor::new(INDEX);
    let scripts = usize::from(cursor.u8());
    let scripts = cursor.take(scripts.wrapping_mul(5));
    let rows = usize::from(cursor.u16());
    let languages = cursor.take(rows.wrapping_mul(3)).as_chunks().0;
    let script_numbers = cursor.take(rows);
    let regions = cursor.take(rows.wrapping_mul(3)).as_chunks().0;
    let written_in = cursor.take(rows);
    let parents = cursor.take(rows.wrapping_mul(2)).as_chunks().0;
    let regional = usize::from(cursor.u16());
    let regional = cursor.take(regional.wrapping_mul(7)).as_chunks().0;
    let aliases = usize::from(cursor.u16());
    let aliases = cursor.take(aliases.wrapping_mul(5)).as_chunks().0;
    Columns { scripts, languages, script_numbers, regions, written_in, parents, regional, aliases }
}

fn padded(text: &str) -> [u8; 3] {
    let mut bytes = [0; 3];
    for (slot, byte) in bytes.iter_mut().zip(text.bytes()) {
        *slot = byte;
    }
    bytes
}

impl Columns {
    /// The row of exactly this language, script number and region.
    fn find(&self, language: [u8; 3], script: u8, region: [u8; 3]) -> Option<u16> {
        let start = self.languages.partition_point(|other| *other < language);
        let end = self.languages.partition_point(|other| *other <= language);
        let scripts = self.script_numbers.get(start..end)?;
        let regions = self.regions.get(start..end)?;
        let found = scripts.iter().zip(regions).position(|(other, place)| *other == script && *place == region)?;
        u16::try_from(start.wrapping_add(found)).ok()
    }

    /// A script's number; past the last one for a script without any row.
    fn script_number(&self, name: &str) -> u8 {
        let found = self.scripts.chunks_exact(5).position(|script| script.starts_with(name.as_bytes()));
        found.and_then(|at| u8::try_from(at).ok()).map_or(u8::MAX, |at| at.wrapping_add(1))
    }
}

/// The row of the table that answers for a locale: its own, or that of the nearest ancestor by
/// CLDR's parents, likely scripts and language aliases.
pub(crate) fn row(identifier: &icu::locale::LanguageIdentifier) -> u16 {
    let columns = columns();
    let mut language = padded(identifier.language.as_str());
    let region = identifier.region.as_ref().map_or([0; 3], |region| padded(region.as_str()));
    let mut script = identifier.script.as_ref().map_or(0, |script| columns.script_number(script.as_str()));

    if columns.find(language, 0, [0; 3]).is_none() {
        // An old or longer name: `iw`, `sh`, `eng`.
        if let Ok(at) =
            columns.aliases.binary_search_by(|alias| alias.as_slice().get(..3).unwrap_or_default().cmp(&language))
            && let Some(&[_, _, _, low, high]) = columns.aliases.get(at)
        {
            let target = u16::from_le_bytes([low, high]);
            language = columns.languages.get(usize::from(target)).copied().unwrap_or_default();
            if script == 0 {
                script = columns.script_numbers.get(usize::from(target)).copied().unwrap_or(0);
            }
        }
    }
    let usual = columns.find(language, 0, [0; 3]).and_then(|row| columns.written_in.get(usize::from(row))).copied();
    let usual = usual.unwrap_or(0);
    let implied = columns
        .regional
        .iter()
        .find_map(|&[a, b, c, d, e, f, script]| ([a, b, c] == language && [d, e, f] == region).then_some(script))
        .unwrap_or(usual);
    let written_in = if script == 0 { implied } else { script };
    let script = if script == implied { 0 } else { script };
    columns
        .find(language, script, region)
        .or_else(|| {
            let script = if written_in == usual { 0 } else { written_in };
            columns.find(language, script, [0; 3])
        })
        .unwrap_or(0)
}

/// The row of a language in its usual script, whatever else a locale says.
pub(crate) fn language_row(language: &str) -> Option<u16> {
    columns().find(padded(language), 0, [0; 3])
}

/// The script a language is most likely written in, in a region where one is given; `None` for
/// a language without rows.
pub(crate) fn likely_script(language: &str, region: Option<&str>) -> Option<&'static str> {
    let columns = columns();
    let language = padded(language);
    let region = region.map_or([0; 3], padded);
    let row = columns.find(language, 0, [0; 3])?;
    let number = columns
        .regional
        .iter()
        .find_map(|&[a, b, c, d, e, f, script]| ([a, b, c] == language && [d, e, f] == region).then_some(script))
        .or_else(|| columns.written_in.get(usize::from(row)).copied())?;
    let start = usize::from(number).checked_sub(1)?.wrapping_mul(5);
    core::str::from_utf8(columns.scripts.get(start..start.wrapping_add(4))?).ok()
}

/// Counting only rows without a region: where a language's row in this script stands, where its
/// row in its usual script, and how many there are. `None` for a language without rows.
pub(crate) fn regionless(language: &str, script: &str) -> Option<(Option<usize>, usize, usize)> {
    let columns = columns();
    let language = padded(language);
    let usual = columns.find(language, 0, [0; 3])?;
    let number = columns.script_number(script);
    let written_in = columns.written_in.get(usize::from(usual)).copied().unwrap_or(0);
    let row = columns.find(language, if number == written_in { 0 } else { number }, [0; 3]);
    let position = |row: u16| columns.regions.iter().take(usize::from(row)).filter(|region| **region == [0; 3]).count();
    Some((row.map(position), position(usual), position(u16::MAX)))
}

/// Whether the script of a row is written from right to left.
pub(crate) fn is_right_to_left(row: u16) -> bool {
    let columns = columns();
    let script = columns.written_in.get(usize::from(row)).copied().unwrap_or(0);
    let flag = usize::from(script).wrapping_mul(5).checked_sub(1).and_then(|at| columns.scripts.get(at));
    flag == Some(&1)
}

/// The identifier of a row, as CLDR writes it without an implied script.
pub(crate) fn id(row: u16) -> String {
    let columns = columns();
    let row = usize::from(row);
    let mut id = String::new();
    let mut push = |bytes: &[u8]| {
        let bytes = bytes.split(|byte| *byte == 0).next().unwrap_or_default();
        if !bytes.is_empty() {
            if !id.is_empty() {
                id.push('-');
            }
            id.push_str(core::str::from_utf8(bytes).unwrap_or_default());
        }
    };
    push(columns.languages.get(row).map_or(&[], |language| language.as_slice()));
    let script = columns.script_numbers.get(row).copied().unwrap_or(0);
    if let Some(start) = usize::from(script).checked_sub(1).map(|at| at.wrapping_mul(5)) {
        push(columns.scripts.get(start..start.wrapping_add(4)).unwrap_or_default());
    }
    push(columns.regions.get(row).map_or(&[], |region| region.as_slice()));
    if id.is_empty() { "und".to_owned() } else { id }
}

/// The row a row inherits from; the root's is itself.
pub(crate) fn parent(row: u16) -> u16 {
    let columns = columns();
    let at = usize::from(row);
    let explicit = columns.parents.get(at).copied().map_or(u16::MAX, u16::from_le_bytes);
    if explicit != u16::MAX {
        return explicit;
    }
    let language = columns.languages.get(at).copied().unwrap_or_default();
    let region = columns.regions.get(at).copied().unwrap_or_default();
    if region == [0; 3] {
        return 0;
    }
    let written_in = columns.written_in.get(at).copied().unwrap_or(0);
    let base = columns.find(language, 0, [0; 3]);
    let usual = base.and_then(|row| columns.written_in.get(usize::from(row))).copied().unwrap_or(0);
    let script = if written_in == usual { 0 } else { written_in };
    columns.find(language, script, [0; 3]).unwrap_or(0)
}

/// How many rows there are.
pub(crate) fn rows() -> u16 {
    u16::try_from(columns().languages.len()).unwrap_or(u16::MAX)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn answered_by(text: &str) -> String {
        id(row(&text.parse().unwrap()))
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
        assert_eq!(id(parent(row(&"es-MX".parse().unwrap()))), "es-419");
        assert_eq!(id(parent(row(&"en-GB".parse().unwrap()))), "en-001");
        assert_eq!(id(parent(row(&"pt-AO".parse().unwrap()))), "pt-PT");
        assert_eq!(id(parent(row(&"de-AT".parse().unwrap()))), "de");
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
            assert_eq!(is_right_to_left(row(&locale.parse().unwrap())), expected, "{locale}");
        }
    }
}
