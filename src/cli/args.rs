//! The grammar of the command line: commands, their options and their help.
//!
//! Values with a stable error code (currencies, amounts, dates, locales, options) are taken as
//! text here and read by the rooms below, so that a wrong one is told with its code and hint; what
//! clap refuses itself is wrong usage. A newcomer would use clap's value enumerations for
//! rounding modes and styles: [`Listed`] shows such values in help and completions and leaves
//! the refusing to the library.

use super::catalog_args::{Check, Coverage, Explain, Pseudo, Types, Usage};
pub use super::catalog_args::{Fmt, Schema, Watch};
pub use super::currency_args::CurrencyFacts;
use super::format_options::{DateOptions, ListOptions, NameOptions, NumberOptions, RelativeOptions};
use super::price_args::Price;
use super::rates_args::{RatesExport, RatesImport, RatesList, RatesMatrix, RatesVerify};
#[cfg(feature = "network")]
use super::rates_update::RatesUpdate;
use super::rules_args::{ConvertRules, DayRules};
use clap::builder::{PossibleValue, TypedValueParser};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum, ValueHint};
use std::ffi::OsStr;
use std::path::PathBuf;

/// Values to show in help and completions; which of them are right is decided below.
#[derive(Clone, Copy, Debug)]
pub struct Listed(pub &'static [&'static str]);

impl TypedValueParser for Listed {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        _argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        value
            .to_str()
            .map(str::to_owned)
            .ok_or_else(|| clap::Error::new(clap::error::ErrorKind::InvalidUtf8).with_cmd(command))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0.iter().map(|name| PossibleValue::new(*name))))
    }
}

/// Money and messages for people everywhere: exact conversion at dated rates, numbers, dates and
/// lists as each locale writes them, Fluent messages.
#[derive(Debug, Parser)]
#[command(
    name = "coinage",
    max_term_width = 100,
    disable_version_flag = true,
    disable_help_subcommand = true,
    arg_required_else_help = true,
    after_help = "Examples:
  coinage convert 100 USD EUR --on 2024-12-24
  coinage format currency 1299.5 --currency EUR --locale de
  coinage --version --verbose

Exit codes: 0 done, 1 a check found faults, 2 wrong usage, 3 bad input, 4 no rate, 5 input or output failed.
Nothing but `rates update` asks the network; rates of the European Central Bank since 1999 are built in."
)]
pub struct Arguments {
    /// Print the version; with --verbose also that of the data.
    #[arg(short = 'V', long)]
    pub version: bool,
    /// Say more.
    #[arg(long, requires = "version")]
    pub verbose: bool,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Convert(Convert),
    Price(Price),
    Batch(super::batch_args::Batch),
    #[command(subcommand)]
    Rates(Rates),
    #[command(subcommand)]
    Format(Format),
    Parse(Parse),
    Currency(CurrencyFacts),
    Message(Message),
    Check(Check),
    Coverage(Coverage),
    Explain(Explain),
    Types(Types),
    Pseudo(Pseudo),
    Usage(Usage),
    Watch(Watch),
    Fmt(Fmt),
    Schema(Schema),
    Pack(Pack),
    Eval(Eval),
    Completions(Completions),
}

/// The shape of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Shape {
    /// Aligned for reading.
    #[default]
    Table,
    /// One JSON value.
    Json,
    /// One JSON object a line.
    Ndjson,
    /// Comma-separated with a header.
    Csv,
    /// One plain line each.
    Plain,
}

#[derive(Clone, Debug, Args)]
pub struct Shaped {
    /// The shape of the answer.
    #[arg(long, value_enum, default_value_t, value_name = "SHAPE")]
    pub format: Shape,
    /// Print the bare value and nothing else.
    #[arg(short, long, conflicts_with = "format")]
    pub quiet: bool,
}

#[derive(Clone, Debug, Args)]
pub struct RateSource {
    /// Rates to use instead of the built-in ones, in any form that is published: a rate pack,
    /// CSV, XML, JSON, price directives (see `coinage rates import --help`). May be given more
    /// than once; see --prefer.
    #[arg(long = "rates", value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// Rates that alone count for pairs with one of these currencies, like USD,GBP=treasury.csv.
    /// May be given more than once.
    #[arg(long = "overlay", value_name = "CODE,…=FILE")]
    pub overlays: Vec<String>,
    /// Whose rate counts where several files have a pair: the one closest to the day (of equally
    /// close ones that of the file named first), or that of the first file that has one young
    /// enough.
    #[arg(long, value_name = "RULE", default_value = "closest", value_parser = Listed(&["closest", "first"]))]
    pub prefer: String,
    /// Refuse a rate that another file contradicts for the same pair and day by more than this.
    #[arg(long, value_name = "PERCENT")]
    pub tolerance: Option<String>,
    /// The price to take where the files have several: mid, bid or ask.
    #[arg(long, value_name = "SIDE", default_value = "mid", value_parser = Listed(&["mid", "bid", "ask"]))]
    pub side: String,
}

/// Convert an amount of money at the rate of a day.
///
/// The rate is the last one observed on that day or before it; its date, its age and its source
/// stand in every answer. Without --on the newest rate is taken. Between currencies that are not
/// quoted against each other the way leads through a third one, without rounding in between.
/// Currencies that the euro replaced convert at their irrevocable rates.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage convert 100 USD EUR
  coinage convert 1299.50 eur usd,gbp,jpy --on 2024-12-24
  coinage convert '1.234,56 €' EUR USD --locale de --on 2024-12-24
  coinage convert 100 IEP DEM --on 2001-06-01 --explain
  coinage convert 100 EUR USD --on 2024-12-25 --missing interpolate --explain
  coinage convert 19.99 USD CHF --on 2024-12-24 --to-units cash --format json")]
pub struct Convert {
    /// The amount: plain, like 1234.56, or with --locale as people there write it.
    #[arg(allow_hyphen_values = true)]
    pub amount: String,
    /// The currency of the amount, an ISO 4217 code, current or historic.
    pub from: String,
    /// The currencies to convert to, with commas between.
    #[arg(value_delimiter = ',', num_args = 1, required = true, value_name = "TO[,TO…]")]
    pub to: Vec<String>,
    /// The day to convert on, like 2024-12-25; the newest rates without it.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// Read the amount and write the answer as people there do.
    #[arg(long, short)]
    pub locale: Option<String>,
    #[command(flatten)]
    pub rates: RateSource,
    #[command(flatten)]
    pub rules: ConvertRules,
    /// Show every step, as one would check it by hand.
    #[arg(long)]
    pub explain: bool,
    #[command(flatten)]
    pub shaped: Shaped,
}

/// Look at exchange rates as they were published.
#[derive(Debug, Subcommand)]
pub enum Rates {
    Show(RatesShow),
    History(RatesHistory),
    List(RatesList),
    Matrix(RatesMatrix),
    Import(RatesImport),
    #[cfg(feature = "network")]
    Update(RatesUpdate),
    Verify(RatesVerify),
    Export(RatesExport),
}

/// Show the rate between two currencies on a day.
///
/// A rate is shown in the direction it was published, never turned around; where no source quotes
/// the pair, the rates that a conversion would go by are shown.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage rates show EUR USD
  coinage rates show usd jpy --on 2024-12-25 --format json")]
pub struct RatesShow {
    /// One currency, an ISO 4217 code.
    pub base: String,
    /// The other one.
    pub quote: String,
    /// The day, like 2024-12-25; the newest rate without it.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    #[command(flatten)]
    pub days: DayRules,
    #[command(flatten)]
    pub rates: RateSource,
    #[command(flatten)]
    pub shaped: Shaped,
}

/// List the published rates of a pair, day by day.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage rates history EUR USD --from 2024-12-20 --to 2024-12-31
  coinage rates history EUR GBP --from 2024-01-01 --format csv
  coinage rates history EUR CHF --from 2014-01-01 --summary
  coinage rates history EUR CHF --from 2014-01-01 --svg chf.svg")]
pub struct RatesHistory {
    /// One currency, an ISO 4217 code.
    pub base: String,
    /// The other one.
    pub quote: String,
    /// The first day, like 2024-01-01.
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// The last day.
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// Say what the rate did instead: extremes, mean, yearly volatility, its course in a line.
    #[arg(long)]
    pub summary: bool,
    /// Draw the course as an SVG file instead, a line for each source; a week without rates breaks
    /// the line.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub svg: Option<PathBuf>,
    #[command(flatten)]
    pub rates: RateSource,
    #[command(flatten)]
    pub shaped: Shaped,
}

/// Write numbers, amounts, dates, lists and names as a locale does.
///
/// Options and their values are those of ECMA-402 (JavaScript's Intl).
#[derive(Debug, Subcommand)]
pub enum Format {
    /// Write numbers.
    Number(FormatNumber),
    /// Write amounts of money.
    Currency(FormatNumber),
    /// Write ratios as percentages: 0.25 is 25 %.
    Percent(FormatNumber),
    /// Write numbers in short, like 1.2M; amounts and measures with --currency or --unit.
    Compact(FormatNumber),
    /// Write measures, like 5 km/h.
    Unit(FormatNumber),
    Date(FormatDate),
    Relative(FormatRelative),
    List(FormatList),
    Name(FormatName),
}

#[derive(Debug, Args)]
pub struct InLocale {
    /// The locale, like de, pt-BR or zh-Hant-TW.
    #[arg(long, short)]
    pub locale: String,
}

/// What `number`, `currency`, `percent`, `compact` and `unit` take.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage format number 1234567.891 --locale de
  coinage format currency 1299.5 -0.5 --currency EUR --locale fr --currency-display name
  coinage format currency 3..5 --currency EUR --locale de
  coinage format percent 0.256 --locale tr --maximum-fraction-digits 1
  coinage format compact 1234567 --locale en --compact-display long
  coinage format unit 5 --unit kilometer-per-hour --locale ja --unit-display long --parts")]
pub struct FormatNumber {
    /// Plain numbers: digits with at most one point; or START..END.
    #[arg(required = true, value_name = "VALUE", allow_negative_numbers = true)]
    pub values: Vec<String>,
    #[command(flatten)]
    pub locale: InLocale,
    #[command(flatten)]
    pub options: NumberOptions,
    /// Tell the pieces of each text, as JSON: [{"type":…,"value":…},…].
    #[arg(long)]
    pub parts: bool,
}

/// Write dates and times.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage format date 2026-11-22 --locale ja --date-style full
  coinage format date 2026-11-22T10:00:00Z --locale de --date-style medium --time-style short --time-zone +01:00")]
pub struct FormatDate {
    /// Days like 2026-11-22, or moments like 2026-11-22T10:00:00Z.
    #[arg(required = true, value_name = "VALUE")]
    pub values: Vec<String>,
    #[command(flatten)]
    pub locale: InLocale,
    #[command(flatten)]
    pub options: DateOptions,
}

/// Say how far away in time something is, like "in 3 days".
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage format relative -1 day --locale fr --numeric auto
  coinage format relative 3 months --locale ja --style narrow --parts")]
pub struct FormatRelative {
    /// How many: a plain number, below zero for the past.
    #[arg(value_name = "VALUE", allow_negative_numbers = true)]
    pub value: String,
    /// Of what: second, minute, hour, day, week, month, quarter or year; the plural will do.
    #[arg(value_name = "UNIT")]
    pub unit: String,
    #[command(flatten)]
    pub locale: InLocale,
    #[command(flatten)]
    pub options: RelativeOptions,
    /// Tell the pieces of the text, as JSON: [{"type":…,"value":…},…].
    #[arg(long)]
    pub parts: bool,
}

/// Join elements to a list.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  coinage format list salt pepper oil --locale es --type disjunction")]
pub struct FormatList {
    /// The elements.
    #[arg(value_name = "VALUE")]
    pub values: Vec<String>,
    #[command(flatten)]
    pub locale: InLocale,
    #[command(flatten)]
    pub options: ListOptions,
}

/// Name regions, languages, scripts and currencies.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  coinage format name JP BR --locale fr --type region")]
pub struct FormatName {
    /// The codes.
    #[arg(required = true, value_name = "VALUE")]
    pub values: Vec<String>,
    #[command(flatten)]
    pub locale: InLocale,
    #[command(flatten)]
    pub options: NameOptions,
}

/// Whether placeables are set apart from the text around them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Bidi {
    /// No invisible characters are put in.
    #[default]
    Strip,
    /// U+2068 and U+2069 around each, as in a page.
    Isolate,
    /// Around those that run against the direction of the locale.
    Auto,
}

/// Write a message of a catalog with its arguments.
///
/// An argument is taken as an amount of money (`12.50 EUR`), a number (`3`), a range of either
/// (`3..5`, `10..12.50 EUR`), a date (`2026-11-22`, `2026-11-22T10:00:00Z`), else as text; in
/// double quotes it is always text.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage message cart-count --arg count=3 --locale fr
  coinage message cart-amount --arg 'amount=12.50 EUR' --locale de --catalog locales
  coinage message cart-count --arg count=3..5 --locale de
  coinage message free-delivery-remaining.aria-label --locale ar")]
pub struct Message {
    /// The message, or one of its attributes as ID.ATTRIBUTE.
    pub id: String,
    /// An argument, as NAME=VALUE; may be given more than once.
    #[arg(long = "arg", value_name = "NAME=VALUE", value_parser = pair)]
    pub arguments: Vec<(String, String)>,
    #[command(flatten)]
    pub locale: InLocale,
    /// The folder with one folder of .ftl files for each locale.
    #[arg(long, value_name = "DIR", default_value = "locales", value_hint = ValueHint::DirPath)]
    pub catalog: PathBuf,
    /// Whether placeables are set apart from the text around them.
    #[arg(long, value_enum, default_value_t)]
    pub bidi: Bidi,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("an argument is written NAME=VALUE")?;
    if name.is_empty() { Err("the name is missing".into()) } else { Ok((name.into(), value.into())) }
}

/// Read numbers, percentages and amounts as people of a locale write them.
///
/// Digits may be the locale's own or Latin ones; currencies may be codes, symbols or names, before
/// the number or behind it. A text with two readings is an error that names both.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage parse '1.234,56 €' --locale de
  coinage parse '(US$ 1,234.50)' --locale en-CA
  coinage parse --locale fr -- '-1 234,50 $US'
  coinage parse '१२,३४,५६७.८९' '12%' --locale hi-u-nu-deva --format json")]
pub struct Parse {
    /// The texts to read; those that begin with a minus stand behind `--`.
    #[arg(required = true, allow_negative_numbers = true, value_name = "TEXT")]
    pub texts: Vec<String>,
    #[command(flatten)]
    pub locale: InLocale,
    /// The currency of texts that name none, and the one meant by a symbol that it shares.
    #[arg(long, value_name = "CODE")]
    pub currency: Option<String>,
    #[command(flatten)]
    pub shaped: Shaped,
}

/// Write packs: names, messages and rates as files that a page loads when it needs them.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage pack --locales de,fr,pt-BR --out packs
  coinage pack --topics messages --locales en,de --catalog locales --out packs
  coinage pack --topics rates --since 2026-10-01 --out packs")]
pub struct Pack {
    /// What to pack: a locale's display names, compact forms, unit patterns, relative times,
    /// messages; the built-in rates.
    #[arg(long, value_enum, value_delimiter = ',', default_value = "names", value_name = "TOPIC,…")]
    pub topics: Vec<PackContent>,
    /// The locales, with commas between; `all` for every locale of the table.
    #[arg(long, value_delimiter = ',', value_name = "LOCALE,…", required_if_eq_any([("topics", "names"), ("topics", "compact"), ("topics", "units"), ("topics", "relative"), ("topics", "messages")]))]
    pub locales: Vec<String>,
    /// The folder of Fluent files, one folder a locale, that messages are packed from.
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, default_value = "locales")]
    pub catalog: PathBuf,
    /// Only these messages and what they refer to.
    #[arg(long, value_name = "ID,…", value_delimiter = ',')]
    pub messages: Vec<String>,
    /// Only the messages that these sources ask for, as `coinage usage` finds them.
    #[arg(long, value_name = "PATH,…", value_delimiter = ',', value_hint = ValueHint::AnyPath)]
    pub used_in: Vec<PathBuf>,
    /// The first day of the rates; all of them where none is given.
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// The folder to write to; made where it is missing.
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub out: PathBuf,
    /// Print nothing.
    #[arg(short, long)]
    pub quiet: bool,
}

/// What a pack holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PackContent {
    /// Names of regions, languages, scripts and currencies: LOCALE.names.pack.
    Names,
    /// Compact forms of numbers: LOCALE.compact.pack.
    Compact,
    /// Unit patterns: LOCALE.units.pack.
    Units,
    /// Relative times: LOCALE.relative.pack.
    Relative,
    /// Compiled messages: LOCALE.messages.pack.
    Messages,
    /// The European Central Bank's rates: rates.pack.
    Rates,
}

/// Answer requests: one JSON object a line on standard input, one answer a line on standard
/// output, in the same order.
///
/// A line that is no request is answered with an error; nothing stops the stream.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  echo '{\"op\":\"number\",\"locale\":\"de\",\"value\":\"1234567.891\"}' | coinage eval")]
pub struct Eval {
    #[command(flatten)]
    pub rates: RateSource,
}

/// Print a completion script for a shell.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  coinage completions bash")]
pub struct Completions {
    /// The shell.
    #[arg(value_enum, action = ArgAction::Set)]
    pub shell: clap_complete::Shell,
}
