//! Several sources of rates: which of them counts, who is named, where they contradict each other,
//! and which way wins between two currencies.
#![cfg(feature = "sources")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use coinage::exchange::source::{Side, Source};
use coinage::exchange::{ConvertOptions, Exchange, History, MissingDay, Preference, Units};
use coinage::{Currency, Date, Decimal, Money};

fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap()
}

fn history(name: &str, rows: &str) -> History {
    let table = ["date,base,quote,rate\n", &rows.replace(';', "\n")].concat();
    History::from_csv(&table, name).unwrap()
}

fn exchange(sources: &[(&str, &str)]) -> Exchange {
    let mut exchange = Exchange::default();
    sources.iter().for_each(|(name, rows)| exchange.add(history(name, rows)));
    exchange
}

fn on(day: &str) -> ConvertOptions {
    ConvertOptions { on: Some(Date::parse(day).unwrap()), units: Units::Decimals(4), ..ConvertOptions::default() }
}

/// The amount, the way and the sources of 100 units, or the error.
fn told(exchange: &Exchange, from: &str, to: &str, options: &ConvertOptions) -> String {
    match exchange.convert(&Money::parse("100", from).unwrap(), currency(to), options) {
        Ok(found) => {
            let legs: Vec<String> = found.legs.iter().map(|leg| format!("{} of {}", leg.source, leg.date)).collect();
            let path: Vec<&str> = found.path.iter().map(|currency| currency.code()).collect();
            format!("{}; {}; {}", found.amount.amount(), path.join(" "), legs.join(", "))
        }
        Err(error) => format!("{}: {error}", error.code()),
    }
}

#[test]
fn of_several_sources_the_closest_observation_counts_or_the_first_that_answers() {
    let mut both = exchange(&[
        ("a", "2026-10-27,EUR,USD,1.10;2026-10-30,EUR,USD,1.11"),
        ("b", "2026-10-29,EUR,USD,1.20;2026-10-30,USD,EUR,0.80"),
    ]);
    assert_eq!(told(&both, "EUR", "USD", &on("2026-10-29")), "120.0000; EUR USD; b of 2026-10-29");
    // Equally close: the source added first, whatever its direction.
    assert_eq!(told(&both, "EUR", "USD", &on("2026-10-31")), "111.0000; EUR USD; a of 2026-10-30");
    both.prefer(Preference::First);
    assert_eq!(told(&both, "EUR", "USD", &on("2026-10-29")), "110.0000; EUR USD; a of 2026-10-27");
    // What is too old is no answer: the next source is asked.
    let strict = ConvertOptions { max_age_days: 1, ..on("2026-10-29") };
    assert_eq!(told(&both, "EUR", "USD", &strict), "120.0000; EUR USD; b of 2026-10-29");
    let too_strict = ConvertOptions { max_age_days: 0, ..on("2026-10-28") };
    assert!(
        told(&both, "EUR", "USD", &too_strict).starts_with("stale-rate: the last rate of EUR/USD is of 2026-10-27")
    );
    let exact = ConvertOptions { missing: MissingDay::Exact, ..on("2026-10-29") };
    assert_eq!(told(&both, "EUR", "USD", &exact), "120.0000; EUR USD; b of 2026-10-29");
}

#[test]
fn a_source_laid_over_others_has_its_currencies_to_itself_and_no_others() {
    let mut all = exchange(&[("bank", "2026-10-30,EUR,USD,1.1;2026-10-30,EUR,GBP,0.8;2026-10-30,EUR,JPY,170")]);
    all.overlay(history("desk", "2026-10-28,EUR,USD,1.25;2026-10-28,EUR,JPY,99"), &[currency("USD")]);
    all.overlay(history("treasury", "2026-10-29,USD,GBP,0.7"), &[currency("GBP")]);
    let day = on("2026-10-30");
    assert_eq!(told(&all, "EUR", "USD", &day), "125.0000; EUR USD; desk of 2026-10-28");
    // Nobody but the desk counts for dollars, but it counts for nothing else.
    assert_eq!(told(&all, "EUR", "JPY", &day), "17000.0000; EUR JPY; bank of 2026-10-30");
    assert_eq!(told(&all, "USD", "JPY", &day), "13600.0000; USD EUR JPY; desk of 2026-10-28, bank of 2026-10-30");
    // A pair of two such currencies may come from either.
    assert_eq!(told(&all, "USD", "GBP", &day), "70.0000; USD GBP; treasury of 2026-10-29");
    // The bank's pounds are out of reach: the way leads over the treasury's.
    assert_eq!(told(&all, "EUR", "GBP", &day), "87.5000; EUR USD GBP; desk of 2026-10-28, treasury of 2026-10-29");
    assert!(all.quote(Currency::EUR, currency("GBP"), Date::parse("2026-10-30").unwrap()).is_none());
    assert_eq!(
        (all.counts(0, Currency::EUR, currency("GBP")), all.counts(2, currency("GBP"), currency("JPY"))),
        (false, true)
    );
}

#[test]
fn sources_that_contradict_each_other_are_both_named() {
    let mut both = exchange(&[
        ("a", "2026-10-29,EUR,USD,1.10;2026-10-30,EUR,USD,1.10;2026-10-30,EUR,JPY,170"),
        ("b", "2026-10-30,EUR,USD,1.105;2026-10-29,EUR,USD,1.5"),
        ("c", "2026-10-30,USD,EUR,0.9"),
    ]);
    let day = on("2026-10-30");
    let agreed = "110.0000; EUR USD; a of 2026-10-30";
    assert_eq!(told(&both, "EUR", "USD", &day), agreed);
    both.allow_difference(Some(Decimal::ONE));
    // 1.10 × 0.9 is 0.99: just one percent from one.
    assert_eq!(told(&both, "EUR", "USD", &day), agreed);
    both.allow_difference(Some(Decimal::new(9, 1)));
    let apart = "invalid-option: on 2026-10-30 a has EUR/USD 1.10, c USD/EUR 0.9: more than 0.9 % apart";
    assert_eq!(told(&both, "EUR", "USD", &day), apart);
    // As a leg of a longer way, too; a pair that nobody else has is not contradicted.
    assert_eq!(told(&both, "USD", "JPY", &day), apart);
    assert_eq!(told(&both, "EUR", "JPY", &day), "17000.0000; EUR JPY; a of 2026-10-30");
    both.allow_difference(Some(Decimal::ONE));
    assert_eq!(
        told(&both, "EUR", "USD", &on("2026-10-29")),
        "invalid-option: on 2026-10-29 a has EUR/USD 1.10, b EUR/USD 1.5: more than 1 % apart"
    );
    // Rates of different days are no contradiction.
    let mut later = exchange(&[("a", "2026-10-30,EUR,USD,1.1"), ("b", "2026-10-29,EUR,USD,1.5")]);
    later.allow_difference(Some(Decimal::ZERO));
    assert_eq!(told(&later, "EUR", "USD", &day), agreed);
}

#[test]
fn rows_of_a_table_may_name_who_published_them() {
    let table = "date,base,quote,rate,source\n2026-10-30,EUR,USD,1.1,bank\n2026-10-30,EUR,JPY,170,\"desk, Tokyo\"\n\
                 2026-10-30,EUR,GBP,0.8,\n\n2026-10-30,EUR,USD,1.2,\"desk, Tokyo\"\n";
    let source = Source::read(table.as_bytes(), "rates.csv", Side::Mid).unwrap();
    assert_eq!(source.len(), 4);
    let mut exchange = Exchange::default();
    source.clone().histories.into_iter().for_each(|history| exchange.add(history));
    let day = on("2026-10-30");
    assert_eq!(
        told(&exchange, "USD", "JPY", &day),
        "15454.5455; USD EUR JPY; bank of 2026-10-30, desk, Tokyo of 2026-10-30"
    );
    assert_eq!(told(&exchange, "EUR", "GBP", &day), "80.0000; EUR GBP; rates.csv of 2026-10-30");
    let error = source.into_history().unwrap_err();
    assert_eq!(error.to_string(), "EUR/USD has two rates on 2026-10-30: 1.1 and 1.2");
    let twice = "date,base,quote,rate,source\n2026-10-30,EUR,USD,1.1,bank\n2026-10-30,EUR,USD,1.2,bank\n";
    let error = Source::read(twice.as_bytes(), "rates.csv", Side::Mid).unwrap_err();
    assert_eq!(error.to_string(), "rates.csv: EUR/USD has two rates on 2026-10-30: 1.1 and 1.2");
}

/// The way, and the day of each rate on it.
fn way(exchange: &Exchange, from: &str, to: &str) -> String {
    let told = told(exchange, from, to, &on("2026-10-30"));
    told.split_once("; ").map_or(told.clone(), |(_, way)| way.to_owned())
}

#[test]
fn ways_lead_through_whatever_a_source_quotes_against() {
    let sample = |name: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/rates").join(name);
        Exchange::new(Source::read(&std::fs::read(path).unwrap(), name, Side::Mid).unwrap().into_history().unwrap())
    };
    // Canadian dollars for one of each, roubles for one of each, and special drawing rights both ways.
    assert_eq!(
        way(&sample("valet.json"), "EUR", "USD"),
        "EUR CAD USD; valet.json of 2026-10-30, valet.json of 2026-10-30"
    );
    assert!(way(&sample("bank-of-russia.xml"), "USD", "JPY").starts_with("USD RUB JPY; "));
    assert!(way(&sample("imf.tsv"), "USD", "KRW").starts_with("USD XDR KRW; "));
    // 100 EUR × 1.75 CAD ÷ 1.40 CAD.
    assert!(told(&sample("valet.json"), "EUR", "USD", &on("2026-10-30")).starts_with("125.0000; "));
}

#[test]
fn the_shortest_way_wins_then_the_freshest_then_the_euro_then_the_alphabet() {
    // Shortest: the pair itself, six days old, before two fresh rates.
    let long = "2026-10-30,EUR,GBP,0.8;2026-10-30,EUR,CHF,0.9";
    assert_eq!(
        way(&exchange(&[("x", "2026-10-24,GBP,CHF,1.1"), ("y", long)]), "GBP", "CHF"),
        "GBP CHF; x of 2026-10-24"
    );
    // Unless it is too old to answer.
    let stale = exchange(&[("x", "2026-10-01,GBP,CHF,1.1"), ("y", long)]);
    assert_eq!(way(&stale, "GBP", "CHF"), "GBP EUR CHF; y of 2026-10-30, y of 2026-10-30");
    // Freshest: the way whose older rate is newer, even past the euro.
    let euro = "2026-10-28,EUR,GBP,0.8;2026-10-30,EUR,CHF,0.9";
    let dollar = "2026-10-29,USD,GBP,0.7;2026-10-29,USD,CHF,0.8";
    for sources in [[("a", euro), ("b", dollar)], [("b", dollar), ("a", euro)]] {
        assert_eq!(way(&exchange(&sources), "GBP", "CHF"), "GBP USD CHF; b of 2026-10-29, b of 2026-10-29");
    }
    // Equally fresh: the euro, wherever it stands.
    let canada = "2026-10-28,GBP,CAD,1.8;2026-10-28,CHF,CAD,1.6";
    for sources in [[("a", euro), ("c", canada)], [("c", canada), ("a", euro)]] {
        assert_eq!(way(&exchange(&sources), "GBP", "CHF"), "GBP EUR CHF; a of 2026-10-28, a of 2026-10-30");
        assert_eq!(way(&exchange(&sources), "CHF", "GBP"), "CHF EUR GBP; a of 2026-10-30, a of 2026-10-28");
    }
    // Without it the alphabet: Canadian before United States dollars, whichever was added first.
    let dollar = "2026-10-28,USD,GBP,0.7;2026-10-28,USD,CHF,0.8";
    for sources in [[("b", dollar), ("c", canada)], [("c", canada), ("b", dollar)]] {
        assert_eq!(way(&exchange(&sources), "GBP", "CHF"), "GBP CAD CHF; c of 2026-10-28, c of 2026-10-28");
        assert_eq!(way(&exchange(&sources), "CHF", "GBP"), "CHF CAD GBP; c of 2026-10-28, c of 2026-10-28");
    }
    // Of one pair from two sources on the same day: the one added first.
    assert_eq!(way(&exchange(&[("b", dollar), ("c", dollar)]), "USD", "GBP"), "USD GBP; b of 2026-10-28");
}

#[cfg(feature = "cli")]
#[path = "support/mod.rs"]
mod support;

#[cfg(feature = "cli")]
mod command_line {
    use super::support::{catalog, coinage};

    const A: &str = "date,base,quote,rate\n2024-12-23,EUR,USD,1.04\n2024-12-24,EUR,USD,1.05\n2024-12-24,EUR,JPY,163\n";
    const B: &str = "date,base,quote,rate,source\n2024-12-24,EUR,USD,1.08,treasury\n2024-12-24,EUR,CHF,0.93,desk\n";

    fn run(arguments: &str) -> (i32, String, String) {
        let folder = catalog(&[("a.csv", A), ("b.csv", B)]);
        coinage(folder.path(), &arguments.split(' ').collect::<Vec<_>>())
    }

    #[test]
    fn files_chain_lie_over_each_other_and_are_named() {
        let convert = "convert 100 EUR USD --on 2024-12-24 --format plain --rates ";
        for (rest, expected) in [
            ("a.csv --rates b.csv", "100 EUR = 105.00 USD (EUR/USD 1.05, 2024-12-24, 0 days, a.csv)\n"),
            ("b.csv --rates a.csv", "100 EUR = 108.00 USD (EUR/USD 1.08, 2024-12-24, 0 days, treasury)\n"),
            ("a.csv --overlay usd,CHF=b.csv", "100 EUR = 108.00 USD (EUR/USD 1.08, 2024-12-24, 0 days, treasury)\n"),
            ("a.csv --rates b.csv --tolerance 3%", "100 EUR = 105.00 USD (EUR/USD 1.05, 2024-12-24, 0 days, a.csv)\n"),
        ] {
            assert_eq!(run(&[convert, rest].concat()), (0, expected.to_owned(), String::new()), "{rest}");
        }
        // The built-in rates are what an overlay lies over where no file is named.
        let (code, stdout, _) = run("convert 100 USD JPY --on 2024-12-24 --format plain --overlay USD=b.csv");
        assert!(
            code == 0 && stdout.ends_with("treasury; European Central Bank, euro foreign exchange reference rates)\n"),
            "{stdout}"
        );
        let (_, stdout, _) = run("rates list --rates a.csv --overlay USD=b.csv --format csv");
        assert_eq!(
            stdout,
            "quoted,first,last,observations,source\nEUR/JPY,2024-12-24,2024-12-24,1,a.csv\n\
             EUR/USD,2024-12-24,2024-12-24,1,treasury\n"
        );
        let (_, stdout, _) = run("rates history EUR USD --rates a.csv --overlay USD=b.csv -q");
        assert_eq!(stdout, "1.08\n");
    }

    #[test]
    fn contradictions_and_wrong_options_are_told() {
        let convert = "convert 100 EUR USD --on 2024-12-24 --rates a.csv --rates b.csv ";
        for (rest, told) in [
            (
                "--tolerance 2",
                "on 2024-12-24 a.csv has EUR/USD 1.05, treasury EUR/USD 1.08: more than 2 % apart\nhint: leave",
            ),
            ("--tolerance some", "--tolerance: `some` is no percentage of zero or more\n"),
            ("--prefer best", "--prefer: `best` prefers no source\nhint: closest or first\n"),
            (
                "--overlay b.csv",
                "--overlay: `b.csv` names no currencies and their file\nhint: write it like USD,GBP=rates.csv\n",
            ),
        ] {
            let (code, stdout, stderr) = run(&[convert, rest].concat());
            assert_eq!((code, stdout.as_str()), (3, ""), "{rest}");
            assert!(stderr.contains(told), "{stderr}");
        }
        let (code, _, stderr) = run(&[convert, "--overlay DOLLAR=b.csv"].concat());
        assert!(code == 4 && stderr.contains("--overlay: `DOLLAR` is not a currency code"), "{stderr}");
        let (code, _, stderr) = run(&[convert, "--overlay USD=none.csv"].concat());
        assert!(code == 5 && stderr.contains("none.csv: cannot read: "), "{stderr}");
    }
}
