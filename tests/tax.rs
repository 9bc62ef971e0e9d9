//! Tax in prices and on top of them: what adds up, and by what it is rounded.
#![cfg(feature = "std")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use coinage::money::{TaxBasis, TaxRounding, TaxSplit};
use coinage::{Money, RoundingMode, decimal};
use proptest::prelude::*;

const BASES: [TaxBasis; 2] = [TaxBasis::Inclusive, TaxBasis::Exclusive];

fn split(amount: &str, rate: &str, basis: TaxBasis, mode: RoundingMode) -> (String, String, String) {
    let rate = decimal::parse(rate).unwrap();
    let TaxSplit { net, tax, gross } = Money::parse(amount, "EUR").unwrap().split_tax(rate, basis, mode).unwrap();
    (net.amount().to_string(), tax.amount().to_string(), gross.amount().to_string())
}

#[test]
fn tax_is_taken_out_of_a_gross_price_and_put_on_a_net_one() {
    let row = |net: &str, tax: &str, gross: &str| (net.to_owned(), tax.to_owned(), gross.to_owned());
    let mode = RoundingMode::HalfExpand;
    assert_eq!(split("119.00", "19", TaxBasis::Inclusive, mode), row("100.00", "19.00", "119.00"));
    assert_eq!(split("100.00", "19", TaxBasis::Exclusive, mode), row("100.00", "19.00", "119.00"));
    assert_eq!(split("0.99", "7.7", TaxBasis::Inclusive, mode), row("0.92", "0.07", "0.99"));
    assert_eq!(split("100.00", "0", TaxBasis::Inclusive, mode), row("100.00", "0.00", "100.00"));
    assert_eq!(split("-119.00", "19", TaxBasis::Inclusive, mode), row("-100.00", "-19.00", "-119.00"));
}

#[test]
fn the_mode_decides_exact_halves() {
    // 5 % of 0.10 is half a cent.
    let tax = |amount, mode| split(amount, "5", TaxBasis::Exclusive, mode).1;
    assert_eq!(tax("0.10", RoundingMode::HalfExpand), "0.01");
    assert_eq!(tax("0.10", RoundingMode::HalfEven), "0.00");
    assert_eq!(tax("0.30", RoundingMode::HalfEven), "0.02");
    assert_eq!(tax("-0.10", RoundingMode::HalfExpand), "-0.01");
    assert_eq!(tax("-0.10", RoundingMode::HalfCeil), "0.00");
    assert_eq!(tax("-0.11", RoundingMode::Trunc), "0.00");
    assert_eq!(tax("-0.11", RoundingMode::Floor), "-0.01");
}

#[test]
fn what_is_no_price_or_rate_is_refused() {
    let refused = |amount: &str, currency: &str, rate: &str| {
        let rate = decimal::parse(rate).unwrap();
        let amount = Money::parse(amount, currency).unwrap();
        amount.split_tax(rate, TaxBasis::Inclusive, RoundingMode::HalfEven).unwrap_err().code()
    };
    assert_eq!(refused("1.005", "EUR", "19"), "invalid-number");
    assert_eq!(refused("1", "EUR", "-1"), "invalid-option");
    assert_eq!(refused("1", "XAU", "19"), "invalid-option");
    assert_eq!(refused("79228162514264337593543950335", "JPY", "19.999999999999999999"), "overflow");
    let mixed = [Money::parse("1", "EUR").unwrap(), Money::parse("1", "USD").unwrap()];
    let rate = decimal::parse("19").unwrap();
    for rounding in [TaxRounding::Line, TaxRounding::Document] {
        let error = Money::split_tax_of(&mixed, rate, TaxBasis::Inclusive, rounding, RoundingMode::HalfEven);
        assert_eq!(error.unwrap_err().code(), "mixed-currencies");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn net_and_tax_are_the_gross_amount_and_a_document_rounds_once(
        lines in prop::collection::vec(-1_000_000_i128..1_000_000, 1..12),
        rate in 0_u32..40_000,
        basis in prop::sample::select(BASES.as_slice()),
        mode in prop::sample::select(RoundingMode::ALL.as_slice()),
    ) {
        let currency = coinage::Currency::EUR;
        // In thousandths of a per cent.
        let percent = decimal::parse(&format!("{}.{:03}", rate / 1000, rate % 1000)).unwrap();
        let amounts: Vec<Money> = lines.iter().map(|units| Money::from_minor(*units, currency).unwrap()).collect();
        let sum = |splits: &[TaxSplit]| splits.iter().map(|split| split.tax.to_minor().unwrap()).sum::<i128>();
        for rounding in [TaxRounding::Line, TaxRounding::Document] {
            let splits = Money::split_tax_of(&amounts, percent, basis, rounding, mode).unwrap();
            for (split, amount) in splits.iter().zip(&amounts) {
                prop_assert_eq!(split.net.add(&split.tax).unwrap(), split.gross);
                let given = if basis == TaxBasis::Inclusive { split.gross } else { split.net };
                prop_assert_eq!(given, *amount);
                // Within a minor unit of the exact tax.
                let hundred = 100_000_i128;
                let divisor = if basis == TaxBasis::Inclusive { hundred + i128::from(rate) } else { hundred };
                let off = split.tax.to_minor().unwrap() * divisor - amount.to_minor().unwrap() * i128::from(rate);
                prop_assert!(off.abs() < divisor, "{off} of {divisor}");
            }
            if rounding == TaxRounding::Document {
                let total = Money::from_minor(lines.iter().sum(), currency).unwrap();
                prop_assert_eq!(sum(&splits), total.split_tax(percent, basis, mode).unwrap().tax.to_minor().unwrap());
            }
        }
    }
}
