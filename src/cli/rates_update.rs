//! `coinage rates update`: a feed fetched, held against the file, and put in its place.

use super::args::{Listed, Shape, Shaped};
use super::output::{Report, csv, table};
use super::rates_files::count;
use super::{config, files, network, today};
use clap::{Args, ValueHint};
use coinage::exchange::source::{Source, Update, UpdateBounds, update};
use coinage::exchange::{Exchange, History};
use coinage::settings::parse_percent;
use coinage::{Date, Decimal, Error, ErrorCode, Result};
use std::path::{Path, PathBuf};

/// Fetch new rates and put them into a rate pack; the one command that asks the network.
///
/// Without --url the European Central Bank is asked: for its last 90 days
/// (eurofxref-hist-90d.xml) where the rates there are reach into them, else for its whole history
/// (eurofxref-hist.xml). Any other address may give rates in any form that `coinage rates import`
/// reads; it comes by --url or from a table [rates] in `coinage.toml` in this folder.
///
/// The feed is read whole and held against the file first; with the ECB's feed and no file yet,
/// against the built-in rates. From the feed's first day to its last its rates count, elsewhere
/// those of the file stay. The feed is refused, and the file left as it is, where a rate moves
/// further than --max-move, where the feed ends before the file does, lacks what the file has, or
/// comes from another source; --force takes it all the same. `convert` and the others use the
/// file by `--rates FILE`.
///
/// The variables https_proxy, http_proxy, all_proxy and no_proxy are heeded; a proxy is asked to
/// connect through (CONNECT), for http too.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage rates update --out rates.pack
  coinage rates update --url https://example.org/rates.csv --source 'Example Bank' --out bank.pack
  coinage rates update --proxy http://proxy.example.org:3128 --timeout 2m

In coinage.toml, all of it optional:
  [rates]
  url = \"https://example.org/rates.csv\"
  file = \"rates.pack\"
  source = \"Example Bank\"
  max-move = \"10%\"

Exit codes: 0 the file is up to date, 3 the feed is wrong, 4 it lacks rates or is old, 5 it was not reached whole.")]
pub struct RatesUpdate {
    /// The address of the feed, http or https.
    #[arg(long, value_name = "URL", value_hint = ValueHint::Url)]
    pub url: Option<String>,
    /// The rate pack to keep up to date; without it coinage/rates.pack in the folder where
    /// programs of this user keep data.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub out: Option<PathBuf>,
    /// What answers name as the source of the rates.
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// The price to take where the feed has several: mid, bid or ask.
    #[arg(long, value_name = "SIDE", default_value = "mid", value_parser = Listed(&["mid", "bid", "ask"]))]
    pub side: String,
    /// How far a rate may move from one observation to the next; 20% where nothing is said.
    #[arg(long, value_name = "PERCENT")]
    pub max_move: Option<String>,
    /// Take the feed whatever speaks against it.
    #[arg(long)]
    pub force: bool,
    /// How long the whole request may take.
    #[arg(long, value_name = "TIME", default_value = "30s")]
    pub timeout: String,
    /// The proxy to ask through, in place of the one in the environment.
    #[arg(long, value_name = "URL", value_hint = ValueHint::Url)]
    pub proxy: Option<String>,
    #[command(flatten)]
    pub shaped: Shaped,
}

/// As the built-in rates name it, which a feed of the bank goes over.
const ECB: &str = "European Central Bank, euro foreign exchange reference rates";
const ECB_90_DAYS: &str = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist-90d.xml";
const ECB_HISTORY: &str = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.xml";

/// How many of its like are told; the others are counted.
const TOLD: usize = 5;

pub fn run(arguments: &RatesUpdate) -> Result<Report> {
    let settings = config::of_catalog(Path::new("."))?.rates;
    let side = files::side(&arguments.side)?;
    let max_move = match &arguments.max_move {
        Some(text) => parse_percent(text).map_err(|error| error.in_subject("--max-move"))?,
        None => settings.max_move.unwrap_or(Decimal::from(20)),
    };
    let timeout = network::duration(&arguments.timeout).map_err(|error| error.in_subject("--timeout"))?;
    // The settings' name is that of the settings' address.
    let asked = arguments.source.clone().or(settings.source.filter(|_| arguments.url.is_none()));
    let url = arguments.url.clone().or(settings.url);
    let given = arguments.out.clone().or(settings.file.map(PathBuf::from));
    let own = given.is_none();
    let out = given.map_or_else(own_file, Ok)?;
    let now = today()?;
    let known = known(&out, url.is_none())?;
    let newest = known.as_ref().and_then(History::range).map(|(_, last)| last);
    let url = url.unwrap_or_else(|| {
        let recent = newest.is_some_and(|newest| now.days_since(newest) < 80);
        if recent { ECB_90_DAYS } else { ECB_HISTORY }.to_owned()
    });
    let host = network::address(&url).map_err(|error| error.in_subject("--url"))?;
    let name = asked.clone().unwrap_or_else(|| {
        let bank = host.host().is_some_and(|host| host == "ecb.europa.eu" || host.ends_with(".ecb.europa.eu"));
        if bank { ECB.to_owned() } else { network::shown(&url) }
    });
    let bytes = network::fetch(&network::Request { url: &url, timeout, proxy: arguments.proxy.as_deref() })?;
    let from = network::shown(&url);
    let feed = read(&bytes, &name, side).map_err(|error| error.in_subject(&from))?;
    let left_out = feed.left_out.clone();
    let history = named(feed, asked.as_deref()).map_err(|error| error.in_subject(&from))?;
    let bounds = UpdateBounds { max_move, today: now };
    let mut found = update(known.as_ref(), &history, &bounds).map_err(|error| error.in_subject(&from))?;
    if let Some(known) = known.as_ref().filter(|known| asked.is_none() && known.source() != history.source()) {
        let message = ["the file has rates of ", known.source(), ", the feed those of ", history.source()];
        let hint = "give another file by --out, or one name for both by --source";
        found.doubts.insert(0, Error::new(ErrorCode::InvalidOption, &message).with_hint(&[hint]));
    }
    let mut report = Report::default();
    if !found.doubts.is_empty() && !arguments.force {
        if found.doubts.len() > TOLD {
            report.notices.push(format!("the first {TOLD} of {} doubts", found.doubts.len()));
        }
        report.failures = refusal(&found.doubts, &from, &out);
        return Ok(report);
    }
    report.notices = several(&found.doubts, |doubt| format!("taken by --force: {doubt}"));
    report.notices.extend(notices(&found, &left_out));
    if host.scheme_str() == Some("http") && !is_this_machine(host.host().unwrap_or_default()) {
        report.notices.push("the feed came without encryption: anyone on the way could have changed it".to_owned());
    }
    if own && let Some(folder) = out.parent() {
        std::fs::create_dir_all(folder).map_err(|error| files::refused(folder, "make", &error))?;
    }
    files::write(&out, &found.history.to_pack()?)?;
    report.text = told(&found, &from, &out, arguments)?;
    Ok(report)
}

fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare == "localhost" || bare.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// The rates so far: the file's, or the built-in ones where the ECB has not been asked before.
fn known(out: &Path, central_bank: bool) -> Result<Option<History>> {
    if !out.exists() {
        return Ok(if central_bank { Exchange::embedded()?.histories().first().cloned() } else { None });
    }
    let bytes = files::read(out)?;
    let place = out.display().to_string();
    if !History::is_pack(&bytes) {
        return Err(Error::new(ErrorCode::BadPack, &["the file is no rate pack, and would be replaced by one"])
            .with_hint(&["give another file by --out, or make a pack of it by `coinage rates import`"])
            .in_subject(&place));
    }
    History::from_pack(bytes)
        .map(Some)
        .map_err(|error| error.with_hint(&["remove the file, or give another one by --out"]).in_subject(&place))
}

fn read(bytes: &[u8], name: &str, side: coinage::exchange::source::Side) -> Result<Source> {
    if bytes.trim_ascii().is_empty() {
        return Err(Error::new(ErrorCode::ParseError, &["the answer is empty"])
            .with_hint(&["try again later, or check the address"]));
    }
    Source::read(bytes, name, side)
}

/// The feed's rates under the name asked for; without one a pack, and the rows of a table, keep
/// names of their own.
fn named(feed: Source, asked: Option<&str>) -> Result<History> {
    let history = feed.into_history()?;
    let Some(name) = asked.filter(|name| *name != history.source()) else { return Ok(history) };
    let mut rates = Vec::new();
    for (base, quote) in history.pairs() {
        for seen in history.observations(base, quote) {
            rates.push((seen.date, coinage::exchange::Rate::new(base, quote, seen.value)?));
        }
    }
    History::new(name, &rates)
}

/// `coinage/rates.pack` where the system keeps a user's data.
fn own_file() -> Result<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || std::env::home_dir().filter(|home| home.is_absolute());
    let folder = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Application Support"))
    } else {
        variable("XDG_DATA_HOME").or_else(|| home().map(|home| home.join(".local/share")))
    };
    folder.map(|folder| folder.join("coinage").join("rates.pack")).ok_or_else(|| {
        Error::new(ErrorCode::Io, &["this user has no folder for data"]).with_hint(&["name a file by --out"])
    })
}

/// The first few of many, and how many more there are.
fn several<T>(all: &[T], line: impl Fn(&T) -> String) -> Vec<String> {
    let mut lines: Vec<String> = all.iter().take(TOLD).map(line).collect();
    if all.len() > TOLD {
        lines.push(format!("and {} more like these", all.len().saturating_sub(TOLD)));
    }
    lines
}

fn refusal(doubts: &[Error], from: &str, out: &Path) -> Vec<Error> {
    let mut failures: Vec<Error> = doubts
        .iter()
        .take(TOLD)
        .map(|doubt| {
            let hint = doubt.hint().unwrap_or("look at the feed; --force takes it all the same").to_owned();
            doubt.clone().with_hint(&[&hint]).in_subject(from)
        })
        .collect();
    let place = out.display().to_string();
    let kept =
        if out.exists() { format!("{place} is kept as it was") } else { format!("nothing is written to {place}") };
    if let Some(last) = failures.last_mut() {
        let hint = [last.hint().unwrap_or_default(), "; ", &kept].concat();
        *last = last.clone().with_hint(&[&hint]);
    }
    failures
}

fn notices(found: &Update, left_out: &[String]) -> Vec<String> {
    let mut notices =
        several(&found.revisions, |one| format!("{} of {} was {} so far", one.to, one.date, one.from.value()));
    if !found.ended.is_empty() {
        let pairs: Vec<String> = found.ended.iter().map(|(base, quote)| format!("{base}/{quote}")).collect();
        notices.push(format!("the feed has no rates any more of {}", pairs.join(", ")));
    }
    if let Some((before, after)) = found.gap {
        notices.push(format!("there are no rates between {before} and {after}: fetch a feed with more days"));
    }
    if !left_out.is_empty() {
        notices.push(format!("left out, not in ISO 4217: {}", left_out.join(", ")));
    }
    notices
}

fn told(found: &Update, from: &str, out: &Path, arguments: &RatesUpdate) -> Result<String> {
    let newest = found.history.range().map(|(_, last)| last);
    let date = |date: Option<&Date>| date.map(Date::to_string).unwrap_or_default();
    let days = found.days_added.len();
    let rows = [
        ("source", found.history.source().to_owned()),
        ("feed", from.to_owned()),
        ("days_added", days.to_string()),
        ("first_added", date(found.days_added.first())),
        ("last_added", date(found.days_added.last())),
        ("observations_added", found.observations_added.to_string()),
        ("revised", found.revisions.len().to_string()),
        ("newest", date(newest.as_ref())),
        ("observations", found.history.len().to_string()),
        ("file", out.display().to_string()),
    ];
    if arguments.shaped.quiet {
        return Ok(date(newest.as_ref()) + "\n");
    }
    let object = || {
        let number = |name: &str| matches!(name, "days_added" | "observations_added" | "revised" | "observations");
        let members = rows.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| {
            let value =
                value.parse::<u64>().ok().filter(|_| number(name)).map_or_else(|| value.clone().into(), Into::into);
            ((*name).to_owned(), value)
        });
        serde_json::Value::Object(members.collect()).to_string() + "\n"
    };
    Ok(match arguments.shaped.format {
        Shape::Table => {
            let added = match (found.days_added.first(), found.days_added.last()) {
                (Some(first), Some(last)) if first != last => format!("{}, {first} to {last}", count(days, "day")),
                (Some(first), _) => format!("{}, {first}", count(days, "day")),
                _ => "no day that was not known".to_owned(),
            };
            let lines = [
                ("added", format!("{added}; {}", count(found.observations_added, "observation"))),
                ("newest", date(newest.as_ref())),
                ("source", found.history.source().to_owned()),
                ("feed", from.to_owned()),
                ("file", format!("{}, {}", out.display(), count(found.history.len(), "observation"))),
            ];
            table(&lines.map(|(name, value)| vec![name.to_owned(), value]), &[])
        }
        Shape::Json | Shape::Ndjson => object(),
        Shape::Csv => {
            let (names, values) = rows.into_iter().map(|(name, value)| (name.to_owned(), value)).unzip();
            csv(&[names, values])?
        }
        Shape::Plain => rows.iter().map(|(name, value)| format!("{name} {value}\n")).collect(),
    })
}
