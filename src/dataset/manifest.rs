//! `manifest.toml`: what a dataset is, where it comes from, and the digests that its files must have.

use std::path::{Component, Path};

use serde::{Deserialize, Serialize};

/// The schema that this version reads.
pub const SCHEMA_VERSION: u32 = 1;

/// The name of a manifest in a dataset's directory.
pub const FILE_NAME: &str = "manifest.toml";

/// A dataset's manifest. Unknown keys are errors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The dataset's name, as `--dataset` takes it: letters, digits, `_`, `-` and `.`.
    pub name: String,
    /// One line for a table.
    pub title: String,
    /// What the problems are and who they are for.
    pub description: String,
    /// The dataset's own version.
    pub version: String,
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// An SPDX expression, or words.
    pub licence: String,
    /// Where the problems come from.
    pub source: String,
    /// The problems.
    pub problems: DataFile,
    /// Samples with known verdicts, when the dataset has any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub samples: Option<DataFile>,
}

/// One JSONL file of a dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataFile {
    /// Path relative to the manifest.
    pub file: String,
    /// Lines that are not blank.
    pub count: u64,
    /// SHA-256 of the file, lower-case hex.
    pub sha256: String,
}

impl Manifest {
    /// Reads a manifest's text. The error says what is wrong, with the line when it has one.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        let manifest: Self = toml::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())?;
        if manifest.schema_version != SCHEMA_VERSION {
            let found = manifest.schema_version;
            return Err(format!("schema_version is {found}; this version of tockbox reads {SCHEMA_VERSION}"));
        }
        if !is_name(&manifest.name) {
            return Err(format!("name {:?} may have only letters, digits, `_`, `-` and `.`", manifest.name));
        }
        manifest.problems.check("problems")?;
        if let Some(samples) = &manifest.samples {
            samples.check("samples")?;
        }
        Ok(manifest)
    }
}

impl DataFile {
    fn check(&self, section: &str) -> Result<(), String> {
        let relative = Path::new(&self.file).components().all(|part| matches!(part, Component::Normal(_)));
        if self.file.is_empty() || !relative {
            return Err(format!("[{section}] file {:?} must be a relative path without `..`", self.file));
        }
        let is_hex = self.sha256.len() == 64 && self.sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_hex || self.sha256.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(format!("[{section}] sha256 must be 64 lower-case hex digits"));
        }
        Ok(())
    }
}

/// Whether `text` can be a dataset's name, as opposed to a path.
pub fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGEST: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn toml_text(edit: impl Fn(String) -> String) -> String {
        edit(format!(
            "name = \"tiny\"\ntitle = \"Tiny\"\ndescription = \"Two problems.\"\nversion = \"1.0\"\n\
             schema_version = 1\nlicence = \"CC0-1.0\"\nsource = \"written here\"\n\n\
             [problems]\nfile = \"problems.jsonl\"\ncount = 2\nsha256 = \"{DIGEST}\"\n"
        ))
    }

    fn error(edit: impl Fn(String) -> String) -> String {
        Manifest::from_toml(&toml_text(edit)).unwrap_err()
    }

    #[test]
    fn manifest_without_samples_is_read() {
        let manifest = Manifest::from_toml(&toml_text(|text| text)).unwrap();
        assert_eq!((manifest.name.as_str(), manifest.problems.count), ("tiny", 2));
        assert_eq!(manifest.samples, None);
    }

    #[test]
    fn unknown_key_is_an_error_that_names_it() {
        let message = error(|text| text.replace("[problems]", "license = \"MIT\"\n[problems]"));
        assert!(message.contains("unknown field `license`"), "{message}");
        let message = error(|text| text + "lines = 3\n");
        assert!(message.contains("unknown field `lines`"), "{message}");
    }

    #[test]
    fn newer_schema_is_refused_by_its_number() {
        let message = error(|text| text.replace("schema_version = 1", "schema_version = 2"));
        assert_eq!(message, "schema_version is 2; this version of tockbox reads 1");
    }

    #[test]
    fn file_outside_the_dataset_is_refused() {
        for path in ["../problems.jsonl", "/etc/passwd", "", "./a"] {
            let message =
                error(|text| text.replace("file = \"problems.jsonl\"", &format!("file = \"{path}\"")));
            assert_eq!(message, format!("[problems] file {path:?} must be a relative path without `..`"));
        }
    }

    #[test]
    fn digest_that_is_no_digest_is_refused() {
        for digest in ["", "abc", &DIGEST.to_uppercase()] {
            let message = error(|text| text.replace(DIGEST, digest));
            assert_eq!(message, "[problems] sha256 must be 64 lower-case hex digits");
        }
    }

    #[test]
    fn paths_are_no_names() {
        assert!(is_name("tick") && is_name("humaneval-v1.2"));
        assert!(!is_name("") && !is_name("./tick") && !is_name("..") && !is_name("a/b") && !is_name("é"));
    }
}
