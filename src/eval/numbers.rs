//! `number`, `parts` and `plural`.

use super::answer::{self, Object};
use super::request::{Fields, InField as _};
use super::{Context, Kept};
use crate::error::Result;
use crate::format::{
    Notation, NumberFormat, NumberFormatOptions, NumberParser, OptionValue, ParsedNumber, Part, PluralCategory,
    PluralRules, PluralType, RangePart,
};
use crate::locale::Locale;
use crate::money::Currency;
use alloc::string::String;

/// The options that change which digits of a number are seen.
const DIGIT_OPTIONS: [&str; 9] = [
    "minimumIntegerDigits",
    "minimumFractionDigits",
    "maximumFractionDigits",
    "minimumSignificantDigits",
    "maximumSignificantDigits",
    "roundingPriority",
    "roundingMode",
    "roundingIncrement",
    "trailingZeroDisplay",
];

/// The locale of a request.
pub(super) fn locale(text: &str) -> Result<Locale> {
    Locale::parse(text).map_err(|error| error.in_field("locale"))
}

/// The options as they were written, for telling formats apart.
pub(super) fn options_text<'a>(request: &Fields<'a>) -> &'a str {
    request.find("options").map_or("", |options| options.raw())
}

fn format<'a>(request: &Fields<'_>, kept: &'a mut Kept<NumberFormat>) -> Result<&'a NumberFormat> {
    let name = request.text("locale")?;
    kept.get(&name, options_text(request), || {
        let mut options = NumberFormatOptions::default();
        for (name, value) in request.object("options")?.members() {
            value.set_option(|value| options.set(name, value))?;
        }
        NumberFormat::new(&locale(&name)?, &options).map_err(|error| error.in_field("options"))
    })
}

pub(super) fn number(request: &Fields<'_>, context: &mut Context) -> Result<String> {
    let format = format(request, &mut context.numbers)?;
    Ok(answer::text(&format.format(&request.get("value")?.digits()?)))
}

pub(super) fn parts(request: &Fields<'_>, context: &mut Context) -> Result<String> {
    let format = format(request, &mut context.numbers)?;
    Ok(parts_json(&format.format_to_parts(&request.get("value")?.digits()?)))
}

/// The pieces of a number as JSON: what `parts` answers, and the command line's `--parts`.
pub fn parts_json(parts: &[Part]) -> String {
    answer::list(parts.iter().map(|part| part_json(part).close()))
}

pub(super) fn part_json(part: &Part) -> Object {
    Object::new().text("type", part.kind.as_str()).text("value", &part.value)
}

pub(super) fn range(request: &Fields<'_>, context: &mut Context) -> Result<String> {
    let format = format(request, &mut context.numbers)?;
    Ok(answer::text(&format.format_range(&request.get("start")?.digits()?, &request.get("end")?.digits()?)))
}

pub(super) fn range_parts(request: &Fields<'_>, context: &mut Context) -> Result<String> {
    let format = format(request, &mut context.numbers)?;
    let parts = format.format_range_to_parts(&request.get("start")?.digits()?, &request.get("end")?.digits()?);
    Ok(range_parts_json(&parts))
}

/// The pieces of a range as JSON: what `numberRangeParts` answers, and the command line's
/// `--parts`.
pub fn range_parts_json(parts: &[RangePart]) -> String {
    answer::list(parts.iter().map(|part| part_json(&part.part).text("source", part.source.as_str()).close()))
}

/// A number, percentage or amount as people write it; `currency` is the one that is expected.
pub(super) fn parse(request: &Fields<'_>) -> Result<String> {
    let mut parser = NumberParser::new(&locale(&request.text("locale")?)?);
    if let Some(code) = request.optional_text("currency")? {
        parser = parser.with_currency(Currency::parse(&code).map_err(|error| error.in_field("currency"))?);
    }
    let found = parser.parse(&request.text("value")?).map_err(|error| error.in_field("value"))?;
    Ok(parsed_json(&found))
}

/// What a text says as JSON: what `parse` answers, and the command line's `--format json`.
///
/// `amount` has the digits that were written, `currency` is `null` where there is none, and a
/// percentage has `"style":"percent"`, its amount being the ratio.
///
/// ```
/// use coinage::{Locale, eval::parsed_json, format::NumberParser};
/// let parser = NumberParser::new(&Locale::parse("fr")?);
/// assert_eq!(parsed_json(&parser.parse("-1 234,50 $US")?), r#"{"amount":"-1234.50","currency":"USD"}"#);
/// assert_eq!(parsed_json(&parser.parse("12,5 %")?), r#"{"amount":"0.125","currency":null,"style":"percent"}"#);
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn parsed_json(found: &ParsedNumber) -> String {
    let currency = found.currency.map_or_else(|| String::from("null"), |currency| answer::text(currency.code()));
    let object = Object::new().text("amount", &found.value.plain()).json("currency", &currency);
    if found.is_percent { object.text("style", "percent").close() } else { object.close() }
}

/// The category of a range of two numbers as they are seen.
pub(super) fn plural_range(request: &Fields<'_>) -> Result<String> {
    let (rules, format) = plural_rules(request)?;
    let category = |field: &str| -> Result<PluralCategory> {
        let value = request.get(field)?.digits()?;
        Ok(format.as_ref().map_or_else(|| rules.select(&value), |format| format.category(&rules, &value)))
    };
    Ok(answer::text(rules.select_range(category("start")?, category("end")?).as_str()))
}

/// The category of the number as it is seen: its own digits, or those the digit options leave.
pub(super) fn plural(request: &Fields<'_>) -> Result<String> {
    let value = request.get("value")?.digits()?;
    let (rules, format) = plural_rules(request)?;
    let category = format.map_or_else(|| rules.select(&value), |format| format.category(&rules, &value));
    Ok(answer::text(category.as_str()))
}

/// The rules of a request, and how numbers are seen where it says that.
fn plural_rules(request: &Fields<'_>) -> Result<(PluralRules, Option<NumberFormat>)> {
    let locale = locale(&request.text("locale")?)?;
    let mut kind = PluralType::Cardinal;
    let mut digits = NumberFormatOptions::default();
    let mut rounds = false;
    for (name, given) in request.object("options")?.members() {
        match name {
            "type" => kind = PluralType::parse(&given.text()?).map_err(|error| error.in_field(given.path()))?,
            "notation" => {
                given.set_option(|given| digits.set(name, given))?;
                rounds |= digits.notation != Notation::Standard;
            }
            _ if DIGIT_OPTIONS.contains(&name) => {
                given.set_option(|given| digits.set(name, given))?;
                rounds = true;
            }
            _ => {}
        }
    }
    if let Some(name) = request.optional_text("type")? {
        kind = PluralType::parse(&name).map_err(|error| error.in_field("type"))?;
    }
    if let Some(notation) = request.optional_text("notation")? {
        digits.set("notation", OptionValue::Text(&notation)).map_err(|error| error.in_field("notation"))?;
        rounds |= digits.notation != Notation::Standard;
    }
    let rules = PluralRules::new(&locale, kind);
    let format = rounds.then(|| NumberFormat::new(&locale, &digits).map_err(|error| error.in_field("options")));
    Ok((rules, format.transpose()?))
}
