# /// tockbox
# row = 31
# title = "a daemon started by the function"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536, processes = 32 }
# verdicts = ["accepted"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# flags = ["leftover_processes"]
# tiers = ["full"]
# stopped_by = "kill of the whole pid namespace"
# ///
import os
import time


def f(x):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            while True:
                time.sleep(1)
        os._exit(0)
    os.wait()
    return x + 1
