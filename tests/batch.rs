//! Files of amounts, row by row: what comes out, what is refused and where, and that no row and
//! no cent is lost.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use coinage::batch::{Batch, Format, From, On, OnError, Summary, run};
use coinage::exchange::{ConvertOptions, Exchange};
use coinage::{Currency, Date, Locale, Money, RoundingMode};
use proptest::prelude::*;

fn exchange() -> Exchange {
    Exchange::embedded().unwrap()
}

fn batch() -> Batch {
    Batch::new("amount", "currency", "date", Currency::EUR)
}

/// The converted rows, the rejects and the account.
fn converted(batch: &Batch, rows: impl AsRef<[u8]>, threads: usize) -> coinage::Result<(String, String, Summary)> {
    let (mut out, mut rejects) = (Vec::new(), Vec::new());
    let summary = run(&exchange(), batch, rows.as_ref(), &mut out, Some(&mut rejects), threads, &|_| {})?;
    assert!(summary.is_balanced(), "{summary:?}");
    Ok((String::from_utf8(out).unwrap(), String::from_utf8(rejects).unwrap(), summary))
}

fn rejecting() -> Batch {
    let mut batch = batch();
    batch.on_error = OnError::Reject;
    batch
}

/// The error of a run that stops.
fn stopped(rows: &str) -> coinage::Error {
    converted(&batch(), rows, 1).unwrap_err()
}

mod delimited_rows {
    use super::*;

    #[test]
    fn get_amount_rate_and_day_at_their_end() {
        let rows = "order,date,amount,currency\n1,2024-12-25,100.00,USD\n2,2024-12-24,-33.15,chf\n3,2024-12-24,7,EUR\n";
        let (out, rejects, summary) = converted(&batch(), rows, 1).unwrap();
        assert_eq!(
            out,
            "order,date,amount,currency,amount_eur,rate,rate_date\n\
             1,2024-12-25,100.00,USD,96.20,1.0395,2024-12-24\n\
             2,2024-12-24,-33.15,chf,-35.42,0.9358,2024-12-24\n\
             3,2024-12-24,7,EUR,7.00,1,2024-12-24\n"
        );
        assert_eq!(rejects, "");
        assert_eq!((summary.rows, summary.converted, summary.failures()), (3, 3, 0));
        let dollars = &summary.totals[&Currency::parse("USD").unwrap()];
        assert_eq!((dollars.rows, dollars.amount(), dollars.result()), (1, "100.00".to_owned(), "96.20".to_owned()));
        assert_eq!(summary.result(), "67.78");
    }

    #[test]
    fn keep_their_line_ends_their_byte_order_mark_and_their_quotes() {
        let rows = "\u{feff}date;amount;currency;\"the; note\"\r\n2024-12-24;\"100.00\";USD;\"says \"\"hi\"\"; and\r\ngoes on\"\r\n2024-12-24;1;USD;5\" pipe";
        let (out, _, summary) = converted(&batch(), rows, 1).unwrap();
        assert_eq!(
            out,
            "\u{feff}date;amount;currency;\"the; note\";amount_eur;rate;rate_date\r\n\
             2024-12-24;\"100.00\";USD;\"says \"\"hi\"\"; and\r\ngoes on\";96.20;1.0395;2024-12-24\r\n\
             2024-12-24;1;USD;5\" pipe;0.96;1.0395;2024-12-24\r\n"
        );
        assert_eq!(summary.rows, 2);
    }

    #[test]
    fn have_any_delimiter_and_blank_lines_between() {
        for delimiter in [',', ';', '\t', '|'] {
            let rows = "date,amount,currency\n\n2024-12-24,100,USD\n\n".replace(',', &delimiter.to_string());
            let (out, ..) = converted(&batch(), rows, 1).unwrap();
            assert_eq!(out.lines().nth(1).unwrap().split(delimiter).nth(3), Some("96.20"));
        }
        let mut batch = batch();
        batch.format = Format::Delimited(Some(b'~'));
        let (out, ..) = converted(&batch, "date~amount~currency\n2024-12-24~100~USD\n", 1).unwrap();
        assert!(out.ends_with("~USD~96.20~1.0395~2024-12-24\n"), "{out}");
        batch.format = Format::Delimited(Some(b'.'));
        assert_eq!(converted(&batch, "date.amount.currency\n", 1).unwrap_err().code(), "invalid-option");
    }

    #[test]
    fn of_one_currency_and_day_need_no_columns_for_them() {
        let mut batch = batch();
        (batch.from, batch.on) =
            (From::Currency(Currency::parse("USD").unwrap()), On::Date(Date::parse("2024-12-25").unwrap()));
        let (out, ..) = converted(&batch, "amount\n100\n200.5\n", 1).unwrap();
        assert_eq!(
            out,
            "amount,amount_eur,rate,rate_date\n100,96.20,1.0395,2024-12-24\n200.5,192.88,1.0395,2024-12-24\n"
        );
        batch.on = On::Newest;
        let (out, ..) = converted(&batch, "amount\n100\n", 1).unwrap();
        assert_eq!(out, "amount,amount_eur,rate,rate_date\n100,89.51,1.1172,2026-10-30\n");
    }

    #[test]
    fn days_may_be_the_beginning_of_a_time() {
        let rows = "date,amount,currency\n2024-12-24T23:30:00-05:00,100,USD\n2024-12-24 08:15,100,USD\n2024-12-24T08:15:30Z,100,USD\n";
        let (out, ..) = converted(&batch(), rows, 1).unwrap();
        assert_eq!(out.lines().skip(1).filter(|line| line.ends_with(",96.20,1.0395,2024-12-24")).count(), 3, "{out}");
        assert_eq!(stopped("date,amount,currency\n2024-12-24 noon,100,USD\n").code(), "date-out-of-range");
    }

    #[test]
    fn amounts_may_be_written_as_in_a_locale() {
        let mut batch = batch();
        batch.locale = Some(Locale::parse("de").unwrap());
        let rows = "date;amount;currency\n2024-12-24;1.234,56;USD\n2024-12-24;1.234,56 $;USD\n";
        let (out, ..) = converted(&batch, rows, 1).unwrap();
        assert_eq!(out.lines().filter(|line| line.contains(";1187.65;")).count(), 2, "{out}");
        let mixed = converted(&batch, "date;amount;currency\n2024-12-24;1 €;USD\n", 1).unwrap_err();
        assert_eq!(mixed.code(), "mixed-currencies");
        let plain = stopped("date;amount;currency\n2024-12-24;1.234,56;USD\n");
        assert_eq!(plain.code(), "invalid-number");
        assert!(plain.hint().unwrap().ends_with("or give the locale whose people write it so"), "{plain:?}");
    }

    #[test]
    fn a_second_run_finds_other_names() {
        let (first, ..) = converted(&batch(), "date,amount,currency\n2024-12-24,100,USD\n", 1).unwrap();
        assert_eq!(converted(&batch(), &first, 1).unwrap_err().code(), "invalid-option");
        let yen = Batch::new("amount", "currency", "date", Currency::parse("JPY").unwrap());
        let (second, ..) = converted(&yen, &first, 1).unwrap();
        assert_eq!(
            second,
            "date,amount,currency,amount_eur,rate,rate_date,amount_jpy,amount_jpy_rate,amount_jpy_rate_date\n\
             2024-12-24,100,USD,96.20,1.0395,2024-12-24,15705,1.0395 163.25,2024-12-24\n"
        );
    }

    #[test]
    fn without_a_header_or_its_columns_are_refused() {
        let code_of = |rows: &str| stopped(rows).code();
        assert_eq!(code_of(""), "parse-error");
        assert_eq!(code_of("\n"), "parse-error");
        let missing = stopped("date,total,currency\n");
        assert_eq!((missing.code(), missing.hint()), ("invalid-option", Some("the columns are date, total, currency")));
        assert_eq!(code_of("date,amount,amount,currency\n"), "invalid-option");
        let wide = converted(&batch(), b"\xff\xfed\0a\0", 1).unwrap_err();
        assert_eq!((wide.code(), wide.hint()), ("parse-error", Some("save the file as UTF-8")));
        let (out, ..) = converted(&batch(), "date,amount,currency", 1).unwrap();
        assert_eq!(out, "date,amount,currency,amount_eur,rate,rate_date\n");
    }
}

mod rows_that_fail {
    use super::*;

    const ROWS: &str = "date,amount,currency,note\n\
        2024-12-24,100,USD,good\n\
        2024-12-24,1x,USD,\"bad\nnumber\"\n\
        2024-12-24,100,XXY,bad currency\n\
        2024-02-30,100,USD,bad day\n\
        1990-01-02,100,USD,too early\n\
        2024-12-24,100,RUB,suspended\n\
        2024-12-24,100,USD\n\
        2024-12-24,,USD,empty\n\
        2024-12-24,200,USD,good\n";

    #[test]
    fn end_the_run_with_their_line_and_column() {
        let error = stopped(ROWS);
        assert_eq!(format!("{error}"), "line 3, column 12: `1x` is not a number");
        let quoted = stopped("note,date,amount,currency\n\"two\nlines, é\",2024-12-24,1x,USD\n");
        assert_eq!(format!("{quoted}"), "line 3, column 22: `1x` is not a number");
    }

    #[test]
    fn go_whole_to_the_rejects_with_line_and_code() {
        let (out, rejects, summary) = converted(&rejecting(), ROWS, 1).unwrap();
        assert_eq!(out.lines().count(), 3);
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(rejects.as_bytes());
        assert_eq!(reader.headers().unwrap(), vec!["line", "code", "message", "date", "amount", "currency", "note"]);
        let found: Vec<(String, String)> =
            reader.records().map(|row| row.unwrap()).map(|row| (row[0].to_owned(), row[1].to_owned())).collect();
        let expected = [
            ("3", "invalid-number"),
            ("5", "unknown-currency"),
            ("6", "date-out-of-range"),
            ("7", "missing-rate"),
            ("8", "stale-rate"),
            ("9", "parse-error"),
            ("10", "invalid-number"),
        ];
        assert_eq!(found, expected.map(|(line, code)| (line.to_owned(), code.to_owned())));
        assert!(rejects.contains(",2024-12-24,1x,USD,\"bad\nnumber\"\n"), "{rejects}");
        assert_eq!((summary.rows, summary.converted, summary.failures()), (9, 2, 7));
    }

    #[test]
    fn are_counted_where_they_are_skipped() {
        let mut batch = batch();
        batch.on_error = OnError::Skip;
        let (out, rejects, summary) = converted(&batch, ROWS, 1).unwrap();
        assert_eq!((out.lines().count(), rejects.as_str(), summary.failures()), (3, "", 7));
    }

    #[test]
    fn a_quotation_mark_that_nothing_closes_is_told() {
        let error = stopped("date,amount,currency,note\n2024-12-24,100,USD,\"open\n2024-12-24,100,USD,x\n");
        assert_eq!(error.code(), "parse-error");
        assert!(error.to_string().contains("never closed"), "{error}");
    }

    #[test]
    fn a_row_without_end_does_not_fill_the_memory() {
        let endless = std::io::Read::chain(&b"date,amount,currency\n2024-12-24,100,\""[..], std::io::repeat(b'x'));
        let error = run(&exchange(), &batch(), endless, Vec::new(), None::<Vec<u8>>, 2, &|_| {}).unwrap_err();
        assert_eq!(error.code(), "parse-error");
    }

    #[test]
    fn the_first_of_many_ends_the_run_however_many_threads_there_are() {
        let mut rows = "date,amount,currency\n".to_owned();
        for number in 0..200_000 {
            rows.push_str(if number % 50_000 == 49_999 { "2024-12-24,bad,USD\n" } else { "2024-12-24,1.25,USD\n" });
        }
        for threads in [1, 2, 5] {
            let error = converted(&batch(), &rows, threads).unwrap_err();
            assert_eq!(format!("{error}"), "line 50001, column 12: `bad` is not a number");
        }
    }
}

mod json_lines {
    use super::*;

    fn batch() -> Batch {
        let mut batch = rejecting();
        batch.format = Format::JsonLines;
        batch
    }

    #[test]
    fn get_members_at_their_end() {
        let rows = "{\"id\":1,\"amount\":100.00,\"currency\":\"USD\",\"date\":\"2024-12-25\"}\n\
                    \n { \"date\" : \"2024-12-24\", \"x\": {\"amount\": [1, null]}, \"currency\":\"\\u0055SD\", \"amount\" : \"1e2\" } \r\n\
                    {\"amount\":0.1,\"currency\":\"EUR\",\"date\":\"2024-12-24\"}";
        let (out, rejects, summary) = converted(&batch(), rows, 1).unwrap();
        assert_eq!(rejects, "");
        assert_eq!(
            out,
            "{\"id\":1,\"amount\":100.00,\"currency\":\"USD\",\"date\":\"2024-12-25\",\"amount_eur\":\"96.20\",\"rate\":\"1.0395\",\"rate_date\":\"2024-12-24\"}\n\
             { \"date\" : \"2024-12-24\", \"x\": {\"amount\": [1, null]}, \"currency\":\"\\u0055SD\", \"amount\" : \"1e2\",\"amount_eur\":\"96.20\",\"rate\":\"1.0395\",\"rate_date\":\"2024-12-24\"}\n\
             {\"amount\":0.1,\"currency\":\"EUR\",\"date\":\"2024-12-24\",\"amount_eur\":\"0.10\",\"rate\":\"1\",\"rate_date\":\"2024-12-24\"}\n"
        );
        assert_eq!((summary.rows, summary.converted), (3, 3));
    }

    #[test]
    fn numbers_are_read_by_their_digits() {
        // As doubles, both are other numbers.
        let rows = "{\"amount\":9007199254740993.01,\"currency\":\"EUR\",\"date\":\"2024-12-24\"}\n\
                    {\"amount\":0.3000000000000000166,\"currency\":\"EUR\",\"date\":\"2024-12-24\"}\n";
        let whole = batch();
        let mut batch = batch();
        batch.options.units = coinage::exchange::Units::Decimals(19);
        let (out, ..) = converted(&batch, rows.replace("9007199254740993.01", "90071992.01"), 1).unwrap();
        assert!(out.contains("\"amount_eur\":\"0.3000000000000000166\""), "{out}");
        let (out, ..) = converted(&whole, rows, 1).unwrap();
        assert!(out.contains("\"amount_eur\":\"9007199254740993.01\""), "{out}");
    }

    #[test]
    fn bad_ones_go_whole_to_the_rejects() {
        let rows = "{\"amount\":1,\"currency\":\"USD\",\"date\":\"2024-12-24\"}\n\
                    {\"amount\":1,\"currency\":\"USD\"}\n\
                    {\"amount\":1,\"amount\":2,\"currency\":\"USD\",\"date\":\"2024-12-24\"}\n\
                    {\"amount\":true,\"currency\":\"USD\",\"date\":\"2024-12-24\"}\n\
                    {\"amount\":null,\"currency\":\"USD\",\"date\":\"2024-12-24\"}\n\
                    not json \"at all\"\n\
                    [1]\n\
                    {\"amount\":1,\"currency\":\"USD\",\"date\":\"2024-12-24\",\"amount_eur\":1}\n\
                    {\"amount\":1,\"currency\":\"USD\",\"date\":\"2024-12-24\"} {}\n";
        let (out, rejects, summary) = converted(&batch(), rows, 1).unwrap();
        assert_eq!((out.lines().count(), summary.failures()), (1, 8));
        let found: Vec<(u64, String)> = rejects
            .lines()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
            .map(|line| (line["line"].as_u64().unwrap(), line["code"].as_str().unwrap().to_owned()))
            .collect();
        let codes = found.iter().map(|(line, code)| format!("{line} {code}")).collect::<Vec<_>>();
        assert_eq!(
            codes,
            [
                "2 parse-error",
                "3 parse-error",
                "4 parse-error",
                "5 invalid-number",
                "6 parse-error",
                "7 parse-error",
                "8 invalid-option",
                "9 parse-error"
            ]
        );
        assert!(rejects.contains("\"row\":\"not json \\\"at all\\\"\"}"), "{rejects}");
        assert!(
            rejects.contains("\"row\":{\"amount\":true,\"currency\":\"USD\",\"date\":\"2024-12-24\"}}"),
            "{rejects}"
        );
    }
}

mod any_rows {
    use super::*;

    fn currency() -> impl Strategy<Value = String> {
        prop_oneof![
            Just("EUR"),
            Just("USD"),
            Just("JPY"),
            Just("HUF"),
            Just("DEM"),
            Just("TRL"),
            Just("HRK"),
            Just("BGN"),
            Just("ISK"),
            Just("usd"),
            Just("XXY"),
            Just("")
        ]
        .prop_map(str::to_owned)
    }

    fn amount() -> impl Strategy<Value = String> {
        prop_oneof![
            (any::<i32>(), 0_u32..4).prop_map(|(value, scale)| coinage::Decimal::new(value.into(), scale).to_string()),
            "-?[0-9]{1,20}([.][0-9]{1,12})?",
            Just("1,5".to_owned()),
            Just("\"12.50\"".to_owned()),
        ]
    }

    fn day() -> impl Strategy<Value = String> {
        prop_oneof![
            (10_400_i32..20_900).prop_map(|day| Date::from_days(day).unwrap().to_string()),
            Just("2024-13-01".to_owned())
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn come_out_as_one_by_one_and_the_same_for_any_number_of_threads(
            rows in proptest::collection::vec((day(), amount(), currency(), "[a-zé \"]{0,12}"), 1..60),
            mode in 0_usize..10, to in prop_oneof![Just("EUR"), Just("JPY"), Just("KWD")],
        ) {
            let mut batch = rejecting();
            batch.to = Currency::parse(to).unwrap();
            batch.options.rounding = RoundingMode::ALL.get(mode).copied();
            let mut text = "date,amount,currency,note\n".to_owned();
            for (day, amount, currency, note) in &rows {
                let note = format!("\"{}\"", note.replace('"', "\"\""));
                text.push_str(&format!("{day},\"{}\",{currency},{note}\n", amount.trim_matches('"').replace('"', "\"\"")));
            }
            let (out, rejects, summary) = converted(&batch, &text, 1).unwrap();
            prop_assert_eq!(summary.rows, rows.len() as u64);
            let exchange = exchange();
            let mut lines = csv::Reader::from_reader(out.as_bytes()).into_records().map(|row| row.unwrap());
            for (day, amount, currency, note) in &rows {
                let one = Currency::parse(currency).and_then(|currency| {
                    let on = Some(Date::parse(day)?);
                    let amount = coinage::decimal::parse(amount.trim_matches('"'))?;
                    exchange.convert(&Money::new(amount, currency), batch.to, &ConvertOptions { on, ..batch.options })
                });
                if let Ok(one) = one {
                    let row = lines.next().unwrap();
                    prop_assert_eq!(&row[3], note.as_str());
                    let result = one.amount.amount().to_string();
                    prop_assert_eq!(&row[4], result.as_str());
                    prop_assert_eq!(&row[6], one.date.to_string());
                }
            }
            prop_assert!(lines.next().is_none());
            for threads in [2, 3] {
                let (again, rejected, same) = converted(&batch, &text, threads).unwrap();
                prop_assert_eq!((&again, &rejected, &same), (&out, &rejects, &summary));
            }
        }

        #[test]
        fn never_panic_and_never_get_lost(bytes in proptest::collection::vec(prop_oneof![
            Just(b'"'), Just(b','), Just(b'\n'), Just(b'\r'), Just(b'1'), any::<u8>()], 0..400)) {
            let mut text = b"date,amount,currency\n".to_vec();
            text.extend_from_slice(&bytes);
            let mut batch = rejecting();
            let (mut out, mut rejects) = (Vec::new(), Vec::new());
            let summary = run(&exchange(), &batch, text.as_slice(), &mut out, Some(&mut rejects), 2, &|_| {}).unwrap();
            prop_assert!(summary.is_balanced());
            batch.format = Format::JsonLines;
            let summary = run(&exchange(), &batch, text.as_slice(), &mut out, Some(&mut rejects), 2, &|_| {}).unwrap();
            prop_assert!(summary.is_balanced());
        }
    }
}
