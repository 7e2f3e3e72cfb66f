//! Everything with a process, in one integration binary.

mod batch_route;
mod bench;
mod cli;
mod controls;
mod differential;
mod elsewhere;
mod endurance;
mod escapes;
mod execute;
mod hostile_requests;
mod interpreters;
mod objects;
mod processes;
mod program;
mod refusals;
mod run;
mod scheduling;
mod score;
mod score_route;
mod server;
mod stopping;
mod support;
mod test_code;
mod unprivileged;
mod wasm;
