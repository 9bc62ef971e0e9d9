//! Files: rates in any form they are published in, whole or not at all.

use super::args::RateSource;
use super::output::{self, reason};
use super::replacement::Replacement;
use coinage::exchange::source::{Side, Source};
use coinage::exchange::{Exchange, Preference};
use coinage::settings::parse_percent;
use coinage::{Currency, Error, ErrorCode, Result};
use std::io::Write as _;
use std::path::Path;

/// The error for a file or folder that the system refuses.
pub fn refused(path: &Path, doing: &str, error: &std::io::Error) -> Error {
    Error::new(ErrorCode::Io, &["cannot ", doing, ": ", &reason(error)])
        .with_hint(&["check that the path is right and that you may ", doing, " it"])
        .in_subject(&path.display().to_string())
}

pub fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|error| refused(path, "read", &error))
}

/// The text of a file that has to be UTF-8.
pub fn read_text(path: &Path) -> Result<String> {
    String::from_utf8(read(path)?).map_err(|_| {
        Error::new(ErrorCode::ParseError, &["the file is not valid UTF-8"])
            .with_hint(&["save it as UTF-8"])
            .in_subject(&path.display().to_string())
    })
}

/// Puts a file in place when it is complete, so that nobody reads half of it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = Replacement::new(path)?;
    file.write_all(bytes).map_err(|error| refused(path, "write", &error))?;
    file.finish()
}

/// The rates of these files, or the built-in ones where there are none, with what is laid over
/// them.
pub fn exchange(rates: &RateSource) -> Result<Exchange> {
    let side = side(&rates.side)?;
    let mut exchange = Exchange::default();
    for path in &rates.files {
        for history in source(path, side)?.histories {
            exchange.add(history);
        }
    }
    if rates.files.is_empty() {
        exchange = Exchange::embedded()?;
    }
    for overlay in &rates.overlays {
        let (codes, path) =
            overlay.split_once('=').filter(|(codes, path)| !codes.is_empty() && !path.is_empty()).ok_or_else(|| {
                Error::new(ErrorCode::InvalidOption, &["`", overlay, "` names no currencies and their file"])
                    .with_hint(&["write it like USD,GBP=rates.csv"])
                    .in_subject("--overlay")
            })?;
        let currencies = codes.split(',').map(|code| Currency::parse(code.trim())).collect::<Result<Vec<_>>>();
        let currencies = currencies.map_err(|error| error.in_subject("--overlay"))?;
        for history in source(Path::new(path), side)?.histories {
            exchange.overlay(history, &currencies);
        }
    }
    exchange.prefer(Preference::parse(&rates.prefer).map_err(|error| error.in_subject("--prefer"))?);
    let tolerance = rates.tolerance.as_deref().map(parse_percent).transpose();
    exchange.allow_difference(tolerance.map_err(|error| error.in_subject("--tolerance"))?);
    Ok(exchange)
}

pub fn side(name: &str) -> Result<Side> {
    Side::parse(name).map_err(|error| error.in_subject("--side"))
}

/// The rates of one file in whatever form; codes that are no currencies are told.
pub fn source(path: &Path, side: Side) -> Result<Source> {
    let shown = path.display().to_string();
    let source = Source::read(&read(path)?, &shown, side)?;
    if !source.left_out.is_empty() {
        output::note(&format!("{shown}: left out, not in ISO 4217: {}", source.left_out.join(", ")));
    }
    Ok(source)
}
