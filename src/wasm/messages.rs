//! Messages for JavaScript: catalogs, and arguments by position.
//!
//! JavaScript asks for a message once by its name and gets a number, and either the names of the
//! variables in the order their values are passed or, where it can do without a call, the pieces
//! to put together: texts and variables in a row.
//! An argument is three doubles in the input: its kind and two values.

use super::border::{Border, with};
use super::memory::State;
use crate::calendar::Instant;
use crate::catalog::Catalog;
use crate::decimal::Digits;
use crate::error::{Error, ErrorCode, Result};
use crate::format::Scratch;
use crate::locale::Locale;
use crate::message::{Argument, Arguments, Bundle, PatternHandle, Piece, Program, short};
use crate::money::text::count_text;
use crate::money::{Currency, Money};
#[cfg(feature = "quantities")]
use crate::{format::Unit, message::ValueRange, text::fields};
use alloc::string::String;
use alloc::vec::Vec;
use wasm_bindgen::prelude::wasm_bindgen;

/// A message or an attribute that JavaScript asked for.
struct Target {
    bundle: usize,
    /// Nothing for a message that has only attributes.
    pattern: Option<PatternHandle>,
    signature: Vec<u32>,
}

#[derive(Default)]
struct Entry {
    catalog: Catalog,
    targets: Vec<Target>,
}

static CATALOGS: State<Vec<Entry>> = State::new(Vec::new());
/// Bundles of a catalog that is being put together.
static PENDING: State<Vec<Bundle>> = State::new(Vec::new());
/// What went wrong in the last messages.
static ERRORS: State<Vec<Error>> = State::new(Vec::new());

#[cold]
#[inline(never)]
fn unknown(words: &[&str]) -> Error {
    Error::new(ErrorCode::UnknownMessage, words)
}

/// Marks an answer that has errors beside it.
const WITH_ERRORS: i32 = 1 << 30;

/// Adds the program in the byte input to the bundle of the locale in the input, which is the
/// newest or a new one.
fn add(border: &Border, length: u32, isolate: bool, read: impl FnOnce(&[u8]) -> Result<Program>) -> Result<()> {
    let locale = Locale::parse(&border.text(length))?;
    let program = read(&border.bytes)?;
    PENDING.with_borrow_mut(|bundles| {
        if bundles.last().is_none_or(|bundle| bundle.locale() != &locale) {
            bundles.push(Bundle::new(locale, isolate));
        }
        if let Some(bundle) = bundles.last_mut() {
            bundle.add_program(program);
        }
    });
    Ok(())
}

/// Adds a compiled program to the catalog in the making.
#[wasm_bindgen]
pub fn catalog_program(length: u32, isolate: bool) -> i32 {
    with(|border| {
        border.scratch.clear();
        let result = add(border, length, isolate, Program::read);
        border.answer_result(result)
    })
}

/// Adds Fluent source text to the catalog in the making.
#[cfg(feature = "parser")]
#[wasm_bindgen]
pub fn catalog_source(length: u32, isolate: bool) -> i32 {
    with(|border| {
        border.scratch.clear();
        let result = add(border, length, isolate, compile);
        border.answer_result(result)
    })
}

#[cfg(feature = "parser")]
fn compile(bytes: &[u8]) -> Result<Program> {
    Ok(crate::message::Resource::parse(source(bytes)?)?.into_program())
}

#[cfg(feature = "parser")]
fn source(bytes: &[u8]) -> Result<&str> {
    core::str::from_utf8(bytes)
        .map_err(|_| Error::new(ErrorCode::ParseError, &["the source is not UTF-8"]).with_hint(&["save it as UTF-8"]))
}

/// Answers with the Fluent source in the byte input as a pseudo-locale has it, of the kind that the
/// input names.
#[cfg(feature = "eval")]
#[wasm_bindgen]
pub fn source_pseudo(percent: u32, length: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let kind = crate::catalog::PseudoKind::parse(&border.text(length));
        let result = kind.and_then(|kind| {
            let text = crate::catalog::pseudo(source(&border.bytes)?, kind, percent);
            border.scratch.push_str(&text);
            Ok(())
        });
        border.answer_result(result)
    })
}

/// Answers with the pack of the Fluent source in the byte input, a byte in each unit.
#[cfg(feature = "eval")]
#[wasm_bindgen]
pub fn source_pack() -> i32 {
    with(|border| {
        border.scratch.clear();
        let packed = compile(&border.bytes).and_then(|program| program.to_bytes());
        let result = packed.map(|bytes| bytes.iter().for_each(|&byte| border.scratch.push_unit(u16::from(byte))));
        border.answer_result(result)
    })
}

/// Gives the catalog in the making the functions whose names stand in the input, U+0000 between them.
#[cfg(feature = "quantities")]
#[wasm_bindgen]
pub fn catalog_functions(length: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let names = border.text(length);
        let add =
            |bundles: &mut Vec<Bundle>| bundles.iter_mut().try_for_each(|bundle| super::functions::add(bundle, &names));
        let result = PENDING.with_borrow_mut(add);
        border.answer_result(result)
    })
}

/// Finishes the catalog in the making; its handle.
#[wasm_bindgen]
pub fn catalog_open() -> i32 {
    let bundles = PENDING.with_borrow_mut(core::mem::take);
    CATALOGS.with_borrow_mut(|catalogs| {
        catalogs.push(Entry { catalog: Catalog::new(bundles), targets: Vec::new() });
        catalogs.len().wrapping_sub(1) as i32
    })
}

/// Forgets the programs added so far, after one of them was refused.
#[wasm_bindgen]
pub fn catalog_discard() {
    PENDING.with_borrow_mut(Vec::clear);
}

/// Finds `id` or `id.attribute` and tells what JavaScript has to know of it, in fields that each
/// start with their length in one unit: its number, as one unit of low bits and one of high ones;
/// its locale; `p`, then the names of the variables, or `c`, then pieces: `t` and a text, `v` and
/// a variable's name, `i` and the name of one that is to be isolated. Variables take their values
/// in the order in which they are first named.
#[wasm_bindgen]
pub fn message_find(catalog: u32, length: u32) -> i32 {
    with(|border| {
        let name = border.text(length);
        border.scratch.clear();
        CATALOGS.with_borrow_mut(|catalogs| {
            let found = catalogs.get_mut(catalog as usize).and_then(|entry| find(entry, &name, &mut border.scratch));
            border.answer_result(found.ok_or_else(|| {
                unknown(&["the catalog has no message `", &name, "`"])
                    .with_hint(&["check its spelling, or add it to the Fluent files"])
            }))
        })
    })
}

fn find(entry: &mut Entry, name: &str, scratch: &mut Scratch) -> Option<()> {
    let point = name.bytes().position(|byte| byte == b'.');
    let id = name.get(..point.unwrap_or(name.len()))?;
    for (number, bundle) in entry.catalog.bundles().iter().enumerate() {
        let Some(message) = bundle.message(id) else { continue };
        let pattern = match point {
            Some(point) => bundle.attribute(message, name.get(point.wrapping_add(1)..)?),
            None => bundle.value(message),
        };
        if pattern.is_none() && point.is_some() {
            continue;
        }
        let signature = pattern.map_or_else(Vec::new, |pattern| bundle.signature(pattern));
        let target = entry.targets.len();
        field(scratch, "", &[target as u16, target.wrapping_shr(16) as u16]);
        name_field(scratch, "", bundle.locale().id());
        describe(bundle, pattern, &signature, scratch);
        entry.targets.push(Target { bundle: number, pattern, signature });
        return Some(());
    }
    None
}

fn describe(bundle: &Bundle, pattern: Option<PatternHandle>, signature: &[u32], scratch: &mut Scratch) {
    let start = scratch.len();
    field(scratch, "c", &[]);
    let Some(pattern) = pattern else { return };
    let name = |number| bundle.variable_name(number).unwrap_or_default();
    let variable = if bundle.isolates(pattern) { "i" } else { "v" };
    let told = bundle.each_piece(pattern, &mut |piece| match piece {
        Piece::Text(text) => text.chunks(LONGEST).for_each(|text| field(scratch, "t", text)),
        Piece::Variable(number) => name_field(scratch, variable, name(number)),
    });
    if told.is_none() {
        scratch.truncate(start);
        field(scratch, "p", &[]);
        for &number in signature {
            name_field(scratch, "", name(number));
        }
    }
}

/// How long a piece may be whose length is told in one unit.
const LONGEST: usize = 0x8000;

fn field(scratch: &mut Scratch, letter: &str, text: &[u16]) {
    scratch.push_unit(text.len().wrapping_add(letter.len()) as u16);
    scratch.push_str(letter);
    scratch.push_units(text);
}

fn name_field(scratch: &mut Scratch, letter: &str, text: &str) {
    // Names and locales are ASCII.
    scratch.push_unit(text.len().wrapping_add(letter.len()) as u16);
    scratch.push_str(letter);
    scratch.push_str(text);
}

/// Reads an argument of three doubles: 0 none; 1 text; 2 whole number; 3 number as text;
/// 4 money as a coefficient, with the scale and the currency's letters; 5 instant; 6 money as
/// text, its currency first; 7 words, each with U+0000 after it; 8 a unit and how many, as text; 9 a
/// range as text: its currency or nothing, its start and its end, U+0000 between them. Texts are a
/// place and a length in the input.
#[inline(never)]
fn argument<'a>(input: &'a [u16], &[kind, first, second]: &[f64; 3]) -> Result<Option<Argument<'a>>> {
    let (start, length) = (first as usize, second as usize);
    let units = input.get(start..start.wrapping_add(length)).unwrap_or_default();
    Ok(Some(match kind as u32 {
        0 => return Ok(None),
        1 => Argument::Units(units),
        2 => Argument::Scaled(first as i64, 0, None),
        4 if second < FINEST => {
            let packed = second as u32;
            Argument::Scaled(first as i64, packed.wrapping_shr(15), Some(currency(packed)?))
        }
        5 => Argument::DateTime(Instant::from_milliseconds(first as i64)?),
        kind => return long(kind, units),
    }))
}

/// The currency whose letters stand in the lower fifteen bits. The one of the last amount is
/// mostly that of the next.
#[inline]
fn currency(packed: u32) -> Result<Currency> {
    let letters = packed & 0x7fff;
    LAST_CURRENCY.with_borrow_mut(|last| match last {
        (known, Some(currency)) if *known == letters => Ok(*currency),
        _ => {
            let currency = find_currency(letters)?;
            *last = (letters, Some(currency));
            Ok(currency)
        }
    })
}

static LAST_CURRENCY: State<(u32, Option<Currency>)> = State::new((0, None));

#[cold]
#[inline(never)]
fn find_currency(letters: u32) -> Result<Currency> {
    let code = [10, 5, 0].map(|shift| b'A'.wrapping_add((letters.wrapping_shr(shift) & 31) as u8));
    Currency::parse(core::str::from_utf8(&code).unwrap_or_default())
}

/// The scale past which an amount is no `Decimal`, as it stands above the currency's letters.
const FINEST: f64 = (29_u32 << 15) as f64;

/// Reads an argument that is told as text.
#[inline(never)]
fn long(kind: u32, units: &[u16]) -> Result<Option<Argument<'static>>> {
    if kind == 3
        && let Some((value, scale)) = short(units)
    {
        return Ok(Some(Argument::Scaled(value, scale, None)));
    }
    let text = String::from_utf16_lossy(units);
    Ok(Some(match kind {
        3 => Argument::Number(Digits::parse(&text)?),
        #[cfg(feature = "quantities")]
        7.. => return Ok(Some(several(kind, &text)?)),
        6 => Argument::Money(Money::parse(text.get(4..).unwrap_or_default(), text.get(..3).unwrap_or_default())?),
        4 => return Err(Error::new(ErrorCode::Overflow, &["the amount is too large or too fine"])),
        _ => return Ok(None),
    }))
}

/// Reads an argument that is told as several texts.
#[cfg(feature = "quantities")]
#[cold]
#[inline(never)]
fn several(kind: u32, text: &str) -> Result<Argument<'static>> {
    let mut fields = fields(text, 0);
    if kind == 7 {
        let mut words: Vec<String> = fields.map(String::from).collect();
        words.pop();
        return Ok(Argument::Words(words));
    }
    let mut next = || fields.next().unwrap_or_default();
    let (first, second) = (next(), next());
    Ok(if kind == 8 {
        Argument::Unit(Digits::parse(second)?, Unit::parse(first)?)
    } else if first.is_empty() {
        Argument::Range(ValueRange::numbers(Digits::parse(second)?, Digits::parse(next())?))
    } else {
        Argument::Range(ValueRange::money(&Money::parse(second, first)?, &Money::parse(next(), first)?)?)
    })
}

/// Appends one message with the arguments that stand in the doubles from `at` on; where they end.
fn write<'a>(
    entry: &Entry,
    target: u32,
    doubles: &[f64],
    values: &mut Vec<Option<Argument<'a>>>,
    (input, scratch, errors): (&'a [u16], &mut Scratch, &mut Vec<Error>),
) -> Result<usize> {
    let target = entry.targets.get(target as usize).ok_or_else(|| unknown(&["the catalog has no such message"]))?;
    let count = target.signature.len();
    values.clear();
    for triple in doubles.as_chunks::<3>().0.iter().take(count) {
        values.push(argument(input, triple)?);
    }
    if let (Some(bundle), Some(pattern)) = (entry.catalog.bundles().get(target.bundle), target.pattern) {
        bundle.write_pattern(pattern, &Arguments::Positional(&target.signature, values), scratch, errors);
    }
    Ok(count.wrapping_mul(3))
}

/// Writes a message with the arguments in the doubles of the input.
#[wasm_bindgen]
pub fn message_write(catalog: u32, target: u32) -> i32 {
    answer(catalog, |entry, border, errors| {
        let Border { scratch, input, doubles, .. } = border;
        write(entry, target, doubles, &mut Vec::new(), (input, scratch, errors)).map(|_| ())
    })
}

/// Writes many messages one after another: for each the doubles hold its number and its arguments.
/// Where each ends is written over them, from the first double on.
#[wasm_bindgen]
pub fn messages_write(catalog: u32, count: u32) -> i32 {
    answer(catalog, |entry, border, errors| {
        let Border { scratch, input, doubles, .. } = border;
        let mut values = Vec::new();
        let mut at = 0_usize;
        for number in 0..count as usize {
            let Some((&target, given)) = doubles.get(at..).unwrap_or_default().split_first() else { break };
            let taken = write(entry, target as u32, given, &mut values, (input, scratch, errors))?;
            at = at.wrapping_add(taken).wrapping_add(1);
            if let Some(end) = doubles.get_mut(number) {
                *end = scratch.len() as f64;
            }
        }
        Ok(())
    })
}

/// Answers with what is written of a catalog, marked where errors stand beside it.
fn answer(catalog: u32, work: impl FnOnce(&Entry, &mut Border, &mut Vec<Error>) -> Result<()>) -> i32 {
    with(|border| {
        border.scratch.clear();
        let result = ERRORS.with_borrow_mut(|errors| {
            errors.clear();
            CATALOGS.with_borrow(|catalogs| match catalogs.get(catalog as usize) {
                Some(entry) => work(entry, border, errors),
                None => Err(unknown(&["there is no such catalog"])),
            })?;
            Ok(!errors.is_empty())
        });
        finish(border, result)
    })
}

fn finish(border: &mut Border, result: Result<bool>) -> i32 {
    match result {
        // A text that moved is fetched again below the mark's range.
        Ok(true) => match border.answer() {
            length if length >= 0 => length | WITH_ERRORS,
            moved => moved.wrapping_sub(WITH_ERRORS),
        },
        Ok(false) => border.answer(),
        Err(error) => border.fail(error),
    }
}

/// What went wrong in the last messages: code, message, hint, message or attribute, line and
/// column in turn; empty where they are not known, as in programs out of packs.
#[wasm_bindgen]
pub fn message_errors() -> i32 {
    with(|border| {
        border.scratch.clear();
        ERRORS.with_borrow(|errors| {
            for error in errors {
                border.tell(&[error.code(), error.message(), error.hint().unwrap_or_default()]);
                let Some(place) = error.place() else {
                    border.tell(&["", "", ""]);
                    continue;
                };
                let count = |count: Option<u32>| count.map(|count| count_text(count.into())).unwrap_or_default();
                border.tell(&[&place.subject, &count(place.line), &count(place.column)]);
            }
        });
        border.answer()
    })
}
