//! What is paid in coins, by territory and day.
#![cfg(feature = "facts")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use coinage::money::Territory;
use coinage::{Currency, Date, Money, RoundingMode};
use proptest::prelude::*;

fn paid(amount: &str, currency: &str, territory: &str, on: &str) -> String {
    let money = Money::parse(amount, currency).unwrap();
    let paid = money.to_cash(Territory::parse(territory).unwrap(), Date::parse(on).unwrap()).unwrap();
    paid.amount().to_string()
}

#[test]
fn euro_states_round_from_their_own_day() {
    for (territory, first) in [
        ("FI", "2002-01-01"),
        ("NL", "2004-09-01"),
        ("IE", "2015-10-28"),
        ("IT", "2018-01-01"),
        ("BE", "2019-12-01"),
        ("SK", "2022-07-01"),
        ("EE", "2025-01-01"),
        ("LT", "2025-05-01"),
    ] {
        assert_eq!(paid("9.98", "EUR", territory, first), "10.00", "{territory}");
        let day = Date::from_days(Date::parse(first).unwrap().days() - 1).unwrap().to_string();
        assert_eq!(paid("9.98", "EUR", territory, &day), "9.98", "{territory}");
    }
    for territory in ["DE", "FR", "ES", "AT", "US"] {
        assert_eq!(paid("9.98", "EUR", territory, "2026-11-25"), "9.98", "{territory}");
    }
}

#[test]
fn coins_that_went_left_coarser_sums() {
    let krona = ["1985-07-01", "1992-09-30", "1992-10-01", "2010-09-30", "2010-10-01"];
    assert_eq!(krona.map(|on| paid("15.26", "SEK", "SE", on)), ["15.30", "15.30", "15.50", "15.50", "15"]);
    let dollar = ["1990-04-30", "1990-05-01", "2006-10-31", "2006-11-01"];
    assert_eq!(dollar.map(|on| paid("15.26", "NZD", "NZ", on)), ["15.26", "15.25", "15.25", "15.30"]);
    assert_eq!(paid("15.26", "AUD", "KI", "1992-02-01"), "15.25");
    assert_eq!(paid("15.26", "CAD", "CA", "2013-02-03"), "15.26");
    assert_eq!(paid("15.26", "CAD", "CA", "2013-02-04"), "15.25");
    assert_eq!(paid("15.38", "DKK", "DK", "2008-09-30"), "15.50");
    assert_eq!(paid("15.37", "DKK", "DK", "2008-09-30"), "15.25");
    assert_eq!(paid("15.37", "DKK", "DK", "2008-10-01"), "15.50");
    assert_eq!(paid("1232", "HUF", "HU", "2008-03-01"), "1230");
    assert_eq!(paid("15.28", "CHF", "LI", "1999-01-01"), "15.30");
    assert_eq!(paid("15.28", "CZK", "CZ", "2024-01-01"), "15");
}

#[test]
fn sums_below_a_coin_are_as_the_law_has_them() {
    let row = |territory: &str| {
        ["0.01", "0.02", "0.03", "0.05", "0.07", "-0.02"].map(|amount| paid(amount, "EUR", territory, "2026-01-01"))
    };
    assert_eq!(row("FI"), ["0.00", "0.00", "0.05", "0.05", "0.05", "0.00"]);
    assert_eq!(row("BE"), ["0.01", "0.02", "0.03", "0.05", "0.05", "-0.02"]);
    assert_eq!(row("SK"), ["0.05", "0.05", "0.05", "0.05", "0.05", "-0.05"]);
}

#[test]
fn the_middle_of_two_coins_is_decided_by_the_mode() {
    let money = Money::parse("15.25", "NZD").unwrap();
    let (territory, on) = (Territory::parse("NZ").unwrap(), Date::parse("2024-01-01").unwrap());
    assert_eq!(money.to_cash(territory, on).unwrap().to_string(), "15.30 NZD");
    let down = money.to_cash_rounded(territory, on, RoundingMode::HalfTrunc).unwrap();
    assert_eq!(down.to_string(), "15.20 NZD");
    let gold = Money::parse("1", "XAU").unwrap();
    assert_eq!(gold.to_cash(territory, on).unwrap_err().code(), "invalid-option");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_paid_is_a_multiple_of_a_coin_and_never_a_coin_away(
        currency in prop::sample::select(Currency::all().collect::<Vec<_>>()),
        territory in prop::sample::select(Territory::all().collect::<Vec<_>>()),
        days in 0_i32..22_000,
        units in -1_000_000_i64..1_000_000,
    ) {
        let on = Date::from_days(days).unwrap();
        let money = Money::new(coinage::Decimal::new(units, 2), currency);
        let Some(rule) = currency.cash_rule(territory, on) else { return Ok(()) };
        prop_assert!(rule.from.is_none_or(|from| from <= on) && rule.until.is_none_or(|until| on <= until));
        let paid = money.to_cash(territory, on).unwrap();
        let unit = rule.unit.amount();
        prop_assert!((paid.amount() - money.amount()).abs() < unit);
        if money.amount().abs() > unit {
            prop_assert!((paid.amount() % unit).is_zero());
        }
    }
}
