//! `data/cldr/dates.bin`: patterns, names and zone texts of Gregorian dates, row by row.
//!
//! All of it is CLDR 48.2, from its JSON. ICU4X keeps skeletons and lengths of its own design,
//! from which `dateFormats`, `timeFormats` and `dateTimeFormats` cannot be read back (the zone's
//! place, a `full` date of its own), and it drops how offsets are signed; its names are of
//! CLDR 49, and patterns and names of two versions do not go together (Persian months took
//! another form). The rows are ICU4X's all the same, and the few languages that 48.2 does not
//! know stand in [`crate::dates_icu4x`]. A pattern is kept as text in which a field
//! is one control character; the library's `format::date::field` reads the same numbers.

use crate::cldr;
use crate::compact::{CompactFile, Layout};
use crate::dates_icu4x;
use crate::index::Row;
use anyhow::{Context as _, bail};
use icu_locale_core::DataLocale;
use icu_locale_fallback::LocaleFallbacker;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Pattern letters by the number of their field; the place of an entry is the number less one.
const FIELDS: [&str; 28] = [
    "y", "yy", "M", "MM", "MMM", "MMMM", "d", "dd", "EEEE", "G", "h", "hh", "H", "HH", "K", "KK", "k", "kk", "m", "mm",
    "s", "ss", "a", "B", "z", "zzzz", "{1}", "{0}",
];

fn code(letters: &str) -> anyhow::Result<char> {
    let letters = match letters {
        // The width is settled by which names the row stores.
        "E" | "EE" | "EEE" | "ccc" | "cccc" => "EEEE",
        "GG" | "GGG" => "G",
        "zz" | "zzz" => "z",
        other => other,
    };
    let at = FIELDS.iter().position(|field| *field == letters).with_context(|| format!("field `{letters}`"))?;
    char::from_u32(at as u32 + 1).context("a control character")
}

/// ICU prints the narrow no-break space of CLDR's patterns as a plain space, and so does every
/// `Intl`: code compares and parses such texts.
fn plain(text: &str) -> String {
    text.replace('\u{202f}', " ")
}

/// A CLDR pattern with one control character for each field and without quoting.
fn compile(pattern: &str) -> anyhow::Result<String> {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some(first) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("''") {
            text.push('\'');
            rest = after;
        } else if let Some(after) = rest.strip_prefix('\'') {
            let mut quoted = after;
            loop {
                let end = quoted.find('\'').with_context(|| format!("a quote stays open in {pattern}"))?;
                text.push_str(&quoted[..end]);
                quoted = &quoted[end + 1..];
                match quoted.strip_prefix('\'') {
                    Some(after) => {
                        text.push('\'');
                        quoted = after;
                    }
                    None => break,
                }
            }
            rest = quoted;
        } else if first.is_ascii_alphabetic() {
            let length = rest.chars().take_while(|letter| *letter == first).count();
            let (letters, after) = rest.split_at(length);
            text.push(code(letters)?);
            rest = after;
        } else if let Some(after) = rest.strip_prefix("{0}") {
            text.push(code("{0}")?);
            rest = after;
        } else if let Some(after) = rest.strip_prefix("{1}") {
            text.push(code("{1}")?);
            rest = after;
        } else {
            text.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    Ok(plain(&text))
}

/// A pattern of CLDR's JSON. One locale without a row (`haw`) has Roman months by an override.
fn pattern(value: &Value) -> anyhow::Result<String> {
    compile(value.as_str().with_context(|| format!("a plain pattern instead of {value}"))?)
}

/// The locale and its ancestors, nearest first, the root last.
fn chain(locale: &DataLocale) -> Vec<DataLocale> {
    let fallbacker = LocaleFallbacker::new();
    let mut iterator = fallbacker.for_config(Default::default()).fallback_for(*locale);
    let mut chain = Vec::new();
    loop {
        chain.push(*iterator.get());
        if iterator.get().is_unknown() {
            return chain;
        }
        iterator.step();
    }
}

/// A file of `cldr-dates-full` for the nearest of the locale and its ancestors that has one.
fn json(locale: &DataLocale, file: &str) -> anyhow::Result<Value> {
    for ancestor in chain(locale) {
        if let Some(mut value) = cldr::main("cldr-dates-full", &ancestor, file)? {
            return Ok(value["dates"].take());
        }
    }
    bail!("CLDR's JSON has neither {locale} nor an ancestor of it")
}

/// Names of a list in CLDR's JSON, in the order of their keys.
fn names<'a>(list: &Value, keys: impl IntoIterator<Item = &'a str>) -> anyhow::Result<Vec<String>> {
    keys.into_iter().map(|key| Ok(plain(list[key].as_str().with_context(|| format!("a name for {key}"))?))).collect()
}

fn months(calendar: &Value, width: &str) -> anyhow::Result<Vec<String>> {
    let numbers: Vec<String> = (1..=12).map(|number: u8| number.to_string()).collect();
    names(&calendar["months"]["format"][width], numbers.iter().map(String::as_str))
}

/// The name of the flexible day period of each hour, by CLDR's rules for the language.
fn hours(locale: &DataLocale) -> anyhow::Result<Vec<String>> {
    let sets = cldr::supplemental("dayPeriods")?;
    let rules = &sets["dayPeriodRuleSet"][locale.language.as_str()];
    let rules = rules.as_object().context("rules of day periods")?;
    let hour = |text: &Value| -> anyhow::Result<u8> {
        Ok(text.as_str().and_then(|text| text.split(':').next()).context("an hour")?.parse()?)
    };
    let mut names = vec![String::new(); 24];
    for (name, rule) in rules.iter().filter(|(_, rule)| rule["_at"].is_null()) {
        let (mut at, before) = (hour(&rule["_from"])?, hour(&rule["_before"])? % 24);
        while at % 24 != before {
            names[usize::from(at % 24)] = name.clone();
            at += 1;
        }
    }
    Ok(names)
}

/// The flexible day periods in one text: for each hour the number of its name as a letter, then
/// the names, each behind [`NAME`].
fn flexible_day_periods(locale: &DataLocale, calendar: &Value) -> anyhow::Result<String> {
    let hours = hours(locale)?;
    let mut different: Vec<&str> = Vec::new();
    let mut text = String::new();
    for hour in &hours {
        let at = different.iter().position(|known| known == hour).unwrap_or_else(|| {
            different.push(hour);
            different.len() - 1
        });
        text.push(char::from(b'a' + u8::try_from(at)?));
    }
    for name in names(&calendar["dayPeriods"]["format"]["abbreviated"], different)? {
        text.push(NAME);
        text.push_str(&name);
    }
    Ok(text)
}

/// Before each name of a flexible day period.
const NAME: char = '\u{1}';

/// How offsets and UTC are written: text before and after an offset, the signs' texts before
/// hours and after minutes, the separator, UTC short and long (empty without a name of its own).
fn zone(zones: &Value) -> anyhow::Result<Vec<String>> {
    let (before, after) = cldr::text(zones, "gmtFormat").split_once("{0}").context("gmtFormat")?;
    let (positive, negative) = cldr::text(zones, "hourFormat").split_once(';').context("hourFormat")?;
    let parts = |pattern: &str| -> anyhow::Result<(String, String, String)> {
        let hour = pattern.find('H').context("an hour")?;
        let minute = pattern.find('m').context("a minute")?;
        let separator = pattern[hour..minute].trim_start_matches('H');
        let end = pattern[minute..].trim_start_matches('m');
        Ok((pattern[..hour].to_owned(), separator.to_owned(), end.to_owned()))
    };
    let (plus, separator, plus_end) = parts(positive)?;
    let (minus, _, minus_end) = parts(negative)?;
    let utc = &zones["zone"]["Etc"]["UTC"];
    let short = utc["short"]["standard"].as_str().unwrap_or("UTC");
    let long = utc["long"]["standard"].as_str().unwrap_or_default();
    Ok([before, after, &plus, &plus_end, &minus, &minus_end, &separator, short, long].map(plain).into())
}

/// The wide months, then the abbreviated ones, each with the rest of its name behind a control
/// character for how many UTF-16 units of the wide name it starts with.
fn all_months(calendar: &Value, wide: bool, abbreviated: bool) -> anyhow::Result<Vec<String>> {
    let wide_names = texts(wide, 12, || months(calendar, "wide"))?;
    let abbreviated = texts(abbreviated, 12, || months(calendar, "abbreviated"))?;
    let shortened = abbreviated.iter().zip(&wide_names).map(|(name, wide)| {
        // The control characters end at 29.
        let same = name.chars().zip(wide.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).take(14);
        let units: usize = same.clone().map(char::len_utf16).sum();
        let rest = &name[same.map(char::len_utf8).sum()..];
        let control = char::from(units as u8);
        if units == 0 { rest.to_owned() } else { format!("{control}{rest}") }
    });
    Ok(wide_names.iter().cloned().chain(shortened).collect())
}

/// So many texts, empty ones where no pattern of the row needs them.
fn texts(
    needed: bool,
    count: usize,
    texts: impl FnOnce() -> anyhow::Result<Vec<String>>,
) -> anyhow::Result<Vec<String>> {
    if needed { texts() } else { Ok(vec![String::new(); count]) }
}

/// The file of these rows: patterns of dates, of times, those that join them, and the names.
pub fn make(rows: &[Row], parents: &[usize]) -> anyhow::Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut topics: [Vec<Vec<String>>; 4] = Default::default();
    for row in rows {
        let (calendar, zones) = sources(&row.locale)?;
        let records = records(&row.locale, &calendar, &zones).with_context(|| row.id.clone())?;
        for (topic, record) in topics.iter_mut().zip(records) {
            topic.push(record);
        }
    }
    let mut file = CompactFile::default();
    let [dates, times, glues, names] = topics;
    for patterns in [dates, times, glues] {
        file.topic(&patterns, parents, &Layout { step: 8, by_likeness: false })?;
    }
    file.topic(&names, parents, &Layout { step: 2, by_likeness: true })?;
    Ok(vec![("data/cldr/dates.bin".into(), file.finish(rows.len())?)])
}

/// The calendar and the zones of a row: from CLDR's JSON, from ICU4X where that has no language.
fn sources(locale: &DataLocale) -> anyhow::Result<(Value, Value)> {
    let calendar = json(locale, "ca-gregorian")?["calendars"]["gregorian"].take();
    let bare = calendar["months"]["format"]["wide"]["1"] == "M01";
    if bare && !locale.is_unknown() {
        return Ok((dates_icu4x::calendar(locale)?, dates_icu4x::zones(locale)?));
    }
    let mut zones = json(locale, "timeZoneNames")?;
    Ok((calendar, zones["timeZoneNames"].take()))
}

fn records(locale: &DataLocale, calendar: &Value, zones: &Value) -> anyhow::Result<[Vec<String>; 4]> {
    let styles = ["full", "long", "medium", "short"];
    let available = &calendar["dateTimeFormats"]["availableFormats"];
    let mut dates = Vec::new();
    let mut times = Vec::new();
    let mut glues = Vec::new();
    for style in styles {
        dates.push(pattern(&calendar["dateFormats"][style])?);
        times.push(pattern(&calendar["timeFormats"][style])?);
        glues.push(pattern(&calendar["dateTimeFormats-atTime"]["standard"][style])?);
    }
    dates.push(pattern(&available["yMd"])?);
    // The same times of day in the other hour cycle; empty where the locale's own style is it.
    for skeleton in ["hms", "hm", "Hms", "Hm"] {
        let text = pattern(&available[skeleton])?;
        times.push(if text == times[2] || text == times[3] { String::new() } else { text });
    }

    // One width of weekdays is enough for all patterns of a row: which one, the patterns say.
    let mut widths = BTreeSet::new();
    for style in styles {
        let text = cldr::text(&calendar["dateFormats"], style);
        let found = [
            ("EEEE", ("format", "wide")),
            ("cccc", ("stand-alone", "wide")),
            ("EEE", ("format", "abbreviated")),
            ("ccc", ("stand-alone", "abbreviated")),
        ];
        widths.extend(found.iter().find(|(letters, _)| text.contains(letters)).map(|(_, width)| *width));
    }
    if widths.len() > 1 {
        bail!("weekdays in more than one width");
    }
    let weekdays = || {
        let (context, width) = widths.iter().next().copied().unwrap_or(("format", "wide"));
        names(&calendar["days"][context][width], ["sun", "mon", "tue", "wed", "thu", "fri", "sat"])
    };
    let uses = |letters: &str| -> anyhow::Result<bool> {
        let code = code(letters)?;
        Ok(dates.iter().chain(&times).any(|text| text.contains(code)))
    };
    let mut all = all_months(calendar, uses("MMMM")?, uses("MMM")?)?;
    all.extend(texts(!widths.is_empty(), 7, weekdays)?);
    all.extend(names(&calendar["dayPeriods"]["format"]["abbreviated"], ["am", "pm"])?);
    all.extend(texts(uses("G")?, 2, || names(&calendar["eras"]["eraAbbr"], ["0", "1"]))?);
    all.extend(texts(uses("B")?, 1, || Ok(vec![flexible_day_periods(locale, calendar)?]))?);
    all.extend(zone(zones)?);
    Ok([dates, times, glues, all])
}
