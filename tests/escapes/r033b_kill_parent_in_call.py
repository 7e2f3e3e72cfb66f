# /// tockbox
# row = 33
# title = "kill the parent from inside the function"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}, {"function": "f", "args": [1], "expected": 2}, {"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "uid, immunity of process 1, seccomp"
# ///
import os


def f(x):
    for what in (15, 11, 6, 19, 9):
        try:
            os.kill(os.getppid(), what)
        except OSError:
            pass
    return x + 1
