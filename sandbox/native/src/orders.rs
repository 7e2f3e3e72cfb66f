//! Messages between the server and its launcher.

use std::ffi::OsString;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use tockbox_core::Tier;
use tockbox_jail::cgroup::Shape;
use tockbox_jail::probe::Layers;

use crate::interpreter::WithoutSite;

/// Server to launcher.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum LauncherOrder {
    /// Start the zygotes. Comes once, first.
    Start(Box<LauncherSettings>),
    /// Build a slot.
    Build {
        /// Index into [`LauncherSettings::environments`].
        environment: usize,
        /// A number that no slot had before.
        slot: u32,
    },
    /// Kill a slot and all in it, and remove what belongs to it.
    Destroy {
        /// The slot's number.
        slot: u32,
    },
}

/// What the launcher is to start.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct LauncherSettings {
    /// One zygote each.
    pub(crate) environments: Vec<ZygoteSettings>,
    /// The extension module.
    pub(crate) module: PathBuf,
    /// Use no layer that a weaker tier than this would not have.
    pub(crate) ceiling: Tier,
    /// Refuse to start below this.
    pub(crate) floor: Tier,
    /// Where slots without mounts of their own get their scratch directories.
    pub(crate) temporary: PathBuf,
}

/// One interpreter with its imports.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ZygoteSettings {
    /// The environment's name, for messages.
    pub(crate) name: String,
    /// The interpreter.
    pub(crate) executable: PathBuf,
    /// What a guest may see of the host.
    pub(crate) bind_paths: Vec<PathBuf>,
    /// How to start it without `site`, if it can do without.
    pub(crate) without_site: Option<WithoutSite>,
    /// `LD_LIBRARY_PATH` that the interpreter needs to start, if any.
    pub(crate) library_path: Option<OsString>,
    /// The harness as this interpreter compiled it; only the user that runs this can have written it.
    pub(crate) code: Option<PathBuf>,
    /// Modules to import ahead.
    pub(crate) preload: Vec<String>,
    /// Guests may run test code.
    pub(crate) testing: bool,
}

/// Launcher to server.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum LauncherNotice {
    /// All zygotes are ready.
    Started {
        /// The layers in force.
        layers: Layers,
        /// Why there is no cgroup, if there is none.
        no_cgroup: Option<String>,
    },
    /// It cannot serve and exits.
    Failed {
        /// Why, and what to do.
        message: String,
    },
    /// A slot was built. Descriptors: its control channel, then those of its cgroup.
    Built {
        /// The slot's number.
        slot: u32,
        /// Its scratch directory, where it has no mounts of its own.
        scratch: Option<PathBuf>,
        /// Which descriptors its cgroup has, if it has one.
        cgroup: Option<Shape>,
        /// The user id of its guests, if it is their own.
        uid: Option<u32>,
    },
    /// A slot could not be built.
    BuildFailed {
        /// The slot's number.
        slot: u32,
        /// Why.
        message: String,
    },
    /// Nothing is left of a slot.
    Destroyed {
        /// The slot's number.
        slot: u32,
    },
}
