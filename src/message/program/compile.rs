//! From the syntax tree to a program.
//!
//! Nested placeables are opened, string literals in patterns become text (they are never
//! isolated), and a number literal's fraction digits become a call site of `NUMBER`, so that the
//! resolver knows only one way to format a number.

use super::places::Places;
use super::{ISOLATES, NONE, Program, block, key, operation, table};
use crate::decimal::Digits;
use crate::error::{Error, ErrorCode, Result};
use crate::format::PluralCategory;
use crate::message::amount::Amount;
use crate::message::syntax::{Arguments, Element, Entry, Expression, Key, Lines, Pattern, Tree};
use alloc::borrow::ToOwned as _;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::string::ToString as _;
use alloc::vec;
use alloc::vec::Vec;

/// Compiles a resource; junk and comments leave no trace, of duplicates the first wins.
///
/// # Errors
/// `overflow` for a resource past 4 GB of text or 16 million parts in one block.
pub fn compile(tree: &Tree<'_>) -> Result<Program> {
    let mut compiler = Compiler::new(tree);
    let mut rows: Vec<[u32; 5]> = Vec::new();
    for entry in &tree.body {
        let (message, prefix) = match entry {
            Entry::Message(message) => (message, ""),
            Entry::Term(term) => (term, "-"),
            Entry::Comment(..) | Entry::Junk(_) => continue,
        };
        let id = [prefix, message.id].concat();
        let value = match &message.value {
            Some(pattern) => compiler.owned_pattern(pattern, id.clone())?,
            None => NONE,
        };
        let mut attributes: Vec<[u32; 3]> = Vec::new();
        for attribute in &message.attributes {
            let name = compiler.text(attribute.id)?;
            let pattern = compiler.owned_pattern(&attribute.value, [&*id, ".", attribute.id].concat())?;
            // Equal names share their place in the pool.
            if attributes.iter().all(|earlier| earlier[0] != name.offset) {
                attributes.push([name.offset, name.length, pattern]);
            }
        }
        let attributes_start = compiler.next(table::ATTRIBUTES)?;
        for attribute in &attributes {
            compiler.add(table::ATTRIBUTES, attribute);
        }
        let id = compiler.text(&id)?;
        rows.push([id.offset, id.length, value, attributes_start, fits(attributes.len())?]);
    }
    let id = |row: &[u32; 5]| compiler.pool.get(row[0] as usize..).and_then(|rest| rest.get(..row[1] as usize));
    rows.sort_by(|a, b| id(a).cmp(&id(b)));
    rows.dedup_by(|later, earlier| later[0] == earlier[0]);
    for row in &rows {
        compiler.add(table::ROWS, row);
    }
    compiler.finish()
}

fn fits(length: usize) -> Result<u32> {
    u32::try_from(length)
        .ok()
        .filter(|length| *length < NONE)
        .ok_or_else(|| Error::new(ErrorCode::Overflow, &["the resource is too large for a program"]))
}

fn head(kind: u32, count: usize) -> Result<u32> {
    let count = fits(count)?;
    if count > 0xff_ffff {
        return Err(Error::new(ErrorCode::Overflow, &["the resource is too large for a program"]));
    }
    Ok(kind.wrapping_shl(24) | count)
}

/// A place in the pool: offset and length in code units.
#[derive(Clone, Copy)]
struct Text {
    offset: u32,
    length: u32,
}

/// A row's key for finding an equal one: the words it is made of.
type Key4 = (u32, u32, u32, u32);

struct Compiler<'t> {
    tree: &'t Tree<'t>,
    lines: Lines<'t>,
    places: Places,
    pool: Vec<u16>,
    code: Vec<u32>,
    tables: [Vec<u32>; 7],
    texts: BTreeMap<String, Text>,
    names: BTreeMap<u32, u32>,
    numbers: BTreeMap<u32, u32>,
    references: BTreeMap<(u32, u32), u32>,
    sites: BTreeMap<Vec<Key4>, u32>,
}

type Words = [u32; 3];

impl<'t> Compiler<'t> {
    fn new(tree: &'t Tree<'t>) -> Self {
        Self {
            tree,
            lines: Lines::new(tree.source),
            places: Places::default(),
            pool: Vec::new(),
            code: Vec::new(),
            tables: <[Vec<u32>; 7]>::default(),
            texts: BTreeMap::new(),
            names: BTreeMap::new(),
            numbers: BTreeMap::new(),
            references: BTreeMap::new(),
            sites: BTreeMap::new(),
        }
    }

    fn text(&mut self, text: &str) -> Result<Text> {
        if let Some(known) = self.texts.get(text) {
            return Ok(*known);
        }
        let offset = fits(self.pool.len())?;
        self.pool.extend(text.encode_utf16());
        let length = fits(self.pool.len())?.wrapping_sub(offset);
        let place = Text { offset, length };
        self.texts.insert(text.to_owned(), place);
        Ok(place)
    }

    /// The index that a table's next row gets.
    fn next(&self, table: usize) -> Result<u32> {
        let words = fits(self.tables.get(table).map_or(0, Vec::len))?;
        Ok(words.checked_div(Program::width(table)).unwrap_or(0))
    }

    fn add(&mut self, table: usize, row: &[u32]) {
        if let Some(words) = self.tables.get_mut(table) {
            words.extend_from_slice(row);
        }
    }

    fn finish(self) -> Result<Program> {
        let mut program = Program { pool: self.pool, words: self.code, starts: [0; 8], places: self.places };
        for (start, table) in program.starts.iter_mut().zip(&self.tables) {
            *start = fits(program.words.len())?;
            program.words.extend_from_slice(table);
        }
        if let Some(end) = program.starts.last_mut() {
            *end = fits(program.words.len())?;
        }
        Ok(program)
    }

    fn name(&mut self, name: &str) -> Result<u32> {
        let text = self.text(name)?;
        let next = self.next(table::NAMES)?;
        let index = *self.names.entry(text.offset).or_insert(next);
        if index == next {
            self.add(table::NAMES, &[text.offset, text.length]);
        }
        Ok(index)
    }

    /// The index of a number literal; `None` for one with more digits than a number may have.
    fn number(&mut self, literal: &str) -> Result<Option<u32>> {
        if Digits::parse(literal).is_err() {
            return Ok(None);
        }
        let text = self.text(literal)?;
        let next = self.next(table::NUMBERS)?;
        let index = *self.numbers.entry(text.offset).or_insert(next);
        if index == next {
            self.add(table::NUMBERS, &[text.offset, text.length]);
        }
        Ok(Some(index))
    }

    fn reference(&mut self, id: &str, attribute: Option<&str>) -> Result<u32> {
        let id = self.text(id)?;
        let attribute = match attribute {
            Some(name) => self.text(name)?,
            None => Text { offset: NONE, length: 0 },
        };
        let next = self.next(table::REFERENCES)?;
        let index = *self.references.entry((id.offset, attribute.offset)).or_insert(next);
        if index == next {
            self.add(table::REFERENCES, &[id.offset, id.length, attribute.offset, attribute.length]);
        }
        Ok(index)
    }

    fn site(&mut self, function: &str, named: &[(&str, bool, String)]) -> Result<u32> {
        let function = self.text(function)?;
        let mut key: Vec<Key4> = vec![(function.offset, function.length, 0, 0)];
        let mut options = Vec::with_capacity(named.len());
        for (name, is_number, value) in named {
            let (name, kind, value) = (self.text(name)?, u32::from(*is_number), self.text(value)?);
            key.push((name.offset, kind, value.offset, value.length));
            options.push([name.offset, name.length, kind, value.offset, value.length]);
        }
        let next = self.next(table::SITES)?;
        let index = *self.sites.entry(key).or_insert(next);
        if index == next {
            let start = self.next(table::OPTIONS)?;
            for option in &options {
                self.add(table::OPTIONS, option);
            }
            self.add(table::SITES, &[function.offset, function.length, start, fits(options.len())?]);
        }
        Ok(index)
    }

    /// A variant's key.
    fn key(&mut self, key: &Key<'_>) -> Result<Words> {
        let (Key::Identifier(word) | Key::Number(word)) = *key;
        if let Key::Number(literal) = *key
            && let Some(index) = self.number(literal)?
        {
            let units: Vec<u16> = literal.encode_utf16().collect();
            return Ok(match Amount::literal(&units).integer() {
                Some(value) => [key::INTEGER, value.cast_unsigned(), 0],
                None => [key::NUMBER, index, 0],
            });
        }
        let category = PluralCategory::ALL.iter().position(|category| category.as_str() == word);
        let kind = match category {
            Some(number) => key::WORD.wrapping_add(fits(number)?).wrapping_add(1),
            None => key::WORD,
        };
        let word = self.text(word)?;
        Ok([kind, word.offset, word.length])
    }

    fn push(&mut self, head: u32, words: &[u32]) -> Result<u32> {
        let offset = fits(self.code.len())?;
        self.code.push(head);
        self.code.extend_from_slice(words);
        Ok(offset)
    }

    /// Appends a block and says where its expressions stand, each by its word in the block.
    fn push_placed(&mut self, head: u32, words: &[u32], placed: &[(usize, &Expression<'_>)]) -> Result<u32> {
        let offset = self.push(head, words)?;
        for (at, expression) in placed {
            // Behind the head.
            let word = fits(offset as usize)?.saturating_add(fits(*at)?).saturating_add(1);
            self.places.add(word, expression, self.tree, &self.lines);
        }
        Ok(offset)
    }

    /// The pattern of a message, a term or an attribute.
    fn owned_pattern(&mut self, pattern: &Pattern<'_>, owner: String) -> Result<u32> {
        let offset = self.pattern(pattern)?;
        self.places.end(fits(self.code.len())?, owner);
        Ok(offset)
    }

    fn pattern(&mut self, pattern: &Pattern<'_>) -> Result<u32> {
        let flags = if pattern.elements.len() > 1 { ISOLATES } else { 0 };
        let mut words = vec![flags];
        let mut count = 0_usize;
        let mut pending = String::new();
        let mut placed = Vec::new();
        for element in &pattern.elements {
            let expression = match element {
                Element::Text(text) => {
                    pending.push_str(text);
                    continue;
                }
                Element::Placeable(expression) => opened(expression),
            };
            if let Expression::String(raw) = expression {
                unescape(raw, &mut pending);
                continue;
            }
            let compiled = self.expression(expression)?;
            if !pending.is_empty() {
                words.extend(self.literal(&pending)?);
                pending.clear();
                count = count.saturating_add(1);
            }
            placed.push((words.len(), expression));
            words.extend(compiled);
            count = count.saturating_add(1);
        }
        if !pending.is_empty() {
            words.extend(self.literal(&pending)?);
            count = count.saturating_add(1);
        }
        self.push_placed(head(block::PATTERN, count)?, &words, &placed)
    }

    fn literal(&mut self, text: &str) -> Result<Words> {
        let text = self.text(text)?;
        Ok([operation::TEXT, text.offset, text.length])
    }

    fn expression(&mut self, expression: &Expression<'_>) -> Result<Words> {
        Ok(match expression {
            Expression::String(raw) => {
                let mut text = String::new();
                unescape(raw, &mut text);
                self.literal(&text)?
            }
            Expression::Number(literal) => {
                let Some(index) = self.number(literal)? else { return self.literal(literal) };
                let site = match fraction_digits(literal) {
                    0 => NONE,
                    digits => self.site("NUMBER", &[("minimumFractionDigits", true, digits.to_string())])?,
                };
                [operation::NUMBER, index, site]
            }
            Expression::Variable(name) => [operation::VARIABLE, self.name(name)?, 0],
            Expression::Message { id, attribute } => [operation::MESSAGE, self.reference(id, *attribute)?, 0],
            Expression::Term { id, attribute, arguments } => {
                let reference = self.reference(&["-", id].concat(), *attribute)?;
                [operation::TERM, reference, self.parameters(arguments.as_ref())?]
            }
            Expression::Function { id, arguments } => self.call(id, arguments)?,
            Expression::Placeable(inner) => self.expression(inner)?,
            Expression::Select { selector, variants } => {
                let compiled = self.expression(opened(selector))?;
                let mut default = 0_u32;
                let mut words = vec![0];
                words.extend(compiled);
                for (index, variant) in variants.iter().enumerate() {
                    if variant.default {
                        default = fits(index)?;
                    }
                    let pattern = self.pattern(&variant.value)?;
                    words.extend(self.key(&variant.key)?);
                    words.push(pattern);
                }
                if let Some(first) = words.first_mut() {
                    *first = default;
                }
                let placed = [(1, &**selector)];
                [operation::SELECT, self.push_placed(head(block::SELECT, variants.len())?, &words, &placed)?, 0]
            }
        })
    }

    /// The named arguments of a term; positional ones have no meaning and are dropped.
    fn parameters(&mut self, arguments: Option<&Arguments<'_>>) -> Result<u32> {
        let named = arguments.map_or(&[][..], |arguments| &arguments.named);
        if named.is_empty() {
            return Ok(NONE);
        }
        let mut words = Vec::new();
        for (name, value) in named {
            let value = self.expression(value)?;
            words.push(self.name(name)?);
            words.extend(value);
        }
        self.push(head(block::ARGUMENTS, named.len())?, &words)
    }

    fn call(&mut self, function: &str, arguments: &Arguments<'_>) -> Result<Words> {
        let mut named: Vec<(&str, bool, String)> = Vec::new();
        for (name, value) in &arguments.named {
            match value {
                Expression::Number(literal) => named.push((name, true, (*literal).to_owned())),
                Expression::String(raw) => {
                    let mut text = String::new();
                    unescape(raw, &mut text);
                    named.push((name, false, text));
                }
                // The grammar has only literals here.
                _ => {}
            }
        }
        // `NUMBER(1.0)` keeps the digit that was written, as `{ 1.0 }` does.
        if let (Some(Expression::Number(literal)), "NUMBER") = (arguments.positional.first(), function) {
            let digits = fraction_digits(literal);
            let overridden = named.iter().any(|(name, ..)| {
                matches!(
                    *name,
                    "minimumFractionDigits"
                        | "maximumFractionDigits"
                        | "minimumSignificantDigits"
                        | "maximumSignificantDigits"
                )
            });
            if digits > 0 && !overridden {
                named.push(("minimumFractionDigits", true, digits.to_string()));
            }
        }
        let mut words = vec![0];
        let mut placed = Vec::new();
        for argument in &arguments.positional {
            placed.push((words.len(), argument));
            words.extend(self.expression(opened(argument))?);
        }
        let site = self.site(function, &named)?;
        if let Some(first) = words.first_mut() {
            *first = site;
        }
        Ok([operation::CALL, self.push_placed(head(block::CALL, arguments.positional.len())?, &words, &placed)?, 0])
    }
}

/// The expression inside any number of nested placeables.
fn opened<'t, 's>(mut expression: &'t Expression<'s>) -> &'t Expression<'s> {
    while let Expression::Placeable(inner) = expression {
        expression = inner;
    }
    expression
}

/// Fraction digits of a literal, as many as a formatter may show.
fn fraction_digits(literal: &str) -> usize {
    literal.split_once('.').map_or(0, |(_, fraction)| fraction.len().min(100))
}

/// Resolves `\\`, `\"`, `\uXXXX` and `\UXXXXXX`; what is no character becomes U+FFFD.
fn unescape(raw: &str, text: &mut String) {
    let mut rest = raw;
    while let Some((before, escape)) = rest.split_once('\\') {
        text.push_str(before);
        let digits = match escape.as_bytes().first() {
            Some(b'u') => 4_usize,
            Some(b'U') => 6,
            _ => 0,
        };
        if digits == 0 {
            // An escaped quote or backslash stands for itself.
            let mut characters = escape.chars();
            text.extend(characters.next());
            rest = characters.as_str();
            continue;
        }
        let end = digits.saturating_add(1);
        let code = escape.get(1..end).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        text.push(code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER));
        rest = escape.get(end..).unwrap_or_default();
    }
    text.push_str(rest);
}
