//! The messages of one locale, from any number of programs, linked to each other.
//!
//! A bundle is filled once and then only read: it is `Send + Sync`, and the formatters it keeps
//! are made on first use. Of messages with the same identifier the first added wins.

use super::argument::Arguments;
use super::function::{Formatters, Plans};
use super::program::{NONE, Program, Row, block, compare, operation};
use super::resolve::Resolver;
use crate::error::{Error, ErrorCode, Result};
use crate::format::Scratch;
use crate::locale::Locale;
use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use once_cell::race::OnceBox;

/// The messages of one locale.
#[derive(Debug)]
pub struct Bundle {
    pub(crate) formatters: Formatters,
    pub(crate) use_isolating: bool,
    pub(crate) programs: Vec<Linked>,
    /// All messages and terms by identifier: program and row.
    index: Vec<(u32, u32)>,
    /// The names of all variables, numbered in the order they were met.
    pub(crate) names: Vec<String>,
    /// The numbers of the names, in the names' order.
    names_sorted: Vec<u32>,
}

/// A program among others.
#[derive(Debug)]
pub(crate) struct Linked {
    pub(crate) program: Program,
    pub(crate) links: Vec<Link>,
    /// The bundle's number for each name of the program.
    pub(crate) names: Vec<u32>,
    pub(crate) plans: Plans,
}

/// Where a reference leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// A pattern: its program and offset.
    Pattern(u32, u32),
    NoMessage,
    NoAttribute,
    NoValue,
}

/// A message of a bundle, found once and used many times; stays valid as resources are added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessageHandle {
    program: u32,
    row: u32,
}

/// The value of a message or one of its attributes, found once and used many times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PatternHandle {
    program: u32,
    pattern: u32,
}

/// A piece of a message that has only text and plain variables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text in UTF-16.
    Text(&'a [u16]),
    /// A variable, by its number ([`Bundle::variable_name`]).
    Variable(u32),
}

impl Bundle {
    /// A bundle without messages. With `use_isolating`, variables and function results stand
    /// between U+2068 and U+2069, so that their direction does not disturb the text around them.
    pub fn new(locale: Locale, use_isolating: bool) -> Self {
        Self {
            formatters: Formatters::new(locale),
            use_isolating,
            programs: Vec::new(),
            index: Vec::new(),
            names: Vec::new(),
            names_sorted: Vec::new(),
        }
    }

    /// The locale its numbers, amounts and dates are written for.
    pub fn locale(&self) -> &Locale {
        self.formatters.locale()
    }

    /// Adds the messages and terms of a program; those whose identifier is taken are left out.
    pub fn add_program(&mut self, program: Program) {
        let number = self.programs.len() as u32;
        let names = program.names.iter().map(|name| self.number_of(&program.string(*name))).collect();
        let plans = program.call_sites.iter().map(|_| OnceBox::new()).collect();
        let links = vec![Link::NoMessage; program.references.len()];
        self.programs.push(Linked { program, links, names, plans });
        self.merge(number);
        self.link();
    }

    /// The number of a variable's name in this bundle, giving it one if it has none.
    fn number_of(&mut self, name: &str) -> u32 {
        let spelled = |number: &u32| self.names.get(*number as usize).map_or("", String::as_str);
        match self.names_sorted.binary_search_by(|number| spelled(number).cmp(name)) {
            Ok(place) => self.names_sorted.get(place).copied().unwrap_or(NONE),
            Err(place) => {
                let number = self.names.len() as u32;
                self.names.push(name.to_owned());
                self.names_sorted.insert(place, number);
                number
            }
        }
    }

    /// Merges the rows of the newest program, both lists being sorted by identifier.
    fn merge(&mut self, number: u32) {
        let rows = self.programs.get(number as usize).map_or(0, |linked| linked.program.len()) as u32;
        let mut old = core::mem::take(&mut self.index).into_iter().peekable();
        let mut new = (0..rows).map(|row| (number, row)).peekable();
        let mut merged = Vec::with_capacity(old.len().saturating_add(rows as usize));
        loop {
            let order = match (old.peek(), new.peek()) {
                (Some(&a), Some(&b)) => self.id(a).cmp(self.id(b)),
                (Some(_), None) => core::cmp::Ordering::Less,
                (None, Some(_)) => core::cmp::Ordering::Greater,
                (None, None) => break,
            };
            if order.is_eq() {
                new.next();
            }
            merged.extend(if order.is_gt() { new.next() } else { old.next() });
        }
        self.index = merged;
    }

    /// Looks up the references that led nowhere so far.
    fn link(&mut self) {
        let mut found = Vec::new();
        for (number, linked) in self.programs.iter().enumerate() {
            for (position, reference) in linked.program.references.iter().enumerate() {
                if linked.links.get(position) != Some(&Link::NoMessage) {
                    continue;
                }
                let id = linked.program.units(reference.id);
                let Ok(place) = self.index.binary_search_by(|entry| self.id(*entry).cmp(id)) else { continue };
                let Some(&entry) = self.index.get(place) else { continue };
                let Some((program, row)) = self.row(entry) else { continue };
                let link = match reference.attribute {
                    Some(attribute) => program
                        .find_attribute(row, linked.program.units(attribute))
                        .map_or(Link::NoAttribute, |pattern| Link::Pattern(entry.0, pattern)),
                    None if row.value == NONE => Link::NoValue,
                    None => Link::Pattern(entry.0, row.value),
                };
                found.push((number, position, link));
            }
        }
        for (number, position, link) in found {
            let slot = self.programs.get_mut(number).and_then(|linked| linked.links.get_mut(position));
            if let Some(slot) = slot {
                *slot = link;
            }
        }
    }

    fn row(&self, (program, row): (u32, u32)) -> Option<(&Program, &Row)> {
        let program = &self.programs.get(program as usize)?.program;
        Some((program, program.rows.get(row as usize)?))
    }

    fn id(&self, entry: (u32, u32)) -> &[u16] {
        self.row(entry).map_or(&[], |(program, row)| program.units(row.id))
    }

    /// The message with this identifier; terms are not messages.
    pub fn message(&self, id: &str) -> Option<MessageHandle> {
        if id.starts_with('-') {
            return None;
        }
        let place = self.index.binary_search_by(|entry| compare(self.id(*entry), id)).ok()?;
        self.index.get(place).map(|&(program, row)| MessageHandle { program, row })
    }

    /// All messages in the order of their identifiers.
    pub fn messages(&self) -> impl Iterator<Item = (String, MessageHandle)> {
        self.index.iter().filter_map(|&entry| {
            let id = self.id(entry);
            (id.first() != Some(&u16::from(b'-')))
                .then(|| (String::from_utf16_lossy(id), MessageHandle { program: entry.0, row: entry.1 }))
        })
    }

    /// The names of a message's attributes, in source order.
    pub fn attributes(&self, message: MessageHandle) -> Vec<String> {
        let Some((program, row)) = self.row((message.program, message.row)) else { return Vec::new() };
        program.attributes_of(row).iter().map(|attribute| program.string(attribute.name)).collect()
    }

    /// Writes a message or one of its attributes and returns whether there was anything to write:
    /// `false` for a message that has only attributes. What goes wrong in between is added to
    /// `errors`, and the text is as good as it can be.
    ///
    /// # Errors
    /// `unknown-message` where the bundle has no such message or the message no such attribute.
    ///
    /// ```
    /// # #[cfg(feature = "parser")] {
    /// use coinage::decimal::Digits;
    /// use coinage::format::Scratch;
    /// use coinage::message::{Argument, Arguments, Bundle, Resource};
    /// let mut bundle = Bundle::new(coinage::Locale::parse("en")?, false);
    /// let source = "items = { $n ->\n    [one] one item\n   *[other] { $n } items\n }";
    /// bundle.add_program(Resource::parse(source)?.into_program());
    /// let (mut text, mut errors) = (Scratch::new(), Vec::new());
    /// let n = [("n", Argument::Number(Digits::from(1_200_u64)))];
    /// bundle.format("items", None, &Arguments::Named(&n), &mut text, &mut errors)?;
    /// assert_eq!(text.to_string(), "1,200 items");
    /// # }
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn format(
        &self,
        id: &str,
        attribute: Option<&str>,
        arguments: &Arguments<'_>,
        out: &mut Scratch,
        errors: &mut Vec<Error>,
    ) -> Result<bool> {
        let message = self
            .message(id)
            .ok_or_else(|| Error::new(ErrorCode::UnknownMessage, &["there is no message `", id, "`"]))?;
        self.write(message, attribute, arguments, out, errors)
    }

    /// [`format`](Bundle::format) for a message found before.
    ///
    /// # Errors
    /// `unknown-message` where the message has no such attribute.
    pub fn write(
        &self,
        message: MessageHandle,
        attribute: Option<&str>,
        arguments: &Arguments<'_>,
        out: &mut Scratch,
        errors: &mut Vec<Error>,
    ) -> Result<bool> {
        match self.pattern(message, attribute)? {
            NONE => Ok(false),
            pattern => {
                self.write_pattern(PatternHandle { program: message.program, pattern }, arguments, out, errors);
                Ok(true)
            }
        }
    }

    /// The value of a message; `None` for one that has only attributes.
    pub fn value(&self, message: MessageHandle) -> Option<PatternHandle> {
        let pattern = self.pattern(message, None).ok().filter(|pattern| *pattern != NONE)?;
        Some(PatternHandle { program: message.program, pattern })
    }

    /// An attribute of a message.
    pub fn attribute(&self, message: MessageHandle, name: &str) -> Option<PatternHandle> {
        let pattern = self.pattern(message, Some(name)).ok()?;
        Some(PatternHandle { program: message.program, pattern })
    }

    /// Writes a value or an attribute found before: the shortest way from arguments to text. After
    /// the first call with the same kinds of arguments nothing is allocated.
    pub fn write_pattern(
        &self,
        pattern: PatternHandle,
        arguments: &Arguments<'_>,
        out: &mut Scratch,
        errors: &mut Vec<Error>,
    ) {
        Resolver::new(self, arguments, out, errors).write(pattern.program, pattern.pattern);
    }

    /// The pattern of a message or its attribute; [`NONE`] for a message without value.
    fn pattern(&self, message: MessageHandle, attribute: Option<&str>) -> Result<u32> {
        let unknown = || Error::new(ErrorCode::UnknownMessage, &["the bundle has no such message"]);
        let (program, row) = self.row((message.program, message.row)).ok_or_else(unknown)?;
        let Some(name) = attribute else { return Ok(row.value) };
        let found = program.attributes_of(row).iter().find(|known| compare(program.units(known.name), name).is_eq());
        found.map(|known| known.pattern).ok_or_else(|| {
            let id = program.string(row.id);
            Error::new(ErrorCode::UnknownMessage, &["the message `", &id, "` has no attribute `", name, "`"])
        })
    }

    /// The text of a value or an attribute that is always the same, in UTF-16.
    pub fn static_text(&self, handle: PatternHandle) -> Option<&[u16]> {
        let pattern = handle.pattern;
        let program = &self.programs.get(handle.program as usize)?.program;
        let only = program.expression(pattern.wrapping_add(2));
        match program.count(pattern) {
            0 => Some(&[]),
            1 if only.operation == operation::TEXT => {
                Some(program.units(super::program::Text { offset: only.first, length: only.second }))
            }
            _ => None,
        }
    }

    /// The pieces of a value or an attribute that has nothing but text and variables, and whether
    /// its variables are to be isolated.
    pub fn pieces(&self, handle: PatternHandle) -> Option<(Vec<Piece<'_>>, bool)> {
        let pattern = handle.pattern;
        let linked = self.programs.get(handle.program as usize)?;
        let mut pieces = Vec::new();
        for part in 0..linked.program.count(pattern) {
            let expression = linked.program.expression(pattern.wrapping_add(2).wrapping_add(part.wrapping_mul(3)));
            pieces.push(match expression.operation {
                operation::TEXT => {
                    let text = super::program::Text { offset: expression.first, length: expression.second };
                    Piece::Text(linked.program.units(text))
                }
                operation::VARIABLE => Piece::Variable(linked.names.get(expression.first as usize).copied()?),
                _ => return None,
            });
        }
        let isolates = linked.program.word(pattern.wrapping_add(1)) & super::program::ISOLATES != 0;
        Some((pieces, isolates && self.use_isolating))
    }

    /// The name of a variable by its number in this bundle.
    pub fn variable_name(&self, number: u32) -> Option<&str> {
        self.names.get(number as usize).map(String::as_str)
    }

    /// The numbers of the variables a value or an attribute may ask its caller for, also through
    /// the messages it refers to: the order for [`Arguments::Positional`].
    pub fn signature(&self, handle: PatternHandle) -> Vec<u32> {
        let mut names = Vec::new();
        let mut seen = Vec::new();
        let mut waiting = vec![(handle.program, block::PATTERN, handle.pattern)];
        while let Some(place) = waiting.pop() {
            if seen.contains(&place) {
                continue;
            }
            seen.push(place);
            self.collect(place, &mut waiting, &mut names);
        }
        names
    }

    /// Notes the variables of one block and the blocks it leads to.
    fn collect(
        &self,
        (number, kind, offset): (u32, u32, u32),
        waiting: &mut Vec<(u32, u32, u32)>,
        names: &mut Vec<u32>,
    ) {
        let Some(linked) = self.programs.get(number as usize) else { return };
        let count = linked.program.count(offset);
        let mut follow = |at: u32| {
            let expression = linked.program.expression(at);
            match expression.operation {
                operation::VARIABLE => {
                    let name = linked.names.get(expression.first as usize).copied().unwrap_or(NONE);
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                operation::MESSAGE => {
                    if let Some(&Link::Pattern(program, pattern)) = linked.links.get(expression.first as usize) {
                        waiting.push((program, block::PATTERN, pattern));
                    }
                }
                // A term sees its own parameters only.
                operation::CALL => waiting.push((number, block::CALL, expression.first)),
                operation::SELECT => waiting.push((number, block::SELECT, expression.first)),
                _ => {}
            }
        };
        if kind == block::SELECT {
            follow(offset.wrapping_add(2));
            for part in (0..count).rev() {
                let pattern = linked.program.word(offset.wrapping_add(8).wrapping_add(part.wrapping_mul(4)));
                waiting.push((number, block::PATTERN, pattern));
            }
        } else {
            for part in 0..count {
                follow(offset.wrapping_add(2).wrapping_add(part.wrapping_mul(3)));
            }
        }
    }
}
