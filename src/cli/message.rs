//! `coinage message`: a message of a folder of catalogs, with arguments as they are typed.

use super::args::{Bidi, Message};
use super::format::moment;
use super::output::Report;
use super::{config, files};
use coinage::catalog::answering;
use coinage::decimal::Digits;
use coinage::format::Scratch;
use coinage::message::{Argument, Arguments, Bundle, Isolation, Resource, ValueRange};
use coinage::{Currency, Error, ErrorCode, Locale, Money, Result};
use std::path::{Path, PathBuf};

pub fn message(arguments: &Message) -> Result<Report> {
    let wanted = &arguments.locale.locale;
    Locale::parse(wanted)?;
    let (id, attribute) = match arguments.id.split_once('.') {
        Some((id, attribute)) => (id, Some(attribute)),
        None => (arguments.id.as_str(), None),
    };
    let mut values: Vec<(&str, Argument<'_>)> = Vec::new();
    for (name, value) in &arguments.arguments {
        let value = argument(value).map_err(|error| error.in_subject(&format!("--arg {name}")))?;
        values.push((name, value));
    }
    let available = locales(&arguments.catalog)?;
    let settings = config::of_catalog(&arguments.catalog)?;
    let chain = answering(wanted, &available, &settings.fallback, settings.source());
    let mut report = Report::default();
    let isolation = match arguments.bidi {
        Bidi::Strip => Isolation::Never,
        Bidi::Isolate => Isolation::Always,
        Bidi::Auto => Isolation::Auto,
    };
    for name in &chain {
        let mut bundle = Bundle::new(Locale::parse(name)?, isolation);
        for path in sources(&arguments.catalog.join(name))? {
            let shown = path.display().to_string();
            let resource = Resource::parse(&files::read_text(&path)?)?.in_file(&shown);
            report.notices.extend(resource.junk().iter().map(|junk| format!("{shown}: {junk}")));
            bundle.add_program(resource.into_program());
        }
        let Some(message) = bundle.message(id) else { continue };
        let mut text = Scratch::new();
        let has_value =
            bundle.write(message, attribute, &Arguments::Named(&values), &mut text, &mut report.failures)?;
        if !has_value {
            let attributes: Vec<String> =
                bundle.attributes(message).iter().map(|attribute| format!("{id}.{attribute}")).collect();
            return Err(Error::new(ErrorCode::UnknownMessage, &["the message `", id, "` has no value"])
                .with_hint(&["ask for one of its attributes: ", &attributes.join(", ")]));
        }
        if name != chain.first().unwrap_or(name) {
            report.notices.push(format!("`{id}` is not in {}; this is {name}", chain.first().unwrap_or(name)));
        }
        report.text = format!("{text}\n");
        return Ok(report);
    }
    let folder = arguments.catalog.display().to_string();
    let error = if chain.is_empty() {
        Error::new(ErrorCode::UnknownMessage, &["the catalog has no locale for ", wanted])
            .with_hint(&["it has ", &available.join(", ")])
    } else {
        Error::new(ErrorCode::UnknownMessage, &["there is no message `", id, "` in ", &chain.join(", ")])
            .with_hint(&["look for its name in the .ftl files of the catalog"])
    };
    Err(error.in_subject(&folder))
}

/// An argument by what it looks like: money, a number, a range of them, a day or moment, else text.
fn argument(text: &str) -> Result<Argument<'_>> {
    if let Some(quoted) = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        return Ok(Argument::Text(quoted));
    }
    if let Some((amount, currency)) = text.split_once(' ')
        && let (Ok(_), Ok(currency)) = (Digits::parse(amount), Currency::parse(currency))
    {
        return Ok(Argument::Money(Money::new(coinage::decimal::parse(amount)?, currency)));
    }
    if let Some(range) = range(text) {
        return Ok(Argument::Range(range?));
    }
    Ok(match (Digits::parse(text), moment(text)) {
        (Ok(number), _) => Argument::Number(number),
        (_, Ok(moment)) => Argument::DateTime(moment),
        _ => Argument::Text(text),
    })
}

/// `3..5`, `10 EUR..12.50 EUR`, or with the currency at the end only; nothing for other texts.
fn range(text: &str) -> Option<Result<ValueRange>> {
    let (start, end) = text.split_once("..")?;
    let (end, last) = end.split_once(' ').map_or((end, None), |(number, code)| (number, Some(code)));
    let (start, first) = start.split_once(' ').map_or((start, last), |(number, code)| (number, Some(code)));
    let (low, high) = (Digits::parse(start).ok()?, Digits::parse(end).ok()?);
    let (Some(first), Some(last)) = (first, last) else {
        return first.is_none().then(|| Ok(ValueRange::numbers(low, high)));
    };
    let [first, last] = [Currency::parse(first).ok()?, Currency::parse(last).ok()?];
    let money = |amount, currency| Ok(Money::new(coinage::decimal::parse(amount)?, currency));
    Some(money(start, first).and_then(|start| ValueRange::money(&start, &money(end, last)?)))
}

/// The folders of a catalog whose names are locales, by name.
pub(super) fn locales(catalog: &Path) -> Result<Vec<String>> {
    let mut names: Vec<String> = entries(catalog)?
        .into_iter()
        .filter(|path| path.is_dir())
        .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
        .filter(|name| Locale::parse(name).is_ok())
        .collect();
    names.sort_unstable();
    Ok(names)
}

/// All .ftl files of a folder and the folders in it, by path.
pub(super) fn sources(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for path in entries(&folder)? {
            if path.is_dir() && !path.is_symlink() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "ftl") {
                found.push(path);
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

pub(super) fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let refused = |error: &std::io::Error| files::refused(folder, "read", error);
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| refused(&error))? {
        paths.push(entry.map_err(|error| refused(&error))?.path());
    }
    Ok(paths)
}
