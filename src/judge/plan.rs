//! Which executions a submission needs.

use std::sync::Arc;

use tockbox_core::{Call, Execution, Program};

use crate::submission::{Submission, TestKind};

/// One execution and the tests that its runs answer, in order.
pub(super) struct Step {
    indices: Vec<usize>,
    work: Work,
}

enum Work {
    Script(Arc<[u8]>),
    Calls(Vec<Call>),
}

/// The steps of `submission`. A `stdio` test is an execution of its own; calls share one, so that the code is
/// loaded once. With `stop_on_failure` only neighbours share, so that tests end in the order of the request.
/// A plain run is one step for the index 0.
pub(super) fn steps(submission: &Submission) -> Vec<Step> {
    if submission.tests.is_empty() {
        return vec![Step { indices: vec![0], work: Work::Script(submission.stdin.clone()) }];
    }
    let mut steps: Vec<Step> = Vec::new();
    let mut shared = None;
    for (index, test) in submission.tests.iter().enumerate() {
        match &test.kind {
            TestKind::Stdio { stdin, .. } => {
                steps.push(Step { indices: vec![index], work: Work::Script(stdin.clone()) });
                shared = shared.filter(|_| !submission.stop_on_failure);
            }
            TestKind::Call { call, .. } => {
                let place = *shared.get_or_insert(steps.len());
                if place == steps.len() {
                    steps.push(Step { indices: Vec::new(), work: Work::Calls(Vec::new()) });
                }
                steps[place].add_call(index, call.clone());
            }
        }
    }
    steps
}

impl Step {
    /// The tests that this step's runs answer, in order.
    pub(super) fn indices(&self) -> &[usize] {
        &self.indices
    }

    /// The execution of all runs but the first `done`.
    pub(super) fn execution(&self, submission: &Submission, done: usize) -> Execution {
        let program = match &self.work {
            Work::Script(stdin) => Program::Script { stdin: stdin.clone() },
            Work::Calls(calls) => Program::Calls(calls[done..].into()),
        };
        Execution {
            code: submission.code.clone(),
            program,
            files: submission.files.clone(),
            limits: submission.limits,
            environment: submission.environment.clone(),
        }
    }

    fn add_call(&mut self, index: usize, call: Call) {
        if let Work::Calls(calls) = &mut self.work {
            calls.push(call);
            self.indices.push(index);
        }
    }
}
