//! Where programs are judged: a backend under test, and what the host has to be like beside it.

use tockbox_core::Tier;

use super::Sandbox;
use super::judging::Judging;
use super::wasm::WasmSandbox;

/// A backend for one program at a time.
pub(crate) trait Place: Send {
    /// Its judge.
    fn judging(&self) -> &Judging;

    /// Waits until the host is as it was before the last run; what is too much otherwise.
    fn settle(&self) -> Result<(), String>;

    /// Shuts down and waits until nothing is left; what is left otherwise.
    fn finish(self: Box<Self>) -> Result<(), String>;
}

/// Starts one in exactly this tier, with what test code needs.
pub(crate) fn start(tier: Tier) -> Box<dyn Place> {
    match tier {
        Tier::Wasm => Box::new(WasmSandbox::start()),
        Tier::Full | Tier::Restricted | Tier::None => Box::new(Sandbox::start(tier).with_testers()),
    }
}
