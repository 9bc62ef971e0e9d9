//! What a browser downloads: sizes as they are, with gzip -9 and with brotli 11, held to a budget.
//!
//! The budget is `size-budget.toml` in the root. Several files of one artefact are compressed one
//! by one, as a server sends them, and their sizes added.

use crate::repository;
use anyhow::{Context as _, bail};
use flate2::{Compression, write::GzEncoder};
use serde::Deserialize;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// `size-budget.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    artefact: Vec<Artefact>,
}

/// Something that is downloaded, and the most it may weigh.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Artefact {
    name: String,
    /// Paths from the root; a name may begin with `*`, for all files of the folder that end so.
    files: Vec<String>,
    /// May be absent, as packs are before they are exported.
    #[serde(default)]
    optional: bool,
    raw: Option<usize>,
    gzip: Option<usize>,
    brotli: Option<usize>,
}

/// Sizes in bytes.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the table of sizes and fails if something is over its budget.
pub fn print_and_hold() -> anyhow::Result<()> {
    let over = print()?;
    if !over.is_empty() {
        bail!("over the size budget (size-budget.toml): {}", over.join("; "));
    }
    Ok(())
}

/// Prints the table of sizes; returns a sentence for each limit that is exceeded.
pub fn print() -> anyhow::Result<Vec<String>> {
    let file = repository::path("size-budget.toml");
    let text = std::fs::read_to_string(&file).context("reading size-budget.toml")?;
    let budget: Budget = toml::from_str(&text).context("reading size-budget.toml")?;
    let mut table = String::new();
    let mut over = Vec::new();
    writeln!(table, "{:<34} {:>9} {:>9} {:>9} {:>8}", "size in bytes", "raw", "gzip -9", "brotli", "budget")?;
    for artefact in &budget.artefact {
        let files = find(&artefact.files)?;
        if files.is_empty() {
            if !artefact.optional {
                bail!("size-budget.toml: no file for {} ({})", artefact.name, artefact.files.join(", "));
            }
            continue;
        }
        let sizes = files.iter().map(|file| weigh(file)).collect::<anyhow::Result<Vec<Size>>>()?;
        let sum = sizes.iter().fold(Size::default(), |sum, size| Size {
            raw: sum.raw + size.raw,
            gzip: sum.gzip + size.gzip,
            brotli: sum.brotli + size.brotli,
        });
        let limit = artefact.brotli.map(|limit| limit.to_string()).unwrap_or_default();
        row(&mut table, &artefact.name, sum, &limit)?;
        if files.len() > 1 {
            for (file, size) in files.iter().zip(&sizes) {
                row(&mut table, &format!("  {}", name(file)), *size, "")?;
            }
        }
        over.extend(exceeded(artefact, sum));
    }
    print!("{table}");
    Ok(over)
}

fn row(table: &mut String, name: &str, size: Size, limit: &str) -> std::fmt::Result {
    writeln!(table, "{name:<34} {:>9} {:>9} {:>9} {limit:>8}", size.raw, size.gzip, size.brotli)
}

fn name(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn find(patterns: &[String]) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for pattern in patterns {
        let path = repository::path(pattern);
        match name(&path).strip_prefix('*') {
            Some(ending) => {
                let folder = path.parent().context("a pattern has a folder")?;
                found.extend(repository::files_in(folder, ending));
            }
            None if path.is_file() => found.push(path),
            None => {}
        }
    }
    Ok(found)
}

fn weigh(file: &Path) -> anyhow::Result<Size> {
    let content = std::fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&content)?;
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut content.as_slice(), &mut compressed, &settings).context("compressing with brotli")?;
    Ok(Size { raw: content.len(), gzip: gzip.finish()?.len(), brotli: compressed.len() })
}

fn exceeded(artefact: &Artefact, size: Size) -> Vec<String> {
    let limits =
        [("raw", artefact.raw, size.raw), ("gzip", artefact.gzip, size.gzip), ("brotli", artefact.brotli, size.brotli)];
    let mut over = Vec::new();
    for (kind, limit, actual) in limits {
        if let Some(limit) = limit.filter(|limit| actual > *limit) {
            over.push(format!(
                "{} is {actual} bytes {kind}, {} over its limit of {limit}",
                artefact.name,
                actual - limit
            ));
        }
    }
    over
}

#[cfg(test)]
mod tests {
    use super::*;

    fn artefact(brotli: usize) -> Artefact {
        Artefact {
            name: "core module".into(),
            files: Vec::new(),
            optional: false,
            raw: None,
            gzip: None,
            brotli: Some(brotli),
        }
    }

    #[test]
    fn a_limit_itself_is_within_the_budget() {
        assert!(exceeded(&artefact(100), Size { raw: 900, gzip: 120, brotli: 100 }).is_empty());
    }

    #[test]
    fn what_is_over_is_told_with_its_limit_and_its_size() {
        let over = exceeded(&artefact(100), Size { raw: 900, gzip: 120, brotli: 103 });
        assert_eq!(over, ["core module is 103 bytes brotli, 3 over its limit of 100"]);
    }

    #[test]
    fn the_budget_file_of_this_repository_reads() {
        let text = std::fs::read_to_string(repository::path("size-budget.toml")).unwrap();
        let budget: Budget = toml::from_str(&text).unwrap();
        assert!(budget.artefact.iter().any(|artefact| artefact.brotli.is_some()));
    }

    #[test]
    fn repeated_text_compresses() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("text.js");
        std::fs::write(&file, "const a = 1;\n".repeat(200)).unwrap();
        let size = weigh(&file).unwrap();
        assert_eq!(size.raw, 2600);
        assert!(size.brotli < size.gzip && size.gzip < 100, "{size:?}");
    }
}
