//! `coinage-ballista`: a cluster's scheduler or one of its executors, and queries to it.

use ballista_executor::executor_process::ExecutorProcessConfig;
use clap::{Args, Parser, Subcommand};
use coinage::exchange::source::{Side, Source};
use coinage::exchange::{ConvertOptions, Exchange, parse_max_age};
use coinage::{ErrorCode, RoundingMode, decimal};
use coinage_datafusion::{Kernel, ballista};
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::prelude::ParquetReadOptions;
use std::error::Error;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

/// Exact currency conversion on a cluster of Apache Ballista.
#[derive(Parser)]
#[command(
    version,
    after_help = "Examples:
  coinage-ballista scheduler --listen 127.0.0.1:50050
  coinage-ballista executor --scheduler 127.0.0.1:50050 --port 50051 --grpc-port 50052
  coinage-ballista query --scheduler 127.0.0.1:50050 --table orders=data/orders \\
    \"SELECT sum(coinage_convert(amount, currency, 'EUR', day)) FROM orders\"

All processes of a cluster have to be started with the same rates and rules."
)]
struct Arguments {
    #[command(subcommand)]
    part: Part,
}

#[derive(Subcommand)]
enum Part {
    /// Plan queries and hand their tasks to the executors
    Scheduler {
        /// The address to listen at; port 0 takes any free one, and the line written says which.
        #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:50050")]
        listen: String,
        /// The name by which the executors reach this machine; the address it listens at without it.
        #[arg(long, value_name = "HOST")]
        external_host: Option<String>,
        #[command(flatten)]
        rules: Rules,
    },
    /// Run the tasks of queries
    Executor {
        /// The scheduler to take tasks from.
        #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:50050")]
        scheduler: String,
        /// The address to listen at.
        #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
        bind: String,
        /// The name by which the others reach this machine; what the scheduler sees without it.
        #[arg(long, value_name = "HOST")]
        external_host: Option<String>,
        /// The port for results (Arrow Flight).
        #[arg(long, value_name = "PORT", default_value_t = 50051)]
        port: u16,
        /// The port for tasks.
        #[arg(long, value_name = "PORT", default_value_t = 50052)]
        grpc_port: u16,
        /// Tasks to run at once; as many as there are cores without it.
        #[arg(long, value_name = "NUMBER", default_value_t = 0)]
        cores: usize,
        /// The folder for what is passed on between the stages of a query; a temporary one without it.
        #[arg(long, value_name = "FOLDER")]
        work: Option<PathBuf>,
        /// Seconds to wait for a scheduler that does not answer yet.
        #[arg(long, value_name = "SECONDS", default_value_t = 30)]
        patience: u16,
        #[command(flatten)]
        rules: Rules,
    },
    /// Run a query on the cluster and write its rows as a table
    Query {
        /// The query. Decimals like 12.50 are exact in it.
        sql: String,
        /// The scheduler.
        #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:50050")]
        scheduler: String,
        /// A table of the query: its name and the Parquet file or folder that every executor can
        /// read under this path. May be given more than once.
        #[arg(long = "table", value_name = "NAME=PATH", value_parser = table)]
        tables: Vec<(String, String)>,
        #[command(flatten)]
        rules: Rules,
    },
}

/// Rates, and how amounts are converted by them.
#[derive(Args)]
struct Rules {
    /// Rates in any form that `coinage rates import --help` lists; the built-in ones of the
    /// European Central Bank without it. May be given more than once.
    #[arg(long = "rates", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Which price is taken where a file has several: mid, bid or ask.
    #[arg(long, default_value = "mid")]
    side: String,
    /// How old a rate may be, like 7d.
    #[arg(long, value_name = "AGE", default_value = "7d")]
    max_age: String,
    /// The rounding mode, like halfEven; that of the law, else halfEven, without it.
    #[arg(long, value_name = "MODE")]
    rounding: Option<String>,
    /// Percent put on every amount, like 2.5.
    #[arg(long, value_name = "PERCENT", default_value = "0")]
    markup: String,
}

impl Rules {
    fn kernel(&self) -> coinage::Result<Arc<Kernel>> {
        let of = |option: &'static str| move |error: coinage::Error| error.in_subject(option);
        let options = ConvertOptions {
            max_age_days: parse_max_age(&self.max_age).map_err(of("--max-age"))?,
            rounding: self.rounding.as_deref().map(RoundingMode::parse).transpose().map_err(of("--rounding"))?,
            markup_percent: decimal::parse(&self.markup).map_err(of("--markup"))?,
            ..ConvertOptions::default()
        };
        let side = Side::parse(&self.side).map_err(of("--side"))?;
        if self.files.is_empty() {
            return Kernel::new(Exchange::embedded()?, options);
        }
        let mut exchange = Exchange::default();
        for path in &self.files {
            let name = path.display().to_string();
            let bytes = std::fs::read(path).map_err(|error| {
                coinage::Error::new(ErrorCode::Io, &["cannot read: ", &error.to_string()]).in_subject(&name)
            })?;
            for history in Source::read(&bytes, &name, side)?.histories {
                exchange.add(history);
            }
        }
        Kernel::new(exchange, options)
    }
}

fn table(text: &str) -> Result<(String, String), String> {
    let (name, path) = text.split_once('=').ok_or("write a name, =, and a path")?;
    Ok((name.to_owned(), path.to_owned()))
}

async fn run(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    match arguments.part {
        Part::Scheduler { listen, external_host, rules } => {
            let kernel = rules.kernel()?;
            let scheduler = ballista::Scheduler::bind(&listen).await?;
            let address = scheduler.address();
            writeln!(std::io::stdout(), "scheduler listening at {address}")?;
            let host = external_host.unwrap_or_else(|| address.ip().to_string());
            scheduler.serve(&host, kernel).await?;
        }
        Part::Executor { scheduler, bind, external_host, port, grpc_port, cores, work, patience, rules } => {
            let kernel = rules.kernel()?;
            let (scheduler_host, scheduler_port) = host_and_port(&scheduler)?;
            let config = ExecutorProcessConfig {
                scheduler_host,
                scheduler_port,
                scheduler_connect_timeout_seconds: patience,
                bind_host: bind,
                external_host,
                port,
                grpc_port,
                vcores: cores,
                work_dir: work.map(|folder| folder.display().to_string()),
                ..ExecutorProcessConfig::default()
            };
            ballista::run_executor(config, &kernel).await?;
        }
        Part::Query { sql, scheduler, tables, rules } => {
            let (host, port) = host_and_port(&scheduler)?;
            ballista::reach(&host, port, Duration::ZERO).await?;
            let session = ballista::connect(&format!("df://{scheduler}"), rules.kernel()?).await?;
            for (name, path) in tables {
                session.register_parquet(name, path, ParquetReadOptions::default()).await?;
            }
            let rows = session.sql(&sql).await?.collect().await?;
            writeln!(std::io::stdout(), "{}", pretty_format_batches(&rows)?)?;
        }
    }
    Ok(())
}

fn host_and_port(text: &str) -> Result<(String, u16), String> {
    let refused = || format!("`{text}` is not an address; write a host and a port like 127.0.0.1:50050");
    let (host, port) = text.rsplit_once(':').ok_or_else(refused)?;
    Ok((host.to_owned(), port.parse().map_err(|_| refused())?))
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // What is logged while a query runs is what it fails with.
    let filter = if matches!(arguments.part, Part::Query { .. }) { "off" } else { "warn" };
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or(filter)).init();
    // Plans are trees, and walking down a large one takes a deep stack.
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(32 << 20).build();
    let result = runtime.map_err(Into::into).and_then(|runtime| runtime.block_on(run(arguments)));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let said = match error.downcast_ref::<coinage::Error>() {
                Some(error) => {
                    let hint = error.hint().unwrap_or_else(|| error.kind().usual_hint());
                    format!("error[{}]: {error}\nhint: {hint}", error.code())
                }
                None => format!("error: {error}"),
            };
            let _ = writeln!(std::io::stderr(), "{said}");
            ExitCode::FAILURE
        }
    }
}
