//! `coinage price`: price lists through markets, and how far prices have drifted.

use super::args::Shape;
use super::output::{Report, csv, table};
use super::price_args::Price as Arguments;
use super::price_list::{Article, Sheet};
use super::{amount, day, files};
use coinage::eval::price_json;
use coinage::exchange::Exchange;
use coinage::pricing::{Drift, Item, Market, MarketFile, Price, PriceStep, Pricer};
use coinage::{Currency, Date, Error, ErrorCode, Money, Result};
use std::collections::BTreeMap;
use std::path::Path;

/// The columns of a price list that prices are made of.
const TAKEN: [&str; 3] = ["sku", "amount", "currency"];
/// How many faults of one run are told one by one.
const MOST_FAULTS: usize = 20;

/// What a price list needs beside its rows.
struct Shop {
    markets: Vec<(String, Market)>,
    exchange: Exchange,
    on: Option<Date>,
    sheet: Option<Sheet>,
    articles: Vec<Article>,
    current: BTreeMap<(String, String), Money>,
}

/// One article in one market.
struct Line<T> {
    article: usize,
    market: usize,
    found: T,
}

pub fn price(arguments: &Arguments) -> Result<Report> {
    let shop = match Shop::open(arguments)? {
        Ok(shop) => shop,
        Err(faults) => return Ok(refused(faults)),
    };
    let notices = shop.not_asked_for();
    let mut report = if arguments.drift {
        match shop.each(|pricer, item, name| shop.drift(pricer, item, name)) {
            Ok(lines) => Report::text(shop.drifts(&lines, arguments)?),
            Err(faults) => refused(faults),
        }
    } else {
        let priced = |pricer: &Pricer<'_>, item: &Item<'_>| {
            if arguments.explain { pricer.price(item) } else { pricer.bare(item) }
        };
        match shop.each(|pricer, item, _| priced(pricer, item)) {
            Ok(lines) => Report::text(shop.prices(&lines, arguments)?),
            Err(faults) => refused(faults),
        }
    };
    report.notices = notices;
    Ok(report)
}

/// A list with a fault gives no prices at all, so that none is missing where nobody looks.
fn refused(mut faults: Vec<Error>) -> Report {
    let more = faults.len().saturating_sub(MOST_FAULTS);
    faults.truncate(MOST_FAULTS);
    let notices = if more > 0 { vec![format!("{more} more faults are not shown")] } else { Vec::new() };
    Report { failures: faults, notices, ..Report::default() }
}

/// The markets asked for: those of the file, or territories where there is none.
fn markets(arguments: &Arguments) -> Result<Vec<(String, Market)>> {
    let names: Vec<&str> = arguments.markets.iter().map(|name| name.trim()).collect();
    if !arguments.file.exists() && arguments.file == Path::new("markets.toml") {
        if names.is_empty() {
            return Err(Error::new(ErrorCode::InvalidOption, &["there is no markets.toml, and no market is named"])
                .with_hint(&["name a file by --markets, or territories by --market DE,JP"]));
        }
        let market = |name: &&str| Ok(((*name).to_owned(), Market::of_territory(name)?));
        return names.iter().map(market).collect::<Result<_>>().map_err(|error: Error| {
            error.with_hint(&["name a file of markets by --markets, or territories of ISO 3166, like DE"])
        });
    }
    let shown = arguments.file.display().to_string();
    let file = MarketFile::parse(&files::read_text(&arguments.file)?).map_err(|error| error.in_subject(&shown))?;
    if names.is_empty() {
        return Ok(file.markets().map(|(name, market)| (name.to_owned(), market.clone())).collect());
    }
    let found = names.iter().map(|name| Ok(((*name).to_owned(), file.find(name)?.clone())));
    found.collect::<Result<_>>().map_err(|error| error.in_subject(&shown))
}

impl Shop {
    fn open(arguments: &Arguments) -> Result<Result<Self, Vec<Error>>> {
        let usual = arguments.currency.as_deref().map(Currency::parse).transpose();
        let usual = usual.map_err(|error| error.in_subject("--currency"))?;
        let mut shop = Self {
            markets: markets(arguments)?,
            exchange: files::exchange(&arguments.rates)?,
            on: day(&arguments.on, "--on")?,
            sheet: None,
            articles: Vec::new(),
            current: BTreeMap::new(),
        };
        if arguments.drift {
            for (_, market) in &mut shop.markets {
                *market = market.at_newest_rates();
            }
        }
        match arguments.what.as_slice() {
            [amount, code] => {
                let currency = Currency::parse(code)?;
                let base = Money::new(amount::read(amount, None, currency)?, currency);
                shop.articles.push(Article { sku: String::new(), base, row: None });
            }
            [file, ..] => {
                let sheet = Sheet::read(Path::new(file))?;
                shop.articles = match sheet.articles(usual) {
                    Ok(articles) => articles,
                    Err(faults) => return Ok(Err(faults)),
                };
                shop.sheet = Some(sheet);
            }
            [] => {}
        }
        if let Some(path) = &arguments.current {
            shop.current = match Sheet::read(path)?.current() {
                Ok(current) => current,
                Err(faults) => return Ok(Err(faults)),
            };
        }
        Ok(Ok(shop))
    }

    /// Current prices of articles or markets that are not priced here.
    fn not_asked_for(&self) -> Vec<String> {
        let asked = |sku: &str, market: &str| {
            self.markets.iter().any(|(name, _)| name == market)
                && self.articles.iter().any(|article| article.sku == sku)
        };
        let left = self.current.keys().filter(|(sku, market)| !asked(sku, market)).count();
        if left == 0 {
            return Vec::new();
        }
        vec![format!("{left} of the current prices are of articles or markets that are not priced here")]
    }

    /// Works on each article in each market; the faults instead, if there are any. A missing rate
    /// is one fault, however many articles need it.
    fn each<T>(&self, work: impl Fn(&Pricer<'_>, &Item<'_>, &str) -> Result<T>) -> Result<Vec<Line<T>>, Vec<Error>> {
        let mut pricers: BTreeMap<(usize, Currency), Pricer<'_>> = BTreeMap::new();
        let (mut lines, mut faults) = (Vec::new(), Vec::<Error>::new());
        for (number, article) in self.articles.iter().enumerate() {
            for (index, (name, market)) in self.markets.iter().enumerate() {
                let key = (index, article.base.currency());
                let pricer = match pricers.entry(key) {
                    std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
                    std::collections::btree_map::Entry::Vacant(entry) => {
                        match market.pricer_on(key.1, &self.exchange, self.on) {
                            Ok(pricer) => entry.insert(pricer),
                            Err(error) => return Err(vec![error]),
                        }
                    }
                };
                let previous = self.current.get(&(article.sku.clone(), name.clone())).copied();
                let sku = Some(article.sku.as_str()).filter(|sku| !sku.is_empty());
                match work(pricer, &Item { base: article.base, sku, previous }, name) {
                    Ok(found) => lines.push(Line { article: number, market: index, found }),
                    Err(error) => {
                        if faults.iter().any(|known| known.message() == error.message()) {
                            continue;
                        }
                        faults.push(match (&self.sheet, article.row) {
                            (Some(sheet), Some(row)) => sheet.at(row, 0, error),
                            _ => error.in_subject(name),
                        });
                    }
                }
            }
        }
        if faults.is_empty() { Ok(lines) } else { Err(faults) }
    }

    /// The price shown until now: that of the file, else the market's own, else that of today.
    fn drift(&self, pricer: &Pricer<'_>, item: &Item<'_>, name: &str) -> Result<Drift> {
        let key = (item.sku.unwrap_or_default().to_owned(), name.to_owned());
        let current = match self.current.get(&key) {
            Some(current) => *current,
            None => pricer.bare(item)?.amount,
        };
        pricer.drift(item, &current)
    }

    fn article(&self, number: usize) -> Result<&Article> {
        // Lines are made of the articles there are.
        self.articles.get(number).ok_or_else(|| Error::new(ErrorCode::BadRequest, &["an article is missing"]))
    }

    fn market(&self, index: usize) -> &str {
        self.markets.get(index).map_or("", |(name, _)| name.as_str())
    }

    fn prices(&self, lines: &[Line<Price>], arguments: &Arguments) -> Result<String> {
        let quiet = arguments.shaped.quiet;
        let mut text = match arguments.shaped.format {
            _ if quiet => lines.iter().map(|line| format!("{}\n", line.found.amount.amount())).collect(),
            Shape::Table if self.sheet.is_none() => self.sheet_of_markets(lines),
            Shape::Table => self.sheet_of_articles(lines),
            Shape::Plain => lines.iter().map(|line| self.plain(line)).collect::<Result<String>>()?,
            Shape::Csv => csv(&self.records(lines)?)?,
            Shape::Json => {
                let objects = lines.iter().map(|line| self.object(line)).collect::<Result<Vec<_>>>()?;
                format!("[{}]\n", objects.join(",\n "))
            }
            Shape::Ndjson => lines.iter().map(|line| Ok(self.object(line)? + "\n")).collect::<Result<String>>()?,
        };
        if arguments.explain && !quiet && matches!(arguments.shaped.format, Shape::Table | Shape::Plain) {
            for line in lines {
                text.push_str(&format!("\n{}\n", self.plain(line)?.trim_end()));
                for (step, number) in line.found.steps.iter().zip(1_u32..) {
                    text.push_str(&format!("{number:>2}. {}\n", PriceStep::text(step)));
                }
            }
        }
        Ok(text)
    }

    /// `TEE-1 in de: 22.99 EUR`.
    fn plain(&self, line: &Line<Price>) -> Result<String> {
        let article = self.article(line.article)?;
        let sku = if article.sku.is_empty() { article.base.to_string() } else { article.sku.clone() };
        Ok(format!("{sku} in {}: {}\n", self.market(line.market), line.found.amount))
    }

    /// One amount in several markets.
    fn sheet_of_markets(&self, lines: &[Line<Price>]) -> String {
        let names = ["market", "price", "net", "tax", "gross", "observed", "rates"];
        let mut rows = vec![names.map(str::to_owned).to_vec()];
        for line in lines {
            let found = &line.found;
            let split = |pick: fn(&coinage::money::TaxSplit) -> Money| {
                found.split.as_ref().map_or_else(String::new, |split| pick(split).amount().to_string())
            };
            rows.push(vec![
                self.market(line.market).to_owned(),
                found.amount.to_string(),
                split(|split| split.net),
                split(|split| split.tax),
                split(|split| split.gross),
                found
                    .conversion
                    .as_ref()
                    .filter(|found| !found.legs.is_empty())
                    .map_or_else(String::new, |found| found.date.to_string()),
                legs(found, "; "),
            ]);
        }
        filled_columns(rows, &[1, 2, 3, 4])
    }

    /// A row an article, a column a market.
    fn sheet_of_articles(&self, lines: &[Line<Price>]) -> String {
        let mut header = vec!["sku".to_owned(), "base".to_owned()];
        header.extend(self.markets.iter().map(|(name, _)| name.clone()));
        let mut rows = vec![header];
        for (number, article) in self.articles.iter().enumerate() {
            let mut row = vec![article.sku.clone(), article.base.to_string()];
            row.extend(lines.iter().filter(|line| line.article == number).map(|line| line.found.amount.to_string()));
            rows.push(row);
        }
        let right: Vec<usize> = (1..self.markets.len().saturating_add(2)).collect();
        table(&rows, &right)
    }

    fn records(&self, lines: &[Line<Price>]) -> Result<Vec<Vec<String>>> {
        let names = [
            "sku",
            "market",
            "price",
            "currency",
            "net",
            "tax",
            "gross",
            "base_amount",
            "base_currency",
            "rates",
            "rate_date",
            "rate_id",
        ];
        let mut header = names.map(str::to_owned).to_vec();
        header.extend(self.others(None).into_iter().map(|(name, _)| name));
        let mut rows = vec![header];
        for line in lines {
            let (article, found) = (self.article(line.article)?, &line.found);
            let conversion = found.conversion.as_ref().filter(|found| !found.legs.is_empty());
            let mut row = vec![
                article.sku.clone(),
                self.market(line.market).to_owned(),
                found.amount.amount().to_string(),
                found.amount.currency().to_string(),
                found.net().amount().to_string(),
                found.split.map_or_else(String::new, |split| split.tax.amount().to_string()),
                found.gross().amount().to_string(),
                article.base.amount().to_string(),
                article.base.currency().to_string(),
                legs(found, "; "),
                conversion.map_or_else(String::new, |found| found.date.to_string()),
                found.rate_id.clone().unwrap_or_default(),
            ];
            row.extend(self.others(Some(article)).into_iter().map(|(_, value)| value));
            rows.push(row);
        }
        Ok(rows)
    }

    /// The columns that go with an article's row.
    fn others(&self, article: Option<&Article>) -> Vec<(String, String)> {
        let row = article.map_or(Some(usize::MAX), |article| article.row);
        self.sheet.as_ref().zip(row).map(|(sheet, row)| sheet.others(row, &TAKEN)).unwrap_or_default()
    }

    fn object(&self, line: &Line<Price>) -> Result<String> {
        let article = self.article(line.article)?;
        let json = price_json(&line.found);
        let members = json.strip_prefix('{').unwrap_or(&json);
        Ok(format!("{}{members}", self.beginning(article, line.market)?))
    }

    /// The members an object begins with: article, market, the columns beside.
    fn beginning(&self, article: &Article, market: usize) -> Result<String> {
        let text = |value: &str| serde_json::to_string(value).unwrap_or_default();
        let mut object = String::from("{");
        if !article.sku.is_empty() {
            object.push_str(&format!("\"sku\":{},", text(&article.sku)));
        }
        object.push_str(&format!("\"market\":{},", text(self.market(market))));
        let others = self.others(Some(article));
        if !others.is_empty() {
            let members = others.iter().map(|(name, value)| format!("{}:{}", text(name), text(value)));
            object.push_str(&format!("\"columns\":{{{}}},", members.collect::<Vec<_>>().join(",")));
        }
        Ok(object)
    }

    fn drifts(&self, lines: &[Line<Drift>], arguments: &Arguments) -> Result<String> {
        let names = ["sku", "market", "current", "net", "mid", "margin_percent", "today", "change_percent", "currency"];
        let mut rows = Vec::new();
        for line in lines {
            let (article, found) = (self.article(line.article)?, &line.found);
            rows.push(vec![
                article.sku.clone(),
                self.market(line.market).to_owned(),
                found.current.amount().to_string(),
                found.net.amount().to_string(),
                found.mid.amount().to_string(),
                found.margin_percent.to_string(),
                found.today.amount().to_string(),
                found.change_percent.to_string(),
                found.current.currency().to_string(),
            ]);
        }
        let with_header = || [vec![names.map(str::to_owned).to_vec()], rows.clone()].concat();
        let object = |row: &Vec<String>| {
            let members = names
                .iter()
                .zip(row)
                .map(|(name, value)| format!("\"{name}\":{}", serde_json::to_string(value).unwrap_or_default()));
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        };
        Ok(match arguments.shaped.format {
            _ if arguments.shaped.quiet => {
                lines.iter().map(|line| format!("{}\n", line.found.margin_percent)).collect()
            }
            Shape::Table => filled_columns(with_header(), &[2, 3, 4, 5, 6, 7]),
            Shape::Csv => csv(&with_header())?,
            Shape::Json => format!("[{}]\n", rows.iter().map(object).collect::<Vec<_>>().join(",\n ")),
            Shape::Ndjson => rows.iter().map(|row| object(row) + "\n").collect(),
            Shape::Plain => rows.iter().map(|row| row.join(" ").trim_start().to_owned() + "\n").collect(),
        })
    }
}

/// The rates a price went by.
fn legs(price: &Price, between: &str) -> String {
    let legs = price.conversion.as_ref().map(|found| found.legs.as_slice()).unwrap_or_default();
    legs.iter().map(|leg| leg.rate.to_string()).collect::<Vec<_>>().join(between)
}

/// A table without the columns that hold nothing below their name; those named here to the right.
fn filled_columns(rows: Vec<Vec<String>>, to_the_right: &[usize]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let holds = |column: &usize| rows.iter().skip(1).any(|row| row.get(*column).is_some_and(|cell| !cell.is_empty()));
    let filled: Vec<usize> = (0..columns).filter(holds).collect();
    let kept = |row: &Vec<String>| filled.iter().filter_map(|column| row.get(*column).cloned()).collect();
    let right = filled.iter().enumerate().filter(|(_, column)| to_the_right.contains(column)).map(|(place, _)| place);
    table(&rows.iter().map(kept).collect::<Vec<_>>(), &right.collect::<Vec<_>>())
}
