//! What both sides of the border share: the buffers and the protocol of calls.
//!
//! JavaScript writes text into the input buffer ([`input`]) and calls with its length. A
//! function that answers with text returns its length: the text stands at the pointer last
//! announced ([`text_pointer`]). Where the buffer had to move, the length comes as `-2 - length`
//! and JavaScript asks for the pointer again. `-1` is an error, which [`take_error`] tells as
//! code, message and hint, separated by U+0000. Lists of texts are separated by U+0000 too.

use super::memory::State;
use crate::error::{Error, Result};
use crate::format::{OptionValue, Scratch};
use crate::locale::Locale;
use crate::text::fields;
use alloc::string::String;
use alloc::vec::Vec;
use wasm_bindgen::prelude::wasm_bindgen;

/// The buffers of the module.
pub(super) struct Border {
    pub(super) scratch: Scratch,
    pub(super) input: Vec<u16>,
    /// Numbers of an array on their way in.
    pub(super) doubles: Vec<f64>,
    /// Bytes on their way in: packs, sources, requests.
    pub(super) bytes: Vec<u8>,
    announced: *const u16,
    error: Option<Error>,
}

impl Border {
    const fn new() -> Self {
        Self {
            scratch: Scratch::new(),
            input: Vec::new(),
            doubles: Vec::new(),
            bytes: Vec::new(),
            announced: core::ptr::null(),
            error: None,
        }
    }

    /// The text JavaScript wrote; a lone surrogate becomes U+FFFD.
    pub(super) fn text(&self, length: u32) -> String {
        String::from_utf16_lossy(self.input.get(..length as usize).unwrap_or_default())
    }

    /// Answers with what stands in the scratch.
    #[inline]
    pub(super) fn answer(&mut self) -> i32 {
        let length = self.scratch.len() as i32;
        if self.scratch.units().as_ptr() == self.announced { length } else { length.wrapping_neg().wrapping_sub(2) }
    }

    /// Appends texts, each with U+0000 after it.
    pub(super) fn tell(&mut self, fields: &[&str]) {
        for field in fields {
            self.scratch.push_str(field);
            self.scratch.push_unit(0);
        }
    }

    /// Answers with the scratch, or notes the error.
    pub(super) fn answer_result(&mut self, result: Result<()>) -> i32 {
        match result {
            Ok(()) => self.answer(),
            Err(error) => self.fail(error),
        }
    }

    /// Keeps what was opened as long as the module lives; its handle, or -1 with the error noted.
    pub(super) fn keep<T>(&mut self, kept: &State<Vec<T>>, opened: Result<T>) -> i32 {
        match opened {
            Ok(value) => kept.with_borrow_mut(|kept| {
                kept.push(value);
                kept.len().wrapping_sub(1) as i32
            }),
            Err(error) => self.fail(error),
        }
    }

    /// Notes the error for [`take_error`].
    #[cold]
    pub(super) fn fail(&mut self, error: Error) -> i32 {
        self.error = Some(error);
        -1
    }
}

static BORDER: State<Border> = State::new(Border::new());

/// Works with the buffers. Nothing inside calls JavaScript, so they are never borrowed twice.
#[inline(always)]
pub(super) fn with<R>(work: impl FnOnce(&mut Border) -> R) -> R {
    BORDER.with_borrow_mut(work)
}

/// A request as JavaScript packs it: a locale, then names and values of options in turn. The
/// first letter of a value tells its type: `t` text, `n` number, `b` boolean.
pub(super) fn request(text: &str, option: &mut dyn FnMut(&str, OptionValue<'_>) -> Result<()>) -> Result<Locale> {
    let mut fields = fields(text, 0);
    let locale = Locale::parse(fields.next().unwrap_or_default())?;
    while let (Some(name), Some(value)) = (fields.next(), fields.next()) {
        let text = value.get(1..).unwrap_or_default();
        let value = match value.as_bytes().first() {
            Some(b'n') => OptionValue::Number(text),
            Some(b'b') => OptionValue::Boolean(text == "true"),
            _ => OptionValue::Text(text),
        };
        option(name, value)?;
    }
    Ok(locale)
}

/// Makes room for so many units of input and tells where they go.
#[wasm_bindgen]
pub fn input(length: u32) -> *const u16 {
    with(|border| {
        border.input.resize(border.input.len().max(length as usize), 0);
        border.input.as_ptr()
    })
}

/// Makes room for so many numbers and tells where they go.
#[wasm_bindgen]
pub fn input_doubles(length: u32) -> *const f64 {
    with(|border| {
        border.doubles.resize(border.doubles.len().max(length as usize), 0.0);
        border.doubles.as_ptr()
    })
}

/// Makes room for exactly so many bytes and tells where they go.
#[wasm_bindgen]
pub fn input_bytes(length: u32) -> *const u8 {
    with(|border| {
        border.bytes.clear();
        border.bytes.resize(length as usize, 0);
        border.bytes.as_ptr()
    })
}

/// Where texts are read, until an answer says that it moved.
#[wasm_bindgen]
pub fn text_pointer() -> *const u16 {
    with(|border| {
        if border.announced.is_null() {
            border.scratch = Scratch::with_capacity(4096);
        }
        border.announced = border.scratch.units().as_ptr();
        border.announced
    })
}

/// Where single numbers are written, from their start index to the window's end at unit 128.
#[wasm_bindgen]
pub fn window_pointer() -> *const u16 {
    with(|border| border.scratch.window.pointer())
}

/// The error of the last call that returned -1: code, message and hint.
#[wasm_bindgen]
pub fn take_error() -> i32 {
    with(|border| {
        border.scratch.clear();
        if let Some(error) = border.error.take() {
            border.tell(&[error.code(), error.message(), error.hint().unwrap_or_default()]);
        }
        border.answer()
    })
}

/// The version of this module, as in Cargo.toml.
#[wasm_bindgen]
pub fn version() -> i32 {
    with(|border| {
        border.scratch.clear();
        border.scratch.push_str(env!("CARGO_PKG_VERSION"));
        border.answer()
    })
}
