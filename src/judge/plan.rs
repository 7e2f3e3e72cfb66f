//! Which executions a submission needs.

use std::sync::Arc;

use tockbox_core::{Case, Execution, Program, Suite};

use super::reward::RewardRule;
use crate::submission::{Submission, TestKind};

/// One execution and the tests that its runs answer, in order.
pub(super) struct Step {
    indices: Vec<usize>,
    work: Work,
}

enum Work {
    Script(Arc<[u8]>),
    Cases(Vec<Case>),
}

/// The steps of `submission`. A `stdio` test is an execution of its own; all others share one, so that the code is
/// loaded once. With `stop_on_failure` only neighbours share, so that tests end in the order of the request.
/// A plain run is one step for the index 0.
pub(super) fn steps(submission: &Submission) -> Vec<Step> {
    if submission.tests.is_empty() {
        return vec![Step { indices: vec![0], work: Work::Script(submission.stdin.clone()) }];
    }
    let mut steps: Vec<Step> = Vec::new();
    let mut shared = None;
    let mut pieces = 0;
    for (index, test) in submission.tests.iter().enumerate() {
        match &test.kind {
            TestKind::Stdio { stdin, .. } => {
                steps.push(Step { indices: vec![index], work: Work::Script(stdin.clone()) });
                shared = shared.filter(|_| !submission.stop_on_failure);
            }
            TestKind::Call { call, .. } => {
                let place = *shared.get_or_insert(steps.len());
                share(&mut steps, place).add_case(index, Case::Call(call.clone()));
            }
            TestKind::Code(_) => {
                let place = *shared.get_or_insert(steps.len());
                share(&mut steps, place).add_case(index, Case::Test(pieces));
                pieces += 1;
            }
        }
    }
    steps
}

/// The test code of `submission`, in the order in which [`steps`] numbers it.
pub(super) fn suite(submission: &Submission) -> Option<Arc<Suite>> {
    let code = submission.tests.iter().filter_map(|test| match &test.kind {
        TestKind::Code(code) => Some(code.clone()),
        TestKind::Stdio { .. } | TestKind::Call { .. } => None,
    });
    let tests: Vec<_> = code.collect();
    // Where only whole tests count, what comes behind a failed assert is of no interest.
    let go_on = submission.reward == RewardRule::FractionAsserts && !submission.stop_on_failure;
    (!tests.is_empty()).then(|| Arc::new(Suite { tests, go_on }))
}

/// The step at `place`, which is made if it is the next.
fn share(steps: &mut Vec<Step>, place: usize) -> &mut Step {
    if place == steps.len() {
        steps.push(Step { indices: Vec::new(), work: Work::Cases(Vec::new()) });
    }
    &mut steps[place]
}

impl Step {
    /// The tests that this step's runs answer, in order.
    pub(super) fn indices(&self) -> &[usize] {
        &self.indices
    }

    /// The execution of all runs but the first `done`.
    pub(super) fn execution(
        &self,
        submission: &Submission,
        suite: Option<&Arc<Suite>>,
        done: usize,
    ) -> Execution {
        let program = match &self.work {
            Work::Script(stdin) => Program::Script { stdin: stdin.clone() },
            Work::Cases(cases) => Program::Cases { cases: cases[done..].into(), suite: suite.cloned() },
        };
        Execution {
            code: submission.code.clone(),
            program,
            files: submission.files.clone(),
            limits: submission.limits,
            environment: submission.environment.clone(),
        }
    }

    fn add_case(&mut self, index: usize, case: Case) {
        if let Work::Cases(cases) = &mut self.work {
            cases.push(case);
            self.indices.push(index);
        }
    }
}
