# /// tockbox
# row = 80
# title = "the answer channel is closed"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["no_result"]
# wasm = "answer_channel"
# verdicts_wasm = ["accepted"]
# stopped_by = "no answer, no pass"
# ///
import os


def f(x):
    os.close(3)
    return x + 1
