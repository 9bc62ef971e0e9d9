//! Rounding modes under their ECMA-402 names.

use crate::error::{Error, ErrorCode, Result};
use core::cmp::Ordering;

/// How a number that lies between two neighbours is rounded: ECMA-402's nine modes.
///
/// "Away from zero" and "towards zero" look at the magnitude, "up" and "down" at the number
/// line; they differ for negative numbers only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RoundingMode {
    /// Towards positive infinity.
    Ceil,
    /// Towards negative infinity.
    Floor,
    /// Away from zero.
    Expand,
    /// Towards zero.
    Trunc,
    /// To the nearest; halves towards positive infinity.
    HalfCeil,
    /// To the nearest; halves towards negative infinity.
    HalfFloor,
    /// To the nearest; halves away from zero. ECMA-402's default and euro law's rule.
    #[default]
    HalfExpand,
    /// To the nearest; halves towards zero.
    HalfTrunc,
    /// To the nearest; halves to the even neighbour (bankers' rounding).
    HalfEven,
}

impl RoundingMode {
    /// All modes, in ECMA-402's order.
    pub const ALL: [Self; 9] = [
        Self::Ceil,
        Self::Floor,
        Self::Expand,
        Self::Trunc,
        Self::HalfCeil,
        Self::HalfFloor,
        Self::HalfExpand,
        Self::HalfTrunc,
        Self::HalfEven,
    ];

    /// The ECMA-402 name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ceil => "ceil",
            Self::Floor => "floor",
            Self::Expand => "expand",
            Self::Trunc => "trunc",
            Self::HalfCeil => "halfCeil",
            Self::HalfFloor => "halfFloor",
            Self::HalfExpand => "halfExpand",
            Self::HalfTrunc => "halfTrunc",
            Self::HalfEven => "halfEven",
        }
    }

    /// Reads an ECMA-402 name.
    ///
    /// # Errors
    /// `invalid-option` with the list of names.
    ///
    /// ```
    /// use coinage::RoundingMode;
    /// assert_eq!(RoundingMode::parse("halfEven")?, RoundingMode::HalfEven);
    /// assert_eq!(RoundingMode::parse("bankers").unwrap_err().code(), "invalid-option");
    /// # Ok::<(), coinage::Error>(())
    /// ```
    pub fn parse(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|mode| mode.as_str() == name).ok_or_else(|| {
            Error::new(ErrorCode::InvalidOption, &["rounding mode `", name, "` does not exist"])
                .with_hint(&["one of ceil, floor, expand, trunc, halfCeil, halfFloor, halfExpand, halfTrunc, halfEven"])
        })
    }

    /// Whether the magnitude grows, given where the discarded part stands against one half
    /// and whether the kept part is odd. The discarded part is not zero.
    pub(crate) fn grows(self, negative: bool, against_half: Ordering, odd: bool) -> bool {
        let nearest = |on_half: bool| match against_half {
            Ordering::Less => false,
            Ordering::Equal => on_half,
            Ordering::Greater => true,
        };
        match self {
            Self::Ceil => !negative,
            Self::Floor => negative,
            Self::Expand => true,
            Self::Trunc => false,
            Self::HalfCeil => nearest(!negative),
            Self::HalfFloor => nearest(negative),
            Self::HalfExpand => nearest(true),
            Self::HalfTrunc => nearest(false),
            Self::HalfEven => nearest(odd),
        }
    }
}
