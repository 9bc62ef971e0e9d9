//! The functions a translator may call and the formatters behind them, built once per call site.
//!
//! A call site is a function with its literal options. Its plan is made when its program is added;
//! one for money keeps a formatter per currency, because the currency comes with the value. What a
//! newcomer would get wrong: `currency`, `style` and `timeZone` are the program's to say, so they
//! are faults here, not options.

use super::amount::Amount;
#[cfg(feature = "quantities")]
use super::phrase::{self, Phrase};
use super::program::{Program, compare, table};
#[cfg(feature = "quantities")]
use super::range::ValueRange;
#[cfg(feature = "quantities")]
use super::relative::Relative;
use crate::error::{Error, ErrorCode, Result};
#[cfg(feature = "dates")]
use crate::format::{DateTimeFormat, DateTimeFormatOptions};
use crate::format::{NumberFormat, NumberFormatOptions, OptionValue, PluralCategory, PluralRules, PluralType, Style};
use crate::locale::Locale;
use crate::money::Currency;
use crate::shelf::Shelf;
#[cfg(feature = "quantities")]
use crate::{decimal::Digits, format::Unit};
#[cfg(feature = "dates")]
use alloc::boxed::Box;
#[cfg(feature = "quantities")]
use alloc::string::String;
use alloc::vec::Vec;
use core::sync::atomic::{AtomicU8, Ordering};
#[cfg(feature = "dates")]
use once_cell::race::OnceBox;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    Number,
    Money,
    DateTime,
    #[cfg(feature = "quantities")]
    List,
    #[cfg(feature = "quantities")]
    Unit,
    #[cfg(feature = "quantities")]
    Name,
    #[cfg(feature = "quantities")]
    Relative,
    Unknown,
}

const NUMBER: u8 = 1;
const MONEY: u8 = 2;
const DATE: u8 = 4;
const UNIT: u8 = 8;
#[cfg(any(feature = "quantities", feature = "eval"))]
const LIST: u8 = 16;
#[cfg(any(feature = "quantities", feature = "eval"))]
const NAME: u8 = 32;
#[cfg(any(feature = "quantities", feature = "eval"))]
const RELATIVE: u8 = 64;

/// Which functions take an option; names that are not here are ignored, as in Intl, and those of
/// dates where there are none.
const OPTIONS: &[(&str, u8)] = &[
    ("currencyDisplay", NUMBER | MONEY),
    ("currencySign", MONEY),
    ("useGrouping", NUMBER | MONEY | UNIT),
    ("minimumIntegerDigits", NUMBER),
    ("minimumFractionDigits", NUMBER | MONEY | UNIT),
    ("maximumFractionDigits", NUMBER | MONEY | UNIT),
    ("minimumSignificantDigits", NUMBER),
    ("maximumSignificantDigits", NUMBER),
    ("signDisplay", MONEY),
    #[cfg(feature = "quantities")]
    ("unitDisplay", UNIT),
    #[cfg(feature = "quantities")]
    ("type", LIST | NAME),
    #[cfg(feature = "quantities")]
    ("style", LIST | NAME | RELATIVE),
    #[cfg(feature = "quantities")]
    ("unit", RELATIVE),
    #[cfg(feature = "quantities")]
    ("numeric", RELATIVE),
    #[cfg(feature = "quantities")]
    ("languageDisplay", NAME),
    #[cfg(feature = "dates")]
    ("dateStyle", DATE),
    #[cfg(feature = "dates")]
    ("timeStyle", DATE),
    #[cfg(feature = "dates")]
    ("fractionalSecondDigits", DATE),
    #[cfg(feature = "dates")]
    ("dayPeriod", DATE),
    #[cfg(feature = "dates")]
    ("hour12", DATE),
    #[cfg(feature = "dates")]
    ("weekday", DATE),
    #[cfg(feature = "dates")]
    ("era", DATE),
    #[cfg(feature = "dates")]
    ("year", DATE),
    #[cfg(feature = "dates")]
    ("month", DATE),
    #[cfg(feature = "dates")]
    ("day", DATE),
    #[cfg(feature = "dates")]
    ("hour", DATE),
    #[cfg(feature = "dates")]
    ("minute", DATE),
    #[cfg(feature = "dates")]
    ("second", DATE),
    #[cfg(feature = "dates")]
    ("timeZoneName", DATE),
];
/// What only the program may say, and why.
const REFUSED: &[(&str, &str)] = &[
    ("currency", "the currency comes with the amount, a message does not choose it"),
    ("style", "the value's kind says how it is shown, a message does not choose the style"),
    ("timeZone", "the time zone comes from the program, a message does not choose it"),
];

/// The functions a message may call.
#[cfg(any(feature = "eval", all(feature = "wasm", feature = "quantities")))]
pub(crate) const FUNCTIONS: [&str; 7] = ["NUMBER", "DATETIME", "MONEY", "LIST", "UNIT", "NAME", "RELATIVE"];

/// The options of a function; `None` for one that does not exist.
#[cfg(feature = "eval")]
pub(crate) fn options_of(function: &str) -> Option<Vec<&'static str>> {
    let place = FUNCTIONS.iter().position(|known| *known == function)?;
    let kind = [NUMBER, DATE, MONEY, LIST, UNIT, NAME, RELATIVE].get(place)?;
    let mut options: Vec<_> = OPTIONS.iter().filter(|(_, kinds)| kinds & kind != 0).map(|(name, _)| *name).collect();
    if *kind == NUMBER {
        options.push("type");
    }
    Some(options)
}

/// Why an option is not for messages.
#[cfg(feature = "eval")]
pub(crate) fn refusal_of(option: &str) -> Option<&'static str> {
    REFUSED.iter().find(|(name, _)| *name == option).map(|(_, reason)| *reason)
}

/// What a call site does, decided once.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) function: Function,
    ordinal: bool,
    options: NumberFormatOptions,
    formats: Formats,
    #[cfg(feature = "dates")]
    date: Option<DateTimeFormat>,
    #[cfg(feature = "quantities")]
    phrase: Phrase,
    /// Whether it says nothing about how a value is shown.
    pub(crate) is_plain: bool,
    /// Whether it shows a whole number with the digits it has.
    is_whole_kept: bool,
    /// Options that were refused; reported at every use.
    pub(crate) faults: Vec<Error>,
}

impl Plan {
    /// Builds the plan of the call site at a word.
    fn build(program: &Program, site: u32, locale: &Locale) -> Self {
        let name = program.text(site);
        let is = |text| compare(name, text).is_eq();
        let (function, kind) = if is("NUMBER") {
            (Function::Number, NUMBER)
        } else if is("MONEY") {
            (Function::Money, MONEY)
        } else if is("DATETIME") {
            (Function::DateTime, DATE)
        } else if let Some(found) = phrase_function(name) {
            found
        } else {
            (Function::Unknown, 0)
        };
        let (first, count) = (program.word(site.wrapping_add(2)), program.word(site.wrapping_add(3)));
        let mut plan = Self {
            function,
            ordinal: false,
            options: NumberFormatOptions::default(),
            formats: Formats::default(),
            #[cfg(feature = "dates")]
            date: None,
            #[cfg(feature = "quantities")]
            phrase: Phrase::default(),
            is_plain: count == 0,
            is_whole_kept: function == Function::Number,
            faults: Vec::new(),
        };
        #[cfg(feature = "dates")]
        let mut dates = DateTimeFormatOptions::default();
        for option in 0..count {
            let row = program.row(table::OPTIONS, first.wrapping_add(option));
            let (name, value) = (program.string(row), program.string(row.wrapping_add(3)));
            let is_known = OPTIONS.iter().any(|(known, kinds)| kinds & kind != 0 && *known == name);
            if let Some((_, reason)) = REFUSED.iter().find(|(refused, _)| !is_known && *refused == name) {
                plan.faults.push(refused(&program.string(site), &name, reason));
                continue;
            }
            let set = if function == Function::Number && name == "type" {
                plan.ordinal = value == "ordinal";
                if plan.ordinal || value == "cardinal" { Ok(()) } else { Err(no_plural(&value)) }
            } else if is_known {
                plan.is_whole_kept = false;
                let given = option_value(&name, &value, program.word(row.wrapping_add(2)) != 0);
                match function {
                    #[cfg(feature = "dates")]
                    Function::DateTime => dates.set(&name, given),
                    #[cfg(not(feature = "dates"))]
                    Function::DateTime => Ok(()),
                    #[cfg(feature = "quantities")]
                    Function::List | Function::Name => plan.phrase.set(function == Function::List, &name, given),
                    #[cfg(feature = "quantities")]
                    Function::Relative => plan.phrase.relative.set(&name, given),
                    _ => plan.options.set(&name, given),
                }
            } else {
                Ok(())
            };
            if let Err(error) = set {
                plan.faults.push(error);
            }
        }
        if function == Function::Number
            && let Err(error) = plan.formats.get(None, &plan.options, locale)
        {
            plan.faults.push(error.clone());
        }
        #[cfg(feature = "quantities")]
        if function == Function::Relative {
            plan.faults.extend(plan.phrase.relative.fault());
        }
        #[cfg(feature = "dates")]
        if function == Function::DateTime {
            match DateTimeFormat::new(locale, &dates) {
                Ok(format) => plan.date = Some(format),
                Err(error) => plan.faults.push(error),
            }
        }
        plan
    }
}

#[cfg(feature = "quantities")]
fn phrase_function(name: &[u16]) -> Option<(Function, u8)> {
    let known = [
        ("LIST", Function::List, LIST),
        ("UNIT", Function::Unit, UNIT),
        ("NAME", Function::Name, NAME),
        ("RELATIVE", Function::Relative, RELATIVE),
    ];
    known.into_iter().find(|(text, ..)| compare(name, text).is_eq()).map(|(_, function, kind)| (function, kind))
}

#[cfg(not(feature = "quantities"))]
fn phrase_function(_name: &[u16]) -> Option<(Function, u8)> {
    None
}

#[cfg(feature = "quantities")]
impl Plan {
    /// Words as a list.
    pub(super) fn list(plan: Option<&Self>, locale: &Locale, elements: &[&str]) -> String {
        let plain = Phrase::default();
        plan.map_or(&plain, |plan| &plan.phrase).list(locale, elements)
    }

    /// A number of units.
    pub(super) fn unit(plan: Option<&Self>, locale: &Locale, number: &Digits, unit: Unit) -> Result<String> {
        let plain = NumberFormatOptions::default();
        phrase::unit(locale, plan.map_or(&plain, |plan| &plan.options), number, unit)
    }

    /// How far away in time something is.
    pub(super) fn relative(&self) -> &Relative {
        &self.phrase.relative
    }

    /// The name of a code.
    pub(super) fn name(&self, locale: &Locale, code: &str) -> Result<String> {
        self.phrase.name(locale, code)
    }
}

#[cold]
fn no_plural(value: &str) -> Error {
    Error::new(ErrorCode::InvalidOption, &["`", value, "` is not a type of plural: cardinal or ordinal"])
}

#[cold]
fn refused(function: &str, option: &str, reason: &str) -> Error {
    Error::new(ErrorCode::InvalidOption, &["`", option, "` does not belong in ", function, ": ", reason])
        .with_hint(&["take the option out of the message"])
}

/// Fluent has no booleans: `"false"` or 0 stands where Intl has `false`.
fn option_value<'v>(name: &str, value: &'v str, is_number: bool) -> OptionValue<'v> {
    match (name, value, is_number) {
        ("useGrouping" | "hour12", "false", false) => OptionValue::Boolean(false),
        ("useGrouping" | "hour12", "true", false) => OptionValue::Boolean(true),
        ("useGrouping" | "hour12", number, true) => OptionValue::Boolean(number != "0"),
        (_, number, true) => OptionValue::Number(number),
        (_, text, false) => OptionValue::Text(text),
    }
}

/// Formatters for numbers and by currency, in the order they were first needed.
#[derive(Debug, Default)]
struct Formats(Shelf<(Option<Currency>, Result<NumberFormat>)>);

impl Formats {
    #[inline]
    fn get(&self, currency: Option<Currency>, options: &NumberFormatOptions, locale: &Locale) -> &Result<NumberFormat> {
        match self.0.iter().find(|(known, _)| *known == currency) {
            Some((_, format)) => format,
            None => self.build(currency, options, locale),
        }
    }

    #[cold]
    #[inline(never)]
    fn build(
        &self,
        currency: Option<Currency>,
        options: &NumberFormatOptions,
        locale: &Locale,
    ) -> &Result<NumberFormat> {
        let format = match currency {
            None => NumberFormat::new(locale, options),
            Some(currency) => {
                let mut options = options.clone();
                options.style = Style::Currency;
                options.currency = currency.letters();
                NumberFormat::new(locale, &options)
            }
        };
        &self.0.keep((currency, format)).1
    }
}

/// The formatters of one locale.
#[derive(Debug)]
pub(crate) struct Formatters {
    locale: Locale,
    cardinal: PluralRules,
    ordinal: PluralRules,
    formats: Formats,
    plain: NumberFormatOptions,
    /// The cardinal categories of small numbers, one more than their number once they were asked for: what is counted
    /// is small as a rule, and a language's rules take longer than the rest of a message.
    small: [AtomicU8; SMALL],
    #[cfg(feature = "dates")]
    date: OnceBox<Option<DateTimeFormat>>,
}

const SMALL: usize = 128;

/// The plans of one program's call sites.
pub(crate) type Plans = Vec<Plan>;

impl Formatters {
    pub(crate) fn new(locale: Locale) -> Self {
        Self {
            cardinal: PluralRules::new(&locale, PluralType::Cardinal),
            ordinal: PluralRules::new(&locale, PluralType::Ordinal),
            formats: Formats::default(),
            plain: NumberFormatOptions::default(),
            small: [const { AtomicU8::new(0) }; SMALL],
            #[cfg(feature = "dates")]
            date: OnceBox::new(),
            locale,
        }
    }

    pub(crate) fn locale(&self) -> &Locale {
        &self.locale
    }

    /// The plans of a program's call sites.
    pub(crate) fn plans(&self, program: &Program) -> Plans {
        let mut plans = Plans::with_capacity(program.rows(table::SITES) as usize);
        for site in 0..program.rows(table::SITES) {
            plans.push(Plan::build(program, program.row(table::SITES, site), &self.locale));
        }
        plans
    }

    /// How a number or an amount is written: by its call site, or as its locale does.
    ///
    /// # Errors
    /// `invalid-option` where the call site's options contradict each other, for this currency.
    pub(crate) fn format<'f>(&'f self, plan: Option<&'f Plan>, currency: Option<Currency>) -> &'f Result<NumberFormat> {
        let (formats, options) = plan.map_or((&self.formats, &self.plain), |plan| (&plan.formats, &plan.options));
        formats.get(currency, options, &self.locale)
    }

    /// How a moment is written.
    #[cfg(feature = "dates")]
    pub(crate) fn date<'f>(&'f self, plan: Option<&'f Plan>) -> Option<&'f DateTimeFormat> {
        plan.and_then(|plan| plan.date.as_ref()).or_else(|| {
            let build = || Box::new(DateTimeFormat::new(&self.locale, &DateTimeFormatOptions::default()).ok());
            self.date.get_or_init(build).as_ref()
        })
    }

    /// The plural category of a number as it is written, of an amount with its currency's decimal
    /// places.
    pub(crate) fn category(&self, plan: Option<&Plan>, currency: Option<Currency>, amount: &Amount) -> PluralCategory {
        let is_ordinal = plan.is_some_and(|plan| plan.ordinal);
        let rules = if is_ordinal { &self.ordinal } else { &self.cardinal };
        // The locale's own format leaves a whole number as it is: no need to round a copy.
        if let (&Amount::Short(value, 0), None) = (amount, currency)
            && plan.is_none_or(|plan| plan.is_whole_kept)
        {
            let number = value.unsigned_abs();
            let slot = if is_ordinal { None } else { self.small.get(number.min(SMALL as u64) as usize) };
            let Some(slot) = slot else { return rules.select_integer(number) };
            return match slot.load(Ordering::Relaxed) {
                0 => {
                    let category = rules.select_integer(number);
                    slot.store((category as u8).wrapping_add(1), Ordering::Relaxed);
                    category
                }
                known => PluralCategory::from_number(known.wrapping_sub(1)),
            };
        }
        self.category_as_written(rules, plan, currency, amount)
    }

    /// The plural category of a range whose ends are written like this.
    #[cfg(feature = "quantities")]
    #[cold]
    #[inline(never)]
    pub(crate) fn range_category(
        &self,
        plan: Option<&Plan>,
        currency: Option<Currency>,
        range: &ValueRange,
    ) -> PluralCategory {
        let rules = if plan.is_some_and(|plan| plan.ordinal) { &self.ordinal } else { &self.cardinal };
        let [start, end] =
            [range.start(), range.end()].map(|end| self.category_as_written(rules, plan, currency, &Amount::new(end)));
        rules.select_range(start, end)
    }

    #[cold]
    #[inline(never)]
    fn category_as_written(
        &self,
        rules: &PluralRules,
        plan: Option<&Plan>,
        currency: Option<Currency>,
        amount: &Amount,
    ) -> PluralCategory {
        let digits = amount.digits();
        // What is wrong with a number's own format is said; then it is written as the locale does.
        let own = self.format(plan, currency).as_ref().ok();
        let format = if currency.is_none() { own.or(self.format(None, None).as_ref().ok()) } else { own };
        match format {
            Some(format) => format.category(rules, &digits),
            None => rules.select(&digits),
        }
    }
}
