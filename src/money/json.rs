//! Money in JSON and any other form of serde: `{"amount":"12.50","currency":"EUR"}`.
//!
//! That is what [`Money`] itself is written as. Two more forms are chosen field by field with
//! serde's `with`: [`as_minor`] and [`as_text`], each with an `option` within for what may be
//! absent. None of them writes a number with a point, and none reads one: `12.50` as a JSON number
//! has been through binary floating point in most programs that could have written it, and
//! loses its zero in all of them.

use super::{Currency, Money};
use crate::error::Error;
use alloc::borrow::Cow;
use core::fmt;
use serde::de::Visitor;
use serde::ser::SerializeStruct as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code: Cow<'de, str> = Deserialize::deserialize(deserializer)?;
        Self::parse(&code).map_err(refused)
    }
}

/// As `{"amount":"12.50","currency":"EUR"}`, the amount with its visible zeros.
///
/// ```
/// use coinage::Money;
/// let price = Money::parse("12.50", "EUR")?;
/// let text = serde_json::to_string(&price).unwrap();
/// assert_eq!(text, r#"{"amount":"12.50","currency":"EUR"}"#);
/// assert_eq!(serde_json::from_str::<Money>(&text).unwrap(), price);
/// let error = serde_json::from_str::<Money>(r#"{"amount":12.5,"currency":"EUR"}"#).unwrap_err();
/// assert!(error.to_string().contains("expected an amount as a string, like \"12.50\""));
/// # Ok::<(), coinage::Error>(())
/// ```
impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Money", 2)?;
        fields.serialize_field("amount", &super::text::decimal_text(self.amount()))?;
        fields.serialize_field("currency", self.currency().code())?;
        fields.end()
    }
}

#[derive(Deserialize)]
#[serde(expecting = "an amount of money, like {\"amount\":\"12.50\",\"currency\":\"EUR\"}")]
struct Fields {
    amount: Amount,
    currency: Currency,
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = Fields::deserialize(deserializer)?;
        Ok(Self::new(fields.amount.0, fields.currency))
    }
}

/// A decimal as a string.
struct Amount(crate::decimal::Decimal);

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(AmountText)
    }
}

struct AmountText;

impl Visitor<'_> for AmountText {
    type Value = Amount;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an amount as a string, like \"12.50\"")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Amount, E> {
        crate::decimal::parse(text).map(Amount).map_err(refused)
    }
}

/// An error with what can be done about it.
fn refused<E: serde::de::Error>(error: Error) -> E {
    match error.hint() {
        Some(hint) => E::custom(format_args!("{error} ({hint})")),
        None => E::custom(error),
    }
}

/// Money as an integer of minor units: `{"minor":1250,"currency":"EUR"}`.
///
/// For readers whose integers are exact: JavaScript's are up to 2⁵³ only. Amounts finer than the
/// minor unit, and currencies without one, cannot be written so and are errors.
///
/// ```
/// use coinage::Money;
/// #[derive(serde::Serialize, serde::Deserialize)]
/// struct Line {
///     #[serde(with = "coinage::money::as_minor")]
///     total: Money,
///     #[serde(with = "coinage::money::as_minor::option", default)]
///     discount: Option<Money>,
/// }
/// let line = Line { total: Money::parse("12.5", "EUR")?, discount: None };
/// let text = serde_json::to_string(&line).unwrap();
/// assert_eq!(text, r#"{"total":{"minor":1250,"currency":"EUR"},"discount":null}"#);
/// assert_eq!(serde_json::from_str::<Line>(&text).unwrap().total.to_string(), "12.50 EUR");
/// assert!(serde_json::from_str::<Line>(r#"{"total":{"minor":1250.0,"currency":"EUR"}}"#).is_err());
/// # Ok::<(), coinage::Error>(())
/// ```
pub mod as_minor {
    use super::*;

    struct Minor(Money);

    impl Serialize for Minor {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let units = self.0.to_minor().map_err(serde::ser::Error::custom)?;
            let mut fields = serializer.serialize_struct("Money", 2)?;
            match i64::try_from(units) {
                Ok(units) => fields.serialize_field("minor", &units)?,
                Err(_) => fields.serialize_field("minor", &units)?,
            }
            fields.serialize_field("currency", self.0.currency().code())?;
            fields.end()
        }
    }

    #[derive(Deserialize)]
    #[serde(expecting = "an amount in minor units, like {\"minor\":1250,\"currency\":\"EUR\"}")]
    struct Units {
        minor: i128,
        currency: Currency,
    }

    impl<'de> Deserialize<'de> for Minor {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let units = Units::deserialize(deserializer)?;
            Money::from_minor(units.minor, units.currency).map(Self).map_err(refused)
        }
    }

    /// Writes `{"minor":1250,"currency":"EUR"}`.
    ///
    /// # Errors
    /// The serializer's, for an amount finer than the minor unit.
    pub fn serialize<S: Serializer>(money: &Money, serializer: S) -> Result<S::Ok, S::Error> {
        Minor(*money).serialize(serializer)
    }

    /// Reads it back.
    ///
    /// # Errors
    /// The deserializer's, for anything but an integer and a currency.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Money, D::Error> {
        Minor::deserialize(deserializer).map(|minor| minor.0)
    }

    /// The same for what may be absent: `null`.
    pub mod option {
        use super::*;

        /// Writes the amount or nothing.
        ///
        /// # Errors
        /// The serializer's.
        pub fn serialize<S: Serializer>(money: &Option<Money>, serializer: S) -> Result<S::Ok, S::Error> {
            money.map(Minor).serialize(serializer)
        }

        /// Reads it back.
        ///
        /// # Errors
        /// The deserializer's.
        pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Money>, D::Error> {
            Ok(Option::<Minor>::deserialize(deserializer)?.map(|minor| minor.0))
        }
    }
}

/// Money as one string: `"12.50 EUR"`, what [`Display`](core::fmt::Display) writes and
/// [`FromStr`](core::str::FromStr) reads.
///
/// ```
/// use coinage::Money;
/// #[derive(serde::Serialize, serde::Deserialize)]
/// struct Line {
///     #[serde(with = "coinage::money::as_text")]
///     total: Money,
/// }
/// let line: Line = serde_json::from_str(r#"{"total":"12.50 EUR"}"#).unwrap();
/// assert_eq!(line.total, Money::parse("12.5", "EUR")?);
/// assert_eq!(serde_json::to_string(&line).unwrap(), r#"{"total":"12.50 EUR"}"#);
/// # Ok::<(), coinage::Error>(())
/// ```
pub mod as_text {
    use super::*;

    struct Text(Money);

    impl Serialize for Text {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(&self.0.to_text())
        }
    }

    impl<'de> Deserialize<'de> for Text {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct AnyText;
            impl Visitor<'_> for AnyText {
                type Value = Text;

                fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                    formatter.write_str("an amount of money as a string, like \"12.50 EUR\"")
                }

                fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Text, E> {
                    text.parse().map(Text).map_err(refused)
                }
            }
            deserializer.deserialize_str(AnyText)
        }
    }

    /// Writes `"12.50 EUR"`.
    ///
    /// # Errors
    /// The serializer's.
    pub fn serialize<S: Serializer>(money: &Money, serializer: S) -> Result<S::Ok, S::Error> {
        Text(*money).serialize(serializer)
    }

    /// Reads it back.
    ///
    /// # Errors
    /// The deserializer's, for any other text.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Money, D::Error> {
        Text::deserialize(deserializer).map(|text| text.0)
    }

    /// The same for what may be absent: `null`.
    pub mod option {
        use super::*;

        /// Writes the text or nothing.
        ///
        /// # Errors
        /// The serializer's.
        pub fn serialize<S: Serializer>(money: &Option<Money>, serializer: S) -> Result<S::Ok, S::Error> {
            money.map(Text).serialize(serializer)
        }

        /// Reads it back.
        ///
        /// # Errors
        /// The deserializer's.
        pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Money>, D::Error> {
            Ok(Option::<Text>::deserialize(deserializer)?.map(|text| text.0))
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use alloc::string::{String, ToString as _};

    #[derive(Debug, Serialize, Deserialize)]
    struct Row {
        plain: Money,
        #[serde(with = "as_minor")]
        minor: Money,
        #[serde(with = "as_text")]
        text: Money,
        #[serde(with = "as_minor::option", default)]
        minor_or_none: Option<Money>,
        #[serde(with = "as_text::option", default)]
        text_or_none: Option<Money>,
    }

    #[test]
    fn money_goes_through_json_as_strings() {
        let money = Money::parse("12.50", "EUR").unwrap();
        let text = serde_json::to_string(&money).unwrap();
        assert_eq!(text, r#"{"amount":"12.50","currency":"EUR"}"#);
        assert_eq!(serde_json::from_str::<Money>(&text).unwrap().to_string(), "12.50 EUR");
        for refused in [
            r#"{"amount":12.5,"currency":"EUR"}"#,
            r#"{"amount":12,"currency":"EUR"}"#,
            r#"{"amount":"12,5","currency":"EUR"}"#,
            r#"{"amount":"12.5","currency":"EURO"}"#,
            r#"{"amount":"12.5"}"#,
            r#""12.5 EUR""#,
        ] {
            assert!(serde_json::from_str::<Money>(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn every_form_comes_back_as_it_was() {
        for (amount, currency) in
            [("12.50", "EUR"), ("-0.01", "EUR"), ("1200", "JPY"), ("1.234", "KWD"), ("0.00", "USD")]
        {
            let money = Money::parse(amount, currency).unwrap();
            for other in [None, Some(money)] {
                let row = Row { plain: money, minor: money, text: money, minor_or_none: other, text_or_none: other };
                let text = serde_json::to_string(&row).unwrap();
                let back: Row = serde_json::from_str(&text).unwrap();
                assert_eq!([back.plain, back.minor, back.text], [money; 3]);
                assert_eq!((back.minor_or_none, back.text_or_none), (other, other));
                assert_eq!(serde_json::to_string(&back).unwrap(), text);
            }
        }
    }

    #[test]
    fn integers_beyond_64_bits_stay_exact() {
        let money = Money::parse("123456789012345678901234.56", "EUR").unwrap();
        let text = serde_json::to_string(&Row {
            plain: money,
            minor: money,
            text: money,
            minor_or_none: None,
            text_or_none: None,
        })
        .unwrap();
        assert!(text.contains(r#""minor":{"minor":12345678901234567890123456,"currency":"EUR"}"#), "{text}");
        assert_eq!(serde_json::from_str::<Row>(&text).unwrap().minor, money);
    }

    #[test]
    fn what_is_no_such_form_is_told_apart() {
        let message = |minor: &str, text: &str| -> String {
            let json =
                [r#"{"plain":{"amount":"1","currency":"EUR"},"minor":"#, minor, r#","text":"#, text, "}"].concat();
            serde_json::from_str::<Row>(&json).unwrap_err().to_string()
        };
        let minor = r#"{"minor":100,"currency":"EUR"}"#;
        assert!(message(minor, "12.5").contains("expected an amount of money as a string, like \"12.50 EUR\""));
        assert!(message(minor, r#""12.5""#).contains("`12.5` names no currency (write it like 12.50 EUR)"));
        assert!(message(minor, r#""x EUR""#).contains("`x` is not a number"));
        assert!(message("1250", r#""1 EUR""#).contains("expected an amount in minor units"));
        for minor in ["1.5", "\"100\"", "1e2", "null"] {
            let object = ["{\"minor\":", minor, ",\"currency\":\"EUR\"}"].concat();
            assert!(!message(&object, r#""1 EUR""#).is_empty(), "{minor}");
        }
        assert!(message(r#"{"minor":1,"currency":"XAU"}"#, r#""1 EUR""#).contains("XAU has no minor unit"));
        // Writing less than a minor unit as minor units would lose it.
        let fine = Money::parse("0.005", "EUR").unwrap();
        let mut out = Vec::new();
        let error = as_minor::serialize(&fine, &mut serde_json::Serializer::new(&mut out)).unwrap_err();
        assert_eq!(error.to_string(), "0.005 EUR is finer than the currency's minor unit");
    }
}
