//! Any line to `eval`: one answer of JSON on one line, whatever it holds.
#![no_main]

use coinage::eval::{Context, evaluate};
use libfuzzer_sys::fuzz_target;
use std::cell::RefCell;

thread_local! {
    static CONTEXT: RefCell<Context> = RefCell::new(Context::new());
}

fuzz_target!(|line: &[u8]| {
    CONTEXT.with_borrow_mut(|context| {
        let answer = evaluate(line, context);
        assert!(answer.starts_with("{\"") && answer.ends_with('}') && !answer.contains('\n'), "{answer}");
    });
});
