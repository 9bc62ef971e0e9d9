//! Numbers, percents and amounts as people of a locale write them, read back.
//!
//! Strict on purpose: a text with one reading in its locale is read, one with two is
//! `ambiguous-number` and names both, a misplaced separator is an error. Digits may be the
//! locale's own or Latin ones; every kind of space, apostrophe, minus and bidi mark is taken as
//! the one that the locale writes. A newcomer would try the separators of other countries, too:
//! `1.234` is twelve hundred in one and a bit more than one in the other, so nothing is guessed.

mod currency;
mod digits;
mod text;

use crate::decimal::Digits;
use crate::error::{Error, ErrorCode, Result, excerpt};
use crate::format::number::symbols::{self, NumberRow, Symbols};
use crate::locale::Locale;
use crate::money::Currency;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use currency::Currencies;
use once_cell::race::OnceBox;
use text::{Run, Text};

/// What a text says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParsedNumber {
    /// The number with the digits that were written; of a percentage the ratio, `0.125` for 12.5 %.
    pub value: Digits,
    /// The currency, where the text or the caller names one.
    pub currency: Option<Currency>,
    /// Whether a percent sign was written.
    pub is_percent: bool,
}

/// Reads numbers, percents and amounts of a locale.
///
/// ```
/// use coinage::{Currency, Locale, format::NumberParser};
/// let parser = NumberParser::new(&Locale::parse("de")?);
/// let found = parser.parse("1.234,56 €")?;
/// assert_eq!((found.value.to_string(), found.currency), ("1234.56".to_owned(), Some(Currency::EUR)));
/// let error = parser.parse("1.23,4").unwrap_err();
/// assert_eq!(error.to_string(), "`1.23,4` is not a number as de writes it: digits are grouped wrongly, column 5");
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Debug)]
pub struct NumberParser {
    locale: Locale,
    currency: Option<Currency>,
    /// Everything that may stand between digits here.
    separators: String,
    /// Found out when a text first has something beside its number.
    currencies: OnceBox<Currencies>,
}

/// How many bytes of text are read: the digits that are too many take less.
const LONGEST: usize = 65_536;
/// How many rows of digits are tried as the number: a currency's name has two at most.
const MOST_RUNS: usize = 8;

/// One way to understand a text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Reading {
    value: Digits,
    currency: Option<Currency>,
}

impl NumberParser {
    /// A parser for a locale.
    pub fn new(locale: &Locale) -> Self {
        let separators = separators(locale);
        Self { locale: locale.clone(), currency: None, separators, currencies: OnceBox::new() }
    }

    /// Expects a currency: it is taken for texts that name none, and for a symbol that it shares
    /// with others.
    #[must_use]
    pub fn with_currency(self, currency: Currency) -> Self {
        Self { currency: Some(currency), ..self }
    }

    /// Reads a number, a percentage or an amount.
    ///
    /// # Errors
    /// `invalid-number` where the text is none of them in this locale, with the column of what is
    /// in the way; `ambiguous-number` where it has two readings; `unknown-currency` for a
    /// currency that no list has; `overflow` past 10,000 digits.
    pub fn parse(&self, text: &str) -> Result<ParsedNumber> {
        if text.len() > LONGEST {
            return Err(too_long(text));
        }
        let content = Text::new(text);
        let Some(inner) = content.without_brackets() else {
            return Err(self.not_a_number(text, "a bracket has no partner", 1));
        };
        let runs = inner.runs(&self.separators);
        if runs.is_empty() {
            return Err(self.not_a_number(text, "it has no digits", 1));
        }
        let mut fault = None;
        for run in runs.iter().take(MOST_RUNS) {
            match self.read(text, &inner, run, content.has_brackets()) {
                Ok(found) => return Ok(found),
                // The first run is what a reader would take for the number.
                Err(error) if fault.is_none() || error.kind() == ErrorCode::AmbiguousNumber => fault = Some(error),
                Err(_) => {}
            }
        }
        Err(fault.unwrap_or_else(|| self.not_a_number(text, "it has no digits", 1)))
    }

    /// Reads the text with one of its runs as the number and the rest around it.
    fn read(&self, whole: &str, text: &Text, run: &Run, bracketed: bool) -> Result<ParsedNumber> {
        let around = text.around(run);
        if around.signs > 1 || bracketed && around.signs > 0 {
            return Err(self.not_a_number(whole, "it has two signs", 1));
        }
        if around.percents > 1 {
            return Err(self.not_a_number(whole, "it has two percent signs", 1));
        }
        let negative = around.negative || bracketed;
        let is_percent = around.percents == 1;
        if is_percent && !around.word.is_empty() {
            return Err(self.not_a_number(whole, "a percentage has no currency", around.column));
        }
        let readings = self.readings(whole, text, run, &around.word, around.column, is_percent)?;
        let mut different: Vec<Reading> = Vec::new();
        for reading in readings {
            if different.iter().all(|known| known.value != reading.value || known.currency != reading.currency) {
                different.push(reading);
            }
        }
        let mut readings = different.into_iter();
        let Some(Reading { mut value, currency }) = readings.next() else {
            return Err(self.not_a_number(whole, "it has no digits", 1));
        };
        if let Some(other) = readings.next() {
            return Err(ambiguous(whole, &told(&value, currency), &told(&other.value, other.currency)));
        }
        if is_percent {
            value.shift(-2);
        }
        Ok(ParsedNumber { value: value.with_sign(negative), currency, is_percent })
    }

    /// All ways to read a run whose surroundings are a word, or empty.
    fn readings(
        &self,
        whole: &str,
        text: &Text,
        run: &Run,
        word: &str,
        column: usize,
        is_percent: bool,
    ) -> Result<Vec<Reading>> {
        let system = text
            .system(run)
            .ok_or_else(|| self.not_a_number(whole, "it mixes digits of several scripts", text.column(run.start)))?;
        let row = NumberRow::new(&self.locale, Some(symbols::digits(system).0));
        // Latin digits stand between a locale's own separators, too.
        let own = NumberRow::new(&self.locale, None);
        let mut readings = Vec::new();
        let mut fault = None;
        let mut attempt = |symbols: &Symbols, sizes: [u8; 2], currency: Option<Currency>| {
            match digits::read(text, run, symbols, sizes) {
                Ok(value) => readings.push(Reading { value, currency }),
                Err(wrong) => fault = Some(fault.map_or(wrong, |known: digits::Fault| known.later(wrong))),
            }
            readings.is_empty()
        };
        let [primary, secondary, _] = row.symbols().sizes;
        let sizes = [primary, secondary];
        if is_percent {
            if attempt(&row.symbols(), row.percent_sizes(), None) {
                attempt(&own.symbols(), row.percent_sizes(), None);
            }
        } else if word.is_empty() {
            let code = self.currency.map_or([0; 3], currency::letters);
            let as_number = attempt(&row.symbols(), sizes, self.currency);
            if attempt(&row.money_symbols(code), row.currency_sizes(false), self.currency) && as_number {
                attempt(&own.symbols(), sizes, self.currency);
            }
        } else {
            let currency = self.currencies().find(word, self.currency).map_err(|error| match error {
                currency::Unknown::Shared(one, other) => ambiguous(whole, one.code(), other.code()),
                currency::Unknown::Code => Error::new(ErrorCode::UnknownCurrency, &["`", word, "` is no currency"])
                    .with_hint(&["use a code of ISO 4217, like EUR, or a symbol that the locale knows"]),
                currency::Unknown::Word => {
                    let what = ["`", excerpt(word, 20), "` is neither a currency nor a sign"].concat();
                    self.not_a_number(whole, &what, column)
                }
            })?;
            let code = currency::letters(currency);
            // Beside a name, a plain number stands.
            if attempt(&row.money_symbols(code), row.currency_sizes(false), Some(currency))
                && attempt(&row.symbols(), sizes, Some(currency))
            {
                attempt(&own.money_symbols(code), row.currency_sizes(false), Some(currency));
            }
        }
        if readings.is_empty() && word.is_empty() && !is_percent {
            // Some currencies stand where the point would: `1$00`.
            for code in row.special_codes() {
                if let Some(currency) = core::str::from_utf8(&code).ok().and_then(Currency::find)
                    && let Ok(value) = digits::read(text, run, &row.money_symbols(code), row.currency_sizes(false))
                {
                    readings.push(Reading { value, currency: Some(currency) });
                }
            }
        }
        match fault {
            Some(fault) if readings.is_empty() && fault.is_overflow => Err(too_long(whole)),
            Some(digits::Fault { column, what, .. }) if readings.is_empty() => {
                Err(self.not_a_number(whole, what, column))
            }
            _ => Ok(readings),
        }
    }

    fn currencies(&self) -> &Currencies {
        self.currencies.get_or_init(|| Box::new(Currencies::new(&self.locale)))
    }

    #[cold]
    fn not_a_number(&self, text: &str, what: &str, column: usize) -> Error {
        let column = crate::money::text::count_text(column as i64);
        let example = crate::format::NumberFormat::new(&self.locale, &Default::default())
            .map(|format| format.format(&Digits::from_parts(false, 123_456, 2)))
            .unwrap_or_default();
        let shown = excerpt(text, 40);
        Error::new(
            ErrorCode::InvalidNumber,
            &["`", shown, "` is not a number as ", self.locale.id(), " writes it: ", what, ", column ", &column],
        )
        .with_hint(&["write it like ", &example])
    }
}

/// Everything that may stand between digits in a locale.
fn separators(locale: &Locale) -> String {
    // The root's Arabic ones are for Arabic digits in any locale.
    let mut separators = String::from(" .,'’٫٬");
    let mut add = |symbols: Symbols| {
        separators.push_str(symbols.decimal);
        separators.push_str(symbols.group);
    };
    for row in [NumberRow::new(locale, None), NumberRow::new(locale, Some("latn"))] {
        add(row.symbols());
        add(row.money_symbols([0; 3]));
        for code in row.special_codes() {
            add(row.money_symbols(code));
        }
    }
    separators
}

#[cold]
fn too_long(text: &str) -> Error {
    Error::new(ErrorCode::Overflow, &["`", excerpt(text, 40), "…` is too long for a number"])
        .with_hint(&["write at most 10,000 digits"])
}

#[cold]
fn ambiguous(text: &str, one: &str, other: &str) -> Error {
    let shown = excerpt(text, 40);
    Error::new(ErrorCode::AmbiguousNumber, &["`", shown, "` may mean ", one, " or ", other])
        .with_hint(&["write the number without grouping, and the currency as its code"])
}

fn told(value: &Digits, currency: Option<Currency>) -> String {
    match currency {
        Some(currency) => [&value.plain(), " ", currency.code()].concat(),
        None => value.plain(),
    }
}
