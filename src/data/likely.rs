//! The script and region a language is most likely used with, for the languages of the index.
//!
//! Layout of the file, made by `cargo xtask data`: a region of three bytes for each row of the
//! index that has none, in the order of the rows; then a count u16 and, for scripts that have no
//! row, language (three bytes), script (four letters) and region (three bytes).

use super::Cursor;
use super::index::{self, Subtags, packed};

static LIKELY: &[u8] = include_bytes!("../../data/cldr/likely.bin");

/// Fills in what is missing of script and region by CLDR's likely subtags; `false` where
/// nothing is missing or the language is not in the index.
#[inline(never)]
pub(crate) fn maximize(subtags: &mut Subtags) -> bool {
    if subtags.script != 0 && subtags.region != 0 {
        return false;
    }
    let Some(full) = filled(*subtags) else { return false };
    *subtags = full;
    true
}

fn filled(mut subtags: Subtags) -> Option<Subtags> {
    if subtags.script == 0 {
        subtags.script = index::likely_script(subtags.language, subtags.region)?;
    }
    if subtags.region == 0 {
        subtags.region = likely_region(subtags.language, subtags.script)?;
    }
    Some(subtags)
}

fn likely_region(language: u32, script: u32) -> Option<u32> {
    let (of_script, of_language, rows) = index::regionless(language, script)?;
    let mut cursor = Cursor::new(LIKELY);
    let regions = cursor.take(rows.wrapping_mul(3)).as_chunks::<3>().0;
    let known = |row: usize| regions.get(row).map(|region| packed(region)).filter(|region| *region != 0);
    if let Some(region) = of_script.and_then(known) {
        return Some(region);
    }
    for _ in 0..cursor.u16() {
        let (known, with, region) = (cursor.take(3), cursor.take(4), cursor.take(3));
        if packed(known) == language && packed(with) == script {
            return Some(packed(region));
        }
    }
    known(of_language)
}

#[cfg(test)]
mod tests {
    use super::{Subtags, maximize, packed};

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
            let subtag = |text: Option<&str>| packed(text.unwrap_or_default().as_bytes());
            let mut subtags =
                Subtags { language: subtag(Some(language)), script: subtag(script), region: subtag(region) };
            let found = maximize(&mut subtags).then_some((subtags.script, subtags.region));
            let expected = expected.map(|(script, region)| (subtag(Some(script)), subtag(Some(region))));
            assert_eq!(found, expected, "{language} {script:?} {region:?}");
        }
    }
}
