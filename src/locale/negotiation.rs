//! Choosing among available locales for what a person asks for.
//!
//! Three strategies stand here, those of Project Fluent's language negotiation: extended
//! filtering of BCP 47 (RFC 4647, section 3.3.2) with available locales read as ranges, likely
//! subtags, and regions and variants that may differ. A newcomer would expect `zh-CN` never to
//! serve a reader of `zh-TW`: an available identifier without a script serves all scripts of its
//! language, though last, so name the script where it matters (`zh-Hans`, `sr-Latn`).

use crate::data::likely;
use crate::error::{Error, ErrorCode, Result};
use alloc::vec::Vec;

/// How many locales are chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum NegotiationStrategy {
    /// All that fit any of the requests, best first.
    #[default]
    Filtering,
    /// The best one for each request.
    Matching,
    /// The best one.
    Lookup,
}

impl NegotiationStrategy {
    /// The name in requests.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Filtering => "filtering",
            Self::Matching => "matching",
            Self::Lookup => "lookup",
        }
    }

    /// Reads the name.
    ///
    /// # Errors
    /// `invalid-option` with the list of names.
    pub fn parse(name: &str) -> Result<Self> {
        match name {
            "filtering" => Ok(Self::Filtering),
            "matching" => Ok(Self::Matching),
            "lookup" => Ok(Self::Lookup),
            _ => Err(Error::new(ErrorCode::InvalidOption, &["`", name, "` is not allowed for strategy"])
                .with_hint(&["one of filtering, matching, lookup"])),
        }
    }
}

/// Chooses among `available` what fits `requested`, which comes in the order of preference.
///
/// The answer holds the available identifiers as they were given, in the order of preference,
/// each at most once. Identifiers that are not well-formed are skipped on either side;
/// extensions play no part. `default` is put last where it is not among the chosen ones; with
/// [`NegotiationStrategy::Lookup`] only where nothing fits. Without it the answer may be empty.
///
/// ```
/// use coinage::{NegotiationStrategy, negotiate};
/// let (requested, available) = (["fr-CA", "zh-HK"], ["en", "fr", "fr-FR", "zh-Hans", "zh-TW"]);
/// let chosen = negotiate(&requested, &available, Some("en"), NegotiationStrategy::Filtering);
/// assert_eq!(chosen, ["fr", "fr-FR", "zh-TW", "en"]);
/// assert_eq!(negotiate(&requested, &available, None, NegotiationStrategy::Lookup), ["fr"]);
/// ```
pub fn negotiate<'a, R: AsRef<str>, A: AsRef<str>>(
    requested: &[R],
    available: &'a [A],
    default: Option<&'a str>,
    strategy: NegotiationStrategy,
) -> Vec<&'a str> {
    let mut left: Vec<(&str, Range)> = Vec::new();
    for id in available {
        let id = id.as_ref();
        if let Some(range) = Range::parse(id)
            && left.iter().all(|(known, _)| *known != id)
        {
            left.push((id, range));
        }
    }
    let mut chosen = Vec::new();
    for request in requested {
        if let Some(range) = Range::parse(request.as_ref()) {
            choose(request.as_ref(), range, &mut left, &mut chosen, strategy);
        }
        if strategy == NegotiationStrategy::Lookup && !chosen.is_empty() {
            return chosen;
        }
    }
    chosen.extend(default.filter(|default| !default.is_empty() && !chosen.contains(default)));
    chosen
}

/// Moves what fits one request from those left to those chosen: with filtering all of it, else
/// the first found.
fn choose<'a>(
    id: &str,
    mut request: Range,
    left: &mut Vec<(&'a str, Range)>,
    chosen: &mut Vec<&'a str>,
    strategy: NegotiationStrategy,
) {
    let mut take = |fits: &dyn Fn(&str, &Range) -> bool| {
        let mut found = false;
        left.retain(|(known, range)| {
            let taken = (strategy == NegotiationStrategy::Filtering || !found) && fits(known, range);
            if taken {
                chosen.push(known);
                found = true;
            }
            !taken
        });
        found && strategy != NegotiationStrategy::Filtering
    };
    // The identifier itself; then available locales as ranges: `en` serves `en-US`.
    if take(&|known, _| same(known, id)) || take(&|_, range| range.covers(&request, false)) {
        return;
    }
    // What is meant though not said: `en` asks for `en-Latn-US`.
    if request.maximize() && take(&|_, range| range.covers(&request, false)) {
        return;
    }
    // Another variant, the region most likely for the script, at last any region.
    request.variants.clear();
    if take(&|_, range| range.covers(&request, true)) {
        return;
    }
    request.region = None;
    if request.maximize() && take(&|_, range| range.covers(&request, false)) {
        return;
    }
    request.region = None;
    take(&|_, range| range.covers(&request, true));
}

/// Whether two identifiers differ in case and separators only.
fn same(one: &str, other: &str) -> bool {
    let plain = |byte: u8| if byte == b'_' { b'-' } else { byte.to_ascii_lowercase() };
    one.len() == other.len() && one.bytes().zip(other.bytes()).all(|(a, b)| plain(a) == plain(b))
}

/// The subtags of a locale; what is absent stands for anything where the locale is a range.
#[derive(Clone, Debug)]
struct Range {
    language: icu::locale::subtags::Language,
    script: Option<icu::locale::subtags::Script>,
    region: Option<icu::locale::subtags::Region>,
    variants: icu::locale::subtags::Variants,
}

impl Range {
    fn parse(id: &str) -> Option<Self> {
        let identifier = super::extensions::parse(&id.replace('_', "-"))?.0;
        let icu::locale::LanguageIdentifier { language, script, region, variants } = identifier;
        (!language.is_unknown()).then_some(Self { language, script, region, variants })
    }

    /// Whether this range holds the request, which may be read as a range as well.
    fn covers(&self, request: &Self, request_is_range: bool) -> bool {
        fn fits<T: PartialEq>(own: Option<&T>, asked: Option<&T>, request_is_range: bool) -> bool {
            own == asked || own.is_none() || request_is_range && asked.is_none()
        }
        self.language == request.language
            && fits(self.script.as_ref(), request.script.as_ref(), request_is_range)
            && fits(self.region.as_ref(), request.region.as_ref(), request_is_range)
            && (self.variants == request.variants
                || self.variants.is_empty()
                || request_is_range && request.variants.is_empty())
    }

    /// Adds the likely script and region; `false` where nothing is known or nothing missing.
    fn maximize(&mut self) -> bool {
        if self.script.is_some() && self.region.is_some() {
            return false;
        }
        let script = self.script.as_ref().map(|script| script.as_str());
        let region = self.region.as_ref().map(|region| region.as_str());
        let Some((script, region)) = likely::subtags(self.language.as_str(), script, region) else { return false };
        let (script, region) =
            (icu::locale::subtags::Script::try_from_str(script), icu::locale::subtags::Region::try_from_str(region));
        (self.script, self.region) = (script.ok(), region.ok());
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use NegotiationStrategy::{Filtering, Lookup, Matching};

    fn chosen(requested: &[&str], available: &[&str], strategy: NegotiationStrategy) -> String {
        negotiate(requested, available, None, strategy).join(" ")
    }

    #[test]
    fn filtering_takes_everything_that_fits_best_first() {
        for (requested, available, expected) in [
            (&["en"][..], &["en"][..], "en"),
            (&["en-US"], &["en"], "en"),
            (&["en-Latn-US"], &["en-US"], "en-US"),
            (&["en-US-windows"], &["en-US"], "en-US"),
            (&["fr", "de"], &["it", "fr-CA", "de-DE"], "fr-CA de-DE"),
            (&["en"], &["en-GB", "en-US"], "en-US en-GB"),
            (&["sr"], &["sr-Latn", "sr-Cyrl"], "sr-Cyrl"),
            (&["sr-ME"], &["sr-Cyrl", "sr-Latn"], "sr-Latn"),
            (&["sr-ME"], &["sr-Latn-RO"], "sr-Latn-RO"),
            (&["zh-Hant-HK"], &["zh-CN", "zh-TW"], "zh-TW zh-CN"),
            (&["zh-Hant-HK"], &["zh-Hans-CN", "zh-Hant-TW"], "zh-Hant-TW"),
            (&["zh-GB"], &["zh-Hans", "zh-Hant"], "zh-Hant"),
            (&["az-IR"], &["az-Latn", "az-Arab"], "az-Arab"),
            (&["en-AU"], &["en-US", "en-NZ"], "en-US en-NZ"),
            (&["en-US-macos"], &["en-US-windows"], "en-US-windows"),
            (&["pt_br"], &["pt-BR"], "pt-BR"),
            (&["EN-us"], &["en_US"], "en_US"),
            (&["es-MX"], &["es-419", "es"], "es es-419"),
            (&["not a locale", "fr"], &["", "fr", "fr", "???"], "fr"),
            (&[], &["fr"], ""),
        ] {
            assert_eq!(chosen(requested, available, Filtering), expected, "{requested:?} of {available:?}");
        }
    }

    #[test]
    fn matching_takes_one_for_each_request_and_lookup_one_in_all() {
        let (requested, available) = (["fr-CA", "en"], ["fr", "fr-FR", "en-GB", "en-US"]);
        assert_eq!(chosen(&requested, &available, Matching), "fr en-US");
        assert_eq!(chosen(&requested, &available, Lookup), "fr");
        assert_eq!(negotiate(&["ja"], &available, Some("en-GB"), Lookup), ["en-GB"]);
        assert_eq!(negotiate(&["en-GB"], &available, Some("en-GB"), Matching), ["en-GB"]);
        assert_eq!(chosen(&["ja"], &available, Lookup), "");
    }
}
