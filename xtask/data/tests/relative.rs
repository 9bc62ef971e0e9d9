//! Relative times against ICU4X's own formatter: every locale of the table, no difference.
//!
//! Minus zero is left out: ICU4X has no word for it, ECMA-402 takes that of zero. So are numbers
//! of another plural category: ICU4X does not inherit plural rules from one script to another.

#![allow(clippy::unwrap_used)]

use coinage::Locale;
use coinage::decimal::Digits;
use coinage::format::{
    OptionValue, PluralRules, PluralType, RelativeTimeFormat, RelativeTimeFormatOptions, RelativeTimeNumeric,
    RelativeTimeStyle, RelativeTimeUnit,
};
use fixed_decimal::Decimal;
use icu::experimental::relativetime::options::Numeric;
use icu::experimental::relativetime::{
    RelativeTimeFormatter, RelativeTimeFormatterOptions, RelativeTimeFormatterPreferences,
};
use icu::plurals::PluralOperands;
use icu_provider::DataError;
use writeable::Writeable as _;

type Constructor =
    fn(RelativeTimeFormatterPreferences, RelativeTimeFormatterOptions) -> Result<RelativeTimeFormatter, DataError>;

macro_rules! constructors {
    ($($name:ident)*) => { [$(RelativeTimeFormatter::$name as Constructor),*] };
}

/// By style, then by unit.
fn constructors() -> [[Constructor; 8]; 3] {
    [
        constructors!(try_new_long_second try_new_long_minute try_new_long_hour try_new_long_day
            try_new_long_week try_new_long_month try_new_long_quarter try_new_long_year),
        constructors!(try_new_short_second try_new_short_minute try_new_short_hour try_new_short_day
            try_new_short_week try_new_short_month try_new_short_quarter try_new_short_year),
        constructors!(try_new_narrow_second try_new_narrow_minute try_new_narrow_hour try_new_narrow_day
            try_new_narrow_week try_new_narrow_month try_new_narrow_quarter try_new_narrow_year),
    ]
}

#[test]
fn every_relative_time_is_written_as_icu4x_writes_it() {
    let values: Vec<(Digits, Decimal)> =
        ["-100", "-21", "-11", "-5", "-3", "-2", "-1", "0", "1", "2", "3", "6", "12", "1.5"]
            .map(|text| (Digits::parse(text).unwrap(), text.parse().unwrap()))
            .into();
    let mut compared = 0;
    for row in include_str!("../../../data/cldr/locales.txt").lines() {
        let locale = Locale::parse(row).unwrap();
        let theirs: icu::locale::Locale = row.parse().unwrap();
        let rules = PluralRules::new(&locale, PluralType::Cardinal);
        let their_rules = icu::plurals::PluralRules::try_new_cardinal((&theirs).into()).unwrap();
        let values: Vec<_> = values
            .iter()
            .filter(|(value, decimal)| {
                let category = format!("{:?}", their_rules.category_for(PluralOperands::from(decimal)));
                rules.select(value).as_str() == category.to_lowercase()
            })
            .collect();
        for (style, constructors) in RelativeTimeStyle::ALL.iter().zip(constructors()) {
            for (numeric, known) in RelativeTimeNumeric::ALL.iter().zip([Numeric::Always, Numeric::Auto]) {
                let mut options = RelativeTimeFormatOptions::default();
                options.set("style", OptionValue::Text(style.as_str())).unwrap();
                options.set("numeric", OptionValue::Text(numeric.as_str())).unwrap();
                let ours = RelativeTimeFormat::new(&locale, &options).unwrap();
                for (unit, constructor) in RelativeTimeUnit::ALL.iter().zip(constructors) {
                    let options = RelativeTimeFormatterOptions::default().with_numeric(known);
                    let theirs = constructor((&theirs).into(), options).unwrap();
                    for &(value, decimal) in &values {
                        let expected = theirs.format(decimal.clone()).write_to_string().into_owned();
                        let said = ours.format(value, *unit);
                        assert_eq!(said, expected, "{row} {style:?} {numeric:?} {unit:?} {value:?}");
                        let parts = ours.format_to_parts(value, *unit);
                        let parts: String = parts.into_iter().map(|part| part.part.value).collect();
                        assert_eq!(parts, expected, "{row} {style:?} {numeric:?} {unit:?} {value:?} in parts");
                        compared += 1;
                    }
                }
            }
        }
    }
    assert!(compared > 290_000, "{compared} comparisons");
}
