//! A scheduler and two executors, processes of their own on loopback, over Parquet in parts.

use crate::orders::{CURRENCIES, Orders};
use coinage::exchange::{ConvertOptions, Exchange};
use coinage_datafusion::{Kernel, ballista};
use datafusion::arrow::array::{AsArray as _, RecordBatch};
use datafusion::arrow::datatypes::{DataType, Decimal128Type, Int64Type};
use datafusion::prelude::{ParquetReadOptions, SessionContext};
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const ORDERS: usize = 120_000;
const PARTS: usize = 8;

/// A process that ends with the test.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

struct Cluster {
    scheduler: String,
    /// Where each executor leaves what it passes on.
    work: Vec<PathBuf>,
    _processes: Vec<Process>,
    folder: TempDir,
}

impl Cluster {
    fn start(executors: usize) -> Self {
        let folder = TempDir::new().unwrap();
        let mut scheduler = program(&["scheduler", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(scheduler.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address =
            line.trim().strip_prefix("scheduler listening at ").unwrap_or_else(|| panic!("{line}")).to_owned();
        let mut processes = vec![Process(scheduler)];
        let mut work = Vec::new();
        for number in 0..executors {
            let folder = folder.path().join(format!("executor-{number}"));
            std::fs::create_dir(&folder).unwrap();
            let (port, grpc_port) = free_ports();
            let mut executor = program(&["executor", "--scheduler", &address, "--cores", "1"]);
            executor.args(["--port", &port.to_string(), "--grpc-port", &grpc_port.to_string()]);
            processes.push(Process(executor.arg("--work").arg(&folder).spawn().unwrap()));
            work.push(folder);
        }
        Self { scheduler: address, work, _processes: processes, folder }
    }

    async fn session(&self) -> SessionContext {
        ballista::connect(&format!("df://{}", self.scheduler), Kernel::embedded().unwrap()).await.unwrap()
    }
}

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coinage-ballista"));
    command.args(arguments).stdin(Stdio::null()).env("RUST_LOG", "error");
    command
}

/// Two ports nobody listens at. Both are held until both are known.
fn free_ports() -> (u16, u16) {
    let (one, other) = (TcpListener::bind("127.0.0.1:0").unwrap(), TcpListener::bind("127.0.0.1:0").unwrap());
    (one.local_addr().unwrap().port(), other.local_addr().unwrap().port())
}

/// Bytes in the files below a folder.
fn files(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { files(&path) } else { path.metadata().unwrap().len() }).sum()
}

/// Cents by currency: of two columns, code and total.
fn totals(rows: &[RecordBatch]) -> BTreeMap<String, (i128, i64)> {
    let mut totals = BTreeMap::new();
    for batch in rows {
        let codes = datafusion::arrow::compute::cast(batch.column(0), &DataType::Utf8).unwrap();
        let (sums, counts) =
            (batch.column(1).as_primitive::<Decimal128Type>(), batch.column(2).as_primitive::<Int64Type>());
        for row in 0..batch.num_rows() {
            let total = (sums.value(row), counts.value(row));
            assert_eq!(totals.insert(codes.as_string::<i32>().value(row).to_owned(), total), None);
        }
    }
    totals
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cluster_of_three_processes_gives_the_totals_of_the_library_and_of_the_command_line() {
    let cluster = Cluster::start(2);
    let orders = Orders::some(ORDERS);
    let table = cluster.folder.path().join("orders");
    orders.write_parquet(&table, PARTS);

    // What should come out: order by order, in this process, without any engine.
    let exchange = Exchange::embedded().unwrap();
    let mut expected: BTreeMap<String, (i128, i64)> = BTreeMap::new();
    for (number, order) in orders.0.iter().enumerate() {
        let total = expected.entry(order.currency.to_owned()).or_default();
        total.0 += orders.converted(number, &exchange);
        total.1 += 1;
    }
    assert_eq!(expected.len(), CURRENCIES.len());

    let session = cluster.session().await;
    let path = table.to_str().unwrap();
    let shops = ParquetReadOptions::default().table_partition_cols(vec![("shop".to_owned(), DataType::Int32)]);
    session.register_parquet("orders", path, shops).await.unwrap();
    let sql = "SELECT currency, sum(coinage_convert(amount, currency, 'EUR', day)) AS euros, count(*) AS orders \
               FROM orders GROUP BY currency";
    // Both executors have to have a share of it, and one may be late: each leaves what it passes
    // on between the two stages.
    let begun = Instant::now();
    loop {
        let rows = session.sql(sql).await.unwrap().collect().await.unwrap();
        assert_eq!(totals(&rows), expected);
        if cluster.work.iter().all(|folder| files(folder) > 0) {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "one executor has done nothing");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }

    assert_eq!(of_the_command_line(&orders, cluster.folder.path()), expected);

    // By shop, which stands in the names of the folders only.
    let sql = "SELECT shop, sum(coinage_convert(amount, currency, 'EUR', day)), count(*) FROM orders GROUP BY shop";
    let rows = session.sql(sql).await.unwrap().collect().await.unwrap();
    let size = ORDERS / PARTS;
    let shop = |shop: usize| {
        let cents = (shop * size..(shop + 1) * size).map(|order| orders.converted(order, &exchange)).sum();
        (shop.to_string(), (cents, size as i64))
    };
    assert_eq!(totals(&rows), (0..PARTS).map(shop).collect());

    // The query as it is typed.
    let sql =
        "SELECT coinage_format(sum(coinage_convert(amount, currency, 'EUR', day)), 'EUR', 'en') AS total FROM orders";
    let query = program(&["query", "--scheduler", &cluster.scheduler, "--table", &format!("orders={path}"), sql]);
    let printed = said(query);
    let euros = in_euros(expected.values().map(|total| total.0).sum());
    assert!(printed.0.contains(&euros), "{printed:?} lacks {euros}");

    a_fault_reaches_the_client_with_its_code_and_its_row(&cluster, &session).await;
    a_client_with_other_rules_is_refused(&cluster, path).await;
}

#[test]
fn an_executor_that_finds_no_scheduler_says_so_and_ends() {
    let (free, port) = free_ports();
    let (grpc_port, _) = free_ports();
    let nobody = format!("127.0.0.1:{free}");
    let mut command = program(&["executor", "--scheduler", &nobody, "--patience", "1"]);
    command.args(["--port", &port.to_string(), "--grpc-port", &grpc_port.to_string()]);
    let begun = Instant::now();
    let output = command.output().unwrap();
    assert!(!output.status.success());
    assert!(begun.elapsed() < Duration::from_secs(60));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains(&format!("no scheduler answers at {nobody} (")), "{said}");
}

#[test]
fn an_executor_with_a_broken_file_of_rates_does_not_start() {
    let folder = TempDir::new().unwrap();
    let rates = folder.path().join("rates.csv");
    std::fs::write(&rates, "date,base,quote,rate\n2024-12-24,EUR,USD,1.0x\n").unwrap();
    let mut command = program(&["executor"]);
    let output = command.arg("--rates").arg(&rates).output().unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("error[invalid-number]: ") && said.contains("line 2, column 20"), "{said}");
    assert!(said.contains("\nhint: "), "{said}");
}

/// Cents by currency as `coinage batch` has them.
fn of_the_command_line(orders: &Orders, folder: &Path) -> BTreeMap<String, (i128, i64)> {
    let (given, made) = (folder.join("orders.csv"), folder.join("converted.csv"));
    orders.write_csv(&given);
    let mut command = Command::new(command_line());
    command.arg("batch").arg(&given).arg("--out").arg(&made);
    command.args(["--amount", "amount", "--from", "currency", "--date", "day", "--to", "EUR"]);
    said(command);
    let text = std::fs::read_to_string(made).unwrap();
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let place = |name: &str| header.iter().position(|column| *column == name).unwrap_or_else(|| panic!("{header:?}"));
    let (currency, euros) = (place("currency"), place("amount_eur"));
    let mut totals: BTreeMap<String, (i128, i64)> = BTreeMap::new();
    for line in lines {
        let fields: Vec<&str> = line.split(',').collect();
        let total = totals.entry(fields[currency].to_owned()).or_default();
        // Two places in every row: without the point they are cents.
        assert_eq!(fields[euros].rsplit_once('.').unwrap().1.len(), 2, "{line}");
        total.0 += fields[euros].replace('.', "").parse::<i128>().unwrap();
        total.1 += 1;
    }
    totals
}

/// The command line: the one named, or the one of this repository, built as needed.
fn command_line() -> PathBuf {
    if let Some(named) = std::env::var_os("COINAGE_COMMAND") {
        return named.into();
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo).current_dir(&root).args(["build", "--bin", "coinage"]).status().unwrap();
    assert!(built.success());
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder));
    target.join("debug/coinage")
}

/// On the cluster that is up already: a row without a rate, by name and by null.
async fn a_fault_reaches_the_client_with_its_code_and_its_row(cluster: &Cluster, session: &SessionContext) {
    let old = cluster.folder.path().join("old");
    let mut orders = Orders::some(2_000);
    orders.0[1_234].day = 9_000;
    orders.0[1_234].currency = "USD";
    orders.write_parquet(&old, 2);
    session.register_parquet("old", old.to_str().unwrap(), ParquetReadOptions::default()).await.unwrap();
    let sql = "SELECT sum(coinage_convert(amount, currency, 'EUR', day)) FROM old";
    let error = session.sql(sql).await.unwrap().collect().await.unwrap_err().to_string();
    assert!(error.contains("USD to EUR on 1994-08-23: no rate leads from USD to EUR"), "{error}");
    assert!(error.contains("[missing-rate]"), "{error}");
    let sql = "SELECT 'none', sum(coinage_try_convert(amount, currency, 'EUR', day)), count(*) FROM old \
               WHERE coinage_try_convert(amount, currency, 'EUR', day) IS NOT NULL";
    let rows = session.sql(sql).await.unwrap().collect().await.unwrap();
    assert_eq!(totals(&rows)["none"].1, 1_999);
}

/// A client with other rules than the cluster's gets no total that nobody could check.
async fn a_client_with_other_rules_is_refused(cluster: &Cluster, table: &str) {
    let options = ConvertOptions { max_age_days: 3, ..ConvertOptions::default() };
    let kernel = Kernel::new(Exchange::embedded().unwrap(), options).unwrap();
    let session = ballista::connect(&format!("df://{}", cluster.scheduler), kernel).await.unwrap();
    session.register_parquet("orders", table, ParquetReadOptions::default()).await.unwrap();
    let sql = "SELECT sum(coinage_convert(amount, currency, 'EUR', day)) FROM orders";
    let error = session.sql(sql).await.unwrap().collect().await.unwrap_err().to_string();
    assert!(error.contains("coinage_convert converts by other rates or rules here"), "{error}");
}

/// What a program writes to both its outputs, at most two minutes later.
fn said(mut command: Command) -> (String, String) {
    let begun = Instant::now();
    let output = command.output().unwrap();
    assert!(begun.elapsed() < Duration::from_secs(120));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// Cents as euros are written in English.
fn in_euros(cents: i128) -> String {
    use coinage::decimal::Digits;
    use coinage::format::{NumberFormat, NumberFormatOptions, OptionValue};
    let mut options = NumberFormatOptions::default();
    options.set("style", OptionValue::Text("currency")).unwrap();
    options.set("currency", OptionValue::Text("EUR")).unwrap();
    let format = NumberFormat::new(&coinage::Locale::parse("en").unwrap(), &options).unwrap();
    format.format(&Digits::from_parts(cents < 0, cents.unsigned_abs(), 2))
}
