//! The European Central Bank's XML: `eurofxref-daily.xml`, `-hist-90d.xml` and `-hist.xml`.
//!
//! Three nested `Cube`s: the outermost empty, one a day with its `time`, one a currency with
//! `currency` and `rate`, units for one euro.

use super::place::Text;
use super::xml::{Piece, walk};
use super::{Form, Rows};
use crate::calendar::Date;
use crate::error::{Error, ErrorCode, Result};
use crate::money::Currency;

pub(super) fn read(text: &Text<'_>, rows: &mut Rows) -> Result<Form> {
    rows.only_mid(Form::EcbXml)?;
    let mut day: Option<Date> = None;
    let mut cubes = 0_usize;
    walk(text, |piece| {
        let Piece::Open(element) = piece else { return Ok(()) };
        if element.name != "Cube" {
            return Ok(());
        }
        cubes = cubes.saturating_add(1);
        if let Some(time) = element.attribute("time") {
            day = Some(Date::parse(time).map_err(|error| text.at_piece(error, time))?);
        }
        let incomplete =
            |what: &str| text.at_piece(Error::new(ErrorCode::ParseError, &["a rate without its ", what]), element.tag);
        match (element.attribute("currency"), element.attribute("rate")) {
            (None, None) => Ok(()),
            (Some(currency), Some(rate)) => {
                Currency::parse(currency).map_err(|error| text.at_piece(error, currency))?;
                rows.take(text, day.ok_or_else(|| incomplete("day"))?, ("EUR", currency), rate)
            }
            (None, Some(_)) => Err(incomplete("currency")),
            (Some(_), None) => Err(incomplete("number")),
        }
    })?;
    if cubes == 0 {
        return Err(Error::new(ErrorCode::ParseError, &["this XML holds no rates of a form that is known"])
            .with_hint(&["the ECB's eurofxref files and the Bank of Russia's XML_daily are read"])
            .at_line(1, 1));
    }
    Ok(Form::EcbXml)
}
