//! What a conversion may be asked for.

#[cfg(feature = "policies")]
use super::missing::MissingDay;
use crate::calendar::Date;
use crate::decimal::{Decimal, RoundingMode};
use crate::error::{Error, ErrorCode, Result};
use crate::format::OptionValue;
use crate::money::text::beginning;

/// How to convert. The default: the newest rate, no older than seven days, half-even to the
/// minor unit.
///
/// ```
/// use coinage::exchange::{ConvertOptions, Units};
/// let options = ConvertOptions::default();
/// assert_eq!((options.max_age_days, options.units), (7, Units::Minor));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConvertOptions {
    /// The day to convert on. Where it has no observation, the last one before it is taken, as
    /// long as it is not too old. `None` stands for the newest day of the rates
    /// ([`Exchange::newest`](super::Exchange::newest)): a currency whose own rates ended long
    /// before it is stale then, too.
    pub on: Option<Date>,
    /// Today, where the caller knows it; only used to say how old the newest rate is.
    pub today: Option<Date>,
    /// How many days before the day asked for an observation may lie; 0 is that day alone.
    /// The longest gap in the ECB's history is five days.
    pub max_age_days: u32,
    /// What counts where the day has no observation of its own, never further from it than
    /// `max_age_days`. Only with the feature `policies`; without it the last one before.
    #[cfg(feature = "policies")]
    pub missing: MissingDay,
    /// The rounding at the end. `None` is `halfEven`, and `halfExpand` as soon as one of the
    /// euro's irrevocable rates is used, as Regulation 1103/97 demands.
    pub rounding: Option<RoundingMode>,
    /// What to round to.
    pub units: Units,
    /// Percent put on the result before it is rounded, or taken off: 2.5 makes 100 into 102.5.
    pub markup_percent: Decimal,
}

impl Default for ConvertOptions {
    fn default() -> Self {
        Self {
            on: None,
            today: None,
            max_age_days: 7,
            #[cfg(feature = "policies")]
            missing: MissingDay::Last,
            rounding: None,
            units: Units::Minor,
            markup_percent: Decimal::ZERO,
        }
    }
}

impl ConvertOptions {
    /// Sets an option by its name at every surface: `on`, `maxAge`, `rounding`, `units`,
    /// `markup` and `missing`; unknown names are ignored. Without the feature `policies`, `missing`
    /// takes `last` only.
    ///
    /// # Errors
    /// `invalid-option`, `date-out-of-range` or `invalid-number` for a value that is not
    /// allowed, `bad-request` for one of a wrong type.
    pub fn set(&mut self, name: &str, value: OptionValue<'_>) -> Result<()> {
        match name {
            "on" => self.on = Some(Date::parse(value.text(name)?)?),
            #[cfg(feature = "policies")]
            "missing" => self.missing = MissingDay::parse(value.text(name)?)?,
            // Told rather than ignored: another day's rate would be taken for the one that was asked for.
            #[cfg(not(feature = "policies"))]
            "missing" if value.text(name)? != "last" => {
                return Err(Error::new(ErrorCode::InvalidOption, &["missing takes `last` only in this module"]));
            }
            "rounding" => self.rounding = Some(RoundingMode::parse(value.text(name)?)?),
            "maxAge" | "units" | "markup" => {
                let (OptionValue::Text(text) | OptionValue::Number(text)) = value else {
                    return Err(Error::new(ErrorCode::BadRequest, &["option ", name, " is of the wrong type"]));
                };
                match name {
                    "maxAge" => self.max_age_days = parse_max_age(text)?,
                    "units" => self.units = Units::parse(text)?,
                    _ => self.markup_percent = crate::decimal::parse(text)?,
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// What the result of a conversion is rounded to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Units {
    /// ISO 4217's minor unit of the target: cents, yen, fils.
    #[default]
    Minor,
    /// The smallest amount paid in cash, by CLDR: 0.05 CHF, 0.50 DKK, 5 HUF; the minor unit
    /// where no coarser rule is known.
    Cash,
    /// Not rounded: the exact result, without needless zeros. A result that does not end has 28
    /// significant digits (at most 28 after the point), the last one by the rounding mode.
    None,
    /// So many decimal places, 0 to 28.
    Decimals(u8),
}

impl Units {
    /// Reads `minor`, `cash`, `none` or a number of decimal places from 0 to 28.
    ///
    /// # Errors
    /// `invalid-option` for anything else.
    ///
    /// ```
    /// use coinage::exchange::Units;
    /// assert_eq!(Units::parse("4")?, Units::Decimals(4));
    /// assert_eq!(Units::parse("29").unwrap_err().code(), "invalid-option");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self> {
        match text {
            "minor" => Ok(Self::Minor),
            "cash" => Ok(Self::Cash),
            "none" => Ok(Self::None),
            _ => digits(text, 2).filter(|places| *places <= 28).map(|places| Self::Decimals(places as u8)).ok_or_else(
                || {
                    Error::new(ErrorCode::InvalidOption, &["units `", beginning(text), "` do not exist"])
                        .with_hint(&["minor, cash, none, or decimal places from 0 to 28"])
                },
            ),
        }
    }
}

/// Reads an age in days: `7d`, `0d`, or the bare number.
///
/// # Errors
/// `invalid-option` for anything else, and past 100,000 days.
///
/// ```
/// use coinage::exchange::parse_max_age;
/// assert_eq!(parse_max_age("30d")?, 30);
/// assert_eq!(parse_max_age("a week").unwrap_err().code(), "invalid-option");
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn parse_max_age(text: &str) -> Result<u32> {
    let number = text.strip_suffix('d').unwrap_or(text);
    digits(number, 6).filter(|days| *days <= 100_000).ok_or_else(|| {
        Error::new(ErrorCode::InvalidOption, &["`", beginning(text), "` is not an age"])
            .with_hint(&["write days, like 7d or 0d"])
    })
}

fn digits(text: &str, most: usize) -> Option<u32> {
    let mut value = 0_u32;
    for byte in text.bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value.wrapping_mul(10).wrapping_add(u32::from(byte.wrapping_sub(b'0')));
    }
    (!text.is_empty() && text.len() <= most).then_some(value)
}
