//! Money in JSON: `{"amount":"12.50","currency":"EUR"}`, strings only, never a float.

use super::{Currency, Money};
use alloc::borrow::Cow;
use serde::de::Error as _;
use serde::ser::SerializeStruct as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

extern crate alloc;

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code: Cow<'de, str> = Deserialize::deserialize(deserializer)?;
        Self::parse(&code).map_err(|error| D::Error::custom(error.message()))
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Money", 2)?;
        fields.serialize_field("amount", &super::text::decimal_text(self.amount()))?;
        fields.serialize_field("currency", self.currency().code())?;
        fields.end()
    }
}

#[derive(Deserialize)]
struct Fields<'a> {
    #[serde(borrow)]
    amount: Cow<'a, str>,
    currency: Currency,
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = Fields::deserialize(deserializer)?;
        let amount = crate::decimal::parse(&fields.amount).map_err(|error| D::Error::custom(error.message()))?;
        Ok(Self::new(amount, fields.currency))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn money_goes_through_json_as_strings() {
        let money = Money::parse("12.50", "EUR").unwrap();
        let text = serde_json::to_string(&money).unwrap();
        assert_eq!(text, r#"{"amount":"12.50","currency":"EUR"}"#);
        assert_eq!(serde_json::from_str::<Money>(&text).unwrap().to_string(), "12.50 EUR");
        for refused in [
            r#"{"amount":12.5,"currency":"EUR"}"#,
            r#"{"amount":"12,5","currency":"EUR"}"#,
            r#"{"amount":"12.5","currency":"EURO"}"#,
            r#"{"amount":"12.5"}"#,
        ] {
            assert!(serde_json::from_str::<Money>(refused).is_err(), "{refused}");
        }
    }
}
