//! Everything with a process, in one integration binary.

mod cli;
mod elsewhere;
mod endurance;
mod execute;
mod hostile_requests;
mod processes;
mod program;
mod refusals;
mod run;
mod score;
mod server;
mod stopping;
mod unprivileged;
