//! Values that are made once and kept: a list that any number of threads may read and extend
//! without a lock, and that needs no operating system.
//!
//! A newcomer would reach for a mutex. The list only ever grows, so a reference into it stays
//! good for as long as the list, and a thread that comes too late adds its value behind the
//! other's instead of waiting.

use alloc::boxed::Box;
use once_cell::race::OnceBox;

/// A list that grows at its end.
pub(crate) struct Shelf<T> {
    first: OnceBox<Place<T>>,
}

struct Place<T> {
    value: T,
    next: OnceBox<Place<T>>,
}

impl<T> Shelf<T> {
    pub(crate) const fn new() -> Self {
        Self { first: OnceBox::new() }
    }

    /// The values in the order in which they were added.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        core::iter::successors(self.first.get(), |place| place.next.get()).map(|place| &place.value)
    }

    /// Adds a value at the end.
    pub(crate) fn keep(&self, value: T) -> &T {
        let mut waiting = Some(Box::new(Place { value, next: OnceBox::new() }));
        let mut end = &self.first;
        loop {
            match end.get() {
                Some(place) if waiting.is_none() => return &place.value,
                Some(taken) => end = &taken.next,
                None => waiting = waiting.and_then(|place| end.set(place).err()),
            }
        }
    }
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: core::fmt::Debug> core::fmt::Debug for Shelf<T> {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::Shelf;

    #[test]
    fn threads_that_keep_at_once_lose_nothing() {
        let shelf = Shelf::new();
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let shelf = &shelf;
                scope.spawn(move || {
                    for number in 0..100 {
                        assert_eq!(*shelf.keep((thread, number)), (thread, number));
                    }
                });
            }
        });
        for thread in 0..4 {
            let own = shelf.iter().filter(|kept| kept.0 == thread).map(|kept| kept.1);
            assert!(own.eq(0..100), "each thread's values stay in order");
        }
    }
}
