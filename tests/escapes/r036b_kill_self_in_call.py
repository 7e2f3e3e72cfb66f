# /// tockbox
# row = 36
# title = "kill oneself inside the function to look like out of memory"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "verdict from the oom counter"
# ///
import signal


def f(x):
    signal.raise_signal(signal.SIGKILL)
