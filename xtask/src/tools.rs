//! Sees to it that the tools a chore needs are there: the wasm target, Node's packages, Chromium.
//!
//! What can be installed without asking is installed; for the rest the error says what to type.

use crate::process::{cargo, output, program, run, succeeds};
use crate::repository;
use crate::stamp::{self, Fingerprint};
use anyhow::{Context as _, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target the modules are built for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The oldest Node whose WebAssembly and test runner the tests rely on.
const NODE_MAJOR: u32 = 20;

/// Adds the wasm target to the toolchain if it is missing.
pub fn wasm_target() -> anyhow::Result<()> {
    let sysroot = output(program("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    run(program("rustup").args(["target", "add", WASM_TARGET])).with_context(|| {
        format!("the Rust toolchain lacks the target {WASM_TARGET}; add it with `rustup target add {WASM_TARGET}`")
    })
}

/// Tells whether Node is there and new enough; the error says what to install.
pub fn node() -> anyhow::Result<()> {
    let Ok(version) = output(program("node").arg("--version")) else {
        bail!("Node.js is not on the PATH; install Node.js {NODE_MAJOR} or newer, with npm");
    };
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE_MAJOR) {
        bail!("Node.js is {}; install Node.js {NODE_MAJOR} or newer, with npm", version.trim());
    }
    Ok(())
}

/// The packages that the wasm build and the tests run: package-lock.json in the root.
pub fn node_packages() -> anyhow::Result<()> {
    install_packages("", "node_modules/binaryen/bin/wasm-opt")
}

/// The packages that `data/` is made from: package-lock.json beside its maker.
pub fn data_packages() -> anyhow::Result<()> {
    install_packages("xtask/data", "node_modules/cldr-core/package.json")
}

/// Installs the packages of a folder's lock file, exactly those, if they are not there yet.
fn install_packages(folder: &str, made: &str) -> anyhow::Result<()> {
    node()?;
    let folder = repository::path(folder);
    let lock = Fingerprint::new().files(&folder.join("package-lock.json"), &|_| true)?;
    let stamp = if folder == repository::root() { "node-packages" } else { "node-packages-of-data" };
    stamp::unless_done(stamp, &lock, &[folder.join(made)], || {
        println!("installing the npm packages of {}", folder.join("package-lock.json").display());
        let arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
        run(npm().args(arguments).current_dir(&folder))
    })?;
    Ok(())
}

fn npm() -> Command {
    program(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Where Chromium is; installs Debian's if there is none and this may be done.
pub fn chromium() -> anyhow::Result<PathBuf> {
    if let Some(chosen) = std::env::var_os("CHROMIUM") {
        let chosen = PathBuf::from(chosen);
        if chosen.is_file() {
            return Ok(chosen);
        }
        bail!("CHROMIUM names {}, which is not a file", chosen.display());
    }
    if let Some(found) = find_chromium() {
        return Ok(found);
    }
    if !may_install() {
        bail!(
            "the browser tests need Chromium; install it (on Debian: `sudo apt-get install chromium`) or name one in the variable CHROMIUM"
        );
    }
    println!("installing Chromium from Debian's packages");
    let quietly = |command: &mut Command| run(command.env("DEBIAN_FRONTEND", "noninteractive"));
    quietly(program("apt-get").args(["update", "-qq"]))?;
    quietly(program("apt-get").args(["install", "-y", "-qq", "--no-install-recommends", "chromium"]))?;
    find_chromium().context("Debian's chromium was installed and yet is not on the PATH")
}

fn find_chromium() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .flat_map(|folder| ["chromium", "chromium-browser", "google-chrome"].map(|name| folder.join(name)))
        .find(|candidate| candidate.is_file())
}

/// Whether Debian's packages can be installed without asking anybody.
fn may_install() -> bool {
    let root = output(program("id").arg("-u")).is_ok_and(|user| user.trim() == "0");
    root && succeeds(program("apt-get").arg("--version"))
}

/// What compiles: part of what a built module depends on.
pub fn compiler() -> anyhow::Result<String> {
    Ok(format!("{}{}", output(program("rustc").arg("-vV"))?, output(&mut cargo(&["-V"]))?))
}
