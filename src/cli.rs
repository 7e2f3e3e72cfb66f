//! The command line (written on another branch).

pub mod datasets;
pub mod score;
