//! Percentages, quantities, discounts and sums: what is exact, what is rounded, what adds up.
#![cfg(feature = "std")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use coinage::money::{Discount, DiscountLimit, LineRounding};
use coinage::{Currency, Decimal, Money, RoundingMode, decimal};
use proptest::prelude::*;

const MODE: RoundingMode = RoundingMode::HalfExpand;

fn euro(amount: &str) -> Money {
    Money::parse(amount, "EUR").unwrap()
}

fn number(text: &str) -> Decimal {
    decimal::parse(text).unwrap()
}

fn discounted(price: &str, discount: Discount, limit: DiscountLimit) -> Result<(String, String, bool), &'static str> {
    let found = euro(price).discount(discount, limit, MODE).map_err(|error| error.code())?;
    Ok((found.price.amount().to_string(), found.reduction.amount().to_string(), found.limited))
}

#[test]
fn percentages_are_exact_or_refused() {
    assert_eq!(euro("100").percent(number("33.333")).unwrap(), euro("33.333"));
    assert_eq!(euro("0.01").percent(number("0.01")).unwrap(), euro("0.000001"));
    assert_eq!(euro("-20").percent(number("7.5")).unwrap(), euro("-1.5"));
    assert_eq!(
        euro("79228162514264337593543950335").percent(number("100")).unwrap(),
        euro("79228162514264337593543950335")
    );
    assert_eq!(euro("1").percent(number("0.0000000000000000000000000001")).unwrap_err().code(), "overflow");
}

#[test]
fn a_line_is_rounded_by_its_unit_or_as_a_whole() {
    let total = |unit: &str, quantity: &str, rounding| {
        euro(unit).line_total(number(quantity), rounding, MODE).unwrap().amount().to_string()
    };
    assert_eq!(total("0.125", "3", LineRounding::Line), "0.38");
    assert_eq!(total("0.125", "3", LineRounding::Unit), "0.39");
    assert_eq!(total("1.99", "2.5", LineRounding::Line), "4.98");
    assert_eq!(total("1.99", "2.5", LineRounding::Unit), "4.98");
    assert_eq!(total("0.004", "1000", LineRounding::Line), "4.00");
    assert_eq!(total("0.004", "1000", LineRounding::Unit), "0.00");
    assert_eq!(total("0.125", "-3", LineRounding::Line), "-0.38");
    let gold = Money::parse("1", "XAU").unwrap();
    assert_eq!(gold.line_total(number("2"), LineRounding::Line, MODE).unwrap_err().code(), "invalid-option");
}

#[test]
fn a_discount_takes_no_more_than_the_price_unless_asked() {
    let amount = |text: &str| Discount::Amount(euro(text));
    let percent = |text: &str| Discount::Percent(number(text));
    let row = |price: &str, reduction: &str, limited| Ok((price.to_owned(), reduction.to_owned(), limited));
    use DiscountLimit::{None, Price};
    assert_eq!(discounted("19.99", percent("10"), Price), row("17.99", "2.00", false));
    assert_eq!(discounted("19.99", amount("5"), Price), row("14.99", "5.00", false));
    assert_eq!(discounted("19.99", amount("25"), Price), row("0.00", "19.99", true));
    assert_eq!(discounted("19.99", amount("25"), None), row("-5.01", "25.00", false));
    assert_eq!(discounted("19.99", percent("150"), Price), row("0.00", "19.99", true));
    assert_eq!(discounted("19.99", percent("150"), None), row("-10.00", "29.99", false));
    assert_eq!(discounted("-19.99", percent("10"), Price), row("-17.99", "-2.00", false));
    assert_eq!(discounted("-19.99", amount("5"), Price), Err("invalid-number"));
    assert_eq!(discounted("-19.99", amount("5"), None), row("-24.99", "5.00", false));
    assert_eq!(discounted("19.99", amount("-5"), Price), Err("invalid-option"));
    assert_eq!(discounted("19.99", percent("-5"), None), Err("invalid-option"));
    let dollars = Discount::Amount(Money::parse("1", "USD").unwrap());
    assert_eq!(discounted("19.99", dollars, Price), Err("mixed-currencies"));
}

#[test]
fn amounts_of_two_currencies_are_never_compared() {
    let dollar = Money::parse("1", "USD").unwrap();
    for error in [euro("1").minimum(&dollar), euro("1").maximum(&dollar)] {
        let error = error.unwrap_err();
        assert_eq!(error.to_string(), "an amount in EUR and one in USD do not go together");
        assert_eq!(error.hint(), Some("convert one of them first"));
    }
    assert_eq!(euro("1").compare(&dollar).unwrap_err().code(), "mixed-currencies");
    assert_eq!(euro("1.5").minimum(&euro("1.49")).unwrap(), euro("1.49"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn a_sum_is_the_sum_of_its_units_in_any_order(mut units in prop::collection::vec(any::<i64>(), 0..30)) {
        let sum = |units: &[i64]| {
            let amounts: Vec<Money> = units.iter().map(|units| Money::from_minor(i128::from(*units), Currency::EUR).unwrap()).collect();
            Money::sum(&amounts, Currency::EUR).unwrap().to_minor().unwrap()
        };
        let total = units.iter().map(|units| i128::from(*units)).sum::<i128>();
        prop_assert_eq!(sum(&units), total);
        units.reverse();
        prop_assert_eq!(sum(&units), total);
    }

    #[test]
    fn percentages_add_up_exactly(units in any::<i32>(), one in 0_u32..1_000_000, other in 0_u32..1_000_000) {
        let money = Money::from_minor(i128::from(units), Currency::EUR).unwrap();
        let percent = |thousandths: u32| money.percent(Decimal::new(i64::from(thousandths), 3)).unwrap();
        prop_assert_eq!(percent(one).add(&percent(other)).unwrap(), percent(one + other));
    }

    #[test]
    fn price_and_reduction_are_what_there_was(
        units in -1_000_000_i128..1_000_000,
        percent in 0_u32..200_000,
        mode in prop::sample::select(RoundingMode::ALL.as_slice()),
        limit in prop::sample::select(&[DiscountLimit::Price, DiscountLimit::None][..]),
    ) {
        let money = Money::from_minor(units, Currency::EUR).unwrap();
        let found = money.discount(Discount::Percent(Decimal::new(i64::from(percent), 3)), limit, mode).unwrap();
        prop_assert_eq!(found.price.add(&found.reduction).unwrap(), money);
        if limit == DiscountLimit::Price {
            prop_assert!(found.price.is_zero() || found.price.is_negative() == money.is_negative());
        }
        // Within a minor unit of the exact one.
        let off = found.reduction.subtract(&money.percent(Decimal::new(i64::from(percent), 3)).unwrap()).unwrap();
        prop_assert!(found.limited || off.absolute().amount() < Decimal::new(1, 2));
    }

    #[test]
    fn a_line_of_rounded_units_is_their_sum(thousandths in 0_i64..1_000_000, quantity in 0_u8..40) {
        let unit = Money::new(Decimal::new(thousandths, 4), Currency::EUR);
        let rounded = unit.round_to_minor(MODE).unwrap();
        let sum = Money::sum(&vec![rounded; quantity.into()], Currency::EUR).unwrap();
        prop_assert_eq!(unit.line_total(Decimal::from(quantity), LineRounding::Unit, MODE).unwrap(), sum);
        let exact = unit.multiply(Decimal::from(quantity)).unwrap();
        let line = unit.line_total(Decimal::from(quantity), LineRounding::Line, MODE).unwrap();
        prop_assert!(line.subtract(&exact).unwrap().absolute().amount() <= Decimal::new(5, 3));
    }
}
