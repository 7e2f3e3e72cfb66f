//! Version 2: obtaining the right to hand controllers to groups below one's own.

use std::fs;
use std::path::{Path, PathBuf};

/// The controllers a slot needs.
const NEEDED: [&str; 2] = ["memory", "pids"];

/// Handed on where it is offered. Processor time is counted without it.
const WELCOME: &str = "cpu";

/// The group that processes move to so that the one above may hand out controllers.
pub(super) const LEAF: &str = "tockbox-leaf";

/// How often processes are moved to the leaf while new ones keep appearing.
const ROUNDS: usize = 16;

/// What was changed to obtain the right.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Delegation {
    /// Controllers newly handed out.
    enabled: Vec<&'static str>,
    /// Processes that were moved to the leaf.
    moved: Vec<String>,
}

impl Delegation {
    /// Makes sure that groups below `own`, this process's group, get the controllers they need. Gives the group
    /// below which to make them: `own`, or its parent when a launcher before put this process into the leaf.
    pub(super) fn obtain(own: &Path) -> Result<(PathBuf, Self), String> {
        let base = if own.ends_with(LEAF) { own.parent().unwrap_or(own) } else { own };
        let handed_out = words(&base.join("cgroup.subtree_control"))?;
        let mut enabled = wanted(base)?;
        enabled.retain(|name| !handed_out.iter().any(|out| out == name));
        let mut delegation = Self { enabled, moved: Vec::new() };
        delegation.enable(base).inspect_err(|_| delegation.give_back(base))?;
        Ok((base.to_path_buf(), delegation))
    }

    fn enable(&mut self, base: &Path) -> Result<(), String> {
        if self.enabled.is_empty() {
            return Ok(());
        }
        // The root of the whole tree is exempt from the rule that only leaves hold processes: try first.
        if hand_out(base, '+', &self.enabled).is_ok() {
            return Ok(());
        }
        let leaf = base.join(LEAF);
        if !leaf.is_dir() {
            fs::create_dir(&leaf).map_err(|error| format!("make {}: {error}", leaf.display()))?;
        }
        for _ in 0..ROUNDS {
            let inside = words(&base.join("cgroup.procs"))?;
            if inside.is_empty() {
                break;
            }
            for pid in inside {
                // It may have ended meanwhile. One that cannot be moved makes the hand-out below fail.
                if fs::write(leaf.join("cgroup.procs"), &pid).is_ok() {
                    self.moved.push(pid);
                }
            }
        }
        hand_out(base, '+', &self.enabled)
    }

    /// Undoes what [`Delegation::obtain`] did, as far as it can be undone.
    pub(super) fn give_back(&self, base: &Path) {
        let leaf = base.join(LEAF);
        if !self.enabled.is_empty() && hand_out(base, '-', &self.enabled).is_err() {
            return;
        }
        for pid in &self.moved {
            // It may have ended.
            let _ = fs::write(base.join("cgroup.procs"), pid);
        }
        if !self.moved.is_empty() {
            // Children that the moved processes have had since keep the leaf; they are none of our making.
            let _ = fs::remove_dir(leaf);
        }
    }
}

/// Hands `controllers` to the groups directly below `group` (`+`) or takes them back (`-`).
fn hand_out(group: &Path, sign: char, controllers: &[&str]) -> Result<(), String> {
    let path = group.join("cgroup.subtree_control");
    let text = controllers.iter().map(|name| format!("{sign}{name}")).collect::<Vec<_>>().join(" ");
    fs::write(&path, &text).map_err(|error| format!("write {text:?} to {}: {error}", path.display()))
}

/// Hands every controller a slot wants to the groups directly below `group`.
pub(super) fn hand_out_wanted(group: &Path) -> Result<(), String> {
    hand_out(group, '+', &wanted(group)?)
}

/// The controllers of `group` to hand out. Fails when one that is needed is not among them.
fn wanted(group: &Path) -> Result<Vec<&'static str>, String> {
    let offered = words(&group.join("cgroup.controllers"))?;
    let offers = |name: &str| offered.iter().any(|offer| offer == name);
    match NEEDED.into_iter().find(|name| !offers(name)) {
        Some(missing) => Err(format!("the {missing} controller is not delegated to {}", group.display())),
        None => Ok(NEEDED.into_iter().chain(offers(WELCOME).then_some(WELCOME)).collect()),
    }
}

fn words(path: &Path) -> Result<Vec<String>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("read {}: {error}", path.display()))?;
    Ok(text.split_whitespace().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A directory that looks like a version 2 group.
    fn group(controllers: &str, handed_out: &str) -> tempfile::TempDir {
        let group = tempfile::tempdir().unwrap();
        fs::write(group.path().join("cgroup.controllers"), controllers).unwrap();
        fs::write(group.path().join("cgroup.subtree_control"), handed_out).unwrap();
        fs::write(group.path().join("cgroup.procs"), "").unwrap();
        group
    }

    fn control(group: &Path) -> String {
        fs::read_to_string(group.join("cgroup.subtree_control")).unwrap()
    }

    #[test]
    fn controllers_already_handed_out_are_left_alone() {
        let group = group("cpuset cpu memory pids\n", "cpu memory pids\n");
        let (base, delegation) = Delegation::obtain(group.path()).unwrap();
        assert_eq!((base.as_path(), delegation), (group.path(), Delegation::default()));
        assert_eq!(control(group.path()), "cpu memory pids\n");
    }

    #[test]
    fn missing_controllers_are_handed_out_and_taken_back() {
        let group = group("cpu memory pids\n", "cpu\n");
        let (base, delegation) = Delegation::obtain(group.path()).unwrap();
        assert_eq!(control(group.path()), "+memory +pids");
        delegation.give_back(&base);
        assert_eq!(control(group.path()), "-memory -pids");
    }

    #[test]
    fn the_cpu_controller_is_not_insisted_on() {
        let group = group("memory pids\n", "\n");
        Delegation::obtain(group.path()).unwrap();
        assert_eq!(control(group.path()), "+memory +pids");
    }

    #[test]
    fn a_controller_that_is_not_delegated_is_named() {
        let group = group("memory cpu\n", "\n");
        let error = Delegation::obtain(group.path()).unwrap_err();
        assert_eq!(error, format!("the pids controller is not delegated to {}", group.path().display()));
    }

    #[test]
    fn a_process_already_in_the_leaf_takes_the_group_above() {
        let group = group("cpu memory pids\n", "cpu memory pids\n");
        let (base, _) = Delegation::obtain(&group.path().join(LEAF)).unwrap();
        assert_eq!(base, group.path());
    }
}
