//! A backend that only pretends, and problems for it: for tests without a process.

use std::sync::atomic::{AtomicUsize, Ordering};

use tockbox_core::{
    Backend, BackendFuture, Claim, Ending, Execution, GuestRun, Isolation, Output, RunObserver, SandboxError,
    Tier, Usage,
};

/// Three problems as JSONL, `t/0` to `t/2`, each solved by saying its number; the last one has no reference
/// solution.
pub(crate) fn three_problems() -> String {
    let problem = |number: usize| {
        let reference = (number < 2).then(|| format!("say {number}"));
        serde_json::json!({
            "task_id": format!("t/{number}"), "title": "Say it", "prompt": "Say the number.",
            "entry_point": null, "difficulty": "easy", "tags": [], "reference_solution": reference,
            "tests": [{"type": "stdio", "stdin": "", "expected_stdout": format!("{number}\n")}],
        })
        .to_string()
    };
    (0..3).map(problem).collect::<Vec<_>>().join("\n")
}

/// Runs "code" of few words: `say X` prints X in 100 instructions, `drawl X` in 300, `lost` loses its slot, `hang` never ends, `bug` panics.
#[derive(Default)]
pub(crate) struct FakeBackend {
    /// Runs going on.
    pub(crate) live: AtomicUsize,
    /// The most that ever went on at once.
    pub(crate) most_live: AtomicUsize,
}

struct Live<'a>(&'a AtomicUsize);

impl Drop for Live<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Backend for FakeBackend {
    fn name(&self) -> &'static str {
        "fake"
    }

    fn isolation(&self) -> Isolation {
        Isolation { tier: Tier::None, enforced_by: Vec::new() }
    }

    fn supports_processes(&self) -> Result<(), &'static str> {
        Ok(())
    }

    fn environments(&self) -> Vec<String> {
        vec!["default".to_owned()]
    }

    fn run<'a>(&'a self, execution: &'a Execution, observer: RunObserver<'a>) -> BackendFuture<'a> {
        Box::pin(async move {
            let live = self.live.fetch_add(1, Ordering::SeqCst) + 1;
            let _live = Live(&self.live);
            self.most_live.fetch_max(live, Ordering::SeqCst);
            tokio::task::yield_now().await;
            let stdout = match execution.code.split_once(' ') {
                Some(("say" | "drawl", text)) => format!("{text}\n").into_bytes(),
                _ if &*execution.code == "lost" => {
                    return Err(SandboxError::SlotLost { what: "the test says so".to_owned() });
                }
                _ if &*execution.code == "hang" => std::future::pending().await,
                _ => panic!("no such program"),
            };
            let _ = observer(GuestRun {
                ending: Ending::Exited(0),
                claim: Claim::Completed,
                tested: None,
                in_process: None,
                stdout: Output { bytes: stdout, truncated: false },
                stderr: Output::default(),
                usage: Usage {
                    instructions: Some(if execution.code.starts_with("drawl") { 300 } else { 100 }),
                    ..Usage::default()
                },
                flags: Vec::new(),
            });
            Ok(())
        })
    }
}
