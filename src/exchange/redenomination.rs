//! Currencies that were replaced by a new unit at a fixed ratio: zeros struck off by law.

use super::rate::Rate;
use crate::calendar::Date;
use crate::decimal::Decimal;
use crate::money::{Currency, constant};

/// Old currency, new currency, old units for one new one, year, month and day.
type Row = (Currency, Currency, u64, (i32, u8, u8));

/// Old units for one new one, from a day on. The source is the issuing state's reform act or
/// central bank; days are the legal ones, which CLDR's currency data bears out within a week but
/// for RUB (CLDR begins it a year later) and MGA (CLDR begins it as the older double unit).
/// Left out: Venezuela in 2021 (VES and VED name the same unit), Zimbabwe in 2024, states that
/// split up, and currencies replaced by a foreign one.
const TABLE: &[Row] = &[
    (constant(*b"AFA"), constant(*b"AFN"), 1_000, (2002, 10, 7)),
    (constant(*b"ANG"), constant(*b"XCG"), 1, (2025, 3, 31)),
    (constant(*b"AOK"), constant(*b"AON"), 1, (1990, 9, 25)),
    (constant(*b"AON"), constant(*b"AOR"), 1_000, (1995, 7, 1)),
    (constant(*b"AOR"), constant(*b"AOA"), 1_000_000, (1999, 12, 13)),
    (constant(*b"ARA"), constant(*b"ARS"), 10_000, (1992, 1, 1)),
    (constant(*b"ARP"), constant(*b"ARA"), 1_000, (1985, 6, 14)),
    (constant(*b"AZM"), constant(*b"AZN"), 5_000, (2006, 1, 1)),
    (constant(*b"BGL"), constant(*b"BGN"), 1_000, (1999, 7, 5)),
    (constant(*b"BOP"), constant(*b"BOB"), 1_000_000, (1987, 1, 1)),
    (constant(*b"BRB"), constant(*b"BRC"), 1_000, (1986, 2, 28)),
    (constant(*b"BRC"), constant(*b"BRN"), 1_000, (1989, 1, 15)),
    (constant(*b"BRE"), constant(*b"BRR"), 1_000, (1993, 8, 1)),
    (constant(*b"BRN"), constant(*b"BRE"), 1, (1990, 3, 16)),
    (constant(*b"BRR"), constant(*b"BRL"), 2_750, (1994, 7, 1)),
    (constant(*b"BYB"), constant(*b"BYR"), 1_000, (2000, 1, 1)),
    (constant(*b"BYR"), constant(*b"BYN"), 10_000, (2016, 7, 1)),
    (constant(*b"CSD"), constant(*b"RSD"), 1, (2006, 10, 25)),
    (constant(*b"GEK"), constant(*b"GEL"), 1_000_000, (1995, 9, 25)),
    (constant(*b"GHC"), constant(*b"GHS"), 10_000, (2007, 7, 1)),
    (constant(*b"HRD"), constant(*b"HRK"), 1_000, (1994, 5, 30)),
    (constant(*b"ILP"), constant(*b"ILR"), 10, (1980, 2, 22)),
    (constant(*b"ILR"), constant(*b"ILS"), 1_000, (1985, 9, 4)),
    (constant(*b"ISJ"), constant(*b"ISK"), 100, (1981, 1, 1)),
    (constant(*b"LTT"), constant(*b"LTL"), 100, (1993, 6, 25)),
    (constant(*b"LVR"), constant(*b"LVL"), 200, (1993, 6, 28)),
    (constant(*b"MGF"), constant(*b"MGA"), 5, (2005, 1, 1)),
    (constant(*b"MRO"), constant(*b"MRU"), 10, (2018, 1, 1)),
    (constant(*b"MXP"), constant(*b"MXN"), 1_000, (1993, 1, 1)),
    (constant(*b"MZM"), constant(*b"MZN"), 1_000, (2006, 7, 1)),
    (constant(*b"NIC"), constant(*b"NIO"), 5_000_000, (1991, 4, 30)),
    (constant(*b"PEI"), constant(*b"PEN"), 1_000_000, (1991, 7, 1)),
    (constant(*b"PES"), constant(*b"PEI"), 1_000, (1985, 2, 1)),
    (constant(*b"PLZ"), constant(*b"PLN"), 10_000, (1995, 1, 1)),
    (constant(*b"ROL"), constant(*b"RON"), 10_000, (2005, 7, 1)),
    (constant(*b"RUR"), constant(*b"RUB"), 1_000, (1998, 1, 1)),
    (constant(*b"SDD"), constant(*b"SDG"), 100, (2007, 1, 10)),
    (constant(*b"SDP"), constant(*b"SDD"), 10, (1992, 6, 8)),
    (constant(*b"SLL"), constant(*b"SLE"), 1_000, (2022, 7, 1)),
    (constant(*b"SRG"), constant(*b"SRD"), 1_000, (2004, 1, 1)),
    (constant(*b"STD"), constant(*b"STN"), 1_000, (2018, 1, 1)),
    (constant(*b"TJR"), constant(*b"TJS"), 1_000, (2000, 10, 30)),
    (constant(*b"TMM"), constant(*b"TMT"), 5_000, (2009, 1, 1)),
    (constant(*b"TRL"), constant(*b"TRY"), 1_000_000, (2005, 1, 1)),
    (constant(*b"UAK"), constant(*b"UAH"), 100_000, (1996, 9, 2)),
    (constant(*b"UYP"), constant(*b"UYU"), 1_000, (1993, 3, 1)),
    (constant(*b"VEB"), constant(*b"VEF"), 1_000, (2008, 1, 1)),
    (constant(*b"VEF"), constant(*b"VES"), 100_000, (2018, 8, 20)),
    (constant(*b"ZMK"), constant(*b"ZMW"), 1_000, (2013, 1, 1)),
    (constant(*b"ZRN"), constant(*b"CDF"), 100_000, (1998, 7, 1)),
    (constant(*b"ZRZ"), constant(*b"ZRN"), 3_000_000, (1993, 10, 22)),
    (constant(*b"ZWD"), constant(*b"ZWN"), 1_000, (2006, 8, 1)),
    (constant(*b"ZWN"), constant(*b"ZWR"), 10_000_000_000, (2008, 8, 1)),
    (constant(*b"ZWR"), constant(*b"ZWL"), 1_000_000_000_000, (2009, 2, 2)),
];

/// A new unit in place of an old one, at a fixed ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Redenomination {
    /// Base is the new currency, quote the old one, the value old units for a new one.
    pub rate: Rate,
    /// The day the new unit became the currency.
    pub from: Date,
}

impl Redenomination {
    fn of(row: &Row) -> Option<Self> {
        let (old, new, ratio, (year, month, day)) = *row;
        let from = Date::new(year, month, day).ok()?;
        Some(Self { rate: Rate::known(new, old, Decimal::from(ratio)), from })
    }
}

/// What replaced a currency.
///
/// ```
/// use coinage::{Currency, exchange::redenomination};
/// let lira = redenomination(Currency::parse("TRL")?).unwrap();
/// assert_eq!(lira.rate.to_string(), "TRY/TRL 1000000");
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn redenomination(old: Currency) -> Option<Redenomination> {
    let index = TABLE.binary_search_by_key(&old, |row| row.0).ok()?;
    TABLE.get(index).and_then(Redenomination::of)
}

/// What a currency replaced.
pub(super) fn predecessor(new: Currency) -> Option<Redenomination> {
    TABLE.iter().find(|row| row.1 == new).and_then(Redenomination::of)
}

/// Every redenomination known, in alphabetical order of the old currency.
pub fn redenominations() -> impl Iterator<Item = Redenomination> {
    TABLE.iter().filter_map(Redenomination::of)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_ordered_and_leads_nowhere_twice() {
        assert_eq!(redenominations().count(), TABLE.len());
        assert!(TABLE.is_sorted_by(|a, b| a.0 < b.0));
        for row in redenominations() {
            assert_eq!(redenomination(row.rate.quote()), Some(row));
            assert_eq!(predecessor(row.rate.base()), Some(row));
            assert!(row.rate.quote().is_historic(), "{}", row.rate);
        }
    }

    #[cfg(feature = "embedded")]
    #[test]
    fn the_days_lie_near_those_of_cldr() {
        for row in redenominations() {
            let new = row.rate.base();
            let apart = new.valid_from().map(|from| from.days_since(row.from).abs());
            match new.code() {
                "RUB" | "MGA" => assert!(apart.unwrap() > 7),
                "ZWN" => assert_eq!(apart, None),
                // CLDR dates the new Zaire by its notes, ten days after the decree.
                "ZRN" => assert!(apart.unwrap() <= 10),
                _ => assert!(apart.unwrap() <= 7, "{new} {apart:?}"),
            }
        }
    }
}
