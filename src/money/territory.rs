//! Territories and what was paid with in them, by CLDR.

use super::currency::Currency;
use super::text::beginning;
use crate::calendar::Date;
use crate::data::territory_history::{self, Entry};
use crate::error::{Error, ErrorCode, Result};
use core::fmt;

/// A territory by its two letters of ISO 3166, as far as CLDR knows what is paid with there;
/// `EU` is one of them.
///
/// ```
/// use coinage::{Date, money::Territory};
/// let bulgaria = Territory::parse("bg")?;
/// assert_eq!(bulgaria.code(), "BG");
/// let on = |day| Ok::<_, coinage::Error>(bulgaria.currency_on(Date::parse(day)?).map(|currency| currency.code()));
/// assert_eq!((on("1999-07-04")?, on("2025-12-31")?, on("2026-01-01")?), (Some("BGL"), Some("BGN"), Some("EUR")));
/// let error = Territory::parse("Bulgaria").unwrap_err();
/// assert_eq!(error.to_string(), "`Bulgaria` is not a territory");
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Territory([u8; 2]);

/// A currency of a territory, with the days it was paid with there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TerritoryCurrency {
    /// Where.
    pub territory: Territory,
    /// What with.
    pub currency: Currency,
    /// The first day; `None` where CLDR has none.
    pub from: Option<Date>,
    /// The last day; `None` for what is still in use, and where CLDR has none.
    pub until: Option<Date>,
    /// Whether it is legal tender there: funds and units of account are not.
    pub legal_tender: bool,
}

impl Territory {
    /// Finds a territory by its code, in letters of any case.
    ///
    /// # Errors
    /// `invalid-option`.
    pub fn parse(code: &str) -> Result<Self> {
        let refused = || {
            Error::new(ErrorCode::InvalidOption, &["`", beginning(code), "` is not a territory"])
                .with_hint(&["two letters of ISO 3166, like FI or NZ"])
        };
        let &[a, b] = code.as_bytes() else { return Err(refused()) };
        let wanted = [a.to_ascii_uppercase(), b.to_ascii_uppercase()];
        let known = territory_history::territories().binary_search(&wanted);
        known.map(|_| Self(wanted)).map_err(|_| refused())
    }

    /// All territories, in the order of their codes.
    pub fn all() -> impl Iterator<Item = Self> {
        territory_history::territories().iter().map(|code| Self(*code))
    }

    /// Two upper-case letters.
    pub fn code(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Its currencies in CLDR's order, the one in use first. Currencies that ISO 4217 never
    /// listed, such as the Bulgarian lev of 1952, are not among them.
    ///
    /// ```
    /// use coinage::money::Territory;
    /// let found: Vec<String> = Territory::parse("DE")?.currencies().map(|entry| entry.to_string()).collect();
    /// assert_eq!(found, ["DE EUR 1999-01-01..", "DE DEM 1948-06-20..2002-02-28"]);
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn currencies(self) -> impl Iterator<Item = TerritoryCurrency> {
        history().filter(move |entry| entry.territory == self)
    }

    /// The currency of a day: of those that were legal tender, the one that CLDR lists first,
    /// which is the newer one while two are in use. `None` where CLDR has none.
    pub fn currency_on(self, day: Date) -> Option<Currency> {
        self.currencies().find(|entry| entry.legal_tender && entry.is_in_use_on(day)).map(|entry| entry.currency)
    }
}

impl TerritoryCurrency {
    /// Whether a day lies between the first and the last one, both included.
    pub fn is_in_use_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl Currency {
    /// The territories it is or was paid with in, in the order of their codes.
    ///
    /// ```
    /// use coinage::Currency;
    /// let found: Vec<String> = Currency::parse("TRL")?.territories().map(|entry| entry.to_string()).collect();
    /// assert_eq!(found, ["TR TRL 1922-11-01..2005-12-31"]);
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn territories(self) -> impl Iterator<Item = TerritoryCurrency> {
        history().filter(move |entry| entry.currency == self)
    }
}

fn history() -> impl Iterator<Item = TerritoryCurrency> {
    let day = |days: i32| Date::from_days(days).ok();
    territory_history::entries().filter_map(move |Entry { territory, currency, first, last, tender }| {
        Some(TerritoryCurrency {
            territory: Territory(territory),
            currency: Currency::of_bytes(&currency)?,
            from: first.and_then(day),
            until: last.and_then(day),
            legal_tender: tender,
        })
    })
}

impl fmt::Display for Territory {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl fmt::Debug for Territory {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl fmt::Display for TerritoryCurrency {
    /// `DE DEM 1948-06-20..2002-02-28`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {} ", self.territory, self.currency)?;
        if let Some(from) = self.from {
            write!(formatter, "{from}")?;
        }
        formatter.write_str("..")?;
        match self.until {
            Some(until) => write!(formatter, "{until}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        assert!(territory_history::territories().is_sorted());
        assert_eq!(history().count(), territory_history::entries().count());
        assert!(history().count() > 460 && Territory::all().count() > 260);
        for entry in history() {
            assert!(entry.from.zip(entry.until).is_none_or(|(from, until)| from < until), "{entry}");
        }
    }

    #[cfg(feature = "parsing")]
    #[test]
    fn what_is_in_use_is_what_reading_amounts_takes_for_the_usual_currency() {
        let end = Date::new(9999, 12, 31).unwrap();
        for territory in Territory::all() {
            let usual = crate::data::territories::currency(crate::data::index::packed(&territory.0));
            let usual = usual.and_then(|code| Currency::of_bytes(&code));
            assert_eq!(territory.currency_on(end), usual, "{territory}");
        }
    }

    #[test]
    fn texts_that_are_no_territory_are_refused() {
        for text in ["", "F", "FIN", "ZZ", "QQ", "ÄÖ", "f i", "EUR"] {
            assert_eq!(Territory::parse(text).unwrap_err().code(), "invalid-option", "{text}");
        }
    }
}
