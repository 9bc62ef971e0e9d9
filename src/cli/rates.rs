//! `coinage rates`: rates as they were published.

use super::args::{RatesHistory, RatesShow, Shape};
use super::convert::age;
use super::output::{Report, csv, table};
use super::{day, files, today};
use coinage::exchange::{ConvertOptions, Leg, LegKind, Line, Observation, Statistics, chart, sparkline};
use coinage::{Currency, Error, ErrorCode, Result};
use serde::Serialize;

/// A rate with its day and its source.
#[derive(Debug, Serialize)]
struct Published {
    quoted: String,
    rate: String,
    date: String,
    /// Days from the observation to the day asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    age: Option<i32>,
    source: String,
}

pub fn show(arguments: &RatesShow) -> Result<Report> {
    let (base, quote) = (Currency::parse(&arguments.base)?, Currency::parse(&arguments.quote)?);
    let now = today()?;
    let asked = day(&arguments.on, "--on")?;
    let options = ConvertOptions { on: asked, today: Some(now), ..arguments.days.options()? };
    let exchange = files::exchange(&arguments.rates)?;
    let route = exchange.route(base, quote, &options)?;
    let published: Vec<Published> = route
        .legs()
        .iter()
        .flat_map(|leg| {
            // A rate on the line between two was not published: both that were are shown.
            let own = Observation { date: leg.date, value: leg.rate.value() };
            let seen = leg.between.map_or(vec![own], |between| vec![between.before, between.after]);
            seen.into_iter().map(|seen| Published {
                quoted: leg.rate.quoted(),
                rate: seen.value.to_string(),
                date: seen.date.to_string(),
                age: is_observed(leg).then(|| asked.unwrap_or(now).days_since(seen.date)),
                source: leg.source.to_string(),
            })
        })
        .collect();
    write(&published, arguments.shaped.format, arguments.shaped.quiet)
}

fn is_observed(leg: &Leg) -> bool {
    leg.kind == LegKind::Market
}

pub fn history(arguments: &RatesHistory) -> Result<Report> {
    let (one, other) = (Currency::parse(&arguments.base)?, Currency::parse(&arguments.quote)?);
    let (first, last) = (day(&arguments.from, "--from")?, day(&arguments.to, "--to")?);
    if let (Some(first), Some(last)) = (first, last)
        && first > last
    {
        return Err(Error::new(ErrorCode::InvalidOption, &["the first day lies after the last"])
            .with_hint(&["give --from the earlier day and --to the later one"]));
    }
    let exchange = files::exchange(&arguments.rates)?;
    let mut published = Vec::new();
    let mut summaries = Vec::new();
    let mut drawn = Vec::new();
    let mut known = false;
    for (number, history) in exchange.histories().iter().enumerate() {
        if !exchange.counts(number, one, other) {
            continue;
        }
        for (base, quote) in [(one, other), (other, one)] {
            known |= history.range_of(base, quote).is_some();
            let mut wanted = history.observations(base, quote);
            wanted.retain(|seen| {
                first.is_none_or(|first| seen.date >= first) && last.is_none_or(|last| seen.date <= last)
            });
            let (quoted, source) = (format!("{base}/{quote}"), history.source());
            published.extend(wanted.iter().map(|seen| Published {
                quoted: quoted.clone(),
                rate: seen.value.to_string(),
                date: seen.date.to_string(),
                age: None,
                source: source.to_owned(),
            }));
            summaries.extend(Summary::of(&quoted, source, &wanted));
            if arguments.svg.is_some() && !wanted.is_empty() {
                drawn.push((base, quote, source, wanted));
            }
        }
    }
    if !known {
        let pair = format!("{one}/{other}");
        return Err(Error::new(ErrorCode::MissingRate, &["no source quotes ", &pair])
            .with_hint(&["ask for each currency against EUR, or give a file with the pair by --rates"]));
    }
    if published.is_empty() {
        let pair = format!("{one}/{other}");
        return Err(Error::new(ErrorCode::MissingRate, &["there is no rate of ", &pair, " between these days"])
            .with_hint(&["banks publish none on weekends and holidays: ask for more days"]));
    }
    if let Some(path) = &arguments.svg {
        let told = draw(&drawn, path)?;
        if !arguments.summary {
            return Ok(Report::text(if arguments.shaped.quiet { String::new() } else { told }));
        }
    }
    if arguments.summary {
        return summarise(&summaries, arguments.shaped.format);
    }
    write(&published, arguments.shaped.format, arguments.shaped.quiet)
}

/// Draws the series, which have to be quoted in one direction; tells what it wrote.
fn draw(series: &[(Currency, Currency, &str, Vec<Observation>)], path: &std::path::Path) -> Result<String> {
    let Some((base, quote, ..)) = series.first() else { return Ok(String::new()) };
    if series.iter().any(|one| one.0 != *base) {
        let message = [&format!("{base}/{quote} and {quote}/{base}"), " are both quoted; a chart has one of them"];
        return Err(Error::new(ErrorCode::InvalidOption, &message)
            .with_hint(&["give the rates of one direction by --rates"])
            .in_subject("--svg"));
    }
    let lines: Vec<Line<'_>> =
        series.iter().map(|(_, _, source, observations)| Line { source, observations }).collect();
    files::write(path, chart(*base, *quote, &lines)?.as_bytes())?;
    let count = series.iter().map(|one| one.3.len()).sum();
    Ok(format!("{}: {base}/{quote}, {}\n", path.display(), super::rates_files::count(count, "observation")))
}

/// What a pair did in a source.
#[derive(Debug, Serialize)]
struct Summary {
    quoted: String,
    source: String,
    observations: usize,
    first: Seen,
    last: Seen,
    minimum: Seen,
    maximum: Seen,
    average: String,
    /// A statistic in percent a year, not an exact number.
    #[serde(skip_serializing_if = "Option::is_none")]
    volatility_percent: Option<String>,
    #[serde(skip)]
    course: String,
}

#[derive(Debug, Serialize)]
struct Seen {
    date: String,
    rate: String,
}

impl Summary {
    fn of(quoted: &str, source: &str, observations: &[Observation]) -> Option<Self> {
        let found = Statistics::of(observations)?;
        let seen = |seen: Observation| Seen { date: seen.date.to_string(), rate: seen.value.to_string() };
        Some(Self {
            quoted: quoted.to_owned(),
            source: source.to_owned(),
            observations: found.count,
            first: seen(found.first),
            last: seen(found.last),
            minimum: seen(found.minimum),
            maximum: seen(found.maximum),
            average: found.average.to_string(),
            volatility_percent: found.volatility.map(|share| format!("{:.2}", share * 100.0)),
            course: sparkline(observations, COURSE),
        })
    }

    /// Names and values, in the order they are read.
    fn rows(&self) -> Vec<Vec<String>> {
        let seen = |seen: &Seen| format!("{} on {}", seen.rate, seen.date);
        let volatility = self.volatility_percent.as_ref().map_or("-".to_owned(), |one| format!("{one} % a year"));
        [
            ("quoted", self.quoted.clone()),
            ("source", self.source.clone()),
            ("observations", self.observations.to_string()),
            ("first", seen(&self.first)),
            ("last", seen(&self.last)),
            ("minimum", seen(&self.minimum)),
            ("maximum", seen(&self.maximum)),
            ("average", self.average.clone()),
            ("volatility", volatility),
        ]
        .map(|(name, value)| vec![name.to_owned(), value])
        .to_vec()
    }

    /// The cells of [`COLUMNS`].
    fn cells(&self) -> Vec<String> {
        let mut cells = vec![self.quoted.clone(), self.source.clone(), self.observations.to_string()];
        for seen in [&self.first, &self.last, &self.minimum, &self.maximum] {
            cells.extend([seen.rate.clone(), seen.date.clone()]);
        }
        cells.extend([self.average.clone(), self.volatility_percent.clone().unwrap_or_default()]);
        cells
    }
}

const COLUMNS: [&str; 13] = [
    "quoted",
    "source",
    "observations",
    "first",
    "first_date",
    "last",
    "last_date",
    "minimum",
    "minimum_date",
    "maximum",
    "maximum_date",
    "average",
    "volatility_percent",
];

/// The blocks that a course takes in a terminal.
const COURSE: usize = 60;

fn summarise(summaries: &[Summary], shape: Shape) -> Result<Report> {
    let objects = || summaries.iter().map(|one| serde_json::to_string(one).unwrap_or_default()).collect::<Vec<_>>();
    Ok(Report::text(match shape {
        Shape::Table => summaries.iter().map(|one| format!("{}{}\n", table(&one.rows(), &[]), one.course)).collect(),
        Shape::Json => format!("[{}]\n", objects().join(",\n ")),
        Shape::Ndjson => objects().iter().map(|object| format!("{object}\n")).collect(),
        Shape::Csv => {
            let header = COLUMNS.map(str::to_owned).to_vec();
            csv(&[header].into_iter().chain(summaries.iter().map(Summary::cells)).collect::<Vec<_>>())?
        }
        Shape::Plain => summaries.iter().flat_map(Summary::rows).map(|row| row.join(" ") + "\n").collect(),
    }))
}

fn write(published: &[Published], shape: Shape, quiet: bool) -> Result<Report> {
    if quiet {
        return Ok(Report::text(published.iter().map(|one| one.rate.clone() + "\n").collect()));
    }
    let with_age = published.iter().any(|one| one.age.is_some());
    let rows =
        |header: bool, age: &dyn Fn(i32) -> String| {
            let mut rows = Vec::new();
            let cells = |date: &str, quoted: &str, rate: &str, age: String, source: &str| {
                let mut cells = vec![date.to_owned(), quoted.to_owned(), rate.to_owned()];
                if with_age {
                    cells.push(age);
                }
                cells.push(source.to_owned());
                cells
            };
            if header {
                rows.push(cells("date", "quoted", "rate", "age".to_owned(), "source"));
            }
            rows.extend(published.iter().map(|one| {
                cells(&one.date, &one.quoted, &one.rate, one.age.map(age).unwrap_or_default(), &one.source)
            }));
            rows
        };
    let json = |one: &Published| serde_json::to_string(one).unwrap_or_default();
    let objects = || published.iter().map(json).collect::<Vec<_>>();
    Ok(Report::text(match shape {
        Shape::Table => table(&rows(true, &age), if with_age { &[3] } else { &[] }),
        Shape::Json => format!("[{}]\n", objects().join(",\n ")),
        Shape::Ndjson => objects().iter().map(|object| format!("{object}\n")).collect(),
        Shape::Csv => csv(&rows(true, &|days| days.to_string()))?,
        Shape::Plain => rows(false, &|days| age(days)).iter().map(|row| row.join(" ") + "\n").collect(),
    }))
}
