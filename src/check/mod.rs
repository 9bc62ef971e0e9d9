//! Faults in translations: a registry of rules, each in a file of its own.
//!
//! A [`Translation`] is all files of one locale, read as one bundle; [`check`] holds it against
//! itself and, where there is one, against the source language's. Rules see syntax trees whose
//! names are slices of the source, so every finding has a line and a column. A newcomer would
//! look for files and exit codes: reading, colours and codes are the command line's.
//!
//! To add a rule: write `rules/<code>.rs` with its [`Rule`], list it in [`RULES`], and put a
//! fixture of that name under `tests/check/`.

mod diagnostic;
mod glossary;
mod leaf;
mod rules;
mod translation;

pub use diagnostic::{Diagnostic, Severity};
pub use glossary::{GlossaryTerm, GlossaryWords};
pub use rules::RULES;
pub use translation::Translation;

use crate::message::syntax::{Message, Pattern};
use alloc::string::String;
use alloc::vec::Vec;
use translation::Found;

/// A kind of fault.
#[derive(Debug)]
pub struct Rule {
    /// Its name: kebab-case, stable.
    pub code: &'static str,
    /// How bad it is, where nothing else is said.
    pub severity: Severity,
    /// What it finds, in a sentence.
    pub summary: &'static str,
    /// Why that is a fault and how it is mended, with an example.
    pub explanation: &'static str,
    run: fn(&mut Context<'_, '_>),
}

/// An explanation; modules for pages, which show findings only, leave it out.
const fn told(text: &'static str) -> &'static str {
    if cfg!(target_arch = "wasm32") { "" } else { text }
}

/// The rule of a code.
///
/// ```
/// let rule = coinage::check::rule("missing-plural").unwrap();
/// assert_eq!(rule.severity.as_str(), "warning");
/// ```
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

/// Holds a translation against every rule; what was found stands in the order of files and lines.
///
/// ```
/// use coinage::{Locale, check::{Translation, check}};
/// let english = Translation::of_source(Locale::parse("en")?, "en.ftl", "hello = Hello, { $name }!");
/// let french = Translation::of_source(Locale::parse("fr")?, "fr.ftl", "hello = Bonjour, { $nom } !");
/// let found = check(&french, Some(&english));
/// assert_eq!(found[0].code, "missing-variable");
/// assert_eq!(
///     found[1].to_string(),
///     "fr.ftl:1:20: error[extra-variable]: `$nom` is not among the variables of the source: $name"
/// );
/// # Ok::<(), coinage::Error>(())
/// ```
pub fn check(translation: &Translation<'_>, reference: Option<&Translation<'_>>) -> Vec<Diagnostic> {
    let mut context = Context { translation, reference, rule: None, found: Vec::new() };
    for rule in RULES {
        context.rule = Some(rule);
        (rule.run)(&mut context);
    }
    let mut found = context.found;
    found.sort_by(|a, b| (a.in_reference, &a.path, a.line, a.column).cmp(&(b.in_reference, &b.path, b.line, b.column)));
    found
}

/// What a rule sees and reports to.
struct Context<'a, 's> {
    translation: &'a Translation<'s>,
    reference: Option<&'a Translation<'s>>,
    rule: Option<&'static Rule>,
    found: Vec<Diagnostic>,
}

impl<'a, 's> Context<'a, 's> {
    /// Messages and terms that are in the source language too, with their counterparts.
    fn pairs(&self) -> Vec<(Found<'a, 's>, Found<'a, 's>)> {
        let Some(reference) = self.reference else { return Vec::new() };
        let found = self.translation.entries();
        found.filter_map(|entry| Some((entry, reference.find(entry.is_term, entry.message.id)?))).collect()
    }

    /// Reports a fault at a slice of a file of the translation.
    fn report(&mut self, file: usize, at: &str, message: &[&str], hint: &[&str]) {
        let severity = self.rule.map_or(Severity::Error, |rule| rule.severity);
        self.report_as(severity, file, at, message, hint);
    }

    /// The same with a severity of its own.
    fn report_as(&mut self, severity: Severity, file: usize, at: &str, message: &[&str], hint: &[&str]) {
        let translation = self.translation;
        self.push(translation, severity, file, at, message, hint, false);
    }

    /// Reports a fault at a slice of a file of the source language.
    fn report_in_reference(&mut self, file: usize, at: &str, message: &[&str], hint: &[&str]) {
        let severity = if self.translation.is_required() { Severity::Error } else { Severity::Warning };
        self.report_in_reference_as(severity, file, at, message, hint);
    }

    /// The same with a severity of its own.
    fn report_in_reference_as(&mut self, severity: Severity, file: usize, at: &str, message: &[&str], hint: &[&str]) {
        let Some(reference) = self.reference else { return };
        self.push(reference, severity, file, at, message, hint, true);
    }

    #[allow(clippy::too_many_arguments)]
    fn push(
        &mut self,
        translation: &Translation<'_>,
        severity: Severity,
        file: usize,
        at: &str,
        message: &[&str],
        hint: &[&str],
        in_reference: bool,
    ) {
        let Some(rule) = self.rule else { return };
        let place = translation.place(file, at);
        self.found.push(Diagnostic {
            code: rule.code,
            severity,
            path: place.path,
            line: place.line,
            column: place.column,
            length: u32::try_from(at.lines().next().unwrap_or_default().chars().count()).unwrap_or(1).max(1),
            message: message.concat(),
            hint: hint.concat(),
            in_reference,
        });
    }
}

/// The patterns of a message with the names they go by: none for its value.
fn patterns<'a, 's>(message: &'a Message<'s>) -> impl Iterator<Item = (Option<&'s str>, &'a Pattern<'s>)> {
    let value = message.value.iter().map(|value| (None, value));
    value.chain(message.attributes.iter().map(|attribute| (Some(attribute.id), &attribute.value)))
}

/// Words of a list with commas between.
fn listed<'t>(words: impl Iterator<Item = &'t str>, lead: &str) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(lead);
        text.push_str(word);
    }
    text
}
