//! A date format flattened into steps: each writes a text, a number or a name.

use super::LITERAL;
use super::clock::Clock;
use super::field::{self, Field};
use super::options::{DateStyle, DateTimeFormatOptions, HourCycle, TimeStyle};
use super::room::{BLOCK, Room};
use super::table;
use crate::format::PartKind;
use crate::format::number::{DigitUnits, NumberRow, numbering_systems};
use crate::locale::Locale;
use alloc::vec::Vec;

/// What a step writes. Names are given by the number of the first of their list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Literal(u16),
    Zone(u16),
    Year,
    YearTwoDigits,
    Month,
    MonthTwoDigits,
    MonthName(u16),
    Day,
    DayTwoDigits,
    Weekday(u16),
    Era(u16),
    Hour { cycle: HourCycle, two_digits: bool },
    Minute,
    MinuteTwoDigits,
    Second,
    SecondTwoDigits,
    DayPeriod(u16),
    FlexibleDayPeriod(u16),
}

impl Step {
    pub(super) fn kind(self) -> PartKind {
        match self {
            Self::Literal(_) => LITERAL,
            Self::Zone(_) => PartKind::TimeZoneName,
            Self::Year | Self::YearTwoDigits => PartKind::Year,
            Self::Month | Self::MonthTwoDigits | Self::MonthName(_) => PartKind::Month,
            Self::Day | Self::DayTwoDigits => PartKind::Day,
            Self::Weekday(_) => PartKind::Weekday,
            Self::Era(_) => PartKind::Era,
            Self::Hour { .. } => PartKind::Hour,
            Self::Minute | Self::MinuteTwoDigits => PartKind::Minute,
            Self::Second | Self::SecondTwoDigits => PartKind::Second,
            Self::DayPeriod(_) | Self::FlexibleDayPeriod(_) => PartKind::DayPeriod,
        }
    }
}

/// Everything about a date format that does not depend on the moment.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) steps: Vec<Step>,
    pub(super) offset_milliseconds: i32,
    pub(super) hour_cycle: Option<HourCycle>,
    pub(super) numbering_system: &'static str,
    digits: DigitUnits,
    /// All texts and names, with a block of nothing behind them for short copies to run into.
    units: Vec<u16>,
    /// Where each text and name starts and ends.
    names: Vec<(u16, u16)>,
    /// How many units writing may take at most, with what short copies overrun.
    pub(super) most: usize,
}

impl Plan {
    pub(super) fn new(locale: &Locale, options: &DateTimeFormatOptions) -> Self {
        let row = locale.row();
        let system = NumberRow::new(locale, options.numbering_system.as_deref()).system;
        let mut plan = Self {
            steps: Vec::new(),
            offset_milliseconds: options.zone.milliseconds(),
            hour_cycle: None,
            numbering_system: numbering_systems().nth(usize::from(system)).unwrap_or("latn"),
            digits: DigitUnits::new(system),
            units: Vec::new(),
            names: Vec::new(),
            most: 0,
        };
        let date = match (options.date_style, options.time_style) {
            (None, None) => Some(table::date_pattern(row, 4)),
            (None, Some(_)) => None,
            (Some(style), _) => Some(table::date_pattern(row, date_number(style))),
        };
        let time = options.time_style.map(|style| {
            let [own, twelve, twenty_four] = table::time_patterns(row, time_number(style));
            plan.in_wanted_cycle(locale, options, own, &twelve, &twenty_four)
        });
        let pattern = match (date, time) {
            (Some(date), Some(time)) => {
                let style = options.date_style.map_or(2, date_number);
                let mut joined = Vec::new();
                for unit in table::glue(row, style) {
                    match Field::of(unit) {
                        Some(Field::Date) => joined.extend_from_slice(&date),
                        Some(Field::Time) => joined.extend_from_slice(&time),
                        _ => joined.push(unit),
                    }
                }
                joined
            }
            (Some(pattern), None) | (None, Some(pattern)) => pattern,
            (None, None) => Vec::new(),
        };
        let builder = Builder { row, options, plan: &mut plan, lists: Vec::new() };
        builder.compile(&pattern);
        plan.most = plan.longest();
        plan.units.resize(plan.units.len().saturating_add(BLOCK), 0);
        plan
    }

    /// The time pattern with hours counted as the options or the locale's `-u-hc-` keyword ask
    /// for, and that cycle. A change between 12 and 24 hours takes the time of day from the
    /// pattern of the other cycle and leaves the zone where it stands.
    fn in_wanted_cycle(
        &mut self,
        locale: &Locale,
        options: &DateTimeFormatOptions,
        own: Vec<u16>,
        twelve: &[u16],
        twenty_four: &[u16],
    ) -> Vec<u16> {
        let own_cycle = cycle_of(&own).unwrap_or(HourCycle::H23);
        let twelve = if twelve.is_empty() { &own } else { twelve };
        let twenty_four = if twenty_four.is_empty() { &own } else { twenty_four };
        let keyword = || locale.keyword("hc").and_then(|name| HourCycle::parse(&name).ok());
        let wanted = match options.hour12 {
            Some(true) => cycle_of(twelve).filter(|cycle| cycle.is_twelve_hours()).unwrap_or(HourCycle::H12),
            Some(false) => HourCycle::H23,
            None => options.hour_cycle.or_else(keyword).unwrap_or(own_cycle),
        };
        self.hour_cycle = Some(wanted);
        let mut pattern = own.clone();
        if wanted.is_twelve_hours() != own_cycle.is_twelve_hours() {
            let other = if wanted.is_twelve_hours() { twelve } else { twenty_four };
            pattern = around_zone(&own, other);
        }
        // Hours that the style writes with two digits keep them in the other cycle.
        let two = own.iter().any(|unit| matches!(Field::of(*unit), Some(Field::Hour { two_digits: true, .. })));
        for unit in &mut pattern {
            if let Some(Field::Hour { two_digits, .. }) = Field::of(*unit) {
                let two_digits = two_digits || two;
                let number = cycle_number(wanted).wrapping_mul(2).wrapping_add(u16::from(two_digits));
                *unit = field::FIRST_HOUR.wrapping_add(number);
            }
        }
        pattern
    }

    /// How many units writing may take at most, with what short copies overrun.
    fn longest(&self) -> usize {
        let width = self.digits.width;
        let name = |first: u16, count: usize| {
            let names = self.names.iter().skip(usize::from(first)).take(count);
            names.map(|(start, end)| usize::from(end.saturating_sub(*start))).max().unwrap_or(0)
        };
        let step = |step: &Step| match *step {
            Step::Literal(text) | Step::Zone(text) => name(text, 1),
            Step::MonthName(first) => name(first, 12),
            Step::Weekday(first) => name(first, 7),
            Step::Era(first) | Step::DayPeriod(first) => name(first, 2),
            Step::FlexibleDayPeriod(first) => name(first, 24),
            Step::Year => width.saturating_mul(6),
            _ => width.saturating_mul(2),
        };
        self.steps.iter().map(step).sum::<usize>().saturating_add(BLOCK)
    }

    /// Writes a step.
    #[inline]
    pub(super) fn write_step(&self, step: Step, clock: &Clock, room: &mut Room<'_>) {
        match step {
            Step::Literal(name) | Step::Zone(name) => self.push_name(name, 0, room),
            Step::Year => self.push_year(clock.year, room),
            Step::YearTwoDigits => self.push_two_digits((clock.year % 100) as u8, room),
            Step::Month => self.push_number(clock.month, room),
            Step::MonthTwoDigits => self.push_two_digits(clock.month, room),
            Step::MonthName(first) => self.push_name(first, clock.month.wrapping_sub(1), room),
            Step::Day => self.push_number(clock.day, room),
            Step::DayTwoDigits => self.push_two_digits(clock.day, room),
            Step::Weekday(first) => self.push_name(first, clock.weekday(), room),
            Step::Era(first) => self.push_name(first, u8::from(!clock.before_common_era), room),
            Step::Hour { cycle, two_digits } => {
                let hour = clock.hour();
                let hour = match cycle {
                    HourCycle::H23 => hour,
                    HourCycle::H11 => hour % 12,
                    HourCycle::H12 => (hour.wrapping_add(11) % 12).wrapping_add(1),
                    HourCycle::H24 => (hour.wrapping_add(23) % 24).wrapping_add(1),
                };
                if two_digits { self.push_two_digits(hour, room) } else { self.push_number(hour, room) }
            }
            Step::Minute => self.push_number(clock.minute(), room),
            Step::MinuteTwoDigits => self.push_two_digits(clock.minute(), room),
            Step::Second => self.push_number(clock.second(), room),
            Step::SecondTwoDigits => self.push_two_digits(clock.second(), room),
            Step::DayPeriod(first) => self.push_name(first, u8::from(clock.hour() >= 12), room),
            Step::FlexibleDayPeriod(first) => self.push_name(first, clock.hour(), room),
        }
    }

    #[inline]
    fn push_name(&self, first: u16, number: u8, room: &mut Room<'_>) {
        let name = self.names.get(usize::from(first).wrapping_add(usize::from(number)));
        let &(start, end) = name.unwrap_or(&(0, 0));
        let units = self.units.get(usize::from(start)..).unwrap_or_default();
        room.push_start(units, usize::from(end.wrapping_sub(start)));
    }

    #[inline]
    fn push_two_digits(&self, number: u8, room: &mut Room<'_>) {
        let (first, second) = (number / 10, number % 10);
        match self.digits.offset {
            Some(offset) => {
                let zero = offset.wrapping_add(u16::from(b'0'));
                room.push_pair([zero.wrapping_add(u16::from(first)), zero.wrapping_add(u16::from(second))]);
            }
            None => {
                room.push(self.digits.of(first));
                room.push(self.digits.of(second));
            }
        }
    }

    #[inline]
    fn push_number(&self, number: u8, room: &mut Room<'_>) {
        if number >= 10 {
            return self.push_two_digits(number, room);
        }
        match self.digits.offset {
            Some(offset) => room.push(&[offset.wrapping_add(u16::from(b'0'.wrapping_add(number)))]),
            None => room.push(self.digits.of(number)),
        }
    }

    #[inline]
    fn push_year(&self, year: u32, room: &mut Room<'_>) {
        let (high, low) = (year / 100, (year % 100) as u8);
        if high == 0 {
            return self.push_number(low, room);
        }
        if high >= 100 {
            self.push_number((high / 100) as u8, room);
            self.push_two_digits((high % 100) as u8, room);
        } else {
            self.push_number(high as u8, room);
        }
        self.push_two_digits(low, room);
    }
}

/// Turns a pattern into steps.
struct Builder<'a> {
    row: u16,
    options: &'a DateTimeFormatOptions,
    plan: &'a mut Plan,
    /// Lists of names that are in the plan already.
    lists: Vec<(Field, u16)>,
}

impl Builder<'_> {
    fn compile(mut self, pattern: &[u16]) {
        let mut rest = pattern;
        while let Some((&unit, after)) = rest.split_first() {
            let Some(field) = Field::of(unit) else {
                let end = rest.iter().position(|unit| Field::of(*unit).is_some()).unwrap_or(rest.len());
                let (literal, after) = rest.split_at_checked(end).unwrap_or((rest, &[]));
                let name = self.name(literal);
                self.plan.steps.push(Step::Literal(name));
                rest = after;
                continue;
            };
            if let Some(step) = self.step(field) {
                self.plan.steps.push(step);
            }
            rest = after;
        }
    }

    fn step(&mut self, field: Field) -> Option<Step> {
        Some(match field {
            Field::Year => Step::Year,
            Field::YearTwoDigits => Step::YearTwoDigits,
            Field::Month => Step::Month,
            Field::MonthTwoDigits => Step::MonthTwoDigits,
            Field::MonthAbbreviated | Field::MonthWide => Step::MonthName(self.list(field)),
            Field::Day => Step::Day,
            Field::DayTwoDigits => Step::DayTwoDigits,
            Field::Weekday => Step::Weekday(self.list(field)),
            Field::Era => Step::Era(self.list(field)),
            Field::Hour { cycle, two_digits } => {
                let cycle = match cycle {
                    0 => HourCycle::H12,
                    1 => HourCycle::H23,
                    2 => HourCycle::H11,
                    _ => HourCycle::H24,
                };
                Step::Hour { cycle, two_digits }
            }
            Field::Minute => Step::Minute,
            Field::MinuteTwoDigits => Step::MinuteTwoDigits,
            Field::Second => Step::Second,
            Field::SecondTwoDigits => Step::SecondTwoDigits,
            Field::DayPeriod => Step::DayPeriod(self.list(field)),
            Field::FlexibleDayPeriod => Step::FlexibleDayPeriod(self.list(field)),
            Field::ZoneShort | Field::ZoneLong => {
                let texts = table::zone_texts(self.row);
                let name = self.options.zone.name(field == Field::ZoneLong, &texts, &self.plan.digits);
                Step::Zone(self.name(&name))
            }
            Field::Date | Field::Time => return None,
        })
    }

    /// Keeps a text and gives its number.
    fn name(&mut self, text: &[u16]) -> u16 {
        let number = self.plan.names.len() as u16;
        let start = self.plan.units.len() as u16;
        self.plan.units.extend_from_slice(text);
        self.plan.names.push((start, self.plan.units.len() as u16));
        number
    }

    /// Keeps the names of a field, once, and gives the number of the first.
    fn list(&mut self, field: Field) -> u16 {
        if let Some((_, first)) = self.lists.iter().find(|(known, _)| *known == field) {
            return *first;
        }
        let first = self.plan.names.len() as u16;
        let Plan { units, names, .. } = &mut *self.plan;
        let mut start = units.len() as u16;
        let mut keep = |end: usize| {
            names.push((start, end as u16));
            start = end as u16;
        };
        match field {
            Field::MonthAbbreviated => table::months(self.row, false, units, &mut keep),
            Field::MonthWide => table::months(self.row, true, units, &mut keep),
            Field::Weekday => table::weekdays(self.row, units, &mut keep),
            Field::Era => table::eras(self.row, units, &mut keep),
            Field::DayPeriod => table::day_periods(self.row, units, &mut keep),
            Field::FlexibleDayPeriod => table::flexible_day_periods(self.row, units, &mut keep),
            _ => {}
        }
        self.lists.push((field, first));
        first
    }
}

/// The time of day `other` with the zone where and how `own` has it. Of the text between the two
/// only what touches the zone stays: the rest belongs to the time, like the unit of seconds.
fn around_zone(own: &[u16], other: &[u16]) -> Vec<u16> {
    let is_zone = |unit: &u16| matches!(Field::of(*unit), Some(Field::ZoneShort | Field::ZoneLong));
    let is_time = |unit: &u16| field::is_time_of_day(*unit);
    let is_space = |unit: &u16| matches!(*unit, 0x20 | 0xa0);
    let Some(zone) = own.iter().position(is_zone) else { return other.to_vec() };
    let (before, from_zone) = own.split_at_checked(zone).unwrap_or_default();
    let mut pattern = Vec::with_capacity(own.len().saturating_add(other.len()));
    if let Some(last) = before.iter().rposition(is_time) {
        let between = before.get(last.wrapping_add(1)..).unwrap_or_default();
        let kept = between.iter().rposition(is_space).unwrap_or(0);
        pattern.extend_from_slice(other);
        pattern.extend_from_slice(between.get(kept..).unwrap_or_default());
        pattern.extend_from_slice(from_zone);
    } else {
        let first = from_zone.iter().position(is_time).unwrap_or(from_zone.len());
        let (zone_and_text, _) = from_zone.split_at_checked(first).unwrap_or_default();
        let kept = zone_and_text.iter().position(is_space).map_or(first, |at| at.wrapping_add(1));
        pattern.extend_from_slice(before);
        pattern.extend_from_slice(zone_and_text.get(..kept).unwrap_or_default());
        pattern.extend_from_slice(other);
    }
    pattern
}

fn date_number(style: DateStyle) -> table::Style {
    match style {
        DateStyle::Full => 0,
        DateStyle::Long => 1,
        DateStyle::Medium => 2,
        DateStyle::Short => 3,
    }
}

fn time_number(style: TimeStyle) -> table::Style {
    match style {
        TimeStyle::Full => 0,
        TimeStyle::Long => 1,
        TimeStyle::Medium => 2,
        TimeStyle::Short => 3,
    }
}

/// The number of a cycle among the hour fields: h, H, K, k.
fn cycle_number(cycle: HourCycle) -> u16 {
    match cycle {
        HourCycle::H12 => 0,
        HourCycle::H23 => 1,
        HourCycle::H11 => 2,
        HourCycle::H24 => 3,
    }
}

fn cycle_of(pattern: &[u16]) -> Option<HourCycle> {
    pattern.iter().find_map(|unit| match Field::of(*unit) {
        Some(Field::Hour { cycle: 0, .. }) => Some(HourCycle::H12),
        Some(Field::Hour { cycle: 1, .. }) => Some(HourCycle::H23),
        Some(Field::Hour { cycle: 2, .. }) => Some(HourCycle::H11),
        Some(Field::Hour { .. }) => Some(HourCycle::H24),
        _ => None,
    })
}
