//! A number format resolved once: what stands before and after the digits, how they are
//! grouped and rounded. Writing by a plan looks nothing up and allocates nothing.
//!
//! All texts of a plan stand in one row of UTF-16 units, each unit beside the kind of part it
//! belongs to: writing copies a stretch of the row, telling parts reads the kinds off it.

use super::counted;
use super::options::{
    CurrencyDisplay, CurrencySign, NumberFormatOptions, RoundingPriority, SignDisplay, Style, TrailingZeroDisplay,
    UseGrouping,
};
use super::parts::PartKind;
use super::symbols::{self, CurrencySymbol, NumberRow, Symbols};
use crate::data::names::Names;
use crate::decimal::{Digits, RoundingMode};
use crate::error::{Error, ErrorCode, Result};
use crate::format::plural::{PluralCategory, PluralRules};
use crate::locale::Locale;
use alloc::vec::Vec;

/// Which sign a number is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    None,
    Minus,
    Plus,
}

/// The texts of a plan.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts {
    units: Vec<u16>,
    /// As many as units.
    kinds: Vec<PartKind>,
}

/// A stretch of the texts.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Stretch {
    start: u16,
    end: u16,
}

impl Texts {
    fn len(&self) -> u16 {
        self.units.len() as u16
    }

    fn push(&mut self, kind: PartKind, character: char) {
        let mut buffer = [0; 2];
        for unit in character.encode_utf16(&mut buffer) {
            self.units.push(*unit);
            self.kinds.push(kind);
        }
    }

    fn push_str(&mut self, kind: PartKind, text: &str) {
        for character in text.chars() {
            self.push(kind, character);
        }
    }

    /// Adds a sign with its bidi marks, which are no part of the sign.
    fn push_sign(&mut self, kind: PartKind, text: &str) {
        for character in text.chars() {
            self.push(if is_bidi_mark(character) { PartKind::Literal } else { kind }, character);
        }
    }

    #[inline(always)]
    pub(crate) fn units(&self, stretch: Stretch) -> &[u16] {
        self.units.get(usize::from(stretch.start)..usize::from(stretch.end)).unwrap_or_default()
    }

    /// The units of a stretch with their kinds.
    pub(crate) fn pieces(&self, stretch: Stretch) -> impl Iterator<Item = (PartKind, u16)> {
        let kinds = self.kinds.get(usize::from(stretch.start)..usize::from(stretch.end)).unwrap_or_default();
        kinds.iter().copied().zip(self.units(stretch).iter().copied())
    }
}

/// Where the number, the currency and the sign stand: U+0001, U+0002 and U+0003, or CLDR's `{0}`
/// for a number with its sign and `{1}` for the currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pattern<'a> {
    pub(super) positive: &'a str,
    /// Empty where the sign just precedes the positive pattern.
    pub(super) negative: &'a str,
    pub(super) currency: &'a str,
}

impl<'a> Pattern<'a> {
    fn plain(positive: &'a str, negative: &'a str) -> Self {
        Self { positive, negative, currency: "" }
    }
}

/// What stands around the digits for one sign.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Affix {
    pub(crate) prefix: Stretch,
    pub(crate) suffix: Stretch,
}

/// The affixes without a sign, with minus and with plus.
pub(crate) type Affixes = [Affix; 3];

/// How digits are rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rounding {
    pub(crate) mode: RoundingMode,
    pub(crate) minimum_fraction: u8,
    pub(crate) maximum_fraction: u8,
    /// Minimum and maximum significant digits, where they count.
    pub(crate) significant: Option<(u8, u8)>,
    pub(crate) priority: RoundingPriority,
    pub(crate) increment: u16,
    pub(crate) strip_if_integer: bool,
}

/// The digits of a numbering system as code units.
#[derive(Clone, Debug)]
pub(crate) struct DigitUnits {
    /// The ten digits in a row, each of `width` units.
    pub(crate) units: [u16; 20],
    pub(crate) width: usize,
    /// What to add to ASCII digits where the ten follow each other in one unit each.
    pub(crate) offset: Option<u16>,
}

/// Everything about a number format that does not depend on the number.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) digits: DigitUnits,
    pub(crate) texts: Texts,
    pub(crate) decimal: Stretch,
    pub(crate) group: Stretch,
    /// Sizes of the lowest group and the others; 0 for no grouping.
    pub(crate) primary: u8,
    pub(crate) secondary: u8,
    /// How many digits before the point call for the first separator.
    pub(crate) grouped_from: u8,
    pub(crate) minimum_integer: u8,
    /// Decimal places the number is shifted by: 2 for percent.
    pub(crate) shift: u8,
    pub(crate) rounding: Rounding,
    pub(crate) sign_display: SignDisplay,
    /// What stands around numbers; the first is for all categories that have nothing of their own.
    affixes: Vec<Affixes>,
    /// Where a currency's name depends on the number: the rules, and a category's affixes.
    counted: Option<(PluralRules, [u8; 6])>,
    pub(crate) infinity: &'static str,
    pub(crate) nan: &'static str,
    pub(crate) system: u8,
}

impl Plan {
    pub(crate) fn new(locale: &Locale, options: &NumberFormatOptions) -> Result<Self> {
        let row = NumberRow::new(locale, options.numbering_system.as_deref());
        let mut symbols = row.symbols();
        let mut shift = 0;
        let mut defaults = (0, 3);
        let (names, symbol);
        let mut forms = Vec::with_capacity(1);
        let mut counted = None;
        match options.style {
            Style::Decimal => forms.push(Pattern::plain("\u{1}", "")),
            Style::Percent => {
                shift = 2;
                defaults = (0, 0);
                // The percent pattern always has a place for the sign.
                forms.push(Pattern::plain(row.percent(), row.percent()));
                symbols.set_sizes(row.percent_sizes());
            }
            Style::Currency => {
                let code = options.currency.ok_or_else(no_currency)?;
                let digits = symbols::fraction(code).digits;
                defaults = (digits, digits);
                symbols = row.money_symbols(code);
                if options.currency_display == CurrencyDisplay::Name {
                    // A plain number stands beside a name.
                    names = Names::of_row(locale.row())?;
                    counted = counted::patterns(locale, &names, options.currency_text(), &mut forms);
                } else {
                    symbol = match options.currency_display {
                        CurrencyDisplay::Code => CurrencySymbol::code(code),
                        display => CurrencySymbol::find(locale.row(), code, display == CurrencyDisplay::NarrowSymbol),
                    };
                    let accounting = is_accounting(options);
                    let (positive, negative) = row.currency_pattern(accounting, &symbol);
                    forms.push(Pattern { positive, negative, currency: &symbol.text });
                    symbols.set_sizes(row.currency_sizes(accounting));
                }
            }
        }
        let mut plan = Self {
            digits: DigitUnits::new(row.system),
            texts: Texts::default(),
            decimal: Stretch::default(),
            group: Stretch::default(),
            primary: 0,
            secondary: 0,
            grouped_from: 0,
            minimum_integer: options.minimum_integer_digits.unwrap_or(1),
            shift,
            rounding: rounding(options, defaults)?,
            sign_display: options.sign_display,
            affixes: Vec::with_capacity(forms.len()),
            counted,
            infinity: symbols.infinity,
            nan: symbols.nan,
            system: row.system,
        };
        plan.decimal = plan.text(PartKind::Decimal, symbols.decimal);
        plan.group = plan.text(PartKind::Group, symbols.group);
        plan.set_grouping(symbols.sizes, options.use_grouping);
        for form in &forms {
            let mut affixes = Affixes::default();
            for (slot, sign) in affixes.iter_mut().zip([Sign::None, Sign::Minus, Sign::Plus]) {
                *slot = plan.affix(form, sign, &symbols);
            }
            plan.affixes.push(affixes);
        }
        Ok(plan)
    }

    fn text(&mut self, kind: PartKind, text: &str) -> Stretch {
        let start = self.texts.len();
        self.texts.push_str(kind, text);
        Stretch { start, end: self.texts.len() }
    }

    fn set_grouping(&mut self, [primary, secondary, minimum]: [u8; 3], grouping: UseGrouping) {
        let minimum = match grouping {
            UseGrouping::Never => return,
            UseGrouping::Auto => minimum.max(1),
            UseGrouping::Always => 1,
            UseGrouping::Min2 => minimum.max(2),
        };
        if primary > 0 {
            self.primary = primary;
            self.secondary = secondary.max(1);
            self.grouped_from = primary.saturating_add(minimum);
        }
    }

    /// Which sign a number takes.
    #[inline(always)]
    pub(crate) fn sign(&self, negative: bool, zero: bool) -> Sign {
        match (self.sign_display, negative) {
            (SignDisplay::Never, _) => Sign::None,
            (SignDisplay::ExceptZero, _) if zero => Sign::None,
            (SignDisplay::Negative, true) if zero => Sign::None,
            (_, true) => Sign::Minus,
            (SignDisplay::Always | SignDisplay::ExceptZero, false) => Sign::Plus,
            _ => Sign::None,
        }
    }

    /// What stands around a number; its category is asked for only where it matters.
    #[inline(always)]
    pub(crate) fn affix_for(&self, sign: Sign, category: impl FnOnce(&PluralRules) -> PluralCategory) -> Affix {
        let form = match &self.counted {
            None => 0,
            Some((rules, forms)) => forms.get(category(rules) as usize).copied().unwrap_or(0),
        };
        let affixes = self.affixes.get(usize::from(form));
        affixes.and_then(|affixes| affixes.get(sign as usize)).copied().unwrap_or_default()
    }

    /// What stands around a number that has no category.
    pub(crate) fn affix_of(&self, sign: Sign) -> Affix {
        self.affix_for(sign, |_| PluralCategory::Other)
    }

    /// The most units that stand around a number.
    pub(crate) fn longest_affix(&self) -> usize {
        let length = |stretch: Stretch| usize::from(stretch.end.wrapping_sub(stretch.start));
        let mut longest = 0;
        for affix in self.affixes.iter().flatten() {
            longest = longest.max(length(affix.prefix).wrapping_add(length(affix.suffix)));
        }
        longest
    }

    /// Writes what stands around a number into the texts.
    fn affix(&mut self, form: &Pattern<'_>, sign: Sign, symbols: &Symbols) -> Affix {
        let (kind, marks) = match sign {
            Sign::None => (PartKind::Literal, ("", "")),
            Sign::Minus => (PartKind::MinusSign, symbols.minus),
            Sign::Plus => (PartKind::PlusSign, symbols.plus),
        };
        // A negative pattern that places a minus also places a plus; one that shows negative
        // amounts otherwise (brackets) is for these alone.
        let Pattern { positive, negative, currency } = *form;
        let places_sign = |pattern: &str| pattern.bytes().any(|byte| matches!(byte, 3 | b'{'));
        let (pattern, wrapped) = match sign {
            Sign::None => (positive, places_sign(positive)),
            Sign::Minus if !negative.is_empty() => (negative, true),
            Sign::Plus if places_sign(negative) => (negative, true),
            _ => (positive, false),
        };
        let literal = if self.shift == 0 { PartKind::Literal } else { PartKind::PercentSign };
        let start = self.texts.len();
        let mut middle = start;
        if !wrapped {
            self.texts.push_sign(kind, marks.0);
        }
        let mut characters = pattern.chars();
        while let Some(character) = characters.next() {
            let numbered = if character == '{' { characters.next() } else { None };
            match (character, numbered) {
                ('\u{1}', _) => middle = self.texts.len(),
                ('\u{2}', _) | ('{', Some('1')) => self.texts.push_str(PartKind::Currency, currency),
                ('\u{3}' | '{', _) => {
                    self.texts.push_sign(kind, marks.0);
                    self.texts.push_sign(kind, marks.1);
                    if numbered.is_some() {
                        middle = self.texts.len();
                    }
                }
                ('}', _) => {}
                // The spaces CLDR writes beside a percent sign.
                (' ' | '\u{a0}' | '\u{202f}', _) => self.texts.push(PartKind::Literal, character),
                (mark, _) if is_bidi_mark(mark) => self.texts.push(PartKind::Literal, mark),
                (other, _) => self.texts.push(literal, other),
            }
        }
        if !wrapped {
            self.texts.push_sign(kind, marks.1);
        }
        let end = self.texts.len();
        Affix { prefix: Stretch { start, end: middle }, suffix: Stretch { start: middle, end } }
    }

    /// The number as it is shown: shifted, rounded, with its visible zeros.
    pub(crate) fn rounded(&self, value: &Digits) -> Digits {
        let mut number = value.clone();
        if self.shift > 0 {
            number.shift(i32::from(self.shift));
        }
        self.rounding.apply(&mut number);
        number
    }
}

impl Rounding {
    fn apply(&self, number: &mut Digits) {
        let (mut minimum, maximum) = (i32::from(self.minimum_fraction), i32::from(self.maximum_fraction));
        let mut by_significant = None;
        if let Some((least, most)) = self.significant {
            // Which limit keeps more places after the point?
            let top = if number.is_zero() { 1 } else { number.point() };
            let keeps_more = i32::from(most).wrapping_sub(top) >= maximum;
            if self.priority == RoundingPriority::Auto
                || keeps_more == (self.priority == RoundingPriority::MorePrecision)
            {
                by_significant = Some((i32::from(least), i32::from(most)));
            }
        }
        if let Some((least, most)) = by_significant {
            number.round_to_significant(most, self.mode);
            let top = if number.is_zero() { 1 } else { number.point() };
            minimum = least.wrapping_sub(top).max(0);
        } else {
            number.round_to_increment(self.increment.max(1), maximum, self.mode);
        }
        number.trim_to_scale(minimum);
        number.pad_to_scale(minimum);
        if self.strip_if_integer && (1..=number.scale()).all(|place| number.digit_at(place.wrapping_neg()) == 0) {
            number.trim_to_scale(0);
        }
    }
}

/// Whether the book-keepers' pattern is used: not where no sign is to be seen, as in ICU.
fn is_accounting(options: &NumberFormatOptions) -> bool {
    options.currency_sign == CurrencySign::Accounting && options.sign_display != SignDisplay::Never
}

/// Marks of direction: left-to-right, right-to-left, Arabic letter.
const fn is_bidi_mark(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{61c}')
}

#[cold]
fn no_currency() -> Error {
    Error::new(ErrorCode::InvalidOption, &["style currency needs a currency"])
        .with_hint(&["give the option currency three letters of ISO 4217, like EUR"])
}

/// ECMA-402's rules for the digit options.
fn rounding(options: &NumberFormatOptions, (default_minimum, default_maximum): (u8, u8)) -> Result<Rounding> {
    let increment = options.rounding_increment.max(1);
    let default_maximum = if increment == 1 { default_maximum } else { default_minimum };
    let (minimum, maximum) = match (options.minimum_fraction_digits, options.maximum_fraction_digits) {
        (None, None) => (default_minimum, default_maximum),
        (Some(minimum), None) => (minimum, default_maximum.max(minimum)),
        (None, Some(maximum)) => (default_minimum.min(maximum), maximum),
        (Some(minimum), Some(maximum)) => (minimum, maximum),
    };
    let asked = options.minimum_significant_digits.is_some() || options.maximum_significant_digits.is_some();
    let with_priority = options.rounding_priority != RoundingPriority::Auto;
    let significant = (asked || with_priority).then(|| {
        let least = options.minimum_significant_digits.unwrap_or(1);
        (least, options.maximum_significant_digits.unwrap_or(21))
    });
    let [fault, hint] = if minimum > maximum {
        ["minimumFractionDigits is larger than maximumFractionDigits", "give a minimum that is at most the maximum"]
    } else if significant.is_some_and(|(least, most)| least > most) {
        [
            "minimumSignificantDigits is larger than maximumSignificantDigits",
            "give a minimum that is at most the maximum",
        ]
    } else if increment != 1 && (significant.is_some() || minimum != maximum) {
        [
            "roundingIncrement needs fraction digits with an equal minimum and maximum",
            "give minimumFractionDigits and maximumFractionDigits the same number",
        ]
    } else {
        return Ok(Rounding {
            mode: options.rounding_mode,
            minimum_fraction: minimum,
            maximum_fraction: maximum,
            significant,
            priority: options.rounding_priority,
            increment,
            strip_if_integer: options.trailing_zero_display == TrailingZeroDisplay::StripIfInteger,
        });
    };
    Err(Error::new(ErrorCode::InvalidOption, &[fault]).with_hint(&[hint]))
}

impl DigitUnits {
    pub(crate) fn new(system: u8) -> Self {
        let mut units = [0; 20];
        let mut length = 0_usize;
        for (slot, unit) in units.iter_mut().zip(symbols::digits(system).1.encode_utf16()) {
            *slot = unit;
            length = length.wrapping_add(1);
        }
        let width = (length / 10).max(1);
        let [first, ..] = units;
        let consecutive = width == 1 && units.iter().take(10).zip(first..).all(|(unit, expected)| *unit == expected);
        Self { units, width, offset: consecutive.then(|| first.wrapping_sub(u16::from(b'0'))) }
    }

    /// The units of a digit 0–9.
    #[inline]
    pub(crate) fn of(&self, digit: u8) -> &[u16] {
        let start = usize::from(digit).wrapping_mul(self.width);
        self.units.get(start..start.wrapping_add(self.width)).unwrap_or_default()
    }
}
