# /// tockbox
# row = 80
# title = "every descriptor is closed while loading"
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

os.closerange(0, 64)


def f(x):
    return x + 1
