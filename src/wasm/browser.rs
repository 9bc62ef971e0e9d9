//! The page the module runs in: what its reader prefers, and the language it is marked with.

use super::border::with;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// The languages the browser's owner prefers, in order; nothing outside a page.
#[wasm_bindgen]
pub fn browser_languages() -> i32 {
    with(|border| {
        border.scratch.clear();
        if let Some(window) = web_sys::window() {
            for language in window.navigator().languages() {
                if let Some(text) = language.as_string() {
                    border.scratch.push_str(&text);
                    border.scratch.push_unit(0);
                }
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
            let root = web_sys::window().and_then(|window| window.document()).and_then(|page| page.document_element());
            if let Some(root) = root.and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok()) {
                root.set_lang(locale.id());
                root.set_dir(locale.direction().as_str());
            }
        });
        border.answer_result(result)
    })
}
