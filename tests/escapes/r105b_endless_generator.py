# /// tockbox
# row = 105
# title = "an endless iterator"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [3], "expected": [0, 1, 2]}]'
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "time_limit_exceeded", "output_limit_exceeded", "memory_limit_exceeded"]
# stopped_by = "answer comparison"
# ///
import itertools


def f(n):
    return itertools.count()
