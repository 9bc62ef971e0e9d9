//! The Bank of Canada's Valet: series like `FXUSDCAD`, Canadian dollars for a US dollar.
//!
//! The direction stands in the series' name. JSON has an object a day; CSV has the terms and the
//! list of series before a line `OBSERVATIONS`, behind which the table begins.

use super::json::{array, members, scalar};
use super::place::Text;
use super::tables::{Field, line_fields};
use super::{Form, Rows};
use crate::calendar::Date;
use crate::error::{Error, ErrorCode, Result};
use alloc::borrow::ToOwned as _;
use alloc::vec::Vec;

/// Base and quote of a series; `None` for one that names no pair.
fn pair(series: &str) -> Option<(&str, &str)> {
    let codes = series.strip_prefix("FX").filter(|codes| codes.len() == 6)?;
    codes.split_at_checked(3)
}

fn take(rows: &mut Rows, text: &Text<'_>, date: Date, series: &str, number: &str) -> Result<()> {
    match pair(series) {
        _ if number.is_empty() => Ok(()),
        Some(pair) => rows.take(text, date, pair, number),
        None => {
            rows.left_out.insert(series.to_owned());
            Ok(())
        }
    }
}

pub(super) fn read_json<'a>(text: &Text<'a>, observations: &'a str, rows: &mut Rows) -> Result<Form> {
    rows.only_mid(Form::ValetJson)?;
    for observation in array(text, observations)? {
        let values = members(text, observation)?;
        let day = values.iter().find(|(name, _)| name == "d").and_then(|(_, raw)| scalar(raw));
        let day = day.ok_or_else(|| {
            text.at_piece(Error::new(ErrorCode::ParseError, &["an observation without its day `d`"]), observation)
        })?;
        let date = Date::parse(day).map_err(|error| text.at_piece(error, day))?;
        for (series, raw) in values.iter().filter(|(name, _)| name != "d") {
            for (_, value) in members(text, raw)?.iter().filter(|(name, _)| name == "v") {
                take(rows, text, date, series, scalar(value).unwrap_or_default())?;
            }
        }
    }
    Ok(Form::ValetJson)
}

pub(super) fn read_csv(text: &Text<'_>, rows: &mut Rows) -> Result<Form> {
    rows.only_mid(Form::ValetCsv)?;
    let mut lines = text.text().lines().zip(1_u32..).filter(|(line, _)| !line.trim().is_empty());
    lines.by_ref().find(|(line, _)| line.trim().trim_matches('"') == "OBSERVATIONS");
    let unlike = || text.at_end(Error::new(ErrorCode::ParseError, &["there is no table behind the line OBSERVATIONS"]));
    let (header, number) = lines.next().ok_or_else(unlike)?;
    let names = line_fields(header, ',', number)?;
    if names.first().is_none_or(|name| !name.text.eq_ignore_ascii_case("date")) {
        return Err(unlike());
    }
    for (line, number) in lines {
        let values: Vec<Field<'_>> = line_fields(line, ',', number)?;
        super::tables::same_count(&values, names.len(), number)?;
        let mut values = values.iter();
        let Some(day) = values.next() else { continue };
        let date = Date::parse(&day.text).map_err(|error| error.at_line(number, day.column))?;
        for (name, value) in names.iter().skip(1).zip(values) {
            take(rows, text, date, &name.text, &value.text).map_err(|error| error.at_line(number, value.column))?;
        }
    }
    Ok(Form::ValetCsv)
}
