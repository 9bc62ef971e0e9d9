//! What each message of a catalog takes, and that as TypeScript and Rust.
//!
//! Kinds of variables are inferred from their use (`MONEY($total)`, a plural selector) and from
//! comments (`# $total (Money) - the sum`), which count more. A message that refers to another
//! takes what that one takes. A newcomer would look for types of texts: ids and arguments are
//! what a compiler can check.

use crate::message::syntax::{Entry, Expression, Key, Message, Pattern, parse};
use alloc::borrow::ToOwned as _;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

/// What a variable takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VariableKind {
    /// Anything a message takes.
    Any,
    /// Text.
    Text,
    /// A number.
    Number,
    /// A day or moment.
    DateTime,
    /// Words to be listed.
    List,
    /// A number of units.
    Unit,
    /// An amount of money.
    Money,
    /// A number or an amount between two.
    Range,
}

impl VariableKind {
    /// The words of the kinds.
    pub const NAMES: [&str; 8] = ["Any", "String", "Number", "DateTime", "List", "Unit", "Money", "Range"];

    /// The word of the kind, as comments and coinage.toml have it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Any => "Any",
            Self::Text => "String",
            Self::Number => "Number",
            Self::DateTime => "DateTime",
            Self::List => "List",
            Self::Unit => "Unit",
            Self::Money => "Money",
            Self::Range => "Range",
        }
    }

    /// Reads a word of [`VariableKind::NAMES`] or another usual one, in letters of either case.
    ///
    /// ```
    /// use coinage::catalog::VariableKind;
    /// assert_eq!(VariableKind::parse("money"), Some(VariableKind::Money));
    /// assert_eq!(VariableKind::parse("Integer"), Some(VariableKind::Number));
    /// assert_eq!(VariableKind::parse("colour"), None);
    /// ```
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word.trim().to_ascii_lowercase().as_str() {
            "any" => Self::Any,
            "string" | "text" => Self::Text,
            "number" | "integer" | "decimal" => Self::Number,
            "money" | "amount" => Self::Money,
            "date" | "datetime" | "time" => Self::DateTime,
            "list" => Self::List,
            "unit" => Self::Unit,
            "range" => Self::Range,
            _ => return None,
        })
    }
}

/// What variables take wherever they stand, by name.
pub type Placeholders = BTreeMap<String, VariableKind>;

/// A message or `message.attribute` and what it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Its id.
    pub id: String,
    /// Its variables by name.
    pub variables: BTreeMap<String, VariableKind>,
    /// The comment above it.
    pub comment: Option<String>,
}

/// The signatures of some sources of one locale, by id; of equal ids the first counts.
///
/// ```
/// use coinage::catalog::{VariableKind, signatures};
/// let source = "# $who (String) - a name\nhello = { $who } owes { MONEY($sum) }\n    .title = Hello\n";
/// let found = signatures(&[source]);
/// assert_eq!(found[0].variables["who"], VariableKind::Text);
/// assert_eq!(found[0].variables["sum"], VariableKind::Money);
/// assert_eq!(found[1].id, "hello.title");
/// ```
pub fn signatures(sources: &[&str]) -> Vec<Signature> {
    signatures_with(sources, &Placeholders::new())
}

/// The same where some variables take one kind in every message: that counts more than comments.
///
/// ```
/// use coinage::catalog::{Placeholders, VariableKind, signatures_with};
/// let placeholders = Placeholders::from([("total".into(), VariableKind::Money)]);
/// let found = signatures_with(&["due = { $total } on { $day }"], &placeholders);
/// assert_eq!(found[0].variables["total"], VariableKind::Money);
/// assert_eq!(found[0].variables["day"], VariableKind::Any);
/// ```
pub fn signatures_with(sources: &[&str], placeholders: &Placeholders) -> Vec<Signature> {
    let trees: Vec<_> = sources.iter().map(|source| parse(source)).collect();
    let mut messages: BTreeMap<&str, &Message<'_>> = BTreeMap::new();
    for entry in trees.iter().flat_map(|tree| &tree.body) {
        if let Entry::Message(message) = entry {
            messages.entry(message.id).or_insert(message);
        }
    }
    let mut found = Vec::new();
    for (id, message) in &messages {
        let told = message.comment.as_deref().map(told).unwrap_or_default();
        let patterns = message.value.iter().map(|value| ((*id).to_owned(), value));
        let attributes = message.attributes.iter().map(|own| ([id, ".", own.id].concat(), &own.value));
        for (id, pattern) in patterns.chain(attributes) {
            let mut collected = Collected { messages: &messages, seen: BTreeSet::new(), found: BTreeMap::new() };
            collected.pattern(pattern);
            let told = told.iter().map(|(name, kind)| (name, kind)).chain(placeholders);
            for (name, kind) in told {
                if let Some(inferred) = collected.found.get_mut(name) {
                    *inferred = *kind;
                }
            }
            found.push(Signature { id, variables: collected.found, comment: message.comment.clone() });
        }
    }
    found.sort_by(|a, b| a.id.cmp(&b.id));
    found
}

/// What a comment says of variables: `$total (Money) - …`.
pub(crate) fn told(comment: &str) -> Vec<(String, VariableKind)> {
    let mut found = Vec::new();
    for line in comment.lines() {
        let Some(rest) = line.trim_start().strip_prefix('$') else { continue };
        let Some((name, rest)) = rest.split_once('(') else { continue };
        let Some((word, _)) = rest.split_once(')') else { continue };
        let Some(kind) = VariableKind::parse(word) else { continue };
        found.push((name.trim().to_owned(), kind));
    }
    found
}

struct Collected<'m, 's> {
    messages: &'m BTreeMap<&'s str, &'m Message<'s>>,
    seen: BTreeSet<(&'s str, Option<&'s str>)>,
    found: BTreeMap<String, VariableKind>,
}

impl<'s> Collected<'_, 's> {
    fn pattern(&mut self, pattern: &Pattern<'s>) {
        for element in &pattern.elements {
            if let crate::message::syntax::Element::Placeable(expression) = element {
                self.expression(expression, VariableKind::Any);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<'s>, kind: VariableKind) {
        match expression {
            Expression::Variable(name) => {
                let known = self.found.entry((*name).to_owned()).or_insert(kind);
                *known = (*known).max(kind);
            }
            Expression::Placeable(inner) => self.expression(inner, kind),
            Expression::Function { id, arguments } => {
                let kind = match *id {
                    "NUMBER" | "RELATIVE" => VariableKind::Number,
                    "MONEY" => VariableKind::Money,
                    "DATETIME" => VariableKind::DateTime,
                    "LIST" => VariableKind::List,
                    "UNIT" => VariableKind::Unit,
                    "NAME" => VariableKind::Text,
                    _ => VariableKind::Any,
                };
                for argument in &arguments.positional {
                    self.expression(argument, kind);
                }
            }
            Expression::Message { id, attribute } => {
                if let (true, Some(message)) = (self.seen.insert((*id, *attribute)), self.messages.get(id).copied()) {
                    match attribute {
                        None => message.value.iter().for_each(|value| self.pattern(value)),
                        Some(name) => {
                            let own = message.attributes.iter().filter(|own| own.id == *name);
                            own.for_each(|own| self.pattern(&own.value));
                        }
                    }
                }
            }
            Expression::Select { selector, variants } => {
                let plural = |key: &Key<'_>| match key {
                    Key::Number(_) => true,
                    Key::Identifier(word) => crate::format::PluralCategory::parse(word).is_some(),
                };
                let words: BTreeSet<_> = variants.iter().map(|variant| plural(&variant.key)).collect();
                // `other` alone may stand beside any words.
                let by_number = !words.contains(&false) && variants.len() > 1;
                self.expression(selector, if by_number { VariableKind::Number } else { VariableKind::Any });
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
            Expression::String(_) | Expression::Number(_) | Expression::Term { .. } => {}
        }
    }
}

const MADE: &str = "Made by `coinage types`; do not edit.";

/// The signatures as a declaration file: one flat entry a message, merged into `coinage/core`.
pub fn typescript(signatures: &[Signature]) -> String {
    let mut out = ["// ", MADE, "\nimport type { Argument, Money, MoneyRange, NumberRange, UnitValue } from \"coinage/core\";\n\ndeclare module \"coinage/core\" {\n  interface MessageTypes {\n"].concat();
    for Signature { id, variables, .. } in signatures {
        out.push_str("    \"");
        out.push_str(id);
        out.push_str("\": {");
        for (place, (name, kind)) in variables.iter().enumerate() {
            out.push_str(if place == 0 { " \"" } else { "; \"" });
            out.push_str(name);
            out.push_str("\": ");
            out.push_str(match kind {
                VariableKind::Any => "Argument",
                VariableKind::List => "readonly string[]",
                VariableKind::Unit => "UnitValue",
                VariableKind::Range => "NumberRange | MoneyRange",
                VariableKind::Text => "string",
                VariableKind::Number => "number | bigint",
                VariableKind::DateTime => "Date",
                VariableKind::Money => "Money",
            });
        }
        out.push_str(if variables.is_empty() { "};\n" } else { " };\n" });
    }
    out.push_str("  }\n}\n");
    out
}

/// The signatures as a Rust module: one function a message. A wrong id or argument does not compile:
///
/// ```
/// mod messages {
///     include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/types/messages.rs"));
/// }
/// use coinage::message::{Bundle, Resource};
/// let mut english = Bundle::new(coinage::Locale::parse("en")?, false);
/// english.add_program(Resource::parse(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/types/messages.ftl")))?.into_program());
/// let catalog = coinage::Catalog::new(vec![english]);
/// let (text, errors) = messages::cart(&catalog, 3_u64, coinage::Money::parse("12.50", "EUR")?)?;
/// assert_eq!((text.as_str(), errors.len()), ("3 items for €12.50", 0));
/// # Ok::<(), coinage::Error>(())
/// ```
///
/// ```compile_fail
/// # mod messages { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/types/messages.rs")); }
/// fn wrong_argument(catalog: &coinage::Catalog) {
///     let _ = messages::cart(catalog, 3_u64, "12.50");
/// }
/// ```
///
/// ```compile_fail
/// # mod messages { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/types/messages.rs")); }
/// fn wrong_id(catalog: &coinage::Catalog) {
///     let _ = messages::basket(catalog);
/// }
/// ```
pub fn rust(signatures: &[Signature]) -> String {
    let mut out = ["// ", MADE, "\n"].concat();
    let mut taken = BTreeSet::new();
    for Signature { id, variables, comment } in signatures {
        let mut name = snake(id);
        while !taken.insert(name.clone()) {
            name.push('_');
        }
        out.push_str("\n/// `");
        out.push_str(id);
        out.push_str("`.\n");
        for line in comment.iter().flat_map(|comment| comment.lines()) {
            out.push_str(if line.is_empty() { "///" } else { "/// " });
            out.push_str(line);
            out.push('\n');
        }
        out.push_str("#[allow(dead_code)]\npub fn ");
        out.push_str(&name);
        out.push_str("(catalog: &coinage::Catalog");
        let mut values = String::new();
        let mut parameters = BTreeSet::new();
        for (variable, kind) in variables {
            let mut parameter = snake(variable);
            while !parameters.insert(parameter.clone()) {
                parameter.push('_');
            }
            let (kind, value) = match kind {
                VariableKind::Any => ("coinage::message::Argument<'_>", ["", ""]),
                VariableKind::Text => ("&str", ["coinage::message::Argument::Text(", ")"]),
                VariableKind::Number => {
                    ("impl Into<coinage::decimal::Digits>", ["coinage::message::Argument::Number(", ".into())"])
                }
                VariableKind::DateTime => ("coinage::Instant", ["coinage::message::Argument::DateTime(", ")"]),
                VariableKind::List => ("&[&str]", ["coinage::message::Argument::List(", ")"]),
                VariableKind::Unit => {
                    ("(coinage::decimal::Digits, coinage::format::Unit)", ["coinage::message::Argument::Unit(", ")"])
                }
                VariableKind::Money => ("coinage::Money", ["coinage::message::Argument::Money(", ")"]),
                VariableKind::Range => ("coinage::message::ValueRange", ["coinage::message::Argument::Range(", ")"]),
            };
            out.push_str(&[", ", &parameter, ": ", kind].concat());
            let [before, after] = value;
            let given = if kind.starts_with('(') { [&parameter, ".0, ", &parameter, ".1"].concat() } else { parameter };
            values.push_str(&["(\"", variable, "\", ", before, &given, after, "), "].concat());
        }
        let (message, attribute) = match id.split_once('.') {
            Some((message, attribute)) => (message, ["Some(\"", attribute, "\")"].concat()),
            None => (id.as_str(), "None".to_owned()),
        };
        let values = values.trim_end_matches(", ");
        out.push_str(
            &[
                ") -> coinage::Result<(String, Vec<coinage::Error>)> {\n    write(catalog, \"",
                message,
                "\", ",
                &attribute,
                ", &[",
                values,
                "])\n}\n",
            ]
            .concat(),
        );
    }
    out.push_str(
        "\n#[allow(dead_code)]\nfn write(\n    catalog: &coinage::Catalog,\n    id: &str,\n    attribute: Option<&str>,\n    arguments: &[(&str, coinage::message::Argument<'_>)],\n) -> coinage::Result<(String, Vec<coinage::Error>)> {\n    let (mut text, mut errors) = (coinage::format::Scratch::new(), Vec::new());\n    catalog.format(id, attribute, &coinage::message::Arguments::Named(arguments), &mut text, &mut errors)?;\n    Ok((text.to_string(), errors))\n}\n",
    );
    out
}

/// An id as a Rust name.
fn snake(id: &str) -> String {
    // Rust's own and reserved words of small letters, and the names that the module uses itself.
    const KEYWORDS: [&str; 55] = [
        "abstract", "as", "async", "await", "become", "box", "break", "catalog", "const", "continue", "crate", "do",
        "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
        "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct",
        "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while",
        "write", "yield", "coinage", "union",
    ];
    let mut name = String::new();
    for letter in id.chars() {
        if letter.is_ascii_uppercase() && !name.is_empty() && !name.ends_with('_') {
            name.push('_');
        }
        name.push(if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '_' });
    }
    if KEYWORDS.contains(&name.as_str()) {
        name.push('_');
    }
    name
}
