//! The storefront's words, `locales/<locale>/*.ftl`: complete in every language, and every message
//! resolves with what the page passes it, in every plural form.

#![cfg(all(feature = "parser", feature = "dates"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use coinage::decimal::Digits;
use coinage::format::Scratch;
use coinage::message::{Argument, Arguments, Bundle, Resource};
use coinage::{Instant, Locale, Money};

const LOCALES: [&str; 7] = ["en", "de", "fr", "ja", "ar", "hi", "pt-BR"];

fn bundle(locale: &str, use_isolating: bool) -> Bundle {
    let mut bundle = Bundle::new(Locale::parse(locale).unwrap(), use_isolating);
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(locale);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let resource = Resource::parse(&std::fs::read_to_string(&file).unwrap()).unwrap();
        assert!(resource.junk().is_empty(), "{}: {:?}", file.display(), resource.junk());
        bundle.add_program(resource.into_program());
    }
    bundle
}

/// The message's text with the page's arguments, and what went wrong.
fn text(bundle: &Bundle, id: &str, attribute: Option<&str>, count: u64, currency: &str) -> (String, Vec<String>) {
    let money = |amount: &str, currency: &str| Argument::Money(Money::parse(amount, currency).unwrap());
    let arguments = [
        ("count", Argument::Number(Digits::from(count))),
        ("product", Argument::Text("ABC")),
        ("percent", Argument::Number(Digits::from(19_u64))),
        ("taken", Argument::Number(Digits::from(8_u64))),
        ("ending", Argument::Text(".99")),
        ("rounding", Argument::Text("up")),
        ("price", money("18.5", currency)),
        ("amount", money("1234.5", currency)),
        ("remaining", money("12.3", currency)),
        ("threshold", money("75", currency)),
        ("unit", money("1", "EUR")),
        ("rate", money("175.68", currency)),
        ("date", Argument::DateTime(Instant::parse("2026-11-27T12:00:00Z").unwrap())),
    ];
    let (mut out, mut errors) = (Scratch::new(), Vec::new());
    bundle.format(id, attribute, &Arguments::Named(&arguments), &mut out, &mut errors).unwrap();
    (out.to_string(), errors.iter().map(ToString::to_string).collect())
}

fn value(bundle: &Bundle, id: &str, count: u64, currency: &str) -> String {
    text(bundle, id, None, count, currency).0.replace(['\u{a0}', '\u{202f}'], " ").replace(['\u{200e}', '\u{200f}'], "")
}

#[test]
fn every_language_has_every_message_and_attribute_of_english() {
    let shape = |locale| {
        let bundle = bundle(locale, true);
        bundle.messages().map(|(id, message)| (id, bundle.attributes(message))).collect::<Vec<_>>()
    };
    let english = shape("en");
    assert!(english.len() > 70);
    for locale in LOCALES {
        assert_eq!(shape(locale), english, "{locale}");
    }
}

#[test]
fn every_message_resolves_without_an_error_in_every_plural_form() {
    for locale in LOCALES {
        let bundle = bundle(locale, true);
        for (id, message) in bundle.messages() {
            let attributes = bundle.attributes(message);
            let patterns = attributes.iter().map(|name| Some(name.as_str()));
            let value = bundle.value(message).map(|_| None);
            for attribute in patterns.chain(value) {
                for count in [0, 1, 2, 3, 11, 100, 1_000_000] {
                    let (text, errors) = text(&bundle, &id, attribute, count, "USD");
                    assert!(errors.is_empty(), "{locale}: {id}: {errors:?}");
                    assert!(!text.trim().is_empty(), "{locale}: {id} is empty for {count}");
                }
            }
        }
    }
}

#[test]
fn counts_take_the_plural_forms_of_each_language() {
    let expected = [
        ("en", ["Your cart is empty", "1 item in your cart", "2 items in your cart", "1,000,000 items in your cart"]),
        (
            "fr",
            [
                "Votre panier est vide",
                "1 article dans votre panier",
                "2 articles dans votre panier",
                "1 000 000 d’articles dans votre panier",
            ],
        ),
        ("hi", ["आपका कार्ट ख़ाली है", "आपके कार्ट में 1 चीज़ है", "आपके कार्ट में 2 चीज़ें हैं", "आपके कार्ट में 10,00,000 चीज़ें हैं"]),
        (
            "ja",
            [
                "カートは空です",
                "カートに1点の商品があります",
                "カートに2点の商品があります",
                "カートに1,000,000点の商品があります",
            ],
        ),
        (
            "pt-BR",
            [
                "Seu carrinho está vazio",
                "1 item no seu carrinho",
                "2 itens no seu carrinho",
                "1.000.000 de itens no seu carrinho",
            ],
        ),
    ];
    for (locale, texts) in expected {
        let bundle = bundle(locale, false);
        let counted = [0, 1, 2, 1_000_000].map(|count| value(&bundle, "cart-count", count, "USD"));
        assert_eq!(counted, texts, "{locale}");
    }
    let arabic = bundle("ar", false);
    let counted = [0, 1, 2, 3, 11, 100].map(|count| value(&arabic, "cart-count", count, "USD"));
    let expected = [
        "سلّتك فارغة",
        "منتج واحد في سلّتك",
        "منتجان في سلّتك",
        "3 منتجات في سلّتك",
        "11 منتجًا في سلّتك",
        "100 منتج في سلّتك",
    ];
    assert_eq!(counted, expected);
}

#[test]
fn amounts_rates_and_dates_are_written_as_in_each_language() {
    let expected = [
        ("en", "USD", "$1,234.50", "EUR 1 = USD 175.68.", "Friday, November 27, 2026."),
        ("de", "CHF", "1.234,50 CHF", "1 EUR = 175,68 CHF.", "Freitag, 27. November 2026 bei Ihnen."),
        ("fr", "EUR", "1 234,50 €", "1 EUR = 175,68 EUR.", "vendredi 27 novembre 2026."),
        ("ja", "JPY", "￥1,235", "EUR 1 = JPY 175.68", "2026年11月27日金曜日までにお届けします。"),
        ("ar", "USD", "1,234.50 USD", "1 EUR = 175.68 USD.", "الجمعة، 27 نوفمبر 2026."),
        ("hi", "INR", "₹1,234.50", "EUR 1 = INR 175.68.", "शुक्रवार, 27 नवंबर 2026 तक आपके पास पहुँच जाएगा।"),
        ("pt-BR", "BRL", "R$ 1.234,50", "EUR 1 = BRL 175,68.", "sexta-feira, 27 de novembro de 2026."),
    ];
    for (locale, currency, amount, rate, date) in expected {
        let bundle = bundle(locale, false);
        assert_eq!(value(&bundle, "cart-amount", 1, currency), amount, "{locale}");
        let notice = value(&bundle, "rate-notice", 1, currency);
        assert!(notice.ends_with(rate), "{locale}: {notice}");
        let arrival = value(&bundle, "cart-arrival", 1, currency);
        assert!(arrival.ends_with(date), "{locale}: {arrival}");
    }
}
