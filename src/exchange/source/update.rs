//! A feed over the rates there are: what it adds, what it changes, and what speaks against it.
//!
//! The feed's word counts for the days from its first to its last; before and behind these the
//! known rates stay. A newcomer would put the feed in the place of the file: a feed of ninety
//! days would end twenty-seven years of history. Whether doubts are fatal is the caller's to
//! say; here they are only found, all of them.

use super::verify::jumps;
use crate::calendar::Date;
use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::history::History;
use crate::exchange::rate::{Observation, Rate};
use crate::money::Currency;
use crate::money::text::{count_text, date_text, decimal_text};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

/// What an update is held against.
#[derive(Clone, Copy, Debug)]
pub struct UpdateBounds {
    /// How many percent a rate may move from one observation to the next.
    pub max_move: Decimal,
    /// Today; a feed may be a day ahead of it, where the day begins earlier.
    pub today: Date,
}

/// The known rates with a feed's.
#[derive(Clone, Debug)]
pub struct Update {
    /// All rates: the feed's from its first day to its last, the known ones elsewhere.
    pub history: History,
    /// The days that were not known, ascending.
    pub days_added: Vec<Date>,
    /// How many observations were not known.
    pub observations_added: usize,
    /// Observations that were known with another value.
    pub revisions: Vec<Revision>,
    /// The pairs known on the newest day so far that the feed has no newer rate of.
    pub ended: Vec<(Currency, Currency)>,
    /// The last known day and the feed's first, where more than a week lies between.
    pub gap: Option<(Date, Date)>,
    /// What speaks against the feed; nothing for a good one.
    pub doubts: Vec<Error>,
}

/// A rate that the feed gives another value than was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The day it is of.
    pub date: Date,
    /// The value so far.
    pub from: Rate,
    /// The feed's value.
    pub to: Rate,
}

type Pair = (Currency, Currency);
type Known = BTreeMap<Pair, Vec<Observation>>;

/// Puts a feed over the rates that are known.
///
/// Doubts are: a last day before the known one (`stale-rate`), days that are still to come
/// (`date-out-of-range`), rates known within the feed's days that it lacks (`missing-rate`), and
/// moves or revisions beyond the bound (`invalid-option`), with pair, day, old and new value.
///
/// # Errors
/// `missing-rate` for a feed without rates, `overflow` for rates too large to compare.
///
/// ```
/// use coinage::{Date, decimal, exchange::{History, source::{UpdateBounds, update}}};
/// let known = History::from_csv("Date,USD\n2026-10-29,1.113\n2026-10-30,1.1172\n", "house rates")?;
/// let bounds = UpdateBounds { max_move: decimal::parse("20")?, today: Date::parse("2026-11-02")? };
/// let feed = History::from_csv("Date,USD\n2026-11-02,1.12\n", "house rates")?;
/// let found = update(Some(&known), &feed, &bounds)?;
/// assert_eq!((found.history.len(), found.days_added.len(), found.doubts.len()), (3, 1, 0));
/// let feed = History::from_csv("Date,USD\n2026-11-02,112\n", "house rates")?;
/// let doubt = update(Some(&known), &feed, &bounds)?.doubts.remove(0);
/// assert_eq!(doubt.to_string(), "EUR/USD moves from 1.1172 on 2026-10-30 to 112 on 2026-11-02, by more than 20 %");
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn update(known: Option<&History>, feed: &History, bounds: &UpdateBounds) -> Result<Update> {
    let (first, last) = feed.range().ok_or_else(|| {
        Error::new(ErrorCode::MissingRate, &["the feed has no rates"]).with_hint(&["try again later"])
    })?;
    let newest = known.and_then(History::range).map(|(_, last)| last);
    let mut doubts = Vec::new();
    if let Some(newest) = newest.filter(|newest| *newest > last) {
        let message = ["the feed ends on ", &date_text(last), ", the rates there are on ", &date_text(newest)];
        doubts.push(Error::new(ErrorCode::StaleRate, &message));
    }
    if last.days_since(bounds.today) > 1 {
        let message = ["the feed has rates of ", &date_text(last), ", today is ", &date_text(bounds.today)];
        doubts.push(Error::new(ErrorCode::DateOutOfRange, &message));
    }
    let old = known.map(observed).unwrap_or_default();
    let new = observed(feed);
    let mut rates = Vec::new();
    let (mut revisions, mut observations_added) = (Vec::new(), 0_usize);
    for ((base, quote), seen) in &new {
        for one in seen {
            let rate = Rate::new(*base, *quote, one.value)?;
            rates.push((one.date, rate));
            match on(&old, (*base, *quote), one.date) {
                None => observations_added = observations_added.saturating_add(1),
                Some(value) if value == one.value => {}
                Some(value) => {
                    revisions.push(Revision { date: one.date, from: Rate::new(*base, *quote, value)?, to: rate });
                }
            }
        }
    }
    let mut lost: BTreeMap<Date, Vec<String>> = BTreeMap::new();
    for ((base, quote), seen) in &old {
        for one in seen {
            if on(&new, (*base, *quote), one.date).is_some() {
                continue;
            }
            let rate = Rate::new(*base, *quote, one.value)?;
            if one.date >= first && one.date <= last {
                lost.entry(one.date).or_default().push(rate.quoted());
            } else {
                rates.push((one.date, rate));
            }
        }
    }
    let history = History::new(feed.source(), &rates)?;
    doubts.extend(moved(&history, &old, &revisions, bounds.max_move)?);
    doubts.extend(lost.iter().map(|(date, pairs)| lacking(*date, pairs)));
    let days = |all: &Known| all.values().flatten().map(|one| one.date).collect::<BTreeSet<Date>>();
    let days_added: Vec<Date> = days(&new).difference(&days(&old)).copied().collect();
    let ended = |(pair, seen): (&Pair, &Vec<Observation>)| {
        let at_the_end = seen.last().is_some_and(|one| Some(one.date) == newest && one.date < last);
        (at_the_end && !new.contains_key(pair)).then_some(*pair)
    };
    Ok(Update {
        ended: old.iter().filter_map(ended).collect(),
        gap: newest.filter(|newest| first.days_since(*newest) > 7).map(|newest| (newest, first)),
        history,
        days_added,
        observations_added,
        revisions,
        doubts,
    })
}

fn observed(history: &History) -> Known {
    history.pairs().map(|(base, quote)| ((base, quote), history.observations(base, quote))).collect()
}

/// The value of a pair on a day.
fn on(known: &Known, pair: Pair, date: Date) -> Option<Decimal> {
    let seen = known.get(&pair)?;
    let index = seen.binary_search_by_key(&date, |one| one.date).ok()?;
    seen.get(index).map(|one| one.value)
}

/// Moves beyond the bound that were not there before, and revisions beyond it.
fn moved(history: &History, old: &Known, revisions: &[Revision], bound: Decimal) -> Result<Vec<Error>> {
    let percent = [&decimal_text(bound), " %"].concat();
    let mut doubts = Vec::new();
    for one in revisions {
        // Two observations of a series by themselves.
        let next = Date::from_days(one.date.days().saturating_add(1))?;
        if !jumps(&History::new("", &[(one.date, one.from), (next, one.to)])?, bound)?.is_empty() {
            let (from, to) = (decimal_text(one.from.value()), decimal_text(one.to.value()));
            let day = date_text(one.date);
            let message = [&one.to.quoted(), " of ", &day, " changes from ", &from, " to ", &to, ", by more than "];
            doubts.push(Error::new(ErrorCode::InvalidOption, &[message.as_slice(), &[&percent]].concat()));
        }
    }
    for jump in jumps(history, bound)? {
        let pair = (jump.to.base(), jump.to.quote());
        let known = |date, rate: Rate| on(old, pair, date) == Some(rate.value());
        if known(jump.before, jump.from) && known(jump.date, jump.to) {
            continue;
        }
        let (from, to) = (decimal_text(jump.from.value()), decimal_text(jump.to.value()));
        let (before, date) = (date_text(jump.before), date_text(jump.date));
        let pieces = [" moves from ", &from, " on ", &before, " to ", &to, " on ", &date, ", by more than ", &percent];
        doubts.push(Error::new(ErrorCode::InvalidOption, &[&jump.to.quoted(), &pieces.concat()]));
    }
    Ok(doubts)
}

fn lacking(date: Date, pairs: &[String]) -> Error {
    let named = pairs.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
    let more = match pairs.len().saturating_sub(5) {
        0 => String::new(),
        more => [" and ", &count_text(more as i64), " more"].concat(),
    };
    let message = ["the feed lacks rates of ", &date_text(date), " that are known: ", &named, &more];
    Error::new(ErrorCode::MissingRate, &message)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    const KNOWN: &str = "Date,USD,JPY\n2026-10-28,1.11,175\n2026-10-29,1.113,175.5\n2026-10-30,1.1172,175.68\n";

    fn put(known: &str, feed: &str) -> Update {
        let read = |text: &str| History::from_csv(text, "test").unwrap();
        let bounds = UpdateBounds { max_move: Decimal::from(20), today: Date::parse("2026-11-03").unwrap() };
        let known = (!known.is_empty()).then(|| read(known));
        update(known.as_ref(), &read(feed), &bounds).unwrap()
    }

    fn doubts(known: &str, feed: &str) -> Vec<String> {
        put(known, feed).doubts.iter().map(|one| [one.code(), " ", &one.to_string()].concat()).collect()
    }

    #[test]
    fn a_good_feed_adds_and_revises_and_nothing_is_lost() {
        let found = put(KNOWN, "Date,USD,JPY\n2026-10-30,1.1173,175.68\n2026-11-02,1.12,176\n");
        assert_eq!((found.history.len(), found.observations_added, found.doubts.len()), (8, 2, 0));
        assert_eq!(found.days_added, [Date::parse("2026-11-02").unwrap()]);
        assert_eq!(found.revisions[0].to.to_string(), "EUR/USD 1.1173");
        assert_eq!((found.ended.len(), found.gap), (0, None));
        let again = put(KNOWN, KNOWN);
        assert_eq!((again.days_added.len(), again.observations_added, again.revisions.len()), (0, 0, 0));
    }

    #[test]
    fn what_speaks_against_a_feed_is_told_with_pair_day_old_and_new() {
        let moved = "invalid-option EUR/USD moves from 1.1172 on 2026-10-30 to 1.35 on 2026-11-02, by more than 20 %";
        assert_eq!(doubts(KNOWN, "Date,USD\n2026-11-02,1.35\n"), [moved]);
        assert_eq!(
            doubts(KNOWN, "Date,USD,JPY\n2026-10-30,111.72,175.68\n"),
            [
                "invalid-option EUR/USD of 2026-10-30 changes from 1.1172 to 111.72, by more than 20 %",
                "invalid-option EUR/USD moves from 1.113 on 2026-10-29 to 111.72 on 2026-10-30, by more than 20 %"
            ]
        );
        assert_eq!(
            doubts(KNOWN, "Date,USD,JPY\n2026-10-28,1.11,175\n2026-10-29,1.113,175.5\n"),
            ["stale-rate the feed ends on 2026-10-29, the rates there are on 2026-10-30"]
        );
        assert_eq!(
            doubts(KNOWN, "Date,USD,JPY\n2026-10-28,1.11,175\n2026-10-30,1.1172,N/A\n"),
            [
                "missing-rate the feed lacks rates of 2026-10-29 that are known: EUR/JPY, EUR/USD",
                "missing-rate the feed lacks rates of 2026-10-30 that are known: EUR/JPY"
            ]
        );
        assert_eq!(
            doubts("", "Date,USD\n2062-10-30,1.1\n"),
            ["date-out-of-range the feed has rates of 2062-10-30, today is 2026-11-03"]
        );
    }

    #[test]
    fn moves_that_were_known_are_no_doubt() {
        let wild = "Date,USD\n2026-10-28,1\n2026-10-29,2\n";
        assert!(doubts(wild, "Date,USD\n2026-10-28,1\n2026-10-29,2\n2026-10-30,2.1\n").is_empty());
        assert_eq!(doubts("", wild).len(), 1);
    }

    #[test]
    fn series_that_end_and_gaps_are_told() {
        let found = put(KNOWN, "Date,USD\n2026-11-02,1.12\n");
        assert_eq!(found.ended.iter().map(|pair| pair.1.code()).collect::<Vec<_>>(), ["JPY"]);
        let found = put("Date,USD\n2026-10-20,1.12\n", "Date,USD\n2026-11-02,1.12\n");
        assert!(found.gap.is_some_and(|(before, after)| after.days_since(before) == 13));
    }
}
