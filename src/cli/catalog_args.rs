//! The grammar of the commands for catalogs of translations: check, coverage, types, pseudo-locales,
//! usage. The other commands stand in [`super::args`].

use super::args::Listed;
use clap::{Args, ValueEnum, ValueHint};
use coinage::catalog::PseudoKind;
use std::path::PathBuf;

/// Find faults in translations: a whole catalog against its source language.
///
/// A catalog has a folder for each locale, with .ftl files in it. `coinage.toml` in it or beside
/// it may name the source language (`source = "en"`), the locales that have to be complete
/// (`required = ["de"]`), functions the program adds (`functions = ["SHOUT"]`), severities
/// (`[rules]` with `missing-plural = "off"`), what stands in for a locale (`[fallback]`), types of
/// variables (`[placeholders]`) and a glossary; `coinage schema` tells all of it. The exit code is
/// 1 where there are errors.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage check
  coinage check locales --format github
  coinage check locales --format sarif > coinage.sarif
  coinage explain missing-plural")]
pub struct Check {
    /// The catalog.
    #[arg(value_name = "PATH", value_hint = ValueHint::DirPath, default_value = "locales")]
    pub path: PathBuf,
    /// The shape of the findings.
    #[arg(long, value_enum, default_value = "human")]
    pub format: CheckFormat,
    /// Warnings count as errors.
    #[arg(long)]
    pub strict: bool,
}

/// The shape of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// With the line and carets, for reading.
    Human,
    /// One JSON object a line.
    Json,
    /// SARIF 2.1.0, for code scanners.
    Sarif,
    /// Annotations of GitHub's workflows.
    Github,
}

/// Tell how much of the source language each locale has.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage coverage
  coinage coverage locales --files --csv")]
pub struct Coverage {
    /// The catalog.
    #[arg(value_name = "PATH", value_hint = ValueHint::DirPath, default_value = "locales")]
    pub path: PathBuf,
    /// Each file, too.
    #[arg(long)]
    pub files: bool,
    /// As CSV.
    #[arg(long)]
    pub csv: bool,
}

/// Write the messages of a catalog as types, so that a compiler finds wrong ids and arguments.
///
/// What a variable takes is inferred from its use and from comments above the message:
/// `# $total (Money) - the sum`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage types --out src/messages.d.ts
  coinage types locales --out src/messages.rs
  coinage types --out src/messages.d.ts --check")]
pub struct Types {
    /// The catalog.
    #[arg(value_name = "PATH", value_hint = ValueHint::DirPath, default_value = "locales")]
    pub path: PathBuf,
    /// The file to write.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub out: PathBuf,
    /// The language; by the file's ending where it is left out.
    #[arg(long, value_enum)]
    pub format: Option<TypesFormat>,
    /// The source language; what coinage.toml says, or en, where it is left out.
    #[arg(long, short)]
    pub locale: Option<String>,
    /// Write nothing; exit with 1 where the file is not what would be written.
    #[arg(long)]
    pub check: bool,
}

/// The language of types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TypesFormat {
    /// A declaration file that is merged into `coinage/core`.
    Typescript,
    /// A module with a function for each message.
    Rust,
}

/// Make a pseudo-locale of the source language, to see what a page does with translations.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage pseudo --out locales/en-XA
  coinage pseudo locales --out target/en-XA --expand 1.5
  coinage pseudo locales --out locales/ar-XB --kind bidi")]
pub struct Pseudo {
    /// The catalog.
    #[arg(value_name = "PATH", value_hint = ValueHint::DirPath, default_value = "locales")]
    pub path: PathBuf,
    /// The folder to write to.
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub out: PathBuf,
    /// What the text becomes: longer with marks on its letters, or from right to left.
    #[arg(long, value_name = "NAME", default_value = "accented", value_parser = Listed(&PseudoKind::NAMES))]
    pub kind: String,
    /// How long accented text becomes: per cent, or a ratio from 1 to 4 like 1.3.
    #[arg(long, value_name = "RATIO", default_value = "130", value_parser = per_cent)]
    pub expand: u32,
}

/// `130` or `1.3` as per cent.
fn per_cent(text: &str) -> Result<u32, String> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let number = Some(whole).filter(|whole| digits(whole) && digits(fraction)).and_then(|whole| whole.parse().ok());
    let per_cent = match number {
        Some(ratio @ 1..=4_u32) => {
            let hundredths = fraction.bytes().chain([b'0'; 2]).take(2);
            hundredths.fold(ratio, |sum, digit| sum * 10 + u32::from(digit - b'0'))
        }
        Some(whole) if fraction.is_empty() => whole,
        _ => 0,
    };
    if (100..=400).contains(&per_cent) {
        Ok(per_cent)
    } else {
        Err("it is 100 to 400 per cent, or 1 to 4 times".into())
    }
}

/// Find the messages that a program asks for, and report missing and unused ones.
///
/// HTML, JavaScript, TypeScript and Rust are searched for `data-l10n-id=\"…\"`, `message(\"…\"`
/// and the like. The exit code is 1 where messages are missing.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage usage --sources www/storefront
  coinage usage locales --sources src --pattern 't(\"{id}\"' --pattern 'label(*, \"{id}\"' --format json")]
pub struct Usage {
    /// The catalog.
    #[arg(value_name = "PATH", value_hint = ValueHint::DirPath, default_value = "locales")]
    pub path: PathBuf,
    /// Folders or files of the program.
    #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath, required = true)]
    pub sources: Vec<PathBuf>,
    /// A place of your own that asks for a message: {id} for the id, * for an argument before it.
    #[arg(long = "pattern", value_name = "PATTERN")]
    pub patterns: Vec<String>,
    /// The shape of what was found.
    #[arg(long, value_enum, default_value = "human")]
    pub format: UsageFormat,
    /// The same as --format json.
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
}

/// The shape of what a search found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum UsageFormat {
    /// A line each, for reading.
    Human,
    /// One JSON object.
    Json,
}

/// Explain a code of a check or an error; without one, list the checks.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage explain
  coinage explain missing-plural")]
pub struct Explain {
    /// The code.
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// Print the JSON schema of coinage.toml, or of a file of markets, for editors.
///
/// The first line of a coinage.toml may name where it was saved: `#:schema coinage.schema.json`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage schema > coinage.schema.json
  coinage schema markets > markets.schema.json")]
pub struct Schema {
    /// Of which file.
    #[arg(value_enum, default_value_t)]
    pub of: SchemaOf,
}

/// The files that have a schema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// coinage.toml, what a catalog says about itself.
    #[default]
    Coinage,
    /// markets.toml, what markets do to prices.
    Markets,
}

/// Lay Fluent files out in one way: indentation, spaces, blank lines, line ends.
///
/// What the files say stays, comments included, and so does the order. A file that does not parse
/// is left as it is and named; the exit code is 1 then.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage fmt
  coinage fmt locales/de/shop.ftl
  coinage fmt locales --check")]
pub struct Fmt {
    /// A catalog, a folder or a file.
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath, default_value = "locales")]
    pub path: PathBuf,
    /// Write nothing; list the files that would change and exit with 1 where there are any.
    #[arg(long)]
    pub check: bool,
}

/// Check the files of a catalog as they are saved, until Ctrl-C.
///
/// Each saved file is told with the time, in UTC, and its findings; a file of the source language
/// or coinage.toml has all files checked. With --packs the messages of its language are packed anew,
/// for a page that loads them again.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  coinage watch
  coinage watch locales --interval 1000
  coinage watch --packs public/l10n")]
pub struct Watch {
    /// The catalog.
    #[arg(value_name = "PATH", value_hint = ValueHint::DirPath, default_value = "locales")]
    pub path: PathBuf,
    /// How often the files are looked at, in milliseconds.
    #[arg(long, value_name = "MILLISECONDS", default_value_t = 250, value_parser = clap::value_parser!(u64).range(10..=60_000))]
    pub interval: u64,
    /// The folder that LOCALE.messages.pack files are written to, at first all and then those that change.
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub packs: Option<PathBuf>,
}
