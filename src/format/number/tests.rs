use super::*;
use crate::format::options::OptionValue;
use proptest::prelude::*;

fn format(locale: &str, options: &[(&str, &str)], value: &str) -> String {
    let mut set = NumberFormatOptions::default();
    for (name, text) in options {
        set.set(name, OptionValue::Text(text)).unwrap();
    }
    let format = NumberFormat::new(&Locale::parse(locale).unwrap(), &set).unwrap();
    let value = Digits::parse(value).unwrap();
    let whole = format.format(&value);
    let joined: String = format.format_to_parts(&value).into_iter().map(|part| part.value).collect();
    assert_eq!(whole, joined, "the whole equals its parts");
    let mut scratch = Scratch::new();
    format.plan.write_large(&value, &mut scratch);
    assert_eq!(whole, scratch.to_string(), "both ways give the same");
    whole
}

#[test]
fn decimals_are_grouped_and_rounded_as_the_locale_does() {
    assert_eq!(format("de", &[], "1234567.891"), "1.234.567,891");
    assert_eq!(format("en", &[], "1234567.8915"), "1,234,567.892");
    assert_eq!(format("es", &[], "1234"), "1234");
    assert_eq!(format("es", &[], "12345"), "12.345");
    assert_eq!(format("hi", &[], "1234567.8"), "12,34,567.8");
    assert_eq!(format("ar-EG", &[], "-1234.5"), "\u{61c}-١٬٢٣٤٫٥");
    assert_eq!(format("en-u-nu-deva", &[], "1234"), "१,२३४");
    assert_eq!(format("en-u-nu-hanidec", &[], "1234"), "一,二三四");
    assert_eq!(format("en-u-nu-adlm", &[], "12"), "𞥑𞥒");
    assert_eq!(format("de-CH", &[], "1234.5"), "1'234.5");
    assert_eq!(format("en", &[], "123456789012345678901234567890.5"), "123,456,789,012,345,678,901,234,567,890.5");
    assert_eq!(format("en", &[], "-0"), "-0");
    assert_eq!(format("en", &[("minimumIntegerDigits", "5")], "7"), "00,007");
    assert_eq!(format("en", &[("useGrouping", "min2")], "1234"), "1234");
    assert_eq!(format("en", &[("maximumSignificantDigits", "3")], "1234567"), "1,230,000");
    assert_eq!(format("en", &[("minimumSignificantDigits", "5")], "1.5"), "1.5000");
    assert_eq!(
        format(
            "en",
            &[("minimumFractionDigits", "2"), ("maximumFractionDigits", "2"), ("roundingIncrement", "5")],
            "1.23"
        ),
        "1.25"
    );
}

#[test]
fn amounts_follow_the_locale_and_the_currency() {
    let eur = [("style", "currency"), ("currency", "EUR")];
    assert_eq!(format("fr", &eur, "1299.5"), "1\u{202f}299,50\u{a0}€");
    assert_eq!(format("en", &eur, "-1299.5"), "-€1,299.50");
    assert_eq!(format("ja", &[("style", "currency"), ("currency", "JPY")], "1299.5"), "￥1,300");
    assert_eq!(format("de-CH", &[("style", "currency"), ("currency", "CHF")], "-1299.5"), "CHF-1'299.50");
    assert_eq!(format("pl", &[("style", "currency"), ("currency", "USD")], "5"), "5,00\u{a0}USD");
    assert_eq!(
        format("en", &[("style", "currency"), ("currency", "USD"), ("currencySign", "accounting")], "-5"),
        "($5.00)"
    );
    assert_eq!(format("en", &[("style", "currency"), ("currency", "USD"), ("signDisplay", "always")], "5"), "+$5.00");
    assert_eq!(
        format("en", &[("style", "currency"), ("currency", "USD"), ("currencyDisplay", "code")], "5"),
        "USD\u{a0}5.00"
    );
    assert_eq!(
        format("en", &[("style", "currency"), ("currency", "CAD"), ("currencyDisplay", "narrowSymbol")], "5"),
        "$5.00"
    );
    assert_eq!(
        format("en", &[("style", "currency"), ("currency", "USD"), ("trailingZeroDisplay", "stripIfInteger")], "5"),
        "$5"
    );
    assert_eq!(format("pt-PT", &[("style", "currency"), ("currency", "PTE")], "12345.67"), "12,345$67");
    assert_eq!(format("de-AT", &eur, "12345.6"), "€\u{a0}12.345,60");
}

#[test]
fn percents_multiply_exactly() {
    assert_eq!(format("en", &[("style", "percent")], "0.256"), "26%");
    assert_eq!(format("de", &[("style", "percent"), ("maximumFractionDigits", "1")], "-0.2565"), "-25,7\u{a0}%");
    assert_eq!(format("tr", &[("style", "percent")], "-0.25"), "-%25");
    assert_eq!(format("ar-EG", &[("style", "percent")], "0.25"), "٢٥٪\u{61c}");
    assert_eq!(format("en", &[("style", "percent"), ("signDisplay", "exceptZero")], "0.001"), "0%");
    assert_eq!(format("en", &[("style", "percent")], "123456789012345678"), "12,345,678,901,234,567,800%");
}

#[test]
fn doubles_are_written_as_their_shortest_text_means() {
    let mut options = NumberFormatOptions::default();
    options.set("maximumFractionDigits", OptionValue::Text("2")).unwrap();
    let format = NumberFormat::new(&Locale::parse("en").unwrap(), &options).unwrap();
    let mut scratch = Scratch::new();
    let (mut taken, mut state) = (0_u32, 88_172_645_463_325_252_u64);
    for _ in 0..200_000 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let double = match state % 3 {
            0 => (state >> 20) as f64 / 1000.0,
            1 => (state >> 44) as f64 / 1e5,
            _ => f64::from_bits(0x3ff0_0000_0000_0000 | state >> 12) * 1000.0,
        };
        if format.write_double(double, &mut scratch) {
            taken += 1;
            let window = String::from_utf16(scratch.window.content()).unwrap();
            assert_eq!(window, format.format(&Digits::parse(&double.to_string()).unwrap()), "{double}");
        }
    }
    assert!(taken > 190_000, "most doubles take the short way: {taken}");
    assert!(!format.write_double(1.005, &mut scratch), "a tie needs its text");
    assert!(!format.write_double(f64::NAN, &mut scratch) && !format.write_double(1e300, &mut scratch));
}

#[cfg(feature = "embedded")]
#[test]
fn a_currency_is_named_in_the_form_of_the_digits_shown() {
    let named = |locale, currency, value| {
        format(locale, &[("style", "currency"), ("currency", currency), ("currencyDisplay", "name")], value)
    };
    assert_eq!(named("en", "USD", "1"), "1.00 US dollars");
    assert_eq!(named("en", "JPY", "1"), "1 Japanese yen");
    assert_eq!(named("en", "USD", "-1234.5"), "-1,234.50 US dollars");
    assert_eq!(named("fr", "EUR", "1"), "1,00 euro");
    assert_eq!(named("fr", "EUR", "2"), "2,00 euros");
    assert_eq!(named("pl", "PLN", "5"), "5,00 złotego polskiego");
    assert_eq!(named("pl", "JPY", "5"), "5 jenów japońskich");
    assert_eq!(named("pl", "JPY", "3"), "3 jeny japońskie");
    assert_eq!(named("ar-EG", "JPY", "3"), "٣ ين ياباني");
    assert_eq!(named("ja", "JPY", "1000"), "1,000円");
    assert_eq!(named("en", "QQQ", "2"), "2.00 QQQ");
    let minus =
        [("style", "currency"), ("currency", "USD"), ("currencyDisplay", "name"), ("currencySign", "accounting")];
    assert_eq!(format("en", &minus, "-1"), "-1.00 US dollars");
    let whole = [
        ("style", "currency"),
        ("currency", "USD"),
        ("currencyDisplay", "name"),
        ("trailingZeroDisplay", "stripIfInteger"),
    ];
    assert_eq!(format("en", &whole, "1"), "1 US dollar");
    assert_eq!(format("en", &whole, "123456789012345678901"), "123,456,789,012,345,678,901 US dollars");
}

#[cfg(feature = "embedded")]
#[test]
fn the_parts_of_a_named_amount_are_literals_and_the_name() {
    let mut options = NumberFormatOptions::default();
    for (name, text) in [("style", "currency"), ("currency", "EUR"), ("currencyDisplay", "name")] {
        options.set(name, OptionValue::Text(text)).unwrap();
    }
    let format = NumberFormat::new(&Locale::parse("de").unwrap(), &options).unwrap();
    let parts = format.format_to_parts(&Digits::parse("-1.5").unwrap());
    let parts: Vec<_> = parts.iter().map(|part| (part.kind.as_str(), part.value.as_str())).collect();
    assert_eq!(
        parts,
        [
            ("minusSign", "-"),
            ("integer", "1"),
            ("decimal", ","),
            ("fraction", "50"),
            ("literal", " "),
            ("currency", "Euro")
        ]
    );
}

#[test]
fn compact_forms_go_by_the_power_of_ten_and_the_category() {
    let compact = [("notation", "compact")];
    let long = [("notation", "compact"), ("compactDisplay", "long")];
    assert_eq!(format("en", &compact, "1234"), "1.2K");
    assert_eq!(format("en", &compact, "12.34"), "12");
    assert_eq!(format("en", &compact, "0.0123"), "0.012");
    assert_eq!(format("en", &compact, "-0"), "-0");
    assert_eq!(format("en", &compact, "1e17"), "100,000T");
    assert_eq!(format("ja", &compact, "123456789"), "1.2億");
    assert_eq!(format("de", &compact, "1234"), "1234");
    assert_eq!(format("de", &long, "1000000"), "1 Million");
    assert_eq!(format("de", &long, "2500000"), "2,5 Millionen");
    assert_eq!(format("ru", &long, "3000"), "3 тысячи");
    assert_eq!(format("fr", &long, "1000"), "mille");
    assert_eq!(format("fr", &long, "-1000"), "-mille");
    assert_eq!(format("sw", &compact, "-1234"), "elfu\u{a0}-1.2");
    assert_eq!(format("en", &[("notation", "compact"), ("style", "percent")], "1234"), "123K%");
}

#[test]
fn rounding_may_carry_a_compact_number_into_the_next_form() {
    assert_eq!(format("en", &[("notation", "compact")], "999949"), "1M");
    assert_eq!(format("en", &[("notation", "compact")], "999.9"), "1K");
    assert_eq!(format("en", &[("notation", "compact"), ("maximumFractionDigits", "1")], "999949"), "999.9K");
    assert_eq!(format("en", &[("notation", "compact"), ("roundingMode", "floor")], "999949"), "999K");
    assert_eq!(format("en", &[("notation", "engineering"), ("maximumFractionDigits", "0")], "999999"), "1E6");
}

#[test]
fn compact_amounts_have_patterns_of_their_own() {
    let usd = [("style", "currency"), ("currency", "USD"), ("notation", "compact")];
    assert_eq!(format("en", &usd, "-1234"), "-$1.2K");
    assert_eq!(format("de", &usd, "1234567"), "1,2\u{a0}Mio.\u{a0}$");
    assert_eq!(
        format("en", &[("style", "currency"), ("currency", "CHF"), ("notation", "compact")], "1234"),
        "CHF\u{a0}1.2K"
    );
    let name = [
        ("style", "currency"),
        ("currency", "USD"),
        ("notation", "compact"),
        ("compactDisplay", "long"),
        ("currencyDisplay", "name"),
    ];
    assert_eq!(format("en", &name, "1"), "1 US dollar");
    assert_eq!(format("en", &name, "1000000"), "1 million US dollars");
    assert_eq!(format("es", &name, "1000000"), "1 millón dólares estadounidenses");
}

#[test]
fn scientific_notation_says_the_power_of_ten() {
    assert_eq!(format("en", &[("notation", "scientific")], "12345"), "1.235E4");
    assert_eq!(format("en", &[("notation", "scientific")], "0"), "0E0");
    assert_eq!(format("sv", &[("notation", "scientific")], "-0.00123"), "−1,23×10^−3");
    assert_eq!(format("ar-EG", &[("notation", "scientific")], "-0.00123"), "\u{61c}-١٫٢٣أس\u{61c}-٣");
    assert_eq!(format("en", &[("notation", "engineering")], "12345"), "12.345E3");
    assert_eq!(format("en", &[("notation", "engineering")], "0.012"), "12E-3");
    assert_eq!(format("en", &[("notation", "scientific")], "1e9999"), "1E9999");
}

#[test]
fn units_follow_the_category_and_the_width() {
    let unit = |unit, display| [("style", "unit"), ("unit", unit), ("unitDisplay", display)];
    assert_eq!(format("en", &unit("kilometer", "short"), "5"), "5 km");
    assert_eq!(format("en", &unit("kilometer", "narrow"), "5"), "5km");
    assert_eq!(format("en", &unit("kilometer", "long"), "1"), "1 kilometer");
    assert_eq!(format("pl", &unit("day", "long"), "22"), "22 dni");
    assert_eq!(format("ja", &unit("celsius", "long"), "-5"), "摂氏 -5 度");
    assert_eq!(format("ar", &unit("year", "long"), "2"), "سنتان");
    assert_eq!(format("en", &unit("mile-per-hour", "long"), "1"), "1 mile per hour");
    assert_eq!(format("en", &unit("liter-per-day", "long"), "2"), "2 liters per day");
    assert_eq!(format("de", &unit("celsius-per-minute", "long"), "2"), "2 Grad Celsius pro Minute");
    assert_eq!(format("fr", &unit("percent", "short"), "5"), "5\u{a0}%");
}

fn range(locale: &str, options: &[(&str, &str)], start: &str, end: &str) -> String {
    let mut set = NumberFormatOptions::default();
    for (name, text) in options {
        set.set(name, OptionValue::Text(text)).unwrap();
    }
    let format = NumberFormat::new(&Locale::parse(locale).unwrap(), &set).unwrap();
    let (start, end) = (Digits::parse(start).unwrap(), Digits::parse(end).unwrap());
    let whole = format.format_range(&start, &end);
    let parts = format.format_range_to_parts(&start, &end);
    assert_eq!(whole, parts.into_iter().map(|part| part.part.value).collect::<String>(), "the whole equals its parts");
    whole
}

#[test]
fn ranges_say_once_what_both_ends_have() {
    let usd = [("style", "currency"), ("currency", "USD")];
    assert_eq!(range("en", &[], "3", "5"), "3–5");
    assert_eq!(range("en", &usd, "3", "5"), "$3.00 – $5.00");
    assert_eq!(range("de", &usd, "3", "5"), "3,00–5,00\u{a0}$");
    assert_eq!(range("en", &[], "-3", "5"), "-3 – 5");
    assert_eq!(range("en", &[("style", "unit"), ("unit", "kilometer")], "3", "5"), "3–5 km");
    assert_eq!(range("en", &[("notation", "compact")], "1200", "3400000"), "1.2K – 3.4M");
    assert_eq!(range("ja", &[], "3", "5"), "3～5");
    assert_eq!(range("ar", &[("style", "unit"), ("unit", "day"), ("unitDisplay", "long")], "1", "2"), "1–2 يوم");
}

#[test]
fn ends_that_look_the_same_are_one_approximate_number() {
    assert_eq!(range("en", &[("style", "currency"), ("currency", "USD")], "2.999", "3.001"), "~$3.00");
    assert_eq!(range("en", &[], "-3", "-3"), "~-3");
    assert_eq!(range("fr", &[], "3", "3"), "≃3");
    assert_eq!(range("ar-EG", &[], "-7", "-7"), "~\u{61c}-٧");
    assert_eq!(range("he", &[("style", "currency"), ("currency", "EUR")], "3", "3"), "\u{200f}~3.00\u{a0}\u{200f}€");
}

#[test]
fn a_currency_has_the_digits_that_are_asked_for() {
    let digits = |kind, currency| [("style", "currency"), ("currency", currency), ("currencyDigits", kind)];
    assert_eq!(format("en", &digits("cldr", "CHF"), "1.97"), "CHF\u{a0}1.97");
    assert_eq!(format("en", &digits("cash", "CHF"), "1.97"), "CHF\u{a0}1.95");
    assert_eq!(format("en", &digits("cldr", "IQD"), "1.5"), "IQD\u{a0}2");
    assert_eq!(format("en", &digits("iso", "IQD"), "1.5"), "IQD\u{a0}1.500");
    assert_eq!(format("en", &digits("cash", "SEK"), "1.5"), "SEK\u{a0}2");
}

#[allow(clippy::indexing_slicing)]
mod doubles {
    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4_000) })]

        #[test]
        fn a_double_is_written_as_its_shortest_text(
            parts in (any::<bool>(), 0_u64..1_000_000_000_000, 0_i32..14, 0_usize..4),
            options in proptest::collection::vec(0_usize..14, 0..3),
        ) {
            const OPTIONS: [(&str, &str); 14] = [
                ("notation", "compact"), ("notation", "scientific"), ("notation", "engineering"),
                ("maximumSignificantDigits", "3"), ("minimumSignificantDigits", "2"), ("maximumFractionDigits", "1"),
                ("minimumFractionDigits", "2"), ("roundingMode", "floor"), ("roundingMode", "halfEven"), ("style", "percent"),
                ("compactDisplay", "long"), ("roundingPriority", "lessPrecision"), ("trailingZeroDisplay", "stripIfInteger"),
                ("minimumIntegerDigits", "3"),
            ];
            let (negative, coefficient, places, locale) = parts;
            let locale = ["en", "ar-EG", "hi", "sw"][locale];
            let mut set = NumberFormatOptions::default();
            for option in options {
                set.set(OPTIONS[option].0, OptionValue::Text(OPTIONS[option].1)).unwrap();
            }
            let text = format!("{}{coefficient}e-{places}", if negative { "-" } else { "" });
            let double: f64 = text.parse().unwrap();
            let Ok(format) = NumberFormat::new(&Locale::parse(locale).unwrap(), &set) else { return Ok(()) };
            let value = Digits::parse(&double.to_string()).unwrap();
            let (mut short, mut long) = (Scratch::new(), Scratch::new());
            format.plan.write_large(&value, &mut long);
            if format.write_double(double, &mut short) {
                short.push_window();
                prop_assert_eq!(short.to_string(), long.to_string());
            }
            short.clear();
            format.write(&value, &mut short);
            prop_assert_eq!(short.to_string(), long.to_string());
            let parts: String = format.format_to_parts(&value).into_iter().map(|part| part.value).collect();
            prop_assert_eq!(parts, long.to_string());
        }
    }
}
