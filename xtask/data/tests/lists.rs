//! The list plans against ICU4X's own formatter: every locale of the table, no difference.

#![allow(clippy::unwrap_used)]

use coinage::Locale;
use coinage::format::{ListFormat, ListFormatOptions, ListStyle, ListType};
use icu::list::options::{ListFormatterOptions, ListLength};
use icu::list::{ListFormatter, ListFormatterPreferences};
use writeable::Writeable as _;

/// Elements that joiners may look at: every ASCII character, and what Spanish and Hebrew ask for.
fn openings() -> Vec<String> {
    let mut openings: Vec<String> = (0x20..0x7f_u8).map(|byte| char::from(byte).to_string()).collect();
    openings.extend(
        [
            "",
            "hi",
            "hia",
            "hie",
            "hí",
            "hij",
            "HI",
            "HIE",
            "Hi!",
            "ho",
            "Ho",
            "hoy",
            "ha",
            "igual",
            "1",
            "11",
            "110",
            "1100",
            "11000",
            "11.000",
            "11.00",
            "11.0000",
            "11 000",
            "11,5",
            "11,",
            "11,5,",
            "11,5.",
            "11.000,5",
            "11.000.000",
            "11.000.00",
            "11000000",
            "11 personas",
            "11x",
            "111",
            "80",
            "8",
            "18",
            "08",
            "once",
            "א",
            "ב",
            "ת",
            "\u{590}",
            "\u{591}",
            "\u{5bf}",
            "\u{5c9}",
            "\u{5ca}",
            "\u{5cf}",
            "\u{5eb}",
            "\u{5ee}",
            "\u{5ef}",
            "\u{5f4}",
            "\u{5f5}",
            "\u{fb1c}",
            "\u{fb1d}",
            "\u{fb29}",
            "\u{fb37}",
            "\u{fb3d}",
            "\u{fb3f}",
            "\u{fb42}",
            "\u{fb45}",
            "\u{fb4f}",
            "\u{fb50}",
            "ä",
            "ñ",
            "日",
            "😀",
            "11\u{a0}000",
            "11\u{202f}000",
        ]
        .map(String::from),
    );
    openings
}

#[test]
fn every_list_is_joined_as_icu4x_joins_it() {
    let openings = openings();
    let mut compared = 0;
    for row in include_str!("../../../data/cldr/locales.txt").lines() {
        let locale = Locale::parse(row).unwrap();
        let theirs: icu::locale::Locale = row.parse().unwrap();
        for (list_type, style) in
            ListType::ALL.iter().flat_map(|kind| ListStyle::ALL.iter().map(move |style| (*kind, *style)))
        {
            let ours = ListFormat::new(&locale, &ListFormatOptions { list_type, style });
            let length = match style {
                ListStyle::Long => ListLength::Wide,
                ListStyle::Short => ListLength::Short,
                ListStyle::Narrow => ListLength::Narrow,
            };
            let options = ListFormatterOptions::default().with_length(length);
            let preferences = ListFormatterPreferences::from(&theirs);
            let theirs = match list_type {
                ListType::Conjunction => ListFormatter::try_new_and(preferences, options),
                ListType::Disjunction => ListFormatter::try_new_or(preferences, options),
                ListType::Unit => ListFormatter::try_new_unit(preferences, options),
            }
            .unwrap();
            let mut compare = |elements: &[&str]| {
                let expected = theirs.format(elements.iter()).write_to_string().into_owned();
                assert_eq!(ours.format(elements), expected, "{row} {list_type:?} {style:?}");
                let parts: String = ours.format_to_parts(elements).into_iter().map(|part| part.value).collect();
                assert_eq!(parts, expected, "{row} {list_type:?} {style:?} in parts");
                compared += 1;
            };
            for length in 0..6 {
                compare(&["a", "b", "c", "d", "e", "f"][..length]);
            }
            // Only Spanish and Hebrew have rules; elsewhere a share of the openings shows that there are none.
            let every = if row.starts_with("es") || row.starts_with("he") { 1 } else { 16 };
            for opening in openings.iter().step_by(every) {
                compare(&["x", opening]);
                compare(&["x", "y", opening]);
            }
        }
    }
    assert!(compared > 150_000, "{compared} comparisons");
}
