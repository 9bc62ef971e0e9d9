//! ICU4X's compiled data with its identifiers listed: the same values its own formatters read.

use icu_provider::prelude::*;
use std::collections::BTreeSet;

/// A provider over the compiled data of the `icu_*_data` crates that also lists what it holds.
pub struct Baked;

const _: () = {
    use icu_decimal_data::*;
    make_provider!(Baked);
    impl_decimal_symbols_v1!(Baked, ITER);
    impl_decimal_digits_v1!(Baked, ITER);
    impl_decimal_compact_short_v1!(Baked, ITER);
    impl_decimal_compact_long_v1!(Baked, ITER);
};

const _: () = {
    use icu_plurals_data::*;
    impl_plurals_cardinal_v1!(Baked, ITER);
    impl_plurals_ordinal_v1!(Baked, ITER);
};

const _: () = {
    use icu_experimental_data::*;
    impl_decimal_percent_v1!(Baked, ITER);
    impl_currency_essentials_v1!(Baked, ITER);
    impl_currency_symbols_v1!(Baked, ITER);
    impl_currency_decimal_symbols_v1!(Baked, ITER);
    impl_currency_patterns_no_currency_v1!(Baked, ITER);
    impl_currency_patterns_data_v1!(Baked, ITER);
    impl_currency_extended_data_v1!(Baked, ITER);
    impl_currency_displayname_v1!(Baked, ITER);
};

const _: () = {
    use icu_list_data::*;
    impl_list_and_v1!(Baked, ITER);
};

const _: () = {
    use icu_datetime_data::*;
    impl_datetime_names_month_gregorian_v1!(Baked, ITER);
    impl_datetime_patterns_date_gregorian_v1!(Baked, ITER);
    impl_datetime_patterns_time_v1!(Baked, ITER);
};

/// The locales for which the data of a marker differs from what they would inherit.
pub fn locales<M: DataMarker>() -> anyhow::Result<BTreeSet<String>>
where
    Baked: IterableDataProvider<M>,
{
    let ids = IterableDataProvider::<M>::iter_ids(&Baked).map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(ids.into_iter().map(|id| id.locale.to_string()).collect())
}

/// What a marker holds for a locale, inherited where it has nothing of its own.
pub fn load<M: DataMarker>(locale: &DataLocale, attributes: &str) -> Option<DataPayload<M>>
where
    Baked: DataProvider<M>,
{
    let request = DataRequest {
        id: DataIdentifierBorrowed::for_marker_attributes_and_locale(
            DataMarkerAttributes::try_from_str(attributes).ok()?,
            locale,
        ),
        // A missing entry is an answer here, not a fault to report.
        metadata: {
            let mut metadata = DataRequestMetadata::default();
            metadata.silent = true;
            metadata
        },
    };
    DataProvider::<M>::load(&Baked, request).ok().map(|response| response.payload)
}
