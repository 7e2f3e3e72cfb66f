# /// tockbox
# row = 80
# title = "a pipe to nowhere takes the place of the answer channel"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["no_result"]
# wasm = "answer_channel"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "no answer, no pass"
# ///
import os


def f(x):
    r, w = os.pipe()
    os.dup2(w, 3)
    os.close(w)
    return x + 1
