//! The currency registry from ISO 4217's lists, and the rate history from the ECB's file.

use anyhow::{Context as _, ensure};
use coinage::exchange::History;
use std::path::{Path, PathBuf};

/// What answers name as the source of a built-in rate; the terms of reuse ask for it.
const SOURCE: &str = "European Central Bank, euro foreign exchange reference rates";

/// Everything under `data/ecb` and `data/iso4217` that is made and not published.
pub fn make() -> anyhow::Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut files = registry()?;
    let table = read("data/ecb/eurofxref-hist.csv")?;
    let history = History::from_csv(&table, SOURCE)?;
    let pack = history.to_pack()?;
    verify(&table, &pack)?;
    files.push(("data/ecb/history.bin".into(), pack));
    Ok(files)
}

fn read(path: &str) -> anyhow::Result<String> {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    std::fs::read_to_string(full).with_context(|| format!("reading {path}"))
}

/// Holds the pack against the published file, field by field, without the reader it came from.
fn verify(table: &str, pack: &[u8]) -> anyhow::Result<()> {
    let history = History::from_pack(pack.to_vec())?;
    let mut lines = table.lines();
    let codes: Vec<&str> = lines.next().unwrap_or_default().trim_end_matches(',').split(',').skip(1).collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let mut count = 0;
    for (column, code) in codes.iter().enumerate() {
        let quote = coinage::Currency::parse(code)?;
        let packed = history.observations(coinage::Currency::EUR, quote);
        let published = rows.iter().rev().filter_map(|row| Some((row[0], *row.get(column + 1)?)));
        let mut packed = packed.iter();
        for (date, value) in published.filter(|(_, value)| !matches!(*value, "" | "N/A")) {
            let seen = packed.next().with_context(|| format!("{code} on {date} is missing"))?;
            let same = seen.date.to_string() == date && seen.value.to_string() == value;
            ensure!(same, "{code} on {date} is {value}, the pack says {} on {}", seen.value, seen.date);
            count += 1;
        }
        ensure!(packed.next().is_none(), "{code} has an observation too many");
    }
    ensure!(count == history.len(), "the pack has pairs that were not published");
    Ok(())
}

/// The registry's tables out of the two readable ones.
fn registry() -> anyhow::Result<Vec<(PathBuf, Vec<u8>)>> {
    let cash_rules = read("data/iso4217/cash.csv")?;
    let table = read("data/iso4217/currencies.csv")?;
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let (mut codes, mut facts, mut details) = (String::new(), Vec::new(), String::new());
    for row in rows.records() {
        let row = row?;
        let field = |index: usize| row.get(index).context("a field is missing");
        let code = field(0)?;
        let numeric: u16 = field(1)?.parse().unwrap_or(0);
        let minor: u8 = if field(2)?.is_empty() { 7 } else { field(2)?.parse()? };
        ensure!(code.len() == 3 && numeric < 1000 && minor <= 7, "{code} does not fit the table");
        let assumed = field(3)? == "assumed";
        let historic = field(4)? == "historic";
        let bits = numeric | u16::from(minor) << 10 | u16::from(historic) << 13 | u16::from(assumed) << 14;
        let mut cash = minor;
        for rule in cash_rules.lines().filter(|rule| rule.starts_with(code)) {
            let (digits, step) = rule[4..].split_once(',').context("a cash rule has three fields")?;
            let step = match step {
                "1" => 0,
                "5" => 1,
                "50" => 2,
                other => anyhow::bail!("{code} has a cash step of {other}, for which the table has no code"),
            };
            cash = digits.parse::<u8>()? | step << 3;
        }
        codes.push_str(code);
        facts.extend_from_slice(&bits.to_le_bytes());
        facts.push(cash);
        let line = [field(5)?, field(6)?, field(7)?, field(8)?].join("\t");
        ensure!(line.matches('\t').count() == 3, "{code} has a tab in a field");
        details.push_str(&line);
        details.push('\n');
    }
    Ok(vec![
        ("data/iso4217/codes.txt".into(), codes.into_bytes()),
        ("data/iso4217/facts.bin".into(), facts),
        ("data/iso4217/details.txt".into(), details.into_bytes()),
    ])
}
