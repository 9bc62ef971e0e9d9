//! `cargo xtask engine`: what has to hold of `engines/datafusion`, which is a workspace of its own.
//!
//! Apart from `cargo xtask ci`, because an engine of four hundred crates takes longer to compile
//! than everything else together.

use crate::process::{cargo, run as run_program};
use crate::progress::Progress;
use crate::repository;

/// The engine's manifest; versions are those of the lock file beside it.
const MANIFEST: [&str; 2] = ["--manifest-path", "engines/datafusion/Cargo.toml"];

pub fn run() -> anyhow::Result<()> {
    let mut progress = Progress::of(4);
    progress.step("formatting of the engine", || run_program(cargo(&["fmt"]).args(MANIFEST).arg("--check")))?;
    progress.step("lints of the engine", || {
        let mut command = cargo(&["clippy", "--quiet", "--all-features", "--all-targets"]);
        run_program(command.args(MANIFEST).args(["--", "-D", "warnings"]))
    })?;
    progress.step("documentation of the engine", || {
        let mut command = cargo(&["doc", "--quiet", "--no-deps", "--all-features"]);
        run_program(command.args(MANIFEST).env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    progress.step("tests of the engine, a cluster among them", || {
        // The cluster's totals are held against the command line's.
        run_program(&mut cargo(&["build", "--bin", "coinage"]))?;
        let mut command = cargo(&["test", "--all-features", "--no-fail-fast"]);
        run_program(command.args(MANIFEST).env("COINAGE_COMMAND", repository::command_line("debug")))
    })
}
