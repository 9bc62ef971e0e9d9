//! What holds for every combination of a number format's options, in every locale of the table.

#![cfg(feature = "eval")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use coinage::Locale;
use coinage::decimal::Digits;
use coinage::format::{NumberFormat, NumberFormatOptions, OptionValue, Scratch};
use proptest::prelude::*;

/// Options with their values; a value that is a number counts as one.
const OPTIONS: [(&str, &[&str]); 20] = [
    ("style", &["decimal", "percent", "currency", "unit"]),
    ("currency", &["EUR", "JPY", "CHF", "KWD", "XXX", "ZZZ"]),
    ("currencyDisplay", &["symbol", "narrowSymbol", "code", "name"]),
    ("currencySign", &["standard", "accounting"]),
    ("currencyDigits", &["cldr", "iso", "cash"]),
    ("unit", &["kilometer", "percent", "liter-per-day", "celsius-per-stone", "mile-per-hour"]),
    ("unitDisplay", &["short", "narrow", "long"]),
    ("notation", &["standard", "scientific", "engineering", "compact"]),
    ("compactDisplay", &["short", "long"]),
    ("signDisplay", &["auto", "never", "always", "exceptZero", "negative"]),
    ("useGrouping", &["min2", "auto", "always", "true"]),
    ("minimumIntegerDigits", &["1", "5", "21"]),
    ("minimumFractionDigits", &["0", "2", "100"]),
    ("maximumFractionDigits", &["0", "1", "20", "100"]),
    ("minimumSignificantDigits", &["1", "3", "21"]),
    ("maximumSignificantDigits", &["1", "2", "21"]),
    ("roundingPriority", &["auto", "morePrecision", "lessPrecision"]),
    (
        "roundingMode",
        &["ceil", "floor", "expand", "trunc", "halfCeil", "halfFloor", "halfExpand", "halfTrunc", "halfEven"],
    ),
    ("roundingIncrement", &["1", "5", "25", "5000"]),
    ("trailingZeroDisplay", &["auto", "stripIfInteger"]),
];

fn any_format() -> impl Strategy<Value = Option<NumberFormat>> {
    let locales: Vec<&'static str> = include_str!("../data/cldr/locales.txt").lines().collect();
    const SYSTEMS: [&str; 7] = ["", "", "", "-u-nu-latn", "-u-nu-deva", "-u-nu-adlm", "-u-nu-hanidec"];
    let chosen = proptest::collection::vec((0..OPTIONS.len(), any::<prop::sample::Index>()), 0..7);
    (prop::sample::select(locales), prop::sample::select(&SYSTEMS[..]), chosen).prop_map(|(locale, system, chosen)| {
        let mut options = NumberFormatOptions::default();
        options.set("currency", OptionValue::Text("EUR")).unwrap();
        options.set("unit", OptionValue::Text("meter")).unwrap();
        for (option, value) in chosen {
            let (name, values) = OPTIONS[option];
            let value = value.get(values);
            let value = if value.as_bytes()[0].is_ascii_digit() {
                OptionValue::Number(value)
            } else {
                OptionValue::Text(value)
            };
            options.set(name, value).unwrap();
        }
        // Options may contradict each other: that is an error, never more.
        NumberFormat::new(&Locale::parse(&[locale, system].concat()).unwrap(), &options).ok()
    })
}

fn any_number() -> impl Strategy<Value = Digits> {
    let text = prop_oneof![
        "-?[0-9]{1,25}(\\.[0-9]{1,12})?",
        "-?[0-9]{1,4}e-?[0-9]{1,2}",
        "-?(0|1|1\\.0|999|999\\.5|9999|99950|999999|1000000)",
    ];
    text.prop_map(|text| Digits::parse(&text).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(6_000) })]

    #[test]
    fn the_whole_is_its_parts_joined(format in any_format(), value in any_number()) {
        let Some(format) = format else { return Ok(()) };
        let whole = format.format(&value);
        let parts: String = format.format_to_parts(&value).into_iter().map(|part| part.value).collect();
        prop_assert_eq!(&whole, &parts);
        prop_assert!(!whole.is_empty());
        // The same by way of text, which is how JavaScript's strings come.
        let mut scratch = Scratch::new();
        format.write_text(&value.to_string(), &mut scratch).unwrap();
        prop_assert_eq!(scratch.to_string(), whole);
    }

    #[test]
    fn a_range_is_its_parts_joined_and_neither_of_its_ends(format in any_format(), start in any_number(), end in any_number()) {
        let Some(format) = format else { return Ok(()) };
        let whole = format.format_range(&start, &end);
        let parts: String = format.format_range_to_parts(&start, &end).into_iter().map(|part| part.part.value).collect();
        prop_assert_eq!(&whole, &parts);
        let same = format.format(&start) == format.format(&end);
        let mut scratch = Scratch::new();
        format.write_text_range("-Infinity", &end.to_string(), &mut scratch).unwrap();
        prop_assert!(!scratch.is_empty());
        if !same {
            prop_assert_ne!(&whole, &format.format(&start));
            prop_assert_ne!(&whole, &format.format(&end));
        }
    }
}
