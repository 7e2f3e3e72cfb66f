# /// tockbox
# row = 25
# title = "an exit handler that sleeps does not spoil the answer given"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 5, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "kill after the answer"
# ///
import atexit
import time


def f(x):
    atexit.register(time.sleep, 1e9)
    return x + 1
