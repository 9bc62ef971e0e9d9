//! An amount as people of a locale write it, read strictly: their digits, their separators, their
//! group sizes, with or without the currency.

use coinage::decimal::{self, Digits};
use coinage::format::{CurrencyDisplay, NumberFormat, NumberFormatOptions, PartKind, Style, UseGrouping};
use coinage::{Currency, Decimal, Error, ErrorCode, Locale, Result};

/// How a locale writes an amount of a currency, found out by writing one.
struct Notation {
    /// The digits 0 to 9.
    digits: Vec<char>,
    decimal: String,
    group: String,
    /// Digits in the lowest group and in those above it.
    groups: (usize, usize),
    minus: String,
    /// The currency's forms.
    currency: Vec<String>,
}

impl Notation {
    fn of(locale: &Locale, currency: Currency) -> Result<Self> {
        let mut options = NumberFormatOptions::default();
        options.style = Style::Currency;
        options.currency = currency.code().as_bytes().try_into().ok();
        options.use_grouping = UseGrouping::Always;
        options.minimum_fraction_digits = Some(1);
        options.maximum_fraction_digits = Some(1);
        let format = NumberFormat::new(locale, &options)?;
        let parts = format.format_to_parts(&Digits::parse("-1234567890.1")?);
        let first = |kind: PartKind| {
            parts.iter().find(|part| part.kind == kind).map_or_else(String::new, |part| part.value.clone())
        };
        let runs: Vec<&str> =
            parts.iter().filter(|part| part.kind == PartKind::Integer).map(|part| part.value.as_str()).collect();
        let size = |from_the_end: usize| runs.iter().rev().nth(from_the_end).map_or(3, |run| run.chars().count());
        // The run holds 1234567890: ten digits, the last of them zero.
        let all: Vec<char> = runs.concat().chars().collect();
        let mut digits: Vec<char> = all.iter().rev().take(1).copied().collect();
        digits.extend(all.iter().take(9));
        let mut forms = vec![currency.code().to_owned()];
        for display in [CurrencyDisplay::Symbol, CurrencyDisplay::NarrowSymbol, CurrencyDisplay::Name] {
            options.currency_display = display;
            let parts = NumberFormat::new(locale, &options)?.format_to_parts(&Digits::from(2_u64));
            forms.extend(
                parts.into_iter().filter(|part| part.kind == PartKind::Currency).map(|part| plain(&part.value)),
            );
        }
        forms.sort_by_key(|form| core::cmp::Reverse(form.len()));
        Ok(Self {
            digits,
            decimal: first(PartKind::Decimal),
            group: first(PartKind::Group),
            groups: (size(0), if runs.len() > 2 { size(1) } else { 3 }),
            minus: plain(&first(PartKind::MinusSign)),
            currency: forms,
        })
    }

    /// Reads the text as a plain number, or says nothing.
    fn read(&self, text: &str) -> Option<String> {
        let mut text = plain(text);
        let negative = self.without_sign(&mut text);
        for form in &self.currency {
            let cut = text.strip_prefix(form.as_str()).or_else(|| text.strip_suffix(form.as_str()));
            if let Some(cut) = cut {
                text = plain(cut);
                break;
            }
        }
        let negative = negative || self.without_sign(&mut text);
        let decimal = plain(&self.decimal);
        let (whole, fraction) = match text.split_once(decimal.as_str()) {
            Some((whole, fraction)) if !decimal.is_empty() => (whole, Some(fraction)),
            _ => (text.as_str(), None),
        };
        let mut out = String::from(if negative { "-" } else { "" });
        out.push_str(&self.ungrouped(whole)?);
        if let Some(fraction) = fraction {
            out.push('.');
            out.push_str(&self.ascii(fraction)?);
        }
        Some(out)
    }

    /// Takes a sign off the front or the back.
    fn without_sign(&self, text: &mut String) -> bool {
        for sign in ["-", "\u{2212}", self.minus.as_str()].into_iter().filter(|sign| !sign.is_empty()) {
            if let Some(rest) = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)) {
                *text = plain(rest);
                return true;
            }
        }
        false
    }

    /// The digits of the whole part, its groups of the locale's own sizes or not grouped at all.
    fn ungrouped(&self, text: &str) -> Option<String> {
        let text: String = text.chars().map(alike).collect();
        let group: String = self.group.chars().map(alike).collect();
        let runs: Vec<&str> = if group.is_empty() { vec![&text] } else { text.split(group.as_str()).collect() };
        let (lowest, others) = self.groups;
        let last = runs.len().saturating_sub(1);
        for (at, run) in runs.iter().enumerate().filter(|_| last > 0) {
            let length = run.chars().count();
            let fits = match at {
                0 => (1..=if last == 0 { lowest } else { others }).contains(&length),
                _ if at == last => length == lowest,
                _ => length == others,
            };
            if !fits {
                return None;
            }
        }
        runs.into_iter().map(|run| self.ascii(run)).collect()
    }

    /// A run of digits, the locale's or ASCII ones but not both; at least one.
    fn ascii(&self, text: &str) -> Option<String> {
        let own = |digit: char| self.digits.iter().position(|known| *known == digit);
        let read: Option<String> = text
            .chars()
            .map(|digit| own(digit).and_then(|value| char::from_digit(u32::try_from(value).ok()?, 10)))
            .collect();
        let ascii = || text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.to_owned());
        read.or_else(ascii).filter(|digits| !digits.is_empty())
    }
}

/// Spaces and apostrophes that readers do not tell apart.
fn alike(character: char) -> char {
    match character {
        '\u{a0}' | '\u{2009}' | '\u{202f}' => ' ',
        '\u{2019}' => '\'',
        other => other,
    }
}

/// A text without bidi marks and without the space around it.
fn plain(text: &str) -> String {
    let text: String =
        text.chars().filter(|character| !matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}')).collect();
    text.trim().to_owned()
}

/// Reads an amount: plain, or with a locale as people there write it and no other way.
///
/// # Errors
/// `invalid-number` with a hint at the way to write it, `overflow`.
pub fn read(text: &str, locale: Option<&Locale>, currency: Currency) -> Result<Decimal> {
    let Some(locale) = locale else {
        return decimal::parse(text).map_err(|error| match error.kind() {
            ErrorCode::InvalidNumber if text.contains([',', '\'', ' ', '\u{a0}', '\u{202f}']) => {
                error.with_hint(&["write it plain, like 1234.56, or say with --locale whose way of writing it is"])
            }
            _ => error,
        });
    };
    let notation = Notation::of(locale, currency)?;
    if let Some(read) = notation.read(text) {
        return decimal::parse(&read);
    }
    let mut options = NumberFormatOptions::default();
    options.minimum_fraction_digits = Some(2);
    let example = NumberFormat::new(locale, &options)?.format(&Digits::parse("1234567.89")?);
    Err(Error::new(
        ErrorCode::InvalidNumber,
        &["`", text, "` is not an amount of ", currency.code(), " as ", locale.id(), " writes it"],
    )
    .with_hint(&["write it like ", &example, ", or leave --locale out and write it plain"]))
}
