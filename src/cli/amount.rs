//! Amounts on the command line, and `coinage parse`.

use super::args::{Parse, Shape};
use super::output::{Report, csv, table};
use coinage::eval::parsed_json;
use coinage::format::{NumberParser, ParsedNumber};
use coinage::{Currency, Decimal, Error, ErrorCode, Locale, Result, decimal};

/// Reads an amount of a currency: plain, or with a locale as people there write it.
///
/// # Errors
/// `invalid-number` or `ambiguous-number` with a hint at the way to write it, `mixed-currencies`
/// where the text names another currency, `overflow`.
pub fn read(text: &str, locale: Option<&Locale>, currency: Currency) -> Result<Decimal> {
    let Some(locale) = locale else {
        return decimal::parse(text).map_err(|error| match error.kind() {
            ErrorCode::InvalidNumber if text.contains([',', '\'', ' ', '\u{a0}', '\u{202f}']) => {
                error.with_hint(&["write it plain, like 1234.56, or say with --locale whose way of writing it is"])
            }
            _ => error,
        });
    };
    let found = NumberParser::new(locale).with_currency(currency).parse(text)?;
    match found.currency {
        Some(other) if other != currency => Err(Error::new(
            ErrorCode::MixedCurrencies,
            &["`", text, "` is an amount of ", other.code(), ", the command says ", currency.code()],
        )
        .with_hint(&["give ", other.code(), " as the currency to convert from, or leave it out of the amount"])),
        _ if found.is_percent => {
            Err(Error::new(ErrorCode::InvalidNumber, &["`", text, "` is a percentage, no amount"])
                .with_hint(&["write the amount without a percent sign"]))
        }
        _ => found.value.to_decimal(),
    }
}

/// `coinage parse`.
pub fn parse(arguments: &Parse) -> Result<Report> {
    let mut parser = NumberParser::new(&Locale::parse(&arguments.locale.locale)?);
    if let Some(code) = &arguments.currency {
        parser = parser.with_currency(Currency::parse(code)?);
    }
    let mut report = Report::default();
    let mut found = Vec::new();
    for text in &arguments.texts {
        match parser.parse(text) {
            Ok(number) => found.push((text.as_str(), number)),
            Err(error) => report.failures.push(error),
        }
    }
    let objects = found.iter().map(|(_, number)| parsed_json(number));
    report.text = match arguments.shaped.format {
        Shape::Json if arguments.texts.len() > 1 => format!("[{}]\n", objects.collect::<Vec<_>>().join(",")),
        Shape::Json | Shape::Ndjson => objects.map(|object| object + "\n").collect(),
        Shape::Csv => {
            let mut records = vec![["text", "amount", "currency", "style"].map(str::to_owned).to_vec()];
            records.extend(found.iter().map(|(text, number)| {
                let style = if number.is_percent { "percent" } else { "" };
                vec![(*text).to_owned(), number.value.to_string(), code(number).to_owned(), style.to_owned()]
            }));
            csv(&records)?
        }
        Shape::Table if found.len() > 1 && !arguments.shaped.quiet => {
            table(&found.iter().map(|(text, number)| vec![(*text).to_owned(), line(number)]).collect::<Vec<_>>(), &[])
        }
        _ => found.iter().map(|(_, number)| line(number) + "\n").collect(),
    };
    Ok(report)
}

fn code(number: &ParsedNumber) -> &'static str {
    number.currency.map_or("", Currency::code)
}

fn line(number: &ParsedNumber) -> String {
    match number.currency {
        Some(currency) => format!("{} {}", number.value, currency.code()),
        None => number.value.to_string(),
    }
}
