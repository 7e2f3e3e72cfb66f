# /// tockbox
# row = 48
# title = "twenty children, each with its own guess"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 1234}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536, processes = 32 }
# verdicts = ["wrong_answer", "no_result"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# tiers = ["full"]
# stopped_by = "one frame a call"
# ///
import os
import time


def f(x):
    for guess in range(20):
        if os.fork() == 0:
            return guess
    time.sleep(1)
    return -1
