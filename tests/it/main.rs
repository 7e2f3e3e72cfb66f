//! Everything with a process, in one integration binary.

mod cli;
