//! The chores of this repository: `cargo xtask demo`, `test`, `ci`, `wasm` and `data`.
//!
//! What stands here runs on a developer's machine and in CI and is no part of what ships.
//! A newcomer would look for the generator of the CLDR table here: it is the package
//! `coinage-data` beside this one, because it needs all of ICU4X and these chores don't.

mod ci;
mod demo;
mod engine;
mod live;
mod process;
mod progress;
mod repository;
mod server;
mod sizes;
mod stamp;
mod test;
mod tools;
mod wasm;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Chores of the Coinage repository.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build everything, convert some money on the terminal and serve the storefront on loopback.
    Demo(demo::Options),
    /// Install what the tests need and run all of them: unit, documentation, parity, browser.
    Test(test::Options),
    /// What .ci/run runs: formatting, lints, documentation, data, tests, size budget.
    Ci,
    /// What .ci/run runs after ci: lints, documentation and tests of engines/datafusion, a cluster among them.
    Engine,
    /// Build the wasm modules and their JavaScript, print their sizes and hold them to size-budget.toml.
    Wasm,
    /// Make data/ from its sources, or with --check compare what stands there with them.
    Data {
        /// Write nothing; fail if a file differs from what its source gives.
        #[arg(long)]
        check: bool,
    },
}

fn main() -> ExitCode {
    let result = match Arguments::parse().chore {
        Chore::Demo(options) => demo::run(&options),
        Chore::Test(options) => test::run(&options),
        Chore::Ci => ci::run(),
        Chore::Engine => engine::run(),
        Chore::Wasm => wasm::run(),
        Chore::Data { check } => ci::data(check),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
