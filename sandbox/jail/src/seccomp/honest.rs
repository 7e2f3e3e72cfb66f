//! Honest programs, run by a real `CPython` that installs a compiled filter on itself as a guest would: they must work.
//! Beside each group stands what the same filter refuses.

use std::fmt::Write as _;
use std::process::Command;

use super::{Filter, FilterOptions};

/// Installs the filter in `argv[1]` by `prctl`, then runs `argv[2]`.
const PRELUDE: &str = r#"
import ctypes, sys
code = bytes.fromhex(sys.argv[1])
libc = ctypes.CDLL(None, use_errno=True)
buffer = ctypes.create_string_buffer(code, len(code))
class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]
program = Program(len(code) // 8, ctypes.addressof(buffer))
assert libc.prctl(38, 1, 0, 0, 0) == 0
assert libc.prctl(22, 2, ctypes.byref(program), 0, 0) == 0, ctypes.get_errno()
exec(compile(sys.argv[2], "guest", "exec"), {"__name__": "__main__", "libc": libc})
"#;

const STRICT: FilterOptions =
    FilterOptions { processes: false, case_forks: false, shared_memory: false, file_attributes: false };
const LAX: FilterOptions =
    FilterOptions { processes: true, case_forks: true, shared_memory: true, file_attributes: true };

/// Runs `program` under the filter of `options`, in a scratch directory; it must end well, having said nothing.
fn assert_works(options: FilterOptions, program: &str) {
    let mut code = String::new();
    for instruction in Filter::compile(options).program {
        let (bytes, value) = (instruction.code.to_ne_bytes(), instruction.k.to_ne_bytes());
        for byte in bytes.into_iter().chain([instruction.jt, instruction.jf]).chain(value) {
            write!(code, "{byte:02x}").unwrap();
        }
    }
    let scratch = tempfile::tempdir().unwrap();
    let output = Command::new("python3")
        .args(["-B", "-W", "ignore", "-X", "faulthandler", "-c", PRELUDE, &code, program])
        .current_dir(&scratch)
        .env("TMPDIR", scratch.path())
        .output()
        .expect("python3 is on the PATH");
    let said = [String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)].concat();
    assert!(output.status.success() && said.is_empty(), "{options:?}: {}: {said}", output.status);
}

#[test]
fn threads_and_waiting_work() {
    assert_works(STRICT, include_str!("honest/threads.py"));
}

#[test]
fn files_databases_and_native_calls_work() {
    assert_works(STRICT, include_str!("honest/files.py"));
    assert_works(LAX, include_str!("honest/files.py"));
}

#[test]
fn file_attributes_change_only_where_they_may() {
    assert_works(
        STRICT,
        "import os; open('f', 'w').close(); os.chmod('f', 0); assert os.stat('f').st_mode & 0o600 == 0o600",
    );
    assert_works(
        LAX,
        "import os; open('f', 'w').close(); os.chmod('f', 0); assert os.stat('f').st_mode & 0o777 == 0",
    );
}

#[test]
fn child_processes_and_shared_memory_work_where_they_may() {
    assert_works(LAX, include_str!("honest/processes.py"));
}

#[test]
fn strict_guests_are_refused_processes_and_uncounted_memory() {
    assert_works(STRICT, include_str!("honest/refused_strictly.py"));
}

#[test]
fn every_guest_is_refused_what_lies_outside() {
    assert_works(STRICT, include_str!("honest/refused.py"));
    assert_works(LAX, include_str!("honest/refused.py"));
}
