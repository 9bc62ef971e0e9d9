//! The table `[rates]` of `coinage.toml`: where rates are fetched from, and where they lie.

use super::refused;
use crate::decimal::{self, Decimal};
use crate::error::{Error, ErrorCode, Result};
use alloc::string::String;
use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

/// What `coinage rates update` fetches, where its options don't say otherwise.
///
/// ```
/// use coinage::settings::Settings;
/// let settings = Settings::parse("[rates]\nurl = \"https://example.org/rates.csv\"\nmax-move = \"10%\"\n")?;
/// assert_eq!(settings.rates.url.as_deref(), Some("https://example.org/rates.csv"));
/// assert_eq!(settings.rates.max_move, Some(coinage::Decimal::from(10)));
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RateSettings {
    /// The address of the feed, http or https.
    pub url: Option<String>,
    /// The rate pack that is kept up to date.
    pub file: Option<String>,
    /// Who publishes the rates, as answers name it.
    pub source: Option<String>,
    /// How many percent a rate may move from one observation to the next.
    pub max_move: Option<Decimal>,
}

/// Where rates are fetched from, and where they lie.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(rename = "Rates")]
pub(super) struct WrittenRates {
    /// The address of the feed, in any form that `coinage rates import` reads.
    #[schemars(with = "Option<String>", regex(pattern = "^https?://"))]
    url: Option<Spanned<String>>,
    /// The rate pack that is kept up to date.
    #[schemars(with = "Option<String>")]
    file: Option<Spanned<String>>,
    /// Who publishes the rates, as answers name it.
    #[schemars(with = "Option<String>")]
    source: Option<Spanned<String>>,
    /// How many percent a rate may move from one observation to the next, like "20%".
    #[schemars(with = "Option<String>")]
    max_move: Option<Spanned<String>>,
}

impl WrittenRates {
    pub(super) fn read(self, text: &str) -> Result<RateSettings> {
        let mut settings = RateSettings::default();
        if let Some(url) = self.url {
            if !["http://", "https://"].iter().any(|scheme| url.get_ref().starts_with(scheme)) {
                let message = ["`", url.get_ref(), "` is no address that can be fetched"];
                return Err(refused(text, &url, &message, "write it like https://example.org/rates.csv"));
            }
            settings.url = Some(url.into_inner());
        }
        for (written, to) in [(self.file, &mut settings.file), (self.source, &mut settings.source)] {
            let Some(written) = written else { continue };
            if written.get_ref().trim().is_empty() {
                return Err(refused(text, &written, &["there is nothing in it"], "write it, or leave it out"));
            }
            *to = Some(written.into_inner());
        }
        if let Some(bound) = self.max_move {
            let Ok(read) = parse_percent(bound.get_ref()) else {
                let message = ["`", bound.get_ref(), "` is no bound of a move"];
                return Err(refused(text, &bound, &message, "write a percentage, like \"20%\""));
            };
            settings.max_move = Some(read);
        }
        Ok(settings)
    }
}

/// Reads a bound in percent, of a move or a difference: `20%`, or the bare number.
///
/// # Errors
/// `invalid-option` for anything else, and below zero.
///
/// ```
/// assert_eq!(coinage::settings::parse_percent("2.5%")?.to_string(), "2.5");
/// assert_eq!(coinage::settings::parse_percent("-1").unwrap_err().code(), "invalid-option");
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn parse_percent(text: &str) -> Result<Decimal> {
    let number = text.strip_suffix('%').unwrap_or(text).trim_end();
    decimal::parse(number).ok().filter(|bound| !bound.is_sign_negative()).ok_or_else(|| {
        Error::new(ErrorCode::InvalidOption, &["`", text, "` is no percentage of zero or more"])
            .with_hint(&["write a percentage, like 20%"])
    })
}
