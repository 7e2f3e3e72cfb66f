//! Files for the guest's working directory.

use std::collections::HashSet;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde_json::{Map, Value};
use tockbox_core::{GuestFile, Limits};

use super::Invalid;
use super::fields::wrong_type;

/// Files in a submission.
const MAX_FILES: usize = 1000;
/// Bytes of a name and of each part of it, as on Linux.
const MAX_PATH_BYTES: usize = 4096;
const MAX_PART_BYTES: usize = 255;
/// What a file takes up in the guest's file system is counted in whole pages.
const PAGE_BYTES: u64 = 4096;

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Reads `files`: names and base64 text. They must fit into the guest's file system.
pub(super) fn read(files: &Map<String, Value>, limits: &Limits) -> Result<Vec<GuestFile>, Invalid> {
    if files.len() > MAX_FILES {
        return Err(Invalid::field("files", format!("at most {MAX_FILES} files are allowed")));
    }
    let files =
        files.iter().map(|(path, content)| read_file(path, content)).collect::<Result<Vec<_>, _>>()?;
    let names: HashSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    for file in &files {
        let directories = file.path.match_indices('/').map(|(end, _)| &file.path[..end]);
        if let Some(directory) = directories.into_iter().find(|directory| names.contains(directory)) {
            return Err(Invalid::field(
                field(&file.path),
                format!("{directory:?} is a file, not a directory"),
            ));
        }
    }
    let bytes: u64 = files.iter().map(|file| (file.content.len() as u64).next_multiple_of(PAGE_BYTES)).sum();
    if bytes > limits.disk_bytes {
        let limit = limits.disk_bytes >> 20;
        return Err(Invalid::field("files", format!("take up {bytes} bytes, and `disk_mib` is {limit}")));
    }
    Ok(files)
}

fn read_file(path: &str, content: &Value) -> Result<GuestFile, Invalid> {
    let refuse = |message: &str| Err(Invalid::field(field(path), message));
    if path.len() > MAX_PATH_BYTES {
        return refuse("the name is too long");
    }
    if path.starts_with('/') {
        return refuse("the name must be relative");
    }
    if path.contains('\0') {
        return refuse("the name must not contain NUL");
    }
    for part in path.split('/') {
        match part {
            "" | "." | ".." => return refuse("the name must not have empty, `.` or `..` parts"),
            long if long.len() > MAX_PART_BYTES => return refuse("a part of the name is too long"),
            _ => {}
        }
    }
    let Value::String(text) = content else {
        return Err(wrong_type(&field(path), "base64 text", content));
    };
    match BASE64.decode(text) {
        Ok(content) => Ok(GuestFile { path: path.to_owned(), content }),
        Err(_) => refuse("not base64 (standard alphabet, no white space)"),
    }
}

fn field(path: &str) -> String {
    format!("files[{:?}]", &path[..path.floor_char_boundary(200)])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(files: &Value) -> Result<Vec<GuestFile>, String> {
        super::read(files.as_object().unwrap(), &Limits::default()).map_err(|error| error.to_string())
    }

    #[test]
    fn files_are_read_with_and_without_padding() {
        let files = read(&json!({"a/b.txt": "aGk=", "c": "aGk", "empty": "", "d\\e": "AA=="})).unwrap();
        let seen: Vec<_> = files.iter().map(|file| (file.path.as_str(), file.content.as_slice())).collect();
        assert_eq!(seen, [("a/b.txt", &b"hi"[..]), ("c", b"hi"), ("empty", b""), ("d\\e", b"\0")]);
    }

    #[test]
    fn names_that_could_leave_the_directory_are_refused() {
        let parts = "the name must not have empty, `.` or `..` parts";
        for name in ["", ".", "..", "../x", "a/../b", "a//b", "a/", "./a"] {
            assert_eq!(read(&json!({name: ""})).unwrap_err(), format!("files[{name:?}]: {parts}"));
        }
        assert_eq!(read(&json!({"/etc/x": ""})).unwrap_err(), "files[\"/etc/x\"]: the name must be relative");
        assert_eq!(read(&json!({"a\0": ""})).unwrap_err(), "files[\"a\\0\"]: the name must not contain NUL");
        assert!(read(&json!({"x".repeat(255): ""})).is_ok());
        assert!(read(&json!({"x".repeat(256): ""})).unwrap_err().ends_with("a part of the name is too long"));
        assert!(read(&json!({"x/".repeat(2048) + "x": ""})).unwrap_err().ends_with("the name is too long"));
    }

    #[test]
    fn a_file_is_not_a_directory() {
        let error = read(&json!({"a/b/c": "", "a": "", "ab": ""})).unwrap_err();
        assert_eq!(error, "files[\"a/b/c\"]: \"a\" is a file, not a directory");
    }

    #[test]
    fn contents_must_be_base64_text_that_fits() {
        let message = "files[\"x\"]: not base64 (standard alphabet, no white space)";
        for text in ["a", "a b=", "_-==", "aGk=\n"] {
            assert_eq!(read(&json!({"x": text})).unwrap_err(), message);
        }
        assert_eq!(read(&json!({"x": null})).unwrap_err(), "files[\"x\"]: must be base64 text, not null");
        let page = Limits { disk_bytes: 1 << 20, ..Limits::default() };
        let many: Map<_, _> = (0..257).map(|number| (number.to_string(), json!("AA=="))).collect();
        let error = super::read(&many, &page).unwrap_err();
        assert_eq!(error.to_string(), "files: take up 1052672 bytes, and `disk_mib` is 1");
        let many: Map<_, _> = (0..1001).map(|number| (number.to_string(), json!(""))).collect();
        assert_eq!(read(&Value::Object(many)).unwrap_err(), "files: at most 1000 files are allowed");
    }
}
