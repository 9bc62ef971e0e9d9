//! `ast` and `message`.

use super::answer::{self, Object};
use super::money::money;
use super::numbers::locale;
use super::request::{Fields, InField as _, Value};
use crate::calendar::Instant;
use crate::error::Result;
use crate::format::Unit;
use crate::message::{Argument, Arguments, Isolation, ValueRange, format_source, syntax::ast_json};
use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::vec::Vec;

pub(super) fn ast(request: &Fields<'_>) -> Result<String> {
    Ok(ast_json(&request.text("source")?))
}

/// An argument as it came; texts are lent to the resolver.
enum Given {
    Text(String),
    List(Vec<String>),
    Ready(Argument<'static>),
}

pub(super) fn message(request: &Fields<'_>) -> Result<String> {
    let locale = locale(&request.text("locale")?)?;
    let source = request.text("source")?;
    let id = request.text("id")?;
    let attribute = request.optional_text("attribute")?;
    let mut isolation = Isolation::from(request.find("useIsolating").map_or(Ok(true), |value| value.boolean())?);
    if let Some(word) = request.optional_text("isolation")? {
        isolation = Isolation::parse(&word).map_err(|error| error.in_field("isolation"))?;
    }
    let mut given = Vec::new();
    for (name, value) in request.object("args")?.members() {
        given.push((name.to_owned(), argument(&value)?));
    }
    let lists: Vec<Vec<&str>> = given
        .iter()
        .map(|(_, value)| match value {
            Given::List(words) => words.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        })
        .collect();
    let arguments: Vec<(&str, Argument<'_>)> = given
        .iter()
        .zip(&lists)
        .map(|((name, value), list)| match value {
            Given::Text(text) => (name.as_str(), Argument::Text(text)),
            Given::List(_) => (name.as_str(), Argument::List(list)),
            Given::Ready(argument) => (name.as_str(), argument.clone()),
        })
        .collect();
    let formatted =
        format_source(&locale, &source, &id, attribute.as_deref(), &Arguments::Named(&arguments), isolation)?;
    let errors = formatted
        .errors
        .iter()
        .map(|error| Object::new().text("code", error.code()).text("message", error.message()).close());
    let value = formatted.value.map_or_else(|| "null".to_owned(), |value| answer::text(&value));
    Ok(Object::new().json("value", &value).json("errors", &answer::list(errors)).close())
}

/// Text, a number, or an object that says which: a number, a moment, a list, a unit, a range, an amount of money.
fn argument(value: &Value<'_>) -> Result<Given> {
    const WANTED: &str = "a string, a number, {\"number\":…}, {\"number\":…,\"unit\":…}, {\"start\":…,\"end\":…}, {\"datetime\":…}, {\"list\":[…]} or {\"amount\":…,\"currency\":…}";
    if value.is_text() {
        return Ok(Given::Text(value.text()?));
    }
    if value.is_number() {
        return Ok(Given::Ready(Argument::Number(value.digits()?)));
    }
    if !value.is_object() {
        return Err(value.wrong(WANTED));
    }
    let fields = value.object()?;
    if let Some(list) = fields.find("list") {
        return Ok(Given::List(list.list()?.iter().map(Value::text).collect::<Result<_>>()?));
    }
    if let (Some(number), Some(unit)) = (fields.find("number"), fields.find("unit")) {
        let unit = Unit::parse(&unit.text()?).map_err(|error| error.in_field(unit.path()))?;
        return Ok(Given::Ready(Argument::Unit(number.digits()?, unit)));
    }
    if let Some(number) = fields.find("number") {
        return Ok(Given::Ready(Argument::Number(number.digits()?)));
    }
    if let Some(moment) = fields.find("datetime") {
        let moment = Instant::parse(&moment.text()?).map_err(|error| error.in_field(moment.path()))?;
        return Ok(Given::Ready(Argument::DateTime(moment)));
    }
    if fields.find("start").is_some() || fields.find("end").is_some() {
        return Ok(Given::Ready(Argument::Range(range(&fields)?)));
    }
    if fields.find("amount").is_some() {
        return Ok(Given::Ready(Argument::Money(money(&fields)?)));
    }
    Err(value.wrong(WANTED))
}

/// Both ends, numbers or amounts of money.
fn range(fields: &Fields<'_>) -> Result<ValueRange> {
    let (start, end) = (fields.get("start")?, fields.get("end")?);
    if start.is_object() || end.is_object() {
        let range = ValueRange::money(&money(&start.object()?)?, &money(&end.object()?)?);
        return range.map_err(|error| error.in_field(end.path()));
    }
    Ok(ValueRange::numbers(start.digits()?, end.digits()?))
}
