# /// tockbox
# row = 32
# title = "a child keeps the answer channel open"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536, processes = 32 }
# verdicts = ["accepted"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# flags = ["leftover_processes"]
# tiers = ["full"]
# stopped_by = "no wait for end of file"
# ///
import os
import time


def f(x):
    if os.fork() == 0:
        time.sleep(600)
        os._exit(0)
    return x + 1
