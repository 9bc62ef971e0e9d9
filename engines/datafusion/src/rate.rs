//! `coinage_rate`, `coinage_try_rate` and `coinage_rate_date`.

use crate::OnFault;
use crate::agreement::Agreement;
use crate::arguments::{Call, day_type, expect_count, text_type};
use crate::convert::{both, on_the_way};
use crate::kernel::{Kernel, RATE_PLACES};
use coinage::Currency;
use datafusion::arrow::array::{ArrayRef, Date32Array, Decimal128Array};
use datafusion::arrow::datatypes::{DECIMAL128_MAX_PRECISION, DataType};
use datafusion::common::internal_err;
use datafusion::error::Result;
use datafusion::logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility};
use std::sync::Arc;

const PARAMETERS: [&str; 3] = ["from", "to", "date"];
const RATE_SCALE: i8 = RATE_PLACES.cast_signed();

/// `coinage_rate(from, to, date)`: how many units of the other currency one is.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct RateOf {
    kernel: Arc<Kernel>,
    on_fault: OnFault,
    signature: Signature,
}

/// `coinage_rate_date(from, to, date)`: the day these rates were observed on.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct RateDate {
    kernel: Arc<Kernel>,
    signature: Signature,
}

impl RateOf {
    pub(crate) fn new(kernel: Arc<Kernel>, on_fault: OnFault) -> Self {
        Self { kernel, on_fault, signature: Signature::user_defined(Volatility::Immutable) }
    }

    fn sql_name(&self) -> &'static str {
        match self.on_fault {
            OnFault::Fail => "coinage_rate",
            OnFault::Null => "coinage_try_rate",
        }
    }
}

impl RateDate {
    const NAME: &str = "coinage_rate_date";

    pub(crate) fn new(kernel: Arc<Kernel>) -> Self {
        Self { kernel, signature: Signature::user_defined(Volatility::Immutable) }
    }
}

/// The arguments both take.
fn coerced(name: &str, given: &[DataType]) -> Result<Vec<DataType>> {
    let [from, to, day] = expect_count(name, &PARAMETERS, given)? else {
        return internal_err!("{name} was called with other arguments than were counted");
    };
    Ok(vec![text_type(name, "a currency", from)?, text_type(name, "a currency", to)?, day_type(name, day)?])
}

/// A value for each row that has all three arguments.
fn each<T, C: FromIterator<Option<T>>>(
    call: &Call<'_>,
    on_fault: OnFault,
    value: impl Fn(Currency, Currency, i32) -> coinage::Result<T>,
) -> Result<C> {
    let (from, to, days) = (call.currencies(0)?, call.currencies(1)?, call.days(2)?);
    let row = |row| {
        let (Some((_, from)), Some((_, to)), Some(day)) = (from.at(row), to.at(row), days.at(row)) else {
            return Ok(None);
        };
        match (both(from, to).and_then(|(from, to)| value(from, to, day)), on_fault) {
            (Ok(value), _) => Ok(Some(value)),
            (Err(_), OnFault::Null) => Ok(None),
            (Err(error), OnFault::Fail) => Err(call.fault(error, &on_the_way(from, to, day))),
        }
    };
    (0..call.rows).map(row).collect()
}

impl ScalarUDFImpl for RateOf {
    fn name(&self) -> &str {
        self.sql_name()
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Decimal128(DECIMAL128_MAX_PRECISION, RATE_SCALE))
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        coerced(self.sql_name(), given)
    }

    fn invoke_with_args(&self, arguments: ScalarFunctionArgs) -> Result<ColumnarValue> {
        Agreement::hold(self.sql_name(), &self.kernel, &arguments.config_options)?;
        let call = Call::new(self.sql_name(), &arguments.args, arguments.number_rows);
        let rates: Decimal128Array = each(&call, self.on_fault, |from, to, day| self.kernel.rate(from, to, day))?;
        let rates = rates.with_precision_and_scale(DECIMAL128_MAX_PRECISION, RATE_SCALE)?;
        call.result(Arc::new(rates) as ArrayRef)
    }
}

impl ScalarUDFImpl for RateDate {
    fn name(&self) -> &str {
        Self::NAME
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Date32)
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        coerced(Self::NAME, given)
    }

    fn invoke_with_args(&self, arguments: ScalarFunctionArgs) -> Result<ColumnarValue> {
        Agreement::hold(Self::NAME, &self.kernel, &arguments.config_options)?;
        let call = Call::new(Self::NAME, &arguments.args, arguments.number_rows);
        let days: Date32Array = each(&call, OnFault::Fail, |from, to, day| self.kernel.rate_date(from, to, day))?;
        call.result(Arc::new(days) as ArrayRef)
    }
}
