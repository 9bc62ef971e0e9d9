//! CLDR's JSON of npm, version 48.2: the second source, for facts that ICU4X's data leaves out.

use anyhow::Context as _;
use serde_json::Value;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules")
}

fn read(path: &Path) -> anyhow::Result<Value> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("reading {}: run `npm ci` in xtask/data first", path.display()))?;
    Ok(serde_json::from_str(&text)?)
}

/// A supplemental file of `cldr-core`.
pub fn supplemental(name: &str) -> anyhow::Result<Value> {
    let mut value = read(&root().join("cldr-core/supplemental").join(format!("{name}.json")))?;
    Ok(value["supplemental"].take())
}

/// A locale's file of a package, such as `numbers` of `cldr-numbers-full`; `None` where CLDR's
/// JSON does not hold the locale nor one it inherits from (ICU4X's CLDR is newer and has a few
/// more regions). CLDR writes the script that ICU4X leaves out where a region
/// implies it (`zh-Hant-HK` for `zh-HK`), so that form is looked for too.
pub fn main(package: &str, locale: &icu_locale_core::DataLocale, file: &str) -> anyhow::Result<Option<Value>> {
    let folder = root().join(package).join("main");
    anyhow::ensure!(folder.exists(), "{} is not there: run `npm ci` in xtask/data first", folder.display());
    let mut candidates = Vec::new();
    let fallbacker = icu_locale_fallback::LocaleFallbacker::new();
    let mut chain = fallbacker.for_config(Default::default()).fallback_for(*locale);
    loop {
        let locale = *chain.get();
        candidates.push(locale.to_string());
        let mut full: icu::locale::LanguageIdentifier = locale.to_string().parse()?;
        icu::locale::LocaleExpander::new_extended().maximize(&mut full);
        candidates.push(full.to_string());
        if let Some(script) = full.script {
            let region = locale.region.map(|region| format!("-{region}")).unwrap_or_default();
            candidates.push(format!("{}-{script}{region}", locale.language));
        }
        if locale.is_unknown() {
            break;
        }
        chain.step();
        if chain.get().is_unknown() {
            break;
        }
    }
    for candidate in candidates {
        let path = folder.join(&candidate).join(format!("{file}.json"));
        if path.exists() {
            let mut value = read(&path)?;
            return Ok(Some(value["main"][&candidate].take()));
        }
    }
    Ok(None)
}

/// The text at a key, empty where there is none.
pub fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}
