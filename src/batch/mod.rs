//! Files of amounts converted row by row: CSV and its kin, lines of JSON, Parquet.
//!
//! A [`Batch`] says which columns hold the amount, its currency and its day, and what to do with
//! rows that can't be converted; [`run`] reads rows, adds the converted amount with its rate and
//! the rate's day, and tells in a [`Summary`] what became of every one of them. Streams come in
//! and go out here, files are opened two floors higher. Blocks of whole rows are converted by
//! any number of threads and written in their order, so that the bytes are the same for one
//! thread and for many, and memory stays the same for files of any size. A newcomer would parse
//! every field: only the three that matter are looked at, all others pass through untouched.

mod amount;
mod delimited;
mod json_lines;
#[cfg(feature = "parquet")]
pub mod parquet;
mod pipeline;
mod row;
mod summary;

pub use delimited::header_delimiter;
pub use pipeline::{Progress, run};
pub use summary::{Summary, Total};

use crate::calendar::Date;
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::ConvertOptions;
use crate::locale::Locale;
use crate::money::Currency;

/// How rows lie in a stream of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Fields between delimiters, with a header: CSV, TSV. `None` finds the delimiter in the
    /// header: a comma, a semicolon, a tab or a bar.
    Delimited(Option<u8>),
    /// One JSON object a line.
    JsonLines,
}

/// Where a row's currency stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// In this column.
    Column(String),
    /// All rows have this one.
    Currency(Currency),
}

/// Where the day of a row's rate stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum On {
    /// In this column: `2024-12-25`, or a time that begins with its day as it was there.
    Column(String),
    /// All rows have this one.
    Date(Date),
    /// The newest rates.
    Newest,
}

/// What becomes of a row that can't be converted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnError {
    /// The first one ends the run.
    #[default]
    Fail,
    /// It is counted and left out.
    Skip,
    /// It goes whole to the rejects, with its line and the error.
    Reject,
}

impl OnError {
    /// Reads `fail`, `skip` or `reject`.
    ///
    /// # Errors
    /// `invalid-option`.
    pub fn parse(text: &str) -> Result<Self> {
        match text {
            "fail" => Ok(Self::Fail),
            "skip" => Ok(Self::Skip),
            "reject" => Ok(Self::Reject),
            _ => Err(Error::new(ErrorCode::InvalidOption, &["`", text, "` is nothing to do on an error"])
                .with_hint(&["fail, skip or reject"])),
        }
    }
}

/// A fact that a row can get beside its amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The rate as quoted; several with a space between, in their order.
    Rate,
    /// The day it was observed; the oldest of several.
    RateDate,
    /// `EUR/USD`: the direction it is quoted in.
    Quoted,
    /// The currencies on the way.
    Path,
    /// Who published it.
    Source,
}

impl Fact {
    /// All facts.
    pub const ALL: [Self; 5] = [Self::Rate, Self::RateDate, Self::Quoted, Self::Path, Self::Source];

    /// The name of its column: `rate`, `rate_date`, `quoted`, `path`, `source`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rate => "rate",
            Self::RateDate => "rate_date",
            Self::Quoted => "quoted",
            Self::Path => "path",
            Self::Source => "source",
        }
    }

    /// Reads a name.
    ///
    /// # Errors
    /// `invalid-option`.
    pub fn parse(text: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|fact| fact.as_str() == text).ok_or_else(|| {
            Error::new(ErrorCode::InvalidOption, &["`", text, "` is no fact of a rate"])
                .with_hint(&["rate, rate_date, quoted, path or source"])
        })
    }
}

/// What to convert, and how.
///
/// ```
/// use coinage::batch::{Batch, Format, run};
/// use coinage::{Currency, exchange::Exchange};
/// let exchange = Exchange::from_csv("Date,USD\n2024-12-24,1.0395\n", "European Central Bank")?;
/// let mut batch = Batch::new("total", "currency", "day", Currency::EUR);
/// batch.format = Format::Delimited(None);
/// let orders = "id,total,currency,day\n7,100.00,USD,2024-12-25\n";
/// let mut out = Vec::new();
/// let summary = run(&exchange, &batch, orders.as_bytes(), &mut out, None::<&mut Vec<u8>>, 2, &|_| {})?;
/// assert_eq!(String::from_utf8_lossy(&out), "id,total,currency,day,total_eur,rate,rate_date\n\
///     7,100.00,USD,2024-12-25,96.20,1.0395,2024-12-24\n");
/// assert_eq!((summary.rows, summary.converted), (1, 1));
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Batch {
    /// How rows lie in the stream.
    pub format: Format,
    /// The column of the amount.
    pub amount: String,
    /// Where its currency stands.
    pub from: From,
    /// Where its day stands.
    pub on: On,
    /// The currency to convert to.
    pub to: Currency,
    /// Rounding, units, age of rates, markup; the day here is not looked at.
    pub options: ConvertOptions,
    /// What becomes of rows that can't be converted.
    pub on_error: OnError,
    /// What a row gets beside its amount.
    pub facts: Vec<Fact>,
    /// Amounts are written as people there do; plain without one.
    pub locale: Option<Locale>,
}

impl Batch {
    /// Three columns of delimited rows, converted at the rate of each row's day.
    pub fn new(amount: &str, from: &str, on: &str, to: Currency) -> Self {
        Self {
            format: Format::Delimited(None),
            amount: amount.to_owned(),
            from: From::Column(from.to_owned()),
            on: On::Column(on.to_owned()),
            to,
            options: ConvertOptions::default(),
            on_error: OnError::Fail,
            facts: vec![Fact::Rate, Fact::RateDate],
            locale: None,
        }
    }

    /// The columns looked at: of the amount, the currency, the day.
    fn columns(&self) -> [Option<&str>; 3] {
        let from = match &self.from {
            From::Column(name) => Some(name.as_str()),
            From::Currency(_) => None,
        };
        let on = match &self.on {
            On::Column(name) => Some(name.as_str()),
            _ => None,
        };
        [Some(&self.amount), from, on]
    }

    /// The names of the columns added: the amount's is the input's with the currency; where the
    /// input has a `rate` already, facts carry that name in front.
    ///
    /// # Errors
    /// `invalid-option` where the input has such columns itself.
    fn added(&self, taken: impl Fn(&str) -> bool) -> Result<Vec<String>> {
        let amount = format!("{}_{}", self.amount, self.to.code().to_ascii_lowercase());
        let mut names = vec![amount.clone()];
        for fact in &self.facts {
            let short = fact.as_str().to_owned();
            names.push(if taken(&short) { format!("{amount}_{short}") } else { short });
        }
        match names.iter().find(|name| taken(name)) {
            Some(name) => Err(Error::new(ErrorCode::InvalidOption, &["the input has a column `", name, "` already"])
                .with_hint(&["rename it or leave it out: the converted amount would bear that name"])),
            None => Ok(names),
        }
    }
}

/// A column that isn't there.
fn no_column(name: &str, columns: &[String]) -> Error {
    let error = Error::new(ErrorCode::InvalidOption, &["there is no column `", name, "`"]);
    if columns.is_empty() { error } else { error.with_hint(&["the columns are ", &columns.join(", ")]) }
}
