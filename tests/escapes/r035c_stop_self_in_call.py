# /// tockbox
# row = 35
# title = "stop oneself inside the function"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 1, wall_seconds = 2, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# wasm = "signals"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "wall deadline"
# ///
import signal


def f(x):
    signal.raise_signal(signal.SIGSTOP)
    return x + 1
