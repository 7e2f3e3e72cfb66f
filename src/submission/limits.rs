//! `limits`: each may be left out, and each is bounded by the server's maximum.

use std::time::Duration;

use serde_json::Value as Json;
use tockbox_core::Limits;

use super::fields::Fields;
use super::{Invalid, Policy};

/// How much longer a run may take for want of a free CPU where the request names a time by the clock: as long again, but
/// at least this. A run that needs little CPU time gets it within this on any machine that does anything at all.
const LEAST_GRACE: Duration = Duration::from_secs(15);

/// Reads `limits`. A limit that is left out is the server's default, or its maximum where that is lower.
pub(crate) fn read(value: Option<&Json>, policy: &Policy) -> Result<Limits, Invalid> {
    let (default, max) = (policy.defaults, policy.maxima);
    let mut limits = Limits {
        cpu: default.cpu.min(max.cpu),
        wall: default.wall.min(max.wall),
        wall_grace: default.wall_grace.min(max.wall_grace),
        memory_bytes: default.memory_bytes.min(max.memory_bytes),
        output_bytes: default.output_bytes.min(max.output_bytes),
        processes: default.processes.min(max.processes),
        disk_bytes: default.disk_bytes.min(max.disk_bytes),
        instructions: default.instructions,
    };
    let Some(value) = value else { return Ok(limits) };
    let mut fields = Fields::of(value, "limits")?;
    if let Some(cpu) = fields.seconds("cpu_seconds", max.cpu)? {
        limits.cpu = cpu;
    }
    if let Some(wall) = fields.seconds("wall_seconds", max.wall)? {
        // Whoever asks for a time by the clock wants an answer by the clock, however busy the machine is.
        (limits.wall, limits.wall_grace) = (wall, wall.max(LEAST_GRACE).min(limits.wall_grace));
    }
    if let Some(mib) = fields.count("memory_mib", max.memory_bytes >> 20)? {
        limits.memory_bytes = mib << 20;
    }
    if let Some(bytes) = fields.count("output_bytes", max.output_bytes)? {
        limits.output_bytes = bytes;
    }
    if let Some(processes) = fields.count("processes", max.processes.into())? {
        if let (2.., Err(reason)) = (processes, policy.processes) {
            return Err(Invalid::field("limits.processes", format!("must be 1: {reason}")));
        }
        limits.processes = u32::try_from(processes).unwrap_or(max.processes);
    }
    if let Some(mib) = fields.count("disk_mib", max.disk_bytes >> 20)? {
        limits.disk_bytes = mib << 20;
    }
    if let Some(instructions) = fields.count("instructions", u64::MAX)? {
        if let Err(reason) = policy.instructions {
            return Err(Invalid::field("limits.instructions", format!("must be left out: {reason}")));
        }
        limits.instructions = Some(instructions);
    }
    fields.finish()?;
    Ok(limits)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refused(limits: &Json) -> String {
        read(Some(limits), &Policy::default()).unwrap_err().to_string()
    }

    #[test]
    fn limits_are_read_in_their_units() {
        let limits = json!({"cpu_seconds": 0.5, "wall_seconds": 300, "memory_mib": 8192, "output_bytes": 1,
                            "processes": 64, "disk_mib": 1, "instructions": 9});
        let expected = Limits {
            cpu: Duration::from_millis(500),
            wall: Duration::from_mins(5),
            wall_grace: Duration::from_mins(5),
            memory_bytes: 8 << 30,
            output_bytes: 1,
            processes: 64,
            disk_bytes: 1 << 20,
            instructions: Some(9),
        };
        assert_eq!(read(Some(&limits), &Policy::default()), Ok(expected));
        let short = read(Some(&json!({"wall_seconds": 1})), &Policy::default()).unwrap();
        assert_eq!((short.wall.as_secs(), short.wall_grace), (1, LEAST_GRACE));
        assert_eq!(read(Some(&json!({"cpu_seconds": null})), &Policy::default()), Ok(Limits::default()));
        assert_eq!(read(None, &Policy::default()), Ok(Limits::default()));
    }

    #[test]
    fn a_default_above_the_maximum_is_the_maximum() {
        let maxima = Limits { cpu: Duration::from_secs(1), ..Policy::default().maxima };
        let policy = Policy { maxima, ..Policy::default() };
        assert_eq!(read(None, &policy).unwrap().cpu, Duration::from_secs(1));
    }

    #[test]
    fn limits_out_of_bounds_are_refused_by_name() {
        assert_eq!(refused(&json!({"cpu_seconds": 60.001})), "limits.cpu_seconds: must be at most 60");
        assert_eq!(refused(&json!({"cpu_seconds": 0})), "limits.cpu_seconds: must be above 0");
        assert_eq!(refused(&json!({"cpu_seconds": -0.0})), "limits.cpu_seconds: must be above 0");
        assert_eq!(refused(&json!({"wall_seconds": -1})), "limits.wall_seconds: must be above 0");
        assert_eq!(refused(&json!({"wall_seconds": 0.0001})), "limits.wall_seconds: must be at least 0.001");
        let huge = serde_json::from_str(r#"{"wall_seconds": 1e999}"#).unwrap();
        assert_eq!(refused(&huge), "limits.wall_seconds: must be at most 300");
        assert_eq!(refused(&json!({"memory_mib": 8193})), "limits.memory_mib: must be at most 8192");
        assert_eq!(refused(&json!({"memory_mib": 1.5})), "limits.memory_mib: must be an integer");
        assert_eq!(refused(&json!({"memory_mib": -5})), "limits.memory_mib: must be above 0");
        let huge = serde_json::from_str(r#"{"output_bytes": 99999999999999999999999}"#).unwrap();
        assert_eq!(refused(&huge), "limits.output_bytes: must be at most 16777216");
        assert_eq!(refused(&json!({"processes": 65})), "limits.processes: must be at most 64");
        assert_eq!(refused(&json!({"disk_mib": 1025})), "limits.disk_mib: must be at most 1024");
        assert_eq!(refused(&json!({"disk_mib": "1"})), "limits.disk_mib: must be a number, not text");
        assert_eq!(
            refused(&json!({"disk_mib": true})),
            "limits.disk_mib: must be a number, not true or false"
        );
        assert_eq!(refused(&json!([])), "limits: must be an object, not an array");
        assert!(refused(&json!({"cpu": 1})).starts_with("limits.cpu: unknown field: `cpu_seconds`, "));
    }

    #[test]
    fn more_processes_are_refused_with_the_backends_reason() {
        let policy = Policy { processes: Err("there is no cgroup here"), ..Policy::default() };
        let error = read(Some(&json!({"processes": 2})), &policy).unwrap_err();
        assert_eq!(error.to_string(), "limits.processes: must be 1: there is no cgroup here");
        assert_eq!(read(Some(&json!({"processes": 1})), &policy), Ok(Limits::default()));
    }

    #[test]
    fn instructions_are_refused_where_nobody_counts_them() {
        let policy = Policy { instructions: Err("nobody counts"), ..Policy::default() };
        let error = read(Some(&json!({"instructions": 2})), &policy).unwrap_err();
        assert_eq!(error.to_string(), "limits.instructions: must be left out: nobody counts");
        assert_eq!(read(Some(&json!({"instructions": null})), &policy), Ok(Limits::default()));
    }
}
