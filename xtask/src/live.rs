//! Messages that follow their files: when a .ftl file is saved, its language's pack is made anew and pages are told.
//!
//! The new packs stand in a folder of their own, before the exported ones: what a commit or a test looks at stays as it
//! is. Pages listen to a stream of events (`/locales/events`): `messages` with the languages that are new, or `fault`
//! with what is wrong with a file. Files are looked at again and again, as `coinage watch` does, and for the same
//! reasons; one that is still being written waits for the next look.

use crate::process::program;
use anyhow::{Context as _, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime};

/// How often files are looked at.
const INTERVAL: Duration = Duration::from_millis(200);
/// After how long a silent stream says that it is still there: that is how it learns that a page is gone.
const PULSE: Duration = Duration::from_secs(15);

/// When each file was written, and its length.
type Look = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// A folder of languages that is followed.
pub struct Live {
    /// The command line that makes packs.
    command: PathBuf,
    locales: PathBuf,
    packs: tempfile::TempDir,
    listeners: Mutex<Vec<Sender<String>>>,
}

impl Live {
    /// Follows a folder until the process ends.
    pub fn follow(command: PathBuf, locales: &Path) -> anyhow::Result<Arc<Self>> {
        let packs = tempfile::tempdir().context("making a folder for packs")?;
        let live = Arc::new(Self { command, locales: locales.to_owned(), packs, listeners: Mutex::default() });
        let following = live.clone();
        thread::spawn(move || following.watch());
        Ok(live)
    }

    /// A file that stands in place of the exported one of this name.
    pub fn newer(&self, name: &str) -> Option<PathBuf> {
        Some(self.packs.path().join(name)).filter(|path| path.is_file())
    }

    /// Writes events to a page until it is gone.
    pub fn tell_page(&self, mut page: impl Write) -> std::io::Result<()> {
        let (sender, events) = channel();
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).push(sender);
        write!(
            page,
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n: listening\n\n"
        )?;
        loop {
            page.flush()?;
            match events.recv_timeout(PULSE) {
                Ok(event) => page.write_all(event.as_bytes())?,
                Err(RecvTimeoutError::Timeout) => page.write_all(b": still here\n\n")?,
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
        }
    }

    fn watch(&self) {
        let mut seen = look(&self.locales);
        let mut before = seen.clone();
        loop {
            thread::sleep(INTERVAL);
            let now = look(&self.locales);
            let is_still = now == before;
            before.clone_from(&now);
            if !is_still || now == seen {
                continue;
            }
            let languages = self.languages(&seen, &now);
            seen = now;
            let event = match self.pack(&languages) {
                Ok(()) => event("messages", &languages.join(" ")),
                Err(error) => {
                    println!("{error:#}");
                    event("fault", &format!("{error:#}"))
                }
            };
            let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
            listeners.retain(|listener| listener.send(event.clone()).is_ok());
        }
    }

    /// The languages whose files differ.
    fn languages(&self, before: &Look, now: &Look) -> Vec<String> {
        let saved = now.iter().filter(|(path, told)| before.get(*path) != Some(told)).map(|(path, _)| path);
        let gone = before.keys().filter(|path| !now.contains_key(*path));
        let names = saved.chain(gone).filter_map(|path| {
            let inside = path.strip_prefix(&self.locales).ok()?;
            Some(inside.iter().next()?.to_str()?.to_owned())
        });
        names.collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn pack(&self, languages: &[String]) -> anyhow::Result<()> {
        let mut command = program(&self.command);
        command.args(["pack", "-q", "--topics", "messages", "--locales", &languages.join(","), "--catalog"]);
        command.arg(&self.locales).arg("--out").arg(self.packs.path()).stdin(Stdio::null());
        let output = command.output().with_context(|| format!("running {}", self.command.display()))?;
        if !output.status.success() {
            bail!("{}", String::from_utf8_lossy(&output.stderr).trim());
        }
        Ok(())
    }
}

/// An event as a stream carries it: each line of what it says is a field.
fn event(name: &str, data: &str) -> String {
    let lines: String = data.lines().map(|line| format!("data: {line}\n")).collect();
    format!("event: {name}\n{lines}\n")
}

/// All Fluent files of a folder and of those in it; what can't be read now is not there now.
fn look(folder: &Path) -> Look {
    let mut found = Look::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            let Ok(told) = entry.metadata() else { continue };
            if told.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|ending| ending == "ftl") {
                found.insert(path, (told.modified().ok(), told.len()));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_carry_each_line() {
        assert_eq!(event("messages", "de fr"), "event: messages\ndata: de fr\n\n");
        assert_eq!(event("fault", "a\nb"), "event: fault\ndata: a\ndata: b\n\n");
    }

    #[test]
    fn saved_new_and_deleted_files_name_their_languages() {
        let root = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = root.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("de/shop.ftl", "a = A");
        write("en/shop.ftl", "a = A");
        write("ja/cart/cart.ftl", "b = B");
        write("en/notes.txt", "x");
        let before = look(root.path());
        assert_eq!(before.len(), 3);
        write("de/shop.ftl", "a = longer");
        write("fr/shop.ftl", "a = A");
        write("en/notes.txt", "longer");
        std::fs::remove_file(root.path().join("ja/cart/cart.ftl")).unwrap();
        let live = Live {
            command: PathBuf::new(),
            locales: root.path().to_owned(),
            packs: tempfile::tempdir().unwrap(),
            listeners: Mutex::default(),
        };
        assert_eq!(live.languages(&before, &look(root.path())), ["de", "fr", "ja"]);
    }
}
