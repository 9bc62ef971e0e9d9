//! The options that say by which rules amounts are converted: the same words wherever rates are used.

use super::args::Listed;
use clap::Args;
use coinage::exchange::{ConvertOptions, MissingDay, Units, parse_max_age};
use coinage::{Decimal, Result, RoundingMode, decimal};

/// What may count on a day without a rate.
const MISSING: [&str; 4] = [
    MissingDay::Last.as_str(),
    MissingDay::Next.as_str(),
    MissingDay::Exact.as_str(),
    MissingDay::Interpolate.as_str(),
];

/// The names of the rounding modes.
pub const ROUNDING_MODES: [&str; 9] = [
    RoundingMode::Ceil.as_str(),
    RoundingMode::Floor.as_str(),
    RoundingMode::Expand.as_str(),
    RoundingMode::Trunc.as_str(),
    RoundingMode::HalfCeil.as_str(),
    RoundingMode::HalfFloor.as_str(),
    RoundingMode::HalfExpand.as_str(),
    RoundingMode::HalfTrunc.as_str(),
    RoundingMode::HalfEven.as_str(),
];

/// Which rate counts on a day.
#[derive(Clone, Debug, Args)]
pub struct DayRules {
    /// How old a rate may be, counted from the day asked for.
    #[arg(long, value_name = "DAYS", default_value = "7d")]
    pub max_age: String,
    /// What counts on a day without a rate: the last one before, the next one after, nothing, or
    /// the line between both; never further off than --max-age.
    #[arg(long, value_name = "MODE", default_value = "last", value_parser = Listed(&MISSING))]
    pub missing: String,
}

impl DayRules {
    pub fn options(&self) -> Result<ConvertOptions> {
        Ok(ConvertOptions {
            max_age_days: parse_max_age(&self.max_age).map_err(|error| error.in_subject("--max-age"))?,
            missing: MissingDay::parse(&self.missing).map_err(|error| error.in_subject("--missing"))?,
            ..ConvertOptions::default()
        })
    }
}

/// How an amount becomes another.
#[derive(Clone, Debug, Args)]
pub struct ConvertRules {
    #[command(flatten)]
    pub days: DayRules,
    /// How the result is rounded; halfEven, and halfExpand where euro law asks for it.
    #[arg(long, value_name = "MODE", value_parser = Listed(&ROUNDING_MODES))]
    pub rounding: Option<String>,
    /// What the result is rounded to: minor units, the smallest cash amount, nothing, or a
    /// number of decimal places.
    #[arg(long, value_name = "minor|cash|none|N", default_value = "minor")]
    pub to_units: String,
    /// Percent to put on the result before it is rounded, or to take off.
    #[arg(long, value_name = "PERCENT", allow_negative_numbers = true)]
    pub markup: Option<String>,
}

impl ConvertRules {
    pub fn options(&self) -> Result<ConvertOptions> {
        let rounding = self.rounding.as_deref().map(RoundingMode::parse).transpose();
        let markup = self.markup.as_deref().map(decimal::parse).transpose();
        Ok(ConvertOptions {
            rounding: rounding.map_err(|error| error.in_subject("--rounding"))?,
            units: Units::parse(&self.to_units).map_err(|error| error.in_subject("--to-units"))?,
            markup_percent: markup.map_err(|error| error.in_subject("--markup"))?.unwrap_or(Decimal::ZERO),
            ..self.days.options()?
        })
    }
}
