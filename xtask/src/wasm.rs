//! Builds the wasm modules: cargo, then the JavaScript bindings, then wasm-opt.
//!
//! Two modules come from one library: `core` formats, converts and resolves compiled messages;
//! `full` has dates, the Fluent parser and `evaluate` besides. Both land in
//! `www/coinage/generated/` with target `web`: a plain `<script type="module">` loads them as
//! they are, a bundler follows their `import.meta.url`, Node hands the bytes to `initSync`.
//! A newcomer would set `strip` in the profile: that would take the section away that tells the
//! bindings which wasm features the compiler used, so names are removed here instead.

use crate::process::{cargo, program, run as run_program};
use crate::stamp::{self, Fingerprint};
use crate::{repository, sizes, tools};
use anyhow::{Context as _, anyhow};
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// A module and the features it is built with.
struct Module {
    name: &'static str,
    features: &'static str,
}

const MODULES: [Module; 2] =
    [Module { name: "core", features: "wasm" }, Module { name: "full", features: "wasm,eval" }];

/// Speed first: `-Oz` gives the same size within a percent, and so do `-O4` and `--converge` at twice the time.
const OPTIMISER: [&str; 9] = [
    "-O3",
    "--strip-debug",
    "--strip-producers",
    // What rustc uses on this target by default.
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Whether wasm-opt has to run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Optimising {
    /// A module that ships: without Node and its packages the build fails.
    Always,
    /// A module to look at: without Node it is left as the compiler made it.
    WhereNodeIs,
}

/// `cargo xtask wasm`.
pub fn run() -> anyhow::Result<()> {
    tools::wasm_target()?;
    build(Optimising::Always)?;
    sizes::print_and_hold()
}

/// Builds both modules where something changed since.
pub fn build(optimising: Optimising) -> anyhow::Result<()> {
    let optimised = match tools::node_packages() {
        Ok(()) => true,
        Err(error) if optimising == Optimising::WhereNodeIs => {
            println!("the wasm modules stay larger than they ship, wasm-opt can't run: {error:#}");
            false
        }
        Err(error) => return Err(error),
    };
    let inputs = inputs(optimised)?;
    let folder = repository::path("www/coinage/generated");
    for module in &MODULES {
        let fingerprint = inputs.clone().text(module.features);
        let made = [".js", ".d.ts", "_bg.wasm"].map(|ending| folder.join(format!("{}{ending}", module.name)));
        let stamp = format!("wasm-{}", module.name);
        let ran = stamp::unless_done(&stamp, &fingerprint, &made, || build_module(module, &folder, optimised))?;
        if !ran {
            println!("{}: nothing changed since it was built", module.name);
        }
    }
    Ok(())
}

/// Everything a module is made from, but for its features.
fn inputs(optimised: bool) -> anyhow::Result<Fingerprint> {
    let compiled_in = |path: &Path| !path.extension().is_some_and(|ending| ending == "csv" || ending == "md");
    let mut inputs = Fingerprint::new().text(&tools::compiler()?).text(&OPTIMISER.join(" "));
    inputs = inputs.text(if optimised { "optimised" } else { "as compiled" });
    let mut settings: Vec<(String, String)> = std::env::vars().filter(|(name, _)| is_setting(name)).collect();
    settings.sort();
    for (name, value) in settings {
        inputs = inputs.text(&name).text(&value);
    }
    for path in ["Cargo.toml", "Cargo.lock", "package-lock.json", "src", "data", "xtask/src/wasm.rs"] {
        inputs = inputs.files(&repository::path(path), &compiled_in)?;
    }
    Ok(inputs)
}

/// Whether a variable of the environment changes what the compiler makes.
fn is_setting(name: &str) -> bool {
    name.starts_with("CARGO_PROFILE_WASM") || name.ends_with("RUSTFLAGS")
}

fn build_module(module: &Module, folder: &Path, optimised: bool) -> anyhow::Result<()> {
    println!("{}: compiling with the features {}", module.name, module.features);
    let target = ["--target", tools::WASM_TARGET];
    let features = ["--no-default-features", "--features", module.features];
    run_program(cargo(&["build", "--lib", "--profile", "wasm"]).args(target).args(features))?;
    let compiled = repository::target().join(tools::WASM_TARGET).join("wasm/coinage.wasm");

    println!("{}: making the JavaScript bindings", module.name);
    bind(&compiled, module.name, folder)
        .with_context(|| format!("making the JavaScript bindings of {}", compiled.display()))?;
    if optimised {
        println!("{}: optimising with wasm-opt {}", module.name, OPTIMISER[0]);
        optimise(&folder.join(format!("{}_bg.wasm", module.name)))?;
    }
    Ok(())
}

fn bind(compiled: &Path, name: &str, folder: &Path) -> anyhow::Result<()> {
    let mut bindings = Bindgen::new();
    bindings.input_path(compiled).out_name(name).typescript(true);
    bindings.remove_name_section(true).remove_producers_section(true);
    bindings.web(true)?;
    bindings.generate(folder)
}

/// Replaces a module with its optimised form, whole or not at all.
fn optimise(module: &Path) -> anyhow::Result<()> {
    let optimised: PathBuf = module.with_extension("optimised");
    let mut command = program("node");
    command.arg(repository::path("node_modules/binaryen/bin/wasm-opt")).arg(module).arg("-o").arg(&optimised);
    run_program(command.args(OPTIMISER))?;
    std::fs::rename(&optimised, module).map_err(|error| anyhow!("replacing {}: {error}", module.display()))
}
