//! Amounts shared out by every mode, in minor units and in coins.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use coinage::money::{AllocationMode, AllocationStep};
use coinage::{Currency, Decimal, Money, Result, decimal};
use proptest::prelude::*;

const MODES: [&str; 5] = ["largest-remainder", "first", "largest-ratio", "separate", "block"];

fn shared(amount: &str, currency: &str, ratios: &str, mode: &str, step: &str) -> Result<String> {
    let ratios: Vec<Decimal> = ratios.split(' ').map(|ratio| decimal::parse(ratio).unwrap()).collect();
    let money = Money::parse(amount, currency)?;
    let shared = money.allocate_with(&ratios, AllocationMode::parse(mode)?, AllocationStep::parse(step)?)?;
    let parts: Vec<String> = shared.parts.iter().map(|part| part.amount().to_string()).collect();
    Ok(format!("{} + {}", parts.join(" "), shared.remainder.amount()))
}

#[test]
fn each_mode_gives_what_is_left_over_to_its_own() {
    let by = |mode| shared("1.00", "EUR", "0 1 2 4", mode, "minor").unwrap();
    assert_eq!(by("largest-remainder"), "0.00 0.14 0.29 0.57 + 0.00");
    assert_eq!(by("first"), "0.00 0.15 0.28 0.57 + 0.00");
    assert_eq!(by("largest-ratio"), "0.00 0.14 0.28 0.58 + 0.00");
    assert_eq!(by("separate"), "0.00 0.14 0.28 0.57 + 0.01");
    assert_eq!(by("block"), "0.00 0.14 0.28 0.56 + 0.02");
}

#[test]
fn coins_are_shared_whole() {
    assert_eq!(shared("10.00", "CHF", "1 1 1", "first", "cash").unwrap(), "3.35 3.35 3.30 + 0.00");
    assert_eq!(shared("-100", "HUF", "1 1 1", "first", "cash").unwrap(), "-35.00 -35.00 -30.00 + 0.00");
    assert_eq!(shared("10.03", "CHF", "1 1", "separate", "cash").unwrap(), "5.00 5.00 + 0.03");
    assert_eq!(shared("10.03", "CHF", "1 1", "first", "cash").unwrap_err().code(), "invalid-number");
}

#[test]
fn unknown_words_and_empty_ratios_are_refused() {
    let code = |mode, step, ratios| shared("1", "EUR", ratios, mode, step).unwrap_err().code();
    assert_eq!(code("fair", "minor", "1"), "invalid-option");
    assert_eq!(code("first", "coin", "1"), "invalid-option");
    assert_eq!(code("first", "minor", "0 0"), "invalid-option");
    assert_eq!(code("first", "minor", "1 -1"), "invalid-option");
}

#[test]
fn eval_takes_mode_and_step() {
    let answer = |options: &str| {
        let request =
            format!(r#"{{"op":"allocate","amount":"10.00","currency":"CHF","ratios":[1,1,1],"options":{options}}}"#);
        coinage::eval::evaluate(request.as_bytes(), &mut coinage::eval::Context::new())
    };
    assert!(answer(r#"{"mode":"first","step":"cash"}"#).contains(r#"["3.35","3.35","3.30"]"#));
    assert!(answer(r#"{"mode":"separate"}"#).contains(r#"{"parts":["3.33","3.33","3.33"],"remainder":"0.01"}"#));
    assert!(answer(r#"{"mode":"fair"}"#).contains("invalid-option"));
}

proptest! {
    #[test]
    fn no_mode_loses_or_makes_a_unit(
        steps in -10_i128.pow(18)..10_i128.pow(18),
        ratios in proptest::collection::vec(0_i64..1_000_000, 1..9),
        mode in 0_usize..5,
        cash in any::<bool>(),
    ) {
        prop_assume!(ratios.iter().any(|ratio| *ratio != 0));
        let mode = AllocationMode::parse(MODES[mode]).unwrap();
        let (step, size) = if cash { (AllocationStep::Cash, 5) } else { (AllocationStep::Minor, 1) };
        let decimals: Vec<Decimal> = ratios.iter().map(|ratio| Decimal::from(*ratio)).collect();
        let units = |units: i128| {
            let money = Money::from_minor(units, Currency::parse("CHF").unwrap()).unwrap();
            let shared = money.allocate_with(&decimals, mode, step).unwrap();
            let parts: Vec<i128> = shared.parts.iter().map(|part| part.to_minor().unwrap()).collect();
            (parts, shared.remainder.to_minor().unwrap())
        };
        let (parts, remainder) = units(steps * size);
        prop_assert_eq!(parts.iter().sum::<i128>() + remainder, steps * size);
        prop_assert!(mode.keeps_remainder() || remainder == 0);
        for (part, ratio) in parts.iter().zip(&ratios) {
            prop_assert_eq!(part % size, 0);
            prop_assert!(*ratio != 0 || *part == 0);
        }
        let mirrored: Vec<i128> = parts.iter().map(|part| -part).collect();
        prop_assert_eq!(units(-steps * size), (mirrored, -remainder));
    }
}
