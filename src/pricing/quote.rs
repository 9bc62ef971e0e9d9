//! Offers that keep their price and their rate, and refunds by them.

use super::price::Price;
use crate::calendar::Instant;
use crate::decimal::RoundingMode;
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::Product;
use crate::money::text::{count_text, decimal_text};
use crate::money::{Money, minor_units};
use alloc::string::String;

/// A price offered until a moment. Everything a shop has to keep of it is public, so that it can
/// be stored in any way and a refund goes by it years later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// What the quote is called: given, or a digest of everything else in it. It tells quotes
    /// apart; it is no signature.
    pub id: String,
    /// What the seller asks, in the currency of the base prices.
    pub base: Money,
    /// What the buyer pays, tax and all.
    pub price: Money,
    /// What the rates are called that led from one to the other; `None` for a fixed price and
    /// where both are in one currency.
    pub rate_id: Option<String>,
    /// When it was issued.
    pub issued_at: Instant,
    /// The first moment at which it holds no more.
    pub expires_at: Instant,
}

/// What goes back, in both currencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refund {
    /// To the buyer.
    pub price: Money,
    /// From the seller.
    pub base: Money,
}

impl Price {
    /// Offers the price until a moment. The moments are the caller's: the library has no clock.
    ///
    /// # Errors
    /// `invalid-option` for an end that is not after the beginning.
    ///
    /// ```
    /// use coinage::{Instant, Money, exchange::Exchange, pricing::{Item, Market}};
    /// let exchange = Exchange::from_csv("Date,USD\n2026-10-30,1.25\n", "European Central Bank")?;
    /// let market = Market::of_territory("DE")?;
    /// let base = Money::parse("100", "USD")?;
    /// let price = market.pricer(base.currency(), &exchange)?.price(&Item::new(base))?;
    /// let (from, until) = (Instant::parse("2026-11-22T10:00:00Z")?, Instant::parse("2026-11-23T10:00:00Z")?);
    /// let quote = price.quote(None, from, until)?;
    /// assert_eq!(quote.accept(from)?.to_string(), "80.00 EUR");
    /// let error = quote.accept(until).unwrap_err();
    /// assert_eq!((error.code(), error.hint()), ("stale-rate", Some("issue a new quote at the rates of now")));
    /// // Half of it goes back at the quote's own rate, whatever the rate is that day.
    /// let refund = quote.refund(&Money::parse("40", "EUR")?)?;
    /// assert_eq!((refund.price.to_string(), refund.base.to_string()), ("40.00 EUR".into(), "50.00 USD".into()));
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn quote(&self, id: Option<&str>, issued_at: Instant, expires_at: Instant) -> Result<Quote> {
        if expires_at <= issued_at {
            return Err(Error::new(ErrorCode::InvalidOption, &["a quote can't expire before it is issued"])
                .with_hint(&["give a later moment to expire at"]));
        }
        let mut quote = Quote {
            id: String::new(),
            base: self.base,
            price: self.gross(),
            rate_id: self.rate_id.clone(),
            issued_at,
            expires_at,
        };
        quote.id = id.map_or_else(|| quote.digest(), str::to_owned);
        Ok(quote)
    }
}

impl Quote {
    /// A quote of which nothing but its two amounts is known: enough to go back by.
    ///
    /// ```
    /// use coinage::{Money, pricing::Quote};
    /// let quote = Quote::of(Money::parse("29.99", "EUR")?, Money::parse("39900", "KRW")?);
    /// assert_eq!(quote.refund(&Money::parse("39900", "KRW")?)?.base.to_string(), "29.99 EUR");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn of(base: Money, price: Money) -> Self {
        let moment = Instant::EPOCH;
        Self { id: String::new(), base, price, rate_id: None, issued_at: moment, expires_at: moment }
    }

    /// The price, as long as the quote holds.
    ///
    /// # Errors
    /// `stale-rate` from the moment it expires on, `invalid-option` before it was issued.
    pub fn accept(&self, now: Instant) -> Result<Money> {
        if now < self.issued_at {
            return Err(Error::new(ErrorCode::InvalidOption, &["the quote ", &self.id, " is not issued yet"])
                .with_hint(&["check the clock"]));
        }
        if now >= self.expires_at {
            let late = now.milliseconds().saturating_sub(self.expires_at.milliseconds()).checked_div(1000).unwrap_or(0);
            return Err(Error::new(
                ErrorCode::StaleRate,
                &["the quote ", &self.id, " expired ", &count_text(late), " seconds ago"],
            )
            .with_hint(&["issue a new quote at the rates of now"]));
        }
        Ok(self.price)
    }

    /// What goes back for an amount in either currency of the quote, at the quote's own rate: the
    /// whole for the whole, and parts in proportion, half up to minor units. A quote that has
    /// expired keeps its rate.
    ///
    /// # Errors
    /// `mixed-currencies` for a third currency, `invalid-option` for more than the whole and for
    /// less than nothing, `invalid-number` for an amount finer than minor units.
    pub fn refund(&self, amount: &Money) -> Result<Refund> {
        let nothing = Money::new(crate::Decimal::ZERO, amount.currency());
        self.refund_after(&nothing, amount)
    }

    /// As [`Quote::refund`], where parts went back before: together the parts are never a cent
    /// more or less than the whole.
    ///
    /// # Errors
    /// As [`Quote::refund`].
    pub fn refund_after(&self, already: &Money, amount: &Money) -> Result<Refund> {
        let (whole, other) =
            if amount.currency() == self.price.currency() { (self.price, self.base) } else { (self.base, self.price) };
        let until = already.add(amount)?;
        let fits = !amount.is_negative() && !already.is_negative();
        if !fits || until.compare(&whole)?.is_gt() {
            return Err(Error::new(
                ErrorCode::InvalidOption,
                &[&amount.to_text(), " can't go back: the quote is of ", &whole.to_text()],
            )
            .with_hint(&["refund no more than what is left of it"]));
        }
        amount.to_minor()?;
        already.to_minor()?;
        let share = share(&whole, &other, &until)?.subtract(&share(&whole, &other, already)?)?;
        let amount = amount.round_to_minor(RoundingMode::HalfExpand)?;
        Ok(if whole.currency() == self.price.currency() {
            Refund { price: amount, base: share }
        } else {
            Refund { price: share, base: amount }
        })
    }

    /// What tells this quote from others: 128 bits of FNV-1a over its content, in hexadecimal.
    fn digest(&self) -> String {
        let mut state = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128;
        let mut take = |text: &str| {
            for byte in text.bytes().chain([0]) {
                state = (state ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
            }
        };
        for money in [&self.base, &self.price] {
            take(&decimal_text(money.amount()));
            take(money.currency().code());
        }
        take(self.rate_id.as_deref().unwrap_or_default());
        take(&count_text(self.issued_at.milliseconds()));
        take(&count_text(self.expires_at.milliseconds()));
        let mut digest = String::new();
        for place in (0..32_u32).rev() {
            let digit = (state >> place.saturating_mul(4) & 15) as u32;
            digest.push(char::from_digit(digit, 16).unwrap_or('0'));
        }
        digest
    }
}

/// The part of the other side that belongs to a part of the whole; all of it for all.
fn share(whole: &Money, other: &Money, part: &Money) -> Result<Money> {
    if part == whole {
        return Ok(*other);
    }
    let scale = minor_units(other.currency())?;
    if part.is_zero() {
        return Money::new(crate::Decimal::ZERO, other.currency()).round_to_scale(scale, RoundingMode::HalfExpand);
    }
    let mut product = Product::new(other.amount());
    product.take(part.amount(), false);
    product.take(whole.amount(), true);
    let (amount, _) = product.round(scale, 1, RoundingMode::HalfExpand)?;
    Ok(Money::new(amount, other.currency()))
}
