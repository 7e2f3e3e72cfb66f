//! Datasets as a caller sees them: what is listed, what is kept back, what is refused.

use std::path::Path;
use std::sync::Arc;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::fake::FakeBackend;
use super::{ask, ask_json, config, get, refusal, service, service_with};
use crate::config::service::ServiceConfig;
use crate::dataset::digest::sha256_hex;
use crate::dataset::search::SearchPath;
use crate::http::state::Service;

/// The problems of `own`: two that a fake guest solves, one that it does not, one without tests.
const PROBLEMS: &str = r#"{"task_id": "hello", "prompt": "Say hello.", "tests": [{"type": "stdio", "expected_stdout": "hello"}], "reference_solution": "s3cret", "difficulty": "easy", "tags": ["words"]}
{"task_id": "own/limited", "title": "Hello", "prompt": "Say hello.", "entry_point": "f", "tests": [{"type": "stdio", "expected_stdout": "hello"}], "limits": {"cpu_seconds": 1}}
{"task_id": "bye", "prompt": "Say bye.", "tests": [{"type": "stdio", "expected_stdout": "hello"}, {"type": "stdio", "stdin": "s3cret", "expected_stdout": "s3cret"}]}
{"task_id": "empty", "prompt": "Say nothing."}
"#;

/// Writes the dataset `own`, and `broken`, which is not what its manifest says.
fn write(root: &Path) {
    for (name, sha256) in [("own", sha256_hex(PROBLEMS.as_bytes())), ("broken", "0".repeat(64))] {
        let directory = root.join(name);
        std::fs::create_dir(&directory).unwrap();
        std::fs::write(directory.join("problems.jsonl"), PROBLEMS).unwrap();
        let manifest = format!(
            "name = \"{name}\"\ntitle = \"Own\"\ndescription = \"For tests.\"\nversion = \"1.0\"\n\
             schema_version = 1\nlicence = \"CC0-1.0\"\nsource = \"here\"\n[problems]\n\
             file = \"problems.jsonl\"\ncount = 4\nsha256 = \"{sha256}\"\n"
        );
        std::fs::write(directory.join("manifest.toml"), manifest).unwrap();
    }
}

/// A service with the datasets `own` and `broken`, and the directory that they are in.
pub(super) fn with_datasets(backend: &Arc<FakeBackend>) -> (tempfile::TempDir, Arc<Service>) {
    let root = tempfile::tempdir().unwrap();
    write(root.path());
    let datasets = SearchPath::new(Some(root.path()), None, None);
    let service = service_with(backend, &ServiceConfig { datasets, ..config() });
    (root, service)
}

#[tokio::test]
async fn datasets_are_listed_as_their_manifests_describe_them() {
    let (_root, service) = with_datasets(&Arc::default());
    let detail = |name: &str| {
        json!({"name": name, "title": "Own", "description": "For tests.", "version": "1.0", "licence": "CC0-1.0",
               "source": "here", "problems": 4})
    };
    let expected = json!({"datasets": [detail("broken"), detail("own")]});
    assert_eq!(ask_json(&service, get("/datasets")).await, (StatusCode::OK, expected));
}

#[tokio::test]
async fn a_server_without_datasets_says_that_there_are_none() {
    assert_eq!(ask_json(&service(), get("/datasets")).await, (StatusCode::OK, json!({"datasets": []})));
}

#[tokio::test]
async fn problems_are_shown_without_solutions_and_tests() {
    let (_root, service) = with_datasets(&Arc::default());
    let (status, body) = ask_json(&service, get("/datasets/own/problems")).await;
    assert_eq!((status, &body["dataset"]), (StatusCode::OK, &json!("own")));
    assert_eq!((&body["total"], &body["offset"]), (&json!(4), &json!(0)));
    let ids: Vec<_> =
        body["problems"].as_array().unwrap().iter().map(|problem| &problem["problem_id"]).collect();
    assert_eq!(ids, ["own/hello", "own/limited", "own/bye", "own/empty"]);
    assert_eq!(
        body["problems"][0],
        json!({"problem_id": "own/hello", "task_id": "hello", "title": "hello", "prompt": "Say hello.",
               "entry_point": null, "difficulty": "easy", "tags": ["words"], "tests": 1})
    );
    let (_, _, bytes) = ask(&service, get("/datasets/own/problems")).await;
    assert!(!String::from_utf8(bytes).unwrap().contains("s3cret"));
}

#[tokio::test]
async fn problems_come_in_pages() {
    let (_root, service) = with_datasets(&Arc::default());
    for (query, expected) in [
        ("?offset=1&limit=2", vec!["own/limited", "bye"]),
        ("?limit=1", vec!["hello"]),
        ("?offset=3", vec!["empty"]),
        ("?offset=4&limit=1000", vec![]),
        ("?offset=18446744073709551615", vec![]),
    ] {
        let (status, body) = ask_json(&service, get(&format!("/datasets/own/problems{query}"))).await;
        let problems = body["problems"].as_array().unwrap();
        let task_ids: Vec<_> = problems.iter().map(|problem| problem["task_id"].as_str().unwrap()).collect();
        assert_eq!((status, task_ids, &body["total"]), (StatusCode::OK, expected, &json!(4)), "{query}");
    }
}

#[tokio::test]
async fn a_wrong_page_names_the_parameter() {
    let (_root, service) = with_datasets(&Arc::default());
    for (query, field) in [
        ("limit=0", "limit"),
        ("limit=1001", "limit"),
        ("limit=ten", "limit"),
        ("limit=", "limit"),
        ("limit=1&limit=2", "limit"),
        ("offset=-1", "offset"),
        ("offset=99999999999999999999", "offset"),
        ("page=2", "page"),
    ] {
        let refused = refusal(&service, get(&format!("/datasets/own/problems?{query}"))).await;
        assert_eq!(refused, (422, "invalid_submission".into(), json!(field)), "{query}");
    }
}

#[tokio::test]
async fn a_dataset_that_there_is_not_is_not_found_and_one_that_is_broken_is_our_failure() {
    let (_root, service) = with_datasets(&Arc::default());
    for name in ["none", "..", "..%2Fown", "%2Fetc", "OWN", "own%00", "Cargo.toml"] {
        let refused = refusal(&service, get(&format!("/datasets/{name}/problems"))).await;
        assert_eq!(refused, (404, "not_found".into(), Value::Null), "{name}");
    }
    let refused = refusal(&service, get("/datasets/broken/problems")).await;
    assert_eq!(refused, (500, "internal".into(), Value::Null));
}
