//! The messages of one locale, from any number of programs, linked to each other.
//!
//! A bundle is filled once and then only read: it is `Send + Sync`, and the formatters it keeps
//! are made on first use. Of messages with the same identifier the first added wins.

use super::argument::Arguments;
use super::function::{Formatters, Plans};
use super::isolation::Isolation;
use super::program::{Expression, ISOLATES, NONE, Program, block, compare, operation, table};
use super::resolve::Resolver;
use crate::error::{Error, ErrorCode, Result};
use crate::format::Scratch;
use crate::locale::Locale;
use alloc::string::String;
#[cfg(feature = "quantities")]
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// A function that a program adds to Fluent's own: from the texts of its arguments, and the names and
/// texts of its options, to a text or what went wrong, which is told beside the message.
#[cfg(feature = "quantities")]
pub type MessageFunction = Arc<dyn Fn(&[String], &[(String, String)]) -> Result<String> + Send + Sync>;

/// The functions of a program, by name.
#[cfg(feature = "quantities")]
#[derive(Clone, Default)]
pub(crate) struct MessageFunctions(Vec<(String, MessageFunction)>);

#[cfg(feature = "quantities")]
impl core::fmt::Debug for MessageFunctions {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

#[cfg(feature = "quantities")]
impl MessageFunctions {
    pub(crate) fn find(&self, name: &str) -> Option<&MessageFunction> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, function)| function)
    }
}

/// The messages of one locale.
#[derive(Debug)]
pub struct Bundle {
    #[cfg(feature = "quantities")]
    pub(crate) functions: MessageFunctions,
    pub(crate) formatters: Formatters,
    pub(crate) use_isolating: bool,
    /// Only where what stands between the marks runs against the locale's direction.
    pub(crate) isolates_where_needed: bool,
    pub(crate) programs: Vec<Linked>,
    /// All messages and terms by identifier.
    index: Vec<MessageHandle>,
    /// The names of all variables one after another, numbered in the order they were met.
    names: String,
    /// Where each name ends.
    name_ends: Vec<u32>,
    /// The numbers of the names, in the names' order.
    names_sorted: Vec<u32>,
}

/// A program: where it can stay while another is swapped, several bundles share it.
#[cfg(feature = "eval")]
pub(crate) type SharedProgram = Arc<Program>;
#[cfg(not(feature = "eval"))]
pub(crate) type SharedProgram = Program;

/// A program among others.
#[derive(Debug)]
pub(crate) struct Linked {
    pub(crate) program: SharedProgram,
    /// Where each reference leads, in two words: see [`Link`].
    links: Vec<u32>,
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

/// What stands where a program would, in links that lead nowhere.
const NO_MESSAGE: u32 = NONE;
const NO_ATTRIBUTE: u32 = NONE - 1;
const NO_VALUE: u32 = NONE - 2;

impl Linked {
    #[inline]
    pub(crate) fn link(&self, reference: u32) -> Link {
        let at = (reference as usize).wrapping_mul(2);
        match self.links.get(at..at.wrapping_add(2)) {
            Some(&[NO_ATTRIBUTE, _]) => Link::NoAttribute,
            Some(&[NO_VALUE, _]) => Link::NoValue,
            Some(&[program, pattern]) if program != NO_MESSAGE => Link::Pattern(program, pattern),
            _ => Link::NoMessage,
        }
    }

    #[inline]
    pub(crate) fn name(&self, name: u32) -> u32 {
        self.names.get(name as usize).copied().unwrap_or(NONE)
    }
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
    /// A bundle without messages; `isolation` may be a `bool`, `true` for always.
    ///
    /// ```
    /// # #[cfg(feature = "parser")] {
    /// use coinage::format::Scratch;
    /// use coinage::message::{Argument, Arguments, Bundle, Isolation, Resource};
    /// use coinage::Locale;
    /// let mut bundle = Bundle::new(Locale::parse("en")?, Isolation::Auto);
    /// bundle.add_program(Resource::parse("hello = Hello, { $name }!")?.into_program());
    /// let hello = |name| {
    ///     let (mut text, mut errors) = (Scratch::new(), Vec::new());
    ///     bundle.format("hello", None, &Arguments::Named(&[("name", Argument::Text(name))]), &mut text, &mut errors)?;
    ///     Ok::<_, coinage::Error>(text.to_string())
    /// };
    /// assert_eq!(hello("Ana")?, "Hello, Ana!");
    /// assert_eq!(hello("דנה")?, "Hello, \u{2068}דנה\u{2069}!");
    /// # }
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn new(locale: Locale, isolation: impl Into<Isolation>) -> Self {
        let isolation = isolation.into();
        Self {
            #[cfg(feature = "quantities")]
            functions: MessageFunctions::default(),
            formatters: Formatters::new(locale),
            use_isolating: isolation != Isolation::Never,
            isolates_where_needed: isolation == Isolation::Auto,
            programs: Vec::new(),
            index: Vec::new(),
            names: String::new(),
            name_ends: Vec::new(),
            names_sorted: Vec::new(),
        }
    }

    /// Adds a function under a name in capitals; Fluent's own can't be replaced.
    ///
    /// ```
    /// # #[cfg(feature = "parser")] {
    /// use coinage::format::Scratch;
    /// use coinage::message::{Argument, Arguments, Bundle, Resource};
    /// use coinage::{Error, ErrorCode};
    /// let mut bundle = Bundle::new(coinage::Locale::parse("en")?, false);
    /// bundle.add_function("SHOUT", |words, options| {
    ///     let end = options.iter().find(|(name, _)| name == "end").map_or("!", |(_, end)| end);
    ///     let word = words.first().ok_or_else(|| Error::new(ErrorCode::BadRequest, &["SHOUT needs a word"]))?;
    ///     Ok(format!("{}{end}", word.to_uppercase()))
    /// });
    /// bundle.add_program(Resource::parse("m = { SHOUT($word, end: \"!!\") }")?.into_program());
    /// let (mut text, mut errors) = (Scratch::new(), Vec::new());
    /// bundle.format("m", None, &Arguments::Named(&[("word", Argument::Text("yes"))]), &mut text, &mut errors)?;
    /// assert_eq!((text.to_string().as_str(), errors.len()), ("YES!!", 0));
    /// bundle.add_program(Resource::parse("quiet = { SHOUT() }")?.into_program());
    /// text.clear();
    /// bundle.format("quiet", None, &Arguments::NONE, &mut text, &mut errors)?;
    /// assert_eq!((text.to_string().as_str(), errors[0].message()), ("{SHOUT()}", "SHOUT needs a word"));
    /// # }
    /// # Ok::<(), coinage::Error>(())
    /// ```
    #[cfg(feature = "quantities")]
    pub fn add_function(
        &mut self,
        name: &str,
        function: impl Fn(&[String], &[(String, String)]) -> Result<String> + Send + Sync + 'static,
    ) {
        self.functions.0.push((String::from(name), Arc::new(function)));
    }

    /// The locale its numbers, amounts and dates are written for.
    pub fn locale(&self) -> &Locale {
        self.formatters.locale()
    }

    /// Adds the messages and terms of a program; those whose identifier is taken are left out.
    pub fn add_program(&mut self, program: Program) {
        #[cfg(feature = "eval")]
        let program = Arc::new(program);
        self.add_shared(program);
    }

    #[inline]
    pub(super) fn add_shared(&mut self, program: SharedProgram) {
        let number = self.programs.len() as u32;
        let mut names = Vec::with_capacity(program.rows(table::NAMES) as usize);
        for name in 0..program.rows(table::NAMES) {
            names.push(self.number_of(&program.string(program.row(table::NAMES, name))));
        }
        let plans = self.formatters.plans(&program);
        self.programs.push(Linked { program, links: Vec::new(), names, plans });
        self.merge(number);
        self.link(number);
    }

    /// The number of a variable's name in this bundle, giving it one if it has none.
    fn number_of(&mut self, name: &str) -> u32 {
        let spelled = |number: &u32| self.variable_name(*number).unwrap_or_default();
        match self.names_sorted.binary_search_by(|number| spelled(number).cmp(name)) {
            Ok(place) => self.names_sorted.get(place).copied().unwrap_or(NONE),
            Err(place) => {
                let number = self.name_ends.len() as u32;
                self.names.push_str(name);
                self.name_ends.push(self.names.len() as u32);
                crate::text::insert(&mut self.names_sorted, place, number);
                number
            }
        }
    }

    /// Merges the rows of the newest program, both lists being sorted by identifier.
    fn merge(&mut self, program: u32) {
        let rows = self.programs.get(program as usize).map_or(0, |linked| linked.program.rows(table::ROWS));
        let old = core::mem::take(&mut self.index);
        let mut merged = Vec::with_capacity(old.len().saturating_add(rows as usize));
        let (mut at, mut row) = (0_usize, 0_u32);
        loop {
            let new = MessageHandle { program, row };
            let order = match (old.get(at), row < rows) {
                (Some(&known), true) => self.id(known).cmp(self.id(new)),
                (Some(_), false) => Ordering::Less,
                (None, true) => Ordering::Greater,
                (None, false) => break,
            };
            if order != Ordering::Less {
                row = row.wrapping_add(1);
            }
            if order == Ordering::Greater {
                merged.push(new);
            } else {
                merged.extend(old.get(at).copied());
                at = at.wrapping_add(1);
            }
        }
        self.index = merged;
    }

    /// Looks up the references of the newest program everywhere, and those that led nowhere so far.
    fn link(&mut self, newest: u32) {
        for number in 0..=newest {
            let Some(linked) = self.programs.get_mut(number as usize) else { continue };
            let mut links = core::mem::take(&mut linked.links);
            let Some(linked) = self.programs.get(number as usize) else { continue };
            let count = linked.program.rows(table::REFERENCES);
            links.resize((count as usize).wrapping_mul(2), NO_MESSAGE);
            for (reference, link) in (0..count).zip(links.as_chunks_mut::<2>().0) {
                if link[0] == NO_MESSAGE {
                    let at = linked.program.row(table::REFERENCES, reference);
                    self.follow(linked, at, link);
                }
            }
            if let Some(linked) = self.programs.get_mut(number as usize) {
                linked.links = links;
            }
        }
    }

    /// Looks up what the reference at a word leads to.
    fn follow(&self, linked: &Linked, at: u32, link: &mut [u32; 2]) {
        let id = linked.program.text(at);
        let Some(found) = self.search(&|known| known.cmp(id)) else { return };
        let Some(Linked { program, .. }) = self.programs.get(found.program as usize) else { return };
        let attribute = at.wrapping_add(2);
        let (target, missing) = if linked.program.word(attribute) == NONE {
            (program.message(found.row).0, NO_VALUE)
        } else {
            let name = linked.program.text(attribute);
            (program.attribute(found.row, &|known| known == name).unwrap_or(NONE), NO_ATTRIBUTE)
        };
        *link = [if target == NONE { missing } else { found.program }, target];
    }

    fn id(&self, message: MessageHandle) -> &[u16] {
        self.programs.get(message.program as usize).map_or(&[], |linked| linked.program.id(message.row))
    }

    /// The message or term that compares as equal.
    fn search(&self, compare: &dyn Fn(&[u16]) -> Ordering) -> Option<MessageHandle> {
        let place = self.index.binary_search_by(|entry| compare(self.id(*entry))).ok()?;
        self.index.get(place).copied()
    }

    /// The message with this identifier; terms are not messages.
    pub fn message(&self, id: &str) -> Option<MessageHandle> {
        if id.starts_with('-') {
            return None;
        }
        self.search(&|known| compare(known, id))
    }

    /// All messages in the order of their identifiers.
    pub fn messages(&self) -> impl Iterator<Item = (String, MessageHandle)> {
        self.index.iter().filter_map(|&message| {
            let id = self.id(message);
            (id.first() != Some(&u16::from(b'-'))).then(|| (String::from_utf16_lossy(id), message))
        })
    }

    /// The names of a message's attributes, in source order.
    pub fn attributes(&self, message: MessageHandle) -> Vec<String> {
        let Some(Linked { program, .. }) = self.programs.get(message.program as usize) else { return Vec::new() };
        let (_, first, count) = program.message(message.row);
        (0..count).map(|attribute| program.string(first.wrapping_add(attribute.wrapping_mul(3)))).collect()
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
        match (self.pattern_of(message, attribute), attribute) {
            (Some(pattern), _) => self.write_pattern(pattern, arguments, out, errors),
            (None, Some(name)) => return Err(self.no_attribute(message, name)),
            (None, None) if self.id(message).is_empty() => {
                return Err(Error::new(ErrorCode::UnknownMessage, &["the bundle has no such message"]));
            }
            (None, None) => return Ok(false),
        }
        Ok(true)
    }

    /// The value of a message; `None` for one that has only attributes.
    pub fn value(&self, message: MessageHandle) -> Option<PatternHandle> {
        self.pattern_of(message, None)
    }

    /// An attribute of a message.
    pub fn attribute(&self, message: MessageHandle, name: &str) -> Option<PatternHandle> {
        self.pattern_of(message, Some(name))
    }

    fn pattern_of(&self, message: MessageHandle, attribute: Option<&str>) -> Option<PatternHandle> {
        let MessageHandle { program: number, row } = message;
        let Linked { program, .. } = self.programs.get(number as usize)?;
        let pattern = match attribute {
            Some(name) => program.attribute(row, &|known| compare(known, name).is_eq())?,
            None => program.message(row).0,
        };
        (pattern != NONE).then_some(PatternHandle { program: number, pattern })
    }

    /// Writes a value or an attribute found before: the shortest way from arguments to text. After
    /// the first call with the same kinds of arguments nothing is allocated, unless a number has
    /// more than 18 digits.
    pub fn write_pattern(
        &self,
        pattern: PatternHandle,
        arguments: &Arguments<'_>,
        out: &mut Scratch,
        errors: &mut Vec<Error>,
    ) {
        Resolver::new(self, arguments, out, errors).write(pattern.program, pattern.pattern);
    }

    #[cold]
    fn no_attribute(&self, message: MessageHandle, name: &str) -> Error {
        match self.id(message) {
            [] => Error::new(ErrorCode::UnknownMessage, &["the bundle has no such message"]),
            id => {
                let id = String::from_utf16_lossy(id);
                Error::new(ErrorCode::UnknownMessage, &["the message `", &id, "` has no attribute `", name, "`"])
            }
        }
    }

    /// The text of a value or an attribute that is always the same, in UTF-16.
    pub fn static_text(&self, handle: PatternHandle) -> Option<&[u16]> {
        let pattern = handle.pattern;
        let program = &self.programs.get(handle.program as usize)?.program;
        let only = program.expression(pattern.wrapping_add(2));
        match program.count(pattern) {
            0 => Some(&[]),
            1 if only.operation == operation::TEXT => Some(program.units(only.first, only.second)),
            _ => None,
        }
    }

    /// The pieces of a value or an attribute that has nothing but text and variables, and whether
    /// its variables are to be isolated.
    pub fn pieces(&self, handle: PatternHandle) -> Option<(Vec<Piece<'_>>, bool)> {
        let mut pieces = Vec::new();
        self.each_piece(handle, &mut |piece| pieces.push(piece))?;
        Some((pieces, self.isolates(handle)))
    }

    /// Whether the variables of a value or an attribute are to be isolated.
    pub(crate) fn isolates(&self, handle: PatternHandle) -> bool {
        let linked = self.programs.get(handle.program as usize);
        let flags = linked.map_or(0, |linked| linked.program.word(handle.pattern.wrapping_add(1)));
        self.use_isolating && flags & ISOLATES != 0
    }

    /// Tells the [`pieces`](Bundle::pieces) up to the first expression that is none; nothing where
    /// there was one.
    pub(crate) fn each_piece<'a>(&'a self, handle: PatternHandle, tell: &mut dyn FnMut(Piece<'a>)) -> Option<()> {
        if self.isolates_where_needed {
            // Which values need marks is seen when they are written.
            return None;
        }
        let linked = self.programs.get(handle.program as usize)?;
        let mut at = handle.pattern.wrapping_add(2);
        for _ in 0..linked.program.count(handle.pattern) {
            let expression = linked.program.expression(at);
            at = at.wrapping_add(3);
            tell(match expression.operation {
                operation::TEXT => Piece::Text(linked.program.units(expression.first, expression.second)),
                operation::VARIABLE => Piece::Variable(linked.name(expression.first)),
                _ => return None,
            });
        }
        Some(())
    }

    /// The name of a variable by its number in this bundle.
    pub fn variable_name(&self, number: u32) -> Option<&str> {
        let end = *self.name_ends.get(number as usize)?;
        let start = number.checked_sub(1).and_then(|before| self.name_ends.get(before as usize)).copied();
        self.names.get(start.unwrap_or(0) as usize..end as usize)
    }

    /// The numbers of the variables a value or an attribute may ask its caller for, also through
    /// the messages it refers to: the order for [`Arguments::Positional`].
    pub fn signature(&self, handle: PatternHandle) -> Vec<u32> {
        let mut names = Vec::new();
        // Program and offset of the blocks that were met, those after `next` still to be read.
        let mut places = Vec::from([handle.program, handle.pattern]);
        let mut next = 0_usize;
        while let Some(&[number, offset]) = places.get(next..).and_then(<[u32]>::first_chunk) {
            next = next.wrapping_add(2);
            let Some(linked) = self.programs.get(number as usize) else { continue };
            let program = &linked.program;
            let (expressions, patterns) = match program.word(offset).wrapping_shr(24) {
                block::SELECT => (1, program.count(offset)),
                _ => (program.count(offset), 0),
            };
            let mut at = offset.wrapping_add(2);
            for _ in 0..expressions {
                let Expression { operation, first, .. } = program.expression(at);
                at = at.wrapping_add(3);
                match operation {
                    operation::VARIABLE => add_new(&mut names, &[linked.name(first)]),
                    operation::MESSAGE => {
                        if let Link::Pattern(program, pattern) = linked.link(first) {
                            add_new(&mut places, &[program, pattern]);
                        }
                    }
                    // A term sees its own parameters only.
                    operation::CALL | operation::SELECT => add_new(&mut places, &[number, first]),
                    _ => {}
                }
            }
            for _ in 0..patterns {
                add_new(&mut places, &[number, program.word(at.wrapping_add(3))]);
                at = at.wrapping_add(4);
            }
        }
        names
    }
}

/// Adds a group of words to a list of such groups that lacks it.
fn add_new(list: &mut Vec<u32>, group: &[u32]) {
    if !list.chunks_exact(group.len()).any(|known| known == group) {
        list.extend_from_slice(group);
    }
}
