//! Scratch directories: the only places a guest can write to.

use std::fs::{self, File};
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use nix::mount::{MntFlags, MsFlags, umount2};
use nix::sys::statfs::statfs;
use rustix::fs::{CWD, FileType, fstat};
use rustix::mount::{MoveMountFlags, OpenTreeFlags, move_mount, open_tree};

use super::{failed, mount_on};
use crate::JailError;

/// A tmpfs that a slot's guests share one after the other, and what it looks like untouched.
///
/// Its pages count against the memory of the guest's cgroup. There is no destructor: it ends with the mount
/// namespace it was mounted in.
#[derive(Debug)]
pub struct Scratch {
    path: PathBuf,
    bytes: u64,
    inodes: u64,
    /// Mounts below `path` that stay visible: an interpreter that lives under `/tmp`, say.
    kept: Vec<PathBuf>,
    untouched: Traces,
}

/// What a guest cannot avoid to change when it changes anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Traces {
    used_blocks: i128,
    used_inodes: i128,
    root_mode: u32,
    /// Change time of the root directory. Moves with every name made or removed in it, and with its mode,
    /// owner, times and extended attributes, which leave no other trace that a later guest could not read.
    root_changed: (i64, i64),
}

impl Scratch {
    /// Mounts a tmpfs of `bytes` and `inodes` (its root counts as one) on the directory `path`: mode 1777,
    /// nosuid, nodev. A guest that exceeds either gets `ENOSPC`. Of what is mounted below `path` only `kept` is to
    /// be seen afterwards; each must lie below it.
    pub fn mount(
        path: impl Into<PathBuf>,
        bytes: u64,
        inodes: u64,
        kept: Vec<PathBuf>,
    ) -> Result<Self, JailError> {
        let path = path.into();
        let held = hold(&kept)?;
        let untouched = mount_anew(&path, bytes, inodes, held)?;
        Ok(Self { path, bytes, inodes, kept, untouched })
    }

    /// Where it is mounted.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether no guest has left anything here, a changed time stamp included. A file that was made and removed
    /// again makes it unclean too. Before Linux 6.13 a change that leaves no inode and no block goes unseen when it
    /// falls into the same clock tick as the mount.
    pub fn is_clean(&self) -> io::Result<bool> {
        traces(&self.path).map(|now| now == self.untouched)
    }

    /// Puts an empty tmpfs in the place of this one. Nobody may be using it: a process whose working directory
    /// is in the old one stays there, and a Landlock ruleset that names it has to be made anew.
    pub fn replace(&mut self) -> Result<(), JailError> {
        let held = hold(&self.kept)?;
        umount2(&self.path, MntFlags::MNT_DETACH).map_err(|source| failed("unmount", &self.path, source))?;
        self.untouched = mount_anew(&self.path, self.bytes, self.inodes, held)?;
        Ok(())
    }

    /// Changes its size and keeps what is in it. Fails when more than `bytes` are in use.
    pub fn resize(&mut self, bytes: u64) -> Result<(), JailError> {
        if bytes == self.bytes {
            return Ok(());
        }
        let flags = MsFlags::MS_REMOUNT | flags();
        mount_on(&self.path, Some("tmpfs"), flags, Some(&format!("size={bytes}")))?;
        self.bytes = bytes;
        Ok(())
    }
}

/// A mount that is about to be covered.
struct Held {
    path: PathBuf,
    tree: OwnedFd,
}

fn hold(paths: &[PathBuf]) -> Result<Vec<Held>, JailError> {
    let flags =
        OpenTreeFlags::OPEN_TREE_CLONE | OpenTreeFlags::OPEN_TREE_CLOEXEC | OpenTreeFlags::AT_RECURSIVE;
    paths
        .iter()
        .map(|path| match open_tree(CWD, path, flags) {
            Ok(tree) => Ok(Held { path: path.clone(), tree }),
            Err(error) => Err(failed("hold the mount", path, error)),
        })
        .collect()
}

/// Mounts a held tree where it was, on a directory or file made for it.
fn put_back(held: &Held) -> io::Result<()> {
    if fstat(&held.tree).is_ok_and(|stat| FileType::from_raw_mode(stat.st_mode) == FileType::Directory) {
        fs::create_dir_all(&held.path)?;
    } else {
        held.path.parent().map_or(Ok(()), fs::create_dir_all)?;
        File::create(&held.path)?;
    }
    Ok(move_mount(&held.tree, "", CWD, &held.path, MoveMountFlags::MOVE_MOUNT_F_EMPTY_PATH)?)
}

fn mount_anew(path: &Path, bytes: u64, inodes: u64, held: Vec<Held>) -> Result<Traces, JailError> {
    let options = format!("mode=1777,size={bytes},nr_inodes={inodes}");
    mount_on(path, Some("tmpfs"), flags(), Some(&options))?;
    for held in held {
        put_back(&held).map_err(|source| failed("put back the mount", &held.path, source))?;
    }
    traces(path).map_err(|source| failed("look at", path, source))
}

fn flags() -> MsFlags {
    MsFlags::MS_NOSUID | MsFlags::MS_NODEV
}

fn traces(path: &Path) -> io::Result<Traces> {
    let counted = statfs(path)?;
    let root = fs::metadata(path)?;
    Ok(Traces {
        used_blocks: i128::from(counted.blocks()) - i128::from(counted.blocks_free()),
        used_inodes: i128::from(counted.files()) - i128::from(counted.files_free()),
        root_mode: root.mode(),
        root_changed: (root.ctime(), root.ctime_nsec()),
    })
}
