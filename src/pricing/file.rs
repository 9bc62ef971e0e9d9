//! Files of markets, in TOML or JSON: each value with its place, so that a fault has a line and a
//! column.
//!
//! Both are read into the same tree, whose numbers stay the digits that were written, and the tree
//! into a [`MarketDraft`]. A newcomer would deserialize into floats: a markup of 2.675 % has to
//! stay one.

use super::draft::{MEMBERS, MarketDraft, unknown};
use super::market::Market;
use crate::error::{Error, ErrorCode, Result, excerpt};
use crate::format::OptionValue;
use crate::json::Members;
use crate::text::at_offset;
use alloc::borrow::ToOwned as _;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::string::ToString as _;
use alloc::vec::Vec;
use toml::de::{DeTable, DeValue};

/// Markets by name, in the order of their file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarketFile {
    markets: Vec<(String, Market)>,
}

/// A value and where it begins, in bytes.
struct Node {
    start: usize,
    value: Written,
}

enum Written {
    Text(String),
    Number(String),
    Boolean(bool),
    List,
    Members(Vec<Member>),
    Nothing,
}

struct Member {
    name: String,
    /// Where the name begins, or the value where that is all that is known.
    start: usize,
    node: Node,
}

impl MarketFile {
    /// Reads the text of a file of markets: TOML, or JSON where it begins with a brace.
    ///
    /// Each member of `markets` is a market; what they have in common may stand in `defaults`. A
    /// market that says anything of its `rates` or its `tax` says all of it.
    ///
    /// # Errors
    /// `parse-error` for what is neither and for what is no file of markets; else as
    /// [`MarketDraft::set`] and [`MarketDraft::build`]. All have a line and a column.
    ///
    /// ```
    /// use coinage::pricing::MarketFile;
    /// let file = MarketFile::parse("[markets.de]\nterritory = \"DE\"\nmarkup = 2.5\ntax = { treatment = \"included\", rate = 19, base = \"net\" }\n")?;
    /// assert_eq!(file.find("de")?.currency.code(), "EUR");
    /// let error = MarketFile::parse("[markets.de]\nterritory = \"DE\"\nmarkdown = 2.5\n").unwrap_err();
    /// assert_eq!(error.to_string(), "line 3, column 1: a market has no member `markdown`");
    /// assert_eq!(error.hint(), Some("do you mean `markup`?"));
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let members = if text.trim_start().starts_with('{') { of_json(text)? } else { of_toml(text)? };
        let mut defaults = Reader::new(text);
        let mut markets = Vec::new();
        for member in &members {
            match (member.name.as_str(), &member.node.value) {
                ("$schema", _) => {}
                ("defaults", Written::Members(found)) => defaults.fill(found, "")?,
                ("markets", Written::Members(found)) => markets.extend(found),
                ("defaults" | "markets", _) => {
                    let message = ["`", &member.name, "` has to be a table"];
                    let error = Error::new(ErrorCode::ParseError, &message);
                    return Err(at_offset(error.with_hint(&["write [markets.de]"]), text, member.node.start));
                }
                (name, _) => {
                    let message = ["a file of markets has no `", excerpt(name, 40), "`"];
                    let hint = "it may hold markets and defaults; a market stands in [markets.de]";
                    return Err(at_offset(
                        Error::new(ErrorCode::ParseError, &message).with_hint(&[hint]),
                        text,
                        member.start,
                    ));
                }
            }
        }
        let mut file = Self::default();
        for member in markets {
            let refused = |message: &[&str], hint: &str| {
                at_offset(Error::new(ErrorCode::ParseError, message).with_hint(&[hint]), text, member.start)
            };
            let Written::Members(found) = &member.node.value else {
                return Err(refused(&["the market `", &member.name, "` has to be a table"], "write [markets.de]"));
            };
            if member.name.trim().is_empty() || member.name.contains(',') {
                let hint = "name it without commas, like de";
                return Err(refused(&["`", &member.name, "` can't be a market's name"], hint));
            }
            let mut reader = defaults.clone();
            for group in found.iter().filter(|found| MarketDraft::is_group(&found.name)) {
                reader.draft.forget(&group.name);
            }
            reader.fill(found, "")?;
            file.markets.push((member.name.clone(), reader.build(member.start)?));
        }
        if file.markets.is_empty() {
            let error = Error::new(ErrorCode::ParseError, &["there is no market in the file"]);
            return Err(at_offset(error.with_hint(&["write [markets.de] and territory = \"DE\""]), text, 0));
        }
        Ok(file)
    }

    /// The markets by name, in the order of their file.
    pub fn markets(&self) -> impl Iterator<Item = (&str, &Market)> {
        self.markets.iter().map(|(name, market)| (name.as_str(), market))
    }

    /// A market by name.
    ///
    /// # Errors
    /// `invalid-option`, with the names there are.
    pub fn find(&self, name: &str) -> Result<&Market> {
        let found = self.markets().find(|(known, _)| *known == name);
        found.map(|(_, market)| market).ok_or_else(|| {
            let names: Vec<&str> = self.markets().map(|(name, _)| name).collect();
            Error::new(ErrorCode::InvalidOption, &["there is no market `", excerpt(name, 40), "`"])
                .with_hint(&["one of ", &names.join(", ")])
        })
    }
}

/// A draft, and where its members were found.
#[derive(Clone)]
struct Reader<'t> {
    text: &'t str,
    draft: MarketDraft,
    places: BTreeMap<String, usize>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, draft: MarketDraft::default(), places: BTreeMap::new() }
    }

    fn fill(&mut self, members: &[Member], group: &str) -> Result<()> {
        for member in members {
            let name = [group, &member.name].concat();
            let node = &member.node;
            let known = MEMBERS.contains(&name.as_str())
                || MarketDraft::is_group(&name)
                || matches!(group, "prices." | "rates.values.");
            if !known {
                return Err(at_offset(unknown(&name), self.text, member.start));
            }
            let value = match &node.value {
                Written::Members(found) if MarketDraft::is_group(&name) => {
                    self.places.insert(name.clone(), member.start);
                    self.fill(found, &[&name, "."].concat())?;
                    continue;
                }
                Written::Nothing => continue,
                Written::Text(text) => OptionValue::Text(text),
                Written::Number(number) => OptionValue::Number(number),
                Written::Boolean(value) => OptionValue::Boolean(*value),
                Written::Members(_) | Written::List => {
                    let wanted = if MarketDraft::is_group(&name) { "a table" } else { "a text or a number" };
                    let error = Error::new(ErrorCode::ParseError, &["`", &name, "` is of the wrong type"]);
                    return Err(at_offset(error.with_hint(&["give it ", wanted]), self.text, node.start));
                }
            };
            self.draft.set(&name, value).map_err(|error| at_offset(error, self.text, node.start))?;
            self.places.insert(name, node.start);
        }
        Ok(())
    }

    /// The market; what is wrong with it as a whole is told at the member it is about, else where
    /// the market begins.
    fn build(self, start: usize) -> Result<Market> {
        let Self { text, draft, places } = self;
        draft.assembled().map_err(|(member, error)| {
            let group = member.split('.').next().unwrap_or_default();
            let place = places.get(member).or_else(|| places.get(group)).copied().unwrap_or(start);
            at_offset(error, text, place)
        })
    }
}

fn of_toml(text: &str) -> Result<Vec<Member>> {
    let table = DeTable::parse(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let said = Error::new(ErrorCode::ParseError, &["this is not TOML: ", error.message().trim_end()]);
        at_offset(said.with_hint(&["write members like markup = 2.5 below [markets.de]"]), text, start)
    })?;
    Ok(table_members(table.get_ref()))
}

/// In the order they were written, which the table doesn't keep.
fn table_members(table: &DeTable<'_>) -> Vec<Member> {
    let mut members: Vec<Member> = table
        .iter()
        .map(|(name, value)| Member {
            name: name.get_ref().to_string(),
            start: name.span().start,
            node: Node { start: value.span().start, value: toml_value(value.get_ref()) },
        })
        .collect();
    members.sort_by_key(|member| member.start);
    members
}

fn toml_value(value: &DeValue<'_>) -> Written {
    match value {
        DeValue::String(text) => Written::Text(text.to_string()),
        DeValue::Integer(number) if number.radix() == 10 => Written::Number(number.as_str().to_owned()),
        DeValue::Integer(number) => Written::Text(number.to_string()),
        DeValue::Float(number) => Written::Number(number.as_str().to_owned()),
        DeValue::Boolean(value) => Written::Boolean(*value),
        DeValue::Datetime(moment) => Written::Text(moment.to_string()),
        DeValue::Array(_) => Written::List,
        DeValue::Table(table) => Written::Members(table_members(table)),
    }
}

fn of_json(text: &str) -> Result<Vec<Member>> {
    // Read as a whole first, so that a fault is told with its place in the whole.
    let whole: &serde_json::value::RawValue = serde_json::from_str(text).map_err(|error| not_json(text, &error))?;
    json_members(text, whole.get())
}

fn json_members(text: &str, raw: &str) -> Result<Vec<Member>> {
    let Members(found) = serde_json::from_str(raw).map_err(|error| not_json(text, &error))?;
    let mut members: Vec<Member> = Vec::with_capacity(found.len());
    for (name, raw) in found {
        // Each value is a slice of the text.
        let start = (raw.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
        if members.iter().any(|member| member.name == name) {
            let error = Error::new(ErrorCode::ParseError, &["`", &name, "` is given twice"]);
            return Err(at_offset(error.with_hint(&["keep one of the two"]), text, start));
        }
        let value = match raw.as_bytes().first() {
            Some(b'{') => Written::Members(json_members(text, raw)?),
            Some(b'[') => Written::List,
            Some(b'n') => Written::Nothing,
            Some(b't' | b'f') => Written::Boolean(raw == "true"),
            Some(b'"') => Written::Text(serde_json::from_str(raw).map_err(|error| not_json(text, &error))?),
            _ => Written::Number(raw.to_owned()),
        };
        members.push(Member { name, start, node: Node { start, value } });
    }
    Ok(members)
}

fn not_json(text: &str, error: &serde_json::Error) -> Error {
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    let error_here = Error::new(ErrorCode::ParseError, &["this is not JSON: ", said]);
    let hint = "write {\"markets\": {\"de\": {\"territory\": \"DE\"}}}";
    at_offset(error_here.with_hint(&[hint]), text, before.saturating_add(error.column().saturating_sub(1)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_told_with_its_place_and_a_hint() {
        for (text, told, hint) in [
            ("", "line 1, column 1: there is no market in the file", "[markets.de]"),
            ("a = ", "line 1, column ", "markup = 2.5"),
            ("a = 1", "line 1, column 1: a file of markets has no `a`", "[markets.de]"),
            ("markets = 1", "line 1, column 11: `markets` has to be a table", "[markets.de]"),
            ("[markets]\nde = 1", "line 2, column 1: the market `de` has to be a table", "[markets.de]"),
            ("[markets.\"a,b\"]\n", "line 1, column 10: `a,b` can't be a market's name", "without commas"),
            ("[markets.de]\n", "line 1, column 10: the market has no currency", "territory like DE"),
            ("[markets.de]\nterritory = \"XX\"", "line 2, column 13: `XX` is no territory", "ISO 3166"),
            ("[markets.de]\nterritory = 3", "line 2, column 13: territory is of the wrong type", "a text"),
            ("[markets.de]\ncharmround = 1", "line 2, column 1: a market has no member", "`charmRounding`"),
            ("[markets.de]\ntax = 19", "line 2, column 7: tax is of the wrong type", "members of its own"),
            ("[markets.de]\nprices = [1]", "line 2, column 10: `prices` is of the wrong type", "a table"),
            ("[markets.de]\nmarkup = [1]", "line 2, column 10: `markup` is of the wrong type", "a number"),
            ("[markets.de]\nmarkup = \"x\"", "line 2, column 10: `x` is not a number", "digits"),
            ("[markets.de]\nmarkup = 0x10", "line 2, column 10: `0x10` is not a number", "digits"),
            (
                "[markets.de]\nterritory = \"DE\"\ndiscount = 100",
                "line 3, column 12: a discount of 100 % is none",
                "less than 100",
            ),
            (
                "[defaults.tax]\nrate = 19\n[markets.de]\nterritory = \"DE\"",
                "line 1, column 11: there is a tax rate, but not what it does",
                "added",
            ),
            (
                "[markets.jp]\nterritory = \"JP\"\n\n[markets.jp.rates.values]\n\"EUR/JPY\" = 160\nEURUSD = 1",
                "line 6, column 10: `EURUSD` is no pair",
                "EUR/USD",
            ),
            ("{\"markets\":\n {\"de\": {\"territory\": \"DE\",}}}", "line 2, column 28: this is not JSON", "territory"),
            (
                "{\"markets\":{\"de\":{\"markup\":1,\n\"markup\":2}}}",
                "line 2, column 10: `markup` is given twice",
                "one of the two",
            ),
            ("{\"markets\":{\"de\":{\"markup\":true}}}", "line 1, column 28: markup is of the wrong type", "a number"),
        ] {
            let error = MarketFile::parse(text).unwrap_err();
            assert!(error.to_string().starts_with(told), "{text}: {error}");
            assert!(error.hint().unwrap_or_default().contains(hint), "{text}: {:?}", error.hint());
        }
    }

    #[test]
    fn toml_and_json_say_the_same_and_keep_every_digit() {
        let toml = "[defaults]\nmarkup = 2.6750000000000000000001\ntax = { treatment = \"added\", rate = 8.875 }\n\
                    [markets.us]\nterritory = \"US\"\nrates.on = 2026-10-30\nrates.maxAge = 3\n\
                    [markets.eu]\ncurrency = \"EUR\"\ncharm = \".99\"\ntax.treatment = \"none\"\nprices.\"A 1\" = 1_999.5\n";
        let json = r#"{"$schema": "markets.schema.json",
            "defaults": {"markup": "2.6750000000000000000001 %", "tax": {"treatment": "added", "rate": "8.875"}},
            "markets": {"us": {"territory": "US", "rates": {"on": "2026-10-30", "maxAge": "3d"}},
                        "eu": {"currency": "EUR", "charm": ".99", "tax": {"treatment": "none"}, "prices": {"A 1": 1999.5}, "minimum": null}}}"#;
        let (toml, json) = (MarketFile::parse(toml).unwrap(), MarketFile::parse(json).unwrap());
        assert_eq!(toml, json);
        assert_eq!(toml.markets().map(|(name, _)| name).collect::<Vec<_>>(), ["us", "eu"]);
        assert_eq!(toml.find("us").unwrap().markup_percent.to_string(), "2.6750000000000000000001");
        assert_eq!(toml.find("uk").unwrap_err().hint(), Some("one of us, eu"));
    }
}
