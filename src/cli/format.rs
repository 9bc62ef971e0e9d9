//! `coinage format`: one line for each value, one for a list.

use super::args::{Format, FormatDate, FormatList, FormatName, FormatNumber};
use super::output::Report;
use coinage::decimal::Digits;
use coinage::format::{
    DateTimeFormat, DateTimeFormatOptions, DisplayNames, DisplayNamesOptions, ListFormat, ListFormatOptions,
    NumberFormat, NumberFormatOptions, Style,
};
use coinage::{Date, Error, ErrorCode, Instant, Locale, Result};

pub fn format(arguments: &Format) -> Result<Report> {
    let lines = match arguments {
        Format::Number(arguments) => numbers(arguments, Style::Decimal)?,
        Format::Currency(arguments) => numbers(arguments, Style::Currency)?,
        Format::Percent(arguments) => numbers(arguments, Style::Percent)?,
        Format::Date(arguments) => dates(arguments)?,
        Format::List(arguments) => vec![list(arguments)?],
        Format::Name(arguments) => names(arguments)?,
    };
    Ok(Report::text(lines.iter().map(|line| format!("{line}\n")).collect()))
}

fn numbers(arguments: &FormatNumber, style: Style) -> Result<Vec<String>> {
    let mut options = NumberFormatOptions::default();
    arguments.options.apply(|name, value| options.set(name, value))?;
    options.style = style;
    if style == Style::Currency && options.currency.is_none() {
        return Err(Error::new(ErrorCode::InvalidOption, &["the currency is missing"])
            .with_hint(&["give it with --currency, like --currency EUR"]));
    }
    let format = NumberFormat::new(&Locale::parse(&arguments.locale.locale)?, &options)?;
    arguments.values.iter().map(|value| Ok(format.format(&Digits::parse(value)?))).collect()
}

fn dates(arguments: &FormatDate) -> Result<Vec<String>> {
    let mut options = DateTimeFormatOptions::default();
    arguments.options.apply(|name, value| options.set(name, value))?;
    let format = DateTimeFormat::new(&Locale::parse(&arguments.locale.locale)?, &options)?;
    arguments.values.iter().map(|value| Ok(format.format(moment(value)?))).collect()
}

/// A day, which is its midnight in UTC, or a moment.
pub fn moment(text: &str) -> Result<Instant> {
    let day = text.len() == 10 && !text.contains(['T', ':']);
    if day { Date::parse(text).map(Instant::from) } else { Instant::parse(text) }
}

fn list(arguments: &FormatList) -> Result<String> {
    let mut options = ListFormatOptions::default();
    arguments.options.apply(|name, value| options.set(name, value))?;
    let values: Vec<&str> = arguments.values.iter().map(String::as_str).collect();
    Ok(ListFormat::new(&Locale::parse(&arguments.locale.locale)?, &options).format(&values))
}

fn names(arguments: &FormatName) -> Result<Vec<String>> {
    let mut options = DisplayNamesOptions::default();
    arguments.options.apply(|name, value| options.set(name, value))?;
    let names = DisplayNames::new(&Locale::parse(&arguments.locale.locale)?, &options)?;
    Ok(arguments.values.iter().map(|code| names.of(code).unwrap_or_default()).collect())
}
