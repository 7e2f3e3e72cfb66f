//! The output file: one record a line, each written by one `write`, so that a crash at any byte leaves whole
//! records and at most one torn last line, which resuming drops.
//!
//! Owns the file and the identity beside it. Knows a record only as bytes with an index.

mod kept;

use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::identity::{self, Identity};

/// What to do with an output file that already has records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Leave it alone and say so.
    Refuse,
    /// Keep its whole records and go on after them.
    Resume,
    /// Start anew.
    Overwrite,
}

/// Whether a record of an earlier run is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// It stands.
    Yes,
    /// It is taken out of the file: its sample is to be scored again.
    No,
}

/// An output file that records are appended to.
pub struct Journal {
    path: PathBuf,
    sink: Sink,
}

/// What is written to.
enum Sink {
    /// A regular file, and the bytes of its whole records.
    File { file: File, whole: u64 },
    /// Anything that cannot be read back: a pipe, a device, standard output.
    Stream(Box<dyn Write + Send>),
}

/// The output file cannot be used.
#[derive(Debug, Error)]
pub enum JournalError {
    /// There are records that would be lost.
    #[error("{} already has records: give --resume to go on or --overwrite to start anew", path.display())]
    Exists {
        /// The output file.
        path: PathBuf,
    },
    /// It cannot be opened or read.
    #[error("failed to open the output {}", path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// Another process is writing it.
    #[error("{} is being written by another tockbox score", path.display())]
    Locked {
        /// The output file.
        path: PathBuf,
    },
    /// There is nothing that says what it was scored from.
    #[error("cannot resume {}: {} is missing or not readable, so what it was scored from is unknown", path.display(), identity::path_beside(path).display())]
    NoIdentity {
        /// The output file.
        path: PathBuf,
    },
    /// It was scored from something else.
    #[error("cannot resume {}: it was scored from something else ({difference})", path.display())]
    OtherIdentity {
        /// The output file.
        path: PathBuf,
        /// The first difference.
        difference: String,
    },
    /// A whole line of it is not a record.
    #[error("cannot resume {}: line {line} is not a record of tockbox score ({what})", path.display())]
    NotARecord {
        /// The output file.
        path: PathBuf,
        /// Counted from 1.
        line: u64,
        /// What is wrong.
        what: String,
    },
    /// A record could not be written. What was written before stands.
    #[error("failed to write to the output {}; the records written before are whole", path.display())]
    Write {
        /// The output file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
}

impl Journal {
    /// Opens `path` for the run `identity`. When it resumes, `on_record` is given each whole record in order and
    /// says whether it is kept; an error means that it is no record.
    pub fn open(
        path: &Path,
        identity: &Identity,
        existing: Existing,
        mut on_record: impl FnMut(&[u8]) -> Result<Keep, String>,
    ) -> Result<Self, JournalError> {
        let open_error = |source| JournalError::Open { path: path.to_path_buf(), source };
        // Only a regular file can be read back, cut and locked; a device or a pipe is just written to.
        let is_regular = fs::metadata(path).map_or(true, |metadata| metadata.is_file());
        let mut options = OpenOptions::new();
        options.write(true).create(true).read(is_regular).truncate(false);
        let mut file = options.open(path).map_err(open_error)?;
        if !is_regular {
            return Ok(Self::to_stream(path, Box::new(file)));
        }
        lock(path, &file)?;
        let mut whole = match existing {
            Existing::Overwrite => 0,
            Existing::Resume => kept::whole_records(&file).map_err(open_error)?,
            Existing::Refuse if file.metadata().map_err(open_error)?.len() == 0 => 0,
            Existing::Refuse => return Err(JournalError::Exists { path: path.to_path_buf() }),
        };
        if whole > 0 {
            check_identity(path, identity)?;
            let discarded = kept::sort_out(path, &file, whole, &mut on_record)?;
            if !discarded.is_empty() {
                (file, whole) = kept::rewrite(path, &file, whole, &discarded).map_err(open_error)?;
                lock(path, &file)?;
            }
        }
        file.set_len(whole).and_then(|()| file.seek(SeekFrom::End(0))).map_err(open_error)?;
        if whole == 0 {
            // Only once the file is empty: old records beside a new identity would be resumed as its own.
            write_identity(path, identity)?;
        }
        Ok(Self { path: path.to_path_buf(), sink: Sink::File { file, whole } })
    }

    /// Writes records to `stream`, which messages call `path`. They cannot be resumed.
    pub fn to_stream(path: &Path, stream: Box<dyn Write + Send>) -> Self {
        Self { path: path.to_path_buf(), sink: Sink::Stream(stream) }
    }

    /// Appends `record` (JSON without a line end) and its line end in one write.
    pub fn append(&mut self, mut record: Vec<u8>) -> Result<(), JournalError> {
        record.push(b'\n');
        let written = match &mut self.sink {
            Sink::Stream(stream) => stream.write_all(&record).and_then(|()| stream.flush()),
            Sink::File { file, whole } => {
                let written = file.write_all(&record);
                match &written {
                    Ok(()) => *whole += record.len() as u64,
                    // Best effort: a torn tail that stays is dropped when the run is resumed.
                    Err(_) => drop(file.set_len(*whole)),
                }
                written
            }
        };
        written.map_err(|source| JournalError::Write { path: self.path.clone(), source })
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        if let Sink::File { file, .. } = &self.sink {
            // Closing is not enough: a process that is just being started holds a copy until it has begun.
            let _ = file.unlock();
        }
    }
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Journal").field("path", &self.path).finish_non_exhaustive()
    }
}

fn lock(path: &Path, file: &File) -> Result<(), JournalError> {
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(JournalError::Locked { path: path.to_path_buf() }),
        // Some network file systems cannot lock; two writers there are the user's own doing.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(()),
    }
}

fn check_identity(path: &Path, identity: &Identity) -> Result<(), JournalError> {
    let no_identity = || JournalError::NoIdentity { path: path.to_path_buf() };
    let text = fs::read(identity::path_beside(path)).map_err(|_| no_identity())?;
    let earlier: Identity = serde_json::from_slice(&text).map_err(|_| no_identity())?;
    match identity.difference(&earlier) {
        None => Ok(()),
        Some(difference) => Err(JournalError::OtherIdentity { path: path.to_path_buf(), difference }),
    }
}

fn write_identity(path: &Path, identity: &Identity) -> Result<(), JournalError> {
    let beside = identity::path_beside(path);
    let write = || -> io::Result<()> {
        let mut text = serde_json::to_vec_pretty(identity)?;
        text.push(b'\n');
        let mut temporary = beside.clone().into_os_string();
        temporary.push(".new");
        fs::write(&temporary, text)?;
        fs::rename(&temporary, &beside)
    };
    write().map_err(|source| JournalError::Write { path: beside.clone(), source })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::score::identity::SamplesIdentity;

    fn identity(digest: &str) -> Identity {
        Identity {
            format: identity::FORMAT,
            tockbox: "0.1.0".to_owned(),
            dataset: "tiny".to_owned(),
            problems_sha256: digest.to_owned(),
            samples: SamplesIdentity { source: "reference solutions".to_owned(), sha256: None },
            settings: BTreeMap::new(),
        }
    }

    fn open(path: &Path, existing: Existing) -> Result<(Journal, Vec<String>), JournalError> {
        let mut kept = Vec::new();
        let journal = Journal::open(path, &identity("p"), existing, |line| {
            kept.push(String::from_utf8_lossy(line).into_owned());
            Ok(Keep::Yes)
        })?;
        Ok((journal, kept))
    }

    fn three_records(path: &Path) -> Vec<u8> {
        let (mut journal, _) = open(path, Existing::Refuse).unwrap();
        for record in [r#"{"index":0}"#, r#"{"index":1,"é":"é"}"#, r#"{"index":2}"#] {
            journal.append(record.as_bytes().to_vec()).unwrap();
        }
        drop(journal);
        fs::read(path).unwrap()
    }

    #[test]
    fn file_cut_at_any_byte_resumes_with_its_whole_records() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("out.jsonl");
        let bytes = three_records(&path);
        for cut in 0..=bytes.len() {
            fs::write(&path, &bytes[..cut]).unwrap();
            let (mut journal, kept) = open(&path, Existing::Resume).unwrap();
            let whole = bytes[..cut]
                .split_inclusive(|&byte| byte == b'\n')
                .filter(|line| line.ends_with(b"\n"))
                .count();
            assert_eq!(kept.len(), whole, "cut at {cut}");
            for record in [r#"{"index":0}"#, r#"{"index":1,"é":"é"}"#, r#"{"index":2}"#].iter().skip(whole)
            {
                journal.append(record.as_bytes().to_vec()).unwrap();
            }
            drop(journal);
            assert_eq!(fs::read(&path).unwrap(), bytes, "cut at {cut}");
        }
    }

    #[test]
    fn torn_tail_longer_than_a_block_is_dropped() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("out.jsonl");
        let mut bytes = three_records(&path);
        let whole = bytes.len();
        bytes.extend(std::iter::repeat_n(b'x', 200_000));
        fs::write(&path, &bytes).unwrap();
        let (journal, kept) = open(&path, Existing::Resume).unwrap();
        assert_eq!(kept.len(), 3);
        drop(journal);
        assert_eq!(fs::metadata(&path).unwrap().len(), whole as u64);
    }

    #[test]
    fn records_that_are_not_kept_leave_the_file() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("out.jsonl");
        three_records(&path);
        let keep = |line: &[u8]| Ok(if line == br#"{"index":0}"# { Keep::No } else { Keep::Yes });
        let mut journal = Journal::open(&path, &identity("p"), Existing::Resume, keep).unwrap();
        journal.append(b"{\"index\":0,\"again\":true}".to_vec()).unwrap();
        assert!(matches!(open(&path, Existing::Resume), Err(JournalError::Locked { .. })));
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text, "{\"index\":1,\"é\":\"é\"}\n{\"index\":2}\n{\"index\":0,\"again\":true}\n");
        drop(journal);
        assert_eq!(open(&path, Existing::Resume).unwrap().1.len(), 3);
    }

    #[test]
    fn records_are_refused_unless_told_what_to_do_with_them() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("out.jsonl");
        three_records(&path);
        let message = open(&path, Existing::Refuse).unwrap_err().to_string();
        let expected = format!(
            "{} already has records: give --resume to go on or --overwrite to start anew",
            path.display()
        );
        assert_eq!(message, expected);
        let (_, kept) = open(&path, Existing::Overwrite).unwrap();
        assert_eq!(kept.len(), 0);
        assert_eq!(fs::metadata(&path).unwrap().len(), 0);
    }

    #[test]
    fn records_of_another_run_are_not_resumed() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("out.jsonl");
        let bytes = three_records(&path);
        let error = Journal::open(&path, &identity("q"), Existing::Resume, |_| Ok(Keep::Yes)).unwrap_err();
        let expected = format!(
            "cannot resume {}: it was scored from something else (problems sha256: p then, q now)",
            path.display()
        );
        assert_eq!(error.to_string(), expected);
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }

    #[test]
    fn records_without_an_identity_are_not_resumed() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("out.jsonl");
        three_records(&path);
        fs::remove_file(identity::path_beside(&path)).unwrap();
        assert!(matches!(open(&path, Existing::Resume), Err(JournalError::NoIdentity { .. })));
    }

    #[test]
    fn whole_line_that_is_no_record_is_named() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("out.jsonl");
        three_records(&path);
        let error = Journal::open(&path, &identity("p"), Existing::Resume, |_| Err("no index".to_owned()))
            .unwrap_err();
        let expected =
            format!("cannot resume {}: line 1 is not a record of tockbox score (no index)", path.display());
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn file_that_is_being_written_is_locked() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("out.jsonl");
        let (_first, _) = open(&path, Existing::Refuse).unwrap();
        assert!(matches!(open(&path, Existing::Resume), Err(JournalError::Locked { .. })));
    }

    #[test]
    fn full_disk_is_a_write_error() {
        let (mut journal, _) = open(Path::new("/dev/full"), Existing::Refuse).unwrap();
        let error = journal.append(b"{}".to_vec()).unwrap_err();
        let expected = "failed to write to the output /dev/full; the records written before are whole";
        assert_eq!(error.to_string(), expected);
        assert!(!Path::new("/dev/full.meta.json").exists());
    }
}
