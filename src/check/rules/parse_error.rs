//! `parse-error`: something that is not Fluent.

use crate::check::{Context, Rule, Severity, told};
use alloc::string::String;
use alloc::vec::Vec;

pub(super) static RULE: Rule = Rule {
    code: "parse-error",
    severity: Severity::Error,
    summary: "Something that is not Fluent.",
    explanation: told(
        "\
What can't be read is left out, and so is the message it belongs to; the messages around it stay.

    hello = Hello, { $name
    hello Hello",
    ),
    run,
};

fn run(context: &mut Context<'_, '_>) {
    for (file, junk) in context.translation.junk() {
        let (at, message, hint) = fault(junk);
        context.report(file, at, &[&message], &[hint]);
    }
}

/// Where junk goes wrong first.
fn fault(junk: &str) -> (&str, String, &'static str) {
    let first = junk.lines().next().unwrap_or_default();
    let id_length = first
        .char_indices()
        .position(|(at, letter)| {
            !(letter.is_ascii_alphabetic()
                || at > 0 && (letter.is_ascii_digit() || matches!(letter, '-' | '_'))
                || at == 0 && letter == '-')
        })
        .unwrap_or(first.len());
    let (id, rest) = first.split_at_checked(id_length).unwrap_or((first, ""));
    if id.is_empty() || id == "-" {
        let hint = "a message is written `id = text`, its attributes below it as `    .name = text`";
        return (first, ["`", &shortened(first), "` is not a message"].concat(), hint);
    }
    if !rest.trim_start().starts_with('=') {
        return (id, ["there is no `=` after `", id, "`"].concat(), "write `id = text`");
    }
    let value = junk.get(id_length..).unwrap_or_default();
    let value = value.split_once('=').map_or("", |(_, value)| value);
    braces(value).unwrap_or_else(|| {
        if value.trim().is_empty() {
            let message = ["`", id, "` has neither a value nor attributes"].concat();
            (id, message, "write a text after the `=`, or an attribute below it")
        } else if value.contains("->") && !value.lines().any(|line| line.trim_start().starts_with("*[")) {
            (
                id,
                ["no variant of `", id, "` is the default"].concat(),
                "put a `*` before the variant that fits all other values",
            )
        } else {
            (first, ["`", id, "` can't be read"].concat(), "look at its braces, variants and indentation")
        }
    })
}

/// The first thing that is wrong with braces and quotes.
fn braces(value: &str) -> Option<(&str, String, &'static str)> {
    let mut open: Vec<usize> = Vec::new();
    let mut quote: Option<usize> = None;
    let mut characters = value.char_indices();
    while let Some((at, character)) = characters.next() {
        let here = value.get(at..).unwrap_or_default();
        let one = here.get(..character.len_utf8()).unwrap_or_default();
        match (character, quote) {
            ('\\', Some(_)) => {
                let digits = |count: usize| {
                    here.get(2..count.saturating_add(2))
                        .is_some_and(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
                };
                let known = match characters.next() {
                    Some((_, '"' | '\\')) => true,
                    Some((_, 'u')) => digits(4),
                    Some((_, 'U')) => digits(6),
                    _ => false,
                };
                if !known {
                    let hint = "the escapes are \\\" \\\\ \\u and four hexadecimal digits, \\U and six";
                    return Some((one, String::from("this is no escape"), hint));
                }
            }
            ('"', Some(_)) => quote = None,
            ('\n', Some(start)) => {
                let at = value.get(start..).and_then(|rest| rest.get(..1)).unwrap_or(one);
                return Some((
                    at,
                    String::from("the text in quotes is not closed"),
                    "close it with \" on the same line",
                ));
            }
            ('"', None) if !open.is_empty() && is_argument(value, at) => quote = Some(at),
            ('{', None) => open.push(at),
            ('}', None) if open.pop().is_none() => {
                return Some((one, String::from("this brace closes nothing"), "write { \"}\" } for a brace in a text"));
            }
            _ => {}
        }
    }
    let start = *open.first()?;
    let at = value.get(start..).and_then(|rest| rest.get(..1))?;
    Some((at, String::from("this brace is not closed"), "close it with }, or write { \"{\" } for a brace in a text"))
}

/// Whether a quote can open a text: what stands before it in the placeable is code, not a variant's words.
fn is_argument(value: &str, at: usize) -> bool {
    let before = value.get(..at).unwrap_or_default().trim_end();
    before.ends_with(['{', '(', ',', ':'])
}

fn shortened(line: &str) -> String {
    let shown: String = line.trim().chars().take(60).collect();
    if shown.len() < line.trim().len() { [shown.as_str(), "…"].concat() } else { shown }
}
