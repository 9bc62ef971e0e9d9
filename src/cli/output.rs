//! What reaches the terminal: reports, errors, tables, CSV; colour where someone looks.

use super::exit_code;
use coinage::{Error, ErrorCode, Result};
use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;

/// What a command has to say.
#[derive(Debug, Default)]
pub struct Report {
    /// For standard output.
    pub text: String,
    /// For standard error: what went well but should be known.
    pub notices: Vec<String>,
    /// For standard error: what went wrong beside what is in the text. The first sets the exit
    /// code.
    pub failures: Vec<Error>,
    /// The work found faults that it was asked to look for: exit code 1.
    pub found_faults: bool,
}

impl Report {
    pub fn text(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

/// Prints a report or the error there is instead.
pub fn print(report: Result<Report>) -> ExitCode {
    let report = report.unwrap_or_else(|error| Report { failures: vec![error], ..Report::default() });
    let mut stdout = io::stdout().lock();
    let written = stdout.write_all(report.text.as_bytes()).and_then(|()| stdout.flush());
    for notice in &report.notices {
        note(notice);
    }
    for failure in &report.failures {
        complain(failure);
    }
    match written {
        Err(error) => not_written(&error),
        Ok(()) => ExitCode::from(report.failures.first().map_or(u8::from(report.found_faults), exit_code)),
    }
}

/// The end of a program whose output cannot be written: quiet where the reader has left.
pub fn not_written(error: &io::Error) -> ExitCode {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return ExitCode::SUCCESS;
    }
    let error = Error::new(ErrorCode::Io, &["standard output cannot be written: ", &reason(error)]);
    complain(&error);
    ExitCode::from(exit_code(&error))
}

/// Prints what belongs beside the output where that is standard output itself.
pub fn aside(text: &str) {
    say(text);
}

/// Prints what went well but should be known.
pub fn note(notice: &str) {
    say(&format!("{}: {notice}\n", painted("note", "1;36")));
}

/// Prints an error: `error[code]: message`, then its hint.
pub fn complain(error: &Error) {
    let label = painted(&format!("error[{}]", error.code()), "1;31");
    say(&format!("{label}: {error}\n"));
    let hint = error.hint().unwrap_or_else(|| error.kind().usual_hint());
    say(&format!("{}: {hint}\n", painted("hint", "1;36")));
}

/// Standard error may be closed; there is nobody left to tell.
fn say(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// A label for standard error, in colour where it is a terminal and nobody asked for none.
fn painted(label: &str, colour: &str) -> String {
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || std::env::var_os("TERM").is_some_and(|value| value == "dumb")
        || !io::stderr().is_terminal();
    if plain { label.to_owned() } else { format!("\u{1b}[{colour}m{label}\u{1b}[0m") }
}

/// What the system says, without the number behind it.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error").next().unwrap_or_default();
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Rows with their columns aligned; the columns named here to the right.
pub fn table(rows: &[Vec<String>], to_the_right: &[usize]) -> String {
    let width = |text: &str| text.chars().filter(|character| !is_invisible(*character)).count();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0))
        .collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, (cell, widest)) in row.iter().zip(&widths).enumerate() {
            if column > 0 {
                line.push_str("  ");
            }
            let padding = " ".repeat(widest.saturating_sub(width(cell)));
            if to_the_right.contains(&column) {
                line.push_str(&padding);
                line.push_str(cell);
            } else {
                line.push_str(cell);
                line.push_str(&padding);
            }
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Rows as CSV with the format's own quoting rules.
pub fn csv(rows: &[Vec<String>]) -> Result<String> {
    let unwritten = |_| Error::new(ErrorCode::Io, &["the rows cannot be written as CSV"]);
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).map_err(unwritten)?;
    }
    let bytes = writer.into_inner().map_err(|_| Error::new(ErrorCode::Io, &["the rows cannot be written as CSV"]))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
