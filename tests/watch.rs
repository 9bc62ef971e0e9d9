//! `coinage watch` tells what is saved.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use support::catalog;

mod support;

#[test]
fn a_saved_file_is_checked_and_told_with_the_time() {
    let folder = catalog(&[("locales/en/a.ftl", "a = A { $x }\n"), ("locales/de/a.ftl", "a = B { $x }\n")]);
    let mut watching = Command::new(env!("CARGO_BIN_EXE_coinage"))
        .args(["watch", "--interval", "20"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (sender, lines) = mpsc::channel();
    let output = BufReader::new(watching.stdout.take().unwrap());
    std::thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
    // What is printed until a line has this in it.
    let until = |wanted: &str| {
        let mut text = String::new();
        while !text.contains(wanted) {
            text.push_str(&lines.recv_timeout(Duration::from_secs(30)).unwrap_or_else(|_| panic!("{wanted}: {text}")));
            text.push('\n');
        }
        text
    };
    let first = until(" in 2 locales");
    assert!(first.contains("] watching 2 files in locales\n0 errors"), "{first}");
    std::fs::write(folder.path().join("locales/de/a.ftl"), "a = B { $falsch }\n").unwrap();
    let saved = until(" in 1 locale");
    assert!(saved.starts_with('[') && saved.contains("] locales/de/a.ftl\n"), "{saved}");
    assert!(saved.contains("locales/de/a.ftl:1:9: error[extra-variable]"), "{saved}");
    std::fs::write(folder.path().join("locales/en/a.ftl"), "a = A { $falsch }\n").unwrap();
    let source = until(" in 2 locales");
    assert!(source.contains("] locales/en/a.ftl\n0 errors"), "{source}");
    watching.kill().unwrap();
    watching.wait().unwrap();
}

#[test]
fn the_messages_of_a_saved_language_are_packed_anew() {
    use coinage::message::Program;
    let folder = catalog(&[("locales/en/a.ftl", "a = A\n"), ("locales/de/a.ftl", "a = B\n")]);
    let mut watching = Command::new(env!("CARGO_BIN_EXE_coinage"))
        .args(["watch", "--interval", "20", "--packs", "out/l10n"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(watching.stdout.take().unwrap()).lines();
    let mut until = |wanted: &str| while !lines.next().unwrap().unwrap().contains(wanted) {};
    let pack = |locale: &str| std::fs::read(folder.path().join(format!("out/l10n/{locale}.messages.pack"))).unwrap();
    until("packed de, en in out/l10n");
    let before = (pack("de"), pack("en"));
    std::fs::write(folder.path().join("locales/de/a.ftl"), "a = anders\n").unwrap();
    until("packed de in out/l10n");
    assert_ne!(pack("de"), before.0);
    assert_eq!(pack("en"), before.1);
    assert!(Program::read(&pack("de")).is_ok());
    watching.kill().unwrap();
    watching.wait().unwrap();
}

#[test]
fn what_is_no_catalog_is_refused() {
    let (code, _, stderr) = support::coinage(std::path::Path::new("."), &["watch", "nowhere"]);
    assert_eq!(code, 5, "{stderr}");
}
