//! Calls of the guest side.
