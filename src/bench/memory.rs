//! Memory of a server and of what it has started, from `/proc/PID/smaps_rollup`.

use std::fs;

/// Proportional set sizes in megabytes: pages that several processes share count for each in part.
pub(super) struct Memory {
    /// The server.
    pub(super) server: f64,
    /// Launcher, zygotes, slots and spares.
    pub(super) below: f64,
}

/// The memory of the process and of all below it. `None` where the kernel does not say, as of other users' processes.
pub(super) fn of(server: u32) -> Option<Memory> {
    let mut below = 0.0;
    let mut left = children(server)?;
    while let Some(process) = left.pop() {
        // A spare may end while it is looked at.
        below += proportional(process).unwrap_or(0.0);
        left.extend(children(process).unwrap_or_default());
    }
    (below > 0.0).then_some(Memory { server: proportional(server)?, below })
}

fn children(process: u32) -> Option<Vec<u32>> {
    let mut children = Vec::new();
    for task in fs::read_dir(format!("/proc/{process}/task")).ok()? {
        let list = fs::read_to_string(task.ok()?.path().join("children")).ok()?;
        children.extend(list.split_ascii_whitespace().filter_map(|pid| pid.parse::<u32>().ok()));
    }
    Some(children)
}

fn proportional(process: u32) -> Option<f64> {
    let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let kib: f64 =
        rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?.split_whitespace().next()?.parse().ok()?;
    Some(kib * 1024.0 / 1e6)
}
