//! The script and region a language is most likely used with, for the languages of the index.
//!
//! Layout of the file, made by `cargo xtask data`: a region of three bytes for each row of the
//! index that has none, in the order of the rows; then a count u16 and, for scripts that have no
//! row, language (three bytes), script (four letters) and region (three bytes).

use super::Cursor;
use super::index;

static LIKELY: &[u8] = include_bytes!("../../data/cldr/likely.bin");

/// What is missing of script and region, filled in by CLDR's likely subtags; `None` for a
/// language that is not in the index.
pub(crate) fn subtags<'a>(
    language: &str,
    script: Option<&'a str>,
    region: Option<&'a str>,
) -> Option<(&'a str, &'a str)> {
    let script = match script {
        Some(script) => script,
        None => index::likely_script(language, region)?,
    };
    let region = match region {
        Some(region) => region,
        None => likely_region(language, script)?,
    };
    Some((script, region))
}

fn likely_region(language: &str, script: &str) -> Option<&'static str> {
    let (of_script, of_language, rows) = index::regionless(language, script)?;
    let mut cursor = Cursor::new(LIKELY);
    let regions = cursor.take(rows.wrapping_mul(3)).as_chunks::<3>().0;
    let entries = usize::from(cursor.u16());
    let entries = cursor.take(entries.wrapping_mul(10)).as_chunks::<10>().0;
    let listed = || {
        entries.iter().find_map(|entry| {
            let (key, region) = entry.split_at_checked(7)?;
            let (known, with) = key.split_at_checked(3)?;
            (trimmed(known) == language && with == script.as_bytes()).then(|| trimmed(region))
        })
    };
    let known = |row: usize| regions.get(row).map(|region| trimmed(region)).filter(|region| !region.is_empty());
    of_script.and_then(known).or_else(listed).or_else(|| known(of_language))
}

/// A subtag without the zeros behind it.
fn trimmed(bytes: &'static [u8]) -> &'static str {
    let bytes = bytes.split(|byte| *byte == 0).next().unwrap_or_default();
    core::str::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::subtags;

    #[test]
    fn missing_subtags_are_filled_in_by_cldr() {
        for (language, script, region, expected) in [
            ("en", None, None, Some(("Latn", "US"))),
            ("en", None, Some("GB"), Some(("Latn", "GB"))),
            ("zh", None, None, Some(("Hans", "CN"))),
            ("zh", Some("Hant"), None, Some(("Hant", "TW"))),
            ("zh", None, Some("HK"), Some(("Hant", "HK"))),
            ("sr", Some("Latn"), None, Some(("Latn", "RS"))),
            ("sr", None, Some("ME"), Some(("Latn", "ME"))),
            ("az", Some("Arab"), None, Some(("Arab", "IR"))),
            ("ar", None, None, Some(("Arab", "EG"))),
            ("pt", None, None, Some(("Latn", "BR"))),
            ("de", Some("Cyrl"), None, Some(("Cyrl", "DE"))),
            ("tlh", None, None, None),
        ] {
            assert_eq!(subtags(language, script, region), expected, "{language} {script:?} {region:?}");
        }
    }
}
