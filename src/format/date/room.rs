//! Where a date is written: a slice that is long enough for the longest one.
//!
//! Texts are a few units long, and for those a copy of a fixed size is several times faster
//! than one of the exact length: whole blocks are copied and what is too much is written over.

/// How many units are copied at once.
pub(super) const BLOCK: usize = 8;

/// Room to write into; what does not fit is dropped, which a plan's bound rules out.
pub(super) struct Room<'a> {
    units: &'a mut [u16],
    used: usize,
}

impl<'a> Room<'a> {
    pub(super) fn new(units: &'a mut [u16]) -> Self {
        Self { units, used: 0 }
    }

    /// How many units were written.
    #[inline]
    pub(super) fn used(&self) -> usize {
        self.used
    }

    /// What was written from a place on.
    pub(super) fn written_from(&self, start: usize) -> &[u16] {
        self.units.get(start..self.used).unwrap_or_default()
    }

    /// Writes the first `length` units; at least [`BLOCK`] more should follow them.
    #[inline]
    pub(super) fn push_start(&mut self, units: &[u16], length: usize) {
        let mut done = 0;
        while done < length {
            let to = self.units.get_mut(self.used.wrapping_add(done)..).and_then(<[u16]>::first_chunk_mut::<BLOCK>);
            let from = units.get(done..).and_then(<[u16]>::first_chunk::<BLOCK>);
            let (Some(to), Some(from)) = (to, from) else { break };
            *to = *from;
            done = done.wrapping_add(BLOCK);
        }
        self.used = self.used.wrapping_add(length);
    }

    /// Writes two units.
    #[inline]
    pub(super) fn push_pair(&mut self, pair: [u16; 2]) {
        if let Some(to) = self.units.get_mut(self.used..).and_then(<[u16]>::first_chunk_mut::<2>) {
            *to = pair;
        }
        self.used = self.used.wrapping_add(2);
    }

    /// Writes a unit or two.
    #[inline]
    pub(super) fn push(&mut self, units: &[u16]) {
        for &unit in units {
            if let Some(to) = self.units.get_mut(self.used) {
                *to = unit;
            }
            self.used = self.used.wrapping_add(1);
        }
    }
}
