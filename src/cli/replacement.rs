//! A file written whole or not at all: it has no name until it is complete.
//!
//! On Linux the bytes go to a file without a name, which vanishes with the process however that
//! ends; elsewhere, and on file systems that know no such files, to one beside the target with a
//! name of its own.

use super::files::refused;
use coinage::{Error, Result};
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Bytes on their way to a file.
pub struct Replacement {
    target: PathBuf,
    file: Pending,
}

enum Pending {
    /// Not a file that could be replaced: a pipe, a device.
    Direct(File),
    #[cfg(target_os = "linux")]
    Unnamed(File),
    Named(tempfile::NamedTempFile),
}

impl Replacement {
    pub fn new(path: &Path) -> Result<Self> {
        Self::begin(path).map_err(|error| cannot_write(path, &error))
    }

    fn begin(path: &Path) -> io::Result<Self> {
        // What a link points to is replaced, not the link; one that points nowhere is.
        let target = if path.is_symlink() { path.canonicalize().ok() } else { None };
        let target = target.unwrap_or_else(|| path.to_owned());
        if target.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        if target.metadata().is_ok_and(|found| !found.is_file()) {
            let file = File::options().write(true).open(&target)?;
            return Ok(Self { target, file: Pending::Direct(file) });
        }
        let folder = folder(&target);
        #[cfg(target_os = "linux")]
        {
            use rustix::fs::{CWD, Mode, OFlags, openat};
            let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
            if let Ok(file) = openat(CWD, folder, flags, Mode::from_raw_mode(0o666)) {
                return Ok(Self { file: Pending::Unnamed(File::from(file)), target });
            }
        }
        let file = tempfile::Builder::new().prefix(".coinage-").tempfile_in(folder)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
        }
        Ok(Self { file: Pending::Named(file), target })
    }

    /// Puts the file in place.
    pub fn finish(self) -> Result<()> {
        let target = self.target;
        let placed = match self.file {
            Pending::Direct(mut file) => file.flush(),
            #[cfg(target_os = "linux")]
            Pending::Unnamed(file) => name(&file, &target),
            Pending::Named(file) => file.persist(&target).map(|_| ()).map_err(|error| error.error),
        };
        placed.map_err(|error| cannot_write(&target, &error))
    }
}

impl Write for Replacement {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.file {
            Pending::Direct(file) => file.write(bytes),
            #[cfg(target_os = "linux")]
            Pending::Unnamed(file) => file.write(bytes),
            Pending::Named(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Gives a nameless file its name, in place of whatever bears it.
#[cfg(target_os = "linux")]
fn name(file: &File, target: &Path) -> io::Result<()> {
    use rustix::fs::{AtFlags, CWD, linkat};
    use std::os::fd::AsRawFd as _;
    let handle = format!("/proc/self/fd/{}", file.as_raw_fd());
    let link = |path: &Path| linkat(CWD, &handle, CWD, path, AtFlags::SYMLINK_FOLLOW).map_err(io::Error::from);
    if !target.exists() && link(target).is_ok() {
        return Ok(());
    }
    // A link replaces nothing: the file gets a passing name, and takes the other's from there.
    let passing = tempfile::Builder::new().prefix(".coinage-").make_in(folder(target), link)?;
    passing.persist(target).map(|_| ()).map_err(|error| error.error)
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn cannot_write(path: &Path, error: &io::Error) -> Error {
    refused(path, "write", error)
}
