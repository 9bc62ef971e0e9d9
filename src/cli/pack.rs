//! `coinage pack`: names, messages and rates as files.

use super::args::{Pack, PackContent};
use super::output::{Report, table};
use super::{catalog, config, files, message};
use coinage::catalog::fallback_chain;
use coinage::exchange::Exchange;
use coinage::message::Resource;
use coinage::pack::{PackTopic, all_locales, file_name, pack_topic};
use coinage::{Date, Locale, Result};
use std::path::Path;

pub fn pack(arguments: &Pack) -> Result<Report> {
    // All packs are made before the first is written: a wrong locale leaves no files behind.
    let mut packs = Vec::new();
    let all =
        if arguments.locales.iter().any(|name| name == "all") { all_locales() } else { arguments.locales.clone() };
    let mut wanted: Option<Vec<String>> = None;
    if !arguments.messages.is_empty() || !arguments.used_in.is_empty() {
        let mut ids = arguments.messages.clone();
        for used in catalog::used_in(&arguments.used_in, &[])? {
            ids.push(used.used.id);
        }
        wanted = Some(ids);
    }
    for topic in &arguments.topics {
        match topic {
            PackContent::Names | PackContent::Compact | PackContent::Units | PackContent::Relative => {
                let topic = match topic {
                    PackContent::Compact => PackTopic::Compact,
                    PackContent::Units => PackTopic::Units,
                    PackContent::Relative => PackTopic::Relative,
                    _ => PackTopic::Names,
                };
                for name in &all {
                    let locale = Locale::parse(name.trim())?;
                    packs.push((file_name(&locale, topic), pack_topic(topic, &locale)?));
                }
            }
            PackContent::Messages => {
                for locale in with_fallbacks(&all, &arguments.catalog)? {
                    let mut source = String::new();
                    for path in message::sources(&arguments.catalog.join(locale.id()))? {
                        source.push_str(&files::read_text(&path)?);
                        source.push('\n');
                    }
                    let bytes = match &wanted {
                        Some(ids) => {
                            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
                            coinage::catalog::cut(&source, &ids)?.to_bytes()?
                        }
                        None => Resource::parse(&source)?.program().to_bytes()?,
                    };
                    packs.push((format!("{}.messages.pack", locale.id()), bytes));
                }
            }
            PackContent::Rates => {
                let since = arguments.since.as_deref().map(Date::parse).transpose()?;
                packs.push(("rates.pack".to_owned(), Exchange::embedded()?.to_pack(since)?));
            }
        }
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

/// The locales asked for, and those of the catalog that stand in for them by coinage.toml or as
/// CLDR's parents; each once.
fn with_fallbacks(names: &[String], catalog: &Path) -> Result<Vec<Locale>> {
    let settings = config::of_catalog(catalog)?;
    let mut locales: Vec<Locale> = Vec::new();
    for name in names {
        let asked = Locale::parse(name.trim())?;
        let chain = fallback_chain(asked.id(), &settings.fallback);
        let others = chain.into_iter().skip(1).filter(|id| catalog.join(id).is_dir());
        let others = others.map(|id| Locale::parse(&id)).collect::<Result<Vec<_>>>()?;
        for locale in core::iter::once(asked).chain(others) {
            if !locales.contains(&locale) {
                locales.push(locale);
            }
        }
    }
    Ok(locales)
}
