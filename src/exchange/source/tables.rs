//! Tables: SDMX-CSV, the Federal Reserve's H.10, and the forms that `reading` knows.

use super::place::Text;
use super::{Form, Rows, Side};
use crate::calendar::Date;
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::reading;
use crate::money::Currency;
use crate::money::text::count_text;
use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::vec::Vec;

pub(super) use reading::{Field, fields as line_fields};

pub(super) fn read(text: &Text<'_>, rows: &mut Rows) -> Result<Form> {
    let all = text.text();
    let first = all.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if first.contains("CURRENCY_DENOM") && first.contains("OBS_VALUE") {
        return sdmx(text, rows);
    }
    if first.trim_start().trim_start_matches('"').starts_with("Series Description") {
        return h10(text, rows);
    }
    let lower = first.to_ascii_lowercase();
    let form = if ["base", "quote"].iter().all(|name| lower.contains(name)) { Form::Plain } else { Form::EcbCsv };
    if form == Form::EcbCsv {
        rows.only_mid(form)?;
    }
    let column = if rows.side == Side::Mid { "rate" } else { rows.side.as_str() };
    if form == Form::Plain && !lower.contains(column) {
        return Err(Error::new(ErrorCode::MissingRate, &["the table has no column `", column, "`"])
            .with_hint(&["its columns are date, base, quote, rate, and bid or ask where there are such"])
            .at_line(1, 1));
    }
    reading::read(all, column, &mut rows.rates)?;
    if form == Form::Plain {
        rows.sources = row_sources(all)?;
    }
    Ok(form)
}

/// Who published each row of a plain table, where it has a column for that.
fn row_sources(all: &str) -> Result<Vec<String>> {
    let mut lines = all.lines().zip(1_u32..).filter(|(line, _)| !line.trim().is_empty());
    let Some((header, number)) = lines.next() else { return Ok(Vec::new()) };
    let separator = reading::separator(header);
    let names = line_fields(header, separator, number)?;
    let Some(place) = names.iter().position(|name| name.text.eq_ignore_ascii_case("source")) else {
        return Ok(Vec::new());
    };
    lines
        .map(|(line, number)| {
            let values = line_fields(line, separator, number)?;
            Ok(values.get(place).map(|field| field.text.trim().to_owned()).unwrap_or_default())
        })
        .collect()
}

/// Refuses a row that is longer or shorter than the header; one empty field at the end is not
/// counted in either.
pub(super) fn same_count(values: &[Field<'_>], wanted: usize, line: u32) -> Result<()> {
    if values.len() == wanted || values.len().saturating_add(1) == wanted {
        return Ok(());
    }
    let column = values.get(wanted).or(values.last()).map_or(1, |field| field.column);
    let (found, wanted) = (count_text(values.len() as i64), count_text(wanted as i64));
    let message = ["there are ", &found, " fields where the header has ", &wanted];
    Err(Error::new(ErrorCode::ParseError, &message).at_line(line, column))
}

/// The ECB's data portal: `CURRENCY` units for one `CURRENCY_DENOM`, a day a row.
fn sdmx(text: &Text<'_>, rows: &mut Rows) -> Result<Form> {
    rows.only_mid(Form::SdmxCsv)?;
    let mut lines = text.text().lines().zip(1_u32..).filter(|(line, _)| !line.trim().is_empty());
    let Some((header, number)) = lines.next() else { return Ok(Form::SdmxCsv) };
    let names = line_fields(header, ',', number)?;
    let column = |name: &str| {
        names.iter().position(|field| field.text == name).ok_or_else(|| {
            Error::new(ErrorCode::ParseError, &["the table has no column `", name, "`"]).at_line(number, 1)
        })
    };
    let wanted = [column("CURRENCY_DENOM")?, column("CURRENCY")?, column("TIME_PERIOD")?, column("OBS_VALUE")?];
    for (line, number) in lines {
        let values = line_fields(line, ',', number)?;
        same_count(&values, names.len(), number)?;
        let [base, quote, day, value] =
            wanted.map(|index| values.get(index).map_or(("", 1), |field| (field.text.as_ref(), field.column)));
        for (code, column) in [base, quote] {
            Currency::parse(code).map_err(|error| error.at_line(number, column))?;
        }
        let date = Date::parse(day.0).map_err(|error| error.at_line(number, day.1))?;
        if !matches!(value.0, "" | "NaN") {
            rows.take(text, date, (base.0, quote.0), value.0).map_err(|error| error.at_line(number, value.1))?;
        }
    }
    Ok(Form::SdmxCsv)
}

/// H.10 out of the Data Download Program: six lines of header, the unit says what one unit is of.
fn h10(text: &Text<'_>, rows: &mut Rows) -> Result<Form> {
    rows.only_mid(Form::FedH10)?;
    let (mut units, mut quotes, mut series) = (Vec::new(), Vec::new(), Vec::new());
    let mut width = None;
    for (line, number) in text.text().lines().zip(1_u32..).filter(|(line, _)| !line.trim().is_empty()) {
        let mut values = line_fields(line, ',', number)?;
        let title = values.first().map(|field| field.text.trim_end_matches(':').to_owned()).unwrap_or_default();
        match (title.as_str(), width) {
            ("Unit", None) => units = owned(&values),
            ("Currency", None) => quotes = owned(&values),
            ("Multiplier", None) => {
                if let Some(odd) = values.iter().skip(1).find(|field| field.text != "1") {
                    let message = ["a series is given in multiples of `", &odd.text, "`, not in units"];
                    return Err(Error::new(ErrorCode::ParseError, &message).at_line(number, odd.column));
                }
            }
            ("Series Description" | "Unique Identifier", None) => {}
            ("Time Period", None) => {
                series = owned(&values);
                width = Some(values.len());
                if units.len() != series.len() || quotes.len() != series.len() {
                    let message = ["the lines Unit, Currency and Time Period have not the same columns"];
                    return Err(Error::new(ErrorCode::ParseError, &message).at_line(number, 1));
                }
            }
            (_, Some(width)) => {
                same_count(&values, width, number)?;
                let day = values.remove(0);
                let date = dated(&day.text).map_err(|error| error.at_line(number, day.column))?;
                for (index, value) in (1_usize..).zip(&values) {
                    let [unit, quote, name] =
                        [&units, &quotes, &series].map(|list| list.get(index).map_or("", |text| text.as_str()));
                    let base = unit.rsplit_once("_Per_").map(|(_, base)| base);
                    match base {
                        _ if matches!(&*value.text, "" | "ND") => {}
                        Some(base) if Currency::find(base).is_some() && Currency::find(quote).is_some() => {
                            rows.take(text, date, (base, quote), &value.text)
                                .map_err(|error| error.at_line(number, value.column))?;
                        }
                        _ => {
                            rows.left_out.insert(name.to_owned());
                        }
                    }
                }
            }
            (_, None) => {
                let message = ["`", crate::error::excerpt(&title, 20), "` is no line of an H.10 header"];
                return Err(Error::new(ErrorCode::ParseError, &message).at_line(number, 1));
            }
        }
    }
    if width.is_none() {
        return Err(text.at_end(Error::new(ErrorCode::ParseError, &["the table ends before its line Time Period"])));
    }
    Ok(Form::FedH10)
}

fn owned(values: &[Field<'_>]) -> Vec<String> {
    values.iter().map(|field| field.text.clone().into_owned()).collect()
}

/// `2026-10-30`, or `28-Dec-78` of the years 1971 to 2070.
fn dated(text: &str) -> Result<Date> {
    let mut parts = text.split('-');
    let numbers = (parts.next(), parts.next(), parts.next(), parts.next());
    if let (Some(day), Some(month), Some(year), None) = numbers
        && let (Ok(day), Ok(year)) = (day.parse::<u8>(), year.parse::<i32>())
        && let Some(month) = reading::month(month)
        && (0..100).contains(&year)
    {
        return Date::new(if year > 70 { 1900_i32 } else { 2000 }.saturating_add(year), month, day);
    }
    Date::parse(text)
}
