use super::*;
use crate::calendar::Date;
use crate::format::OptionValue;
use proptest::prelude::*;

fn options(pairs: &[(&str, &str)]) -> DateTimeFormatOptions {
    let mut options = DateTimeFormatOptions::default();
    for (name, value) in pairs {
        let value = match *value {
            "true" => OptionValue::Boolean(true),
            "false" => OptionValue::Boolean(false),
            text => OptionValue::Text(text),
        };
        options.set(name, value).unwrap();
    }
    options
}

fn format(locale: &str, moment: &str, pairs: &[(&str, &str)]) -> String {
    let format = DateTimeFormat::new(&Locale::parse(locale).unwrap(), &options(pairs)).unwrap();
    format.format(Instant::parse(moment).unwrap())
}

const MOMENT: &str = "2026-11-22T09:05:07Z";

#[test]
fn styles_follow_the_language() {
    for (locale, date, time, expected) in [
        ("en", "full", "full", "Sunday, November 22, 2026 at 9:05:07 AM Coordinated Universal Time"),
        ("en-GB", "long", "short", "22 November 2026 at 09:05"),
        ("en", "short", "short", "11/22/26, 9:05 AM"),
        ("de", "medium", "medium", "22.11.2026, 09:05:07"),
        ("fr", "full", "long", "dimanche 22 novembre 2026 à 09:05:07 UTC"),
        ("ja", "full", "full", "2026年11月22日日曜日 9時05分07秒 協定世界時"),
        ("zh-TW", "medium", "long", "2026年11月22日 上午9:05:07 [UTC]"),
        ("ar-EG", "long", "short", "٢٢ نوفمبر ٢٠٢٦ في ٩:٠٥ ص"),
        ("hi", "long", "medium", "22 नवंबर 2026 को 9:05:07 am बजे"),
        ("pt-BR", "full", "short", "domingo, 22 de novembro de 2026 às 09:05"),
        ("th", "full", "short", "วันอาทิตย์ที่ 22 พฤศจิกายน ค.ศ. 2026 เวลา 09:05"),
    ] {
        let text = format(locale, MOMENT, &[("dateStyle", date), ("timeStyle", time)]);
        assert_eq!(text, expected, "{locale}");
    }
}

#[test]
fn the_default_is_year_month_and_day_in_numbers() {
    assert_eq!(format("en", MOMENT, &[]), "11/22/2026");
    assert_eq!(format("en-GB", MOMENT, &[]), "22/11/2026");
    let numeric = [("year", "numeric"), ("month", "numeric"), ("day", "numeric")];
    assert_eq!(format("fr", "2026-03-04T00:00:00Z", &numeric), "04/03/2026");
}

#[test]
fn the_hour_cycle_can_be_chosen() {
    let midnight = "2026-11-22T00:05:07Z";
    for (locale, option, expected) in [
        ("en", ("hour12", "false"), "00:05"),
        ("en", ("hourCycle", "h24"), "24:05"),
        ("en", ("hourCycle", "h11"), "0:05 AM"),
        ("de", ("hour12", "true"), "12:05 AM"),
        ("de", ("hourCycle", "h11"), "00:05 AM"),
        ("ja", ("hour12", "true"), "午前0:05"),
        ("en-u-hc-h23", ("timeStyle", "short"), "00:05"),
        ("de-u-hc-h12", ("hour12", "false"), "00:05"),
    ] {
        assert_eq!(format(locale, midnight, &[("timeStyle", "short"), option]), expected, "{locale} {option:?}");
    }
    let full = [("timeStyle", "full"), ("hour12", "false")];
    assert_eq!(format("zh-TW", midnight, &full), "00:05:07 [世界標準時間]");
    let twelve = [("timeStyle", "long"), ("hour12", "true")];
    assert_eq!(format("fr-CA", midnight, &twelve), "12 h 05 min 07 s a.m. UTC");
    assert_eq!(format("th", midnight, &twelve), "12:05:07 AM UTC");
    assert_eq!(format("zh", midnight, &twelve), "UTC 上午12:05:07");
    let format = DateTimeFormat::new(&Locale::parse("en").unwrap(), &options(&[("timeStyle", "short")])).unwrap();
    assert_eq!(format.resolved_options().hour_cycle, Some(HourCycle::H12));
    assert_eq!(format.resolved_options().hour12(), Some(true));
}

#[test]
fn offsets_move_the_clock_and_are_written_in_the_locales_way() {
    let late = "2026-12-31T20:00:00Z";
    for (locale, zone, style, expected) in [
        ("en", "+05:30", "full", "1:30:00 AM GMT+05:30"),
        ("en", "+0530", "long", "1:30:00 AM GMT+5:30"),
        ("en", "-09", "long", "11:00:00 AM GMT-9"),
        ("fr", "Etc/GMT+9", "long", "11:00:00 UTC\u{2212}9"),
        ("fi", "+02:00", "full", "22.00.00 UTC+02.00"),
        ("fa", "+05:30", "long", "۱:۳۰:۰۰ (\u{200e}+۵:۳۰ گرینویچ)"),
        ("de", "+00:00", "long", "20:00:00 GMT+0"),
        ("de", "gmt", "long", "20:00:00 UTC"),
        ("he", "-09:00", "full", "11:00:00 GMT-09:00\u{200e}\u{200e}"),
    ] {
        assert_eq!(format(locale, late, &[("timeZone", zone), ("timeStyle", style)]), expected, "{locale} {zone}");
    }
    assert_eq!(format("en", late, &[("timeZone", "+05:30")]), "1/1/2027");
    let format = DateTimeFormat::new(&Locale::parse("en").unwrap(), &options(&[("timeZone", "-0930")])).unwrap();
    assert_eq!(format.resolved_options().time_zone, "-09:30");
}

#[test]
fn digits_are_the_locales_own_or_those_asked_for() {
    assert_eq!(format("ar-EG", MOMENT, &[]), "٢٢\u{200f}/١١\u{200f}/٢٠٢٦");
    assert_eq!(format("ar-EG-u-nu-latn", MOMENT, &[]), "22\u{200f}/11\u{200f}/2026");
    assert_eq!(format("de", MOMENT, &[("numberingSystem", "deva")]), "२२.११.२०२६");
    assert_eq!(format("en", MOMENT, &[("numberingSystem", "mathsans")]), "𝟣𝟣/𝟤𝟤/𝟤𝟢𝟤𝟨");
}

#[test]
fn years_keep_their_length_and_those_before_the_era_count_backwards() {
    assert_eq!(format("en", "0001-01-01T00:00:00Z", &[("dateStyle", "long")]), "January 1, 1");
    assert_eq!(format("en", "0001-01-01T00:00:00Z", &[("dateStyle", "short")]), "1/1/01");
    let format = DateTimeFormat::new(&Locale::parse("en").unwrap(), &options(&[])).unwrap();
    assert_eq!(format.format(Instant::from_milliseconds(8_640_000_000_000_000).unwrap()), "9/13/275760");
    assert_eq!(format.format(Instant::from_milliseconds(-62_198_755_200_000).unwrap()), "1/1/2");
}

#[test]
fn parts_joined_are_the_text() {
    for locale in ["en", "fa", "ja", "th", "zh-TW", "he"] {
        let format = DateTimeFormat::new(
            &Locale::parse(locale).unwrap(),
            &options(&[("dateStyle", "full"), ("timeStyle", "full")]),
        )
        .unwrap();
        let moment = Instant::parse(MOMENT).unwrap();
        let parts = format.format_to_parts(moment);
        let joined: String = parts.iter().map(|part| part.value.as_str()).collect();
        assert_eq!(joined, format.format(moment), "{locale}");
        assert!(parts.iter().any(|part| part.kind == PartKind::TimeZoneName), "{locale}");
    }
}

#[test]
fn refused_options_say_what_is_allowed() {
    let mut options = DateTimeFormatOptions::default();
    let zone = options.set("timeZone", OptionValue::Text("Europe/Berlin")).unwrap_err();
    assert_eq!((zone.code(), zone.message()), ("invalid-option", "`Europe/Berlin` is not allowed for timeZone"));
    assert_eq!(zone.hint(), Some("named zones are not supported yet: UTC or an offset like +05:30"));
    for zone in ["", "+24:00", "+5", "Etc/GMT-15", "Etc/GMT+05", "UTC+1", "\u{2212}05:00"] {
        assert_eq!(options.set("timeZone", OptionValue::Text(zone)).unwrap_err().code(), "invalid-option", "{zone}");
    }
    assert_eq!(options.set("hour12", OptionValue::Text("yes")).unwrap_err().code(), "bad-request");
    assert_eq!(options.set("dateStyle", OptionValue::Boolean(true)).unwrap_err().code(), "bad-request");
    assert_eq!(options.set("month", OptionValue::Text("tiny")).unwrap_err().code(), "invalid-option");
    assert_eq!(options.set("calendar", OptionValue::Text("buddhist")).unwrap_err().code(), "invalid-option");
    assert_eq!(options.set("numberingSystem", OptionValue::Text("x")).unwrap_err().code(), "invalid-option");
    assert!(options.set("unheard-of", OptionValue::Boolean(true)).is_ok());

    let english = Locale::parse("en").unwrap();
    options.set("month", OptionValue::Text("long")).unwrap();
    let error = DateTimeFormat::new(&english, &options).unwrap_err();
    assert_eq!((error.code(), error.message()), ("invalid-option", "the option month is not supported yet"));
    options.set("timeStyle", OptionValue::Text("short")).unwrap();
    let error = DateTimeFormat::new(&english, &options).unwrap_err();
    assert_eq!(error.message(), "month cannot stand beside dateStyle or timeStyle");
    let mut lonely = DateTimeFormatOptions::default();
    lonely.set("year", OptionValue::Text("numeric")).unwrap();
    assert_eq!(DateTimeFormat::new(&english, &lonely).unwrap_err().code(), "invalid-option");
}

#[test]
fn a_scratch_is_appended_to() {
    let format = DateTimeFormat::new(&Locale::parse("de").unwrap(), &options(&[])).unwrap();
    let mut scratch = Scratch::new();
    scratch.push_str("am ");
    format.write(Date::parse("2024-12-25").unwrap().into(), &mut scratch);
    assert_eq!(scratch.text_from(0), "am 25.12.2024");
}

proptest! {
    #[test]
    fn every_moment_is_written_in_every_locale(
        milliseconds in -8_640_000_000_000_000_i64..=8_640_000_000_000_000,
        row in 0..crate::data::index::rows(),
        date in 0..5_usize,
        time in 0..5_usize,
        zone in prop::sample::select(vec!["UTC", "+14:00", "-23:59"]),
    ) {
        let mut options = options(&[("timeZone", zone)]);
        options.date_style = DateStyle::ALL.get(date).copied();
        options.time_style = TimeStyle::ALL.get(time).copied();
        let locale = Locale::parse(&crate::data::index::id(row)).unwrap();
        let format = DateTimeFormat::new(&locale, &options).unwrap();
        let text = format.format(Instant::from_milliseconds(milliseconds).unwrap());
        prop_assert!(!text.is_empty());
        prop_assert!(!text.contains(char::is_control), "{:?}", text);
    }
}
