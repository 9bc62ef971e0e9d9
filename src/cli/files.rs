//! Files: rates from packs and CSV, whole or not at all.

use super::output::reason;
use coinage::exchange::{Exchange, History};
use coinage::{Error, ErrorCode, Result};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The error for a file or folder that the system refuses.
pub fn refused(path: &Path, doing: &str, error: &std::io::Error) -> Error {
    Error::new(ErrorCode::Io, &["cannot ", doing, ": ", &reason(error)])
        .with_hint(&["check that the path is right and that you may ", doing, " it"])
        .in_subject(&path.display().to_string())
}

pub fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|error| refused(path, "read", &error))
}

/// The text of a file that has to be UTF-8.
pub fn read_text(path: &Path) -> Result<String> {
    String::from_utf8(read(path)?).map_err(|_| {
        Error::new(ErrorCode::ParseError, &["the file is not valid UTF-8"])
            .with_hint(&["save it as UTF-8"])
            .in_subject(&path.display().to_string())
    })
}

/// Puts a file in place when it is complete, so that nobody reads half of it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let result = tempfile::Builder::new().prefix(".coinage-").tempfile_in(folder).and_then(|mut file| {
        file.write_all(bytes)?;
        #[cfg(unix)]
        {
            // A temporary file is for its owner alone; this one is to be read like any other.
            use std::os::unix::fs::PermissionsExt as _;
            file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
        }
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    });
    result.map_err(|error| refused(path, "write", &error))
}

/// The rates of these files, or the built-in ones where there are none.
pub fn exchange(paths: &[PathBuf]) -> Result<Exchange> {
    if paths.is_empty() {
        return Exchange::embedded();
    }
    let mut exchange = Exchange::default();
    for path in paths {
        let bytes = read(path)?;
        let shown = path.display().to_string();
        // A rate pack is not text: its checksum alone sees to that in all but contrived cases.
        let history = match String::from_utf8(bytes) {
            Ok(text) if !text.starts_with("coinrate") => History::from_csv(&text, &shown)?,
            Ok(text) => History::from_pack(text.into_bytes()).map_err(|error| error.in_subject(&shown))?,
            Err(other) => History::from_pack(other.into_bytes()).map_err(|error| error.in_subject(&shown))?,
        };
        exchange.add(history);
    }
    Ok(exchange)
}
