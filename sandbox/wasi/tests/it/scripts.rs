//! Scripts: what they print, how they end, what they find.

use tockbox_core::{Claim, Ending};

use crate::support::{backend, block_on, run, script, stdout};

#[test]
fn a_script_prints_and_ends() {
    block_on(async {
        let backend = backend(1).await;
        let run = run(&backend, &script("print(6 * 7)")).await;
        println!("{run:?} {}", String::from_utf8_lossy(&run.stderr.bytes));
        assert_eq!(
            (stdout(&run).as_str(), run.ending, run.claim),
            ("42\n", Ending::Exited(0), Claim::Completed)
        );
    });
}
