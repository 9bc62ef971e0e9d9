//! `coinage rates list`, `matrix`, `import`, `verify`, `export`.

use super::args::Shape;
use super::output::{Report, csv, table};
use super::rates_args::{RatesExport, RatesImport, RatesList, RatesMatrix, RatesVerify};
use super::{day, files, today};
use coinage::exchange::source::{ExportForm, jumps};
use coinage::exchange::{ConvertOptions, History, Rate, Units};
use coinage::{Currency, Error, ErrorCode, Money, Result};

pub fn list(arguments: &RatesList) -> Result<Report> {
    let exchange = files::exchange(&arguments.rates)?;
    let names = ["quoted", "first", "last", "observations", "source"];
    let mut rows = Vec::new();
    for (number, history) in exchange.histories().iter().enumerate() {
        for (base, quote) in history.pairs().filter(|(base, quote)| exchange.counts(number, *base, *quote)) {
            if let Some((first, last)) = history.range_of(base, quote) {
                let count = history.observations(base, quote).len();
                rows.push(vec![
                    format!("{base}/{quote}"),
                    first.to_string(),
                    last.to_string(),
                    count.to_string(),
                    history.source().to_owned(),
                ]);
            }
        }
    }
    shaped(&names.map(str::to_owned), rows, arguments.shaped.format, arguments.shaped.quiet, &[3])
}

pub fn matrix(arguments: &RatesMatrix) -> Result<Report> {
    let currencies =
        arguments.currencies.iter().map(|code| Currency::parse(code.trim())).collect::<Result<Vec<_>>>()?;
    let places = match Units::parse(&arguments.places) {
        Ok(units @ Units::Decimals(_)) => units,
        _ => {
            return Err(Error::new(ErrorCode::InvalidOption, &["`", &arguments.places, "` is no number of places"])
                .with_hint(&["0 to 28"])
                .in_subject("--places"));
        }
    };
    let options = ConvertOptions {
        on: day(&arguments.on, "--on")?,
        today: Some(today()?),
        units: places,
        ..arguments.days.options()?
    };
    let exchange = files::exchange(&arguments.rates)?;
    let mut names = vec!["1".to_owned()];
    names.extend(currencies.iter().map(|currency| currency.code().to_owned()));
    let mut rows = Vec::new();
    for from in &currencies {
        let mut row = vec![from.code().to_owned()];
        let one = Money::parse("1", from.code())?;
        for to in &currencies {
            let same = from == to;
            row.push(if same {
                "1".to_owned()
            } else {
                exchange.convert(&one, *to, &options)?.amount.amount().to_string()
            });
        }
        rows.push(row);
    }
    let to_the_right: Vec<usize> = (1..=currencies.len()).collect();
    shaped(&names, rows, arguments.shaped.format, arguments.shaped.quiet, &to_the_right)
}

/// Rows in the shape asked for; the first row names the columns.
pub fn shaped(names: &[String], rows: Vec<Vec<String>>, shape: Shape, quiet: bool, right: &[usize]) -> Result<Report> {
    let object = |row: &Vec<String>| {
        let members = names.iter().zip(row).map(|(name, value)| (name.clone(), value.clone().into()));
        serde_json::Value::Object(members.collect()).to_string()
    };
    let with_header = || [vec![names.to_vec()], rows.clone()].concat();
    Ok(Report::text(match shape {
        _ if quiet => rows
            .iter()
            .filter_map(|row| Some(if right.len() > 1 { row.get(1..)?.join(" ") } else { row.first()?.clone() }))
            .map(|line| line + "\n")
            .collect(),
        Shape::Table => table(&with_header(), right),
        Shape::Json => format!("[{}]\n", rows.iter().map(object).collect::<Vec<_>>().join(",\n ")),
        Shape::Ndjson => rows.iter().map(|row| object(row) + "\n").collect(),
        Shape::Csv => csv(&with_header())?,
        Shape::Plain => rows.iter().map(|row| row.join(" ") + "\n").collect(),
    }))
}

pub fn import(arguments: &RatesImport) -> Result<Report> {
    let side = files::side(&arguments.side)?;
    let mut rates = Vec::new();
    let mut text = String::new();
    let mut names: Vec<String> = Vec::new();
    for path in &arguments.files {
        let source = files::source(path, side)?;
        let own = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        for history in &source.histories {
            for (base, quote) in history.pairs() {
                for seen in history.observations(base, quote) {
                    rates.push((seen.date, Rate::new(base, quote, seen.value)?));
                }
            }
            text.push_str(&told(history, source.form.as_str()));
            // A pack and the rows of a table already know who published their rates.
            let read = history.source();
            let name = if read == path.display().to_string() { own.clone() } else { read.to_owned() };
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    let name = arguments.source.clone().unwrap_or_else(|| names.join("; "));
    let history = History::new(&name, &rates)?;
    files::write(&arguments.out, &history.to_pack()?)?;
    text.push_str(&format!("{}: {} observations\n", arguments.out.display(), history.len()));
    Ok(Report::text(if arguments.quiet { String::new() } else { text }))
}

/// `1 day`, `2 days`.
pub fn count(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}

fn told(history: &History, form: &str) -> String {
    let days = history.range().map_or_else(String::new, |(first, last)| format!(", {first} to {last}"));
    let pairs = history.pairs().count();
    format!("{}: {form}, {} observations of {pairs} pairs{days}\n", history.source(), history.len())
}

pub fn verify(arguments: &RatesVerify) -> Result<Report> {
    let bound = arguments.max_change.trim_end_matches('%');
    let bound = coinage::decimal::parse(bound).map_err(|error| error.in_subject("--max-change"))?;
    let source = files::source(&arguments.file, coinage::exchange::source::Side::Mid)?;
    let mut report = Report::default();
    for history in &source.histories {
        report.text.push_str(&told(history, source.form.as_str()));
        for jump in jumps(history, bound)? {
            report.found_faults = true;
            let (date, from, before) = (jump.date, jump.from.value(), jump.before);
            report.text.push_str(&format!("{date}: {} after {from} on {before}: moved over {bound}%\n", jump.to));
        }
    }
    Ok(report)
}

pub fn export(arguments: &RatesExport) -> Result<Report> {
    let form = ExportForm::parse(&arguments.form).map_err(|error| error.in_subject("--as"))?;
    let (from, to) = (day(&arguments.from, "--from")?, day(&arguments.to, "--to")?);
    let exchange = files::exchange(&arguments.rates)?;
    let [history] = exchange.histories() else {
        return Err(Error::new(ErrorCode::InvalidOption, &["one file of rates is exported at a time"])
            .with_hint(&["join them first by `coinage rates import`"])
            .in_subject("--rates"));
    };
    let text = coinage::exchange::source::export(history, form, from, to)?;
    match &arguments.out {
        None => Ok(Report::text(text)),
        Some(out) => {
            files::write(out, text.as_bytes())?;
            Ok(Report::text(format!("{}: {}\n", out.display(), form.as_str())))
        }
    }
}
