//! `coinage format`: one line for each value, one for a list.

use super::args::{Format, FormatDate, FormatList, FormatName, FormatNumber, FormatRelative};
use super::output::Report;
use coinage::decimal::Digits;
use coinage::format::{
    DateTimeFormat, DateTimeFormatOptions, DisplayNames, DisplayNamesOptions, ListFormat, ListFormatOptions, Notation,
    NumberFormat, NumberFormatOptions, RelativeTimeFormat, RelativeTimeFormatOptions, RelativeTimeUnit, Style,
};
use coinage::{Date, Error, ErrorCode, Instant, Locale, Result};

pub fn format(arguments: &Format) -> Result<Report> {
    let lines = match arguments {
        Format::Number(arguments) => numbers(arguments, Some(Style::Decimal), Notation::Standard)?,
        Format::Currency(arguments) => numbers(arguments, Some(Style::Currency), Notation::Standard)?,
        Format::Percent(arguments) => numbers(arguments, Some(Style::Percent), Notation::Standard)?,
        Format::Compact(arguments) => numbers(arguments, None, Notation::Compact)?,
        Format::Unit(arguments) => numbers(arguments, Some(Style::Unit), Notation::Standard)?,
        Format::Date(arguments) => dates(arguments)?,
        Format::Relative(arguments) => vec![relative(arguments)?],
        Format::List(arguments) => vec![list(arguments)?],
        Format::Name(arguments) => names(arguments)?,
    };
    Ok(Report::text(lines.iter().map(|line| format!("{line}\n")).collect()))
}

/// Without a style, that of the currency or unit that is given.
fn numbers(arguments: &FormatNumber, style: Option<Style>, notation: Notation) -> Result<Vec<String>> {
    let mut options = NumberFormatOptions::default();
    options.notation = notation;
    arguments.options.apply(|name, value| options.set(name, value))?;
    options.style = style.unwrap_or(match (options.currency, options.unit) {
        (Some(_), _) => Style::Currency,
        (None, Some(_)) => Style::Unit,
        (None, None) => Style::Decimal,
    });
    if options.style == Style::Currency && options.currency.is_none() {
        return Err(Error::new(ErrorCode::InvalidOption, &["the currency is missing"])
            .with_hint(&["give it with --currency, like --currency EUR"]));
    }
    if options.style == Style::Unit && options.unit.is_none() {
        return Err(Error::new(ErrorCode::InvalidOption, &["the unit is missing"])
            .with_hint(&["give it with --unit, like --unit kilometer"]));
    }
    let format = NumberFormat::new(&Locale::parse(&arguments.locale.locale)?, &options)?;
    let text = |value: &String| match value.split_once("..") {
        Some((start, end)) => {
            let (start, end) = (Digits::parse(start)?, Digits::parse(end)?);
            Ok(if arguments.parts {
                coinage::eval::range_parts_json(&format.format_range_to_parts(&start, &end))
            } else {
                format.format_range(&start, &end)
            })
        }
        None => {
            let value = Digits::parse(value)?;
            Ok(if arguments.parts {
                coinage::eval::parts_json(&format.format_to_parts(&value))
            } else {
                format.format(&value)
            })
        }
    };
    arguments.values.iter().map(text).collect()
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

fn relative(arguments: &FormatRelative) -> Result<String> {
    let mut options = RelativeTimeFormatOptions::default();
    arguments.options.apply(|name, value| options.set(name, value))?;
    let (value, unit) = (Digits::parse(&arguments.value)?, RelativeTimeUnit::parse(&arguments.unit)?);
    let format = RelativeTimeFormat::new(&Locale::parse(&arguments.locale.locale)?, &options)?;
    Ok(if arguments.parts {
        coinage::eval::relative_parts_json(&format.format_to_parts(&value, unit))
    } else {
        format.format(&value, unit)
    })
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
