//! Conversion as its readers meet it: the European Central Bank's rates, euro law, days without
//! rates, redenominations.
#![cfg(feature = "embedded")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use coinage::exchange::{Conversion, ConvertOptions, Exchange, LegKind, Units, irrevocable_rates};
use coinage::{Currency, Date, Decimal, Money, RoundingMode};
use std::sync::LazyLock;

static ECB: LazyLock<Exchange> = LazyLock::new(|| Exchange::embedded().unwrap());

fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap()
}

fn on(day: &str) -> ConvertOptions {
    ConvertOptions { on: Some(Date::parse(day).unwrap()), ..ConvertOptions::default() }
}

fn convert(amount: &str, from: &str, to: &str, options: &ConvertOptions) -> coinage::Result<Conversion> {
    ECB.convert(&Money::parse(amount, from).unwrap(), currency(to), options)
}

fn result(amount: &str, from: &str, to: &str, options: &ConvertOptions) -> String {
    convert(amount, from, to, options).unwrap().amount.to_string()
}

fn fault(amount: &str, from: &str, to: &str, options: &ConvertOptions) -> String {
    let error = convert(amount, from, to, options).unwrap_err();
    format!("{}: {error}", error.code())
}

fn path(conversion: &Conversion) -> String {
    conversion.path.iter().map(|currency| currency.code()).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_history_holds_every_observation_of_the_published_file() {
    let table = include_str!("../data/ecb/eurofxref-hist.csv");
    let history = &ECB.histories()[0];
    let mut lines = table.lines();
    let codes: Vec<&str> = lines.next().unwrap().split(',').skip(1).filter(|code| !code.is_empty()).collect();
    let mut series: Vec<_> =
        codes.iter().map(|code| history.observations(Currency::EUR, currency(code)).into_iter().rev()).collect();
    let (mut days, mut count) = (0, 0);
    for line in lines {
        let mut fields = line.split(',');
        let date = fields.next().unwrap();
        days += 1;
        for (series, value) in series.iter_mut().zip(fields).filter(|(_, value)| *value != "N/A") {
            let seen = series.next().unwrap();
            assert_eq!((seen.date.to_string().as_str(), seen.value.to_string().as_str()), (date, value));
            let latest = history.latest(Currency::EUR, currency(codes[0]), seen.date).unwrap();
            assert!(latest.date <= seen.date);
            count += 1;
        }
    }
    assert!(series.iter_mut().all(|series| series.next().is_none()));
    assert_eq!((days, count, history.len(), codes.len()), (7126, 221_702, 221_702, 41));
    let (first, last) = history.range().unwrap();
    assert_eq!((first.to_string(), last.to_string()), ("1999-01-04".to_owned(), "2026-10-30".to_owned()));
}

#[test]
fn amounts_are_divided_by_the_rate_as_quoted() {
    let found = convert("100", "USD", "EUR", &on("2024-12-24")).unwrap();
    assert_eq!(found.amount.to_string(), "96.20 EUR");
    let leg = found.single().unwrap();
    assert_eq!((leg.rate.to_string().as_str(), leg.divides()), ("EUR/USD 1.0395", true));
    assert_eq!((found.date.to_string().as_str(), found.age_days, found.exact), ("2024-12-24", 0, false));
    assert_eq!(found.source().unwrap(), "European Central Bank, euro foreign exchange reference rates");
    assert_eq!(found.warnings, []);
    // A half that binary fractions miss: 307.09 ÷ 8.56 is 35.875 exactly.
    let rates = Exchange::from_csv("Date,NOK\n2020-01-02,8.56\n", "test").unwrap();
    let kroner = Money::parse("307.09", "NOK").unwrap();
    let found = rates.convert(&kroner, Currency::EUR, &ConvertOptions::default()).unwrap();
    assert_eq!(found.amount.to_string(), "35.88 EUR");
}

#[test]
fn two_market_rates_meet_in_the_euro_without_rounding_between() {
    let found = convert("19.99", "USD", "JPY", &ConvertOptions::default()).unwrap();
    assert_eq!(path(&found), "USD EUR JPY");
    assert_eq!(found.single(), None);
    let rates: Vec<String> = found.legs.iter().map(|leg| leg.rate.to_string()).collect();
    assert_eq!(rates, ["EUR/USD 1.1172", "EUR/JPY 175.68"]);
    // 19.99 ÷ 1.1172 × 175.68 = 3143.4686…; through 17.89 EUR it would be 3142.9152.
    assert_eq!(found.amount.to_string(), "3143 JPY");
    assert_eq!(found.asked, None);
    assert_eq!(found.date.to_string(), "2026-10-30");
    let options = ConvertOptions { today: Some(Date::parse("2026-11-22").unwrap()), ..ConvertOptions::default() };
    assert_eq!(convert("19.99", "USD", "JPY", &options).unwrap().age_days, 23);
}

#[test]
fn a_day_without_rates_takes_the_last_ones_and_says_so() {
    let found = convert("100", "USD", "GBP", &on("2024-12-26")).unwrap();
    assert_eq!((found.date.to_string().as_str(), found.age_days), ("2024-12-24", 2));
    assert_eq!(found.warnings[0].code, "last-observation");
    assert_eq!(found.warnings[0].message, "there is no rate of 2024-12-26; the last one before it is of 2024-12-24");
    let strict = ConvertOptions { max_age_days: 1, ..on("2024-12-26") };
    assert_eq!(
        fault("100", "USD", "GBP", &strict),
        "stale-rate: the last rate of EUR/USD is of 2024-12-24, 2 days before 2024-12-26; 1 are allowed"
    );
    // The age allowed is inclusive.
    assert!(convert("1", "USD", "EUR", &ConvertOptions { max_age_days: 2, ..on("2024-12-26") }).is_ok());
}

#[test]
fn the_rouble_and_the_icelandic_krona_end_in_stale_rates() {
    assert_eq!(
        fault("100", "RUB", "EUR", &ConvertOptions::default()),
        "stale-rate: the last rate of EUR/RUB is of 2022-03-01, 1704 days before 2026-10-30; 7 are allowed"
    );
    assert!(fault("100", "EUR", "RUB", &on("2022-03-09")).starts_with("stale-rate: "));
    assert_eq!(result("117.201", "RUB", "EUR", &on("2022-03-08")), "1.00 EUR");
    assert!(
        fault("100", "USD", "ISK", &on("2012-06-01"))
            .starts_with("stale-rate: the last rate of EUR/ISK is of 2008-12-09")
    );
    let patient = ConvertOptions { max_age_days: 3000, ..on("2012-06-01") };
    assert_eq!(convert("100", "EUR", "ISK", &patient).unwrap().date.to_string(), "2008-12-09");
    assert_eq!(
        fault("100", "RUB", "EUR", &on("2001-01-02")),
        "missing-rate: no rate leads from RUB to EUR on 2001-01-02 or before"
    );
    let error = convert("100", "RUB", "EUR", &on("2001-01-02")).unwrap_err();
    assert_eq!(error.hint(), Some("the rates of RUB begin on 2005-04-01"));
}

#[test]
fn without_rates_there_is_no_conversion() {
    for (from, to, day) in [
        ("USD", "EUR", "1999-01-03"),
        ("USD", "EUR", "1990-01-01"),
        ("DEM", "FRF", "1998-12-31"),
        ("GRD", "EUR", "2000-12-31"),
        ("USD", "AED", "2024-01-02"),
        ("XAU", "EUR", "2024-01-02"),
        ("TRY", "EUR", "2004-06-01"),
    ] {
        assert!(fault("1", from, to, &on(day)).starts_with("missing-rate: "), "{from} {to} {day}");
    }
    let none = Exchange::default();
    let pounds = Money::parse("1", "GBP").unwrap();
    assert_eq!(none.convert(&pounds, Currency::EUR, &ConvertOptions::default()).unwrap_err().code(), "missing-rate");
}

#[test]
fn national_units_follow_the_regulation_to_the_published_examples() {
    let law = on("2001-06-01");
    let plain = ConvertOptions { units: Units::None, ..law };
    for (amount, from, to, euro, exact, wanted) in [
        ("100", "IEP", "DEM", "126.974", "248.33955842", "248.34 DEM"),
        ("1000", "FRF", "ITL", "152.449", "295182.42523", "295182 ITL"),
        ("100000", "ITL", "DEM", "51.646", "101.01079618", "101.01 DEM"),
    ] {
        let found = convert(amount, from, to, &law).unwrap();
        assert_eq!(found.amount.to_string(), wanted);
        assert_eq!(found.euro_amount.unwrap().to_string(), euro);
        assert_eq!(path(&found), format!("{from} EUR {to}"));
        assert_eq!(found.rounding, RoundingMode::HalfExpand);
        assert_eq!(convert(amount, from, to, &plain).unwrap().amount.amount().to_string(), exact);
        let mirrored = result(&format!("-{amount}"), from, to, &law);
        assert_eq!(mirrored, format!("-{wanted}"));
    }
    assert_eq!(result("10000000", "DEM", "EUR", &law), "5112918.81 EUR");
    assert_eq!(result("100", "EUR", "HRK", &ConvertOptions::default()), "753.45 HRK");
    assert_eq!(result("100", "XEU", "EUR", &law), "100.00 EUR");
}

#[test]
fn the_fixed_rate_overrides_fixings_from_its_day_on() {
    let fixing = convert("100", "EUR", "HRK", &on("2022-12-31")).unwrap();
    assert_eq!((fixing.amount.to_string().as_str(), fixing.legs[0].kind), ("753.65 HRK", LegKind::Market));
    assert_eq!(fixing.rounding, RoundingMode::HalfEven);
    let fixed = convert("100", "EUR", "HRK", &on("2023-01-01")).unwrap();
    assert_eq!((fixed.amount.to_string().as_str(), fixed.legs[0].kind), ("753.45 HRK", LegKind::Irrevocable));
    assert_eq!((fixed.rounding, fixed.age_days), (RoundingMode::HalfExpand, 0));
    assert_eq!(fixed.legs[0].rate.to_string(), "EUR/HRK 7.53450");
    // A source of one's own with another rate changes nothing.
    let own = Exchange::from_csv("Date,DEM\n2020-01-02,2\n", "mine").unwrap();
    let marks = Money::parse("1.95583", "DEM").unwrap();
    assert_eq!(own.convert(&marks, Currency::EUR, &ConvertOptions::default()).unwrap().amount.to_string(), "1.00 EUR");
}

#[test]
fn halves_go_up_under_euro_law_unless_asked_otherwise() {
    // 0.489 DEM ÷ 1.95583 is no tie; the euro side of the ECU is.
    let law = on("2001-06-01");
    assert_eq!(result("0.125", "XEU", "EUR", &law), "0.13 EUR");
    assert_eq!(result("-0.125", "XEU", "EUR", &law), "-0.13 EUR");
    let even = ConvertOptions { rounding: Some(RoundingMode::HalfEven), ..law };
    let found = convert("0.125", "XEU", "EUR", &even).unwrap();
    assert_eq!(found.amount.to_string(), "0.12 EUR");
    assert_eq!(found.warnings[0].code, "rounding-against-euro-law");
    // Through the euro to a market currency: half up, and no rounding between.
    let found = convert("1000", "DEM", "USD", &law).unwrap();
    assert_eq!(
        (path(&found).as_str(), found.rounding, found.euro_amount),
        ("DEM EUR USD", RoundingMode::HalfExpand, None)
    );
    // A currency that joined later is a foreign one until then.
    assert_eq!(convert("1000", "DEM", "SIT", &law).unwrap().euro_amount, None);
}

#[test]
fn no_inverse_of_a_fixed_rate_is_ever_used() {
    let options = ConvertOptions { units: Units::Decimals(2), ..ConvertOptions::default() };
    for fixed in irrevocable_rates() {
        let national = fixed.rate.quote();
        let amount = Decimal::new(999_999_999_997, 2);
        let found = ECB.convert(&Money::new(amount, national), Currency::EUR, &options).unwrap();
        // |result × rate − amount| is at most half a cent's worth.
        let back = found.amount.amount() * fixed.rate.value();
        assert!((back - amount).abs() <= fixed.rate.value() * Decimal::new(5, 3), "{}", fixed.rate);
    }
}

#[test]
fn redenominations_convert_at_their_ratio() {
    let now = ConvertOptions::default();
    assert_eq!(result("1000000", "TRL", "TRY", &now), "1.00 TRY");
    assert_eq!(result("1.5", "TRY", "TRL", &on("2004-06-01")), "1500000 TRL");
    assert_eq!(result("123456", "ROL", "RON", &now), "12.35 RON");
    assert_eq!(result("1", "ZWL", "ZWD", &now), "10000000000000000000000000.00 ZWD");
    let found = convert("1000000000", "TRL", "USD", &on("2010-06-01")).unwrap();
    assert_eq!(path(&found), "TRL TRY EUR USD");
    let kinds: Vec<LegKind> = found.legs.iter().map(|leg| leg.kind).collect();
    assert_eq!(kinds, [LegKind::Redenomination, LegKind::Market, LegKind::Market]);
    assert_eq!(found.amount.amount(), convert("1000", "TRY", "USD", &on("2010-06-01")).unwrap().amount.amount());
    // Before the reform the old unit has fixings of its own.
    assert_eq!(path(&convert("1000000000", "TRL", "USD", &on("2004-06-01")).unwrap()), "TRL EUR USD");
    // On the first days of the new unit only the old one's last fixing exists.
    let found = convert("1", "TRY", "EUR", &on("2005-01-02")).unwrap();
    assert_eq!((path(&found).as_str(), found.date.to_string().as_str()), ("TRY TRL EUR", "2004-12-31"));
    // Into the euro by law: old lev, lev, euro.
    let found = convert("195583", "BGL", "EUR", &now).unwrap();
    assert_eq!((path(&found).as_str(), found.amount.to_string().as_str()), ("BGL BGN EUR", "100.00 EUR"));
    let found = convert("1000", "BGL", "DEM", &now).unwrap();
    assert_eq!(
        (found.euro_amount.unwrap().to_string().as_str(), found.amount.to_string().as_str()),
        ("0.511", "1.00 DEM")
    );
}

#[test]
fn the_same_currency_stays_what_it_is() {
    let found = convert("12.345", "USD", "USD", &on("1990-01-01")).unwrap();
    assert_eq!((path(&found).as_str(), found.amount.to_string().as_str(), found.exact), ("USD", "12.34 USD", false));
    assert!(found.legs.is_empty() && found.source().is_none());
    let plain = ConvertOptions { units: Units::None, ..ConvertOptions::default() };
    assert_eq!(result("12.3450", "XAU", "XAU", &plain), "12.345 XAU");
}

#[test]
fn units_are_the_targets_own() {
    let with = |units| ConvertOptions { units, ..on("2024-12-24") };
    assert_eq!(result("100", "EUR", "CHF", &with(Units::Minor)), "93.58 CHF");
    assert_eq!(result("100", "EUR", "CHF", &with(Units::Cash)), "93.60 CHF");
    assert_eq!(result("100", "EUR", "HUF", &with(Units::Cash)), "41175 HUF");
    assert_eq!(result("100", "EUR", "CHF", &with(Units::None)), "93.58 CHF");
    assert_eq!(result("100", "EUR", "CHF", &with(Units::Decimals(4))), "93.5800 CHF");
    assert_eq!(result("100", "USD", "EUR", &with(Units::None)), "96.20009620009620009620009620 EUR");
    assert!(fault("1", "XAU", "XAU", &with(Units::Minor)).starts_with("invalid-option: "));
    assert!(fault("1", "USD", "EUR", &with(Units::Decimals(29))).starts_with("invalid-option: "));
    assert_eq!(fault("7e28", "EUR", "JPY", &with(Units::Minor)).split(':').next(), Some("overflow"));
    let marked = ConvertOptions { markup_percent: Decimal::new(25, 1), ..with(Units::Minor) };
    assert_eq!(result("100", "EUR", "CHF", &marked), "95.92 CHF");
}

#[test]
fn an_explanation_can_be_checked_by_hand() {
    let found = convert("100", "USD", "GBP", &on("2024-12-25")).unwrap();
    let lines: Vec<String> = found.explain().unwrap().into_iter().map(|step| step.text).collect();
    assert_eq!(
        lines,
        [
            "100 USD on 2024-12-25",
            "EUR/USD 1.0395, observed on 2024-12-24, European Central Bank, euro foreign exchange reference rates",
            "100 USD ÷ 1.0395 = 96.20009620009620009620009620… EUR",
            "EUR/GBP 0.82805, observed on 2024-12-24, European Central Bank, euro foreign exchange reference rates",
            "96.20009620009620009620009620… EUR × 0.82805 = 79.65848965848965848965848965… GBP",
            "rounded to 2 decimal places, halfEven: 79.66 GBP",
            "there is no rate of 2024-12-25; the last one before it is of 2024-12-24",
        ]
    );
}
