//! Makes what stands under `data/`, or with `--check` compares it with what is there.

extern crate alloc;

use anyhow::{Context as _, bail};
use std::path::{Path, PathBuf};

mod baked;
mod cldr;
mod compact;
mod currencies;
mod dates;
mod dates_icu4x;
mod index;
mod keyed;
mod likely;
mod lists;
mod names;
mod number_forms;
mod numbers;
mod plurals;
mod rates;
mod relative;
mod territories;
mod writer;

/// A file of the repository and what it should hold.
type Files = Vec<(PathBuf, Vec<u8>)>;

fn main() -> anyhow::Result<()> {
    let check = match std::env::args().nth(1).as_deref() {
        None => false,
        Some("--check") => true,
        Some(other) => bail!("unknown argument `{other}`: only --check is known"),
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let rows = index::rows()?;
    let mut files = Files::new();
    files.push(("data/cldr/index.bin".into(), index::make(&rows)?));
    files.push(("data/cldr/likely.bin".into(), likely::make(&rows)?));
    files.extend(plurals::make(&rows)?);
    files.extend(numbers::make(&rows)?);
    files.extend(currencies::make(&rows, &index::parents(&rows))?);
    files.push(("data/cldr/territory-currencies.bin".into(), territories::make()?));
    files.push(("data/cldr/territory-history.bin".into(), territories::history()?));
    files.extend(rates::make()?);
    files.extend(dates::make(&rows, &index::parents(&rows))?);
    files.extend(lists::make(&rows, &index::parents(&rows))?);
    files.extend(names::make(&rows, &index::parents(&rows))?);
    files.extend(number_forms::make(&rows, &index::parents(&rows))?);
    files.extend(relative::make(&rows, &index::parents(&rows))?);
    let ids: String = rows.iter().map(|row| format!("{}\n", row.id)).collect();
    files.push(("data/cldr/locales.txt".into(), ids.into_bytes()));

    let mut different = Vec::new();
    for (path, content) in &files {
        let full = root.join(path);
        let same = std::fs::read(&full).is_ok_and(|present| present == *content);
        println!("{:>9} bytes  {}{}", content.len(), path.display(), if same { "" } else { "  (changed)" });
        if same {
            continue;
        }
        if check {
            different.push(path.display().to_string());
        } else {
            std::fs::create_dir_all(full.parent().context("a file has a folder")?)?;
            std::fs::write(&full, content).with_context(|| format!("writing {}", path.display()))?;
        }
    }
    if !different.is_empty() {
        bail!(
            "differs from what the sources give: {}; run `cargo xtask data` and commit the result",
            different.join(", ")
        );
    }
    Ok(())
}
