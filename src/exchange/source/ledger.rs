//! Price directives of plain-text accounting: `P` of hledger and ledger, `price` of beancount.
//!
//! Files of prices are read, not journals: any other directive is an error with its line, but
//! for comments, hledger's `decimal-mark` and ledger's `N`. Of several prices of a day the one
//! of the latest time counts.

use super::place::Text;
use super::{Form, Rows};
use crate::calendar::Date;
use crate::decimal;
use crate::error::{Error, ErrorCode, Result, excerpt};
use crate::money::Currency;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// The form of the first directive, if it is one.
pub(super) fn form(text: &str) -> Option<Form> {
    let first = text.lines().map(str::trim).find(|line| !is_comment(line) && !line.starts_with("decimal-mark"))?;
    let mut words = first.split_whitespace();
    match (words.next()?, words.next()) {
        ("P" | "N", _) => Some(Form::Ledger),
        (day, Some("price")) if day.starts_with(|mark: char| mark.is_ascii_digit()) => Some(Form::Beancount),
        _ => None,
    }
}

fn is_comment(line: &str) -> bool {
    line.is_empty() || line.starts_with([';', '#', '*', '%', '|'])
}

pub(super) fn read(text: &Text<'_>, form: Form, rows: &mut Rows) -> Result<Form> {
    rows.only_mid(form)?;
    let mut comma = false;
    // Which time of the day a price is of, and where it stands.
    let mut times: BTreeMap<(Date, &str, &str), (&str, usize)> = BTreeMap::new();
    for whole in text.text().lines() {
        let line = whole.split(';').next().unwrap_or_default().trim();
        if is_comment(line) || line.starts_with("N ") {
            continue;
        }
        let wrong = |message: &str| {
            text.at_piece(Error::new(ErrorCode::ParseError, &[message, excerpt(line, 40), "`"]), line)
                .with_hint(&["write `P 2024-03-01 USD 0.9237 EUR` or `2024-03-01 price USD 0.9237 EUR`"])
        };
        if let Some(mark) = line.strip_prefix("decimal-mark") {
            comma = match mark.trim() {
                "," => true,
                "." => false,
                _ => return Err(wrong("there is no such decimal mark: `")),
            };
            continue;
        }
        let mut words: Vec<&str> = line.split_whitespace().collect();
        let not_a_price = || wrong("this is no price directive: `");
        let keyword = if form == Form::Ledger { 0 } else { 1 };
        if words.len() < 2 || words.get(keyword) != Some(if form == Form::Ledger { &"P" } else { &"price" }) {
            return Err(not_a_price());
        }
        words.remove(keyword);
        let day = words.remove(0);
        let date = Date::parse(&day.replace('/', "-")).map_err(|error| text.at_piece(error, day))?;
        let timed = words.first().is_some_and(|word| word.contains(':'));
        let time = if timed { words.remove(0) } else { "" };
        let &[base, one, other] = words.as_slice() else { return Err(not_a_price()) };
        // hledger and ledger also write the amount's commodity before its number.
        let (number, quote) = if Currency::find(bare(one)).is_some() { (other, one) } else { (one, other) };
        for code in [base, quote] {
            Currency::parse(bare(code)).map_err(|error| text.at_piece(error, code))?;
        }
        let decimal = if comma { number.replace('.', "").replacen(',', ".", 1) } else { number.replace(',', "") };
        if comma != number.contains(',') && number.contains(',') {
            let message = ["`", excerpt(number, 30), "` has a comma, which the file does not say is its decimal mark"];
            let error = Error::new(ErrorCode::AmbiguousNumber, &message);
            return Err(text
                .at_piece(error, number)
                .with_hint(&["write the number without grouping, or a line `decimal-mark ,` before it"]));
        }
        let value = decimal::parse(&decimal).map_err(|error| text.at_piece(error, number))?;
        let key = (date, bare(base), bare(quote));
        let before = rows.rates.len();
        rows.take_value(text, date, (bare(base), bare(quote)), value, number)?;
        if rows.rates.len() == before {
            continue;
        }
        match times.get(&key).copied() {
            Some((earlier, index)) if earlier != time => {
                // Both are known; the later one stays.
                let newest = rows.rates.pop();
                if time > earlier
                    && let (Some(place), Some(newest)) = (rows.rates.get_mut(index), newest)
                {
                    *place = newest;
                    times.insert(key, (time, index));
                }
            }
            _ => {
                times.insert(key, (time, before));
            }
        }
    }
    Ok(form)
}

/// A commodity without ledger's quotation marks.
fn bare(commodity: &str) -> &str {
    commodity.trim_matches('"')
}
