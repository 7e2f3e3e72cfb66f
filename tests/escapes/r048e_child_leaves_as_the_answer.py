# /// tockbox
# row = 48
# title = "the child exits with 0 and the parent waits for the time-out"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 2, memory_mib = 256, output_bytes = 65536, processes = 32 }
# verdicts = ["time_limit_exceeded"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# tiers = ["full"]
# stopped_by = "the main process counts"
# ///
import os
import time


def f(x):
    if os.fork() == 0:
        os._exit(0)
    time.sleep(600)
