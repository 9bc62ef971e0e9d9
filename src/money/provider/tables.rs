//! The tables of the payment providers: how many places an amount has on their wire, and which
//! amounts they turn down. Facts of their documentation, each with its page and the day of the
//! copy that was read; what no copy said and stands from memory is marked so.

use super::{PaymentProvider, PaymentPurpose};
use crate::money::currency::{Currency, constant};

/// What a provider does with a currency that it treats in a way of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) currency: Currency,
    /// Decimal places of the integer on the wire.
    pub(super) exponent: u8,
    /// What the integer of a charge must be a multiple of.
    charge_step: u8,
    /// What the integer of a payout must be a multiple of.
    payout_step: u8,
}

const fn row(code: [u8; 3], exponent: u8, charge_step: u8, payout_step: u8) -> Row {
    Row { currency: constant(code), exponent, charge_step, payout_step }
}

/// <https://docs.stripe.com/currencies>, sections "Zero-decimal currencies", "Three-decimal
/// currencies" and "Special cases", as stored in 2026; the archived copy of 2022-06-18 agrees but
/// for UGX and TWD, whose special cases are younger. UGX stands in Stripe's list of zero-decimal
/// currencies and among the special cases as one of two decimals; the special case is what an
/// amount is charged by. The codes with three decimals are those of Stripe's payment pages, not
/// of that page: from memory, borne out by a gist of 2023 that lists the same five.
static STRIPE: &[Row] = &[
    row(*b"BHD", 3, 10, 1),
    row(*b"BIF", 0, 1, 1),
    row(*b"CLP", 0, 1, 1),
    row(*b"DJF", 0, 1, 1),
    row(*b"GNF", 0, 1, 1),
    row(*b"HUF", 2, 1, 100),
    row(*b"ISK", 2, 100, 100),
    row(*b"JOD", 3, 10, 1),
    row(*b"JPY", 0, 1, 1),
    row(*b"KMF", 0, 1, 1),
    row(*b"KRW", 0, 1, 1),
    row(*b"KWD", 3, 10, 1),
    row(*b"MGA", 0, 1, 1),
    row(*b"OMR", 3, 10, 1),
    row(*b"PYG", 0, 1, 1),
    row(*b"RWF", 0, 1, 1),
    row(*b"TND", 3, 10, 1),
    row(*b"TWD", 2, 1, 100),
    row(*b"UGX", 2, 100, 100),
    row(*b"VND", 0, 1, 1),
    row(*b"VUV", 0, 1, 1),
    row(*b"XAF", 0, 1, 1),
    row(*b"XOF", 0, 1, 1),
    row(*b"XPF", 0, 1, 1),
];

/// <https://docs.adyen.com/development-resources/currency-codes/>, as stored in 2026: CLP and ISK
/// have two places and CVE and IDR none, "differs from standard". The rest of the exceptions is
/// from the table of Adyen's own npm package `@adyen/adyen-platform-experience-web` 1.5.0.
static ADYEN: &[Row] = &[
    row(*b"BHD", 3, 1, 1),
    row(*b"BYR", 0, 1, 1),
    row(*b"CLP", 2, 1, 1),
    row(*b"CVE", 0, 1, 1),
    row(*b"DJF", 0, 1, 1),
    row(*b"GHC", 0, 1, 1),
    row(*b"GNF", 0, 1, 1),
    row(*b"IDR", 0, 1, 1),
    row(*b"IQD", 3, 1, 1),
    row(*b"ISK", 2, 1, 1),
    row(*b"JOD", 3, 1, 1),
    row(*b"JPY", 0, 1, 1),
    row(*b"KMF", 0, 1, 1),
    row(*b"KRW", 0, 1, 1),
    row(*b"KWD", 3, 1, 1),
    row(*b"LYD", 3, 1, 1),
    row(*b"MRO", 1, 1, 1),
    row(*b"OMR", 3, 1, 1),
    row(*b"PYG", 0, 1, 1),
    row(*b"RWF", 0, 1, 1),
    row(*b"TND", 3, 1, 1),
    row(*b"UGX", 0, 1, 1),
    row(*b"VND", 0, 1, 1),
    row(*b"VUV", 0, 1, 1),
    row(*b"XAF", 0, 1, 1),
    row(*b"XOF", 0, 1, 1),
    row(*b"XPF", 0, 1, 1),
];

/// <https://www.checkout.com/docs/payments/accept-payments/format-the-amount-value>, of
/// 2025-12-17: whole units, thousandths whose last digit is 0, hundredths for all others; above
/// zero, no more than nine digits. Of CLP, which is among the hundredths, the page has a note that
/// no copy showed to its end; that its two last digits are 00 follows from the peso having no
/// smaller unit.
static CHECKOUT: &[Row] = &[
    row(*b"BHD", 3, 10, 10),
    row(*b"BIF", 0, 1, 1),
    row(*b"CLP", 2, 100, 100),
    row(*b"DJF", 0, 1, 1),
    row(*b"GNF", 0, 1, 1),
    row(*b"IQD", 3, 10, 10),
    row(*b"ISK", 0, 1, 1),
    row(*b"JOD", 3, 10, 10),
    row(*b"JPY", 0, 1, 1),
    row(*b"KMF", 0, 1, 1),
    row(*b"KRW", 0, 1, 1),
    row(*b"KWD", 3, 10, 10),
    row(*b"LYD", 3, 10, 10),
    row(*b"OMR", 3, 10, 10),
    row(*b"PYG", 0, 1, 1),
    row(*b"RWF", 0, 1, 1),
    row(*b"TND", 3, 10, 10),
    row(*b"UGX", 0, 1, 1),
    row(*b"VND", 0, 1, 1),
    row(*b"VUV", 0, 1, 1),
    row(*b"XAF", 0, 1, 1),
    row(*b"XOF", 0, 1, 1),
    row(*b"XPF", 0, 1, 1),
];

/// PayPal's currency codes, as OroCommerce's documentation and the types of a PayPal package for
/// Flutter repeat them (both stored in 2026): HUF, JPY and TWD take no decimals, all others two;
/// <https://developer.paypal.com/api/payments/v2/errors/decimal_precision> says the same of two
/// places. The list is closed: PayPal takes no other currency.
static PAYPAL: &[Row] = &[
    row(*b"AUD", 2, 1, 1),
    row(*b"BRL", 2, 1, 1),
    row(*b"CAD", 2, 1, 1),
    row(*b"CHF", 2, 1, 1),
    row(*b"CNY", 2, 1, 1),
    row(*b"CZK", 2, 1, 1),
    row(*b"DKK", 2, 1, 1),
    row(*b"EUR", 2, 1, 1),
    row(*b"GBP", 2, 1, 1),
    row(*b"HKD", 2, 1, 1),
    row(*b"HUF", 0, 1, 1),
    row(*b"ILS", 2, 1, 1),
    row(*b"INR", 2, 1, 1),
    row(*b"JPY", 0, 1, 1),
    row(*b"MXN", 2, 1, 1),
    row(*b"MYR", 2, 1, 1),
    row(*b"NOK", 2, 1, 1),
    row(*b"NZD", 2, 1, 1),
    row(*b"PHP", 2, 1, 1),
    row(*b"PLN", 2, 1, 1),
    row(*b"SEK", 2, 1, 1),
    row(*b"SGD", 2, 1, 1),
    row(*b"THB", 2, 1, 1),
    row(*b"TWD", 0, 1, 1),
    row(*b"USD", 2, 1, 1),
];

/// The largest charges of Stripe where they are above eight digits, by its section "Minimum and
/// maximum charge amounts": the highest of any way to pay. The page gives COP, HUF and LBP by
/// their amounts, which is what stands here; JPY has ten digits.
static STRIPE_LARGEST: &[(Currency, i64)] = &[
    (constant(*b"COP"), 999_999_999_999),
    (constant(*b"HUF"), 999_999_999_999),
    (constant(*b"IDR"), 999_999_999_999),
    (constant(*b"INR"), 999_999_999),
    (constant(*b"JPY"), 9_999_999_999),
    (constant(*b"LBP"), 99_999_999_999_999),
];

impl PaymentProvider {
    const fn rows(self) -> &'static [Row] {
        match self {
            Self::Stripe => STRIPE,
            Self::Adyen => ADYEN,
            Self::Checkout => CHECKOUT,
            Self::PayPal => PAYPAL,
        }
    }

    /// How it treats a currency: by its table, else in hundredths where ISO 4217 has them too.
    /// What neither says is `None`, rather than an amount that may be off by powers of ten.
    pub(super) fn row(self, currency: Currency) -> Option<Row> {
        let found = self.rows().binary_search_by(|row| row.currency.cmp(&currency)).ok();
        match found.and_then(|at| self.rows().get(at)) {
            Some(row) => Some(*row),
            None if self != Self::PayPal && currency.minor_units() == Some(2) && !currency.is_registered() => {
                Some(Row { currency, exponent: 2, charge_step: 1, payout_step: 1 })
            }
            None => None,
        }
    }

    /// The largest integer it takes, where it says so.
    pub(super) fn largest(self, currency: Currency, purpose: PaymentPurpose) -> Option<i64> {
        match (self, purpose) {
            (Self::Stripe, PaymentPurpose::Charge) => {
                let larger = STRIPE_LARGEST.iter().find(|(known, _)| *known == currency);
                Some(larger.map_or(99_999_999, |(_, largest)| *largest))
            }
            (Self::Checkout, _) => Some(999_999_999),
            _ => None,
        }
    }

    /// Whether an amount of zero means something to it: Adyen checks a card that way.
    pub(super) fn takes_zero(self) -> bool {
        self == Self::Adyen
    }
}

impl Row {
    /// What the integer must be a multiple of: the provider's step, and no less than what the
    /// currency itself can be divided into.
    pub(super) fn step(&self, purpose: PaymentPurpose) -> i128 {
        let own = match purpose {
            PaymentPurpose::Charge => self.charge_step,
            PaymentPurpose::Payout => self.payout_step,
        };
        let minor = self.currency.minor_units().unwrap_or(self.exponent);
        let beyond = u32::from(self.exponent.saturating_sub(minor));
        // Both are powers of ten.
        i128::from(own).max(10_i128.saturating_pow(beyond))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_ordered_by_code() {
        for provider in PaymentProvider::ALL {
            assert!(provider.rows().is_sorted_by(|a, b| a.currency < b.currency), "{provider:?}");
        }
    }

    #[test]
    fn a_currency_without_cents_is_never_assumed_to_have_them() {
        for provider in PaymentProvider::ALL {
            for currency in Currency::all() {
                if let Some(row) = provider.row(currency)
                    && !provider.rows().iter().any(|known| known.currency == currency)
                {
                    assert_eq!((row.exponent, currency.minor_units()), (2, Some(2)), "{provider:?} {currency}");
                }
            }
        }
    }
}
