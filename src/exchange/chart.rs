//! The course of rates as a drawing: SVG text with a line for each source.
//!
//! Values on the axis are exact decimals at round steps, days are days: a weekend leaves the
//! line whole, more than a week without an observation breaks it. The drawing takes its colours
//! from the light or dark scheme of whoever looks, and tells its lines apart by dashes too. A
//! newcomer would draw every observation: twenty-seven years have eight to a pixel, of which the
//! first, the last and the extremes are drawn, so that no peak is lost.

use super::rate::Observation;
use crate::calendar::Date;
use crate::decimal::{Decimal, of_parts};
use crate::error::{Error, ErrorCode, Result, excerpt};
use crate::money::Currency;
use crate::money::text::{count_text, date_text, decimal_text};
use alloc::string::String;
use alloc::vec::Vec;

const WIDTH: i64 = 960;
const HEIGHT: i64 = 440;
const TOP: i64 = 72;
const BOTTOM: i64 = 48;
const RIGHT: i64 = 40;
/// The widest mark of an axis: 11 pixels, each digit about 7 wide.
const DIGIT: i64 = 7;
/// Days without an observation that break the line.
const GAP: i32 = 7;
/// Characters of a source's name beside its line; the description has it whole.
const NAME: usize = 60;
/// Marks on the axis of days.
const MOST_MARKS: usize = 8;

/// What is told apart by dashes and colours; further lines begin again.
const STYLES: [(&str, &str, &str); 4] = [
    ("#0b5fc0", "#79b8ff", "none"),
    ("#a63c00", "#ffab70", "7 4"),
    ("#1b6b2f", "#85e89d", "2 4"),
    ("#6b2fa0", "#d1b3ff", "9 3 2 3"),
];

/// A line of a chart: what a source published for the pair.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Who published it.
    pub source: &'a str,
    /// By ascending days.
    pub observations: &'a [Observation],
}

/// The course of a pair in the direction it was quoted, as an SVG of 960 to 440.
///
/// # Errors
/// `missing-rate` where there is no observation, `overflow` for values too large to draw.
///
/// ```
/// use coinage::{Currency, exchange::{History, Line, chart}};
/// let history = History::from_csv("Date,USD\n2026-10-29,1.113\n2026-10-30,1.1172\n", "house rates")?;
/// let (base, quote) = (Currency::EUR, Currency::parse("USD")?);
/// let observations = history.observations(base, quote);
/// let drawing = chart(base, quote, &[Line { source: history.source(), observations: &observations }])?;
/// assert!(drawing.contains("<title id=\"coinage-chart-title\">EUR/USD, 2026-10-29 to 2026-10-30</title>"));
/// assert!(drawing.contains(">1.113</text>"));
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn chart(base: Currency, quote: Currency, lines: &[Line<'_>]) -> Result<String> {
    let pair = [base.code(), "/", quote.code()].concat();
    let missing = || {
        Error::new(ErrorCode::MissingRate, &["there is no rate of ", &pair, " to draw"])
            .with_hint(&["ask for days with rates"])
    };
    let all = || lines.iter().flat_map(|line| line.observations);
    let first = all().map(|seen| seen.date).min().ok_or_else(missing)?;
    let last = all().map(|seen| seen.date).max().ok_or_else(missing)?;
    let lowest = all().min_by_key(|seen| (seen.value, seen.date)).ok_or_else(missing)?;
    let highest =
        all().max_by(|one, other| (one.value, other.date).cmp(&(other.value, one.date))).ok_or_else(missing)?;
    let large = || Error::new(ErrorCode::Overflow, &["the rates of ", &pair, " are too large to draw"]);
    let values = marks(lowest.value, highest.value).ok_or_else(large)?;
    let digits = values.iter().map(|mark| decimal_text(*mark).len()).max().unwrap_or(1);
    let scale = Scale {
        first,
        days: last.days_since(first),
        low: *values.first().ok_or_else(large)?,
        range: values.last().zip(values.first()).and_then(|(high, low)| high.checked_sub(*low)).ok_or_else(large)?,
        left: DIGIT.saturating_mul(digits as i64).saturating_add(32),
        top: TOP.max(16_i64.saturating_mul(lines.len() as i64).saturating_add(24)),
    };

    let title = [&pair, ", ", &date_text(first), " to ", &date_text(last)].concat();
    let mut out = Sheet(String::new());
    out.put(&[
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"coinage-chart\" role=\"img\" viewBox=\"0 0 ",
        &count_text(WIDTH),
        " ",
        &count_text(HEIGHT),
        "\" aria-labelledby=\"coinage-chart-title coinage-chart-desc\">\n<title id=\"coinage-chart-title\">",
        &title,
        "</title>\n<desc id=\"coinage-chart-desc\">",
    ]);
    describe(&mut out, base, quote, lines, (lowest, highest));
    out.put(&["</desc>\n<style>\n", &style(lines.len()), "</style>\n"]);
    let right = count_text(WIDTH.saturating_sub(RIGHT));
    out.put(&["<text class=\"name\" x=\"16\" y=\"28\">", &title, "</text>\n"]);
    out.put(&["<text class=\"unit\" x=\"16\" y=\"52\">", quote.code(), " for 1 ", base.code(), "</text>\n"]);
    legend(&mut out, lines);

    out.put(&["<g class=\"values\">\n"]);
    let left = count_text(scale.left);
    for mark in &values {
        let y = tenths(scale.y(*mark).ok_or_else(large)?);
        out.put(&[
            "<path d=\"M",
            &left,
            " ",
            &y,
            "H",
            &right,
            "\"/><text x=\"",
            &count_text(scale.left.saturating_sub(8)),
        ]);
        out.put(&["\" y=\"", &y, "\" dy=\"4\">", &decimal_text(*mark), "</text>\n"]);
    }
    out.put(&["</g>\n<g class=\"days\">\n"]);
    let floor = HEIGHT.saturating_sub(BOTTOM);
    for (date, name) in day_marks(first, last) {
        let x = tenths(scale.x(date));
        out.put(&["<path d=\"M", &x, " ", &count_text(floor), "v5\"/><text x=\"", &x, "\" y=\""]);
        out.put(&[&count_text(floor.saturating_add(20)), "\">", &name, "</text>\n"]);
    }
    out.put(&["</g>\n"]);
    for (number, line) in lines.iter().enumerate() {
        let path = scale.path(line.observations).ok_or_else(large)?;
        out.put(&[
            "<path class=\"line line-",
            &count_text(number.wrapping_rem(STYLES.len()) as i64),
            "\" d=\"",
            &path,
            "\"/>\n",
        ]);
    }
    out.put(&["</svg>\n"]);
    Ok(out.0)
}

/// The text of the drawing.
struct Sheet(String);

impl Sheet {
    fn put(&mut self, pieces: &[&str]) {
        for piece in pieces {
            self.0.push_str(piece);
        }
    }

    /// Words from outside: what XML can't hold is left out.
    fn words(&mut self, text: &str) {
        for mark in text.chars() {
            match mark {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => self.0.push(' '),
                mark => self.0.push(mark),
            }
        }
    }
}

/// What someone who does not see it is told.
fn describe(
    out: &mut Sheet,
    base: Currency,
    quote: Currency,
    lines: &[Line<'_>],
    (lowest, highest): (&Observation, &Observation),
) {
    let seen = |one: &Observation| [decimal_text(one.value), String::from(" on "), date_text(one.date)].concat();
    out.put(&["Units of ", quote.code(), " for one ", base.code(), ", by day. Lowest ", &seen(lowest)]);
    out.put(&[", highest ", &seen(highest), "."]);
    for line in lines {
        let (Some(first), Some(last)) = (line.observations.first(), line.observations.last()) else { continue };
        out.put(&[" "]);
        out.words(line.source);
        out.put(&[": ", &count_text(line.observations.len() as i64), " observations, from ", &seen(first)]);
        out.put(&[" to ", &seen(last), "."]);
    }
}

fn style(lines: usize) -> String {
    let (mut light, mut dark) = (String::new(), String::new());
    for (number, (day, night, dashes)) in STYLES.iter().enumerate().take(lines) {
        let number = count_text(number as i64);
        light.push_str(
            &[".coinage-chart .line-", &number, "{stroke:", day, ";stroke-dasharray:", dashes, "}\n"].concat(),
        );
        dark.push_str(&[".coinage-chart .line-", &number, "{stroke:", night, "}"].concat());
    }
    [
        ".coinage-chart{color:#1f2328;background:#fff;font:11px system-ui,sans-serif;font-variant-numeric:tabular-nums}\n\
         .coinage-chart text{fill:currentColor}\n\
         .coinage-chart .name{font-size:16px;font-weight:600}\n\
         .coinage-chart .unit,.coinage-chart .source{font-size:12px}\n\
         .coinage-chart .values text{text-anchor:end}\n\
         .coinage-chart .days text{text-anchor:middle}\n\
         .coinage-chart .values path{stroke:currentColor;stroke-opacity:.18}\n\
         .coinage-chart .days path{stroke:currentColor;stroke-opacity:.5}\n\
         .coinage-chart .line{fill:none;stroke-width:1.5;stroke-linejoin:round;stroke-linecap:round}\n",
        &light,
        "@media(prefers-color-scheme:dark){.coinage-chart{color:#e6edf3;background:#0d1117}",
        &dark,
        "}\n",
    ]
    .concat()
}

/// The sources, at the right above the lines, the first of several at the top.
fn legend(out: &mut Sheet, lines: &[Line<'_>]) {
    let (right, far) =
        (count_text(WIDTH.saturating_sub(RIGHT)), count_text(WIDTH.saturating_sub(RIGHT.saturating_add(36))));
    for (number, line) in lines.iter().enumerate() {
        let y = 20_i64.saturating_add(16_i64.saturating_mul(number as i64));
        let (middle, y) = (count_text(y.saturating_sub(4)), count_text(y));
        let style = count_text(number.wrapping_rem(STYLES.len()) as i64);
        out.put(&["<path class=\"line line-", &style, "\" d=\"M", &far, " ", &middle, "H", &right, "\"/>"]);
        let before = count_text(WIDTH.saturating_sub(RIGHT.saturating_add(44)));
        out.put(&["<text class=\"source\" text-anchor=\"end\" x=\"", &before, "\" y=\"", &y, "\">"]);
        let name = excerpt(line.source, NAME);
        out.words(name);
        out.put(&[if name == line.source { "" } else { "…" }, "</text>\n"]);
    }
}

/// Where days and values lie, in tenths of a pixel.
struct Scale {
    first: Date,
    days: i32,
    low: Decimal,
    range: Decimal,
    left: i64,
    top: i64,
}

impl Scale {
    fn x(&self, date: Date) -> i64 {
        let width = WIDTH.saturating_sub(RIGHT).saturating_sub(self.left).saturating_mul(10);
        let left = self.left.saturating_mul(10);
        let after = i64::from(date.days_since(self.first)).saturating_mul(width);
        match i64::from(self.days) {
            // A single day lies in the middle.
            0 => left.saturating_add(width.wrapping_div(2)),
            days => left.saturating_add(after.wrapping_div(days)),
        }
    }

    fn y(&self, value: Decimal) -> Option<i64> {
        let height = HEIGHT.checked_sub(self.top)?.checked_sub(BOTTOM)?.checked_mul(10)?;
        let share = value.checked_sub(self.low)?.checked_div(self.range)?;
        let above = share.checked_mul(Decimal::from(height))?.round();
        let above = i64::try_from(above.mantissa()).ok().filter(|_| above.scale() == 0)?;
        HEIGHT.checked_sub(BOTTOM)?.checked_mul(10)?.checked_sub(above)
    }

    /// A piece for each run of days without a long gap.
    fn path(&self, observations: &[Observation]) -> Option<String> {
        let mut path = String::new();
        let mut before: Option<Date> = None;
        let mut column: Vec<(i64, i64)> = Vec::new();
        for seen in observations {
            let begins = before.is_none_or(|before| seen.date.days_since(before) > GAP);
            let place = (self.x(seen.date), self.y(seen.value)?);
            let same = |one: &(i64, i64)| one.0.wrapping_div(10) == place.0.wrapping_div(10);
            if begins || !column.first().is_some_and(same) {
                draw(&mut path, &mut column);
            }
            if begins {
                // A piece of one observation is a dot: the line's ends are round.
                path.push_str(&["M", &tenths(place.0), " ", &tenths(place.1), "h0"].concat());
            } else {
                column.push(place);
            }
            before = Some(seen.date);
        }
        draw(&mut path, &mut column);
        Some(path)
    }
}

/// Of the places in one column of pixels: the first, the extremes, the last.
fn draw(path: &mut String, column: &mut Vec<(i64, i64)>) {
    let highest = column.iter().map(|place| place.1).min().and_then(|y| column.iter().position(|one| one.1 == y));
    let lowest = column.iter().map(|place| place.1).max().and_then(|y| column.iter().position(|one| one.1 == y));
    let end = column.len().saturating_sub(1);
    for (index, place) in column.drain(..).enumerate() {
        if index == 0 || index == end || Some(index) == highest || Some(index) == lowest {
            path.push_str(&["L", &tenths(place.0), " ", &tenths(place.1)].concat());
        }
    }
}

/// `123` as `12.3`, `120` as `12`.
fn tenths(value: i64) -> String {
    let whole = count_text(value.wrapping_div(10));
    match value.wrapping_rem(10) {
        0 => whole,
        rest => [whole, String::from("."), count_text(rest.wrapping_abs())].concat(),
    }
}

/// The values to mark: at steps of 1, 2 or 5 times a power of ten, from below the lowest to above
/// the highest, at most seven.
fn marks(lowest: Decimal, highest: Decimal) -> Option<Vec<Decimal>> {
    let mut range = highest.checked_sub(lowest)?;
    if range.is_zero() {
        // What did not move is drawn in the middle of a tenth of itself.
        range = lowest.checked_div(Decimal::TEN)?;
    }
    let powers =
        (0..29_u32).rev().map(|scale| (1_u128, scale)).chain((1..28_u32).map(|power| (10_u128.wrapping_pow(power), 0)));
    let mut steps =
        powers.flat_map(|(power, scale)| [1_u128, 2, 5].map(|step| of_parts(false, power.wrapping_mul(step), scale)));
    let five = Decimal::from(5);
    let step = steps.find_map(|step| step.filter(|step| step.checked_mul(five).is_some_and(|five| five >= range)))?;
    let places = step.scale();
    let mut mark = lowest.checked_sub(lowest.checked_rem(step)?)?;
    if mark == lowest && lowest == highest {
        mark = mark.checked_sub(step)?;
    }
    let mut marks = Vec::new();
    loop {
        mark.rescale(places);
        marks.push(mark);
        if mark > highest || mark == highest && lowest < highest {
            return Some(marks);
        }
        mark = mark.checked_add(step)?;
    }
}

/// The days to mark with their names: every so many days, firsts of months, or of years.
fn day_marks(first: Date, last: Date) -> Vec<(Date, String)> {
    let days = |step: i32| {
        let step = usize::try_from(step).unwrap_or(1);
        let dates = (first.days()..=last.days()).step_by(step).filter_map(|day| Date::from_days(day).ok());
        dates.map(|date| (date, date_text(date))).take(MOST_MARKS.saturating_add(1)).collect::<Vec<_>>()
    };
    let months = |step: i32| {
        let number =
            |date: Date| date.year().saturating_mul(12).saturating_add(i32::from(date.month()).saturating_sub(1));
        let wanted = (number(first)..=number(last)).filter(|month| month.rem_euclid(step) == 0);
        let dates = wanted.filter_map(|month| {
            Date::new(month.div_euclid(12), u8::try_from(month.rem_euclid(12).saturating_add(1)).ok()?, 1).ok()
        });
        // The name of a year is its number, that of a month `2024-05`.
        let length = if step.wrapping_rem(12) == 0 { 3 } else { 0 };
        dates
            .filter(|date| *date >= first)
            .map(|date| {
                let text = date_text(date);
                let end = text.len().saturating_sub(3).saturating_sub(length);
                (date, text.get(..end).unwrap_or(&text).into())
            })
            .take(MOST_MARKS.saturating_add(1))
            .collect::<Vec<_>>()
    };
    let few = |marks: &Vec<(Date, String)>| marks.len() <= MOST_MARKS;
    let by_days = [1, 2, 7, 14].into_iter().map(days).find(few);
    let by_months = || [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24_000].into_iter().map(months).find(few);
    by_days.or_else(by_months).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn value(text: &str) -> Decimal {
        crate::decimal::parse(text).unwrap()
    }

    fn shown(lowest: &str, highest: &str) -> String {
        let marks = marks(value(lowest), value(highest)).unwrap();
        marks.into_iter().map(decimal_text).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn values_are_marked_at_round_steps_around_all_of_them() {
        assert_eq!(shown("1.0369", "1.1196"), "1.02 1.04 1.06 1.08 1.10 1.12");
        assert_eq!(shown("0.83", "0.84"), "0.830 0.832 0.834 0.836 0.838 0.840");
        assert_eq!(shown("90", "175.68"), "80 100 120 140 160 180");
        assert_eq!(shown("1600000", "1900000"), "1600000 1700000 1800000 1900000");
        assert_eq!(shown("2", "2"), "1.95 2.00 2.05");
        assert_eq!(shown("0.0000000000000000000000000001", "0.0000000000000000000000000003").split(' ').count(), 3);
        assert!(marks(value("1"), value("79228162514264337593543950335")).is_none_or(|marks| marks.len() < 8));
    }

    #[test]
    fn days_are_marked_by_days_months_or_years() {
        let shown = |first: &str, last: &str| {
            let marks = day_marks(Date::parse(first).unwrap(), Date::parse(last).unwrap());
            marks.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(shown("2024-12-24", "2024-12-24"), "2024-12-24");
        assert_eq!(shown("2024-12-24", "2024-12-27"), "2024-12-24 2024-12-25 2024-12-26 2024-12-27");
        assert_eq!(shown("2024-10-03", "2025-04-01"), "2024-11 2024-12 2025-01 2025-02 2025-03 2025-04");
        assert_eq!(shown("1999-01-04", "2026-10-30"), "2000 2005 2010 2015 2020 2025");
        for span in [1, 30, 100, 114, 300, 700, 1500, 3000, 9000, 40_000, 365_000] {
            let first = Date::parse("1999-01-04").unwrap();
            let count = day_marks(first, Date::from_days(first.days() + span).unwrap()).len();
            assert!((2..=MOST_MARKS).contains(&count), "{span}: {count}");
        }
    }

    #[test]
    fn gaps_break_the_line_and_extremes_stay() {
        let seen = |day: i32, value: i64| Observation {
            date: Date::from_days(20_000 + day).unwrap(),
            value: Decimal::from(value),
        };
        let scale =
            Scale { first: seen(0, 1).date, days: 100, low: Decimal::ZERO, range: Decimal::TEN, left: 60, top: TOP };
        let path = scale.path(&[seen(0, 1), seen(3, 2), seen(10, 3), seen(18, 4), seen(100, 5)]).unwrap();
        assert_eq!(path.matches('M').count(), 3, "{path}");
        assert!(path.ends_with("M920 232h0"), "{path}");
        // Twenty years in a row: the one peak is drawn.
        let many: Vec<Observation> = (0..7300).map(|day| seen(day, if day == 3333 { 10 } else { 5 })).collect();
        let wide =
            Scale { first: many[0].date, days: 7299, low: Decimal::ZERO, range: Decimal::TEN, left: 60, top: TOP };
        let path = wide.path(&many).unwrap();
        assert!(path.contains(" 72L") && path.len() < 40_000, "{}", path.len());
    }
}
