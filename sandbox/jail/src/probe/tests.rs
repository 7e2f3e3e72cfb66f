//! The probe on this machine, as root and as an ordinary user, and the arithmetic of tiers.

use std::os::unix::process::CommandExt;
use std::process::Command;

use super::*;
use crate::cgroup::tests::alone;

const ALL: Layers = Layers {
    user_namespace: false,
    mount_namespace: true,
    pid_namespace: true,
    net_namespace: true,
    ipc_namespace: true,
    uts_namespace: true,
    cgroup_namespace: true,
    memory_cgroup: true,
    pids_cgroup: true,
    cpu_cgroup: true,
    uid_drop: true,
    landlock: Some(7),
    seccomp: true,
    rlimits: true,
    no_new_privs: true,
};

#[test]
fn root_gets_every_layer_but_the_user_namespace() {
    let _alone = alone();
    assert!(nix::unistd::geteuid().is_root(), "this test needs root");
    let layers = Layers::probe();
    assert_eq!(Layers { landlock: Some(7), ..layers }, ALL);
    assert_eq!(layers.tier(), Tier::Full);
}

#[test]
fn the_doctor_reports_each_layer_once_and_agrees_with_the_launcher() {
    let _alone = alone();
    let reports = layers();
    let held: Vec<_> = reports.iter().filter(|report| report.holds).map(|report| report.name).collect();
    assert_eq!(reports.len(), Layer::ALL.len());
    assert!(
        reports
            .iter()
            .all(|report| report.holds != report.advice.is_some() || report.name == "user_namespace")
    );
    let names = Layers::probe().names();
    assert_eq!(held.into_iter().filter(|name| *name != "user_namespace").collect::<Vec<_>>(), names);
}

#[test]
fn an_ordinary_user_gets_namespaces_through_a_user_namespace() {
    assert!(nix::unistd::geteuid().is_root(), "this test needs root, to become an ordinary user");
    as_ordinary_user("probe::tests::in_the_shoes_of_an_ordinary_user");
}

#[test]
#[ignore = "run by an_ordinary_user_gets_namespaces_through_a_user_namespace"]
fn in_the_shoes_of_an_ordinary_user() {
    assert!(!nix::unistd::geteuid().is_root(), "this test needs an ordinary user");
    let layers = Layers::probe();
    let expected = Layers {
        user_namespace: true,
        memory_cgroup: false,
        pids_cgroup: false,
        cpu_cgroup: false,
        uid_drop: false,
        landlock: layers.landlock,
        ..ALL
    };
    assert_eq!(layers, expected);
    assert_eq!(layers.tier(), Tier::Restricted);
    let memory = self::layers().into_iter().find(|report| report.name == "memory_cgroup").unwrap();
    assert!(memory.detail.contains("Permission denied"), "{}", memory.detail);
    assert!(memory.advice.is_some());
}

#[test]
fn an_ordinary_user_gets_a_private_root_as_root_does() {
    assert!(nix::unistd::geteuid().is_root(), "this test needs root, to become an ordinary user");
    as_ordinary_user("mounts::tests::");
}

/// Runs the tests whose names start with `tests`, ignored ones included, again as user 65534.
fn as_ordinary_user(tests: &str) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--include-ignored", "--test-threads=1", tests]).uid(65534).gid(65534).current_dir("/");
    let done = command.env_clear().output().unwrap();
    let printed = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success() && !printed.contains("running 0 tests"), "{printed}");
}

#[test]
fn a_ceiling_takes_away_what_is_above_it() {
    let names = |ceiling| ALL.weakened_to(ceiling).names();
    assert_eq!(ALL.weakened_to(Tier::Full), ALL);
    assert_eq!(names(Tier::Restricted), ["landlock", "seccomp", "rlimits", "no_new_privs"]);
    assert_eq!(ALL.weakened_to(Tier::Restricted).tier(), Tier::Restricted);
    assert_eq!(names(Tier::None), ["rlimits", "no_new_privs"]);
    assert_eq!(ALL.weakened_to(Tier::None).tier(), Tier::None);
}

#[test]
fn a_tier_wants_all_of_its_layers() {
    assert_eq!(ALL.tier(), Tier::Full);
    for weaker in [
        Layers { pid_namespace: false, ..ALL },
        Layers { mount_namespace: false, ..ALL },
        Layers { net_namespace: false, ..ALL },
        Layers { ipc_namespace: false, ..ALL },
        Layers { memory_cgroup: false, ..ALL },
        Layers { pids_cgroup: false, ..ALL },
        Layers { cpu_cgroup: false, ..ALL },
    ] {
        assert_eq!(weaker.tier(), Tier::Restricted, "{weaker:?}");
    }
    for weaker in [
        Layers { landlock: None, ..ALL },
        Layers { seccomp: false, ..ALL },
        Layers { rlimits: false, ..ALL },
        Layers { no_new_privs: false, ..ALL },
    ] {
        assert_eq!(weaker.tier(), Tier::None, "{weaker:?}");
    }
}

#[test]
fn layers_survive_the_journey_to_the_launcher() {
    let sent = serde_json::to_string(&ALL).unwrap();
    assert_eq!(serde_json::from_str::<Layers>(&sent).unwrap(), ALL);
}
