//! Remembers what a step was made from, so that it is skipped while that stays the same.
//!
//! A stamp is a file under `target/xtask/` with a fingerprint of the contents of all inputs.
//! Contents, not times: a fresh clone or a switched branch changes times without changing anything.

use crate::repository;
use anyhow::Context as _;
use std::path::{Path, PathBuf};

/// A fingerprint being made; 64 bits of FNV-1a tell changes of our own files apart well enough.
#[derive(Clone)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// Of nothing yet.
    pub fn new() -> Fingerprint {
        Fingerprint(0xcbf2_9ce4_8422_2325)
    }

    /// Adds a text, for example the flags a tool is called with.
    pub fn text(mut self, text: &str) -> Fingerprint {
        self.bytes(text.as_bytes());
        self.bytes(&[0xff]);
        self
    }

    /// Adds a file, or every file below a folder whose name `wanted` accepts; what is absent adds its name only.
    pub fn files(mut self, path: &Path, wanted: &dyn Fn(&Path) -> bool) -> anyhow::Result<Fingerprint> {
        self.bytes(path.to_string_lossy().as_bytes());
        if path.is_dir() {
            let mut entries: Vec<PathBuf> = std::fs::read_dir(path)
                .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
                .with_context(|| format!("listing {}", path.display()))?;
            entries.sort();
            for entry in entries.iter().filter(|entry| entry.is_dir() || wanted(entry)) {
                self = self.files(entry, wanted)?;
            }
        } else if path.is_file() {
            let content = std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
            self.bytes(&content);
        }
        Ok(self)
    }

    fn line(&self) -> String {
        format!("{:016x}\n", self.0)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

/// Runs the work unless it last succeeded with the same fingerprint and all it made is still there; tells whether it ran.
pub fn unless_done(
    name: &str,
    fingerprint: &Fingerprint,
    made: &[PathBuf],
    work: impl FnOnce() -> anyhow::Result<()>,
) -> anyhow::Result<bool> {
    if is_done(name, fingerprint, made) {
        return Ok(false);
    }
    work()?;
    note_done(name, fingerprint)?;
    Ok(true)
}

/// Whether a step last succeeded with the same fingerprint and all it made is still there.
pub fn is_done(name: &str, fingerprint: &Fingerprint, made: &[PathBuf]) -> bool {
    let same = |then: String| then == fingerprint.line();
    made.iter().all(|made| made.exists()) && std::fs::read_to_string(file(name)).is_ok_and(same)
}

/// Notes that a step succeeded.
pub fn note_done(name: &str, fingerprint: &Fingerprint) -> anyhow::Result<()> {
    let file = file(name);
    let folder = folder();
    std::fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    std::fs::write(&file, fingerprint.line()).with_context(|| format!("writing {}", file.display()))
}

fn folder() -> PathBuf {
    repository::target().join("xtask")
}

fn file(name: &str) -> PathBuf {
    folder().join(format!("{name}.stamp"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_changes_with_the_content_of_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.rs");
        let print = || Fingerprint::new().files(folder.path(), &|_| true).unwrap().0;
        std::fs::write(&file, "one").unwrap();
        let before = print();
        assert_eq!(print(), before);
        std::fs::write(&file, "two").unwrap();
        assert_ne!(print(), before);
    }

    #[test]
    fn texts_side_by_side_are_not_one_text() {
        assert_ne!(Fingerprint::new().text("ab").text("c").0, Fingerprint::new().text("a").text("bc").0);
    }
}
