//! `coinage types`, `pseudo` and `usage`: what is made from a catalog's sources.

use super::catalog_args::{Pseudo, Types, TypesFormat, Usage, UsageFormat};
use super::config;
use super::output::Report;
use super::{files, message};
use coinage::catalog::{self, KnownMessages, PseudoKind, Use};
use coinage::settings::Settings;
use coinage::{Error, ErrorCode, Locale, Result};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The texts of the source language's files.
fn sources(catalog: &Path, config: &Settings) -> Result<Vec<(PathBuf, String)>> {
    let folder = catalog.join(config.source());
    message::sources(&folder)?.into_iter().map(|path| Ok((path.clone(), files::read_text(&path)?))).collect()
}

pub fn types(arguments: &Types) -> Result<Report> {
    let mut config = config::of_catalog(&arguments.path)?;
    if let Some(locale) = &arguments.locale {
        Locale::parse(locale)?;
        config.source = Some(locale.clone());
    }
    let texts = sources(&arguments.path, &config)?;
    let texts: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
    let signatures = catalog::signatures_with(&texts, &config.placeholders);
    let by_name = if arguments.out.extension().is_some_and(|ending| ending == "rs") {
        TypesFormat::Rust
    } else {
        TypesFormat::Typescript
    };
    let made = match arguments.format.unwrap_or(by_name) {
        TypesFormat::Typescript => catalog::typescript(&signatures),
        TypesFormat::Rust => catalog::rust(&signatures),
    };
    let shown = arguments.out.display();
    if arguments.check {
        let same = std::fs::read(&arguments.out).is_ok_and(|present| present == made.as_bytes());
        let text = if same { String::new() } else { format!("{shown} is stale: run `coinage types` again\n") };
        return Ok(Report { text, found_faults: !same, ..Report::default() });
    }
    files::write(&arguments.out, made.as_bytes())?;
    Ok(Report::text(format!("{shown}: {} messages\n", signatures.len())))
}

pub fn pseudo(arguments: &Pseudo) -> Result<Report> {
    let config = config::of_catalog(&arguments.path)?;
    let kind = PseudoKind::parse(&arguments.kind)?;
    let folder = arguments.path.join(config.source());
    let mut rows = String::new();
    for (path, text) in sources(&arguments.path, &config)? {
        let out = arguments.out.join(path.strip_prefix(&folder).unwrap_or(&path));
        if let Some(parent) = out.parent() {
            std::fs::create_dir_all(parent).map_err(|error| files::refused(parent, "make", &error))?;
        }
        files::write(&out, catalog::pseudo(&text, kind, arguments.expand).as_bytes())?;
        rows.push_str(&format!("{}\n", out.display()));
    }
    Ok(Report::text(rows))
}

/// An id that a program asks for, and where.
pub struct Asked {
    pub path: PathBuf,
    pub used: Use,
}

/// The endings of the files that are searched.
const ENDINGS: [&str; 14] =
    ["html", "htm", "js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "rs", "vue", "svelte", "astro"];

pub fn usage(arguments: &Usage) -> Result<Report> {
    for pattern in &arguments.patterns {
        if !pattern.contains("{id}") || pattern.starts_with("{id}") || pattern.starts_with('*') {
            return Err(Error::new(ErrorCode::InvalidOption, &["the pattern `", pattern, "` has nothing before {id}"])
                .with_hint(&["write what stands around an id, like t(\"{id}\")"]));
        }
    }
    let config = config::of_catalog(&arguments.path)?;
    let texts = sources(&arguments.path, &config)?;
    let texts: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
    let known = KnownMessages::of(&texts);
    let patterns: Vec<&str> = arguments.patterns.iter().map(String::as_str).collect();
    let asked = used_in(&arguments.sources, &patterns)?;
    let used: BTreeSet<&str> = asked.iter().map(|asked| asked.used.id.as_str()).collect();
    let missing: Vec<&Asked> = asked.iter().filter(|asked| !known.has(&asked.used.id)).collect();
    let unused = known.unused(used.iter().copied());
    let mut text = String::new();
    if arguments.json || arguments.format == UsageFormat::Json {
        let missing: Vec<_> = missing
            .iter()
            .map(
                |Asked { path, used }| json!({ "id": used.id, "path": path, "line": used.line, "column": used.column }),
            )
            .collect();
        text = format!("{}\n", json!({ "missing": missing, "unused": unused, "used": used.len() }));
    } else {
        for Asked { path, used } in &missing {
            text.push_str(&format!("{}:{}:{}: missing `{}`\n", path.display(), used.line, used.column, used.id));
        }
        for id in &unused {
            text.push_str(&format!("unused `{id}`\n"));
        }
        text.push_str(&format!("{} used, {} missing, {} unused\n", used.len(), missing.len(), unused.len()));
    }
    Ok(Report { text, found_faults: !missing.is_empty(), ..Report::default() })
}

/// The ids that the files of some folders ask for.
pub fn used_in(folders: &[PathBuf], patterns: &[&str]) -> Result<Vec<Asked>> {
    let mut asked = Vec::new();
    for folder in folders {
        for path in searched(folder)? {
            // A file that is no text asks for nothing.
            let Ok(text) = String::from_utf8(files::read(&path)?) else { continue };
            let used = catalog::used_ids(&text, patterns).into_iter();
            asked.extend(used.map(|used| Asked { path: path.clone(), used }));
        }
    }
    Ok(asked)
}

/// The files of a folder that may ask for messages; packages of others are left out.
fn searched(folder: &Path) -> Result<Vec<PathBuf>> {
    if folder.is_file() {
        return Ok(vec![folder.to_owned()]);
    }
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for path in message::entries(&folder)? {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if path.is_dir() && !path.is_symlink() {
                if !name.starts_with('.') && name != "node_modules" && name != "target" {
                    waiting.push(path);
                }
            } else if path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known)) {
                found.push(path);
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}
