//! Days without a rate: what counts by which policy, what the answer says of it, and that nothing
//! is ever taken from further off than allowed.
#![cfg(feature = "policies")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use coinage::exchange::{Conversion, ConvertOptions, Exchange, History, MissingDay, Rate, Units};
use coinage::{Currency, Date, Decimal, Money, RoundingMode};
use num_bigint::BigInt;
use proptest::prelude::*;

/// Dollars on Friday and Monday, yen on Friday and Tuesday, pounds on Friday alone.
const RATES: &str = "date,base,quote,rate\n2026-10-30,EUR,USD,1.10\n2026-11-02,EUR,USD,1.13\n2026-10-30,EUR,JPY,170\n\
                     2026-11-03,EUR,JPY,171\n2026-10-30,EUR,GBP,0.85\n";

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn convert(from: &str, to: &str, on: &str, missing: MissingDay, max_age_days: u32) -> coinage::Result<Conversion> {
    let exchange = Exchange::new(History::from_csv(RATES, "house").unwrap());
    let options = ConvertOptions { on: Some(day(on)), missing, max_age_days, ..ConvertOptions::default() };
    exchange.convert(&Money::parse("100", from).unwrap(), Currency::parse(to).unwrap(), &options)
}

fn told(from: &str, to: &str, on: &str, missing: MissingDay, max_age: u32) -> String {
    match convert(from, to, on, missing, max_age) {
        Ok(found) => {
            let codes: Vec<&str> = found.warnings.iter().map(|warning| warning.code).collect();
            format!("{}, {}, {} days, {codes:?}", found.amount, found.date, found.age_days)
        }
        Err(error) => format!("{}: {error}", error.code()),
    }
}

#[test]
fn a_day_with_its_own_rate_needs_no_policy() {
    for missing in MissingDay::ALL {
        assert_eq!(told("EUR", "USD", "2026-10-30", missing, 7), "110.00 USD, 2026-10-30, 0 days, []");
        assert_eq!(told("EUR", "USD", "2026-11-02", missing, 0), "113.00 USD, 2026-11-02, 0 days, []");
    }
}

#[test]
fn each_policy_takes_its_own_side_and_says_so() {
    use MissingDay::{Exact, Interpolate, Last, Next};
    for (missing, expected) in [
        (Last, "110.00 USD, 2026-10-30, 1 days, [\"last-observation\"]"),
        (Next, "113.00 USD, 2026-11-02, -2 days, [\"next-observation\"]"),
        (Exact, "missing-rate: no rate leads from EUR to USD on 2026-10-31 itself"),
        (Interpolate, "111.00 USD, 2026-10-30, 1 days, [\"interpolated\"]"),
    ] {
        assert_eq!(told("EUR", "USD", "2026-10-31", missing, 7), expected);
    }
    // Each leg by itself: dollars of Monday, yen of Tuesday.
    assert_eq!(told("USD", "JPY", "2026-10-31", Next, 7), "15133 JPY, 2026-11-03, -3 days, [\"next-observation\"]");
    assert_eq!(
        told("USD", "JPY", "2026-10-31", Interpolate, 7),
        "15338 JPY, 2026-10-30, 1 days, [\"interpolated\", \"interpolated\"]"
    );
    // One leg on its own day, the other drawn: Monday's dollars, and yen between Friday and Tuesday.
    let found = convert("USD", "JPY", "2026-11-02", Interpolate, 7).unwrap();
    assert_eq!(found.legs.iter().map(|leg| leg.between.is_some()).collect::<Vec<_>>(), [false, true]);
    assert_eq!(found.amount.to_string(), "15111 JPY");
}

#[test]
fn nothing_is_taken_from_further_off_than_allowed() {
    use MissingDay::{Exact, Interpolate, Last, Next};
    for (missing, on, age, expected) in [
        (Last, "2026-10-29", 7, "missing-rate: no rate leads from EUR to USD on 2026-10-29 or before"),
        (Next, "2026-11-03", 7, "missing-rate: no rate leads from EUR to USD on 2026-11-03 or after"),
        (
            Next,
            "2026-10-26",
            3,
            "stale-rate: the next rate of EUR/USD is of 2026-10-30, 4 days after 2026-10-26; 3 are allowed",
        ),
        (Next, "2026-10-27", 3, "110.00 USD, 2026-10-30, -3 days, [\"next-observation\"]"),
        (
            Interpolate,
            "2026-10-31",
            1,
            "stale-rate: the next rate of EUR/USD is of 2026-11-02, 2 days after 2026-10-31; 1 are allowed",
        ),
        (
            Interpolate,
            "2026-11-01",
            1,
            "stale-rate: the last rate of EUR/USD is of 2026-10-30, 2 days before 2026-11-01; 1 are allowed",
        ),
        (Interpolate, "2026-11-01", 2, "112.00 USD, 2026-10-30, 2 days, [\"interpolated\"]"),
        (Exact, "2026-10-31", 7, "missing-rate: no rate leads from EUR to USD on 2026-10-31 itself"),
        (
            Interpolate,
            "2026-11-03",
            7,
            "missing-rate: no rate leads from EUR to USD on 2026-11-03, or before and after it",
        ),
    ] {
        assert_eq!(told("EUR", "USD", on, missing, age), expected);
    }
    assert_eq!(
        told("EUR", "GBP", "2026-10-31", Interpolate, 7),
        "missing-rate: no rate leads from EUR to GBP on 2026-10-31, or before and after it"
    );
}

#[test]
fn a_drawn_rate_is_explained_with_both_days() {
    let lines = |from: &str, to: &str| {
        let found = convert(from, to, "2026-10-31", MissingDay::Interpolate, 7).unwrap();
        found.explain().unwrap().into_iter().map(|step| [step.kind, ": ", &step.text].concat()).collect::<Vec<_>>()
    };
    assert_eq!(
        lines("USD", "EUR"),
        [
            "amount: 100 USD on 2026-10-31",
            "rate: EUR/USD 1.10, observed on 2026-10-30, house",
            "rate: EUR/USD 1.13, observed on 2026-11-02, house",
            "interpolate: on the line between them on 2026-10-31: (1.10 × 2 + 1.13 × 1) ÷ 3 = 3.33 ÷ 3 = 1.11",
            "divide: 100 USD ÷ 3.33 × 3 = 90.09009009009009009009009009… EUR",
            "round: rounded to 2 decimal places, halfEven: 90.09 EUR",
            "note: there is no rate of EUR/USD of 2026-10-31, it is drawn on the line between those of 2026-10-30 and \
             2026-11-02",
        ]
    );
    assert_eq!(lines("EUR", "JPY")[4], "multiply: 100 EUR × 681 ÷ 4 = 17025 JPY");
}

#[test]
fn a_drawn_rate_of_too_many_digits_is_an_overflow_and_no_guess() {
    let rate = |text: &str| Rate::new(Currency::EUR, Currency::parse("USD").unwrap(), text.parse().unwrap()).unwrap();
    let rates = [
        (day("2026-10-30"), rate("79228162514264337593543950335")),
        (day("2026-11-02"), rate("0.0000000000000000000000001")),
    ];
    let exchange = Exchange::new(History::new("house", &rates).unwrap());
    let options =
        ConvertOptions { on: Some(day("2026-10-31")), missing: MissingDay::Interpolate, ..ConvertOptions::default() };
    let found = exchange.convert(&Money::parse("1", "USD").unwrap(), Currency::EUR, &options);
    assert_eq!(found.unwrap_err().code(), "overflow");
}

#[test]
fn the_first_observation_from_a_day_on_is_found_in_lists_and_packs() {
    let pair = (Currency::EUR, Currency::parse("USD").unwrap());
    let days: Vec<i32> = (0..400).filter(|day| day % 7 < 5 && !(100..140).contains(day)).collect();
    let rate = |day: &i32| Rate::new(pair.0, pair.1, Decimal::from(day + 1)).unwrap();
    let rates: Vec<(Date, Rate)> = days.iter().map(|day| (Date::from_days(20_000 + day).unwrap(), rate(day))).collect();
    let listed = History::new("house", &rates).unwrap();
    let packed = History::from_pack(listed.to_pack().unwrap()).unwrap();
    for day in -5..405 {
        let wanted = days.iter().find(|known| **known >= day).map(|known| Date::from_days(20_000 + known).unwrap());
        for history in [&listed, &packed] {
            let found = history.earliest(pair.0, pair.1, Date::from_days(20_000 + day).unwrap());
            assert_eq!(found.map(|seen| seen.date), wanted, "{day}");
        }
    }
    assert!(listed.earliest(pair.1, pair.0, rates[0].0).is_none());
}

proptest! {
    #[test]
    fn what_is_drawn_is_the_exact_fraction(
        before in 1_i64..10_000_000, before_scale in 0_u32..7, after in 1_i64..10_000_000, after_scale in 0_u32..7,
        since in 1_i32..400, until in 1_i32..400, amount in 1_i64..1_000_000_000, divides: bool,
    ) {
        let (base, quote) = (Currency::EUR, Currency::parse("USD").unwrap());
        let rate = |value, scale| Rate::new(base, quote, Decimal::new(value, scale)).unwrap();
        let start = 20_000;
        let date = |days| Date::from_days(start + days).unwrap();
        let rates = [(date(0), rate(before, before_scale)), (date(since + until), rate(after, after_scale))];
        let exchange = Exchange::new(History::new("house", &rates).unwrap());
        let options = ConvertOptions {
            on: Some(date(since)),
            missing: MissingDay::Interpolate,
            max_age_days: 400,
            rounding: Some(RoundingMode::Floor),
            units: Units::Decimals(6),
            ..ConvertOptions::default()
        };
        let (from, to) = if divides { (quote, base) } else { (base, quote) };
        let found = exchange.convert(&Money::new(Decimal::new(amount, 2), from), to, &options).unwrap();
        // (before × until + after × since) ÷ (since + until), all in units of 10^-6.
        let value = |mantissa: i64, scale: u32| BigInt::from(mantissa) * BigInt::from(10).pow(6 - scale);
        let above = value(before, before_scale) * until + value(after, after_scale) * since;
        let below = BigInt::from(since + until) * BigInt::from(10).pow(6);
        let (above, below) = if divides { (below, above) } else { (above, below) };
        let wanted: BigInt = BigInt::from(amount) * 10_000 * above / below;
        let mut amount = found.amount.amount();
        amount.rescale(6);
        prop_assert_eq!(BigInt::from(amount.mantissa()), wanted);
    }
}
