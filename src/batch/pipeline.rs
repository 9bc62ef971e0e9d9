//! Blocks of whole rows on their way: read in order, converted by any thread, written in order.
//!
//! One lock guards what is read, another what is written. A thread takes the next block, which
//! bears a number, converts it, and waits until all blocks before it are written. What a block
//! tells in numbers of lines is counted from its own first line until then: only the writer
//! knows how many lines came before.

use super::delimited::{self, Layout};
use super::json_lines::{self, Members};
use super::row::{Converter, Failure, Worker, describe};
use super::summary::Summary;
use super::{Batch, Format, OnError};
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::{Exchange, Leg};
use memchr::memchr_iter;
use std::io::{ErrorKind, Read, Write};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// How much is read at once.
const BLOCK: usize = 1 << 18;
/// No row is longer: a quotation mark that nothing closes would swallow the rest of the file.
const LONGEST: usize = 1 << 24;

/// How far a run has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read so far, as they came out of the reader.
    pub bytes: u64,
    /// Rows written or put aside so far.
    pub rows: u64,
}

/// Converts rows from a reader into a writer, with as many threads as given, and tells how far
/// it is after every block. Rejects go to a writer of their own, each row whole behind its line
/// and its error; without such a writer they are only counted.
///
/// # Errors
/// `io` for what can't be read or written; `invalid-option` for columns that aren't there and
/// for options that don't hold; `parse-error` for a row without end; with [`OnError::Fail`] the
/// error of the first row that can't be converted. What was written until then is not complete.
pub fn run(
    exchange: &Exchange,
    batch: &Batch,
    input: impl Read + Send,
    output: impl Write + Send,
    rejects: Option<impl Write + Send>,
    threads: usize,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Summary> {
    let mut source = Source { input, carried: Vec::new(), sequence: 0, bytes: 0, ended: false };
    let rows = Rows::new(batch, &mut source)?;
    let describe = |legs: &[Leg], date, out: &mut Vec<u8>| rows.describe(batch, legs, date, out);
    let converter = Converter::new(exchange, batch, &describe)?;
    let mut sink = Sink {
        output,
        rejects: rejects.filter(|_| batch.on_error == OnError::Reject),
        next: 0,
        lines: u64::from(matches!(rows.form, Form::Delimited(_)).then(|| rows.header_lines).unwrap_or(0)),
        summary: Summary {
            sources: exchange.histories().iter().map(|history| history.source().to_owned()).collect(),
            ..Summary::default()
        },
        ended: Ok(()),
    };
    rows.begin(&mut sink)?;
    let (source, sink, turn) = (Mutex::new(source), Mutex::new(sink), Condvar::new());
    std::thread::scope(|scope| {
        for _ in 0..threads.clamp(1, 64) {
            scope.spawn(|| work(&rows, &converter, batch.on_error, &source, &sink, &turn, progress));
        }
    });
    let mut sink = sink.into_inner().unwrap_or_else(PoisonError::into_inner);
    sink.ended?;
    sink.output.flush().map_err(not_written)?;
    if let Some(rejects) = &mut sink.rejects {
        rejects.flush().map_err(not_written)?;
    }
    Ok(sink.summary)
}

/// What rows look like.
struct Rows {
    form: Form,
    header_lines: u32,
    /// What stands before each fact of a rate, and behind all of them.
    names: Vec<String>,
}

enum Form {
    Delimited(Layout),
    JsonLines(Members),
}

struct Source<R> {
    input: R,
    /// The beginning of the next block.
    carried: Vec<u8>,
    sequence: u64,
    bytes: u64,
    ended: bool,
}

struct Sink<W, X> {
    output: W,
    rejects: Option<X>,
    /// Which block is to be written next.
    next: u64,
    /// How many lines came before it.
    lines: u64,
    summary: Summary,
    /// The error that ended the run.
    ended: Result<()>,
}

impl Rows {
    /// Looks at the first rows.
    fn new<R: Read>(batch: &Batch, source: &mut Source<R>) -> Result<Self> {
        let Format::Delimited(delimiter) = batch.format else {
            let names = json_lines::describe_names(batch)?;
            return Ok(Self { form: Form::JsonLines(Members::new(batch)?), header_lines: 0, names });
        };
        let mut ends = Vec::new();
        let end = loop {
            ends.clear();
            // The delimiter doesn't matter for where the record ends, but for what precedes a
            // quotation mark: a header whose names hold line ends names its delimiter.
            let end = delimited::record_end(&source.carried, 0, delimiter.unwrap_or(b','), &mut ends);
            if end < source.carried.len() {
                break end.saturating_add(1);
            }
            if !source.more()? {
                break end;
            }
        };
        let rest = source.carried.split_off(end);
        let record = core::mem::replace(&mut source.carried, rest);
        let layout = Layout::new(&record, delimiter, batch)?;
        let header_lines = memchr_iter(b'\n', &record).count() as u32;
        let between = String::from(char::from(layout.delimiter));
        let names = batch.facts.iter().map(|_| between.clone()).collect();
        Ok(Self { form: Form::Delimited(layout), header_lines, names })
    }

    /// Writes what comes before the rows.
    fn begin<W: Write, X: Write>(&self, sink: &mut Sink<W, X>) -> Result<()> {
        let Form::Delimited(layout) = &self.form else { return Ok(()) };
        sink.output.write_all(&layout.header).map_err(not_written)?;
        let Some(rejects) = &mut sink.rejects else { return Ok(()) };
        let original = layout.original.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&layout.original);
        let mut header = Vec::new();
        for name in ["line", "code", "message"] {
            header.extend_from_slice(name.as_bytes());
            header.push(layout.delimiter);
        }
        header.extend_from_slice(original);
        header.extend_from_slice(layout.ending);
        rejects.write_all(&header).map_err(not_written)
    }

    /// The text of a conversion's rates, as it stands behind the amount.
    fn describe(&self, batch: &Batch, legs: &[Leg], date: crate::Date, out: &mut Vec<u8>) {
        let mut names = self.names.iter();
        match &self.form {
            Form::Delimited(layout) => describe(&batch.facts, legs, date, |text| {
                out.push(layout.delimiter);
                delimited::push_field(out, text, layout.delimiter);
            }),
            Form::JsonLines(_) => {
                out.push(b'"');
                describe(&batch.facts, legs, date, |text| {
                    out.extend_from_slice(names.next().map(String::as_bytes).unwrap_or_default());
                    out.extend_from_slice(json_lines::quoted(text).as_bytes());
                });
                out.push(b'}');
            }
        }
    }

    fn whole(&self, block: &[u8]) -> usize {
        match &self.form {
            Form::Delimited(layout) => layout.whole(block),
            Form::JsonLines(_) => Members::whole(block),
        }
    }

    fn convert(&self, block: &[u8], converter: &Converter<'_>, worker: &mut Worker) {
        match &self.form {
            Form::Delimited(layout) => layout.convert(block, converter, worker),
            Form::JsonLines(members) => members.convert(block, converter, worker),
        }
    }

    /// A rejected row, whole, behind its line and its error.
    fn reject(&self, row: &[u8], line: u64, error: &Error, out: &mut Vec<u8>) {
        let message = error.to_string();
        match &self.form {
            Form::Delimited(layout) => {
                out.extend_from_slice(line.to_string().as_bytes());
                out.push(layout.delimiter);
                out.extend_from_slice(error.code().as_bytes());
                out.push(layout.delimiter);
                delimited::push_field(out, &message, layout.delimiter);
                out.push(layout.delimiter);
                out.extend_from_slice(row);
                out.extend_from_slice(layout.ending);
            }
            Form::JsonLines(_) => {
                let text = String::from_utf8_lossy(delimited::trimmed(row));
                let is_json = serde_json::from_str::<&serde_json::value::RawValue>(&text).is_ok();
                let row = if is_json { text.trim().to_owned() } else { json_lines::quoted(&text) };
                let (code, message) = (error.code(), json_lines::quoted(&message));
                let object = format!("{{\"line\":{line},\"code\":\"{code}\",\"message\":{message},\"row\":{row}}}\n");
                out.extend_from_slice(object.as_bytes());
            }
        }
    }
}

impl<R: Read> Source<R> {
    /// Reads on; whether anything came.
    fn more(&mut self) -> Result<bool> {
        let before = self.carried.len();
        if before >= LONGEST {
            return Err(Error::new(ErrorCode::ParseError, &["a row is longer than 16 MiB"])
                .with_hint(&["look for a quotation mark that is never closed"]));
        }
        self.carried.reserve(BLOCK);
        let read = self.input.by_ref().take(BLOCK as u64).read_to_end(&mut self.carried).map_err(|error| {
            let code = if error.kind() == ErrorKind::InvalidData { ErrorCode::ParseError } else { ErrorCode::Io };
            Error::new(code, &["the input cannot be read: ", &error.to_string()])
        })?;
        self.bytes = self.bytes.saturating_add(read as u64);
        Ok(read > 0)
    }

    /// The next block of whole rows into an empty buffer, and its number; `None` at the end.
    fn next(&mut self, rows: &Rows, block: &mut Vec<u8>) -> Result<Option<(u64, u64)>> {
        block.clear();
        while !self.ended {
            // What a header left over may already hold rows; a small rest waits for more.
            if self.carried.len() < BLOCK / 2 || rows.whole(&self.carried) == 0 {
                self.ended = !self.more()?;
            }
            let whole = if self.ended { self.carried.len() } else { rows.whole(&self.carried) };
            if whole == 0 {
                continue;
            }
            core::mem::swap(block, &mut self.carried);
            self.carried.extend_from_slice(block.get(whole..).unwrap_or_default());
            block.truncate(whole);
            let sequence = self.sequence;
            self.sequence = sequence.saturating_add(1);
            return Ok(Some((sequence, self.bytes)));
        }
        Ok(None)
    }
}

/// What one thread does until the rows are at their end, or an error.
fn work<R: Read, W: Write, X: Write>(
    rows: &Rows,
    converter: &Converter<'_>,
    on_error: OnError,
    source: &Mutex<Source<R>>,
    sink: &Mutex<Sink<W, X>>,
    turn: &Condvar,
    progress: &(dyn Fn(Progress) + Sync),
) {
    let mut worker = Worker::default();
    let mut block = Vec::new();
    loop {
        let taken = locked(source).next(rows, &mut block);
        let (sequence, bytes) = match taken {
            Ok(Some(taken)) => taken,
            Ok(None) => return,
            Err(error) => {
                // All blocks before it are still to be written.
                let sequence = {
                    let mut source = locked(source);
                    source.ended = true;
                    source.sequence
                };
                let mut sink = waited(sink, turn, sequence);
                if sink.ended.is_ok() {
                    sink.ended = Err(error);
                }
                turn.notify_all();
                return;
            }
        };
        rows.convert(&block, converter, &mut worker);
        let account = worker.account(converter);
        let lines = memchr_iter(b'\n', &block).count() as u64;
        let mut sink = waited(sink, turn, sequence);
        if sink.ended.is_err() {
            return;
        }
        let taken = sink.take(rows, &block, &mut worker, &account, on_error);
        sink.lines = sink.lines.saturating_add(lines);
        sink.next = sink.next.saturating_add(1);
        sink.ended = taken;
        let (ended, rows_so_far) = (sink.ended.is_err(), sink.summary.rows);
        drop(sink);
        turn.notify_all();
        if ended {
            locked(source).ended = true;
            return;
        }
        progress(Progress { bytes, rows: rows_so_far });
    }
}

impl<W: Write, X: Write> Sink<W, X> {
    /// Writes a block and puts its failures where they belong.
    fn take(
        &mut self,
        rows: &Rows,
        block: &[u8],
        worker: &mut Worker,
        account: &Summary,
        on_error: OnError,
    ) -> Result<()> {
        self.summary.merge(account);
        let mut rejects = Vec::new();
        // Lines are counted on from one failure to the next.
        let (mut counted, mut lines) = (0, self.lines);
        for failure in worker.failures.drain(..) {
            let before = block.get(counted..failure.start).unwrap_or_default();
            lines = lines.saturating_add(memchr_iter(b'\n', before).count() as u64);
            counted = failure.start;
            let line = lines.saturating_add(1);
            let error = placed(&failure, block, line);
            match on_error {
                OnError::Fail => return Err(error),
                OnError::Skip => {}
                OnError::Reject if self.rejects.is_some() => {
                    let row = block.get(failure.start..failure.end).unwrap_or_default();
                    rows.reject(row, line, &failure.error, &mut rejects);
                }
                OnError::Reject => {}
            }
            self.summary.count_failure(error.kind());
        }
        if let Some(writer) = &mut self.rejects {
            writer.write_all(&rejects).map_err(not_written)?;
        }
        self.output.write_all(&worker.out).map_err(not_written)?;
        worker.out.clear();
        Ok(())
    }
}

/// A row's error with its line and the column where its field begins.
fn placed(failure: &Failure, block: &[u8], line: u64) -> Error {
    let field = failure.field.map_or(failure.start, |field| field.1);
    let before = block.get(failure.start..field).unwrap_or_default();
    // A quoted field before it may hold line ends.
    let more = memchr_iter(b'\n', before).count() as u64;
    let last = memchr::memrchr(b'\n', before).map_or(0, |end| end.saturating_add(1));
    let column = String::from_utf8_lossy(before.get(last..).unwrap_or_default()).chars().count();
    let line = u32::try_from(line.saturating_add(more)).unwrap_or(u32::MAX);
    failure.error.clone().at_line(line, column.saturating_add(1) as u32)
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Waits until it is a block's turn to be written, or the run has ended.
fn waited<'s, W, X>(sink: &'s Mutex<Sink<W, X>>, turn: &Condvar, sequence: u64) -> MutexGuard<'s, Sink<W, X>> {
    let guard = locked(sink);
    turn.wait_while(guard, |sink| sink.ended.is_ok() && sink.next != sequence).unwrap_or_else(PoisonError::into_inner)
}

fn not_written(error: std::io::Error) -> Error {
    if error.kind() == ErrorKind::BrokenPipe {
        return Error::new(ErrorCode::Io, &["whoever read the rows left before the last one was written"])
            .with_hint(&["let the reader take all rows, or name a file for them"]);
    }
    Error::new(ErrorCode::Io, &["the rows cannot be written: ", &error.to_string()])
        .with_hint(&["check that the disk has room and that you may write there"])
}
