//! From a program and arguments to text.
//!
//! The resolver never fails: what it cannot resolve it writes as a sign of its absence, `{$name}`,
//! `{id}`, `{-term}`, `{NAME()}`, and adds an error. It follows @fluent/bundle where the
//! specification is silent, but keeps an outer term's parameters across a nested one, and isolates
//! only variables and function results. Text made on the way to a decision (a term's attribute as
//! a selector) is written past the end of the sink and cut off again: nothing is allocated. So is
//! the sign of an absence.

mod call;

use super::amount::Amount;
use super::argument::{Argument, Arguments};
use super::bundle::{Bundle, Link, Linked};
use super::function::Plan;
use super::isolation::{self, FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE};
use super::program::{Expression, ISOLATES, NONE, compare, key, operation, table};
use crate::calendar::Instant;
use crate::decimal::Digits;
use crate::error::{Error, ErrorCode};
use crate::format::{NumberFormat, Scratch, Unit};
use crate::money::Currency;
use alloc::boxed::Box;
use alloc::vec::Vec;
#[cfg(feature = "quantities")]
use {super::range::ValueRange, alloc::string::String};

/// How many placeables one call may expand; as in @fluent/bundle, against hostile catalogs.
const MOST_PLACEABLES: u32 = 100;
/// How deep functions may nest in functions; the parser allows less.
const DEEPEST: u32 = 128;
/// How many code units one call may write.
const MOST_UNITS: usize = 1 << 22;

/// Which functions there are in this build.
const FUNCTIONS_TOLD: &str = if cfg!(feature = "quantities") {
    "the functions are NUMBER, MONEY, DATETIME, LIST, UNIT, NAME and RELATIVE"
} else {
    "the functions are NUMBER, MONEY and DATETIME"
};

enum Value<'a> {
    Text(&'a str),
    Units(&'a [u16]),
    /// A number, or money where there is a currency.
    Amount(Amount, Option<Currency>, Option<&'a Plan>),
    DateTime(Instant, Option<&'a Plan>),
    /// Words to be listed.
    List(&'a [&'a str]),
    /// A number of units.
    Unit(&'a Digits, Unit),
    /// Words to be listed, as their owner keeps them.
    #[cfg(feature = "quantities")]
    Words(&'a [String]),
    /// A range of numbers, or of money where there is a currency.
    #[cfg(feature = "quantities")]
    Range(&'a ValueRange, Option<Currency>, Option<&'a Plan>),
    /// What a call came to.
    #[cfg(feature = "quantities")]
    Said(String),
    /// Text at the end of the sink, from this unit on.
    Written(usize),
    /// The sign of an absence at the end of the sink, from this unit on.
    Missing(usize),
}

/// The parameters a term was given: the program and block of its arguments.
#[derive(Clone, Copy)]
struct Parameters<'a> {
    linked: &'a Linked,
    block: u32,
}

/// A message, term or attribute that is being written.
struct Frame<'a, 'f> {
    program: u32,
    linked: &'a Linked,
    pattern: u32,
    /// Inside a term: variables are its parameters.
    parameters: Option<Parameters<'a>>,
    /// What refers to it.
    outer: Option<&'f Frame<'a, 'f>>,
}

pub(crate) struct Resolver<'a, 'o> {
    bundle: &'a Bundle,
    arguments: &'a Arguments<'a>,
    out: &'o mut Scratch,
    errors: &'o mut Vec<Error>,
    start: usize,
    placeables: u32,
    depth: u32,
    stopped: bool,
    /// The program and the word of what is being resolved, for the place of an error.
    #[cfg(feature = "parser")]
    here: (u32, u32),
}

impl<'a, 'o> Resolver<'a, 'o> {
    pub(crate) fn new(
        bundle: &'a Bundle,
        arguments: &'a Arguments<'a>,
        out: &'o mut Scratch,
        errors: &'o mut Vec<Error>,
    ) -> Self {
        let start = out.len();
        Self {
            bundle,
            arguments,
            out,
            errors,
            start,
            placeables: 0,
            depth: 0,
            stopped: false,
            #[cfg(feature = "parser")]
            here: (NONE, NONE),
        }
    }

    /// Notes what is being resolved.
    #[cfg(feature = "parser")]
    #[inline]
    fn enter(&mut self, frame: &Frame<'a, '_>, word: u32) {
        self.here = (frame.program, word);
    }

    #[cfg(not(feature = "parser"))]
    #[inline]
    fn enter(&mut self, _frame: &Frame<'a, '_>, _word: u32) {}

    /// Adds an error, with its place where the source is known.
    #[cfg(feature = "parser")]
    #[cold]
    fn note(&mut self, error: Error) {
        let (program, word) = self.here;
        self.errors.push(match self.bundle.programs.get(program as usize) {
            Some(linked) => linked.program.placed(word, error),
            None => error,
        });
    }

    #[cfg(not(feature = "parser"))]
    #[cold]
    fn note(&mut self, error: Error) {
        self.errors.push(error);
    }

    /// Writes the pattern at an offset of a program.
    pub(crate) fn write(&mut self, program: u32, pattern: u32) {
        if let Some(linked) = self.bundle.programs.get(program as usize) {
            self.pattern(&Frame { program, linked, pattern, parameters: None, outer: None }, pattern);
        }
    }

    fn pattern(&mut self, frame: &Frame<'a, '_>, offset: u32) {
        let program = &frame.linked.program;
        let isolates = self.bundle.use_isolating && program.word(offset.wrapping_add(1)) & ISOLATES != 0;
        let mut at = offset.wrapping_add(2);
        for _ in 0..program.count(offset) {
            let expression = program.expression(at);
            at = at.wrapping_add(3);
            if expression.operation == operation::TEXT {
                self.out.push_units(program.units(expression.first, expression.second));
                continue;
            }
            self.enter(frame, at.wrapping_sub(3));
            self.placeables = self.placeables.saturating_add(1);
            if self.placeables > MOST_PLACEABLES || self.out.len().saturating_sub(self.start) > MOST_UNITS {
                self.too_complex();
            }
            if self.stopped {
                return;
            }
            self.placeable(frame, expression, isolates);
        }
    }

    #[cold]
    fn too_complex(&mut self) {
        if !self.stopped {
            self.stopped = true;
            let hint = "split it into several messages";
            self.fault(ErrorCode::TooComplex, &["the message expands more than 100 placeables"], hint);
        }
    }

    /// Notes an error, with a hint where that is not empty.
    #[cold]
    #[inline(never)]
    fn fault(&mut self, code: ErrorCode, message: &[&str], hint: &str) {
        let error = Error::new(code, message);
        self.note(if hint.is_empty() { error } else { error.with_hint(&[hint]) });
    }

    fn placeable(&mut self, frame: &Frame<'a, '_>, expression: Expression, isolates: bool) {
        match expression.operation {
            operation::MESSAGE | operation::TERM => {
                self.reference(frame, expression);
            }
            operation::SELECT => {
                let pattern = self.select(frame, expression.first);
                self.pattern(frame, pattern);
            }
            operation => {
                let isolates = isolates && operation != operation::NUMBER;
                let start = self.out.len();
                if isolates {
                    self.out.push_unit(FIRST_STRONG_ISOLATE);
                }
                let value = self.value(frame, expression);
                self.write_value(value);
                if isolates {
                    self.out.push_unit(POP_DIRECTIONAL_ISOLATE);
                    if self.bundle.isolates_where_needed {
                        isolation::join(self.out, start, self.bundle.locale().direction());
                    }
                }
            }
        }
    }

    /// Writes these words in braces: the sign that what they name is missing.
    #[cold]
    #[inline(never)]
    fn missing(&mut self, words: &[&str]) -> Value<'a> {
        let start = self.out.len();
        self.out.push_unit(u16::from(b'{'));
        for word in words {
            self.out.push_str(word);
        }
        self.out.push_unit(u16::from(b'}'));
        Value::Missing(start)
    }

    fn write_value(&mut self, value: Value<'_>) {
        match value {
            Value::Text(text) => self.out.push_str(text),
            Value::Units(units) => self.out.push_units(units),
            Value::Amount(amount, currency, plan) => self.write_amount(&amount, currency, plan),
            Value::DateTime(instant, plan) => self.write_date(instant, plan),
            Value::Written(_) | Value::Missing(_) => {}
            other => self.write_phrase(other),
        }
    }

    /// Writes what is not a text, a number, an amount or a moment.
    #[cold]
    #[inline(never)]
    fn write_phrase(&mut self, value: Value<'_>) {
        match value {
            Value::List(elements) => {
                let text = self.listed(None, elements);
                self.out.push_str(&text);
            }
            Value::Unit(number, unit) => {
                let text = self.measured(None, number, unit);
                self.out.push_str(&text);
            }
            #[cfg(feature = "quantities")]
            Value::Words(elements) => {
                let text = self.listed(None, &call::borrowed(elements));
                self.out.push_str(&text);
            }
            #[cfg(feature = "quantities")]
            Value::Range(range, currency, plan) => {
                if let Some(format) = self.number_format(currency, plan) {
                    self.out.push_str(&format.format_range(range.start(), range.end()));
                }
            }
            #[cfg(feature = "quantities")]
            Value::Said(text) => self.out.push_str(&text),
            _ => {}
        }
    }

    /// How a number or an amount is written: by its call site, or where that can't be as the locale does.
    #[inline(always)]
    fn number_format<'p>(&mut self, currency: Option<Currency>, plan: Option<&'p Plan>) -> Option<&'p NumberFormat>
    where
        'a: 'p,
    {
        let bundle: &'a Bundle = self.bundle;
        match bundle.formatters.format(plan, currency) {
            Ok(format) => Some(format),
            Err(error) => {
                // A number's format is known when its call site is: there it was said.
                if currency.is_some() {
                    self.note(error.clone());
                }
                bundle.formatters.format(None, currency).as_ref().ok()
            }
        }
    }

    fn write_amount(&mut self, amount: &Amount, currency: Option<Currency>, plan: Option<&Plan>) {
        let Some(format) = self.number_format(currency, plan) else { return };
        match amount {
            Amount::Short(value, scale) => format.write_minor(*value, *scale, self.out),
            Amount::Long(digits) => format.write(digits, self.out),
        }
    }

    #[cfg(feature = "dates")]
    fn write_date(&mut self, instant: Instant, plan: Option<&Plan>) {
        if let Some(format) = self.bundle.formatters.date(plan) {
            format.write(instant, self.out);
        }
    }

    /// This build has no date formats: the moment is told in milliseconds, with an error.
    #[cfg(not(feature = "dates"))]
    fn write_date(&mut self, instant: Instant, _plan: Option<&Plan>) {
        let hint = "use the module with dates";
        self.fault(ErrorCode::UnknownFunction, &["this build formats no dates"], hint);
        self.write_amount(&Amount::Short(instant.milliseconds(), 0), None, None);
    }

    /// What an expression is worth as a selector, an argument or on its own.
    fn value(&mut self, frame: &Frame<'a, '_>, expression: Expression) -> Value<'a> {
        match expression.operation {
            operation::TEXT | operation::NUMBER => self.literal(frame.linked, expression),
            operation::VARIABLE => self.variable(frame, expression.first),
            operation::CALL => self.call(frame, expression.first),
            _ => {
                let start = self.out.len();
                if operation::SELECT == expression.operation {
                    self.placeable(frame, expression, false);
                } else if !self.reference(frame, expression) {
                    return Value::Missing(start);
                }
                Value::Written(start)
            }
        }
    }

    fn literal(&self, linked: &'a Linked, expression: Expression) -> Value<'a> {
        let program = &linked.program;
        if expression.operation == operation::TEXT {
            return Value::Units(program.units(expression.first, expression.second));
        }
        let amount = Amount::literal(program.text(program.row(table::NUMBERS, expression.first)));
        Value::Amount(amount, None, linked.plans.get(expression.second as usize))
    }

    fn variable(&mut self, frame: &Frame<'a, '_>, name: u32) -> Value<'a> {
        let number = frame.linked.name(name);
        if let Some(parameters) = frame.parameters {
            // A term may name parameters that it was not given: that is no error.
            return self.parameter(parameters, number).unwrap_or_else(|| self.unknown(number, false));
        }
        match self.arguments.find(number, || self.bundle.variable_name(number).unwrap_or_default()) {
            Some(Argument::Text(text)) => Value::Text(text),
            Some(Argument::Units(units)) => Value::Units(units),
            Some(&Argument::Scaled(value, scale, currency)) => {
                Value::Amount(Amount::Short(value, scale), currency, None)
            }
            Some(Argument::Number(digits)) => Value::Amount(Amount::new(digits), None, None),
            Some(Argument::Money(money)) => {
                let (amount, currency) = (money.amount(), Some(money.currency()));
                let amount = match i64::try_from(amount.mantissa()) {
                    Ok(value) if value != 0 || !amount.is_sign_negative() => Amount::Short(value, amount.scale()),
                    _ => Amount::Long(Box::new(Digits::from(amount))),
                };
                Value::Amount(amount, currency, None)
            }
            Some(Argument::DateTime(instant)) => Value::DateTime(*instant, None),
            Some(Argument::List(elements)) => Value::List(elements),
            Some(Argument::Unit(number, unit)) => Value::Unit(number, *unit),
            #[cfg(feature = "quantities")]
            Some(Argument::Words(elements)) => Value::Words(elements),
            #[cfg(feature = "quantities")]
            Some(Argument::Range(range)) => Value::Range(range, range.currency(), None),
            None => self.unknown(number, true),
        }
    }

    #[cold]
    fn unknown(&mut self, number: u32, is_error: bool) -> Value<'a> {
        let name = self.bundle.variable_name(number).unwrap_or_default();
        if is_error {
            self.fault(ErrorCode::UnknownVariable, &["the message needs `$", name, "`, which was not given"], "");
        }
        self.missing(&["$", name])
    }

    /// A term's parameter by its number in the bundle; the block may be of another program.
    fn parameter(&mut self, Parameters { linked, block }: Parameters<'a>, number: u32) -> Option<Value<'a>> {
        if block == NONE {
            return None;
        }
        let mut at = block.wrapping_add(1);
        for _ in 0..linked.program.count(block) {
            if linked.name(linked.program.word(at)) == number {
                return Some(self.literal(linked, linked.program.expression(at.wrapping_add(1))));
            }
            at = at.wrapping_add(4);
        }
        None
    }

    /// Writes what a reference leads to, or the sign that it is missing: whether it was there.
    fn reference(&mut self, frame: &Frame<'a, '_>, expression: Expression) -> bool {
        let link = frame.linked.link(expression.first);
        let Link::Pattern(program, pattern) = link else {
            return self.broken_reference(frame.linked, expression, link);
        };
        let mut open = Some(frame);
        while let Some(earlier) = open {
            if (earlier.program, earlier.pattern) == (program, pattern) {
                return self.broken_reference(frame.linked, expression, link);
            }
            open = earlier.outer;
        }
        let Some(linked) = self.bundle.programs.get(program as usize) else { return true };
        let parameters = match expression.operation {
            operation::TERM => Some(Parameters { linked: frame.linked, block: expression.second }),
            _ => frame.parameters,
        };
        self.pattern(&Frame { program, linked, pattern, parameters, outer: Some(frame) }, pattern);
        true
    }

    #[cold]
    #[inline(never)]
    fn broken_reference(&mut self, linked: &Linked, expression: Expression, link: Link) -> bool {
        let program = &linked.program;
        let at = program.row(table::REFERENCES, expression.first);
        let id: &str = &program.string(at);
        let attribute: &str = &program.string(at.wrapping_add(2));
        let point = if program.word(at.wrapping_add(2)) == NONE { "" } else { "." };
        let (missing, kind) = match expression.operation {
            operation::TERM => (ErrorCode::UnknownTerm, "term"),
            _ => (ErrorCode::UnknownMessage, "message"),
        };
        let (code, words): (_, &[&str]) = match link {
            Link::Pattern(..) => (ErrorCode::CyclicReference, &["`", id, point, attribute, "` refers to itself"]),
            Link::NoMessage => (missing, &["there is no ", kind, " `", id, "`"]),
            Link::NoAttribute => (missing, &["the ", kind, " `", id, "` has no attribute `", attribute, "`"]),
            Link::NoValue => (missing, &["the ", kind, " `", id, "` has no value"]),
        };
        self.fault(code, words, "");
        self.missing(&[id, point, attribute]);
        false
    }

    /// The pattern of the variant that a selection chooses.
    fn select(&mut self, frame: &Frame<'a, '_>, block: u32) -> u32 {
        let program = &frame.linked.program;
        self.enter(frame, block.wrapping_add(2));
        let selector = self.value(frame, program.expression(block.wrapping_add(2)));
        let variant = |index: u32| block.wrapping_add(5).wrapping_add(index.wrapping_mul(4));
        let mut chosen = program.word(block.wrapping_add(1));
        // The kind of key that names the number's plural category, once it was asked for.
        let mut category = 0;
        for index in 0..program.count(block) {
            let key = program.expression(variant(index));
            let matches = match &selector {
                Value::Amount(amount, currency, plan) => match (key.operation, amount) {
                    (key::INTEGER, &Amount::Short(value, 0)) => value == i64::from(key.first.cast_signed()),
                    (key::INTEGER, amount) => amount.equals(&Amount::Short(i64::from(key.first.cast_signed()), 0)),
                    (key::NUMBER, amount) => {
                        amount.equals(&Amount::literal(program.text(program.row(table::NUMBERS, key.first))))
                    }
                    (key::WORD, _) => false,
                    (named, amount) => {
                        if category == 0 {
                            let found = self.bundle.formatters.category(*plan, *currency, amount);
                            category = key::WORD.wrapping_add(1).wrapping_add(found as u32);
                        }
                        named == category
                    }
                },
                #[cfg(feature = "quantities")]
                Value::Range(range, currency, plan) => {
                    if category == 0 {
                        let found = self.bundle.formatters.range_category(*plan, *currency, range);
                        category = key::WORD.wrapping_add(1).wrapping_add(found as u32);
                    }
                    key.operation == category
                }
                _ if key.operation < key::WORD => false,
                Value::Text(text) => compare(program.units(key.first, key.second), text).is_eq(),
                Value::Units(units) => program.units(key.first, key.second) == *units,
                Value::Written(start) => self.out.units().get(*start..) == Some(program.units(key.first, key.second)),
                #[cfg(feature = "quantities")]
                Value::Said(text) => compare(program.units(key.first, key.second), text).is_eq(),
                #[cfg(feature = "quantities")]
                Value::Words(_) => false,
                Value::DateTime(..) | Value::List(_) | Value::Unit(..) | Value::Missing(_) => false,
            };
            if matches {
                chosen = index;
                break;
            }
        }
        if let Value::Written(start) | Value::Missing(start) = selector {
            self.out.truncate(start);
        }
        program.word(variant(chosen).wrapping_add(3))
    }
}
