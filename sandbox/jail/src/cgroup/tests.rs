//! Real groups of this machine, one test at a time, for all of them share this process's tree.

use std::process::{Child, Command};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::*;

/// Held by every test that makes groups. When it goes, this process has no tree left.
pub(crate) struct Alone(#[expect(dead_code, reason = "held, not read")] MutexGuard<'static, ()>);

pub(crate) fn alone() -> Alone {
    static ALONE: Mutex<()> = Mutex::new(());
    Alone(ALONE.lock().unwrap_or_else(PoisonError::into_inner))
}

impl Drop for Alone {
    fn drop(&mut self) {
        let left = Hierarchy::detect().map(|hierarchy| own_trees(&hierarchy)).unwrap_or_default();
        assert!(left.is_empty() || std::thread::panicking(), "groups are left: {left:?}");
    }
}

fn own_trees(hierarchy: &Hierarchy) -> Vec<PathBuf> {
    hierarchy.bases.iter().map(|base| base.join(own_tree())).filter(|tree| tree.exists()).collect()
}

fn hierarchy() -> Hierarchy {
    Hierarchy::detect().expect("this test needs the right to make cgroups with memory, pids and cpu")
}

fn group(hierarchy: &Hierarchy, name: &str) -> Group {
    hierarchy.create(&format!("{}/{name}", own_tree())).unwrap()
}

/// A shell that waits for a line before it runs `script`, so that it can be put into a group first.
fn waiting_shell(script: &str) -> Child {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", &format!("read line; {script}")]);
    command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    command.stderr(std::process::Stdio::null()).spawn().unwrap()
}

/// Lets the shell go on and gives what it prints.
fn released(mut shell: Child) -> (Option<i32>, String) {
    io::Write::write_all(&mut shell.stdin.take().unwrap(), b"go\n").unwrap();
    let done = shell.wait_with_output().unwrap();
    (done.status.code(), String::from_utf8_lossy(&done.stdout).trim().to_owned())
}

#[test]
fn a_process_above_the_memory_limit_is_killed_and_counted() {
    let _alone = alone();
    let group = group(&hierarchy(), "memory");
    let handles = group.handles().unwrap();
    handles.set_memory_limit(16 << 20).unwrap();
    let shell = waiting_shell("head -c 64m /dev/zero | tail -c 64m >/dev/null");
    group.add(shell.id()).unwrap();
    let (code, _) = released(shell);
    let kills = handles.oom_kills().unwrap();
    group.remove().unwrap();
    assert_eq!((code, kills), (Some(128 + libc::SIGKILL), 1));
}

#[test]
fn the_memory_limit_goes_down_and_up_again() {
    let _alone = alone();
    let group = group(&hierarchy(), "limit");
    let handles = group.handles().unwrap();
    let set =
        [64, 16, 128].map(|mib: u64| handles.set_memory_limit(mib << 20).map_err(|error| error.to_string()));
    group.remove().unwrap();
    assert_eq!(set, [Ok(()), Ok(()), Ok(())]);
}

#[test]
fn forks_above_the_pids_limit_fail() {
    let _alone = alone();
    let group = group(&hierarchy(), "pids");
    group.handles().unwrap().set_pids_limit(1).unwrap();
    let shell = waiting_shell("(:) || true; echo forked");
    group.add(shell.id()).unwrap();
    let (code, printed) = released(shell);
    group.remove().unwrap();
    assert_ne!(code, Some(0));
    assert_eq!(printed, "");
}

#[test]
fn processor_time_is_counted_by_handles_that_were_sent() {
    let _alone = alone();
    let hierarchy = hierarchy();
    let group = group(&hierarchy, "cpu");
    let handles = group.handles().unwrap();
    let shape = handles.shape();
    let handles = Handles::from_fds(handles.into_fds(), shape).unwrap();
    let shell = waiting_shell("i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done");
    group.add(shell.id()).unwrap();
    released(shell);
    let used = handles.cpu_usage().unwrap();
    group.remove().unwrap();
    assert!(used > Duration::from_micros(500), "{used:?}");
}

#[test]
fn removing_a_group_kills_what_runs_in_it() {
    let _alone = alone();
    let group = group(&hierarchy(), "busy");
    let mut shell = waiting_shell("");
    group.add(shell.id()).unwrap();
    group.remove().unwrap();
    let status = shell.wait().unwrap();
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(libc::SIGKILL));
}

#[test]
fn the_tree_of_a_dead_launcher_is_swept_and_that_of_a_live_one_is_not() {
    let _alone = alone();
    let hierarchy = hierarchy();
    let mut dead = Command::new("/bin/true").spawn().unwrap();
    let mut live = waiting_shell("");
    let name = |pid: u32| format!("{TREE}{pid}/slot-0");
    let stale = hierarchy.create(&name(dead.id())).unwrap();
    let kept = hierarchy.create(&name(live.id())).unwrap();
    let mut orphan = waiting_shell("");
    stale.add(orphan.id()).unwrap();
    dead.wait().unwrap();

    let swept = hierarchy.sweep_stale();

    let left = |pid: u32| hierarchy.bases.iter().any(|base| base.join(name(pid)).exists());
    let seen = (swept >= 1, left(dead.id()), left(live.id()));
    kept.remove().unwrap();
    orphan.wait().unwrap();
    live.kill().unwrap();
    live.wait().unwrap();
    assert_eq!(seen, (true, false, true));
}

/// The tree of version 2, which needs no controller for what this test uses.
#[test]
fn a_version_2_group_is_joined_killed_and_removed() {
    let _alone = alone();
    let mountinfo = fs::read_to_string("/proc/self/mountinfo").unwrap();
    let cgroup = fs::read_to_string("/proc/self/cgroup").unwrap();
    let own = Mounted::parse(&mountinfo, &cgroup).version_2().expect("this test needs a cgroup2 mount");
    let bases = [own];
    let group = Group::create(Version::V2, &bases, &format!("{TREE}probe")).unwrap();
    let mut shell = waiting_shell("");
    group.add(shell.id()).unwrap();
    group.remove().unwrap();
    let status = shell.wait().unwrap();
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(libc::SIGKILL));
    assert!(!bases[0].join(format!("{TREE}probe")).exists());
}

#[test]
fn a_hierarchy_without_version_1_controllers_is_version_2() {
    let root = tempfile::tempdir().unwrap();
    let own = root.path().join("tockbox.service");
    fs::create_dir(&own).unwrap();
    for (name, text) in [("controllers", "cpu memory pids"), ("subtree_control", ""), ("procs", "")] {
        fs::write(own.join(format!("cgroup.{name}")), text).unwrap();
    }
    let mountinfo = format!("25 20 0:22 / {} rw - cgroup2 cgroup2 rw\n", root.path().display());

    let hierarchy = Hierarchy::find(&mountinfo, "0::/tockbox.service\n").unwrap();

    assert_eq!((hierarchy.version(), &hierarchy.bases), (Version::V2, &vec![own.clone()]));
    assert_eq!(fs::read_to_string(own.join("cgroup.subtree_control")).unwrap(), "+memory +pids +cpu");
}

#[test]
fn without_any_cgroup_file_system_the_reason_is_told() {
    let error = Hierarchy::find("", "0::/\n").unwrap_err();
    assert_eq!(error, "no cgroup file system shows this process's own group");
}
