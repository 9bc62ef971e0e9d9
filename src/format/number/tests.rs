use super::*;
use crate::format::options::OptionValue;

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
