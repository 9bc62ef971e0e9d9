//! A number format resolved once: what stands before and after the digits, how they are
//! grouped and rounded. Writing by a plan looks nothing up and allocates nothing.

use super::counted::{self, Counted};
use super::options::{
    CurrencyDisplay, CurrencySign, NumberFormatOptions, RoundingPriority, SignDisplay, Style, TrailingZeroDisplay,
    UseGrouping,
};
use super::parts::PartKind;
use super::symbols::{self, CurrencySymbol, NumberRow, Symbols};
use crate::decimal::{Digits, RoundingMode};
use crate::error::{Error, ErrorCode, Result};
use crate::format::plural::{PluralCategory, PluralRules};
use crate::locale::Locale;
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

/// Which sign a number is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    None,
    Minus,
    Plus,
}

/// What stands around the digits for one sign.
#[derive(Clone, Debug, Default)]
pub(crate) struct Affix {
    pub(crate) prefix: Vec<u16>,
    pub(crate) suffix: Vec<u16>,
}

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
    pub(crate) units: Vec<u16>,
    pub(crate) width: usize,
    /// What to add to ASCII digits where the ten follow each other in one unit each.
    pub(crate) offset: Option<u16>,
}

/// Where the currency, the sign and the number stand, and what they are: what parts are told from.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) positive: Cow<'static, str>,
    /// Empty where the sign just precedes the positive pattern.
    pub(crate) negative: Cow<'static, str>,
    pub(crate) currency: String,
}

impl Layout {
    fn plain(positive: &'static str, negative: &'static str) -> Self {
        Self { positive: Cow::Borrowed(positive), negative: Cow::Borrowed(negative), currency: String::new() }
    }
}

/// Everything about a number format that does not depend on the number.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) digits: DigitUnits,
    pub(crate) decimal: Vec<u16>,
    pub(crate) group: Vec<u16>,
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
    pub(crate) plain: Affix,
    pub(crate) minus: Affix,
    pub(crate) plus: Affix,
    pub(crate) symbols: Symbols,
    pub(crate) layout: Layout,
    /// The currency's name in plural forms that are not what `layout` has.
    pub(crate) counted: Option<Box<Counted>>,
    pub(crate) system: u8,
}

impl Plan {
    pub(crate) fn new(locale: &Locale, options: &NumberFormatOptions) -> Result<Self> {
        let row = NumberRow::new(locale, options.numbering_system.as_deref());
        let mut plan_symbols = row.symbols();
        let mut shift = 0;
        let mut defaults = (0, 3);
        let mut named = None;
        let layout = match options.style {
            Style::Decimal => Layout::plain("\u{1}", ""),
            Style::Percent => {
                shift = 2;
                defaults = (0, 0);
                // The percent pattern always has a place for the sign.
                Layout::plain(row.percent(), row.percent())
            }
            Style::Currency => {
                let code = options.currency.ok_or_else(|| {
                    Error::new(ErrorCode::InvalidOption, &["style currency needs a currency"])
                        .with_hint(&["give the option currency three letters of ISO 4217, like EUR"])
                })?;
                let digits = symbols::fraction(code).digits;
                defaults = (digits, digits);
                plan_symbols = row.money_symbols(code);
                if options.currency_display == CurrencyDisplay::Name {
                    let (other, forms) = counted::layouts(locale, code)?;
                    named = forms;
                    other
                } else {
                    let symbol = match options.currency_display {
                        CurrencyDisplay::Code => CurrencySymbol::code(code),
                        display => CurrencySymbol::find(locale.row(), code, display == CurrencyDisplay::NarrowSymbol),
                    };
                    let (positive, negative) = row.currency_pattern(is_accounting(options), &symbol);
                    Layout { currency: symbol.text, ..Layout::plain(positive, negative) }
                }
            }
        };
        let mut plan = Self {
            digits: DigitUnits::new(row.system),
            decimal: plan_symbols.decimal.encode_utf16().collect(),
            group: plan_symbols.group.encode_utf16().collect(),
            primary: 0,
            secondary: 0,
            grouped_from: 0,
            minimum_integer: options.minimum_integer_digits.unwrap_or(1),
            shift,
            rounding: rounding(options, defaults)?,
            sign_display: options.sign_display,
            plain: Affix::default(),
            minus: Affix::default(),
            plus: Affix::default(),
            symbols: plan_symbols,
            layout,
            counted: None,
            system: row.system,
        };
        // Each kind of pattern has group sizes of its own; with a name a plain number stands.
        let sizes = match options.style {
            Style::Percent => Some(row.percent_sizes()),
            Style::Currency if options.currency_display != CurrencyDisplay::Name => {
                Some(row.currency_sizes(is_accounting(options)))
            }
            _ => None,
        };
        if let Some([primary, secondary]) = sizes {
            let [.., minimum] = plan.symbols.sizes;
            plan.symbols.sizes = [primary, secondary, minimum];
        }
        plan.set_grouping(options.use_grouping);
        let [plain, minus, plus] = plan.affixes(&plan.layout);
        (plan.plain, plan.minus, plan.plus) = (plain, minus, plus);
        plan.counted = named.map(|named| Box::new(Counted::new(named, &plan)));
        Ok(plan)
    }

    fn set_grouping(&mut self, grouping: UseGrouping) {
        let [primary, secondary, minimum] = self.symbols.sizes;
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

    pub(crate) fn affix_of(&self, sign: Sign) -> &Affix {
        match sign {
            Sign::None => &self.plain,
            Sign::Minus => &self.minus,
            Sign::Plus => &self.plus,
        }
    }

    /// The affix of a number of which the category is asked for only where it matters.
    #[inline]
    pub(crate) fn affix_for(&self, sign: Sign, category: impl FnOnce(&PluralRules) -> PluralCategory) -> &Affix {
        match &self.counted {
            None => self.affix_of(sign),
            Some(counted) => counted.affix(sign, category(&counted.rules)).unwrap_or_else(|| self.affix_of(sign)),
        }
    }

    /// The layout of a number as it is shown.
    pub(crate) fn layout_for(&self, number: &Digits) -> &Layout {
        let counted = self.counted.as_deref();
        counted.and_then(|counted| counted.layout(counted.rules.select(number))).unwrap_or(&self.layout)
    }

    /// Tells the pieces around the number one after the other; `true` marks those after it.
    pub(crate) fn pieces(&self, layout: &Layout, sign: Sign, mut tell: impl FnMut(bool, PartKind, &str)) {
        let (kind, marks) = match sign {
            Sign::None => (PartKind::Literal, ("", "")),
            Sign::Minus => (PartKind::MinusSign, self.symbols.minus),
            Sign::Plus => (PartKind::PlusSign, self.symbols.plus),
        };
        // A negative pattern that places a minus also places a plus; one that shows negative
        // amounts otherwise (brackets) is for these alone.
        let (positive, negative) = (&*layout.positive, &*layout.negative);
        let (pattern, wrapped) = match sign {
            Sign::None if positive.contains('\u{3}') => (positive, true),
            Sign::None => (positive, false),
            Sign::Minus if !negative.is_empty() => (negative, true),
            Sign::Plus if negative.contains('\u{3}') => (negative, true),
            _ => (positive, false),
        };
        let mut after = false;
        if !wrapped {
            tell_mark(marks.0, kind, after, &mut tell);
        }
        let mut rest = pattern;
        while let Some(at) = rest.find(['\u{1}', '\u{2}', '\u{3}']) {
            let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
            self.tell_literal(before, after, &mut tell);
            match from.as_bytes().first() {
                Some(1) => after = true,
                Some(2) => tell(after, PartKind::Currency, &layout.currency),
                _ => {
                    tell_mark(marks.0, kind, after, &mut tell);
                    tell_mark(marks.1, kind, after, &mut tell);
                }
            }
            rest = from.get(1..).unwrap_or_default();
        }
        self.tell_literal(rest, after, &mut tell);
        if !wrapped {
            tell_mark(marks.1, kind, after, &mut tell);
        }
    }

    /// Literal text of a pattern; in a percent pattern it holds the percent sign.
    fn tell_literal(&self, text: &str, after: bool, tell: &mut impl FnMut(bool, PartKind, &str)) {
        if text.is_empty() {
            return;
        }
        if self.shift == 0 {
            return tell(after, PartKind::Literal, text);
        }
        let is_space = |character: char| character.is_whitespace() || is_bidi_mark(character);
        let trimmed = text.trim_start_matches(is_space);
        let (leading, rest) = text.split_at_checked(text.len().saturating_sub(trimmed.len())).unwrap_or((text, ""));
        let sign = rest.trim_end_matches(is_space);
        let trailing = rest.get(sign.len()..).unwrap_or_default();
        for (kind, piece) in
            [(PartKind::Literal, leading), (PartKind::PercentSign, sign), (PartKind::Literal, trailing)]
        {
            if !piece.is_empty() {
                tell(after, kind, piece);
            }
        }
    }

    /// What stands around the digits without a sign, with minus and with plus.
    pub(super) fn affixes(&self, layout: &Layout) -> [Affix; 3] {
        [Sign::None, Sign::Minus, Sign::Plus].map(|sign| {
            let mut affix = Affix::default();
            self.pieces(layout, sign, |after, _, text| {
                let side = if after { &mut affix.suffix } else { &mut affix.prefix };
                side.extend(text.encode_utf16());
            });
            affix
        })
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
        let (minimum, maximum) = (i32::from(self.minimum_fraction), i32::from(self.maximum_fraction));
        let Some((least, most)) = self.significant else {
            number.round_to_increment(self.increment.max(1), maximum, self.mode);
            number.trim_to_scale(minimum);
            number.pad_to_scale(minimum);
            self.strip(number);
            return;
        };
        let (least, most) = (i32::from(least), i32::from(most));
        let by_significant = match self.priority {
            RoundingPriority::Auto => true,
            // Which limit keeps more places after the point?
            priority => {
                let top = if number.is_zero() { 1 } else { number.point() };
                let significant_scale = most.saturating_sub(top);
                (significant_scale >= maximum) == (priority == RoundingPriority::MorePrecision)
            }
        };
        if by_significant {
            number.round_to_significant(most, self.mode);
            let top = if number.is_zero() { 1 } else { number.point() };
            let minimum_scale = least.saturating_sub(top).max(0);
            number.trim_to_scale(minimum_scale);
            number.pad_to_scale(minimum_scale);
        } else {
            number.round_to_scale(maximum, self.mode);
            number.trim_to_scale(minimum);
            number.pad_to_scale(minimum);
        }
        self.strip(number);
    }

    fn strip(&self, number: &mut Digits) {
        if self.strip_if_integer {
            let whole = (1..=number.scale()).all(|place| number.digit_at(place.saturating_neg()) == 0);
            if whole {
                number.trim_to_scale(0);
            }
        }
    }
}

/// Whether the book-keepers' pattern is used: not where no sign is to be seen, as in ICU.
fn is_accounting(options: &NumberFormatOptions) -> bool {
    options.currency_sign == CurrencySign::Accounting && options.sign_display != SignDisplay::Never
}

/// Tells a sign with its bidi marks, which are no part of the sign.
fn tell_mark(text: &str, kind: PartKind, after: bool, tell: &mut impl FnMut(bool, PartKind, &str)) {
    let inner = text.trim_start_matches(is_bidi_mark);
    let (leading, _) = text.split_at_checked(text.len().saturating_sub(inner.len())).unwrap_or_default();
    let sign = inner.trim_end_matches(is_bidi_mark);
    let trailing = inner.get(sign.len()..).unwrap_or_default();
    for (kind, piece) in [(PartKind::Literal, leading), (kind, sign), (PartKind::Literal, trailing)] {
        if !piece.is_empty() {
            tell(after, kind, piece);
        }
    }
}

/// Marks of direction: left-to-right, right-to-left, Arabic letter.
const fn is_bidi_mark(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{61c}')
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
    if minimum > maximum {
        return Err(Error::new(
            ErrorCode::InvalidOption,
            &["minimumFractionDigits is larger than maximumFractionDigits"],
        )
        .with_hint(&["give a minimum that is at most the maximum"]));
    }
    let asked = options.minimum_significant_digits.is_some() || options.maximum_significant_digits.is_some();
    let with_priority = options.rounding_priority != RoundingPriority::Auto;
    let significant = (asked || with_priority).then(|| {
        let least = options.minimum_significant_digits.unwrap_or(1);
        (least, options.maximum_significant_digits.unwrap_or(21))
    });
    if significant.is_some_and(|(least, most)| least > most) {
        return Err(Error::new(
            ErrorCode::InvalidOption,
            &["minimumSignificantDigits is larger than maximumSignificantDigits"],
        )
        .with_hint(&["give a minimum that is at most the maximum"]));
    }
    if increment != 1 && (significant.is_some() || minimum != maximum) {
        return Err(Error::new(
            ErrorCode::InvalidOption,
            &["roundingIncrement needs fraction digits with an equal minimum and maximum"],
        )
        .with_hint(&["give minimumFractionDigits and maximumFractionDigits the same number"]));
    }
    Ok(Rounding {
        mode: options.rounding_mode,
        minimum_fraction: minimum,
        maximum_fraction: maximum,
        significant,
        priority: options.rounding_priority,
        increment,
        strip_if_integer: options.trailing_zero_display == TrailingZeroDisplay::StripIfInteger,
    })
}

impl DigitUnits {
    pub(crate) fn new(system: u8) -> Self {
        if system == 0 {
            return Self { units: (u16::from(b'0')..=u16::from(b'9')).collect(), width: 1, offset: Some(0) };
        }
        let units: Vec<u16> = symbols::digits(system).1.encode_utf16().collect();
        let width = (units.len() / 10).max(1);
        let first = units.first().copied().unwrap_or_default();
        let consecutive = width == 1 && units.iter().zip(first..).all(|(unit, expected)| *unit == expected);
        Self { units, width, offset: consecutive.then(|| first.wrapping_sub(u16::from(b'0'))) }
    }

    /// The units of a digit 0–9.
    #[inline]
    pub(crate) fn of(&self, digit: u8) -> &[u16] {
        let start = usize::from(digit).wrapping_mul(self.width);
        self.units.get(start..start.wrapping_add(self.width)).unwrap_or_default()
    }
}
