//! Running other programs, and telling in a sentence when one fails.

use crate::repository;
use anyhow::{Context as _, bail};
use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

/// A program to be run in the repository's root.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(repository::root()).stdin(Stdio::null());
    command
}

/// The cargo that runs this chore.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    command
}

/// The command as a person would type it.
fn typed(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let mut text = program.to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

/// Runs it with its output going where this program's goes; fails unless it exits with 0.
pub fn run(command: &mut Command) -> anyhow::Result<()> {
    let status = command.status().with_context(|| format!("starting `{}`", typed(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status}); what it said stands above", typed(command));
    }
    Ok(())
}

/// Runs it and returns what it wrote to its standard output; fails unless it exits with 0.
pub fn output(command: &mut Command) -> anyhow::Result<String> {
    let output = command.output().with_context(|| format!("starting `{}`", typed(command)))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        bail!("`{}` failed ({}): {said}", typed(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether it can be started and exits with 0; its output is thrown away.
pub fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Runs it, shows each line of its standard output as it comes and hands it to `watch`; tells whether it exited with 0.
pub fn watched(command: &mut Command, mut watch: impl FnMut(&str)) -> anyhow::Result<bool> {
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("starting `{}`", typed(command)))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.context("reading what a program writes")?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            watch(&line);
        }
    }
    Ok(child.wait().with_context(|| format!("waiting for `{}`", typed(command)))?.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_told_by_name() {
        let error =
            run(&mut program("no-such-program-here")).err().map(|error| format!("{error:#}")).unwrap_or_default();
        assert!(error.starts_with("starting `no-such-program-here`: "), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_failing_program_is_told_as_it_was_typed() {
        let error = run(program("sh").args(["-c", "exit 3"])).err().map(|error| error.to_string()).unwrap_or_default();
        assert_eq!(error, "`sh -c exit 3` failed (exit status: 3); what it said stands above");
    }

    #[test]
    fn watched_lines_arrive_one_by_one() {
        let mut lines = Vec::new();
        let fine = watched(&mut cargo(&["--version"]), |line| lines.push(line.to_owned()));
        assert!(fine.is_ok_and(|fine| fine));
        assert_eq!(lines.len(), 1);
    }
}
