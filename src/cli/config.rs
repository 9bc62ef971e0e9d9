//! Finding the `coinage.toml` of a catalog; what it may hold stands in [`coinage::settings`].

use super::args::Schema;
use super::catalog_args::SchemaOf;
use super::files;
use super::output::Report;
use coinage::Result;
use coinage::settings::{Settings, schema as json_schema};
use std::path::Path;

/// The settings of a catalog: from its folder, or the one around it.
pub fn of_catalog(catalog: &Path) -> Result<Settings> {
    let around = catalog.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    for folder in [catalog, around] {
        let path = folder.join("coinage.toml");
        if path.is_file() {
            let text = files::read_text(&path)?;
            return Settings::parse(&text).map_err(|error| error.in_subject(&path.display().to_string()));
        }
    }
    Ok(Settings::default())
}

/// `coinage schema`.
pub fn schema(arguments: &Schema) -> Result<Report> {
    Ok(Report::text(match arguments.of {
        SchemaOf::Coinage => json_schema(),
        SchemaOf::Markets => coinage::pricing::schema(),
    }))
}
