//! Any text as a Fluent resource: parsing, both serializations and compiling end, and what was
//! serialized means the same when it is parsed again.
#![no_main]

use coinage::message::syntax::{ast_json, parse, serialize};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    let tree = parse(source);
    let before = ast_json(source);
    if coinage::message::compile(&tree).is_err() {
        return;
    }
    let written = serialize(&tree);
    // What is junk has no form of its own: only sources without any come back as they were.
    if !before.contains("\"Junk\"") {
        assert_eq!(ast_json(&written), before, "{written}");
    }
});
