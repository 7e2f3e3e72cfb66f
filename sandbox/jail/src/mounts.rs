//! Mounts: the private root of an environment and the scratch directories of a slot.
//!
//! Owns what a guest can see of the file system. Everything here wants a mount namespace of the caller's own
//! ([`crate::namespaces`]), and has to happen before Landlock: a Landlock domain forbids every mount.

mod layout;
mod scratch;

use std::ffi::CString;
use std::fs::{self, File};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::{Path, PathBuf};

use libc::{MOUNT_ATTR_NODEV, MOUNT_ATTR_NOEXEC, MOUNT_ATTR_NOSUID, MOUNT_ATTR_RDONLY};
use nix::mount::{MntFlags, MsFlags, mount, umount2};
use nix::sys::stat::{Mode, umask};
use nix::unistd::{chdir, pivot_root};

use self::layout::{Layout, Node};
pub use self::scratch::Scratch;
use crate::JailError;
use crate::sys::slot::set_mount_attributes;

/// Where the new root is put together: a directory that every system has, that no interpreter lives in, and
/// that the new root does not show. Covering it leaves nothing behind on the host.
const STAGE: &str = "/sys";

/// The devices a guest may open.
const DEVICES: [&str; 5] = ["/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"];

/// Directories that are always there, for a slot to mount its [`Scratch`] on.
const MOUNT_POINTS: [&str; 2] = ["/tmp", "/dev/shm"];

/// What a private root shows.
#[derive(Debug, Clone, Default)]
pub struct RootPlan {
    /// Files and directories of the host, absolute, shown read-only at the same path with whatever is mounted
    /// below them. A path may be a symbolic link or lead through some: each is made again with the same target,
    /// and the target is shown too. What lies under `/tmp` or `/dev/shm` a slot has to keep visible when it mounts
    /// its scratch there ([`Scratch::mount`]).
    pub binds: Vec<PathBuf>,
    /// Files of the host shown read-only at another path, which comes first: what tells a guest nothing of where
    /// the host keeps them. Absolute, not below a bind or a symbolic link.
    pub renamed: Vec<(PathBuf, PathBuf)>,
    /// Whether to show the five devices that hold no state: null, zero, full, random, urandom.
    pub devices: bool,
}

/// Replaces the root of the caller's mount namespace by one that shows what `plan` says and nothing else: no
/// `/proc`, no `/sys`, not the host's `/`. All of it is read-only and nosuid, all but the devices nodev; `/tmp`
/// and `/dev/shm` are empty directories. The caller's working directory becomes `/`.
///
/// Descriptors that are already open still lead outside. After an error the namespace is of no use: the caller
/// ends. The host's real root must be a mount (not an initramfs), and the kernel at least 5.12, as it is
/// wherever there is Landlock.
pub fn build_private_root(plan: &RootPlan) -> Result<(), JailError> {
    let layout = Layout::of(plan)?;
    mount_on(Path::new("/"), None, MsFlags::MS_REC | MsFlags::MS_PRIVATE, None)?;
    mount_stage(&layout)?;
    let before = umask(Mode::from_bits_truncate(0o022));
    let made = make_nodes(&layout, plan);
    umask(before);
    made?;
    for (path, _) in layout.binds() {
        if !(layout.is_below_a_bind(path) && is_shown(path)?) {
            bind(path, path)?;
        }
    }
    for (path, source) in &plan.renamed {
        bind(source, path)?;
    }
    attributes(Path::new(STAGE), true, MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV)?;
    if plan.devices {
        DEVICES.iter().try_for_each(|device| bind_device(Path::new(device)))?;
    }
    pivot()
}

fn mount_stage(layout: &Layout) -> Result<(), JailError> {
    let inodes = layout.len() + 16;
    let options = format!("mode=0755,size=4m,nr_inodes={inodes}");
    mount_on(Path::new(STAGE), Some("tmpfs"), MsFlags::MS_NOSUID | MsFlags::MS_NODEV, Some(&options))
}

/// Makes everything that mounts will cover, and the links, while the stage holds nothing of the host: nothing
/// below can write into it. Links come last, so that no path made here can lead through one.
fn make_nodes(layout: &Layout, plan: &RootPlan) -> Result<(), JailError> {
    for path in layout.directories() {
        let path = staged(path);
        fs::create_dir(&path).map_err(|source| failed("make directory", &path, source))?;
    }
    let files = layout.binds().filter(|(_, node)| *node == Node::File).map(|(path, _)| path);
    let renamed = plan.renamed.iter().map(|(path, _)| path.as_path());
    let devices = DEVICES.iter().filter(|_| plan.devices).map(Path::new);
    for path in files.chain(renamed).chain(devices) {
        let path = staged(path);
        File::create_new(&path).map_err(|source| failed("make file", &path, source))?;
    }
    for (path, target) in layout.links() {
        let path = staged(path);
        symlink(target, &path).map_err(|source| failed("make symbolic link", &path, source))?;
    }
    Ok(())
}

/// Whether the stage shows `path` of the host, for it shows a directory above it.
fn is_shown(path: &Path) -> Result<bool, JailError> {
    let identity = |path: &Path| fs::metadata(path).map(|seen| (seen.dev(), seen.ino()));
    let there = identity(path).map_err(|source| failed("look at", path, source))?;
    Ok(identity(&staged(path)).is_ok_and(|here| here == there))
}

/// Shows `source` of the host in the stage, at `path`.
fn bind(source: &Path, path: &Path) -> Result<(), JailError> {
    mount(Some(source), &staged(path), None::<&str>, MsFlags::MS_BIND | MsFlags::MS_REC, None::<&str>)
        .map_err(|error| failed("bind", source, error))
}

/// Shows a device: as [`bind`], but not nodev. A read-only mount still lets a device be written to, only not
/// its inode.
fn bind_device(path: &Path) -> Result<(), JailError> {
    bind(path, path)?;
    attributes(&staged(path), false, MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NOEXEC)
}

/// Makes the stage the root and lets go of the old one, which `pivot_root` leaves mounted on top of it.
fn pivot() -> Result<(), JailError> {
    chdir(STAGE).map_err(|source| JailError::new("chdir to the new root", source))?;
    pivot_root(".", ".").map_err(|source| JailError::new("pivot_root", source))?;
    umount2(".", MntFlags::MNT_DETACH).map_err(|source| JailError::new("unmount the old root", source))?;
    chdir("/").map_err(|source| JailError::new("chdir /", source))
}

fn staged(path: &Path) -> PathBuf {
    Path::new(STAGE).join(path.strip_prefix("/").unwrap_or(path))
}

fn attributes(path: &Path, recursive: bool, attributes: u64) -> Result<(), JailError> {
    CString::new(path.as_os_str().as_bytes())
        .map_err(io::Error::from)
        .and_then(|name| set_mount_attributes(&name, recursive, attributes))
        .map_err(|source| failed("set mount attributes of", path, source))
}

fn mount_on(path: &Path, kind: Option<&str>, flags: MsFlags, options: Option<&str>) -> Result<(), JailError> {
    mount(kind, path, kind, flags, options).map_err(|source| failed("mount on", path, source))
}

fn failed(what: &str, path: &Path, source: impl Into<io::Error>) -> JailError {
    JailError::new(format!("{what} {}", path.display()), source)
}

#[cfg(test)]
mod tests;
