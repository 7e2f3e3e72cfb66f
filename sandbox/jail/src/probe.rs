//! Which barriers hold on this machine: what `tockbox doctor` prints and what a launcher builds on.
//!
//! Every layer is tried, not guessed from a version: in a forked child, so that the process itself stays as it
//! is. Raises no barrier for good.

pub(crate) mod attempt;
mod checks;
mod layer;

use serde::{Deserialize, Serialize};
use tockbox_core::{LayerReport, Tier};

use self::checks::Seen;
use self::layer::Layer;
use crate::cgroup::{Hierarchy, Version};
use crate::namespaces::{has_slot_capabilities, needs_user_namespace};
use crate::seccomp;
use crate::sys::slot::landlock_abi;

/// The layers in force, or that could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "layers hold or do not, each by itself; any mix occurs")]
pub struct Layers {
    /// Namespaces are made through a user namespace. Only where nothing else gives the right to make them.
    pub user_namespace: bool,
    /// A mount namespace with a private root.
    pub mount_namespace: bool,
    /// A pid namespace for each slot.
    pub pid_namespace: bool,
    /// A network namespace without a network.
    pub net_namespace: bool,
    /// An IPC namespace.
    pub ipc_namespace: bool,
    /// A host name of its own.
    pub uts_namespace: bool,
    /// The cgroup tree of the host is not seen.
    pub cgroup_namespace: bool,
    /// Memory is limited and counted for each slot, tmpfs and shared memory included.
    pub memory_cgroup: bool,
    /// The number of processes is limited for each slot.
    pub pids_cgroup: bool,
    /// Processor time is counted for each slot.
    pub cpu_cgroup: bool,
    /// Guests run as a user that nothing else runs as.
    pub uid_drop: bool,
    /// The Landlock ABI of the kernel.
    pub landlock: Option<u32>,
    /// System calls are filtered.
    pub seccomp: bool,
    /// Resource limits of the process.
    pub rlimits: bool,
    /// No program gives more privileges.
    pub no_new_privs: bool,
}

impl Layers {
    /// Tries every layer, in a few milliseconds. See [`Hierarchy::detect`] for what it changes under cgroup
    /// version 2.
    pub fn probe() -> Self {
        Self::probe_with(Hierarchy::detect().is_ok())
    }

    /// As [`Layers::probe`], for a caller that has looked for a [`Hierarchy`] itself: `cgroups` says whether there
    /// is one.
    pub fn probe_with(cgroups: bool) -> Self {
        Self::of(&checks::run_together(), cgroups)
    }

    /// The layers that a privileged caller can expect to hold, without trying them: for a launcher that is about to
    /// raise each for real and finds out then. Cgroups, which are not for hoping, are left out. `None` for a caller
    /// without the capabilities they want, which has to try.
    pub fn expected() -> Option<Self> {
        (has_slot_capabilities() && seccomp::is_available().is_ok()).then(|| Self {
            user_namespace: false,
            mount_namespace: true,
            pid_namespace: true,
            net_namespace: true,
            ipc_namespace: true,
            uts_namespace: true,
            cgroup_namespace: true,
            uid_drop: true,
            landlock: landlock_abi().ok(),
            seccomp: true,
            rlimits: true,
            no_new_privs: true,
            ..Self::default()
        })
    }

    /// These layers with cgroups or without.
    #[must_use]
    pub fn with_cgroups(self, cgroups: bool) -> Self {
        Self { memory_cgroup: cgroups, pids_cgroup: cgroups, cpu_cgroup: cgroups, ..self }
    }

    /// Whether both differ at most in what the launcher raises itself.
    pub fn same_but_for_cgroups(&self, other: &Self) -> bool {
        self.with_cgroups(false) == other.with_cgroups(false)
    }

    fn of(seen: &[(Layer, Seen)], cgroups: bool) -> Self {
        let holds = |wanted| seen.iter().any(|(layer, seen)| *layer == wanted && seen.is_ok());
        let user_namespace = holds(Layer::UserNamespace) && needs_user_namespace();
        Self {
            user_namespace,
            mount_namespace: holds(Layer::MountNamespace) && holds(Layer::PrivateRoot),
            pid_namespace: holds(Layer::PidNamespace),
            net_namespace: holds(Layer::NetNamespace),
            ipc_namespace: holds(Layer::IpcNamespace),
            uts_namespace: holds(Layer::UtsNamespace),
            cgroup_namespace: holds(Layer::CgroupNamespace),
            memory_cgroup: cgroups,
            pids_cgroup: cgroups,
            cpu_cgroup: cgroups,
            // Ours maps a single user: there is no other to become in it.
            uid_drop: holds(Layer::UidDrop) && !user_namespace,
            landlock: landlock_abi().ok(),
            seccomp: holds(Layer::Seccomp),
            rlimits: holds(Layer::Rlimits),
            no_new_privs: holds(Layer::NoNewPrivs),
        }
    }

    /// The tier these layers make up. Namespaces without cgroups are more than `restricted` asks for, not `full`.
    pub fn tier(&self) -> Tier {
        let restricted = self.landlock.is_some() && self.seccomp && self.rlimits && self.no_new_privs;
        let namespaces =
            self.mount_namespace && self.pid_namespace && self.net_namespace && self.ipc_namespace;
        let cgroups = self.memory_cgroup && self.pids_cgroup && self.cpu_cgroup;
        match (restricted, namespaces && cgroups) {
            (true, true) => Tier::Full,
            (true, false) => Tier::Restricted,
            (false, _) => Tier::None,
        }
    }

    /// The names of the layers that hold, as a response lists them.
    pub fn names(&self) -> Vec<&'static str> {
        Layer::ALL.into_iter().filter(|layer| self.has(*layer)).map(Layer::name).collect()
    }

    fn has(&self, layer: Layer) -> bool {
        match layer {
            Layer::UserNamespace => self.user_namespace,
            Layer::MountNamespace | Layer::PrivateRoot => self.mount_namespace,
            Layer::PidNamespace => self.pid_namespace,
            Layer::NetNamespace => self.net_namespace,
            Layer::IpcNamespace => self.ipc_namespace,
            Layer::UtsNamespace => self.uts_namespace,
            Layer::CgroupNamespace => self.cgroup_namespace,
            Layer::MemoryCgroup => self.memory_cgroup,
            Layer::PidsCgroup => self.pids_cgroup,
            Layer::CpuCgroup => self.cpu_cgroup,
            Layer::UidDrop => self.uid_drop,
            Layer::Landlock => self.landlock.is_some(),
            Layer::Seccomp => self.seccomp,
            Layer::Rlimits => self.rlimits,
            Layer::NoNewPrivs => self.no_new_privs,
        }
    }

    /// These layers without those above `ceiling`. Below `full` goes all that wants a privilege: namespaces,
    /// cgroups and the change of user. At `none` Landlock and seccomp go too; what only limits stays.
    #[must_use]
    pub fn weakened_to(self, ceiling: Tier) -> Self {
        let (landlock, seccomp) = match ceiling {
            Tier::Full => return self,
            Tier::Restricted | Tier::Wasm => (self.landlock, self.seccomp),
            Tier::None => (None, false),
        };
        Self { landlock, seccomp, rlimits: self.rlimits, no_new_privs: self.no_new_privs, ..Self::default() }
    }
}

/// Tries every layer and reports on each, for an operator. Leaves no trace.
pub fn layers() -> Vec<LayerReport> {
    let cgroups = match Hierarchy::detect() {
        Err(why) => Err(why),
        Ok(hierarchy) => {
            let detail = describe(&hierarchy);
            hierarchy.restore();
            Ok(detail)
        }
    };
    let seen = checks::run_all();
    let of = |layer: Layer| {
        let found = seen.iter().find(|(seen, _)| *seen == layer).map(|(_, seen)| seen.clone());
        found.unwrap_or_else(|| cgroups.clone())
    };
    Layer::ALL.into_iter().map(|layer| report(layer, of(layer))).collect()
}

fn describe(hierarchy: &Hierarchy) -> String {
    match hierarchy.version() {
        Version::V1 => "made and limited a group, version 1".to_owned(),
        Version::V2 => "made and limited a group, version 2".to_owned(),
    }
}

fn report(layer: Layer, seen: Seen) -> LayerReport {
    let spare = layer == Layer::UserNamespace && !needs_user_namespace();
    let holds = seen.is_ok();
    let detail = seen.unwrap_or_else(|failure| failure);
    LayerReport {
        name: layer.name(),
        holds,
        needed_for: layer.needed_for(),
        detail: if spare {
            format!("{detail}; not used, for this process may make namespaces without")
        } else {
            detail
        },
        advice: (!holds && !spare).then(|| layer.advice().to_owned()),
    }
}

#[cfg(test)]
mod tests;
