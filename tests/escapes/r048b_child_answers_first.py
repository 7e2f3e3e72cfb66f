# /// tockbox
# row = 48
# title = "the child answers wrongly, the parent corrects it"
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
    child = os.fork()
    if child == 0:
        return x + 6
    os.waitpid(child, 0)
    return x + 1
