//! The judge: submission → executions → verdicts → judgement.
//!
//! The one place that orders guest runs and says what they are worth. It knows no HTTP and no slots; a guest's
//! failure is data here, and only the sandbox's own failure becomes `internal_error`.

pub mod checker;
pub(crate) mod key;
pub mod reward;
pub mod verdict;

use std::sync::Arc;

use tockbox_core::Backend;

use crate::judgement::Judgement;
use crate::submission::{Submission, Template};

/// Judges submissions on one backend.
#[derive(Clone)]
pub struct Judge {
    backend: Arc<dyn Backend>,
}

impl Judge {
    /// A judge that runs code on `backend`.
    pub fn new(backend: Arc<dyn Backend>) -> Self {
        Self { backend }
    }

    /// Runs all tests of `submission`, or the code alone when there are none. Never fails: trouble of ours is
    /// the verdict `internal_error`. Dropping the future kills the guest.
    pub async fn judge(&self, submission: &Submission) -> Judgement {
        let _ = (submission, &self.backend);
        unimplemented!()
    }

    /// The judgement of a completion that holds no code: every test is `no_result`, the reward is 0.
    pub fn without_code(&self, template: &Template) -> Judgement {
        let _ = template;
        unimplemented!()
    }
}
