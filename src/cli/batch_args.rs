//! The grammar of `batch`.

use super::args::{Listed, RateSource};
use super::rules_args::ConvertRules;
use clap::{Args, ValueEnum, ValueHint};
use std::path::PathBuf;

/// Convert a file of amounts, row by row, at the rate of each row's day.
///
/// Rows come as CSV (any delimiter), TSV, one JSON object a line, or Parquet, also compressed with
/// gzip or zstd; what they are is seen by their name and their beginning, and they leave likewise. Every row leaves as it came,
/// in its order, with the converted amount, the rate as it was quoted and the day it was observed
/// added at its end. The output is there when it is complete, or not at all. What became of the
/// rows is told at the end: rows in are rows out and rejects, with control totals by currency.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage batch orders.csv --out eur.csv --amount amount --from currency --date date --to EUR
  coinage batch orders.ndjson.gz --out - -q --amount total --from-currency USD --to EUR
  coinage batch ventes.csv --out e.csv --amount montant --from devise --to EUR --locale fr

By default the first row that can't be converted ends the run, and nothing is written.")]
pub struct Batch {
    /// The file of rows; - is standard input.
    #[arg(value_name = "IN", value_hint = ValueHint::FilePath)]
    pub input: PathBuf,
    /// Where converted rows go; - is standard output. A name that ends in .gz or .zst is
    /// compressed.
    #[arg(long, value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub out: PathBuf,
    /// The column of the amounts.
    #[arg(long, value_name = "COLUMN")]
    pub amount: String,
    /// The column of their currencies.
    #[arg(long, value_name = "COLUMN", required_unless_present = "from_currency", conflicts_with = "from_currency")]
    pub from: Option<String>,
    /// The one currency of all amounts.
    #[arg(long, value_name = "CODE")]
    pub from_currency: Option<String>,
    /// The column of the days, like 2024-12-25, or of times that begin with their day.
    #[arg(long, value_name = "COLUMN", conflicts_with = "on")]
    pub date: Option<String>,
    /// The one day of all rows; the newest rates without --date and --on.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// The currency to convert to.
    #[arg(long, value_name = "CODE")]
    pub to: String,
    /// Where rows go that can't be converted: whole, behind their line and their error.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub rejects: Option<PathBuf>,
    /// What a row that can't be converted does: end the run, be left out, or go to --rejects;
    /// fail without --rejects, reject with it.
    #[arg(long, value_name = "WHAT", value_parser = Listed(&["fail", "skip", "reject"]))]
    pub on_error: Option<String>,
    /// How many threads convert; as many as there are processors without it. The output is the
    /// same for any number.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=64))]
    pub threads: Option<u16>,
    /// What a row gets beside its amount, with commas between; none for nothing.
    #[arg(long, value_name = "FACT,…", value_delimiter = ',', default_value = "rate,rate_date",
        value_parser = Listed(&["rate", "rate_date", "quoted", "path", "source", "none"]))]
    pub add: Vec<String>,
    /// The mark between fields; found in the header without it. A tab is written \t.
    #[arg(long, value_name = "MARK")]
    pub delimiter: Option<String>,
    /// How the rows lie in the file, where its name and its beginning don't tell.
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub input_format: Option<RowFormat>,
    /// Read the amounts as people there write them.
    #[arg(long)]
    pub locale: Option<String>,
    #[command(flatten)]
    pub rates: RateSource,
    #[command(flatten)]
    pub rules: ConvertRules,
    /// The shape of the account at the end.
    #[arg(long, value_enum, default_value_t, value_name = "SHAPE")]
    pub format: AccountShape,
    /// Give no account at the end.
    #[arg(short, long, conflicts_with = "format")]
    pub quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RowFormat {
    Csv,
    Tsv,
    Ndjson,
    Parquet,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum AccountShape {
    /// Aligned for reading.
    #[default]
    Table,
    /// One JSON object.
    Json,
}
