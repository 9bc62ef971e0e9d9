//! What regions, languages, scripts and currencies are called: ECMA-402's `DisplayNames`.
//!
//! Names come from the locale's set in [`crate::pack`]: compiled in natively, a pack
//! elsewhere. A newcomer would expect an error for a code nobody knows: it answers itself, as
//! in Intl, unless `fallback: "none"` asks for nothing.

use super::number::symbols::CurrencySymbol;
use super::options::{OptionValue, option_enum};
use crate::data::names::{Kind, Names};
use crate::data::pack::PackTopic;
use crate::error::{Error, ErrorCode, Result};
use crate::locale::Locale;
use alloc::borrow::ToOwned as _;
use alloc::string::String;
use icu::locale::LanguageIdentifier;

option_enum! {
    /// What is named.
    DisplayNamesType("type") {
        /// Languages, with script and region where given: `en-GB`.
        #[default]
        Language = "language",
        /// Countries, territories and larger regions: `GB`, `419`.
        Region = "region",
        /// Scripts: `Cyrl`.
        Script = "script",
        /// Currencies: `EUR`.
        Currency = "currency",
    }
}

option_enum! {
    /// How long names are; what has no shorter form keeps its long one.
    DisplayNamesStyle("style") {
        /// `United Kingdom`.
        #[default]
        Long = "long",
        /// `UK`; the symbol for currencies.
        Short = "short",
        /// As short; the narrow symbol for currencies.
        Narrow = "narrow",
    }
}

option_enum! {
    /// How a language with a region is named.
    LanguageDisplay("languageDisplay") {
        /// By a name of its own where there is one: `British English`.
        #[default]
        Dialect = "dialect",
        /// By its parts: `English (United Kingdom)`.
        Standard = "standard",
    }
}

option_enum! {
    /// What an unknown code answers.
    DisplayNamesFallback("fallback") {
        /// Itself.
        #[default]
        Code = "code",
        /// Nothing.
        None = "none",
    }
}

/// Options of [`DisplayNames`], with ECMA-402's defaults; the type has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct DisplayNamesOptions {
    /// What is named; has to be given.
    pub kind: Option<DisplayNamesType>,
    /// How long names are.
    pub style: DisplayNamesStyle,
    /// How a language with a region is named.
    pub language_display: LanguageDisplay,
    /// What an unknown code answers.
    pub fallback: DisplayNamesFallback,
}

impl DisplayNamesOptions {
    /// Sets an option by its ECMA-402 name; unknown names are ignored, as Intl does.
    ///
    /// # Errors
    /// `invalid-option` for a value that is not allowed, `bad-request` for one of a wrong type.
    ///
    /// ```
    /// use coinage::format::{DisplayNamesOptions, OptionValue};
    /// let mut options = DisplayNamesOptions::default();
    /// options.set("type", OptionValue::Text("region"))?;
    /// let error = options.set("type", OptionValue::Text("planet")).unwrap_err();
    /// assert_eq!(error.hint(), Some("one of language, region, script, currency"));
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn set(&mut self, name: &str, value: OptionValue<'_>) -> Result<()> {
        match name {
            "type" => self.kind = Some(DisplayNamesType::parse(value.text(name)?)?),
            "style" => self.style = DisplayNamesStyle::parse(value.text(name)?)?,
            "languageDisplay" => self.language_display = LanguageDisplay::parse(value.text(name)?)?,
            "fallback" => self.fallback = DisplayNamesFallback::parse(value.text(name)?)?,
            _ => {}
        }
        Ok(())
    }
}

/// Names of one kind in a locale.
///
/// ```
/// # #[cfg(feature = "embedded")] {
/// use coinage::{Locale, format::{DisplayNames, DisplayNamesOptions, OptionValue}};
/// let mut options = DisplayNamesOptions::default();
/// options.set("type", OptionValue::Text("region"))?;
/// let names = DisplayNames::new(&Locale::parse("fr")?, &options)?;
/// assert_eq!(names.of("jp").as_deref(), Some("Japon"));
/// assert_eq!(names.of("QX").as_deref(), Some("QX"));
/// # }
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct DisplayNames {
    names: Names,
    row: u16,
    kind: DisplayNamesType,
    options: DisplayNamesOptions,
}

impl DisplayNames {
    /// Names in a locale, from the set in use for it.
    ///
    /// # Errors
    /// `invalid-option` where the type is missing or the names of the locale are not loaded.
    pub fn new(locale: &Locale, options: &DisplayNamesOptions) -> Result<Self> {
        let kind = options.kind.ok_or_else(|| {
            Error::new(ErrorCode::InvalidOption, &["the option type is missing"])
                .with_hint(&["one of ", &crate::text::joined(DisplayNamesType::NAMES, ", ")])
        })?;
        let row = locale.row();
        Ok(Self { names: Names::of_row(PackTopic::Names, row)?, row, kind, options: options.clone() })
    }

    /// The name of a code, in any case of letters. An unknown code answers itself in its usual
    /// case, or `None` with `fallback: "none"`.
    pub fn of(&self, code: &str) -> Option<String> {
        let (name, usual) = match self.kind {
            DisplayNamesType::Region => {
                let code = code.to_ascii_uppercase();
                (self.find(Kind::Region, &code).map(str::to_owned), code)
            }
            DisplayNamesType::Script => {
                let mut code = code.to_ascii_lowercase();
                if let Some(first) = code.get_mut(..1) {
                    first.make_ascii_uppercase();
                }
                (self.find(Kind::Script, &code).map(str::to_owned), code)
            }
            DisplayNamesType::Currency => {
                let code = code.to_ascii_uppercase();
                (self.currency(&code), code)
            }
            DisplayNamesType::Language => match LanguageIdentifier::try_from_str(code) {
                Ok(identifier) => {
                    let identifier = self.canonical(identifier);
                    (self.language(&identifier), identifier.to_string())
                }
                Err(_) => (None, code.to_owned()),
            },
        };
        match self.options.fallback {
            DisplayNamesFallback::Code => Some(name.unwrap_or(usual)),
            DisplayNamesFallback::None => name,
        }
    }

    /// A code's name, the short one where that is asked for and differs.
    fn find(&self, kind: Kind, code: &str) -> Option<&str> {
        let short = match self.options.style {
            DisplayNamesStyle::Long => None,
            _ => self.names.find(kind, code, "+"),
        };
        short.or_else(|| self.names.find(kind, code, "")).map(|value| value.plain())
    }

    fn currency(&self, code: &str) -> Option<String> {
        let letters: [u8; 3] = code.as_bytes().try_into().ok()?;
        let narrow = match self.options.style {
            DisplayNamesStyle::Long => {
                return self.names.find(Kind::Currency, code, "").map(|value| value.plain().to_owned());
            }
            style => style == DisplayNamesStyle::Narrow,
        };
        letters
            .iter()
            .all(u8::is_ascii_uppercase)
            .then(|| CurrencySymbol::find(self.row, letters, narrow).text)
            .filter(|symbol| symbol != code)
    }

    /// The identifier with the language that an old code means: `iw` is `he`, `sh` is `sr-Latn`.
    fn canonical(&self, mut identifier: LanguageIdentifier) -> LanguageIdentifier {
        let alias = self.names.find(Kind::Alias, identifier.language.as_str(), "");
        if let Some(meant) = alias.and_then(|alias| LanguageIdentifier::try_from_str(alias.plain()).ok()) {
            identifier.language = meant.language;
            identifier.script = identifier.script.or(meant.script);
            identifier.region = identifier.region.or(meant.region);
        }
        identifier
    }

    /// A language by its own name where that says it all, else by its parts.
    fn language(&self, identifier: &LanguageIdentifier) -> Option<String> {
        let language = identifier.language.as_str();
        let script = identifier.script.as_ref().map(|script| script.as_str());
        let region = identifier.region.as_ref().map(|region| region.as_str());
        let dialect = self.options.language_display == LanguageDisplay::Dialect;
        // ICU takes a name only where it covers every subtag given.
        let code = joined(language, script, region);
        let whole = if dialect { self.find(Kind::Language, &code) } else { None };
        let plain = whole.or_else(|| self.find(Kind::Language, language));
        let name = plain.unwrap_or(language);
        let (script, region) = if whole.is_some() { (None, None) } else { (script, region) };
        if script.is_none() && region.is_none() && identifier.variants.is_empty() {
            return plain.map(str::to_owned);
        }
        let mut rest = String::new();
        let mut add = |text: &str| {
            rest = if rest.is_empty() { text.to_owned() } else { self.filled("separator", "{0}, {1}", &rest, text) };
        };
        if let Some(script) = script {
            add(self.find(Kind::Script, script).unwrap_or(script));
        }
        if let Some(region) = region {
            add(self.find(Kind::Region, region).unwrap_or(region));
        }
        for variant in identifier.variants.iter() {
            add(&variant.as_str().to_ascii_uppercase());
        }
        // Brackets inside brackets take another form.
        let pattern = self.names.find(Kind::Pattern, "locale", "").map_or("{0} ({1})", |value| value.plain());
        let brackets = if pattern.contains('（') { ["（", "［", "）", "］"] } else { ["(", "[", ")", "]"] };
        let inner = |text: &str| {
            let [open, inner_open, close, inner_close] = brackets;
            text.replace(open, inner_open).replace(close, inner_close)
        };
        Some(filled(pattern, &inner(name), &inner(&rest)))
    }

    fn filled(&self, pattern: &str, otherwise: &str, first: &str, second: &str) -> String {
        let pattern = self.names.find(Kind::Pattern, pattern, "").map_or(otherwise, |value| value.plain());
        filled(pattern, first, second)
    }
}

/// Puts two texts in the places of a pattern.
fn filled(pattern: &str, first: &str, second: &str) -> String {
    let mut text = String::with_capacity(pattern.len().saturating_add(first.len()).saturating_add(second.len()));
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        text.push_str(if after.starts_with('0') { first } else { second });
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    text
}

fn joined(language: &str, script: Option<&str>, region: Option<&str>) -> String {
    let mut code = language.to_owned();
    for part in [script, region].into_iter().flatten() {
        code.push('-');
        code.push_str(part);
    }
    code
}

#[cfg(all(test, feature = "embedded"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn named(locale: &str, options: &[(&str, &str)], code: &str) -> Option<String> {
        let mut set = DisplayNamesOptions::default();
        for (name, text) in options {
            set.set(name, OptionValue::Text(text)).unwrap();
        }
        DisplayNames::new(&Locale::parse(locale).unwrap(), &set).unwrap().of(code)
    }

    fn of(locale: &str, kind: &str, code: &str) -> String {
        named(locale, &[("type", kind)], code).unwrap()
    }

    #[test]
    fn names_are_those_of_the_locale() {
        for (locale, kind, code, name) in [
            ("de", "region", "JP", "Japan"),
            ("de-AT", "region", "JP", "Japan"),
            ("ar", "region", "419", "أمريكا اللاتينية"),
            ("ja", "language", "de", "ドイツ語"),
            ("en", "language", "en-GB", "British English"),
            ("en", "language", "zh-Hans", "Simplified Chinese"),
            ("fr", "script", "cyrl", "cyrillique"),
            ("en", "script", "Hans", "Simplified"),
            ("pt-BR", "currency", "usd", "Dólar americano"),
            ("pt-PT", "currency", "USD", "dólar dos Estados Unidos"),
        ] {
            assert_eq!(of(locale, kind, code), name, "{locale} {kind} {code}");
        }
    }

    #[test]
    fn a_language_without_a_name_of_its_own_is_named_by_its_parts() {
        assert_eq!(of("en", "language", "fr-JP"), "French (Japan)");
        assert_eq!(of("en", "language", "sr-Cyrl-RS"), "Serbian (Cyrillic, Serbia)");
        assert_eq!(of("en", "language", "zh-Hant-HK"), "Chinese (Traditional, Hong Kong SAR China)");
        assert_eq!(of("hu", "language", "sh"), "szerb (latin)");
        assert_eq!(of("en", "language", "iw-IL"), "Hebrew (Israel)");
        assert_eq!(of("ja", "language", "de-JP"), "ドイツ語 (日本)");
        assert_eq!(
            named("en", &[("type", "language"), ("languageDisplay", "standard")], "en-GB").unwrap(),
            "English (United Kingdom)"
        );
    }

    #[test]
    fn shorter_styles_fall_back_to_the_long_name() {
        assert_eq!(named("en", &[("type", "region"), ("style", "short")], "GB").unwrap(), "UK");
        assert_eq!(named("en", &[("type", "region"), ("style", "narrow")], "FR").unwrap(), "France");
        assert_eq!(named("en", &[("type", "currency"), ("style", "short")], "CAD").unwrap(), "CA$");
        assert_eq!(named("en", &[("type", "currency"), ("style", "narrow")], "CAD").unwrap(), "$");
    }

    #[test]
    fn an_unknown_code_answers_itself_or_nothing() {
        for (kind, code, answer) in [
            ("region", "qx", "QX"),
            ("script", "qXXX", "Qxxx"),
            ("currency", "QQQ", "QQQ"),
            ("language", "xx", "xx"),
            ("language", "not a code", "not a code"),
            ("region", "\u{e9}\u{1}", "\u{e9}\u{1}"),
            ("currency", "", ""),
        ] {
            assert_eq!(of("en", kind, code), answer, "{kind} {code}");
            assert_eq!(named("en", &[("type", kind), ("fallback", "none")], code), None);
        }
    }

    #[test]
    fn a_type_is_needed() {
        let error = DisplayNames::new(&Locale::parse("en").unwrap(), &Default::default()).unwrap_err();
        assert_eq!(error.code(), "invalid-option");
        assert_eq!(error.hint(), Some("one of language, region, script, currency"));
    }
}
