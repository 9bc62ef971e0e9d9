//! XML as a row of openings, texts and closings, each a piece of the text it stands in.

use super::place::Text;
use crate::error::{Error, ErrorCode, Result};
use alloc::string::String;
use alloc::string::ToString as _;
use alloc::vec::Vec;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What stands in an XML text.
pub(super) enum Piece<'a> {
    Open(Element<'a>),
    Words(&'a str),
    Close(String),
}

/// An element's beginning: its local name, its attributes by local name, and the whole tag.
pub(super) struct Element<'a> {
    pub(super) name: String,
    attributes: Vec<(String, &'a str)>,
    pub(super) tag: &'a str,
}

impl<'a> Element<'a> {
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| *value)
    }
}

/// Hands every piece on; an element closed in its own tag is opened and closed.
pub(super) fn walk<'a>(text: &Text<'a>, mut each: impl FnMut(Piece<'a>) -> Result<()>) -> Result<()> {
    let all = text.text();
    let mut reader = Reader::from_str(all);
    let mut depth = 0_usize;
    let mut roots = 0_usize;
    loop {
        let before = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| {
            let place = reader.error_position() as usize;
            text.at(Error::new(ErrorCode::ParseError, &["this is not well-formed XML: ", &error.to_string()]), place)
        })?;
        let slice = all.get(before..reader.buffer_position() as usize).unwrap_or_default();
        match event {
            Event::Start(start) => {
                roots = roots.saturating_add(usize::from(depth == 0));
                depth = depth.saturating_add(1);
                each(Piece::Open(element(text, &start, slice)?))?;
            }
            Event::Empty(start) => {
                roots = roots.saturating_add(usize::from(depth == 0));
                let element = element(text, &start, slice)?;
                let name = element.name.clone();
                each(Piece::Open(element))?;
                each(Piece::Close(name))?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                each(Piece::Close(String::from(end.local_name().as_ref())))?;
            }
            Event::Text(_) | Event::CData(_) => each(Piece::Words(slice))?,
            Event::Eof if depth == 0 && roots == 1 => return Ok(()),
            Event::Eof => {
                return Err(text.at_end(
                    Error::new(ErrorCode::ParseError, &["the XML ends before it is complete"])
                        .with_hint(&["fetch the file again"]),
                ));
            }
            _ => {}
        }
    }
}

fn element<'a>(text: &Text<'a>, start: &BytesStart<'_>, tag: &'a str) -> Result<Element<'a>> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| {
            let message = ["an attribute is not well-formed: ", &error.to_string()];
            text.at_piece(Error::new(ErrorCode::ParseError, &message), tag)
        })?;
        let name = String::from(attribute.key.local_name().as_ref());
        let offset = text.offset(attribute.value.as_bytes());
        let end = offset.saturating_add(attribute.value.len());
        attributes.push((name, text.text().get(offset..end).unwrap_or_default()));
    }
    let name = String::from(start.local_name().as_ref());
    Ok(Element { name, attributes, tag })
}
