//! Limits: what reaches them is ended, as what it is, and the host goes on.

use std::time::{Duration, Instant};

use tockbox_core::{Backend, Ending, Execution, Flag, Flow, KillReason, Limits, SandboxError};

use crate::support::{backend, block_on, outcome, run, script, stdout};

fn limited(code: &str, limits: Limits) -> Execution {
    Execution { limits, ..script(code) }
}

#[test]
fn a_loop_ends_at_its_number_of_instructions_each_time_the_same() {
    block_on(async {
        let backend = backend(1).await;
        let limits = Limits { instructions: Some(50_000_000), ..Limits::default() };
        let code = "n = 0\nwhile True:\n    n += 1\n    if n % 1000 == 0: print(n)";
        let first = run(&backend, &limited(code, limits)).await;
        assert_eq!(first.ending, Ending::Killed(KillReason::InstructionLimit));
        assert_eq!(first.usage.instructions, Some(50_000_000));
        let again = run(&backend, &limited(code, limits)).await;
        assert_eq!(first.stdout, again.stdout);
    });
}

#[test]
fn a_loop_ends_at_its_cpu_time() {
    block_on(async {
        let backend = backend(1).await;
        let limits = Limits { cpu: Duration::from_millis(50), ..Limits::default() };
        let run = run(&backend, &limited("while True: pass", limits)).await;
        assert_eq!(run.ending, Ending::Killed(KillReason::CpuLimit));
        assert_eq!(run.usage.instructions, Some(1_350_000_000));
    });
}

#[test]
fn a_run_that_has_not_ended_when_its_caller_gives_up_has_no_ending() {
    block_on(async {
        let backend = backend(1).await;
        let deadline = Some(Instant::now() + Duration::from_millis(300));
        let looping = Execution { deadline, ..script("while True: pass") };
        let mut observe = |_run| Flow::Continue;
        let ended = backend.run(&looping, &mut observe).await;
        assert!(matches!(ended, Err(SandboxError::DeadlinePassed)), "{ended:?}");
        // It makes room for the next.
        assert_eq!(outcome(&run(&backend, &script("print(1)")).await), "completed");
    });
}

#[test]
fn a_sleeper_ends_at_its_wall_time_without_taking_it() {
    block_on(async {
        let backend = backend(1).await;
        let limits = Limits { wall: Duration::from_secs(20), ..Limits::default() };
        let began = Instant::now();
        for code in [
            "import time\nwhile True: time.sleep(1)",
            "import time\ntime.sleep(1e9)",
            "import asyncio\nasync def f(): await asyncio.Future()\nasyncio.run(f())",
            "import threading\nl = threading.Lock()\nl.acquire()\nl.acquire()",
            "import queue\nqueue.Queue().get()",
            "import queue\nqueue.SimpleQueue().get()",
            "import select\nselect.select([], [], [])",
        ] {
            let run = run(&backend, &limited(code, limits)).await;
            assert_eq!(run.ending, Ending::Killed(KillReason::WallLimit), "{code}");
        }
        assert!(began.elapsed() < limits.wall);
    });
}

#[test]
fn memory_beyond_the_limit_is_a_memory_error() {
    block_on(async {
        let backend = backend(1).await;
        let limits = Limits { memory_bytes: 128 << 20, ..Limits::default() };
        for code in ["x = bytearray(1 << 30)", "x = []\nwhile True: x.append('y' * 100000 + str(len(x)))"] {
            let run = run(&backend, &limited(code, limits)).await;
            assert_eq!(outcome(&run), "raised MemoryError: ", "{code} {run:?}");
            assert!(run.usage.memory_peak_bytes <= 192 << 20);
        }
    });
}

#[test]
fn output_beyond_the_limit_ends_the_guest() {
    block_on(async {
        let backend = backend(1).await;
        let limits = Limits { output_bytes: 1000, ..Limits::default() };
        let run = run(&backend, &limited("while True: print('x' * 99)", limits)).await;
        assert_eq!(run.ending, Ending::Killed(KillReason::OutputLimit));
        assert_eq!((run.stdout.bytes.len(), run.flags), (1000, vec![Flag::OutputTruncated]));
    });
}

#[test]
fn files_beyond_the_limit_are_an_error_of_the_program() {
    block_on(async {
        let backend = backend(1).await;
        let limits = Limits { disk_bytes: 1 << 20, ..Limits::default() };
        let run =
            run(&backend, &limited("f = open('x', 'wb')\nwhile True: f.write(b'y' * 10000)", limits)).await;
        assert!(outcome(&run).starts_with("raised OSError"), "{}", outcome(&run));
    });
}

#[test]
fn more_open_files_than_there_may_be_are_an_error_of_the_program() {
    block_on(async {
        let backend = backend(1).await;
        let code = "files = []\ntry:\n    while True: files.append(open('x', 'a+'))\nexcept OSError as error:\n    \
                    print(error)\nfor file in files:\n    file.write('y'), file.seek(0), file.read(), file.close()\n\
                    print(len(files), len(open('x').read()))";
        let run = run(&backend, &script(code)).await;
        assert_eq!(stdout(&run), "[Errno 19] Quota exceeded: 'x'\n1023 1023\n", "{run:?}");
    });
}

#[test]
fn deep_recursion_is_no_harm() {
    block_on(async {
        let backend = backend(1).await;
        for (code, said) in [
            ("def f(n): return f(n + 1)\nf(0)", "raised RecursionError: maximum recursion depth exceeded"),
            (
                "import sys\nsys.setrecursionlimit(10**7)\ndef f(n): return 0 if n == 0 else 1 + f(n - 1)\nassert f(100000) == 100000",
                "completed",
            ),
        ] {
            let run = run(&backend, &script(code)).await;
            assert!(outcome(&run).starts_with(said), "{code}: {run:?}");
        }
        // Through C code: the stack of compiled code ends before the interpreter's own limit.
        let code = "import sys\nfrom functools import lru_cache\nsys.setrecursionlimit(10**7)\n\
                    @lru_cache(None)\ndef f(n): return f(n + 1)\nf(0)";
        assert_eq!(run(&backend, &script(code)).await.ending, Ending::Signaled(11));
        assert_eq!(outcome(&run(&backend, &script("print(1)")).await), "completed");
    });
}

#[test]
fn a_run_that_nobody_waits_for_ends_and_makes_room() {
    block_on(async {
        let backend = backend(1).await;
        let endless = limited(
            "while True: pass",
            Limits { cpu: Duration::from_hours(1), wall: Duration::from_hours(1), ..Limits::default() },
        );
        let waited = tokio::time::timeout(Duration::from_millis(200), run(&backend, &endless)).await;
        assert!(waited.is_err());
        assert_eq!(outcome(&run(&backend, &script("print(1)")).await), "completed");
    });
}
