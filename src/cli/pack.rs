//! `coinage pack`: locale data and compiled messages as files.

use super::args::Pack;
use super::output::{Report, table};
use super::{files, message};
use coinage::message::Resource;
use coinage::pack::{PackTopic, file_name, pack_names};
use coinage::{Locale, Result};
use std::path::Path;

pub fn pack(arguments: &Pack) -> Result<Report> {
    let mut report = Report::default();
    // All packs are made before the first is written: a wrong locale leaves no files behind.
    let mut packs = Vec::new();
    for name in &arguments.locales {
        let locale = Locale::parse(name.trim())?;
        packs.push(match &arguments.catalog {
            Some(catalog) => ([locale.id(), ".pack"].concat(), messages(&catalog.join(name.trim()), &mut report)?),
            None => (file_name(&locale, PackTopic::Names), pack_names(&locale)?),
        });
    }
    std::fs::create_dir_all(&arguments.out).map_err(|error| files::refused(&arguments.out, "make", &error))?;
    let mut rows = Vec::new();
    for (name, bytes) in packs {
        let path = arguments.out.join(name);
        files::write(&path, &bytes)?;
        rows.push(vec![path.display().to_string(), format!("{} bytes", bytes.len())]);
    }
    if !arguments.quiet {
        report.text = table(&rows, &[1]);
    }
    Ok(report)
}

/// All messages of a locale's folder as one program; what is no message is told of and left out.
fn messages(folder: &Path, report: &mut Report) -> Result<Vec<u8>> {
    let mut source = String::new();
    for path in message::sources(folder)? {
        let text = files::read_text(&path)?;
        let shown = path.display().to_string();
        let resource = Resource::parse(&text)?;
        report.notices.extend(resource.junk().iter().map(|junk| format!("{shown}: {junk}")));
        // A file without a line end does not run into the next.
        source.push_str(&text);
        source.push('\n');
    }
    Resource::parse(&source)?.program().to_bytes()
}
