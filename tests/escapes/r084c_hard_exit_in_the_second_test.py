# /// tockbox
# row = 84
# title = "the first test is answered, the second one ends the process"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}, {"function": "f", "args": [2], "expected": 3}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["no_result"]
# stopped_by = "no answer, no pass"
# ///
import os


def f(x):
    if x > 1:
        os._exit(0)
    return x + 1
