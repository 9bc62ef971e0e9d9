//! `data/cldr/territory-currencies.bin`: what is paid with where, of CLDR's JSON.

use crate::cldr;
use crate::writer::Record;
use anyhow::Context as _;

/// The first currency of each territory that is still in use and legal tender.
pub fn make() -> anyhow::Result<Vec<u8>> {
    let data = cldr::supplemental("currencyData")?;
    let regions = data["currencyData"]["region"].as_object().context("currencyData has regions")?;
    let mut found = Vec::new();
    for (territory, currencies) in regions {
        let in_use = currencies.as_array().into_iter().flatten().flat_map(|entry| entry.as_object()).flatten();
        let mut in_use = in_use.filter(|(_, facts)| facts.get("_to").is_none() && facts["_tender"] != "false");
        if let Some((code, _)) = in_use.next() {
            found.push((territory.as_str(), code.as_str()));
        }
    }
    found.sort_unstable();
    let mut file = Record::new();
    file.u16(u16::try_from(found.len())?);
    for (territory, _) in &found {
        file.bytes(territory.as_bytes());
    }
    for (_, code) in &found {
        file.bytes(code.as_bytes());
    }
    Ok(file.0)
}
