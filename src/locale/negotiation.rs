//! Choosing among available locales for what a person asks for.
//!
//! Three strategies stand here, those of Project Fluent's language negotiation: extended
//! filtering of BCP 47 (RFC 4647, section 3.3.2) with available locales read as ranges, likely
//! subtags, and regions and variants that may differ. A newcomer would expect `zh-CN` never to
//! serve a reader of `zh-TW`: an available identifier without a script serves all scripts of its
//! language, though last, so name the script where it matters (`zh-Hans`, `sr-Latn`).

use super::canonical::Identifier;
use crate::data::index::{Subtags, packed};
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
    let mut pool = Pool { all: strategy == NegotiationStrategy::Filtering, available: Vec::new(), chosen: Vec::new() };
    for id in available {
        pool.offer(id.as_ref());
    }
    for request in requested {
        pool.choose(request.as_ref());
        if strategy == NegotiationStrategy::Lookup && !pool.chosen.is_empty() {
            return pool.chosen;
        }
    }
    if let Some(default) = default
        && !default.is_empty()
        && !pool.chosen.contains(&default)
    {
        pool.chosen.push(default);
    }
    pool.chosen
}

/// What is available, and what of it was chosen so far.
struct Pool<'a> {
    /// Whether a request takes all that fits, or else the first found.
    all: bool,
    available: Vec<Available<'a>>,
    chosen: Vec<&'a str>,
}

struct Available<'a> {
    id: &'a str,
    identifier: Identifier,
    taken: bool,
}

impl<'a> Pool<'a> {
    fn offer(&mut self, id: &'a str) {
        if let Some(identifier) = read(id)
            && self.available.iter().all(|known| known.id != id)
        {
            self.available.push(Available { id, identifier, taken: false });
        }
    }

    /// Takes what fits one request.
    fn choose(&mut self, id: &str) {
        let Some(identifier) = read(id) else { return };
        let mut request = Range { subtags: identifier.subtags, variants: identifier.variants() };
        // The identifier itself; then available locales as ranges: `en` serves `en-US`.
        if self.take(Fit::Same(id)) || self.take(Fit::Covers(&request)) {
            return;
        }
        // What is meant though not said: `en` asks for `en-Latn-US`.
        if likely::maximize(&mut request.subtags) && self.take(Fit::Covers(&request)) {
            return;
        }
        // Another variant, the region most likely for the script, at last any region.
        request.variants = "";
        if self.take(Fit::Meets(&request)) {
            return;
        }
        request.subtags.region = 0;
        if likely::maximize(&mut request.subtags) && self.take(Fit::Covers(&request)) {
            return;
        }
        request.subtags.region = 0;
        self.take(Fit::Meets(&request));
    }

    /// Takes what fits; `true` where nothing else is wanted for the request.
    #[inline(never)]
    fn take(&mut self, fit: Fit<'_>) -> bool {
        for known in &mut self.available {
            let range = Range { subtags: known.identifier.subtags, variants: known.identifier.variants() };
            let fits = match fit {
                Fit::Same(id) => same(known.id, id),
                Fit::Covers(request) => range.covers(request, false),
                Fit::Meets(request) => range.covers(request, true),
            };
            if fits && !known.taken {
                known.taken = true;
                self.chosen.push(known.id);
                if !self.all {
                    return true;
                }
            }
        }
        false
    }
}

/// What is asked of an available locale.
#[derive(Clone, Copy)]
enum Fit<'a> {
    /// To be this identifier.
    Same(&'a str),
    /// To hold the request as a range.
    Covers(&'a Range<'a>),
    /// To have something in common with the request, both read as ranges.
    Meets(&'a Range<'a>),
}

/// Reads an identifier with hyphens or underscores; `None` for one without a language as well.
#[inline(never)]
fn read(id: &str) -> Option<Identifier> {
    let mut text = Vec::from(id);
    for byte in &mut text {
        if *byte == b'_' {
            *byte = b'-';
        }
    }
    Identifier::read(text).filter(|identifier| identifier.subtags.language != packed(b"und"))
}

/// Whether two identifiers differ in case and separators only.
fn same(one: &str, other: &str) -> bool {
    let plain = |byte: u8| if byte == b'_' { b'-' } else { byte.to_ascii_lowercase() };
    one.len() == other.len() && one.bytes().zip(other.bytes()).all(|(a, b)| plain(a) == plain(b))
}

/// The subtags of a locale; what is absent stands for anything where the locale is a range.
#[derive(Clone, Copy)]
struct Range<'a> {
    subtags: Subtags,
    variants: &'a str,
}

impl Range<'_> {
    /// Whether this range holds the request, which may be read as a range as well.
    fn covers(&self, request: &Self, request_is_range: bool) -> bool {
        let fits = |own: u32, asked: u32| own == asked || own == 0 || request_is_range && asked == 0;
        self.subtags.language == request.subtags.language
            && fits(self.subtags.script, request.subtags.script)
            && fits(self.subtags.region, request.subtags.region)
            && (self.variants == request.variants
                || self.variants.is_empty()
                || request_is_range && request.variants.is_empty())
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
