//! `datetime`, `list` and `displayName`.

use super::numbers::{locale, options_text};
use super::request::{Fields, InField as _};
use super::{Context, answer};
use crate::calendar::Instant;
use crate::error::Result;
use crate::format::{
    DateTimeFormat, DateTimeFormatOptions, DisplayNames, DisplayNamesOptions, ListFormat, ListFormatOptions,
};
use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::vec::Vec;

pub(super) fn datetime(request: &Fields<'_>, context: &mut Context) -> Result<String> {
    let name = request.text("locale")?;
    let format = context.dates.get(&name, options_text(request), || {
        let mut options = DateTimeFormatOptions::default();
        for (name, value) in request.object("options")?.members() {
            value.set_option(|value| options.set(name, value))?;
        }
        DateTimeFormat::new(&locale(&name)?, &options).map_err(|error| error.in_field("options"))
    })?;
    let moment = Instant::parse(&request.text("value")?).map_err(|error| error.in_field("value"))?;
    Ok(answer::text(&format.format(moment)))
}

pub(super) fn list(request: &Fields<'_>, context: &mut Context) -> Result<String> {
    let name = request.text("locale")?;
    let format = context.lists.get(&name, options_text(request), || {
        let mut options = ListFormatOptions::default();
        for (name, value) in request.object("options")?.members() {
            value.set_option(|value| options.set(name, value))?;
        }
        Ok(ListFormat::new(&locale(&name)?, &options))
    })?;
    let items = request.get("value")?.texts()?;
    let items: Vec<&str> = items.iter().map(String::as_str).collect();
    Ok(answer::text(&format.format(&items)))
}

pub(super) fn display_name(request: &Fields<'_>, context: &mut Context) -> Result<String> {
    let name = request.text("locale")?;
    let names = context.names.get(&name, options_text(request), || {
        let mut options = DisplayNamesOptions::default();
        for (name, value) in request.object("options")?.members() {
            value.set_option(|value| options.set(name, value))?;
        }
        DisplayNames::new(&locale(&name)?, &options).map_err(|error| error.in_field("options"))
    })?;
    let code = request.text("value")?;
    // An unknown code answers itself, as it was given; with `fallback: "none"` nothing.
    Ok(names.of(&code).map_or_else(|| "null".to_owned(), |name| answer::text(&name)))
}
