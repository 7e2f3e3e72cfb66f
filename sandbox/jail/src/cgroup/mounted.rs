//! Reads `/proc/self/mountinfo` and `/proc/self/cgroup`: which controllers are mounted where, and in which group
//! this process is.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The controllers without which version 1 is of no use.
const NEEDED: [&str; 3] = ["memory", "pids", "cpuacct"];

/// The directories of this process's own groups.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Mounted {
    /// By version 1 controller.
    controllers: BTreeMap<String, PathBuf>,
    unified: Option<PathBuf>,
}

/// One cgroup file system of a mountinfo file.
struct Mount<'a> {
    /// The group that the mount shows as its root.
    shows: &'a Path,
    point: &'a Path,
    /// `None` for version 2.
    options: Option<&'a str>,
}

impl Mounted {
    pub(super) fn parse(mountinfo: &str, cgroup: &str) -> Self {
        let mounts: Vec<Mount<'_>> = mountinfo.lines().filter_map(Mount::parse).collect();
        let mut found = Self::default();
        for line in cgroup.lines() {
            let mut fields = line.splitn(3, ':');
            let (Some(number), Some(controllers), Some(group)) =
                (fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            let directory = |wanted: Option<&str>| {
                mounts.iter().filter(|mount| mount.has(wanted)).find_map(|mount| mount.directory_of(group))
            };
            if number == "0" && controllers.is_empty() {
                found.unified = directory(None);
                continue;
            }
            let named =
                controllers.split(',').filter_map(|name| Some((name.to_owned(), directory(Some(name))?)));
            found.controllers.extend(named);
        }
        found
    }

    /// This process's version 1 groups, if it has one for each controller needed. `cpu` comes along where it is.
    pub(super) fn version_1(&self) -> Option<Vec<PathBuf>> {
        let needed = NEEDED.iter().map(|name| self.controllers.get(*name).cloned());
        let mut bases = needed.collect::<Option<Vec<PathBuf>>>()?;
        bases.extend(self.controllers.get("cpu").cloned());
        bases.sort();
        bases.dedup();
        Some(bases)
    }

    /// This process's version 2 group.
    pub(super) fn version_2(&self) -> Option<PathBuf> {
        self.unified.clone()
    }
}

impl<'a> Mount<'a> {
    /// Reads `36 35 0:31 /group /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory`. Mount points with spaces, which
    /// the kernel escapes, are not worth the trouble.
    fn parse(line: &'a str) -> Option<Self> {
        let (before, after) = line.split_once(" - ")?;
        let mut before = before.split(' ').skip(3);
        let (shows, point) = (Path::new(before.next()?), Path::new(before.next()?));
        let mut after = after.split(' ');
        let options = match after.next()? {
            "cgroup" => Some(after.nth(1)?),
            "cgroup2" => None,
            _ => return None,
        };
        Some(Self { shows, point, options })
    }

    /// Whether this is the tree of `controller`, or the version 2 tree for `None`.
    fn has(&self, controller: Option<&str>) -> bool {
        match (self.options, controller) {
            (Some(options), Some(name)) => options.split(',').any(|option| option == name),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }

    /// Where this mount shows `group`, unless that lies outside of what it shows.
    fn directory_of(&self, group: &str) -> Option<PathBuf> {
        let below = Path::new(group).strip_prefix(self.shows).ok()?;
        let directory = self.point.components().chain(below.components()).collect::<PathBuf>();
        (!group.contains("/..")).then_some(directory)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HYBRID: &str = "\
31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw,relatime shared:9 - cgroup cgroup rw,cpu,cpuacct
35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
39 31 0:36 /docker/7f /sys/fs/cgroup/pids rw,relatime - cgroup cgroup rw,pids
41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
";

    fn version_1(cgroup: &str) -> Option<Vec<PathBuf>> {
        Mounted::parse(HYBRID, cgroup).version_1()
    }

    #[test]
    fn version_1_controllers_are_found_under_their_own_groups() {
        let bases = version_1("8:pids:/docker/7f\n4:memory:/api/b\n2:cpu,cpuacct:/\n0::/\n");
        let expected = ["/sys/fs/cgroup/cpu,cpuacct", "/sys/fs/cgroup/memory/api/b", "/sys/fs/cgroup/pids"];
        assert_eq!(bases, Some(expected.map(PathBuf::from).to_vec()));
    }

    #[test]
    fn a_controller_without_its_version_1_tree_rules_version_1_out() {
        assert_eq!(version_1("4:memory:/\n2:cpu,cpuacct:/\n0::/user.slice\n"), None);
        let mounted = Mounted::parse(HYBRID, "4:memory:/\n2:cpu,cpuacct:/\n0::/user.slice\n");
        assert_eq!(mounted.version_2(), Some("/sys/fs/cgroup/unified/user.slice".into()));
    }

    #[test]
    fn a_group_outside_of_what_is_mounted_is_not_found() {
        assert_eq!(version_1("8:pids:/docker/other\n4:memory:/\n2:cpu,cpuacct:/\n"), None);
        let unified = "25 20 0:22 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n";
        assert_eq!(Mounted::parse(unified, "0::/../other\n").version_2(), None);
        assert_eq!(Mounted::parse(unified, "0::/\n").version_2(), Some("/sys/fs/cgroup".into()));
    }
}
