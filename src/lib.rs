//! Tockbox: the service, the command line and judging.
//!
//! The request path, one file a hop: [`http`] turns bytes into a valid [`submission`]; [`judge`] turns it into
//! executions, runs them on a backend and compares what came back; the backend crates do the rest. The command
//! line ([`cli`]) enters at [`judge`]. Nothing here knows system calls, PyO3 or WebAssembly.
#![forbid(unsafe_code)]

pub mod bench;
pub mod cli;
pub mod completion;
pub mod config;
pub mod dataset;
pub mod http;
pub mod judge;
pub mod judgement;
pub mod problem;
pub mod score;
pub mod submission;
pub mod telemetry;
