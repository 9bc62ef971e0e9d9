//! The number plans against ICU4X's own formatters: every locale of the table.
//!
//! The table is made from ICU4X's data, so a difference is either a fault of ours or one of the
//! few things done otherwise on purpose. Those are the [`Cause`]s below: each is narrow, says
//! why, and must still occur; when ICU4X changes, a cause that explains nothing fails the test.

#![allow(clippy::unwrap_used, clippy::panic)]

use coinage::decimal::Digits;
use coinage::format::{NumberFormat, NumberFormatOptions, OptionValue, Scratch};
use coinage::{Currency, Locale};
use fixed_decimal::{Decimal, SignedRoundingMode, UnsignedRoundingMode};
use icu::decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu::decimal::preferences::CompactDecimalFormatterPreferences;
use icu::decimal::{CompactDecimalFormatter, DecimalFormatter, DecimalFormatterPreferences};
use icu::experimental::dimension::currency::formatter::{CurrencyFormatter, CurrencyFormatterPreferences};
use icu::experimental::dimension::currency::options::{CurrencyFormatterOptions, CurrencyUsage};
use icu::experimental::dimension::percent::formatter::PercentFormatter;
use icu::locale::preferences::extensions::unicode::keywords::CurrencyType;
use std::collections::BTreeMap;
use writeable::Writeable as _;

/// Every locale of the table.
fn rows() -> Vec<&'static str> {
    include_str!("../../../data/cldr/locales.txt").lines().collect()
}

/// One comparison that came out different.
struct Difference {
    locale: String,
    setting: String,
    value: String,
    ours: String,
    theirs: String,
}

/// A difference by design.
struct Cause {
    name: &'static str,
    applies: fn(&Difference) -> bool,
}

/// What a run over a share of the locales came to.
#[derive(Default)]
struct Tally {
    compared: usize,
    differences: Vec<Difference>,
}

impl Tally {
    fn compare(&mut self, locale: &str, setting: &str, value: &str, ours: &str, theirs: &str) {
        self.compared += 1;
        if ours != theirs {
            self.differences.push(Difference {
                locale: locale.into(),
                setting: setting.into(),
                value: value.into(),
                ours: ours.into(),
                theirs: theirs.into(),
            });
        }
    }
}

/// Runs the work over all locales on every core and holds each difference against the causes.
fn over_all_locales(least: usize, causes: &[Cause], work: impl Fn(&str, &mut Tally) + Sync) {
    let rows = rows();
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let tallies: Vec<Tally> = std::thread::scope(|scope| {
        let spawned: Vec<_> = (0..threads)
            .map(|thread| {
                let (rows, work) = (&rows, &work);
                scope.spawn(move || {
                    let mut tally = Tally::default();
                    for row in rows.iter().skip(thread).step_by(threads) {
                        work(row, &mut tally);
                    }
                    tally
                })
            })
            .collect();
        spawned.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let compared: usize = tallies.iter().map(|tally| tally.compared).sum();
    let mut explained: BTreeMap<&str, usize> = causes.iter().map(|cause| (cause.name, 0)).collect();
    let mut unexplained = Vec::new();
    for difference in tallies.iter().flat_map(|tally| &tally.differences) {
        match causes.iter().find(|cause| (cause.applies)(difference)) {
            Some(cause) => *explained.get_mut(cause.name).unwrap() += 1,
            None => unexplained.push(difference),
        }
    }
    println!("{compared} comparisons; {} differ without a cause; by design {explained:?}", unexplained.len());
    if !unexplained.is_empty() {
        let mut shown = String::new();
        for difference in unexplained.iter().take(60) {
            let Difference { locale, setting, value, ours, theirs } = difference;
            shown.push_str(&format!("{locale} {setting} {value}: ours {ours:?}, ICU4X {theirs:?}\n"));
        }
        if let Ok(path) = std::env::var("DIFFERENCES") {
            let all: Vec<_> = unexplained
                .iter()
                .map(|d| format!("{}\t{}\t{}\t{:?}\t{:?}\n", d.locale, d.setting, d.value, d.ours, d.theirs))
                .collect();
            std::fs::write(path, all.concat()).unwrap();
        }
        panic!("{} of {compared} differ without a cause:\n{shown}", unexplained.len());
    }
    assert!(compared >= least, "only {compared} comparisons were made");
    for (name, count) in explained {
        assert!(count > 0, "nothing differs any more by the cause `{name}`: take it out");
    }
}

/// A text without separators, spaces, signs and marks of direction: what has to be equal where
/// only these are done otherwise.
fn spelled(text: &str) -> String {
    text.chars().filter(|unit| unit.is_alphanumeric() || "()$€£¥₹¤".contains(*unit)).collect()
}

fn language(locale: &str) -> &str {
    locale.split('-').next().unwrap_or_default()
}

fn options(pairs: &[(&str, &str)]) -> NumberFormatOptions {
    let mut options = NumberFormatOptions::default();
    for (name, value) in pairs {
        let value = match *value {
            "true" => OptionValue::Boolean(true),
            "false" => OptionValue::Boolean(false),
            text if text.bytes().all(|byte| byte.is_ascii_digit()) => OptionValue::Number(text),
            text => OptionValue::Text(text),
        };
        options.set(name, value).unwrap();
    }
    options
}

const VALUES: [&str; 14] = [
    "0",
    "-0",
    "1",
    "-7",
    "12.5",
    "999",
    "-1000",
    "1234.567",
    "9999.9996",
    "-12345",
    "100000",
    "1234567.891",
    "-98765432109876543210.123",
    "0.001",
];

/// The value as ICU4X is given it: rounded as ECMA-402 does by default.
fn rounded(value: &str, places: i16) -> Decimal {
    let mut decimal: Decimal = value.parse().unwrap();
    decimal.round_with_mode(-places, SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand));
    decimal.trim_end();
    decimal
}

fn preferences(locale: &str, system: &str) -> DecimalFormatterPreferences {
    let text = if system.is_empty() { locale.to_owned() } else { format!("{locale}-u-nu-{system}") };
    (&text.parse::<icu::locale::Locale>().unwrap()).into()
}

#[test]
fn decimals_are_icu4x_s_in_every_locale_grouping_and_numbering_system() {
    let strategies = [
        ("auto", GroupingStrategy::Auto),
        ("always", GroupingStrategy::Always),
        ("min2", GroupingStrategy::Min2),
        ("false", GroupingStrategy::Never),
    ];
    let systems =
        ["", "latn", "arab", "arabext", "beng", "deva", "thai", "mymr", "adlm", "cakm", "hanidec", "fullwide"];
    let causes = [
        Cause {
            name: "ICU4X has the digits of systems that are some locale's own only",
            applies: |difference| difference.setting.starts_with("fullwide "),
        },
        Cause {
            name: "locales without Arabic symbols inherit the root's, which ICU4X's data leaves out",
            applies: |difference| difference.setting.starts_with("arab"),
        },
        Cause {
            name: "in a system without symbols the locale's Latin ones stand, as in ICU; ICU4X takes the usual ones",
            applies: |difference| {
                let system = difference.setting.split(' ').next().unwrap_or_default();
                ["beng", "deva", "thai", "mymr", "adlm", "cakm", "hanidec"].contains(&system)
                    && spelled(&difference.ours) == spelled(&difference.theirs)
            },
        },
        Cause {
            name: "`always` groups as soon as it can, as ECMA-402 says; ICU4X keeps the locale's minimum",
            applies: |difference| {
                difference.setting.ends_with(" always") && spelled(&difference.ours) == spelled(&difference.theirs)
            },
        },
    ];
    over_all_locales(250_000, &causes, |id, tally| {
        for system in systems {
            let locale = if system.is_empty() { id.to_owned() } else { format!("{id}-u-nu-{system}") };
            let locale = Locale::parse(&locale).unwrap();
            for (name, strategy) in strategies {
                let mut wanted = DecimalFormatterOptions::default();
                wanted.grouping_strategy = Some(strategy);
                let theirs = DecimalFormatter::try_new(preferences(id, system), wanted).unwrap();
                let mut asked = NumberFormatOptions::default();
                asked.use_grouping = Some(match name {
                    "false" => coinage::format::UseGrouping::Never,
                    name => coinage::format::UseGrouping::parse(name).unwrap(),
                });
                let ours = NumberFormat::new(&locale, &asked).unwrap();
                for value in VALUES {
                    let expected = theirs.format_to_string(&rounded(value, 3));
                    let setting = format!("{system} {name}");
                    tally.compare(id, &setting, value, &ours.format(&Digits::parse(value).unwrap()), &expected);
                }
            }
        }
    });
}

#[test]
fn percents_are_icu4x_s_in_every_locale() {
    let causes = [
        Cause {
            name: "a percent has group sizes of its own; ICU4X takes those of plain numbers",
            applies: |difference| {
                let indian = ["bn", "kok", "kxv", "ml", "mr", "or", "te", "blo"];
                indian.contains(&language(&difference.locale))
                    && spelled(&difference.ours) == spelled(&difference.theirs)
            },
        },
        Cause {
            name: "each numbering system has a percent sign and signs of its own; ICU4X has one a locale",
            applies: |difference| {
                ["ar", "ckb", "fa", "ks", "ps", "sd", "ur"].contains(&language(&difference.locale))
                    && spelled(&difference.ours) == spelled(&difference.theirs)
            },
        },
    ];
    over_all_locales(6_000, &causes, |id, tally| {
        let ours = NumberFormat::new(
            &Locale::parse(id).unwrap(),
            &options(&[("style", "percent"), ("maximumFractionDigits", "3")]),
        )
        .unwrap();
        let locale: icu::locale::Locale = id.parse().unwrap();
        let theirs = PercentFormatter::try_new((&locale).into(), Default::default()).unwrap();
        for value in VALUES {
            // ICU4X takes the number of hundredths.
            let mut hundredths = Digits::parse(value).unwrap();
            hundredths.shift(-2);
            let expected = theirs.format(&rounded(value, 3)).write_to_string().into_owned();
            tally.compare(id, "", value, &ours.format(&hundredths), &expected);
        }
    });
}

#[test]
fn amounts_are_icu4x_s_in_every_locale_and_currency() {
    let currencies: Vec<(Currency, CurrencyType)> = Currency::all()
        .map(|currency| {
            let code = currency.code().to_ascii_lowercase();
            (
                currency,
                CurrencyType::try_from(&code.parse::<icu::locale::extensions::unicode::Value>().unwrap()).unwrap(),
            )
        })
        .collect();
    let displays = ["symbol", "narrowSymbol", "code"];
    let values = ["-1234567.891", "0", "42"];
    let parsed: Vec<Decimal> = values.iter().map(|value| value.parse().unwrap()).collect();
    let causes = [
        Cause {
            name: "where CLDR's symbol is the ISO code, ICU4X drops it and lets the root's through",
            applies: |difference| {
                let code = difference.setting.get(..3).unwrap_or_default();
                !difference.setting.contains(" code ")
                    && difference.ours.contains(code)
                    && !difference.theirs.contains(code)
            },
        },
        Cause {
            name: "amounts have group sizes of their own; ICU4X takes those of plain numbers",
            applies: |difference| {
                let indian = ["as", "brx", "en", "kxv", "ml", "mr", "or", "pa", "sa", "ta", "te"];
                indian.contains(&language(&difference.locale))
                    && spelled(&difference.ours) == spelled(&difference.theirs)
            },
        },
        Cause {
            name: "CLDR's separators for money only, which ICU4X's data leaves out",
            applies: |difference| {
                ["de-AT", "fr-CH"].contains(&difference.locale.as_str())
                    && spelled(&difference.ours) == spelled(&difference.theirs)
            },
        },
    ];
    // The code's pattern is the same for all currencies: a few stand for them.
    let coded = ["USD", "EUR", "JPY", "KWD", "CLF", "PTE"];
    over_all_locales(1_500_000, &causes, |id, tally| {
        let locale = Locale::parse(id).unwrap();
        let preferences: CurrencyFormatterPreferences = (&id.parse::<icu::locale::Locale>().unwrap()).into();
        let mut scratch = Scratch::new();
        for (currency, theirs) in &currencies {
            for display in displays {
                if display == "code" && !coded.contains(&currency.code()) {
                    continue;
                }
                for sign in ["standard", "accounting"] {
                    let asked = options(&[
                        ("style", "currency"),
                        ("currency", currency.code()),
                        ("currencyDisplay", display),
                        ("currencySign", sign),
                    ]);
                    let ours = NumberFormat::new(&locale, &asked).unwrap();
                    let mut wanted = CurrencyFormatterOptions::default();
                    if sign == "accounting" {
                        wanted.usage = CurrencyUsage::Accounting;
                    }
                    let theirs = match display {
                        "symbol" => CurrencyFormatter::try_new_symbol(preferences, *theirs, wanted),
                        "code" => CurrencyFormatter::try_new_code(preferences, *theirs, wanted),
                        _ => CurrencyFormatter::try_new_symbol_narrow(preferences, *theirs, wanted),
                    }
                    .unwrap();
                    for (value, decimal) in values.iter().zip(&parsed) {
                        let expected = theirs.format_fixed_decimal(decimal).write_to_string().into_owned();
                        scratch.truncate(0);
                        ours.write(&Digits::parse(value).unwrap(), &mut scratch);
                        let text = scratch.text_from(0);
                        if text == expected {
                            tally.compared += 1;
                        } else {
                            let setting = format!("{} {display} {sign}", currency.code());
                            tally.compare(id, &setting, value, &text, &expected);
                        }
                    }
                }
            }
        }
    });
}

/// Compact forms in both widths. ICU4X rounds halves to even here.
#[test]
fn compact_numbers_agree() {
    let causes = [
        Cause {
            name: "Swahili says where its sign stands, ICU4X does not read that",
            applies: |d| language(&d.locale) == "sw",
        },
        Cause {
            name: "ICU4X has no plural rules under Serbian in Latin script",
            applies: |d| d.locale.starts_with("sr-Latn") || d.locale == "sr-ME",
        },
        Cause {
            name: "ICU4X takes the form of the power before rounding: 99,950 is 100 thousand",
            applies: |d| matches!(&*d.locale, "kk" | "km") && d.value == "99950",
        },
    ];
    let values = [
        "0",
        "-1",
        "12.5",
        "999",
        "1000",
        "-1234",
        "1500",
        "99950",
        "999999",
        "1000000",
        "-2500000",
        "1e9",
        "3e12",
        "5e14",
        "1e15",
        "123456789012345678",
    ];
    over_all_locales(14_000, &causes, |id, tally| {
        let locale = Locale::parse(id).unwrap();
        for width in ["short", "long"] {
            let prefs: CompactDecimalFormatterPreferences = (&id.parse::<icu::locale::Locale>().unwrap()).into();
            let theirs = if width == "short" {
                CompactDecimalFormatter::try_new_short(prefs, Default::default())
            } else {
                CompactDecimalFormatter::try_new_long(prefs, Default::default())
            };
            let theirs = theirs.unwrap();
            let asked = options(&[("notation", "compact"), ("compactDisplay", width), ("roundingMode", "halfEven")]);
            let ours = NumberFormat::new(&locale, &asked).unwrap();
            for value in values {
                let number = Digits::parse(value).unwrap();
                let expected = theirs.format_to_string(&value.parse::<Decimal>().unwrap());
                tally.compare(id, width, value, &ours.format(&number), &expected);
            }
        }
    });
}
