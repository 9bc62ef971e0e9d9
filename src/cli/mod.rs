//! The command line: arguments, files, the clock, tables and colour; what is said comes from the
//! library.
//!
//! Every command turns its arguments into a [`Report`], which is printed at once: text on
//! standard output, errors and notices on standard error. A newcomer would print where they are:
//! only [`output`] writes, so that a closed pipe is met in one place.

#![expect(unreachable_pub, reason = "a program has no surface of its own: `pub` is for the files beside")]

mod amount;
mod args;
mod batch;
mod batch_args;
mod catalog;
mod catalog_args;
mod check;
mod config;
mod convert;
mod currency;
mod currency_args;
mod evaluate;
mod files;
mod fmt;
mod format;
mod format_options;
mod message;
#[cfg(feature = "network")]
mod network;
mod output;
mod pack;
mod price;
mod price_args;
mod price_list;
mod rates;
mod rates_args;
mod rates_files;
#[cfg(feature = "network")]
mod rates_update;
mod replacement;
mod rules_args;
mod streams;
mod watch;

use args::{Arguments, Command, Rates};
use clap::{CommandFactory as _, Parser as _};
use coinage::{Error, ErrorCode};
use output::Report;
use std::process::ExitCode;

/// ICU4X's version, as Cargo.toml has it.
const ICU4X: &str = "2.4.0";

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no errors and have their own exit code.
            let code = if error.use_stderr() { 2 } else { 0 };
            let printed = error.print();
            return if printed.is_ok() { ExitCode::from(code) } else { ExitCode::SUCCESS };
        }
    };
    let Some(command) = arguments.command else { return output::print(version(arguments.verbose)) };
    let report = match command {
        Command::Convert(arguments) => convert::convert(&arguments),
        Command::Price(arguments) => price::price(&arguments),
        Command::Batch(arguments) => batch::batch(&arguments),
        Command::Rates(Rates::Show(arguments)) => rates::show(&arguments),
        Command::Rates(Rates::History(arguments)) => rates::history(&arguments),
        Command::Rates(Rates::List(arguments)) => rates_files::list(&arguments),
        Command::Rates(Rates::Matrix(arguments)) => rates_files::matrix(&arguments),
        Command::Rates(Rates::Import(arguments)) => rates_files::import(&arguments),
        #[cfg(feature = "network")]
        Command::Rates(Rates::Update(arguments)) => rates_update::run(&arguments),
        Command::Rates(Rates::Verify(arguments)) => rates_files::verify(&arguments),
        Command::Rates(Rates::Export(arguments)) => rates_files::export(&arguments),
        Command::Format(arguments) => format::format(&arguments),
        Command::Parse(arguments) => amount::parse(&arguments),
        Command::Currency(arguments) => currency::currency(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Coverage(arguments) => check::coverage(&arguments),
        Command::Explain(arguments) => check::explain(&arguments),
        Command::Types(arguments) => catalog::types(&arguments),
        Command::Pseudo(arguments) => catalog::pseudo(&arguments),
        Command::Usage(arguments) => catalog::usage(&arguments),
        Command::Message(arguments) => message::message(&arguments),
        Command::Watch(arguments) => return watch::watch(&arguments),
        Command::Fmt(arguments) => fmt::fmt(&arguments),
        Command::Schema(arguments) => config::schema(&arguments),
        Command::Pack(arguments) => pack::pack(&arguments),
        Command::Eval(arguments) => return evaluate::evaluate(&arguments),
        Command::Completions(arguments) => Ok(completions(arguments.shell)),
    };
    output::print(report)
}

fn completions(shell: clap_complete::Shell) -> Report {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "coinage", &mut script);
    Report::text(String::from_utf8_lossy(&script).into_owned())
}

fn version(verbose: bool) -> coinage::Result<Report> {
    let mut text = format!("coinage {}\n", env!("CARGO_PKG_VERSION"));
    if verbose {
        text.push_str(&format!("locale data  CLDR {}, from ICU4X {ICU4X}\n", coinage::CLDR_VERSION));
        text.push_str(&format!(
            "             CLDR {}, its JSON: compact forms, units, ranges, dates\n",
            coinage::CLDR_JSON_VERSION
        ));
        for history in coinage::exchange::Exchange::embedded()?.histories() {
            if let Some((first, last)) = history.range() {
                let count = history.len();
                text.push_str(&format!("rates        {}, {first} to {last}, {count} observations\n", history.source()));
            }
        }
    }
    Ok(Report::text(text))
}

/// The exit code of an error: 4 where a rate or a currency is missing, 5 for files and streams,
/// 3 for any other input that is wrong.
fn exit_code(error: &Error) -> u8 {
    match error.kind() {
        ErrorCode::UnknownCurrency | ErrorCode::MissingRate | ErrorCode::StaleRate => 4,
        ErrorCode::Io => 5,
        _ => 3,
    }
}

/// A day that an option of this name takes, where it was given.
fn day(text: &Option<String>, option: &str) -> coinage::Result<Option<coinage::Date>> {
    text.as_deref().map(coinage::Date::parse).transpose().map_err(|error| error.in_subject(option))
}

/// Today in UTC, the only clock there is.
fn today() -> coinage::Result<coinage::Date> {
    let seconds = jiff::Timestamp::now().as_second();
    let days = i32::try_from(seconds.div_euclid(86_400)).unwrap_or_default();
    coinage::Date::from_days(days)
}
