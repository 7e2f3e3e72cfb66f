# /// tockbox
# row = 2
# title = "a long sleep before the right answer"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 1, wall_seconds = 2, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "wall deadline"
# ///
import time


def f(x):
    time.sleep(1e9)
    return x + 1
