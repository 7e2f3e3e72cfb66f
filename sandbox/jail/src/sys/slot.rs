//! Calls of the slot side.
