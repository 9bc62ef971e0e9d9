//! `coinage_format`.

use crate::arguments::{Call, amount_type, expect_count, text_type, written};
use coinage::decimal::Digits;
use coinage::format::{NumberFormat, NumberFormatOptions, OptionValue, Style};
use coinage::{Currency, Locale};
use datafusion::arrow::array::{ArrayRef, StringBuilder};
use datafusion::arrow::datatypes::DataType;
use datafusion::common::internal_err;
use datafusion::error::Result;
use datafusion::logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility};
use std::collections::HashMap;
use std::sync::Arc;

const NAME: &str = "coinage_format";
const PARAMETERS: [&str; 3] = ["amount", "currency", "locale"];

/// `coinage_format(amount, currency, locale)`: the amount as people there write it.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Format {
    signature: Signature,
}

impl Format {
    pub(crate) fn new() -> Self {
        Self { signature: Signature::user_defined(Volatility::Immutable) }
    }
}

fn format_of(locale: &Locale, currency: Currency) -> coinage::Result<NumberFormat> {
    let mut options = NumberFormatOptions::default();
    options.style = Style::Currency;
    options.set("currency", OptionValue::Text(currency.code()))?;
    NumberFormat::new(locale, &options)
}

fn formatted(call: &Call<'_>) -> Result<ArrayRef> {
    let (amounts, scale) = call.amounts(0)?;
    let currencies = call.currencies(1)?;
    let locales = call.texts(2, "a locale", Locale::parse)?;
    // A batch has few currencies and locales, and a format takes longer to make than to use.
    let mut formats: HashMap<(u32, u32), coinage::Result<NumberFormat>> = HashMap::new();
    let mut results = StringBuilder::with_capacity(call.rows, call.rows.saturating_mul(12));
    for row in 0..call.rows {
        let (Some(mantissa), Some((first, currency)), Some((second, locale))) =
            (amounts.at(row), currencies.at(row), locales.at(row))
        else {
            results.append_null();
            continue;
        };
        let format = formats.entry((first, second)).or_insert_with(|| {
            let (currency, locale) = (currency.map_err(Clone::clone)?, locale.map_err(Clone::clone)?);
            format_of(locale, *currency)
        });
        match format {
            Ok(format) => {
                let digits = Digits::from_parts(mantissa < 0, mantissa.unsigned_abs(), u32::from(scale));
                results.append_value(format.format(&digits));
            }
            Err(error) => {
                let code = currency.map_or("?", |currency| currency.code());
                let locale = locale.map_or("?", Locale::id);
                let values = format!("{} {code} for {locale}", written(mantissa, scale));
                return Err(call.fault(error.clone(), &values));
            }
        }
    }
    Ok(Arc::new(results.finish()))
}

impl ScalarUDFImpl for Format {
    fn name(&self) -> &str {
        NAME
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Utf8)
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        let [amount, currency, locale] = expect_count(NAME, &PARAMETERS, given)? else {
            return internal_err!("{NAME} was called with other arguments than were counted");
        };
        Ok(vec![
            amount_type(NAME, amount)?,
            text_type(NAME, "a currency", currency)?,
            text_type(NAME, "a locale", locale)?,
        ])
    }

    fn invoke_with_args(&self, arguments: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let call = Call::new(NAME, &arguments.args, arguments.number_rows);
        call.result(formatted(&call)?)
    }
}
