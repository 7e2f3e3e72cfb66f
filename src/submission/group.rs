//! Many completions of one problem, valid by construction: the body of `POST /score`.
//!
//! Code is taken out of the completions here, so that what is the same is seen to be the same and run once.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value as Json;

use super::fields::{Fields, wrong_type};
use super::{Invalid, Policy, Submission, Template, body, json};
use crate::completion::{self, ExtractionRule};
use crate::problem::Problem;

/// The most runs of a test that one group may come to, so that its answer has a bound.
pub const MAX_RUNS: usize = 1 << 18;

/// Completions that are judged by the same tests.
#[derive(Debug, Clone)]
pub struct Group {
    /// What is judged: every code once, in the order in which the completions first have it.
    pub submissions: Vec<Submission>,
    /// What a completion without code is judged with.
    pub template: Template,
    /// One for each completion, in the order of the request. There is at least one.
    pub completions: Vec<Completion>,
    /// The tests are those of a problem that the request names.
    by_problem: bool,
}

/// What became of a completion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Completion {
    /// How its code was found.
    pub extraction: ExtractionRule,
    /// Which of the group's submissions has its code; `None` when there is none.
    pub submission: Option<usize>,
}

impl Group {
    /// Reads the body of `POST /score`; `find` finds the problem that it names.
    pub fn from_json<E: From<Invalid>>(
        bytes: &[u8],
        policy: &Policy,
        find: impl FnOnce(&str) -> Result<Arc<Problem>, E>,
    ) -> Result<Self, E> {
        let value = json::parse(bytes)?;
        if let Some(name) = json::repeated_name(bytes) {
            return Err(Invalid::field(format!("{name:.100}"), "is given more than once").into());
        }
        let mut fields = Fields::of(&value, "")?;
        let completions = completions(&mut fields, policy)?;
        let problem_id = fields.text("problem_id")?;
        if problem_id.is_some() && fields.has("tests") {
            return Err(Invalid::field("problem_id", "cannot be given beside `tests`").into());
        }
        let problem = problem_id.map(find).transpose()?;
        let blank = shared(&mut fields, policy, problem.as_deref())?;
        let deadline = body::deadline(&mut fields)?;
        fields.finish()?;
        let blank = Submission { deadline, bulk: true, ..blank };
        if completions.len().saturating_mul(blank.tests.len()) > MAX_RUNS {
            let tests = blank.tests.len();
            let message = format!("with {tests} tests each they are more than {MAX_RUNS} runs: send fewer");
            return Err(Invalid::field("completions", message).into());
        }
        Ok(Self { by_problem: problem.is_some(), ..Self::of(&completions, Template { blank })? })
    }

    fn of(texts: &[&str], template: Template) -> Result<Self, Invalid> {
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut submissions = Vec::new();
        let mut completions = Vec::with_capacity(texts.len());
        for (index, text) in texts.iter().enumerate() {
            let extracted = completion::extract(text);
            let submission = match (extracted.rule, places.get(&extracted.code).copied()) {
                (ExtractionRule::NoCode, _) => None,
                (_, Some(place)) => Some(place),
                (_, None) => {
                    let submission = template.submission(&extracted.code);
                    let at = |invalid: Invalid| Invalid::field(path(index), invalid.message);
                    submissions.push(submission.map_err(at)?);
                    places.insert(extracted.code, submissions.len() - 1);
                    Some(submissions.len() - 1)
                }
            };
            completions.push(Completion { extraction: extracted.rule, submission });
        }
        Ok(Self { submissions, template, completions, by_problem: false })
    }

    /// Names the field of this request that is to blame for what turned out to be wrong with a test.
    pub fn blame(&self, invalid: Invalid) -> Invalid {
        if self.by_problem {
            return Invalid::field("problem_id", format!("names a problem that cannot be judged: {invalid}"));
        }
        invalid
    }
}

/// What the completions share. There is something to judge them by: without tests, whatever runs would earn a reward.
fn shared(
    fields: &mut Fields<'_>,
    policy: &Policy,
    problem: Option<&Problem>,
) -> Result<Submission, Invalid> {
    let Some(problem) = problem else {
        let given = fields.has("tests");
        let blank = body::shared(fields, policy)?;
        return match (given, blank.tests.is_empty()) {
            (_, false) => Ok(blank),
            (true, true) => Err(Invalid::field("tests", "must not be empty")),
            (false, true) => Err(Invalid::field("tests", "is required (or `problem_id`)")),
        };
    };
    if problem.tests.is_empty() {
        return Err(Invalid::field("problem_id", "names a problem without tests"));
    }
    // The request's limits come before the problem's, and these before the server's.
    let policy = Policy { defaults: problem.limits(policy)?, ..policy.clone() };
    let blank = body::shared(fields, &policy)?;
    Ok(Submission { tests: Arc::clone(&problem.tests), stdin: Arc::default(), ..blank })
}

fn completions<'a>(fields: &mut Fields<'a>, policy: &Policy) -> Result<Vec<&'a str>, Invalid> {
    let Some(entries) = fields.array("completions")? else {
        return Err(Invalid::field("completions", "is required"));
    };
    if entries.is_empty() {
        return Err(Invalid::field("completions", "must not be empty"));
    }
    if entries.len() > policy.max_completions {
        let message = format!("at most {} completions are allowed", policy.max_completions);
        return Err(Invalid::field("completions", message));
    }
    let text = |(index, entry): (usize, &'a Json)| {
        entry.as_str().ok_or_else(|| wrong_type(&path(index), "text", entry))
    };
    entries.iter().enumerate().map(text).collect()
}

fn path(index: usize) -> String {
    format!("completions[{index}]")
}

#[cfg(test)]
mod tests;
