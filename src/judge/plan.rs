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
            deadline: submission.deadline,
            bulk: submission.bulk,
        }
    }

    fn add_case(&mut self, index: usize, case: Case) {
        if let Work::Cases(cases) = &mut self.work {
            cases.push(case);
            self.indices.push(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::submission::Policy;

    fn submission(more: &Json) -> Submission {
        let mut body = json!({"code": "x", "tests": [
            {"type": "assert", "code": "a"},
            {"type": "call", "function": "f", "expected": 1},
            {"type": "stdio", "stdin": "in", "expected_stdout": ""},
            {"type": "check", "code": "b", "entry_point": "f"},
            {"type": "call", "function": "g", "expected": 1},
            {"type": "unittest", "code": "c"},
        ]});
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        Submission::from_value(body, &Policy::default()).unwrap()
    }

    /// The cases of an execution, calls by the name of their function, test code by its number.
    fn cases(execution: &Execution) -> Vec<String> {
        let Program::Cases { cases, .. } = &execution.program else { return vec!["script".to_owned()] };
        let name = |case: &Case| match case {
            Case::Call(call) => call.path.to_string(),
            Case::Test(number) => number.to_string(),
        };
        cases.iter().map(name).collect()
    }

    fn plan(submission: &Submission) -> Vec<(Vec<usize>, Vec<String>)> {
        let suite = suite(submission);
        let steps = steps(submission);
        let told = |step: &Step| {
            let execution = step.execution(submission, suite.as_ref(), 0);
            (step.indices().to_vec(), cases(&execution))
        };
        steps.iter().map(told).collect()
    }

    fn step(indices: &[usize], cases: &[&str]) -> (Vec<usize>, Vec<String>) {
        (indices.to_vec(), cases.iter().map(|&case| case.to_owned()).collect())
    }

    #[test]
    fn calls_and_test_code_share_one_step_in_the_order_of_the_request() {
        let plan = plan(&submission(&json!({})));
        assert_eq!(plan, [step(&[0, 1, 3, 4, 5], &["0", "f", "1", "g", "2"]), step(&[2], &["script"])]);
    }

    #[test]
    fn with_stop_on_failure_only_neighbours_share_and_test_code_keeps_its_number() {
        let plan = plan(&submission(&json!({"stop_on_failure": true})));
        assert_eq!(
            plan,
            [step(&[0, 1], &["0", "f"]), step(&[2], &["script"]), step(&[3, 4, 5], &["1", "g", "2"])]
        );
    }

    #[test]
    fn what_was_told_is_not_run_again_and_the_suite_stays_whole() {
        let submission = submission(&json!({}));
        let suite = suite(&submission);
        let execution = steps(&submission)[0].execution(&submission, suite.as_ref(), 3);
        assert_eq!(cases(&execution), ["g", "2"]);
        let Program::Cases { suite: Some(sent), .. } = &execution.program else { panic!("no suite") };
        assert!(Arc::ptr_eq(sent, suite.as_ref().unwrap()));
    }

    #[test]
    fn a_suite_is_all_test_code_in_order_or_nothing() {
        let suite = suite(&submission(&json!({}))).unwrap();
        let code: Vec<_> = suite.tests.iter().map(|test| (test.form.as_str(), &*test.code)).collect();
        assert_eq!(code, [("assert", "a"), ("check", "b"), ("unittest", "c")]);
        assert_eq!(suite.tests[1].entry_point.as_deref(), Some("f"));
        let calls = json!({"tests": [{"type": "call", "function": "f", "expected": 1}]});
        assert_eq!(super::suite(&submission(&calls)), None);
    }

    #[test]
    fn asserts_go_on_only_where_their_fraction_is_asked_for() {
        for (more, go_on) in [
            (json!({}), false),
            (json!({"reward": "fraction"}), false),
            (json!({"reward": "fraction_asserts"}), true),
            (json!({"reward": "fraction_asserts", "stop_on_failure": true}), false),
        ] {
            assert_eq!(suite(&submission(&more)).unwrap().go_on, go_on, "{more}");
        }
    }

    #[test]
    fn a_plain_run_is_one_script() {
        let plain = submission(&json!({"tests": []}));
        assert_eq!((plan(&plain), suite(&plain)), (vec![step(&[0], &["script"])], None));
    }
}
