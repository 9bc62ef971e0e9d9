//! Reading numbers, percentages and amounts as people of a locale write them.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use coinage::decimal::Digits;
use coinage::format::{
    CurrencyDisplay, CurrencySign, NumberFormat, NumberFormatOptions, NumberParser, SignDisplay, Style,
};
use coinage::{Currency, Locale};
use proptest::prelude::*;

fn parse(locale: &str, text: &str) -> Result<String, coinage::Error> {
    let found = NumberParser::new(&Locale::parse(locale).unwrap()).parse(text)?;
    let currency = found.currency.map_or_else(String::new, |currency| format!(" {}", currency.code()));
    Ok(format!("{}{currency}{}", found.value, if found.is_percent { " ratio" } else { "" }))
}

fn reads(locale: &str, text: &str) -> String {
    parse(locale, text).unwrap_or_else(|error| panic!("{locale} `{text}`: {error}"))
}

fn refuses(locale: &str, text: &str) -> &'static str {
    match parse(locale, text) {
        Ok(found) => panic!("{locale} `{text}` was read as {found}"),
        Err(error) => error.code(),
    }
}

#[test]
fn separators_are_those_of_the_locale() {
    for (locale, text, expected) in [
        ("de", "1.234,56", "1234.56"),
        ("en", "1,234.56", "1234.56"),
        ("fr", "1 234,56", "1234.56"),
        ("fr", "1\u{a0}234,56", "1234.56"),
        ("fr", "1\u{202f}234,56", "1234.56"),
        ("de-CH", "1’234.56", "1234.56"),
        ("de-CH", "1'234.56", "1234.56"),
        ("en-IN", "12,34,567.8", "1234567.8"),
        ("es", "1.234", "1234"),
        ("es", "1234", "1234"),
        ("en", ".5", "0.5"),
        ("en", "0", "0"),
        ("en", "007.50", "7.50"),
    ] {
        assert_eq!(reads(locale, text), expected, "{locale} {text}");
    }
}

#[test]
fn misplaced_separators_are_errors() {
    for (locale, text) in [
        ("en", "1,23"),
        ("en", "12,34,567"),
        ("en-IN", "1,234,567"),
        ("en", "1,234,56"),
        ("en", ",234"),
        ("en", "1,,234"),
        ("en", "1.2.3"),
        ("en", "1.234,5"),
        ("de", "1.23"),
        ("de", "1 234"),
        ("de", "1,234,5"),
        ("fr", "1 23"),
        ("en", "1 234"),
        ("en", "1,234.567,890"),
        ("en", ""),
        ("en", "   "),
        ("en", "abc"),
        ("en", "-"),
        ("en", "1e5"),
        ("en", "12three"),
        ("en", "--1"),
        ("en", "-1-"),
        ("en", "(1"),
        ("en", "1)"),
        ("en", "(-1)"),
        ("en", "5%%"),
        ("en", "5.---"),
        ("en", "1٢3"),
    ] {
        assert_eq!(refuses(locale, text), "invalid-number", "{locale} {text}");
    }
}

#[test]
fn signs_brackets_and_bidi_marks_are_read_wherever_they_stand() {
    for (locale, text, expected) in [
        ("en", "-1,234", "-1234"),
        ("en", "−1,234", "-1234"),
        ("en", "1,234-", "-1234"),
        ("en", "- 1,234", "-1234"),
        ("en", "+1,234", "1234"),
        ("en", "(1,234.50)", "-1234.50"),
        ("en", "( $1,234.50 )", "-1234.50 USD"),
        ("en", "-$5", "-5 USD"),
        ("en", "$-5", "-5 USD"),
        ("en", "$5-", "-5 USD"),
        ("he", "\u{200e}-1,234.50\u{a0}\u{200f}₪", "-1234.50 ILS"),
        ("fa", "\u{200e}−۱٬۲۳۴", "-1234"),
        ("ar-EG", "١٬٢٣٤٫٥٠", "1234.50"),
        ("ar-EG", "1,234.50", "1234.50"),
        ("hi", "१२,३४,५६७.८९", "1234567.89"),
        ("en", "−٥", "-5"),
        ("ja", "￥１，２３４".replace('，', ",").as_str(), "1234 JPY"),
    ] {
        assert_eq!(reads(locale, text), expected, "{locale} {text}");
    }
}

#[test]
fn currencies_are_codes_symbols_or_names() {
    for (locale, text, expected) in [
        ("de", "1.234,56 €", "1234.56 EUR"),
        ("de", "€1.234,56", "1234.56 EUR"),
        ("de", "EUR 1.234,56", "1234.56 EUR"),
        ("de", "1.234,56 eur", "1234.56 EUR"),
        ("de", "12 Schweizer Franken", "12 CHF"),
        ("en", "1.00 US dollar", "1.00 USD"),
        ("en", "2.00 us dollars", "2.00 USD"),
        ("en", "12.50 Argentine pesos (1983–1985)", "12.50 ARP"),
        ("en", "$12", "12 USD"),
        ("en-CA", "$12", "12 CAD"),
        ("en-AU", "$12", "12 AUD"),
        ("en-CA", "US$12", "12 USD"),
        ("es-MX", "$12", "12 MXN"),
        ("sv", "12 kr", "12 SEK"),
        ("nb", "12 kr", "12 NOK"),
        ("da", "12 kr.", "12 DKK"),
        ("ja", "￥1,234", "1234 JPY"),
        ("zh", "¥1,234", "1234 CNY"),
        ("pl", "12,50 zł", "12.50 PLN"),
        ("en-CA", "$1,000.00 CAD", "1000.00 CAD"),
        ("en", "CAD 5 CA$", "5 CAD"),
        ("de-CH", "CHF 1’000.–", "1000 CHF"),
        ("de", "1.000,- €", "1000 EUR"),
        ("nb", "kr 100,–", "100 NOK"),
        ("fr-CH", "1’234.50 CHF", "1234.50 CHF"),
        ("pt-PT", "12,345$50", "12345.50 PTE"),
        ("pt-CV", "-12\u{a0}345$50", "-12345.50 CVE"),
    ] {
        assert_eq!(reads(locale, text), expected, "{locale} {text}");
    }
    assert_eq!(refuses("en", "12 XYZ"), "unknown-currency");
    assert_eq!(refuses("en", "12 bananas"), "invalid-number");
    assert_eq!(refuses("en", "$12 EUR"), "unknown-currency");
    let error = parse("en", "12 kr").unwrap_err();
    assert_eq!(error.code(), "ambiguous-number", "{error}");
    assert!(error.message().starts_with("`12 kr` may mean "), "{error}");
}

#[test]
fn what_the_caller_expects_decides_shared_symbols_and_bare_numbers() {
    let parser =
        |code: &str| NumberParser::new(&Locale::parse("en").unwrap()).with_currency(Currency::parse(code).unwrap());
    assert_eq!(parser("NOK").parse("12 kr").unwrap().currency.map(Currency::code), Some("NOK"));
    assert_eq!(
        parser("CAD").parse("$12").unwrap().currency.map(Currency::code),
        Some("USD"),
        "its own symbol comes first"
    );
    assert_eq!(parser("CHF").parse("12").unwrap().currency.map(Currency::code), Some("CHF"));
    assert_eq!(parser("CHF").parse("12 EUR").unwrap().currency.map(Currency::code), Some("EUR"));
}

#[test]
fn percentages_are_ratios() {
    assert_eq!(reads("en", "12.5%"), "0.125 ratio");
    assert_eq!(reads("de", "12,5 %"), "0.125 ratio");
    assert_eq!(reads("tr", "%12,5"), "0.125 ratio");
    assert_eq!(reads("ar-EG", "٪١٢٫٥"), "0.125 ratio");
    assert_eq!(reads("en", "-5%"), "-0.05 ratio");
    assert_eq!(refuses("en", "5% EUR"), "invalid-number");
}

#[test]
fn what_is_too_long_is_refused_at_once() {
    let most = "9".repeat(10_000);
    assert_eq!(reads("en", &most), most);
    for text in ["9".repeat(10_001), "1x".repeat(200_000), "9".repeat(1_000_000), format!("0.{}", "1".repeat(10_001))] {
        assert_eq!(refuses("en", &text), "overflow", "{}", &text[..20]);
    }
    assert_eq!(refuses("en", &"1x".repeat(20_000)), "invalid-number");
}

#[test]
fn errors_show_the_place_and_a_way_to_write_it() {
    let error = parse("de", "1.23,4").unwrap_err();
    assert_eq!(error.to_string(), "`1.23,4` is not a number as de writes it: digits are grouped wrongly, column 5");
    assert_eq!(error.hint(), Some("write it like 1.234,56"));
}

/// All locales of the table.
fn locales() -> impl Iterator<Item = &'static str> {
    include_str!("../data/cldr/locales.txt").lines()
}

/// What a format prints, its parser reads, unless several currencies share the text.
fn round_trip(
    locale: &Locale,
    parser: &NumberParser,
    options: &NumberFormatOptions,
    value: &str,
) -> Result<(), String> {
    let Ok(format) = NumberFormat::new(locale, options) else { return Ok(()) };
    let digits = Digits::parse(value).unwrap();
    let text = format.format(&digits);
    let shown =
        |error: &dyn std::fmt::Display| format!("{} {:?} `{text}`: {error}", locale.id(), options.currency_display);
    let found = parser.parse(&text).map_err(|error| shown(&error))?;
    let mut expected = format.rounded(&digits);
    if options.style == Style::Percent {
        expected.shift(-2);
    }
    let expected = expected.with_sign(digits.is_negative() && options.sign_display != SignDisplay::Never);
    if found.value.to_string() != expected.to_string() {
        return Err(shown(&format!("read as {}", found.value)));
    }
    Ok(())
}

#[test]
fn every_locale_reads_the_numbers_and_percentages_it_writes() {
    let mut wrong = Vec::new();
    for id in locales() {
        let locale = Locale::parse(id).unwrap();
        let parser = NumberParser::new(&locale);
        for style in [Style::Decimal, Style::Percent] {
            let mut options = NumberFormatOptions::default();
            options.style = style;
            options.maximum_fraction_digits = Some(4);
            for value in ["0", "7", "-1234.5", "1234567.8901", "-0.25", "99999", "123456789012345678901234567890"] {
                wrong.extend(round_trip(&locale, &parser, &options, value).err());
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_locale_reads_the_amounts_it_writes_in_every_currency() {
    let (mut wrong, mut shared, mut read) = (Vec::new(), 0, 0);
    for id in locales() {
        let locale = Locale::parse(id).unwrap();
        let parser = NumberParser::new(&locale);
        for currency in Currency::all() {
            for (display, sign) in [
                (CurrencyDisplay::Symbol, CurrencySign::Standard),
                (CurrencyDisplay::NarrowSymbol, CurrencySign::Accounting),
                (CurrencyDisplay::Code, CurrencySign::Standard),
            ] {
                let mut options = NumberFormatOptions::default();
                options.style = Style::Currency;
                options.currency = Some(currency.code().as_bytes().try_into().unwrap());
                options.currency_display = display;
                options.currency_sign = sign;
                let format = NumberFormat::new(&locale, &options).unwrap();
                let digits = Digits::parse("-12345.67").unwrap();
                let text = format.format(&digits);
                match parser.parse(&text) {
                    Ok(found) if found.value == format.rounded(&digits) => {
                        read += 1;
                        if found.currency != Some(currency) {
                            assert_ne!(display, CurrencyDisplay::Code, "{id} {text}");
                            shared += 1;
                        }
                    }
                    Ok(found) => wrong.push(format!("{id} {currency} `{text}` read as {}", found.value)),
                    Err(error) if error.code() == "ambiguous-number" && display != CurrencyDisplay::Code => shared += 1,
                    Err(error) => wrong.push(format!("{id} {currency} `{text}`: {error}")),
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong of {read}:\n{}", wrong.len(), wrong[..wrong.len().min(60)].join("\n"));
    // A symbol that several currencies share cannot name all of them.
    assert!(shared * 50 < read * 3, "{shared} of {read} amounts have a symbol that is read as another currency");
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        locale in prop_oneof![Just("en"), Just("de"), Just("fr"), Just("hi"), Just("ar-EG"), Just("fa"), Just("de-CH"), Just("es"), Just("ne"), Just("my")],
        integer in "[1-9][0-9]{0,20}", fraction in "[0-9]{0,6}", negative in any::<bool>(),
    ) {
        let value = format!("{}{integer}{}{fraction}", if negative { "-" } else { "" }, if fraction.is_empty() { "" } else { "." });
        let mut options = NumberFormatOptions::default();
        options.minimum_fraction_digits = Some(fraction.len() as u8);
        options.maximum_fraction_digits = Some(fraction.len() as u8);
        let locale = Locale::parse(locale).unwrap();
        let text = NumberFormat::new(&locale, &options).unwrap().format(&Digits::parse(&value).unwrap());
        let found = NumberParser::new(&locale).parse(&text).unwrap();
        prop_assert_eq!(found.value.to_string(), value, "{}", text);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,24}", locale in prop_oneof![Just("en"), Just("ar-EG"), Just("pt-PT")]) {
        let _ = NumberParser::new(&Locale::parse(locale).unwrap()).parse(&text);
    }

    #[test]
    fn no_row_of_digits_and_signs_makes_it_panic(text in "[-+()%.,' $€0-9١٢٫٬]{0,16}") {
        let _ = NumberParser::new(&Locale::parse("de-AT").unwrap()).parse(&text);
    }
}
