//! The barriers around a guest, each in a file of its own.
