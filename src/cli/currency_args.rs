//! The grammar of `coinage currency`.

use super::args::Shaped;
use clap::Args;

/// Tell what is known of currencies: codes, units, days, successors, territories.
///
/// Four numbers of decimal places are told apart: the minor unit that amounts are counted in, the
/// digits that readers see, the smallest coin, and the places of payment providers' integers.
/// Without codes all currencies are listed; with --territory those of a territory.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage currency TRL
  coinage currency EUR JPY HUF --format json
  coinage currency --territory BG
  coinage currency --territory BG --on 2025-12-31 -q
  coinage currency --format csv")]
pub struct CurrencyFacts {
    /// The currencies, ISO 4217 codes, current or historic.
    #[arg(value_name = "CODE")]
    pub codes: Vec<String>,
    /// What is and was paid with in a territory, two letters of ISO 3166.
    #[arg(long, value_name = "TERRITORY", conflicts_with = "codes")]
    pub territory: Option<String>,
    /// Only the currency of a day there, like 2024-12-25.
    #[arg(long, value_name = "DATE", requires = "territory")]
    pub on: Option<String>,
    #[command(flatten)]
    pub shaped: Shaped,
}
