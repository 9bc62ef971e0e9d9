//! A text taken apart: where its numbers are, and what stands around them.

use crate::format::number::symbols;
use alloc::string::String;
use alloc::vec::Vec;

/// The characters of a text that matter, each with its column counted from 1: no bidi marks,
/// every space as U+0020, nothing at the ends.
#[derive(Clone, Debug)]
pub(super) struct Text {
    characters: Vec<(char, usize)>,
}

/// Where a number stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What stands before and after a number.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    pub(super) signs: usize,
    pub(super) negative: bool,
    pub(super) percents: usize,
    /// The rest: a currency, or nothing.
    pub(super) word: String,
    /// Where the rest starts.
    pub(super) column: usize,
}

impl Text {
    pub(super) fn new(text: &str) -> Self {
        let mut characters: Vec<(char, usize)> = Vec::new();
        for (place, character) in text.chars().enumerate() {
            match character {
                mark if is_invisible(mark) => {}
                space if space.is_whitespace() => characters.push((' ', place.wrapping_add(1))),
                other => characters.push((other, place.wrapping_add(1))),
            }
        }
        Self { characters }.trimmed()
    }

    fn trimmed(mut self) -> Self {
        while self.characters.last().is_some_and(|(character, _)| *character == ' ') {
            self.characters.pop();
        }
        let spaces = self.characters.iter().take_while(|(character, _)| *character == ' ').count();
        self.characters.drain(..spaces);
        self
    }

    /// The text inside of book-keepers' brackets, or itself; nothing where one has no partner.
    pub(super) fn without_brackets(&self) -> Option<Self> {
        let opens = matches!(self.characters.first(), Some(('(' | '（', _)));
        let closes = matches!(self.characters.last(), Some((')' | '）', _)));
        if !opens {
            return Some(self.clone());
        }
        // A bracket that closes earlier belongs to a name.
        let closed = self.characters.iter().position(|(character, _)| matches!(character, ')' | '）'));
        if !closes || closed != Some(self.characters.len().wrapping_sub(1)) {
            return None;
        }
        let inner = self.characters.get(1..self.characters.len().wrapping_sub(1)).unwrap_or_default();
        Some(Self { characters: inner.to_vec() }.trimmed())
    }

    /// Whether the whole text stands in brackets.
    pub(super) fn has_brackets(&self) -> bool {
        matches!(self.characters.first(), Some(('(' | '（', _)))
    }

    pub(super) fn at(&self, place: usize) -> char {
        self.characters.get(place).map_or('\0', |(character, _)| *character)
    }

    /// The column of a character, counted from 1.
    pub(super) fn column(&self, place: usize) -> usize {
        self.characters.get(place).map_or(1, |(_, column)| *column)
    }

    /// All stretches of digits with separators between them; one that a separator leads is
    /// there without it, too.
    pub(super) fn runs(&self, separators: &str) -> Vec<Run> {
        let is_digit = |place: usize| digit(self.at(place)).is_some();
        let joins = |place: usize| separators.contains(self.at(place)) || is_apostrophe(self.at(place));
        let mut runs = Vec::new();
        let mut place = 0;
        while place < self.characters.len() {
            if !is_digit(place) {
                place = place.wrapping_add(1);
                continue;
            }
            let start = place;
            while is_digit(place) || joins(place) && is_digit(place.wrapping_add(1)) {
                place = place.wrapping_add(1);
            }
            runs.push(Run { start, end: place });
            let before = start.wrapping_sub(1);
            if start > 0 && self.at(before) != ' ' && joins(before) {
                runs.push(Run { start: before, end: place });
            }
        }
        runs
    }

    /// The numbering system of a run's digits; nothing where there are several.
    pub(super) fn system(&self, run: &Run) -> Option<u8> {
        let mut found = None;
        for place in run.start..run.end {
            if let Some((system, _)) = digit(self.at(place)) {
                if found.is_some_and(|known| known != system) {
                    return None;
                }
                found = Some(system);
            }
        }
        found
    }

    /// What stands around a run, its signs taken out.
    pub(super) fn around(&self, run: &Run) -> Around {
        let mut around = Around { column: 1, ..Around::default() };
        let before = self.characters.get(..run.start).unwrap_or_default();
        let after = without_dash(self.characters.get(run.end..).unwrap_or_default());
        for side in [before, after] {
            let mut side = side;
            // Signs stand at the ends of what is before and after, never inside of a word.
            loop {
                let (first, last) = (side.first().copied(), side.last().copied());
                let (taken, rest) = match (first, last) {
                    (Some((edge, _)), _) if is_mark(edge) => (edge, side.get(1..)),
                    (_, Some((edge, _))) if is_mark(edge) => (edge, side.get(..side.len().wrapping_sub(1))),
                    _ => break,
                };
                side = rest.unwrap_or_default();
                around.signs = around.signs.wrapping_add(usize::from(is_minus(taken) || is_plus(taken)));
                around.negative |= is_minus(taken);
                around.percents = around.percents.wrapping_add(usize::from(is_percent(taken)));
            }
            if let Some((_, column)) = side.first() {
                if around.word.is_empty() {
                    around.column = *column;
                } else {
                    around.word.push(' ');
                }
                around.word.extend(side.iter().map(|(character, _)| *character));
            }
        }
        around
    }
}

/// What follows a number without the dash or two that stand for no cents: `1’000.–`, `1.000,-`.
fn without_dash(after: &[(char, usize)]) -> &[(char, usize)] {
    let Some((('.' | ',', _), rest)) = after.split_first() else { return after };
    let dashes = rest.iter().take_while(|(character, _)| matches!(character, '-' | '–' | '—')).count();
    if (1..=2).contains(&dashes) { rest.get(dashes..).unwrap_or_default() } else { after }
}

/// A digit of any numbering system of ten: its system and its value.
pub(super) fn digit(character: char) -> Option<(u8, u8)> {
    if character.is_ascii_digit() {
        return Some((0, character as u8 & 15));
    }
    if character.is_ascii() {
        return None;
    }
    // Most characters are letters: no need to look through all systems for these.
    if character.is_numeric() || is_ideograph(character) { symbols::digit(character) } else { None }
}

/// Chinese decimal digits are words as well.
fn is_ideograph(character: char) -> bool {
    matches!(character, '〇' | '\u{4e00}'..='\u{9fff}')
}

fn is_mark(character: char) -> bool {
    character == ' ' || is_minus(character) || is_plus(character) || is_percent(character)
}

fn is_minus(character: char) -> bool {
    matches!(character, '-' | '−' | '‐' | '‑' | '‒' | '–' | '－' | '﹣' | '⁻' | '➖')
}

fn is_plus(character: char) -> bool {
    matches!(character, '+' | '＋' | '﹢' | '⁺' | '➕')
}

fn is_percent(character: char) -> bool {
    matches!(character, '%' | '٪' | '％' | '﹪')
}

/// The signs people write for an apostrophe.
pub(super) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | 'ʼ' | '＇' | '´' | '′')
}

/// Marks that say how text runs, and spaces of no width.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}
