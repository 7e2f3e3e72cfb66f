//! The list of layers: their names, the tier that needs them, and advice for an operator who lacks one.

use tockbox_core::Tier;

/// A barrier that a machine may or may not offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layer {
    UserNamespace,
    MountNamespace,
    PrivateRoot,
    PidNamespace,
    NetNamespace,
    IpcNamespace,
    UtsNamespace,
    CgroupNamespace,
    MemoryCgroup,
    PidsCgroup,
    CpuCgroup,
    UidDrop,
    Landlock,
    Seccomp,
    Rlimits,
    NoNewPrivs,
}

impl Layer {
    /// Every layer, in the order in which they are reported.
    pub(super) const ALL: [Self; 16] = [
        Self::UserNamespace,
        Self::MountNamespace,
        Self::PrivateRoot,
        Self::PidNamespace,
        Self::NetNamespace,
        Self::IpcNamespace,
        Self::UtsNamespace,
        Self::CgroupNamespace,
        Self::MemoryCgroup,
        Self::PidsCgroup,
        Self::CpuCgroup,
        Self::UidDrop,
        Self::Landlock,
        Self::Seccomp,
        Self::Rlimits,
        Self::NoNewPrivs,
    ];

    /// The name on the wire.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::UserNamespace => "user_namespace",
            Self::MountNamespace => "mount_namespace",
            Self::PrivateRoot => "private_root",
            Self::PidNamespace => "pid_namespace",
            Self::NetNamespace => "net_namespace",
            Self::IpcNamespace => "ipc_namespace",
            Self::UtsNamespace => "uts_namespace",
            Self::CgroupNamespace => "cgroup_namespace",
            Self::MemoryCgroup => "memory_cgroup",
            Self::PidsCgroup => "pids_cgroup",
            Self::CpuCgroup => "cpu_cgroup",
            Self::UidDrop => "uid_drop",
            Self::Landlock => "landlock",
            Self::Seccomp => "seccomp",
            Self::Rlimits => "rlimits",
            Self::NoNewPrivs => "no_new_privs",
        }
    }

    /// Whether this is a namespace or lives in one.
    pub(super) fn is_namespace(self) -> bool {
        match self {
            Self::UserNamespace
            | Self::MountNamespace
            | Self::PrivateRoot
            | Self::PidNamespace
            | Self::NetNamespace
            | Self::IpcNamespace
            | Self::UtsNamespace
            | Self::CgroupNamespace => true,
            Self::MemoryCgroup
            | Self::PidsCgroup
            | Self::CpuCgroup
            | Self::UidDrop
            | Self::Landlock
            | Self::Seccomp
            | Self::Rlimits
            | Self::NoNewPrivs => false,
        }
    }

    /// Whether this is a limit by cgroup.
    pub(super) fn is_cgroup(self) -> bool {
        matches!(self, Self::MemoryCgroup | Self::PidsCgroup | Self::CpuCgroup)
    }

    /// The weakest tier that this layer is part of.
    pub(super) fn needed_for(self) -> Tier {
        match self {
            Self::Landlock | Self::Seccomp | Self::Rlimits | Self::NoNewPrivs => Tier::Restricted,
            Self::UserNamespace
            | Self::MountNamespace
            | Self::PrivateRoot
            | Self::PidNamespace
            | Self::NetNamespace
            | Self::IpcNamespace
            | Self::UtsNamespace
            | Self::CgroupNamespace
            | Self::MemoryCgroup
            | Self::PidsCgroup
            | Self::CpuCgroup
            | Self::UidDrop => Tier::Full,
        }
    }

    /// What an operator can do where it is missing.
    pub(super) fn advice(self) -> &'static str {
        match self {
            Self::UserNamespace
            | Self::MountNamespace
            | Self::PidNamespace
            | Self::NetNamespace
            | Self::IpcNamespace
            | Self::UtsNamespace
            | Self::CgroupNamespace => {
                "run as root, or allow unprivileged user namespaces (sysctl kernel.unprivileged_userns_clone=1 on \
                 Debian, kernel.apparmor_restrict_unprivileged_userns=0 on Ubuntu, user.max_user_namespaces above \
                 0); in Docker: --cap-add SYS_ADMIN, or --security-opt seccomp=unconfined"
            }
            Self::PrivateRoot => {
                "as for the mount namespace; in Docker also --security-opt apparmor=unconfined, whose default \
                 profile forbids mounts; the kernel must be 5.12 or newer and the root a mount, not an initramfs"
            }
            Self::MemoryCgroup | Self::PidsCgroup | Self::CpuCgroup => {
                "run as root, or in a cgroup of its own with the memory, pids and cpu controllers delegated \
                 (systemd-run --user --scope -p Delegate=yes); in Docker: --privileged, or a writable /sys/fs/cgroup"
            }
            Self::UidDrop => "run as root, with CAP_SETUID and CAP_SETGID",
            Self::Landlock => "boot Linux 5.13 or newer with landlock among its lsm= modules",
            Self::Seccomp => "use a kernel built with CONFIG_SECCOMP_FILTER",
            Self::Rlimits | Self::NoNewPrivs => "use a Linux kernel that is not emulated",
        }
    }
}
