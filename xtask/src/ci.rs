//! `cargo xtask ci`: what has to hold before a change lands. And `cargo xtask data`.

use crate::process::{cargo, program, run as run_program};
use crate::progress::Progress;
use crate::{test, tools};

/// The library as it is built besides its default features: names for cargo's `--features`.
const COMBINATIONS: [&str; 14] = [
    "",
    "std",
    "dates",
    "parsing",
    "quantities",
    "parser",
    "embedded",
    "pricing",
    "facts",
    "policies",
    "sources",
    "settings",
    "batch",
    "dates,parser,embedded",
];

/// The wasm modules' features.
const MODULES: [&str; 3] = ["wasm", "wasm,dates,quantities,parser", "wasm,eval"];

pub fn run() -> anyhow::Result<()> {
    let mut progress = Progress::of(6);
    progress.step("looking for the wasm target", tools::wasm_target)?;
    progress.step("formatting", || run_program(&mut cargo(&["fmt", "--all", "--check"])))?;
    progress.step("lints", lints)?;
    progress.step("documentation", documentation)?;
    progress.step("data and the corpus as their sources give them", || {
        data(true)?;
        tools::node_packages()?;
        for maker in ["tests/corpus/generate.mjs", "tests/data/cldr-plural-samples.mjs"] {
            run_program(program("node").args([maker, "--check"]))?;
        }
        Ok(())
    })?;
    progress.step("tests", || test::run(&test::Options::default()))
}

/// Makes what stands under `data/`, or compares it with its sources.
pub fn data(check: bool) -> anyhow::Result<()> {
    tools::data_packages()?;
    let mut command = cargo(&["run", "--package", "coinage-data"]);
    if check {
        command.args(["--", "--check"]);
    }
    run_program(&mut command)
}

fn lints() -> anyhow::Result<()> {
    let clippy = |selection: &[&str]| {
        println!("clippy {}", selection.join(" "));
        run_program(cargo(&["clippy", "--quiet"]).args(selection).args(["--", "-D", "warnings"]))
    };
    clippy(&["--workspace", "--all-targets"])?;
    for features in COMBINATIONS {
        clippy(&["--lib", "--no-default-features", "--features", features])?;
    }
    // As the modules are built: with debug assertions icu_provider links the standard library, which the core goes without.
    let module = ["--lib", "--profile", "wasm", "--target", tools::WASM_TARGET, "--no-default-features", "--features"];
    for features in MODULES {
        clippy(&[&module[..], &[features]].concat())?;
    }
    Ok(())
}

fn documentation() -> anyhow::Result<()> {
    let mut command = cargo(&["doc", "--workspace", "--no-deps", "--document-private-items"]);
    run_program(command.env("RUSTDOCFLAGS", "-D warnings"))
}
