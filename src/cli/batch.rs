//! `coinage batch`: files of rows in, files of converted rows out, and an account of them.

use super::batch_args::{AccountShape, Batch as Arguments, RowFormat};
use super::output::{Report, aside, table};
use super::streams::{Input, Output};
use super::{day, files, streams};
use coinage::batch::{Batch, Fact, Format, From, On, OnError, Progress, Summary, run};
use coinage::exchange::Exchange;
use coinage::{Currency, Error, ErrorCode, Locale, Result};
use indicatif::{HumanCount, ProgressBar, ProgressStyle};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::IsTerminal as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

pub fn batch(arguments: &Arguments) -> Result<Report> {
    let mut batch = plan(arguments)?;
    rejects_apart(arguments)?;
    let exchange = files::exchange(&arguments.rates)?;
    let input = streams::open(&arguments.input)?;
    let format = row_format(arguments, &input);
    batch.format = match format {
        RowFormat::Ndjson => Format::JsonLines,
        RowFormat::Tsv => Format::Delimited(Some(b'\t')),
        _ => Format::Delimited(delimiter(arguments.delimiter.as_deref())?),
    };
    #[cfg(not(feature = "parquet"))]
    if format == RowFormat::Parquet {
        return Err(Error::new(ErrorCode::InvalidOption, &["this program was built without Parquet"])
            .with_hint(&["build it with the feature `parquet`"]));
    }
    let threads = arguments
        .threads
        .map_or_else(|| std::thread::available_parallelism().map_or(1, std::num::NonZero::get), usize::from);
    let summary = convert(arguments, &exchange, &batch, input, format, threads)?;
    Ok(account(arguments, &batch, &summary))
}

/// Runs the rows through, and puts the files in place when all went well.
fn convert(
    arguments: &Arguments,
    exchange: &Exchange,
    batch: &Batch,
    input: Input,
    format: RowFormat,
    threads: usize,
) -> Result<Summary> {
    let mut out = Output::new(&arguments.out)?;
    let mut rejects = arguments.rejects.as_deref().map(Output::new).transpose()?;
    // Columns are not read from one end to the other: only their rows tell how far a run is.
    let size = input.size.filter(|_| format != RowFormat::Parquet);
    let (bar, read) = (progress_bar(size), Arc::clone(&input.read));
    let tell = |progress: Progress| {
        if let Some(bar) = &bar {
            bar.set_position(if size.is_some() { read.load(Ordering::Relaxed) } else { progress.bytes });
            bar.set_message(speed(progress.rows, bar.elapsed()));
        }
    };
    let summary = match format {
        #[cfg(feature = "parquet")]
        RowFormat::Parquet => {
            let file = streams::seekable(&arguments.input, input)?;
            coinage::batch::parquet::run(exchange, batch, file, &mut out, rejects.as_mut(), threads, &tell)
        }
        _ => run(exchange, batch, input.reader, &mut out, rejects.as_mut(), threads, &tell),
    };
    if let Some(bar) = &bar {
        bar.finish_and_clear();
    }
    let summary = summary.map_err(|error| in_file(error, &arguments.input))?;
    if let Some(rejects) = rejects {
        rejects.finish()?;
    }
    out.finish()?;
    Ok(summary)
}

/// Names the file of an error that has a line or a row.
fn in_file(error: Error, path: &Path) -> Error {
    match error.place() {
        Some(place) if place.line.is_some() || place.subject.starts_with("row ") => {
            let shown = path.display().to_string();
            let subject = place.subject.clone();
            error.in_subject(&if subject.is_empty() { shown } else { format!("{shown}: {subject}") })
        }
        _ => error,
    }
}

fn plan(arguments: &Arguments) -> Result<Batch> {
    let to = Currency::parse(&arguments.to).map_err(|error| error.in_subject("--to"))?;
    let mut batch = Batch::new(&arguments.amount, "", "", to);
    batch.from = match (&arguments.from, &arguments.from_currency) {
        (Some(column), _) => From::Column(column.clone()),
        (None, code) => {
            let code = code.as_deref().unwrap_or_default();
            From::Currency(Currency::parse(code).map_err(|error| error.in_subject("--from-currency"))?)
        }
    };
    batch.on = match (&arguments.date, day(&arguments.on, "--on")?) {
        (Some(column), _) => On::Column(column.clone()),
        (None, Some(date)) => On::Date(date),
        (None, None) => On::Newest,
    };
    batch.on_error = match arguments.on_error.as_deref().map(OnError::parse).transpose() {
        Err(error) => return Err(error.in_subject("--on-error")),
        Ok(Some(OnError::Reject)) if arguments.rejects.is_none() => {
            return Err(Error::new(ErrorCode::InvalidOption, &["there is no place for rejects"])
                .with_hint(&["name a file with --rejects"])
                .in_subject("--on-error"));
        }
        Ok(Some(on_error)) if on_error != OnError::Reject && arguments.rejects.is_some() => {
            return Err(Error::new(ErrorCode::InvalidOption, &["with this nothing goes to --rejects"])
                .with_hint(&["leave one of them out, or give --on-error reject"])
                .in_subject("--on-error"));
        }
        Ok(Some(on_error)) => on_error,
        Ok(None) if arguments.rejects.is_some() => OnError::Reject,
        Ok(None) => OnError::Fail,
    };
    let facts = arguments.add.iter().filter(|fact| fact.as_str() != "none");
    batch.facts =
        facts.map(|fact| Fact::parse(fact)).collect::<Result<_>>().map_err(|error| error.in_subject("--add"))?;
    batch.locale = arguments.locale.as_deref().map(Locale::parse).transpose()?;
    batch.options = arguments.rules.options()?;
    Ok(batch)
}

/// Refuses rejects that would take the place of the rows themselves, or stand between them.
fn rejects_apart(arguments: &Arguments) -> Result<()> {
    let Some(rejects) = &arguments.rejects else {
        return Ok(());
    };
    let taken = if streams::is_same(rejects, &arguments.out) {
        "the converted rows go to"
    } else if rejects != Path::new("-") && streams::is_same(rejects, &arguments.input) {
        "the rows come from"
    } else {
        return Ok(());
    };
    Err(Error::new(ErrorCode::InvalidOption, &["`", &rejects.display().to_string(), "` is where ", taken])
        .with_hint(&["give rejects a file of their own"])
        .in_subject("--rejects"))
}

fn delimiter(text: Option<&str>) -> Result<Option<u8>> {
    match text {
        None => Ok(None),
        Some("\\t" | "tab") => Ok(Some(b'\t')),
        Some(text) => match text.as_bytes() {
            [byte] => Ok(Some(*byte)),
            _ => Err(Error::new(ErrorCode::InvalidOption, &["`", text, "` is not one character of ASCII"])
                .with_hint(&["give a comma, a semicolon, a bar, or \\t"])
                .in_subject("--delimiter")),
        },
    }
}

/// How the rows lie in a file: as said, by its name, by its beginning.
fn row_format(arguments: &Arguments, input: &Input) -> RowFormat {
    if let Some(format) = arguments.input_format {
        return format;
    }
    let name = arguments.input.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let name = name.strip_suffix(".gz").or(name.strip_suffix(".zst")).unwrap_or(&name);
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("csv") => RowFormat::Csv,
        Some("tsv" | "tab") => RowFormat::Tsv,
        Some("ndjson" | "jsonl") => RowFormat::Ndjson,
        Some("parquet") => RowFormat::Parquet,
        _ if input.beginning.starts_with(b"PAR1") => RowFormat::Parquet,
        _ if input.beginning.trim_ascii_start().starts_with(b"{") => RowFormat::Ndjson,
        _ => RowFormat::Csv,
    }
}

fn progress_bar(size: Option<u64>) -> Option<ProgressBar> {
    if !std::io::stderr().is_terminal() {
        return None;
    }
    let bar = size.map_or_else(ProgressBar::no_length, ProgressBar::new);
    let template = match size {
        Some(_) => "{bar:30} {percent:>3} %  {msg}  {eta} left",
        None => "{spinner} {bytes}  {msg}",
    };
    Some(bar.with_style(ProgressStyle::with_template(template).ok()?))
}

/// Rows so far and rows a second.
fn speed(rows: u64, elapsed: Duration) -> String {
    let milliseconds = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX).max(1);
    let a_second = rows.saturating_mul(1000) / milliseconds;
    format!("{} rows, {} a second", HumanCount(rows), HumanCount(a_second))
}

/// What became of the rows.
fn account(arguments: &Arguments, batch: &Batch, summary: &Summary) -> Report {
    let mut report = Report::default();
    if arguments.quiet {
        return report;
    }
    let text = match arguments.format {
        AccountShape::Json => summary_json(batch, summary),
        AccountShape::Table => summary_table(batch, summary),
    };
    let standard = Path::new("-");
    if arguments.out == standard || arguments.rejects.as_deref() == Some(standard) {
        aside(&text);
    } else {
        report.text = text;
    }
    report
}

fn summary_table(batch: &Batch, summary: &Summary) -> String {
    let to = batch.to.code();
    let mut rows = vec![["currency", "rows", "amount", to].map(str::to_owned).to_vec()];
    for (currency, total) in &summary.totals {
        rows.push(vec![currency.code().to_owned(), total.rows.to_string(), total.amount(), total.result()]);
    }
    rows.push(vec!["all".to_owned(), summary.converted.to_string(), String::new(), summary.result()]);
    let mut text = table(&rows, &[1, 2, 3]);
    let mut counts = format!("\n{} rows in = {} rows out", summary.rows, summary.converted);
    let left_out = if batch.on_error == OnError::Skip { "left out" } else { "rejected" };
    counts.push_str(&format!(" + {} {left_out}\n", summary.failures()));
    for (code, count) in &summary.failed {
        counts.push_str(&format!("{left_out}: {count} for {}\n", code.as_str()));
    }
    text.push_str(&counts);
    text.push_str(&format!("rates: {}\n", summary.sources.join("; ")));
    text
}

/// The account for machines; sums are texts, so that no reader makes doubles of them.
#[derive(Serialize)]
struct Account<'a> {
    rows: u64,
    converted: u64,
    failed: u64,
    errors: BTreeMap<&'static str, u64>,
    to: &'static str,
    result: String,
    totals: BTreeMap<&'static str, AccountTotal>,
    sources: &'a [String],
}

#[derive(Serialize)]
struct AccountTotal {
    rows: u64,
    amount: String,
    result: String,
}

fn summary_json(batch: &Batch, summary: &Summary) -> String {
    let totals = summary.totals.iter().map(|(currency, total)| {
        (currency.code(), AccountTotal { rows: total.rows, amount: total.amount(), result: total.result() })
    });
    let account = Account {
        rows: summary.rows,
        converted: summary.converted,
        failed: summary.failures(),
        errors: summary.failed.iter().map(|(code, count)| (code.as_str(), *count)).collect(),
        to: batch.to.code(),
        result: summary.result(),
        totals: totals.collect(),
        sources: &summary.sources,
    };
    serde_json::to_string(&account).unwrap_or_default() + "\n"
}
