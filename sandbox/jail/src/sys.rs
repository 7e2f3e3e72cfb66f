//! Every unsafe system call of this crate, one small function each.

pub(crate) mod guest;
pub(crate) mod memory;
pub(crate) mod process;
pub(crate) mod slot;
