//! `coinage pack`: locale data as files.

use super::args::Pack;
use super::files;
use super::output::{Report, table};
use coinage::pack::{PackTopic, file_name, pack_names};
use coinage::{Locale, Result};

pub fn pack(arguments: &Pack) -> Result<Report> {
    // All packs are made before the first is written: a wrong locale leaves no files behind.
    let mut packs = Vec::new();
    for name in &arguments.locales {
        let locale = Locale::parse(name.trim())?;
        packs.push((file_name(&locale, PackTopic::Names), pack_names(&locale)?));
    }
    std::fs::create_dir_all(&arguments.out).map_err(|error| files::refused(&arguments.out, "make", &error))?;
    let mut rows = Vec::new();
    for (name, bytes) in packs {
        let path = arguments.out.join(name);
        files::write(&path, &bytes)?;
        rows.push(vec![path.display().to_string(), format!("{} bytes", bytes.len())]);
    }
    Ok(Report::text(if arguments.quiet { String::new() } else { table(&rows, &[1]) }))
}
