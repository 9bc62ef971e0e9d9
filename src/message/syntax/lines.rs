//! Lines of a source text: from an offset to the line and column that an editor shows.

use alloc::vec::Vec;

/// Where the lines of a text begin.
#[derive(Clone, Debug)]
pub(crate) struct Lines<'s> {
    source: &'s str,
    starts: Vec<usize>,
}

impl<'s> Lines<'s> {
    pub(crate) fn new(source: &'s str) -> Self {
        let mut starts = Vec::from([0]);
        starts
            .extend(source.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at.saturating_add(1)));
        Self { source, starts }
    }

    /// The line and the column in code points of an offset, both counted from 1.
    pub(crate) fn place(&self, offset: usize) -> (u32, u32) {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let before = self.source.get(start..offset).unwrap_or_default();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        (number(line), number(before.chars().count().saturating_add(1)))
    }

    /// A line by its number, without its end.
    #[cfg(feature = "eval")]
    pub(crate) fn line(&self, line: u32) -> Option<&'s str> {
        let start = *self.starts.get((line as usize).checked_sub(1)?)?;
        self.source.get(start..)?.lines().next()
    }
}
