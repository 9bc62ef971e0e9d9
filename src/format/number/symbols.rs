//! How a locale writes numbers, read from the table.

use crate::data::{Cursor, Pool, Topic, index};
use crate::locale::Locale;
use alloc::borrow::ToOwned as _;
use alloc::string::String;

static NUMBERS: Topic = Topic::new(include_bytes!("../../../data/cldr/numbers.bin"));
static SYMBOLS: Topic = Topic::new(include_bytes!("../../../data/cldr/symbols.bin"));
static PERCENTS: Topic = Topic::new(include_bytes!("../../../data/cldr/percents.bin"));
static PATTERNS: Topic = Topic::new(include_bytes!("../../../data/cldr/patterns.bin"));
static CURRENCIES: &[u8] = include_bytes!("../../../data/cldr/currencies.bin");
static FRACTIONS: &[u8] = include_bytes!("../../../data/cldr/fractions.bin");
static DIGITS: &[u8] = include_bytes!("../../../data/cldr/digits.bin");

/// Separators, signs, grouping and words of a locale in one numbering system.
#[derive(Clone, Debug)]
pub(crate) struct Symbols {
    pub(crate) minus: (&'static str, &'static str),
    pub(crate) plus: (&'static str, &'static str),
    pub(crate) decimal: &'static str,
    pub(crate) group: &'static str,
    /// Size of the lowest group, of the others, and the digits needed before the first.
    pub(crate) sizes: [u8; 3],
    pub(crate) infinity: &'static str,
    pub(crate) nan: &'static str,
    /// What stands between a number and its power of ten.
    pub(crate) exponential: &'static str,
}

impl Symbols {
    /// Sets the sizes of the lowest group and of the others.
    pub(crate) fn set_sizes(&mut self, [primary, secondary]: [u8; 2]) {
        let [.., minimum] = self.sizes;
        self.sizes = [primary, secondary, minimum];
    }
}

fn symbols(number: u16) -> Symbols {
    let mut record = SYMBOLS.numbered(number);
    let minus = (record.text(), record.text());
    let plus = (record.text(), record.text());
    let (decimal, group) = (record.text(), record.text());
    let sizes = [record.u8(), record.u8(), record.u8()];
    Symbols {
        minus,
        plus,
        decimal,
        group,
        sizes,
        infinity: record.text(),
        nan: record.text(),
        exponential: record.text(),
    }
}

/// A locale's numbers in the numbering system that was asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NumberRow {
    row: u16,
    /// The number of the numbering system in the list of digits.
    pub(crate) system: u8,
    symbols: u16,
    money_symbols: u16,
    /// The symbols that say how digits are grouped: the locale's, where the others are the root's.
    grouping: u16,
    percent: u16,
    patterns: u16,
}

impl NumberRow {
    /// The row of a locale, in the system asked for by name, by its `-u-nu-` keyword, or its own.
    pub(crate) fn new(locale: &Locale, wanted: Option<&str>) -> Self {
        let keyword = if wanted.is_none() { locale.keyword("nu") } else { None };
        let known = |name: &str| digits_of(name);
        let system = wanted.and_then(known).or_else(|| keyword.as_deref().and_then(known));
        let own = Self::find(locale.row(), system);
        match (own, system) {
            (Some(found), _) => found,
            // The root knows systems that the locale has no symbols for; in others the locale
            // writes as with Latin digits.
            (None, Some(system)) => {
                let default = Self::find(locale.row(), Some(0)).or_else(|| Self::find(locale.row(), None));
                let default = default.unwrap_or(Self::EMPTY);
                match Self::find(0, Some(system)) {
                    Some(root) => {
                        let Self { system, symbols, money_symbols, percent, .. } = root;
                        Self { system, symbols, money_symbols, percent, ..default }
                    }
                    None => Self { system, ..default },
                }
            }
            (None, None) => Self::EMPTY,
        }
    }

    const EMPTY: Self = Self { row: 0, system: 0, symbols: 0, money_symbols: 0, grouping: 0, percent: 0, patterns: 0 };

    fn find(row: u16, system: Option<u8>) -> Option<Self> {
        let mut record = NUMBERS.record(row);
        let variants = record.u8();
        for _ in 0..variants {
            let (found, symbols, money_symbols) = (record.u8(), record.u16(), record.u16());
            let (percent, patterns) = (record.u16(), record.u16());
            if system.is_none_or(|system| system == found) {
                return Some(Self { row, system: found, symbols, money_symbols, grouping: symbols, percent, patterns });
            }
        }
        None
    }

    pub(crate) fn symbols(self) -> Symbols {
        self.grouped(self.symbols)
    }

    /// Symbols of a number, with the locale's way of grouping.
    fn grouped(self, number: u16) -> Symbols {
        let mut found = symbols(number);
        if self.grouping != self.symbols {
            found.sizes = symbols(self.grouping).sizes;
        }
        found
    }

    /// The symbols used with a currency: some locales and some old currencies have their own.
    pub(crate) fn money_symbols(self, code: [u8; 3]) -> Symbols {
        let mut record = NUMBERS.record(self.row);
        let variants = usize::from(record.u8());
        record.skip(variants.wrapping_mul(9));
        for _ in 0..record.u8() {
            let found = record.take(3) == code;
            let number = record.u16();
            if found {
                return symbols(number);
            }
        }
        self.grouped(self.money_symbols)
    }

    /// The currencies that have symbols of their own here.
    #[cfg(feature = "parsing")]
    pub(crate) fn special_codes(self) -> impl Iterator<Item = [u8; 3]> {
        let mut record = NUMBERS.record(self.row);
        let variants = usize::from(record.u8());
        record.skip(variants.wrapping_mul(9));
        let count = record.u8();
        (0..count).map(move |_| {
            let code = record.take(3).try_into().unwrap_or_default();
            record.u16();
            code
        })
    }

    /// The percent pattern, with U+0001 for the number and U+0003 for the sign.
    pub(crate) fn percent(self) -> &'static str {
        PERCENTS.numbered(self.percent).text()
    }

    /// How many digits the lowest and the other groups of a percent have.
    pub(crate) fn percent_sizes(self) -> [u8; 2] {
        let mut record = PERCENTS.numbered(self.percent);
        record.text();
        [record.u8(), record.u8()]
    }

    /// How many digits the lowest and the other groups of an amount have.
    pub(crate) fn currency_sizes(self, accounting: bool) -> [u8; 2] {
        let mut record = PATTERNS.numbered(self.patterns);
        for _ in 0..12 {
            record.text();
        }
        if accounting {
            record.skip(2);
        }
        [record.u8(), record.u8()]
    }

    /// A positive currency pattern and the negative one, which is empty where the sign just
    /// precedes; U+0001 the number, U+0002 the currency, U+0003 the sign.
    pub(crate) fn currency_pattern(self, accounting: bool, symbol: &CurrencySymbol) -> (&'static str, &'static str) {
        let mut record = PATTERNS.numbered(self.patterns);
        let mut texts = [""; 12];
        for slot in &mut texts {
            *slot = record.text();
        }
        let [s, s_n, sa, sa_n, a, a_n, aa, aa_n, n, n_n, na, na_n] = texts;
        if symbol.text.is_empty() {
            return if accounting { (na, na_n) } else { (n, n_n) };
        }
        let (plain, next_to_letter) = if accounting { ((a, a_n), (aa, aa_n)) } else { ((s, s_n), (sa, sa_n)) };
        // Does the currency touch the number, and with a letter?
        let stands = |pair: &[u8]| plain.0.as_bytes().windows(2).any(|two| two == pair);
        let touches =
            if stands(&[1, 2]) { symbol.starts_with_letter } else { stands(&[2, 1]) && symbol.ends_with_letter };
        if touches { next_to_letter } else { plain }
    }
}

/// A currency's symbol in a locale.
#[derive(Clone, Debug)]
pub(crate) struct CurrencySymbol {
    pub(crate) text: String,
    pub(crate) starts_with_letter: bool,
    pub(crate) ends_with_letter: bool,
}

impl CurrencySymbol {
    /// The ISO code as a symbol.
    pub(crate) fn code(code: [u8; 3]) -> Self {
        #[cfg(feature = "facts")]
        if let Some(registered) = crate::money::registered_currency(code) {
            let is_letter = |letter: Option<u8>| letter.is_some_and(|letter| letter.is_ascii_alphabetic());
            let text = registered.code();
            return Self {
                text: text.to_owned(),
                starts_with_letter: is_letter(text.bytes().next()),
                ends_with_letter: is_letter(text.bytes().last()),
            };
        }
        let text = core::str::from_utf8(&code).unwrap_or_default().to_owned();
        Self { text, starts_with_letter: true, ends_with_letter: true }
    }

    /// The symbol of a currency, the code where the locale has none.
    pub(crate) fn find(row: u16, code: [u8; 3], narrow: bool) -> Self {
        #[cfg(feature = "facts")]
        if crate::money::registered_currency(code).is_some() {
            return Self::code(code);
        }
        let symbols = SymbolColumns::new();
        let Some(wanted) = symbols.code_number(code) else { return Self::code(code) };
        let mut at = row;
        loop {
            match symbols.entry(at, wanted, narrow) {
                Some((_, 1)) => return Self::code(code),
                Some((entry, number)) => return symbols.symbol(entry, number),
                None if at == 0 => return Self::code(code),
                None => at = index::parent(at),
            }
        }
    }
}

/// What `currencies.bin` holds: the rows' entries in columns, the codes, the symbols.
struct SymbolColumns {
    /// How many entries each row has.
    counts: &'static [u8],
    /// How far the number of an entry's code is from that of the one before in the row.
    steps: &'static [u8],
    /// Whether an entry is the short form (0), the narrow one (1) or both (2).
    forms: &'static [u8],
    /// 0 for the next of the symbols used once, 1 for the code itself, from 2 on the others.
    numbers: &'static [u8],
    /// The codes that have entries, each as its distance from the one before.
    codes: &'static [u8],
    /// How many symbols are used more than once; those used once follow them.
    repeated: usize,
    pool: Pool,
}

impl SymbolColumns {
    fn new() -> Self {
        let mut cursor = Cursor::new(CURRENCIES);
        let mut length = || usize::from(cursor.u16());
        let (rows, entries, codes, repeated) = (length(), length(), length(), length());
        Self {
            counts: cursor.take(rows),
            steps: cursor.take(entries),
            forms: cursor.take(entries),
            numbers: cursor.take(entries),
            codes: cursor.take(codes),
            repeated,
            pool: Pool::new(cursor, 3),
        }
    }

    fn code_number(&self, code: [u8; 3]) -> Option<u16> {
        let wanted = u32::from(key(code, false) >> 1);
        let mut cursor = Cursor::new(self.codes);
        let (mut at, mut number) = (0_u32, 0_u16);
        while !cursor.rest().is_empty() {
            at = at.wrapping_add(cursor.varint());
            if at >= wanted {
                return (at == wanted).then_some(number);
            }
            number = number.wrapping_add(1);
        }
        None
    }

    /// The entry of a row for a code and the number of its symbol.
    fn entry(&self, row: u16, wanted: u16, narrow: bool) -> Option<(usize, u8)> {
        let (before, own) = self.counts.split_at_checked(usize::from(row))?;
        let start = before.iter().map(|count| u32::from(*count)).sum::<u32>() as usize;
        let mut code = 0_u16;
        for at in start..start.wrapping_add(usize::from(*own.first()?)) {
            code = code.wrapping_add(u16::from(*self.steps.get(at)?));
            if code > wanted {
                break;
            }
            if code == wanted && (*self.forms.get(at)? == 2 || *self.forms.get(at)? == u8::from(narrow)) {
                return Some((at, *self.numbers.get(at)?));
            }
        }
        None
    }

    fn symbol(&self, entry: usize, number: u8) -> CurrencySymbol {
        let number = match number.checked_sub(2) {
            Some(number) => usize::from(number),
            None => {
                let before = self.numbers.get(..entry).unwrap_or_default();
                self.repeated.wrapping_add(before.iter().filter(|number| **number == 0).count())
            }
        };
        let (text, letters) = self.pool.numbered(number);
        CurrencySymbol {
            text: core::str::from_utf8(text).unwrap_or_default().to_owned(),
            starts_with_letter: letters & 2 != 0,
            ends_with_letter: letters & 1 != 0,
        }
    }
}

fn key(code: [u8; 3], narrow: bool) -> u16 {
    let letters = code.iter().fold(0_u16, |key, letter| key << 5 | u16::from(letter.wrapping_sub(b'A') & 31));
    letters << 1 | u16::from(narrow)
}

/// How many digits a currency is shown with, by CLDR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fraction {
    pub(crate) digits: u8,
    pub(crate) cash_digits: u8,
    /// The step of the last cash digit: 5 for CAD, 1 for most.
    pub(crate) cash_step: u8,
}

/// CLDR's display digits of a currency; 2 for one it does not list, all places of a registered
/// one.
pub(crate) fn fraction(code: [u8; 3]) -> Fraction {
    #[cfg(feature = "facts")]
    if let Some(digits) = crate::money::registered_currency(code).and_then(crate::money::Currency::minor_units) {
        return Fraction { digits, cash_digits: digits, cash_step: 1 };
    }
    let mut cursor = Cursor::new(FRACTIONS);
    let count = usize::from(cursor.u16());
    let entries = cursor.take(count.wrapping_mul(6)).as_chunks::<6>().0;
    let key = key(code, false);
    let found = entries.binary_search_by(|&[low, high, ..]| u16::from_le_bytes([low, high]).cmp(&key));
    match found.ok().and_then(|at| entries.get(at)) {
        Some(&[_, _, digits, _, cash_digits, cash_step]) => Fraction { digits, cash_digits, cash_step },
        None => Fraction { digits: 2, cash_digits: 2, cash_step: 1 },
    }
}

/// The numbering systems in the order of their numbers: name, and first digit or all ten.
fn systems() -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut cursor = Cursor::new(DIGITS);
    let count = cursor.u8();
    (0..count).map(move |_| (cursor.text(), cursor.text()))
}

/// The number of a numbering system of ten digits.
fn digits_of(name: &str) -> Option<u8> {
    systems().position(|(found, _)| found == name).map(|number| number as u8)
}

/// The name and the ten digits of a numbering system.
pub(crate) fn digits(system: u8) -> (&'static str, [char; 10]) {
    let (name, told) = systems().nth(usize::from(system)).unwrap_or_default();
    (name, ten_digits(told))
}

/// Ten digits: those told, then each the character after the one before it.
fn ten_digits(told: &str) -> [char; 10] {
    let (mut digits, mut told) = (['\0'; 10], told.chars());
    let mut following = '\0';
    for digit in &mut digits {
        *digit = told.next().unwrap_or(following);
        following = char::from_u32(u32::from(*digit).wrapping_add(1)).unwrap_or_default();
    }
    digits
}

/// A digit's numbering system and its value.
#[cfg(feature = "parsing")]
pub(crate) fn digit(character: char) -> Option<(u8, u8)> {
    systems().zip(0..).find_map(|((_, told), system)| {
        let value = ten_digits(told).iter().position(|digit| *digit == character)?;
        Some((system, value as u8))
    })
}

/// The names of all numbering systems.
pub(crate) fn numbering_systems() -> impl Iterator<Item = &'static str> {
    systems().map(|(name, _)| name)
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

impl DigitUnits {
    pub(crate) fn new(system: u8) -> Self {
        let mut units = [0; 20];
        let mut length = 0_usize;
        for digit in digits(system).1 {
            for unit in digit.encode_utf16(&mut [0; 2]) {
                if let Some(slot) = units.get_mut(length) {
                    *slot = *unit;
                    length = length.wrapping_add(1);
                }
            }
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
