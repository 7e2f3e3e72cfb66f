//! One problem: a line of a `problems.jsonl`.

use std::sync::Arc;

use serde::Serialize;
use serde_json::Value as Json;
use tockbox_core::Limits;

use crate::submission::fields::{Fields, wrong_type};
use crate::submission::{Invalid, Policy, Submission, Template, Test, json, read_limits, read_tests};

/// A task for a model and the tests of its solutions. Serializes to the record that it was read from.
#[derive(Debug, Clone, Serialize)]
pub struct Problem {
    /// Its name, unique in its dataset, for example `HumanEval/0`.
    pub task_id: String,
    /// A few words for lists; the `task_id` when the record gives none.
    pub title: String,
    /// What the model is asked.
    pub prompt: String,
    /// The function that tests call, where there is one.
    pub entry_point: Option<String>,
    /// The tests.
    #[serde(skip)]
    pub tests: Arc<[Test]>,
    /// The tests as they were written, in the form of `POST /execute`.
    #[serde(rename = "tests")]
    pub tests_json: Vec<Json>,
    /// Code that passes.
    pub reference_solution: Option<String>,
    /// How hard it is, in the dataset's own words.
    pub difficulty: Option<String>,
    /// Topics.
    pub tags: Vec<String>,
    /// Limits of its own, in the form of `POST /execute`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<Json>,
}

impl Problem {
    /// Reads one line. Unknown fields are refused, as in a request.
    pub fn from_json(line: &[u8], policy: &Policy) -> Result<Self, Invalid> {
        let record = json::parse(line)?;
        let mut fields = Fields::of(&record, "")?;
        let task_id = fields.required_text("task_id")?.to_owned();
        if task_id.is_empty() {
            return Err(Invalid::field("task_id", "must not be empty"));
        }
        let mut owned = |name| fields.text(name).map(|text| text.map(str::to_owned));
        let title = owned("title")?.unwrap_or_else(|| task_id.clone());
        let (entry_point, difficulty) = (owned("entry_point")?, owned("difficulty")?);
        let reference_solution = owned("reference_solution")?;
        let prompt = fields.required_text("prompt")?.to_owned();
        let tests_json = fields.array("tests")?;
        let tests = read_tests(fields.get("tests"), policy)?.into();
        let limits = fields.get("limits");
        read_limits(limits, policy)?;
        let tags = tags(fields.array("tags")?)?;
        fields.finish()?;
        Ok(Self {
            task_id,
            title,
            prompt,
            entry_point,
            tests,
            tests_json: tests_json.cloned().unwrap_or_default(),
            reference_solution,
            difficulty,
            tags,
            limits: limits.cloned(),
        })
    }

    /// What all submissions of this problem share.
    pub fn template(&self, policy: &Policy) -> Result<Template, Invalid> {
        let policy = Policy { defaults: self.limits(policy)?, ..policy.clone() };
        Ok(Template::from_value(serde_json::json!({}), &policy)?.with_tests(self.tests.clone()))
    }

    /// The submission of `code` as a solution of this problem.
    pub fn submission(&self, code: &str, policy: &Policy) -> Result<Submission, Invalid> {
        self.template(policy)?.submission(code)
    }

    /// The limits of a run: the problem's own where it has them, else the server's.
    pub fn limits(&self, policy: &Policy) -> Result<Limits, Invalid> {
        let limits = read_limits(self.limits.as_ref(), policy)?;
        // Its author says how slow an answer may be, not when somebody wants to know.
        Ok(Limits { wall_grace: policy.defaults.wall_grace, ..limits })
    }
}

fn tags(entries: Option<&Vec<Json>>) -> Result<Vec<String>, Invalid> {
    let text = |(index, entry): (usize, &Json)| {
        let text = entry.as_str().map(str::to_owned);
        text.ok_or_else(|| wrong_type(&format!("tags[{index}]"), "text", entry))
    };
    entries.into_iter().flatten().enumerate().map(text).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(record: &Json) -> Result<Problem, String> {
        Problem::from_json(record.to_string().as_bytes(), &Policy::default())
            .map_err(|error| error.to_string())
    }

    fn record() -> Json {
        json!({"task_id": "own/1", "title": "Sum", "prompt": "Add.", "entry_point": "add",
               "tests": [{"type": "call", "function": "add", "args": [1, 2], "expected": 3}],
               "reference_solution": "def add(a, b): return a + b", "difficulty": "easy", "tags": ["math"],
               "limits": {"cpu_seconds": 2}})
    }

    #[test]
    fn a_record_is_read_and_written_as_it_was() {
        let problem = read(&record()).unwrap();
        assert_eq!(serde_json::to_value(&problem).unwrap(), record());
        let submission = problem.submission("x = 1", &Policy::default()).unwrap();
        assert_eq!((submission.tests.len(), submission.limits.cpu.as_secs()), (1, 2));
        assert_eq!(problem.limits(&Policy::default()), Ok(submission.limits));
        assert_eq!(problem.submission("", &Policy::default()).unwrap_err().field.as_deref(), Some("code"));
    }

    #[test]
    fn much_may_be_left_out() {
        let problem = read(&json!({"task_id": "a", "prompt": "p", "entry_point": null})).unwrap();
        assert_eq!((problem.title.as_str(), problem.tests.len(), problem.limits), ("a", 0, None));
    }

    #[test]
    fn a_wrong_record_is_refused_with_the_field() {
        let with = |name: &str, value: Json| {
            let mut record = record();
            record[name] = value;
            read(&record).unwrap_err()
        };
        assert_eq!(with("task_id", json!("")), "task_id: must not be empty");
        assert_eq!(with("prompt", json!(null)), "prompt: must be text, not null");
        assert_eq!(
            with("tests", json!([{"type": "x"}])),
            "tests[0].type: must be `stdio`, `call`, `assert`, `check` or `unittest`"
        );
        assert_eq!(with("tags", json!(["a", 1])), "tags[1]: must be text, not a number");
        assert_eq!(with("limits", json!({"cpu_seconds": 0})), "limits.cpu_seconds: must be above 0");
        assert!(with("test", json!([])).starts_with("test: unknown field"));
    }
}
