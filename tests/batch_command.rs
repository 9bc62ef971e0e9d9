//! `coinage batch` as scripts meet it: files, pipes, packed files, Parquet, exit codes, and what
//! is left of a run that ends before its time.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_coinage");
const ROWS: &str = "id,date,amount,currency\n1,2024-12-25,100.00,USD\n2,2024-12-24,33.15,CHF\n";
const CONVERTED: &str = "id,date,amount,currency,amount_eur,rate,rate_date\n\
    1,2024-12-25,100.00,USD,96.20,1.0395,2024-12-24\n\
    2,2024-12-24,33.15,CHF,35.42,0.9358,2024-12-24\n";
const COLUMNS: [&str; 8] = ["--amount", "amount", "--from", "currency", "--date", "date", "--to", "EUR"];

/// Runs a batch in a folder, with what comes in through a pipe.
fn batch(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(PROGRAM)
        .arg("batch")
        .args(arguments)
        .args(COLUMNS)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A run that fails early reads no further.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn files_and_pipes_give_the_same_rows_and_an_account_of_them() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("orders.csv"), ROWS).unwrap();
    let output = batch(folder.path(), &["orders.csv", "--out", "out.csv"], b"");
    assert_eq!(
        text(&output.stdout),
        "currency  rows  amount     EUR\n\
         CHF          1   33.15   35.42\n\
         USD          1  100.00   96.20\n\
         all          2          131.62\n\
         \n\
         2 rows in = 2 rows out + 0 rejected\n\
         rates: European Central Bank, euro foreign exchange reference rates\n"
    );
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""));
    assert_eq!(std::fs::read_to_string(folder.path().join("out.csv")).unwrap(), CONVERTED);
    let piped = batch(folder.path(), &["-", "--out", "-", "--quiet"], ROWS.as_bytes());
    assert_eq!((text(&piped.stdout).as_str(), text(&piped.stderr).as_str()), (CONVERTED, ""));
    let piped = batch(folder.path(), &["-", "--out", "-"], ROWS.as_bytes());
    assert!(text(&piped.stderr).contains("2 rows in = 2 rows out"), "{piped:?}");
    let told = batch(folder.path(), &["orders.csv", "--out", "out.csv", "--format", "json"], b"");
    let account: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!((&account["rows"], &account["totals"]["USD"]["result"]), (&2.into(), &"96.20".into()));
    assert_eq!(names(folder.path()), ["orders.csv", "out.csv"]);
}

#[test]
fn packed_files_are_read_and_written() {
    let folder = tempfile::tempdir().unwrap();
    for packed in ["one.csv.gz", "one.csv.zst"] {
        let output = batch(folder.path(), &["-", "--out", packed, "--add", "none"], ROWS.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let bytes = std::fs::read(folder.path().join(packed)).unwrap();
        assert_ne!(bytes.first(), Some(&b'i'));
        let yen = ["--amount", "amount", "--from", "currency", "--date", "date", "--to", "JPY", "--add", "none"];
        let again = Command::new(PROGRAM)
            .args(["batch", packed, "--out", "-", "-q"])
            .args(yen)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(text(&again.stdout).contains("\n1,2024-12-25,100.00,USD,96.20,15705\n"), "{again:?}");
        let cut = batch(folder.path(), &["-", "--out", "cut.csv"], &bytes[..bytes.len() - 9]);
        assert!(matches!(cut.status.code(), Some(3 | 5)), "{cut:?}");
        assert!(!folder.path().join("cut.csv").exists());
    }
}

#[test]
fn a_bad_row_leaves_the_old_file_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("out.csv"), "old").unwrap();
    let bad = format!("{ROWS}3,2024-12-24,100,XXY\n");
    let output = batch(folder.path(), &["-", "--out", "out.csv"], bad.as_bytes());
    assert_eq!(output.status.code(), Some(4));
    assert_eq!(
        text(&output.stderr),
        "error[unknown-currency]: -: line 4, column 18: `XXY` is not a currency code\n\
         hint: three letters of ISO 4217, current or historic, like EUR, USD or DEM\n"
    );
    assert_eq!(
        (names(folder.path()), std::fs::read_to_string(folder.path().join("out.csv")).unwrap()),
        (vec!["out.csv".to_owned()], "old".to_owned())
    );
    let kept = batch(folder.path(), &["-", "--out", "out.csv", "--rejects", "bad.csv"], bad.as_bytes());
    assert_eq!(kept.status.code(), Some(0), "{kept:?}");
    assert!(
        text(&kept.stdout).contains("3 rows in = 2 rows out + 1 rejected\nrejected: 1 for unknown-currency\n"),
        "{kept:?}"
    );
    assert_eq!(
        std::fs::read_to_string(folder.path().join("bad.csv")).unwrap(),
        "line,code,message,id,date,amount,currency\n4,unknown-currency,`XXY` is not a currency code,3,2024-12-24,100,XXY\n"
    );
    assert_eq!(std::fs::read_to_string(folder.path().join("out.csv")).unwrap(), CONVERTED);
}

#[test]
#[cfg(target_os = "linux")]
fn a_run_that_is_killed_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new(PROGRAM)
        .args(["batch", "-", "--out", "out.csv", "--rejects", "bad.csv"])
        .args(COLUMNS)
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut rows = ROWS.to_owned();
    for number in 0..100_000 {
        rows.push_str(&format!("{number},2024-12-24,12.50,USD\n"));
    }
    // More than the pipe holds has been taken in when this returns.
    child.stdin.as_mut().unwrap().write_all(rows.as_bytes()).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(names(folder.path()), Vec::<String>::new());
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let output = batch(folder.path(), &["-", "--out", "/dev/full"], ROWS.as_bytes());
    assert_eq!(output.status.code(), Some(5), "{output:?}");
    assert!(text(&output.stderr).starts_with("error[io]: "), "{output:?}");
    let missing = batch(folder.path(), &["-", "--out", "no/such/folder.csv"], ROWS.as_bytes());
    assert_eq!(missing.status.code(), Some(5));
    let unread = batch(folder.path(), &["missing.csv", "--out", "out.csv"], b"");
    assert_eq!(unread.status.code(), Some(5));
    assert_eq!(names(folder.path()), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn a_reader_that_leaves_early_is_told_from_a_full_disk() {
    let folder = tempfile::tempdir().unwrap();
    let mut rows = String::from("amount,currency,date\n");
    (0..200_000).for_each(|_| rows.push_str("1.23,USD,2024-12-24\n"));
    std::fs::write(folder.path().join("orders.csv"), rows).unwrap();
    let mut child = Command::new(PROGRAM)
        .args(["batch", "orders.csv", "--out", "-", "-q"])
        .args(COLUMNS)
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(5), "{output:?}");
    assert!(text(&output.stderr).contains("left before the last one was written"), "{output:?}");
}

#[test]
fn rows_of_json_are_known_by_their_beginning() {
    let folder = tempfile::tempdir().unwrap();
    let row = "{\"date\":\"2024-12-24\",\"amount\":100.00,\"currency\":\"USD\"}\n";
    let output = batch(folder.path(), &["-", "--out", "-", "-q", "--add", "quoted,source"], row.as_bytes());
    assert_eq!(
        text(&output.stdout),
        "{\"date\":\"2024-12-24\",\"amount\":100.00,\"currency\":\"USD\",\"amount_eur\":\"96.20\",\"quoted\":\"EUR/USD\",\
         \"source\":\"European Central Bank, euro foreign exchange reference rates\"}\n"
    );
}

#[test]
fn options_that_contradict_each_other_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, code) in [
        (&["-", "--out", "-", "--on-error", "reject"][..], 3),
        (&["-", "--out", "-", "--on-error", "skip", "--rejects", "bad.csv"], 3),
        (&["-", "--out", "-", "--on-error", "ignore"], 3),
        (&["-", "--out", "-", "--delimiter", "ab"], 3),
        (&["-", "--out", "-", "--add", "colour"], 3),
        (&["-", "--out", "-", "--from-currency", "USD"], 2),
        (&["-"], 2),
    ] {
        let output = batch(folder.path(), arguments, ROWS.as_bytes());
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {output:?}");
    }
}

#[test]
fn rejects_never_take_the_place_of_the_rows() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("orders.csv"), ROWS).unwrap();
    for arguments in [
        &["orders.csv", "--out", "out.csv", "--rejects", "orders.csv"][..],
        &["orders.csv", "--out", "out.csv", "--rejects", "./orders.csv"],
        &["orders.csv", "--out", "out.csv", "--rejects", "out.csv"],
        &["orders.csv", "--out", "out.csv", "--rejects", "./out.csv"],
        &["orders.csv", "--out", "-", "--rejects", "-"],
    ] {
        let output = batch(folder.path(), arguments, b"");
        assert_eq!(output.status.code(), Some(3), "{arguments:?}: {output:?}");
        assert!(text(&output.stderr).contains("--rejects"), "{output:?}");
        assert!(output.stdout.is_empty(), "{output:?}");
        assert_eq!(names(folder.path()), ["orders.csv"]);
        assert_eq!(std::fs::read_to_string(folder.path().join("orders.csv")).unwrap(), ROWS);
    }
}

#[test]
fn rejects_on_standard_output_are_not_mixed_with_the_account() {
    let folder = tempfile::tempdir().unwrap();
    let rows = format!("{ROWS}3,2024-12-24,x,USD\n");
    let output = batch(folder.path(), &["-", "--out", "out.csv", "--rejects", "-"], rows.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let kept = "line,code,message,id,date,amount,currency\n4,invalid-number,`x` is not a number,3,2024-12-24,x,USD\n";
    assert_eq!(text(&output.stdout), kept);
    assert!(text(&output.stderr).contains("3 rows in = 2 rows out + 1 rejected"), "{output:?}");
    // What keeps nothing may take both.
    #[cfg(unix)]
    assert_eq!(
        batch(folder.path(), &["-", "--out", "/dev/null", "--rejects", "/dev/null"], rows.as_bytes()).status.code(),
        Some(0)
    );
}

#[cfg(feature = "parquet")]
mod parquet_files {
    use super::*;
    use arrow_array::cast::AsArray as _;
    use arrow_array::types::{Date32Type, Decimal128Type};
    use arrow_array::{
        ArrayRef, Date32Array, Decimal128Array, DictionaryArray, Float64Array, Int64Array, ListArray, RecordBatch,
        StringArray, StringViewArray, TimestampMicrosecondArray,
    };
    use parquet::arrow::ArrowWriter;
    use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
    use std::sync::Arc;

    fn write(path: &Path, columns: Vec<(&str, ArrayRef)>) {
        let rows = RecordBatch::try_from_iter(columns).unwrap();
        let mut writer = ArrowWriter::try_new(std::fs::File::create(path).unwrap(), rows.schema(), None).unwrap();
        writer.write(&rows).unwrap();
        writer.close().unwrap();
    }

    fn read(path: &Path) -> RecordBatch {
        let file = std::fs::File::open(path).unwrap();
        let mut reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap();
        let rows = reader.next().unwrap().unwrap();
        assert!(reader.next().is_none());
        rows
    }

    fn cents(values: &[i128]) -> ArrayRef {
        Arc::new(Decimal128Array::from(values.to_vec()).with_precision_and_scale(18, 2).unwrap())
    }

    #[test]
    fn keep_their_columns_and_get_exact_ones() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("orders.parquet");
        let tags = ListArray::from_iter_primitive::<arrow_array::types::Int32Type, _, _>([
            Some(vec![Some(1), None]),
            None,
            Some(vec![]),
        ]);
        write(
            &path,
            vec![
                ("tags", Arc::new(tags)),
                ("date", Arc::new(Date32Array::from(vec![20_082, 20_081, 20_081]))),
                ("amount", cents(&[10_000, -3_315, 700])),
                (
                    "currency",
                    Arc::new(DictionaryArray::<arrow_array::types::Int8Type>::from_iter(["USD", "CHF", "EUR"])),
                ),
            ],
        );
        for threads in ["1", "2"] {
            let output = batch(folder.path(), &["orders.parquet", "--out", "out.parquet", "--threads", threads], b"");
            assert_eq!(output.status.code(), Some(0), "{output:?}");
            let (before, after) = (read(&path), read(&folder.path().join("out.parquet")));
            assert_eq!(&after.columns()[..4], before.columns());
            let amounts = after.column_by_name("amount_eur").unwrap().as_primitive::<Decimal128Type>();
            assert_eq!(amounts.values().to_vec(), [9_620, -3_542, 700]);
            assert_eq!(amounts.scale(), 2);
            let rates = after.column_by_name("rate").unwrap().as_string::<i32>();
            assert_eq!(rates.iter().flatten().collect::<Vec<_>>(), ["1.0395", "0.9358", "1"]);
            let days = after.column_by_name("rate_date").unwrap().as_primitive::<Date32Type>();
            assert_eq!(days.values().to_vec(), [20_081; 3]);
        }
    }

    #[test]
    fn may_hold_texts_whole_numbers_and_moments() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("orders.parquet");
        let microseconds = 20_082_i64 * 86_400_000_000 - 1;
        write(
            &path,
            vec![
                ("date", Arc::new(TimestampMicrosecondArray::from(vec![microseconds; 2]))),
                ("amount", Arc::new(Int64Array::from(vec![100, 5]))),
                ("currency", Arc::new(StringViewArray::from(vec!["usd", "EUR"]))),
            ],
        );
        let output = batch(folder.path(), &["orders.parquet", "--out", "out.parquet", "--to-units", "none"], b"");
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let rows = read(&folder.path().join("out.parquet"));
        let amounts = rows.column_by_name("amount_eur").unwrap().as_string::<i32>();
        assert_eq!(amounts.iter().flatten().collect::<Vec<_>>(), ["96.20009620009620009620009620", "5"]);
    }

    #[test]
    fn give_their_bad_rows_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("orders.parquet");
        write(
            &path,
            vec![
                ("id", Arc::new(Int64Array::from(vec![7, 8, 9, 10]))),
                (
                    "date",
                    Arc::new(StringArray::from(vec![Some("2024-12-24"), Some("2024-02-30"), None, Some("2024-12-24")])),
                ),
                ("amount", cents(&[100, 200, 300, 400])),
                ("currency", Arc::new(StringArray::from(vec!["USD", "USD", "USD", "RUB"]))),
            ],
        );
        let stopped = batch(folder.path(), &["orders.parquet", "--out", "out.parquet"], b"");
        assert_eq!(stopped.status.code(), Some(3));
        assert!(text(&stopped.stderr).contains("row 2, column `date`: `2024-02-30`"), "{stopped:?}");
        assert_eq!(names(folder.path()), ["orders.parquet"]);
        let output = batch(folder.path(), &["orders.parquet", "--out", "out.parquet", "--rejects", "bad.parquet"], b"");
        assert!(text(&output.stdout).contains("4 rows in = 1 rows out + 3 rejected"), "{output:?}");
        let bad = read(&folder.path().join("bad.parquet"));
        let codes = bad.column_by_name("code").unwrap().as_string::<i32>();
        assert_eq!(
            codes.iter().flatten().collect::<Vec<_>>(),
            ["date-out-of-range", "date-out-of-range", "stale-rate"]
        );
        let ids = bad.column_by_name("id").unwrap().as_primitive::<arrow_array::types::Int64Type>();
        assert_eq!(ids.values().to_vec(), [8, 9, 10]);
    }

    #[test]
    fn of_floating_point_amounts_or_not_sound_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("orders.parquet");
        write(
            &path,
            vec![
                ("date", Arc::new(StringArray::from(vec!["2024-12-24"]))),
                ("amount", Arc::new(Float64Array::from(vec![1.5]))),
                ("currency", Arc::new(StringArray::from(vec!["USD"]))),
            ],
        );
        let output = batch(folder.path(), &["orders.parquet", "--out", "out.parquet"], b"");
        assert_eq!(output.status.code(), Some(3));
        assert!(text(&output.stderr).contains("cast it to DECIMAL(18, 2)"), "{output:?}");
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
        let cut = batch(folder.path(), &["orders.parquet", "--out", "out.parquet"], b"");
        assert_eq!(cut.status.code(), Some(3), "{cut:?}");
        assert_eq!(names(folder.path()), ["orders.parquet"]);
    }
}
