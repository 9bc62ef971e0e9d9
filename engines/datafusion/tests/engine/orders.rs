//! Orders made by rule, as Arrow and as Parquet in parts, and what the library makes of each.

use coinage::exchange::{ConvertOptions, Exchange};
use coinage::{Currency, Date, Decimal, Money};
use datafusion::arrow::array::{ArrayRef, Date32Array, Decimal128Array, DictionaryArray, Int64Array, RecordBatch};
use datafusion::arrow::datatypes::Int8Type;
use datafusion::parquet::arrow::ArrowWriter;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

/// Currencies with no, two and several kinds of minor units, all with rates in all these years.
pub(crate) const CURRENCIES: [&str; 8] = ["USD", "JPY", "GBP", "EUR", "CHF", "SEK", "HUF", "CZK"];
/// From 2005-01-01.
const FIRST_DAY: u64 = 12_784;
const DAYS: u64 = 7_000;

/// An order.
#[derive(Clone, Copy)]
pub(crate) struct Order {
    /// Hundredths, with hundredths of yen too: what people write into tables.
    pub(crate) amount: i128,
    pub(crate) currency: &'static str,
    pub(crate) day: i32,
}

pub(crate) struct Orders(pub(crate) Vec<Order>);

impl Orders {
    /// So many orders, always the same.
    pub(crate) fn some(count: usize) -> Self {
        // Knuth's multiplier; the high bits are the good ones.
        let mut state = 20_261_125_u64;
        let mut below = |limit: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % limit
        };
        let order = |_| Order {
            amount: i128::from(below(10_000_000)) - 500_000,
            currency: CURRENCIES[below(CURRENCIES.len() as u64) as usize],
            day: (FIRST_DAY + below(DAYS)) as i32,
        };
        Self((0..count).map(order).collect())
    }

    pub(crate) fn batch(&self) -> RecordBatch {
        self.part(0, self.0.len())
    }

    fn part(&self, from: usize, to: usize) -> RecordBatch {
        let orders = &self.0[from..to];
        let amounts = Decimal128Array::from_iter_values(orders.iter().map(|order| order.amount));
        let amounts = amounts.with_precision_and_scale(12, 2).unwrap();
        let currencies: DictionaryArray<Int8Type> = orders.iter().map(|order| order.currency).collect();
        RecordBatch::try_from_iter([
            ("id", Arc::new(Int64Array::from_iter_values(from as i64..to as i64)) as ArrayRef),
            ("amount", Arc::new(amounts)),
            ("currency", Arc::new(currencies)),
            ("day", Arc::new(Date32Array::from_iter_values(orders.iter().map(|order| order.day)))),
        ])
        .unwrap()
    }

    /// Writes them into `shop=0/part.parquet` and so on.
    pub(crate) fn write_parquet(&self, folder: &Path, parts: usize) {
        let size = self.0.len().div_ceil(parts);
        for part in 0..parts {
            let folder = folder.join(format!("shop={part}"));
            std::fs::create_dir_all(&folder).unwrap();
            let batch = self.part(part * size, ((part + 1) * size).min(self.0.len()));
            let file = File::create(folder.join("part.parquet")).unwrap();
            let mut writer = ArrowWriter::try_new(file, batch.schema(), None).unwrap();
            writer.write(&batch).unwrap();
            writer.close().unwrap();
        }
    }

    pub(crate) fn write_csv(&self, path: &Path) {
        let mut text = Vec::from("id,amount,currency,day\n");
        for (id, order) in self.0.iter().enumerate() {
            let amount = Decimal::from_i128_with_scale(order.amount, 2);
            let day = Date::from_days(order.day).unwrap();
            writeln!(text, "{id},{amount},{},{day}", order.currency).unwrap();
        }
        std::fs::write(path, text).unwrap();
    }

    /// Cents of an order by the library alone.
    pub(crate) fn converted(&self, order: usize, exchange: &Exchange) -> i128 {
        let Order { amount, currency, day } = self.0[order];
        let money = Money::new(Decimal::from_i128_with_scale(amount, 2), Currency::parse(currency).unwrap());
        let options = ConvertOptions { on: Some(Date::from_days(day).unwrap()), ..ConvertOptions::default() };
        let found = exchange.convert(&money, Currency::EUR, &options).unwrap();
        found.amount.to_minor().unwrap()
    }
}
