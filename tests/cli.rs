//! The command line as people and scripts meet it: output, exit codes, errors, examples.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_coinage");

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    command(arguments).output().unwrap()
}

/// What a command that succeeds prints; it says nothing on standard error.
fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && complaint.is_empty(), "{arguments:?}: {complaint}");
    String::from_utf8(output.stdout).unwrap()
}

/// Exit code, standard output and standard error of a command that fails.
fn failed(arguments: &[&str]) -> (i32, String, String) {
    let output = run(arguments);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// A folder of its own for a test, gone when the test ends.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn file(folder: &tempfile::TempDir, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder.path().join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Lines without the age, which grows by the day.
fn without_age(text: &str) -> String {
    text.lines().filter(|line| !line.starts_with("age ")).collect::<Vec<_>>().join("\n")
}

mod convert {
    use super::*;

    #[test]
    fn one_conversion_states_rate_day_age_and_source() {
        assert_eq!(
            printed(&["convert", "100", "USD", "EUR", "--on", "2024-12-25"]),
            "100 USD = 96.20 EUR\n\
             rate      EUR/USD 1.0395\n\
             asked     2024-12-25\n\
             observed  2024-12-24\n\
             age       1 day\n\
             source    European Central Bank, euro foreign exchange reference rates\n\
             rounding  halfEven to minor units\n\
             note      there is no rate of 2024-12-25; the last one before it is of 2024-12-24\n"
        );
        let newest = printed(&["convert", "100", "usd", "eur"]);
        assert!(newest.contains("\nage       ") && newest.contains(" days\n"), "{newest}");
        assert_eq!(
            without_age(&newest),
            "100 USD = 89.51 EUR\n\
             rate      EUR/USD 1.1172\n\
             observed  2026-10-30\n\
             source    European Central Bank, euro foreign exchange reference rates\n\
             rounding  halfEven to minor units"
        );
    }

    #[test]
    fn several_targets_make_a_table() {
        assert_eq!(
            printed(&["convert", "1299.50", "eur", "usd,jpy", "--on", "2024-12-24"]),
            "       from           to  rate            observed       age  source\n\
             1299.50 EUR  1350.83 USD  EUR/USD 1.0395  2024-12-24  0 days  European Central Bank, euro foreign exchange reference rates\n\
             1299.50 EUR   212143 JPY  EUR/JPY 163.25  2024-12-24  0 days  European Central Bank, euro foreign exchange reference rates\n"
        );
    }

    #[test]
    fn the_shape_of_the_answer_can_be_chosen() {
        let shaped = |to: &str, extra: &[&str]| {
            let mut arguments = vec!["convert", "100", "USD", to, "--on", "2024-12-24"];
            arguments.extend(extra);
            printed(&arguments)
        };
        assert_eq!(shaped("EUR", &["-q"]), "96.20\n");
        assert_eq!(shaped("EUR,JPY", &["--quiet"]), "96.20\n15705\n");
        assert_eq!(
            shaped("EUR", &["--format", "plain"]),
            "100 USD = 96.20 EUR (EUR/USD 1.0395, 2024-12-24, 0 days, European Central Bank, euro foreign exchange reference rates)\n"
        );
        assert_eq!(
            shaped("EUR,JPY", &["--format", "csv"]),
            "from_amount,from_currency,amount,currency,rates,date,asked,age,source,path\n\
             100,USD,96.20,EUR,EUR/USD 1.0395,2024-12-24,2024-12-24,0,\"European Central Bank, euro foreign exchange reference rates\",USD EUR\n\
             100,USD,15705,JPY,EUR/USD 1.0395; EUR/JPY 163.25,2024-12-24,2024-12-24,0,\"European Central Bank, euro foreign exchange reference rates\",USD EUR JPY\n"
        );
        let one: serde_json::Value = serde_json::from_str(&shaped("EUR", &["--format", "json"])).unwrap();
        assert_eq!((&one["amount"], &one["rate"], &one["age"]), (&"96.20".into(), &"1.0395".into(), &0.into()));
        let two: serde_json::Value = serde_json::from_str(&shaped("EUR,JPY", &["--format", "json"])).unwrap();
        assert_eq!(two.as_array().unwrap().len(), 2);
        let lines = shaped("EUR,JPY", &["--format", "ndjson"]);
        for line in lines.lines() {
            assert!(serde_json::from_str::<serde_json::Value>(line).unwrap().is_object());
        }
        assert_eq!(lines.lines().count(), 2);
        let steps: serde_json::Value =
            serde_json::from_str(&shaped("EUR", &["--format", "json", "--explain"])).unwrap();
        assert_eq!(steps["steps"][0], "100 USD on 2024-12-24");
    }

    #[test]
    fn explain_shows_every_step_of_euro_law() {
        let text = printed(&["convert", "100", "IEP", "DEM", "--on", "2001-06-01", "--explain"]);
        assert!(text.contains(" 3. 100 IEP ÷ 0.787564 = 126.9738078429181628413690823… EUR\n"), "{text}");
        assert!(text.ends_with(" 7. rounded to 2 decimal places, halfExpand: 248.34 DEM\n"), "{text}");
    }

    #[test]
    fn amounts_are_read_as_people_of_a_locale_write_them() {
        let quiet = |amount: &str, from: &str, locale: &str| {
            printed(&[
                "convert",
                amount,
                from,
                "XEU",
                "--on",
                "1999-01-04",
                "-q",
                "--to-units",
                "2",
                "--locale",
                locale,
            ])
        };
        for (amount, locale, expected) in [
            ("1.234,56 €", "de", "1.234,56"),
            ("€ 1.234,56", "de", "1.234,56"),
            ("1234,56", "de", "1.234,56"),
            ("1.234", "de", "1.234,00"),
            ("-1.234,56 EUR", "de", "-1.234,56"),
            ("\u{2212}5", "sv", "\u{2212}5,00"),
            ("1 234,56", "fr", "1\u{202f}234,56"),
            ("1\u{a0}234,56 €", "fr", "1\u{202f}234,56"),
            ("1,234.56", "en", "1,234.56"),
            ("€1,234.56", "en", "1,234.56"),
            ("12,34,567.5", "hi", "12,34,567.50"),
            ("1’234.56", "de-CH", "1'234.56"),
            ("1'234.56", "de-CH", "1'234.56"),
            ("١٬٢٣٤٫٥٦", "ar-EG", "١٬٢٣٤٫٥٦"),
            ("1٬234٫56", "ar-EG", "١٬٢٣٤٫٥٦"),
        ] {
            assert_eq!(quiet(amount, "EUR", locale).trim_end(), expected, "{amount} in {locale}");
        }
    }

    #[test]
    fn misplaced_separators_are_refused_with_the_way_to_write_it() {
        for (amount, locale) in [
            ("1.5", "de"),
            ("1,234.56", "de"),
            ("12.34,5", "de"),
            ("1.2345", "de"),
            ("1234.567,8", "de"),
            ("1..234", "de"),
            ("1,5,5", "de"),
            (",5,5", "de"),
            ("5,", "de"),
            ("", "de"),
            ("€", "de"),
            ("123,456.5", "hi"),
            ("١2", "ar-EG"),
            ("1e3", "de"),
            ("- - 5", "de"),
        ] {
            let (code, text, complaint) = failed(&["convert", amount, "EUR", "USD", "--locale", locale]);
            assert_eq!((code, text.as_str()), (3, ""), "{amount}: {complaint}");
            assert!(complaint.starts_with("error[invalid-number]: "), "{complaint}");
            assert!(complaint.contains("\nhint: write it like "), "{complaint}");
        }
        let (_, _, complaint) = failed(&["convert", "1,5", "EUR", "USD"]);
        assert!(complaint.contains("--locale"), "{complaint}");
    }

    #[test]
    fn answers_follow_the_locale() {
        let text = printed(&["convert", "1.234,56", "EUR", "USD", "--locale", "de", "--on", "2024-12-24"]);
        assert!(text.starts_with("1.234,56\u{a0}€ = 1.283,33\u{a0}$\nrate      EUR/USD 1,0395\n"), "{text}");
        assert!(text.contains("observed  24.12.2024\n"), "{text}");
        // All places asked for are shown, whatever the currency's usual ones are.
        let text = printed(&["convert", "1", "EUR", "JPY", "--locale", "en", "--on", "2024-12-24", "--to-units", "3"]);
        assert!(text.contains("= ¥163.250\n"), "{text}");
    }

    #[test]
    fn rates_come_from_files_when_they_are_given() {
        let folder = folder();
        let csv = file(&folder, "house.csv", "date,base,quote,rate\n2026-10-30,EUR,USD,1.25\n");
        let text = printed(&["convert", "1", "USD", "EUR", "--rates", &csv]);
        assert!(text.starts_with("1 USD = 0.80 EUR\nrate      EUR/USD 1.25\n"), "{text}");
        assert!(text.contains(&format!("source    {csv}\n")), "{text}");
        let more = file(&folder, "more.csv", "Date,JPY,\n2026-10-30,200,\n");
        assert_eq!(printed(&["convert", "1", "USD", "JPY", "--rates", &csv, "--rates", &more, "-q"]), "160\n");
        let pack =
            coinage::exchange::History::from_csv("Date,USD\n2026-10-30,2\n", "packed").unwrap().to_pack().unwrap();
        let pack = file(&folder, "rates.pack", pack);
        assert_eq!(printed(&["convert", "1", "EUR", "USD", "--rates", &pack, "-q"]), "2.00\n");
    }

    #[test]
    fn options_of_a_conversion_are_honoured() {
        let quiet = |extra: &[&str]| {
            let mut arguments = vec!["convert", "10", "EUR", "CHF", "--on", "2024-12-26", "-q"];
            arguments.extend(extra);
            printed(&arguments)
        };
        assert_eq!(quiet(&["--rounding", "ceil"]), "9.36\n");
        assert_eq!(quiet(&["--to-units", "cash"]), "9.35\n");
        assert_eq!(quiet(&["--to-units", "none"]), "9.358\n");
        assert_eq!(quiet(&["--markup", "-10", "--to-units", "4"]), "8.4222\n");
        assert_eq!(failed(&["convert", "10", "EUR", "CHF", "--on", "2024-12-26", "--max-age", "1d"]).0, 4);
    }
}

mod rates {
    use super::*;

    #[test]
    fn show_keeps_the_direction_a_rate_was_published_in() {
        for pair in [["usd", "eur"], ["EUR", "USD"]] {
            assert_eq!(
                printed(&["rates", "show", pair[0], pair[1], "--on", "2024-12-25"]),
                "date        quoted   rate      age  source\n\
                 2024-12-24  EUR/USD  1.0395  1 day  European Central Bank, euro foreign exchange reference rates\n"
            );
        }
        assert_eq!(printed(&["rates", "show", "USD", "JPY", "--on", "2024-12-24", "-q"]), "1.0395\n163.25\n");
        let json = printed(&["rates", "show", "DEM", "EUR", "--on", "2024-12-24", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(
            (&json[0]["quoted"], &json[0]["rate"], &json[0]["date"]),
            (&"EUR/DEM".into(), &"1.95583".into(), &"1999-01-01".into())
        );
    }

    #[test]
    fn history_lists_the_days_asked_for() {
        let days = ["rates", "history", "EUR", "USD", "--from", "2024-12-24", "--to", "2024-12-29"];
        let with = |extra: &[&str]| printed(&[&days, extra].concat());
        assert_eq!(with(&["-q"]), "1.0395\n1.0435\n");
        assert_eq!(
            with(&["--format", "csv"]),
            "date,quoted,rate,source\n\
             2024-12-24,EUR/USD,1.0395,\"European Central Bank, euro foreign exchange reference rates\"\n\
             2024-12-27,EUR/USD,1.0435,\"European Central Bank, euro foreign exchange reference rates\"\n"
        );
        assert_eq!(with(&["--format", "ndjson"]).lines().count(), 2);
        assert_eq!(with(&[]).lines().count(), 3);
        assert_eq!(with(&["--format", "plain"]).lines().count(), 2);
        assert_eq!(printed(&["rates", "history", "EUR", "USD", "-q"]).lines().count(), 7126);
        assert_eq!(failed(&["rates", "history", "EUR", "USD", "--from", "2024-12-25", "--to", "2024-12-25"]).0, 4);
        assert_eq!(failed(&["rates", "history", "USD", "JPY"]).0, 4);
        assert_eq!(failed(&["rates", "history", "EUR", "USD", "--from", "2025-01-01", "--to", "2024-01-01"]).0, 3);
    }

    #[test]
    fn a_summary_says_what_a_rate_did() {
        let year = ["rates", "history", "EUR", "CHF", "--from", "2014-06-01", "--to", "2015-06-01", "--summary"];
        let with = |extra: &[&str]| printed(&[&year, extra].concat());
        let table = with(&[]);
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(
            lines[2..9],
            [
                "observations  255",
                "first         1.2214 on 2014-06-02",
                "last          1.0331 on 2015-06-01",
                "minimum       0.9816 on 2015-01-23",
                "maximum       1.2216 on 2014-06-03",
                "average       1.148045",
                "volatility    16.41 % a year",
            ]
        );
        assert_eq!(lines[9].chars().count(), 60);
        let csv = with(&["--format", "csv"]);
        assert!(csv.ends_with(
            ",255,1.2214,2014-06-02,1.0331,2015-06-01,0.9816,2015-01-23,1.2216,2014-06-03,1.148045,16.41\n"
        ));
        let json: serde_json::Value = serde_json::from_str(&with(&["--format", "json"])).unwrap();
        assert_eq!((&json[0]["minimum"]["rate"], &json[0]["average"]), (&"0.9816".into(), &"1.148045".into()));
        // One day has no volatility.
        let day = ["rates", "history", "EUR", "USD", "--from", "2026-10-30", "--summary", "--format", "plain"];
        assert!(printed(&day).ends_with("average 1.117200\nvolatility -\n"));
    }
}

mod format {
    use super::*;

    #[test]
    fn values_are_written_one_a_line() {
        assert_eq!(printed(&["format", "number", "1234567.891", "-5", "--locale", "de"]), "1.234.567,891\n-5\n");
        assert_eq!(
            printed(&["format", "currency", "1299.5", "--currency", "eur", "--locale", "fr"]),
            "1\u{202f}299,50\u{a0}€\n"
        );
        assert_eq!(
            printed(&["format", "percent", "0.256", "--locale", "tr", "--maximum-fraction-digits", "1"]),
            "%25,6\n"
        );
        assert_eq!(printed(&["format", "number", "1234", "--locale", "en", "--use-grouping", "false"]), "1234\n");
        assert_eq!(
            printed(&["format", "date", "2026-11-22", "--locale", "de", "--date-style", "full"]),
            "Sonntag, 22. November 2026\n"
        );
        let ten = ["format", "date", "2026-11-22T22:00:00Z", "--locale", "en", "--time-style", "short"];
        assert_eq!(printed(&[&ten[..], &["--hour12", "true", "--time-zone", "-01:00"]].concat()), "9:00 PM\n");
        assert_eq!(
            printed(&["format", "list", "a", "b", "c", "--locale", "de", "--type", "disjunction"]),
            "a, b oder c\n"
        );
        assert_eq!(printed(&["format", "name", "JP", "--locale", "fr", "--type", "region"]), "Japon\n");
        let yesterday = ["format", "relative", "-1", "day", "--locale", "fr"];
        assert_eq!(printed(&yesterday), "il y a 1 jour\n");
        assert_eq!(printed(&[&yesterday[..], &["--numeric", "auto"]].concat()), "hier\n");
        assert_eq!(
            printed(&["format", "relative", "3", "months", "--locale", "en", "--style", "narrow", "--parts"]),
            "[{\"type\":\"literal\",\"value\":\"in \"},{\"type\":\"integer\",\"value\":\"3\",\"unit\":\"month\"},{\"type\":\"literal\",\"value\":\"mo\"}]\n"
        );
    }

    #[test]
    fn wrong_values_and_options_have_their_codes() {
        for (arguments, code) in [
            (&["number", "1,5", "--locale", "de"][..], "invalid-number"),
            (&["number", "1e10001", "--locale", "de"], "overflow"),
            (&["number", "1", "--locale", "not a locale"], "unknown-locale"),
            (&["number", "1", "--locale", "de", "--use-grouping", "sometimes"], "invalid-option"),
            (&["number", "1", "--locale", "de", "--maximum-fraction-digits", "101"], "invalid-option"),
            (&["currency", "1", "--locale", "de"], "invalid-option"),
            (&["currency", "1", "--locale", "de", "--currency", "EURO"], "invalid-option"),
            (&["date", "2026-02-30", "--locale", "de"], "date-out-of-range"),
            (&["date", "tomorrow", "--locale", "de"], "date-out-of-range"),
            (&["relative", "1", "fortnight", "--locale", "de"], "invalid-option"),
            (&["relative", "1,5", "day", "--locale", "de"], "invalid-number"),
            (&["list", "a", "--locale", "de", "--type", "sum"], "invalid-option"),
            (&["name", "JP", "--locale", "de"], "invalid-option"),
        ] {
            let (exit, text, complaint) = failed(&[&["format"], arguments].concat());
            assert_eq!((exit, text.as_str()), (3, ""), "{arguments:?}: {complaint}");
            assert!(complaint.starts_with(&format!("error[{code}]: ")), "{arguments:?}: {complaint}");
            assert!(complaint.contains("\nhint: "), "{arguments:?}: {complaint}");
        }
        assert_eq!(failed(&["format", "number", "1"]).0, 2);
        assert_eq!(failed(&["format", "number", "--locale", "de"]).0, 2);
    }
}

mod parse {
    use super::*;

    #[test]
    fn texts_are_read_as_people_of_a_locale_write_them() {
        assert_eq!(printed(&["parse", "1.234,56 €", "--locale", "de"]), "1234.56 EUR\n");
        assert_eq!(printed(&["parse", "-5", "(7)", "--locale", "en", "-q"]), "-5\n-7\n");
        assert_eq!(
            printed(&["parse", "12,5 %", "--locale", "fr", "--format", "json"]),
            "{\"amount\":\"0.125\",\"currency\":null,\"style\":\"percent\"}\n"
        );
        assert_eq!(
            printed(&["parse", "12 kr", "5", "--locale", "en", "--currency", "nok", "--format", "csv"]),
            "text,amount,currency,style\n12 kr,12,NOK,\n5,5,NOK,\n"
        );
    }

    #[test]
    fn what_cannot_be_read_is_an_error_beside_the_others() {
        let (code, text, complaint) = failed(&["parse", "1.23", "5", "--locale", "de"]);
        assert_eq!((code, text.as_str()), (3, "5\n"));
        assert!(complaint.contains("error[invalid-number]: `1.23` is not a number as de writes it"), "{complaint}");
        assert!(failed(&["parse", "12 kr", "--locale", "en"]).2.contains("error[ambiguous-number]"));
        assert_eq!(failed(&["parse", "12 XYZ", "--locale", "en"]).0, 4);
    }

    #[test]
    fn an_amount_in_another_currency_is_not_converted() {
        let (code, _, complaint) = failed(&["convert", "5 £", "EUR", "USD", "--locale", "de"]);
        assert_eq!(code, 3);
        assert!(complaint.contains("error[mixed-currencies]"), "{complaint}");
    }
}

mod message {
    use super::*;

    /// A catalog of two locales.
    fn catalog(folder: &tempfile::TempDir) -> String {
        file(
            folder,
            "en/shop.ftl",
            "only-english = English\ncart = { $n ->\n    [one] One item\n   *[other] { $n } items\n }, { $total }\nlogin =\n    .title = Log in\n",
        );
        file(
            folder,
            "de/shop.ftl",
            "cart = { $n } Artikel, { $total }\nwhen = { DATETIME($day, dateStyle: \"long\") }\n",
        );
        folder.path().to_str().unwrap().to_owned()
    }

    #[test]
    fn arguments_are_what_they_look_like() {
        let folder = folder();
        let catalog = catalog(&folder);
        let ask = |id: &str, locale: &str, arguments: &[&str]| {
            let mut all = vec!["message", id, "--locale", locale, "--catalog", &catalog];
            arguments.iter().for_each(|argument| all.extend(["--arg", argument]));
            printed(&all)
        };
        assert_eq!(ask("cart", "de-AT", &["n=1234.50", "total=12.50 EUR"]), "1.234,5 Artikel, 12,50\u{a0}€\n");
        assert_eq!(ask("cart", "en", &["n=1", "total=nothing"]), "One item, nothing\n");
        assert_eq!(ask("cart", "en", &["n=\"1\"", "total=a=b"]), "1 items, a=b\n");
        assert_eq!(ask("cart", "en", &["n=3..5", "total=10..12.5 EUR"]), "3–5 items, €10.00 – €12.50\n");
        assert_eq!(ask("cart", "en", &["n=0..1", "total=10 EUR..12.50 eur"]), "0–1 items, €10.00 – €12.50\n");
        assert_eq!(ask("cart", "en", &["n=\"3..5\"", "total=1 EUR..2"]), "3..5 items, 1 EUR..2\n");
        let mixed =
            ["message", "cart", "--locale", "en", "--catalog", &catalog, "--arg", "n=1", "--arg", "total=1 EUR..2 USD"];
        let (code, _, complaint) = failed(&mixed);
        assert_eq!(code, 3, "{complaint}");
        assert!(
            complaint.starts_with("error[mixed-currencies]: --arg total: a range can't go from EUR to USD\n"),
            "{complaint}"
        );
        assert_eq!(ask("when", "de", &["day=2026-11-22"]), "22. November 2026\n");
        assert_eq!(ask("login.title", "en", &[]), "Log in\n");
        let isolated = printed(&[
            "message",
            "cart",
            "--locale",
            "en",
            "--catalog",
            &catalog,
            "--arg",
            "n=2",
            "--arg",
            "total=x",
            "--bidi",
            "isolate",
        ]);
        assert_eq!(isolated, "\u{2068}2\u{2069} items, \u{2068}x\u{2069}\n");
    }

    #[test]
    fn what_is_missing_is_said() {
        let folder = folder();
        let catalog = catalog(&folder);
        let ask = |id: &str, locale: &str| failed(&["message", id, "--locale", locale, "--catalog", &catalog]);
        let (code, text, complaint) = ask("cart", "de");
        assert_eq!((code, text.as_str()), (3, "{$n} Artikel, {$total}\n"));
        assert_eq!(complaint.matches("error[unknown-variable]: ").count(), 2, "{complaint}");
        let (code, text, complaint) = ask("only-english", "de");
        assert_eq!((code, text.as_str()), (0, "English\n"));
        assert!(complaint.starts_with("note: `only-english` is not in de; this is en"), "{complaint}");
        for id in ["nothing", "cart.title", "login"] {
            let (code, _, complaint) = ask(id, "en");
            assert_eq!(code, 3);
            assert!(complaint.starts_with("error[unknown-message]: "), "{complaint}");
        }
        assert!(ask("cart", "??").2.starts_with("error[unknown-locale]: "));
        let junk = file(&folder, "en/junk.ftl", "wrong\nright = Right\n");
        let (code, text, complaint) = ask("right", "en");
        assert_eq!((code, text.as_str()), (0, "Right\n"));
        assert!(complaint.starts_with(&format!("note: {junk}: line 1, column 1: ")), "{complaint}");
        assert_eq!(failed(&["message", "cart", "--locale", "en", "--catalog", "/nothing/here"]).0, 5);
        assert_eq!(failed(&["message", "cart", "--locale", "en", "--arg", "n"]).0, 2);
    }
}

mod eval {
    use super::*;

    fn answers(input: &[u8], arguments: &[&str]) -> String {
        let mut child =
            command(&[&["eval"], arguments].concat()).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        let writer = std::thread::spawn(move || stdin.write_all(&input));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    }

    #[test]
    fn every_line_gets_one_answer_in_order() {
        let line = r#"{"op":"number","locale":"de","value":"1.5"}"#;
        assert_eq!(answers(b"", &[]), "");
        assert_eq!(answers(line.as_bytes(), &[]), "{\"ok\":\"1,5\"}\n");
        assert_eq!(answers(format!("{line}\r\n").as_bytes(), &[]), "{\"ok\":\"1,5\"}\n");
        let mut input = Vec::new();
        for number in 0..5000 {
            input.extend(
                format!("{{\"op\":\"number\",\"locale\":\"en\",\"value\":{number},\"ref\":{number}}}\n").bytes(),
            );
            input.extend(b"\xff\xfe{\n\n");
        }
        let text = answers(&input, &[]);
        assert_eq!(text.lines().count(), 15_000);
        for (number, line) in text.lines().step_by(3).enumerate() {
            assert!(line.ends_with(&format!(",\"ref\":{number}}}")), "{line}");
        }
        let long = format!("{{\"op\":\"list\",\"locale\":\"en\",\"value\":[\"{}\"]}}\n{line}\n", "x".repeat(5_000_000));
        assert_eq!(answers(long.as_bytes(), &[]).lines().count(), 2);
    }

    #[test]
    fn a_program_can_ask_and_wait_for_the_answer() {
        use std::io::{BufRead as _, BufReader};
        let mut child = command(&["eval"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        for value in ["1", "2"] {
            writeln!(stdin, r#"{{"op":"number","locale":"en","value":{value}}}"#).unwrap();
            let mut line = String::new();
            stdout.read_line(&mut line).unwrap();
            assert_eq!(line, format!("{{\"ok\":\"{value}\"}}\n"));
        }
        drop(stdin);
        assert!(child.wait().unwrap().success());
    }

    #[test]
    fn conversions_go_by_the_rates_that_are_given() {
        let folder = folder();
        let csv = file(&folder, "house.csv", "Date,USD\n2026-10-30,1.25\n");
        let text = answers(br#"{"op":"convert","amount":"1","from":"USD","to":"EUR"}"#, &["--rates", &csv]);
        assert!(text.contains("\"amount\":\"0.80\"") && text.contains("\"rate\":\"1.25\""), "{text}");
        assert_eq!(failed(&["eval", "--rates", "/nothing/here"]).0, 5);
    }
}

mod faults {
    use super::*;

    #[test]
    fn every_error_has_its_code_hint_and_exit_code() {
        let folder = folder();
        let damaged = file(&folder, "damaged.pack", b"coinrate\x01\x00\xff\xff");
        let binary = file(&folder, "binary", [0xff, 0xfe, 0]);
        let table = file(&folder, "table.csv", "a,b\n1,2\n");
        let wrong = file(&folder, "wrong.csv", "date,base,quote,rate\n2026-10-30,EUR,USD,1.1x\n");
        for (arguments, code, exit) in [
            (&["convert", "1", "EURO", "USD"][..], "unknown-currency", 4),
            (&["convert", "1", "EUR", "USD,ZZZ"], "unknown-currency", 4),
            (&["convert", "1", "EUR", "AFN"], "missing-rate", 4),
            (&["convert", "1", "EUR", "USD", "--on", "1998-12-31"], "missing-rate", 4),
            (&["convert", "1", "EUR", "RUB"], "stale-rate", 4),
            (&["convert", "1", "EUR", "USD", "--on", "2040-01-01"], "stale-rate", 4),
            (&["convert", "12x", "EUR", "USD"], "invalid-number", 3),
            (&["convert", "--amount", "EUR", "USD"], "invalid-number", 3),
            (&["convert", "1e40", "EUR", "USD"], "overflow", 3),
            (&["convert", "1", "EUR", "USD", "--on", "2024-02-30"], "date-out-of-range", 3),
            (&["convert", "1", "EUR", "USD", "--locale", "d"], "unknown-locale", 3),
            (&["convert", "1", "EUR", "USD", "--max-age", "a week"], "invalid-option", 3),
            (&["convert", "1", "EUR", "USD", "--rounding", "bankers"], "invalid-option", 3),
            (&["convert", "1", "EUR", "USD", "--to-units", "cents"], "invalid-option", 3),
            (&["convert", "1", "EUR", "USD", "--markup", "much"], "invalid-number", 3),
            (&["convert", "1", "EUR", "USD", "--rates", "/nothing/here.csv"], "io", 5),
            (&["convert", "1", "EUR", "USD", "--rates", &damaged], "bad-pack", 3),
            (&["convert", "1", "EUR", "USD", "--rates", &binary], "bad-pack", 3),
            (&["convert", "1", "EUR", "USD", "--rates", &table], "parse-error", 3),
            (&["convert", "1", "EUR", "USD", "--rates", &wrong], "invalid-number", 3),
            (&["rates", "show", "EUR", "EURO"], "unknown-currency", 4),
            (&["rates", "show", "EUR", "USD", "--on", "soon"], "date-out-of-range", 3),
            (&["rates", "history", "EUR", "USD", "--from", "soon"], "date-out-of-range", 3),
            (&["pack", "--locales", "d", "--out", "/nothing/here"], "unknown-locale", 3),
            (&["pack", "--locales", "de", "--out", "/dev/null/here"], "io", 5),
        ] {
            let (found, text, complaint) = failed(arguments);
            assert_eq!((found, text.as_str()), (exit, ""), "{arguments:?}: {complaint}");
            assert!(complaint.starts_with(&format!("error[{code}]: ")), "{arguments:?}: {complaint}");
            assert!(complaint.contains("\nhint: "), "{arguments:?}: {complaint}");
            assert!(!complaint.contains('\u{1b}'), "{complaint}");
        }
        let (_, _, complaint) = failed(&["convert", "1", "EUR", "USD", "--rates", &wrong]);
        assert!(complaint.contains(": line 2, column 20: `1.1x` is not a number"), "{complaint}");
    }

    #[test]
    fn wrong_usage_exits_with_two_and_help_with_zero() {
        for arguments in [
            &[][..],
            &["converts"],
            &["convert"],
            &["convert", "1", "EUR"],
            &["convert", "1", "EUR", "USD", "--fromat", "json"],
            &["convert", "1", "EUR", "USD", "--format", "yaml"],
            &["convert", "1", "EUR", "USD", "-q", "--format", "json"],
            &["rates"],
            &["format", "roman", "5"],
            &["completions", "ksh"],
            &["--verbose"],
        ] {
            let (code, text, complaint) = failed(arguments);
            assert_eq!((code, text.as_str()), (2, ""), "{arguments:?}");
            assert!(!complaint.is_empty());
        }
        assert!(printed(&["--help"]).contains("Usage: coinage"));
        assert!(printed(&["convert", "-h"]).contains("Usage: coinage convert"));
    }

    #[test]
    fn the_answers_that_can_be_given_are_given_beside_an_error() {
        let (code, text, complaint) = failed(&["convert", "100", "USD", "EUR,AFN", "--on", "2024-12-24", "-q"]);
        assert_eq!((code, text.as_str()), (4, "96.20\n"));
        assert!(complaint.starts_with("error[missing-rate]: "), "{complaint}");
    }

    #[test]
    fn a_reader_that_leaves_is_no_error() {
        let script = format!("'{PROGRAM}' rates history EUR USD | head -n 1; exit ${{PIPESTATUS[0]}}");
        let output = Command::new("bash").args(["-c", &script]).output().unwrap();
        assert!(output.status.success());
        assert_eq!(output.stderr, b"");
    }

    #[test]
    fn a_full_disk_is_one() {
        if !Path::new("/dev/full").exists() {
            return;
        }
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = command(&["convert", "1", "EUR", "USD"]).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(5));
        assert!(String::from_utf8(output.stderr).unwrap().starts_with("error[io]: "));
    }
}

mod help {
    use super::*;

    const COMMANDS: [&[&str]; 24] = [
        &[],
        &["convert"],
        &["batch"],
        &["rates"],
        &["rates", "show"],
        &["rates", "history"],
        &["rates", "list"],
        &["rates", "matrix"],
        &["rates", "import"],
        &["rates", "verify"],
        &["rates", "export"],
        &["format"],
        &["format", "number"],
        &["format", "currency"],
        &["format", "percent"],
        &["format", "date"],
        &["format", "relative"],
        &["format", "list"],
        &["format", "name"],
        &["message"],
        &["pack"],
        &["parse"],
        &["eval"],
        &["completions"],
    ];

    /// A folder in which the examples can run: with the project's catalog, and free to be written.
    fn workplace() -> (tempfile::TempDir, PathBuf) {
        let folder = folder();
        let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
        copy(&locales, &folder.path().join("locales"));
        file(&folder, "orders.csv", "amount,currency,date\n100.00,USD,2024-12-24\n");
        file(&folder, "orders.ndjson.gz", "{\"total\":100.00}\n");
        file(&folder, "ventes.csv", "montant;devise;jour\n1 234,56;USD;2024-12-24\n");
        let bin = Path::new(PROGRAM).parent().unwrap().to_owned();
        (folder, bin)
    }

    fn copy(from: &Path, to: &Path) {
        std::fs::create_dir_all(to).unwrap();
        for entry in std::fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            let target = to.join(entry.file_name());
            if entry.path().is_dir() {
                copy(&entry.path(), &target)
            } else {
                assert!(std::fs::copy(entry.path(), target).is_ok())
            }
        }
    }

    #[test]
    fn every_example_runs() {
        let (folder, bin) = workplace();
        let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
        let mut ran = 0;
        for words in COMMANDS {
            let help = printed(&[words, &["--help"]].concat());
            let examples = help.split("\nExample").nth(1).unwrap_or_default();
            for line in examples.lines().filter(|line| line.starts_with("  coinage ") || line.starts_with("  echo ")) {
                let output = Command::new("bash")
                    .args(["-c", line])
                    .env("PATH", &path)
                    .current_dir(folder.path())
                    .output()
                    .unwrap();
                let complaint = String::from_utf8(output.stderr).unwrap();
                assert!(output.status.success() && complaint.is_empty(), "{line}: {complaint}");
                assert!(!output.stdout.is_empty(), "{line}");
                ran += 1;
            }
        }
        assert!(ran >= 20, "{ran} examples");
        assert!(folder.path().join("packs/pt-BR.names.pack").exists());
        let messages = std::fs::read(folder.path().join("packs/de.messages.pack")).unwrap();
        assert!(!coinage::message::Program::read(&messages).unwrap().is_empty());
    }

    #[test]
    fn every_command_of_the_readme_runs_and_answers_as_it_says() {
        let (folder, bin) = workplace();
        let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
        std::fs::create_dir(folder.path().join("target")).unwrap();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("www/storefront"), &folder.path().join("www/storefront"));
        let mut lines = include_str!("../README.md").lines().peekable();
        let mut ran = 0;
        while let Some(line) = lines.next() {
            let Some(command) = line.strip_prefix("$ ") else { continue };
            // What the reader compiles first is at hand here.
            let command = command.replace("cargo run -q --release --", "coinage");
            let output = Command::new("bash")
                .args(["-c", &command])
                .env("PATH", &path)
                .current_dir(folder.path())
                .output()
                .unwrap();
            assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
            let mut told = Vec::new();
            while let Some(line) = lines.next_if(|line| !line.starts_with("$ ") && !line.starts_with("```")) {
                told.push(line);
            }
            if !told.is_empty() {
                let printed = String::from_utf8(output.stdout).unwrap().replace('\u{a0}', " ");
                assert_eq!(printed.trim_end(), told.join("\n"), "{command}");
            }
            ran += 1;
        }
        assert!(ran >= 7, "{ran} commands");
    }

    #[test]
    fn every_command_has_an_example() {
        for words in COMMANDS.iter().filter(|words| **words != ["rates"] && **words != ["format"]) {
            assert!(printed(&[*words, &["--help"]].concat()).contains("\nExample"), "{words:?}");
        }
    }

    #[test]
    fn allowed_values_stand_in_help_and_completions() {
        let help = printed(&["format", "currency", "--help"]);
        for name in [
            "--currency-display",
            "narrowSymbol",
            "--trailing-zero-display",
            "stripIfInteger",
            "--rounding-mode",
            "halfEven",
        ] {
            assert!(help.contains(name), "{name}");
        }
        let script = printed(&["completions", "bash"]);
        assert!(script.contains("narrowSymbol") && script.contains("--to-units"));
    }

    #[test]
    fn versions_of_program_and_data_are_told() {
        let version = concat!("coinage ", env!("CARGO_PKG_VERSION"), "\n");
        assert_eq!(printed(&["--version"]), version);
        assert_eq!(printed(&["-V"]), version);
        let verbose = printed(&["--version", "--verbose"]);
        assert!(verbose.starts_with(version) && verbose.contains("CLDR") && verbose.contains("ICU4X"), "{verbose}");
        assert!(verbose.contains("1999-01-04 to 2026-10-30"), "{verbose}");
    }
}

mod currency {
    use super::*;

    #[test]
    fn a_currency_tells_its_units_days_and_successor() {
        assert_eq!(
            printed(&["currency", "trl"]),
            "TRL           Old Turkish Lira\n\
             numeric       792\n\
             minor units   0\n\
             shown digits  0\n\
             cash step     1\n\
             providers     stripe -, adyen -, checkout -, paypal -\n\
             in use        1922-11-01 to 2005-12-31\n\
             withdrawn     2005-12 (ISO 4217)\n\
             successor     1 TRY = 1000000 TRL from 2005-01-01 (redenomination)\n\
             territory     TR  1922-11-01 to 2005-12-31\n"
        );
        // To the end of the chain.
        assert!(printed(&["currency", "HRD"]).contains("1 EUR = 7.53450 HRK from 2023-01-01 (irrevocable rate)\n"));
    }

    #[test]
    fn a_territory_tells_what_it_paid_with() {
        assert_eq!(printed(&["currency", "--territory", "BG", "--on", "2025-12-31", "-q"]), "BGN\n");
        assert_eq!(
            printed(&["currency", "--territory", "de", "--format", "csv"]),
            "currency,from,until,tender,name\nEUR,1999-01-01,,yes,Euro\nDEM,1948-06-20,2002-02-28,yes,Deutsche Mark\n"
        );
        let (code, _, complaint) = failed(&["currency", "--territory", "DEU"]);
        assert_eq!(code, 3);
        assert!(complaint.starts_with("error[invalid-option]: --territory: `DEU` is not a territory\n"), "{complaint}");
    }

    #[test]
    fn all_currencies_are_listed_where_none_is_named() {
        let listed = printed(&["currency", "--format", "csv"]);
        assert_eq!(listed.lines().count(), 308);
        assert!(listed.contains("\nHUF,348,2,0,5,1946-07-23,,,Forint\n"));
        let objects = printed(&["currency", "--format", "ndjson"]);
        assert_eq!(objects.lines().count(), 307);
        assert!(objects.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
        let single: serde_json::Value =
            serde_json::from_str(&printed(&["currency", "EUR", "--format", "json"])).unwrap();
        assert_eq!(single["numeric"], "978");
        let several: serde_json::Value =
            serde_json::from_str(&printed(&["currency", "EUR", "JPY", "--format", "json"])).unwrap();
        assert_eq!(several[1]["minorUnits"], 0);
        let (code, ..) = failed(&["currency", "EUR", "ZZZ"]);
        assert_eq!(code, 4);
    }
}
