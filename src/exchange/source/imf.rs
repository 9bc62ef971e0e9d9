//! The International Monetary Fund's table of the last days, separated by tabs.
//!
//! Two halves: special drawing rights for a unit of each currency, and units for one special
//! drawing right. Currencies stand by their English names, days across, `NA` in holes.

use super::place::Text;
use super::{Form, Rows};
use crate::calendar::Date;
use crate::error::{Error, ErrorCode, Result, excerpt};
use crate::exchange::reading;
use alloc::borrow::ToOwned as _;
use alloc::vec::Vec;

/// The fund's names, in lower case.
const NAMES: [(&str, &str); 41] = [
    ("algerian dinar", "DZD"),
    ("australian dollar", "AUD"),
    ("bahrain dinar", "BHD"),
    ("botswana pula", "BWP"),
    ("brazilian real", "BRL"),
    ("brunei dollar", "BND"),
    ("canadian dollar", "CAD"),
    ("chilean peso", "CLP"),
    ("chinese yuan", "CNY"),
    ("colombian peso", "COP"),
    ("czech koruna", "CZK"),
    ("danish krone", "DKK"),
    ("euro", "EUR"),
    ("hungarian forint", "HUF"),
    ("indian rupee", "INR"),
    ("israeli new shekel", "ILS"),
    ("japanese yen", "JPY"),
    ("korean won", "KRW"),
    ("kuwaiti dinar", "KWD"),
    ("malaysian ringgit", "MYR"),
    ("mauritian rupee", "MUR"),
    ("mexican peso", "MXN"),
    ("new zealand dollar", "NZD"),
    ("norwegian krone", "NOK"),
    ("omani rial", "OMR"),
    ("peruvian sol", "PEN"),
    ("philippine peso", "PHP"),
    ("polish zloty", "PLN"),
    ("qatari riyal", "QAR"),
    ("russian ruble", "RUB"),
    ("saudi arabian riyal", "SAR"),
    ("singapore dollar", "SGD"),
    ("south african rand", "ZAR"),
    ("swedish krona", "SEK"),
    ("swiss franc", "CHF"),
    ("thai baht", "THB"),
    ("trinidadian dollar", "TTD"),
    ("u.a.e. dirham", "AED"),
    ("u.k. pound", "GBP"),
    ("u.s. dollar", "USD"),
    ("uruguayan peso", "UYU"),
];

const PER_UNIT: &str = "SDRs per Currency unit";
const PER_RIGHT: &str = "Currency units per SDR";

pub(super) fn is_imf(text: &str) -> bool {
    text.lines().take(6).any(|line| line.trim_start().starts_with(PER_UNIT) || line.trim_start().starts_with(PER_RIGHT))
        || text.lines().next().is_some_and(|line| line.trim_start().starts_with("Currency\t"))
}

pub(super) fn read(text: &Text<'_>, rows: &mut Rows) -> Result<Form> {
    rows.only_mid(Form::ImfTsv)?;
    let mut to_rights = None;
    let mut days: Vec<Date> = Vec::new();
    for line in text.text().lines().map(|line| line.trim_end_matches('\r')) {
        let wrong = |message: &[&str]| text.at_piece(Error::new(ErrorCode::ParseError, message), line);
        let title = line.trim_start();
        // The first line of the file names both halves.
        let both = title.contains(PER_UNIT) && title.contains(PER_RIGHT);
        if title.starts_with(PER_UNIT) || title.starts_with(PER_RIGHT) {
            to_rights = (!both).then(|| title.starts_with(PER_UNIT));
            days.clear();
            continue;
        }
        let Some((name, values)) = line.split_once('\t') else { continue };
        let values = values.split('\t').map(str::trim);
        if name.trim() == "Currency" {
            days.clear();
            for day in values.filter(|day| !day.is_empty()) {
                days.push(dated(day).map_err(|error| text.at_piece(error, day))?);
            }
            continue;
        }
        let to_rights = to_rights.ok_or_else(|| wrong(&["a row before the table says which way its rates go"]))?;
        let known = name.trim().to_lowercase();
        let Some((_, code)) = NAMES.iter().find(|(name, _)| *name == known) else {
            rows.left_out.insert(name.trim().to_owned());
            continue;
        };
        let pair = if to_rights { (*code, "XDR") } else { ("XDR", *code) };
        let values: Vec<&str> = values.collect();
        let counted = values.iter().rposition(|value| !value.is_empty()).map_or(0, |last| last.saturating_add(1));
        if counted > days.len() {
            return Err(wrong(&["a row has more rates than the table has days"]));
        }
        for (day, value) in days.iter().zip(values) {
            if !matches!(value, "" | "NA") {
                let number =
                    crate::decimal::parse(&value.replace(',', "")).map_err(|error| text.at_piece(error, value))?;
                rows.take_value(text, *day, pair, number, value)?;
            }
        }
    }
    Ok(Form::ImfTsv)
}

/// `October 30, 2026`.
fn dated(text: &str) -> Result<Date> {
    let mut words = text.split([' ', ',']).filter(|word| !word.is_empty());
    if let (Some(month), Some(day), Some(year), None) = (words.next(), words.next(), words.next(), words.next())
        && let (Some(month), Ok(day), Ok(year)) = (reading::month(month), day.parse(), year.parse())
    {
        return Date::new(year, month, day);
    }
    Date::parse(excerpt(text, 20))
}
