//! `coinage eval`: lines in, lines out, as a stream.

use super::args::Eval;
use super::output::{complain, not_written, reason};
use super::{exit_code, files};
use coinage::eval::{Context, evaluate as answer};
use coinage::{Error, ErrorCode};
use std::io::{self, BufRead as _, BufReader, BufWriter, Read as _, Write as _};
use std::process::ExitCode;

/// Answers every line of standard input. Answers are held back only as long as further requests
/// are at hand, so that a program can ask and wait.
pub fn evaluate(arguments: &Eval) -> ExitCode {
    let mut context = if arguments.rates.files.is_empty() {
        Context::new()
    } else {
        match files::exchange(&arguments.rates) {
            Ok(exchange) => Context::with_exchange(exchange),
            Err(error) => {
                complain(&error);
                return ExitCode::from(exit_code(&error));
            }
        }
    };
    let mut input = BufReader::with_capacity(1 << 16, io::stdin().lock());
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut line = Vec::new();
    loop {
        line.clear();
        match input.by_ref().read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => {
                let error = Error::new(ErrorCode::Io, &["standard input cannot be read: ", &reason(&error)]);
                let _ = output.flush();
                complain(&error);
                return ExitCode::from(exit_code(&error));
            }
        }
        let request = line.strip_suffix(b"\n").unwrap_or(&line);
        let mut text = answer(request, &mut context);
        text.push('\n');
        let mut written = output.write_all(text.as_bytes());
        if input.buffer().is_empty() {
            written = written.and_then(|()| output.flush());
        }
        if let Err(error) = written {
            return not_written(&error);
        }
    }
    output.flush().map_or_else(|error| not_written(&error), |()| ExitCode::SUCCESS)
}
