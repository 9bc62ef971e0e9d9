//! Streams of rows: plain, gzip or zstd, from files and pipes.

use super::files::refused;
use super::output::reason;
use super::replacement::Replacement;
use coinage::{Error, ErrorCode, Result};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Rows to read, and what their first bytes are.
pub struct Input {
    pub reader: Box<dyn Read + Send>,
    pub beginning: Vec<u8>,
    /// Whether they had to be unpacked.
    #[cfg_attr(not(feature = "parquet"), expect(dead_code, reason = "only Parquet moves about in files"))]
    pub packed: bool,
    /// How many bytes the file has, where it is one.
    pub size: Option<u64>,
    /// How many of them have been read.
    pub read: Arc<AtomicU64>,
}

/// Counts what is read of the file itself, whatever it unpacks to.
struct Counted<R> {
    inner: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// Opens a file or standard input (`-`), and unpacks it where its first bytes say so.
pub fn open(path: &Path) -> Result<Input> {
    let failed = |error: io::Error| refused(path, "read", &error);
    let read = Arc::new(AtomicU64::new(0));
    let (raw, size): (Box<dyn Read + Send>, Option<u64>) = if path == Path::new("-") {
        (Box::new(io::stdin()), None)
    } else {
        let file = File::open(path).map_err(failed)?;
        let about = file.metadata().map_err(failed)?;
        if about.is_dir() {
            return Err(failed(io::Error::from(io::ErrorKind::IsADirectory)));
        }
        (Box::new(file), about.is_file().then_some(about.len()))
    };
    let mut raw = Counted { inner: raw, read: Arc::clone(&read) };
    let beginning = first_bytes(&mut raw).map_err(failed)?;
    let whole = io::Cursor::new(beginning.clone()).chain(raw);
    let packed = beginning.starts_with(b"\x1f\x8b") || beginning.starts_with(b"\x28\xb5\x2f\xfd");
    let (reader, beginning): (Box<dyn Read + Send>, Vec<u8>) = if beginning.starts_with(b"\x1f\x8b") {
        unpacked(flate2::read::MultiGzDecoder::new(whole)).map_err(failed)?
    } else if beginning.starts_with(b"\x28\xb5\x2f\xfd") {
        unpacked(zstd::Decoder::new(whole).map_err(failed)?).map_err(failed)?
    } else {
        (Box::new(whole), beginning)
    };
    Ok(Input { reader, beginning, packed, size, read })
}

/// The same rows as a file to move about in: what comes through a pipe or compressed is put by.
#[cfg(feature = "parquet")]
pub fn seekable(path: &Path, mut input: Input) -> Result<File> {
    let failed = |error: io::Error| refused(path, "read", &error);
    if input.size.is_some() && !input.packed {
        return File::open(path).map_err(failed);
    }
    let mut file = tempfile::tempfile().map_err(failed)?;
    io::copy(&mut input.reader, &mut file).map_err(failed)?;
    io::Seek::rewind(&mut file).map_err(failed)?;
    Ok(file)
}

/// A stream that unpacks, and what it begins with.
fn unpacked(mut stream: impl Read + Send + 'static) -> io::Result<(Box<dyn Read + Send>, Vec<u8>)> {
    let beginning = first_bytes(&mut stream)?;
    Ok((Box::new(io::Cursor::new(beginning.clone()).chain(stream)), beginning))
}

fn first_bytes(reader: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(4096).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether two names lead to the same file, there already or not, or both to the standard stream
/// (`-`). Devices and pipes keep nothing that could be overwritten.
pub fn is_same(one: &Path, other: &Path) -> bool {
    let standard = Path::new("-");
    if one == standard || other == standard {
        return one == other;
    }
    match (place(one), place(other)) {
        (Some(one), Some(other)) => one == other && (one.is_file() || !one.exists()),
        _ => false,
    }
}

/// Where a file is or would be, whatever links lead there.
fn place(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok().or_else(|| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(folder.canonicalize().ok()?.join(path.file_name()?))
    })
}

/// Where rows go.
pub enum Output {
    Standard(io::Stdout),
    Plain(Replacement),
    Gzip(Box<flate2::write::GzEncoder<Replacement>>),
    Zstd(Box<zstd::Encoder<'static, Replacement>>),
}

impl Output {
    /// A file to be replaced, compressed where its name says so, or standard output (`-`).
    pub fn new(path: &Path) -> Result<Self> {
        if path == Path::new("-") {
            return Ok(Self::Standard(io::stdout()));
        }
        let file = Replacement::new(path)?;
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("gz") => {
                let level = flate2::Compression::default();
                Ok(Self::Gzip(Box::new(flate2::write::GzEncoder::new(file, level))))
            }
            Some("zst") => {
                let encoder = zstd::Encoder::new(file, 0).map_err(|error| refused(path, "write", &error))?;
                Ok(Self::Zstd(Box::new(encoder)))
            }
            _ => Ok(Self::Plain(file)),
        }
    }

    /// Puts what was written in its place.
    pub fn finish(self) -> Result<()> {
        let failed = |error: io::Error| {
            Error::new(ErrorCode::Io, &["the rows cannot be written: ", &reason(&error)])
                .with_hint(&["check that the disk has room"])
        };
        match self {
            Self::Standard(mut out) => out.flush().map_err(failed),
            Self::Plain(file) => file.finish(),
            Self::Gzip(encoder) => encoder.finish().map_err(failed)?.finish(),
            Self::Zstd(encoder) => encoder.finish().map_err(failed)?.finish(),
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Standard(out) => out.write(bytes),
            Self::Plain(file) => file.write(bytes),
            Self::Gzip(encoder) => encoder.write(bytes),
            Self::Zstd(encoder) => encoder.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(out) => out.flush(),
            Self::Plain(file) => file.flush(),
            Self::Gzip(_) | Self::Zstd(_) => Ok(()),
        }
    }
}
