//! Which isolation is in force.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How strongly guests are isolated, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Namespaces, a private root, cgroup, Landlock, seccomp.
    Full,
    /// No privilege needed: Landlock, seccomp without fork and exec, rlimits.
    Restricted,
    /// A WebAssembly boundary.
    Wasm,
    /// Nothing but a process. Only when asked for in so many words.
    None,
}

impl Tier {
    /// The name on the wire and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Restricted => "restricted",
            Self::Wasm => "wasm",
            Self::None => "none",
        }
    }

    /// Whether this tier is at least as strong as `floor`. `wasm` stands beside the native tiers: it holds any
    /// floor but `full`, and only `wasm` holds the floor `wasm`.
    pub fn holds(self, floor: Self) -> bool {
        match floor {
            Self::None => true,
            Self::Restricted => matches!(self, Self::Full | Self::Restricted | Self::Wasm),
            Self::Full => self == Self::Full,
            Self::Wasm => self == Self::Wasm,
        }
    }
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Tier {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "full" => Ok(Self::Full),
            "restricted" => Ok(Self::Restricted),
            "wasm" => Ok(Self::Wasm),
            "none" => Ok(Self::None),
            other => Err(format!("unknown isolation tier {other:?}: use full, restricted, wasm or none")),
        }
    }
}

/// The tier and the layers that make it up, as a response states them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Isolation {
    /// The tier in force.
    pub tier: Tier,
    /// Names of the layers in force, for example `pid_namespace`, `seccomp`.
    pub enforced_by: Vec<&'static str>,
}

/// One layer of isolation as `tockbox doctor` reports it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LayerReport {
    /// The layer's name, as in [`Isolation::enforced_by`].
    pub name: &'static str,
    /// Whether it holds here.
    pub holds: bool,
    /// The weakest tier that cannot do without it.
    pub needed_for: Tier,
    /// What was tried and what was seen, for example `Landlock ABI 7` or `unshare: EPERM`.
    pub detail: String,
    /// What an operator can do about a missing layer.
    pub advice: Option<String>,
}
