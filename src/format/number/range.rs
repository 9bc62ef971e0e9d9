//! Ranges of numbers: `3–5`, `$3.00 – $5.00`, `3–5 km`, `~3`.
//!
//! What both ends have in common is written once where more than a single sign is saved by it,
//! as ICU does; ends that look the same become one approximate number. A newcomer would expect
//! an error for a start beyond the end: ECMA-402 writes such a range as it is asked for.

use super::NumberFormat;
use super::parts::{Marked, Part, PartKind};
use super::plan::{Affix, Plan, Shown, Sign};
use super::texts::Stretch;
use crate::data::Topic;
use crate::decimal::Digits;
use crate::error::{Error, ErrorCode, Result};
use crate::format::plural::{PluralCategory, PluralRules};
use crate::format::scratch::Scratch;
use alloc::string::String;
use alloc::vec::Vec;

static RANGES: Topic = Topic::new(include_bytes!("../../../data/cldr/ranges.bin"));

/// Which end of a range a piece belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeSource {
    /// The start.
    StartRange,
    /// The end.
    EndRange,
    /// Both.
    Shared,
}

impl RangeSource {
    /// The ECMA-402 name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::StartRange => "startRange",
            Self::EndRange => "endRange",
            Self::Shared => "shared",
        }
    }
}

/// A piece of a formatted range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RangePart {
    /// What it is, and its text.
    pub part: Part,
    /// Which end it belongs to.
    pub source: RangeSource,
}

/// One end of a range: a number as it is shown, or the word for infinity.
struct End {
    shown: Shown,
    word: Option<&'static str>,
    sign: Sign,
}

/// A text in the making, with the pieces of the ends told apart.
struct Range {
    marked: Marked,
    /// Where the text goes over to another source.
    sources: Vec<(RangeSource, usize)>,
}

impl Range {
    fn source(&mut self, source: RangeSource) {
        self.sources.push((source, self.marked.text.len()));
    }

    fn push(&mut self, kind: PartKind, units: &[u16]) {
        self.marked.mark(kind);
        self.marked.text.push_units(units);
    }

    fn push_str(&mut self, kind: PartKind, text: &str) {
        let mut buffer = [0; 2];
        for character in text.chars() {
            self.push(kind, character.encode_utf16(&mut buffer));
        }
    }

    fn push_text(&mut self, plan: &Plan, stretch: Stretch) {
        plan.tell_text(stretch, &mut |kind, units| self.push(kind, units));
    }

    fn push_number(&mut self, plan: &Plan, end: &End) {
        match end.word {
            Some(word) => self.push_str(PartKind::Infinity, word),
            None => plan.write_shown(&end.shown, &mut |kind, units| self.push(kind, units)),
        }
    }

    /// Writes one end, with what stands next to it where it does not stand once for both.
    fn push_end(&mut self, plan: &Plan, end: &End, affix: Affix, with_affix: bool) {
        let (before, after) = affix.around();
        if with_affix {
            self.push_text(plan, before);
        }
        if !affix.bare {
            self.push_number(plan, end);
        }
        if with_affix {
            self.push_text(plan, after);
        }
    }
}

impl Affix {
    /// What stands next to the digits: signs, symbols, compact forms.
    fn around(self) -> (Stretch, Stretch) {
        let Self { prefix, suffix, inner, .. } = self;
        (Stretch { start: inner.start, ..prefix }, Stretch { end: inner.end, ..suffix })
    }

    /// The name or unit around all that.
    fn outside(self) -> (Stretch, Stretch) {
        let Self { prefix, suffix, inner, .. } = self;
        (Stretch { end: inner.start, ..prefix }, Stretch { start: inner.end, ..suffix })
    }
}

impl Plan {
    /// The category that decides on the name or unit of a number.
    fn category(&self, shown: &Shown) -> Option<(PluralRules, PluralCategory)> {
        let counted = self.counted.as_ref()?;
        Some((counted.rules, counted.rules.select_scaled(&shown.number, shown.exponent)))
    }
}

impl NumberFormat {
    /// A range as text.
    ///
    /// ```
    /// use coinage::{Locale, decimal::Digits, format::{NumberFormat, NumberFormatOptions, OptionValue}};
    /// let mut options = NumberFormatOptions::default();
    /// options.set("style", OptionValue::Text("currency"))?;
    /// options.set("currency", OptionValue::Text("EUR"))?;
    /// let german = NumberFormat::new(&Locale::parse("de")?, &options)?;
    /// assert_eq!(german.format_range(&Digits::parse("3")?, &Digits::parse("5")?), "3,00–5,00\u{a0}€");
    /// assert_eq!(german.format_range(&Digits::parse("3")?, &Digits::parse("3.001")?), "≈3,00\u{a0}€");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn format_range(&self, start: &Digits, end: &Digits) -> String {
        self.range(&self.end(start), &self.end(end)).marked.text.text_from(0)
    }

    /// The pieces of a range; joined they are what [`format_range`](Self::format_range) gives.
    pub fn format_range_to_parts(&self, start: &Digits, end: &Digits) -> Vec<RangePart> {
        let mut parts = Vec::new();
        self.range(&self.end(start), &self.end(end)).tell(&mut |source, kind, units| {
            parts.push(RangePart { part: Part { kind, value: String::from_utf16_lossy(units) }, source });
        });
        parts
    }

    /// Appends a range of numbers given as text, infinities included.
    ///
    /// # Errors
    /// `invalid-number` for any other text, `NaN` too.
    pub fn write_text_range(&self, start: &str, end: &str, scratch: &mut Scratch) -> Result<()> {
        let range = self.range(&self.text_end(start)?, &self.text_end(end)?);
        scratch.push_units(range.marked.text.units());
        Ok(())
    }

    /// Tells the pieces of a range of numbers given as text: source, kind, units.
    ///
    /// # Errors
    /// As [`write_text_range`](Self::write_text_range).
    #[cfg(feature = "wasm")]
    pub(crate) fn tell_text_range(
        &self,
        start: &str,
        end: &str,
        tell: &mut dyn FnMut(RangeSource, PartKind, &[u16]),
    ) -> Result<()> {
        self.range(&self.text_end(start)?, &self.text_end(end)?).tell(tell);
        Ok(())
    }

    fn text_end(&self, text: &str) -> Result<End> {
        match text {
            "Infinity" => Ok(self.word_end(false)),
            "-Infinity" => Ok(self.word_end(true)),
            "NaN" => Err(not_a_number()),
            _ => Digits::parse(text).map(|value| self.end(&value)),
        }
    }

    fn word_end(&self, negative: bool) -> End {
        let shown = Shown { number: Digits::from(2_u64).with_sign(negative), exponent: 0, power: 0 };
        End { shown, word: Some(self.plan.infinity), sign: self.plan.sign(negative, false) }
    }

    fn end(&self, value: &Digits) -> End {
        let shown = self.plan.shown(value);
        let sign = self.plan.sign_of(&shown);
        End { shown, word: None, sign }
    }

    fn range(&self, start: &End, end: &End) -> Range {
        let plan = &self.plan;
        let affix = |end: &End, category| plan.affix_of_shown(&end.shown, end.sign, category);
        let mut range = Range { marked: Marked::default(), sources: Vec::new() };
        if start.word == end.word && start.sign == end.sign && start.shown == end.shown {
            self.approximately(start, affix(start, None), &mut range);
            return range;
        }
        // A name or unit stands once, in the form of the range.
        let category = match (plan.category(&start.shown), plan.category(&end.shown)) {
            (Some((rules, first)), Some((_, last))) => Some(rules.select_range(first, last)),
            _ => None,
        };
        let (first, last) = (affix(start, category), affix(end, category));
        let texts = |affix: Affix| {
            let (before, after) = affix.around();
            (plan.texts.units(before), plan.texts.units(after))
        };
        // What a pattern adds is worth writing once from two characters on.
        let (before, after) = texts(first);
        let count = before.iter().chain(after).filter(|unit| !(0xdc00..0xe000).contains(*unit)).count();
        let same = texts(first) == texts(last) && !first.bare && !last.bare;
        let once = same && count > 1;
        let spaced = (!once && count > 0) || !plan.exponent_is_empty();
        let (outer_before, outer_after) = last.outside();

        range.source(RangeSource::Shared);
        range.push_text(plan, outer_before);
        if once {
            range.push_text(plan, first.around().0);
        }
        range.source(RangeSource::StartRange);
        range.push_end(plan, start, first, !once);
        range.source(RangeSource::Shared);
        let between = RANGES.record(self.row).text();
        let trimmed = between.trim_matches(' ');
        let (lead, tail) = (between.starts_with(' '), between.ends_with(' '));
        if lead || spaced && !between.starts_with(is_white) {
            range.push_str(PartKind::Literal, " ");
        }
        range.push_str(PartKind::Literal, trimmed);
        if tail || spaced && !between.ends_with(is_white) {
            range.push_str(PartKind::Literal, " ");
        }
        range.source(RangeSource::EndRange);
        range.push_end(plan, end, last, !once);
        range.source(RangeSource::Shared);
        if once {
            range.push_text(plan, last.around().1);
        }
        range.push_text(plan, outer_after);
        range
    }

    /// Writes a number with the mark of approximate ones, in the place of its sign.
    fn approximately(&self, end: &End, affix: Affix, range: &mut Range) {
        let plan = &self.plan;
        let mut record = RANGES.record(self.row);
        record.text();
        let mark = record.text();
        range.source(RangeSource::Shared);
        // Where there is no sign, one is borrowed to find its place.
        let borrowed = end.sign == Sign::None;
        let affix = if borrowed { plan.affix_of_shown(&end.shown, Sign::Plus, None) } else { affix };
        let is_sign = |kind: PartKind| matches!(kind, PartKind::MinusSign | PartKind::PlusSign);
        for (part, stretch) in [affix.prefix, affix.suffix].into_iter().enumerate() {
            let pieces: Vec<(PartKind, u16)> = plan.texts.pieces(stretch).collect();
            // A sign, with the bidi marks that belong to it.
            let [before, after] = plan.sign_marks;
            let sign = pieces.iter().position(|(kind, _)| is_sign(*kind)).map(|at| {
                let signs = pieces.iter().filter(|(kind, _)| is_sign(*kind)).count();
                (at.saturating_sub(usize::from(before)), at.wrapping_add(signs).wrapping_add(usize::from(after)))
            });
            for (at, (kind, unit)) in pieces.iter().enumerate() {
                if sign.is_some_and(|(start, _)| start == at) {
                    range.push_str(PartKind::ApproximatelySign, mark);
                }
                if !(borrowed && sign.is_some_and(|(start, end)| (start..end).contains(&at))) {
                    range.push(*kind, &[*unit]);
                }
            }
            if part == 0 && !affix.bare {
                range.push_number(plan, end);
            }
        }
    }
}

fn is_white(character: char) -> bool {
    matches!(character, ' ' | '\u{200e}' | '\u{200f}')
}

#[cold]
fn not_a_number() -> Error {
    Error::new(ErrorCode::InvalidNumber, &["a range can't start or end with NaN"]).with_hint(&["give it two numbers"])
}

impl Range {
    /// Tells the pieces that are not empty, each with its source.
    fn tell(&self, tell: &mut dyn FnMut(RangeSource, PartKind, &[u16])) {
        let mut sources = self.sources.iter().peekable();
        let mut source = RangeSource::Shared;
        let mut at = 0_usize;
        self.marked.tell(&mut |kind, units| {
            let mut rest = units;
            while !rest.is_empty() {
                while let Some((next, _)) = sources.next_if(|(_, start)| *start <= at) {
                    source = *next;
                }
                let length = sources.peek().map_or(rest.len(), |(_, start)| start.wrapping_sub(at).min(rest.len()));
                let (piece, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
                tell(source, kind, piece);
                at = at.wrapping_add(length);
                rest = after;
            }
        });
    }
}
