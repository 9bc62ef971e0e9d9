//! The Bank of Russia's `XML_daily.asp`: roubles for a nominal number of units, with a comma.
//!
//! The text declares windows-1251. `Nominal` is a power of ten; the rate of one unit is the
//! value divided by it, which is exact.

use super::place::Text;
use super::xml::{Piece, walk};
use super::{Form, Rows, per_unit};
use crate::calendar::Date;
use crate::decimal;
use crate::error::{Error, ErrorCode, Result};
use alloc::string::String;

#[derive(Default)]
struct Valuation<'a> {
    code: &'a str,
    nominal: &'a str,
    value: &'a str,
    tag: &'a str,
}

pub(super) fn read(text: &Text<'_>, rows: &mut Rows) -> Result<Form> {
    rows.only_mid(Form::BankOfRussia)?;
    let mut date = None;
    let mut field = String::new();
    let mut valuation = Valuation::default();
    walk(text, |piece| {
        match piece {
            Piece::Open(element) => {
                if element.name == "ValCurs" {
                    let day = element.attribute("Date").unwrap_or(element.tag);
                    date = Some(day_of(day).map_err(|error| text.at_piece(error, day))?);
                } else if element.name == "Valute" {
                    valuation = Valuation { tag: element.tag, ..Valuation::default() };
                }
                field = element.name;
            }
            Piece::Words(words) => match field.as_str() {
                "CharCode" => valuation.code = words.trim(),
                "Nominal" => valuation.nominal = words.trim(),
                "Value" => valuation.value = words.trim(),
                _ => {}
            },
            Piece::Close(name) => {
                field.clear();
                if name == "Valute" {
                    let Valuation { code, nominal, value, tag } = valuation;
                    let Some(date) = date.filter(|_| ![code, nominal, value].contains(&"")) else {
                        let message = ["a currency without its code, its nominal, its value or a day"];
                        return Err(text.at_piece(Error::new(ErrorCode::ParseError, &message), tag));
                    };
                    let number = |piece: &str| {
                        decimal::parse(&piece.replacen(',', ".", 1)).map_err(|error| text.at_piece(error, piece))
                    };
                    let rate = per_unit(number(value)?, number(nominal)?);
                    let rate = rate.map_err(|error| text.at_piece(error, nominal))?;
                    rows.take_value(text, date, (code, "RUB"), rate, value)?;
                }
            }
        }
        Ok(())
    })?;
    Ok(Form::BankOfRussia)
}

/// `14.08.2026`, or with slashes.
fn day_of(text: &str) -> Result<Date> {
    let mut parts = text.split(['.', '/']);
    let numbers = (parts.next(), parts.next(), parts.next(), parts.next());
    if let (Some(day), Some(month), Some(year), None) = numbers
        && let (Ok(day), Ok(month), Ok(year)) = (day.parse(), month.parse(), year.parse())
    {
        return Date::new(year, month, day);
    }
    Date::parse(crate::error::excerpt(text, 20))
}
