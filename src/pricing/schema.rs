//! The JSON schema of a file of markets, for editors.

use alloc::string::String;
use serde_json::{Map, Value, json};

use super::grid::PriceRounding;
use super::tax::{BasePrices, TaxTreatment};

/// What a member takes.
#[derive(Clone, Copy)]
enum Takes {
    Text,
    Amount,
    Percent,
    Days,
    Date,
    Boolean,
    OneOf(&'static [&'static str]),
    /// Amounts by article number.
    Prices,
    /// Numbers by pair of currencies.
    Values,
}

/// The members in the order of [`super::MEMBERS`], each with what it takes and does.
const ABOUT: [(&str, Takes, &str); 25] = [
    ("name", Takes::Text, "What the market is called."),
    ("territory", Takes::Text, "Where the market is: two letters of ISO 3166, like DE."),
    ("currency", Takes::Text, "What is paid in, a code of ISO 4217; that of the territory where nothing is said."),
    ("prices", Takes::Prices, "Fixed prices by article number, shown as they are."),
    ("rates.on", Takes::Date, "The day whose rates are used; the newest where nothing is said."),
    (
        "rates.maxAge",
        Takes::Days,
        "How many days before that day a rate may have been observed; 7 where nothing is said.",
    ),
    ("rates.id", Takes::Text, "What the pinned rates are called."),
    ("rates.date", Takes::Date, "The day the pinned rates are of."),
    ("rates.source", Takes::Text, "Who published the pinned rates."),
    ("rates.values", Takes::Values, "The pinned rates by base and quote, like EUR/USD: dollars for a euro."),
    ("markup", Takes::Percent, "Percent put on the converted price, or taken off."),
    ("conversionFee", Takes::Percent, "Percent that conversion costs, put on after the markup."),
    ("fee", Takes::Amount, "An amount in the market's currency, put on after both."),
    ("discount", Takes::Percent, "Percent taken off after that, less than 100."),
    ("tax.treatment", Takes::OneOf(&TaxTreatment::NAMES), "Whether tax is added to the price shown or included in it."),
    ("tax.rate", Takes::Percent, "The rate of the tax."),
    ("tax.base", Takes::OneOf(&BasePrices::NAMES), "Whether base prices hold tax."),
    ("tax.baseRate", Takes::Percent, "The rate of the tax in gross base prices; the market's where nothing is said."),
    ("increment", Takes::Amount, "What prices are multiples of; the minor unit where nothing is said."),
    ("rounding", Takes::OneOf(&PriceRounding::NAMES), "Which way prices go to the increment or the minor unit."),
    ("charm", Takes::Text, "The digits prices end in: .99, 90, 9,900."),
    ("charmRounding", Takes::OneOf(&PriceRounding::NAMES), "Which way a price goes to its ending."),
    ("minimum", Takes::Amount, "The lowest price."),
    ("hysteresis", Takes::Percent, "How many percent a price has to move before it takes the place of the one before."),
    ("cash", Takes::Boolean, "Whether prices have to be payable in cash."),
];

fn number(sign: &str) -> Value {
    let pattern = ["^-?[0-9]+(\\.[0-9]+)?", sign, "$"].concat();
    json!([{ "type": "number" }, { "type": "string", "pattern": pattern }])
}

fn taken(takes: Takes) -> Value {
    match takes {
        Takes::Text => json!({ "type": "string" }),
        Takes::Amount => json!({ "anyOf": number("") }),
        Takes::Percent => json!({ "anyOf": number(" ?%?") }),
        Takes::Days => {
            json!({ "anyOf": [{ "type": "integer", "minimum": 0 }, { "type": "string", "pattern": "^[0-9]+d?$" }] })
        }
        Takes::Date => json!({ "type": "string", "format": "date" }),
        Takes::Boolean => json!({ "type": "boolean" }),
        Takes::OneOf(names) => json!({ "enum": names }),
        Takes::Prices => json!({ "type": "object", "additionalProperties": { "anyOf": number("") } }),
        Takes::Values => json!({
            "type": "object",
            "propertyNames": { "pattern": "^[A-Za-z]{3}/[A-Za-z]{3}$" },
            "additionalProperties": { "anyOf": number("") },
        }),
    }
}

/// An object of members, and of groups of them.
fn object(group: &str) -> Value {
    let mut properties = Map::new();
    for (name, takes, about) in ABOUT {
        let Some(name) = name.strip_prefix(group) else { continue };
        match name.split_once('.') {
            None => {
                let mut value = taken(takes);
                if let Some(members) = value.as_object_mut() {
                    members.insert("description".into(), about.into());
                }
                properties.insert(name.into(), value);
            }
            Some((inner, _)) if !properties.contains_key(inner) => {
                properties.insert(inner.into(), object(&[inner, "."].concat()));
            }
            Some(_) => {}
        }
    }
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

/// The JSON schema of a file of markets, as `docs/markets.schema.json` has it.
///
/// ```
/// let schema = coinage::pricing::schema();
/// assert!(schema.contains("\"charmRounding\"") && schema.ends_with("}\n"));
/// ```
pub fn schema() -> String {
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "markets.toml",
        "description": "What each market does to a base price.",
        "type": "object",
        "additionalProperties": false,
        "required": ["markets"],
        "properties": {
            "$schema": { "type": "string" },
            "defaults": { "$ref": "#/$defs/Market", "description": "What markets have in common." },
            "markets": {
                "type": "object",
                "minProperties": 1,
                "description": "The markets by name.",
                "additionalProperties": { "$ref": "#/$defs/Market" },
            },
        },
        "$defs": { "Market": object("") },
    });
    // Its text can't fail: the keys of a schema are texts.
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_schema_has_every_member_in_its_order() {
        let names: Vec<&str> = super::ABOUT.iter().map(|(name, ..)| *name).collect();
        assert_eq!(names, super::super::MEMBERS);
    }
}
