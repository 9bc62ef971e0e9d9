//! The request and response surface: one JSON request in, one JSON answer out.
//!
//! [`evaluate`] is a pure function of a line and a [`Context`]; who carries lines to it (a pipe,
//! a page) is somebody else's matter, as are files, clocks and the network. Every line gets
//! exactly one answer on one line, whatever the line holds. A newcomer would look for a
//! JSON number turned into a float: numbers stay the digits that were written.
//!
//! An answer is `{"ok":…}` or `{"error":{"code":…,"message":…,"hint":…}}`, the error with
//! `"place":{"in":…,"line":…,"column":…}` behind those where a field or a line can be named; a
//! request's `ref` comes back as the last member. `null` for a field means that it is absent.
//!
//! | op | answer |
//! |---|---|
//! | `number`, `numberRange`, `datetime`, `relativeTime`, `list`, `displayName` | a string |
//! | `parts` | `[{"type":…,"value":…},…]` |
//! | `numberRangeParts` | the same with `"source"` |
//! | `relativeTimeParts` | the same, the number's pieces with `"unit"` |
//! | `plural`, `pluralRange` | the category |
//! | `negotiate`, `allocate` | a list of strings |
//! | `allocate` with the mode `separate` or `block` | `{"parts":[…],"remainder":"0.01"}` |
//! | `ast` | the Fluent project's JSON tree |
//! | `message` | `{"value":…,"errors":[{"code":…,"message":…},…]}` |
//! | `check` | `[{"code","severity","line","column","message","hint"},…]`, with `"in":"reference"` for what is missing |
//! | `provider` | `{"amount","currency","minor","exponent","step","value"}`: a payment provider's integer, from `amount` or from `minor` |
//! | `cash` | `{"amount","currency","step","from","until","source"}`: paid in coins in a `region` on a day |
//! | `currency` | what is known of a `currency` ([`currency_json`]); the currencies of a `territory`, its currency `on` a day |
//! | `split` | `{"net","tax","gross","currency","rounding"}` of an `amount`; of `lines` their sums, with `"lines":[…]` |
//! | `percent`, `lineTotal` | `{"amount","currency","exact","rounding"}` |
//! | `discount` | `{"amount","currency","reductions":[…],"limited","rounding"}` |
//! | `convert` | `{"amount","currency","rate","quoted","date","source","path","asked","age",…}` |
//! | `price` | `{"price","base","net","tax","gross","taxRate","overridden","rates","steps"}`, see [`price_json`]; with `"quote"` where one is asked for |
//! | `refund` | `{"price","base"}` |

mod answer;
mod arithmetic;
mod check;
mod currencies;
mod locales;
mod messages;
mod money;
mod numbers;
mod payments;
mod pricing;
mod relative;
mod request;
mod texts;

use crate::error::{Error, ErrorCode, Result};
use crate::exchange::{Exchange, History};
use crate::format::{DateTimeFormat, DisplayNames, ListFormat, NumberFormat};
use alloc::collections::BTreeMap;
use alloc::string::String;
pub use check::diagnostic_json;
pub use currencies::currency_json;
pub use money::conversion_json;
pub use numbers::{parsed_json, parts_json, range_parts_json};
pub use pricing::price_json;
pub use relative::relative_parts_json;
use request::Fields;

/// The operations, in the order the contract lists them.
const OPERATIONS: [&str; 27] = [
    "number",
    "numberRange",
    "numberRangeParts",
    "parts",
    "parse",
    "plural",
    "pluralRange",
    "datetime",
    "relativeTime",
    "relativeTimeParts",
    "list",
    "displayName",
    "negotiate",
    "ast",
    "message",
    "check",
    "convert",
    "allocate",
    "price",
    "refund",
    "provider",
    "cash",
    "currency",
    "split",
    "percent",
    "lineTotal",
    "discount",
];

/// What answers need beyond their request: rates, and formats that were built before.
///
/// A context changes how fast an answer comes, and which rates it is made from, nothing else.
#[derive(Debug, Default)]
pub struct Context {
    exchange: Option<Exchange>,
    numbers: Kept<NumberFormat>,
    dates: Kept<DateTimeFormat>,
    lists: Kept<ListFormat>,
    relative_times: relative::Latest,
    names: Kept<DisplayNames>,
}

impl Context {
    /// A context with the rates that are compiled in (feature `embedded`), without that feature
    /// one that knows the fixed rates only.
    pub fn new() -> Self {
        Self::default()
    }

    /// A context that converts by these rates and no others.
    ///
    /// ```
    /// use coinage::eval::{Context, evaluate};
    /// use coinage::exchange::Exchange;
    /// let mut context = Context::with_exchange(Exchange::from_csv("Date,USD\n2026-10-30,1.25\n", "house rates")?);
    /// let answer = evaluate(br#"{"op":"convert","amount":"1","from":"USD","to":"EUR"}"#, &mut context);
    /// assert!(answer.starts_with(r#"{"ok":{"amount":"0.80","currency":"EUR","rate":"1.25","quoted":"EUR/USD","#));
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn with_exchange(exchange: Exchange) -> Self {
        Self { exchange: Some(exchange), ..Self::default() }
    }

    /// Adds what a pack holds: a rate history to the rates, names to what formats know.
    ///
    /// # Errors
    /// `bad-pack` for bytes that are neither.
    pub fn load_pack(&mut self, bytes: &[u8]) -> Result<()> {
        if History::is_pack(bytes) {
            let history = History::from_pack(bytes.to_vec())?;
            self.exchange.get_or_insert_default().add(history);
            return Ok(());
        }
        crate::data::pack::install(bytes)
    }

    /// The rates, opened when they are first needed.
    fn exchange(&mut self) -> Result<&Exchange> {
        let exchange = match self.exchange.take() {
            Some(exchange) => exchange,
            #[cfg(feature = "embedded")]
            None => Exchange::embedded()?,
            #[cfg(not(feature = "embedded"))]
            None => Exchange::default(),
        };
        Ok(self.exchange.insert(exchange))
    }
}

/// Formats by what they were asked for with; emptied when too many have gathered, so that
/// requests cannot fill the memory.
#[derive(Debug)]
struct Kept<T>(BTreeMap<String, T>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T> Kept<T> {
    const MOST: usize = 256;
    /// Longer requests are not worth keeping.
    const LONGEST: usize = 1024;

    /// The format for a locale and options as they were written, built where it is new.
    fn get(&mut self, locale: &str, options: &str, build: impl FnOnce() -> Result<T>) -> Result<&T> {
        let mut key = [locale, "\n", options].concat();
        if key.len() > Self::LONGEST {
            // Only until the next one: no request has an empty key.
            key.clear();
            self.0.remove(&key);
        }
        if self.0.len() >= Self::MOST && !self.0.contains_key(&key) {
            self.0.clear();
        }
        match self.0.entry(key) {
            alloc::collections::btree_map::Entry::Occupied(entry) => Ok(entry.into_mut()),
            alloc::collections::btree_map::Entry::Vacant(entry) => Ok(entry.insert(build()?)),
        }
    }
}

/// Answers one request with one line, without its end.
///
/// ```
/// use coinage::eval::{Context, evaluate};
/// let mut context = Context::new();
/// let answer = evaluate(br#"{"op":"number","locale":"de","value":"1234567.891"}"#, &mut context);
/// assert_eq!(answer, r#"{"ok":"1.234.567,891"}"#);
/// let answer = evaluate(br#"{"op":"plural","locale":"fr","value":1000000,"ref":[7]}"#, &mut context);
/// assert_eq!(answer, r#"{"ok":"many","ref":[7]}"#);
/// let answer = evaluate(br#"{"op":"number","locale":"de","value":"12x"}"#, &mut context);
/// assert!(answer.starts_with(r#"{"error":{"code":"invalid-number","message":"`12x` is not a number","#));
/// ```
pub fn evaluate(line: &[u8], context: &mut Context) -> String {
    let (result, reference) = match Fields::read(line) {
        Ok(request) => (operate(&request, context), request.verbatim("ref")),
        Err(error) => (Err(error), None),
    };
    let answer = match &result {
        Ok(value) => answer::Object::new().json("ok", value),
        Err(error) => answer::Object::new().json("error", &answer::error(error)),
    };
    match reference {
        Some(reference) => answer.json("ref", &answer::on_one_line(reference)).close(),
        None => answer.close(),
    }
}

/// The answer's value as JSON.
fn operate(request: &Fields<'_>, context: &mut Context) -> Result<String> {
    let operation = request.text("op").map_err(|error| match request.find("op") {
        None => error.with_hint(&["one of ", &OPERATIONS.join(", ")]),
        Some(_) => error,
    })?;
    match operation.as_str() {
        "number" => numbers::number(request, context),
        "numberRange" => numbers::range(request, context),
        "numberRangeParts" => numbers::range_parts(request, context),
        "parts" => numbers::parts(request, context),
        "parse" => numbers::parse(request),
        "plural" => numbers::plural(request),
        "pluralRange" => numbers::plural_range(request),
        "datetime" => texts::datetime(request, context),
        "relativeTime" => relative::text(request, context),
        "relativeTimeParts" => relative::parts(request, context),
        "list" => texts::list(request, context),
        "displayName" => texts::display_name(request, context),
        "negotiate" => locales::negotiate(request),
        "ast" => messages::ast(request),
        "message" => messages::message(request),
        "check" => check::check_sources(request),
        "convert" => money::convert(request, context),
        "allocate" => money::allocate(request),
        "price" => pricing::price(request, context),
        "refund" => pricing::refund(request),
        "provider" => payments::provider(request),
        "cash" => payments::cash(request),
        "currency" => currencies::facts(request),
        "split" => arithmetic::split(request),
        "percent" => arithmetic::percent(request),
        "lineTotal" => arithmetic::line_total(request),
        "discount" => arithmetic::discount(request),
        _ => Err(Error::new(ErrorCode::BadRequest, &["unknown op `", &request::shortened(&operation), "`"])
            .with_hint(&["one of ", &OPERATIONS.join(", ")])
            .in_subject("op")),
    }
}
