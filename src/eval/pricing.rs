//! `price` and `refund`.

use super::Context;
use super::answer::{self, Object};
use super::money::leg;
use super::request::{Fields, InField as _, Value};
use crate::calendar::{Date, Instant};
use crate::error::Result;
use crate::exchange::Conversion;
use crate::format::OptionValue;
use crate::money::Money;
use crate::money::text::decimal_text;
use crate::pricing::{Item, Market, MarketDraft, Price, PriceStep, Quote};
use alloc::borrow::ToOwned as _;
use alloc::format;
use alloc::string::String;
use alloc::string::ToString as _;

/// An object that is an amount with its currency.
fn money(value: &Value<'_>) -> Result<Money> {
    super::money::money(&value.object()?)
}

pub(super) fn price(request: &Fields<'_>, context: &mut Context) -> Result<String> {
    let base = money(&request.get("base")?)?;
    let market = market(&request.get("market")?)?;
    let sku = request.optional_text("sku")?;
    let previous = request.find("previous").map(|value| value.decimal()).transpose()?;
    let on = request.optional_text("on")?;
    let on = on.as_deref().map(Date::parse).transpose().map_err(|error| error.in_field("on"))?;
    let item = Item { base, sku: sku.as_deref(), previous: previous.map(|amount| Money::new(amount, market.currency)) };
    let price = market.pricer_on(base.currency(), context.exchange()?, on)?.price(&item)?;
    let object = price_json(&price);
    let Some(asked) = request.find("quote") else { return Ok(object) };
    let asked = asked.object()?;
    let moment = |name: &str| -> Result<Instant> {
        let value = asked.get(name)?;
        Instant::parse(&value.text()?).map_err(|error| error.in_field(value.path()))
    };
    let id = asked.optional_text("id")?;
    let quote = price.quote(id.as_deref(), moment("issuedAt")?, moment("expiresAt")?)?;
    Ok([object.strip_suffix('}').unwrap_or(&object), ",\"quote\":", &quote_json(&quote)?, "}"].concat())
}

/// A market out of its members; unknown ones are refused, because a misspelled minimum is money.
fn market(value: &Value<'_>) -> Result<Market> {
    let mut draft = MarketDraft::default();
    fill(&mut draft, &value.object()?, "")?;
    draft.build().map_err(|error| {
        let member = error.place().map(|place| place.subject.clone()).unwrap_or_default();
        error.in_subject(&[value.path(), ".", &member].concat())
    })
}

fn fill(draft: &mut MarketDraft, fields: &Fields<'_>, group: &str) -> Result<()> {
    for (name, value) in fields.members() {
        let name = [group, name].concat();
        let set = |value: OptionValue<'_>, draft: &mut MarketDraft| draft.set(&name, value);
        let result = if value.is_null() {
            continue;
        } else if value.is_object() && MarketDraft::is_group(&name) {
            fill(draft, &value.object()?, &[&name, "."].concat())
        } else if value.is_text() {
            set(OptionValue::Text(&value.text()?), draft)
        } else if value.is_number() {
            set(OptionValue::Number(&value.number_text()?), draft)
        } else if value.is_object() || value.is_list() {
            Err(value.wrong(if MarketDraft::is_group(&name) { "an object" } else { "a text or a number" }))
        } else {
            set(OptionValue::Boolean(value.boolean()?), draft)
        };
        result.map_err(|error| error.in_field(value.path()))?;
    }
    Ok(())
}

/// A price as JSON: what `price` answers, and the command line's `--format json`.
///
/// `price` and `base` are amounts with their currency. `net`, `tax`, `gross` and `taxRate` are
/// there where the market has tax; `overridden` tells a fixed price. `rates` is `null` where none
/// was used, else `id`, `date` (observed), `source`, `path`, `asked`, `age` in days and `legs`.
/// Each of `steps` has `name`, `before`, `after`, `exact` (whether `after` is the whole value and
/// not cut), `rounds` and `applied`.
///
/// ```
/// use coinage::{Money, eval::price_json, exchange::Exchange, pricing::{Item, Market}};
/// let exchange = Exchange::from_csv("Date,USD\n2026-10-30,1.25\n", "house rates")?;
/// let market = Market::of_territory("DE")?;
/// let base = Money::parse("100", "USD")?;
/// let price = market.pricer(base.currency(), &exchange)?.price(&Item::new(base))?;
/// assert!(price_json(&price).starts_with(concat!(
///     r#"{"price":{"amount":"80.00","currency":"EUR"},"base":{"amount":"100","currency":"USD"},"#,
///     r#""overridden":false,"rates":{"id":"house rates 2026-10-30","date":"2026-10-30","#
/// )));
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn price_json(price: &Price) -> String {
    let mut object = Object::new().json("price", &money_json(&price.amount)).json("base", &money_json(&price.base));
    if let Some(split) = &price.split {
        object = object
            .text("net", &decimal_text(split.net.amount()))
            .text("tax", &decimal_text(split.tax.amount()))
            .text("gross", &decimal_text(split.gross.amount()));
    }
    if let Some(rate) = price.tax_rate {
        object = object.text("taxRate", &decimal_text(rate));
    }
    let rates = match (&price.conversion, &price.rate_id) {
        (Some(found), Some(id)) => rates(found, id),
        _ => "null".to_owned(),
    };
    object
        .json("overridden", if price.overridden { "true" } else { "false" })
        .json("rates", &rates)
        .json("steps", &answer::list(price.steps.iter().map(step)))
        .close()
}

fn money_json(money: &Money) -> String {
    Object::new().text("amount", &decimal_text(money.amount())).text("currency", money.currency().code()).close()
}

fn rates(found: &Conversion, id: &str) -> String {
    let asked = found.asked.map_or_else(|| "null".to_owned(), |date| answer::text(&date.to_string()));
    Object::new()
        .text("id", id)
        .text("date", &found.date.to_string())
        .text("source", &found.source().unwrap_or_default())
        .json("path", &answer::texts(found.path.iter().map(|currency| currency.code())))
        .json("asked", &asked)
        .json("age", &found.age_days.to_string())
        .json("legs", &answer::list(found.legs.iter().map(leg)))
        .close()
}

fn step(step: &PriceStep) -> String {
    let flag = |value| if value { "true" } else { "false" };
    Object::new()
        .text("name", step.name)
        .json("before", &money_json(&step.before))
        .json("after", &money_json(&step.after))
        .json("exact", flag(step.after_exact))
        .json("rounds", flag(step.rounds))
        .text("applied", &step.applied)
        .close()
}

/// A quote as JSON: `id`, `base`, `price`, `rateId`, `issuedAt` and `expiresAt`.
fn quote_json(quote: &Quote) -> Result<String> {
    let rate = quote.rate_id.as_deref().map_or_else(|| "null".to_owned(), answer::text);
    Ok(Object::new()
        .text("id", &quote.id)
        .json("base", &money_json(&quote.base))
        .json("price", &money_json(&quote.price))
        .json("rateId", &rate)
        .text("issuedAt", &moment(quote.issued_at)?)
        .text("expiresAt", &moment(quote.expires_at)?)
        .close())
}

/// A moment in UTC, as RFC 3339 writes it: to the second, and to the millisecond where it has some.
fn moment(instant: Instant) -> Result<String> {
    let (seconds, milliseconds) = (instant.milliseconds().div_euclid(1000), instant.milliseconds().rem_euclid(1000));
    let date = Date::from_days(i32::try_from(seconds.div_euclid(86_400)).unwrap_or(i32::MAX))?;
    let second = seconds.rem_euclid(86_400);
    let fraction = if milliseconds == 0 { String::new() } else { format!(".{milliseconds:03}") };
    Ok(format!("{date}T{:02}:{:02}:{:02}{fraction}Z", second / 3600, second / 60 % 60, second % 60))
}

/// What goes back of a quote: of it only `base` and `price` matter, its rate for good.
pub(super) fn refund(request: &Fields<'_>) -> Result<String> {
    let quote = request.get("quote")?.object()?;
    let quote = Quote::of(money(&quote.get("base")?)?, money(&quote.get("price")?)?);
    let amount = money(&request.get("amount")?)?;
    let refund = match request.find("already") {
        Some(already) => quote.refund_after(&money(&already)?, &amount)?,
        None => quote.refund(&amount)?,
    };
    Ok(Object::new().json("price", &money_json(&refund.price)).json("base", &money_json(&refund.base)).close())
}
