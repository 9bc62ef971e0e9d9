//! Zones without zone data: UTC and fixed offsets.

use super::table::ZoneTexts;
use crate::calendar::parse_offset;
use crate::error::{Error, ErrorCode, Result};
use crate::format::number::DigitUnits;
use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::vec::Vec;

/// UTC or a fixed offset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Zone {
    #[default]
    Utc,
    /// Minutes east of UTC, less than a day.
    Offset(i16),
}

/// Names that mean UTC, besides `Etc/` in front of some of them.
const UTC_NAMES: [&str; 8] = ["utc", "gmt", "uct", "zulu", "universal", "greenwich", "gmt0", "gmt+0"];

impl Zone {
    /// Reads a zone's name or offset, in any case.
    ///
    /// # Errors
    /// `invalid-option` for zones of the IANA database and for what is no zone.
    pub(super) fn parse(text: &str) -> Result<Self> {
        let lower = text.to_ascii_lowercase();
        let name = lower.strip_prefix("etc/").unwrap_or(&lower);
        if UTC_NAMES.contains(&name) || name == "gmt-0" {
            return Ok(Self::Utc);
        }
        if let Some(minutes) = parse_offset(text.as_bytes()).and_then(|minutes| i16::try_from(minutes).ok()) {
            return Ok(Self::Offset(minutes));
        }
        // `Etc/GMT-5` is five hours east of UTC: the sign is POSIX's.
        if let Some(offset) = lower.strip_prefix("etc/gmt") {
            let (sign, hours) = match *offset.as_bytes() {
                [sign, unit @ b'1'..=b'9'] => (sign, i16::from(unit & 15)),
                [sign, b'1', unit @ b'0'..=b'9'] => (sign, i16::from(unit & 15).wrapping_add(10)),
                _ => (0, 0),
            };
            let minutes = hours.wrapping_mul(60);
            match sign {
                b'-' if hours <= 14 => return Ok(Self::Offset(minutes)),
                b'+' if hours <= 12 => return Ok(Self::Offset(minutes.wrapping_neg())),
                _ => {}
            }
        }
        let error = Error::new(ErrorCode::InvalidOption, &["`", text, "` is not allowed for timeZone"]);
        Err(if text.contains('/') {
            error.with_hint(&["named zones are not supported yet: UTC or an offset like +05:30"])
        } else {
            error.with_hint(&["UTC or an offset like +05:30"])
        })
    }

    /// The zone's offset in milliseconds.
    pub(super) fn milliseconds(self) -> i32 {
        match self {
            Self::Utc => 0,
            Self::Offset(minutes) => i32::from(minutes).saturating_mul(60_000),
        }
    }

    /// `UTC` or the offset with its sign, hours and minutes.
    pub(super) fn id(self) -> String {
        let Self::Offset(minutes) = self else { return "UTC".to_owned() };
        let mut id = String::with_capacity(6);
        id.push(if minutes < 0 { '-' } else { '+' });
        let minutes = minutes.unsigned_abs();
        for (at, number) in [minutes / 60, minutes % 60].into_iter().enumerate() {
            if at == 1 {
                id.push(':');
            }
            for digit in [number / 10, number % 10] {
                id.push(char::from(b'0'.wrapping_add(digit as u8)));
            }
        }
        id
    }

    /// The zone's name: UTC's own, or the offset in the locale's way. The short form drops
    /// minutes of nothing and the zero before an hour.
    pub(super) fn name(self, long: bool, texts: &ZoneTexts, digits: &DigitUnits) -> Vec<u16> {
        let minutes = match self {
            Self::Utc if !long => return texts.utc_short.clone(),
            Self::Utc if !texts.utc_long.is_empty() => return texts.utc_long.clone(),
            Self::Utc => 0,
            Self::Offset(minutes) => minutes,
        };
        let [sign, end] = if minutes < 0 { &texts.minus } else { &texts.plus };
        let minutes = minutes.unsigned_abs();
        let mut name = texts.before.clone();
        name.extend_from_slice(sign);
        push_number(minutes / 60, long, digits, &mut name);
        if long || minutes % 60 != 0 {
            name.extend_from_slice(&texts.separator);
            push_number(minutes % 60, true, digits, &mut name);
            name.extend_from_slice(end);
        }
        name.extend_from_slice(&texts.after);
        name
    }
}

fn push_number(number: u16, two_digits: bool, digits: &DigitUnits, name: &mut Vec<u16>) {
    if two_digits || number >= 10 {
        name.extend_from_slice(digits.of((number / 10) as u8));
    }
    name.extend_from_slice(digits.of((number % 10) as u8));
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Zone;

    #[test]
    fn hours_of_etc_have_one_sign_and_no_leading_zero() {
        for (name, id) in
            [("Etc/GMT-14", "+14:00"), ("etc/gmt+12", "-12:00"), ("Etc/GMT-1", "+01:00"), ("Etc/GMT0", "UTC")]
        {
            assert_eq!(Zone::parse(name).unwrap().id(), id, "{name}");
        }
        for name in
            ["Etc/GMT--5", "Etc/GMT+-5", "Etc/GMT-05", "Etc/GMT-15", "Etc/GMT+13", "Etc/GMT5", "Etc/GMT-", "Etc/GMT-1x"]
        {
            assert_eq!(Zone::parse(name).unwrap_err().code(), "invalid-option", "{name}");
        }
    }
}
