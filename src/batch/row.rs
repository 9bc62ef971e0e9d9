//! One row: amount, currency and day in, the converted amount and the text of its rates out.
//!
//! Most rows go the short way: their three fields are plain, the table knows their day, and
//! nothing is allocated. Every other row goes the long way, which reads the fields as the rest
//! of the library does and tells what is wrong with them.

use super::amount::{push_units, quick_amount, quick_date};
use super::summary::Summary;
use super::{Batch, Fact, From, On};
use crate::calendar::{Date, Instant};
use crate::decimal::{self, Decimal};
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::{Exchange, Found, Leg, QUICK_SCALE, Table, TableCache, source_of};
use crate::format::NumberParser;
use crate::money::Currency;
use crate::money::text::{beginning, push_date, push_decimal};

/// What all threads share.
pub(super) struct Converter<'a> {
    table: Table<'a>,
    /// By three letters of five bits: the place of the currency in `currencies`, and one.
    codes: Vec<u16>,
    currencies: Vec<Currency>,
    from: Option<Currency>,
    on: On,
    parser: Option<NumberParser>,
}

/// What one thread keeps to itself.
#[derive(Default)]
pub(super) struct Worker {
    /// The rows of the block, converted.
    pub(super) out: Vec<u8>,
    pub(super) failures: Vec<Failure>,
    /// What went the long way.
    pub(super) summary: Summary,
    /// What went the short way, by the currency's place.
    quick: Vec<Quick>,
    cache: TableCache,
}

#[derive(Clone, Copy, Default)]
struct Quick {
    rows: u64,
    amount: i128,
    result: i128,
}

/// A row's fields as numbers: the amount in units of the short way.
#[derive(Clone, Copy)]
pub(super) struct Plain {
    negative: bool,
    units: u64,
    from: Currency,
    day: Date,
}

/// A row that could not be converted.
pub(super) struct Failure {
    /// The row in its block.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Which of the three fields, and where it begins in the block.
    pub(super) field: Option<(usize, usize)>,
    pub(super) error: Error,
}

/// Why a row failed: the field, where it is one of the three.
pub(super) type Refused = (Option<usize>, Error);

impl<'a> Converter<'a> {
    pub(super) fn new(
        exchange: &'a Exchange,
        batch: &Batch,
        describe: &'a crate::exchange::Describe<'a>,
    ) -> Result<Self> {
        let currencies: Vec<Currency> = Currency::all().collect();
        let mut codes = vec![0; 1 << 15];
        for (currency, place) in currencies.iter().zip(1_u16..) {
            if let Some(slot) = code_slot(currency.code().as_bytes()).and_then(|slot| codes.get_mut(slot)) {
                *slot = place;
            }
        }
        Ok(Self {
            table: Table::new(exchange, batch.to, &batch.options, describe)?,
            codes,
            currencies,
            from: match &batch.from {
                From::Currency(currency) => Some(*currency),
                From::Column(_) => None,
            },
            on: batch.on.clone(),
            parser: batch.locale.as_ref().map(NumberParser::new),
        })
    }

    /// Converts a row's amount, currency and day: appends the result and the text of its rates.
    #[inline(always)]
    pub(super) fn row(&self, fields: [&[u8]; 3], worker: &mut Worker) -> core::result::Result<(), Refused> {
        if self.quick(fields, worker).is_some() { Ok(()) } else { self.long_way(fields, worker) }
    }

    #[inline(always)]
    fn quick(&self, fields: [&[u8]; 3], worker: &mut Worker) -> Option<()> {
        let plain = self.plain(fields)?;
        let found = self.find(&plain)?;
        self.write(&plain, &found, worker)
    }

    /// A row's fields where all of them are plain.
    #[inline(always)]
    pub(super) fn plain(&self, [amount, from, on]: [&[u8]; 3]) -> Option<Plain> {
        if self.parser.is_some() {
            return None;
        }
        let (negative, units) = quick_amount(amount)?;
        let from = match self.from {
            Some(currency) => currency,
            None => self.quick_code(from)?,
        };
        let day = match &self.on {
            On::Column(_) => quick_date(on)?,
            On::Date(date) => *date,
            On::Newest => return None,
        };
        Some(Plain { negative, units, from, day })
    }

    /// What the rates of its day make of such a row, where the table knows.
    #[inline(always)]
    pub(super) fn find(&self, row: &Plain) -> Option<Found<'_>> {
        self.table.find(row.from, row.day)
    }

    /// Appends its result and the text of its rates.
    #[inline(always)]
    pub(super) fn write(&self, row: &Plain, found: &Found<'_>, worker: &mut Worker) -> Option<()> {
        let result = found.apply(row.negative, row.units)?;
        push_units(&mut worker.out, row.negative, result, self.table.scale());
        found.push_text(&mut worker.out);
        worker.count(row.from, row.negative, row.units, result)
    }

    #[inline(always)]
    fn quick_code(&self, code: &[u8]) -> Option<Currency> {
        let place = self.codes.get(code_slot(code)?)?.checked_sub(1)?;
        self.currencies.get(usize::from(place)).copied()
    }

    #[cold]
    #[inline(never)]
    fn long_way(&self, fields: [&[u8]; 3], worker: &mut Worker) -> core::result::Result<(), Refused> {
        let mut texts = [""; 3];
        for ((text, field), number) in texts.iter_mut().zip(fields).zip(0..) {
            *text = core::str::from_utf8(field)
                .map_err(|_| {
                    let error = Error::new(ErrorCode::ParseError, &["the field is not valid UTF-8"]);
                    (Some(number), error.with_hint(&["save the file as UTF-8"]))
                })?
                .trim();
        }
        let (amount, from, day) = self.read(texts)?;
        self.convert(amount, from, day, worker)
    }

    fn convert(
        &self,
        amount: Decimal,
        from: Currency,
        day: Option<Date>,
        worker: &mut Worker,
    ) -> core::result::Result<(), Refused> {
        let (result, text) = self.settle(amount, from, day, worker)?;
        let mut digits = String::new();
        push_decimal(&mut digits, result);
        worker.out.extend_from_slice(digits.as_bytes());
        worker.out.extend_from_slice(&text);
        Ok(())
    }

    /// The long way of what has been read: the result and the text of its rates.
    pub(super) fn settle(
        &self,
        amount: Decimal,
        from: Currency,
        day: Option<Date>,
        worker: &mut Worker,
    ) -> core::result::Result<(Decimal, Vec<u8>), Refused> {
        let (result, text) = self.table.convert(amount, from, day, &mut worker.cache).map_err(|error| (None, error))?;
        worker.summary.totals.entry(from).or_default().add(amount, result);
        Ok((result, text))
    }

    /// The short way for an amount in units of `10^-scale`: the result in the target's units.
    #[cfg(feature = "parquet")]
    #[inline(always)]
    pub(super) fn units(
        &self,
        amount: i128,
        scale: u32,
        from: Currency,
        day: Date,
        worker: &mut Worker,
    ) -> Option<(i128, &[u8])> {
        let finer = 10_u64.checked_pow(QUICK_SCALE.checked_sub(scale)?)?;
        let units = u64::try_from(amount.unsigned_abs()).ok()?.checked_mul(finer)?;
        let negative = amount < 0;
        let (result, text) = self.table.quick(negative, units, from, day)?;
        worker.count(from, negative, units, result)?;
        Some((if negative { -i128::from(result) } else { i128::from(result) }, text))
    }

    /// Decimal places of the results of the short way.
    #[cfg(feature = "parquet")]
    pub(super) fn scale(&self) -> u32 {
        self.table.scale()
    }

    fn read(&self, [amount, from, on]: [&str; 3]) -> core::result::Result<(Decimal, Currency, Option<Date>), Refused> {
        let from = self.currency(from)?;
        let day = self.day(on)?;
        Ok((self.amount_of(amount, from)?, from, day))
    }

    /// The currency of a row, by the text of its field.
    pub(super) fn currency(&self, text: &str) -> core::result::Result<Currency, Refused> {
        match self.from {
            Some(currency) => Ok(currency),
            None if text.is_empty() => Err((Some(1), empty(ErrorCode::UnknownCurrency, "currency"))),
            None => match self.quick_code(text.as_bytes()) {
                Some(currency) => Ok(currency),
                None => Currency::parse(text).map_err(|error| (Some(1), error)),
            },
        }
    }

    /// The day of a row, by the text of its field.
    pub(super) fn day(&self, text: &str) -> core::result::Result<Option<Date>, Refused> {
        match &self.on {
            On::Column(_) if text.is_empty() => Err((Some(2), no_day())),
            On::Column(_) => Ok(Some(day(text).map_err(|error| (Some(2), error))?)),
            On::Date(date) => Ok(Some(*date)),
            On::Newest => Ok(None),
        }
    }

    /// The amount of a row, by the text of its field.
    pub(super) fn amount_of(&self, text: &str, from: Currency) -> core::result::Result<Decimal, Refused> {
        if text.is_empty() {
            return Err((Some(0), no_amount()));
        }
        self.amount(text, from).map_err(|error| (Some(0), error))
    }

    fn amount(&self, text: &str, from: Currency) -> Result<Decimal> {
        let Some(parser) = &self.parser else {
            return decimal::parse(text).map_err(|error| {
                if !text.contains(',') {
                    return error;
                }
                let usual = error.hint().unwrap_or_else(|| error.kind().usual_hint()).to_owned();
                error.with_hint(&[&usual, ", or give the locale whose people write it so"])
            });
        };
        let found = parser.parse(text)?;
        match found.currency {
            Some(other) if other != from => Err(Error::new(
                ErrorCode::MixedCurrencies,
                &["`", beginning(text), "` is an amount of ", other.code(), ", the row says ", from.code()],
            )),
            _ if found.is_percent => {
                Err(Error::new(ErrorCode::InvalidNumber, &["`", beginning(text), "` is a percentage, no amount"]))
            }
            _ => found.value.to_decimal(),
        }
    }
}

impl Worker {
    /// Counts a row that went the short way.
    #[inline(always)]
    fn count(&mut self, from: Currency, negative: bool, units: u64, result: u64) -> Option<()> {
        if self.quick.len() <= from.index() {
            self.quick.resize(from.index().saturating_add(1), Quick::default());
        }
        let quick = self.quick.get_mut(from.index())?;
        let signed = |value: u64| if negative { -i128::from(value) } else { i128::from(value) };
        quick.rows = quick.rows.wrapping_add(1);
        quick.amount = quick.amount.wrapping_add(signed(units));
        quick.result = quick.result.wrapping_add(signed(result));
        Some(())
    }

    /// What the block has come to; the worker begins anew.
    pub(super) fn account(&mut self, converter: &Converter<'_>) -> Summary {
        let mut summary = core::mem::take(&mut self.summary);
        let scale = converter.table.scale();
        for (currency, quick) in converter.currencies.iter().zip(&mut self.quick) {
            if quick.rows > 0 {
                let total = summary.totals.entry(*currency).or_default();
                total.add_units(quick.rows, (QUICK_SCALE, quick.amount), (scale, quick.result));
                *quick = Quick::default();
            }
        }
        summary.converted = summary.totals.values().map(|total| total.rows).sum();
        summary.rows = summary.converted;
        summary
    }
}

/// The place of three capital letters.
#[inline(always)]
fn code_slot(code: &[u8]) -> Option<usize> {
    let &[a, b, c] = code else { return None };
    let [a, b, c] = [a, b, c].map(|letter| letter.wrapping_sub(b'A'));
    (a < 26 && b < 26 && c < 26).then(|| usize::from(a) << 10 | usize::from(b) << 5 | usize::from(c))
}

/// A row without an amount.
pub(super) fn no_amount() -> Error {
    empty(ErrorCode::InvalidNumber, "amount")
}

/// A row without a day.
pub(super) fn no_day() -> Error {
    empty(ErrorCode::DateOutOfRange, "day")
}

fn empty(code: ErrorCode, what: &str) -> Error {
    Error::new(code, &["the ", what, " is empty"]).with_hint(&["give every row its ", what])
}

/// A day, alone or at the beginning of a time: the day as it was there, whatever the offset.
fn day(text: &str) -> Result<Date> {
    let refused = match Date::parse(text) {
        Ok(date) => return Ok(date),
        Err(error) => error,
    };
    let Some((day, time)) = text.split_at_checked(10) else { return Err(refused) };
    let with_zone = Instant::parse(text).is_ok();
    let without_zone = time.starts_with(['T', 't', ' ']) && Instant::parse(&format!("{text}Z")).is_ok();
    if with_zone || without_zone { Date::parse(day) } else { Err(refused) }
}

/// The text of a conversion's rates, each fact between what comes before and after it.
pub(super) fn describe(facts: &[Fact], legs: &[Leg], date: Date, mut put: impl FnMut(&str)) {
    for fact in facts {
        let mut text = String::new();
        match fact {
            // Nothing is multiplied between a currency and itself.
            Fact::Rate if legs.is_empty() => text.push('1'),
            Fact::Rate => each(&mut text, legs, |text, leg| push_decimal(text, leg.rate.value())),
            Fact::RateDate => push_date(&mut text, date),
            Fact::Quoted => each(&mut text, legs, |text, leg| text.push_str(&leg.rate.quoted())),
            Fact::Path => {
                if let Some(first) = legs.first() {
                    text.push_str(first.from.code());
                    text.push(' ');
                }
                each(&mut text, legs, |text, leg| text.push_str(leg.to.code()));
            }
            Fact::Source => text.push_str(&source_of(legs).unwrap_or_default()),
        }
        put(&text);
    }
}

fn each(text: &mut String, legs: &[Leg], push: impl Fn(&mut String, &Leg)) {
    for (leg, number) in legs.iter().zip(0..) {
        if number > 0 {
            text.push(' ');
        }
        push(text, leg);
    }
}
