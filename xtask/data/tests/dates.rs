//! The date plans against ICU4X's own formatters: every locale of the table.
//!
//! Our patterns are CLDR 48.2's `dateFormats`, `timeFormats` and `dateTimeFormats`, as `Intl`
//! has them; ICU4X 2.4 chooses patterns by skeletons of its own over CLDR 49. Where the two
//! part, a locale stands in the list beside this file, style by style: the test fails where a
//! difference comes or goes. Names, on the other hand, must agree except where CLDR 49 changed
//! them, and those rows are named here.
//!
//! One difference is everywhere and not listed: ICU4X keeps the narrow no-break space of
//! CLDR's time patterns, `Intl` and we write a plain one.

#![allow(clippy::unwrap_used)]

use coinage::format::{DateTimeFormat, DateTimeFormatOptions, OptionValue, PartKind};
use coinage::{Instant, Locale};
use icu::calendar::Gregorian;
use icu::datetime::input::{Date, DateTime, Time};
use icu::datetime::provider::{Baked, names};
use icu::datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter, fieldsets};
use icu_provider::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use writeable::Writeable as _;

fn rows() -> Vec<&'static str> {
    include_str!("../../../data/cldr/locales.txt").lines().collect()
}

/// Midnight, noon, a leap day, an evening before 1970, the afternoon; then the first and the
/// last year, which only patterns with whole years are asked for.
const MOMENTS: [(i32, u8, u8, u8, u8, u8); 7] = [
    (2026, 11, 22, 0, 0, 0),
    (2026, 7, 1, 12, 0, 0),
    (2024, 2, 29, 23, 59, 59),
    (1969, 7, 20, 20, 17, 40),
    (2031, 4, 5, 13, 5, 9),
    (1, 1, 1, 1, 2, 3),
    (9999, 12, 31, 9, 9, 9),
];

fn ours(locale: &Locale, options: &[(&str, &str)]) -> DateTimeFormat {
    let mut chosen = DateTimeFormatOptions::default();
    for (name, value) in options {
        chosen.set(name, OptionValue::Text(value)).unwrap();
    }
    DateTimeFormat::new(locale, &chosen).unwrap()
}

fn moment((year, month, day, hour, minute, second): (i32, u8, u8, u8, u8, u8)) -> Instant {
    Instant::parse(&format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")).unwrap()
}

fn gregorian((year, month, day, hour, minute, second): (i32, u8, u8, u8, u8, u8)) -> DateTime<Gregorian> {
    DateTime {
        date: Date::try_new_gregorian(year, month, day).unwrap(),
        time: Time::try_new(hour, minute, second, 0).unwrap(),
    }
}

/// What one style came to: how much was compared, and where it differs.
#[derive(Default)]
struct Tally {
    compared: usize,
    different: BTreeMap<&'static str, BTreeSet<&'static str>>,
    example: BTreeMap<&'static str, String>,
}

macro_rules! compare {
    ($tally:expr, $row:expr, $preferences:expr, $name:literal, $options:expr, $fields:expr, $moments:expr) => {{
        let locale = Locale::parse($row).unwrap();
        let ours = ours(&locale, $options);
        let theirs = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new($preferences, $fields).unwrap();
        for at in &MOMENTS[..$moments] {
            let expected = theirs.format(&gregorian(*at)).write_to_string().replace('\u{202f}', " ");
            let written = ours.format(moment(*at));
            $tally.compared += 1;
            if written != expected {
                $tally.different.entry($name).or_default().insert($row);
                $tally.example.entry($name).or_insert_with(|| format!("{}: {written} instead of {expected}", $row));
            }
        }
    }};
}

#[test]
fn dates_and_times_differ_from_icu4x_only_where_the_list_says() {
    use fieldsets::{T, YMD, YMDE};
    use icu::datetime::options::YearStyle::NoEra;
    let mut tally = Tally::default();
    for row in rows() {
        let preferences: DateTimeFormatterPreferences = row.parse::<icu::locale::Locale>().unwrap().into();
        let (date, time) = ("dateStyle", "timeStyle");
        compare!(tally, row, preferences, "full date", &[(date, "full")], YMDE::long().with_year_style(NoEra), 7);
        compare!(tally, row, preferences, "long date", &[(date, "long")], YMD::long().with_year_style(NoEra), 7);
        compare!(tally, row, preferences, "medium date", &[(date, "medium")], YMD::medium(), 5);
        compare!(tally, row, preferences, "short date", &[(date, "short")], YMD::short(), 5);
        compare!(tally, row, preferences, "medium time", &[(time, "medium")], T::hms(), 7);
        compare!(tally, row, preferences, "short time", &[(time, "short")], T::hm(), 7);
        let full = [(date, "full"), (time, "short")];
        compare!(tally, row, preferences, "full date, short time", &full, YMDE::long().with_time_hm(), 5);
        let long = [(date, "long"), (time, "short")];
        compare!(tally, row, preferences, "long date, short time", &long, YMD::long().with_time_hm(), 5);
        let medium = [(date, "medium"), (time, "medium")];
        compare!(tally, row, preferences, "medium date, medium time", &medium, YMD::medium().with_time_hms(), 5);
        let short = [(date, "short"), (time, "short")];
        compare!(tally, row, preferences, "short date, short time", &short, YMD::short().with_time_hm(), 5);
    }
    assert!(tally.compared > 25_000, "{} comparisons", tally.compared);
    let mut list = String::new();
    for (name, rows) in &tally.different {
        let rows: Vec<&str> = rows.iter().copied().collect();
        writeln!(list, "{name}: {}", rows.join(" ")).unwrap();
    }
    let expected = include_str!("dates-by-design.txt");
    let known: Vec<&str> = expected.lines().filter(|line| !line.starts_with('#')).collect();
    let found: Vec<&str> = list.lines().collect();
    assert_eq!(found, known, "examples: {:#?}\n{list}", tally.example);
}

/// Rows whose names CLDR 49 changed, by what was compared.
const CHANGED_NAMES: &[(&str, &[&str])] = &[
    ("day periods", &["en-IN", "jv", "kek", "ps", "ps-PK", "sv-FI", "yue-Hant-CN"]),
    (
        "months",
        &[
            "es-419", "es-AR", "es-BO", "es-BR", "es-BZ", "es-CR", "es-CU", "es-DO", "es-EC", "es-HN", "es-JP",
            "es-NI", "es-SV", "es-US", "fa", "ki", "ks", "mi", "shn", "tn", "tn-BW",
        ],
    ),
    ("weekdays", &["az", "kek", "ki", "ks", "ps", "ps-PK"]),
];

#[test]
fn names_are_icu4xs_except_where_cldr_49_changed_them() {
    let mut different: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut compared = 0;
    for row in rows() {
        let locale = Locale::parse(row).unwrap();
        let key: DataLocale = row.parse().unwrap();
        let mut check = |name: &'static str, written: &str, allowed: &[String]| {
            compared += 1;
            if !allowed.iter().any(|name| name.replace('\u{202f}', " ") == written) {
                different.entry(name).or_default().insert(row);
            }
        };
        let part = |format: &DateTimeFormat, at, kind| {
            let parts = format.format_to_parts(moment(at));
            parts.into_iter().find(|part| part.kind == kind).map(|part| part.value)
        };
        for style in ["full", "long", "medium"] {
            let format = ours(&locale, &[("dateStyle", style)]);
            for month in 1..=12_u8 {
                let written = part(&format, (2026, month, 15, 0, 0, 0), PartKind::Month).unwrap();
                if !written.chars().all(char::is_numeric) {
                    let at = usize::from(month - 1);
                    check("months", &written, &[month_name(&key, "5", at), month_name(&key, "3", at)]);
                }
            }
            for day in 1..=7_u8 {
                // The first of February 2026 is a Sunday.
                if let Some(written) = part(&format, (2026, 2, day, 0, 0, 0), PartKind::Weekday) {
                    let names = ["5", "5s", "3", "3s"].map(|width| weekday_name(&key, width, usize::from(day - 1)));
                    check("weekdays", &written, &names);
                }
            }
        }
        let format = ours(&locale, &[("timeStyle", "short"), ("hourCycle", "h12")]);
        for (at, hour) in [1, 13].into_iter().enumerate() {
            if let Some(written) = part(&format, (2026, 2, 1, hour, 0, 0), PartKind::DayPeriod) {
                let names: Vec<String> = day_period_names(&key);
                let allowed: Vec<String> = if names.len() > 4 { names } else { vec![names[at].clone()] };
                check("day periods", &written, &allowed);
            }
        }
    }
    assert!(compared > 10_000, "{compared} comparisons");
    let found: Vec<(&str, Vec<&str>)> =
        different.iter().map(|(name, rows)| (*name, rows.iter().copied().collect())).collect();
    let known: Vec<(&str, Vec<&str>)> = CHANGED_NAMES.iter().map(|(name, rows)| (*name, rows.to_vec())).collect();
    assert_eq!(found, known);
}

macro_rules! load {
    ($marker:ty, $locale:expr, $width:expr) => {{
        let id = DataIdentifierBorrowed::for_marker_attributes_and_locale(
            DataMarkerAttributes::try_from_str($width).unwrap(),
            $locale,
        );
        let response: DataResponse<$marker> = Baked.load(DataRequest { id, ..Default::default() }).unwrap();
        response.payload
    }};
}

fn month_name(locale: &DataLocale, width: &str, at: usize) -> String {
    let payload = load!(names::DatetimeNamesMonthGregorianV1, locale, width);
    match payload.get() {
        names::MonthNames::Linear(names) => names.get(at).unwrap().to_owned(),
        _ => String::new(),
    }
}

fn weekday_name(locale: &DataLocale, width: &str, at: usize) -> String {
    load!(names::DatetimeNamesWeekdayV1, locale, width).get().names.get(at).unwrap().to_owned()
}

/// Before and after noon; where there are flexible day periods, their names too, the rules in
/// front of the first taken off.
fn day_period_names(locale: &DataLocale) -> Vec<String> {
    let payload = load!(names::DatetimeNamesDayperiodV1, locale, "3");
    let names = payload.get().names.iter().enumerate();
    names.map(|(at, name)| if at == 4 { name.chars().skip(4).collect() } else { name.to_owned() }).collect()
}
