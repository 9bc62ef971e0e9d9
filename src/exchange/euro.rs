//! The euro's irrevocable rates: fixed by law for good, used instead of any market rate.
//!
//! Council Regulation (EC) No 2866/98 and its successors fix each rate with six significant
//! figures; Council Regulation (EC) No 1103/97 says how to use them: both ways, never through
//! an inverse rate, from one national unit to another through a euro amount rounded to no fewer
//! than three decimals, and final amounts exactly half-way rounded up.

use super::rate::Rate;
use crate::calendar::Date;
use crate::decimal::Decimal;
use crate::money::{Currency, constant};

/// The currency, digits and decimal places of its rate, the day the euro took over in days
/// since 1970-01-01. Ordered by code.
const RATES: [(Currency, u32, u32, i32); 22] = [
    (constant(*b"ATS"), 137_603, 4, YEAR_1999),
    (constant(*b"BEF"), 403_399, 4, YEAR_1999),
    (constant(*b"BGN"), 195_583, 5, 20_454), // 2026-01-01
    (constant(*b"CYP"), 585_274, 6, 13_879), // 2008-01-01
    (constant(*b"DEM"), 195_583, 5, YEAR_1999),
    (constant(*b"EEK"), 156_466, 4, 14_975), // 2011-01-01
    (constant(*b"ESP"), 166_386, 3, YEAR_1999),
    (constant(*b"FIM"), 594_573, 5, YEAR_1999),
    (constant(*b"FRF"), 655_957, 5, YEAR_1999),
    (constant(*b"GRD"), 340_750, 3, 11_323), // 2001-01-01
    (constant(*b"HRK"), 753_450, 5, 19_358), // 2023-01-01
    (constant(*b"IEP"), 787_564, 6, YEAR_1999),
    (constant(*b"ITL"), 193_627, 2, YEAR_1999),
    (constant(*b"LTL"), 345_280, 5, 16_436), // 2015-01-01
    (constant(*b"LUF"), 403_399, 4, YEAR_1999),
    (constant(*b"LVL"), 702_804, 6, 16_071), // 2014-01-01
    (constant(*b"MTL"), 429_300, 6, 13_879), // 2008-01-01
    (constant(*b"NLG"), 220_371, 5, YEAR_1999),
    (constant(*b"PTE"), 200_482, 3, YEAR_1999),
    (constant(*b"SIT"), 239_640, 3, 13_514), // 2007-01-01
    (constant(*b"SKK"), 301_260, 4, 14_245), // 2009-01-01
    // Not a national unit: Regulation 1103/97, article 2, made one ECU one euro.
    (Currency::XEU, 1, 0, YEAR_1999),
];

/// 1999-01-01, the euro's first day.
const YEAR_1999: i32 = 10_592;

/// A currency's fixed rate against the euro.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Irrevocable {
    /// Units of the national currency for one euro, as the regulation writes it.
    pub rate: Rate,
    /// The first day it holds.
    pub from: Date,
}

/// The fixed rate of a currency that became the euro, whatever the day; `None` for others.
///
/// ```
/// use coinage::{Currency, exchange::irrevocable};
/// let kuna = irrevocable(Currency::parse("HRK")?).unwrap();
/// assert_eq!(kuna.rate.to_string(), "EUR/HRK 7.53450");
/// assert_eq!(kuna.from.to_string(), "2023-01-01");
/// assert!(irrevocable(Currency::parse("DKK")?).is_none());
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn irrevocable(currency: Currency) -> Option<Irrevocable> {
    let index = RATES.binary_search_by_key(&currency, |row| row.0).ok()?;
    let (currency, digits, scale, from) = *RATES.get(index)?;
    let value = Decimal::try_from_i128_with_scale(i128::from(digits), scale).ok()?;
    Some(Irrevocable { rate: Rate::known(Currency::EUR, currency, value), from: Date::from_days(from).ok()? })
}

/// Every currency with a fixed rate, in alphabetical order.
pub fn irrevocable_rates() -> impl Iterator<Item = Irrevocable> {
    RATES.iter().filter_map(|row| irrevocable(row.0))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn the_rates_are_those_of_the_regulations() {
        let table: Vec<String> =
            irrevocable_rates().map(|row| format!("{} {} {}", row.from, row.rate.quote(), row.rate.value())).collect();
        let mut law: Vec<String> = [
            "1999-01-01 ATS 13.7603 BEF 40.3399 DEM 1.95583 ESP 166.386 FIM 5.94573 FRF 6.55957 IEP 0.787564 ITL 1936.27 \
             LUF 40.3399 NLG 2.20371 PTE 200.482 XEU 1",
            "2001-01-01 GRD 340.750",
            "2007-01-01 SIT 239.640",
            "2008-01-01 CYP 0.585274 MTL 0.429300",
            "2009-01-01 SKK 30.1260",
            "2011-01-01 EEK 15.6466",
            "2014-01-01 LVL 0.702804",
            "2015-01-01 LTL 3.45280",
            "2023-01-01 HRK 7.53450",
            "2026-01-01 BGN 1.95583",
        ]
        .iter()
        .flat_map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            words[1..].chunks(2).map(|pair| format!("{} {} {}", words[0], pair[0], pair[1])).collect::<Vec<_>>()
        })
        .collect();
        law.sort_by_key(|line| line[11..14].to_owned());
        assert_eq!(table, law);
        // Six significant figures each, but for the ECU's parity.
        for row in irrevocable_rates().filter(|row| row.rate.quote() != Currency::XEU) {
            assert!((100_000..1_000_000).contains(&row.rate.value().mantissa()), "{}", row.rate);
        }
    }
}
