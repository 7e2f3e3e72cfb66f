# /// tockbox
# row = 48
# title = "parent and child both answer, wrongly"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536, processes = 32 }
# verdicts = ["wrong_answer", "no_result"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# tiers = ["full"]
# stopped_by = "one frame a call"
# ///
import os


def f(x):
    os.fork()
    return x + 6
