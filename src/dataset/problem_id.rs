//! How a request names a problem: the dataset's name, a slash, the problem's `task_id`.
//!
//! Where a `task_id` begins with its dataset's name and a slash already, as `tick/001` of `tick` does, it will do by
//! itself: `tick/001` is short for `tick/tick/001`.

use std::sync::Arc;

use super::Dataset;
use crate::problem::Problem;

/// A problem's name among all datasets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProblemId<'a> {
    /// The dataset's name.
    pub dataset: &'a str,
    whole: &'a str,
}

impl<'a> ProblemId<'a> {
    /// Reads a name; there is none without a slash.
    pub fn parse(text: &'a str) -> Option<Self> {
        let (dataset, _) = text.split_once('/')?;
        Some(Self { dataset, whole: text })
    }

    /// The shortest name of the problem `task_id` of `dataset`, which is found as `name`.
    pub fn of(dataset: &Dataset, name: &str, task_id: &str) -> String {
        let short = task_id.strip_prefix(name).and_then(|rest| rest.strip_prefix('/'));
        match short {
            Some(rest) if dataset.problem(rest).is_none() => task_id.to_owned(),
            _ => format!("{name}/{task_id}"),
        }
    }

    /// The problem in its dataset.
    pub fn find(self, dataset: &Dataset) -> Option<&Arc<Problem>> {
        let task_id = self.whole.get(self.dataset.len() + 1..)?;
        dataset.problem(task_id).or_else(|| dataset.problem(self.whole))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::search::Location;
    use crate::submission::Policy;

    fn dataset(task_ids: &[&str]) -> Dataset {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own.jsonl");
        let line = |task_id: &&str| format!("{{\"task_id\": \"{task_id}\", \"prompt\": \"p\"}}\n");
        std::fs::write(&path, task_ids.iter().map(line).collect::<String>()).unwrap();
        Dataset::load(&Location::ProblemsFile(path), &Policy::default()).unwrap()
    }

    fn found<'a>(dataset: &'a Dataset, id: &str) -> Option<&'a str> {
        ProblemId::parse(id)?.find(dataset).map(|problem| problem.task_id.as_str())
    }

    #[test]
    fn every_problem_is_found_by_its_full_and_its_shortest_name() {
        let task_ids = ["own/1", "own/own/1", "Own/2", "3", "own/3", "a/b c", "own/", "own"];
        let dataset = dataset(&task_ids);
        for task_id in task_ids {
            assert_eq!(found(&dataset, &format!("own/{task_id}")), Some(task_id));
            assert_eq!(found(&dataset, &ProblemId::of(&dataset, "own", task_id)), Some(task_id));
        }
    }

    #[test]
    fn a_name_that_begins_with_the_datasets_is_not_repeated() {
        let dataset = dataset(&["own/1", "2", "own/2", "Own/3"]);
        let of = |task_id| ProblemId::of(&dataset, "own", task_id);
        assert_eq!(of("own/1"), "own/1");
        assert_eq!(of("2"), "own/2");
        assert_eq!(of("own/2"), "own/own/2");
        assert_eq!(of("Own/3"), "own/Own/3");
    }

    #[test]
    fn what_is_no_name_is_not_found() {
        let dataset = dataset(&["own/1"]);
        for id in ["", "own", "own/", "/", "own/2", "1"] {
            assert_eq!(found(&dataset, id), None, "{id:?}");
        }
    }
}
