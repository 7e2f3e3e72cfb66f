# /// tockbox
# row = 19
# title = "a huge integer becomes text inside one native call"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 12041200}]'
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 1024, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# wasm = "signals"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "cpu deadline, from outside"
# ///
import signal
import sys


def f(x):
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)
    signal.signal(signal.SIGALRM, lambda *_: None)
    signal.alarm(1)  # never runs: the interpreter does not come back in time
    return len(str(1 << 40_000_000))
