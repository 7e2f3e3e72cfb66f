//! `tockbox bench`: that everything is measured, and that nothing is left. Never what comes out.

use serde_json::Value;

use crate::program::tockbox;

#[test]
fn everything_is_measured_and_every_ratio_told() {
    let ended = tockbox(&["bench", "--rounds", "1", "--window", "0.2", "--samples", "8", "--json"]);
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""), "{ended:?}");
    let report = ended.json();
    let named = |part: &str| -> Vec<(String, f64)> {
        let rows = report[part].as_array().cloned().unwrap_or_default();
        rows.iter().map(|row| (row["name"].to_string(), row["median"].as_f64().unwrap_or(0.0))).collect()
    };
    let (figures, ratios) = (named("figures"), named("ratios"));
    for (name, median) in figures.iter().chain(&ratios) {
        assert!(*median > 0.0 && median.is_finite(), "{name}: {median}");
    }
    // Without numpy one figure and one ratio less; the memory of four servers may not be told.
    let missing = report["missing"].as_array().map_or(0, Vec::len);
    assert!(figures.len() >= 34 - 9 * missing && ratios.len() >= 10 - missing, "{report:#}");
    assert_eq!(
        (&report["rounds"], &report["machine"]["version"]),
        (&Value::from(1), &env!("CARGO_PKG_VERSION").into())
    );
}

#[test]
fn what_a_server_gains_over_many_runs_is_counted() {
    let words = ["bench", "--rounds", "1", "--window", "0.1", "--samples", "1", "--endure", "40", "--json"];
    let ended = tockbox(&words);
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""), "{ended:?}");
    let report = ended.json();
    let rows = report["figures"].as_array().cloned().unwrap_or_default();
    let gained = |what: &str| {
        let name = Value::from(format!("{what} gained over 40 runs"));
        rows.iter().find(|row| row["name"] == name).and_then(|row| row["median"].as_f64())
    };
    for what in ["processes", "mounts", "descriptors"] {
        assert!(gained(what).is_some(), "{what}: {report:#}");
    }
    assert_eq!(gained("processes"), Some(0.0), "{report:#}");
}

#[test]
fn a_baseline_that_cannot_be_had_is_told() {
    let ended = tockbox(&["bench", "--python", "/nowhere/python3"]);
    assert_eq!((ended.code, ended.stdout.as_str()), (69, ""), "{ended:?}");
    assert!(ended.stderr.contains("/nowhere/python3"), "{ended:?}");
}
