//! `coinage fmt`: Fluent files in one layout.

use super::args::Fmt;
use super::output::Report;
use super::{files, message};
use coinage::Result;
use coinage::message::syntax::canonical;

/// Lays files out anew; those that do not parse are told with their places and left as they are.
pub fn fmt(arguments: &Fmt) -> Result<Report> {
    let paths =
        if arguments.path.is_file() { vec![arguments.path.clone()] } else { message::sources(&arguments.path)? };
    let mut report = Report::default();
    let (mut changed, mut refused) = (0_usize, 0_usize);
    for path in &paths {
        let shown = path.display().to_string();
        let text = match files::read_text(path) {
            Ok(text) => text,
            Err(error) => {
                refused = refused.saturating_add(1);
                report.notices.push(format!("{error}; the file is left as it is"));
                continue;
            }
        };
        match canonical(&text) {
            Ok(written) if written == text => {}
            Ok(written) => {
                if !arguments.check {
                    files::write(path, written.as_bytes())?;
                }
                changed = changed.saturating_add(1);
                report.text.push_str(&format!("{shown}\n"));
            }
            Err(faults) => {
                refused = refused.saturating_add(1);
                let told =
                    faults.into_iter().map(|fault| format!("{}; the file is left as it is", fault.in_subject(&shown)));
                report.notices.extend(told);
            }
        }
    }
    let verb = if arguments.check { "would change" } else { "changed" };
    let counted = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    report.text.push_str(&format!("{}, {changed} {verb}, {refused} left as they are\n", counted(paths.len(), "file")));
    report.found_faults = refused > 0 || arguments.check && changed > 0;
    Ok(report)
}
