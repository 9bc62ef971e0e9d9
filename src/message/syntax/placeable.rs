//! One placeable through fluent-syntax, and its tree into ours.
//!
//! The parser gets `x={…}` with every byte beyond ASCII replaced: it slices malformed escapes by
//! bytes and would stop inside a character (fluent-rs#389). Its slices are offsets, so names and
//! literals are cut from the real source afterwards.

use super::layout::Layout;
use super::tree::{Arguments, Expression, Key, Variant};
use alloc::boxed::Box;
use alloc::string::String;
use core::ops::Range;
use fluent_syntax::{ast, parser};

/// What stands before the placeable in the text the parser gets.
const PREFIX: &str = "x=";

/// A slice by its offsets in the parser's text.
#[derive(Clone, Debug)]
pub(super) struct Span<'b> {
    text: &'b str,
    start: usize,
    end: usize,
}

impl AsRef<str> for Span<'_> {
    fn as_ref(&self) -> &str {
        self.text.get(self.start..self.end).unwrap_or_default()
    }
}

impl PartialEq for Span<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.as_ref() == other.as_ref()
    }
}

impl<'b> parser::Slice<'b> for Span<'b> {
    fn slice(&self, range: Range<usize>) -> Self {
        Self {
            text: self.text,
            start: self.start.saturating_add(range.start),
            end: self.start.saturating_add(range.end),
        }
    }

    fn trim(&mut self) {
        self.end = self.start.saturating_add(self.as_ref().trim_end_matches([' ', '\n', '\r']).len());
    }
}

/// The expression of the placeable in `source[open..close]`, braces included.
pub(super) fn parse<'s>(layout: &mut Layout<'s>, open: usize, close: usize) -> Option<Expression<'s>> {
    let mut text = String::with_capacity(close.saturating_sub(open).saturating_add(PREFIX.len()));
    text.push_str(PREFIX);
    let mut after_colon = false;
    for &byte in layout.source.as_bytes().get(open..close)? {
        text.push(match byte {
            0x80.. => '~',
            // The parser refuses negative named arguments; a digit in the sign's place passes.
            b'-' if after_colon => '0',
            _ => char::from(byte),
        });
        after_colon = byte == b':' || after_colon && matches!(byte, b' ' | b'\r' | b'\n');
    }
    let resource = parser::parse_runtime(Span { text: &text, start: 0, end: text.len() }).ok()?;
    let [ast::Entry::Message(message)] = resource.body.as_slice() else { return None };
    let [ast::PatternElement::Placeable { expression }] = message.value.as_ref()?.elements.as_slice() else {
        return None;
    };
    let converter = Converter { source: layout.source, base: open };
    converter.expression(layout, expression)
}

/// Turns the parser's tree into ours, cutting names from the real source.
#[derive(Clone, Copy)]
pub(super) struct Converter<'s> {
    source: &'s str,
    base: usize,
}

impl<'s> Converter<'s> {
    fn offset(self, at: usize) -> Option<usize> {
        at.checked_sub(PREFIX.len())?.checked_add(self.base)
    }

    fn cut(self, span: &Span<'_>) -> Option<&'s str> {
        self.source.get(self.offset(span.start)?..self.offset(span.end)?)
    }

    pub(super) fn expression(
        self,
        layout: &mut Layout<'s>,
        expression: &ast::Expression<Span<'_>>,
    ) -> Option<Expression<'s>> {
        match expression {
            ast::Expression::Inline(inline) => self.inline(layout, inline),
            ast::Expression::Select { selector, variants } => {
                let selector = Box::new(self.inline(layout, selector)?);
                let variants = variants.iter().map(|variant| self.variant(layout, variant)).collect::<Option<_>>()?;
                Some(Expression::Select { selector, variants })
            }
        }
    }

    fn inline(self, layout: &mut Layout<'s>, expression: &ast::InlineExpression<Span<'_>>) -> Option<Expression<'s>> {
        Some(match expression {
            ast::InlineExpression::StringLiteral { value } => Expression::String(self.cut(value)?),
            ast::InlineExpression::NumberLiteral { value } => Expression::Number(self.cut(value)?),
            ast::InlineExpression::VariableReference { id } => Expression::Variable(self.cut(&id.name)?),
            ast::InlineExpression::MessageReference { id, attribute } => {
                Expression::Message { id: self.cut(&id.name)?, attribute: self.attribute(attribute)? }
            }
            ast::InlineExpression::TermReference { id, attribute, arguments } => Expression::Term {
                id: self.cut(&id.name)?,
                attribute: self.attribute(attribute)?,
                arguments: match arguments {
                    Some(arguments) => Some(self.arguments(layout, arguments)?),
                    None => None,
                },
            },
            ast::InlineExpression::FunctionReference { id, arguments } => {
                Expression::Function { id: self.cut(&id.name)?, arguments: self.arguments(layout, arguments)? }
            }
            ast::InlineExpression::Placeable { expression } => {
                Expression::Placeable(Box::new(self.expression(layout, expression)?))
            }
        })
    }

    /// `Some(None)` where there is no attribute.
    #[allow(clippy::option_option)]
    fn attribute(self, attribute: &Option<ast::Identifier<Span<'_>>>) -> Option<Option<&'s str>> {
        match attribute {
            Some(attribute) => self.cut(&attribute.name).map(Some),
            None => Some(None),
        }
    }

    fn arguments(self, layout: &mut Layout<'s>, arguments: &ast::CallArguments<Span<'_>>) -> Option<Arguments<'s>> {
        let positional =
            arguments.positional.iter().map(|argument| self.inline(layout, argument)).collect::<Option<_>>()?;
        let named = arguments
            .named
            .iter()
            .map(|argument| Some((self.cut(&argument.name.name)?, self.inline(layout, &argument.value)?)))
            .collect::<Option<_>>()?;
        Some(Arguments { positional, named })
    }

    fn variant(self, layout: &mut Layout<'s>, variant: &ast::Variant<Span<'_>>) -> Option<Variant<'s>> {
        let (key, span) = match &variant.key {
            ast::VariantKey::Identifier { name } => (Key::Identifier(self.cut(name)?), name),
            ast::VariantKey::NumberLiteral { value } => (Key::Number(self.cut(value)?), value),
        };
        let bracket = layout.lexer.skip_blank(self.offset(span.end)?);
        let start = layout.lexer.skip_spaces(bracket.checked_add(1)?);
        let mut nested = variant.value.elements.iter().filter_map(|element| match element {
            ast::PatternElement::Placeable { expression } => Some(expression),
            ast::PatternElement::TextElement { .. } => None,
        });
        let mut next = |layout: &mut Layout<'s>, open: usize| {
            let close = layout.lexer.placeable(open, 0)?;
            Some((self.expression(layout, nested.next()?)?, close))
        };
        let (value, _) = layout.pattern(start, &mut next)?;
        Some(Variant { key, value, default: variant.default })
    }
}
