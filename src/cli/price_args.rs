//! The grammar of `coinage price`.

use super::args::{RateSource, Shaped};
use clap::{Args, ValueHint};
use std::path::PathBuf;

/// Turn base prices into the local prices of markets, step by step.
///
/// A price list is a CSV file whose header names sku, amount and currency; other columns stay with
/// their rows. What markets do stands in a file of markets: conversion at the newest or at pinned
/// rates, markup and fees, discount, tax, increment, endings like .99, minimum, cash. Where there
/// is no such file a market is a territory, whose prices are converted and rounded.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage price prices.csv --market de,jp --format csv
  coinage price 19.99 USD --market de --explain
  coinage price prices.csv --current shown.csv --drift
Where there is no markets.toml:
  coinage price 100 USD --market DE,JP,CH --on 2024-12-24

A file of markets:
  [markets.de]
  territory = \"DE\"
  markup = 2.5
  tax = { treatment = \"included\", rate = 19, base = \"net\" }
  charm = \".99\"")]
pub struct Price {
    /// A price list, or `-` for standard input; or one amount and its currency.
    #[arg(value_name = "FILE|AMOUNT CURRENCY", num_args = 1..=2, required = true, value_hint = ValueHint::FilePath)]
    pub what: Vec<String>,
    /// The markets, with commas between; all of the file where none is given.
    #[arg(long = "market", value_name = "NAME,…", value_delimiter = ',')]
    pub markets: Vec<String>,
    /// The file of markets, TOML or JSON; `coinage schema markets` tells what it may hold.
    #[arg(long = "markets", value_name = "FILE", default_value = "markets.toml", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// The day of the rates, for markets that pin none; the newest without it.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// The currency of rows that name none.
    #[arg(long, value_name = "CODE")]
    pub currency: Option<String>,
    /// The prices shown until now, a CSV file with sku, market, price and currency, as --format
    /// csv writes it: for markets that keep a price until it moves, and for --drift.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub current: Option<PathBuf>,
    /// Say instead how far the prices shown until now are from their base prices at mid rates, and
    /// from the prices of today; rates that markets pin are left aside.
    #[arg(long, conflicts_with = "explain")]
    pub drift: bool,
    /// Show every step, as one would check it by hand.
    #[arg(long)]
    pub explain: bool,
    #[command(flatten)]
    pub rates: RateSource,
    #[command(flatten)]
    pub shaped: Shaped,
}
