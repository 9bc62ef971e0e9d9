//! Amounts as payment providers count them: by their tables, there and back.
#![cfg(feature = "facts")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use coinage::money::{PaymentProvider, PaymentPurpose};
use coinage::{Currency, Money};
use proptest::prelude::*;

use PaymentProvider::{Adyen, Checkout, PayPal, Stripe};
use PaymentPurpose::{Charge, Payout};

fn minor(provider: PaymentProvider, amount: &str, currency: &str) -> Result<i64, &'static str> {
    provider.to_minor(&Money::parse(amount, currency).unwrap(), Charge).map_err(|error| error.code())
}

fn paid_out(provider: PaymentProvider, amount: &str, currency: &str) -> Result<i64, &'static str> {
    provider.to_minor(&Money::parse(amount, currency).unwrap(), Payout).map_err(|error| error.code())
}

#[test]
fn the_examples_of_stripe_come_out() {
    // docs.stripe.com/currencies: each of these stands on the page.
    assert_eq!(minor(Stripe, "10", "USD"), Ok(1000));
    assert_eq!(minor(Stripe, "500", "JPY"), Ok(500));
    assert_eq!(minor(Stripe, "5.12", "KWD"), Ok(5120));
    assert_eq!(minor(Stripe, "5.13", "KWD"), Ok(5130));
    assert_eq!(minor(Stripe, "5.124", "KWD"), Err("invalid-number"));
    assert_eq!(minor(Stripe, "5", "ISK"), Ok(500));
    assert_eq!(minor(Stripe, "5", "UGX"), Ok(500));
    assert_eq!(minor(Stripe, "5.5", "UGX"), Err("invalid-number"));
    assert_eq!(minor(Stripe, "10.45", "HUF"), Ok(1045));
    assert_eq!(paid_out(Stripe, "10.45", "HUF"), Err("invalid-number"));
    assert_eq!(paid_out(Stripe, "10", "HUF"), Ok(1000));
    assert_eq!(paid_out(Stripe, "800.45", "TWD"), Err("invalid-number"));
    assert_eq!(paid_out(Stripe, "800", "TWD"), Ok(80000));
    assert_eq!(minor(Stripe, "999999.99", "USD"), Ok(99_999_999));
    assert_eq!(minor(Stripe, "1000000", "USD"), Err("overflow"));
    assert_eq!(minor(Stripe, "9999999999.99", "IDR"), Ok(999_999_999_999));
    assert_eq!(paid_out(Stripe, "1000000", "USD"), Ok(100_000_000));
}

#[test]
fn providers_count_one_currency_in_different_units() {
    let row = |currency: &str| PaymentProvider::ALL.map(|provider| minor(provider, "1200", currency));
    let unknown = Err("unknown-currency");
    assert_eq!(row("CLP"), [Ok(1200), Ok(120_000), Ok(120_000), unknown]);
    assert_eq!(row("CVE"), [Ok(120_000), Ok(1200), Ok(120_000), unknown]);
    assert_eq!(row("IDR"), [Ok(120_000), Ok(1200), Ok(120_000), unknown]);
    assert_eq!(row("ISK"), [Ok(120_000), Ok(120_000), Ok(1200), unknown]);
    assert_eq!(row("UGX"), [Ok(120_000), Ok(1200), Ok(1200), unknown]);
    assert_eq!(row("TWD"), [Ok(120_000), Ok(120_000), Ok(120_000), Ok(1200)]);
    assert_eq!(row("IQD"), [unknown, Ok(1_200_000), Ok(1_200_000), unknown]);
    assert_eq!(row("EUR"), [Ok(120_000); 4]);
}

#[test]
fn amounts_that_a_provider_forbids_come_with_the_nearest_it_takes() {
    let refused = |provider: PaymentProvider, amount: &str, currency: &str| {
        let error = provider.to_minor(&Money::parse(amount, currency).unwrap(), Charge).unwrap_err();
        (error.message().to_owned(), error.hint().unwrap_or_default().to_owned())
    };
    assert_eq!(
        refused(PayPal, "1200.50", "HUF"),
        (
            "PayPal charges HUF in steps of 1, and 1200.50 HUF is no multiple of it".into(),
            "the nearest amounts are 1200 HUF (1200) and 1201 HUF (1201)".into()
        )
    );
    assert_eq!(refused(Checkout, "0.005", "KWD").1, "the nearest amount is 0.010 KWD (10)");
    assert_eq!(refused(Adyen, "12.5", "ISK").1, "the nearest amounts are 12.00 ISK (1200) and 13.00 ISK (1300)");
    assert_eq!(
        refused(Checkout, "10000000", "EUR").1,
        "the most it takes is 9999999.99 EUR; share the amount out over several payments"
    );
    assert_eq!(refused(Stripe, "-1", "EUR").0, "Stripe takes no amount below zero, like -1 EUR");
    assert_eq!(
        refused(Stripe, "0.00", "KWD").1,
        "the least amount by its form is 0.010 KWD; an account may ask for more"
    );
    assert_eq!(minor(Adyen, "0", "EUR"), Ok(0));
}

#[test]
fn integers_are_read_with_the_places_of_the_currency() {
    let read = |provider: PaymentProvider, minor: i64, currency: &str| {
        let currency = Currency::parse(currency).unwrap();
        provider.from_minor(minor, currency, Charge).map(|money| money.to_string()).map_err(|error| error.code())
    };
    assert_eq!(read(Stripe, 500, "ISK"), Ok("5 ISK".into()));
    assert_eq!(read(Stripe, 5, "MGA"), Ok("5.00 MGA".into()));
    assert_eq!(read(Checkout, 1310, "BHD"), Ok("1.310 BHD".into()));
    assert_eq!(read(Checkout, 1312, "BHD"), Err("invalid-number"));
    assert_eq!(read(Stripe, -1250, "EUR"), Ok("-12.50 EUR".into()));
    assert_eq!(read(PayPal, 1250, "KES"), Err("unknown-currency"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_goes_out_comes_back(
        provider in prop::sample::select(&PaymentProvider::ALL[..]),
        purpose in prop::sample::select(&[Charge, Payout][..]),
        currency in prop::sample::select(Currency::all().collect::<Vec<_>>()),
        units in 0_i64..2_000_000_000,
        places in 0_u32..4,
    ) {
        let money = Money::new(coinage::Decimal::new(units, places), currency);
        match provider.to_minor(&money, purpose) {
            Ok(minor) => {
                prop_assert_eq!(provider.from_minor(minor, currency, purpose).unwrap(), money);
                let step = provider.step(currency, purpose).unwrap().amount();
                prop_assert!((money.amount() % step).is_zero());
            }
            Err(error) => prop_assert!(error.hint().is_some(), "{}", error),
        }
    }

    #[test]
    fn the_nearest_amounts_are_taken(
        provider in prop::sample::select(&PaymentProvider::ALL[..]),
        currency in prop::sample::select(Currency::all().collect::<Vec<_>>()),
        units in 1_i64..9_999_999,
    ) {
        let money = Money::new(coinage::Decimal::new(units, 4), currency);
        if let Err(error) = provider.to_minor(&money, Charge)
            && let Some(hint) = error.hint().and_then(|hint| hint.strip_prefix("the nearest amounts are "))
        {
            let (below, above) = hint.split_once(" and ").unwrap();
            for (text, larger) in [(below, false), (above, true)] {
                let (amount, rest) = text.split_once(' ').unwrap();
                let nearest = Money::parse(amount, currency.code()).unwrap();
                let minor = provider.to_minor(&nearest, Charge).unwrap();
                let shown = format!("({minor})");
                prop_assert!(rest.ends_with(&shown));
                prop_assert_eq!(nearest.amount() > money.amount(), larger);
            }
        }
    }
}
