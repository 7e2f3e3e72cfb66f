//! Many runs in a row: nothing adds up.

use serde_json::json;

use crate::processes::{Process, cgroups_of, eventually, mounts};
use crate::server::Server;

/// Runs before the first count, so that what is made once is made.
const WARM_UP: usize = 200;
const RUNS: usize = 2_000;
/// Resident memory that may be gained over all runs: allocators round.
const SPARE_KIB: u64 = 4 << 10;

/// What must be the same afterwards.
#[derive(Debug, PartialEq, Eq)]
struct Holdings {
    descriptors: [usize; 3],
    processes: usize,
    cgroups: usize,
    mounts: String,
}

fn zygote(server: &Server) -> Option<Process> {
    server.launcher.children().pop()
}

/// Counts once the server has the slot's next spare, and nothing else lives.
async fn holdings(server: &Server) -> Holdings {
    // A slot is busy until its next spare is ready and its pipes are with the server.
    server.await_load(0, 0).await;
    eventually("a slot with one spare", || {
        let family = server.family();
        let zygote = zygote(server)?;
        (family.len() == 5).then(|| Holdings {
            descriptors: [server.process.descriptors(), server.launcher.descriptors(), zygote.descriptors()],
            processes: family.len(),
            cgroups: cgroups_of(server.launcher.pid).len(),
            mounts: mounts(),
        })
    })
}

fn resident(server: &Server) -> [u64; 3] {
    [&server.process, &server.launcher, &server.slots()[0]].map(Process::resident_kib)
}

async fn run(server: &Server, runs: usize) {
    for number in 0..runs {
        let code = match number % 4 {
            0 => format!("print({number})"),
            1 => format!("open('left', 'w').write('x' * 5000)\nprint({number})"),
            2 => format!(
                "import threading\nt = threading.Thread(target=print, args=({number},))\nt.start(); t.join()"
            ),
            _ => format!("print({number})\nraise ValueError({number})"),
        };
        let answer = server.judged(&json!({"code": code})).await;
        assert_eq!(answer["stdout"], format!("{number}\n"), "{answer}");
    }
}

#[tokio::test]
async fn two_thousand_runs_leave_the_host_as_it_was() {
    let server = Server::start(&["--log-level", "warn,tockbox=info"]);
    run(&server, WARM_UP).await;
    let (before, memory_before) = (holdings(&server).await, resident(&server));
    run(&server, RUNS).await;
    assert_eq!(holdings(&server).await, before);
    let memory = resident(&server);
    for (now, then) in memory.iter().zip(memory_before) {
        assert!(*now <= then + SPARE_KIB, "{memory:?} KiB, and {memory_before:?} KiB before");
    }
    assert_eq!(server.metric("tockbox_slots_recycled_total").await, 0);
    server.stop();
}
