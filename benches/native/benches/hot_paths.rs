//! What a program does many times: writing numbers, amounts and dates, finding plural forms,
//! resolving messages, converting. `cargo bench --package coinage-bench`.

#![allow(clippy::unwrap_used, missing_docs)]

use coinage::batch::{Batch, Format, run};
use coinage::decimal::Digits;
use coinage::exchange::{ConvertOptions, Exchange};
use coinage::format::{
    DateTimeFormat, DateTimeFormatOptions, NumberFormat, NumberFormatOptions, NumberParser, OptionValue, PluralRules,
    PluralType, Scratch,
};
use coinage::message::{Argument, Arguments, Bundle, Resource};
use coinage::{Currency, Date, Instant, Locale, Money};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

fn locale(id: &str) -> Locale {
    Locale::parse(id).unwrap()
}

fn number_options(options: &[(&str, &str)]) -> NumberFormatOptions {
    let mut set = NumberFormatOptions::default();
    for (name, value) in options {
        set.set(name, OptionValue::Text(value)).unwrap();
    }
    set
}

/// Amounts of minor units that differ in length and digits.
fn amounts() -> impl Iterator<Item = i64> {
    let mut state = 4242_u32;
    core::iter::repeat_with(move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        i64::from(state >> (state % 24))
    })
}

fn formats(criterion: &mut Criterion) {
    let mut scratch = Scratch::with_capacity(256);
    let mut amounts = amounts();
    let euro: &[(&str, &str)] = &[("style", "currency"), ("currency", "EUR")];
    let rupee: &[(&str, &str)] = &[("style", "currency"), ("currency", "INR")];
    for (name, id, options) in
        [("decimal en", "en", &[][..]), ("currency de", "de", euro), ("currency hi", "hi", rupee)]
    {
        let format = NumberFormat::new(&locale(id), &number_options(options)).unwrap();
        criterion.bench_function(name, |bencher| {
            bencher.iter(|| {
                scratch.clear();
                format.write_minor(amounts.next().unwrap_or(0), 2, &mut scratch);
                black_box(scratch.len())
            });
        });
    }
    criterion.bench_function("constructing currency de", |bencher| {
        let (locale, options) = (locale("de"), number_options(euro));
        bencher.iter(|| NumberFormat::new(black_box(&locale), &options).unwrap());
    });
    criterion.bench_function("parsing 1.234,56 €", |bencher| {
        let parser = NumberParser::new(&locale("de"));
        bencher.iter(|| parser.parse(black_box("1.234,56 €")).unwrap());
    });

    let mut options = DateTimeFormatOptions::default();
    options.set("dateStyle", OptionValue::Text("medium")).unwrap();
    let moment = Instant::parse("2026-11-25T10:00:00Z").unwrap();
    let format = DateTimeFormat::new(&locale("de"), &options).unwrap();
    criterion.bench_function("medium date de", |bencher| {
        bencher.iter(|| {
            scratch.clear();
            format.write(black_box(moment), &mut scratch);
            black_box(scratch.len())
        });
    });
    criterion.bench_function("constructing medium date de", |bencher| {
        let locale = locale("de");
        bencher.iter(|| DateTimeFormat::new(black_box(&locale), &options).unwrap());
    });

    for id in ["en", "ar", "pl"] {
        let rules = PluralRules::new(&locale(id), PluralType::Cardinal);
        criterion.bench_function(&format!("plural {id}"), |bencher| {
            bencher.iter(|| rules.select_integer(amounts.next().unwrap_or(0).unsigned_abs()));
        });
    }
}

fn messages(criterion: &mut Criterion) {
    let mut bundle = Bundle::new(locale("en"), false);
    let source = "cart = { $n ->\n    [one] { $n } item\n   *[other] { $n } items\n }, { $total } by { DATETIME($day, dateStyle: \"medium\") }";
    bundle.add_program(Resource::parse(source).unwrap().into_program());
    let handle = bundle.value(bundle.message("cart").unwrap()).unwrap();
    let (mut scratch, mut errors) = (Scratch::with_capacity(256), Vec::new());
    let arguments = [
        ("n", Argument::Number(Digits::from(3_u64))),
        ("total", Argument::Money(Money::parse("12.50", "EUR").unwrap())),
        ("day", Argument::DateTime(Instant::parse("2026-11-25T10:00:00Z").unwrap())),
    ];
    criterion.bench_function("cart message", |bencher| {
        bencher.iter(|| {
            scratch.clear();
            bundle.write_pattern(handle, &Arguments::Named(&arguments), &mut scratch, &mut errors);
            black_box(scratch.len())
        });
    });
}

fn exchange(criterion: &mut Criterion) {
    criterion.bench_function("opening the history", |bencher| bencher.iter(|| Exchange::embedded().unwrap()));
    let exchange = Exchange::embedded().unwrap();
    let (dollar, yen) = (Currency::parse("USD").unwrap(), Currency::parse("JPY").unwrap());
    let options = ConvertOptions::default();
    let money = Money::parse("19.99", "USD").unwrap();
    criterion.bench_function("one conversion with its route", |bencher| {
        bencher.iter(|| exchange.convert(black_box(&money), yen, &options).unwrap());
    });
    let route = exchange.route(dollar, yen, &options).unwrap();
    let amounts: Vec<i64> = amounts().take(100_000).collect();
    let mut results = vec![0; amounts.len()];
    criterion.bench_function("100,000 conversions", |bencher| {
        bencher.iter(|| route.convert_minor(black_box(&amounts), &mut results, &options).unwrap());
    });
}

/// Rows of many days and currencies, the table of rates made anew each time.
fn rows(criterion: &mut Criterion) {
    const ROWS: usize = 100_000;
    let exchange = Exchange::embedded().unwrap();
    let codes = ["EUR", "USD", "GBP", "JPY", "CHF", "SEK", "PLN", "TRY"];
    let (mut delimited, mut lines) = ("id,date,amount,currency\n".to_owned(), String::new());
    for ((number, amount), code) in (0..).zip(amounts()).take(ROWS).zip(codes.iter().cycle()) {
        let date = Date::from_days(13_000 + number * 7 % 7_000).unwrap();
        let amount = coinage::Decimal::new(amount % 10_000_000, 2);
        delimited.push_str(&format!("{number:08},{date},{amount},{code}\n"));
        lines.push_str(&format!(
            "{{\"id\":{number},\"date\":\"{date}\",\"amount\":{amount},\"currency\":\"{code}\"}}\n"
        ));
    }
    let mut group = criterion.benchmark_group("rows");
    group.throughput(Throughput::Elements(ROWS as u64)).sample_size(20);
    for (name, format, text) in [("delimited", Format::Delimited(None), delimited), ("JSON", Format::JsonLines, lines)]
    {
        let mut batch = Batch::new("amount", "currency", "date", Currency::EUR);
        batch.format = format;
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let out = Vec::with_capacity(2 * text.len());
                run(&exchange, &batch, text.as_bytes(), out, None::<Vec<u8>>, 1, &|_| {}).unwrap()
            });
        });
    }
}

criterion_group!(hot_paths, formats, messages, exchange, rows);
criterion_main!(hot_paths);
