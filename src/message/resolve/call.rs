//! Calls of functions: Fluent's own, ours, and those a program adds.
//!
//! Fluent's own take their first argument and leave formatting to who writes the value, so that a
//! selector can look at the number; the others say a text at once. Each argument is resolved once,
//! whatever the function: a newcomer who asks twice doubles the work with every level of nesting.

use super::{DEEPEST, FUNCTIONS_TOLD, Frame, Resolver, Value};
use crate::calendar::Instant;
use crate::decimal::{Digits, RoundingMode};
use crate::error::ErrorCode;
#[cfg(feature = "quantities")]
use crate::error::Result;
use crate::format::Unit;
use crate::message::amount::Amount;
use crate::message::bundle::Linked;
#[cfg(feature = "quantities")]
use crate::message::bundle::MessageFunction;
use crate::message::function::{Function, Plan};
use crate::message::program::table;
use crate::text::concat;
#[cfg(feature = "quantities")]
use alloc::borrow::ToOwned as _;
use alloc::string::String;
#[cfg(feature = "quantities")]
use alloc::vec::Vec;

impl<'a> Resolver<'a, '_> {
    /// What a call says: its function's formatting of its first argument, or of all of them.
    pub(super) fn call(&mut self, frame: &Frame<'a, '_>, block: u32) -> Value<'a> {
        self.depth = self.depth.saturating_add(1);
        if self.depth > DEEPEST {
            self.too_complex();
        }
        if self.stopped {
            return Value::Units(&[]);
        }
        #[cfg(feature = "parser")]
        let here = self.here;
        let value = self.called(frame, block);
        #[cfg(feature = "parser")]
        {
            self.here = here;
        }
        self.depth = self.depth.saturating_sub(1);
        value
    }

    fn called(&mut self, frame: &Frame<'a, '_>, block: u32) -> Value<'a> {
        let linked = frame.linked;
        let program = &linked.program;
        let site = program.word(block.wrapping_add(1));
        let Some(plan) = linked.plans.get(site as usize) else { return Value::Units(&[]) };
        #[cfg(feature = "quantities")]
        if let Function::Unknown = plan.function
            && let Some(function) = self.bundle.functions.find(&program.string(program.row(table::SITES, site)))
        {
            return match self.added_function(frame, block, site, function) {
                Ok(said) => Value::Said(said),
                Err(error) => {
                    self.note(error);
                    self.missing(&[&program.string(program.row(table::SITES, site)), "()"])
                }
            };
        }
        let before = self.out.len();
        #[cfg(feature = "parser")]
        let here = self.here;
        let mut first = None;
        // What the sign of a missing argument names.
        let mut missing = String::new();
        let mut at = block.wrapping_add(2);
        for _ in 0..program.count(block) {
            self.enter(frame, at);
            let value = self.value(frame, program.expression(at));
            if let (None, &Value::Missing(start)) = (&first, &value) {
                missing = self.named_from(start);
            }
            first.get_or_insert(value);
            at = at.wrapping_add(3);
        }
        #[cfg(feature = "parser")]
        {
            self.here = here;
        }
        self.out.truncate(before);
        for fault in &plan.faults {
            self.note(fault.clone());
        }
        match (plan.function, first) {
            // Without options of its own a call keeps what its argument brings along.
            (Function::Number, Some(Value::Amount(amount, currency, inner))) => {
                let kept = if plan.is_plain && currency.is_none() { inner } else { None };
                Value::Amount(amount, None, kept.or(Some(plan)))
            }
            (Function::Number, Some(Value::DateTime(instant, _))) => {
                Value::Amount(Amount::Short(instant.milliseconds(), 0), None, Some(plan))
            }
            (Function::Money, Some(Value::Amount(amount, Some(currency), _))) => {
                Value::Amount(amount, Some(currency), Some(plan))
            }
            (Function::DateTime, Some(Value::DateTime(instant, _))) => Value::DateTime(instant, Some(plan)),
            (Function::DateTime, Some(Value::Amount(amount, None, _))) => match milliseconds(&amount) {
                Some(instant) => Value::DateTime(instant, Some(plan)),
                None => self.refused_call(linked, site, Function::DateTime, ""),
            },
            #[cfg(feature = "quantities")]
            (_, Some(value)) => self.phrase(linked, site, plan, value, &missing),
            (function, _) => self.refused_call(linked, site, function, &missing),
        }
    }

    /// What is not a number, an amount or a moment: apart, as those are what most calls write.
    #[cfg(feature = "quantities")]
    #[cold]
    #[inline(never)]
    fn phrase(&mut self, linked: &Linked, site: u32, plan: &'a Plan, first: Value<'a>, missing: &str) -> Value<'a> {
        match (plan.function, first) {
            (Function::List, Value::List(elements)) => Value::Said(self.listed(Some(plan), elements)),
            (Function::List, Value::Words(elements)) => Value::Said(self.listed(Some(plan), &borrowed(elements))),
            (Function::Number, Value::Range(range, currency, inner)) => {
                let kept = if plan.is_plain && currency.is_none() { inner } else { None };
                Value::Range(range, None, kept.or(Some(plan)))
            }
            (Function::Money, Value::Range(range, Some(currency), _)) => {
                Value::Range(range, Some(currency), Some(plan))
            }
            (Function::Unit, Value::Unit(number, unit)) => Value::Said(self.measured(Some(plan), number, unit)),
            (Function::Name, Value::Text(code)) => Value::Said(self.named(plan, code.to_owned())),
            (Function::Name, Value::Units(code)) => Value::Said(self.named(plan, String::from_utf16_lossy(code))),
            (Function::Relative, Value::Amount(amount, None, _)) => self.distance(linked, site, plan, &amount),
            (function, _) => self.refused_call(linked, site, function, missing),
        }
    }

    /// What a function of the program says: its arguments are written as they would be in a text.
    #[cfg(feature = "quantities")]
    #[cold]
    #[inline(never)]
    fn added_function(
        &mut self,
        frame: &Frame<'a, '_>,
        block: u32,
        site: u32,
        function: &MessageFunction,
    ) -> Result<String> {
        let program = &frame.linked.program;
        let row = program.row(table::SITES, site);
        #[cfg(feature = "parser")]
        let here = self.here;
        let mut positional = Vec::new();
        let mut at = block.wrapping_add(2);
        for _ in 0..program.count(block) {
            self.enter(frame, at);
            let start = self.out.len();
            let value = self.value(frame, program.expression(at));
            self.write_value(value);
            positional.push(self.out.text_from(start));
            self.out.truncate(start);
            at = at.wrapping_add(3);
        }
        #[cfg(feature = "parser")]
        {
            self.here = here;
        }
        let (first, count) = (program.word(row.wrapping_add(2)), program.word(row.wrapping_add(3)));
        let named = (0..count).map(|option| {
            let row = program.row(table::OPTIONS, first.wrapping_add(option));
            (program.string(row), program.string(row.wrapping_add(3)))
        });
        let named: Vec<(String, String)> = named.collect();
        function(&positional, &named)
    }

    /// Words as a list.
    #[cfg(feature = "quantities")]
    pub(super) fn listed(&mut self, plan: Option<&Plan>, elements: &[&str]) -> String {
        Plan::list(plan, self.bundle.locale(), elements)
    }

    #[cfg(not(feature = "quantities"))]
    pub(super) fn listed(&mut self, _plan: Option<&Plan>, elements: &[&str]) -> String {
        crate::text::joined(elements, ", ")
    }

    /// A number of units; where the locale's units are not loaded, the unit's own name.
    #[cfg(feature = "quantities")]
    pub(super) fn measured(&mut self, plan: Option<&Plan>, number: &Digits, unit: Unit) -> String {
        Plan::unit(plan, self.bundle.locale(), number, unit).unwrap_or_else(|error| {
            self.note(error);
            concat(&[&number.plain(), " ", &unit.name()])
        })
    }

    #[cfg(not(feature = "quantities"))]
    pub(super) fn measured(&mut self, _plan: Option<&Plan>, number: &Digits, unit: Unit) -> String {
        concat(&[&number.plain(), " ", &unit.name()])
    }

    /// The name of a code; the code where names are not loaded.
    #[cfg(feature = "quantities")]
    fn named(&mut self, plan: &Plan, code: String) -> String {
        plan.name(self.bundle.locale(), &code).unwrap_or_else(|error| {
            self.note(error);
            code
        })
    }

    /// How far away in time something is; where the locale's words for that are not loaded, the
    /// number and the unit.
    #[cfg(feature = "quantities")]
    fn distance(&mut self, linked: &Linked, site: u32, plan: &Plan, amount: &Amount) -> Value<'a> {
        let relative = plan.relative();
        let Some(unit) = relative.unit() else {
            let name = linked.program.string(linked.program.row(table::SITES, site));
            return self.missing(&[&name, "()"]);
        };
        let number = amount.digits();
        Value::Said(relative.format(self.bundle.locale(), &number, unit).unwrap_or_else(|error| {
            self.note(error);
            concat(&[&number.plain(), " ", unit.as_str()])
        }))
    }

    /// What stands between the braces that were written at a place.
    #[cold]
    #[inline(never)]
    fn named_from(&self, start: usize) -> String {
        match self.out.units().get(start..) {
            Some([_, named @ .., _]) => String::from_utf16_lossy(named),
            _ => String::new(),
        }
    }

    /// A call that can't be: for want of an argument, where the name of one that is missing is
    /// given, or of one of the right kind.
    #[cold]
    #[inline(never)]
    fn refused_call(&mut self, linked: &Linked, site: u32, function: Function, missing: &str) -> Value<'a> {
        let name: &str = &linked.program.string(linked.program.row(table::SITES, site));
        let needs = match function {
            Function::Unknown => {
                let hint = FUNCTIONS_TOLD;
                self.fault(ErrorCode::UnknownFunction, &["there is no function `", name, "`"], hint);
                return self.missing(&[name, "()"]);
            }
            Function::Number => "a number",
            Function::Money => "an amount of money",
            Function::DateTime => "a date",
            #[cfg(feature = "quantities")]
            Function::List => "a list of words",
            #[cfg(feature = "quantities")]
            Function::Unit => "a number of units",
            #[cfg(feature = "quantities")]
            Function::Name => "a code",
            #[cfg(feature = "quantities")]
            Function::Relative => "a number",
        };
        // Why an argument is missing has been said.
        if missing.is_empty() {
            self.fault(ErrorCode::BadRequest, &["the function `", name, "` needs ", needs], "");
        }
        self.missing(&[name, "(", missing, ")"])
    }
}

/// Words as they are listed.
#[cfg(feature = "quantities")]
pub(super) fn borrowed(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

/// A number as milliseconds since 1970, as JavaScript counts time.
#[cold]
#[inline(never)]
fn milliseconds(amount: &Amount) -> Option<Instant> {
    let mut whole = amount.digits();
    whole.round_to_scale(0, RoundingMode::Trunc);
    whole.pad_to_scale(0);
    match Amount::new(&whole.with_sign(false)) {
        Amount::Short(value, scale) if scale == 0 || value == 0 => {
            let is_negative = amount.digits().is_negative();
            Instant::from_milliseconds(if is_negative { value.wrapping_neg() } else { value }).ok()
        }
        _ => None,
    }
}
