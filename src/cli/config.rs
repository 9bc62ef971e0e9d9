//! `coinage.toml`: what a catalog says about itself.

use super::files;
use coinage::check::Severity;
use coinage::{Error, ErrorCode, Locale, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The file, which may be absent.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// The locale that messages are written in first; `en` where nothing is said.
    pub source: Option<String>,
    /// The locales that have to be complete; all where nothing is said.
    pub required: Option<Vec<String>>,
    /// Functions that the program adds to Fluent's own.
    #[serde(default)]
    pub functions: Vec<String>,
    /// Severities by rule: `error`, `warning`, `info` or `off`.
    #[serde(default)]
    pub rules: BTreeMap<String, String>,
}

impl Config {
    /// Reads the `coinage.toml` of a catalog: in its folder, or the one around it.
    pub fn of_catalog(catalog: &Path) -> Result<Self> {
        let around = catalog.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        for folder in [catalog, around] {
            let path = folder.join("coinage.toml");
            if path.is_file() {
                return Self::read(&path);
            }
        }
        Ok(Self::default())
    }

    fn read(path: &Path) -> Result<Self> {
        let text = files::read_text(path)?;
        let shown = path.display().to_string();
        let config: Self = toml::from_str(&text).map_err(|error| {
            let before = text.get(..error.span().map_or(0, |span| span.start)).unwrap_or_default();
            let line = before.bytes().filter(|byte| *byte == b'\n').count().saturating_add(1);
            let column = before.lines().last().map_or(0, |line| line.chars().count()).saturating_add(1);
            Error::new(ErrorCode::ParseError, &[error.message()])
                .with_hint(&["see the README for what coinage.toml may hold"])
                .in_subject(&shown)
                .at_line(u32::try_from(line).unwrap_or(1), u32::try_from(column).unwrap_or(1))
        })?;
        config.hold().map_err(|error| error.in_subject(&shown))?;
        Ok(config)
    }

    /// Refuses names that mean nothing.
    fn hold(&self) -> Result<()> {
        for name in self.source.iter().chain(self.required.iter().flatten()) {
            Locale::parse(name)?;
        }
        for (code, severity) in &self.rules {
            if coinage::check::rule(code).is_none() {
                return Err(Error::new(ErrorCode::InvalidOption, &["there is no rule `", code, "`"])
                    .with_hint(&["`coinage explain` lists them"]));
            }
            if severity != "off" && Severity::parse(severity).is_none() {
                return Err(Error::new(ErrorCode::InvalidOption, &["`", severity, "` is no severity of ", code])
                    .with_hint(&["one of error, warning, info, off"]));
            }
        }
        Ok(())
    }

    pub fn source(&self) -> &str {
        self.source.as_deref().unwrap_or("en")
    }

    /// Whether a locale has to be complete.
    pub fn requires(&self, locale: &str) -> bool {
        self.required.as_ref().is_none_or(|required| required.iter().any(|name| name == locale))
    }
}
