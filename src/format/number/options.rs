//! What a number format is asked for: ECMA-402's options with their defaults.

use super::unit::Unit;
use crate::decimal::RoundingMode;
use crate::error::{Error, ErrorCode, Result};
use crate::format::options::{OptionValue, numbering_system, option_enum};
use alloc::string::String;

option_enum! {
    /// What kind of number is written.
    Style("style") {
        /// A plain number.
        #[default]
        Decimal = "decimal",
        /// A ratio times one hundred with a percent sign.
        Percent = "percent",
        /// An amount of money.
        Currency = "currency",
        /// A number of units.
        Unit = "unit",
    }
}

option_enum! {
    /// Which digits of a number are seen, and at which power of ten.
    Notation("notation") {
        /// All digits: `12,345`.
        #[default]
        Standard = "standard",
        /// One digit before the point: `1.235E4`.
        Scientific = "scientific",
        /// Powers of a thousand: `12.345E3`.
        Engineering = "engineering",
        /// As in headlines: `12K`. Needs the compact forms of the locale.
        Compact = "compact",
    }
}

option_enum! {
    /// How compact forms are written.
    CompactDisplay("compactDisplay") {
        /// `1.2K`.
        #[default]
        Short = "short",
        /// `1.2 thousand`; amounts with a symbol stay short.
        Long = "long",
    }
}

option_enum! {
    /// How a unit is written.
    UnitDisplay("unitDisplay") {
        /// `5 km`.
        #[default]
        Short = "short",
        /// `5km`.
        Narrow = "narrow",
        /// `5 kilometers`.
        Long = "long",
    }
}

option_enum! {
    /// Which fraction digits a currency has, where none are asked for. Intl knows the first only.
    CurrencyDigits("currencyDigits") {
        /// As amounts are displayed, by CLDR.
        #[default]
        Cldr = "cldr",
        /// The minor unit of ISO 4217.
        Iso = "iso",
        /// As amounts are paid in coins, by CLDR: francs in steps of 0.05.
        Cash = "cash",
    }
}

option_enum! {
    /// How the currency is shown.
    CurrencyDisplay("currencyDisplay") {
        /// The locale's symbol: `€`, `US$`.
        #[default]
        Symbol = "symbol",
        /// The short symbol, where the currency is clear: `$`.
        NarrowSymbol = "narrowSymbol",
        /// The ISO 4217 code.
        Code = "code",
        /// The name, in the plural form that fits: `2.00 euros`.
        Name = "name",
    }
}

option_enum! {
    /// How negative amounts are shown.
    CurrencySign("currencySign") {
        /// With a minus sign.
        #[default]
        Standard = "standard",
        /// As book-keepers of the locale do, often in brackets.
        Accounting = "accounting",
    }
}

option_enum! {
    /// When a sign is shown.
    SignDisplay("signDisplay") {
        /// For negative numbers and negative zero.
        #[default]
        Auto = "auto",
        /// Never.
        Never = "never",
        /// Always.
        Always = "always",
        /// For every number but zero.
        ExceptZero = "exceptZero",
        /// For negative numbers but not negative zero.
        Negative = "negative",
    }
}

option_enum! {
    /// When digits are grouped.
    UseGrouping("useGrouping") {
        /// From two digits before the first separator on.
        Min2 = "min2",
        /// As the locale does.
        #[default]
        Auto = "auto",
        /// As soon as there is a separator to write.
        Always = "always",
        /// Never.
        Never = "false",
    }
}

option_enum! {
    /// Which limit counts where fraction and significant digits are both given.
    RoundingPriority("roundingPriority") {
        /// Significant digits, where given.
        #[default]
        Auto = "auto",
        /// The one that keeps more digits.
        MorePrecision = "morePrecision",
        /// The one that keeps fewer.
        LessPrecision = "lessPrecision",
    }
}

option_enum! {
    /// What happens to trailing zeros.
    TrailingZeroDisplay("trailingZeroDisplay") {
        /// They are kept as far as the digit options ask for them.
        #[default]
        Auto = "auto",
        /// They go where the number is whole: `$12`, but `$12.50`.
        StripIfInteger = "stripIfInteger",
    }
}

/// Options of a [`NumberFormat`](super::NumberFormat), all with ECMA-402's defaults.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct NumberFormatOptions {
    /// What kind of number is written.
    pub style: Style,
    /// Three letters; needed for [`Style::Currency`].
    pub currency: Option<[u8; 3]>,
    /// How the currency is shown.
    pub currency_display: CurrencyDisplay,
    /// How negative amounts are shown.
    pub currency_sign: CurrencySign,
    /// When a sign is shown.
    pub sign_display: SignDisplay,
    /// A number of what; needed for [`Style::Unit`].
    pub unit: Option<Unit>,
    /// How the unit is written.
    pub unit_display: UnitDisplay,
    /// Which digits are seen.
    pub notation: Notation,
    /// How compact forms are written.
    pub compact_display: CompactDisplay,
    /// Which fraction digits a currency has.
    pub currency_digits: CurrencyDigits,
    /// When digits are grouped; by default from two digits on in compact notation, else as the
    /// locale does.
    pub use_grouping: Option<UseGrouping>,
    /// 1 to 21.
    pub minimum_integer_digits: Option<u8>,
    /// 0 to 100.
    pub minimum_fraction_digits: Option<u8>,
    /// 0 to 100.
    pub maximum_fraction_digits: Option<u8>,
    /// 1 to 21.
    pub minimum_significant_digits: Option<u8>,
    /// 1 to 21.
    pub maximum_significant_digits: Option<u8>,
    /// Which limit counts where both are given.
    pub rounding_priority: RoundingPriority,
    /// How the digits that are cut off are rounded.
    pub rounding_mode: RoundingMode,
    /// The step of the last fraction digit: 1, 2, 5, 10, 20, 25, 50, … 5000; 0 means 1.
    pub rounding_increment: u16,
    /// What happens to trailing zeros.
    pub trailing_zero_display: TrailingZeroDisplay,
    /// A numbering system such as `arab`; the locale's own where absent.
    pub numbering_system: Option<String>,
}

/// Whether compact and scientific notation and units are compiled in.
pub(crate) const QUANTITIES: bool = cfg!(feature = "quantities");

/// ECMA-402's rounding increments.
const INCREMENTS: [u16; 15] = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000];

impl NumberFormatOptions {
    /// The currency's letters; empty where there is none.
    pub(crate) fn currency_text(&self) -> &str {
        #[cfg(feature = "facts")]
        if let Some(registered) = self.currency.and_then(crate::money::registered_currency) {
            return registered.code();
        }
        self.currency.as_ref().and_then(|code| core::str::from_utf8(code).ok()).unwrap_or_default()
    }

    /// When digits are grouped, with the default of the notation.
    pub(crate) fn grouping(&self) -> UseGrouping {
        let compact = self.notation == Notation::Compact;
        self.use_grouping.unwrap_or(if compact { UseGrouping::Min2 } else { UseGrouping::Auto })
    }

    /// Sets an option by its ECMA-402 name; unknown names are ignored, as Intl does.
    ///
    /// # Errors
    /// `invalid-option` for a value that is not allowed, `bad-request` for one of a wrong type.
    ///
    /// ```
    /// use coinage::format::{NumberFormatOptions, OptionValue};
    /// let mut options = NumberFormatOptions::default();
    /// options.set("style", OptionValue::Text("percent"))?;
    /// let error = options.set("signDisplay", OptionValue::Text("sometimes")).unwrap_err();
    /// assert_eq!(error.code(), "invalid-option");
    /// assert_eq!(error.hint(), Some("one of auto, never, always, exceptZero, negative"));
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn set(&mut self, name: &str, value: OptionValue<'_>) -> Result<()> {
        let digits = |low, high| value.integer(name, low, high).map(|number| Some(number as u8));
        match name {
            "style" => {
                self.style = Style::parse(value.text(name)?)?;
                if !QUANTITIES && self.style == Style::Unit {
                    return Err(left_out(name, "unit"));
                }
            }
            "currency" => self.currency = Some(currency_code(value.text(name)?)?),
            "currencyDisplay" => self.currency_display = CurrencyDisplay::parse(value.text(name)?)?,
            "currencySign" => self.currency_sign = CurrencySign::parse(value.text(name)?)?,
            "signDisplay" => self.sign_display = SignDisplay::parse(value.text(name)?)?,
            "useGrouping" => {
                self.use_grouping = match value {
                    OptionValue::Boolean(true) => Some(UseGrouping::Always),
                    OptionValue::Boolean(false) => Some(UseGrouping::Never),
                    // ECMA-402 reads these two texts as the default.
                    OptionValue::Text("true" | "false") => None,
                    _ => Some(UseGrouping::parse(value.text(name)?)?),
                }
            }
            "minimumIntegerDigits" => self.minimum_integer_digits = digits(1, 21)?,
            "minimumFractionDigits" => self.minimum_fraction_digits = digits(0, 100)?,
            "maximumFractionDigits" => self.maximum_fraction_digits = digits(0, 100)?,
            "minimumSignificantDigits" => self.minimum_significant_digits = digits(1, 21)?,
            "maximumSignificantDigits" => self.maximum_significant_digits = digits(1, 21)?,
            "roundingPriority" => self.rounding_priority = RoundingPriority::parse(value.text(name)?)?,
            "roundingMode" => self.rounding_mode = RoundingMode::parse(value.text(name)?)?,
            "roundingIncrement" => {
                let increment = value.integer(name, 1, 5000)?;
                if !INCREMENTS.contains(&increment) {
                    return Err(Error::new(ErrorCode::InvalidOption, &["this roundingIncrement is not allowed"])
                        .with_hint(&["one of 1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000"]));
                }
                self.rounding_increment = increment;
            }
            "trailingZeroDisplay" => self.trailing_zero_display = TrailingZeroDisplay::parse(value.text(name)?)?,
            "numberingSystem" => self.numbering_system = Some(numbering_system(value)?),
            "notation" => {
                self.notation = Notation::parse(value.text(name)?)?;
                if !QUANTITIES && self.notation != Notation::Standard {
                    return Err(left_out(name, self.notation.as_str()));
                }
            }
            "compactDisplay" if QUANTITIES => self.compact_display = CompactDisplay::parse(value.text(name)?)?,
            "unit" if QUANTITIES => self.unit = Some(Unit::parse(value.text(name)?)?),
            "unitDisplay" if QUANTITIES => self.unit_display = UnitDisplay::parse(value.text(name)?)?,
            "currencyDigits" => self.currency_digits = CurrencyDigits::parse(value.text(name)?)?,
            _ => {}
        }
        Ok(())
    }
}

/// The error for what this build does without.
#[cold]
fn left_out(name: &str, value: &str) -> Error {
    Error::new(ErrorCode::InvalidOption, &["`", value, "` for ", name, " is not in this build"])
        .with_hint(&["import coinage or coinage/standard instead of coinage/core; in Rust, the feature `quantities`"])
}

/// Three letters in upper case.
fn currency_code(text: &str) -> Result<[u8; 3]> {
    match text.as_bytes() {
        &[a, b, c] if text.bytes().all(|letter| letter.is_ascii_alphabetic()) => {
            Ok([a.to_ascii_uppercase(), b.to_ascii_uppercase(), c.to_ascii_uppercase()])
        }
        _ => Err(Error::new(ErrorCode::InvalidOption, &["`", text, "` is not a currency code"])
            .with_hint(&["three letters of ISO 4217, like EUR"])),
    }
}
