//! The few languages whose dates only ICU4X knows: new in CLDR 49, or bare names of months
//! (`M01`) in 48.2. Put together in the form of CLDR's JSON, so that one way leads on.

use anyhow::{Context as _, bail};
use icu::datetime::provider::Baked;
use icu::datetime::provider::names::{
    DatetimeNamesDayperiodV1, DatetimeNamesMonthGregorianV1, DatetimeNamesWeekdayV1, DatetimeNamesYearGregorianV1,
    MonthNames, YearNames,
};
use icu::datetime::provider::semantic_skeletons::{
    DatetimePatternsDateGregorianV1, DatetimePatternsGlueV1, DatetimePatternsTimeV1,
};
use icu::datetime::provider::time_zones::{TimezoneNamesEssentialsV1, TimezoneNamesStandardLongV1};
use icu_locale_core::DataLocale;
use icu_provider::prelude::*;
use serde_json::{Map, Value, json};

macro_rules! load {
    ($marker:ty, $locale:expr, $attributes:expr) => {{
        let attributes = DataMarkerAttributes::try_from_str($attributes).ok().context("attributes")?;
        let request = DataRequest {
            id: DataIdentifierBorrowed::for_marker_attributes_and_locale(attributes, $locale),
            ..Default::default()
        };
        let response: Result<DataResponse<$marker>, DataError> = Baked.load(request);
        response.map_err(|error| anyhow::anyhow!("{}: {error}", $locale))?.payload
    }};
}

/// A pattern of a packed set: length 0 long, 1 medium, 2 short; variant 0 the standard one.
fn packed(set: &Value, length: usize, variant: usize) -> anyhow::Result<String> {
    let flag = |name: &str| usize::from(set[name].as_bool().unwrap_or(false));
    let medium = flag("has_explicit_medium");
    let standard = [0, medium, medium + flag("has_explicit_short")][length];
    let chosen = match variant {
        0 => standard,
        _ => match set["variant_pattern_indices"][(variant - 1) * 3 + length].as_u64().context("a packed set")? {
            0 => standard,
            other => usize::try_from(other)? - 1,
        },
    };
    Ok(set["elements"][chosen].as_str().context("a pattern")?.to_owned())
}

fn list<'a>(keys: impl IntoIterator<Item = &'a str>, names: impl IntoIterator<Item = &'a str>) -> Value {
    keys.into_iter().zip(names).map(|(key, name)| (key.to_owned(), json!(name))).collect::<Map<_, _>>().into()
}

/// What `ca-gregorian` would hold under `gregorian`.
pub fn calendar(locale: &DataLocale) -> anyhow::Result<Value> {
    let date = serde_json::to_value(load!(DatetimePatternsDateGregorianV1, locale, "ym0d").get())?;
    let full = serde_json::to_value(load!(DatetimePatternsDateGregorianV1, locale, "ym0de").get())?;
    let time = |attributes: &str| -> anyhow::Result<(String, String)> {
        let set = serde_json::to_value(load!(DatetimePatternsTimeV1, locale, attributes).get())?;
        Ok((packed(&set, 0, 1)?, packed(&set, 0, 2)?))
    };
    let glue = |attributes: &str| -> anyhow::Result<String> {
        let glue = serde_json::to_value(load!(DatetimePatternsGlueV1, locale, attributes).get())?;
        Ok(glue["pattern"].as_str().context("a pattern")?.to_owned())
    };
    let (short, medium) = time("j")?;
    let (twelve, twelve_seconds) = time("h")?;
    let (twenty_four, twenty_four_seconds) = time("h0")?;
    let zoned =
        |zone: &str| -> anyhow::Result<String> { Ok(glue("ltz")?.replace("{0}", &medium).replace("{2}", zone)) };

    let numbers: Vec<String> = (1..=12).map(|number: u8| number.to_string()).collect();
    let months = |width: &str| -> anyhow::Result<Value> {
        let payload = load!(DatetimeNamesMonthGregorianV1, locale, width);
        let MonthNames::Linear(names) = payload.get() else { bail!("months are not a plain list") };
        Ok(list(numbers.iter().map(String::as_str), names.iter()))
    };
    let weekdays = |width: &str| -> anyhow::Result<Value> {
        let payload = load!(DatetimeNamesWeekdayV1, locale, width);
        Ok(list(["sun", "mon", "tue", "wed", "thu", "fri", "sat"], payload.get().names.iter()))
    };
    let periods = load!(DatetimeNamesDayperiodV1, locale, "3");
    let eras = load!(DatetimeNamesYearGregorianV1, locale, "3");
    let YearNames::FixedEras(eras) = eras.get() else { bail!("eras are not a plain list") };
    Ok(json!({
        "dateFormats": {
            "full": packed(&full, 0, 0)?,
            "long": packed(&date, 0, 0)?,
            "medium": packed(&date, 1, 0)?,
            "short": packed(&date, 2, 0)?,
        },
        "timeFormats": { "full": zoned("zzzz")?, "long": zoned("z")?, "medium": medium, "short": short },
        "dateTimeFormats-atTime": { "standard": {
            "full": glue("ldt")?, "long": glue("ldt")?, "medium": glue("mdt")?, "short": glue("sdt")?,
        } },
        "dateTimeFormats": { "availableFormats": {
            "yMd": packed(&date, 2, 1)?,
            "hm": twelve, "hms": twelve_seconds, "Hm": twenty_four, "Hms": twenty_four_seconds,
        } },
        "months": { "format": { "wide": months("5")?, "abbreviated": months("3")? } },
        "days": {
            "format": { "wide": weekdays("5")?, "abbreviated": weekdays("3")? },
            "stand-alone": { "wide": weekdays("5s")?, "abbreviated": weekdays("3s")? },
        },
        "dayPeriods": { "format": { "abbreviated": list(["am", "pm"], periods.get().names.iter()) } },
        "eras": { "eraAbbr": list(["0", "1"], eras.iter()) },
    }))
}

/// What `timeZoneNames` would hold, as far as UTC and offsets go.
pub fn zones(locale: &DataLocale) -> anyhow::Result<Value> {
    let essentials = load!(TimezoneNamesEssentialsV1, locale, "");
    let separator = &essentials.get().offset_separator;
    let names = serde_json::to_value(load!(TimezoneNamesStandardLongV1, locale, "").get())?;
    Ok(json!({
        "gmtFormat": essentials.get().offset_pattern.interpolate_to_string(["{0}"]),
        "hourFormat": format!("+HH{separator}mm;-HH{separator}mm"),
        "zone": { "Etc": { "UTC": { "long": { "standard": names["overrides"]["utc"] } } } },
    }))
}
