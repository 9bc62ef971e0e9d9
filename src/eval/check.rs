//! `check`.

use super::answer::{self, Object};
use super::numbers::locale;
use super::request::Fields;
use crate::check::{Diagnostic, Translation, check};
use crate::error::Result;
use crate::locale::Locale;
use alloc::string::{String, ToString as _};

/// A translation against the source language's text, where there is one.
pub(super) fn check_sources(request: &Fields<'_>) -> Result<String> {
    let locale = locale(&request.text("locale")?)?;
    let source = request.text("source")?;
    let reference = request.optional_text("reference")?;
    let translation = Translation::of_source(locale, "source", &source);
    // Rules look at the source's ids and variables alone, whatever its language.
    let root = Locale::parse("und")?;
    let reference = reference.as_deref().map(|reference| Translation::of_source(root, "reference", reference));
    let found = check(&translation, reference.as_ref());
    Ok(answer::list(found.iter().map(|diagnostic| object(diagnostic).close())))
}

fn object(diagnostic: &Diagnostic) -> Object {
    let object = Object::new()
        .text("code", diagnostic.code)
        .text("severity", diagnostic.severity.as_str())
        .json("line", &diagnostic.line.to_string())
        .json("column", &diagnostic.column.to_string())
        .text("message", &diagnostic.message)
        .text("hint", &diagnostic.hint);
    if diagnostic.in_reference { object.text("in", "reference") } else { object }
}

/// A finding as JSON with its file: what `coinage check --format json` prints, a line each.
pub fn diagnostic_json(diagnostic: &Diagnostic) -> String {
    object(diagnostic).text("path", &diagnostic.path).close()
}
