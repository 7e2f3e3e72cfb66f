//! Batch scoring.

pub mod identity;
pub mod index_set;
pub mod journal;
pub mod median;
pub mod pass_at_k;
