//! The same request gives the same answer, to the instruction: at once with others, after others, on a new backend.

use std::sync::Arc;

use tockbox_core::{Claim, Ending, Flag, Output};
use tokio::task::JoinSet;

use crate::support::{backend, block_on, run, script};

/// Programs whose output shows what commonly differs between runs.
const PROGRAMS: [&str; 12] = [
    "print({'a', 'b', 'c', 'd', 'e'}, hash('x'), hash((1, 'y')), hash(None))",
    "import random\nprint(random.random(), random.sample(range(100), 5))",
    "import os, uuid, secrets\nprint(os.urandom(8), uuid.uuid4(), secrets.token_hex(4))",
    "import time, datetime\nprint(time.time(), time.monotonic_ns(), time.perf_counter(), datetime.datetime.now())",
    "print(object(), [], id([]), repr(print), (lambda: 0))",
    "import tempfile, os\nprint(tempfile.mkdtemp(), os.getpid(), sorted(os.environ))",
    "import time\nfor _ in range(3):\n    time.sleep(0.5)\n    print(time.process_time())",
    "def f(n): return n if n < 2 else f(n - 1) + f(n - 2)\nprint(f(18))",
    "d = {str(i): i for i in range(2000)}\nprint(sum(hash(k) for k in d), list(set(d))[:5])",
    "import gc\nx = []\nx.append(x)\ndel x\nprint(gc.collect(), gc.get_count())",
    "import asyncio\nasync def f(x):\n    await asyncio.sleep(x)\n    print(x, asyncio.get_running_loop().time())\n\
     async def m(): await asyncio.gather(*map(f, (3, 1, 2)))\nasyncio.run(m())",
    "1 / 0",
];
const TIMES: usize = 8;

type Seen = (Output, Output, Ending, Claim, Vec<Flag>, Option<u64>, u64);

async fn see(backend: &tockbox_wasi::WasmBackend, code: &str) -> Seen {
    let run = run(backend, &script(code)).await;
    let usage = run.usage;
    (run.stdout, run.stderr, run.ending, run.claim, run.flags, usage.instructions, usage.memory_peak_bytes)
}

#[test]
fn everything_is_the_same_each_time_instructions_included() {
    block_on(async {
        let (shared, other) = (backend(4).await, backend(1).await);
        let mut firsts = Vec::new();
        for code in PROGRAMS {
            firsts.push(see(&other, code).await);
        }
        let mut seen = JoinSet::new();
        for _ in 0..TIMES {
            for (index, code) in PROGRAMS.into_iter().enumerate() {
                let backend = Arc::clone(&shared);
                seen.spawn(async move { (index, see(&backend, code).await) });
            }
        }
        while let Some(told) = seen.join_next().await {
            let (index, told) = told.unwrap();
            assert_eq!(told, firsts[index], "{}", PROGRAMS[index]);
        }
    });
}

#[test]
fn an_empty_program_takes_no_instructions_and_more_work_takes_more() {
    block_on(async {
        let backend = backend(1).await;
        let mut counts = Vec::new();
        for code in ["pass\n", "for i in range(1000): i * i", "for i in range(10000): i * i"] {
            counts.push(run(&backend, &script(code)).await.usage.instructions.unwrap());
        }
        assert_eq!(counts[0], 0);
        assert!(counts[1] > 0 && counts[2] > 5 * counts[1], "{counts:?}");
    });
}

#[test]
fn another_program_draws_other_random_numbers() {
    block_on(async {
        let backend = backend(1).await;
        let one = run(&backend, &script("import random\nprint(random.random())")).await;
        let two = run(&backend, &script("import random\nprint(random.random()) ")).await;
        assert_ne!(one.stdout, two.stdout);
    });
}
