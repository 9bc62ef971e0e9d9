//! `coinage_convert` and `coinage_try_convert`.

use crate::OnFault;
use crate::agreement::Agreement;
use crate::arguments::{Call, amount_type, day_type, expect_count, text_type, written};
use crate::kernel::Kernel;
use coinage::{Currency, Date, Error};
use datafusion::arrow::array::{ArrayRef, Decimal128Builder};
use datafusion::arrow::datatypes::{DECIMAL128_MAX_PRECISION, DataType, Field, FieldRef};
use datafusion::common::{ScalarValue, internal_err};
use datafusion::error::Result;
use datafusion::logical_expr::{
    ColumnarValue, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility,
};
use std::sync::Arc;

const PARAMETERS: [&str; 4] = ["amount", "from", "to", "date"];

/// `coinage_convert(amount, from, to, date)`: the amount in the other currency, by the rates of
/// the day or the last ones before it.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Convert {
    kernel: Arc<Kernel>,
    on_fault: OnFault,
    signature: Signature,
}

impl Convert {
    pub(crate) fn new(kernel: Arc<Kernel>, on_fault: OnFault) -> Self {
        Self { kernel, on_fault, signature: Signature::user_defined(Volatility::Immutable) }
    }

    fn sql_name(&self) -> &'static str {
        match self.on_fault {
            OnFault::Fail => "coinage_convert",
            OnFault::Null => "coinage_try_convert",
        }
    }

    fn converted(&self, call: &Call<'_>, precision: u8, places: u8) -> Result<ArrayRef> {
        let (amounts, scale) = call.amounts(0)?;
        let (from, to, days) = (call.currencies(1)?, call.currencies(2)?, call.days(3)?);
        let mut results = Decimal128Builder::with_capacity(call.rows)
            .with_precision_and_scale(precision, i8::try_from(places).unwrap_or(0))?;
        for row in 0..call.rows {
            let (Some(mantissa), Some((_, from)), Some((_, to)), Some(day)) =
                (amounts.at(row), from.at(row), to.at(row), days.at(row))
            else {
                results.append_null();
                continue;
            };
            let converted =
                both(from, to).and_then(|(from, to)| self.kernel.convert(mantissa, scale, from, to, day, places));
            match (converted, self.on_fault) {
                (Ok(converted), _) => results.append_value(converted),
                (Err(_), OnFault::Null) => results.append_null(),
                (Err(error), OnFault::Fail) => {
                    let values = format!("{} {}", written(mantissa, scale), on_the_way(from, to, day));
                    return Err(call.fault(error, &values));
                }
            }
        }
        Ok(Arc::new(results.finish()))
    }
}

impl ScalarUDFImpl for Convert {
    fn name(&self) -> &str {
        self.sql_name()
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        internal_err!("the type of {} depends on its arguments", self.sql_name())
    }

    /// A decimal with the places of the target currency where that is a literal.
    fn return_field_from_args(&self, arguments: ReturnFieldArgs<'_>) -> Result<FieldRef> {
        let literal = arguments.scalar_arguments.get(2).copied().flatten();
        let to = literal.and_then(ScalarValue::try_as_str).flatten().and_then(Currency::find);
        let places = i8::try_from(self.kernel.places(to)).unwrap_or(0);
        let decimal = DataType::Decimal128(DECIMAL128_MAX_PRECISION, places);
        Ok(Arc::new(Field::new(self.sql_name(), decimal, true)))
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        let name = self.sql_name();
        let [amount, from, to, day] = expect_count(name, &PARAMETERS, given)? else {
            return internal_err!("{name} was called with other arguments than were counted");
        };
        Ok(vec![
            amount_type(name, amount)?,
            text_type(name, "a currency", from)?,
            text_type(name, "a currency", to)?,
            day_type(name, day)?,
        ])
    }

    fn invoke_with_args(&self, arguments: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let DataType::Decimal128(precision, places) = *arguments.return_field.data_type() else {
            return internal_err!("{} was planned with another type than a decimal", self.sql_name());
        };
        Agreement::hold(self.sql_name(), &self.kernel, &arguments.config_options)?;
        let call = Call::new(self.sql_name(), &arguments.args, arguments.number_rows);
        call.result(self.converted(&call, precision, u8::try_from(places).unwrap_or(0))?)
    }
}

/// Both currencies, or what is wrong with the first that is none.
pub(crate) fn both(
    from: coinage::Result<&Currency, &Error>,
    to: coinage::Result<&Currency, &Error>,
) -> coinage::Result<(Currency, Currency)> {
    Ok((*from.map_err(Clone::clone)?, *to.map_err(Clone::clone)?))
}

/// `USD to EUR on 2024-12-25`, as far as a row's values are known.
pub(crate) fn on_the_way(
    from: coinage::Result<&Currency, &Error>,
    to: coinage::Result<&Currency, &Error>,
    day: i32,
) -> String {
    let code = |currency: coinage::Result<&Currency, &Error>| currency.map_or("?", |currency| currency.code());
    let day = Date::from_days(day).map_or_else(|_| format!("day {day}"), |day| day.to_string());
    format!("{} to {} on {day}", code(from), code(to))
}
