//! Bodies of `POST /score`: what is read, what is the same, what is refused and in which words.

use serde_json::json;

use super::*;

fn problem(limits: &Json) -> Arc<Problem> {
    let record = json!({"task_id": "t/1", "prompt": "p", "limits": limits,
                        "tests": [{"type": "stdio", "expected_stdout": "1"}]});
    Arc::new(Problem::from_json(record.to_string().as_bytes(), &Policy::default()).unwrap())
}

fn read(body: &Json) -> Result<Group, Invalid> {
    Group::from_json(body.to_string().as_bytes(), &Policy::default(), |id| match id {
        "t/1" => Ok(problem(&json!({"cpu_seconds": 2, "memory_mib": 64}))),
        "t/empty" => {
            Ok(Arc::new(Problem::from_json(br#"{"task_id": "e", "prompt": "p"}"#, &Policy::default())?))
        }
        _ => Err(Invalid::field("problem_id", "unknown")),
    })
}

fn refused(body: &Json) -> String {
    read(body).unwrap_err().to_string()
}

fn tests() -> Json {
    json!([{"type": "stdio", "expected_stdout": "1"}])
}

#[test]
fn the_same_code_is_one_submission_however_it_was_wrapped() {
    let texts = json!([
        "```python\nprint(1)\n```",
        "no code: ```\n```",
        "Sure!\n```\nprint(1)\n```",
        "x = 2",
        "<think>",
        "```python\nprint(1)\n```"
    ]);
    let group = read(&json!({"tests": tests(), "completions": texts})).unwrap();
    let code: Vec<&str> = group.submissions.iter().map(|submission| submission.code.trim()).collect();
    assert_eq!(code, ["print(1)", "x = 2"]);
    let places: Vec<_> = group.completions.iter().map(|completion| completion.submission).collect();
    assert_eq!(places, [Some(0), None, Some(0), Some(1), None, Some(0)]);
    let rules: Vec<_> = group.completions.iter().map(|completion| completion.extraction).collect();
    assert_eq!(
        rules[..3],
        [ExtractionRule::PythonFence, ExtractionRule::NoCode, ExtractionRule::UntaggedFence]
    );
}

#[test]
fn everything_else_of_a_submission_is_shared() {
    let body = json!({"tests": tests(), "completions": ["a", "b"], "files": {"x": ""}, "reward": "fraction",
                      "stop_on_failure": true, "limits": {"cpu_seconds": 1}});
    for submission in read(&body).unwrap().submissions {
        assert_eq!((submission.tests.len(), submission.files.len()), (1, 1));
        assert_eq!((submission.limits.cpu.as_secs(), submission.stop_on_failure), (1, true));
        assert_eq!(submission.reward, crate::judge::reward::RewardRule::Fraction);
    }
}

#[test]
fn limits_of_the_request_come_before_those_of_the_problem() {
    let body = json!({"problem_id": "t/1", "completions": ["a"], "limits": {"cpu_seconds": 5}, "stdin": "x"});
    let group = read(&body).unwrap();
    let submission = &group.submissions[0];
    assert_eq!((submission.limits.cpu.as_secs(), submission.limits.memory_bytes), (5, 64 << 20));
    assert_eq!(submission.limits.wall, Policy::default().defaults.wall);
    assert_eq!((submission.tests.len(), submission.stdin.len()), (1, 0));
}

#[test]
fn a_wrong_field_is_refused_by_name() {
    let with = |name: &str, value: Json| {
        let mut body = json!({"tests": tests(), "completions": ["a"]});
        body[name] = value;
        refused(&body)
    };
    assert_eq!(with("completions", json!(null)), "completions: is required");
    assert_eq!(with("completions", json!("a")), "completions: must be an array, not text");
    assert_eq!(with("completions", json!([])), "completions: must not be empty");
    assert_eq!(with("completions", json!(["", "a", "b", 4])), "completions[3]: must be text, not a number");
    assert_eq!(with("completions", json!([null])), "completions[0]: must be text, not null");
    assert_eq!(
        with("completions", json!(vec!["a"; 1025])),
        "completions: at most 1024 completions are allowed"
    );
    assert_eq!(with("tests", json!([])), "tests: must not be empty");
    assert_eq!(with("tests", json!(null)), "tests: is required (or `problem_id`)");
    assert_eq!(with("tests", json!({})), "tests: must be an array, not an object");
    assert_eq!(with("tests", json!([{"type": "stdio"}])), "tests[0].expected_stdout: is required");
    assert_eq!(with("problem_id", json!("t/1")), "problem_id: cannot be given beside `tests`");
    assert_eq!(with("problem_id", json!(1)), "problem_id: must be text, not a number");
    assert_eq!(with("limits", json!({"cpu_seconds": 61})), "limits.cpu_seconds: must be at most 60");
    assert!(
        with("code", json!("a")).starts_with("code: unknown field: `completions`, `problem_id`, `tests`, ")
    );
    assert!(with("id", json!("a")).starts_with("id: unknown field: "));
    assert_eq!(refused(&json!([])), "the body must be an object, not an array");
    let named = |id: &str| refused(&json!({"problem_id": id, "completions": ["a"]}));
    assert_eq!(named("t/2"), "problem_id: unknown");
    assert_eq!(named("t/empty"), "problem_id: names a problem without tests");
}

#[test]
fn a_field_that_is_given_twice_is_refused_by_name() {
    let body = br#"{"completions": ["a"], "tests": [], "completions": ["b"]}"#;
    let find = |_: &str| -> Result<Arc<Problem>, Invalid> { unreachable!("no problem is named") };
    let error = Group::from_json(body, &Policy::default(), find).unwrap_err();
    assert_eq!(error.to_string(), "completions: is given more than once");
}

#[test]
fn more_runs_than_an_answer_can_tell_are_refused() {
    let of = |tests: usize, completions: usize| {
        let test = json!({"type": "stdio", "expected_stdout": ""});
        read(&json!({"tests": vec![test; tests], "completions": vec!["a"; completions]}))
    };
    assert!(of(256, 1024).is_ok());
    let error = of(257, 1024).unwrap_err().to_string();
    assert_eq!(error, "completions: with 257 tests each they are more than 262144 runs: send fewer");
}
