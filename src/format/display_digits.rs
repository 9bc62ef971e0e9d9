//! The decimal places that a currency is shown with: CLDR's, which are not those it is counted in.

use crate::money::Currency;

impl Currency {
    /// The decimal places of an amount as readers see it, by CLDR; 2 where CLDR has no others.
    ///
    /// A number format shows as many unless it is told otherwise (`currencyDigits`). Amounts are
    /// counted and rounded in [`minor_units`](Self::minor_units).
    ///
    /// ```
    /// use coinage::Currency;
    /// let forint = Currency::parse("HUF")?;
    /// assert_eq!((forint.display_digits(), forint.minor_units()), (0, Some(2)));
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn display_digits(self) -> u8 {
        self.letters().map_or(2, |letters| super::number::fraction(letters).digits)
    }
}
