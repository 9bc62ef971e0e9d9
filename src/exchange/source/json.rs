//! JSON of Open Exchange Rates, Frankfurter and exchangerate.host; the Bank of Canada's is handed on.
//!
//! All but Frankfurter's second version have a base and an object of rates, for a day or by days.
//! Values are kept as they were written, so that a number is read by its digits; and each is a
//! slice of the text, so that its place is known.

use super::place::Text;
use super::{Form, Rows, Side, per_unit, valet};
use crate::calendar::Date;
use crate::decimal;
use crate::error::{Error, ErrorCode, Result, excerpt};
use crate::json::Members;
use alloc::string::String;
use alloc::string::ToString as _;
use alloc::vec::Vec;
use serde::Deserialize;
use serde_json::value::RawValue;

fn parsed<'a, T: Deserialize<'a>>(text: &Text<'a>, raw: &'a str) -> Result<T> {
    serde_json::from_str(raw).map_err(|error| {
        let offset = text.offset_in(raw, error.line(), error.column());
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        text.at(Error::new(ErrorCode::ParseError, &["this is not the JSON expected: ", message]), offset)
    })
}

pub(super) fn members<'a>(text: &Text<'a>, raw: &'a str) -> Result<Vec<(String, &'a str)>> {
    parsed::<Members<'a>>(text, raw).map(|members| members.0)
}

pub(super) fn array<'a>(text: &Text<'a>, raw: &'a str) -> Result<Vec<&'a str>> {
    parsed::<Vec<&RawValue>>(text, raw).map(|values| values.into_iter().map(RawValue::get).collect())
}

/// The text of a number or a string; `None` for anything else.
pub(super) fn scalar(raw: &str) -> Option<&str> {
    match raw.as_bytes().first() {
        Some(b'"') => raw.get(1..raw.len().saturating_sub(1)),
        Some(b'-' | b'0'..=b'9') => Some(raw),
        _ => None,
    }
}

/// The members of one object by name.
struct Object<'t, 'a> {
    text: &'t Text<'a>,
    raw: &'a str,
    members: Vec<(String, &'a str)>,
}

impl<'t, 'a> Object<'t, 'a> {
    fn new(text: &'t Text<'a>, raw: &'a str) -> Result<Self> {
        Ok(Self { text, raw, members: members(text, raw)? })
    }

    fn find(&self, name: &str) -> Option<&'a str> {
        self.members.iter().find(|(known, _)| known == name).map(|(_, raw)| *raw)
    }

    fn words(&self, name: &str) -> Option<&'a str> {
        self.find(name).and_then(scalar)
    }

    fn needed(&self, name: &str) -> Result<&'a str> {
        self.words(name).ok_or_else(|| self.without(name))
    }

    fn without(&self, name: &str) -> Error {
        self.text.at_piece(Error::new(ErrorCode::ParseError, &["the object has no `", name, "`"]), self.raw)
    }

    fn date(&self, name: &str) -> Result<Date> {
        let day = self.needed(name)?;
        Date::parse(day).map_err(|error| self.text.at_piece(error, day))
    }
}

pub(super) fn read(text: &Text<'_>, rows: &mut Rows) -> Result<Form> {
    let all = text.text().trim();
    if all.starts_with('[') {
        for raw in array(text, all)? {
            row(&Object::new(text, raw)?, rows)?;
        }
        return Ok(Form::FrankfurterV2);
    }
    let mut lines = all.lines().filter(|line| !line.trim().is_empty());
    // A row a line: the first line is an object by itself.
    if let Some(first) = lines.next().map(str::trim)
        && let Ok(object) = Object::new(text, first)
        && object.find("quote").is_some()
    {
        row(&object, rows)?;
        for line in lines {
            row(&Object::new(text, line.trim())?, rows)?;
        }
        return Ok(Form::FrankfurterV2);
    }
    let object = Object::new(text, all)?;
    match object.find("observations") {
        Some(observations) => valet::read_json(text, observations, rows),
        None => based(&object, rows),
    }
}

/// A row of Frankfurter's second version.
fn row(object: &Object<'_, '_>, rows: &mut Rows) -> Result<()> {
    rows.only_mid(Form::FrankfurterV2)?;
    let pair = (object.needed("base")?, object.needed("quote")?);
    rows.take(object.text, object.date("date")?, pair, object.needed("rate")?)
}

/// A base and an object of rates.
fn based(object: &Object<'_, '_>, rows: &mut Rows) -> Result<Form> {
    let text = object.text;
    let failed = object.find("success") == Some("false") || object.find("error").is_some();
    if failed {
        let inner = object.find("error").and_then(|raw| Object::new(text, raw).ok());
        let said = inner.as_ref().and_then(|inner| inner.words("info").or_else(|| inner.words("type")));
        let said = said.or_else(|| object.words("description")).or_else(|| object.words("message"));
        let said = excerpt(said.unwrap_or("no reason given"), 200);
        let message = ["the service answered with an error instead of rates: ", said];
        return Err(text.at_piece(Error::new(ErrorCode::ParseError, &message), object.raw));
    }
    let form = if object.find("success").is_some() {
        Form::ExchangerateHost
    } else if ["disclaimer", "license", "timestamp"].iter().any(|name| object.find(name).is_some()) {
        Form::OpenExchangeRates
    } else {
        Form::FrankfurterV1
    };
    let base = match object.words("base") {
        Some(base) => base,
        None => object.words("source").ok_or_else(|| object.without("base"))?,
    };
    crate::money::Currency::parse(base).map_err(|error| text.at_piece(error, base))?;
    let rates = object.find("rates").or_else(|| object.find("quotes")).ok_or_else(|| object.without("rates"))?;
    let units = object.words("amount").unwrap_or("1");
    let units = decimal::parse(units).map_err(|error| text.at_piece(error, units))?;
    let mut prices = |date: Date, rates: &[(String, &str)]| -> Result<()> {
        for (name, raw) in rates {
            let quote = name.strip_prefix(base).filter(|rest| !rest.is_empty()).unwrap_or(name);
            let number = price(text, raw, quote, form, rows.side)?;
            let value = decimal::parse(number).and_then(|value| per_unit(value, units));
            let value = value.map_err(|error| text.at_piece(error, number))?;
            rows.take_value(text, date, (base, quote), value, number)?;
        }
        Ok(())
    };
    let rates = members(text, rates)?;
    let by_day = rates.first().is_some_and(|(name, _)| name.len() == 10 && name.as_bytes().get(4) == Some(&b'-'));
    if by_day {
        for (day, raw) in &rates {
            let date = Date::parse(day).map_err(|error| text.at_piece(error, raw))?;
            prices(date, &members(text, raw)?)?;
        }
        return Ok(form);
    }
    let date = if object.find("date").is_some() {
        object.date("date")?
    } else {
        let seconds = object.needed("timestamp")?;
        let days = seconds.parse::<i64>().ok().and_then(|seconds| i32::try_from(seconds.div_euclid(86_400)).ok());
        let refused = || Error::new(ErrorCode::DateOutOfRange, &["`", excerpt(seconds, 20), "` is not a moment"]);
        days.ok_or_else(refused).and_then(Date::from_days).map_err(|error| text.at_piece(error, seconds))?
    };
    prices(date, &rates)?;
    Ok(form)
}

/// The number of a rate, which is bare or the one of its side.
fn price<'a>(text: &Text<'a>, raw: &'a str, code: &str, form: Form, side: Side) -> Result<&'a str> {
    let missing = |code_of_error: ErrorCode, what: &str| {
        text.at_piece(Error::new(code_of_error, &[form.as_str(), " has no ", what, " for ", excerpt(code, 20)]), raw)
    };
    if !raw.starts_with('{') {
        let number = scalar(raw).ok_or_else(|| missing(ErrorCode::InvalidNumber, "number"))?;
        return if side == Side::Mid { Ok(number) } else { Err(missing(ErrorCode::MissingRate, side.as_str())) };
    }
    let sides = Object::new(text, raw)?;
    sides.words(side.as_str()).ok_or_else(|| missing(ErrorCode::MissingRate, side.as_str()))
}
