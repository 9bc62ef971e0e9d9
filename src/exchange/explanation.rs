//! A conversion step by step, as a bookkeeper would check it by hand.

use super::conversion::Conversion;
use super::options::Units;
use super::product::Product;
use super::route::{Leg, LegKind};
use crate::decimal::{Decimal, RoundingMode};
use crate::error::Result;
use crate::money::text::{count_text, date_text, push_decimal};
use alloc::string::String;
use alloc::vec::Vec;

/// One line of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is done: `amount`, `rate`, `interpolate`, `multiply`, `divide`, `euro`, `markup`, `round`, `note`.
    pub kind: &'static str,
    /// The line, in plain digits and ISO codes.
    pub text: String,
}

impl Conversion {
    /// The steps from the amount to the result. Amounts in between are exact; where one does
    /// not end it is cut after 28 significant digits and marked with `…`, for the eye only: the
    /// fraction goes on whole.
    ///
    /// # Errors
    /// `overflow` where an amount in between is too large to write down.
    ///
    /// ```
    /// use coinage::{Currency, Date, Money, exchange::{ConvertOptions, Exchange}};
    /// let options = ConvertOptions { on: Some(Date::parse("2001-06-01")?), ..ConvertOptions::default() };
    /// let pounds = Money::parse("100", "IEP")?;
    /// let found = Exchange::default().convert(&pounds, Currency::parse("DEM")?, &options)?;
    /// let lines: Vec<String> = found.explain()?.into_iter().map(|step| step.text).collect();
    /// assert_eq!(lines, [
    ///     "100 IEP on 2001-06-01",
    ///     "EUR/IEP 0.787564, irrevocable from 1999-01-01, Council Regulation (EC) No 2866/98 as amended",
    ///     "100 IEP ÷ 0.787564 = 126.9738078429181628413690823… EUR",
    ///     "the euro amount is rounded half up to three decimals (Regulation 1103/97, article 4): 126.974 EUR",
    ///     "EUR/DEM 1.95583, irrevocable from 1999-01-01, Council Regulation (EC) No 2866/98 as amended",
    ///     "126.974 EUR × 1.95583 = 248.33955842 DEM",
    ///     "rounded to 2 decimal places, halfExpand: 248.34 DEM",
    /// ]);
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn explain(&self) -> Result<Vec<Step>> {
        let mut steps = Vec::new();
        let mut push = |kind, pieces: &[&str]| steps.push(Step { kind, text: pieces.concat() });
        let mut shown = plain(self.from.amount());
        let day = self.asked.map(date_text);
        let asked = day.as_deref();
        push(
            "amount",
            &[
                &shown,
                " ",
                self.from.currency().code(),
                if asked.is_some() { " on " } else { ", at the newest rate" },
                asked.unwrap_or(""),
            ],
        );
        let mut product = Product::new(self.from.amount());
        let euro_step = self.euro_amount.and_then(|_| self.euro_step());
        for (index, leg) in self.legs.iter().enumerate() {
            if let Some(euro) = self.euro_amount.filter(|_| euro_step == Some(index)) {
                shown = plain(euro);
                product = Product::new(euro);
                push(
                    "euro",
                    &[
                        "the euro amount is rounded half up to three decimals (Regulation 1103/97, article 4): ",
                        &shown,
                        " EUR",
                    ],
                );
            }
            let factor = match drawn(leg)? {
                Some((lines, factor)) => {
                    for (kind, line) in lines {
                        push(kind, &[&line]);
                    }
                    factor
                }
                None => {
                    let (mark, source) = publisher(leg);
                    let (quoted, value) = (leg.rate.quoted(), plain(leg.rate.value()));
                    push("rate", &[&quoted, " ", &value, ", ", kind(leg), &date_text(leg.date), mark, source]);
                    value
                }
            };
            product.pass(leg);
            let after = running(&product)?;
            let (kind, sign) = if leg.divides() { ("divide", " ÷ ") } else { ("multiply", " × ") };
            push(kind, &[&shown, " ", leg.from.code(), sign, &factor, " = ", &after, " ", leg.to.code()]);
            shown = after;
        }
        let code = self.amount.currency().code();
        if !self.markup_percent.is_zero() {
            product.mark_up(self.markup_percent)?;
            let after = running(&product)?;
            push("markup", &[&shown, " ", code, " and ", &plain(self.markup_percent), " % = ", &after, " ", code]);
        }
        let places = count_text(i64::from(self.amount.amount().scale()));
        let result = plain(self.amount.amount());
        let mode = self.rounding.as_str();
        match self.units {
            Units::None if self.exact || self.euro_amount.is_some() && running(&product)? == result => {
                push("round", &["not rounded: ", &result, " ", code]);
            }
            Units::None => push("round", &["rounded to 28 significant digits, ", mode, ": ", &result, " ", code]),
            Units::Cash => push("round", &["rounded to the smallest cash amount, ", mode, ": ", &result, " ", code]),
            Units::Minor | Units::Decimals(_) => {
                push("round", &["rounded to ", &places, " decimal places, ", mode, ": ", &result, " ", code]);
            }
        }
        for warning in &self.warnings {
            push("note", &[&warning.message]);
        }
        Ok(steps)
    }

    /// The leg that leaves the euro again, between two national units.
    fn euro_step(&self) -> Option<usize> {
        self.legs.iter().position(|leg| leg.kind == LegKind::Irrevocable && !leg.divides())
    }
}

/// The steps to a rate that was not observed itself, and what the amount then goes through.
type Drawn = (Vec<(&'static str, String)>, String);

#[cfg(not(feature = "policies"))]
fn drawn(_: &Leg) -> Result<Option<Drawn>> {
    Ok(None)
}

/// Both observations, the sum over the days between them, and that sum as it is multiplied by or
/// divided by.
#[cfg(feature = "policies")]
fn drawn(leg: &Leg) -> Result<Option<Drawn>> {
    let Some(between) = &leg.between else { return Ok(None) };
    let (sum, days) = between.sum().ok_or_else(crate::money::overflow)?;
    let (since, until) = between.days();
    let quoted = leg.rate.quoted();
    let mut lines = Vec::new();
    for seen in [between.before, between.after] {
        let day = date_text(seen.date);
        let pieces = [&quoted, " ", &plain(seen.value), ", ", kind(leg), &day, ", ", &leg.source];
        lines.push(("rate", pieces.concat()));
    }
    let mut product = Product::new(Decimal::ONE);
    between.pass(&mut product, false);
    let [since, until, days] = [since, until, days].map(|days| count_text(i64::from(days)));
    let (before, after, sum) = (plain(between.before.value), plain(between.after.value), plain(sum));
    let pieces = [
        "on the line between them on ",
        &date_text(between.on),
        ": (",
        &before,
        " × ",
        &until,
        " + ",
        &after,
        " × ",
        &since,
        ") ÷ ",
        &days,
        " = ",
        &sum,
        " ÷ ",
        &days,
        " = ",
        &running(&product)?,
    ];
    lines.push(("interpolate", pieces.concat()));
    Ok(Some((lines, [sum.as_str(), if leg.divides() { " × " } else { " ÷ " }, &days].concat())))
}

fn plain(value: Decimal) -> String {
    let mut text = String::new();
    push_decimal(&mut text, value);
    text
}

fn running(product: &Product) -> Result<String> {
    let (value, exact) = product.unrounded(RoundingMode::Trunc)?;
    let mut text = plain(value);
    if !exact {
        text.push('…');
    }
    Ok(text)
}

fn kind(leg: &Leg) -> &'static str {
    match leg.kind {
        LegKind::Market => "observed on ",
        LegKind::Irrevocable => "irrevocable from ",
        LegKind::Redenomination => "new units for old from ",
    }
}

fn publisher(leg: &Leg) -> (&'static str, &str) {
    match leg.kind {
        LegKind::Redenomination => ("", ""),
        _ => (", ", &leg.source),
    }
}
