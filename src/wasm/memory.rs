//! The module's memory: what wasm has instead of an operating system.
//!
//! One thread, few and short-lived kinds of buffers, and every byte of code is downloaded: blocks
//! come in powers of two, freed ones wait in a list by size, the rest is cut off the end of
//! memory. The allocator of the standard library serves patterns that don't occur here with
//! six times the code. A newcomer would look for merging of free blocks: there is none, a
//! size once used is used again.

#![expect(
    unsafe_code,
    reason = "an allocator hands out raw memory, and a static shared by one thread needs telling so"
)]

use core::alloc::{GlobalAlloc, Layout};
use core::cell::{Cell, RefCell, RefMut};

/// A value that lives as long as the module.
pub(super) struct State<T>(RefCell<T>);

// SAFETY: the module is built without threads: wasm's `atomics` are refused below.
unsafe impl<T> Sync for State<T> {}

#[cfg(target_feature = "atomics")]
compile_error!("the wasm bindings keep state for one thread; build them without the feature `atomics`");

impl<T> State<T> {
    pub(super) const fn new(value: T) -> Self {
        Self(RefCell::new(value))
    }

    #[inline]
    pub(super) fn with_borrow<R>(&self, work: impl FnOnce(&T) -> R) -> R {
        work(&exclusive(&self.0))
    }

    #[inline]
    pub(super) fn with_borrow_mut<R>(&self, work: impl FnOnce(&mut T) -> R) -> R {
        work(&mut exclusive(&self.0))
    }
}

/// A value borrowed twice ends the module as a panic does, without the words of one.
#[cfg(target_arch = "wasm32")]
#[inline]
fn exclusive<T>(cell: &RefCell<T>) -> RefMut<'_, T> {
    match cell.try_borrow_mut() {
        Ok(value) => value,
        Err(_) => core::arch::wasm32::unreachable(),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn exclusive<T>(cell: &RefCell<T>) -> RefMut<'_, T> {
    cell.borrow_mut()
}

/// What a block is aligned to, and the smallest block.
const SMALLEST: usize = 16;
const PAGE: usize = 1 << 16;

struct Allocator {
    /// First free block by the power of two it measures; each tells the next in its first word.
    free: [Cell<usize>; 32],
    /// The unused end of memory.
    rest: Cell<(usize, usize)>,
}

// SAFETY: as that of `State`.
unsafe impl Sync for Allocator {}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: Allocator = Allocator { free: [const { Cell::new(0) }; 32], rest: Cell::new((0, 0)) };

/// The power of two that holds a size.
#[inline]
fn class(size: usize) -> u32 {
    usize::BITS.wrapping_sub(size.max(SMALLEST).wrapping_sub(1).leading_zeros())
}

impl Allocator {
    /// Cuts a block off the end of memory; 0 where there is no more.
    #[cold]
    fn cut(&self, size: usize) -> usize {
        let (mut start, mut end) = self.rest.get();
        if size > end.wrapping_sub(start) {
            let pages = size.div_ceil(PAGE);
            let grown = grow(pages);
            if grown == usize::MAX {
                return 0;
            }
            let grown = grown.wrapping_mul(PAGE);
            // Memory that grew right behind the rest makes it longer.
            if grown != end {
                start = grown;
            }
            end = grown.wrapping_add(pages.wrapping_mul(PAGE));
        }
        self.rest.set((start.wrapping_add(size), end));
        start
    }
}

#[cfg(target_arch = "wasm32")]
fn grow(pages: usize) -> usize {
    core::arch::wasm32::memory_grow(0, pages)
}

#[cfg(not(target_arch = "wasm32"))]
fn grow(_: usize) -> usize {
    usize::MAX
}

// SAFETY: a block belongs to one caller from `alloc` to `dealloc`, measures the power of two that
// holds its layout, and starts at a multiple of 16, as all blocks do; stricter layouts are refused.
unsafe impl GlobalAlloc for Allocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let class = class(layout.size());
        let Some(list) = self.free.get(class as usize).filter(|_| layout.align() <= SMALLEST) else {
            return core::ptr::null_mut();
        };
        let first = list.get() as *mut usize;
        if first.is_null() {
            return self.cut(1 << class) as *mut u8;
        }
        // SAFETY: a block in the list is free and tells the next one in its first word.
        list.set(unsafe { first.read() });
        first.cast()
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if let Some(list) = self.free.get(class(layout.size()) as usize) {
            // SAFETY: the caller gives the block back; it measures at least 16 bytes.
            unsafe { block.cast::<usize>().write(list.get()) };
            list.set(block as usize);
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if class(layout.size()) == class(size) {
            return block;
        }
        // SAFETY: the caller promises a size that fits; both blocks hold the smaller of the two.
        unsafe {
            let moved = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
            if !moved.is_null() {
                moved.copy_from_nonoverlapping(block, layout.size().min(size));
                self.dealloc(block, layout);
            }
            moved
        }
    }
}

/// A panic ends the module: there is nobody to read its words, and they would be downloaded. In
/// builds with debug assertions ICU4X brings the standard library, which has a handler.
#[cfg(all(target_arch = "wasm32", not(feature = "std"), not(debug_assertions)))]
#[panic_handler]
fn stop(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
