//! A number format resolved once: what stands before and after the digits, how they are
//! grouped and rounded. Writing by a plan looks nothing up and allocates nothing.
//!
//! All texts of a plan stand in one row of UTF-16 units, each unit beside the kind of part it
//! belongs to: writing copies a stretch of the row, telling parts reads the kinds off it.

use super::forms::{self, CompactForms, Counted, Forms};
use super::options::{
    CurrencyDisplay, CurrencySign, Notation, NumberFormatOptions, QUANTITIES, SignDisplay, Style, UnitDisplay,
    UseGrouping,
};
use super::parts::PartKind;
use super::rounding::{Rounding, currency_digits};
use super::symbols::{CurrencySymbol, DigitUnits, NumberRow, Symbols};
use super::texts::{Stretch, Texts, is_bidi_mark};
use super::unit::Unit;
use crate::data::names::Names;
use crate::data::pack::PackTopic;
use crate::decimal::Digits;
use crate::error::{Error, ErrorCode, Result};
use crate::format::plural::{PluralCategory, PluralRules};
use crate::locale::Locale;
use crate::text::fields;
use alloc::vec::Vec;

/// Which sign a number is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    None,
    Minus,
    Plus,
}

/// Where the number, the currency and the sign stand: U+0001, U+0002 and U+0003, or U+0010 to
/// U+0012 in compact forms, or CLDR's `{0}` for a number with its sign and `{1}` for the currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pattern<'a> {
    pub(super) positive: &'a str,
    /// Empty where the sign just precedes the positive pattern.
    pub(super) negative: &'a str,
    pub(super) currency: &'a str,
    /// What the other texts of the pattern are.
    pub(super) kind: PartKind,
    /// The compact form that stands in the place of the number, and that of numbers with a sign
    /// where it places the sign; empty for the number itself.
    pub(super) compact: [&'a str; 2],
    /// Whether a currency that meets the digits with a letter is kept apart from them.
    pub(super) spaced: bool,
}

impl<'a> Pattern<'a> {
    pub(super) fn plain(positive: &'a str, negative: &'a str, kind: PartKind) -> Self {
        Self { positive, negative, currency: "", kind, compact: [""; 2], spaced: false }
    }
}

/// What stands around the digits for one sign.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Affix {
    pub(crate) prefix: Stretch,
    pub(crate) suffix: Stretch,
    /// Where in the prefix a name or unit ends, and where in the suffix it starts; the sign, the
    /// symbol and the compact form stand between these and the digits.
    #[cfg_attr(not(feature = "quantities"), allow(dead_code))]
    pub(super) inner: Stretch,
    /// The text says the number by itself: no digits are written.
    pub(crate) bare: bool,
}

/// The affixes without a sign, with minus and with plus.
pub(crate) type Affixes = [Affix; 3];

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
    pub(crate) notation: Notation,
    /// How many bidi marks stand before and after a sign and go with it.
    #[cfg_attr(not(feature = "quantities"), allow(dead_code))]
    pub(crate) sign_marks: [u8; 2],
    /// What stands between a number and its power of ten, and before a negative power.
    pub(crate) exponent: [Stretch; 2],
    /// What stands around numbers; the first is for all that have nothing of their own.
    affixes: Vec<Affixes>,
    /// Where a name, unit or compact form depends on the number: which affixes it takes.
    pub(super) counted: Option<Counted>,
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
        let mut increment = 1;
        let (names, units, symbol, patterns);
        let plain = [Pattern::plain("\u{1}", "", PartKind::Literal)];
        let (mut amount, mut outer) = (None, plain.as_slice());
        match options.style {
            Style::Decimal => {}
            Style::Percent => {
                shift = 2;
                defaults = (0, 0);
                if QUANTITIES && options.notation == Notation::Compact {
                    // ICU takes the unit's pattern there, which may have another space.
                    names = Names::of_row(PackTopic::Units, locale.row())?;
                    units = Unit::PERCENT.patterns(&names, UnitDisplay::Short);
                    patterns = units.each_ref().map(|unit| Pattern::plain(unit, unit, PartKind::PercentSign));
                    outer = &patterns;
                } else {
                    // The percent pattern always has a place for the sign.
                    patterns = [Pattern::plain(row.percent(), row.percent(), PartKind::PercentSign); 6];
                    outer = patterns.get(..1).unwrap_or_default();
                    symbols.set_sizes(row.percent_sizes());
                }
            }
            Style::Unit if !QUANTITIES => return Err(no_unit()),
            Style::Unit => {
                let unit = options.unit.ok_or_else(no_unit)?;
                let spelled_out = options.unit_display == UnitDisplay::Long || options.notation == Notation::Compact;
                if unit == Unit::PERCENT && !spelled_out {
                    patterns = [Pattern::plain(row.percent(), row.percent(), PartKind::Unit); 6];
                    outer = patterns.get(..1).unwrap_or_default();
                    symbols.set_sizes(row.percent_sizes());
                } else {
                    names = Names::of_row(PackTopic::Units, locale.row())?;
                    units = unit.patterns(&names, options.unit_display);
                    patterns = units.each_ref().map(|unit| Pattern::plain(unit, unit, PartKind::Unit));
                    outer = &patterns;
                }
            }
            Style::Currency => {
                let code = options.currency.ok_or_else(no_currency)?;
                if !QUANTITIES || options.notation == Notation::Standard {
                    let (digits, step) = currency_digits(code, options);
                    defaults = (digits, digits);
                    increment = step;
                }
                symbols = row.money_symbols(code);
                if options.currency_display == CurrencyDisplay::Name {
                    // A plain number stands beside a name.
                    names = Names::of_row(PackTopic::Names, locale.row())?;
                    patterns = forms::currency_name(&names, options.currency_text());
                    outer = &patterns;
                } else {
                    symbol = match options.currency_display {
                        CurrencyDisplay::Code => CurrencySymbol::code(code),
                        display => CurrencySymbol::find(locale.row(), code, display == CurrencyDisplay::NarrowSymbol),
                    };
                    let accounting = is_accounting(options);
                    let (positive, negative) = row.currency_pattern(accounting, &symbol);
                    let pattern =
                        Pattern { currency: &symbol.text, ..Pattern::plain(positive, negative, PartKind::Literal) };
                    patterns = [pattern; 6];
                    outer = patterns.get(..1).unwrap_or_default();
                    amount = Some(&symbol);
                    symbols.set_sizes(row.currency_sizes(accounting));
                }
            }
        }
        let compact = CompactForms::new(locale, options, row.system == 0, amount.is_some())?;
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
            rounding: Rounding::new(options, defaults, increment)?,
            sign_display: options.sign_display,
            notation: options.notation,
            sign_marks: sign_marks(symbols.plus),
            exponent: Default::default(),
            affixes: Vec::new(),
            counted: None,
            infinity: symbols.infinity,
            nan: symbols.nan,
            system: row.system,
        };
        plan.decimal = plan.text(PartKind::Decimal, symbols.decimal);
        plan.group = plan.text(PartKind::Group, symbols.group);
        if !plan.exponent_is_empty() {
            let separator = plan.text(PartKind::ExponentSeparator, symbols.exponential);
            let minus = plan.text(PartKind::ExponentMinusSign, symbols.minus.0);
            plan.exponent = [separator, minus];
        }
        plan.set_grouping(symbols.sizes, options.grouping());
        let forms = Forms { outer, compact: compact.as_ref(), symbol: amount };
        let counted = forms.each(locale, &mut |form| {
            let mut affixes = Affixes::default();
            for (slot, sign) in affixes.iter_mut().zip([Sign::None, Sign::Minus, Sign::Plus]) {
                *slot = plan.affix(form, sign, &symbols);
            }
            plan.affixes.push(affixes);
        });
        plan.counted = counted;
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
            // ICU groups compact forms from two digits on, unless it is told otherwise.
            UseGrouping::Auto if !self.is_standard() && self.notation == Notation::Compact => minimum.max(2),
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

    /// What stands around a number whose first digit is at a power of ten; its category is asked
    /// for only where it matters.
    #[inline(always)]
    pub(crate) fn affix_for(
        &self,
        sign: Sign,
        power: i32,
        exactly_one: bool,
        category: impl FnOnce(&PluralRules) -> PluralCategory,
    ) -> Affix {
        let form = match &self.counted {
            None => 0,
            Some(counted) => {
                let category = if counted.by_category { category(&counted.rules) } else { PluralCategory::Other };
                counted.form(power, category, category, exactly_one)
            }
        };
        self.affix_at(form, sign)
    }

    #[inline(always)]
    fn affix_at(&self, form: usize, sign: Sign) -> Affix {
        self.affixes.get(form).and_then(|affixes| affixes.get(sign as usize)).copied().unwrap_or_default()
    }

    /// What stands around a number that is shown; `category` is what a range of it and others has.
    pub(crate) fn affix_of_shown(&self, shown: &Shown, sign: Sign, category: Option<PluralCategory>) -> Affix {
        let form = self.counted.as_ref().map_or(0, |counted| counted.place(shown, category));
        self.affix_at(form, sign)
    }

    /// What stands around a number that has no category.
    pub(crate) fn affix_of(&self, sign: Sign) -> Affix {
        self.affix_for(sign, 0, false, |_| PluralCategory::Other)
    }

    /// Whether no power of ten is written.
    pub(crate) fn exponent_is_empty(&self) -> bool {
        !QUANTITIES || !matches!(self.notation, Notation::Scientific | Notation::Engineering)
    }

    /// Whether what stands around a number does not depend on its power of ten.
    pub(crate) fn is_standard(&self) -> bool {
        !QUANTITIES || self.notation == Notation::Standard
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

    /// Whether two categories decide on what stands around a number: that of the digits on the
    /// compact form, that of the whole on the name or unit.
    pub(crate) fn names_compact_forms(&self) -> bool {
        !self.is_standard() && self.counted.as_ref().is_some_and(Counted::has_names)
    }

    /// The power of ten that the notation takes out of a number with its first digit at `power`.
    pub(crate) fn exponent(&self, power: i32) -> i32 {
        match self.notation {
            // A build without quantities knows no other.
            Notation::Standard => 0,
            _ if !QUANTITIES => 0,
            Notation::Scientific => power,
            Notation::Engineering => power.wrapping_sub(power.rem_euclid(3)),
            Notation::Compact => self.counted.as_ref().map_or(0, |counted| counted.exponent(power)),
        }
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
        let Pattern { positive, negative, .. } = *form;
        let places_sign = |pattern: &str| pattern.bytes().any(|byte| matches!(byte, 3 | 0x12 | b'{'));
        let (pattern, wrapped) = match sign {
            // A unit's text may say its number without a place for it.
            _ if form.kind == PartKind::Unit => (positive, true),
            Sign::None => (positive, places_sign(positive)),
            Sign::Minus if !negative.is_empty() => (negative, true),
            Sign::Plus if places_sign(negative) => (negative, true),
            _ => (positive, false),
        };
        // A compact form may place the sign by itself: `elfu -1.2` in Swahili.
        let [compact, signed] = form.compact;
        let (compact, marks, within) = match sign {
            Sign::Minus | Sign::Plus if !signed.is_empty() => (signed, ("", ""), marks),
            _ => (compact, marks, ("", "")),
        };
        let start = self.texts.len();
        let (mut inner, mut middle) = (Stretch { start, end: u16::MAX }, None);
        let mut bare = true;
        if !wrapped {
            self.texts.push_sign(kind, marks.0);
        }
        let (mut run, mut characters) = (0, pattern.char_indices());
        while let Some((at, character)) = characters.next() {
            if !matches!(character, '\u{1}'..='\u{3}' | '\u{10}'..='\u{12}' | '{') {
                continue;
            }
            self.texts.push_trimmed(form.kind, pattern.get(run..at).unwrap_or_default());
            let numbered = if character == '{' { characters.next() } else { None };
            if numbered.is_some() {
                characters.next();
            }
            run = pattern.len().wrapping_sub(characters.as_str().len());
            match (character, numbered) {
                ('\u{2}' | '\u{11}', _) | ('{', Some((_, '1'))) => {
                    let (before, after) = pattern.split_at_checked(at).unwrap_or_default();
                    if form.spaced && before.ends_with('\u{10}') {
                        self.texts.push(PartKind::Literal, '\u{a0}');
                    }
                    self.texts.push_str(PartKind::Currency, form.currency);
                    if form.spaced && after.starts_with("\u{11}\u{10}") {
                        self.texts.push(PartKind::Literal, '\u{a0}');
                    }
                }
                ('\u{1}' | '\u{10}', _) => {
                    (middle, bare) = self.number(compact, kind, within);
                }
                _ => {
                    if numbered.is_some() {
                        inner.start = self.texts.len();
                    }
                    self.texts.push_sign(kind, marks.0);
                    self.texts.push_sign(kind, marks.1);
                    if numbered.is_some() {
                        (middle, bare) = self.number(compact, kind, within);
                        inner.end = self.texts.len();
                    }
                }
            }
        }
        self.texts.push_trimmed(form.kind, pattern.get(run..).unwrap_or_default());
        if !wrapped {
            self.texts.push_sign(kind, marks.1);
        }
        let end = self.texts.len();
        inner.end = inner.end.min(end);
        let middle = middle.unwrap_or(end);
        Affix { prefix: Stretch { start, end: middle }, suffix: Stretch { start: middle, end }, inner, bare }
    }

    /// Writes what a compact form adds to the number: where the digits stand, and whether there
    /// are none.
    fn number(&mut self, compact: &str, kind: PartKind, sign: (&str, &str)) -> (Option<u16>, bool) {
        let mut halves = fields(compact, 0x10);
        let mut push = |half: Option<&str>| {
            for (part, text) in fields(half.unwrap_or_default(), 0x12).enumerate() {
                if part > 0 {
                    self.texts.push_sign(kind, sign.0);
                    self.texts.push_sign(kind, sign.1);
                }
                self.texts.push_trimmed(PartKind::Compact, text);
            }
            self.texts.len()
        };
        let middle = push(halves.next());
        let after = halves.next();
        push(after);
        (Some(middle), !compact.is_empty() && after.is_none())
    }

    /// The number as it is shown: shifted, rounded, with its visible zeros, and with the power of
    /// ten that its notation takes out.
    pub(crate) fn shown(&self, value: &Digits) -> Shown {
        let mut number = value.clone();
        if self.shift > 0 {
            number.shift(i32::from(self.shift));
        }
        let mut shown = Shown { number, exponent: 0, power: 0 };
        if self.is_standard() {
            self.rounding.apply(&mut shown.number);
            return shown;
        }
        let value = shown.number;
        let top = if value.is_zero() { 0 } else { value.point().wrapping_sub(1) };
        shown = self.scaled(&value, top);
        // Rounding may carry into another power: 999,950 is 1M, not 1000K.
        let carried = shown.number.point().wrapping_sub(1).wrapping_add(shown.exponent);
        if !shown.number.is_zero() && carried > top {
            shown = self.scaled(&value, carried);
        }
        shown
    }

    /// The number rounded at the power of ten that its notation takes out of `10^power`.
    fn scaled(&self, value: &Digits, power: i32) -> Shown {
        let exponent = self.exponent(power);
        let mut number = value.clone();
        number.shift(exponent.wrapping_neg());
        self.rounding.apply(&mut number);
        let power = if number.is_zero() { 0 } else { number.point().wrapping_sub(1).wrapping_add(exponent) };
        Shown { number, exponent, power }
    }
}

/// A number as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    /// The digits that are seen.
    pub(crate) number: Digits,
    /// The power of ten they are multiples of.
    pub(crate) exponent: i32,
    /// The power of ten of the first digit.
    pub(crate) power: i32,
}

/// Whether the book-keepers' pattern is used: not where no sign is to be seen, as in ICU.
fn is_accounting(options: &NumberFormatOptions) -> bool {
    options.currency_sign == CurrencySign::Accounting && options.sign_display != SignDisplay::Never
}

/// How many bidi marks a sign brings with it, before and after.
fn sign_marks((before, after): (&str, &str)) -> [u8; 2] {
    let count = |text: &str| text.chars().filter(|mark| is_bidi_mark(*mark)).count() as u8;
    let (lead, tail) = before.split_once(|sign| !is_bidi_mark(sign)).unwrap_or((before, ""));
    [count(lead), count(tail).wrapping_add(count(after))]
}

#[cold]
fn no_unit() -> Error {
    Error::new(ErrorCode::InvalidOption, &["style unit needs a unit"])
        .with_hint(&["give the option unit a name like kilometer or liter-per-day"])
}

#[cold]
fn no_currency() -> Error {
    Error::new(ErrorCode::InvalidOption, &["style currency needs a currency"])
        .with_hint(&["give the option currency three letters of ISO 4217, like EUR"])
}
