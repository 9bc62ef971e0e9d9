//! `data/cldr/territory-currencies.bin` and `territory-history.bin`: what is paid with where, and
//! what was, of CLDR's JSON.

use crate::cldr;
use crate::writer::Record;
use anyhow::Context as _;
use std::collections::BTreeSet;
use std::path::Path;

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

/// The days of an entry that CLDR leaves open.
const OPEN: i32 = i32::MIN;

/// All currencies of each territory in CLDR's order, the one in use first, with their days and
/// whether they are legal tender. Codes that ISO 4217's lists do not have are left out, as is
/// the unknown territory.
pub fn history() -> anyhow::Result<Vec<u8>> {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/iso4217/currencies.csv");
    let table = std::fs::read_to_string(table).context("reading the table of currencies")?;
    let known: BTreeSet<&str> = table.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    let data = cldr::supplemental("currencyData")?;
    let regions = data["currencyData"]["region"].as_object().context("currencyData has regions")?;
    let mut territories: Vec<_> = regions.iter().filter(|(territory, _)| *territory != "ZZ").collect();
    territories.sort_unstable_by_key(|(territory, _)| territory.as_str());
    let (mut names, mut counts) = (Record::new(), Record::new());
    let (mut codes, mut firsts, mut lasts, mut tender) = (Record::new(), Record::new(), Record::new(), Record::new());
    let mut entries = 0_u16;
    for (territory, currencies) in &territories {
        anyhow::ensure!(territory.len() == 2, "{territory} has not two letters");
        names.bytes(territory.as_bytes());
        let mut own = 0;
        for (code, facts) in currencies.as_array().into_iter().flatten().flat_map(|entry| entry.as_object()).flatten() {
            if !known.contains(code.as_str()) {
                continue;
            }
            codes.bytes(code.as_bytes());
            firsts.u32(day(&facts["_from"])? as u32);
            lasts.u32(day(&facts["_to"])? as u32);
            tender.u8((facts["_tender"] != "false").into());
            own += 1;
        }
        entries += u16::from(own);
        counts.u8(own);
    }
    let mut file = Record::new();
    file.u16(u16::try_from(territories.len())?).u16(entries);
    file.bytes(&names.0).bytes(&counts.0).bytes(&codes.0).bytes(&firsts.0).bytes(&lasts.0).bytes(&tender.0);
    Ok(file.0)
}

/// A day of CLDR as a count since 1970.
fn day(value: &serde_json::Value) -> anyhow::Result<i32> {
    let Some(text) = value.as_str() else { return Ok(OPEN) };
    let date = coinage::Date::parse(text).map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(date.days())
}
