//! Everything with a process, in one integration binary.

mod cli;
mod controls;
mod escapes;
mod interpreters;
mod support;
