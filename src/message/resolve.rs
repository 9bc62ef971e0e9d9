//! From a program and arguments to text.
//!
//! The resolver never fails: what it cannot resolve it writes as a sign of its absence, `{$name}`,
//! `{id}`, `{-term}`, `{NAME()}`, and adds an error. It follows @fluent/bundle where the
//! specification is silent, but keeps an outer term's parameters across a nested one, and isolates
//! only variables and function results. Text made on the way to a decision (a term's attribute as
//! a selector) is written past the end of the sink and cut off again: nothing is allocated.

use super::argument::{Argument, Arguments};
use super::bundle::{Bundle, Link, Linked};
use super::function::{Function, Plan};
use super::program::{Expression, ISOLATES, KEY_NUMBER, NONE, Text, compare, operation};
use crate::calendar::Instant;
use crate::decimal::{Digits, RoundingMode};
use crate::error::{Error, ErrorCode};
use crate::format::{PluralCategory, Scratch};
use crate::money::Money;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use smallvec::SmallVec;

/// How many placeables one call may expand; as in @fluent/bundle, against hostile catalogs.
const MOST_PLACEABLES: u32 = 100;
/// How deep functions may nest in functions; the parser allows less.
const DEEPEST: u32 = 128;
/// How many code units one call may write.
const MOST_UNITS: usize = 1 << 22;

const FIRST_STRONG_ISOLATE: u16 = 0x2068;
const POP_DIRECTIONAL_ISOLATE: u16 = 0x2069;

enum Value<'a> {
    Text(&'a str),
    Units(&'a [u16]),
    Number(Cow<'a, Digits>, Option<&'a Plan>),
    Money(Money, Option<&'a Plan>),
    DateTime(Instant, Option<&'a Plan>),
    /// Text at the end of the sink, from this unit on.
    Written(usize),
    /// What stands between the braces of the fallback.
    Missing(String),
}

/// The parameters a term was given: the program and block of its arguments.
#[derive(Clone, Copy)]
struct Parameters {
    program: u32,
    block: u32,
}

pub(crate) struct Resolver<'a, 'o> {
    bundle: &'a Bundle,
    arguments: &'a Arguments<'a>,
    out: &'o mut Scratch,
    errors: &'o mut Vec<Error>,
    start: usize,
    /// Inside a term: variables are its parameters.
    parameters: Option<Parameters>,
    placeables: u32,
    depth: u32,
    stopped: bool,
    /// The patterns being written, outermost first.
    open: SmallVec<[(u32, u32); 8]>,
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
            parameters: None,
            placeables: 0,
            depth: 0,
            stopped: false,
            open: SmallVec::new(),
        }
    }

    /// Writes the pattern at an offset of a program.
    pub(crate) fn write(&mut self, program: u32, pattern: u32) {
        if let Some(linked) = self.bundle.programs.get(program as usize) {
            self.open.push((program, pattern));
            self.pattern(program, linked, pattern);
            self.open.pop();
        }
    }

    fn pattern(&mut self, number: u32, linked: &'a Linked, offset: u32) {
        let program = &linked.program;
        let isolates = self.bundle.use_isolating && program.word(offset.wrapping_add(1)) & ISOLATES != 0;
        let mut at = offset.wrapping_add(2);
        for _ in 0..program.count(offset) {
            let expression = program.expression(at);
            at = at.wrapping_add(3);
            if expression.operation == operation::TEXT {
                self.out.push_units(program.units(Text { offset: expression.first, length: expression.second }));
                continue;
            }
            self.placeables = self.placeables.saturating_add(1);
            if self.placeables > MOST_PLACEABLES || self.out.len().saturating_sub(self.start) > MOST_UNITS {
                self.too_complex();
            }
            if self.stopped {
                return;
            }
            self.placeable(number, linked, expression, isolates);
        }
    }

    #[cold]
    fn too_complex(&mut self) {
        if !self.stopped {
            self.stopped = true;
            self.errors.push(
                Error::new(ErrorCode::TooComplex, &["the message expands more than 100 placeables"])
                    .with_hint(&["split it into several messages"]),
            );
        }
    }

    fn placeable(&mut self, number: u32, linked: &'a Linked, expression: Expression, isolates: bool) {
        match expression.operation {
            operation::MESSAGE | operation::TERM => {
                if let Err(missing) = self.reference(number, linked, expression) {
                    self.missing(&missing);
                }
            }
            operation::SELECT => {
                let pattern = self.select(number, linked, expression.first);
                self.pattern(number, linked, pattern);
            }
            operation::VARIABLE | operation::CALL if isolates => {
                self.out.push_unit(FIRST_STRONG_ISOLATE);
                let value = self.value(number, linked, expression);
                self.write_value(value);
                self.out.push_unit(POP_DIRECTIONAL_ISOLATE);
            }
            _ => {
                let value = self.value(number, linked, expression);
                self.write_value(value);
            }
        }
    }

    #[cold]
    fn missing(&mut self, name: &str) {
        self.out.push_unit(u16::from(b'{'));
        self.out.push_str(name);
        self.out.push_unit(u16::from(b'}'));
    }

    fn write_value(&mut self, value: Value<'_>) {
        match value {
            Value::Text(text) => self.out.push_str(text),
            Value::Units(units) => self.out.push_units(units),
            Value::Number(digits, plan) => {
                if let Some(format) = self.bundle.formatters.number(plan) {
                    format.write(&digits, self.out);
                }
            }
            Value::Money(money, plan) => self.write_money(&money, plan),
            Value::DateTime(instant, plan) => self.write_date(instant, plan),
            Value::Written(_) => {}
            Value::Missing(name) => self.missing(&name),
        }
    }

    fn write_money(&mut self, money: &Money, plan: Option<&Plan>) {
        let formatters = &self.bundle.formatters;
        match formatters.money(plan, money.currency()) {
            Ok(format) => format.write_decimal(money.amount(), self.out),
            Err(error) => {
                self.errors.push(error.clone());
                if let Ok(format) = formatters.money(None, money.currency()) {
                    format.write_decimal(money.amount(), self.out);
                }
            }
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
        self.errors.push(
            Error::new(ErrorCode::UnknownFunction, &["this build formats no dates"])
                .with_hint(&["use the module with dates"]),
        );
        if let Some(format) = self.bundle.formatters.number(None) {
            format.write(&Digits::from(instant.milliseconds()), self.out);
        }
    }

    /// What an expression is worth as a selector, an argument or on its own.
    fn value(&mut self, number: u32, linked: &'a Linked, expression: Expression) -> Value<'a> {
        let program = &linked.program;
        match expression.operation {
            operation::TEXT => {
                Value::Units(program.units(Text { offset: expression.first, length: expression.second }))
            }
            operation::NUMBER => match program.numbers.get(expression.first as usize) {
                Some((_, digits)) => Value::Number(
                    Cow::Borrowed(digits),
                    self.bundle.formatters.plan(program, &linked.plans, expression.second),
                ),
                None => Value::Units(&[]),
            },
            operation::VARIABLE => self.variable(linked, expression.first),
            operation::CALL => self.call(number, linked, expression.first),
            _ => {
                let start = self.out.len();
                if operation::SELECT == expression.operation {
                    self.placeable(number, linked, expression, false);
                } else if let Err(missing) = self.reference(number, linked, expression) {
                    return Value::Missing(missing);
                }
                Value::Written(start)
            }
        }
    }

    fn variable(&mut self, linked: &'a Linked, name: u32) -> Value<'a> {
        let number = linked.names.get(name as usize).copied().unwrap_or(NONE);
        if let Some(parameters) = self.parameters {
            // A term may name parameters that it was not given: that is no error.
            return self.parameter(parameters, number).unwrap_or_else(|| self.unknown(number, false));
        }
        let spelled = self.bundle.names.get(number as usize).map_or("", String::as_str);
        match self.arguments.find(number, spelled) {
            Some(Argument::Text(text)) => Value::Text(text),
            Some(Argument::Units(units)) => Value::Units(units),
            Some(Argument::Number(digits)) => Value::Number(Cow::Borrowed(digits), None),
            Some(Argument::Money(money)) => Value::Money(*money, None),
            Some(Argument::DateTime(instant)) => Value::DateTime(*instant, None),
            None => self.unknown(number, true),
        }
    }

    #[cold]
    fn unknown(&mut self, number: u32, is_error: bool) -> Value<'a> {
        let name = self.bundle.names.get(number as usize).map_or("", String::as_str);
        if is_error {
            self.errors.push(Error::new(
                ErrorCode::UnknownVariable,
                &["the message needs `$", name, "`, which was not given"],
            ));
        }
        Value::Missing(["$", name].concat())
    }

    /// A term's parameter by its number in the bundle; the block may be of another program.
    fn parameter(&mut self, parameters: Parameters, number: u32) -> Option<Value<'a>> {
        let linked = self.bundle.programs.get(parameters.program as usize)?;
        if parameters.block == NONE {
            return None;
        }
        let mut at = parameters.block.wrapping_add(1);
        for _ in 0..linked.program.count(parameters.block) {
            let name = linked.program.word(at);
            if linked.names.get(name as usize) == Some(&number) {
                return Some(self.value(parameters.program, linked, linked.program.expression(at.wrapping_add(1))));
            }
            at = at.wrapping_add(4);
        }
        None
    }

    /// Writes what a reference leads to, or returns what stands in the braces instead.
    fn reference(&mut self, number: u32, linked: &'a Linked, expression: Expression) -> Result<(), String> {
        let link = linked.links.get(expression.first as usize).copied().unwrap_or(Link::NoMessage);
        let Link::Pattern(program, pattern) = link else {
            return Err(self.broken_reference(linked, expression, link));
        };
        if self.open.contains(&(program, pattern)) {
            return Err(self.broken_reference(linked, expression, link));
        }
        let Some(target) = self.bundle.programs.get(program as usize) else { return Ok(()) };
        let outer = self.parameters;
        if expression.operation == operation::TERM {
            self.parameters = Some(Parameters { program: number, block: expression.second });
        }
        self.open.push((program, pattern));
        self.pattern(program, target, pattern);
        self.open.pop();
        self.parameters = outer;
        Ok(())
    }

    #[cold]
    fn broken_reference(&mut self, linked: &Linked, expression: Expression, link: Link) -> String {
        let Some(reference) = linked.program.references.get(expression.first as usize) else { return String::new() };
        let id = linked.program.string(reference.id);
        let attribute = reference.attribute.map(|name| linked.program.string(name));
        let name = match &attribute {
            Some(attribute) => [&id, ".", attribute].concat(),
            None => id.clone(),
        };
        let (code, kind) = match expression.operation {
            operation::TERM => (ErrorCode::UnknownTerm, "term"),
            _ => (ErrorCode::UnknownMessage, "message"),
        };
        self.errors.push(match link {
            Link::Pattern(..) => Error::new(ErrorCode::CyclicReference, &["`", &name, "` refers to itself"]),
            Link::NoMessage => Error::new(code, &["there is no ", kind, " `", &id, "`"]),
            Link::NoAttribute => Error::new(
                code,
                &["the ", kind, " `", &id, "` has no attribute `", attribute.as_deref().unwrap_or_default(), "`"],
            ),
            Link::NoValue => Error::new(code, &["the ", kind, " `", &id, "` has no value"]),
        });
        name
    }

    /// The pattern of the variant that a selection chooses.
    fn select(&mut self, number: u32, linked: &'a Linked, block: u32) -> u32 {
        let program = &linked.program;
        let selector = self.value(number, linked, program.expression(block.wrapping_add(2)));
        let variants = block.wrapping_add(5);
        let variant = |index: u32| variants.wrapping_add(index.wrapping_mul(4));
        let mut chosen = program.word(block.wrapping_add(1));
        let mut category: Option<PluralCategory> = None;
        for index in 0..program.count(block) {
            let key = program.expression(variant(index));
            let matches = if key.operation == KEY_NUMBER {
                let literal = program.numbers.get(key.first as usize).map(|(_, digits)| digits);
                match (&selector, literal) {
                    (Value::Number(digits, _), Some(literal)) => same_value(digits, literal),
                    (Value::Money(money, _), Some(literal)) => same_value(&money.digits(), literal),
                    _ => false,
                }
            } else {
                let word = program.units(Text { offset: key.first, length: key.second });
                match &selector {
                    Value::Text(text) => compare(word, text).is_eq(),
                    Value::Units(units) => word == *units,
                    Value::Written(start) => self.out.units().get(*start..) == Some(word),
                    Value::Number(digits, plan) => {
                        let category = *category.get_or_insert_with(|| self.bundle.formatters.category(*plan, digits));
                        compare(word, category.as_str()).is_eq()
                    }
                    Value::Money(money, plan) => {
                        let category =
                            *category.get_or_insert_with(|| self.bundle.formatters.money_category(*plan, money));
                        compare(word, category.as_str()).is_eq()
                    }
                    Value::DateTime(..) | Value::Missing(_) => false,
                }
            };
            if matches {
                chosen = index;
                break;
            }
        }
        if let Value::Written(start) = selector {
            self.out.truncate(start);
        }
        program.word(variant(chosen).wrapping_add(3))
    }

    fn call(&mut self, number: u32, linked: &'a Linked, block: u32) -> Value<'a> {
        let program = &linked.program;
        let site = program.word(block.wrapping_add(1));
        self.depth = self.depth.saturating_add(1);
        if self.depth > DEEPEST {
            self.too_complex();
        }
        if self.stopped {
            return Value::Units(&[]);
        }
        let before = self.out.len();
        let mut first = None;
        let mut at = block.wrapping_add(2);
        for _ in 0..program.count(block) {
            let value = self.value(number, linked, program.expression(at));
            first.get_or_insert(value);
            at = at.wrapping_add(3);
        }
        self.out.truncate(before);
        self.depth = self.depth.saturating_sub(1);
        let Some(plan) = self.bundle.formatters.plan(program, &linked.plans, site) else { return Value::Units(&[]) };
        if !plan.faults.is_empty() {
            self.errors.extend(plan.faults.iter().cloned());
        }
        match (plan.function, first) {
            // Without options of its own a call keeps what its argument brings along.
            (Function::Number, Some(Value::Number(digits, inner))) => {
                Value::Number(digits, inner.filter(|_| plan.is_plain).or(Some(plan)))
            }
            (Function::Number, Some(Value::Money(money, _))) => Value::Number(Cow::Owned(money.digits()), Some(plan)),
            (Function::Number, Some(Value::DateTime(instant, _))) => {
                Value::Number(Cow::Owned(Digits::from(instant.milliseconds())), Some(plan))
            }
            (Function::Money, Some(Value::Money(money, _))) => Value::Money(money, Some(plan)),
            (Function::DateTime, Some(Value::DateTime(instant, _))) => Value::DateTime(instant, Some(plan)),
            (Function::DateTime, Some(Value::Number(digits, _))) => match milliseconds(&digits) {
                Some(instant) => Value::DateTime(instant, Some(plan)),
                None => self.refused_call(linked, site, Function::DateTime, None),
            },
            (function, first) => self.refused_call(linked, site, function, first),
        }
    }

    #[cold]
    fn refused_call(&mut self, linked: &Linked, site: u32, function: Function, first: Option<Value<'_>>) -> Value<'a> {
        let row = linked.program.call_sites.get(site as usize);
        let name = row.map_or_else(String::new, |row| linked.program.string(row.function));
        let needs = match function {
            Function::Unknown => {
                self.errors.push(
                    Error::new(ErrorCode::UnknownFunction, &["there is no function `", &name, "`"])
                        .with_hint(&["the functions are NUMBER, MONEY and DATETIME"]),
                );
                return Value::Missing([&name, "()"].concat());
            }
            Function::Number => "a number",
            Function::Money => "an amount of money",
            Function::DateTime => "a date",
        };
        if let Some(Value::Missing(inner)) = first {
            // Why it is missing has been said.
            return Value::Missing([&name, "(", &inner, ")"].concat());
        }
        self.errors.push(Error::new(ErrorCode::BadRequest, &["the function `", &name, "` needs ", needs]));
        Value::Missing([&name, "()"].concat())
    }
}

/// A number as milliseconds since 1970, as JavaScript counts time.
#[cold]
fn milliseconds(digits: &Digits) -> Option<Instant> {
    let mut whole = digits.clone();
    whole.round_to_scale(0, RoundingMode::Trunc);
    whole.pad_to_scale(0);
    if whole.point() > 16 {
        return None;
    }
    let value =
        whole.significant().iter().fold(0_i64, |value, &digit| value.wrapping_mul(10).wrapping_add(i64::from(digit)));
    Instant::from_milliseconds(if whole.is_negative() { value.wrapping_neg() } else { value }).ok()
}

/// Whether two numbers are equal, whatever zeros they show.
fn same_value(a: &Digits, b: &Digits) -> bool {
    fn bare(digits: &[u8]) -> &[u8] {
        let length = digits.iter().rposition(|&digit| digit != 0).map_or(0, |last| last.wrapping_add(1));
        digits.get(..length).unwrap_or_default()
    }
    if a.is_zero() || b.is_zero() {
        return a.is_zero() && b.is_zero();
    }
    a.is_negative() == b.is_negative() && a.point() == b.point() && bare(a.significant()) == bare(b.significant())
}
