//! Dates and times by ECMA-402's date and time styles, on the Gregorian calendar.
//!
//! Patterns, as CLDR's `dateFormats`, `timeFormats` and `dateTimeFormats` have them, and names
//! stand in `data/cldr/dates.bin`, all of CLDR 48.2; [`DateTimeFormat::new`] turns those of a
//! locale into a flat list of steps, and writing runs through it. Zones are UTC and fixed
//! offsets. A newcomer would expect a Persian date for `fa` or a Buddhist year for `th`: the
//! calendar is Gregorian everywhere until the other calendars come, as `Intl` has it with
//! `calendar: "gregory"`; digits are the locale's own.

mod clock;
mod field;
mod options;
mod plan;
mod room;
mod table;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
mod zone;

pub use options::{DateStyle, DateTimeFormatOptions, HourCycle, TimeStyle};

use super::{Part, PartKind, Scratch};
use crate::calendar::Instant;
use crate::error::Result;
use crate::locale::Locale;
use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use clock::Clock;
use plan::Plan;
use room::Room;

/// A locale's way of writing a moment, built once.
///
/// ```
/// use coinage::{Instant, Locale};
/// use coinage::format::{DateTimeFormat, DateTimeFormatOptions, OptionValue};
/// let moment = Instant::parse("2026-11-22T10:05:00Z")?;
/// let mut options = DateTimeFormatOptions::default();
/// let locale = Locale::parse("de")?;
/// assert_eq!(DateTimeFormat::new(&locale, &options)?.format(moment), "22.11.2026");
/// options.set("dateStyle", OptionValue::Text("full"))?;
/// options.set("timeStyle", OptionValue::Text("short"))?;
/// options.set("timeZone", OptionValue::Text("+01:00"))?;
/// let format = DateTimeFormat::new(&locale, &options)?;
/// assert_eq!(format.format(moment), "Sonntag, 22. November 2026 um 11:05");
/// # Ok::<(), coinage::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct DateTimeFormat {
    plan: Plan,
    resolved: ResolvedDateTimeFormatOptions,
}

/// What a [`DateTimeFormat`] settled on, under the names of `resolvedOptions`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResolvedDateTimeFormatOptions {
    /// The locale's identifier.
    pub locale: String,
    /// The calendar: `gregory`.
    pub calendar: &'static str,
    /// The numbering system of the digits, such as `latn`.
    pub numbering_system: &'static str,
    /// `UTC` or an offset such as `+05:30`.
    pub time_zone: String,
    /// The cycle hours are counted in, where a time is written.
    pub hour_cycle: Option<HourCycle>,
    /// The length of the date.
    pub date_style: Option<DateStyle>,
    /// The length of the time.
    pub time_style: Option<TimeStyle>,
}

impl ResolvedDateTimeFormatOptions {
    /// Whether hours are counted to twelve, where a time is written.
    pub fn hour12(&self) -> Option<bool> {
        self.hour_cycle.map(HourCycle::is_twelve_hours)
    }
}

impl DateTimeFormat {
    /// The plan of a locale and options. Without styles it is `Intl`'s default: year, month
    /// and day in numbers.
    ///
    /// # Errors
    /// `invalid-option` for combinations that are not supported: single fields (`year`,
    /// `month`, `hour` and the like) other than exactly numeric year, month and day.
    pub fn new(locale: &Locale, options: &DateTimeFormatOptions) -> Result<Self> {
        options.check()?;
        let plan = Plan::new(locale, options);
        let resolved = ResolvedDateTimeFormatOptions {
            locale: locale.id().to_owned(),
            calendar: "gregory",
            numbering_system: plan.numbering_system,
            time_zone: options.zone.id(),
            hour_cycle: plan.hour_cycle,
            date_style: options.date_style,
            time_style: options.time_style,
        };
        Ok(Self { plan, resolved })
    }

    /// Writes a moment; allocates only where the scratch has to grow.
    pub fn write(&self, moment: Instant, scratch: &mut Scratch) {
        let clock = Clock::at(moment, self.plan.offset_milliseconds);
        scratch.write_into(self.plan.most, |units| {
            let mut room = Room::new(units);
            for step in &self.plan.steps {
                self.plan.write_step(*step, &clock, &mut room);
            }
            room.used()
        });
    }

    /// A moment as text.
    pub fn format(&self, moment: Instant) -> String {
        let mut scratch = Scratch::with_capacity(64);
        self.write(moment, &mut scratch);
        scratch.text_from(0)
    }

    /// A moment in parts; joined they are the text of [`format`](Self::format).
    ///
    /// ```
    /// use coinage::{Instant, Locale};
    /// use coinage::format::{DateTimeFormat, DateTimeFormatOptions};
    /// let format = DateTimeFormat::new(&Locale::parse("en")?, &DateTimeFormatOptions::default())?;
    /// let parts = format.format_to_parts(Instant::parse("2026-11-22T10:00:00Z")?);
    /// let kinds: Vec<_> = parts.iter().map(|part| part.kind.as_str()).collect();
    /// assert_eq!(kinds, ["month", "literal", "day", "literal", "year"]);
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn format_to_parts(&self, moment: Instant) -> Vec<Part> {
        let clock = Clock::at(moment, self.plan.offset_milliseconds);
        let mut units = vec![0; self.plan.most];
        let mut room = Room::new(&mut units);
        let mut parts: Vec<Part> = Vec::with_capacity(self.plan.steps.len());
        for step in &self.plan.steps {
            let start = room.used();
            self.plan.write_step(*step, &clock, &mut room);
            let value = String::from_utf16_lossy(room.written_from(start));
            if !value.is_empty() {
                parts.push(Part { kind: step.kind(), value });
            }
        }
        parts
    }

    /// What was settled on.
    pub fn resolved_options(&self) -> &ResolvedDateTimeFormatOptions {
        &self.resolved
    }
}

/// The kind of a part, where a step does not know more.
const LITERAL: PartKind = PartKind::Literal;
