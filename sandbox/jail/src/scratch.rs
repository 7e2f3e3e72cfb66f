//! The scratch directory of a slot that cannot mount a file system of its own.
//!
//! A guest may leave anything in it: directories a thousand deep, a million names, links, FIFOs. So nothing here
//! recurses, follows a link or builds a path from a guest's names; and emptying runs only when no guest lives.

use std::ffi::{CStr, CString};
use std::io;
use std::os::fd::OwnedFd;
use std::path::Path;

use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags, openat, renameat, statat, unlinkat};

/// Directories walked at most to measure; a guest that makes more has outgrown its scratch space.
const MAX_DIRECTORIES: usize = 4096;
/// Directories held open at most meanwhile: those beside each other, however deep.
const MAX_OPEN: usize = 512;

fn open(at: impl std::os::fd::AsFd, name: impl rustix::path::Arg) -> io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    Ok(openat(at, name, flags, Mode::empty())?)
}

/// The names in a directory, `.` and `..` left out, at most `limit`.
fn names(directory: &OwnedFd, limit: usize) -> io::Result<Vec<(CString, FileType)>> {
    let mut found = Vec::new();
    for entry in Dir::read_from(directory)? {
        let entry = entry?;
        if entry.file_name() != c"." && entry.file_name() != c".." {
            found.push((entry.file_name().to_owned(), entry.file_type()));
        }
        if found.len() > limit {
            break;
        }
    }
    Ok(found)
}

/// Removes all that is in `path`. Directories are moved up and taken apart at the top, so that depth costs nothing.
pub fn clear(path: &Path) -> io::Result<()> {
    let top = open(CWD, path)?;
    let mut moved = 0_u64;
    loop {
        let entries = names(&top, 4096)?;
        if entries.is_empty() {
            return Ok(());
        }
        for (name, _) in entries {
            if unlinkat(&top, &name, AtFlags::empty()).is_err() {
                lift_children(&top, &name, &mut moved)?;
                unlinkat(&top, &name, AtFlags::REMOVEDIR)?;
            }
        }
    }
}

/// Moves what is in the directory `name` up into `top`, under names that no guest chose.
fn lift_children(top: &OwnedFd, name: &CStr, moved: &mut u64) -> io::Result<()> {
    // The guest may have taken its own directory's permissions away.
    rustix::fs::chmodat(top, name, Mode::RWXU, AtFlags::empty())?;
    let directory = open(top, name)?;
    loop {
        let children = names(&directory, 4096)?;
        if children.is_empty() {
            return Ok(());
        }
        for (child, _) in children {
            if unlinkat(&directory, &child, AtFlags::empty()).is_ok() {
                continue;
            }
            *moved += 1;
            renameat(&directory, &child, top, format!(".tockbox-{}-{moved}", std::process::id()))?;
        }
    }
}

/// Whether what is in `path` takes more than `bytes` or more than `inodes` names. An unreadable directory counts as
/// empty here; it is emptied all the same.
pub fn exceeds(path: &Path, bytes: u64, inodes: u64) -> bool {
    let Ok(top) = open(CWD, path) else { return false };
    let mut pending = vec![top];
    let (mut used, mut count, mut directories) = (0_u64, 0_u64, 0_usize);
    while let Some(directory) = pending.pop() {
        directories += 1;
        let limit = usize::try_from(inodes).unwrap_or(usize::MAX);
        for (name, kind) in names(&directory, limit).unwrap_or_default() {
            count += 1;
            if let Ok(stat) = statat(&directory, &name, AtFlags::SYMLINK_NOFOLLOW) {
                used += u64::try_from(stat.st_blocks).unwrap_or(0) * 512;
            }
            if kind == FileType::Directory
                && let Ok(child) = open(&directory, &name)
            {
                pending.push(child);
            }
            let too_many = directories > MAX_DIRECTORIES || pending.len() > MAX_OPEN;
            if used > bytes || count > inodes || too_many {
                return true;
            }
        }
    }
    false
}
