//! The heap that forked processes inherit.

use crate::sys::memory;

/// Puts the heap in order before forks: freed blocks are merged now, once, and what is whole pages of them is given
/// back; then takes what holes are left, so that children allocate at its end. Otherwise every child would do the merging
/// for itself, and write to holes here and there, on copies of all pages concerned.
pub fn settle() {
    memory::trim_heap();
    memory::take_holes_of_heap();
}
