//! The functions a translator may call and the formatters behind them, built once per call site.
//!
//! A call site is a function with its literal options. Its plan is made on first use and kept; one
//! for money keeps a formatter per currency, because the currency comes with the value. What a
//! newcomer would get wrong: `currency`, `style` and `timeZone` are the program's to say, so they
//! are faults here, not options.

use super::program::{CallSite, Program, compare};
use crate::decimal::Digits;
use crate::error::{Error, ErrorCode, Result};
#[cfg(feature = "dates")]
use crate::format::{DateTimeFormat, DateTimeFormatOptions};
use crate::format::{NumberFormat, NumberFormatOptions, OptionValue, PluralCategory, PluralRules, PluralType};
use crate::locale::Locale;
use crate::money::{Currency, Money};
use crate::shelf::Shelf;
use alloc::boxed::Box;
use alloc::vec::Vec;
use once_cell::race::OnceBox;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    Number,
    Money,
    DateTime,
    Unknown,
}

const NUMBER_OPTIONS: &[&str] = &[
    "currencyDisplay",
    "useGrouping",
    "minimumIntegerDigits",
    "minimumFractionDigits",
    "maximumFractionDigits",
    "minimumSignificantDigits",
    "maximumSignificantDigits",
];
const MONEY_OPTIONS: &[&str] = &[
    "currencyDisplay",
    "currencySign",
    "minimumFractionDigits",
    "maximumFractionDigits",
    "useGrouping",
    "signDisplay",
];
#[cfg(feature = "dates")]
const DATE_OPTIONS: &[&str] = &[
    "dateStyle",
    "timeStyle",
    "fractionalSecondDigits",
    "dayPeriod",
    "hour12",
    "weekday",
    "era",
    "year",
    "month",
    "day",
    "hour",
    "minute",
    "second",
    "timeZoneName",
];
/// What only the program may say, and why.
const REFUSED: &[(&str, &str)] = &[
    ("currency", "the currency comes with the amount, a message does not choose it"),
    ("style", "the value's kind says how it is shown, a message does not choose the style"),
    ("timeZone", "the time zone comes from the program, a message does not choose it"),
];

/// What a call site does, decided once.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) function: Function,
    ordinal: bool,
    number: Option<NumberFormat>,
    options: NumberFormatOptions,
    money: CurrencyFormats,
    #[cfg(feature = "dates")]
    date: Option<DateTimeFormat>,
    /// Whether it says nothing about how a value is shown.
    pub(crate) is_plain: bool,
    /// Whether it shows a whole number with the digits it has.
    is_whole_kept: bool,
    /// Options that were refused; reported at every use.
    pub(crate) faults: Vec<Error>,
}

impl Plan {
    fn build(program: &Program, site: &CallSite, locale: &Locale) -> Self {
        let name = program.units(site.function);
        let is = |text| compare(name, text).is_eq();
        let function = if is("NUMBER") {
            Function::Number
        } else if is("MONEY") {
            Function::Money
        } else if is("DATETIME") {
            Function::DateTime
        } else {
            Function::Unknown
        };
        let mut plan = Self {
            function,
            ordinal: false,
            number: None,
            options: NumberFormatOptions::default(),
            money: CurrencyFormats::default(),
            #[cfg(feature = "dates")]
            date: None,
            is_plain: site.options_count == 0,
            is_whole_kept: function == Function::Number,
            faults: Vec::new(),
        };
        #[cfg(feature = "dates")]
        let mut dates = DateTimeFormatOptions::default();
        for option in program.options_of(site) {
            let (name, value) = (program.string(option.name), program.string(option.value));
            if let Some((_, reason)) = REFUSED.iter().find(|(refused, _)| *refused == name) {
                plan.faults.push(refused(&program.string(site.function), &name, reason));
                continue;
            }
            let given = option_value(&name, &value, option.is_number);
            let set = match function {
                Function::Number if name == "type" => match value.as_str() {
                    "cardinal" | "ordinal" => {
                        plan.ordinal = value == "ordinal";
                        Ok(())
                    }
                    _ => Err(Error::new(
                        ErrorCode::InvalidOption,
                        &["`", &value, "` is not a type of plural: cardinal or ordinal"],
                    )),
                },
                Function::Number if NUMBER_OPTIONS.contains(&name.as_str()) => {
                    plan.is_whole_kept = false;
                    plan.options.set(&name, given)
                }
                Function::Money if MONEY_OPTIONS.contains(&name.as_str()) => plan.options.set(&name, given),
                #[cfg(feature = "dates")]
                Function::DateTime if DATE_OPTIONS.contains(&name.as_str()) => dates.set(&name, given),
                // Unknown names are ignored, as in Intl.
                _ => Ok(()),
            };
            plan.faults.extend(set.err());
        }
        if function == Function::Number {
            plan.number = plan.or_fault(NumberFormat::new(locale, &plan.options));
        }
        #[cfg(feature = "dates")]
        if function == Function::DateTime {
            plan.date = match DateTimeFormat::new(locale, &dates) {
                Ok(format) => Some(format),
                Err(error) => {
                    plan.faults.push(error);
                    None
                }
            };
        }
        plan
    }

    fn or_fault(&mut self, built: Result<NumberFormat>) -> Option<NumberFormat> {
        match built {
            Ok(format) => Some(format),
            Err(error) => {
                self.faults.push(error);
                None
            }
        }
    }
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

/// Formatters by currency, in the order they were first needed.
#[derive(Debug, Default)]
struct CurrencyFormats(Shelf<(Currency, Result<NumberFormat>)>);

impl CurrencyFormats {
    fn get(&self, currency: Currency, options: &NumberFormatOptions, locale: &Locale) -> &Result<NumberFormat> {
        let known = self.0.iter().find(|(known, _)| *known == currency);
        let (_, format) = known.unwrap_or_else(|| {
            let mut options = options.clone();
            let format = options
                .set("style", OptionValue::Text("currency"))
                .and_then(|()| options.set("currency", OptionValue::Text(currency.code())))
                .and_then(|()| NumberFormat::new(locale, &options));
            self.0.keep((currency, format))
        });
        format
    }
}

/// The formatters of one locale.
#[derive(Debug)]
pub(crate) struct Formatters {
    locale: Locale,
    cardinal: PluralRules,
    ordinal: PluralRules,
    number: OnceBox<Option<NumberFormat>>,
    money: CurrencyFormats,
    plain: NumberFormatOptions,
    #[cfg(feature = "dates")]
    date: OnceBox<Option<DateTimeFormat>>,
}

/// The plans of one program's call sites.
pub(crate) type Plans = Vec<OnceBox<Plan>>;

impl Formatters {
    pub(crate) fn new(locale: Locale) -> Self {
        Self {
            cardinal: PluralRules::new(&locale, PluralType::Cardinal),
            ordinal: PluralRules::new(&locale, PluralType::Ordinal),
            number: OnceBox::new(),
            money: CurrencyFormats::default(),
            plain: NumberFormatOptions::default(),
            #[cfg(feature = "dates")]
            date: OnceBox::new(),
            locale,
        }
    }

    pub(crate) fn locale(&self) -> &Locale {
        &self.locale
    }

    pub(crate) fn plan<'p>(&self, program: &Program, plans: &'p Plans, site: u32) -> Option<&'p Plan> {
        let row = program.call_sites.get(site as usize)?;
        Some(plans.get(site as usize)?.get_or_init(|| Box::new(Plan::build(program, row, &self.locale))))
    }

    /// How a number is written: by its call site, or as its locale does.
    pub(crate) fn number<'f>(&'f self, plan: Option<&'f Plan>) -> Option<&'f NumberFormat> {
        plan.and_then(|plan| plan.number.as_ref()).or_else(|| {
            self.number.get_or_init(|| Box::new(NumberFormat::new(&self.locale, &self.plain).ok())).as_ref()
        })
    }

    /// How an amount is written.
    ///
    /// # Errors
    /// `invalid-option` where the call site's options contradict each other for this currency.
    pub(crate) fn money<'f>(&'f self, plan: Option<&'f Plan>, currency: Currency) -> &'f Result<NumberFormat> {
        match plan {
            Some(plan) => plan.money.get(currency, &plan.options, &self.locale),
            None => self.money.get(currency, &self.plain, &self.locale),
        }
    }

    /// How a moment is written.
    #[cfg(feature = "dates")]
    pub(crate) fn date<'f>(&'f self, plan: Option<&'f Plan>) -> Option<&'f DateTimeFormat> {
        plan.and_then(|plan| plan.date.as_ref()).or_else(|| {
            let build = || Box::new(DateTimeFormat::new(&self.locale, &DateTimeFormatOptions::default()).ok());
            self.date.get_or_init(build).as_ref()
        })
    }

    /// The plural category of a number as it is written.
    pub(crate) fn category(&self, plan: Option<&Plan>, digits: &Digits) -> PluralCategory {
        let rules = if plan.is_some_and(|plan| plan.ordinal) { &self.ordinal } else { &self.cardinal };
        // The locale's own format leaves a whole number as it is: no need to round a copy.
        if plan.is_none_or(|plan| plan.is_whole_kept)
            && let Some(integer) = small_integer(digits)
        {
            return rules.select_integer(integer);
        }
        match self.number(plan) {
            Some(format) => rules.select(&format.rounded(digits)),
            None => rules.select(digits),
        }
    }

    /// The plural category of an amount as it is written, with its currency's decimal places.
    pub(crate) fn money_category(&self, plan: Option<&Plan>, money: &Money) -> PluralCategory {
        match self.money(plan, money.currency()) {
            Ok(format) => self.cardinal.select(&format.rounded(&money.digits())),
            Err(_) => self.cardinal.select(&money.digits()),
        }
    }
}

/// A whole number of at most 18 digits, without its sign.
fn small_integer(digits: &Digits) -> Option<u64> {
    let significant = digits.significant();
    if digits.scale() != 0 || significant.len() > 18 {
        return None;
    }
    Some(significant.iter().fold(0_u64, |value, &digit| value.wrapping_mul(10).wrapping_add(u64::from(digit))))
}
