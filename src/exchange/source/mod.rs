//! Rates in the forms that banks, services and ledgers publish them in, told apart by content.
//!
//! Here stands one way in, [`Source::read`]: bytes of any form in [`Form`] become a [`History`]
//! in the direction their publisher quoted. Numbers go from text to decimal digits, JSON's too.
//! One form is a file here; `place` knows line and column, [`export`](export()) writes. Nothing
//! is fetched: bytes come from above. A newcomer would look at a file's name: feeds are saved
//! under any name, so only the content counts. A newcomer would also drop what ISO 4217 does not
//! list (`BTC` in a feed): such codes are handed back in [`Source::left_out`], to be told.

mod cbr;
mod ecb;
mod export;
mod imf;
mod json;
mod ledger;
mod place;
mod tables;
mod update;
mod valet;
mod verify;
mod xml;

pub use export::{ExportForm, export};
pub use update::{Revision, Update, UpdateBounds, update};
pub use verify::{Jump, jumps};

use super::history::History;
use super::rate::Rate;
use crate::calendar::Date;
use crate::decimal::{self, Decimal};
use crate::error::{Error, ErrorCode, Result};
use crate::money::Currency;
use alloc::borrow::{Cow, ToOwned as _};
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use encoding_rs::Encoding;
use place::Text;

/// A form that rates are published in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// Coinage's own pack.
    Pack,
    /// A table with the columns date, base, quote and rate (or bid, ask); Frankfurter's CSV too.
    Plain,
    /// The ECB's tables: `Date` and a currency a column.
    EcbCsv,
    /// The ECB's XML, of a day or of its history.
    EcbXml,
    /// SDMX-CSV as the ECB's data portal gives it.
    SdmxCsv,
    /// Open Exchange Rates: latest, historical, time series.
    OpenExchangeRates,
    /// Frankfurter's first version: a day or a range.
    FrankfurterV1,
    /// Frankfurter's second version: an array of rows, or a row a line.
    FrankfurterV2,
    /// exchangerate.host, whose date is the one asked for, not the one observed.
    ExchangerateHost,
    /// The Bank of Russia's XML: roubles for a nominal of each currency.
    BankOfRussia,
    /// The Bank of Canada's Valet, JSON.
    ValetJson,
    /// The Bank of Canada's Valet, CSV.
    ValetCsv,
    /// The Federal Reserve's H.10 as CSV.
    FedH10,
    /// The International Monetary Fund's table of special drawing rights.
    ImfTsv,
    /// `P` directives of hledger and ledger.
    Ledger,
    /// `price` directives of beancount.
    Beancount,
}

impl Form {
    /// Its name for people.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pack => "rate pack",
            Self::Plain => "plain CSV",
            Self::EcbCsv => "ECB CSV",
            Self::EcbXml => "ECB XML",
            Self::SdmxCsv => "SDMX CSV",
            Self::OpenExchangeRates => "Open Exchange Rates JSON",
            Self::FrankfurterV1 => "Frankfurter v1 JSON",
            Self::FrankfurterV2 => "Frankfurter v2 JSON",
            Self::ExchangerateHost => "exchangerate.host JSON",
            Self::BankOfRussia => "Bank of Russia XML",
            Self::ValetJson => "Bank of Canada JSON",
            Self::ValetCsv => "Bank of Canada CSV",
            Self::FedH10 => "Federal Reserve H.10 CSV",
            Self::ImfTsv => "IMF TSV",
            Self::Ledger => "ledger prices",
            Self::Beancount => "beancount prices",
        }
    }
}

/// Which price of a pair is read where a source gives several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// The one in the middle, or the only one.
    #[default]
    Mid,
    /// What the publisher pays for the base currency.
    Bid,
    /// What the publisher asks for it.
    Ask,
}

impl Side {
    /// The names at every surface: `mid`, `bid`, `ask`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mid => "mid",
            Self::Bid => "bid",
            Self::Ask => "ask",
        }
    }

    /// Reads `mid`, `bid` or `ask`.
    ///
    /// # Errors
    /// `invalid-option` for anything else.
    pub fn parse(text: &str) -> Result<Self> {
        [Self::Mid, Self::Bid, Self::Ask].into_iter().find(|side| side.as_str() == text).ok_or_else(|| {
            Error::new(ErrorCode::InvalidOption, &["`", crate::money::text::beginning(text), "` is no side of a price"])
                .with_hint(&["mid, bid or ask"])
        })
    }
}

/// What was read: the rates, the form they came in, and what could not be taken.
#[derive(Clone, Debug)]
pub struct Source {
    /// The form found.
    pub form: Form,
    /// The rates: one history for each source that the rows of a plain table name, in the order
    /// they first appear, those without a name under the name given; one for any other form.
    pub histories: Vec<History>,
    /// Codes and series without a currency of ISO 4217, in alphabetical order.
    pub left_out: Vec<String>,
}

impl Source {
    /// Reads rates in any form. `name` is what answers will name as their source.
    ///
    /// # Errors
    /// `parse-error` for a form that isn't known or is broken; `date-out-of-range`,
    /// `unknown-currency`, `invalid-number`, `missing-rate` for single fields: with line and
    /// column; `bad-pack`; `invalid-option` for two rates of a pair on one day.
    ///
    /// ```
    /// use coinage::exchange::source::{Form, Side, Source};
    /// let text = br#"{"amount":1.0,"base":"EUR","date":"2026-10-30","rates":{"USD":1.1172}}"#;
    /// let read = Source::read(text, "rates.json", Side::Mid)?;
    /// assert_eq!((read.form, read.histories[0].len()), (Form::FrankfurterV1, 1));
    /// let error = Source::read(b"P 2026-10-30 USD 0.89x EUR\n", "prices", Side::Mid).unwrap_err();
    /// assert_eq!(error.to_string(), "prices: line 1, column 18: `0.89x` is not a number");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn read(bytes: &[u8], name: &str, side: Side) -> Result<Self> {
        let read = || {
            if let Some(error) = other_file(bytes) {
                return Err(error);
            }
            if bytes.starts_with(super::pack::MAGIC) || core::str::from_utf8(bytes).is_err() && !is_xml(bytes) {
                let history = History::from_pack(bytes.to_vec())?;
                return Ok(Self { form: Form::Pack, histories: vec![history], left_out: Vec::new() });
            }
            let text = decoded(bytes)?;
            let mut rows = Rows { rates: Vec::new(), sources: Vec::new(), left_out: BTreeSet::new(), side };
            let form = detect(&Text::new(&text), &mut rows)?;
            if rows.rates.is_empty() {
                return Err(Error::new(ErrorCode::ParseError, &["there is no rate in this ", form.as_str()])
                    .with_hint(&["check that the day asked for has rates"])
                    .at_line(1, 1));
            }
            let histories = rows.by_source(name)?;
            Ok(Self { form, histories, left_out: rows.left_out.into_iter().collect() })
        };
        read().map_err(|error: Error| error.in_subject(name))
    }

    /// How many observations there are.
    pub fn len(&self) -> usize {
        self.histories.iter().map(History::len).sum()
    }

    /// Whether there is none; no source that was read is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All rates as one history, under the names of all sources.
    ///
    /// # Errors
    /// `invalid-option` where two of the sources have different rates of a pair on one day.
    ///
    /// ```
    /// use coinage::exchange::source::{Side, Source};
    /// let table = b"date,base,quote,rate,source\n2026-10-30,EUR,USD,1.11,bank\n2026-10-30,EUR,JPY,170,desk\n";
    /// let source = Source::read(table, "rates.csv", Side::Mid)?;
    /// assert_eq!(source.histories.iter().map(|one| one.source()).collect::<Vec<_>>(), ["bank", "desk"]);
    /// assert_eq!(source.into_history()?.source(), "bank; desk");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn into_history(mut self) -> Result<History> {
        if self.histories.len() == 1
            && let Some(only) = self.histories.pop()
        {
            return Ok(only);
        }
        let names: Vec<&str> = self.histories.iter().map(History::source).collect();
        let mut rates = Vec::new();
        for history in &self.histories {
            for (base, quote) in history.pairs() {
                for seen in history.observations(base, quote) {
                    rates.push((seen.date, Rate::new(base, quote, seen.value)?));
                }
            }
        }
        History::new(&names.join("; "), &rates)
    }
}

/// What the readers fill.
struct Rows {
    rates: Vec<(Date, Rate)>,
    /// Who published each of them, where the rows say so; else empty.
    sources: Vec<String>,
    left_out: BTreeSet<String>,
    side: Side,
}

impl Rows {
    /// A rate of currencies by their codes; `number` is the decimal text, a piece of `text`.
    fn take(&mut self, text: &Text<'_>, date: Date, pair: (&str, &str), number: &str) -> Result<()> {
        let value = decimal::parse(number).map_err(|error| text.at_piece(error, number))?;
        self.take_value(text, date, pair, value, number)
    }

    fn take_value(
        &mut self,
        text: &Text<'_>,
        date: Date,
        (base, quote): (&str, &str),
        value: Decimal,
        place: &str,
    ) -> Result<()> {
        // A feed that lists its own base lists it at 1.
        if base == quote && value == Decimal::ONE {
            return Ok(());
        }
        let (Some(from), Some(to)) = (Currency::find(base), Currency::find(quote)) else {
            for code in [base, quote] {
                if Currency::find(code).is_none() {
                    self.left_out.insert(code.to_owned());
                }
            }
            return Ok(());
        };
        let rate = Rate::new(from, to, value).map_err(|error| text.at_piece(error, place))?;
        self.rates.push((date, rate));
        Ok(())
    }

    /// The rates by who published them; `name` where nothing is said.
    fn by_source(&self, name: &str) -> Result<Vec<History>> {
        if self.sources.is_empty() {
            return Ok(vec![History::new(name, &self.rates)?]);
        }
        let mut shares: Vec<(&str, Vec<(Date, Rate)>)> = Vec::new();
        for (rate, source) in self.rates.iter().zip(&self.sources) {
            let source = if source.is_empty() { name } else { source };
            match shares.iter_mut().find(|share| share.0 == source) {
                Some(share) => share.1.push(*rate),
                None => shares.push((source, vec![*rate])),
            }
        }
        shares.iter().map(|(source, rates)| History::new(source, rates)).collect()
    }

    /// Refuses the sides of a form that has one price only.
    fn only_mid(&self, form: Form) -> Result<Form> {
        match self.side {
            Side::Mid => Ok(form),
            Side::Bid | Side::Ask => {
                Err(Error::new(ErrorCode::MissingRate, &[form.as_str(), " has no ", self.side.as_str(), " prices"])
                    .with_hint(&["ask for the side mid"]))
            }
        }
    }
}

/// What is fetched or saved in place of rates.
fn other_file(bytes: &[u8]) -> Option<Error> {
    let start = bytes.get(..64).unwrap_or(bytes).trim_ascii_start().to_ascii_lowercase();
    let (message, hint) = if bytes.starts_with(b"PK\x03\x04") {
        ("this is a zip archive", "take the file out of it; the ECB has eurofxref-hist.xml beside its zip")
    } else if start.starts_with(b"<!doctype html") || start.starts_with(b"<html") {
        ("this is a page of HTML, not rates", "take the file that the page leads to")
    } else {
        return None;
    };
    Some(Error::new(ErrorCode::ParseError, &[message]).with_hint(&[hint]).at_line(1, 1))
}

fn is_xml(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"<")
        || bytes.starts_with(&[0xff, 0xfe, b'<', 0])
        || bytes.starts_with(&[0xfe, 0xff, 0, b'<'])
}

/// The text, by its byte order mark, by what its XML declaration says, else as UTF-8.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>> {
    let declared = || {
        let head = bytes.get(..200).unwrap_or(bytes);
        let head = head.split(|byte| *byte == b'>').next().unwrap_or_default();
        let after = head.windows(9).position(|word| word == b"encoding=")?.saturating_add(9);
        let label = head.get(after.saturating_add(1)..)?;
        let end = label.iter().position(|byte| matches!(byte, b'"' | b'\''))?;
        Encoding::for_label(label.get(..end)?)
    };
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if bytes.trim_ascii_start().starts_with(b"<?xml") => declared().unwrap_or(encoding_rs::UTF_8),
        None => encoding_rs::UTF_8,
    };
    let (text, _, wrong) = encoding.decode(bytes);
    if wrong {
        return Err(Error::new(ErrorCode::ParseError, &["the text is not valid ", encoding.name()])
            .with_hint(&["save it in the encoding it declares, or as UTF-8"]));
    }
    Ok(text)
}

/// Finds the form by the content and reads it.
fn detect(text: &Text<'_>, rows: &mut Rows) -> Result<Form> {
    let all = text.text();
    match all.trim_start().chars().next() {
        Some('<') if all.contains("<ValCurs") => cbr::read(text, rows),
        Some('<') => ecb::read(text, rows),
        Some('{' | '[') => json::read(text, rows),
        _ if all.contains("OBSERVATIONS") => valet::read_csv(text, rows),
        _ if imf::is_imf(all) => imf::read(text, rows),
        _ => match ledger::form(all) {
            Some(form) => ledger::read(text, form, rows),
            None => tables::read(text, rows),
        },
    }
}

/// `value` for `units` units, for one: exact, or an error where it has no end.
fn per_unit(value: Decimal, units: Decimal) -> Result<Decimal> {
    let rate = value.checked_div(units).filter(|rate| rate.checked_mul(units) == Some(value));
    rate.ok_or_else(|| {
        Error::new(ErrorCode::InvalidNumber, &["a rate for several units cannot be divided exactly"])
            .with_hint(&["ask the source for the rate of one unit"])
    })
}
