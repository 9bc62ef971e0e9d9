//! What the functions answer, refuse and pass on, in one process.

use coinage::exchange::{ConvertOptions, Exchange, Units};
use coinage_datafusion::{Fault, Kernel, exact_literals, register, session_config};
use datafusion::arrow::array::{
    ArrayRef, AsArray as _, Date32Array, Decimal128Array, DictionaryArray, LargeStringArray, RecordBatch, StringArray,
    StringViewArray,
};
use datafusion::arrow::datatypes::{DataType, Decimal128Type, Int8Type, Int32Type};
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::error::DataFusionError;
use datafusion::prelude::{SessionConfig, SessionContext};
use std::sync::Arc;

/// Christmas 2024, which has no rate of its own.
const CHRISTMAS: i32 = 20_082;

fn session() -> SessionContext {
    session_with(Kernel::embedded().unwrap())
}

fn session_with(kernel: Arc<Kernel>) -> SessionContext {
    let session = SessionContext::new_with_config(session_config());
    register(&session, kernel);
    session
}

async fn rows(session: &SessionContext, sql: &str) -> Result<Vec<RecordBatch>, DataFusionError> {
    session.sql(sql).await?.collect().await
}

/// The only value of a query, as text; `null` for none.
async fn value(session: &SessionContext, expression: &str) -> String {
    let sql = format!("SELECT coalesce(CAST({expression} AS VARCHAR), 'null') AS v");
    let rows = rows(session, &sql).await.unwrap_or_else(|error| panic!("{expression}: {error}"));
    let column = datafusion::arrow::compute::cast(rows[0].column(0), &DataType::Utf8).unwrap();
    column.as_string::<i32>().value(0).to_owned()
}

async fn fault(session: &SessionContext, expression: &str) -> (String, String) {
    let error = rows(session, &format!("SELECT {expression}")).await.unwrap_err();
    let fault = Fault::of(&error).unwrap_or_else(|| panic!("{expression}: {error}"));
    (fault.error().code().to_owned(), fault.to_string())
}

async fn refusal(session: &SessionContext, expression: &str) -> String {
    rows(session, &format!("SELECT {expression}")).await.unwrap_err().to_string()
}

/// Orders of all kinds, with a currency column of the type asked for.
fn orders(kind: &str) -> RecordBatch {
    let codes = [Some("USD"), Some("JPY"), None, Some("USD"), Some("DEM"), Some("usd")];
    let currency: ArrayRef = match kind {
        "utf8" => Arc::new(StringArray::from_iter(codes)),
        "large" => Arc::new(LargeStringArray::from_iter(codes)),
        "view" => Arc::new(StringViewArray::from_iter(codes)),
        "dictionary" => Arc::new(DictionaryArray::<Int8Type>::from_iter(codes)),
        "dictionary of large" => {
            let values =
                Arc::new(LargeStringArray::from(vec![Some("JPY"), Some("USD"), None, Some("DEM"), Some("usd")]));
            let keys = vec![Some(1), Some(0), Some(2), Some(1), Some(3), Some(4)];
            Arc::new(DictionaryArray::<Int32Type>::new(keys.into(), values))
        }
        _ => panic!("{kind}"),
    };
    let amounts = [Some(100_00), Some(1234_00), Some(1_00), None, Some(1_95), Some(-100_00)];
    let amounts = Decimal128Array::from_iter(amounts).with_precision_and_scale(12, 2).unwrap();
    let days = [Some(CHRISTMAS), Some(CHRISTMAS), Some(CHRISTMAS), Some(CHRISTMAS), Some(CHRISTMAS), Some(CHRISTMAS)];
    RecordBatch::try_from_iter([
        ("amount", Arc::new(amounts) as ArrayRef),
        ("currency", currency),
        ("day", Arc::new(Date32Array::from_iter(days))),
    ])
    .unwrap()
}

#[tokio::test]
async fn amounts_convert_by_the_last_rate_before_a_day_without_one() {
    let session = session();
    let christmas = "DATE '2024-12-25'";
    assert_eq!(value(&session, &format!("coinage_convert(100.00, 'USD', 'EUR', {christmas})")).await, "96.20");
    // Yen have no minor unit: the result has no places.
    assert_eq!(value(&session, &format!("coinage_convert(100.00, 'usd', 'JPY', {christmas})")).await, "15705");
    assert_eq!(value(&session, &format!("coinage_convert(-100.00, 'USD', 'EUR', {christmas})")).await, "-96.20");
    // Whole numbers are amounts, too, and a day may come as text or as a moment without a zone.
    assert_eq!(value(&session, "coinage_convert(100, 'USD', 'EUR', '2024-12-25')").await, "96.20");
    let moment = "coinage_convert(100, 'USD', 'EUR', TIMESTAMP '2024-12-25T23:59:59')";
    assert_eq!(value(&session, moment).await, "96.20");
}

#[tokio::test]
async fn the_law_of_the_euro_holds_in_sql() {
    let session = session();
    // Regulation 1103/97: by way of the euro, which is rounded to three decimals.
    assert_eq!(value(&session, "coinage_convert(100000, 'ITL', 'DEM', DATE '2000-06-01')").await, "101.01");
    assert_eq!(value(&session, "coinage_convert(1000000, 'TRL', 'TRY', DATE '2005-06-01')").await, "1.00");
}

#[tokio::test]
async fn every_kind_of_text_column_gives_the_same_results() {
    let session = session();
    let expected = [Some(96_20), Some(7_56), None, None, Some(1_00), Some(-96_20)];
    for kind in ["utf8", "large", "view", "dictionary", "dictionary of large"] {
        let batch = orders(kind);
        let frame = session.read_batch(batch).unwrap();
        session.deregister_table("orders").unwrap();
        session.register_table("orders", frame.into_view()).unwrap();
        let found = rows(&session, "SELECT coinage_convert(amount, currency, 'EUR', day) FROM orders").await.unwrap();
        assert_eq!(found[0].schema().field(0).data_type(), &DataType::Decimal128(38, 2), "{kind}");
        let found: Vec<_> = found[0].column(0).as_primitive::<Decimal128Type>().iter().collect();
        assert_eq!(found, expected, "{kind}");
    }
}

#[tokio::test]
async fn a_column_of_targets_has_room_for_the_smallest_unit() {
    let session = session();
    let sql = "SELECT coinage_convert(100.00, 'EUR', t, DATE '2024-12-24') AS c FROM (VALUES ('JPY'), ('USD'), ('EUR')) AS v(t)";
    let found = pretty_format_batches(&rows(&session, sql).await.unwrap()).unwrap().to_string();
    for line in ["| 16325.0000 |", "| 103.9500   |", "| 100.0000   |"] {
        assert!(found.contains(line), "{found}");
    }
}

#[tokio::test]
async fn nulls_pass_through_as_null() {
    let session = session();
    for arguments in [
        "NULL, 'USD', 'EUR', DATE '2024-12-25'",
        "1.00, NULL, 'EUR', DATE '2024-12-25'",
        "1.00, 'USD', NULL, DATE '2024-12-25'",
        "1.00, 'USD', 'EUR', NULL",
        // A row without an amount has nothing wrong with its currency.
        "NULL, 'XXY', 'EUR', DATE '2024-12-25'",
    ] {
        assert_eq!(value(&session, &format!("coinage_convert({arguments})")).await, "null", "{arguments}");
        assert_eq!(value(&session, &format!("coinage_try_convert({arguments})")).await, "null", "{arguments}");
    }
    assert_eq!(value(&session, "coinage_rate('USD', NULL, DATE '2024-12-25')").await, "null");
    assert_eq!(value(&session, "coinage_rate_date(NULL, 'EUR', DATE '2024-12-25')").await, "null");
    assert_eq!(value(&session, "coinage_format(1.00, 'EUR', NULL)").await, "null");
}

#[tokio::test]
async fn a_rate_that_is_missing_or_stale_stops_the_query_and_says_which_row() {
    let session = session();
    let (code, text) = fault(&session, "coinage_convert(5.00, 'USD', 'EUR', DATE '1998-01-01')").await;
    assert_eq!(code, "missing-rate");
    assert!(
        text.starts_with("coinage_convert: 5.00 USD to EUR on 1998-01-01: no rate leads from USD to EUR"),
        "{text}"
    );
    let (code, text) = fault(&session, "coinage_convert(5.00, 'RUB', 'EUR', DATE '2024-12-25')").await;
    assert_eq!(code, "stale-rate");
    assert!(text.contains("5.00 RUB to EUR on 2024-12-25: the last rate of "), "{text}");
    assert!(text.contains("2022-03-01"), "{text}");
    let (code, text) = fault(&session, "coinage_convert(5.00, 'EURO', 'USD', DATE '2024-12-25')").await;
    assert_eq!(code, "unknown-currency");
    assert!(text.contains("`EURO` is not a currency code [unknown-currency] (three letters of ISO 4217"), "{text}");
    let (code, _) = fault(&session, "coinage_rate('RUB', 'EUR', DATE '2024-12-25')").await;
    assert_eq!(code, "stale-rate");
    let (code, _) = fault(&session, "coinage_rate_date('RUB', 'EUR', DATE '2024-12-25')").await;
    assert_eq!(code, "stale-rate");
    let (code, _) = fault(&session, "coinage_convert(5.00, 'EUR', 'XAU', DATE '2024-12-25')").await;
    assert_eq!(code, "missing-rate");
    let (code, _) =
        fault(&session, "coinage_convert(12345678901234567890123456789012345678, 'EUR', 'USD', DATE '2024-12-25')")
            .await;
    assert_eq!(code, "overflow");
}

#[tokio::test]
async fn trying_gives_null_where_there_is_no_rate() {
    let session = session();
    for arguments in [
        "5.00, 'USD', 'EUR', DATE '1998-01-01'",
        "5.00, 'RUB', 'EUR', DATE '2024-12-25'",
        "5.00, 'EURO', 'USD', DATE '2024-12-25'",
    ] {
        assert_eq!(value(&session, &format!("coinage_try_convert({arguments})")).await, "null", "{arguments}");
    }
    assert_eq!(value(&session, "coinage_try_convert(100.00, 'USD', 'EUR', DATE '2024-12-25')").await, "96.20");
    assert_eq!(value(&session, "coinage_try_rate('RUB', 'EUR', DATE '2024-12-25')").await, "null");
}

#[tokio::test]
async fn rates_are_decimals_with_the_day_they_were_observed_on() {
    let session = session();
    assert_eq!(value(&session, "coinage_rate('EUR', 'USD', DATE '2024-12-25')").await, "1.039500000000000000");
    // 1 ÷ 1.0395, which has no end.
    assert_eq!(value(&session, "coinage_rate('USD', 'EUR', DATE '2024-12-25')").await, "0.962000962000962001");
    assert_eq!(value(&session, "coinage_rate('EUR', 'EUR', DATE '2024-12-25')").await, "1.000000000000000000");
    // 6.55957 ÷ 1.95583: the rate itself is not rounded to a euro amount on its way.
    assert_eq!(value(&session, "coinage_rate('DEM', 'FRF', DATE '2001-06-01')").await, "3.353854885138278889");
    // Twelve zeros fell between these two dollars of Zimbabwe.
    let old = "1000000000000.000000000000000000";
    assert_eq!(value(&session, "coinage_rate('ZWL', 'ZWR', DATE '2009-06-01')").await, old);
    assert_eq!(value(&session, "coinage_rate('ZWR', 'ZWL', DATE '2009-06-01')").await, "0.000000000001000000");
    // More digits than a decimal of the library holds.
    let (code, _) = fault(&session, "coinage_rate('ZWL', 'ZWD', DATE '2009-06-01')").await;
    assert_eq!(code, "overflow");
    assert_eq!(value(&session, "coinage_rate_date('USD', 'EUR', DATE '2024-12-25')").await, "2024-12-24");
}

#[tokio::test]
async fn amounts_are_written_as_people_there_write_them() {
    let session = session();
    assert_eq!(value(&session, "coinage_format(1299.50, 'EUR', 'de')").await, "1.299,50\u{a0}€");
    assert_eq!(value(&session, "coinage_format(1299.50, 'JPY', 'en')").await, "¥1,300");
    assert_eq!(value(&session, "coinage_format(-5, 'USD', 'en')").await, "-$5.00");
    let sql = "SELECT coinage_format(a, c, l) AS f FROM (VALUES (1.00, 'EUR', 'fr'), (2.00, 'USD', 'en'), (3.00, 'EUR', 'fr')) AS v(a, c, l)";
    let found = pretty_format_batches(&rows(&session, sql).await.unwrap()).unwrap().to_string();
    for text in ["1,00\u{a0}€", "$2.00", "3,00\u{a0}€"] {
        assert!(found.contains(text), "{found}");
    }
    let (code, text) = fault(&session, "coinage_format(5.00, 'USD', 'not a locale')").await;
    assert_eq!(code, "unknown-locale");
    assert!(text.starts_with("coinage_format: 5.00 USD for ?: "), "{text}");
}

#[tokio::test]
async fn doubles_and_other_wrong_types_are_refused_before_anything_runs() {
    let session = session();
    let day = "DATE '2024-12-25'";
    let text = refusal(&session, &format!("coinage_convert(CAST(1 AS DOUBLE), 'USD', 'EUR', {day})")).await;
    assert!(text.contains("coinage_convert takes no Float64: an amount in a double is not exact"), "{text}");
    let text = refusal(&session, &format!("coinage_convert('12.50', 'USD', 'EUR', {day})")).await;
    assert!(text.contains("takes an amount as DECIMAL"), "{text}");
    let text = refusal(&session, &format!("coinage_convert(1.00, 840, 'EUR', {day})")).await;
    assert!(text.contains("takes a currency as text, not Int64"), "{text}");
    let text = refusal(&session, "coinage_convert(1.00, 'USD', 'EUR', 20240101)").await;
    assert!(text.contains("takes a day as DATE, not Int64"), "{text}");
    let zoned = "TIMESTAMP '2024-12-25T00:30:00' AT TIME ZONE 'Europe/Berlin'";
    let text = refusal(&session, &format!("coinage_convert(1.00, 'USD', 'EUR', {zoned})")).await;
    assert!(text.contains("takes a day, not a moment in the zone Europe/Berlin"), "{text}");
    let text = refusal(&session, "coinage_convert(1.00, 'USD', 'EUR')").await;
    assert!(text.contains("takes 4 arguments (amount, from, to, date), not 3"), "{text}");
    // Without the setting, 12.50 in SQL is a double.
    let plain = SessionContext::new();
    register(&plain, Kernel::embedded().unwrap());
    let text = refusal(&plain, &format!("coinage_convert(12.50, 'USD', 'EUR', {day})")).await;
    assert!(text.contains("datafusion.sql_parser.parse_float_as_decimal"), "{text}");
}

#[tokio::test]
async fn decimals_of_other_widths_and_scales_are_amounts() {
    let session = session();
    let amount = "arrow_cast(100.00, 'Decimal64(10, 3)')";
    assert_eq!(value(&session, &format!("coinage_convert({amount}, 'USD', 'EUR', DATE '2024-12-25')")).await, "96.20");
    // More places than a decimal of 96 bits has, all of them zeros.
    let amount = "arrow_cast(100.00, 'Decimal128(38, 34)')";
    assert_eq!(value(&session, &format!("coinage_convert({amount}, 'USD', 'EUR', DATE '2024-12-25')")).await, "96.20");
    let amount = "arrow_cast(100, 'Decimal128(5, -2)')";
    assert_eq!(value(&session, &format!("coinage_convert({amount}, 'USD', 'EUR', DATE '2024-12-25')")).await, "96.20");
}

#[tokio::test]
async fn rules_of_conversion_come_with_the_kernel() {
    let lenient = ConvertOptions { max_age_days: 10_000, ..ConvertOptions::default() };
    let session = session_with(Kernel::new(Exchange::embedded().unwrap(), lenient).unwrap());
    assert_eq!(value(&session, "coinage_convert(117.2010, 'RUB', 'EUR', DATE '2024-12-25')").await, "1.00");
    let finer = ConvertOptions {
        units: Units::Decimals(6),
        markup_percent: coinage::decimal::parse("2").unwrap(),
        ..ConvertOptions::default()
    };
    let session = session_with(Kernel::new(Exchange::embedded().unwrap(), finer).unwrap());
    assert_eq!(value(&session, "coinage_convert(100, 'USD', 'EUR', DATE '2024-12-25')").await, "98.124098");
}

#[tokio::test]
async fn results_agree_with_the_library_in_every_row() {
    let exchange = Exchange::embedded().unwrap();
    let session = session();
    let orders = crate::orders::Orders::some(20_000);
    let frame = session.read_batch(orders.batch()).unwrap();
    session.register_table("orders", frame.into_view()).unwrap();
    let config = exact_literals(SessionConfig::new());
    assert!(config.options().sql_parser.parse_float_as_decimal);
    let sql = "SELECT id, coinage_convert(amount, currency, 'EUR', day) AS euros FROM orders ORDER BY id";
    let mut row = 0;
    for batch in rows(&session, sql).await.unwrap() {
        for found in batch.column(1).as_primitive::<Decimal128Type>() {
            assert_eq!(found, Some(orders.converted(row, &exchange)), "order {row}");
            row += 1;
        }
    }
    assert_eq!(row, 20_000);
}
