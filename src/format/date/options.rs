//! The options of a date format under ECMA-402's names.

use super::zone::Zone;
use crate::error::{Error, ErrorCode, Result};
use crate::format::options::{OptionValue, not_allowed, numbering_system, option_enum, wrong_type};
use alloc::string::String;

option_enum! {
    /// The length of a date.
    DateStyle("dateStyle") {
        /// With the weekday.
        Full = "full",
        /// With the month in full.
        Long = "long",
        /// Usually with the month abbreviated.
        #[default]
        Medium = "medium",
        /// In numbers.
        Short = "short",
    }
}

option_enum! {
    /// The length of a time.
    TimeStyle("timeStyle") {
        /// With the zone's name.
        Full = "full",
        /// With the zone abbreviated.
        Long = "long",
        /// With seconds.
        #[default]
        Medium = "medium",
        /// Hours and minutes.
        Short = "short",
    }
}

option_enum! {
    /// How hours are counted.
    HourCycle("hourCycle") {
        /// 0 to 11.
        H11 = "h11",
        /// 12, then 1 to 11.
        H12 = "h12",
        /// 0 to 23.
        #[default]
        H23 = "h23",
        /// 24, then 1 to 23.
        H24 = "h24",
    }
}

impl HourCycle {
    /// Whether hours are counted to twelve.
    pub const fn is_twelve_hours(self) -> bool {
        matches!(self, Self::H11 | Self::H12)
    }
}

/// What a date format is asked for.
///
/// ```
/// use coinage::format::{DateTimeFormatOptions, OptionValue};
/// let mut options = DateTimeFormatOptions::default();
/// options.set("dateStyle", OptionValue::Text("medium"))?;
/// let error = options.set("dateStyle", OptionValue::Text("tiny")).unwrap_err();
/// assert_eq!(error.code(), "invalid-option");
/// assert_eq!(error.to_string(), "`tiny` is not allowed for dateStyle");
/// assert_eq!(error.hint(), Some("one of full, long, medium, short"));
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateTimeFormatOptions {
    pub(super) date_style: Option<DateStyle>,
    pub(super) time_style: Option<TimeStyle>,
    pub(super) hour_cycle: Option<HourCycle>,
    pub(super) hour12: Option<bool>,
    pub(super) numbering_system: Option<String>,
    pub(super) zone: Zone,
    /// Which of year, month and day were asked for in numbers.
    numeric: [bool; 3],
    /// A field that was asked for and that styles do not give.
    field: Option<&'static str>,
}

/// Options that choose single fields, with the values ECMA-402 allows them.
const FIELDS: [(&str, &[&str]); 12] = [
    ("year", &["numeric", "2-digit"]),
    ("month", &["numeric", "2-digit", "narrow", "short", "long"]),
    ("day", &["numeric", "2-digit"]),
    ("weekday", &["narrow", "short", "long"]),
    ("era", &["narrow", "short", "long"]),
    ("dayPeriod", &["narrow", "short", "long"]),
    ("hour", &["numeric", "2-digit"]),
    ("minute", &["numeric", "2-digit"]),
    ("second", &["numeric", "2-digit"]),
    ("timeZoneName", &["short", "long", "shortOffset", "longOffset", "shortGeneric", "longGeneric"]),
    ("fractionalSecondDigits", &["1", "2", "3"]),
    ("formatMatcher", &["basic", "best fit"]),
];

impl DateTimeFormatOptions {
    /// Sets an option by its ECMA-402 name; names that are not known are ignored.
    ///
    /// `timeZone` takes `UTC` and offsets such as `+05:30`, `calendar` only `gregory`.
    ///
    /// # Errors
    /// `invalid-option` for a value that is not allowed, `bad-request` for one of a wrong type.
    pub fn set(&mut self, name: &str, value: OptionValue<'_>) -> Result<()> {
        match name {
            "dateStyle" => self.date_style = Some(DateStyle::parse(value.text(name)?)?),
            "timeStyle" => self.time_style = Some(TimeStyle::parse(value.text(name)?)?),
            "hourCycle" => self.hour_cycle = Some(HourCycle::parse(value.text(name)?)?),
            "hour12" => match value {
                OptionValue::Boolean(hour12) => self.hour12 = Some(hour12),
                _ => return Err(wrong_type(name, "true or false")),
            },
            "timeZone" => self.zone = Zone::parse(value.text(name)?)?,
            "calendar" => match value.text(name)? {
                "gregory" => {}
                other => {
                    return Err(not_allowed(name, other, &["gregory"]));
                }
            },
            "numberingSystem" => self.numbering_system = Some(numbering_system(value)?),
            "localeMatcher" => match value.text(name)? {
                "lookup" | "best fit" => {}
                other => return Err(not_allowed(name, other, &["lookup", "best fit"])),
            },
            _ => return self.set_field(name, value),
        }
        Ok(())
    }

    fn set_field(&mut self, name: &str, value: OptionValue<'_>) -> Result<()> {
        let Some((at, &(field, allowed))) = FIELDS.iter().enumerate().find(|(_, (field, _))| *field == name) else {
            return Ok(());
        };
        let text = match value {
            OptionValue::Number(text) if field == "fractionalSecondDigits" => text,
            _ => value.text(name)?,
        };
        if !allowed.contains(&text) {
            return Err(not_allowed(name, text, allowed));
        }
        match self.numeric.get_mut(at) {
            Some(numeric) if text == "numeric" => *numeric = true,
            _ if field == "formatMatcher" => {}
            _ => self.field = self.field.or(Some(field)),
        }
        Ok(())
    }

    /// Refuses combinations that no pattern stands for.
    pub(super) fn check(&self) -> Result<()> {
        let styled = self.date_style.is_some() || self.time_style.is_some();
        let single = self.field.or_else(|| {
            let all = self.numeric == [true; 3];
            let unusual = self.numeric.contains(&true) && (styled || !all);
            let first = self.numeric.iter().zip(FIELDS).find(|(numeric, _)| **numeric);
            if unusual { first.map(|(_, (name, _))| name) } else { None }
        });
        match single {
            None => Ok(()),
            Some(name) if styled => {
                Err(Error::new(ErrorCode::InvalidOption, &[name, " cannot stand beside dateStyle or timeStyle"])
                    .with_hint(&["leave ", name, " out"]))
            }
            Some(name) => Err(Error::new(ErrorCode::InvalidOption, &["the option ", name, " is not supported yet"])
                .with_hint(&["use dateStyle and timeStyle, or year, month and day, all three numeric"])),
        }
    }
}
