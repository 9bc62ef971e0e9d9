//! `relativeTime` and `relativeTimeParts`.

use super::numbers::{locale, options_text, part_json};
use super::request::{Fields, InField as _};
use super::{Context, answer};
use crate::decimal::Digits;
use crate::error::Result;
use crate::format::{RelativeTimeFormat, RelativeTimeFormatOptions, RelativeTimePart, RelativeTimeUnit};
use alloc::borrow::ToOwned as _;
use alloc::string::String;

/// The latest format with what it was asked for with: requests come in runs of the same.
#[derive(Debug, Default)]
pub(super) struct Latest(Option<(String, String, RelativeTimeFormat)>);

fn format<'a>(request: &Fields<'_>, latest: &'a mut Latest) -> Result<&'a RelativeTimeFormat> {
    let (name, given) = (request.text("locale")?, options_text(request));
    let kept = latest.0.take().filter(|(locale, options, _)| *locale == name && options == given);
    let kept = match kept {
        Some(kept) => kept,
        None => {
            let mut options = RelativeTimeFormatOptions::default();
            for (name, value) in request.object("options")?.members() {
                value.set_option(|value| options.set(name, value))?;
            }
            let format =
                RelativeTimeFormat::new(&locale(&name)?, &options).map_err(|error| error.in_field("options"))?;
            (name, given.to_owned(), format)
        }
    };
    Ok(&latest.0.insert(kept).2)
}

/// How many of what.
fn distance(request: &Fields<'_>) -> Result<(Digits, RelativeTimeUnit)> {
    let unit = RelativeTimeUnit::parse(&request.text("unit")?).map_err(|error| error.in_field("unit"))?;
    Ok((request.get("value")?.digits()?, unit))
}

pub(super) fn text(request: &Fields<'_>, context: &mut Context) -> Result<String> {
    let format = format(request, &mut context.relative_times)?;
    let (value, unit) = distance(request)?;
    Ok(answer::text(&format.format(&value, unit)))
}

pub(super) fn parts(request: &Fields<'_>, context: &mut Context) -> Result<String> {
    let format = format(request, &mut context.relative_times)?;
    let (value, unit) = distance(request)?;
    Ok(relative_parts_json(&format.format_to_parts(&value, unit)))
}

/// The pieces of a relative time as JSON: what `relativeTimeParts` answers, and the command
/// line's `--parts`.
///
/// ```
/// # #[cfg(feature = "embedded")] {
/// use coinage::{Locale, decimal::Digits, eval::relative_parts_json};
/// use coinage::format::{RelativeTimeFormat, RelativeTimeUnit};
/// let format = RelativeTimeFormat::new(&Locale::parse("en")?, &Default::default())?;
/// let parts = format.format_to_parts(&Digits::parse("1")?, RelativeTimeUnit::Day);
/// assert_eq!(
///     relative_parts_json(&parts),
///     r#"[{"type":"literal","value":"in "},{"type":"integer","value":"1","unit":"day"},{"type":"literal","value":" day"}]"#
/// );
/// # }
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn relative_parts_json(parts: &[RelativeTimePart]) -> String {
    answer::list(parts.iter().map(|piece| {
        let object = part_json(&piece.part);
        match piece.unit {
            Some(unit) => object.text("unit", unit.as_str()).close(),
            None => object.close(),
        }
    }))
}
