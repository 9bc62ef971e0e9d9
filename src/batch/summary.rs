//! What became of the rows: counts by error, control totals by currency, all exact.

use crate::decimal::Decimal;
use crate::error::ErrorCode;
use crate::money::Currency;
use std::collections::BTreeMap;

/// The account of a run: every row read was converted, rejected or skipped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// Rows read, the header and blank lines not among them.
    pub rows: u64,
    /// Rows written with their converted amount.
    pub converted: u64,
    /// Rows that could not be converted, by the code of their error.
    pub failed: BTreeMap<ErrorCode, u64>,
    /// What was converted, by the currency it was in.
    pub totals: BTreeMap<Currency, Total>,
    /// Who published the rates that may have been used, in the order of the sources.
    pub sources: Vec<String>,
}

/// The rows of one currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Total {
    /// How many there are.
    pub rows: u64,
    amount: Sum,
    result: Sum,
}

/// An exact sum of decimals: the sum of mantissas, apart for every number of places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum(BTreeMap<u32, i128>);

impl Summary {
    /// How many rows could not be converted.
    pub fn failures(&self) -> u64 {
        self.failed.values().sum()
    }

    /// The sum of all converted amounts.
    pub fn result(&self) -> String {
        let mut sum = Sum::default();
        for total in self.totals.values() {
            total.result.0.iter().for_each(|(scale, mantissa)| sum.add(*scale, *mantissa));
        }
        sum.text()
    }

    /// Whether every row that was read is accounted for.
    pub fn is_balanced(&self) -> bool {
        let counted: u64 = self.totals.values().map(|total| total.rows).sum();
        self.rows == self.converted.saturating_add(self.failures()) && counted == self.converted
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.rows = self.rows.saturating_add(other.rows);
        self.converted = self.converted.saturating_add(other.converted);
        for (code, count) in &other.failed {
            let counted = self.failed.entry(*code).or_default();
            *counted = counted.saturating_add(*count);
        }
        for (currency, total) in &other.totals {
            self.totals.entry(*currency).or_default().merge(total);
        }
    }

    pub(super) fn count_failure(&mut self, code: ErrorCode) {
        self.rows = self.rows.saturating_add(1);
        let counted = self.failed.entry(code).or_default();
        *counted = counted.saturating_add(1);
    }
}

impl Total {
    /// The sum of the amounts as they were read.
    pub fn amount(&self) -> String {
        self.amount.text()
    }

    /// The sum of the converted amounts.
    pub fn result(&self) -> String {
        self.result.text()
    }

    pub(super) fn add(&mut self, amount: Decimal, result: Decimal) {
        self.rows = self.rows.saturating_add(1);
        self.amount.add(amount.scale(), amount.mantissa());
        self.result.add(result.scale(), result.mantissa());
    }

    pub(super) fn add_units(&mut self, rows: u64, amount: (u32, i128), result: (u32, i128)) {
        self.rows = self.rows.saturating_add(rows);
        self.amount.add(amount.0, amount.1);
        self.result.add(result.0, result.1);
    }

    fn merge(&mut self, other: &Self) {
        self.rows = self.rows.saturating_add(other.rows);
        for (sum, other) in [(&mut self.amount, &other.amount), (&mut self.result, &other.result)] {
            other.0.iter().for_each(|(scale, mantissa)| sum.add(*scale, *mantissa));
        }
    }
}

impl Sum {
    /// 2^127 mantissas of 96 bits would have to come before a sum wraps.
    pub(super) fn add(&mut self, scale: u32, mantissa: i128) {
        let sum = self.0.entry(scale).or_default();
        *sum = sum.wrapping_add(mantissa);
    }

    /// Whole part and 28 places, each summed alone; no more zeros at the end than the finest
    /// amount had, and two places at least where it had any.
    fn text(&self) -> String {
        const PLACES: u32 = 28;
        let (mut whole, mut fraction) = (0_i128, 0_i128);
        for (scale, sum) in &self.0 {
            let unit = 10_i128.checked_pow(*scale).unwrap_or(i128::MAX);
            let finer = 10_i128.checked_pow(PLACES.saturating_sub(*scale)).unwrap_or(1);
            whole = whole.wrapping_add(sum.div_euclid(unit));
            fraction = fraction.wrapping_add(sum.rem_euclid(unit).wrapping_mul(finer));
        }
        let one = 10_i128.pow(PLACES);
        whole = whole.wrapping_add(fraction.div_euclid(one));
        fraction = fraction.rem_euclid(one);
        let negative = whole < 0;
        if negative && fraction != 0 {
            (whole, fraction) = (whole.wrapping_add(1), one.wrapping_sub(fraction));
        }
        let finest = self.0.keys().copied().max().unwrap_or(0);
        let mut digits = format!("{fraction:0>28}");
        let shown = digits.trim_end_matches('0').len();
        digits.truncate(if finest == 0 { 0 } else { shown.max(2) });
        let sign = if negative { "-" } else { "" };
        let point = if digits.is_empty() { "" } else { "." };
        format!("{sign}{}{point}{digits}", whole.unsigned_abs())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use num_bigint::BigInt;
    use proptest::prelude::*;

    fn sum(amounts: &[&str]) -> String {
        let mut sum = Sum::default();
        for amount in amounts {
            let amount = crate::decimal::parse(amount).unwrap();
            sum.add(amount.scale(), amount.mantissa());
        }
        sum.text()
    }

    #[test]
    fn sums_show_the_places_that_count() {
        assert_eq!(sum(&["12.50", "-0.75"]), "11.75");
        assert_eq!(sum(&["0.10", "-0.35"]), "-0.25");
        assert_eq!(sum(&["100", "23"]), "123");
        assert_eq!(sum(&["1.5", "-3"]), "-1.50");
        assert_eq!(sum(&["0.123456789012345678", "1"]), "1.123456789012345678");
        assert_eq!(sum(&[]), "0");
    }

    proptest! {
        #[test]
        fn sums_are_those_of_whole_numbers(parts in proptest::collection::vec((any::<i64>(), 0_u32..=28), 0..30)) {
            let mut total = Sum::default();
            let mut exact = BigInt::from(0);
            for (mantissa, scale) in &parts {
                total.add(*scale, i128::from(*mantissa));
                exact += BigInt::from(*mantissa) * BigInt::from(10).pow(28 - scale);
            }
            let text = total.text();
            let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
            let told: BigInt = format!("{whole}{fraction:0<28}").parse().unwrap();
            prop_assert_eq!(told, exact);
        }
    }
}
