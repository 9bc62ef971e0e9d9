//! `negotiate`.

use super::answer;
use super::request::{Fields, InField as _};
use crate::error::Result;
use crate::locale::{NegotiationStrategy, negotiate as choose};
use alloc::string::String;

pub(super) fn negotiate(request: &Fields<'_>) -> Result<String> {
    let requested = request.get("requested")?.texts()?;
    let available = request.get("available")?.texts()?;
    let default = request.optional_text("default")?;
    let strategy = match request.optional_text("strategy")? {
        Some(name) => NegotiationStrategy::parse(&name).map_err(|error| error.in_field("strategy"))?,
        None => NegotiationStrategy::default(),
    };
    Ok(answer::texts(choose(&requested, &available, default.as_deref(), strategy)))
}
