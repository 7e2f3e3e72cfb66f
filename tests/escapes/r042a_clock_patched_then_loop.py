# /// tockbox
# row = 42
# title = "patched clocks do not stop the deadline"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "the host's clock"
# ///
import time

time.time = time.perf_counter = time.monotonic = time.process_time = lambda: 0.0


def f(x):
    while True:
        pass
