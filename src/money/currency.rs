//! The registry: every currency of ISO 4217's list one (current) and list three (historic).

use super::text::beginning;
#[cfg(feature = "facts")]
use crate::calendar::Date;
use crate::error::{Error, ErrorCode, Result};
use core::fmt;

/// All codes in alphabetical order, three letters each; made from `data/iso4217/currencies.csv`.
static CODES: &str = include_str!("../../data/iso4217/codes.txt");
/// Three bytes a currency: u16 of number (bits 0-9), minor units (10-12, 7 for none), historic
/// (13), minor units assumed (14); then cash digits (bits 0-2) and cash step (3-4).
static FACTS: &[u8] = include_bytes!("../../data/iso4217/facts.bin");
/// A line a currency: name, first day, last day, withdrawal, with tabs between.
#[cfg(feature = "facts")]
static DETAILS: &str = include_str!("../../data/iso4217/details.txt");

pub(super) const COUNT: u16 = (CODES.len() / 3) as u16;

/// A currency of ISO 4217, current or historic, or one that was [registered](Self::register). One
/// small number; ordered by code, those registered behind all others.
///
/// Numbers, minor units and cash units are in every build; names and dates of the lists take
/// about 10 KB and are there with the feature `facts` only.
///
/// ```
/// use coinage::Currency;
/// let yen = Currency::parse("jpy")?;
/// assert_eq!((yen.code(), yen.numeric(), yen.minor_units()), ("JPY", 392, Some(0)));
/// assert_eq!(Currency::parse("XAU")?.minor_units(), None);
/// assert!(Currency::parse("DEM")?.is_historic());
/// assert_eq!(Currency::parse("EURO").unwrap_err().code(), "unknown-currency");
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(u16);

/// The smallest amount paid in cash: `step × 10^-digits`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CashUnit {
    /// Decimal places.
    pub digits: u8,
    /// Multiples of how many units of the last place: 1, 5 or 50 by CLDR, 10 or 25 as well by day
    /// and territory.
    pub step: u8,
}

impl Currency {
    /// The euro, through which everything the ECB publishes is quoted.
    pub const EUR: Self = constant(*b"EUR");
    /// The European currency unit, which became the euro one to one.
    pub(crate) const XEU: Self = constant(*b"XEU");

    /// Finds a currency by its code, in letters of any case.
    ///
    /// # Errors
    /// `unknown-currency` where neither of ISO 4217's lists has it.
    pub fn parse(code: &str) -> Result<Self> {
        Self::find(code).ok_or_else(|| {
            Error::new(ErrorCode::UnknownCurrency, &["`", beginning(code), "` is not a currency code"])
                .with_hint(&["three letters of ISO 4217, current or historic, like EUR, USD or DEM"])
        })
    }

    /// As [`Currency::parse`], without an error to say it.
    pub fn find(code: &str) -> Option<Self> {
        Self::of_bytes(code.as_bytes())
    }

    pub(crate) fn of_bytes(code: &[u8]) -> Option<Self> {
        let listed = Self::of_list(code);
        #[cfg(feature = "facts")]
        let listed = listed.or_else(|| super::registry::find(code));
        listed
    }

    /// As `of_bytes`, in ISO 4217's lists only.
    pub(super) fn of_list(code: &[u8]) -> Option<Self> {
        let &[a, b, c] = code else { return None };
        let wanted = [a.to_ascii_uppercase(), b.to_ascii_uppercase(), c.to_ascii_uppercase()];
        let codes = CODES.as_bytes().as_chunks::<3>().0;
        codes.binary_search(&wanted).ok().map(|index| Self(index as u16))
    }

    /// Finds a currency by its number, 1 to 999: the current one, else the historic one where
    /// only one had the number.
    ///
    /// ```
    /// use coinage::Currency;
    /// assert_eq!(Currency::from_numeric(978), Some(Currency::EUR));
    /// assert_eq!(Currency::from_numeric(276).map(Currency::code), Some("DEM"));
    /// // 890 was the number of two Yugoslav dinars.
    /// assert_eq!(Currency::from_numeric(890), None);
    /// ```
    pub fn from_numeric(numeric: u16) -> Option<Self> {
        let mut found = None;
        let mut several = false;
        for currency in Self::all().filter(|currency| numeric != 0 && currency.numeric() == numeric) {
            if !currency.is_historic() {
                return Some(currency);
            }
            several |= found.is_some();
            found = Some(currency);
        }
        if several { None } else { found }
    }

    /// All 307 currencies of ISO 4217's lists in alphabetical order of their codes.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        (0..COUNT).map(Self)
    }

    /// Its place in [`Currency::all`].
    #[cfg(feature = "std")]
    pub(crate) fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Three upper-case letters; up to twelve letters and digits for a registered currency.
    pub fn code(self) -> &'static str {
        #[cfg(feature = "facts")]
        if let Some(code) = super::registry::code(self) {
            return code;
        }
        let start = usize::from(self.0).wrapping_mul(3);
        CODES.get(start..start.wrapping_add(3)).unwrap_or("XXX")
    }

    /// ISO 4217's number, 1 to 999; 0 for three historic codes that never had one.
    pub fn numeric(self) -> u16 {
        self.facts().0 & 0x3ff
    }

    /// How many decimal places the smallest unit has; `None` where ISO 4217 defines none:
    /// precious metals, units of account, test codes.
    ///
    /// For historic currencies see [`Currency::minor_units_are_assumed`].
    pub fn minor_units(self) -> Option<u8> {
        #[cfg(feature = "facts")]
        if let Some(units) = super::registry::minor_units(self) {
            return Some(units);
        }
        let bits = (self.facts().0 >> 10 & 7) as u8;
        (bits < 7).then_some(bits)
    }

    /// Whether [`Currency::minor_units`] is an assumption of two places: list three carries no
    /// minor units, and no other source had them for this historic currency.
    pub fn minor_units_are_assumed(self) -> bool {
        self.facts().0 >> 14 & 1 == 1
    }

    /// Whether the currency was withdrawn: on list three and no longer on list one.
    pub fn is_historic(self) -> bool {
        self.facts().0 >> 13 & 1 == 1
    }

    /// The smallest amount paid in cash by CLDR: the minor unit or something coarser, like
    /// 0.05 CHF. `None` where there is no minor unit.
    ///
    /// ```
    /// use coinage::Currency;
    /// let unit = Currency::parse("DKK")?.cash_unit().unwrap();
    /// assert_eq!((unit.digits, unit.step), (2, 50));
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn cash_unit(self) -> Option<CashUnit> {
        #[cfg(feature = "facts")]
        if let Some(digits) = super::registry::minor_units(self) {
            return Some(CashUnit { digits, step: 1 });
        }
        let bits = self.facts().1;
        let step = match bits >> 3 & 3 {
            1 => 5,
            2 => 50,
            _ => 1,
        };
        (bits & 7 < 7).then_some(CashUnit { digits: bits & 7, step })
    }

    /// The name in ISO 4217's lists, in English or the country's language; for names in a
    /// reader's language ask `format`. Only with the feature `facts`.
    ///
    /// ```
    /// # use coinage::Currency;
    /// assert_eq!(Currency::parse("XCG")?.name(), "Caribbean Guilder");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    #[cfg(feature = "facts")]
    pub fn name(self) -> &'static str {
        super::registry::name(self).unwrap_or_else(|| self.detail(0))
    }

    /// The first day the currency was in use anywhere, by CLDR; `None` where CLDR has no date.
    /// Only with the feature `facts`.
    #[cfg(feature = "facts")]
    pub fn valid_from(self) -> Option<Date> {
        Date::parse(self.detail(1)).ok()
    }

    /// The last day a historic currency was in use, by CLDR; `None` for current ones and where
    /// CLDR has no date. Only with the feature `facts`.
    ///
    /// ```
    /// # use coinage::Currency;
    /// let mark = Currency::parse("DEM")?;
    /// assert_eq!(mark.valid_from().unwrap().to_string(), "1948-06-20");
    /// // Germany paid in marks until February 2002, Montenegro until May.
    /// assert_eq!(mark.valid_until().unwrap().to_string(), "2002-05-15");
    /// assert_eq!(mark.withdrawn(), Some("2002-03"));
    /// # Ok::<(), coinage::Error>(())
    /// ```
    #[cfg(feature = "facts")]
    pub fn valid_until(self) -> Option<Date> {
        Date::parse(self.detail(2)).ok()
    }

    /// When ISO 4217's list three says the code was withdrawn, in its own words: `2002-03`,
    /// `1989 to 1990`. Only with the feature `facts`.
    #[cfg(feature = "facts")]
    pub fn withdrawn(self) -> Option<&'static str> {
        Some(self.detail(3)).filter(|text| !text.is_empty())
    }

    #[cfg(feature = "facts")]
    fn detail(self, field: usize) -> &'static str {
        DETAILS.lines().nth(usize::from(self.0)).and_then(|line| line.split('\t').nth(field)).unwrap_or("")
    }

    /// The three letters that formats know a currency by: its code, or for a registered one of
    /// another length three characters that no code has.
    pub(crate) fn letters(self) -> Option<[u8; 3]> {
        #[cfg(feature = "facts")]
        if let Some(letters) = super::registry::letters(self) {
            return Some(letters);
        }
        self.code().as_bytes().first_chunk().copied()
    }

    /// Its place among all currencies, those of the lists first.
    #[cfg(feature = "facts")]
    pub(super) const fn number(self) -> u16 {
        self.0
    }

    #[cfg(feature = "facts")]
    pub(super) const fn of_number(number: u16) -> Self {
        Self(number)
    }

    fn facts(self) -> (u16, u8) {
        match FACTS.as_chunks::<3>().0.get(usize::from(self.0)) {
            Some(&[low, high, cash]) => (u16::from_le_bytes([low, high]), cash),
            None => (7 << 10, 7),
        }
    }
}

/// Finds a code while compiling; a code that isn't there doesn't compile.
#[allow(clippy::indexing_slicing, clippy::panic)]
pub(crate) const fn constant(code: [u8; 3]) -> Currency {
    let bytes = CODES.as_bytes();
    let mut index = 0;
    while index < COUNT {
        let at = index as usize * 3;
        if bytes[at] == code[0] && bytes[at + 1] == code[1] && bytes[at + 2] == code[2] {
            return Currency(index);
        }
        index += 1;
    }
    panic!("no such currency")
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_hold_what_the_csv_files_say() {
        let table = include_str!("../../data/iso4217/currencies.csv");
        let cash = include_str!("../../data/iso4217/cash.csv");
        let mut count = 0;
        for (line, currency) in table.lines().skip(1).zip(Currency::all()) {
            let fields: Vec<&str> = line.split(',').collect();
            assert_eq!(currency.code(), fields[0]);
            assert_eq!(Currency::parse(&fields[0].to_lowercase()).unwrap(), currency);
            assert_eq!(currency.numeric(), fields[1].parse().unwrap_or(0), "{line}");
            assert_eq!(currency.minor_units(), fields[2].parse().ok(), "{line}");
            assert_eq!(currency.minor_units_are_assumed(), fields[3] == "assumed", "{line}");
            assert_eq!(currency.is_historic(), fields[4] == "historic", "{line}");
            let rule = cash.lines().find_map(|rule| rule.strip_prefix(fields[0]));
            let unit = match rule.map(|rule| rule.split(',').skip(1).map(|field| field.parse().unwrap()).collect()) {
                Some(values) => {
                    let values: Vec<u8> = values;
                    Some(CashUnit { digits: values[0], step: values[1] })
                }
                None => currency.minor_units().map(|digits| CashUnit { digits, step: 1 }),
            };
            assert_eq!(currency.cash_unit(), unit, "{line}");
            count += 1;
        }
        assert_eq!((count, Currency::all().count()), (307, 307));
    }

    #[cfg(feature = "facts")]
    #[test]
    fn every_currency_has_a_name_and_dates_in_order() {
        for currency in Currency::all() {
            assert!(!currency.name().is_empty(), "{currency}");
            assert_eq!(currency.is_historic(), currency.withdrawn().is_some(), "{currency}");
            if let (Some(from), Some(until)) = (currency.valid_from(), currency.valid_until()) {
                assert!(from < until, "{currency}");
            }
        }
        assert_eq!(Currency::parse("ESB").unwrap().name(), "\"A\" Account (convertible Peseta Account)");
    }

    #[test]
    fn texts_that_are_no_code_are_refused() {
        for text in ["", "E", "EU", "EURO", "€", "ÉU", "ZZZ", "EU ", "\u{0}UR"] {
            assert_eq!(Currency::parse(text).unwrap_err().code(), "unknown-currency", "{text}");
        }
    }
}
