//! The slots that a launcher has built, and what belongs to each: cgroup, scratch directory, process.

use std::collections::HashMap;
use std::fs;
use std::os::fd::OwnedFd;
use std::os::unix::fs::{DirBuilderExt, chown};
use std::path::PathBuf;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Signal, pidfd_send_signal};
use tockbox_core::Tier;
use tockbox_jail::cgroup::{Group, Handles, Hierarchy, own_tree};
use tockbox_jail::channel::Channel;
use tockbox_jail::probe::Layers;
use tockbox_jail::scratch;

use super::zygote::Zygote;
use crate::orders::{LauncherNotice, LauncherSettings};

/// Where the user ids of guests begin, best first: far above every account of a host; or, where a container maps only
/// the usual 65,536, at its upper end. Guests of slot `n` have the id `first + n % count`.
const UIDS: [Uids; 2] = [Uids { first: 1_879_048_192, count: 65_536 }, Uids { first: 61_184, count: 4_096 }];
/// How long a killed slot may take to be gone.
const GONE_WITHIN: Timespec = Timespec { tv_sec: 10, tv_nsec: 0 };

/// The number of the slot that the server will ask for first.
const FIRST: u32 = 0;

/// The cgroups that can be used, once they have been looked for.
#[derive(Default)]
pub(super) struct Cgroups {
    looked: bool,
    found: Option<Hierarchy>,
    /// Why there are none, if so.
    pub(super) why_not: Option<String>,
    /// The first slot's.
    first: Option<(Group, Handles)>,
}

impl Cgroups {
    /// Looks for them, the first time, and makes the group of the first slot, which will be wanted as soon as an
    /// interpreter has started. Takes milliseconds: to be called meanwhile.
    pub(super) fn look(&mut self, ceiling: Tier) -> bool {
        if !self.looked {
            self.looked = true;
            if ceiling != Tier::Full {
                self.why_not = Some("not in force".to_owned());
                return false;
            }
            match Hierarchy::detect_for(&group_name(FIRST)) {
                Ok((hierarchy, group, handles)) => {
                    self.found = Some(hierarchy);
                    self.first = Some((group, handles));
                }
                Err(why) => self.why_not = Some(why),
            }
        }
        self.found.is_some()
    }

    /// Sees to it that the first slot will be moved to its group quickly.
    pub(super) fn prepare_to_move(&self) {
        self.found.iter().for_each(Hierarchy::prepare_to_move);
    }

    /// Removes what was made for a slot that will not be.
    pub(super) fn discard(&mut self) {
        if let Some((group, _)) = self.first.take() {
            let _ = group.remove();
        }
    }
}

fn group_name(slot: u32) -> String {
    format!("{}/slot-{slot}", own_tree())
}

fn make_group(hierarchy: &Hierarchy, slot: u32) -> Result<(Group, Handles), String> {
    let group = hierarchy.create(&group_name(slot)).map_err(|error| error.to_string())?;
    match group.handles() {
        Ok(handles) => Ok((group, handles)),
        Err(error) => {
            let _ = group.remove();
            Err(error.to_string())
        }
    }
}

/// A range of user ids.
#[derive(Clone, Copy)]
struct Uids {
    first: u32,
    count: u32,
}

impl Uids {
    /// The first range that this process's user namespace maps.
    fn mapped() -> Option<Self> {
        let map = fs::read_to_string("/proc/self/uid_map").unwrap_or_default();
        UIDS.into_iter().find(|uids| uids.is_mapped(&map))
    }

    fn is_mapped(self, map: &str) -> bool {
        map.lines().any(|line| {
            let numbers: Vec<u64> = line.split_ascii_whitespace().filter_map(|n| n.parse().ok()).collect();
            let [inside, _, length] = numbers[..] else { return false };
            inside <= u64::from(self.first)
                && u64::from(self.first) + u64::from(self.count) <= inside + length
        })
    }
}

/// All slots of a launcher. Dropping it destroys them.
pub(super) struct Slots {
    /// What guests run as; `None`: as their slot.
    uids: Option<Uids>,
    cgroups: Option<Hierarchy>,
    /// Where scratch directories are, when slots have no mounts of their own.
    scratch_root: Option<PathBuf>,
    built: HashMap<u32, Slot>,
}

#[derive(Default)]
struct Slot {
    group: Option<Group>,
    /// The group's descriptors, until they are handed over.
    handles: Option<Handles>,
    scratch: Option<PathBuf>,
    pidfd: Option<OwnedFd>,
}

/// What the server is told of a new slot.
pub(super) struct Built {
    pub(super) notice: LauncherNotice,
    pub(super) descriptors: Vec<OwnedFd>,
}

impl Slots {
    pub(super) fn new(settings: &LauncherSettings, layers: Layers, cgroups: Cgroups) -> Result<Self, String> {
        let scratch_root = (!layers.mount_namespace).then(|| {
            sweep_stale_directories(&settings.temporary);
            settings.temporary.join(format!("tockbox-{}", std::process::id()))
        });
        if let Some(root) = &scratch_root {
            make_directory(root, 0o711)?;
        }
        let uids = Uids::mapped().filter(|_| layers.uid_drop);
        let built = cgroups.first.map(|(group, handles)| {
            (FIRST, Slot { group: Some(group), handles: Some(handles), ..Slot::default() })
        });
        Ok(Self { uids, cgroups: cgroups.found, scratch_root, built: built.into_iter().collect() })
    }

    /// Builds slot `number` from `zygote`. After an error [`Self::destroy`] removes what was built.
    pub(super) fn build(&mut self, number: u32, zygote: &mut Zygote) -> Result<Built, String> {
        let uid = self.uids.map(|uids| uids.first + number % uids.count);
        let slot = self.built.entry(number).or_default();
        let (servers_end, slots_end) = Channel::pair().map_err(|error| error.to_string())?;
        let (pid, pidfd) = zygote.spawn(&slots_end)?;
        slot.pidfd = Some(pidfd);
        let mut descriptors = vec![OwnedFd::from(servers_end)];
        let mut shape = None;
        if let Some(hierarchy) = &self.cgroups {
            if slot.handles.is_none() {
                let (group, handles) = make_group(hierarchy, number)?;
                (slot.group, slot.handles) = (Some(group), Some(handles));
            }
            let group = slot.group.as_ref().ok_or("a slot's cgroup is gone")?;
            group.add(pid.unsigned_abs()).map_err(|error| error.to_string())?;
            let handles = slot.handles.take().ok_or("a slot's cgroup was handed over")?;
            shape = Some(handles.shape());
            descriptors.extend(handles.into_fds());
        }
        if let Some(root) = &self.scratch_root {
            let path = root.join(format!("slot-{number}"));
            make_directory(&path, 0o700)?;
            if let Some(uid) = uid {
                chown(&path, Some(uid), Some(uid)).map_err(|error| format!("{}: {error}", path.display()))?;
            }
            slot.scratch = Some(path);
        }
        let notice =
            LauncherNotice::Built { slot: number, scratch: slot.scratch.clone(), cgroup: shape, uid };
        Ok(Built { notice, descriptors })
    }

    /// Kills a slot and removes what belongs to it. What cannot be removed is left for the next start's sweep.
    pub(super) fn destroy(&mut self, number: u32) {
        let Some(slot) = self.built.remove(&number) else { return };
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
        let numbers: Vec<_> = self.built.keys().copied().collect();
        for number in numbers {
            self.destroy(number);
        }
        if let Some(root) = &self.scratch_root {
            let _ = fs::remove_dir(root);
        }
    }
}

/// `layers`, without users of the guests' own where this process's user namespace maps none for them.
pub(super) fn with_users_that_exist(layers: Layers) -> Layers {
    Layers { uid_drop: layers.uid_drop && Uids::mapped().is_some(), ..layers }
}

fn make_directory(path: &PathBuf, mode: u32) -> Result<(), String> {
    fs::DirBuilder::new().mode(mode).create(path).map_err(|error| format!("{}: {error}", path.display()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guests_get_ids_that_the_user_namespace_maps() {
        let first = |map: &str| UIDS.into_iter().find(|uids| uids.is_mapped(map)).map(|uids| uids.first);
        assert_eq!(first("         0          0 4294967295\n"), Some(1_879_048_192));
        assert_eq!(first("         0     100000      65536\n"), Some(61_184));
        assert_eq!(first("         0       1000          1\n"), None);
        assert_eq!(first(""), None);
    }
}
