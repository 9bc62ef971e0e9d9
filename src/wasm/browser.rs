//! The page the module runs in: what its reader prefers, and the language it is marked with.
//!
//! Every call out of the module and every kind of value that crosses brings code on both
//! sides, so the list of languages comes as one text and unit by unit: no string has to be
//! carried into memory, no list walked through.

use super::border::with;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Nothing outside a page: on a server, in a worker.
    #[wasm_bindgen(thread_local_v2, js_name = window)]
    static WINDOW: Option<web_sys::Window>;
}

/// The languages the browser's owner prefers, in order; nothing outside a page.
#[wasm_bindgen]
pub fn browser_languages() -> i32 {
    with(|border| {
        border.scratch.clear();
        let languages = WINDOW.with(|window| window.as_ref().map(|window| window.navigator().languages().join("\0")));
        if let Some(languages) = languages {
            let length = languages.length();
            for at in 0..length {
                border.scratch.push_unit(languages.char_code_at(at) as u16);
            }
            if length > 0 {
                border.scratch.push_unit(0);
            }
        }
        border.answer()
    })
}

/// Marks the page with the language and direction of the identifier in the input.
#[wasm_bindgen]
pub fn browser_mark(length: u32) -> i32 {
    with(|border| {
        border.scratch.clear();
        let result = crate::locale::Locale::parse(&border.text(length)).map(|locale| {
            let page = WINDOW.with(|window| window.as_ref().and_then(|window| window.document()));
            if let Some(root) = page.and_then(|page| page.document_element()) {
                // In a page of another kind than HTML these are properties without a meaning.
                let root: &web_sys::HtmlElement = root.unchecked_ref();
                root.set_lang(locale.id());
                root.set_dir(locale.direction().as_str());
            }
        });
        border.answer_result(result)
    })
}
