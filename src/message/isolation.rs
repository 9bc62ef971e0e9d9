//! Setting what stands in a placeable apart from the text around it: the marks of UAX #9, whether
//! they are written at all, and when they may go.

use crate::error::Result;
use crate::format::Scratch;
use crate::locale::Direction;

/// Whether variables and function results stand between U+2068 and U+2069, so that their direction
/// does not disturb the text around them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Isolation {
    /// All of them, as Fluent says.
    #[default]
    Always,
    /// Those with a letter that runs against the locale's direction.
    Auto,
    /// None.
    Never,
}

impl Isolation {
    /// Reads `always`, `auto` or `never`.
    ///
    /// # Errors
    /// `invalid-option` for another word.
    pub fn parse(word: &str) -> Result<Self> {
        crate::format::options::choose(
            "isolation",
            word,
            &["always", "auto", "never"],
            &[Self::Always, Self::Auto, Self::Never],
        )
    }
}

/// `true` is always, `false` never.
impl From<bool> for Isolation {
    fn from(isolates: bool) -> Self {
        if isolates { Self::Always } else { Self::Never }
    }
}

pub(super) const FIRST_STRONG_ISOLATE: u16 = 0x2068;
pub(super) const POP_DIRECTIONAL_ISOLATE: u16 = 0x2069;

/// Whether a unit is of a script that runs from right to left; half of a pair of Adlam and the like
/// counts.
const fn runs_to_the_left(unit: u16) -> bool {
    matches!(unit, 0x590..=0x8ff | 0x200f | 0x2067 | 0xfb1d..=0xfdff | 0xfe70..=0xfefc | 0xd802..=0xd803 | 0xd83a..=0xd83b)
}

/// Whether a unit is a letter of any other script.
const fn runs_to_the_right(unit: u16) -> bool {
    matches!(unit, 0x41..=0x5a | 0x61..=0x7a | 0xaa | 0xb5 | 0xba | 0xc0..=0x2b8 | 0x370..=0x58f | 0x900..=0x1fff)
        || matches!(unit, 0x200e | 0x2066 | 0x2c00..=0x2dff | 0x3005..=0x9fff | 0xa000..=0xd7ff)
}

/// Takes the marks around what was written from a place on away again, where all of it runs the
/// way of the locale.
#[cold]
#[inline(never)]
pub(super) fn join(out: &mut Scratch, start: usize, direction: Direction) {
    let Some([_, inner @ .., _]) = out.units().get(start..) else { return };
    let to_the_right = direction == Direction::LeftToRight;
    let against = |unit: &u16| if to_the_right { runs_to_the_left(*unit) } else { runs_to_the_right(*unit) };
    if !inner.iter().any(against) {
        let inner = inner.to_vec();
        out.truncate(start);
        out.push_units(&inner);
    }
}
