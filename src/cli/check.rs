//! `coinage check`, `coverage` and `explain`: a catalog against its source language.

use super::catalog_args::{Check, CheckFormat, Coverage, Explain};
use super::config;
use super::output::{Report, csv, table};
use super::{files, message};
use coinage::catalog::fallback_chain;
use coinage::check::{Diagnostic, RULES, Rule, Severity, Translation, check, rule};
use coinage::eval::diagnostic_json;
use coinage::settings::Settings;
use coinage::{Error, ErrorCode, Locale, Result};
use serde_json::json;
use std::path::Path;

/// A locale's folder: its name, its files and their texts.
struct Sources {
    locale: Locale,
    files: Vec<(String, String)>,
}

impl Sources {
    fn read(catalog: &Path, name: &str) -> Result<Self> {
        let mut files = Vec::new();
        for path in message::sources(&catalog.join(name))? {
            files.push((path.display().to_string(), files::read_text(&path)?));
        }
        Ok(Self { locale: Locale::parse(name)?, files })
    }

    fn translation(&self, config: &Settings) -> Translation<'_> {
        let files = self.files.iter().map(|(path, text)| (path.clone(), text.as_str()));
        let translation = Translation::new(self.locale.clone(), files)
            .with_functions(&config.functions)
            .with_placeholders(&config.placeholders)
            .with_glossary(&config.glossary);
        if config.requires(self.locale.id()) { translation } else { translation.optional() }
    }
}

/// The translation of a locale, with the others of the catalog that stand in for it.
fn translation<'s>(sources: &'s Sources, others: &[Sources], config: &Settings) -> Translation<'s> {
    // Only who is named or a parent stands in; negotiation would take any region of the language.
    let chain = fallback_chain(sources.locale.id(), &config.fallback);
    let mut translation = sources.translation(config);
    for id in chain.iter().skip(1) {
        let Some(other) = others.iter().find(|other| other.locale.id() == id) else { continue };
        translation = translation.with_fallback(&other.translation(config));
    }
    translation
}

/// The source language's files, and those of every other locale.
fn catalog(path: &Path, config: &Settings) -> Result<(Sources, Vec<Sources>)> {
    let names = message::locales(path)?;
    if names.is_empty() {
        return Err(Error::new(ErrorCode::Io, &["there is no locale in the folder"])
            .with_hint(&["a catalog has a folder for each locale: en/shop.ftl, fr/shop.ftl"])
            .in_subject(&path.display().to_string()));
    }
    let source = config.source();
    if !names.iter().any(|name| name == source) {
        return Err(Error::new(
            ErrorCode::UnknownLocale,
            &["the catalog has no folder for its source language ", source],
        )
        .with_hint(&[
            "name the one there is in coinage.toml: source = \"",
            names.first().map_or("en", String::as_str),
            "\"",
        ])
        .in_subject(&path.display().to_string()));
    }
    let others = names.iter().filter(|name| *name != source).map(|name| Sources::read(path, name));
    Ok((Sources::read(path, source)?, others.collect::<Result<_>>()?))
}

/// Does the work for each locale on all cores; the results stand in the order of the locales.
fn for_each<T: Send>(locales: &[Sources], work: impl Fn(&Sources) -> T + Sync) -> Vec<T> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(locales.len().max(1));
    let next = std::sync::atomic::AtomicUsize::new(0);
    let mut done: Vec<(usize, T)> = std::thread::scope(|scope| {
        let spawn = || {
            scope.spawn(|| {
                let mut own = Vec::new();
                loop {
                    let at = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    let Some(sources) = locales.get(at) else { return own };
                    own.push((at, work(sources)));
                }
            })
        };
        let spawned: Vec<_> = (0..threads).map(|_| spawn()).collect();
        spawned.into_iter().filter_map(|thread| thread.join().ok()).flatten().collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// A finding with the line it is about.
struct Finding {
    diagnostic: Diagnostic,
    line: String,
}

/// All that is found in a catalog, and how many locales it has.
fn findings(path: &Path) -> Result<(Vec<Finding>, usize)> {
    let config = config::of_catalog(path)?;
    let (source, others) = catalog(path, &config)?;
    let reference = source.translation(&config);
    let found = |translation: &Translation<'_>, reference: Option<&Translation<'_>>| -> Vec<Finding> {
        let diagnostics = check(translation, reference).into_iter().filter_map(|mut diagnostic| {
            match config.rules.get(diagnostic.code) {
                Some(None) => return None,
                Some(Some(severity)) => diagnostic.severity = *severity,
                None => {}
            }
            let place = if diagnostic.in_reference { reference } else { Some(translation) };
            let line = place.and_then(|place| place.line(&diagnostic.path, diagnostic.line)).unwrap_or_default();
            Some(Finding { line: line.to_owned(), diagnostic })
        });
        diagnostics.collect()
    };
    let mut findings = found(&reference, None);
    let translated = for_each(&others, |sources| found(&translation(sources, &others, &config), Some(&reference)));
    findings.extend(translated.into_iter().flatten());
    Ok((findings, others.len().saturating_add(1)))
}

/// The findings that are about some files, as `check` shows them; those of all files where no file
/// is named.
pub fn about(catalog: &Path, files: Option<&[String]>) -> Result<String> {
    let (mut findings, locales) = findings(catalog)?;
    if let Some(files) = files {
        findings.retain(|finding| files.contains(&finding.diagnostic.path));
    }
    Ok(human(&findings, files.map_or(locales, |_| 1)))
}

pub fn run(arguments: &Check) -> Result<Report> {
    let (findings, locales) = findings(&arguments.path)?;
    let count = |severity| findings.iter().filter(|finding| finding.diagnostic.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let text = match arguments.format {
        CheckFormat::Human => human(&findings, locales),
        CheckFormat::Json => findings.iter().map(|finding| diagnostic_json(&finding.diagnostic) + "\n").collect(),
        CheckFormat::Sarif => sarif(&findings),
        CheckFormat::Github => findings.iter().map(|finding| github(&finding.diagnostic)).collect(),
    };
    let failed = errors > 0 || arguments.strict && warnings > 0;
    Ok(Report { text, found_faults: failed, ..Report::default() })
}

/// Findings as a compiler shows them, and what they come to.
fn human(findings: &[Finding], locales: usize) -> String {
    let mut text = String::new();
    for Finding { diagnostic, line } in findings {
        let number = diagnostic.line.to_string();
        let margin = " ".repeat(number.len());
        // Tabs keep their width above the carets.
        let before: String = line
            .chars()
            .take(diagnostic.column.saturating_sub(1) as usize)
            .map(|letter| if letter == '\t' { '\t' } else { ' ' })
            .collect();
        let room = line.chars().count().saturating_sub(before.chars().count()).max(1);
        let carets = "^".repeat((diagnostic.length as usize).min(room));
        text.push_str(&format!("{diagnostic}\n{margin} |\n{number} | {line}\n{margin} | {before}{carets}\n"));
        if !diagnostic.hint.is_empty() {
            text.push_str(&format!("{margin} = {}\n", diagnostic.hint));
        }
        text.push('\n');
    }
    let count = |severity| findings.iter().filter(|finding| finding.diagnostic.severity == severity).count();
    let counted = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    text.push_str(&format!(
        "{}, {} and {} notes in {}\n",
        counted(errors, "error"),
        counted(warnings, "warning"),
        count(Severity::Info),
        counted(locales, "locale")
    ));
    text
}

/// An annotation of GitHub's workflow commands.
fn github(diagnostic: &Diagnostic) -> String {
    let word = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let escaped = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| escaped(text).replace(':', "%3A").replace(',', "%2C");
    let Diagnostic { path, line, column, code, message, hint, .. } = diagnostic;
    let message = escaped(&format!("{message} ({hint})"));
    format!("::{word} file={},line={line},col={column},title={code}::{message}\n", property(path))
}

/// SARIF 2.1.0, as code scanners read it.
fn sarif(findings: &[Finding]) -> String {
    let level = |severity| match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    };
    let rules: Vec<_> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.code,
                "shortDescription": { "text": rule.summary },
                "fullDescription": { "text": rule.explanation },
                "defaultConfiguration": { "level": level(rule.severity) },
            })
        })
        .collect();
    let results: Vec<_> = findings
        .iter()
        .map(|Finding { diagnostic, .. }| {
            json!({
                "ruleId": diagnostic.code,
                "level": level(diagnostic.severity),
                "message": { "text": format!("{} ({})", diagnostic.message, diagnostic.hint) },
                "locations": [{ "physicalLocation": {
                    "artifactLocation": { "uri": diagnostic.path.replace('\\', "/") },
                    "region": {
                        "startLine": diagnostic.line,
                        "startColumn": diagnostic.column,
                        "endColumn": diagnostic.column.saturating_add(diagnostic.length),
                    },
                } }],
            })
        })
        .collect();
    let driver = json!({ "name": "coinage", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results }],
    });
    format!("{log:#}\n")
}

/// How much of the source language each locale and file has.
pub fn coverage(arguments: &Coverage) -> Result<Report> {
    let config = config::of_catalog(&arguments.path)?;
    let (source, others) = catalog(&arguments.path, &config)?;
    let reference = source.translation(&config);
    let prefix = arguments.path.join(config.source());
    let wanted: Vec<(String, Vec<&str>)> = reference
        .ids_by_file()
        .map(|(path, ids)| {
            let short = Path::new(path).strip_prefix(&prefix).unwrap_or(Path::new(path)).display().to_string();
            (short, ids)
        })
        .collect();
    let counts = for_each(&others, |sources| {
        let translation = translation(sources, &others, &config);
        let have = |ids: &[&str]| ids.iter().filter(|id| translation.has(id)).count();
        let files: Vec<_> = wanted.iter().map(|(path, ids)| (path.as_str(), have(ids), ids.len())).collect();
        let obsolete = translation.ids().filter(|id| !reference.has(id)).count();
        let covered = reference.ids().filter(|id| translation.is_covered(id)).count();
        (sources.locale.id().to_owned(), files, [covered, obsolete].map(|count| count.to_string()))
    });
    let heads = ["locale", "file", "translated", "of", "share", "missing", "fallback", "obsolete"];
    let mut rows = vec![heads.map(String::from).to_vec()];
    for (locale, files, last) in counts {
        let row = |file: &str, have: usize, all: usize, last: [String; 2]| {
            let [covered, obsolete] = last;
            // Rounded down: 100 means every single one.
            let share = have.saturating_mul(100).checked_div(all).unwrap_or(100);
            vec![
                locale.clone(),
                file.to_owned(),
                have.to_string(),
                all.to_string(),
                format!("{share} %"),
                all.saturating_sub(have).to_string(),
                covered,
                obsolete,
            ]
        };
        let total = files
            .iter()
            .fold((0_usize, 0_usize), |sum, (_, have, all)| (sum.0.saturating_add(*have), sum.1.saturating_add(*all)));
        rows.push(row("all", total.0, total.1, last));
        if arguments.files {
            rows.extend(files.iter().map(|(file, have, all)| row(file, *have, *all, Default::default())));
        }
    }
    Ok(Report::text(if arguments.csv { csv(&rows)? } else { table(&rows, &[2, 3, 4, 5, 6, 7]) }))
}

/// What a code means; all of them without one.
pub fn explain(arguments: &Explain) -> Result<Report> {
    let Some(code) = &arguments.code else {
        let rows: Vec<_> = RULES
            .iter()
            .map(|rule| vec![rule.code.to_owned(), rule.severity.as_str().to_owned(), rule.summary.to_owned()])
            .collect();
        return Ok(Report::text(table(&rows, &[])));
    };
    if let Some(Rule { code, severity, summary, explanation, .. }) = rule(code) {
        return Ok(Report::text(format!("{code} ({})\n{summary}\n\n{explanation}\n", severity.as_str())));
    }
    if let Some(kind) = ErrorCode::ALL.iter().find(|kind| kind.as_str() == code) {
        return Ok(Report::text(format!("{code} (error)\n{}\n", kind.usual_hint())));
    }
    Err(Error::new(ErrorCode::InvalidOption, &["there is no code `", code, "`"])
        .with_hint(&["`coinage explain` lists those of checks"]))
}
