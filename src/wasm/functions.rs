//! Functions that JavaScript adds to messages.
//!
//! The module never calls JavaScript: while a message is written its buffers are in use, and what
//! is called might ask for another message. A call whose answer is not known is noted instead;
//! JavaScript asks which there are, answers them and has the message written anew, until all are
//! known: a call in a call is known one round later. A call is its name, the count of its
//! arguments, these, and names and texts of its options in turn, U+0000 between them.

use super::border::with;
use super::memory::State;
use crate::error::{Error, ErrorCode, Result};
use crate::message::{Bundle, FUNCTIONS};
use crate::money::text::count_text;
use crate::text::fields;
use alloc::string::String;
use alloc::vec::Vec;
use wasm_bindgen::prelude::wasm_bindgen;

/// Calls and what they said, in two rows.
#[derive(Default)]
struct Answers {
    calls: Vec<String>,
    said: Vec<Result<String>>,
}

static ANSWERS: State<Answers> = State::new(Answers { calls: Vec::new(), said: Vec::new() });
/// Calls that were met and are not answered.
static ASKED: State<Vec<String>> = State::new(Vec::new());

/// Adds the functions whose names stand in a text to a bundle.
pub(super) fn add(bundle: &mut Bundle, names: &str) -> Result<()> {
    for name in fields(names, 0).filter(|name| !name.is_empty()) {
        if FUNCTIONS.contains(&name) {
            let words = ["the function ", name, " is built in and can't be replaced"];
            return Err(Error::new(ErrorCode::BadRequest, &words).with_hint(&["give it another name"]));
        }
        let own = String::from(name);
        bundle.add_function(name, move |words, options| answer(call(&own, words, options)));
    }
    Ok(())
}

fn call(name: &str, words: &[String], options: &[(String, String)]) -> String {
    let mut call = String::from(name);
    let mut push = |text: &str| {
        call.push('\0');
        call.extend(text.chars().map(|letter| if letter == '\0' { '\u{fffd}' } else { letter }));
    };
    push(&count_text(words.len() as i64));
    words.iter().for_each(|word| push(word));
    for (option, value) in options {
        push(option);
        push(value);
    }
    call
}

fn answer(call: String) -> Result<String> {
    let known = ANSWERS.with_borrow(|answers| {
        let place = answers.calls.iter().position(|known| *known == call)?;
        answers.said.get(place).cloned()
    });
    known.unwrap_or_else(|| {
        ASKED.with_borrow_mut(|asked| {
            if !asked.contains(&call) {
                asked.push(call);
            }
        });
        Ok(String::new())
    })
}

/// How many calls are not answered yet.
#[wasm_bindgen]
pub fn functions_asked() -> u32 {
    ASKED.with_borrow(Vec::len) as u32
}

/// Answers with one of the calls that are not answered yet.
#[wasm_bindgen]
pub fn function_call(number: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        ASKED.with_borrow(|asked| {
            if let Some(call) = asked.get(number as usize) {
                border.scratch.push_str(call);
            }
        });
        border.answer()
    })
}

/// Forgets calls and answers.
#[wasm_bindgen]
pub fn functions_forget() {
    ASKED.with_borrow_mut(Vec::clear);
    ANSWERS.with_borrow_mut(|answers| *answers = Answers::default());
}

/// Takes what a call said, or why it failed: the input holds the call in so many units, then that.
#[wasm_bindgen]
pub fn function_answer(call: u32, failed: bool, length: u32) {
    with(|border| {
        let units = border.input.get(..length as usize).unwrap_or_default();
        let (call, said) = units.split_at_checked(call as usize).unwrap_or_default();
        let [call, said] = [call, said].map(String::from_utf16_lossy);
        let name = fields(&call, 0).next().unwrap_or_default();
        let said = if failed {
            Err(Error::new(ErrorCode::BadRequest, &["the function `", name, "` failed: ", &said]))
        } else {
            Ok(said)
        };
        ANSWERS.with_borrow_mut(|answers| {
            answers.calls.push(call);
            answers.said.push(said);
        });
    });
}
