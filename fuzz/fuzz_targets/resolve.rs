//! Any resource, resolved: every message and attribute in several locales, with arguments of every
//! kind. Nothing panics and nothing grows without end.
#![no_main]

use coinage::decimal::Digits;
use coinage::format::Scratch;
use coinage::message::{Argument, Arguments, Bundle, Resource};
use coinage::{Instant, Locale, Money};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &str)| {
    let (choice, source) = input;
    let locale = ["en", "ar-EG", "ja", "hi", "pl", "de-CH"][usize::from(choice) % 6];
    let mut bundle = Bundle::new(Locale::parse(locale).unwrap(), choice & 64 != 0);
    bundle.add_program(Resource::parse(source).unwrap().into_program());
    let given = [
        ("n", Argument::Number(Digits::parse("1234567.8900").unwrap())),
        ("one", Argument::Number(Digits::parse("1").unwrap())),
        ("text", Argument::Text("word")),
        ("total", Argument::Money(Money::parse("-12.50", "EUR").unwrap())),
        ("when", Argument::DateTime(Instant::parse("2026-11-22T10:00:00Z").unwrap())),
    ];
    let messages: Vec<_> = bundle.messages().collect();
    for (_, message) in messages {
        let (mut text, mut errors) = (Scratch::new(), Vec::new());
        let _ = bundle.write(message, None, &Arguments::Named(&given), &mut text, &mut errors);
        for attribute in bundle.attributes(message) {
            let _ = bundle.write(message, Some(&attribute), &Arguments::Named(&given), &mut text, &mut errors);
        }
        assert!(text.len() < 4_000_000 + source.len() * 200, "{} units", text.len());
    }
});
