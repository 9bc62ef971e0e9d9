//! Plural categories: which form of a word goes with a number.
//!
//! The rules are CLDR's, kept as bytecode in the table and run on the *visible* digits of the
//! number: `1` and `1.0` may differ. A newcomer would pass the raw value; pass the number as
//! it is shown ([`NumberFormat::rounded`](super::NumberFormat::rounded)).

use super::options::option_enum;
use crate::data::{Cursor, Topic, index};
use crate::decimal::Digits;
use crate::locale::Locale;
use alloc::vec::Vec;

static CARDINALS: Topic = Topic::new(include_bytes!("../../data/cldr/cardinals.bin"));
static ORDINALS: Topic = Topic::new(include_bytes!("../../data/cldr/ordinals.bin"));
static RANGES: Topic = Topic::new(include_bytes!("../../data/cldr/plural-ranges.bin"));
/// Languages that have plural rules and no row: three letters, their records in the two topics.
static LANGUAGES: &[u8] = include_bytes!("../../data/cldr/plural-languages.bin");

option_enum! {
    /// Counting or ranking.
    PluralType("type") {
        /// How many: one file, two files.
        #[default]
        Cardinal = "cardinal",
        /// Which one: 1st, 2nd.
        Ordinal = "ordinal",
    }
}

/// CLDR's plural categories.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PluralCategory {
    /// As for 0 in Arabic.
    Zero,
    /// As for 1 in English.
    One,
    /// As for 2 in Arabic.
    Two,
    /// As for 2 to 4 in Czech.
    Few,
    /// As for 5 in Polish, 1,000,000 in French.
    Many,
    /// Every locale has it.
    Other,
}

impl PluralCategory {
    /// All categories, in CLDR's order.
    pub const ALL: [Self; 6] = [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// CLDR's name, as it stands in variant keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// Reads CLDR's name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.as_str() == name)
    }

    pub(crate) fn from_number(number: u8) -> Self {
        Self::ALL.get(usize::from(number)).copied().unwrap_or(Self::Other)
    }
}

/// The plural rules of a locale.
///
/// ```
/// use coinage::{Locale, decimal::Digits, format::{PluralRules, PluralType, PluralCategory}};
/// let rules = PluralRules::new(&Locale::parse("fr")?, PluralType::Cardinal);
/// assert_eq!(rules.select(&Digits::parse("1000000")?), PluralCategory::Many);
/// let rules = PluralRules::new(&Locale::parse("en")?, PluralType::Ordinal);
/// assert_eq!(rules.select(&Digits::parse("22")?), PluralCategory::Two);
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct PluralRules {
    record: Cursor<'static>,
    row: u16,
}

/// CLDR's operands of a number, whole numbers cut to what the rules can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Operands {
    /// Digits before the point: the last eighteen, and 10¹⁸ on top where there are more.
    integer: u64,
    /// How many digits stand after the point, with and without trailing zeros.
    visible: u64,
    significant: u64,
    /// Those digits as a number, with and without trailing zeros.
    fraction: u64,
    trimmed: u64,
    /// The power of ten that a compact form stands for.
    exponent: u64,
}

impl Operands {
    fn new(number: &Digits) -> Self {
        let scale = number.scale().max(0);
        let tail = |from: i32, count: i32| {
            (0..count).fold(0_u64, |sum, step| {
                let digit = number.digit_at(from.wrapping_sub(step));
                sum.wrapping_mul(10).wrapping_add(u64::from(digit))
            })
        };
        let mut integer = tail(17, 18);
        if number.point() > 18 {
            integer = integer.wrapping_add(1_000_000_000_000_000_000);
        }
        let mut significant = scale;
        while significant > 0 && number.digit_at(significant.wrapping_neg()) == 0 {
            significant = significant.wrapping_sub(1);
        }
        Self {
            integer,
            visible: u64::from(scale.unsigned_abs()),
            significant: u64::from(significant.unsigned_abs()),
            fraction: tail(-1, scale.min(18)),
            trimmed: tail(-1, significant.min(18)),
            exponent: 0,
        }
    }
}

impl PluralRules {
    /// The rules of a locale.
    pub fn new(locale: &Locale, kind: PluralType) -> Self {
        let topic = match kind {
            PluralType::Cardinal => CARDINALS,
            PluralType::Ordinal => ORDINALS,
        };
        // Rules are inherited by language: in a script without a row they are the same.
        let (mut row, mut alone) = (locale.row(), None);
        if row == 0 {
            alone = without_row(locale.language());
            row = index::language_row(locale.language()).unwrap_or(0);
        }
        let record = match (alone, kind) {
            (None, _) => topic.record(row),
            (Some((cardinal, _)), PluralType::Cardinal) => topic.numbered(cardinal),
            (Some((_, ordinal)), PluralType::Ordinal) => topic.numbered(ordinal),
        };
        Self { record, row }
    }

    /// The category of a number as it is shown; its sign plays no part.
    pub fn select(&self, number: &Digits) -> PluralCategory {
        self.run(&Operands::new(number))
    }

    /// The category of a number that is shown as so many times a power of ten: 1.2 million.
    pub(crate) fn select_scaled(&self, number: &Digits, exponent: i32) -> PluralCategory {
        if exponent == 0 {
            return self.select(number);
        }
        let mut whole = number.clone();
        whole.shift(exponent);
        self.run(&Operands { exponent: u64::from(exponent.unsigned_abs()), ..Operands::new(&whole) })
    }

    /// The category of a range by those of its ends; where CLDR says nothing, that of its end.
    ///
    /// ```
    /// use coinage::{Locale, format::{PluralCategory, PluralRules, PluralType}};
    /// let rules = PluralRules::new(&Locale::parse("fr")?, PluralType::Cardinal);
    /// assert_eq!(rules.select_range(PluralCategory::One, PluralCategory::Other), PluralCategory::Other);
    /// let rules = PluralRules::new(&Locale::parse("sl")?, PluralType::Cardinal);
    /// assert_eq!(rules.select_range(PluralCategory::Other, PluralCategory::One), PluralCategory::Few);
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn select_range(&self, start: PluralCategory, end: PluralCategory) -> PluralCategory {
        let key = (start as u8).wrapping_mul(6).wrapping_add(end as u8);
        let mut record = RANGES.record(self.row);
        for _ in 0..record.u8() {
            let (known, category) = (record.u8(), record.u8());
            if known == key {
                return PluralCategory::from_number(category);
            }
        }
        end
    }

    /// The category of a whole number.
    pub fn select_integer(&self, number: u64) -> PluralCategory {
        self.run(&Operands { integer: number, visible: 0, significant: 0, fraction: 0, trimmed: 0, exponent: 0 })
    }

    /// The category of a number in two halves: the digits before the point, and `fraction` of
    /// `scale` places, to which zeros are shown up to `visible` places (at most 18).
    pub(crate) fn select_parts(&self, integer: u64, fraction: u64, scale: u32, visible: u32) -> PluralCategory {
        let (mut trimmed, mut significant) = (fraction, if fraction == 0 { 0 } else { scale });
        while trimmed != 0 && trimmed.is_multiple_of(10) {
            trimmed /= 10;
            significant = significant.wrapping_sub(1);
        }
        let zeros = visible.saturating_sub(scale);
        let fraction = 10_u64.checked_pow(zeros).and_then(|power| fraction.checked_mul(power)).unwrap_or(fraction);
        let (visible, significant) = (u64::from(visible), u64::from(significant));
        self.run(&Operands { integer, visible, significant, fraction, trimmed, exponent: 0 })
    }

    /// The categories the rules can give, in CLDR's order.
    pub fn categories(&self) -> Vec<PluralCategory> {
        let mut record = self.record;
        let mut categories = Vec::new();
        for _ in 0..record.u8() {
            categories.push(PluralCategory::from_number(record.u8()));
            let relations = record.varint();
            for _ in 0..relations {
                relation(&mut record, &Operands::new(&Digits::from(0_u64)));
            }
        }
        categories.push(PluralCategory::Other);
        categories
    }

    fn run(&self, operands: &Operands) -> PluralCategory {
        let mut record = self.record;
        for _ in 0..record.u8() {
            let category = record.u8();
            // Conjunctions joined by `or`: true as soon as one of them is.
            let (mut holds, mut conjunction) = (false, true);
            for _ in 0..record.varint() {
                let (starts_or, relation_holds) = relation(&mut record, operands);
                if starts_or {
                    holds |= conjunction;
                    conjunction = true;
                }
                conjunction &= relation_holds;
            }
            if holds || conjunction {
                return PluralCategory::from_number(category);
            }
        }
        PluralCategory::Other
    }
}

/// The cardinal and the ordinal record of a language that has plural rules only.
fn without_row(language: &str) -> Option<(u16, u16)> {
    let mut list = Cursor::new(LANGUAGES);
    let count = usize::from(list.u16());
    let entries = list.take(count.wrapping_mul(7)).as_chunks::<7>().0;
    entries.iter().find_map(|&[a, b, c, low, high, ordinal_low, ordinal_high]| {
        let letters = [a, b, c];
        let name = letters.split(|letter| *letter == 0).next()?;
        (name == language.as_bytes())
            .then(|| (u16::from_le_bytes([low, high]), u16::from_le_bytes([ordinal_low, ordinal_high])))
    })
}

/// Reads one relation: whether it starts an `or`, and whether it holds.
fn relation(record: &mut Cursor<'_>, operands: &Operands) -> (bool, bool) {
    let head = record.u8();
    let modulus = u64::from(record.varint());
    let value = match head & 7 {
        0 if operands.trimmed != 0 => None,
        0 | 1 => Some(operands.integer),
        2 => Some(operands.visible),
        3 => Some(operands.significant),
        4 => Some(operands.fraction),
        5 => Some(operands.trimmed),
        _ => Some(operands.exponent),
    };
    let value = value.map(|value| value.checked_rem(modulus).unwrap_or(value));
    let mut within = false;
    for _ in 0..record.varint() {
        let (low, high) = (u64::from(record.varint()), u64::from(record.varint()));
        within |= value.is_some_and(|value| (low..=high).contains(&value));
    }
    (head & 0x80 != 0, within != (head & 0x40 != 0))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn select(locale: &str, kind: PluralType, number: &str) -> &'static str {
        PluralRules::new(&Locale::parse(locale).unwrap(), kind).select(&Digits::parse(number).unwrap()).as_str()
    }

    #[test]
    fn visible_zeros_change_the_category() {
        assert_eq!(select("en", PluralType::Cardinal, "1"), "one");
        assert_eq!(select("en", PluralType::Cardinal, "1.0"), "other");
        assert_eq!(select("lt", PluralType::Cardinal, "1.0"), "one");
        assert_eq!(select("lv", PluralType::Cardinal, "0.1"), "one");
    }

    #[test]
    fn large_numbers_keep_their_last_digits() {
        assert_eq!(select("fr", PluralType::Cardinal, "1000000000000000000000000"), "many");
        assert_eq!(select("ru", PluralType::Cardinal, "100000000000000000000001"), "one");
        assert_eq!(select("ar", PluralType::Cardinal, "-3"), "few");
        assert_eq!(select("cy", PluralType::Ordinal, "6"), "many");
    }

    #[test]
    fn rules_are_inherited_by_language_whatever_the_script() {
        assert_eq!(select("sr-Latn", PluralType::Cardinal, "3"), "few");
        assert_eq!(select("az-Cyrl", PluralType::Cardinal, "1"), "one");
        assert_eq!(select("sh", PluralType::Cardinal, "21"), "one");
    }

    #[test]
    fn a_language_may_have_plural_rules_and_nothing_else() {
        assert_eq!(select("kw", PluralType::Cardinal, "21"), "many");
        assert_eq!(select("gsw-FR", PluralType::Cardinal, "1"), "one");
        assert_eq!(select("tlh", PluralType::Cardinal, "1"), "other");
    }
}
