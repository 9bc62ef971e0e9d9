//! Currencies that ISO 4217 does not list: registered once, exact to 18 places, shown like others.
#![cfg(feature = "facts")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use coinage::money::{MoneyBag, PaymentProvider};
use coinage::{Currency, Decimal, Money, RoundingMode, decimal};
use proptest::prelude::*;

fn ether() -> Currency {
    Currency::register("ETH", "Ether", 18).unwrap()
}

fn refused(code: &str, name: &str, units: u8) -> (String, String) {
    let error = Currency::register(code, name, units).unwrap_err();
    assert_eq!(error.code(), "invalid-option");
    (error.message().to_owned(), error.hint().unwrap().to_owned())
}

#[test]
fn a_registered_currency_is_one_like_the_others() {
    let coin = Currency::register("USDC", "USD Coin", 6).unwrap();
    assert_eq!(Currency::parse("usdc").unwrap(), coin);
    assert_eq!((coin.code(), coin.name(), coin.minor_units()), ("USDC", "USD Coin", Some(6)));
    assert_eq!((coin.numeric(), coin.is_historic(), coin.minor_units_are_assumed()), (0, false, false));
    assert_eq!((coin.display_digits(), coin.cash_unit().unwrap().amount().to_string().as_str()), (6, "0.000001"));
    assert!(coin.is_registered() && !Currency::EUR.is_registered());
    assert!(Currency::registered().any(|known| known == coin));
    assert_eq!(coin.successor(), None);
    assert!(coin.territories().next().is_none());
    // Of the lists alone.
    assert_eq!(Currency::all().count(), 307);
    assert!(coin > Currency::all().last().unwrap());
}

#[test]
fn a_code_means_one_thing_for_good() {
    Currency::register("POINT", "House point", 0).unwrap();
    assert_eq!(
        refused("POINT", "House point", 2),
        (
            "`POINT` is registered already, as House point with 0 decimal places".into(),
            "a currency keeps its meaning as long as the process runs; use another code".into()
        )
    );
    assert_eq!(refused("POINT", "Point", 0).0, "`POINT` is registered already, as House point with 0 decimal places");
    assert_eq!(refused("DEM", "Mark", 2).0, "`DEM` is a code of ISO 4217, Deutsche Mark");
    assert_eq!(refused("FINE", "Too fine", 19).0, "a minor unit of 19 decimal places is too fine");
    assert_eq!(refused("NAME", " ", 2).0, "the currency NAME has no name");
    for code in ["", "AB", "abc", "123", "A B", "ÄÖÜ", "ABCDEFGHIJKLM", "€UR", "A-B"] {
        assert!(refused(code, "Name", 2).0.ends_with("` cannot be the code of a currency"), "{code}");
    }
}

#[test]
fn amounts_are_exact_to_the_last_of_18_places() {
    let ether = ether();
    let wei = Money::from_minor(1, ether).unwrap();
    assert_eq!(wei.to_string(), "0.000000000000000001 ETH");
    let rich = Money::parse("79228162514.264337593543950335", "ETH").unwrap();
    assert_eq!(rich.to_minor().unwrap(), 79_228_162_514_264_337_593_543_950_335);
    assert_eq!(rich.add(&wei).unwrap_err().code(), "overflow");
    let parts = Money::parse("1", "ETH").unwrap().allocate(&[Decimal::ONE; 3]).unwrap();
    assert_eq!(parts[0].to_string(), "0.333333333333333334 ETH");
    let finer = Money::parse("0.0000000000000000015", "ETH").unwrap();
    assert_eq!(finer.to_minor().unwrap_err().code(), "invalid-number");
    assert_eq!(finer.round_to_minor(RoundingMode::HalfEven).unwrap().to_string(), "0.000000000000000002 ETH");
    let mut bag = MoneyBag::new();
    bag.add(&wei).unwrap();
    bag.add(&Money::parse("1", "EUR").unwrap()).unwrap();
    assert_eq!(bag.total(ether), Some(wei));
}

#[test]
fn providers_and_rate_packs_do_not_take_them_for_others() {
    let token = Currency::register("TOKEN", "Token", 2).unwrap();
    for provider in PaymentProvider::ALL {
        assert_eq!(provider.exponent(token).unwrap_err().code(), "unknown-currency");
    }
    let rates = coinage::exchange::History::from_csv("Date,TOKEN\n2026-10-30,1.25\n", "house").unwrap();
    let error = rates.to_pack().unwrap_err();
    assert_eq!(error.to_string(), "a rate pack cannot hold TOKEN");
    // Converting takes any.
    let exchange = coinage::exchange::Exchange::new(rates);
    let found = exchange.convert(&Money::parse("10", "TOKEN").unwrap(), Currency::EUR, &Default::default()).unwrap();
    assert_eq!(found.amount.to_string(), "8.00 EUR");
}

#[test]
fn threads_that_register_at_once_get_the_same_currency() {
    let codes: Vec<String> = (0..40).map(|number| format!("RACE{number}")).collect();
    let all = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|_| {
                scope
                    .spawn(|| codes.iter().map(|code| Currency::register(code, "Race", 4).unwrap()).collect::<Vec<_>>())
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    for found in &all {
        assert_eq!(*found, all[0]);
    }
    for (currency, code) in all[0].iter().zip(&codes) {
        assert_eq!(currency.code(), code);
    }
}

#[cfg(feature = "eval")]
#[test]
fn messages_and_formats_show_their_code_and_all_their_places() {
    use coinage::Locale;
    use coinage::format::{NumberFormat, NumberFormatOptions, Style};
    ether();
    Currency::register("BTC", "Bitcoin", 8).unwrap();
    Currency::register("DOGE", "Dogecoin", 8).unwrap();
    let mut options = NumberFormatOptions::default();
    options.style = Style::Currency;
    options.currency = Some(*b"BTC");
    let german = Locale::parse("de").unwrap();
    let amount = decimal::Digits::parse("0.00012345").unwrap();
    let shown = NumberFormat::new(&german, &options).unwrap().format(&amount);
    assert_eq!(shown, "0,00012345\u{a0}BTC");
    let english = Locale::parse("en").unwrap();
    let shown = |text: &str| text.parse::<Money>().unwrap().display(&english).to_string();
    assert_eq!(shown("1 ETH"), "ETH\u{a0}1.00");
    assert_eq!(shown("-1234.000000000000000001 ETH"), "-ETH\u{a0}1,234.000000000000000001");
    assert_eq!(shown("0.5 DOGE"), "DOGE\u{a0}0.50");
    let read = coinage::format::NumberParser::new(&german).parse("1.234,5 doge").unwrap();
    assert_eq!(read.currency.map(Currency::code), Some("DOGE"));
    let mut context = coinage::eval::Context::new();
    let line = r#"{"op":"message","locale":"en","source":"m = { $n }","id":"m","args":{"n":{"amount":"12.5","currency":"DOGE"}}}"#;
    let answer = coinage::eval::evaluate(line.as_bytes(), &mut context);
    assert_eq!(answer, "{\"ok\":{\"value\":\"DOGE\u{a0}12.50000000\",\"errors\":[]}}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sums_of_wei_lose_nothing(units in prop::collection::vec(0_u64..u64::MAX / 2, 1..20)) {
        let ether = ether();
        let amounts: Vec<Money> = units.iter().map(|units| Money::from_minor(i128::from(*units), ether).unwrap()).collect();
        let total = units.iter().map(|units| i128::from(*units)).sum::<i128>();
        let sum = Money::sum(&amounts, ether).unwrap();
        prop_assert_eq!(sum.to_minor().unwrap(), total);
        let text = decimal::parse(&sum.amount().to_string()).unwrap();
        prop_assert_eq!(text, sum.amount());
    }
}
