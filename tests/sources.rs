//! Rates in every form they are published in: read, converted by, broken.
#![cfg(feature = "sources")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use coinage::exchange::source::{ExportForm, Form, Side, Source, export};
use coinage::exchange::{ConvertOptions, Exchange, Units};
use coinage::{Currency, Date, Money};
use proptest::prelude::*;
use std::path::Path;

const SAMPLES: [(&str, Form); 22] = [
    ("ecb-daily.xml", Form::EcbXml),
    ("ecb-hist.xml", Form::EcbXml),
    ("ecb-hist.csv", Form::EcbCsv),
    ("ecb-day.csv", Form::EcbCsv),
    ("ecb-sdmx.csv", Form::SdmxCsv),
    ("oxr-latest.json", Form::OpenExchangeRates),
    ("oxr-sides.json", Form::OpenExchangeRates),
    ("oxr-series.json", Form::OpenExchangeRates),
    ("frankfurter-day.json", Form::FrankfurterV1),
    ("frankfurter-range.json", Form::FrankfurterV1),
    ("frankfurter-rows.json", Form::FrankfurterV2),
    ("frankfurter.ndjson", Form::FrankfurterV2),
    ("frankfurter.csv", Form::Plain),
    ("exchangerate-host.json", Form::ExchangerateHost),
    ("exchangerate-host-live.json", Form::ExchangerateHost),
    ("bank-of-russia.xml", Form::BankOfRussia),
    ("valet.json", Form::ValetJson),
    ("valet.csv", Form::ValetCsv),
    ("fed-h10.csv", Form::FedH10),
    ("imf.tsv", Form::ImfTsv),
    ("prices.ledger", Form::Ledger),
    ("prices.beancount", Form::Beancount),
];

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/rates").join(name)).unwrap()
}

fn read(name: &str) -> Source {
    Source::read(&sample(name), name, Side::Mid).unwrap()
}

fn fault(text: &str) -> String {
    let error = Source::read(text.as_bytes(), "x", Side::Mid).unwrap_err();
    format!("{} {error}", error.code())
}

#[test]
fn every_form_is_told_by_its_content_and_converts_an_amount() {
    let on = Some(Date::parse("2026-10-30").unwrap());
    for (name, form) in SAMPLES {
        let source = read(name);
        assert_eq!(source.form, form, "{name}");
        let exchange = Exchange::new(source.into_history().unwrap());
        let options = ConvertOptions { on, ..ConvertOptions::default() };
        let wanted = match form {
            Form::BankOfRussia => "8000.00 RUB",
            Form::ValetJson | Form::ValetCsv => "140.00 CAD",
            Form::ImfTsv => "80.00 XDR",
            _ => "80.00 EUR",
        };
        let money = Money::parse("100", "USD").unwrap();
        let to = Currency::parse(&wanted[wanted.len() - 3..]).unwrap();
        // A special drawing right has no minor unit to round to.
        let units = if form == Form::ImfTsv { Units::Decimals(2) } else { Units::Minor };
        let found = exchange.convert(&money, to, &ConvertOptions { units, ..options });
        assert_eq!(found.unwrap_or_else(|error| panic!("{name}: {error:?}")).amount.to_string(), wanted, "{name}");
    }
}

#[test]
fn a_pack_is_a_source_too() {
    let pack = read("ecb-hist.csv").into_history().unwrap().to_pack().unwrap();
    let again = Source::read(&pack, "rates.pack", Side::Mid).unwrap();
    assert_eq!((again.form, again.len()), (Form::Pack, 4));
}

#[test]
fn rates_keep_direction_digits_and_nominals() {
    let value = |name: &str, base: &str, quote: &str| {
        let (base, quote) = (Currency::parse(base).unwrap(), Currency::parse(quote).unwrap());
        read(name).histories[0].observations(base, quote).last().map(|seen| format!("{} {}", seen.date, seen.value))
    };
    assert_eq!(value("ecb-day.csv", "EUR", "GBP").unwrap(), "2026-10-30 0.83380");
    // 56.9217 roubles for 100 yen.
    assert_eq!(value("bank-of-russia.xml", "JPY", "RUB").unwrap(), "2026-10-30 0.569217");
    assert_eq!(value("valet.json", "EUR", "CAD").unwrap(), "2026-10-30 1.75");
    assert_eq!(value("fed-h10.csv", "EUR", "USD").unwrap(), "2026-10-30 1.2500");
    assert_eq!(value("fed-h10.csv", "USD", "JPY").unwrap(), "2026-10-30 140.54");
    assert_eq!(value("imf.tsv", "XDR", "KRW").unwrap(), "2026-10-30 1912.50");
    assert_eq!(value("imf.tsv", "USD", "XDR").unwrap(), "2026-10-30 0.8");
    assert_eq!(value("prices-comma.ledger", "USD", "EUR").unwrap(), "2026-10-30 0.8");
    // Ten units were asked for.
    assert_eq!(value("frankfurter-range.json", "USD", "EUR").unwrap(), "2026-10-30 0.8");
    let long = br#"{"base":"USD","date":"2026-10-30","rates":{"EUR":0.1234567890123456789012345}}"#;
    let source = Source::read(long, "x", Side::Mid).unwrap();
    let seen = source.histories[0].observations(Currency::parse("USD").unwrap(), Currency::EUR);
    assert_eq!(seen[0].value.to_string(), "0.1234567890123456789012345");
}

#[test]
fn what_is_no_currency_is_told() {
    assert_eq!(read("oxr-latest.json").left_out, ["BTC"]);
    assert_eq!(read("exchangerate-host.json").left_out, ["GGP"]);
    assert_eq!(read("fed-h10.csv").left_out, ["JRXWTFB_N.B"]);
    assert_eq!(read("imf.tsv").left_out, ["Moon dollar"]);
}

#[test]
fn sides_are_read_where_they_are_given() {
    for (name, side, wanted) in [
        ("plain.csv", Side::Mid, "0.8"),
        ("plain.csv", Side::Bid, "0.79"),
        ("plain.csv", Side::Ask, "0.81"),
        ("oxr-sides.json", Side::Bid, "0.79"),
        ("oxr-sides.json", Side::Ask, "0.81"),
    ] {
        let history = Source::read(&sample(name), name, side).unwrap().into_history().unwrap();
        let seen = history.observations(Currency::parse("USD").unwrap(), Currency::EUR);
        assert_eq!(seen[0].value.to_string(), wanted, "{name} {side:?}");
    }
    for (name, _) in SAMPLES.iter().filter(|(name, _)| *name != "oxr-sides.json") {
        assert_eq!(Source::read(&sample(name), name, Side::Ask).unwrap_err().code(), "missing-rate", "{name}");
    }
}

#[test]
fn faults_carry_code_and_place() {
    for (text, wanted) in [
        (
            "<Cube><Cube time='2026-10-30'><Cube currency='USD' rate='1,25'/></Cube></Cube>",
            "invalid-number x: line 1, column 58: `1,25` is not a number",
        ),
        (
            "<Cube>\n<Cube time='2026-02-30'/></Cube>",
            "date-out-of-range x: line 2, column 13: `2026-02-30` is not a day of the calendar",
        ),
        ("<Cube><Cube currency='USD' rate='1'/></Cube>", "parse-error x: line 1, column 7: a rate without its day"),
        ("<Cube><Cube time='2026-10-30'>", "parse-error x: line 1, column 31: the XML ends before it is complete"),
        ("<html><body/></html>", "parse-error x: line 1, column 1: this is a page of HTML, not rates"),
        ("PK\u{3}\u{4}", "parse-error x: line 1, column 1: this is a zip archive"),
        ("<a><body/></a>", "parse-error x: line 1, column 1: this XML holds no rates of a form that is known"),
        (
            "{\"base\":\"USD\",\n\"date\":\"2026-10-30\",\"rates\":{\"EUR\":-1}}",
            "invalid-number x: line 2, column 36: the rate USD/EUR is not above zero",
        ),
        (
            "{\"base\":\"USD\",\"date\":\"soon\",\"rates\":{\"EUR\":1}}",
            "date-out-of-range x: line 1, column 23: `soon` is not a day of the calendar",
        ),
        (
            "{\"success\":false,\"error\":{\"code\":101,\"info\":\"no key\"}}",
            "parse-error x: line 1, column 1: the service answered with an error instead of rates: no key",
        ),
        (
            "[{\"date\":\"2026-10-30\",\"base\":\"USD\",\"quote\":\"EUR\"}]",
            "parse-error x: line 1, column 2: the object has no `rate`",
        ),
        (
            "2026-10-30 price USD 0.8\n",
            "parse-error x: line 1, column 1: this is no price directive: `2026-10-30 price USD 0.8`",
        ),
        (
            "P 2026-10-30 USD 0,8 EUR\n",
            "ambiguous-number x: line 1, column 18: `0,8` has a comma, which the file does not say is its decimal mark",
        ),
        (
            "P 2026-10-30 USD 0.8 EUR\n2026-10-30 * shop\n",
            "parse-error x: line 2, column 1: this is no price directive: `2026-10-30 * shop`",
        ),
    ] {
        assert_eq!(fault(text), wanted);
    }
    // A text that ends early is told at its end.
    let broken = fault("{\"base\":\"USD\",\"date\":\"2026-10-30\",\"rates\":{\"EUR\":1");
    assert!(broken.starts_with("parse-error x: line 1, column "), "{broken}");
}

#[test]
fn what_is_exported_reads_back() {
    let history = read("ecb-hist.csv").into_history().unwrap();
    let rows = |history: &coinage::exchange::History| {
        let pairs: Vec<_> = history.pairs().collect();
        pairs.iter().flat_map(|pair| history.observations(pair.0, pair.1)).collect::<Vec<_>>()
    };
    for form in ExportForm::ALL {
        let text = export(&history, form, None, None).unwrap();
        let again = Source::read(text.as_bytes(), "again", Side::Mid).unwrap();
        assert_eq!(rows(&again.histories[0]), rows(&history), "{}", form.as_str());
        assert_eq!(ExportForm::parse(form.as_str()).unwrap(), form);
    }
    let other = read("valet.json").into_history().unwrap();
    assert_eq!(export(&other, ExportForm::EcbCsv, None, None).unwrap_err().code(), "invalid-option");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn broken_samples_are_refused_or_read_but_never_kill(
        which in 0..SAMPLES.len(), cut in any::<prop::sample::Index>(), flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
    ) {
        let mut bytes = sample(SAMPLES[which].0);
        for (at, byte) in &flips {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        if cut.index(2) == 0 || flips.is_empty() {
            bytes.truncate(cut.index(bytes.len()));
        }
        for side in [Side::Mid, Side::Ask] {
            if let Err(error) = Source::read(&bytes, "x", side) {
                prop_assert_eq!(&error.place().unwrap().subject, "x");
            }
        }
    }
}

#[cfg(feature = "cli")]
mod command_line {
    use super::*;
    use std::process::{Command, Output};

    fn run(arguments: &[&str]) -> Output {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/rates");
        Command::new(env!("CARGO_BIN_EXE_coinage")).args(arguments).current_dir(folder).output().unwrap()
    }

    fn printed(arguments: &[&str]) -> String {
        let output = run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    #[test]
    fn convert_takes_every_form() {
        for (name, form) in SAMPLES {
            let (to, wanted) = match form {
                Form::BankOfRussia => ("RUB", "8000.00\n"),
                Form::ValetJson | Form::ValetCsv => ("CAD", "140.00\n"),
                Form::ImfTsv => ("XDR", "80.00\n"),
                _ => ("EUR", "80.00\n"),
            };
            let words = ["convert", "100", "USD", to, "--on", "2026-10-30", "--rates", name, "-q", "--to-units", "2"];
            assert_eq!(printed(&words), wanted, "{name}");
        }
        let ask = ["convert", "100", "USD", "EUR", "--rates", "plain.csv", "--side", "ask", "-q"];
        assert_eq!(printed(&ask), "81.00\n");
        let told = String::from_utf8(run(&["rates", "list", "--rates", "oxr-latest.json"]).stderr).unwrap();
        assert_eq!(told, "note: oxr-latest.json: left out, not in ISO 4217: BTC\n");
    }

    #[test]
    fn files_are_imported_into_one_pack() {
        let folder = tempfile::tempdir().unwrap();
        let pack = folder.path().join("rates.pack");
        let pack = pack.to_str().unwrap();
        let text = printed(&["rates", "import", "ecb-hist.csv", "valet.csv", "--out", pack]);
        assert!(
            text.starts_with(
                "ecb-hist.csv: ECB CSV, 4 observations of 2 pairs, 2026-10-29 to 2026-10-30\n\
                 valet.csv: Bank of Canada CSV, 3 observations of 2 pairs, 2026-10-29 to 2026-10-30\n"
            ),
            "{text}"
        );
        assert_eq!(
            printed(&["rates", "list", "--rates", pack, "--format", "csv"]),
            "quoted,first,last,observations,source\n\
             EUR/CAD,2026-10-30,2026-10-30,1,ecb-hist.csv; valet.csv\n\
             EUR/JPY,2026-10-29,2026-10-30,2,ecb-hist.csv; valet.csv\n\
             EUR/USD,2026-10-29,2026-10-30,2,ecb-hist.csv; valet.csv\n\
             USD/CAD,2026-10-29,2026-10-30,2,ecb-hist.csv; valet.csv\n"
        );
        // Two files that contradict each other leave what was there.
        let before = std::fs::read(pack).unwrap();
        let refused =
            run(&["rates", "import", "frankfurter-day.json", "prices.ledger", "oxr-series.json", "--out", pack]);
        assert!(refused.status.success());
        let one = folder.path().join("other.csv");
        std::fs::write(&one, "date,base,quote,rate\n2026-10-30,USD,EUR,0.9\n").unwrap();
        let before_refused = std::fs::read(pack).unwrap();
        let refused = run(&["rates", "import", "frankfurter-day.json", one.to_str().unwrap(), "--out", pack]);
        assert_eq!(refused.status.code(), Some(3));
        assert!(before != before_refused && before_refused == std::fs::read(pack).unwrap());
    }

    #[test]
    fn a_matrix_converts_one_of_each() {
        let words =
            ["rates", "matrix", "EUR,USD,JPY", "--on", "2026-10-30", "--rates", "ecb-hist.csv", "--places", "4"];
        assert_eq!(
            printed(&words),
            "1       EUR     USD       JPY\n\
             EUR       1  1.2500  175.6800\n\
             USD  0.8000       1  140.5440\n\
             JPY  0.0057  0.0071         1\n"
        );
    }

    #[test]
    fn verify_finds_what_moves_too_far() {
        let calm = run(&["rates", "verify", "ecb-hist.csv"]);
        assert_eq!(calm.status.code(), Some(0));
        let found = run(&["rates", "verify", "ecb-hist.csv", "--max-change", "10%"]);
        assert_eq!(found.status.code(), Some(1));
        let text = String::from_utf8(found.stdout).unwrap();
        assert!(text.ends_with("2026-10-30: EUR/USD 1.25 after 1.113 on 2026-10-29: moved over 10%\n"), "{text}");
    }

    #[test]
    fn export_writes_what_others_read() {
        let words = ["rates", "export", "--rates", "ecb-hist.csv", "--from", "2026-10-30", "--as"];
        let written = |form: &str| printed(&[&words[..], &[form]].concat());
        assert_eq!(written("beancount"), "2026-10-30 price EUR 175.68 JPY\n2026-10-30 price EUR 1.25 USD\n");
        assert_eq!(written("ecb-csv"), "Date,JPY,USD,\n2026-10-30,175.68,1.25,\n");
        assert_eq!(run(&[&words[..], &["roman"]].concat()).status.code(), Some(3));
    }
}
