//! Builds the wasm modules: cargo, then the JavaScript bindings, then wasm-opt, then the package's JavaScript.
//!
//! Three modules come from one library: `core` formats, converts and resolves compiled messages;
//! `standard` has dates, lists, compact forms, units, ranges, relative times and the Fluent parser besides; `full` has `evaluate` too. They land
//! in `www/coinage/generated/` with wasm-bindgen's target `web`. What a page loads beside one is a
//! single file in `www/coinage/`, bundled by esbuild from `www/coinage/source/` and the few of the
//! generated bindings that it uses: a plain `<script type="module">` loads it as it is, a bundler
//! follows its `import.meta.url`, Node reads the module from the disk.
//! A newcomer would set `strip` in the profile: that would take the section away that tells the
//! bindings which wasm features the compiler used, so names are removed here instead.

use crate::process::{cargo, output, program, run as run_program};
use crate::stamp::{self, Fingerprint};
use crate::{repository, sizes, tools};
use anyhow::{Context as _, anyhow, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

/// A module, the features it is built with, and the file of the package that loads it.
struct Module {
    name: &'static str,
    features: &'static str,
    entry: &'static str,
}

const MODULES: [Module; 3] = [
    Module { name: "core", features: "wasm", entry: "core.js" },
    Module { name: "standard", features: "wasm,dates,quantities,parser", entry: "standard.js" },
    Module { name: "full", features: "wasm,eval", entry: "index.js" },
];

/// What `www/coinage/source/` takes from the bindings: the imports and the start, without the
/// loader around them. Bindings that lack one of them can't be bundled, so a changed name is noticed.
const TAKEN: &str = "export { __wbg_get_imports as imports, __wbg_finalize_init as start };\n";

/// What esbuild is told besides the files; nothing that a strict content security policy forbids.
const BUNDLER: [&str; 7] = [
    "--bundle",
    "--minify",
    "--format=esm",
    "--target=es2022",
    "--legal-comments=none",
    "--external:node:*",
    "--log-level=warning",
];

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

/// Builds the modules and their JavaScript where something changed since.
pub fn build(optimising: Optimising) -> anyhow::Result<()> {
    let optimised = match tools::node_packages() {
        Ok(()) => true,
        Err(error) if optimising == Optimising::WhereNodeIs => {
            println!("the wasm modules stay larger than they ship, wasm-opt and esbuild can't run: {error:#}");
            false
        }
        Err(error) => return Err(error),
    };
    let inputs = inputs(optimised)?;
    let folder = repository::path("www/coinage/generated");
    // The compiler ends each module with one thread, as wasm-opt works with one: they run side by side.
    std::thread::scope(|scope| {
        let mut finishing = Vec::new();
        for module in &MODULES {
            let fingerprint = inputs.clone().text(module.features);
            let made = [".js", ".d.ts", "_bg.wasm"].map(|ending| folder.join(format!("{}{ending}", module.name)));
            let stamp = format!("wasm-{}", module.name);
            if stamp::is_done(&stamp, &fingerprint, &made) {
                println!("{}: nothing changed since it was built", module.name);
                continue;
            }
            compile(module, &folder)?;
            finishing.push(scope.spawn(move || {
                if optimised {
                    println!("{}: optimising with wasm-opt {}", module.name, OPTIMISER[0]);
                    optimise(&made[2])?;
                }
                stamp::note_done(&stamp, &fingerprint)
            }));
        }
        finishing.into_iter().try_for_each(|thread| thread.join().map_err(|_| anyhow!("optimising a module broke"))?)
    })?;
    MODULES.iter().try_for_each(|module| javascript(module, optimised))
}

/// Makes what a page loads beside a module; where esbuild can't run, a file that loads the sources.
fn javascript(module: &Module, bundled: bool) -> anyhow::Result<()> {
    let package = repository::path("www/coinage");
    let entry = package.join(module.entry);
    if !bundled {
        let source = format!("./source/{}", module.entry);
        let text = format!("export * from \"{source}\";\nexport {{ default }} from \"{source}\";\n");
        return std::fs::write(&entry, text).with_context(|| format!("writing {}", entry.display()));
    }
    let everything = |_: &Path| true;
    let mut inputs = Fingerprint::new().text(&BUNDLER.join(" "));
    for path in [&package.join("source"), &package.join(format!("generated/{}.js", module.name))] {
        inputs = inputs.files(path, &everything)?;
    }
    inputs = inputs.files(&repository::path("package-lock.json"), &everything)?;
    stamp::unless_done(&format!("javascript-{}", module.name), &inputs, std::slice::from_ref(&entry), || {
        println!("{}: bundling {}", module.name, module.entry);
        let mut command = esbuild()?;
        command.arg(package.join("source").join(module.entry)).args(BUNDLER);
        let text = output(&mut command)?;
        // The module is named as seen from the sources; what was bundled stands one folder higher.
        let (seen, stands) = ("new URL(\"../generated/", "new URL(\"./generated/");
        if text.matches(seen).count() != 1 {
            bail!("{} doesn't name its module once as `{seen}`", module.entry);
        }
        std::fs::write(&entry, text.replace(seen, stands)).with_context(|| format!("writing {}", entry.display()))
    })?;
    Ok(())
}

/// esbuild: a script for Node, which its own install step, where somebody let that run, replaces by the program.
fn esbuild() -> anyhow::Result<Command> {
    let path = repository::path("node_modules/esbuild/bin/esbuild");
    let content = std::fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
    if !content.starts_with(b"#!") {
        return Ok(Command::new(path));
    }
    let mut command = program("node");
    command.arg(path);
    Ok(command)
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

fn compile(module: &Module, folder: &Path) -> anyhow::Result<()> {
    println!("{}: compiling with the features {}", module.name, module.features);
    let target = ["--target", tools::WASM_TARGET];
    let features = ["--no-default-features", "--features", module.features];
    run_program(cargo(&["build", "--lib", "--profile", "wasm"]).args(target).args(features))?;
    let compiled = repository::target().join(tools::WASM_TARGET).join("wasm/coinage.wasm");

    println!("{}: making the JavaScript bindings", module.name);
    bind(&compiled, module.name, folder)
        .with_context(|| format!("making the JavaScript bindings of {}", compiled.display()))
}

fn bind(compiled: &Path, name: &str, folder: &Path) -> anyhow::Result<()> {
    let mut bindings = Bindgen::new();
    bindings.input_path(compiled).out_name(name).typescript(true);
    bindings.remove_name_section(true).remove_producers_section(true);
    bindings.encode_into(EncodeInto::Always);
    bindings.web(true)?;
    bindings.generate(folder)?;
    let script = folder.join(format!("{name}.js"));
    let text = std::fs::read_to_string(&script)? + TAKEN;
    std::fs::write(&script, text)?;
    Ok(())
}

/// Replaces a module with its optimised form, whole or not at all.
fn optimise(module: &Path) -> anyhow::Result<()> {
    let optimised: PathBuf = module.with_extension("optimised");
    let mut command = program("node");
    command.arg(repository::path("node_modules/binaryen/bin/wasm-opt")).arg(module).arg("-o").arg(&optimised);
    run_program(command.args(OPTIMISER))?;
    std::fs::rename(&optimised, module).map_err(|error| anyhow!("replacing {}: {error}", module.display()))
}
