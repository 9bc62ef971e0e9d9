//! The grammar of the `rates` commands that list, import, compare, check and write rates.

use super::args::{Listed, RateSource, Shaped};
use super::rules_args::DayRules;
use clap::{Args, ValueHint};
use std::path::PathBuf;

/// List the pairs there are rates of, with their first and last day and their number.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage rates list
  coinage rates list --format csv")]
pub struct RatesList {
    #[command(flatten)]
    pub rates: RateSource,
    #[command(flatten)]
    pub shaped: Shaped,
}

/// Show what one unit of each currency is worth in each of the others on a day.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage rates matrix EUR,USD,GBP,JPY --on 2024-12-24
  coinage rates matrix usd,chf --on 2024-12-24 --places 10 --format csv")]
pub struct RatesMatrix {
    /// The currencies, with commas between.
    #[arg(value_name = "CODE,…", value_delimiter = ',', required = true)]
    pub currencies: Vec<String>,
    /// The day, like 2024-12-25; the newest rate without it.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    #[command(flatten)]
    pub days: DayRules,
    /// Decimal places, 0 to 28.
    #[arg(long, value_name = "N", default_value = "6")]
    pub places: String,
    #[command(flatten)]
    pub rates: RateSource,
    #[command(flatten)]
    pub shaped: Shaped,
}

/// Read rates in any published form and write them as one rate pack.
///
/// Read are: the ECB's XML (day, history) and CSV, SDMX CSV, Open Exchange Rates (latest,
/// historical, time series), Frankfurter v1 and v2 (JSON, CSV, NDJSON), exchangerate.host, the
/// Bank of Russia's XML, the Bank of Canada's Valet (JSON, CSV), the Federal Reserve's H.10 as
/// CSV, the IMF's TSV, price directives of ledger, hledger and beancount, CSV with the columns
/// date, base, quote, rate (and bid, ask, source), and rate packs. The form is told by the content.
/// Two files that give different rates for a pair on one day are an error.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage rates export --as ledger --from 2026-10-01 --out prices.ledger
  coinage rates import prices.ledger --out rates.pack")]
pub struct RatesImport {
    /// The files.
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// The pack to write.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub out: PathBuf,
    /// What answers name as their source; the files' names without it.
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// The price to take where the files have several: mid, bid or ask.
    #[arg(long, value_name = "SIDE", default_value = "mid", value_parser = Listed(&["mid", "bid", "ask"]))]
    pub side: String,
    /// Print nothing.
    #[arg(short, long)]
    pub quiet: bool,
}

/// Check a file of rates: that it reads whole, and that no rate moves further than a bound.
///
/// Moves are told one a line; the exit code is 1 where there are any.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage rates export --as plain-csv --from 2026-10-01 --out rates.csv
  coinage rates verify rates.csv --max-change 25%")]
pub struct RatesVerify {
    /// The file, in any form that `rates import` reads.
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// How far a rate may move from one observation to the next.
    #[arg(long, value_name = "PERCENT", default_value = "20%")]
    pub max_change: String,
}

/// Write rates in a form that other programs read.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage rates export --as ledger --from 2024-12-24 --to 2024-12-31
  coinage rates export --as ecb-csv --from 2024-12-01 --out rates.csv")]
pub struct RatesExport {
    /// The form.
    #[arg(long = "as", value_name = "FORM", value_parser = Listed(&["ecb-csv", "plain-csv", "ledger", "beancount", "frankfurter-json"]))]
    pub form: String,
    /// The first day.
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// The last day.
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// The file to write; standard output without it.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub rates: RateSource,
}
