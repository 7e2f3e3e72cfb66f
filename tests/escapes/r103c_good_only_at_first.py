# /// tockbox
# row = 103
# title = "right in the first test, careless after it"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}, {"function": "f", "args": [2], "expected": 3}, {"function": "f", "args": [3], "expected": 4}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# verdicts_restricted = ["accepted"]
# wasm = "own_files"
# verdicts_wasm = ["accepted"]
# stopped_by = "answer comparison"
# ///
import os


def f(x):
    # The folder carries over, so the second test can be told from the first.
    if os.path.exists("seen"):
        return 0
    open("seen", "w").close()
    return x + 1
