//! Price lists: CSV in, each field with its place.

use super::files;
use coinage::{Currency, Error, ErrorCode, Money, Result, decimal};
use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

/// A table of texts whose faults have a file, a line and a column.
pub struct Sheet {
    file: String,
    text: String,
    delimiter: u8,
    pub header: Vec<String>,
    pub rows: Vec<Row>,
}

/// One record and where it begins.
pub struct Row {
    fields: Vec<String>,
    /// In bytes.
    start: usize,
    line: u64,
}

/// One article of a price list.
pub struct Article {
    pub sku: String,
    pub base: Money,
    /// The row it is from; none for an amount of the command line.
    pub row: Option<usize>,
}

impl Sheet {
    /// Reads a file, or standard input for `-`. The delimiter is the one its header has most of:
    /// comma, semicolon, tab or bar.
    pub fn read(path: &Path) -> Result<Self> {
        let mut file = path.display().to_string();
        let text = if file == "-" {
            "standard input".clone_into(&mut file);
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes).map_err(|error| files::refused(path, "read", &error))?;
            String::from_utf8(bytes).map_err(|_| {
                Error::new(ErrorCode::ParseError, &["standard input is not valid UTF-8"])
                    .with_hint(&["save the price list as UTF-8"])
            })?
        } else {
            files::read_text(path)?
        };
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        let first = text.lines().next().unwrap_or_default();
        let delimiter = coinage::batch::header_delimiter(first.as_bytes());
        let mut sheet = Self { file, text, delimiter, header: Vec::new(), rows: Vec::new() };
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(sheet.text.as_bytes());
        for record in reader.records() {
            let record = record.map_err(|error| {
                let told = Error::new(ErrorCode::ParseError, &["this is not CSV: ", &error.to_string()]);
                told.in_subject(&sheet.file)
            })?;
            let fields: Vec<String> = record.iter().map(|field| field.trim().to_owned()).collect();
            if sheet.header.is_empty() {
                sheet.header = fields.iter().map(|name| name.to_lowercase()).collect();
                continue;
            }
            let place = record.position();
            let start = place.and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or_default();
            sheet.rows.push(Row { fields, start, line: place.map_or(0, csv::Position::line) });
        }
        Ok(sheet)
    }

    /// The place of a column that has to be there.
    fn column(&self, name: &str) -> Result<usize> {
        self.find(name).ok_or_else(|| {
            let found = if self.header.is_empty() { "nothing".to_owned() } else { self.header.join(", ") };
            Error::new(ErrorCode::ParseError, &["the header has no column `", name, "`, it has ", &found])
                .with_hint(&["name the columns in the first line, like sku,amount,currency"])
                .at_line(1, 1)
                .in_subject(&self.file)
        })
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|known| known == name)
    }

    /// An error at a field of a row.
    pub fn at(&self, row: usize, column: usize, error: Error) -> Error {
        let Some(row) = self.rows.get(row) else { return error.in_subject(&self.file) };
        let characters = self.text.get(row.start..).unwrap_or_default().chars();
        let (mut quoted, mut fields, mut place) = (false, 0, 1_u32);
        // What was read as one record may begin with the line end before it.
        for character in characters.skip_while(|character| matches!(character, '\r' | '\n')) {
            if fields == column {
                break;
            }
            match character {
                '"' => quoted = !quoted,
                _ if !quoted && character == char::from(self.delimiter) => fields += 1,
                _ => {}
            }
            place = place.saturating_add(1);
        }
        error.at_line(u32::try_from(row.line).unwrap_or(u32::MAX), place).in_subject(&self.file)
    }

    /// Names and fields of a row in the columns beside those named.
    pub fn others(&self, row: usize, taken: &[&str]) -> Vec<(String, String)> {
        let fields = self.rows.get(row).map(|row| row.fields.as_slice()).unwrap_or_default();
        let mut others = Vec::new();
        for (column, name) in self.header.iter().enumerate() {
            if !taken.contains(&name.as_str()) {
                others.push((name.clone(), fields.get(column).cloned().unwrap_or_default()));
            }
        }
        others
    }

    fn field(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.fields.get(column)).map_or("", String::as_str)
    }

    fn money(&self, row: usize, amount: usize, currency: Option<usize>, usual: Option<Currency>) -> Result<Money> {
        let text = self.field(row, amount);
        let value = decimal::parse(text).map_err(|error| {
            let error = if text.contains(',') { error.with_hint(&["write it plain, like 1234.56"]) } else { error };
            self.at(row, amount, error)
        })?;
        let code = currency.map_or("", |currency| self.field(row, currency));
        let currency = match usual {
            Some(usual) if code.is_empty() => usual,
            _ => Currency::parse(code).map_err(|error| {
                let hint = ["a code of ISO 4217, like USD; --currency says what rows without one are in"];
                self.at(row, currency.unwrap_or(amount), error.with_hint(&hint))
            })?,
        };
        Ok(Money::new(value, currency))
    }

    /// The articles; every fault of the list, if it has any.
    pub fn articles(&self, usual: Option<Currency>) -> Result<Vec<Article>, Vec<Error>> {
        let one = |error| vec![error];
        let (sku, amount) = (self.column("sku").map_err(one)?, self.column("amount").map_err(one)?);
        let currency = match usual {
            Some(_) => self.find("currency"),
            None => Some(self.column("currency").map_err(one)?),
        };
        let mut seen = BTreeMap::new();
        let (mut articles, mut faults) = (Vec::new(), Vec::new());
        for row in 0..self.rows.len() {
            let name = self.field(row, sku);
            let line = self.rows.get(row).map_or(0, |row| row.line);
            let known = seen.insert(name.to_owned(), line);
            if name.is_empty() {
                let error = Error::new(ErrorCode::ParseError, &["the row has no article number"]);
                faults.push(self.at(row, sku, error.with_hint(&["give each row a sku"])));
            } else if let Some(line) = known {
                let message = ["`", name, "` stands on line ", &line.to_string(), " already"];
                let error = Error::new(ErrorCode::InvalidOption, &message);
                faults.push(self.at(row, sku, error.with_hint(&["keep one of the two rows"])));
            }
            match self.money(row, amount, currency, usual) {
                Ok(base) => articles.push(Article { sku: name.to_owned(), base, row: Some(row) }),
                Err(error) => faults.push(error),
            }
        }
        if faults.is_empty() { Ok(articles) } else { Err(faults) }
    }

    /// Prices shown until now, by article number and market.
    pub fn current(&self) -> Result<BTreeMap<(String, String), Money>, Vec<Error>> {
        let one = |error| vec![error];
        let column = |name| self.column(name).map_err(one);
        let (sku, market, price) = (column("sku")?, column("market")?, column("price")?);
        let currency = Some(column("currency")?);
        let (mut prices, mut faults) = (BTreeMap::new(), Vec::new());
        for row in 0..self.rows.len() {
            let key = (self.field(row, sku).to_owned(), self.field(row, market).to_owned());
            match self.money(row, price, currency, None) {
                Ok(money) => {
                    if prices.insert(key.clone(), money).is_some() {
                        let message = ["`", &key.0, "` has two prices in ", &key.1];
                        let error = Error::new(ErrorCode::InvalidOption, &message);
                        faults.push(self.at(row, sku, error.with_hint(&["keep one of the two rows"])));
                    }
                }
                Err(error) => faults.push(error),
            }
        }
        if faults.is_empty() { Ok(prices) } else { Err(faults) }
    }
}
