//! A backend that runs nothing. What it does depends on the submission's code.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use tockbox_core::{
    Backend, BackendFuture, Claim, Ending, Execution, GuestRun, Isolation, Output, RunObserver, SandboxError,
    Tier, Usage,
};
use tockbox_native::PoolLoad;
use tokio::sync::Notify;

use tockbox_native::EnvironmentDetails;

use crate::http::state::Monitored;

/// `panic`: panics. `hang…`: ends when released. `lost`: loses its slot. Else: prints `hello`.
#[derive(Default)]
pub(super) struct FakeBackend {
    pub(super) down: AtomicBool,
    /// Guests that run now.
    pub(super) running: AtomicUsize,
    /// Guests that ever ran.
    pub(super) started: AtomicUsize,
    /// Told of each change of `running`.
    pub(super) changed: Notify,
    /// Lets guests that hang end.
    pub(super) release: Notify,
}

impl FakeBackend {
    /// Waits until as many guests run.
    pub(super) async fn until_running(&self, number: usize) {
        let reached = async {
            loop {
                let changed = self.changed.notified();
                if self.running.load(Ordering::SeqCst) == number {
                    return;
                }
                changed.await;
            }
        };
        tokio::time::timeout(super::DEADLINE, reached).await.expect("as many guests should run");
    }
}

/// A guest that runs, until dropped.
struct Running<'a>(&'a FakeBackend);

impl<'a> Running<'a> {
    fn start(backend: &'a FakeBackend) -> Self {
        backend.running.fetch_add(1, Ordering::SeqCst);
        backend.started.fetch_add(1, Ordering::SeqCst);
        backend.changed.notify_waiters();
        Self(backend)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.running.fetch_sub(1, Ordering::SeqCst);
        self.0.changed.notify_waiters();
    }
}

impl Backend for FakeBackend {
    fn name(&self) -> &'static str {
        "native"
    }

    fn isolation(&self) -> Isolation {
        Isolation { tier: Tier::Full, enforced_by: vec!["seccomp"] }
    }

    fn supports_processes(&self) -> Result<(), &'static str> {
        Ok(())
    }

    fn environments(&self) -> Vec<String> {
        vec!["default".into()]
    }

    fn run<'a>(&'a self, execution: &'a Execution, observer: RunObserver<'a>) -> BackendFuture<'a> {
        Box::pin(async move {
            let _running = Running::start(self);
            match &*execution.code {
                "panic" => panic!("guest bytes"),
                "lost" => return Err(SandboxError::SlotLost { what: "a test".into() }),
                code if code.starts_with("hang") => self.release.notified().await,
                _ => {}
            }
            observer(GuestRun {
                ending: Ending::Exited(0),
                claim: Claim::Completed,
                tested: None,
                in_process: None,
                stdout: Output { bytes: b"hello\n".to_vec(), truncated: false },
                stderr: Output::default(),
                usage: Usage::default(),
                flags: vec![],
            });
            Ok(())
        })
    }
}

impl Monitored for FakeBackend {
    fn load(&self) -> PoolLoad {
        let slots = if self.down.load(Ordering::SeqCst) { 0 } else { 4 };
        PoolLoad { slots, busy: 1, tester_slots: 8, testers_busy: 3, background: 4, waiting: 2, recycled: 5 }
    }

    fn environment_details(&self) -> Vec<EnvironmentDetails> {
        vec![EnvironmentDetails {
            name: "default".into(),
            interpreter: "/usr/bin/python3".into(),
            version: "3.11.7".into(),
            preloaded: vec!["numpy".into()],
        }]
    }
}
