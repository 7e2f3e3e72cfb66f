//! The types every part of Tockbox shares.
//!
//! This crate owns the vocabulary of one guest run: what is asked of a backend ([`Execution`]), what the
//! backend saw ([`GuestRun`]), the values that cross the boundary ([`Value`]) and their encoding ([`codec`]).
//! It does no I/O, has no unsafe code and knows no async runtime, no problem, no reward and no HTTP.
#![forbid(unsafe_code)]

pub mod answer;
pub mod backend;
pub mod codec;
pub mod control;
pub mod dialogue;
pub mod execution;
pub mod frame;
pub mod harness;
pub mod isolation;
pub mod limits;
pub mod message;
pub mod object;
pub mod outcome;
pub mod report;
pub mod request;
pub mod tested;
pub mod value;

pub use backend::{Backend, BackendFuture, Flow, RunObserver, SandboxError};
pub use execution::{Call, CallPath, Case, Execution, GuestFile, Program};
pub use isolation::{Isolation, LayerReport, Tier};
pub use limits::Limits;
pub use object::Kind;
pub use outcome::{
    Claim, Ending, Flag, Frame, GuestException, GuestRun, KillReason, Output, Relation, SyntaxPlace, Usage,
};
pub use tested::{Check, Suite, TestCode, TestEnd, TestForm, Tested};
pub use value::{Text, Value};
