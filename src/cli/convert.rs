//! `coinage convert`: amounts with the rate, its date, its age and its source beside them.

use super::args::{Convert, Shape};
use super::output::{Report, csv, table};
use super::{amount, day, files, today};
use coinage::decimal::Digits;
use coinage::eval::conversion_json;
use coinage::exchange::{Conversion, ConvertOptions, Leg, Observation, Units};
use coinage::format::{
    DateStyle, DateTimeFormat, DateTimeFormatOptions, NumberFormat, NumberFormatOptions, OptionValue, Style,
};
use coinage::{Currency, Date, Instant, Locale, Money, Result};

pub fn convert(arguments: &Convert) -> Result<Report> {
    let locale = arguments.locale.as_deref().map(Locale::parse).transpose()?;
    let from = Currency::parse(&arguments.from)?;
    let targets = arguments.to.iter().map(|code| Currency::parse(code.trim())).collect::<Result<Vec<_>>>()?;
    let money = Money::new(amount::read(&arguments.amount, locale.as_ref(), from)?, from);
    let options = options(arguments)?;
    let exchange = files::exchange(&arguments.rates)?;
    let mut report = Report::default();
    let mut found = Vec::new();
    for target in &targets {
        match exchange.convert(&money, *target, &options) {
            Ok(conversion) => found.push(conversion),
            Err(error) => report.failures.push(error),
        }
    }
    let writing = Writing::new(locale)?;
    report.text = match arguments.shaped.format {
        _ if arguments.shaped.quiet => found.iter().map(|one| writing.bare(one) + "\n").collect(),
        Shape::Table => match found.as_slice() {
            [] => String::new(),
            [one] if targets.len() == 1 => writing.sheet(one),
            several => writing.table(several),
        },
        Shape::Json => json(&found, targets.len() == 1, arguments.explain)?,
        Shape::Ndjson => {
            found.iter().map(|one| Ok(object(one, arguments.explain)? + "\n")).collect::<Result<String>>()?
        }
        Shape::Csv => csv(&records(&found))?,
        Shape::Plain => found.iter().map(|one| writing.line(one) + "\n").collect(),
    };
    let readable = matches!(arguments.shaped.format, Shape::Table | Shape::Plain) && !arguments.shaped.quiet;
    if arguments.explain && readable {
        for one in &found {
            report.text.push('\n');
            for (step, number) in one.explain()?.iter().zip(1_u32..) {
                report.text.push_str(&format!("{number:>2}. {}\n", step.text));
            }
        }
    }
    Ok(report)
}

fn options(arguments: &Convert) -> Result<ConvertOptions> {
    Ok(ConvertOptions { on: day(&arguments.on, "--on")?, today: Some(today()?), ..arguments.rules.options()? })
}

/// Amounts, rates and dates as a locale writes them, or plain without one.
struct Writing {
    locale: Option<Locale>,
    dates: Option<DateTimeFormat>,
}

impl Writing {
    fn new(locale: Option<Locale>) -> Result<Self> {
        let dates = match &locale {
            Some(locale) => {
                let mut options = DateTimeFormatOptions::default();
                options.set("dateStyle", OptionValue::Text(DateStyle::Medium.as_str()))?;
                Some(DateTimeFormat::new(locale, &options)?)
            }
            None => None,
        };
        Ok(Self { locale, dates })
    }

    /// An amount with all the places it has, whatever the currency's usual ones are.
    fn number(&self, value: coinage::Decimal, currency: Option<Currency>) -> String {
        let written = self.locale.as_ref().and_then(|locale| {
            let mut options = NumberFormatOptions::default();
            let places = u8::try_from(value.scale()).ok();
            (options.minimum_fraction_digits, options.maximum_fraction_digits) = (places, places);
            if let Some(currency) = currency {
                options.style = Style::Currency;
                options.currency = currency.code().as_bytes().try_into().ok();
            }
            Some(NumberFormat::new(locale, &options).ok()?.format(&Digits::from(value)))
        });
        written.unwrap_or_else(|| match currency {
            Some(currency) => Money::new(value, currency).to_string(),
            None => value.to_string(),
        })
    }

    /// An amount with all its places, and those of the minor unit where it has any at all.
    fn money(&self, money: &Money) -> String {
        let mut amount = money.amount();
        let places = money.currency().minor_units().map_or(0, u32::from);
        if amount.scale() > 0 && amount.scale() < places {
            amount.rescale(places);
        }
        self.number(amount, Some(money.currency()))
    }

    fn date(&self, date: Date) -> String {
        self.dates.as_ref().map_or_else(|| date.to_string(), |dates| dates.format(Instant::from(date)))
    }

    fn bare(&self, found: &Conversion) -> String {
        self.number(found.amount.amount(), None)
    }

    /// The rates in their own direction, one after the other.
    fn rates(&self, found: &Conversion) -> Vec<String> {
        let one = |leg: &Leg| match &leg.between {
            // What lies between was never quoted: both that were are shown.
            Some(between) => {
                let seen =
                    |seen: &Observation| format!("{} of {}", self.number(seen.value, None), self.date(seen.date));
                format!("{} between {} and {}", leg.rate.quoted(), seen(&between.before), seen(&between.after))
            }
            None => format!("{} {}", leg.rate.quoted(), self.number(leg.rate.value(), None)),
        };
        found.legs.iter().map(one).collect()
    }

    fn observed(&self, found: &Conversion) -> String {
        self.date(found.date)
    }

    /// One conversion, a fact a line.
    fn sheet(&self, found: &Conversion) -> String {
        let mut rows = Vec::new();
        let mut row = |name: &str, value: String| rows.push(vec![name.to_owned(), value]);
        for rate in self.rates(found) {
            row("rate", rate);
        }
        if found.path.len() > 2 {
            row("path", path(found, " → "));
        }
        if let Some(asked) = found.asked {
            row("asked", self.date(asked));
        }
        row("observed", self.observed(found));
        row("age", age(found.age_days));
        row("source", found.source().unwrap_or_else(|| "none needed".to_owned()));
        row("rounding", rounding(found));
        for warning in &found.warnings {
            row("note", warning.message.clone());
        }
        format!("{} = {}\n{}", self.money(&found.from), self.money(&found.amount), table(&rows, &[]))
    }

    /// Several conversions, one a row.
    fn table(&self, found: &[Conversion]) -> String {
        let header = ["from", "to", "rate", "observed", "age", "source"].map(str::to_owned).to_vec();
        let mut rows = vec![header];
        rows.extend(found.iter().map(|one| {
            vec![
                self.money(&one.from),
                self.money(&one.amount),
                self.rates(one).join(", "),
                self.observed(one),
                age(one.age_days),
                one.source().unwrap_or_default(),
            ]
        }));
        let mut text = table(&rows, &[0, 1, 4]);
        let mut notes: Vec<&str> =
            found.iter().flat_map(|one| &one.warnings).map(|warning| warning.message.as_str()).collect();
        notes.dedup();
        notes.iter().for_each(|note| text.push_str(&format!("note: {note}\n")));
        text
    }

    /// One conversion on one line.
    fn line(&self, found: &Conversion) -> String {
        let mut facts = self.rates(found);
        facts.push(self.observed(found));
        facts.push(age(found.age_days));
        facts.extend(found.source());
        format!("{} = {} ({})", self.money(&found.from), self.money(&found.amount), facts.join(", "))
    }
}

/// Days from what was observed to the day asked for; below zero the other way.
pub fn age(days: i32) -> String {
    match days {
        1 => "1 day".to_owned(),
        -1 => "1 day ahead".to_owned(),
        ..=-2 => format!("{} days ahead", days.unsigned_abs()),
        _ => format!("{days} days"),
    }
}

fn path(found: &Conversion, between: &str) -> String {
    found.path.iter().map(|currency| currency.code()).collect::<Vec<_>>().join(between)
}

fn rounding(found: &Conversion) -> String {
    let units = match found.units {
        Units::Minor => "minor units".to_owned(),
        Units::Cash => "cash".to_owned(),
        Units::None => return "none".to_owned(),
        Units::Decimals(places) => format!("{places} decimal places"),
    };
    format!("{} to {units}", found.rounding.as_str())
}

/// One conversion as JSON, with its steps where they are asked for.
fn object(found: &Conversion, explain: bool) -> Result<String> {
    let object = conversion_json(found);
    if !explain {
        return Ok(object);
    }
    let steps: Vec<String> = found.explain()?.into_iter().map(|step| step.text).collect();
    let steps = serde_json::to_string(&steps).unwrap_or_default();
    Ok(format!("{},\"steps\":{steps}}}", object.strip_suffix('}').unwrap_or(&object)))
}

/// One object for one target, else a list.
fn json(found: &[Conversion], single: bool, explain: bool) -> Result<String> {
    let objects = found.iter().map(|one| object(one, explain)).collect::<Result<Vec<_>>>()?;
    Ok(match objects.as_slice() {
        [] if single => String::new(),
        [one] if single => format!("{one}\n"),
        several => format!("[{}]\n", several.join(",\n ")),
    })
}

fn records(found: &[Conversion]) -> Vec<Vec<String>> {
    let header =
        ["from_amount", "from_currency", "amount", "currency", "rates", "date", "asked", "age", "source", "path"];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    rows.extend(found.iter().map(|one| {
        let rates: Vec<String> = one.legs.iter().map(|leg| leg.rate.to_string()).collect();
        vec![
            one.from.amount().to_string(),
            one.from.currency().to_string(),
            one.amount.amount().to_string(),
            one.amount.currency().to_string(),
            rates.join("; "),
            one.date.to_string(),
            one.asked.map(|date| date.to_string()).unwrap_or_default(),
            one.age_days.to_string(),
            one.source().unwrap_or_default(),
            path(one, " "),
        ]
    }));
    rows
}
