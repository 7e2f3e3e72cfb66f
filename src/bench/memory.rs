//! What a server and all that it has started hold: memory, from `/proc/PID/smaps_rollup`, and what else the kernel
//! counts.

use std::fs;
use std::path::Path;

/// What is counted, of the server and all below it.
const PROCESSES: &str = "processes";
const DESCRIPTORS: &str = "descriptors";

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

/// What a server and all below it hold of the kernel's things.
pub(super) struct Holdings {
    /// Resident memory of the server, in megabytes. The kernel counts pages of files with it.
    pub(super) resident: f64,
    /// Counts: what they are of, and how many.
    pub(super) counts: [(&'static str, u32); 4],
}

impl Holdings {
    /// How many processes there are, the server among them.
    pub(super) fn processes(&self) -> u32 {
        self.count(PROCESSES)
    }

    /// How many descriptors all of them have open.
    pub(super) fn descriptors(&self) -> u32 {
        self.count(DESCRIPTORS)
    }

    fn count(&self, of: &str) -> u32 {
        self.counts.iter().find(|(what, _)| *what == of).map_or(0, |(_, count)| *count)
    }
}

/// What `server` holds now. `None` where the kernel does not say.
pub(super) fn holdings(server: u32) -> Option<Holdings> {
    let mut processes = vec![server];
    let mut left = children(server)?;
    while let Some(process) = left.pop() {
        processes.push(process);
        left.extend(children(process).unwrap_or_default());
    }
    let status = fs::read_to_string(format!("/proc/{server}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let resident: f64 = line.split_whitespace().next()?.parse().ok()?;
    let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let descriptors =
        processes.iter().map(|process| entries(Path::new(&format!("/proc/{process}/fd")))).sum();
    Some(Holdings {
        resident: resident * 1024.0 / 1e6,
        counts: [
            (DESCRIPTORS, count(descriptors)),
            (PROCESSES, count(processes.len())),
            ("mounts", count(mounts.lines().count())),
            ("cgroups", count(directories(Path::new("/sys/fs/cgroup")))),
        ],
    })
}

fn entries(directory: &Path) -> usize {
    fs::read_dir(directory).map_or(0, Iterator::count)
}

/// Directories below this one. Links are not followed.
fn directories(top: &Path) -> usize {
    let mut count = 0;
    let mut left = vec![top.to_owned()];
    while let Some(directory) = left.pop() {
        let below = fs::read_dir(directory).into_iter().flatten().flatten();
        let below = below.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
        left.extend(below.map(|entry| entry.path()));
        count += 1;
    }
    count
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
