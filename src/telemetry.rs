//! Logs and metrics: the subscriber, every metric's name, and their closed label sets.
//!
//! No label and no log field ever holds bytes of a guest or of a request body: routes come from the route
//! table, verdicts, backends and states from closed sets.

use std::io::IsTerminal as _;
use std::time::Duration;

use axum::http::StatusCode;
use metrics::{Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tockbox_native::PoolLoad;
use tracing_subscriber::EnvFilter;

use crate::config::ConfigError;
use crate::config::service::{LogConfig, LogFormat};
use crate::judgement::{Judgement, UsageReport};

/// Requests answered. Labels: `route` (as in the route table, else `other`), `status`.
pub const REQUESTS: &str = "tockbox_http_requests_total";
/// Time from a request's head to its answer. Label: `route`.
pub const REQUEST_SECONDS: &str = "tockbox_http_request_duration_seconds";
/// Submissions judged. Labels: `verdict` (the wire names), `backend` (`native`, `wasm`).
pub const EXECUTIONS: &str = "tockbox_executions_total";
/// Time a submission waited for a slot. Label: `backend`.
pub const QUEUE_SECONDS: &str = "tockbox_execution_queue_seconds";
/// Time a submission's guests ran, by the clock. Label: `backend`.
pub const WALL_SECONDS: &str = "tockbox_execution_wall_seconds";
/// Submissions being judged or waiting for it.
pub const IN_FLIGHT: &str = "tockbox_submissions_in_flight";
/// Slots. Label: `state` (`busy`, `idle`).
pub const SLOTS: &str = "tockbox_slots";
/// Guests that have used their quantum, so that others may begin beside them.
pub const BACKGROUND: &str = "tockbox_background_guests";
/// Slots of testers, which are built when the first test code comes. Label: `state` (`busy`, `idle`).
pub const TESTER_SLOTS: &str = "tockbox_tester_slots";
/// Executions waiting for a slot.
pub const QUEUE_LENGTH: &str = "tockbox_queue_length";
/// Slots replaced since the start.
pub const SLOTS_RECYCLED: &str = "tockbox_slots_recycled_total";
/// Failures of our own: verdicts `internal_error`, and answers with status 500, or lines of a batch that would have it.
/// Label: `source` (`sandbox`, `service`).
pub const INTERNAL_ERRORS: &str = "tockbox_internal_errors_total";
/// Always 1. Label: `version`.
pub const BUILD_INFO: &str = "tockbox_build_info";
/// Resident memory of the service process, guests not among it.
pub const RESIDENT_BYTES: &str = "process_resident_memory_bytes";

/// The `route` of a request that matched none.
pub const OTHER_ROUTE: &str = "other";
/// The `status` of a request whose client went away before the answer (nginx's number for it).
pub const CLIENT_GONE: u16 = 499;

/// Bounds of all duration histograms, in seconds: from a warm `print(1)` to the longest wall limit.
const BUCKETS: [f64; 17] =
    [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0];

/// Sends logs to standard error. Fails on a filter that cannot be parsed.
pub fn start_logs(config: &LogConfig) -> Result<(), ConfigError> {
    let filter = EnvFilter::try_new(&config.filter)
        .map_err(|error| ConfigError::Invalid { key: "log_level", message: error.to_string() })?;
    let logs = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    std::panic::set_hook(Box::new(log_panic));
    // A second subscriber (in tests) is not an error: the first one stays.
    let _ = match config.format {
        LogFormat::Text => logs.try_init(),
        LogFormat::Json => logs.json().flatten_event(true).try_init(),
    };
    Ok(())
}

/// Says where, not what: the text of a panic may quote bytes of a request.
fn log_panic(panic: &std::panic::PanicHookInfo<'_>) {
    let location = panic.location().map(ToString::to_string);
    tracing::error!(location, "panicked");
}

/// The process's metrics; the first call installs them.
pub fn metrics() -> Metrics {
    static HANDLE: std::sync::OnceLock<PrometheusHandle> = std::sync::OnceLock::new();
    Metrics(HANDLE.get_or_init(install).clone())
}

fn install() -> PrometheusHandle {
    let recorder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &BUCKETS)
        .expect("the list of bounds is not empty")
        .build_recorder();
    let handle = recorder.handle();
    metrics::set_global_recorder(recorder).expect("installed once");
    describe();
    gauge!(BUILD_INFO, "version" => env!("CARGO_PKG_VERSION")).set(1.0);
    counter!(INTERNAL_ERRORS, "source" => "sandbox").absolute(0);
    counter!(INTERNAL_ERRORS, "source" => "service").absolute(0);
    handle
}

fn describe() {
    describe_counter!(REQUESTS, "Requests answered");
    describe_histogram!(REQUEST_SECONDS, Unit::Seconds, "Time from a request's head to its answer");
    describe_counter!(EXECUTIONS, "Submissions judged");
    describe_histogram!(QUEUE_SECONDS, Unit::Seconds, "Time a submission waited for a slot");
    describe_histogram!(WALL_SECONDS, Unit::Seconds, "Time a submission's guests ran");
    describe_gauge!(IN_FLIGHT, "Submissions being judged or waiting for it");
    describe_gauge!(SLOTS, "Slots by state");
    describe_gauge!(TESTER_SLOTS, "Slots of testers by state; none until the first test code");
    describe_gauge!(BACKGROUND, "Guests that have used their quantum, so that others may begin beside them");
    describe_gauge!(QUEUE_LENGTH, "Executions waiting for a slot");
    describe_counter!(SLOTS_RECYCLED, "Slots replaced since the start");
    describe_counter!(INTERNAL_ERRORS, "Failures of the sandbox or of the service itself");
    describe_gauge!(BUILD_INFO, "The running version");
    describe_gauge!(RESIDENT_BYTES, Unit::Bytes, "Resident memory of the service process");
}

/// The process's metrics, to be rendered.
#[derive(Clone)]
pub struct Metrics(PrometheusHandle);

impl Metrics {
    /// The Prometheus text of all metrics, the gauges brought up to date first.
    pub fn render(&self, load: PoolLoad, in_flight: usize) -> String {
        gauge!(SLOTS, "state" => "busy").set(count(load.busy));
        gauge!(SLOTS, "state" => "idle").set(count(load.slots.saturating_sub(load.busy)));
        gauge!(TESTER_SLOTS, "state" => "busy").set(count(load.testers_busy));
        gauge!(TESTER_SLOTS, "state" => "idle")
            .set(count(load.tester_slots.saturating_sub(load.testers_busy)));
        gauge!(BACKGROUND).set(count(load.background));
        gauge!(QUEUE_LENGTH).set(count(load.waiting));
        counter!(SLOTS_RECYCLED).absolute(load.recycled);
        gauge!(IN_FLIGHT).set(count(in_flight));
        if let Some(bytes) = resident_bytes() {
            gauge!(RESIDENT_BYTES).set(bytes);
        }
        self.0.render()
    }

    /// Frees what histograms have buffered since; call every few seconds when nobody renders.
    pub fn upkeep(&self) {
        self.0.run_upkeep();
    }
}

/// A request was answered, or its client went away.
pub fn request_ended(route: &str, status: u16, latency: Duration) {
    counter!(REQUESTS, "route" => route.to_owned(), "status" => status.to_string()).increment(1);
    histogram!(REQUEST_SECONDS, "route" => route.to_owned()).record(latency);
    if status == StatusCode::INTERNAL_SERVER_ERROR.as_u16() {
        service_failed();
    }
}

/// We failed, and not the sandbox.
pub fn service_failed() {
    counter!(INTERNAL_ERRORS, "source" => "service").increment(1);
}

/// A submission was judged.
pub fn submission_judged(judgement: &Judgement) {
    let (verdict, backend) = (judgement.verdict.as_str(), judgement.backend);
    let UsageReport { queue_ms, wall_ms, .. } = judgement.usage;
    counter!(EXECUTIONS, "verdict" => verdict, "backend" => backend).increment(1);
    histogram!(QUEUE_SECONDS, "backend" => backend).record(queue_ms / 1e3);
    histogram!(WALL_SECONDS, "backend" => backend).record(wall_ms / 1e3);
    if verdict == "internal_error" {
        counter!(INTERNAL_ERRORS, "source" => "sandbox").increment(1);
    }
}

fn count(number: usize) -> f64 {
    u32::try_from(number).unwrap_or(u32::MAX).into()
}

/// From `/proc/self/status`, which states it in KiB; nothing where there is no such file.
fn resident_bytes() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: u32 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(f64::from(kib) * 1024.0)
}
