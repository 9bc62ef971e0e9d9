//! `cargo xtask demo`: everything built, some real money converted, the storefront on loopback.

use crate::process::{cargo, program, run as run_program, succeeds};

use crate::live::Live;
use crate::progress::{Progress, seconds};
use crate::server::{Folders, Port, Running};
use crate::wasm::Optimising;
use crate::{repository, sizes, tools, wasm};
use anyhow::Context as _;
use std::path::Path;
use std::thread;
use std::time::Duration;

/// The port that is tried first.
const PORT: u16 = 8080;

/// What can be asked of the demo.
#[derive(clap::Args)]
pub struct Options {
    /// Open the storefront in the browser.
    #[arg(long)]
    open: bool,
    /// The port to serve on [default: the first free one from 8080 on].
    #[arg(long)]
    port: Option<u16>,
    /// Build and convert, but don't serve.
    #[arg(long)]
    once: bool,
}

pub fn run(options: &Options) -> anyhow::Result<()> {
    let mut progress = Progress::of(if options.once { 5 } else { 6 });
    progress.step("looking for the wasm target", tools::wasm_target)?;
    progress.step("building the command line", command_line)?;
    progress.step("building the wasm modules", || {
        wasm::build(Optimising::WhereNodeIs)?;
        for over in sizes::print()? {
            println!("note: {over}");
        }
        Ok(())
    })?;
    progress.step("exporting names, messages and rates", || export_packs("release"))?;
    progress.step("converting 100 US dollars on the terminal", convert)?;
    if options.once {
        println!("ready after {}", seconds(progress.elapsed()));
        return Ok(());
    }
    let port = options.port.map_or(Port::From(PORT), Port::Exactly);
    let locales = repository::path("locales");
    let running = progress.step("starting the server on loopback", || serve(port, &locales, "release"))?;
    let address = format!("{}/storefront/?live", running.origin());
    println!("what you save under {} shows in the page without a reload", locales.display());
    println!("ready after {}: the storefront is at {address} (Ctrl-C ends it)", seconds(progress.elapsed()));
    if options.open && !open(&address) {
        println!("no browser could be opened; follow the address yourself");
    }
    loop {
        thread::sleep(Duration::from_secs(3600));
    }
}

/// Serves the site of this repository with a folder of messages, which a profile's command line packs when they are saved.
pub fn serve(port: Port, locales: &Path, profile: &str) -> anyhow::Result<Running> {
    let live = Some(Live::follow(repository::command_line(profile), locales)?);
    Running::start(Folders { site: repository::path("www"), locales: locales.to_owned(), live }, port)
}

/// Without Parquet and the network, whose crates take a minute to compile and nothing here needs.
fn command_line() -> anyhow::Result<()> {
    run_program(&mut cargo(&["build", "--release", "--bin", "coinage", "--no-default-features", "--features", "cli"]))
}

/// Exports what the storefront loads beside the module, with the command line of a profile's folder.
pub fn export_packs(profile: &str) -> anyhow::Result<()> {
    let coinage = repository::command_line(profile);
    let locales = storefront_locales()?.join(",");
    let topics = ["--topics", "names,compact,units,relative", "--out", "www/coinage/packs"];
    run_program(program(&coinage).args(["pack", "-q", "--locales", &locales]).args(topics))?;
    let shop = [
        "--topics",
        "messages,rates",
        "--catalog",
        "locales",
        "--since",
        RATES_SINCE,
        "--out",
        "www/storefront/generated",
    ];
    run_program(program(&coinage).args(["pack", "-q", "--locales", &locales]).args(shop))
}

/// The storefront converts at the newest rate; a month of them bridges every holiday.
const RATES_SINCE: &str = "2026-10-01";

/// Puts the ECB's history into a folder of packs: the file that the command line has compiled in.
pub fn export_rates(folder: &Path) -> anyhow::Result<()> {
    let rates = folder.join("rates.pack");
    std::fs::copy(repository::path("data/ecb/history.bin"), &rates)
        .with_context(|| format!("copying the rates to {}", rates.display()))?;
    Ok(())
}

/// Copies the storefront's messages into a folder.
pub fn copy_locales(folder: &Path) -> anyhow::Result<()> {
    for locale in storefront_locales()? {
        let copies = folder.join(&locale);
        std::fs::create_dir_all(&copies).with_context(|| format!("making {}", copies.display()))?;
        for file in repository::files_in(&repository::path("locales").join(&locale), ".ftl") {
            let name = file.file_name().unwrap_or_default();
            std::fs::copy(&file, copies.join(name)).with_context(|| format!("copying {}", file.display()))?;
        }
    }
    Ok(())
}

/// The locales that have words: the folders of `locales/`.
fn storefront_locales() -> anyhow::Result<Vec<String>> {
    let entries = std::fs::read_dir(repository::path("locales")).context("listing locales/")?;
    let folders = entries.filter_map(|entry| entry.ok()).filter(|entry| entry.path().is_dir());
    let mut locales: Vec<String> = folders.filter_map(|folder| folder.file_name().into_string().ok()).collect();
    locales.sort();
    Ok(locales)
}

fn convert() -> anyhow::Result<()> {
    let coinage = repository::command_line("release");
    println!("$ coinage convert 100 USD EUR");
    run_program(program(&coinage).args(["convert", "100", "USD", "EUR"]))
}

fn open(address: &str) -> bool {
    let (opener, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    succeeds(program(opener).args(before).arg(address))
}
