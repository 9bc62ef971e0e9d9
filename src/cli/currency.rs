//! `coinage currency`: what is known of currencies, as a table or for machines.

use super::args::Shape;
use super::currency_args::CurrencyFacts;
use super::day;
use super::output::{Report, table};
use super::rates_files::shaped;
use coinage::eval::currency_json;
use coinage::exchange::{LegKind, Successor};
use coinage::money::{PaymentProvider, Territory};
use coinage::{Currency, Result};

pub fn currency(arguments: &CurrencyFacts) -> Result<Report> {
    if let Some(territory) = &arguments.territory {
        let territory = Territory::parse(territory).map_err(|error| error.in_subject("--territory"))?;
        return of_territory(territory, arguments);
    }
    let listing = arguments.codes.is_empty();
    let currencies: Vec<Currency> = if listing {
        Currency::all().collect()
    } else {
        arguments.codes.iter().map(|code| Currency::parse(code.trim())).collect::<Result<_>>()?
    };
    let json = || currencies.iter().map(|currency| currency_json(*currency));
    let text = match arguments.shaped.format {
        _ if arguments.shaped.quiet => currencies.iter().map(|currency| format!("{}\n", currency.name())).collect(),
        Shape::Json if currencies.len() == 1 => json().map(|object| object + "\n").collect(),
        Shape::Json => format!("[{}]\n", json().collect::<Vec<_>>().join(",\n ")),
        Shape::Ndjson => json().map(|object| object + "\n").collect(),
        Shape::Table if !listing => currencies.iter().map(|currency| sheet(*currency)).collect::<Vec<_>>().join("\n"),
        _ => return listed(&currencies, arguments),
    };
    Ok(Report::text(text))
}

/// One line a currency.
fn listed(currencies: &[Currency], arguments: &CurrencyFacts) -> Result<Report> {
    let names = ["code", "numeric", "minor", "shown", "cash", "from", "until", "successor", "name"];
    let rows = currencies.iter().map(|currency| {
        let successor = currency.successor().map(|step| step.currency().code().to_owned());
        vec![
            currency.code().to_owned(),
            numeric(*currency),
            currency.minor_units().map(|units| units.to_string()).unwrap_or_default(),
            currency.display_digits().to_string(),
            currency.cash_unit().map(|unit| unit.amount().to_string()).unwrap_or_default(),
            currency.valid_from().map(|date| date.to_string()).unwrap_or_default(),
            currency.valid_until().map(|date| date.to_string()).unwrap_or_default(),
            successor.unwrap_or_default(),
            currency.name().to_owned(),
        ]
    });
    shaped(&names.map(str::to_owned), rows.collect(), arguments.shaped.format, false, &[1, 2, 3, 4])
}

/// Everything about one currency, a line each.
fn sheet(currency: Currency) -> String {
    let mut rows = vec![vec![currency.code().to_owned(), currency.name().to_owned()]];
    let mut row = |name: &str, value: String| rows.push(vec![name.to_owned(), value]);
    if currency.numeric() > 0 {
        row("numeric", numeric(currency));
    }
    let assumed =
        if currency.minor_units_are_assumed() { ", assumed: the list of historic codes has none" } else { "" };
    row("minor units", currency.minor_units().map_or_else(|| "none".into(), |units| format!("{units}{assumed}")));
    row("shown digits", currency.display_digits().to_string());
    if let Some(unit) = currency.cash_unit() {
        row("cash step", unit.amount().to_string());
    }
    for rule in currency.cash_changes() {
        let place = rule.territory.map_or_else(String::new, |territory| format!("{territory}  "));
        let days = match (rule.from, rule.until) {
            (Some(from), Some(until)) => format!("{from} to {until}"),
            (Some(from), None) => format!("since {from}"),
            _ => String::new(),
        };
        row("cash by day", format!("{place}{}  {days}  ({})", rule.unit.amount(), rule.source));
    }
    let providers = PaymentProvider::ALL.map(|provider| {
        let places = provider.exponent(currency).map_or_else(|_| "-".to_owned(), |places| places.to_string());
        format!("{} {places}", provider.as_str())
    });
    row("providers", providers.join(", "));
    let (from, until) = (currency.valid_from(), currency.valid_until());
    match (from, until) {
        (Some(from), Some(until)) => row("in use", format!("{from} to {until}")),
        (Some(from), None) => row("in use", format!("since {from}")),
        (None, Some(until)) => row("in use", format!("until {until}")),
        (None, None) => {}
    }
    if let Some(withdrawn) = currency.withdrawn() {
        row("withdrawn", format!("{withdrawn} (ISO 4217)"));
    }
    let mut step = currency.successor();
    while let Some(found) = step {
        row("successor", ratio(&found));
        step = found.currency().successor();
    }
    for found in currency.predecessors() {
        row("predecessor", ratio(&found));
    }
    for entry in currency.territories() {
        let tender = if entry.legal_tender { "" } else { ", no legal tender" };
        let days = match (entry.from, entry.until) {
            (Some(from), Some(until)) => format!("{from} to {until}"),
            (Some(from), None) => format!("since {from}"),
            (None, Some(until)) => format!("until {until}"),
            (None, None) => "no day known".to_owned(),
        };
        row("territory", format!("{}  {days}{tender}", entry.territory));
    }
    table(&rows, &[])
}

/// `1 TRY = 1000000 TRL from 2005-01-01 (redenomination)`.
fn ratio(step: &Successor) -> String {
    let kind = if step.kind == LegKind::Irrevocable { "irrevocable rate" } else { "redenomination" };
    format!("1 {} = {} {} from {} ({kind})", step.currency(), step.rate.value(), step.predecessor(), step.from)
}

fn numeric(currency: Currency) -> String {
    if currency.numeric() == 0 { String::new() } else { format!("{:03}", currency.numeric()) }
}

fn of_territory(territory: Territory, arguments: &CurrencyFacts) -> Result<Report> {
    let on = day(&arguments.on, "--on")?;
    let wanted = on.and_then(|on| territory.currency_on(on));
    let entries = territory.currencies().filter(|entry| {
        on.is_none_or(|on| wanted == Some(entry.currency) && entry.legal_tender && entry.is_in_use_on(on))
    });
    let rows: Vec<Vec<String>> = entries
        .map(|entry| {
            vec![
                entry.currency.code().to_owned(),
                entry.from.map(|date| date.to_string()).unwrap_or_default(),
                entry.until.map(|date| date.to_string()).unwrap_or_default(),
                if entry.legal_tender { "yes" } else { "no" }.to_owned(),
                entry.currency.name().to_owned(),
            ]
        })
        .collect();
    let names = ["currency", "from", "until", "tender", "name"];
    let mut report =
        shaped(&names.map(str::to_owned), rows.clone(), arguments.shaped.format, arguments.shaped.quiet, &[])?;
    if rows.is_empty() {
        let when = on.map_or_else(String::new, |on| format!(" on {on}"));
        report.notices.push(format!("CLDR knows no currency of {territory}{when}"));
    }
    Ok(report)
}
