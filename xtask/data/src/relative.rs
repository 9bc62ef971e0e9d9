//! `data/cldr/relative.bin`: how far away in time something is, in every locale, as texts by
//! [key](crate::keyed), from ICU4X's data.
//!
//! Keys: `p` (past) or `f` (future), the unit and its width `/l`, `/s`, `/n`, for patterns with
//! U+0010 in the place of the number; `w`, the unit, the width and the offset for words such as
//! `yesterday` (`wday/l-1`). A width holds what differs from the next longer one.

use crate::Files;
use crate::index::Row;
use crate::keyed::{self, Entries, marked, simplified};
use anyhow::{anyhow, ensure};
use icu::experimental::provider::Baked;
use icu::experimental::relativetime::provider::*;
use icu_locale_core::DataLocale;
use icu_pattern::SinglePlaceholderPattern;
use icu_provider::prelude::*;

/// The offsets for which CLDR has words.
const OFFSETS: core::ops::RangeInclusive<i8> = -3..=3;

/// The file of this topic. `parents` gives each row's parent.
pub fn make(rows: &[Row], parents: &[usize]) -> anyhow::Result<Files> {
    let mut texts = rows.iter().map(|row| entries(&row.locale)).collect::<Result<Vec<_>, _>>()?;
    keyed::close(&mut texts, parents);
    Ok(vec![("data/cldr/relative.bin".into(), keyed::file(&texts, parents)?)])
}

fn entries(locale: &DataLocale) -> anyhow::Result<Entries> {
    let mut entries = Entries::new();
    macro_rules! unit {
        ($name:literal, $long:ident, $short:ident, $narrow:ident) => {
            let long = patterns::<$long>(locale)?;
            let short = patterns::<$short>(locale)?;
            let narrow = patterns::<$narrow>(locale)?;
            add(&mut entries, $name, [long, short, narrow])?;
        };
    }
    unit!("second", DatetimeRelativeSecondLongV1, DatetimeRelativeSecondShortV1, DatetimeRelativeSecondNarrowV1);
    unit!("minute", DatetimeRelativeMinuteLongV1, DatetimeRelativeMinuteShortV1, DatetimeRelativeMinuteNarrowV1);
    unit!("hour", DatetimeRelativeHourLongV1, DatetimeRelativeHourShortV1, DatetimeRelativeHourNarrowV1);
    unit!("day", DatetimeRelativeDayLongV1, DatetimeRelativeDayShortV1, DatetimeRelativeDayNarrowV1);
    unit!("week", DatetimeRelativeWeekLongV1, DatetimeRelativeWeekShortV1, DatetimeRelativeWeekNarrowV1);
    unit!("month", DatetimeRelativeMonthLongV1, DatetimeRelativeMonthShortV1, DatetimeRelativeMonthNarrowV1);
    unit!("quarter", DatetimeRelativeQuarterLongV1, DatetimeRelativeQuarterShortV1, DatetimeRelativeQuarterNarrowV1);
    unit!("year", DatetimeRelativeYearLongV1, DatetimeRelativeYearShortV1, DatetimeRelativeYearNarrowV1);
    Ok(entries)
}

/// A unit's texts in a width, under their keys without it.
fn patterns<M>(locale: &DataLocale) -> anyhow::Result<Vec<(char, String, String)>>
where
    M: DataMarker<DataStruct = RelativeTimePatternData<'static>>,
    Baked: DataProvider<M>,
{
    let request = DataRequest { id: DataIdentifierBorrowed::for_locale(locale), ..Default::default() };
    let response = DataProvider::<M>::load(&Baked, request).map_err(|error| anyhow!("{locale}: {error}"))?;
    let data = response.payload.get();
    let mut texts = Vec::new();
    for (kind, forms) in [('p', &data.past), ('f', &data.future)] {
        let forms = forms.elements.decode();
        ensure!(forms.explicit_zero().is_none() && forms.explicit_one().is_none(), "{locale}: a form of one number");
        let text = |(_, pattern): &(_, &SinglePlaceholderPattern)| pattern.interpolate(["\u{10}"]).to_string();
        texts.push((kind, String::new(), simplified("", &marked(&forms, text))));
    }
    for offset in i8::MIN..=i8::MAX {
        let Some(word) = data.get_relative(offset) else { continue };
        ensure!(OFFSETS.contains(&offset), "{locale}: a word for {offset}");
        texts.push(('w', offset.to_string(), word.to_owned()));
    }
    Ok(texts)
}

/// Adds a unit's texts, those of a shorter width where they differ.
fn add(entries: &mut Entries, unit: &str, widths: [Vec<(char, String, String)>; 3]) -> anyhow::Result<()> {
    for (at, width) in ["/l", "/s", "/n"].into_iter().enumerate() {
        for (kind, offset, text) in &widths[at] {
            let longer = at.checked_sub(1).and_then(|at| {
                widths[at].iter().find(|(known, other, _)| known == kind && other == offset).map(|(.., text)| text)
            });
            if longer != Some(text) {
                entries.insert(format!("{kind}{unit}{width}{offset}"), text.clone());
            }
        }
        if at > 0 {
            let has = |at: usize, offset: &String| widths[at].iter().any(|(_, other, _)| other == offset);
            let lost = widths[at - 1].iter().find(|(_, offset, _)| !has(at, offset));
            ensure!(lost.is_none(), "{unit}: a shorter width has no text for {lost:?}");
        }
    }
    Ok(())
}
