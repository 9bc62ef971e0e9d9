//! All files of one locale, parsed, and finding things in them.

use super::glossary::GlossaryTerm;
use crate::catalog::Placeholders;
use crate::locale::Locale;
use crate::message::syntax::{Entry, Lines, Message, Tree, parse};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// The files of a locale as one bundle.
#[derive(Debug)]
pub struct Translation<'s> {
    locale: Locale,
    files: Vec<File<'s>>,
    /// Where the first message (`false`) or term (`true`) of an id stands: file and entry.
    places: BTreeMap<(bool, &'s str), (usize, usize)>,
    /// Functions that the program adds to Fluent's own.
    functions: Vec<String>,
    /// Whether all messages have to be there.
    required: bool,
    /// What variables take wherever they stand.
    placeholders: Placeholders,
    /// The words that are translated one way.
    glossary: Vec<GlossaryTerm>,
    /// The messages (`false`) and terms (`true`) that another locale, named here, stands in for.
    stand_ins: BTreeMap<(bool, String), String>,
}

#[derive(Debug)]
struct File<'s> {
    path: String,
    tree: Tree<'s>,
    lines: Lines<'s>,
}

/// A message or term and its file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<'a, 's> {
    pub(super) file: usize,
    pub(super) message: &'a Message<'s>,
    pub(super) is_term: bool,
}

/// A place in a file.
pub(super) struct Position {
    pub(super) path: String,
    pub(super) line: u32,
    pub(super) column: u32,
}

impl<'s> Translation<'s> {
    /// Parses the files of a locale, each a path and its text.
    pub fn new(locale: Locale, files: impl IntoIterator<Item = (String, &'s str)>) -> Self {
        let mut translation = Self {
            locale,
            files: Vec::new(),
            places: BTreeMap::new(),
            functions: Vec::new(),
            required: true,
            placeholders: Placeholders::new(),
            glossary: Vec::new(),
            stand_ins: BTreeMap::new(),
        };
        for (path, source) in files {
            let tree = parse(source);
            for (at, entry) in tree.body.iter().enumerate() {
                if let Some((message, is_term)) = named(entry) {
                    translation.places.entry((is_term, message.id)).or_insert((translation.files.len(), at));
                }
            }
            translation.files.push(File { path, tree, lines: Lines::new(source) });
        }
        translation
    }

    /// A translation of one file.
    pub fn of_source(locale: Locale, path: &str, source: &'s str) -> Self {
        Self::new(locale, [(String::from(path), source)])
    }

    /// The same with functions that the program adds.
    #[must_use]
    pub fn with_functions(mut self, functions: &[String]) -> Self {
        self.functions = functions.to_vec();
        self
    }

    /// The same for a locale that may be translated in part: a missing message is a warning.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    /// The same with what some variables take in every message.
    #[must_use]
    pub fn with_placeholders(mut self, placeholders: &Placeholders) -> Self {
        self.placeholders = placeholders.clone();
        self
    }

    /// The same with words that are translated one way; those of other locales are passed over.
    #[must_use]
    pub fn with_glossary(mut self, glossary: &[GlossaryTerm]) -> Self {
        self.glossary = glossary.to_vec();
        self
    }

    /// The same where another translation, not the source language, stands in for what is missing;
    /// of several the first counts.
    ///
    /// ```
    /// use coinage::{Locale, check::{Translation, check}};
    /// let english = Translation::of_source(Locale::parse("en")?, "en.ftl", "cart = Cart");
    /// let german = Translation::of_source(Locale::parse("de")?, "de.ftl", "cart = Warenkorb");
    /// let swiss = Translation::of_source(Locale::parse("de-CH")?, "de-CH.ftl", "").with_fallback(&german);
    /// let found = check(&swiss, Some(&english));
    /// assert_eq!(found[0].to_string(), "en.ftl:1:1: info[missing-message]: `cart` is missing in de-CH; de stands in");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    #[must_use]
    pub fn with_fallback(mut self, other: &Translation<'_>) -> Self {
        for (is_term, id) in other.places.keys() {
            let stand_in = self.stand_ins.entry((*is_term, String::from(*id)));
            stand_in.or_insert_with(|| String::from(other.locale.id()));
        }
        self
    }

    /// The locale that stands in for a message or term that is missing here.
    pub(super) fn stand_in(&self, is_term: bool, id: &str) -> Option<&str> {
        self.stand_ins.get(&(is_term, String::from(id))).map(String::as_str)
    }

    /// Whether a message is missing here and another locale than the source stands in.
    pub fn is_covered(&self, id: &str) -> bool {
        !self.has(id) && self.stand_in(false, id).is_some()
    }

    pub(super) fn placeholders(&self) -> &Placeholders {
        &self.placeholders
    }

    pub(super) fn glossary(&self) -> &[GlossaryTerm] {
        &self.glossary
    }

    pub(super) fn is_required(&self) -> bool {
        self.required
    }

    pub(super) fn functions(&self) -> &[String] {
        &self.functions
    }

    /// Its locale.
    pub fn locale(&self) -> &Locale {
        &self.locale
    }

    /// The ids of its messages, terms left out, in order.
    pub fn ids(&self) -> impl Iterator<Item = &'s str> {
        self.places.keys().filter(|(is_term, _)| !is_term).map(|(_, id)| *id)
    }

    /// The ids of the messages of each file, by its path.
    pub fn ids_by_file(&self) -> impl Iterator<Item = (&str, Vec<&'s str>)> {
        self.files.iter().enumerate().map(|(number, file)| {
            let own = self.places.iter().filter(move |((is_term, _), (at, _))| !is_term && *at == number);
            (file.path.as_str(), own.map(|((_, id), _)| *id).collect())
        })
    }

    /// Whether there is a message of an id.
    pub fn has(&self, id: &str) -> bool {
        self.places.contains_key(&(false, id))
    }

    /// All messages and terms, those that repeat an id included, with their files.
    pub(super) fn entries<'a>(&'a self) -> impl Iterator<Item = Found<'a, 's>> {
        self.files.iter().enumerate().flat_map(|(file, content)| {
            let entries = content.tree.body.iter().filter_map(named);
            entries.map(move |(message, is_term)| Found { file, message, is_term })
        })
    }

    /// The pieces that could not be parsed, with their files.
    pub(super) fn junk(&self) -> Vec<(usize, &'s str)> {
        let files = self.files.iter().enumerate();
        let junk = files.flat_map(|(file, content)| {
            content.tree.body.iter().filter_map(move |entry| match entry {
                Entry::Junk(content) => Some((file, *content)),
                _ => None,
            })
        });
        junk.collect()
    }

    /// The message or term of an id.
    pub(super) fn find<'a>(&'a self, is_term: bool, id: &str) -> Option<Found<'a, 's>> {
        let &(file, entry) = self.places.get(&(is_term, id))?;
        let (message, is_term) = named(self.files.get(file)?.tree.body.get(entry)?)?;
        Some(Found { file, message, is_term })
    }

    /// The line of a file, from 1, without its end.
    pub fn line(&self, path: &str, line: u32) -> Option<&'s str> {
        let file = self.files.iter().find(|file| file.path == path)?;
        file.lines.line(line)
    }

    /// A slice with the character before it: a variable with its `$`.
    pub(super) fn widened<'a>(&self, file: usize, slice: &'a str) -> &'a str
    where
        's: 'a,
    {
        let tree = self.files.get(file).map(|file| &file.tree);
        let wider = tree.and_then(|tree| {
            let offset = tree.offset(slice)?;
            tree.source.get(offset.checked_sub(1)?..offset.checked_add(slice.len())?)
        });
        wider.unwrap_or(slice)
    }

    /// Where a slice stands; the start of the file for a slice of another text.
    pub(super) fn place(&self, file: usize, slice: &str) -> Position {
        let Some(file) = self.files.get(file) else {
            return Position { path: String::new(), line: 1, column: 1 };
        };
        let (line, column) = file.lines.place(file.tree.offset(slice).unwrap_or(0));
        Position { path: file.path.clone(), line, column }
    }
}

fn named<'a, 's>(entry: &'a Entry<'s>) -> Option<(&'a Message<'s>, bool)> {
    match entry {
        Entry::Message(message) => Some((message, false)),
        Entry::Term(term) => Some((term, true)),
        _ => None,
    }
}
