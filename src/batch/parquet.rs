//! Rows of a Parquet file: columns in, the same columns and the added ones out.
//!
//! One thread reads and converts, another writes, where two are allowed; what is written is the
//! same either way. Amounts are decimals, whole numbers or text, never floating point; results
//! are decimals of the target's places. Row groups are small, so that memory stays the same for
//! files of any size. Columns that don't matter pass through as they are, nested ones too.

use super::row::{Converter, Refused, Worker, describe};
use super::summary::Summary;
use super::{Batch, Fact, On, OnError, Progress, no_column};
use crate::calendar::Date;
use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::{Exchange, Leg, Units};
use crate::money::Currency;
use arrow_array::builder::{Date32Builder, Decimal128Builder, StringBuilder};
use arrow_array::cast::AsArray as _;
use arrow_array::types::{
    Date32Type, Date64Type, Decimal32Type, Decimal64Type, Decimal128Type, Int8Type, Int16Type, Int32Type, Int64Type,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type,
    UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, ArrowPrimitiveType, BooleanArray, Int64Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema, SchemaRef, TimeUnit};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use parquet::file::reader::ChunkReader;
use std::io::Write;
use std::sync::Arc;
use std::sync::mpsc;

/// Rows of one turn.
const ROWS: usize = 8192;
/// Rows of a group that is written.
const GROUP: usize = 1 << 17;
/// What parts the facts of a rate in the table's text: no fact holds it.
const BETWEEN: char = '\u{1f}';

/// Converts the rows of a Parquet file into another one, as [`run`](super::run) does with text.
/// Rejects are Parquet, too: each row whole behind its number, code and message.
///
/// # Errors
/// As [`run`](super::run); `invalid-option` for a column whose type can't hold exact amounts,
/// codes or days; `parse-error` for a file that isn't sound.
pub fn run(
    exchange: &Exchange,
    batch: &Batch,
    input: impl ChunkReader + 'static,
    output: impl Write + Send,
    rejects: Option<impl Write + Send>,
    threads: usize,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Summary> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(input).map_err(|error| unsound(&error))?;
    let compression = builder
        .metadata()
        .row_groups()
        .first()
        .and_then(|group| group.columns().first())
        .map_or(Compression::ZSTD(ZstdLevel::default()), |column| column.compression());
    let layout = Layout::new(batch, builder.schema())?;
    let reader = builder.with_batch_size(ROWS).build().map_err(|error| unsound(&error))?;
    let describe = |legs: &[Leg], date, out: &mut Vec<u8>| {
        describe(&batch.facts, legs, date, |text| {
            out.extend_from_slice(text.as_bytes());
            out.extend_from_slice(BETWEEN.to_string().as_bytes());
        });
    };
    let converter = Converter::new(exchange, batch, &describe)?;
    let properties = WriterProperties::builder()
        .set_compression(compression)
        .set_max_row_group_row_count(Some(GROUP))
        .set_created_by(concat!("coinage ", env!("CARGO_PKG_VERSION")).to_owned())
        .build();
    let writer = |schema: &SchemaRef, out| {
        ArrowWriter::try_new(out, Arc::clone(schema), Some(properties.clone())).map_err(|error| not_written(&error))
    };
    let mut out = Writers {
        rows: ArrowWriter::try_new(output, Arc::clone(&layout.schema), Some(properties.clone()))
            .map_err(|error| not_written(&error))?,
        rejects: match rejects.filter(|_| batch.on_error == OnError::Reject) {
            Some(rejects) => Some(writer(&layout.rejected, rejects)?),
            None => None,
        },
    };
    let mut turns = Turns { layout: &layout, converter: &converter, batch, worker: Worker::default(), rows: 0 };
    let mut summary = Summary {
        sources: exchange.histories().iter().map(|history| history.source().to_owned()).collect(),
        ..Summary::default()
    };
    let mut account = |turn: &Turn| {
        summary.merge(&turn.account);
        progress(Progress { bytes: 0, rows: summary.rows });
    };
    if threads < 2 {
        for rows in reader {
            let turn = turns.convert(&rows.map_err(|error| unsound(&error))?)?;
            account(&turn);
            out.write(&turn)?;
        }
    } else {
        std::thread::scope(|scope| {
            let (sender, receiver) = mpsc::sync_channel(4);
            let out = &mut out;
            let writing = scope.spawn(move || receiver.into_iter().try_for_each(|turn| out.write(&turn)));
            let mut converted = Ok(());
            for rows in reader {
                let turn = rows.map_err(|error| unsound(&error)).and_then(|rows| turns.convert(&rows));
                match turn {
                    Ok(turn) => {
                        account(&turn);
                        // The writer has met an error that it will tell.
                        if sender.send(turn).is_err() {
                            break;
                        }
                    }
                    Err(error) => {
                        converted = Err(error);
                        break;
                    }
                }
            }
            drop(sender);
            let written = writing.join().unwrap_or_else(|_| Err(Error::new(ErrorCode::Io, &["the writer has ended"])));
            written.and(converted)
        })?;
    }
    out.finish()?;
    Ok(summary)
}

/// The columns in and out.
struct Layout {
    wanted: [Option<usize>; 3],
    schema: SchemaRef,
    rejected: SchemaRef,
    /// The type of the results.
    result: DataType,
}

impl Layout {
    fn new(batch: &Batch, input: &SchemaRef) -> Result<Self> {
        let names: Vec<String> = input.fields().iter().map(|field| field.name().clone()).collect();
        let mut wanted = [None; 3];
        for (wanted, name) in wanted.iter_mut().zip(batch.columns()) {
            let Some(name) = name else { continue };
            *wanted = Some(names.iter().position(|known| known == name).ok_or_else(|| no_column(name, &names))?);
        }
        let kind = |place: usize| wanted.get(place).copied().flatten().map(|at| input.field(at));
        for (place, allowed) in [(0, amounts as fn(&DataType) -> bool), (1, texts), (2, days)] {
            if let Some(field) = kind(place).filter(|field| !allowed(field.data_type())) {
                return Err(wrong_type(field, place));
            }
        }
        let result = match batch.options.units {
            // As many places as each result has.
            Units::None => DataType::Utf8,
            units => DataType::Decimal128(38, places(units, batch.to)?),
        };
        let added = batch.added(|name| names.iter().any(|known| known == name))?;
        let mut fields: Vec<Arc<Field>> = input.fields().iter().cloned().collect();
        let kinds = core::iter::once(result.clone()).chain(batch.facts.iter().map(|fact| match fact {
            Fact::RateDate => DataType::Date32,
            _ => DataType::Utf8,
        }));
        fields.extend(added.iter().zip(kinds).map(|(name, kind)| Arc::new(Field::new(name, kind, false))));
        let mut rejected = vec![
            Arc::new(Field::new("row", DataType::Int64, false)),
            Arc::new(Field::new("code", DataType::Utf8, false)),
            Arc::new(Field::new("message", DataType::Utf8, false)),
        ];
        rejected.extend(input.fields().iter().cloned());
        let with = |fields: Vec<Arc<Field>>| Arc::new(Schema::new_with_metadata(fields, input.metadata().clone()));
        Ok(Self { wanted, schema: with(fields), rejected: with(rejected), result })
    }
}

fn places(units: Units, to: Currency) -> Result<i8> {
    let scale = match units {
        Units::Minor | Units::None => crate::money::minor_units(to)?,
        Units::Cash => to.cash_unit().map_or(0, |unit| u32::from(unit.digits)),
        Units::Decimals(places) => u32::from(places),
    };
    Ok(i8::try_from(scale).unwrap_or(i8::MAX))
}

fn amounts(kind: &DataType) -> bool {
    matches!(kind, DataType::Decimal32(..) | DataType::Decimal64(..) | DataType::Decimal128(..))
        || kind.is_integer()
        || texts(kind)
}

fn texts(kind: &DataType) -> bool {
    match kind {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Dictionary(_, values) => texts(values),
        _ => false,
    }
}

fn days(kind: &DataType) -> bool {
    matches!(kind, DataType::Date32 | DataType::Date64 | DataType::Timestamp(..)) || texts(kind)
}

fn wrong_type(field: &Field, place: usize) -> Error {
    let (name, kind) = (field.name(), field.data_type().to_string());
    let (what, hint) = match place {
        0 if field.data_type().is_floating() => {
            ("is floating point, which holds no exact amounts", "cast it to DECIMAL(18, 2) or to text")
        }
        0 => ("holds no amounts", "amounts are decimals, whole numbers or text"),
        1 => ("holds no currency codes", "codes are text, like EUR"),
        _ => ("holds no days", "days are dates, timestamps or text like 2024-12-25"),
    };
    Error::new(ErrorCode::InvalidOption, &["the column `", name, "` of type ", &kind, " ", what]).with_hint(&[hint])
}

/// Rows converted in one turn.
struct Turn {
    rows: Option<RecordBatch>,
    rejects: Option<RecordBatch>,
    account: Summary,
}

struct Turns<'a> {
    layout: &'a Layout,
    converter: &'a Converter<'a>,
    batch: &'a Batch,
    worker: Worker,
    /// How many rows have been read.
    rows: u64,
}

/// The columns added, before they are joined to the others.
struct Columns {
    results: Results,
    facts: Vec<FactColumn>,
}

enum Results {
    Decimals(Decimal128Builder),
    /// Where every result has places of its own.
    Texts(StringBuilder),
}

enum FactColumn {
    Text(StringBuilder),
    Day(Date32Builder),
}

impl Turns<'_> {
    fn convert(&mut self, rows: &RecordBatch) -> Result<Turn> {
        let column = |place: usize| self.layout.wanted.get(place).copied().flatten().map(|at| rows.column(at));
        let amount = column(0).map(Amounts::new).transpose()?;
        let from = column(1).map(Texts::new).transpose()?;
        let on = column(2).map(Days::new).transpose()?;
        let mut columns = Columns::new(self.layout, self.batch, rows.num_rows())?;
        let mut failures = Vec::new();
        let mut good = Vec::with_capacity(rows.num_rows());
        for row in 0..rows.num_rows() {
            let done = self.row(row, amount.as_ref(), from.as_ref(), on.as_ref(), &mut columns);
            good.push(done.is_ok());
            if let Err((field, error)) = done {
                let number = self.rows.saturating_add(row as u64).saturating_add(1);
                if self.batch.on_error == OnError::Fail {
                    let name = field.and_then(|field| *self.batch.columns().get(field)?);
                    let name = name.map(|name| format!(", column `{name}`")).unwrap_or_default();
                    return Err(error.in_subject(&format!("row {number}{name}")));
                }
                failures.push((number, error));
            }
        }
        self.rows = self.rows.saturating_add(rows.num_rows() as u64);
        let mut account = self.worker.account(self.converter);
        failures.iter().for_each(|(_, error)| account.count_failure(error.kind()));
        let kept = if failures.is_empty() { rows.clone() } else { filtered(rows, &BooleanArray::from(good.clone()))? };
        let mut arrays = kept.columns().to_vec();
        columns.finish(&mut arrays);
        let joined = RecordBatch::try_new(Arc::clone(&self.layout.schema), arrays).map_err(|error| broken(&error))?;
        let rejects = if failures.is_empty() || self.batch.on_error != OnError::Reject {
            None
        } else {
            let bad: Vec<bool> = good.iter().map(|good| !good).collect();
            let whole = filtered(rows, &BooleanArray::from(bad))?;
            let mut arrays: Vec<ArrayRef> = vec![
                Arc::new(Int64Array::from_iter_values(failures.iter().map(|(number, _)| *number as i64))),
                Arc::new(StringArray::from_iter_values(failures.iter().map(|(_, error)| error.code()))),
                Arc::new(StringArray::from_iter_values(failures.iter().map(|(_, error)| error.to_string()))),
            ];
            arrays.extend(whole.columns().iter().cloned());
            Some(RecordBatch::try_new(Arc::clone(&self.layout.rejected), arrays).map_err(|error| broken(&error))?)
        };
        Ok(Turn { rows: Some(joined).filter(|rows| rows.num_rows() > 0), rejects, account })
    }

    fn row(
        &mut self,
        row: usize,
        amount: Option<&Amounts<'_>>,
        from: Option<&Texts<'_>>,
        on: Option<&Days<'_>>,
        columns: &mut Columns,
    ) -> core::result::Result<(), Refused> {
        let code = from.map(|from| from.get(row)).unwrap_or_default().unwrap_or_default();
        let from = self.converter.currency(code.trim())?;
        let day = match (&self.batch.on, on) {
            (On::Column(_), Some(Days::Texts(texts))) => {
                self.converter.day(texts.get(row).unwrap_or_default().trim())?
            }
            (On::Column(_), Some(days)) => Some(days.get(row)?),
            (On::Date(date), _) => Some(*date),
            _ => None,
        };
        match amount {
            Some(Amounts::Texts(texts)) => {
                let text = texts.get(row).unwrap_or_default();
                let amount = self.converter.amount_of(text.trim(), from)?;
                self.settle(amount, from, day, columns)
            }
            Some(Amounts::Numbers { values, scale }) => {
                let value = values.get(row).copied().flatten().ok_or_else(|| (Some(0), super::row::no_amount()))?;
                if let Some(day) = day
                    && let Some((result, text)) = self.converter.units(value, *scale, from, day, &mut self.worker)
                {
                    columns.push(result, self.converter.scale(), text);
                    return Ok(());
                }
                let amount = Decimal::try_from_i128_with_scale(value, *scale)
                    .map_err(|_| (Some(0), crate::money::overflow()))?;
                self.settle(amount, from, day, columns)
            }
            None => Err((Some(0), super::row::no_amount())),
        }
    }

    fn settle(
        &mut self,
        amount: Decimal,
        from: Currency,
        day: Option<Date>,
        columns: &mut Columns,
    ) -> core::result::Result<(), Refused> {
        let (result, text) = self.converter.settle(amount, from, day, &mut self.worker)?;
        columns.push(result.mantissa(), result.scale(), &text);
        Ok(())
    }
}

impl Columns {
    fn new(layout: &Layout, batch: &Batch, rows: usize) -> Result<Self> {
        let results = match layout.result {
            DataType::Decimal128(precision, scale) => Results::Decimals(
                Decimal128Builder::with_capacity(rows)
                    .with_precision_and_scale(precision, scale)
                    .map_err(|error| broken(&error))?,
            ),
            _ => Results::Texts(StringBuilder::with_capacity(rows, rows.saturating_mul(12))),
        };
        let facts = batch.facts.iter().map(|fact| match fact {
            Fact::RateDate => FactColumn::Day(Date32Builder::with_capacity(rows)),
            _ => FactColumn::Text(StringBuilder::with_capacity(rows, rows.saturating_mul(8))),
        });
        Ok(Self { results, facts: facts.collect() })
    }

    /// Adds a result and the facts of its rates.
    fn push(&mut self, result: i128, scale: u32, text: &[u8]) {
        match &mut self.results {
            Results::Decimals(column) => column.append_value(result),
            Results::Texts(column) => {
                let result = Decimal::try_from_i128_with_scale(result, scale).unwrap_or_default();
                column.append_value(crate::money::text::decimal_text(result));
            }
        }
        let mut facts = core::str::from_utf8(text).unwrap_or_default().split(BETWEEN);
        for column in &mut self.facts {
            let fact = facts.next().unwrap_or_default();
            match column {
                FactColumn::Text(column) => column.append_value(fact),
                FactColumn::Day(column) => {
                    column.append_value(super::amount::quick_date(fact.as_bytes()).map_or(0, Date::days));
                }
            }
        }
    }

    fn finish(self, arrays: &mut Vec<ArrayRef>) {
        arrays.push(match self.results {
            Results::Decimals(mut column) => Arc::new(column.finish()),
            Results::Texts(mut column) => Arc::new(column.finish()),
        });
        for column in self.facts {
            arrays.push(match column {
                FactColumn::Text(mut column) => Arc::new(column.finish()),
                FactColumn::Day(mut column) => Arc::new(column.finish()),
            });
        }
    }
}

struct Writers<W: Write + Send, X: Write + Send> {
    rows: ArrowWriter<W>,
    rejects: Option<ArrowWriter<X>>,
}

impl<W: Write + Send, X: Write + Send> Writers<W, X> {
    fn write(&mut self, turn: &Turn) -> Result<()> {
        if let Some(rows) = &turn.rows {
            self.rows.write(rows).map_err(|error| not_written(&error))?;
        }
        match (&mut self.rejects, &turn.rejects) {
            (Some(writer), Some(rows)) => writer.write(rows).map_err(|error| not_written(&error)),
            _ => Ok(()),
        }
    }

    fn finish(self) -> Result<()> {
        self.rows.close().map_err(|error| not_written(&error))?;
        if let Some(rejects) = self.rejects {
            rejects.close().map_err(|error| not_written(&error))?;
        }
        Ok(())
    }
}

/// A column of text, in whatever form.
enum Texts<'a> {
    Short(&'a StringArray),
    Long(&'a arrow_array::LargeStringArray),
    View(&'a arrow_array::StringViewArray),
    Coded { keys: Vec<usize>, nulls: &'a dyn Array, values: Box<Texts<'a>> },
}

impl<'a> Texts<'a> {
    fn new(array: &'a ArrayRef) -> Result<Self> {
        Self::of(array.as_ref())
    }

    fn of(array: &'a dyn Array) -> Result<Self> {
        Ok(match array.data_type() {
            DataType::Utf8 => Self::Short(array.as_string()),
            DataType::LargeUtf8 => Self::Long(array.as_string()),
            DataType::Utf8View => Self::View(array.as_string_view()),
            _ => match array.as_any_dictionary_opt() {
                Some(coded) => Self::Coded {
                    keys: coded.normalized_keys(),
                    nulls: array,
                    values: Box::new(Self::of(coded.values().as_ref())?),
                },
                None => return Err(Error::new(ErrorCode::InvalidOption, &["the column holds no text"])),
            },
        })
    }

    fn get(&self, row: usize) -> Option<&str> {
        match self {
            Self::Short(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Self::Long(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Self::View(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Self::Coded { keys, nulls, values } => {
                if nulls.is_valid(row) {
                    values.get(*keys.get(row)?)
                } else {
                    None
                }
            }
        }
    }
}

/// A column of amounts.
enum Amounts<'a> {
    Numbers { values: Vec<Option<i128>>, scale: u32 },
    Texts(Texts<'a>),
}

impl<'a> Amounts<'a> {
    fn new(array: &'a ArrayRef) -> Result<Self> {
        fn numbers<T: ArrowPrimitiveType>(array: &ArrayRef, scale: i8) -> Amounts<'static>
        where
            T::Native: Into<i128>,
        {
            // A negative scale counts tens.
            let tens = 10_i128.checked_pow(u32::from(scale.min(0).unsigned_abs()));
            let values = array.as_primitive::<T>().iter();
            let values = values.map(|value| value.and_then(|value| value.into().checked_mul(tens?))).collect();
            Amounts::Numbers { values, scale: u32::try_from(scale).unwrap_or(0) }
        }
        Ok(match array.data_type() {
            DataType::Decimal32(_, scale) => numbers::<Decimal32Type>(array, *scale),
            DataType::Decimal64(_, scale) => numbers::<Decimal64Type>(array, *scale),
            DataType::Decimal128(_, scale) => numbers::<Decimal128Type>(array, *scale),
            DataType::Int8 => numbers::<Int8Type>(array, 0),
            DataType::Int16 => numbers::<Int16Type>(array, 0),
            DataType::Int32 => numbers::<Int32Type>(array, 0),
            DataType::Int64 => numbers::<Int64Type>(array, 0),
            DataType::UInt8 => numbers::<UInt8Type>(array, 0),
            DataType::UInt16 => numbers::<UInt16Type>(array, 0),
            DataType::UInt32 => numbers::<UInt32Type>(array, 0),
            DataType::UInt64 => numbers::<UInt64Type>(array, 0),
            _ => Self::Texts(Texts::new(array)?),
        })
    }
}

/// A column of days; of moments the day in UTC.
enum Days<'a> {
    Numbers(Vec<Option<i64>>),
    Texts(Texts<'a>),
}

impl<'a> Days<'a> {
    fn new(array: &'a ArrayRef) -> Result<Self> {
        fn numbers<T: ArrowPrimitiveType>(array: &ArrayRef, a_day: i64) -> Days<'static>
        where
            T::Native: Into<i64>,
        {
            let values = array.as_primitive::<T>().iter();
            Days::Numbers(values.map(|value| value.map(|value| value.into().div_euclid(a_day))).collect())
        }
        const SECONDS: i64 = 86_400;
        Ok(match array.data_type() {
            DataType::Date32 => numbers::<Date32Type>(array, 1),
            DataType::Date64 => numbers::<Date64Type>(array, SECONDS * 1000),
            DataType::Timestamp(TimeUnit::Second, _) => numbers::<TimestampSecondType>(array, SECONDS),
            DataType::Timestamp(TimeUnit::Millisecond, _) => numbers::<TimestampMillisecondType>(array, SECONDS * 1000),
            DataType::Timestamp(TimeUnit::Microsecond, _) => {
                numbers::<TimestampMicrosecondType>(array, SECONDS * 1_000_000)
            }
            DataType::Timestamp(TimeUnit::Nanosecond, _) => {
                numbers::<TimestampNanosecondType>(array, SECONDS * 1_000_000_000)
            }
            _ => Self::Texts(Texts::new(array)?),
        })
    }

    fn get(&self, row: usize) -> core::result::Result<Date, Refused> {
        let Self::Numbers(days) = self else { return Err((Some(2), super::row::no_day())) };
        let day = days.get(row).copied().flatten().ok_or_else(|| (Some(2), super::row::no_day()))?;
        let day = i32::try_from(day).unwrap_or(i32::MAX);
        Date::from_days(day).map_err(|error| (Some(2), error))
    }
}

fn filtered(rows: &RecordBatch, keep: &BooleanArray) -> Result<RecordBatch> {
    arrow_select::filter::filter_record_batch(rows, keep).map_err(|error| broken(&error))
}

fn unsound(error: &dyn std::error::Error) -> Error {
    Error::new(ErrorCode::ParseError, &["the Parquet file cannot be read: ", &error.to_string()])
        .with_hint(&["check that the file is whole"])
}

fn broken(error: &arrow_schema::ArrowError) -> Error {
    Error::new(ErrorCode::Overflow, &["the columns cannot be joined: ", &error.to_string()])
}

fn not_written(error: &parquet::errors::ParquetError) -> Error {
    Error::new(ErrorCode::Io, &["the rows cannot be written: ", &error.to_string()])
        .with_hint(&["check that the disk has room and that you may write there"])
}
