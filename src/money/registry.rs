//! Currencies that ISO 4217 does not list: tokens, points, house money.
//!
//! They are registered once for the whole process, in a list that only grows: a [`Currency`] stays
//! the small number that it is, can be copied into every amount, and never changes what it means.
//! Nothing can be taken out or defined anew, so it does not matter who registers first and when
//! others look; two parts of a program that disagree about a code get an error instead of one
//! of the two meanings. A newcomer would want a registry to pass around: amounts would have to carry
//! it, or a code would be looked up in one registry and written by another.

use super::currency::{COUNT, Currency};
use super::text::beginning;
use crate::error::{Error, ErrorCode, Result};
use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::string::ToString as _;
use std::sync::{Mutex, OnceLock, PoisonError};

/// How many currencies can be registered in a process.
const MOST: usize = 1024;
/// The finest unit: a wei of ether. 28 digits hold ten digits before the point with it.
const FINEST: u8 = 18;

static SLOTS: [OnceLock<Definition>; MOST] = [const { OnceLock::new() }; MOST];
/// Held while a currency is added; looking one up takes no lock.
static ADDING: Mutex<()> = Mutex::new(());

#[derive(Debug, PartialEq, Eq)]
struct Definition {
    code: String,
    name: String,
    minor_units: u8,
}

impl Currency {
    /// Registers a currency that ISO 4217 does not list, for this process; the same definition
    /// again gives the same currency.
    ///
    /// The code has 3 to 12 capital letters and digits, a letter among them; the minor unit up to
    /// 18 decimal places. Amounts stay exact to the last place, with 28 digits in all.
    ///
    /// # Errors
    /// `invalid-option` for a code of another form, a code of ISO 4217 (current or historic), one
    /// that was registered with another name or unit, a finer unit, an empty name, and beyond
    /// 1024 currencies.
    ///
    /// ```
    /// use coinage::{Currency, Money};
    /// let ether = Currency::register("ETH", "Ether", 18)?;
    /// let wei = Money::parse("1234567.000000000000000001", "eth")?;
    /// assert_eq!(wei.currency(), ether);
    /// assert_eq!(wei.to_minor()?, 1_234_567_000_000_000_000_000_001);
    /// assert_eq!(wei.add(&wei)?.to_string(), "2469134.000000000000000002 ETH");
    /// assert_eq!(Currency::register("ETH", "Ether", 18)?, ether);
    ///
    /// let error = Currency::register("ETH", "Ether", 8).unwrap_err();
    /// assert_eq!(error.to_string(), "`ETH` is registered already, as Ether with 18 decimal places");
    /// let error = Currency::register("EUR", "Euro of the house", 2).unwrap_err();
    /// assert_eq!(error.to_string(), "`EUR` is a code of ISO 4217, Euro");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn register(code: &str, name: &str, minor_units: u8) -> Result<Self> {
        let refused =
            |message: &[&str], hint: &str| Err(Error::new(ErrorCode::InvalidOption, message).with_hint(&[hint]));
        let is_well_formed = (3..=12).contains(&code.len())
            && code.bytes().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit())
            && code.bytes().any(|letter| letter.is_ascii_uppercase());
        if !is_well_formed {
            return refused(
                &["`", beginning(code), "` cannot be the code of a currency"],
                "3 to 12 capital letters and digits, a letter among them, like USDC",
            );
        }
        if minor_units > FINEST {
            return refused(
                &["a minor unit of ", &minor_units.to_string(), " decimal places is too fine"],
                "at most 18 decimal places; 28 digits are held in all",
            );
        }
        if name.trim().is_empty() {
            return refused(&["the currency ", code, " has no name"], "give it the name that people know");
        }
        if let Some(known) = Self::of_list(code.as_bytes()) {
            return refused(
                &["`", code, "` is a code of ISO 4217, ", known.name()],
                "choose a code that no list has, of four letters for instance",
            );
        }
        let wanted = Definition { code: code.to_owned(), name: name.to_owned(), minor_units };
        let adding = ADDING.lock().unwrap_or_else(PoisonError::into_inner);
        for (slot, number) in SLOTS.iter().zip(COUNT..) {
            let known = slot.get_or_init(|| Definition { code: code.to_owned(), name: name.to_owned(), minor_units });
            if *known == wanted {
                return Ok(Self::of_number(number));
            }
            if known.code == wanted.code {
                let places = known.minor_units.to_string();
                return refused(
                    &["`", code, "` is registered already, as ", &known.name, " with ", &places, " decimal places"],
                    "a currency keeps its meaning as long as the process runs; use another code",
                );
            }
        }
        drop(adding);
        refused(&["there is no room for the currency ", code], "no more than 1024 currencies can be registered")
    }

    /// Whether the currency was registered and is not one of ISO 4217's.
    pub fn is_registered(self) -> bool {
        definition(self).is_some()
    }

    /// The currencies registered so far, in the order in which they were.
    pub fn registered() -> impl Iterator<Item = Self> {
        SLOTS
            .iter()
            .zip(COUNT..)
            .take_while(|(slot, _)| slot.get().is_some())
            .map(|(_, number)| Self::of_number(number))
    }
}

fn definition(currency: Currency) -> Option<&'static Definition> {
    let place = currency.number().checked_sub(COUNT)?;
    SLOTS.get(usize::from(place))?.get()
}

/// The currency of a registered code, in letters of any case.
#[cold]
pub(super) fn find(code: &[u8]) -> Option<Currency> {
    let is_it = |definition: &Definition| definition.code.as_bytes().eq_ignore_ascii_case(code);
    let slots = SLOTS.iter().map_while(OnceLock::get).zip(COUNT..);
    slots.filter(|(known, _)| is_it(known)).map(|(_, number)| Currency::of_number(number)).next()
}

pub(super) fn code(currency: Currency) -> Option<&'static str> {
    definition(currency).map(|known| known.code.as_str())
}

pub(super) fn name(currency: Currency) -> Option<&'static str> {
    definition(currency).map(|known| known.name.as_str())
}

pub(super) fn minor_units(currency: Currency) -> Option<u8> {
    definition(currency).map(|known| known.minor_units)
}

/// Letters for a format: the code where it has three, else its place among the registered ones
/// behind a sign that no code holds.
pub(super) fn letters(currency: Currency) -> Option<[u8; 3]> {
    let code = definition(currency)?.code.as_bytes();
    if let &[a, b, c] = code {
        return Some([a, b, c]);
    }
    let place = currency.number().checked_sub(COUNT)?;
    Some([SIGN, place.to_le_bytes()[0] & 0x1f | FIRST, (place >> 5).to_le_bytes()[0] & 0x1f | FIRST])
}

const SIGN: u8 = b'#';
/// 32 characters of ASCII from here on.
const FIRST: u8 = b'@';

/// The registered currency that a format's letters stand for.
pub(crate) fn of_letters(letters: [u8; 3]) -> Option<Currency> {
    let [sign, low, high] = letters;
    if sign != SIGN {
        return find(&letters);
    }
    let place = u16::from(low & 0x1f) | u16::from(high & 0x1f) << 5;
    Some(Currency::of_number(place.checked_add(COUNT)?)).filter(|currency| currency.is_registered())
}
