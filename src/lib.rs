//! Tockbox: service, CLI and judging.
#![forbid(unsafe_code)]
