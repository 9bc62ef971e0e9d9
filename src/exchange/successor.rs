//! What became of a currency: the new unit that law put in its place, and at what ratio.
//!
//! Two tables of this room answer together: redenominations and the euro's irrevocable rates. A
//! currency that fell apart with its state, or that was given up for a foreign one, has no
//! successor here: no law says how many units of one are one of the other.

use super::euro::{irrevocable, irrevocable_rates};
use super::rate::Rate;
use super::redenomination::{predecessor, redenomination};
use super::route::LegKind;
use crate::calendar::Date;
use crate::money::Currency;
use alloc::vec::Vec;

/// A currency in the place of an older one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Successor {
    /// The new currency is the base, the old one the quote, the value old units for a new one.
    pub rate: Rate,
    /// The first day of the new currency.
    pub from: Date,
    /// [`LegKind::Redenomination`] or [`LegKind::Irrevocable`].
    pub kind: LegKind,
}

impl Successor {
    /// The new currency.
    pub const fn currency(&self) -> Currency {
        self.rate.base()
    }

    /// The old currency.
    pub const fn predecessor(&self) -> Currency {
        self.rate.quote()
    }
}

impl Currency {
    /// The currency that law put in this one's place, with the ratio.
    ///
    /// ```
    /// use coinage::Currency;
    /// let lira = Currency::parse("TRL")?.successor().unwrap();
    /// assert_eq!((lira.currency().code(), lira.rate.to_string().as_str()), ("TRY", "TRY/TRL 1000000"));
    /// assert_eq!(lira.from.to_string(), "2005-01-01");
    /// let mark = Currency::parse("DEM")?.successor().unwrap();
    /// assert_eq!(mark.rate.to_string(), "EUR/DEM 1.95583");
    /// assert!(Currency::EUR.successor().is_none());
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn successor(self) -> Option<Successor> {
        let renamed = redenomination(self);
        let renamed = renamed.map(|row| Successor { rate: row.rate, from: row.from, kind: LegKind::Redenomination });
        let joined = irrevocable(self);
        renamed.or(joined.map(|row| Successor { rate: row.rate, from: row.from, kind: LegKind::Irrevocable }))
    }

    /// The currencies whose place this one took, in the order of their codes.
    ///
    /// ```
    /// use coinage::Currency;
    /// let old = |code| Ok::<_, coinage::Error>(Currency::parse(code)?.predecessors());
    /// assert_eq!(old("RON")?.first().unwrap().rate.to_string(), "RON/ROL 10000");
    /// assert_eq!(old("EUR")?.len(), 22);
    /// assert!(old("USD")?.is_empty());
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn predecessors(self) -> Vec<Successor> {
        let joined = irrevocable_rates().filter(|row| row.rate.base() == self);
        let mut found: Vec<Successor> =
            joined.map(|row| Successor { rate: row.rate, from: row.from, kind: LegKind::Irrevocable }).collect();
        found.extend(predecessor(self).map(|row| Successor {
            rate: row.rate,
            from: row.from,
            kind: LegKind::Redenomination,
        }));
        found
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_successor_names_its_predecessor_and_the_chain_ends() {
        let mut count = 0;
        for currency in Currency::all() {
            let chain: Vec<Successor> =
                core::iter::successors(currency.successor(), |step| step.currency().successor()).take(10).collect();
            assert!(chain.len() < 10, "{currency}");
            assert!(chain.is_sorted_by_key(|step| step.from), "{currency}");
            if let Some(step) = chain.first() {
                assert!(step.currency().predecessors().contains(step), "{currency}");
                assert_eq!(step.predecessor(), currency);
                count += 1;
            }
            assert!(currency.predecessors().is_sorted_by_key(Successor::predecessor));
        }
        assert!(count > 70, "{count}");
    }

    #[test]
    fn a_chain_leads_to_the_currency_of_today() {
        let end = |code: &str| {
            let first = Currency::parse(code).unwrap().successor();
            core::iter::successors(first, |step| step.currency().successor()).last().unwrap().currency().code()
        };
        assert_eq!((end("HRD"), end("BRB"), end("AOK"), end("ZWD")), ("EUR", "BRL", "AOA", "ZWL"));
    }
}
