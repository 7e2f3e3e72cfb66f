//! The heap that forked processes inherit.

use crate::sys::process;

/// Puts the heap in order before forks: freed blocks are merged now, once, and what is whole pages of them is given
/// back. Otherwise every child would do it for itself, on copies of all pages concerned.
pub fn settle() {
    process::trim_heap();
}
