//! What functions are called with: columns and literals of Arrow, read once a batch.
//!
//! Here stand the types a caller may give ([`amount_type`] and its like say what a column is cast
//! to before it gets here) and readers that know no difference between a literal and a column.
//! Texts that repeat (currency codes, locales) are understood once each. A newcomer would accept
//! doubles: an amount that was one has lost its cents before we could see them.

use crate::fault::Fault;
use coinage::{Currency, Error};
use datafusion::arrow::array::{Array, ArrayRef, AsArray as _, PrimitiveArray, StringArrayType};
use datafusion::arrow::datatypes::{
    ArrowPrimitiveType, DECIMAL128_MAX_PRECISION, DataType, Date32Type, Decimal128Type, DecimalType,
};
use datafusion::common::{ScalarValue, plan_err};
use datafusion::error::{DataFusionError, Result};
use datafusion::logical_expr::ColumnarValue;
use std::collections::HashMap;

/// What an amount is cast to: decimals of 128 bits keep their places, whole numbers get none.
pub(crate) fn amount_type(function: &str, given: &DataType) -> Result<DataType> {
    Ok(match given {
        DataType::Decimal128(precision, scale) if *scale < 0 => {
            let digits = precision.saturating_add(scale.unsigned_abs()).min(DECIMAL128_MAX_PRECISION);
            DataType::Decimal128(digits, 0)
        }
        DataType::Decimal128(..) => given.clone(),
        DataType::Decimal32(precision, scale) | DataType::Decimal64(precision, scale) if *scale >= 0 => {
            DataType::Decimal128(*precision, *scale)
        }
        _ if given.is_integer() => DataType::Decimal128(20, 0),
        DataType::Null => DataType::Decimal128(DECIMAL128_MAX_PRECISION, 2),
        DataType::Float16 | DataType::Float32 | DataType::Float64 => {
            return plan_err!(
                "{function} takes no {given}: an amount in a double is not exact; \
                 CAST it to DECIMAL(18, 2), or set datafusion.sql_parser.parse_float_as_decimal \
                 so that literals are decimals"
            );
        }
        _ => return plan_err!("{function} takes an amount as DECIMAL of up to 38 digits, not {given}"),
    })
}

/// What a currency or locale is cast to: texts of all kinds stay as they are.
pub(crate) fn text_type(function: &str, what: &str, given: &DataType) -> Result<DataType> {
    match given {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Ok(given.clone()),
        DataType::Dictionary(_, values) if text_type(function, what, values).is_ok() => Ok(given.clone()),
        DataType::Null => Ok(DataType::Utf8),
        _ => plan_err!("{function} takes {what} as text, not {given}"),
    }
}

/// What a day is cast to. A timestamp with a zone is refused: which day it lies on is the
/// caller's to say.
pub(crate) fn day_type(function: &str, given: &DataType) -> Result<DataType> {
    match given {
        DataType::Date32 | DataType::Date64 | DataType::Timestamp(_, None) | DataType::Null => Ok(DataType::Date32),
        _ if text_type(function, "", given).is_ok() => Ok(DataType::Date32),
        DataType::Timestamp(_, Some(zone)) => {
            plan_err!("{function} takes a day, not a moment in the zone {zone}; CAST it to DATE in the zone you mean")
        }
        _ => plan_err!("{function} takes a day as DATE, not {given}"),
    }
}

/// That a function got as many arguments as it has.
pub(crate) fn expect_count<'a>(function: &str, names: &[&str], given: &'a [DataType]) -> Result<&'a [DataType]> {
    if given.len() == names.len() {
        return Ok(given);
    }
    plan_err!("{function} takes {} arguments ({}), not {}", names.len(), names.join(", "), given.len())
}

/// The arguments of one call, and how many rows it has.
pub(crate) struct Call<'a> {
    pub(crate) function: &'static str,
    arguments: &'a [ColumnarValue],
    /// One where all arguments are literals.
    pub(crate) rows: usize,
    scalar: bool,
}

impl<'a> Call<'a> {
    pub(crate) fn new(function: &'static str, arguments: &'a [ColumnarValue], rows: usize) -> Self {
        let scalar = arguments.iter().all(|argument| matches!(argument, ColumnarValue::Scalar(_)));
        Self { function, arguments, rows: if scalar { 1 } else { rows }, scalar }
    }

    fn argument(&self, place: usize) -> Result<&'a ColumnarValue> {
        let missing = || DataFusionError::Internal(format!("{} lacks argument {place}", self.function));
        self.arguments.get(place).ok_or_else(missing)
    }

    /// Amounts as mantissas, and their scale.
    pub(crate) fn amounts(&self, place: usize) -> Result<(Values<'a, Decimal128Type>, u8)> {
        let argument = self.argument(place)?;
        let scale = match argument.data_type() {
            DataType::Decimal128(_, scale) => u8::try_from(scale).ok(),
            _ => None,
        };
        let scale = scale.ok_or_else(|| self.unexpected("an amount", argument))?;
        let values = match argument {
            ColumnarValue::Scalar(ScalarValue::Decimal128(value, ..)) => Values::One(*value),
            ColumnarValue::Array(array) => {
                Values::Each(array.as_primitive_opt().ok_or_else(|| self.unexpected("an amount", argument))?)
            }
            ColumnarValue::Scalar(_) => return Err(self.unexpected("an amount", argument)),
        };
        Ok((values, scale))
    }

    /// Days since 1970-01-01.
    pub(crate) fn days(&self, place: usize) -> Result<Values<'a, Date32Type>> {
        let argument = self.argument(place)?;
        let unexpected = || self.unexpected("a day", argument);
        match argument {
            ColumnarValue::Scalar(ScalarValue::Date32(value)) => Ok(Values::One(*value)),
            ColumnarValue::Array(array) => array.as_primitive_opt().map(Values::Each).ok_or_else(unexpected),
            ColumnarValue::Scalar(_) => Err(unexpected()),
        }
    }

    /// Currencies by their codes.
    pub(crate) fn currencies(&self, place: usize) -> Result<Texts<Currency>> {
        self.texts(place, "a currency", Currency::parse)
    }

    /// Texts, each different one understood once.
    pub(crate) fn texts<T>(
        &self,
        place: usize,
        what: &str,
        parse: impl Fn(&str) -> coinage::Result<T>,
    ) -> Result<Texts<T>> {
        let argument = self.argument(place)?;
        match argument {
            ColumnarValue::Scalar(value) => {
                let text = value.try_as_str().ok_or_else(|| self.unexpected(what, argument))?;
                Ok(Texts { different: text.map(parse).into_iter().collect(), rows: Rows::One(text.map(|_| 0)) })
            }
            ColumnarValue::Array(array) => {
                Texts::of_array(array, &parse).ok_or_else(|| self.unexpected(what, argument))
            }
        }
    }

    /// What can't be after the types were coerced.
    fn unexpected(&self, what: &str, found: &ColumnarValue) -> DataFusionError {
        DataFusionError::Internal(format!("{} expected {what} and got {}", self.function, found.data_type()))
    }

    /// A row's fault, with the row's values for its place.
    pub(crate) fn fault(&self, error: Error, values: &str) -> DataFusionError {
        Fault::new(self.function, error.in_subject(values)).into()
    }

    /// The result: a literal where all arguments were, a column else.
    pub(crate) fn result(&self, results: ArrayRef) -> Result<ColumnarValue> {
        if self.scalar {
            return ScalarValue::try_from_array(&results, 0).map(ColumnarValue::Scalar);
        }
        Ok(ColumnarValue::Array(results))
    }
}

/// Numbers of a column, or one for all rows.
pub(crate) enum Values<'a, T: ArrowPrimitiveType> {
    One(Option<T::Native>),
    Each(&'a PrimitiveArray<T>),
}

impl<T: ArrowPrimitiveType> Values<'_, T> {
    pub(crate) fn at(&self, row: usize) -> Option<T::Native> {
        match self {
            Self::One(value) => *value,
            Self::Each(array) if array.is_valid(row) => array.values().get(row).copied(),
            Self::Each(_) => None,
        }
    }
}

/// Texts of a column or one for all rows, each different one understood once.
pub(crate) struct Texts<T> {
    different: Vec<coinage::Result<T>>,
    rows: Rows,
}

/// Which of the different texts each row has.
enum Rows {
    One(Option<u32>),
    Each(Vec<Option<u32>>),
}

impl<T> Texts<T> {
    /// The row's text as it was understood, and its number among the different ones.
    pub(crate) fn at(&self, row: usize) -> Option<(u32, Result<&T, &Error>)> {
        let number = match &self.rows {
            Rows::One(number) => *number,
            Rows::Each(rows) => rows.get(row).copied().flatten(),
        }?;
        self.different.get(number as usize).map(|text| (number, text.as_ref()))
    }

    fn of_array(array: &ArrayRef, parse: &impl Fn(&str) -> coinage::Result<T>) -> Option<Self> {
        match array.data_type() {
            DataType::Utf8 => Some(Self::of_texts(array.as_string::<i32>(), parse)),
            DataType::LargeUtf8 => Some(Self::of_texts(array.as_string::<i64>(), parse)),
            DataType::Utf8View => Some(Self::of_texts(array.as_string_view(), parse)),
            DataType::Dictionary(..) => {
                let dictionary = array.as_any_dictionary_opt()?;
                let values = Self::of_array(dictionary.values(), parse)?;
                let Rows::Each(numbers) = &values.rows else { return None };
                // Keys of null rows may be anything.
                let keys = dictionary.keys();
                let numbered = dictionary.normalized_keys().into_iter().enumerate();
                let rows = numbered
                    .map(|(row, key)| if keys.is_valid(row) { numbers.get(key).copied().flatten() } else { None })
                    .collect();
                Some(Self { different: values.different, rows: Rows::Each(rows) })
            }
            _ => None,
        }
    }

    fn of_texts<'a>(array: impl StringArrayType<'a>, parse: &impl Fn(&str) -> coinage::Result<T>) -> Self {
        let mut different = Vec::new();
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let mut last: Option<(&str, u32)> = None;
        let mut rows = Vec::with_capacity(array.len());
        for text in array.iter() {
            rows.push(text.map(|text| match last {
                Some((same, number)) if same == text => number,
                _ => {
                    let number = *numbers.entry(text).or_insert_with(|| {
                        different.push(parse(text));
                        // A batch has fewer rows than that.
                        u32::try_from(different.len().saturating_sub(1)).unwrap_or(u32::MAX)
                    });
                    last = Some((text, number));
                    number
                }
            }));
        }
        Self { different, rows: Rows::Each(rows) }
    }
}

/// A mantissa as people write it, for errors.
pub(crate) fn written(mantissa: i128, scale: u8) -> String {
    Decimal128Type::format_decimal(mantissa, DECIMAL128_MAX_PRECISION, i8::try_from(scale).unwrap_or(0))
}
