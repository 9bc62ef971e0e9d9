//! `coinage.toml`: what a catalog says about itself, and the JSON schema of that.
//!
//! [`Settings::parse`] takes the text; finding the file is the command line's. The schema comes
//! from the types that read the file and from the registries of rules and kinds, so that an editor
//! knows what the program knows. A newcomer would let unknown keys pass: a misspelled one would
//! then be silently without effect.

use crate::catalog::{Fallbacks, Placeholders, VariableKind};
use crate::check::{self, GlossaryTerm, GlossaryWords, Severity};
use crate::error::{Error, ErrorCode, Result};
use crate::locale::Locale;
use crate::text::at_offset;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use rates::WrittenRates;
pub use rates::{RateSettings, parse_percent};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use toml::Spanned;

mod rates;

/// What a catalog says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The locale that messages are written in first; `en` where nothing is said.
    pub source: Option<String>,
    /// The locales that have to be complete; all where nothing is said.
    pub required: Option<Vec<String>>,
    /// Functions that the program adds to Fluent's own.
    pub functions: Vec<String>,
    /// The locales that stand in for others before CLDR's parents do.
    pub fallback: Fallbacks,
    /// What variables take wherever they stand.
    pub placeholders: Placeholders,
    /// Words that are translated one way.
    pub glossary: Vec<GlossaryTerm>,
    /// Severities by rule; `None` for a rule that is off.
    pub rules: BTreeMap<String, Option<Severity>>,
    /// What `coinage rates update` fetches.
    pub rates: RateSettings,
}

/// The file as it is written.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "coinage.toml", description = "What a catalog of Fluent messages says about itself.")]
struct Written {
    /// The locale that messages are written in first; en where nothing is said.
    #[schemars(with = "Option<String>")]
    source: Option<Spanned<String>>,
    /// The locales that have to be complete; all where nothing is said.
    #[schemars(with = "Option<Vec<String>>")]
    required: Option<Vec<Spanned<String>>>,
    /// Functions that the program adds to Fluent's own: names in capitals.
    #[serde(default)]
    #[schemars(schema_with = "functions")]
    functions: Vec<Spanned<String>>,
    /// The locales that stand in for a locale, in order, before CLDR's parents do.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    fallback: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
    /// What a variable takes in every message, by its name without the $.
    #[serde(default)]
    #[schemars(schema_with = "placeholders")]
    placeholders: BTreeMap<Spanned<String>, Spanned<String>>,
    /// Words that are translated one way.
    #[serde(default)]
    glossary: Vec<WrittenTerm>,
    /// How bad the findings of a rule are, by its code.
    #[serde(default)]
    #[schemars(schema_with = "rules")]
    rules: BTreeMap<Spanned<String>, Spanned<String>>,
    /// What `coinage rates update` fetches.
    #[serde(default)]
    rates: WrittenRates,
}

/// A word of the source language and how others say it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "GlossaryTerm")]
struct WrittenTerm {
    /// The word or words in the source language.
    #[schemars(with = "String")]
    term: Spanned<String>,
    /// What a translator should know of it.
    note: Option<String>,
    /// The words of each locale, by its identifier.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, WrittenWords>")]
    translations: BTreeMap<Spanned<String>, WrittenWords>,
}

/// How a locale says a term.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "GlossaryWords")]
struct WrittenWords {
    /// One of these has to be there, with any ending.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    allowed: Vec<Spanned<String>>,
    /// None of these may be there as a word of its own.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    forbidden: Vec<Spanned<String>>,
}

fn functions(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "items": { "type": "string", "pattern": "^[A-Z][A-Z0-9_-]*$" } })
}

fn placeholders(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "object", "additionalProperties": { "enum": VariableKind::NAMES } })
}

fn rules(_: &mut SchemaGenerator) -> Schema {
    let codes: Vec<&str> = check::RULES.iter().map(|rule| rule.code).collect();
    json_schema!({
        "type": "object",
        "propertyNames": { "enum": codes },
        "additionalProperties": { "enum": SEVERITIES },
    })
}

const SEVERITIES: [&str; 4] = ["error", "warning", "info", "off"];

/// What the file may hold at its top.
const KEYS: &str = "source, required, functions, fallback, placeholders, glossary, rules, rates";

/// The JSON schema of `coinage.toml`, as `docs/coinage.schema.json` has it.
///
/// ```
/// let schema = coinage::settings::schema();
/// assert!(schema.contains("\"placeholders\"") && schema.ends_with("}\n"));
/// ```
pub fn schema() -> String {
    let schema = schemars::schema_for!(Written);
    // Its text can't fail: the keys of a schema are texts.
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// The reader's error in the words of whoever writes the file.
fn unread(said: &str) -> Error {
    let found = said.strip_prefix("invalid type: ").and_then(|rest| rest.split_once(", expected "));
    let (message, hint) = match found {
        Some((found, "a sequence")) => ([found, " where a list is needed"], "write a list, like [\"de\", \"fr\"]"),
        Some((found, "a string")) => ([found, " where a text is needed"], "write it in quotes, like \"de\""),
        _ => {
            let hint = ["it may hold ", KEYS, "; `coinage schema` tells what each takes"];
            return Error::new(ErrorCode::ParseError, &[said]).with_hint(&hint);
        }
    };
    Error::new(ErrorCode::ParseError, &message).with_hint(&[hint])
}

impl Settings {
    /// Reads the text of a `coinage.toml`.
    ///
    /// # Errors
    /// `parse-error` for what is no TOML, for unknown keys and values of a wrong type;
    /// `unknown-locale` and `invalid-option` for names that mean nothing. All have a line and a
    /// column, and a hint with what is allowed.
    ///
    /// ```
    /// use coinage::settings::Settings;
    /// let settings = Settings::parse("source = \"en\"\n[fallback]\ngsw = [\"de-CH\", \"de\"]\n")?;
    /// assert_eq!(settings.fallback["gsw"], ["de-CH", "de"]);
    /// let error = Settings::parse("[placeholders]\ntotal = \"Colour\"\n").unwrap_err();
    /// assert_eq!(error.to_string(), "line 2, column 9: `Colour` is no type of a placeholder");
    /// assert_eq!(error.hint(), Some("one of Any, String, Number, DateTime, List, Unit, Money, Range"));
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self> {
        let written: Written = toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            at_offset(unread(error.message().trim_end()), text, start)
        })?;
        let locale = |name: &Spanned<String>| -> Result<String> {
            let read = Locale::parse(name.get_ref()).map_err(|error| at_offset(error, text, name.span().start))?;
            Ok(read.id().into())
        };
        let locales = |names: &[Spanned<String>]| names.iter().map(locale).collect::<Result<Vec<_>>>();
        let mut settings = Self {
            source: written.source.as_ref().map(locale).transpose()?,
            required: written.required.as_deref().map(locales).transpose()?,
            ..Self::default()
        };
        for name in written.functions {
            let is_name = name.get_ref().starts_with(|letter: char| letter.is_ascii_uppercase())
                && name
                    .get_ref()
                    .bytes()
                    .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-'));
            if !is_name {
                let hint = "a function has a name in capitals, like SHOUT";
                return Err(refused(text, &name, &["`", name.get_ref(), "` can't be a function's name"], hint));
            }
            settings.functions.push(name.into_inner());
        }
        for (from, others) in &written.fallback {
            let (id, named) = (locale(from)?, locales(others)?);
            if named.contains(&id) {
                let hint = "name the locales that are asked after it";
                return Err(refused(text, from, &["`", &id, "` can't stand in for itself"], hint));
            }
            settings.fallback.insert(id, named);
        }
        for (name, kind) in &written.placeholders {
            let Some(kind) = VariableKind::parse(kind.get_ref()) else {
                let message = ["`", kind.get_ref(), "` is no type of a placeholder"];
                return Err(refused(text, kind, &message, &["one of ", &VariableKind::NAMES.join(", ")].concat()));
            };
            if !is_identifier(name.get_ref()) {
                let hint = "write the variable's name without its $, like total";
                return Err(refused(text, name, &["`", name.get_ref(), "` can't be a variable's name"], hint));
            }
            settings.placeholders.insert(name.get_ref().clone(), kind);
        }
        for term in written.glossary {
            settings.glossary.push(read_term(text, term, &locale)?);
        }
        for (code, severity) in &written.rules {
            if check::rule(code.get_ref()).is_none() {
                let codes: Vec<&str> = check::RULES.iter().map(|rule| rule.code).collect();
                let hint = ["one of ", &codes.join(", ")].concat();
                return Err(refused(text, code, &["there is no rule `", code.get_ref(), "`"], &hint));
            }
            let read = Severity::parse(severity.get_ref());
            if read.is_none() && severity.get_ref() != "off" {
                let message = ["`", severity.get_ref(), "` is no severity of ", code.get_ref()];
                return Err(refused(text, severity, &message, &["one of ", &SEVERITIES.join(", ")].concat()));
            }
            settings.rules.insert(code.get_ref().clone(), read);
        }
        settings.rates = written.rates.read(text)?;
        Ok(settings)
    }

    /// The locale that messages are written in first.
    pub fn source(&self) -> &str {
        self.source.as_deref().unwrap_or("en")
    }

    /// Whether a locale has to be complete.
    pub fn requires(&self, locale: &str) -> bool {
        self.required.as_ref().is_none_or(|required| required.iter().any(|name| name == locale))
    }
}

/// A term of the glossary; nothing in it may be empty.
fn read_term(
    text: &str,
    written: WrittenTerm,
    locale: &dyn Fn(&Spanned<String>) -> Result<String>,
) -> Result<GlossaryTerm> {
    let filled = |word: Spanned<String>| {
        if word.get_ref().trim().is_empty() {
            return Err(refused(text, &word, &["a word of the glossary is empty"], "write the word, or leave it out"));
        }
        Ok(word.into_inner())
    };
    let mut term = GlossaryTerm { term: filled(written.term)?, note: written.note, ..GlossaryTerm::default() };
    for (name, words) in written.translations {
        let id = locale(&name)?;
        let allowed = words.allowed.into_iter().map(filled).collect::<Result<Vec<_>>>()?;
        let mut forbidden = Vec::new();
        for word in words.forbidden {
            if allowed.contains(word.get_ref()) {
                let message = ["`", word.get_ref(), "` is both allowed and forbidden in ", &id];
                return Err(refused(text, &word, &message, "leave it out of one of the two"));
            }
            forbidden.push(filled(word)?);
        }
        term.translations.insert(id, GlossaryWords { allowed, forbidden });
    }
    Ok(term)
}

fn is_identifier(name: &str) -> bool {
    name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

fn refused(text: &str, value: &Spanned<String>, message: &[&str], hint: &str) -> Error {
    at_offset(Error::new(ErrorCode::InvalidOption, message).with_hint(&[hint]), text, value.span().start)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_wrong_value_is_told_with_its_place_and_what_is_allowed() {
        for (text, told, hint) in [
            ("sauce = \"en\"", "line 1, column 1: unknown field `sauce`, expected one of `source`, ", KEYS),
            ("\nsource = 3", "line 2, column 10: integer `3` where a text is needed", "write it in quotes"),
            ("source = \"e\"", "line 1, column 10: `e`", ""),
            ("functions = [\"SHOUT\", \"shout\"]", "line 1, column 23: `shout` can't be a function's name", "SHOUT"),
            ("[fallback]\nde = [\"de\"]", "line 2, column 1: `de` can't stand in for itself", "after it"),
            ("[fallback]\nde = \"en\"", "line 2, column 6: string \"en\" where a list is needed", "write a list"),
            (
                "[placeholders]\n\"$a\" = \"Money\"",
                "line 2, column 1: `$a` can't be a variable's name",
                "without its $",
            ),
            ("[rules]\nx = \"off\"", "line 2, column 1: there is no rule `x`", "one of cyclic-reference, "),
            ("[rules]\nempty = \"loud\"", "line 2, column 9: `loud` is no severity of empty", "warning, info, off"),
            ("[[glossary]]\nname = \"a\"", "line 2, column 1: unknown field `name`, expected one of `term`, ", KEYS),
            ("[[glossary]]\nterm = \" \"", "line 2, column 8: a word of the glossary is empty", "leave it out"),
            (
                "[[glossary]]\nterm = \"a\"\ntranslations.de = { allowed = [\"b\"], forbidden = [\"b\"] }",
                "line 3, column 51: `b` is both allowed and forbidden in de",
                "one of the two",
            ),
            ("[rates]\nurl = \"ftp://a\"", "line 2, column 7: `ftp://a` is no address that", "https://"),
            ("[rates]\nmax-move = \"-1%\"", "line 2, column 12: `-1%` is no bound of a move", "like \"20%\""),
            ("[rates]\nmax_move = \"1\"", "line 2, column 1: unknown field `max_move`, expected one of `url`, ", KEYS),
            ("a = ", "line 1, column ", KEYS),
        ] {
            let error = Settings::parse(text).unwrap_err();
            assert!(error.to_string().starts_with(told), "{text}: {error}");
            assert!(error.hint().unwrap_or_default().contains(hint), "{text}: {:?}", error.hint());
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let text = "source = \"EN\"\nrequired = [\"pt-br\"]\n[placeholders]\ntotal = \"Money\"\n[rules]\nempty = \"off\"\n\
                    [[glossary]]\nterm = \"cart\"\nnote = \"the basket\"\n[glossary.translations]\nde.allowed = [\"Warenkorb\"]\n";
        let settings = Settings::parse(text).unwrap();
        assert_eq!((settings.source(), settings.requires("pt-BR"), settings.requires("fr")), ("en", true, false));
        assert_eq!(settings.placeholders.get("total"), Some(&VariableKind::Money));
        assert_eq!(settings.rules.get("empty"), Some(&None));
        assert_eq!(settings.glossary.first().unwrap().translations.get("de").unwrap().allowed, ["Warenkorb"]);
        assert_eq!(Settings::parse("").unwrap(), Settings::default());
    }
}
