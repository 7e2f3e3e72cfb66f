//! What an output file was scored from, so that `--resume` never mixes two runs.
//!
//! Kept beside the output file as `OUTPUT.meta.json`: the output itself has one record a line and nothing else.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// The version of the output format.
pub const FORMAT: u32 = 1;

/// What the records of an output file were scored from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// [`FORMAT`].
    pub format: u32,
    /// The version of tockbox that began the file. Not compared.
    pub tockbox: String,
    /// The dataset's name. Not compared: the digest is.
    pub dataset: String,
    /// SHA-256 of the problems file.
    pub problems_sha256: String,
    /// Where the samples came from.
    pub samples: SamplesIdentity,
    /// Settings that can change a verdict, by name: backend, interpreter …
    #[serde(default)]
    pub settings: BTreeMap<String, String>,
}

/// The samples that were scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SamplesIdentity {
    /// `reference solutions`, or the file as it was named. Not compared, unless there is no digest.
    pub source: String,
    /// SHA-256 of the samples file; absent for reference solutions and for a stream.
    pub sha256: Option<String>,
}

impl Identity {
    /// The first difference that matters, in words: `self` is the run that is asked for, `earlier` is the one
    /// that began the file.
    pub fn difference(&self, earlier: &Self) -> Option<String> {
        let pairs = [
            ("output format", self.format.to_string(), earlier.format.to_string()),
            ("problems sha256", self.problems_sha256.clone(), earlier.problems_sha256.clone()),
            ("samples", self.samples.kind(), earlier.samples.kind()),
        ];
        for (what, now, before) in pairs {
            if now != before {
                return Some(format!("{what}: {before} then, {now} now"));
            }
        }
        let names = self.settings.keys().chain(earlier.settings.keys());
        names.into_iter().find_map(|name| {
            let (now, before) = (self.settings.get(name), earlier.settings.get(name));
            let words = |value: Option<&String>| value.map_or("not set", String::as_str).to_owned();
            (now != before).then(|| format!("{name}: {} then, {} now", words(before), words(now)))
        })
    }
}

impl SamplesIdentity {
    fn kind(&self) -> String {
        self.sha256.as_ref().map_or_else(|| self.source.clone(), |digest| format!("sha256 {digest}"))
    }
}

/// Where the identity of `output` is kept.
pub fn path_beside(output: &Path) -> PathBuf {
    let mut path = OsString::from(output);
    path.push(".meta.json");
    PathBuf::from(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity() -> Identity {
        Identity {
            format: FORMAT,
            tockbox: "0.1.0".to_owned(),
            dataset: "tiny".to_owned(),
            problems_sha256: "p".to_owned(),
            samples: SamplesIdentity { source: "a.jsonl".to_owned(), sha256: Some("s".to_owned()) },
            settings: BTreeMap::from([("backend".to_owned(), "native".to_owned())]),
        }
    }

    #[test]
    fn names_and_versions_may_differ() {
        let mut earlier = identity();
        earlier.tockbox = "0.0.1".to_owned();
        earlier.dataset = "renamed".to_owned();
        earlier.samples.source = "moved.jsonl".to_owned();
        assert_eq!(identity().difference(&earlier), None);
    }

    #[test]
    fn what_was_scored_may_not_differ() {
        let mut earlier = identity();
        earlier.samples.sha256 = Some("t".to_owned());
        assert_eq!(identity().difference(&earlier).unwrap(), "samples: sha256 t then, sha256 s now");
        let mut earlier = identity();
        earlier.problems_sha256 = "q".to_owned();
        assert_eq!(identity().difference(&earlier).unwrap(), "problems sha256: q then, p now");
        let mut earlier = identity();
        earlier.settings.clear();
        assert_eq!(identity().difference(&earlier).unwrap(), "backend: not set then, native now");
    }
}
