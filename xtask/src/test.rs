//! `cargo xtask test`: all tests, each kind by name and with its time, and one total at the end.

use crate::process::{cargo, program, run as run_program, watched};
use crate::progress::{Progress, seconds};
use crate::server::Port;
use crate::wasm::Optimising;
use crate::{demo, repository, sizes, tools, wasm};
use anyhow::{Context as _, bail};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

/// What can be asked of the tests.
#[derive(clap::Args, Default)]
pub struct Options {
    /// Run one kind of tests only.
    #[arg(long)]
    only: Option<Kind>,
}

/// How long one test of Node's runner may take, so that one that hangs is told by its name.
const TIME_LIMIT: &str = "--test-timeout=300000";

/// A kind of tests.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Kind {
    /// Everything cargo test runs: unit, integration and documentation tests of all packages.
    Unit,
    /// The corpus answered by the command line, by wasm in Node and by wasm in Chromium; the JavaScript package in Node.
    Parity,
    /// The tests that run in Chromium: parity there, and the storefront.
    Browser,
}

/// How one run of a test runner ended.
struct Outcome {
    name: &'static str,
    passed: u64,
    failed: u64,
    /// The runner ended well; if not and nothing failed, it never got to its tests.
    fine: bool,
    took: Duration,
}

pub fn run(options: &Options) -> anyhow::Result<()> {
    let wanted = |kinds: &[Kind]| options.only.is_none_or(|only| kinds.contains(&only));
    let unit = wanted(&[Kind::Unit]);
    let parity = wanted(&[Kind::Parity]);
    let browser = wanted(&[Kind::Browser]);
    let web = parity || browser;

    let steps = if unit { 3 } else { 0 }
        + if web { 3 } else { 0 }
        + if parity { 3 } else { 0 }
        + usize::from(parity || browser)
        + 3 * usize::from(browser);
    let mut progress = Progress::of(steps);
    let mut outcomes = Vec::new();
    let mut chromium = PathBuf::new();
    if web {
        chromium = progress.step("looking for Node, its packages and Chromium", || {
            tools::wasm_target()?;
            tools::node_packages()?;
            tools::chromium()
        })?;
    }
    if unit {
        // What the data is made from is also what its tests compare it with.
        tools::data_packages()?;
        let packages: [(&'static str, &'static str); 3] =
            [("coinage", "coinage"), ("coinage-data", "the data's maker"), ("xtask", "the chores")];
        for (package, words) in packages {
            let what = format!("cargo test of {words}");
            outcomes.push(progress.step(&what, || cargo_test(package))?);
        }
    }
    if web {
        progress.step("building the command line and the wasm modules", || {
            run_program(&mut cargo(&["build", "--bin", "coinage"]))?;
            wasm::build(Optimising::Always)?;
            demo::export_packs("debug")?;
            export_all_packs()?;
            sizes::print_and_hold()
        })?;
        let server = progress.step("starting the server on loopback", || {
            demo::serve(Port::Any, &repository::path("locales"), "debug")
        })?;
        // Another one, whose messages a test may change.
        let copy = tempfile::tempdir().context("making a folder for messages")?;
        demo::copy_locales(copy.path())?;
        let live = demo::serve(Port::Any, copy.path(), "debug")?;
        let mut runner = |name: &'static str, file: &str| {
            let mut command = program("node");
            command.args(["--test", "--test-reporter=spec", TIME_LIMIT, file]);
            command.env("COINAGE_ORIGIN", server.origin());
            command.env("COINAGE_LIVE_ORIGIN", live.origin()).env("COINAGE_LIVE_LOCALES", copy.path());
            command.env("COINAGE_COMMAND", repository::command_line("debug"));
            command.env("COINAGE_PACKS", all_packs());
            command.env("CHROMIUM", &chromium);
            progress.step(name, || node_test(name, &mut command))
        };
        if parity {
            outcomes.push(runner("parity in Node", "tests/web/parity.mjs")?);
            outcomes.push(runner("messages beside @fluent/bundle", "tests/web/fluent-oracle.mjs")?);
            outcomes.push(runner("the package in Node", "tests/web/package.mjs")?);
        }
        outcomes.push(runner("parity in Chromium", "tests/web/parity-chromium.mjs")?);
        if browser {
            outcomes.push(runner("the storefront in Chromium", "tests/web/storefront.mjs")?);
            outcomes.push(runner("messages in a page in Chromium", "tests/web/localize.mjs")?);
            outcomes.push(runner("messages as they are saved", "tests/web/reload.mjs")?);
        }
    }
    conclude(&outcomes, progress.elapsed())
}

/// Where the packs are that make a module know all that the command line has compiled in.
fn all_packs() -> PathBuf {
    repository::target().join("xtask/packs")
}

/// Exports the names, compact forms and units of every locale of the table, and the rates.
fn export_all_packs() -> anyhow::Result<()> {
    let coinage = repository::command_line("debug");
    run_program(
        program(coinage)
            .args(["pack", "-q", "--topics", "names,compact,units,relative", "--locales", "all", "--out"])
            .arg(all_packs()),
    )?;
    demo::export_rates(&all_packs())
}

fn cargo_test(package: &'static str) -> anyhow::Result<Outcome> {
    let mut command = cargo(&["test", "--no-fail-fast", "--package", package]);
    if package == "xtask" {
        // As it was built to get here.
        command.args(["--profile", "chores"]);
    }
    counted(package, &mut command)
}

fn node_test(name: &'static str, command: &mut Command) -> anyhow::Result<Outcome> {
    counted(name, command)
}

/// Runs a test runner and adds up what its closing lines say.
fn counted(name: &'static str, command: &mut Command) -> anyhow::Result<Outcome> {
    let begun = Instant::now();
    let (mut passed, mut failed) = (0, 0);
    let fine = watched(command, |line| {
        let (more_passed, more_failed) = counts(line);
        passed += more_passed;
        failed += more_failed;
    })
    .with_context(|| format!("running {name}"))?;
    Ok(Outcome { name, passed, failed, fine, took: begun.elapsed() })
}

/// Passed and failed tests that a closing line of cargo test or of Node's runner tells.
fn counts(line: &str) -> (u64, u64) {
    if let Some(rest) = line.strip_prefix("test result: ") {
        let count = |word: &str| {
            let before = rest.split(word).next().filter(|before| before.len() < rest.len())?;
            before.split_whitespace().last()?.parse().ok()
        };
        return (count(" passed").unwrap_or(0), count(" failed").unwrap_or(0));
    }
    let mut words = line.split_whitespace();
    match (words.next(), words.next(), words.next().and_then(|number| number.parse().ok()), words.next()) {
        (Some("\u{2139}" | "#"), Some("pass"), Some(number), None) => (number, 0),
        (Some("\u{2139}" | "#"), Some("fail"), Some(number), None) => (0, number),
        _ => (0, 0),
    }
}

fn conclude(outcomes: &[Outcome], took: Duration) -> anyhow::Result<()> {
    println!();
    let mut wrong = Vec::new();
    let (mut passed, mut failed) = (0, 0);
    for outcome in outcomes {
        println!(
            "{:<28} {:>6} passed {:>4} failed {:>12}{}",
            outcome.name,
            outcome.passed,
            outcome.failed,
            seconds(outcome.took),
            if outcome.fine { "" } else { "  ended with an error" }
        );
        passed += outcome.passed;
        failed += outcome.failed;
        if !outcome.fine || outcome.failed > 0 {
            wrong.push(outcome.name);
            // A runner that broke before it could count has failed once.
            failed += u64::from(outcome.failed == 0);
        }
    }
    println!("all of it took {}", seconds(took));
    println!("{passed} passed, {failed} failed");
    if !wrong.is_empty() {
        bail!("tests failed in: {}", wrong.join(", "));
    }
    if passed == 0 {
        bail!("no test ran");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_of_both_runners_are_counted() {
        let cargo = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s";
        assert_eq!(counts(cargo), (12, 0));
        assert_eq!(counts("test result: FAILED. 3 passed; 2 failed; 0 ignored"), (3, 2));
        assert_eq!(counts("\u{2139} pass 7"), (7, 0));
        assert_eq!(counts("\u{2139} fail 1"), (0, 1));
        assert_eq!(counts("\u{2139} pass 7 of these"), (0, 0));
        assert_eq!(counts("running 12 tests"), (0, 0));
    }

    #[test]
    fn a_runner_that_broke_counts_as_a_failure() {
        let broken = Outcome { name: "parity", passed: 0, failed: 0, fine: false, took: Duration::ZERO };
        assert!(conclude(&[broken], Duration::ZERO).is_err());
        assert!(conclude(&[], Duration::ZERO).is_err());
        let fine = Outcome { name: "parity", passed: 1, failed: 0, fine: true, took: Duration::ZERO };
        assert!(conclude(&[fine], Duration::ZERO).is_ok());
    }
}
