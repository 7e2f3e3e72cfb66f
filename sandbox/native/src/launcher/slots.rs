//! The slots that a launcher has built, and what belongs to each: cgroup, scratch directory, process.

use std::collections::HashMap;
use std::fs;
use std::os::fd::OwnedFd;
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Signal, pidfd_send_signal};
use tockbox_jail::cgroup::{Group, Hierarchy, own_tree};
use tockbox_jail::channel::Channel;
use tockbox_jail::probe::Layers;
use tockbox_jail::scratch;

use super::zygote::Zygote;
use crate::orders::{LauncherNotice, LauncherSettings};

/// Guests of slot `n` have the user id `FIRST_UID + n % UIDS`: one that no account of the host has.
const FIRST_UID: u32 = 1_879_048_192;
/// User ids in use at most at once.
const UIDS: u32 = 65_536;
/// How long a killed slot may take to be gone.
const GONE_WITHIN: Timespec = Timespec { tv_sec: 10, tv_nsec: 0 };

/// All slots of a launcher. Dropping it destroys them.
pub(super) struct Slots {
    layers: Layers,
    cgroups: Option<Hierarchy>,
    /// Where scratch directories are, when slots have no mounts of their own.
    scratch_root: Option<PathBuf>,
    slots: HashMap<u32, Slot>,
}

#[derive(Default)]
struct Slot {
    group: Option<Group>,
    scratch: Option<PathBuf>,
    pidfd: Option<OwnedFd>,
}

/// What the server is told of a new slot.
pub(super) struct Built {
    pub(super) notice: LauncherNotice,
    pub(super) descriptors: Vec<OwnedFd>,
}

impl Slots {
    pub(super) fn new(
        settings: &LauncherSettings,
        layers: Layers,
        cgroups: Option<Hierarchy>,
    ) -> Result<Self, String> {
        if let Some(hierarchy) = &cgroups {
            hierarchy.sweep_stale();
        }
        let scratch_root = (!layers.mount_namespace).then(|| {
            sweep_stale_directories(&settings.temporary);
            settings.temporary.join(format!("tockbox-{}", std::process::id()))
        });
        if let Some(root) = &scratch_root {
            make_private(root)?;
        }
        Ok(Self { layers, cgroups, scratch_root, slots: HashMap::new() })
    }

    /// Builds slot `number` from `zygote`. After an error [`Self::destroy`] removes what was built.
    pub(super) fn build(&mut self, number: u32, zygote: &mut Zygote) -> Result<Built, String> {
        let slot = self.slots.entry(number).or_default();
        let (servers_end, slots_end) = Channel::pair().map_err(|error| error.to_string())?;
        let (pid, pidfd) = zygote.spawn(&slots_end)?;
        slot.pidfd = Some(pidfd);
        let mut descriptors = vec![OwnedFd::from(servers_end)];
        let mut version = None;
        if let Some(hierarchy) = &self.cgroups {
            let group = hierarchy
                .create(&format!("{}/slot-{number}", own_tree()))
                .map_err(|error| error.to_string())?;
            group.add(pid.unsigned_abs()).map_err(|error| error.to_string())?;
            let handles = group.handles().map_err(|error| error.to_string())?;
            version = Some(handles.version());
            descriptors.extend(handles.into_fds());
            slot.group = Some(group);
        }
        if let Some(root) = &self.scratch_root {
            let path = root.join(format!("slot-{number}"));
            make_private(&path)?;
            slot.scratch = Some(path);
        }
        let notice = LauncherNotice::Built {
            slot: number,
            scratch: slot.scratch.clone(),
            cgroup: version,
            uid: self.layers.uid_drop.then_some(FIRST_UID + number % UIDS),
        };
        Ok(Built { notice, descriptors })
    }

    /// Kills a slot and removes what belongs to it. What cannot be removed is left for the next start's sweep.
    pub(super) fn destroy(&mut self, number: u32) {
        let Some(slot) = self.slots.remove(&number) else { return };
        if let Some(pidfd) = &slot.pidfd {
            // Process 1 of a pid namespace takes all others with it; elsewhere the slot's guest dies with its parent.
            let _ = pidfd_send_signal(pidfd, Signal::KILL);
            let _ = poll(&mut [PollFd::new(pidfd, PollFlags::IN)], Some(&GONE_WITHIN));
        }
        if let Some(group) = slot.group {
            let _ = group.remove();
        }
        if let Some(path) = slot.scratch {
            let _ = scratch::clear(&path);
            let _ = fs::remove_dir(path);
        }
    }
}

impl Drop for Slots {
    fn drop(&mut self) {
        let numbers: Vec<_> = self.slots.keys().copied().collect();
        for number in numbers {
            self.destroy(number);
        }
        if let Some(root) = &self.scratch_root {
            let _ = fs::remove_dir(root);
        }
    }
}

fn make_private(path: &PathBuf) -> Result<(), String> {
    fs::DirBuilder::new().mode(0o700).create(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Removes scratch directories whose launcher is gone (it was killed before it could).
fn sweep_stale_directories(temporary: &PathBuf) {
    for entry in fs::read_dir(temporary).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let launcher = name.to_str().and_then(|name| name.strip_prefix("tockbox-"));
        let Some(pid) = launcher.and_then(|pid| pid.parse::<u32>().ok()) else { continue };
        if PathBuf::from(format!("/proc/{pid}")).exists() {
            continue;
        }
        // Another user's directory stays: removing it fails.
        let _ = scratch::clear(&entry.path());
        let _ = fs::remove_dir(entry.path());
    }
}
