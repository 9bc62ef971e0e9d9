//! Writing by a plan allocates nothing: counted by the allocator itself.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, unsafe_code)]

use coinage::decimal::Digits;
use coinage::format::{
    DateTimeFormat, DateTimeFormatOptions, NumberFormat, NumberFormatOptions, OptionValue, PluralRules, PluralType,
    Scratch,
};
use coinage::message::{Argument, Arguments, Bundle, Resource};
use coinage::{Instant, Locale, Money};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<u64> = const { Cell::new(0) };
}

// SAFETY: everything is handed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller's promises are passed on.
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How often the work allocates, its first run aside: that one may fill caches and grow the scratch.
fn allocations(mut work: impl FnMut(&mut Scratch)) -> u64 {
    let mut scratch = Scratch::with_capacity(4096);
    work(&mut scratch);
    scratch.clear();
    let before = ALLOCATIONS.get();
    for _ in 0..10 {
        work(&mut scratch);
        scratch.clear();
    }
    ALLOCATIONS.get() - before
}

fn format(locale: &str, options: &[(&str, &str)]) -> NumberFormat {
    let mut set = NumberFormatOptions::default();
    for (name, value) in options {
        set.set(name, OptionValue::Text(value)).unwrap();
    }
    NumberFormat::new(&Locale::parse(locale).unwrap(), &set).unwrap()
}

#[test]
fn the_counter_counts() {
    assert_eq!(allocations(|_| drop(std::hint::black_box(vec![1_u8]))), 10);
}

#[test]
fn numbers_and_amounts_are_written_without_an_allocation() {
    let currency = |locale: &str, code: &str| format(locale, &[("style", "currency"), ("currency", code)]);
    for format in [
        format("en", &[]),
        format("ar-EG", &[("style", "percent"), ("maximumFractionDigits", "1")]),
        currency("de", "EUR"),
        currency("hi", "INR"),
        currency("ja", "JPY"),
    ] {
        let amount = Money::parse("-1234567.895", "EUR").unwrap().amount();
        assert_eq!(allocations(|scratch| format.write_minor(-123_456_789, 2, scratch)), 0);
        assert_eq!(allocations(|scratch| format.write_decimal(amount, scratch)), 0);
        let digits = Digits::parse("1234567.891").unwrap();
        assert_eq!(allocations(|scratch| format.write(&digits, scratch)), 0);
    }
}

#[test]
fn dates_and_plurals_are_found_without_an_allocation() {
    let mut options = DateTimeFormatOptions::default();
    options.set("dateStyle", OptionValue::Text("full")).unwrap();
    options.set("timeStyle", OptionValue::Text("long")).unwrap();
    let format = DateTimeFormat::new(&Locale::parse("ar-EG").unwrap(), &options).unwrap();
    let moment = Instant::parse("2026-11-25T10:00:00Z").unwrap();
    assert_eq!(allocations(|scratch| format.write(moment, scratch)), 0);
    let rules = PluralRules::new(&Locale::parse("ar").unwrap(), PluralType::Cardinal);
    let count = allocations(|_| {
        std::hint::black_box(rules.select_integer(11));
    });
    assert_eq!(count, 0);
}

#[test]
fn messages_with_numbers_money_and_dates_are_resolved_without_an_allocation() {
    let mut bundle = Bundle::new(Locale::parse("en").unwrap(), true);
    let source = "cart = { $n ->\n    [one] { $n } item\n   *[other] { $n } items\n }, { $total } by { DATETIME($day, dateStyle: \"medium\") }";
    bundle.add_program(Resource::parse(source).unwrap().into_program());
    let handle = bundle.value(bundle.message("cart").unwrap()).unwrap();
    let arguments = [
        ("n", Argument::Number(Digits::from(3_u64))),
        ("total", Argument::Money(Money::parse("12.50", "EUR").unwrap())),
        ("day", Argument::DateTime(Instant::parse("2026-11-25T10:00:00Z").unwrap())),
    ];
    let mut errors = Vec::new();
    let count = allocations(|scratch| {
        bundle.write_pattern(handle, &Arguments::Named(&arguments), scratch, &mut errors);
        assert!(!scratch.is_empty());
    });
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(count, 0);
}
