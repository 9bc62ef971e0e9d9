//! Which currency a word beside a number means in a locale: its code, a symbol, a name.

use crate::data::names::{Kind, Names};
use crate::data::pack::PackTopic;
use crate::data::territories;
use crate::format::number::symbols::CurrencySymbol;
use crate::format::plural::PluralCategory;
use crate::locale::Locale;
use crate::money::Currency;
use alloc::string::String;
use alloc::vec::Vec;

/// The currencies of a locale by their symbols and names.
#[derive(Debug)]
pub(super) struct Currencies {
    /// Every symbol, standard ones first, each as a text is read.
    standard: Vec<(String, Currency)>,
    narrow: Vec<(String, Currency)>,
    /// What is paid with where the locale is spoken.
    usual: Option<Currency>,
    row: u16,
}

/// Why no currency was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unknown {
    /// Several share the symbol, and none of them is the locale's own.
    Shared(Currency, Currency),
    /// Three letters that are no code, or a currency sign that nobody has.
    Code,
    /// No currency at all.
    Word,
}

impl Currencies {
    pub(super) fn new(locale: &Locale) -> Self {
        let symbols = |narrow: bool| -> Vec<(String, Currency)> {
            let symbol = |currency: Currency| CurrencySymbol::find(locale.row(), letters(currency), narrow).text;
            Currency::all().map(|currency| (visible(&symbol(currency)), currency)).collect()
        };
        let usual = territories::currency(locale.territory());
        Self {
            standard: symbols(false),
            narrow: symbols(true),
            usual: usual.and_then(|code| Currency::find(core::str::from_utf8(&code).ok()?)),
            row: locale.row(),
        }
    }

    /// The currency a word means. A shared symbol means the one that is expected, or else that of
    /// the locale's territory.
    pub(super) fn find(&self, word: &str, expected: Option<Currency>) -> Result<Currency, Unknown> {
        let code = Currency::find(word);
        // Letters that are a code as they stand, before symbols that look like one in small letters.
        if let Some(currency) = code.filter(|currency| currency.code() == word) {
            return Ok(currency);
        }
        for symbols in [&self.standard, &self.narrow] {
            let bearing = symbols.iter().filter(|(symbol, _)| symbol == word).map(|(_, currency)| *currency);
            if let Some(chosen) = self.choose(&bearing.collect::<Vec<_>>(), expected)? {
                return Ok(chosen);
            }
        }
        if let Some(currency) = code {
            return Ok(currency);
        }
        if let Some(chosen) = self.choose(&self.named(word), expected)? {
            return Ok(chosen);
        }
        if let Some(currency) = self.said_twice(word) {
            return Ok(currency);
        }
        let is_code = word.len() == 3 && word.bytes().all(|letter| letter.is_ascii_alphabetic());
        let is_sign = |sign| matches!(sign, '$' | '¢'..='¥' | '֏' | '؋' | '৲' | '৳' | '฿' | '₠'..='⃀');
        Err(if is_code || word.chars().any(is_sign) { Unknown::Code } else { Unknown::Word })
    }

    /// A symbol on one side and the code that it stands for on the other: `$5 CAD`.
    fn said_twice(&self, word: &str) -> Option<Currency> {
        let (before, after) = word.split_once(' ')?;
        let bears = |symbol: &str, currency: Currency| {
            let mut symbols = self.standard.iter().chain(&self.narrow);
            symbols.any(|(known, of)| *of == currency && known == symbol)
        };
        [(before, after), (after, before)].into_iter().find_map(|(symbol, code)| {
            let currency = Currency::find(code)?;
            bears(symbol, currency).then_some(currency)
        })
    }

    fn choose(&self, sharing: &[Currency], expected: Option<Currency>) -> Result<Option<Currency>, Unknown> {
        for own in [expected, self.usual].into_iter().flatten() {
            if sharing.contains(&own) {
                return Ok(Some(own));
            }
        }
        let current: Vec<Currency> = sharing.iter().copied().filter(|currency| !currency.is_historic()).collect();
        match (sharing, current.as_slice()) {
            ([], _) => Ok(None),
            (_, [only]) | ([only], _) => Ok(Some(*only)),
            (_, [one, other, ..]) | ([one, other, ..], _) => Err(Unknown::Shared(*one, *other)),
        }
    }

    /// The currencies that bear a name in one of its forms, where the locale's names are there.
    fn named(&self, word: &str) -> Vec<Currency> {
        let Ok(names) = Names::of_row(PackTopic::Names, self.row) else { return Vec::new() };
        let wanted = word.to_lowercase();
        let is_wanted = |name: &str| visible(name).to_lowercase() == wanted;
        let bears = |currency: &Currency| {
            names.find(Kind::Currency, currency.code(), "").is_some_and(|name| {
                is_wanted(name.plain())
                    || PluralCategory::ALL.into_iter().any(|category| is_wanted(name.form(category as u8)))
            })
        };
        Currency::all().filter(bears).collect()
    }
}

/// The letters of a currency's code.
pub(super) fn letters(currency: Currency) -> [u8; 3] {
    currency.code().as_bytes().try_into().unwrap_or_default()
}

/// A word as a text is read: without bidi marks, with plain spaces.
fn visible(word: &str) -> String {
    let mut plain = String::new();
    for character in word.chars() {
        match character {
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => {}
            space if space.is_whitespace() => plain.push(' '),
            other => plain.push(other),
        }
    }
    plain
}
