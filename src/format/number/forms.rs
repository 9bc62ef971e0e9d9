//! Which pattern a number takes where that depends on the number: the name of a currency
//! (`1.00 US dollar`, `2.00 US dollars`), a unit, a compact form.
//!
//! Names and units go by the plural category of the digits that are shown, compact forms by the
//! power of ten and that category. A plan holds the affixes of every pattern the locale tells
//! apart; [`Counted`] says which a number takes. A newcomer would look for accounting brackets:
//! with a name, amounts follow the pattern of plain numbers.

use super::options::{CompactDisplay, Notation, NumberFormatOptions, QUANTITIES};
use super::parts::PartKind;
use super::plan::{Pattern, Shown};
use super::symbols::CurrencySymbol;
use crate::data::names::{Kind, Names, Value};
use crate::data::pack::PackTopic;
use crate::error::Result;
use crate::format::options::decimal_text;
use crate::format::plural::{PluralCategory, PluralRules, PluralType};
use crate::locale::Locale;
use crate::text::{concat, fields};
use alloc::vec::Vec;

/// The powers of ten that compact forms are told apart by.
const POWERS: usize = 20;
/// Where the form of exactly one stands behind those of the categories.
const EXACTLY_ONE: usize = 6;
const FORMS: usize = 7;
/// No form of its own.
const NONE: u8 = u8::MAX;

/// Which affixes a number takes.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    pub(crate) rules: PluralRules,
    /// For each power of ten what its compact form takes out; one entry where there are none.
    exponents: Vec<u8>,
    /// For each power, for each category that decides on the name (one where none does), for
    /// each that decides on the compact form, and for exactly one: the number of the affixes.
    places: Vec<u8>,
    /// How many categories decide on the name: six or one.
    outer: usize,
    /// Whether any category decides; else the power of ten does alone.
    pub(crate) by_category: bool,
}

impl Counted {
    /// The affixes of a number with its first digit at a power of ten, by the category that decides
    /// on the name and the one that decides on the compact form.
    #[inline(always)]
    pub(crate) fn form(&self, power: i32, outer: PluralCategory, inner: PluralCategory, exactly_one: bool) -> usize {
        let last = self.exponents.len().wrapping_sub(1);
        let power = if last == 0 { 0 } else { usize::try_from(power).unwrap_or(0).min(last) };
        let outer = if self.outer == 1 { 0 } else { outer as usize };
        let forms = power.wrapping_mul(self.outer).wrapping_add(outer).wrapping_mul(FORMS);
        let place = |inner: usize| self.places.get(forms.wrapping_add(inner)).filter(|place| **place != NONE);
        let exactly = if exactly_one { place(EXACTLY_ONE) } else { None };
        exactly.or_else(|| place(inner as usize)).map_or(0, |place| usize::from(*place))
    }

    /// Whether a name or unit depends on the number.
    pub(crate) fn has_names(&self) -> bool {
        self.outer > 1
    }

    /// What the compact form at a power of ten takes out.
    pub(crate) fn exponent(&self, power: i32) -> i32 {
        let last = self.exponents.len().saturating_sub(1);
        let power = usize::try_from(power).unwrap_or(0).min(last);
        self.exponents.get(power).map_or(0, |exponent| i32::from(*exponent))
    }

    /// The affixes of a number as it is shown; `range` is the category of a range it ends.
    pub(crate) fn place(&self, shown: &Shown, range: Option<PluralCategory>) -> usize {
        let inner = self.rules.select(&shown.number);
        let outer = match range {
            Some(category) => category,
            None if self.outer == 1 => inner,
            None => self.rules.select_scaled(&shown.number, shown.exponent),
        };
        self.form(shown.power, outer, inner, is_one(shown))
    }
}

fn is_one(shown: &Shown) -> bool {
    let number = &shown.number;
    number.point() == 1
        && number.digit_at(0) == 1
        && (1..=number.scale()).all(|place| number.digit_at(place.wrapping_neg()) == 0)
}

/// What the patterns of a plan are made from.
pub(super) struct Forms<'a> {
    /// The pattern of the style; one for each category where it has a name or a unit.
    pub(super) outer: &'a [Pattern<'a>],
    /// The compact forms of the locale, where the notation is compact.
    pub(super) compact: Option<&'a CompactForms>,
    /// The symbol, where compact forms of amounts place it.
    pub(super) symbol: Option<&'a CurrencySymbol>,
}

impl<'a> Forms<'a> {
    /// Hands over each pattern once; tells which numbers take which, where there are several.
    pub(super) fn each(&self, locale: &Locale, take: &mut dyn FnMut(&Pattern<'a>)) -> Option<Counted> {
        let mut patterns: Vec<Pattern<'a>> = Vec::with_capacity(1);
        let mut counted = Counted {
            rules: PluralRules::new(locale, PluralType::Cardinal),
            exponents: Vec::new(),
            places: Vec::new(),
            outer: self.outer.len(),
            by_category: false,
        };
        let mut form = None;
        for power in 0..if self.compact.is_some() { POWERS } else { 1 } {
            // The largest form stands for all that are larger still.
            form = self.compact.and_then(|forms| forms.at(power, self.symbol)).or(form);
            let exponent =
                form.and_then(|(form, _)| form.plain().bytes().next()).map_or(0, |letter| letter.wrapping_sub(b'a'));
            counted.exponents.push(exponent);
            for outer in self.outer {
                for inner in 0..FORMS {
                    let text = match (form, inner) {
                        (Some((_, Some(one))), EXACTLY_ONE) => one.plain(),
                        (_, EXACTLY_ONE) => {
                            counted.places.push(NONE);
                            continue;
                        }
                        (form, category) => form.map_or("", |(form, _)| form.form(category as u8)),
                    };
                    let pattern = self.joined(*outer, text);
                    let known = patterns.iter().position(|known| *known == pattern);
                    counted.places.push(known.unwrap_or(patterns.len()) as u8);
                    if known.is_none() {
                        patterns.push(pattern);
                    }
                }
            }
        }
        for pattern in &patterns {
            take(pattern);
        }
        let alone = |row: &&[u8]| {
            let (first, rest) = (row.first(), row.chunks(FORMS).flat_map(|forms| forms.iter().take(EXACTLY_ONE)));
            rest.copied().all(|place| Some(&place) == first)
        };
        let rows = counted.places.chunks(FORMS.wrapping_mul(self.outer.len()));
        counted.by_category = !rows.into_iter().all(|row| alone(&row));
        (patterns.len() > 1).then_some(counted)
    }

    /// The pattern of a style with a compact form in it; amounts with a symbol have their own.
    fn joined(&self, outer: Pattern<'a>, form: &'a str) -> Pattern<'a> {
        let mut halves = fields(form.get(1..).unwrap_or_default(), b';');
        let (first, second) = (halves.next().unwrap_or_default(), halves.next().unwrap_or_default());
        if first.is_empty() {
            outer
        } else if self.symbol.is_some() {
            // Where CLDR has no pattern for currencies that meet the digits with a letter.
            let symbol = self.symbol.is_some_and(|symbol| {
                if first.starts_with('\u{11}') { symbol.ends_with_letter } else { symbol.starts_with_letter }
            });
            Pattern { positive: first, negative: second, kind: PartKind::Compact, spaced: symbol, ..outer }
        } else {
            Pattern { compact: [first, second], ..outer }
        }
    }
}

/// The compact forms of a locale in a width.
pub(super) struct CompactForms {
    texts: Names,
    kind: Kind,
    width: &'static str,
}

impl CompactForms {
    /// The forms that the options ask for, in the digits of a numbering system.
    ///
    /// # Errors
    /// `invalid-option` where those of the locale are not [loaded](crate::pack::install).
    pub(super) fn new(
        locale: &Locale,
        options: &NumberFormatOptions,
        latin: bool,
        amounts: bool,
    ) -> Result<Option<Self>> {
        if !QUANTITIES || options.notation != Notation::Compact {
            return Ok(None);
        }
        let texts = Names::of_row(PackTopic::Compact, locale.row())?;
        let (own, other) =
            if amounts { (Kind::CompactMoney, Kind::CompactMoneyLatin) } else { (Kind::Compact, Kind::CompactLatin) };
        // CLDR has short forms of amounts only.
        let width = if amounts || options.compact_display == CompactDisplay::Short { "s" } else { "l" };
        // Latin digits have forms of their own where they are not the locale's.
        let kind = if latin && texts.find(other, "s3", "").is_some() { other } else { own };
        Ok(Some(Self { texts, kind, width }))
    }

    /// The forms at a power of ten, and that of exactly one.
    fn at(&self, power: usize, symbol: Option<&CurrencySymbol>) -> Option<(Value<'_>, Option<Value<'_>>)> {
        let code = concat(&[self.width, decimal_text(power as u16, &mut [0; 5])]);
        let find = |form| self.texts.find(self.kind, &code, form);
        let mut form = find("")?;
        // Where a currency meets the digits with a letter, CLDR puts a space between them.
        if let Some(symbol) = symbol {
            let stands = |pair: &[u8]| form.plain().as_bytes().windows(2).any(|two| two == pair);
            if stands(&[0x11, 0x10]) && symbol.ends_with_letter || stands(&[0x10, 0x11]) && symbol.starts_with_letter {
                form = find("+").unwrap_or(form);
            }
        }
        Some((form, find("1")))
    }
}

/// The patterns of a currency's name in each category.
pub(super) fn currency_name<'a>(names: &'a Names, code: &'a str) -> [Pattern<'a>; 6] {
    let name = names.find(Kind::Currency, code, "");
    let around = names.find(Kind::Pattern, "currency", "");
    PluralCategory::ALL.map(|category| {
        let around = around.map_or("{0} {1}", |around| around.form(category as u8));
        let currency = name.map_or(code, |name| name.form(category as u8));
        Pattern {
            positive: around,
            negative: around,
            currency,
            kind: PartKind::Literal,
            compact: [""; 2],
            spaced: false,
        }
    })
}
