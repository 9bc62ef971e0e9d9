//! Rates out of text: the ECB's files and plain tables of date, base, quote and rate.
//!
//! Two forms are told apart by their header. The ECB's has `Date` and then one currency a
//! column, units for one euro (`eurofxref-hist.csv`, and the single-day file with its spaces and
//! `30 October 2026`). The plain one names its columns `date`, `base`, `quote`, `rate` in any
//! order; further columns are not looked at. Fields are separated by commas, semicolons or tabs.
//! Nothing is skipped in silence: the first field that can't be read is the error, with its line
//! and column.

use super::history::History;
use super::rate::Rate;
use crate::calendar::Date;
use crate::decimal;
use crate::error::{Error, ErrorCode, Result};
use crate::money::Currency;
use alloc::borrow::Cow;
use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::vec::Vec;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A field with the column it begins in, counted in code points from 1.
pub(super) struct Field<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) column: u32,
}

impl History {
    /// Reads rates out of a text in the ECB's form or in the plain one (date, base, quote,
    /// rate). `source` is what answers will name as their source.
    ///
    /// # Errors
    /// `parse-error` for another header, a wrong number of fields or a text without rates;
    /// `date-out-of-range`, `unknown-currency`, `invalid-number`, `invalid-option` for single
    /// fields: all with line and column.
    ///
    /// ```
    /// use coinage::exchange::History;
    /// let history = History::from_csv("date,base,quote,rate\n2026-10-30,EUR,USD,1.1172\n", "house rates")?;
    /// assert_eq!(history.len(), 1);
    /// let error = History::from_csv("date,base,quote,rate\n2026-10-30,EUR,USD,1,1172\n", "rates.csv").unwrap_err();
    /// assert_eq!(error.to_string(), "rates.csv: line 2, column 22: there are 5 fields where the header has 4");
    /// let error = History::from_csv("Date,USD,\n2026-10-30,1.1x,\n", "rates.csv").unwrap_err();
    /// assert_eq!(error.to_string(), "rates.csv: line 2, column 12: `1.1x` is not a number");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn from_csv(text: &str, source: &str) -> Result<Self> {
        let mut rates = Vec::new();
        read(text, "rate", &mut rates).map_err(|error| error.in_subject(source))?;
        Self::new(source, &rates).map_err(|error| error.in_subject(source))
    }
}

/// `value` is the plain form's column to take: rate, bid or ask.
pub(super) fn read(text: &str, value: &str, rates: &mut Vec<(Date, Rate)>) -> Result<()> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = text.lines().zip(1_u32..).filter(|(line, _)| !line.trim().is_empty());
    let Some((header, header_line)) = lines.next() else {
        return Err(unlike_rates(1, 1));
    };
    let separator = separator(header);
    let names = fields(header, separator, header_line)?;
    let place = |name: &str| names.iter().position(|field| field.text.eq_ignore_ascii_case(name));
    let dates = place("date").ok_or_else(|| unlike_rates(header_line, 1))?;
    let plain = place("base").zip(place("quote")).zip(place(value));
    if plain.is_none() && (dates != 0 || names.len() < 2) {
        return Err(unlike_rates(header_line, 1));
    }
    let mut columns = Vec::new();
    if plain.is_none() {
        for field in names.iter().skip(1) {
            columns.push(Currency::parse(&field.text).map_err(|error| error.at_line(header_line, field.column))?);
        }
    }
    for (line, number) in lines {
        let values = fields(line, separator, number)?;
        // The last field may be empty.
        let open = values.len().saturating_add(1) == names.len() && line.trim_end().ends_with(separator);
        if values.len() != names.len() && !open {
            let column = values.get(names.len()).or(values.last()).map_or(1, |field| field.column);
            let counts = [values.len(), names.len()].map(|count| crate::money::text::count_text(count as i64));
            let [found, wanted] = &counts;
            return Err(Error::new(
                ErrorCode::ParseError,
                &["there are ", found, " fields where the header has ", wanted],
            )
            .at_line(number, column));
        }
        let field = |index: usize| values.get(index).map_or(("", 1), |field| (field.text.as_ref(), field.column));
        let (text, column) = field(dates);
        let date = read_date(text).map_err(|error| error.at_line(number, column))?;
        let mut take = |base: Currency, quote: Currency, (text, column): (&str, u32)| -> Result<()> {
            let rate = decimal::parse(text).and_then(|value| Rate::new(base, quote, value));
            rates.push((date, rate.map_err(|error| error.at_line(number, column))?));
            Ok(())
        };
        match plain {
            Some(((base, quote), rate)) => {
                let currency = |index: usize| {
                    let (text, column) = field(index);
                    Currency::parse(text).map_err(|error| error.at_line(number, column))
                };
                take(currency(base)?, currency(quote)?, field(rate))?;
            }
            None => {
                for (index, quote) in columns.iter().enumerate() {
                    let value = field(index.saturating_add(1));
                    if !matches!(value.0, "" | "N/A") {
                        take(Currency::EUR, *quote, value)?;
                    }
                }
            }
        }
    }
    if rates.is_empty() { Err(unlike_rates(header_line, 1)) } else { Ok(()) }
}

/// What stands between the fields of a table with this header.
#[inline]
pub(super) fn separator(header: &str) -> char {
    let found = [',', ';', '\t'].into_iter().max_by_key(|mark| (header.matches(*mark).count(), *mark == ','));
    found.unwrap_or(',')
}

/// The number of a month by its English name, or the first three letters of it.
#[cfg(feature = "sources")]
pub(super) fn month(name: &str) -> Option<u8> {
    let is = |month: &str| {
        month.eq_ignore_ascii_case(name) || month.get(..3).is_some_and(|short| short.eq_ignore_ascii_case(name))
    };
    MONTHS.iter().zip(1_u8..).find(|(month, _)| is(month)).map(|(_, number)| number)
}

/// `2026-10-30`, or `30 October 2026` as in the ECB's single-day file.
fn read_date(text: &str) -> Result<Date> {
    let mut words = text.split(' ');
    if let (Some(day), Some(month), Some(year), None) = (words.next(), words.next(), words.next(), words.next()) {
        let month =
            MONTHS.iter().zip(1_u8..).find(|(name, _)| month.eq_ignore_ascii_case(name)).map(|(_, month)| month);
        if let (Ok(day), Some(month), Ok(year)) = (day.parse(), month, year.parse()) {
            return Date::new(year, month, day);
        }
    }
    Date::parse(text)
}

/// The fields of a line without the blanks around them; one empty field at the end (the ECB
/// closes each line with a comma) does not count.
pub(super) fn fields(line: &str, separator: char, number: u32) -> Result<Vec<Field<'_>>> {
    let mut fields = Vec::new();
    let mut column = 1_u32;
    let mut rest = line;
    loop {
        let blanks = rest.chars().take_while(|mark| *mark == ' ').count();
        let trimmed = rest.trim_start_matches(' ');
        let start = column.saturating_add(blanks as u32);
        let (text, after) = if let Some(quoted) = trimmed.strip_prefix('"') {
            let unclosed =
                || Error::new(ErrorCode::ParseError, &["a quotation mark is not closed"]).at_line(number, start);
            let mut text = String::new();
            let mut quoted = quoted;
            loop {
                let (piece, after) = quoted.split_once('"').ok_or_else(unclosed)?;
                text.push_str(piece);
                match after.strip_prefix('"') {
                    Some(after) => {
                        text.push('"');
                        quoted = after;
                    }
                    None => break (Cow::Owned(text.trim().to_owned()), after.trim_start_matches(' ')),
                }
            }
        } else {
            let end = trimmed.find(separator).unwrap_or(trimmed.len());
            let (text, after) = trimmed.split_at_checked(end).unwrap_or((trimmed, ""));
            (Cow::Borrowed(text.trim_end()), after)
        };
        fields.push(Field { text, column: start });
        let consumed = line.len().saturating_sub(after.len());
        column = line.get(..consumed).map_or(0, |done| done.chars().count() as u32).saturating_add(2);
        match after.strip_prefix(separator) {
            Some(next) => rest = next,
            None if after.is_empty() => break,
            None => {
                let place = column.saturating_sub(1);
                return Err(Error::new(ErrorCode::ParseError, &["text follows a closing quotation mark"])
                    .at_line(number, place));
            }
        }
    }
    if fields.len() > 1 && fields.last().is_some_and(|field| field.text.is_empty()) {
        fields.pop();
    }
    Ok(fields)
}

#[cold]
fn unlike_rates(line: u32, column: u32) -> Error {
    Error::new(ErrorCode::ParseError, &["the text does not begin like a table of rates, or has none"])
        .with_hint(&["the header is `date,base,quote,rate`, or the ECB's `Date,USD,JPY,…` for rates against the euro"])
        .at_line(line, column)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn listed(text: &str) -> Vec<String> {
        let history = History::from_csv(text, "test").unwrap();
        let pairs: Vec<_> = history.pairs().collect();
        let rows = pairs.iter().flat_map(|(base, quote)| {
            let observations = history.observations(*base, *quote);
            observations.into_iter().map(move |seen| format!("{} {base}/{quote} {}", seen.date, seen.value))
        });
        rows.collect()
    }

    #[test]
    fn all_dialects_are_read() {
        let wanted = ["2026-10-30 EUR/JPY 175.68", "2026-10-29 EUR/USD 1.113", "2026-10-30 EUR/USD 1.1172"];
        let history = "Date,USD,JPY,CYP,\r\n2026-10-30,1.1172,175.68,N/A,\r\n2026-10-29,1.113,,N/A,\r\n";
        assert_eq!(listed(history), wanted);
        assert_eq!(
            listed("\u{feff}Date, USD, JPY, \n30 October 2026, 1.1172, 175.68, \n2026-10-29, 1.113, , \n"),
            wanted
        );
        let plain = "Rate;Date;Note;Base;Quote\n1.113;2026-10-29;\"a;b\";eur;usd\n\n175.68;2026-10-30;;EUR;JPY\n\"1.1172\";2026-10-30;;EUR;USD";
        assert_eq!(listed(plain), wanted);
        assert_eq!(listed("date\tbase\tquote\trate\n2026-10-30\tUSD\tEUR\t0.8951\n"), ["2026-10-30 USD/EUR 0.8951"]);
        assert_eq!(listed("Date,USD,JPY\n2026-10-30,1.1172,\n"), ["2026-10-30 EUR/USD 1.1172"]);
        // The same observation twice is one.
        assert_eq!(listed("Date,USD\n2026-10-30,1.1172\n2026-10-30,1.11720\n").len(), 1);
    }

    #[test]
    fn faults_carry_their_place() {
        for (text, message) in [
            ("", "x: line 1, column 1: the text does not begin like a table of rates, or has none"),
            ("Date,USD\n", "x: line 1, column 1: the text does not begin like a table of rates, or has none"),
            ("Date,USD,EURO\n", "x: line 1, column 10: `EURO` is not a currency code"),
            ("Date,USD\n2026-02-30,1\n", "x: line 2, column 1: `2026-02-30` is not a day of the calendar"),
            ("Date,USD,JPY\n2026-10-30,1,  -2\n", "x: line 2, column 16: the rate EUR/JPY is not above zero"),
            ("Date,USD\n2026-10-30,1\n2026-10-30,2\n", "x: EUR/USD has two rates on 2026-10-30: 1 and 2"),
            ("Date,USD\n2026-10-30\n", "x: line 2, column 1: there are 1 fields where the header has 2"),
            ("Date,EUR\n2026-10-30,1\n", "x: line 2, column 12: a rate of EUR against itself"),
            ("date,base,quote,rate\n2026-10-30,\"EUR,USD,1\n", "x: line 2, column 12: a quotation mark is not closed"),
            (
                "date,base,quote,rate\n2026-10-30,\"EUR\"é,USD,1\n",
                "x: line 2, column 17: text follows a closing quotation mark",
            ),
            ("date,base,quote,rate\n2026-10-30,€,USD,1\n", "x: line 2, column 12: `€` is not a currency code"),
            ("date,base,quote,rate\n2026-10-30,EUR,USD,NaN\n", "x: line 2, column 20: `NaN` is not a number"),
        ] {
            assert_eq!(History::from_csv(text, "x").unwrap_err().to_string(), message);
        }
    }
}
