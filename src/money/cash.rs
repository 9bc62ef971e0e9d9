//! Cash by territory and day: what coins there were to pay with.
//!
//! [`Currency::cash_unit`] is CLDR's answer, one for each currency and without a day. Here stands
//! what CLDR leaves out: that Finland rounds euros to five cents and Germany does not, and since
//! when. A newcomer would round every price: only the sum that is paid in coins is rounded.

use super::amount::{Money, no_minor_unit, without_negative_zero};
use super::currency::{CashUnit, Currency, constant};
use super::territory::Territory;
use crate::calendar::Date;
use crate::decimal::{self, RoundingMode};
use crate::error::Result;

/// The coins of a currency in a territory, for some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CashRule {
    /// Where it holds; `None` for wherever the currency is paid with.
    pub territory: Option<Territory>,
    /// The smallest amount there are coins for.
    pub unit: CashUnit,
    /// What happens to amounts of no more than that.
    pub small_amounts: SmallAmounts,
    /// The first day; `None` where there is no day.
    pub from: Option<Date>,
    /// The last day; `None` for the rule of today.
    pub until: Option<Date>,
    /// Who says so, and whether shops have to.
    pub source: &'static str,
}

/// What a cash rule does with amounts that are not above its unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SmallAmounts {
    /// They are rounded like all others, to nothing where they are small enough.
    #[default]
    Rounded,
    /// They are paid to the cent.
    Exact,
    /// They are rounded, but to the unit where nothing would be left.
    Raised,
}

/// One change of the coins.
struct Row {
    currency: Currency,
    /// The territory it holds for; everywhere where it is empty.
    territory: &'static str,
    /// Year, month and day it holds from.
    from: (i32, u8, u8),
    unit: CashUnit,
    source: &'static str,
}

const fn row(
    code: [u8; 3],
    territory: &'static str,
    from: (i32, u8, u8),
    (digits, step): (u8, u8),
    source: &'static str,
) -> Row {
    Row { currency: constant(code), territory, from, unit: CashUnit { digits, step }, source }
}

/// The changes, of each currency and territory in the order of their days. Sources were read in
/// stored copies in November 2026, but for what is marked as unverified.
static CHANGES: &[Row] = &[
    row(
        *b"AUD",
        "",
        (1992, 2, 1),
        (2, 5),
        "Government of Western Australia, 1992-01-30: one and two cents no longer issued from 1 February",
    ),
    row(
        *b"CAD",
        "",
        (2013, 2, 4),
        (2, 5),
        "Unicode CLDR for the step; Department of Finance, 2012-07-30, for the day: no cents from 4 February",
    ),
    row(*b"DKK", "", (1989, 7, 1), (2, 25), "unverified: five and ten øre withdrawn"),
    row(*b"DKK", "", (2008, 10, 1), (2, 50), "Unicode CLDR for the step; 25 øre no legal tender from 1 October 2008"),
    row(*b"EUR", "BE", (2019, 12, 1), (2, 5), "Belgium, FPS Economy: binding from 1 December 2019, above five cents"),
    row(*b"EUR", "EE", (2025, 1, 1), (2, 5), "Eesti Pank: binding from 1 January 2025"),
    row(
        *b"EUR",
        "FI",
        (2002, 1, 1),
        (2, 5),
        "Finland: binding from the first day of euro cash (act 890/2000, unverified)",
    ),
    row(*b"EUR", "IE", (2015, 10, 28), (2, 5), "Central Bank of Ireland: voluntary from 28 October 2015"),
    row(
        *b"EUR",
        "IT",
        (2018, 1, 1),
        (2, 5),
        "Italy, decree-law 50/2017, article 13-quater: from 1 January 2018, where no small coins are at hand",
    ),
    row(*b"EUR", "LT", (2025, 5, 1), (2, 5), "Seimas of Lithuania, 2024-03-28: binding from 1 May 2025"),
    row(*b"EUR", "NL", (2004, 9, 1), (2, 5), "the Netherlands: voluntary, by most shops from 1 September 2004"),
    row(
        *b"EUR",
        "SK",
        (2022, 7, 1),
        (2, 5),
        "Slovakia: binding from 1 July 2022; one and two cents are five, unverified",
    ),
    row(*b"HUF", "", (2008, 3, 1), (0, 5), "Unicode CLDR for the step; Magyar Nemzeti Bank for the day: 1 March 2008"),
    row(*b"NOK", "", (2003, 3, 1), (2, 50), "unverified: ten øre withdrawn"),
    row(*b"NOK", "", (2012, 5, 1), (0, 1), "Norges Bank, regulation 2011-03-16 no. 294: whole kroner from 1 May 2012"),
    row(
        *b"NZD",
        "",
        (1990, 5, 1),
        (2, 5),
        "Reserve Bank of New Zealand: one and two cents removed in 1990; day unverified",
    ),
    row(
        *b"NZD",
        "",
        (2006, 11, 1),
        (2, 10),
        "Reserve Bank of New Zealand, 2006-07-31: five cents no legal tender from 1 November",
    ),
    row(*b"SEK", "", (1985, 7, 1), (2, 10), "unverified: five and 25 öre withdrawn"),
    row(*b"SEK", "", (1992, 10, 1), (2, 50), "Sveriges Riksbank: ten öre withdrawn in 1992; day unverified"),
    row(*b"SEK", "", (2010, 10, 1), (0, 1), "Sveriges Riksbank: 50 öre withdrawn after 30 September 2010"),
];

impl Row {
    fn day(&self) -> Option<Date> {
        let (year, month, day) = self.from;
        Date::new(year, month, day).ok()
    }

    fn rule(&self) -> Option<CashRule> {
        let territory =
            Some(self.territory).filter(|code| !code.is_empty()).and_then(|code| Territory::parse(code).ok());
        Some(CashRule {
            territory,
            unit: self.unit,
            small_amounts: self.small_amounts(),
            from: Some(self.day()?),
            until: None,
            source: self.source,
        })
    }

    fn small_amounts(&self) -> SmallAmounts {
        match self.territory {
            "BE" => SmallAmounts::Exact,
            "SK" => SmallAmounts::Raised,
            _ => SmallAmounts::Rounded,
        }
    }
}

impl Currency {
    /// What there are coins for in a territory on a day; `None` where there is no minor unit.
    ///
    /// The rule is that of the table of changes where the currency has one for the territory;
    /// before its first day, and for euros in states without one, the minor unit; else CLDR's
    /// [`cash_unit`](Self::cash_unit), which has no day. Changes before those are not known here,
    /// like the Finnish penni before the euro.
    ///
    /// ```
    /// use coinage::{Currency, Date, money::Territory};
    /// let rule = Currency::parse("NZD")?.cash_rule(Territory::parse("NZ")?, Date::parse("2006-10-31")?).unwrap();
    /// assert_eq!((rule.unit.digits, rule.unit.step), (2, 5));
    /// assert_eq!(rule.until.unwrap().to_string(), "2006-10-31");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn cash_rule(self, territory: Territory, on: Date) -> Option<CashRule> {
        let minor = CashUnit { digits: self.minor_units()?, step: 1 };
        let mut found = CashRule {
            territory: None,
            unit: minor,
            small_amounts: SmallAmounts::Rounded,
            from: None,
            until: None,
            source: "the minor unit of the currency",
        };
        let mut changes =
            self.cash_changes().filter(|rule| rule.territory.is_none_or(|found| found == territory)).peekable();
        if changes.peek().is_none() && self != Self::EUR {
            let unit = self.cash_unit()?;
            return Some(if unit == minor { found } else { CashRule { unit, source: "Unicode CLDR", ..found } });
        }
        for rule in changes {
            let Some(from) = rule.from else { continue };
            if from > on {
                found.until = found.until.or_else(|| day_before(from));
                break;
            }
            found = rule;
        }
        Some(found)
    }

    /// The changes of the coins that are known, by territory and day.
    ///
    /// ```
    /// use coinage::Currency;
    /// let changes: Vec<String> = Currency::parse("NZD")?
    ///     .cash_changes()
    ///     .map(|rule| format!("{} from {}", rule.unit.amount(), rule.from.unwrap()))
    ///     .collect();
    /// assert_eq!(changes, ["0.05 from 1990-05-01", "0.10 from 2006-11-01"]);
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn cash_changes(self) -> impl Iterator<Item = CashRule> {
        CHANGES.iter().enumerate().filter(move |(_, row)| row.currency == self).filter_map(|(at, row)| {
            let next = CHANGES.get(at.saturating_add(1));
            let next = next.filter(|next| next.currency == row.currency && next.territory == row.territory);
            Some(CashRule { until: next.and_then(Row::day).and_then(day_before), ..row.rule()? })
        })
    }
}

fn day_before(day: Date) -> Option<Date> {
    Date::from_days(day.days().saturating_sub(1)).ok()
}

impl CashUnit {
    /// The unit as an amount: 0.05.
    ///
    /// ```
    /// use coinage::Currency;
    /// assert_eq!(Currency::parse("CHF")?.cash_unit().unwrap().amount().to_string(), "0.05");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn amount(self) -> decimal::Decimal {
        decimal::of_parts(false, u128::from(self.step), u32::from(self.digits)).unwrap_or_default()
    }
}

impl Money {
    /// What is paid in coins in a territory on a day: the sum rounded by the
    /// [rule](Currency::cash_rule) there, the middle away from zero.
    ///
    /// # Errors
    /// `invalid-option` where the currency has no minor unit; `overflow`.
    ///
    /// ```
    /// use coinage::{Date, Money, money::Territory};
    /// let bill = Money::parse("17.43", "EUR")?;
    /// let paid = |territory, on| bill.to_cash(Territory::parse(territory)?, Date::parse(on)?);
    /// assert_eq!(paid("FI", "2024-12-24")?.to_string(), "17.45 EUR");
    /// assert_eq!(paid("DE", "2024-12-24")?.to_string(), "17.43 EUR");
    /// assert_eq!(paid("EE", "2024-12-31")?.to_string(), "17.43 EUR");
    /// assert_eq!(paid("EE", "2025-01-01")?.to_string(), "17.45 EUR");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn to_cash(&self, territory: Territory, on: Date) -> Result<Self> {
        self.to_cash_rounded(territory, on, RoundingMode::HalfExpand)
    }

    /// As [`to_cash`](Self::to_cash) with another mode: what lies in the middle of two coins is
    /// the shop's to decide in some countries, like 5 cents in New Zealand.
    ///
    /// # Errors
    /// As `to_cash`.
    pub fn to_cash_rounded(&self, territory: Territory, on: Date, mode: RoundingMode) -> Result<Self> {
        let rule = self.currency().cash_rule(territory, on).ok_or_else(|| no_minor_unit(self.currency()))?;
        self.by_cash_rule(&rule, mode)
    }

    /// Rounds by a rule that was found before.
    ///
    /// # Errors
    /// As `to_cash`.
    pub fn by_cash_rule(&self, rule: &CashRule, mode: RoundingMode) -> Result<Self> {
        let unit = rule.unit.amount();
        if rule.small_amounts == SmallAmounts::Exact && self.amount().abs() <= unit {
            return self.round_to_minor(mode);
        }
        let mut digits = self.digits();
        digits.round_to_increment(u16::from(rule.unit.step), i32::from(rule.unit.digits), mode);
        digits.pad_to_scale(i32::from(rule.unit.digits));
        let rounded = without_negative_zero(&digits, self.currency())?;
        if rule.small_amounts == SmallAmounts::Raised && rounded.is_zero() && !self.is_zero() {
            let least = Self::new(unit, self.currency());
            return Ok(if self.is_negative() { least.negate() } else { least });
        }
        Ok(rounded)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn changes_stand_in_the_order_of_currency_territory_and_day() {
        assert!(CHANGES.is_sorted_by_key(|row| (row.currency, row.territory, row.from)));
        for row in CHANGES {
            assert!(row.day().is_some() && !row.source.is_empty());
            assert!(row.territory.is_empty() || Territory::parse(row.territory).is_ok());
        }
    }

    #[test]
    fn the_rule_of_today_is_cldrs_where_cldr_has_one() {
        let today = Date::new(2026, 11, 25).unwrap();
        for row in CHANGES.iter().filter(|row| row.territory.is_empty()) {
            let currency = row.currency;
            let rule = currency.cash_rule(Territory::parse("AQ").unwrap(), today).unwrap();
            match currency.code() {
                // CLDR has nothing of these two.
                "AUD" | "NZD" => assert_eq!(currency.cash_unit().unwrap().step, 1),
                _ => assert_eq!(Some(rule.unit), currency.cash_unit(), "{currency}"),
            }
        }
    }
}
