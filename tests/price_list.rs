//! `coinage price`: price lists and files of markets, as a shop has them.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
use support::{catalog, coinage};

mod support;

const RATES: &str = "Date,USD,JPY,GBP\n2026-10-30,1.25,160,0.8\n2026-09-01,1.2,150,0.8\n";
const PRICES: &str = "sku,name,amount,currency\nTEE-1,\"T-shirt, white\",19.99,USD\nMUG-2,Mug,12.50,USD\nBAG-3,\"Bag \"\"Sea\"\"\",49,EUR\n";
const MARKETS: &str = r#"[defaults]
markup = 4

[markets.de]
territory = "DE"
tax = { treatment = "included", rate = 19, base = "net" }
charm = ".99"

[markets.jp]
territory = "JP"
charm = "90"
charmRounding = "up"
prices.MUG-2 = 1980

[markets.us]
territory = "US"
hysteresis = 3
"#;

/// A folder with a price list, markets and rates; the command line in it.
fn shop(more: &[(&str, &str)]) -> tempfile::TempDir {
    let files = [("prices.csv", PRICES), ("markets.toml", MARKETS), ("rates.csv", RATES)];
    catalog(&[&files, more].concat())
}

fn printed(folder: &tempfile::TempDir, arguments: &[&str]) -> String {
    let (code, stdout, stderr) = coinage(folder.path(), &[arguments, &["--rates", "rates.csv"]].concat());
    assert_eq!((code, stderr.as_str()), (0, ""), "{arguments:?}");
    stdout
}

fn failed(folder: &tempfile::TempDir, arguments: &[&str]) -> (i32, String) {
    let (code, stdout, stderr) = coinage(folder.path(), &[arguments, &["--rates", "rates.csv"]].concat());
    assert_eq!(stdout, "", "{arguments:?}");
    (code, stderr)
}

#[test]
fn a_price_list_has_a_column_for_each_market() {
    assert_eq!(
        printed(&shop(&[]), &["price", "prices.csv"]),
        "sku         base         de        jp         us\n\
         TEE-1  19.99 USD  19.99 EUR  2690 JPY  20.79 USD\n\
         MUG-2  12.50 USD  11.99 EUR  1980 JPY  13.00 USD\n\
         BAG-3     49 EUR  60.99 EUR  8190 JPY  63.70 USD\n"
    );
}

#[test]
fn csv_has_a_row_for_each_article_and_market_with_the_columns_that_were_there() {
    assert_eq!(
        printed(&shop(&[]), &["price", "prices.csv", "--market", "jp,de", "--format", "csv"]),
        "sku,market,price,currency,net,tax,gross,base_amount,base_currency,rates,rate_date,rate_id,name\n\
         TEE-1,jp,2690,JPY,2690,,2690,19.99,USD,EUR/USD 1.25; EUR/JPY 160,2026-10-30,rates.csv 2026-10-30,\"T-shirt, white\"\n\
         TEE-1,de,19.99,EUR,16.80,3.19,19.99,19.99,USD,EUR/USD 1.25,2026-10-30,rates.csv 2026-10-30,\"T-shirt, white\"\n\
         MUG-2,jp,1980,JPY,1980,,1980,12.50,USD,,,,Mug\n\
         MUG-2,de,11.99,EUR,10.08,1.91,11.99,12.50,USD,EUR/USD 1.25,2026-10-30,rates.csv 2026-10-30,Mug\n\
         BAG-3,jp,8190,JPY,8190,,8190,49,EUR,EUR/JPY 160,2026-10-30,rates.csv 2026-10-30,\"Bag \"\"Sea\"\"\"\n\
         BAG-3,de,60.99,EUR,51.25,9.74,60.99,49,EUR,,,,\"Bag \"\"Sea\"\"\"\n"
    );
}

#[test]
fn one_amount_is_told_market_by_market_and_step_by_step() {
    let folder = shop(&[]);
    assert_eq!(
        printed(&folder, &["price", "19.99", "usd", "--market", "de,us", "--explain"]),
        "market      price    net   tax  gross  observed    rates\n\
         de      19.99 EUR  16.80  3.19  19.99  2026-10-30  EUR/USD 1.25\n\
         us      20.79 USD\n\
         \n\
         19.99 USD in de: 19.99 EUR\n \
         1. convert: 19.99 USD → 15.992 EUR (EUR/USD 1.25, observed on 2026-10-30, rates.csv; 19.99 USD ÷ 1.25 = 15.992 EUR)\n \
         2. markup: 15.992 EUR → 16.63168 EUR (× 1.04, a markup of 4 %)\n \
         3. tax: 16.63168 EUR → 19.7916992 EUR (× 1.19, 19 % included)\n \
         4. charm: 19.7916992 EUR → 19.99 EUR (rounded to a price that ends in .99)\n \
         5. split: 16.80 EUR net + 3.19 EUR tax at 19 % = 19.99 EUR gross\n\
         \n\
         19.99 USD in us: 20.79 USD\n \
         1. markup: 19.99 USD → 20.7896 USD (× 1.04, a markup of 4 %)\n \
         2. round: 20.7896 USD → 20.79 USD (rounded to 2 decimal places)\n"
    );
    assert_eq!(printed(&folder, &["price", "100", "USD", "--market", "jp", "-q"]), "13390\n");
    assert_eq!(
        printed(&folder, &["price", "prices.csv", "--market", "us", "--format", "plain"]),
        "TEE-1 in us: 20.79 USD\nMUG-2 in us: 13.00 USD\nBAG-3 in us: 63.70 USD\n"
    );
    let objects = printed(&folder, &["price", "prices.csv", "--market", "de", "--format", "ndjson", "--explain"]);
    let first: serde_json::Value = serde_json::from_str(objects.lines().next().unwrap()).unwrap();
    assert_eq!(
        (&first["sku"], &first["market"], &first["columns"]["name"]),
        (&"TEE-1".into(), &"de".into(), &"T-shirt, white".into())
    );
    assert_eq!((&first["price"]["amount"], first["steps"].as_array().unwrap().len()), (&"19.99".into(), 5));
}

#[test]
fn without_a_file_of_markets_a_market_is_a_territory() {
    let folder = catalog(&[("rates.csv", RATES)]);
    assert_eq!(
        printed(&folder, &["price", "100", "EUR", "--market", "JP,gb", "--on", "2026-09-02"]),
        "market      price  observed    rates\n\
         JP      15000 JPY  2026-09-01  EUR/JPY 150\n\
         gb      80.00 GBP  2026-09-01  EUR/GBP 0.8\n"
    );
    let (code, complaint) = failed(&folder, &["price", "100", "EUR"]);
    assert_eq!(code, 3);
    assert!(complaint.contains("there is no markets.toml, and no market is named"), "{complaint}");
    let (code, complaint) = failed(&folder, &["price", "100", "EUR", "--market", "XX"]);
    assert_eq!((code, complaint.contains("`XX` is no territory")), (3, true), "{complaint}");
}

#[test]
fn prices_shown_until_now_are_kept_until_they_move() {
    let current = "sku,market,price,currency\nTEE-1,us,20.99,USD\nMUG-2,us,11.99,USD\n";
    let folder = shop(&[("shown.csv", current)]);
    // 20.79 is 0.95 % below 20.99; 13.00 is 8.4 % above 11.99.
    assert_eq!(
        printed(&folder, &["price", "prices.csv", "--market", "us", "--current", "shown.csv", "-q"]),
        "20.99\n13.00\n63.70\n"
    );
}

#[test]
fn drift_says_what_a_price_leaves_above_the_mid_rate() {
    let current = "sku,market,price,currency\nTEE-1,de,19.99,EUR\nTEE-1,us,20.79,USD\nOLD,de,1,EUR\n";
    let folder = shop(&[("shown.csv", current)]);
    let arguments = [
        "price",
        "prices.csv",
        "--market",
        "de",
        "--current",
        "shown.csv",
        "--drift",
        "--on",
        "2026-09-01",
        "--rates",
        "rates.csv",
    ];
    let (code, stdout, stderr) = coinage(folder.path(), &arguments);
    // 19.99 with 19 % tax is 16.80 net; 19.99 ÷ 1.2 is 16.6583…, and 16.80 ÷ 16.6583… is 1.008504….
    // Today it is 19.99 ÷ 1.2 × 1.04 × 1.19 = 20.6163…, which ends as 20.99: 5.0025 % more.
    assert_eq!(
        stdout,
        "sku    market  current    net    mid  margin_percent  today  change_percent  currency\n\
         TEE-1  de        19.99  16.80  16.66          0.8504  20.99          5.0025  EUR\n\
         MUG-2  de        12.99  10.92  10.42          4.8320  12.99          0.0000  EUR\n\
         BAG-3  de        60.99  51.25  49.00          4.5918  60.99          0.0000  EUR\n"
    );
    assert_eq!(
        (code, stderr.as_str()),
        (0, "note: 2 of the current prices are of articles or markets that are not priced here\n")
    );
}

#[test]
fn a_list_with_faults_names_them_all_with_their_places_and_gives_no_prices() {
    let list = "sku;name;amount;currency\nA;\"a; b\";1,50;EUR\nA;c;2;EURO\n;d;3;\n";
    let folder = shop(&[("bad.csv", list), ("other.csv", "article,price\n1,2\n"), ("one.csv", "sku,amount\nA,5\n")]);
    let (code, complaint) = failed(&folder, &["price", "bad.csv", "--market", "us"]);
    assert_eq!(code, 3);
    let told: Vec<&str> = complaint.lines().filter(|line| line.starts_with("error")).collect();
    assert_eq!(
        told,
        [
            "error[invalid-number]: bad.csv: line 2, column 10: `1,50` is not a number",
            "error[invalid-option]: bad.csv: line 3, column 1: `A` stands on line 2 already",
            "error[unknown-currency]: bad.csv: line 3, column 7: `EURO` is not a currency code",
            "error[parse-error]: bad.csv: line 4, column 1: the row has no article number",
            "error[unknown-currency]: bad.csv: line 4, column 6: `` is not a currency code",
        ]
    );
    let (code, complaint) = failed(&folder, &["price", "other.csv"]);
    assert!(
        code == 3
            && complaint.contains("other.csv: line 1, column 1: the header has no column `sku`, it has article, price"),
        "{complaint}"
    );
    let (code, complaint) = failed(&folder, &["price", "none.csv"]);
    assert!(code == 5 && complaint.contains("none.csv: cannot read"), "{complaint}");
    assert_eq!(printed(&folder, &["price", "one.csv", "--market", "us", "--currency", "EUR", "-q"]), "6.50\n");
}

#[test]
fn a_missing_rate_is_one_fault_however_many_articles_need_it() {
    let folder = shop(&[("ru.toml", "[markets.ru]\nterritory = \"RU\"\n")]);
    let (code, complaint) = failed(&folder, &["price", "prices.csv", "--markets", "ru.toml"]);
    assert_eq!((code, complaint.matches("error[missing-rate]").count()), (4, 2), "{complaint}");
    let (code, complaint) = failed(&folder, &["price", "prices.csv", "--markets", "ru.toml", "--market", "fr"]);
    assert!(code == 3 && complaint.contains("ru.toml: there is no market `fr`\nhint: one of ru\n"), "{complaint}");
}

#[test]
fn the_examples_of_the_help_run() {
    let (with_markets, without) =
        (shop(&[("shown.csv", "sku,market,price,currency\nTEE-1,de,18.99,EUR\n")]), catalog(&[]));
    let (_, help, _) = coinage(Path::new("."), &["price", "--help"]);
    let mut ran = 0;
    for line in help.lines().filter_map(|line| line.strip_prefix("  coinage ")) {
        let folder = if line.contains("DE,JP") { &without } else { &with_markets };
        let (code, stdout, stderr) = coinage(folder.path(), &line.split(' ').collect::<Vec<_>>());
        assert_eq!((code, stderr.as_str(), stdout.is_empty()), (0, "", false), "{line}");
        ran += 1;
    }
    assert_eq!(ran, 4);
    let block = help.split("A file of markets:").nth(1).unwrap();
    coinage::pricing::MarketFile::parse(block.split("\n\n").next().unwrap()).unwrap();
}

#[test]
fn the_schema_in_the_documentation_is_the_one_that_the_command_prints() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/markets.schema.json");
    let (code, stdout, stderr) = coinage(Path::new("."), &["schema", "markets"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(&path, &stdout).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(&path).unwrap(),
        stdout,
        "run `coinage schema markets > docs/markets.schema.json`"
    );
    let schema: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(schema["$defs"]["Market"]["additionalProperties"], false);
}

#[test]
fn the_file_of_markets_in_the_documentation_is_read() {
    let document = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/markets.md")).unwrap();
    let mut read = 0;
    for block in document.split("```toml\n").skip(1) {
        let text = block.split("```").next().unwrap();
        coinage::pricing::MarketFile::parse(text).unwrap_or_else(|error| panic!("{error}: {text}"));
        read += 1;
    }
    assert!(read >= 1);
}
