//! Base prices turned into the prices of markets: by hand, and for any market and price.

#![cfg(feature = "pricing")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use coinage::exchange::Exchange;
use coinage::format::OptionValue::Text;
use coinage::pricing::{CharmEnding, Item, Market, MarketDraft, Price, Quote};
use coinage::{Currency, Decimal, Instant, Money, Result, decimal};
use proptest::prelude::*;

fn market(members: &str) -> Result<Market> {
    let mut draft = MarketDraft::default();
    for member in members.split(' ').filter(|member| !member.is_empty()) {
        let (name, value) = member.split_once('=').unwrap();
        draft.set(name, Text(value))?;
    }
    draft.build()
}

fn money(text: &str) -> Money {
    let (amount, currency) = text.split_once(' ').unwrap();
    Money::parse(amount, currency).unwrap()
}

fn rates() -> Exchange {
    Exchange::from_csv("Date,USD,JPY,GBP,CHF,KRW\n2026-10-30,1.25,160,0.8,0.9194,1491.76\n", "house rates").unwrap()
}

fn priced(base: &str, members: &str) -> Result<Price> {
    let (base, market) = (money(base), market(members)?);
    market.pricer(base.currency(), &rates())?.price(&Item::new(base))
}

fn shown(base: &str, members: &str) -> String {
    priced(base, members).unwrap().amount.to_string()
}

#[test]
fn prices_come_out_as_worked_by_hand() {
    for (base, members, expected) in [
        ("100 USD", "currency=EUR", "80.00 EUR"),
        // Stripe's example: 100 dollars at one to one and a fee of four percent.
        ("100 USD", "currency=EUR rates.date=2026-01-01 rates.values.EUR/USD=1 conversionFee=4", "104.00 EUR"),
        // As Shopify folds it in: product price times rate, times one and the fee, then the ending.
        // 30 ÷ 1.25 × 1.10 × 1.015 is 26.796.
        ("30 USD", "currency=EUR markup=10 conversionFee=1.5 charm=.99", "26.99 EUR"),
        ("30 USD", "currency=EUR markup=10 conversionFee=1.5 charm=.99 charmRounding=down", "25.99 EUR"),
        // As WooPayments does it: up to the next whole, then a cent less.
        ("15.30 USD", "currency=EUR increment=1 rounding=up charm=.99", "12.99 EUR"),
        ("15.30 USD", "currency=EUR increment=5 rounding=up", "15.00 EUR"),
        ("15.30 USD", "currency=EUR increment=0.25", "12.25 EUR"),
        ("1 USD", "currency=JPY charm=90", "90 JPY"),
        ("10 USD", "currency=JPY charm=90", "1290 JPY"),
        ("29.99 EUR", "currency=KRW charm=9,900", "39900 KRW"),
        ("29.99 EUR", "currency=KRW charm=9,900 charmRounding=up", "49900 KRW"),
        // The discount is taken of the price with its fees: (80 + 0.30) × 0.9 is 72.27.
        ("100 USD", "currency=EUR fee=0.30 discount=10", "72.27 EUR"),
        ("1 USD", "currency=EUR minimum=4.50", "4.50 EUR"),
        ("1 USD", "currency=EUR minimum=4.50 charm=.99", "4.99 EUR"),
        ("6.20 USD", "currency=EUR minimum=4.50 charm=.99 charmRounding=down", "4.99 EUR"),
        // 20 × 0.9194 ÷ 1.25 is 14.7104.
        ("20 USD", "currency=CHF cash=true", "14.70 CHF"),
        ("20 USD", "currency=CHF cash=true minimum=14.71", "14.75 CHF"),
        ("0 USD", "currency=EUR fee=0.30 charm=.99 minimum=5", "0.00 EUR"),
        ("0.0001 USD", "currency=JPY", "1 JPY"),
    ] {
        assert_eq!(shown(base, members), expected, "{base}: {members}");
    }
}

#[test]
fn tax_is_put_on_taken_out_or_left_for_the_till() {
    let split = |members: &str| {
        let price = priced("100 USD", members).unwrap();
        let split = price.split.unwrap();
        [price.amount, split.net, split.tax, split.gross].map(|money| money.amount().to_string()).join(" ")
    };
    // 80 × 1.19 is 95.20.
    assert_eq!(split("currency=EUR tax.treatment=included tax.rate=19 tax.base=net"), "95.20 80.00 15.20 95.20");
    // Base prices hold the same tax already.
    assert_eq!(split("currency=EUR tax.treatment=included tax.rate=19 tax.base=gross"), "80.00 67.23 12.77 80.00");
    // Base prices hold 19 %, the market's are to hold 25: 80 ÷ 1.19 × 1.25 is 84.0336….
    assert_eq!(
        split("currency=EUR tax.treatment=included tax.rate=25 tax.base=gross tax.baseRate=19"),
        "84.03 67.22 16.81 84.03"
    );
    assert_eq!(split("currency=EUR tax.treatment=added tax.rate=8.875"), "80.00 80.00 7.10 87.10");
    assert_eq!(split("currency=EUR tax.treatment=added tax.rate=20 tax.base=gross"), "66.67 66.67 13.33 80.00");
    let export = priced("119 USD", "currency=EUR tax.base=gross tax.baseRate=19").unwrap();
    assert_eq!((export.amount.to_string(), export.split), ("80.00 EUR".into(), None));
    // Endings are of the price that is seen.
    assert_eq!(
        split("currency=EUR tax.treatment=included tax.rate=19 tax.base=net charm=.99"),
        "94.99 79.82 15.17 94.99"
    );
}

#[test]
fn every_step_is_told() {
    let text = "currency=JPY markup=2.5% conversionFee=1 fee=50 discount=10 increment=10 charm=90 minimum=2000 \
                tax.treatment=included tax.rate=10 tax.base=gross tax.baseRate=7 hysteresis=5";
    let (market, base) = (market(text).unwrap(), money("17.99 USD"));
    let pricer = market.pricer(base.currency(), &rates()).unwrap();
    let price = pricer.price(&Item { base, sku: Some("A"), previous: Some(money("2150 JPY")) }).unwrap();
    let lines: Vec<String> = price.steps.iter().map(coinage::pricing::PriceStep::text).collect();
    assert_eq!(
        lines,
        [
            "convert: 17.99 USD → 2302.72 JPY (EUR/USD 1.25, observed on 2026-10-30, house rates; \
             17.99 USD ÷ 1.25 = 14.392 EUR; EUR/JPY 160, observed on 2026-10-30, house rates; \
             14.392 EUR × 160 = 2302.72 JPY)",
            "markup: 2302.72 JPY → 2360.288 JPY (× 1.025, a markup of 2.5 %)",
            "conversionFee: 2360.288 JPY → 2383.89088 JPY (× 1.01, a conversion fee of 1 %)",
            "fee: 2383.89088 JPY → 2433.89088 JPY (+ 50 JPY)",
            "discount: 2433.89088 JPY → 2190.501792 JPY (× 0.9, a discount of 10 %)",
            "tax: 2190.501792 JPY → 2251.917730093457943925233644… JPY \
             (÷ 1.07, the 7 % in the base price; × 1.1, 10 % included)",
            "increment: 2251.917730093457943925233644… JPY → 2250 JPY (rounded to a multiple of 10 JPY)",
            "charm: 2250 JPY → 2290 JPY (rounded to a price that ends in 90)",
            "split: 2082 JPY net + 208 JPY tax at 10 % = 2290 JPY gross",
        ]
    );
    assert_eq!(price.rate_id.as_deref(), Some("house rates 2026-10-30"));
    // A price that moved by no more than five percent stays.
    let price = pricer.price(&Item { base, sku: None, previous: Some(money("2190 JPY")) }).unwrap();
    let kept = price.steps.iter().find(|step| step.name == "hysteresis").unwrap();
    assert_eq!(
        kept.text(),
        "hysteresis: 2290 JPY → 2190 JPY (the price until now is kept: it would move by 100 JPY, no more than 5 %)"
    );
    assert_eq!(price.amount.to_string(), "2190 JPY");
}

#[test]
fn a_price_of_the_markets_own_list_is_the_whole_answer() {
    let market =
        market("currency=RUB prices.A=1990 markup=50 charm=.99 tax.treatment=included tax.rate=20 tax.base=net")
            .unwrap();
    let base = money("29.99 USD");
    let pricer = market.pricer(base.currency(), &rates()).unwrap();
    let price = pricer.price(&Item { base, sku: Some("A"), previous: None }).unwrap();
    assert_eq!((price.amount.to_string(), price.overridden), ("1990.00 RUB".into(), true));
    assert_eq!(price.split.unwrap().net.to_string(), "1658.33 RUB");
    // No rate is needed for it; for another article one is.
    assert_eq!(pricer.price(&Item { base, sku: Some("B"), previous: None }).unwrap_err().code(), "missing-rate");
}

#[test]
fn a_price_is_kept_until_it_moves_by_more_than_so_many_percent() {
    let market = market("currency=EUR hysteresis=5").unwrap();
    let rates = rates();
    let pricer = market.pricer(Currency::parse("USD").unwrap(), &rates).unwrap();
    let after = |previous: &str| {
        let item = Item { base: money("100 USD"), sku: None, previous: Some(money(previous)) };
        pricer.price(&item).map(|price| price.amount.to_string())
    };
    // 76.19 × 1.05 is 79.9995, 76.20 × 1.05 is 80.01.
    assert_eq!(after("76.19 EUR").unwrap(), "80.00 EUR");
    assert_eq!(after("76.20 EUR").unwrap(), "76.20 EUR");
    assert_eq!(after("84.21 EUR").unwrap(), "84.21 EUR");
    assert_eq!(after("84.22 EUR").unwrap(), "80.00 EUR");
    assert_eq!(after("84.10 USD").unwrap_err().code(), "mixed-currencies");
    assert_eq!(after("0 EUR").unwrap(), "80.00 EUR");
}

#[test]
fn quotes_are_told_apart_by_their_content_and_keep_their_rate() {
    let price = priced("100 USD", "currency=EUR tax.treatment=added tax.rate=20").unwrap();
    let (from, until) =
        (Instant::parse("2026-11-22T10:00:00Z").unwrap(), Instant::parse("2026-11-22T10:15:00Z").unwrap());
    let quote = price.quote(None, from, until).unwrap();
    assert_eq!(quote.price.to_string(), "96.00 EUR");
    assert_eq!(quote.id, price.quote(None, from, until).unwrap().id);
    assert_ne!(quote.id, price.quote(None, from, Instant::parse("2026-11-22T10:15:01Z").unwrap()).unwrap().id);
    assert_eq!(price.quote(Some("Q-7"), from, until).unwrap().id, "Q-7");
    assert_eq!(price.quote(None, until, from).unwrap_err().code(), "invalid-option");
    let expired = quote.accept(Instant::parse("2026-11-22T10:16:30Z").unwrap()).unwrap_err();
    assert_eq!(expired.to_string(), format!("the quote {} expired 90 seconds ago", quote.id));
    // An expired quote still says what goes back.
    assert_eq!(quote.refund(&money("96 EUR")).unwrap().base, money("100 USD"));
    assert_eq!(quote.refund(&money("1 USD")).unwrap().price, money("0.96 EUR"));
    for (amount, code) in [
        ("96.01 EUR", "invalid-option"),
        ("-1 EUR", "invalid-option"),
        ("1 GBP", "mixed-currencies"),
        ("0.001 EUR", "invalid-number"),
    ] {
        assert_eq!(quote.refund(&money(amount)).unwrap_err().code(), code, "{amount}");
    }
}

/// A market of any shape in a currency with two decimal places.
fn any_market() -> impl Strategy<Value = Market> {
    let percent = || 0_i64..600;
    let direction = || prop_oneof![Just("nearest"), Just("up"), Just("down")];
    let charm = prop_oneof![Just(""), Just(".99"), Just(".90"), Just("9.95"), Just("90"), Just("0"), Just(".5")];
    let increment = prop_oneof![Just(""), Just("0.05"), Just("0.25"), Just("1"), Just("10")];
    let tax = prop_oneof![
        Just("".to_owned()),
        (0_u32..3000, any::<bool>()).prop_map(|(rate, net)| format!(
            "tax.treatment=included tax.rate={}.{:02} tax.base={}",
            rate / 100,
            rate % 100,
            if net { "net" } else { "gross" }
        )),
        (0_u32..3000).prop_map(|rate| format!("tax.treatment=added tax.rate={}.{:03}", rate / 100, rate % 100)),
    ];
    (percent(), percent(), 0_i64..1000, (charm, direction()), (increment, direction()), 0_i64..5000, tax).prop_map(
        |(markup, discount, fee, (charm, charm_direction), (increment, direction), minimum, tax)| {
            let mut text = format!(
                "currency=EUR markup={} discount={} fee={} rounding={direction} charmRounding={charm_direction} {tax}",
                Decimal::new(markup - 300, 1),
                Decimal::new(discount, 1),
                Decimal::new(fee, 2),
            );
            for (name, value) in [("charm", charm), ("increment", increment)] {
                if !value.is_empty() {
                    text.push_str(&format!(" {name}={value}"));
                }
            }
            if minimum > 2500 {
                text.push_str(&format!(" minimum={}", Decimal::new(minimum, 2)));
            }
            market(&text).unwrap()
        },
    )
}

proptest! {
    #[test]
    fn a_price_keeps_what_its_market_promises(market in any_market(), cents in 1_i64..10_000_000) {
        let base = Money::new(Decimal::new(cents, 2), Currency::parse("USD").unwrap());
        let rates = rates();
        let pricer = market.pricer(base.currency(), &rates).unwrap();
        let price = pricer.price(&Item::new(base)).unwrap();
        // Net and tax are gross, and one of them is the price shown.
        if let Some(split) = price.split {
            prop_assert_eq!(split.net.add(&split.tax).unwrap(), split.gross);
            prop_assert!(price.amount == split.net || price.amount == split.gross);
        }
        prop_assert!(price.amount.amount() > Decimal::ZERO);
        prop_assert_eq!(price.amount.amount().scale(), 2);
        if let Some(minimum) = market.minimum {
            prop_assert!(price.amount.amount() >= minimum);
        }
        if let Some(charm) = &market.charm {
            prop_assert!(charm.ends(&price.amount).unwrap(), "{} in {}", price.amount, charm);
        }
        // Each step begins where the one before ended, and the last ends at the price.
        for pair in price.steps.windows(2) {
            prop_assert_eq!(pair[0].after, pair[1].before);
        }
        prop_assert_eq!(price.steps.last().map(|step| step.after), Some(price.amount));
        // A direction is kept, except where that would be below the lowest price there is.
        for step in &price.steps {
            let direction = match step.name {
                "charm" => market.charm_rounding,
                "increment" | "round" => market.rounding,
                _ => continue,
            };
            let (before, after) = (step.before.amount(), step.after.amount());
            match direction.as_str() {
                "up" => prop_assert!(after >= before),
                "down" => {
                    let lowest = match (step.name, market.charm.as_ref().map(CharmEnding::as_str)) {
                        ("charm", Some("0")) => Decimal::TEN,
                        ("charm", Some(charm)) => decimal::parse(&format!("0{charm}")).unwrap(),
                        _ => market.increment.unwrap_or(Decimal::new(1, 2)),
                    };
                    prop_assert!(after <= before || after == lowest, "{}", step.text());
                }
                _ => {}
            }
        }
        // Without its steps a price is the same.
        let bare = pricer.bare(&Item::new(base)).unwrap();
        prop_assert_eq!((bare.amount, bare.split), (price.amount, price.split));
    }

    #[test]
    fn parts_of_a_refund_are_never_more_or_less_than_the_whole(
        base in 1_i64..1_000_000, price in 1_i64..100_000_000, parts in proptest::collection::vec(1_i64..1_000_000, 0..6),
    ) {
        let at = Instant::parse("2026-11-22T10:00:00Z").unwrap();
        let (base, price) = (Money::new(Decimal::new(base, 2), Currency::EUR), Money::new(Decimal::from(price), Currency::parse("KRW").unwrap()));
        let quote = Quote { id: String::new(), base, price, rate_id: None, issued_at: at, expires_at: at };
        let whole = quote.refund(&price).unwrap();
        prop_assert_eq!((whole.base, whole.price), (base, price));
        prop_assert_eq!(quote.refund(&base).unwrap().price, price);
        let (mut already, mut given) = (Money::parse("0", "KRW").unwrap(), Money::parse("0", "EUR").unwrap());
        let mut pay = |amount: Money| -> std::result::Result<(), TestCaseError> {
            let refund = quote.refund_after(&already, &amount).unwrap();
            prop_assert!(!refund.base.is_negative());
            already = already.add(&refund.price).unwrap();
            given = given.add(&refund.base).unwrap();
            Ok(())
        };
        let mut left = price;
        for part in parts {
            let part = Money::new(Decimal::from(part), price.currency());
            if left.compare(&part).unwrap().is_gt() {
                pay(part)?;
                left = left.subtract(&part).unwrap();
            }
        }
        pay(left)?;
        prop_assert_eq!((already, given), (price, base));
    }
}
