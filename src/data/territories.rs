//! The currency of a territory, by CLDR: the one in use that it lists first.
//!
//! Layout of the file, made by `cargo xtask data`: count u16, the territories (two letters each,
//! sorted), their currencies (three letters each).

use super::Cursor;
use super::index::packed;

static CURRENCIES: &[u8] = include_bytes!("../../data/cldr/territory-currencies.bin");

/// The letters of the currency of a territory, which is packed as the index has it.
pub(crate) fn currency(territory: u32) -> Option<[u8; 3]> {
    let mut cursor = Cursor::new(CURRENCIES);
    let count = usize::from(cursor.u16());
    let territories = cursor.take(count.wrapping_mul(2)).as_chunks::<2>().0;
    let codes = cursor.take(count.wrapping_mul(3)).as_chunks::<3>().0;
    let place = territories.iter().position(|known| packed(known) == territory)?;
    codes.get(place).copied()
}

#[cfg(test)]
mod tests {
    use super::{currency, packed};

    #[test]
    fn a_territory_has_the_currency_that_is_in_use() {
        for (territory, expected) in
            [("US", Some(*b"USD")), ("BG", Some(*b"EUR")), ("CH", Some(*b"CHF")), ("AQ", None), ("x", None)]
        {
            assert_eq!(currency(packed(territory.as_bytes())), expected, "{territory}");
        }
    }
}
