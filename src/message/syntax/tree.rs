//! The syntax tree of a Fluent resource, borrowed from its source text.
//!
//! Every name and literal is a slice of the source, so that its place can be told from the slice
//! itself ([`Tree::offset`]). Text of patterns is owned where dedentation or CRLF changed it.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

/// A parsed resource: everything in the source, junk included.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree<'s> {
    /// The text it was parsed from.
    pub source: &'s str,
    /// Messages, terms, comments and junk in source order.
    pub body: Vec<Entry<'s>>,
}

impl Tree<'_> {
    /// Where a slice of the tree stands in the source, in bytes; `None` for a slice of another text.
    pub fn offset(&self, slice: &str) -> Option<usize> {
        let offset = (slice.as_ptr() as usize).checked_sub(self.source.as_ptr() as usize)?;
        (offset.checked_add(slice.len())? <= self.source.len()).then_some(offset)
    }
}

/// A top-level piece of a resource.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry<'s> {
    /// `id = pattern` with attributes.
    Message(Message<'s>),
    /// `-id = pattern` with attributes; [`Message::value`] is always there.
    Term(Message<'s>),
    /// Adjacent comment lines of one level that stand alone.
    Comment(CommentLevel, String),
    /// What could not be parsed, to the next line that may start an entry.
    Junk(&'s str),
}

/// How many `#` a comment has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentLevel {
    /// `#`: of a message or standing alone.
    Single,
    /// `##`: of a group of messages.
    Group,
    /// `###`: of the whole resource.
    Resource,
}

/// A message or a term.
#[derive(Clone, Debug, PartialEq)]
pub struct Message<'s> {
    /// The identifier, for a term without its leading `-`.
    pub id: &'s str,
    /// The value; a message may have attributes only.
    pub value: Option<Pattern<'s>>,
    /// The attributes in source order.
    pub attributes: Vec<Attribute<'s>>,
    /// The comment that stands directly above.
    pub comment: Option<String>,
}

/// `.id = pattern` under a message or a term.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute<'s> {
    /// The identifier.
    pub id: &'s str,
    /// The value.
    pub value: Pattern<'s>,
}

/// Text and placeables in a row; never empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pattern<'s> {
    /// The pieces; no two texts are neighbours.
    pub elements: Vec<Element<'s>>,
}

/// A piece of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub enum Element<'s> {
    /// Text without its common indentation, lines ended by LF.
    Text(Cow<'s, str>),
    /// `{ expression }`.
    Placeable(Expression<'s>),
}

/// What stands in a placeable, an argument or a selector.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression<'s> {
    /// `"text"`, as written between the quotes, escapes and all.
    String(&'s str),
    /// `-1.50`, as written.
    Number(&'s str),
    /// `$name`, without the `$`.
    Variable(&'s str),
    /// `message` or `message.attribute`.
    Message {
        /// The message.
        id: &'s str,
        /// Its attribute, instead of its value.
        attribute: Option<&'s str>,
    },
    /// `-term`, `-term.attribute`, `-term(name: "value")`.
    Term {
        /// The term, without its leading `-`.
        id: &'s str,
        /// Its attribute; only as a selector.
        attribute: Option<&'s str>,
        /// What stands in parentheses, if there are any.
        arguments: Option<Arguments<'s>>,
    },
    /// `NAME(…)`.
    Function {
        /// The name.
        id: &'s str,
        /// What stands in the parentheses.
        arguments: Arguments<'s>,
    },
    /// A placeable inside a placeable.
    Placeable(Box<Expression<'s>>),
    /// `selector -> variants`.
    Select {
        /// What decides.
        selector: Box<Expression<'s>>,
        /// The variants in source order; exactly one is the default.
        variants: Vec<Variant<'s>>,
    },
}

/// The arguments of a call.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arguments<'s> {
    /// Those without a name.
    pub positional: Vec<Expression<'s>>,
    /// Those with a name, each a string or a number literal; names do not repeat.
    pub named: Vec<(&'s str, Expression<'s>)>,
}

/// `[key] pattern` or `*[key] pattern`.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant<'s> {
    /// The key.
    pub key: Key<'s>,
    /// The text it stands for.
    pub value: Pattern<'s>,
    /// Whether it is taken when no key matches.
    pub default: bool,
}

/// The key of a variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key<'s> {
    /// A word: a plural category or any text a selector may have.
    Identifier(&'s str),
    /// A number, as written.
    Number(&'s str),
}
