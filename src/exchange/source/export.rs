//! Rates written in the forms others read.

use crate::calendar::Date;
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::history::History;
use crate::money::Currency;
use crate::money::text::{beginning, date_text, decimal_text};
use crate::text::concat;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// A form that rates are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportForm {
    /// `Date` and a currency a column, newest first, `N/A` in holes: rates against the euro only.
    EcbCsv,
    /// date, base, quote, rate.
    PlainCsv,
    /// `P` directives of hledger and ledger.
    Ledger,
    /// `price` directives of beancount.
    Beancount,
    /// The rows of Frankfurter's second version.
    FrankfurterJson,
}

impl ExportForm {
    /// All forms.
    pub const ALL: [Self; 5] = [Self::EcbCsv, Self::PlainCsv, Self::Ledger, Self::Beancount, Self::FrankfurterJson];

    /// Its name on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::EcbCsv => "ecb-csv",
            Self::PlainCsv => "plain-csv",
            Self::Ledger => "ledger",
            Self::Beancount => "beancount",
            Self::FrankfurterJson => "frankfurter-json",
        }
    }

    /// Reads such a name.
    ///
    /// # Errors
    /// `invalid-option` for any other.
    pub fn parse(text: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == text).ok_or_else(|| {
            Error::new(ErrorCode::InvalidOption, &["rates are not written as `", beginning(text), "`"])
                .with_hint(&["ecb-csv, plain-csv, ledger, beancount or frankfurter-json"])
        })
    }
}

/// Writes the rates of a history between two days, both included.
///
/// # Errors
/// `missing-rate` where there is none between them; `invalid-option` for rates that are not
/// against the euro where the form holds no others.
///
/// ```
/// use coinage::exchange::{History, source::{ExportForm, export}};
/// let history = History::from_csv("Date,USD\n2026-10-30,1.1172\n", "house rates")?;
/// assert_eq!(export(&history, ExportForm::Ledger, None, None)?, "P 2026-10-30 EUR 1.1172 USD\n");
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn export(history: &History, form: ExportForm, from: Option<Date>, to: Option<Date>) -> Result<String> {
    let mut days: BTreeMap<Date, Vec<(Currency, Currency, String)>> = BTreeMap::new();
    for (base, quote) in history.pairs() {
        for seen in history.observations(base, quote) {
            if from.is_none_or(|from| seen.date >= from) && to.is_none_or(|to| seen.date <= to) {
                days.entry(seen.date).or_default().push((base, quote, decimal_text(seen.value)));
            }
        }
    }
    if days.is_empty() {
        return Err(Error::new(ErrorCode::MissingRate, &["there is no rate to write between these days"])
            .with_hint(&["ask for more days"]));
    }
    if form == ExportForm::EcbCsv {
        return ecb(&days);
    }
    let mut out = String::new();
    if form == ExportForm::PlainCsv {
        out.push_str("date,base,quote,rate\n");
    }
    let mut separator = "[\n ";
    for (date, rates) in &days {
        let date = date_text(*date);
        for (base, quote, value) in rates {
            let (base, quote) = (base.code(), quote.code());
            out.push_str(&match form {
                ExportForm::PlainCsv | ExportForm::EcbCsv => concat(&[&date, ",", base, ",", quote, ",", value, "\n"]),
                ExportForm::Ledger => concat(&["P ", &date, " ", base, " ", value, " ", quote, "\n"]),
                ExportForm::Beancount => concat(&[&date, " price ", base, " ", value, " ", quote, "\n"]),
                ExportForm::FrankfurterJson => concat(&[
                    separator,
                    "{\"date\":\"",
                    &date,
                    "\",\"base\":\"",
                    base,
                    "\",\"quote\":\"",
                    quote,
                    "\",\"rate\":",
                    value,
                    "}",
                ]),
            });
            separator = ",\n ";
        }
    }
    if form == ExportForm::FrankfurterJson {
        out.push_str("\n]\n");
    }
    Ok(out)
}

fn ecb(days: &BTreeMap<Date, Vec<(Currency, Currency, String)>>) -> Result<String> {
    let mut columns: Vec<Currency> = Vec::new();
    for (base, quote, _) in days.values().flatten() {
        if *base != Currency::EUR {
            let message = ["the ECB's form holds rates for one euro only, not ", base.code(), "/", quote.code()];
            return Err(Error::new(ErrorCode::InvalidOption, &message).with_hint(&["export them as plain-csv"]));
        }
        columns.push(*quote);
    }
    columns.sort_unstable();
    columns.dedup();
    let mut out = String::from("Date,");
    for column in &columns {
        out.push_str(column.code());
        out.push(',');
    }
    out.push('\n');
    for (date, rates) in days.iter().rev() {
        out.push_str(&date_text(*date));
        out.push(',');
        for column in &columns {
            let value = rates.iter().find(|(_, quote, _)| quote == column).map(|(_, _, value)| value.as_str());
            out.push_str(value.unwrap_or("N/A"));
            out.push(',');
        }
        out.push('\n');
    }
    Ok(out)
}
