//! `coinage watch`: files are checked, and packed where that is asked for, as they are saved.
//!
//! Times and lengths of files are looked at again and again: that works alike on every system and
//! on network drives, which tell nobody when a file is saved. A file that is being written is
//! waited for until it stays the same from one look to the next.

use super::args::{Pack, PackContent, Watch};
use super::output::{complain, not_written};
use super::{check, exit_code, message, pack};
use coinage::{Error, Result};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

/// When each file was written, and its length.
type Look = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// Checks the catalog, then what is saved; ends with the process or when nobody reads any more.
pub fn watch(arguments: &Watch) -> ExitCode {
    let catalog = &arguments.path;
    let mut seen = match look(catalog) {
        Ok(seen) => seen,
        Err(error) => {
            complain(&error);
            return ExitCode::from(exit_code(&error));
        }
    };
    let first = format!("watching {} files in {}", seen.len(), catalog.display());
    let every = message::locales(catalog).and_then(|languages| packed(arguments, &languages));
    if let Err(code) = tell(&first, with_packs(check::about(catalog, None), every)) {
        return code;
    }
    let mut before = seen.clone();
    loop {
        std::thread::sleep(Duration::from_millis(arguments.interval));
        // The folder may be gone for a moment, as when a branch is switched.
        let Ok(now) = look(catalog) else { continue };
        let still = now == before;
        before = now.clone();
        if !still || now == seen {
            continue;
        }
        let changed = differing(&seen, &now);
        let names: Vec<String> = changed.iter().map(|path| path.display().to_string()).collect();
        // A missing message is told at its place in the source, so what was deleted concerns all.
        let all = changed.iter().any(|path| !now.contains_key(path) || concerns_all(catalog, path));
        let findings = check::about(catalog, if all { None } else { Some(&names) });
        seen = now;
        let packs = packed(arguments, &languages(catalog, &changed));
        if let Err(code) = tell(&names.join(", "), with_packs(findings, packs)) {
            return code;
        }
    }
}

/// Whether a file decides on the findings in others: settings, and texts of the source language.
fn concerns_all(catalog: &Path, path: &Path) -> bool {
    let is_settings = path.file_name().is_some_and(|name| name == "coinage.toml");
    is_settings
        || super::config::of_catalog(catalog).is_ok_and(|settings| path.starts_with(catalog.join(settings.source())))
}

/// The languages that files of a catalog belong to, of those that are still there.
fn languages(catalog: &Path, files: &[PathBuf]) -> Vec<String> {
    let names = files.iter().filter_map(|path| path.strip_prefix(catalog).ok()?.iter().next()?.to_str());
    let mut names: Vec<String> = names.filter(|name| catalog.join(name).is_dir()).map(str::to_owned).collect();
    names.dedup();
    names
}

/// Packs the messages of languages where that was asked for, and says so.
fn packed(arguments: &Watch, languages: &[String]) -> Result<String> {
    let Some(out) = arguments.packs.as_ref().filter(|_| !languages.is_empty()) else { return Ok(String::new()) };
    pack::pack(&Pack {
        topics: vec![PackContent::Messages],
        locales: languages.to_vec(),
        catalog: arguments.path.clone(),
        messages: Vec::new(),
        used_in: Vec::new(),
        since: None,
        out: out.clone(),
        quiet: true,
    })?;
    Ok(format!("packed {} in {}\n", languages.join(", "), out.display()))
}

/// What was found, then what was packed.
fn with_packs(findings: Result<String>, packs: Result<String>) -> Result<String> {
    Ok(findings? + &packs?)
}

/// Prints what was saved, with the time, and what was found, or the error there is instead.
fn tell(what: &str, findings: Result<String>) -> std::result::Result<(), ExitCode> {
    let time = jiff::Timestamp::now().strftime("%H:%M:%S");
    let (text, error): (String, Option<Error>) = match findings {
        Ok(text) => (text, None),
        Err(error) => (String::new(), Some(error)),
    };
    let mut stdout = std::io::stdout().lock();
    let written = write!(stdout, "[{time}] {what}\n{text}").and_then(|()| stdout.flush());
    drop(stdout);
    if let Some(error) = error {
        complain(&error);
    }
    written.map_err(|error| not_written(&error))
}

/// All Fluent files of a catalog, and its settings.
fn look(catalog: &Path) -> Result<Look> {
    let around = catalog.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut paths = message::sources(catalog)?;
    paths.extend([catalog, around].map(|folder| folder.join("coinage.toml")));
    // A file that goes away meanwhile is one that is not there.
    let known = paths.into_iter().filter_map(|path| {
        let told = std::fs::metadata(&path).ok()?;
        Some((path, (told.modified().ok(), told.len())))
    });
    Ok(known.collect())
}

/// The files that came, went or changed.
fn differing(before: &Look, now: &Look) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        now.iter().filter(|(path, told)| before.get(*path) != Some(told)).map(|(path, _)| path.clone()).collect();
    paths.extend(before.keys().filter(|path| !now.contains_key(*path)).cloned());
    paths
}
