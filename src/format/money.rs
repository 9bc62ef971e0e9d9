//! Amounts as readers of a locale write them, through Rust's `Display`.

use super::number::{NumberFormat, NumberFormatOptions, Style};
use crate::error::Result;
use crate::locale::Locale;
use crate::money::Money;
use alloc::string::String;
use core::fmt;

/// An amount with the locale it is to be written in; made by [`Money::display`].
#[derive(Clone, Copy, Debug)]
pub struct LocalizedMoney<'a> {
    money: Money,
    locale: &'a Locale,
}

impl Money {
    /// The amount as readers of a locale write it, with the currency's symbol there and CLDR's
    /// display digits. A registered currency shows at least two of its places and no zeros
    /// behind them.
    ///
    /// For many amounts build one [`NumberFormat`]; for other options see
    /// [`format_with`](Self::format_with).
    ///
    /// ```
    /// use coinage::{Locale, Money};
    /// let price = Money::parse("1299.5", "EUR")?;
    /// let (german, english) = (Locale::parse("de")?, Locale::parse("en")?);
    /// assert_eq!(format!("{} or {}", price.display(&german), price.display(&english)), "1.299,50\u{a0}€ or €1,299.50");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub const fn display<'a>(&self, locale: &'a Locale) -> LocalizedMoney<'a> {
        LocalizedMoney { money: *self, locale }
    }

    /// The amount by options of a number format; style and currency are the amount's own.
    ///
    /// # Errors
    /// `invalid-option` where options contradict each other.
    ///
    /// ```
    /// use coinage::format::{CurrencyDigits, CurrencyDisplay, NumberFormatOptions};
    /// use coinage::{Locale, Money};
    /// let price = Money::parse("10.45", "HUF")?;
    /// let english = Locale::parse("en")?;
    /// let mut options = NumberFormatOptions::default();
    /// assert_eq!(price.format_with(&english, &options)?, "HUF\u{a0}10");
    /// options.currency_digits = CurrencyDigits::Iso;
    /// options.currency_display = CurrencyDisplay::NarrowSymbol;
    /// assert_eq!(price.format_with(&english, &options)?, "Ft\u{a0}10.45");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn format_with(&self, locale: &Locale, options: &NumberFormatOptions) -> Result<String> {
        let mut options = options.clone();
        options.style = Style::Currency;
        options.currency = self.currency().letters();
        Ok(NumberFormat::new(locale, &options)?.format(&self.digits()))
    }
}

impl fmt::Display for LocalizedMoney<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        #[allow(unused_mut)]
        let mut options = NumberFormatOptions::default();
        #[cfg(feature = "facts")]
        if self.money.currency().is_registered() {
            let places = self.money.currency().minor_units().unwrap_or(2);
            options.minimum_fraction_digits = Some(places.min(2));
            options.maximum_fraction_digits = Some(places);
        }
        match self.money.format_with(self.locale, &options) {
            Ok(text) => formatter.pad(&text),
            // No option that is set here can be refused.
            Err(_) => formatter.pad(&self.money.to_text()),
        }
    }
}
