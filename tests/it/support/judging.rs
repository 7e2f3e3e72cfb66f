//! A judge with its backend under test, asked from outside any event loop.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tockbox::judge::Judge;
use tockbox::judgement::Judgement;
use tockbox::submission::{Policy, Submission};
use tockbox_core::{Backend, Flag};
use tokio::runtime::Runtime;

/// A judge, and the event loop that it runs on.
pub(crate) struct Judging {
    pub(crate) runtime: Runtime,
    judge: Judge,
    policy: Policy,
    answers_within: Duration,
}

impl Judging {
    /// One that runs code on `backend`, whose answers may take `answers_within`: more than any limit in these tests.
    pub(crate) fn new(runtime: Runtime, backend: Arc<dyn Backend>, answers_within: Duration) -> Self {
        let policy = Policy { processes: backend.supports_processes(), ..Policy::default() };
        Self { runtime, judge: Judge::new(backend), policy, answers_within }
    }

    /// Judges the body of `POST /execute`. Says so, instead of waiting for ever, if there is no answer.
    pub(crate) fn judge_in_time(&self, body: &Value) -> Result<Judgement, String> {
        let submission =
            Submission::from_value(body.clone(), &self.policy).map_err(|error| error.to_string())?;
        let answer = self.runtime.block_on(async {
            tokio::time::timeout(self.answers_within, self.judge.judge(&submission)).await
        });
        answer.map_err(|_elapsed| "no answer".to_owned())?.map_err(|invalid| invalid.to_string())
    }

    /// Says what is wrong with the answer to a program that has nothing to do with any before it.
    pub(crate) fn probe(&self) -> Result<(), String> {
        let judgement = self.judge_in_time(&json!({"code": "print(6*7)"}))?;
        let got = (judgement.verdict.as_str(), judgement.stdout.as_str(), judgement.flags.len());
        if got == ("accepted", "42\n", 0) { Ok(()) } else { Err(format!("the next run: {judgement:?}")) }
    }

    /// The same for test code, of a suite that is always the same: it meets the tester that it has met before.
    pub(crate) fn probe_tester(&self) -> Result<(), String> {
        let test = json!({"type": "assert", "code": "seen = []\nassert f(seen) == [1] and seen == [1]"});
        let judgement = self.judge_in_time(
            &json!({"code": "def f(items):\n    items.append(1)\n    return items", "tests": [test]}),
        )?;
        let got = (judgement.verdict.as_str(), judgement.flags.as_slice());
        if got == ("accepted", &[Flag::ArgumentsMutated]) {
            Ok(())
        } else {
            Err(format!("the next test code: {judgement:?}"))
        }
    }
}
