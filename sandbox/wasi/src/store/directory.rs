//! The store's directory: files that this user wrote, whole, and nobody else can have changed.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, flock};

use super::digest::Digest;
use crate::StartError;

/// Nobody but the owner may write.
const OTHERS_WRITE: u32 = 0o022;

/// The directory.
pub(super) struct Directory {
    pub(super) path: PathBuf,
}

/// A file of it whose content is what was once written.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) file: File,
    pub(super) path: PathBuf,
    pub(super) digest: Digest,
}

/// Held while something is built; let go when dropped.
pub(super) struct Lock {
    _file: File,
}

impl Directory {
    /// Opens it; makes it if it is not there. It must be this user's and nobody else may write to it.
    pub(super) fn open(path: &Path) -> Result<Self, StartError> {
        let wrong = |what: String| StartError::Store { path: path.to_path_buf(), what };
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(path)
            .map_err(|error| wrong(error.to_string()))?;
        let about = std::fs::symlink_metadata(path).map_err(|error| wrong(error.to_string()))?;
        if !about.is_dir() {
            return Err(wrong("it is no directory".to_owned()));
        }
        is_own(&about).map_err(wrong)?;
        Ok(Self { path: path.to_path_buf() })
    }

    /// A file that was kept. `None`: there is none, or it is damaged, and is gone now. A file that somebody else could
    /// have written is an error.
    pub(super) fn find(&self, name: &str) -> Result<Option<Kept>, StartError> {
        let path = self.path.join(name);
        let failed = |source| StartError::File { path: path.clone(), source };
        let Some(file) = open(&path).map_err(failed)? else { return Ok(None) };
        is_own(&file.metadata().map_err(failed)?)
            .map_err(|what| StartError::Store { path: path.clone(), what })?;
        let noted = self.noted(name)?;
        let digest = Digest::of_file(&file).map_err(failed)?;
        if noted != Some(digest) {
            self.remove(name).map_err(failed)?;
            return Ok(None);
        }
        Ok(Some(Kept { file, path, digest }))
    }

    /// The hash that was noted of a file when it was kept. Says nothing of what the file holds now.
    pub(super) fn noted(&self, name: &str) -> Result<Option<Digest>, StartError> {
        let path = self.hash_path(name);
        let failed = |source| StartError::File { path: path.clone(), source };
        let Some(mut file) = open(&path).map_err(failed)? else { return Ok(None) };
        is_own(&file.metadata().map_err(failed)?)
            .map_err(|what| StartError::Store { path: path.clone(), what })?;
        let mut text = String::new();
        Ok(file.read_to_string(&mut text).ok().and_then(|_| text.trim().parse().ok()))
    }

    /// Keeps `bytes` under `name`: the file first and then its hash, each put in place whole.
    pub(super) fn keep(&self, name: &str, bytes: &[u8]) -> Result<Kept, StartError> {
        let path = self.path.join(name);
        let failed = |source| StartError::File { path: path.clone(), source };
        let digest = Digest::of(bytes);
        self.put(&path, bytes).map_err(failed)?;
        self.put(&self.hash_path(name), digest.to_string().as_bytes()).map_err(failed)?;
        let file = open(&path).map_err(failed)?.ok_or_else(|| failed(io::ErrorKind::NotFound.into()))?;
        Ok(Kept { file, path, digest })
    }

    fn put(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let temporary = self.path.join(format!(".new-{}", std::process::id()));
        let _ = std::fs::remove_file(&temporary);
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&temporary)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&temporary, path)
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        for path in [self.hash_path(name), self.path.join(name)] {
            match std::fs::remove_file(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }

    fn hash_path(&self, name: &str) -> PathBuf {
        self.path.join(format!("{name}.sha256"))
    }

    /// Waits until no other process builds here.
    pub(super) fn lock(&self, progress: &dyn Fn(&str)) -> Result<Lock, StartError> {
        let path = self.path.join("lock");
        let failed = |source| StartError::File { path: path.clone(), source };
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&path)
            .map_err(failed)?;
        if flock(&file, FlockOperation::NonBlockingLockExclusive).is_err() {
            progress("waiting for another process that builds the wasm component");
            flock(&file, FlockOperation::LockExclusive).map_err(|error| failed(error.into()))?;
        }
        Ok(Lock { _file: file })
    }
}

impl Kept {
    /// Its content.
    pub(super) fn read(&self) -> Result<Vec<u8>, StartError> {
        let failed = |source| StartError::File { path: self.path.clone(), source };
        let mut bytes = Vec::new();
        let mut file = &self.file;
        file.rewind().and_then(|()| file.read_to_end(&mut bytes)).map_err(failed)?;
        Ok(bytes)
    }
}

/// Opens a file that is there, and no link to one.
fn open(path: &Path) -> io::Result<Option<File>> {
    let flags = rustix::fs::OFlags::NOFOLLOW.bits().cast_signed();
    match OpenOptions::new().read(true).custom_flags(flags).open(path) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn is_own(about: &std::fs::Metadata) -> Result<(), String> {
    let user = rustix::process::geteuid().as_raw();
    if about.uid() != user {
        return Err(format!("it belongs to user {} and not to {user}, who runs this program", about.uid()));
    }
    if about.mode() & OTHERS_WRITE != 0 {
        return Err(format!("others may write to it (mode {:o})", about.mode() & 0o777));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn store() -> (tempfile::TempDir, Directory) {
        let folder = tempfile::tempdir().unwrap();
        let directory = Directory::open(&folder.path().join("wasm")).unwrap();
        (folder, directory)
    }

    #[test]
    fn what_is_kept_is_found_whole() {
        let (_folder, directory) = store();
        assert!(directory.find("a").unwrap().is_none());
        directory.keep("a", b"content").unwrap();
        assert_eq!(directory.find("a").unwrap().unwrap().read().unwrap(), b"content");
    }

    #[test]
    fn what_is_damaged_or_cut_short_or_without_its_hash_is_not_there() {
        let (_folder, directory) = store();
        let path = directory.path.join("a");
        for damaged in [b"contenT".as_slice(), b"conten", b""] {
            directory.keep("a", b"content").unwrap();
            fs::write(&path, damaged).unwrap();
            assert!(directory.find("a").unwrap().is_none());
            assert!(!path.exists());
        }
        directory.keep("a", b"content").unwrap();
        fs::remove_file(directory.hash_path("a")).unwrap();
        assert!(directory.find("a").unwrap().is_none());
    }

    #[test]
    fn a_file_that_others_may_write_to_is_refused_and_a_link_is_not_followed() {
        let (_folder, directory) = store();
        let path = directory.path.join("a");
        directory.keep("a", b"content").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o666)).unwrap();
        let error = directory.find("a").err().unwrap().to_string();
        assert!(error.ends_with("others may write to it (mode 666)"), "{error}");
        fs::remove_file(&path).unwrap();
        std::os::unix::fs::symlink("/etc/passwd", &path).unwrap();
        assert!(matches!(directory.find("a").err().unwrap(), StartError::File { .. }));
    }

    #[test]
    fn a_directory_that_others_may_write_to_is_refused() {
        let (folder, _) = store();
        let path = folder.path().join("wasm");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o777)).unwrap();
        let error = Directory::open(&path).err().unwrap().to_string();
        assert!(error.ends_with("others may write to it (mode 777)"), "{error}");
    }
}
