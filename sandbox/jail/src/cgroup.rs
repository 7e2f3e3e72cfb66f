//! Control groups, version 1 and 2: what a slot may use of memory, processes and processor time, and what it
//! used.
//!
//! Owns finding a place for groups, making and removing them, and the descriptors by which their counters are
//! read. Nothing here belongs on the request path except the methods of [`Handles`]: adding a process alone
//! costs the kernel milliseconds.

mod delegation;
mod group;
mod handles;
mod mounted;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use nix::sys::signal::kill;
use nix::unistd::Pid;
use serde::{Deserialize, Serialize};

use self::delegation::Delegation;
pub use self::group::Group;
pub use self::handles::{Handles, Shape};
use self::mounted::Mounted;
use crate::JailError;

/// Starts the name of every tree of groups made here; the pid of its launcher follows.
const TREE: &str = "tockbox-";

/// The version of the control group interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Version {
    /// A tree for each controller.
    V1,
    /// One tree.
    V2,
}

/// The groups of this process, below which it can make its own.
#[derive(Debug)]
pub struct Hierarchy {
    version: Version,
    /// This process's own group in each tree that matters, without repetition.
    bases: Vec<PathBuf>,
    delegation: Option<Delegation>,
}

impl Hierarchy {
    /// Finds where groups can be made, and makes one with a memory limit and a limit on processes to be sure.
    /// Otherwise says why not, for an operator.
    ///
    /// On version 2 a group that hands out controllers may hold no process itself. When that is in the way,
    /// every process of this one's group moves to a child of it, `tockbox-leaf`, and stays there: Tockbox wants a
    /// group of its own, as systemd's `Delegate=yes` or a container gives it. [`Hierarchy::restore`] undoes it.
    pub fn detect() -> Result<Self, String> {
        static TRIALS: AtomicU32 = AtomicU32::new(0);
        let trial = TRIALS.fetch_add(1, Ordering::Relaxed);
        let hierarchy = Self::here()?;
        let tried = hierarchy.try_out(&format!("{}/trial-{trial}", own_tree()));
        if let Err(error) = tried.and_then(|(group, _)| group.remove()) {
            hierarchy.restore();
            return Err(error.to_string());
        }
        Ok(hierarchy)
    }

    /// As [`Hierarchy::detect`], for a launcher that will need a group: makes it of the one that is tried, which has
    /// tight limits then. Removes before that what dead launchers have left ([`Hierarchy::sweep_stale`]).
    pub fn detect_for(group: &str) -> Result<(Self, Group, Handles), String> {
        let hierarchy = Self::here()?;
        hierarchy.sweep_stale();
        match hierarchy.try_out(group) {
            Ok((group, handles)) => Ok((hierarchy, group, handles)),
            Err(error) => {
                hierarchy.restore();
                Err(error.to_string())
            }
        }
    }

    fn here() -> Result<Self, String> {
        let read = |path: &str| fs::read_to_string(path).map_err(|error| format!("read {path}: {error}"));
        Self::find(&read("/proc/self/mountinfo")?, &read("/proc/self/cgroup")?)
    }

    /// The hierarchy that `mountinfo` and `cgroup`, the files of `/proc/self`, tell of. Version 1 where it has the
    /// controllers, else version 2.
    fn find(mountinfo: &str, cgroup: &str) -> Result<Self, String> {
        let mounted = Mounted::parse(mountinfo, cgroup);
        if let Some(bases) = mounted.version_1() {
            return Ok(Self { version: Version::V1, bases, delegation: None });
        }
        let own = mounted.version_2().ok_or("no cgroup file system shows this process's own group")?;
        let (base, delegation) = Delegation::obtain(&own)?;
        Ok(Self { version: Version::V2, bases: vec![base], delegation: Some(delegation) })
    }

    /// Makes a group and uses all that a slot's group will be used for.
    fn try_out(&self, group: &str) -> Result<(Group, Handles), JailError> {
        let group = self.create(group)?;
        let used = group.handles().and_then(|handles| {
            let failed = |source| JailError::new("set the limits of a new cgroup", source);
            handles.set_memory_limit(64 << 20).map_err(failed)?;
            handles.set_pids_limit(8).map_err(failed)?;
            handles.oom_kills().map_err(|source| JailError::new("read the oom kills of a cgroup", source))?;
            handles.cpu_usage().map_err(|source| JailError::new("read the cpu usage of a cgroup", source))?;
            Ok(handles)
        });
        match used {
            Ok(handles) => Ok((group, handles)),
            Err(error) => {
                // It is empty. What is wrong with it has been found already.
                let _ = group.remove();
                Err(error)
            }
        }
    }

    /// Which interface this is.
    pub fn version(&self) -> Version {
        self.version
    }

    /// Spends now, in the background of something else, the milliseconds that the kernel takes for the first move of a
    /// process after a while: it waits for a grace period once, and the moves that follow at once are quick. Moves
    /// this process to where it is.
    pub fn prepare_to_move(&self) {
        if let Some(base) = self.bases.first() {
            let leaf = base.join(delegation::LEAF);
            let own = if leaf.is_dir() { &leaf } else { base };
            // Only time is lost if this fails.
            let _ = fs::write(own.join("cgroup.procs"), std::process::id().to_string());
        }
    }

    /// Makes the group `group`, a path such as `tockbox-71/slot-3` of which the first part names the launcher
    /// ([`own_tree`]), without limits. Swap never adds to its memory.
    pub fn create(&self, group: &str) -> Result<Group, JailError> {
        Group::create(self.version, &self.bases, group)
    }

    /// Removes what launchers that are dead have left, killing what still runs there. Gives the number of trees
    /// removed; one that resists is left for the next sweep. To be called before this process makes a group: a
    /// tree under its own pid is a predecessor's as well.
    pub fn sweep_stale(&self) -> usize {
        let mut stale: Vec<String> = self.bases.iter().flat_map(|base| trees_in(base)).collect();
        stale.sort();
        stale.dedup();
        stale.retain(|name| launcher_of(name).is_some_and(is_dead_or_self));
        stale.iter().filter(|name| self.remove_tree(name).is_ok()).count()
    }

    fn remove_tree(&self, name: &str) -> Result<(), JailError> {
        let trees: Vec<PathBuf> = self.bases.iter().map(|base| base.join(name)).collect();
        let mut groups: Vec<String> = trees.iter().flat_map(|tree| directories_in(tree)).collect();
        groups.sort();
        groups.dedup();
        for group in groups {
            Group::existing(self.version, &self.bases, &format!("{name}/{group}")).remove()?;
        }
        Group::existing(self.version, &self.bases, name).remove()
    }

    /// Moves the processes that [`Hierarchy::detect`] moved back to where they were. Only once all groups are
    /// removed; for a caller that wanted to know, not to stay. A failure leaves them in the leaf, which harms
    /// nothing.
    pub fn restore(self) {
        if let (Some(delegation), Some(base)) = (self.delegation, self.bases.first()) {
            delegation.give_back(base);
        }
    }
}

/// The name of the tree that holds this process's groups.
pub fn own_tree() -> String {
    format!("{TREE}{}", std::process::id())
}

fn launcher_of(tree: &str) -> Option<Pid> {
    tree.strip_prefix(TREE)?.parse().ok().map(Pid::from_raw)
}

fn is_dead_or_self(launcher: Pid) -> bool {
    launcher == Pid::this() || kill(launcher, None) == Err(nix::Error::ESRCH)
}

fn trees_in(base: &Path) -> Vec<String> {
    directories_in(base).into_iter().filter(|name| launcher_of(name).is_some()).collect()
}

fn directories_in(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    entries
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect()
}

fn failed(what: &str, path: &Path, source: impl Into<io::Error>) -> JailError {
    JailError::new(format!("{what} {}", path.display()), source)
}

#[cfg(test)]
pub(crate) mod tests;
