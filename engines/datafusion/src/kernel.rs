//! Conversion for engines: plain integers in, plain integers out, nothing of Arrow.
//!
//! Here stands the one door to `coinage`: [`Kernel::convert`] takes the mantissa of a decimal and
//! gives one back. It goes by the tables that `coinage batch` goes by, made when the first row
//! asks for a currency; what they don't cover takes a route, found once for a pair and a day. Both
//! are kept for all threads. A newcomer would ask for a batch here: which rows are null, and what
//! happens to one that can't be converted, is the caller's affair.

use coinage::exchange::{ConvertOptions, Exchange, Leg, QUICK_SCALE, Route, Table, Units};
use coinage::{Currency, Date, Decimal, Error, ErrorCode, Result};
use self_cell::self_cell;
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

/// Decimal places of what `coinage_rate` gives.
pub const RATE_PLACES: u8 = 18;

/// Decimal places of a result whose currency is not the same in all rows: the most that a
/// currency of ISO 4217 has.
const MOST_MINOR_PLACES: u8 = 4;

/// A table may keep a text beside each rate; nobody asks for one here.
static NOTHING: fn(&[Leg], Date, &mut Vec<u8>) = |_, _, _| {};

/// How many ways are kept before they are all forgotten: a few tens of megabytes.
const MOST_ROUTES: usize = 1 << 16;

/// Rates, and how amounts are converted by them: what all functions of a session share.
pub struct Kernel {
    rates: Rates,
    options: ConvertOptions,
    routes: RwLock<HashMap<Asked, Found>>,
    fingerprint: OnceLock<String>,
}

/// The table of each target by its place among all currencies; none where a target can have none.
type Tables<'a> = Vec<(Currency, OnceLock<Option<Table<'a>>>)>;

self_cell!(
    /// Rates, and what was prepared of them.
    struct Rates {
        owner: Exchange,

        #[not_covariant]
        dependent: Tables,
    }
);

/// A way that rows ask for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Asked {
    from: Currency,
    to: Currency,
    day: Date,
}

type Found = Result<Arc<Route>>;

impl Kernel {
    /// Rates and rules of conversion. The day comes with each row, so that of the options is
    /// not looked at.
    ///
    /// # Errors
    /// `invalid-option` for results that are not rounded, because a column of decimals has one
    /// number of places, and for more than 28 places.
    ///
    /// ```
    /// use coinage::exchange::{ConvertOptions, Exchange, Units};
    /// use coinage_datafusion::Kernel;
    /// let options = ConvertOptions { units: Units::None, ..ConvertOptions::default() };
    /// assert_eq!(Kernel::new(Exchange::embedded()?, options).unwrap_err().code(), "invalid-option");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn new(exchange: Exchange, options: ConvertOptions) -> Result<Arc<Self>> {
        match options.units {
            Units::Minor | Units::Cash | Units::Decimals(..=28) => {}
            _ => {
                return Err(Error::new(ErrorCode::InvalidOption, &["a column of decimals needs a number of places"])
                    .with_hint(&["ask for minor or cash units, or for 0 to 28 places"]));
            }
        }
        let rates = Rates::new(exchange, |_| Currency::all().map(|currency| (currency, OnceLock::new())).collect());
        Ok(Arc::new(Self { rates, options, routes: RwLock::default(), fingerprint: OnceLock::new() }))
    }

    /// The European Central Bank's rates as compiled in, and the usual rules: rates no older
    /// than seven days, half-even to the minor unit.
    ///
    /// # Errors
    /// `bad-pack`, were the program itself damaged.
    pub fn embedded() -> Result<Arc<Self>> {
        Self::new(Exchange::embedded()?, ConvertOptions::default())
    }

    /// The rates.
    pub fn exchange(&self) -> &Exchange {
        self.rates.borrow_owner()
    }

    /// The rules of conversion.
    pub fn options(&self) -> &ConvertOptions {
        &self.options
    }

    /// A number that differs where any rate, or any rule that a result depends on, does: how the
    /// processes of a cluster find out whether they have the same.
    ///
    /// ```
    /// use coinage::exchange::{ConvertOptions, Exchange};
    /// use coinage_datafusion::Kernel;
    /// let kernel = Kernel::embedded()?;
    /// assert_eq!(kernel.fingerprint(), Kernel::embedded()?.fingerprint());
    /// let strict = ConvertOptions { max_age_days: 3, ..ConvertOptions::default() };
    /// assert_ne!(kernel.fingerprint(), Kernel::new(Exchange::embedded()?, strict)?.fingerprint());
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn fingerprint(&self) -> &str {
        self.fingerprint.get_or_init(|| {
            let mut print = Fingerprint::default();
            let rules = ConvertOptions { on: None, today: None, ..self.options };
            print.take(format!("{rules:?}").as_bytes());
            for history in self.exchange().histories() {
                for (base, quote) in history.pairs() {
                    print.take(base.code().as_bytes());
                    print.take(quote.code().as_bytes());
                    for seen in history.observations(base, quote) {
                        print.take(&seen.date.days().to_le_bytes());
                        print.take(&seen.value.mantissa().to_le_bytes());
                        print.take(&seen.value.scale().to_le_bytes());
                    }
                }
            }
            format!("{:016x}", print.0)
        })
    }

    /// How many decimal places results have: those of the currency where all rows have the
    /// same, four where they don't.
    pub fn places(&self, to: Option<Currency>) -> u8 {
        match self.options.units {
            Units::Decimals(places) => places,
            _ => to.and_then(Currency::minor_units).unwrap_or(MOST_MINOR_PLACES),
        }
    }

    /// Converts `mantissa × 10^-scale` on a day counted from 1970-01-01 into a mantissa with so
    /// many places.
    ///
    /// # Errors
    /// `missing-rate`, `stale-rate`, `date-out-of-range`; `invalid-option` where the target has no
    /// minor unit; `overflow`.
    ///
    /// ```
    /// use coinage::Currency;
    /// let kernel = coinage_datafusion::Kernel::embedded()?;
    /// let (dollar, euro) = (Currency::parse("USD")?, Currency::EUR);
    /// // 100.00 USD at Christmas 2024, 20082 days after the first of January 1970.
    /// assert_eq!(kernel.convert(100_00, 2, dollar, euro, 20_082, 2)?, 96_20);
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn convert(
        &self,
        mantissa: i128,
        scale: u8,
        from: Currency,
        to: Currency,
        day: i32,
        places: u8,
    ) -> Result<i128> {
        let day = Date::from_days(day)?;
        if let Some(quick) = self.quick(mantissa, scale, from, to, day, places) {
            return Ok(quick);
        }
        let route = self.route(from, to, day)?;
        with_places(route.amount(decimal(mantissa, scale)?, &self.options)?, places)
    }

    /// By the table of the target, which takes amounts of up to four places and 64 bits.
    fn quick(&self, mantissa: i128, scale: u8, from: Currency, to: Currency, day: Date, places: u8) -> Option<i128> {
        let more = QUICK_SCALE.checked_sub(u32::from(scale))?;
        let units = u64::try_from(mantissa.unsigned_abs()).ok()?.checked_mul(10_u64.checked_pow(more)?)?;
        let (whole, scale) = self.rates.with_dependent(|exchange, tables| {
            let at = tables.binary_search_by_key(&to, |(currency, _)| *currency).ok()?;
            let (_, table) = tables.get(at)?;
            let table = table.get_or_init(|| Table::new(exchange, to, &self.options, &NOTHING).ok()).as_ref()?;
            Some((table.quick(mantissa < 0, units, from, day)?.0, table.scale()))
        })?;
        let more = u32::from(places).checked_sub(scale)?;
        let result = i128::from(whole).checked_mul(10_i128.checked_pow(more)?)?;
        Some(if mantissa < 0 { -result } else { result })
    }

    /// How many units of one currency a unit of another is on a day, the markup included, with
    /// [`RATE_PLACES`] decimal places: the rate itself where one was quoted in this direction,
    /// else the quotient or product of those that were, rounded.
    ///
    /// # Errors
    /// As [`Kernel::convert`].
    pub fn rate(&self, from: Currency, to: Currency, day: i32) -> Result<i128> {
        let route = self.route(from, to, Date::from_days(day)?)?;
        let options = ConvertOptions { units: Units::Decimals(0), ..self.options };
        // So many units at once that a whole number of the other has the rate's places; fewer
        // between an old unit and one that took a dozen zeros off it.
        for power in [u32::from(RATE_PLACES), u32::from(RATE_PLACES) / 2] {
            let units = decimal(10_i128.pow(power), 0)?;
            match route.amount(units, &options) {
                Err(error) if error.kind() == ErrorCode::Overflow => {}
                rate => {
                    let more = 10_i128.pow(u32::from(RATE_PLACES) - power);
                    return rate?.mantissa().checked_mul(more).ok_or_else(overflow);
                }
            }
        }
        Err(overflow())
    }

    /// The day that the rates of a way were observed on, the oldest of them, counted from
    /// 1970-01-01; the day itself where all of them are fixed.
    ///
    /// # Errors
    /// As [`Kernel::convert`].
    pub fn rate_date(&self, from: Currency, to: Currency, day: i32) -> Result<i32> {
        Ok(self.route(from, to, Date::from_days(day)?)?.date().days())
    }

    fn route(&self, from: Currency, to: Currency, day: Date) -> Found {
        let asked = Asked { from, to, day };
        // A thread that panicked can't have left the map half-written.
        if let Some(found) = self.routes.read().unwrap_or_else(PoisonError::into_inner).get(&asked) {
            return found.clone();
        }
        let options = ConvertOptions { on: Some(day), ..self.options };
        let found = self.exchange().route(from, to, &options).map(Arc::new);
        let mut routes = self.routes.write().unwrap_or_else(PoisonError::into_inner);
        if routes.len() >= MOST_ROUTES {
            routes.clear();
        }
        routes.insert(asked, found.clone());
        found
    }
}

impl fmt::Debug for Kernel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Kernel").field("options", &self.options).finish_non_exhaustive()
    }
}

/// Two kernels are the same where they are one: functions are compared by it while plans are made.
impl PartialEq for Kernel {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Kernel {}

impl Hash for Kernel {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::ptr::hash(self, state);
    }
}

/// Fowler, Noll and Vo's hash (FNV-1a) of 64 bits: the same in every process and version.
struct Fingerprint(u64);

impl Default for Fingerprint {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fingerprint {
    fn take(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// A decimal of 96 bits out of one of 128, as long as only zeros are lost.
pub(crate) fn decimal(mantissa: i128, scale: u8) -> Result<Decimal> {
    let (mut mantissa, mut scale) = (mantissa, u32::from(scale));
    loop {
        if let Ok(decimal) = Decimal::try_from_i128_with_scale(mantissa, scale) {
            return Ok(decimal);
        }
        match (mantissa.checked_rem(10), scale.checked_sub(1)) {
            (Some(0), Some(fewer)) => (mantissa, scale) = (mantissa / 10, fewer),
            _ => return Err(overflow()),
        }
    }
}

/// The mantissa of a decimal that has no more places than these.
fn with_places(amount: Decimal, places: u8) -> Result<i128> {
    let more = u32::from(places).checked_sub(amount.scale()).ok_or_else(overflow)?;
    let power = 10_i128.checked_pow(more).ok_or_else(overflow)?;
    amount.mantissa().checked_mul(power).ok_or_else(overflow)
}

fn overflow() -> Error {
    Error::new(ErrorCode::Overflow, &["the amount has more digits than are kept, about 28"])
}
