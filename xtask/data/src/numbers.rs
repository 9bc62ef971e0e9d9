//! `data/cldr/{numbers,symbols,percents,patterns,digits}.bin`: how locales write numbers.
//!
//! Separators, signs, grouping and currency patterns are ICU4X's. From CLDR's JSON come what
//! ICU4X leaves out: the words for infinity and not-a-number, the exponent sign, the percent
//! sign of numbering systems that are not the locale's own, the separators a locale uses with
//! money only (`currencyGroup`), group sizes that differ from pattern to pattern (Indian locales
//! group plain numbers by two, percents by three), and the digits of the rarer numbering systems.

use crate::Files;
use crate::baked::{self, Baked};
use crate::cldr;
use crate::index::Row;
use crate::writer::{Record, TopicWriter};
use anyhow::{Context as _, anyhow};
use icu::decimal::provider::DecimalSymbolsV1;
use icu::experimental::dimension::provider::currency::essentials::CurrencyEssentialsV1;
use icu::experimental::dimension::provider::currency::no_currency::CurrencyPatternsNoCurrencyV1;
use icu::experimental::dimension::provider::currency::symbols::CurrencyDecimalSymbolsV1;
use icu::experimental::dimension::provider::percent::DecimalPercentV1;
use icu_pattern::DoublePlaceholderPattern;
use icu_provider::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

/// Where a pattern has the number, the currency and the sign.
const NUMBER: &str = "\u{1}";
const CURRENCY: &str = "\u{2}";
const SIGN: &str = "\u{3}";

/// Numbering systems for which CLDR's root has symbols of its own that locales without any
/// inherit, with minus, plus and percent sign; ICU4X's data leaves them out. From CLDR's
/// `common/main/root.xml`, `symbols numberSystem="arab"` and `"arabext"`.
const ROOT_ARABIC: [(&str, &str, &str, &str); 2] =
    [("arab", "\u{61c}-", "\u{61c}+", "٪\u{61c}"), ("arabext", "\u{200e}-\u{200e}", "\u{200e}+\u{200e}", "٪")];

/// The files of this topic.
pub fn make(rows: &[Row]) -> anyhow::Result<Files> {
    let systems = numbering_systems()?;
    let system = |name: &str| systems.iter().position(|(known, _)| known == name);
    let (mut numbers, mut symbols) = (TopicWriter::new(), TopicWriter::new());
    let (mut percents, mut patterns) = (TopicWriter::new(), TopicWriter::new());
    let ids = IterableDataProvider::<CurrencyDecimalSymbolsV1>::iter_ids(&Baked).map_err(|error| anyhow!("{error}"))?;
    let currencies: BTreeSet<String> = ids.iter().map(|id| id.marker_attributes.to_string()).collect();
    for row in rows {
        let json = cldr::main("cldr-numbers-full", &row.locale, "numbers")?;
        let json = json.as_ref().map(|value| &value["numbers"]);
        let mut record = Record::new();
        let variants = variants(row)?;
        let arabic = if row.id == "und" { ROOT_ARABIC.as_slice() } else { &[] };
        record.u8(u8::try_from(variants.len() + arabic.len())?);
        for (at, name) in variants.iter().enumerate() {
            // The first variant is the locale's own system, asked for without a name.
            let attribute = if at == 0 { "" } else { name.as_str() };
            let data = baked::load::<DecimalSymbolsV1>(&row.locale, attribute).context("symbols")?;
            let own = Symbols::new(data.get(), json, name);
            let money = own.for_money(json, name);
            record.u8(u8::try_from(system(name).with_context(|| format!("digits of {name}"))?)?);
            record.u16(symbols.push(own.record())?);
            record.u16(symbols.push(money.record())?);
            let mut pattern = percent(row, json, name, at == 0)?;
            pattern.bytes(&sizes(json, "percentFormats", name, "standard").unwrap_or([own.sizes[0], own.sizes[1]]));
            record.u16(percents.push(pattern)?);
            let mut pattern = currency_patterns(row, attribute, &own)?;
            for kind in ["standard", "accounting"] {
                pattern.bytes(&sizes(json, "currencyFormats", name, kind).unwrap_or([own.sizes[0], own.sizes[1]]));
            }
            record.u16(patterns.push(pattern)?);
        }
        for (name, minus, plus, sign) in arabic {
            let data = baked::load::<DecimalSymbolsV1>(&row.locale, "").context("symbols")?;
            let mut own = Symbols::new(data.get(), json, "latn");
            own.minus = (String::from(*minus), String::new());
            own.plus = (String::from(*plus), String::new());
            (own.decimal, own.group) = ("٫".into(), "٬".into());
            record.u8(u8::try_from(system(name).context("digits")?)?);
            let mut pattern = Record::new();
            pattern.text(&format!("{SIGN}{NUMBER}{sign}")).bytes(&[3, 3]);
            // The patterns of amounts are the locale's.
            record.u16(symbols.push(own.record())?).u16(symbols.push(own.record())?);
            record.u16(percents.push(pattern)?).u16(0);
        }
        // Currencies with separators of their own: the code, then the symbols.
        let overrides: Vec<_> = currencies
            .iter()
            .filter_map(|code| Some((code, baked::load::<CurrencyDecimalSymbolsV1>(&row.locale, code)?)))
            .collect();
        record.u8(u8::try_from(overrides.len())?);
        for (code, data) in overrides {
            let own = Symbols::new(data.get(), json, variants.first().context("a locale has digits")?);
            record.bytes(code.as_bytes());
            record.u16(symbols.push(own.record())?);
        }
        numbers.push(record)?;
    }
    let mut digits = Record::new();
    digits.u8(u8::try_from(systems.len())?);
    for (name, ten) in &systems {
        digits.text(name);
        digits.text(told_digits(ten));
    }
    Ok(vec![
        ("data/cldr/numbers.bin".into(), numbers.finish()?),
        ("data/cldr/symbols.bin".into(), symbols.finish_pool()?),
        ("data/cldr/percents.bin".into(), percents.finish_pool()?),
        ("data/cldr/patterns.bin".into(), patterns.finish_pool()?),
        ("data/cldr/digits.bin".into(), digits.0),
    ])
}

/// Numbering systems of ten digits, `latn` first.
fn numbering_systems() -> anyhow::Result<Vec<(String, String)>> {
    let json = cldr::supplemental("numberingSystems")?;
    let all = json["numberingSystems"].as_object().context("numbering systems")?;
    let mut systems: Vec<(String, String)> = all
        .iter()
        .filter(|(_, system)| cldr::text(system, "_type") == "numeric")
        .map(|(name, system)| (name.clone(), cldr::text(system, "_digits").to_owned()))
        .filter(|(_, digits)| digits.chars().count() == 10)
        .collect();
    systems.sort_by_key(|(name, _)| (name != "latn", name.clone()));
    Ok(systems)
}

/// What the table tells of ten digits: the first where the others follow it, else all.
fn told_digits(ten: &str) -> &str {
    let mut codes = ten.chars().map(u32::from);
    let Some(first) = codes.next() else { return ten };
    let rest = ten.chars().next().map_or(0, char::len_utf8);
    if codes.eq(first + 1..first + 10) { &ten[..rest] } else { ten }
}

/// The numbering systems for which a locale has symbols: its own first.
fn variants(row: &Row) -> anyhow::Result<Vec<String>> {
    let own = baked::load::<DecimalSymbolsV1>(&row.locale, "").with_context(|| format!("symbols of {}", row.id))?;
    let own = own.get().numsys().to_owned();
    let mut others = BTreeSet::new();
    for name in [
        "latn", "arab", "arabext", "beng", "deva", "gujr", "guru", "hanidec", "khmr", "knda", "laoo", "mlym", "orya",
        "tamldec", "telu", "thai",
    ] {
        if name != own && baked::load::<DecimalSymbolsV1>(&row.locale, name).is_some() {
            others.insert(name.to_owned());
        }
    }
    Ok(std::iter::once(own).chain(others).collect())
}

#[derive(Clone)]
struct Symbols {
    minus: (String, String),
    plus: (String, String),
    decimal: String,
    group: String,
    sizes: [u8; 3],
    infinity: String,
    nan: String,
    exponential: String,
}

impl Symbols {
    fn new(data: &icu::decimal::provider::DecimalSymbols<'_>, json: Option<&Value>, system: &str) -> Self {
        let from_json = |key: &str, otherwise: &str| {
            let found =
                json.map(|json| cldr::text(&json[format!("symbols-numberSystem-{system}")], key)).unwrap_or_default();
            let latin = json.map(|json| cldr::text(&json["symbols-numberSystem-latn"], key)).unwrap_or_default();
            [found, latin, otherwise].into_iter().find(|text| !text.is_empty()).unwrap_or_default().to_owned()
        };
        let sizes = data.grouping_sizes;
        Self {
            minus: (data.minus_sign_prefix().into(), data.minus_sign_suffix().into()),
            plus: (data.plus_sign_prefix().into(), data.plus_sign_suffix().into()),
            decimal: data.decimal_separator().into(),
            group: data.grouping_separator().into(),
            sizes: [
                sizes.primary,
                if sizes.secondary == 0 { sizes.primary } else { sizes.secondary },
                sizes.min_grouping,
            ],
            infinity: from_json("infinity", "∞"),
            nan: from_json("nan", "NaN"),
            exponential: from_json("exponential", "E"),
        }
    }

    /// With the separators the locale uses for money.
    fn for_money(&self, json: Option<&Value>, system: &str) -> Self {
        let mut money = self.clone();
        if let Some(json) = json.map(|json| &json[format!("symbols-numberSystem-{system}")]) {
            let (decimal, group) = (cldr::text(json, "currencyDecimal"), cldr::text(json, "currencyGroup"));
            if !decimal.is_empty() {
                money.decimal = decimal.into();
            }
            if !group.is_empty() {
                money.group = group.into();
            }
        }
        money
    }

    fn record(&self) -> Record {
        let mut record = Record::new();
        record.text(&self.minus.0).text(&self.minus.1).text(&self.plus.0).text(&self.plus.1);
        record.text(&self.decimal).text(&self.group).bytes(&self.sizes);
        record.text(&self.infinity).text(&self.nan).text(&self.exponential);
        record
    }
}

/// The sizes of the lowest group and of the others in a pattern of CLDR's JSON.
fn sizes(json: Option<&Value>, formats: &str, system: &str, kind: &str) -> Option<[u8; 2]> {
    let json = json?;
    let found = cldr::text(&json[format!("{formats}-numberSystem-{system}")], kind);
    let pattern =
        if found.is_empty() { cldr::text(&json[format!("{formats}-numberSystem-latn")], kind) } else { found };
    let positive = pattern.split(';').next()?;
    let integer = positive.split('.').next()?;
    let places = |text: &str| u8::try_from(text.chars().filter(|letter| "#0".contains(*letter)).count()).ok();
    let mut groups = integer.rsplit(',');
    let primary = places(groups.next()?)?;
    match (groups.next(), groups.next()) {
        (None, _) => None,
        (Some(_), None) => Some([primary, primary]),
        (Some(secondary), Some(_)) => Some([primary, places(secondary)?]),
    }
}

/// The percent pattern of a numbering system, with places for number and sign.
fn percent(row: &Row, json: Option<&Value>, system: &str, own: bool) -> anyhow::Result<Record> {
    let data = baked::load::<DecimalPercentV1>(&row.locale, "").with_context(|| format!("percent of {}", row.id))?;
    let mut pattern = data.get().signed_pattern.interpolate((NUMBER, SIGN)).to_string();
    let wanted =
        json.map(|json| cldr::text(&json[format!("symbols-numberSystem-{system}")], "percentSign")).unwrap_or_default();
    // ICU4X has one percent sign a locale, of the Latin digits in some; CLDR has one a system.
    if !wanted.is_empty() && (!own || system != "latn") {
        for present in ["\u{200e}%\u{200e}", "٪\u{61c}", "٪", "%"] {
            if pattern.contains(present) {
                pattern = pattern.replacen(present, wanted, 1);
                break;
            }
        }
    }
    let mut record = Record::new();
    record.text(&pattern);
    Ok(record)
}

/// Eight patterns: standard, standard next to a letter, accounting, accounting next to a
/// letter, each positive and negative; a negative one is empty where the sign just precedes.
fn currency_patterns(row: &Row, attribute: &str, symbols: &Symbols) -> anyhow::Result<Record> {
    let loaded = baked::load::<CurrencyEssentialsV1>(&row.locale, attribute)
        .or_else(|| baked::load::<CurrencyEssentialsV1>(&row.locale, ""));
    let data = loaded.with_context(|| format!("currency patterns of {}", row.id))?;
    let (data, indices) = (data.get(), data.get().indices);
    let text = |index: u8| -> anyhow::Result<String> {
        let pattern: &DoublePlaceholderPattern = data.patterns.get(usize::from(index)).context("a pattern index")?;
        Ok(pattern.interpolate((NUMBER, CURRENCY)).to_string())
    };
    let negative = |index: Option<u8>| -> anyhow::Result<String> {
        let Some(index) = index else { return Ok(String::new()) };
        let pattern = text(index)?;
        Ok(if symbols.minus.0.is_empty() { pattern } else { pattern.replacen(&symbols.minus.0, SIGN, 1) })
    };
    let bare = baked::load::<CurrencyPatternsNoCurrencyV1>(&row.locale, attribute)
        .or_else(|| baked::load::<CurrencyPatternsNoCurrencyV1>(&row.locale, ""))
        .context("patterns without a currency")?;
    let bare = bare.get();
    let plain = |pattern: Option<&DoublePlaceholderPattern>| {
        let text = pattern.map(|pattern| pattern.interpolate((NUMBER, "")).to_string()).unwrap_or_default();
        if symbols.minus.0.is_empty() { text } else { text.replacen(&symbols.minus.0, SIGN, 1) }
    };
    let mut record = Record::new();
    record.text(&text(indices.standard)?).text(&negative(indices.standard_negative)?);
    record.text(&text(indices.standard_alpha_next_to_number)?);
    record.text(&negative(indices.standard_alpha_next_to_number_negative)?);
    record.text(&text(indices.accounting_positive)?).text(&negative(indices.accounting_negative)?);
    record.text(&text(indices.accounting_alpha_next_to_number_positive)?);
    record.text(&negative(indices.accounting_alpha_next_to_number_negative)?);
    // For a currency whose symbol is nothing.
    record.text(&plain(Some(bare.get_positive()))).text(&plain(bare.get_negative()));
    record.text(&plain(Some(bare.get_positive_accounting()))).text(&plain(bare.get_negative_accounting()));
    Ok(record)
}
